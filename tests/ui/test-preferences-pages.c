/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/awareness-page.h"
#include "ui/hours-page.h"
#include "ui/hours-text.h"
#include "ui/nudges-page.h"

static void
test_reads_what_people_type (void)
{
  static const struct
  {
    const char *text;
    int         start, end;
  } good[] = {
    { "9-17", 9 * 60, 17 * 60 },
    { " 9:30 – 12.15 ", 9 * 60 + 30, 12 * 60 + 15 },
    { "0830—1700", 8 * 60 + 30, 17 * 60 },
    { "22:00-06:00", 22 * 60, 6 * 60 },
    { "00:00-24:00", 0, 24 * 60 },
  };
  static const char *const bad[] = { "", "9", "9-", "-17", "9-25", "9:60-17", "24:00-25:00", "9-9", "9-17x", "nine-five", "9 17", "24-9", "9:-17", "9--17" };
  int                      start, end;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i].text);
      g_assert_true (rhom_hours_text_parse (good[i].text, &start, &end));
      g_assert_cmpint (start, ==, good[i].start);
      g_assert_cmpint (end, ==, good[i].end);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (rhom_hours_text_parse (bad[i], &start, &end));
    }
}

static void
set_words (Fixture    *fixture,
           const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  g_object_set (fixture->settings, "working-hours", words, NULL);
}

static void
assert_words (Fixture    *fixture,
              const char *text)
{
  g_auto (GStrv) words = rhom_settings_dup_words (fixture->settings, RHOM_SETTING_WORKING_HOURS);
  g_autofree char *joined = g_strjoinv (",", words);

  g_assert_cmpstr (joined, ==, text);
}

static void
test_summary (Fixture      *fixture,
              gconstpointer scene)
{
  g_autofree char *off = rhom_hours_text_summary (fixture->settings);
  g_autofree char *same = NULL;
  g_autofree char *different = NULL;

  g_assert_cmpstr (off, ==, "Breaks are offered at any time");
  g_object_set (fixture->settings, "working-hours-enabled", TRUE, NULL);
  set_words (fixture, "mon 09:00-12:00,mon 13:00-17:00,tue 09:00-12:00,tue 13:00-17:00");
  same = rhom_hours_text_summary (fixture->settings);
  g_assert_cmpstr (same, ==, "Mon, Tue: 09:00–12:00, 13:00–17:00");
  set_words (fixture, "mon 09:00-12:00,tue 10:00-12:00");
  different = rhom_hours_text_summary (fixture->settings);
  g_assert_cmpstr (different, ==, "Mon, Tue");
  g_object_set (fixture->settings, "working-hours-enabled", FALSE, NULL);
}

