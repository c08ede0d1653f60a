/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/break-prompt.h"
#include "ui/figure-view.h"
#include "ui/card-view.h"
#include "ui/desktop-group.h"
#include "ui/menu-window.h"
#include "ui/preferences-window.h"
#include "ui/ring.h"
#include "ui/safety-window.h"
#include "ui/service-actions.h"
#include "ui/therapy-window.h"
#include "ui/welcome-window.h"
#include "ui/window.h"

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* GTK owns a window until it is destroyed; nobody else may. */
static void
assert_freed (gpointer window)
{
  g_object_ref (window);
  g_test_message ("%s", G_OBJECT_TYPE_NAME (window));

  gtk_window_destroy (window);

  wait_for (is_alone, window);
  g_assert_finalize_object (window);
}

static gpointer
show (Fixture *fixture,
      gpointer window)
{
  gtk_widget_insert_action_group (window, RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  gtk_window_present (window);
  wait_for (is_mapped, window);
  return window;
}

static RhomWindow *
show_main_window (Fixture *fixture)
{
  return show (fixture, rhom_window_new (NULL, fixture->client, fixture->settings, fixture->catalogue));
}

static const char *
get_stack_page (gpointer window)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find_widget (window, GTK_TYPE_STACK, NULL)));
}

static void
test_all_are_freed (Fixture      *fixture,
                    gconstpointer scene)
{
  assert_freed (show_main_window (fixture));
  assert_freed (show (fixture, rhom_therapy_window_new (fixture->client, fixture->settings)));
  assert_freed (show (fixture, rhom_preferences_window_new (fixture->client, fixture->settings)));
  assert_freed (show (fixture, rhom_welcome_window_new (fixture->client, fixture->settings)));
  assert_freed (show (fixture, rhom_safety_window_new ()));
  assert_freed (show (fixture, rhom_menu_window_new (fixture->client)));
  fixture_set_scene (fixture, "due");
  wait_for_state (fixture, "due");
  assert_freed (show (fixture, rhom_break_prompt_new (fixture->client, fixture->settings, fixture->catalogue)));
}

typedef struct
{
  const char *scene;
  const char *state;
  const char *has;
  const char *lacks;
} TodayCase;

static void
test_today_states (Fixture      *fixture,
                   gconstpointer scene)
{
  static const TodayCase cases[] = {
    { "active", "active", "Take a Break Now", "Skip" },
    { "due", "due", "Skip", "Pause" },
    { "held", "held", "Skip", "Resume" },
    { "off-hours", "off-hours", "Take a Break Now", "Resume" },
    { "in-break", "in-break", "Finish", "Take a Break Now" },
    { "snoozed", "snoozed", "Take a Break Now", "Skip" },
    { "paused-on", "paused", "Resume", "Take a Break Now" },
    { "away", "away", "Take a Break Now", "Resume" },
    { "off", "off", "Switch Breaks On", "Take a Break Now" },
  };
  RhomWindow *window = show_main_window (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      fixture_set_scene (fixture, cases[i].scene);
      wait_for_state (fixture, cases[i].state);
      g_test_message ("%s", cases[i].scene);
      g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, cases[i].has));
      g_assert_true (gtk_widget_is_sensitive (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, cases[i].has)));
      g_assert_null (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, cases[i].lacks));
    }
  assert_freed (window);
}

static void
test_today_buttons (Fixture      *fixture,
                    gconstpointer scene)
{
  RhomWindow *window = show_main_window (fixture);

  click (GTK_WIDGET (window), "Take a Break Now");
  fixture_wait_for_call (fixture, "Breaks.Take('',)");
  wait_for_state (fixture, "in-break");
  g_assert_nonnull (find_widget (GTK_WIDGET (window), RHOM_TYPE_RING, NULL));
  click (GTK_WIDGET (window), "Finish");
  fixture_wait_for_call (fixture, "Breaks.Finished");
  assert_freed (window);
}

static GtkSwitch *
find_switch (RhomWindow *window,
             const char *title)
{
  GtkWidget *label = find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, title);

  g_assert_nonnull (label);
  return GTK_SWITCH (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW))));
}