static GtkWidget *
show_hours (Fixture *fixture)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), rhom_hours_page_new (fixture->settings));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
type_hours (GtkWidget  *window,
            const char *text)
{
  GtkWidget *row = find_widget (window, ADW_TYPE_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static GtkWidget *
find_named (GtkWidget  *root,
            const char *tooltip)
{
  const char *own = gtk_widget_get_tooltip_text (root);
  GtkWidget  *found = NULL;

  if (g_strcmp0 (own, tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_named (child, tooltip);
  return found;
}

static void
press (GtkWidget  *root,
       const char *tooltip)
{
  g_assert_nonnull (find_named (root, tooltip));
  g_signal_emit_by_name (find_named (root, tooltip), "clicked");
}

static void
test_hours_for_all_days (Fixture      *fixture,
                         gconstpointer scene)
{
  GtkWidget *window;

  set_words (fixture, "mon 09:00-17:00,tue 09:00-17:00");
  window = show_hours (fixture);
  type_hours (window, "8-16.30");
  assert_words (fixture, "mon 08:00-16:30,tue 08:00-16:30");
  type_hours (window, "whenever");
  assert_words (fixture, "mon 08:00-16:30,tue 08:00-16:30");
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Please write it like 09:00–12:30"));
  type_hours (window, "8-12");

  press (window, "Add hours");
  assert_words (fixture, "mon 08:00-12:00,mon 13:00-17:00,tue 08:00-12:00,tue 13:00-17:00");
  press (window, "Remove these hours");
  assert_words (fixture, "mon 13:00-17:00,tue 13:00-17:00");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "Sat")), TRUE);
  assert_words (fixture, "mon 13:00-17:00,tue 13:00-17:00,sat 13:00-17:00");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hours_of_each_day (Fixture      *fixture,
                        gconstpointer scene)
{
  GtkWidget *window;
  GtkSwitch *same;

  set_words (fixture, "mon 09:00-17:00,fri 09:00-12:00");
  window = show_hours (fixture);
  same = GTK_SWITCH (gtk_widget_get_template_child (gtk_window_get_child (GTK_WINDOW (window)), RHOM_TYPE_HOURS_PAGE, "same_switch"));
  g_assert_false (gtk_switch_get_active (same));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Wednesday"));
  type_hours (window, "10-17");
  assert_words (fixture, "mon 10:00-17:00,fri 09:00-12:00");
  gtk_switch_set_active (same, TRUE);
  assert_words (fixture, "mon 10:00-17:00,fri 10:00-17:00");
  g_assert_null (find_widget (window, GTK_TYPE_LABEL, "Wednesday"));
  gtk_switch_set_active (same, FALSE);
  assert_words (fixture, "mon 10:00-17:00,fri 10:00-17:00");
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Wednesday"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The other program may write them too. */
static void
test_hours_follow_the_setting (Fixture      *fixture,
                               gconstpointer scene)
{
  GtkWidget *window;

  set_words (fixture, "mon 09:00-17:00");
  window = show_hours (fixture);
  set_words (fixture, "mon 07:00-15:00");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_widget (window, ADW_TYPE_ENTRY_ROW, NULL))), ==, "07:00–15:00");
  set_words (fixture, "this is nothing");
  g_assert_null (find_widget (window, ADW_TYPE_ENTRY_ROW, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pages_are_narrow (Fixture      *fixture,
                       gconstpointer scene)
{
  GtkWidget *pages[] = { rhom_hours_page_new (fixture->settings), rhom_awareness_page_new (fixture->client, fixture->settings), rhom_nudges_page_new (fixture->settings) };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      int width;

      g_object_ref_sink (pages[i]);
      gtk_widget_measure (pages[i], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_test_message ("%s: %d px", G_OBJECT_TYPE_NAME (pages[i]), width);
      g_assert_cmpint (width, <=, 360);
      g_assert_finalize_object (pages[i]);
    }
}

static void
test_awareness_says_why (Fixture      *fixture,
                         gconstpointer scene)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), rhom_awareness_page_new (fixture->client, fixture->settings));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Next break at 14:20"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
names_the_caller (gpointer window)
{
  return find_widget (window, GTK_TYPE_LABEL, "Now: Talk & Co (pulse)") != NULL;
}

static void
test_awareness_says_what_is_seen (Fixture      *fixture,
                                  gconstpointer scene)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), rhom_awareness_page_new (fixture->client, fixture->settings));
  gtk_window_present (GTK_WINDOW (window));
  fixture_wait_for_call (fixture, "Desktop.AskBusy");
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Not now (pulse)"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Cannot be seen on this desktop"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "What could tell does not answer"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Not looked at"));
  fixture_set_scene (fixture, "in-call");
  wait_for (names_the_caller, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, "active", fixture_set_up, test, fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/hours/reads-what-people-type", test_reads_what_people_type);
  add ("/hours/summary", test_summary);
  add ("/hours/for-all-days", test_hours_for_all_days);
  add ("/hours/of-each-day", test_hours_of_each_day);
  add ("/hours/follow-the-setting", test_hours_follow_the_setting);
  add ("/pages/are-narrow", test_pages_are_narrow);
  add ("/awareness/says-what-is-seen", test_awareness_says_what_is_seen);
  add ("/awareness/says-why", test_awareness_says_why);
  return g_test_run ();
}