static gboolean
is_on (gpointer data)
{
  return gtk_switch_get_active (data);
}

static void
test_today_modes (Fixture      *fixture,
                  gconstpointer scene)
{
  RhomWindow *window = show_main_window (fixture);
  GtkSwitch  *reading = find_switch (window, "Reading");
  GtkSwitch  *sore = find_switch (window, "Sore Day");

  g_assert_false (is_on (sore));
  gtk_switch_set_active (sore, TRUE);
  fixture_wait_for_call (fixture, "Breaks.SetSoreDay(true,)");
  gtk_switch_set_active (reading, TRUE);
  fixture_wait_for_call (fixture, "Breaks.SetReading(7200000000,)");
  gtk_switch_set_active (reading, FALSE);
  fixture_wait_for_call (fixture, "Breaks.SetReading(0,)");
  gtk_switch_set_active (sore, FALSE);
  fixture_wait_for_call (fixture, "Breaks.SetSoreDay(false,)");
  /* What is set elsewhere is shown, and not asked for again. */
  fixture_set (fixture, "Breaks", "SoreDay", g_variant_new_boolean (TRUE));
  wait_for (is_on, sore);
  assert_freed (window);
}

static void
test_missing_service_offers_start (Fixture      *fixture,
                                   gconstpointer scene)
{
  RhomWindow *window = show_main_window (fixture);

  g_assert_cmpstr (get_stack_page (window), ==, "connected");
  fixture_kill_service (fixture);
  while (!g_str_equal (get_stack_page (window), "missing"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Start"));

  fixture_start_service (fixture, "active");
  g_assert_cmpstr (get_stack_page (window), ==, "connected");
  assert_freed (window);
}

/* In every state, and before the first one is known. */
static void
test_fits_a_narrow_screen (Fixture      *fixture,
                           gconstpointer scene)
{
  static const char *const states[] = { "active", "warning", "held", "due", "in-break", "paused", "off-hours", "off" };
  RhomServiceClient       *unconnected = rhom_service_client_new (fixture->connection, rhom_service_client_get_clock (fixture->client));
  RhomWindow              *early = rhom_window_new (NULL, unconnected, fixture->settings, fixture->catalogue);
  RhomWindow              *window = show_main_window (fixture);
  int                      width = 0;

  gtk_widget_measure (GTK_WIDGET (early), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      fixture_set_scene (fixture, states[i]);
      wait_for_state (fixture, states[i]);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_test_message ("%s: %d", states[i], width);
      g_assert_cmpint (width, <=, 360);
    }
  gtk_window_destroy (GTK_WINDOW (early));
  g_object_unref (unconnected);
  assert_freed (window);
}

static void
test_card (Fixture      *fixture,
           gconstpointer scene)
{
  RhomWindow *window = show_main_window (fixture);

  g_assert_false (rhom_window_show_card (window, "no-such-card"));
  g_assert_true (rhom_window_show_card (window, "eagle-arms"));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "Eagle arms"));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "When to Stop and Get Help"));
  assert_freed (window);
}

static void
test_size_is_kept (Fixture      *fixture,
                   gconstpointer scene)
{
  RhomWindow *window = rhom_window_new (NULL, fixture->client, fixture->settings, fixture->catalogue);
  gpointer    watched = window;
  int         width = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 600);
  show (fixture, window);
  g_object_add_weak_pointer (G_OBJECT (window), &watched);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (is_gone, &watched);
  g_object_get (fixture->settings, "window-width", &width, NULL);
  g_assert_cmpint (width, ==, 500);
}

static void
test_prompt_says_it_is_shown_and_closes (Fixture      *fixture,
                                         gconstpointer scene)
{
  gpointer prompt = rhom_break_prompt_new (fixture->client, fixture->settings, fixture->catalogue);

  gtk_widget_insert_action_group (prompt, RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  g_object_add_weak_pointer (prompt, &prompt);
  rhom_break_prompt_show_quietly (prompt);
  fixture_wait_for_call (fixture, "Breaks.Shown");
  g_assert_nonnull (find_widget (prompt, GTK_TYPE_LABEL, "You have sat for 47 min"));
  g_assert_nonnull (find_widget (prompt, GTK_TYPE_BUTTON, "Start 5 min"));
  g_assert_nonnull (find_widget (prompt, GTK_TYPE_BUTTON, "Shorter, 1 min"));
  g_assert_nonnull (find_widget (prompt, GTK_TYPE_BUTTON, "Skip"));

  fixture_set_scene (fixture, "active");
  wait_for (is_gone, &prompt);
}

static void
propose_routine (Fixture *fixture)
{
  fixture_set (fixture, "Breaks", "Proposal", g_variant_new_string ("between-the-blades"));
  fixture_set (fixture, "Breaks", "ProposalName", g_variant_new_string ("Push & pull"));
  fixture_set (fixture, "Breaks", "ProposalWhy", g_variant_new_string ("Your neck had no turn for 2 days"));
}

static gboolean
has_reason (gpointer window)
{
  return find_widget (window, GTK_TYPE_LABEL, "Your neck had no turn for 2 days") != NULL;
}

/* A routine has no figure of its own, so its first exercise moves. */
static void
test_prompt_proposes_a_routine (Fixture      *fixture,
                                gconstpointer scene)
{
  GtkWidget *prompt = GTK_WIDGET (rhom_break_prompt_new (fixture->client, fixture->settings, fixture->catalogue));

  gtk_widget_insert_action_group (prompt, RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  rhom_break_prompt_show_quietly (RHOM_BREAK_PROMPT (prompt));
  propose_routine (fixture);
  wait_for (has_reason, prompt);
  g_assert_nonnull (find_widget (prompt, GTK_TYPE_LABEL, "Push & pull"));
  g_assert_true (gtk_widget_is_visible (find_widget (prompt, RHOM_TYPE_FIGURE_VIEW, NULL)));
  assert_freed (GTK_WINDOW (prompt));
}

static gboolean
has_name_and_reason (gpointer window)
{
  return find_widget (window, GTK_TYPE_LABEL, "Push & pull\nYour neck had no turn for 2 days") != NULL;
}

static void
test_today_names_the_proposal (Fixture      *fixture,
                               gconstpointer scene)
{
  RhomWindow *window = show_main_window (fixture);

  propose_routine (fixture);
  wait_for (has_name_and_reason, window);
  assert_freed (window);
}

static gboolean
offers_heat_or_ice (gpointer window)
{
  GtkWidget *button = find_widget (window, GTK_TYPE_BUTTON, "Heat or Ice…");

  return button != NULL && gtk_widget_get_visible (button);
}

static void
test_prompt_of_a_sore_day (Fixture      *fixture,
                           gconstpointer scene)
{
  GtkWidget *prompt = GTK_WIDGET (rhom_break_prompt_new (fixture->client, fixture->settings, fixture->catalogue));

  gtk_widget_insert_action_group (prompt, RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  rhom_break_prompt_show_quietly (RHOM_BREAK_PROMPT (prompt));
  fixture_wait_for_call (fixture, "Breaks.Shown");
  g_assert_false (offers_heat_or_ice (prompt));
  fixture_set (fixture, "Breaks", "SoreDay", g_variant_new_boolean (TRUE));
  wait_for (offers_heat_or_ice, prompt);
  assert_freed (GTK_WINDOW (prompt));
}

static void
test_prompt_snoozes (Fixture      *fixture,
                     gconstpointer scene)
{
  gpointer prompt = rhom_break_prompt_new (fixture->client, fixture->settings, fixture->catalogue);

  gtk_widget_insert_action_group (prompt, RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  g_object_add_weak_pointer (prompt, &prompt);
  rhom_break_prompt_show_quietly (prompt);
  click (prompt, "In 10 min");
  fixture_wait_for_call (fixture, "Breaks.Snooze(600000000,)");
  wait_for (is_gone, &prompt);
}

static void
test_third_skip_is_held (Fixture      *fixture,
                         gconstpointer scene)
{
  gpointer prompt = rhom_break_prompt_new (fixture->client, fixture->settings, fixture->catalogue);

  g_object_add_weak_pointer (prompt, &prompt);
  rhom_break_prompt_show_quietly (prompt);
  g_assert_nonnull (find_widget (prompt, GTK_TYPE_BUTTON, "Hold to Skip"));
  fixture_kill_service (fixture);
  wait_for (is_gone, &prompt);
}

static void
test_preferences (Fixture      *fixture,
                  gconstpointer scene)
{
  GtkWidget     *window = show (fixture, rhom_preferences_window_new (fixture->client, fixture->settings));
  GtkWidget     *scale = find_widget (window, GTK_TYPE_SCALE, NULL);
  GtkAdjustment *scale_minutes = gtk_range_get_adjustment (GTK_RANGE (scale));
  GtkAdjustment *minutes = GTK_ADJUSTMENT (gtk_widget_get_template_child (window, RHOM_TYPE_PREFERENCES_WINDOW, "interval-seconds"));

  gtk_adjustment_set_value (minutes, 90);
  g_assert_cmpint (rhom_settings_get_int (fixture->settings, RHOM_SETTING_INTERVAL_SECONDS), ==, 90 * 60);
  g_assert_cmpfloat (gtk_adjustment_get_value (scale_minutes), ==, 60);
  g_assert_cmpfloat (gtk_adjustment_get_value (minutes), ==, 90);

  g_object_set (fixture->settings, "interval-seconds", 40 * 60, NULL);
  g_assert_cmpfloat (gtk_adjustment_get_value (minutes), ==, 40);
  g_assert_cmpfloat (gtk_adjustment_get_value (scale_minutes), ==, 40);
  g_object_set (fixture->settings, "interval-seconds", 45 * 60, NULL);
  assert_freed (window);
}

static void
test_welcome_is_once (Fixture      *fixture,
                      gconstpointer scene)
{
  gpointer window = show (fixture, rhom_welcome_window_new (fixture->client, fixture->settings));

  g_assert_false (rhom_settings_get_boolean (fixture->settings, RHOM_SETTING_FIRST_RUN_DONE));
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  wait_for (is_gone, &window);
  g_assert_true (rhom_settings_get_boolean (fixture->settings, RHOM_SETTING_FIRST_RUN_DONE));
}

static void
test_desktop_in_words (Fixture      *fixture,
                       gconstpointer scene)
{
  g_assert_cmpstr (rhom_desktop_group_describe ("tray", "shown"), ==, "The icon is shown");
  g_assert_cmpstr (rhom_desktop_group_describe ("idle", "new-source"), ==, "new-source");
  g_assert_cmpstr (rhom_desktop_group_describe ("idle", NULL), ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_setenv ("RHOMBOID_SERVICE", "/bin/false", TRUE);

#define ADD(path, scene, func) g_test_add (path, Fixture, scene, fixture_set_up, func, fixture_tear_down)
  ADD ("/windows/all-are-freed", "active+heat", test_all_are_freed);
  ADD ("/today/states", "active", test_today_states);
  ADD ("/today/buttons", "active", test_today_buttons);
  ADD ("/today/modes", "active", test_today_modes);
  ADD ("/window/missing-service-offers-start", "active", test_missing_service_offers_start);
  ADD ("/window/fits-a-narrow-screen", "active", test_fits_a_narrow_screen);
  ADD ("/window/card", "active", test_card);
  ADD ("/window/size-is-kept", "active", test_size_is_kept);
  ADD ("/prompt/says-it-is-shown-and-closes", "due", test_prompt_says_it_is_shown_and_closes);
  ADD ("/prompt/proposes-a-routine", "due", test_prompt_proposes_a_routine);
  ADD ("/today/names-the-proposal", "active", test_today_names_the_proposal);
  ADD ("/prompt/of-a-sore-day", "due", test_prompt_of_a_sore_day);
  ADD ("/prompt/snoozes", "due", test_prompt_snoozes);
  ADD ("/prompt/third-skip-is-held", "due+third-skip", test_third_skip_is_held);
  ADD ("/preferences/interval", "active", test_preferences);
  ADD ("/welcome/once", "active", test_welcome_is_once);
  ADD ("/desktop-group/words", "active", test_desktop_in_words);
  return g_test_run ();
}
