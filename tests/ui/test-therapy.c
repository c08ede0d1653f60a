/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records.h"
#include "fixture.h"
#include "ipc/errors.h"
#include "ui/back-view.h"
#include "ui/health-window.h"
#include "ui/ring.h"
#include "ui/service-actions.h"
#include "ui/therapy-advice.h"
#include "ui/therapy-strip.h"
#include "ui/therapy-window.h"

#include <math.h>

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* The window of somebody who has answered the health questions. */
static GtkWidget *
show_therapy (Fixture *fixture)
{
  GtkWidget *window;

  g_object_set (fixture->settings, "health-asked", TRUE, NULL);
  window = GTK_WIDGET (rhom_therapy_window_new (fixture->client, fixture->settings));
  gtk_widget_insert_action_group (window, RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_mapped, window);
  return window;
}

static void
assert_freed (GtkWidget *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_for (is_alone, window);
  g_assert_finalize_object (window);
}

static GtkCheckButton *
find_cloth_check (GtkWidget *window)
{
  GtkWidget *label = find_widget (window, GTK_TYPE_LABEL, "There Is a Cloth Between");

  g_assert_nonnull (label);
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW))));
}

static RhomBackView *
find_back (GtkWidget *window)
{
  return RHOM_BACK_VIEW (find_widget (window, RHOM_TYPE_BACK_VIEW, NULL));
}

static void
choose_kind (GtkWidget  *window,
             const char *name)
{
  GtkWidget *label = find_widget (window, GTK_TYPE_LABEL, name);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_ancestor (label, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
}

static void
choose_began (GtkWidget        *window,
              RhomTherapyAnswer answer)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_widget (window, ADW_TYPE_COMBO_ROW, NULL)), answer);
}

static GtkAdjustment *
find_minutes (GtkWidget *window)
{
  return gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (find_widget (window, GTK_TYPE_SPIN_BUTTON, NULL)));
}

static void
start (GtkWidget *window)
{
  gtk_check_button_set_active (find_cloth_check (window), TRUE);
  click (window, "Start");
}

/* A text that comes to be shown in a window. */
typedef struct
{
  GtkWidget  *window;
  const char *text;
} Shown;

static gboolean
is_said (gpointer data)
{
  Shown *shown = data;

  return find_widget (shown->window, GTK_TYPE_LABEL, shown->text) != NULL;
}

static void
wait_for_text (GtkWidget  *window,
               const char *text)
{
  g_test_message ("“%s”", text);
  wait_for (is_said, &(Shown){ window, text });
}

static GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static gboolean
has_window (gpointer data)
{
  return find_window (*(GType *) data) != NULL;
}

static GtkWidget *
wait_for_window (GType type)
{
  wait_for (has_window, &type);
  return GTK_WIDGET (find_window (type));
}

/* --- Before the start --- */

static void
test_cloth_gate (Fixture      *fixture,
                 gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);
  GtkWidget *button = find_widget (window, GTK_TYPE_BUTTON, "Start");

  g_assert_false (gtk_widget_is_sensitive (button));
  start (window);
  wait_for_state (fixture, "running");
  fixture_wait_for_call (fixture, "'cloth': <true>");
  click (window, "Stop");
  wait_for_state (fixture, "idle");
  click (window, "Done");
  /* The next application wants it confirmed anew. */
  g_assert_false (gtk_check_button_get_active (find_cloth_check (window)));
  g_assert_false (gtk_widget_is_sensitive (button));
  assert_freed (window);
}

/* In all its states: a narrow screen is 360 px wide. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer scene)
{
  static const struct
  {
    const char *scene, *state;
  } cases[] = { { "rests+capped+silent", "idle" }, { "heat", "running" }, { "heat-checking", "checking" }, { "heat-paused", "paused" }, { "between", "between" }, { "ready", "ready" }, { "unanswered", "ended" }, { "idle", "idle" } };
  GtkWidget *window = show_therapy (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int width;

      fixture_set_scene (fixture, cases[i].scene);
      wait_for_state (fixture, cases[i].state);
      gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      g_test_message ("%s: %d px", cases[i].scene, width);
      g_assert_cmpint (width, <=, 360);
    }
  assert_freed (window);
}

static void
test_region (Fixture      *fixture,
             gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  g_assert_cmpint (rhom_back_view_get_selected (find_back (window)), ==, RHOM_REGION_UPPER_BACK);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Upper back"));
  rhom_back_view_set_selected (find_back (window), RHOM_REGION_RIGHT_SHOULDER);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Right shoulder"));
  start (window);
  fixture_wait_for_call (fixture, "'region': <'right-shoulder'>");
  assert_freed (window);
}

/* Not before its rest; and of the advised rest one is told. */
static void
test_rests (Fixture      *fixture,
            gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);
  GtkWidget *button = find_widget (window, GTK_TYPE_BUTTON, "Start");

  gtk_check_button_set_active (find_cloth_check (window), TRUE);
  g_assert_true (gtk_widget_is_sensitive (button));
  rhom_back_view_set_selected (find_back (window), RHOM_REGION_LEFT_SHOULDER);
  g_assert_false (gtk_widget_is_sensitive (button));
  rhom_back_view_set_selected (find_back (window), RHOM_REGION_NECK);
  g_assert_true (gtk_widget_is_sensitive (button));
  assert_freed (window);
}

static void
test_alternate (Fixture      *fixture,
                gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  choose_kind (window, "Alternate");
  g_assert_cmpfloat (gtk_adjustment_get_upper (find_minutes (window)), ==, 15);
  g_assert_cmpfloat (gtk_adjustment_get_lower (find_minutes (window)), ==, 10);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Of each pack, with 5 min of rest between: 55 min in all"));
  start (window);
  fixture_wait_for_call (fixture, "'kind': <'alternate'>");
  wait_for_state (fixture, "running");
  g_assert_true (gtk_widget_get_visible (find_widget (window, RHOM_TYPE_THERAPY_STRIP, NULL)));
  g_assert_null (find_widget (window, GTK_TYPE_BUTTON, "+5 min"));
  fixture_set_scene (fixture, "ready");
  wait_for_state (fixture, "ready");
  click (window, "It Is On, in Its Cloth");
  fixture_wait_for_call (fixture, "Therapy.Next(true,)");
  assert_freed (window);
}

static void
test_suggestion (Fixture      *fixture,
                 gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  choose_began (window, RHOM_THERAPY_ANSWER_LONGER);
  wait_for_text (window, "Heat is the better choice: warmth loosens stiff and tense muscles.");
  choose_began (window, RHOM_THERAPY_ANSWER_TODAY);
  wait_for_text (window, "Ice is the better choice: in the first two days it keeps swelling down.");
  start (window);
  fixture_wait_for_call (fixture, "'began': <'fresh'>");
  assert_freed (window);
}

static void
test_cap (Fixture      *fixture,
          gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  g_assert_cmpfloat (gtk_adjustment_get_upper (find_minutes (window)), ==, 10);
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "At most 10 min with your health answers: please ask a professional first"));
  assert_freed (window);
}

static void
test_silence_is_told (Fixture      *fixture,
                      gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  fixture_wait_for_call (fixture, "Therapy.Prepare");
  g_assert_null (find_widget (window, GTK_TYPE_LABEL, "The Alarm Will Be Silent"));
  fixture_set_scene (fixture, "silent");
  wait_for_text (window, "The Alarm Will Be Silent");
  g_assert_null (find_widget (window, GTK_TYPE_BUTTON, "Switch On"));
  fixture_set_scene (fixture, "sound-off");
  wait_for_text (window, "Its sound is switched off.");
  g_object_set (fixture->settings, "sound-enabled", FALSE, NULL);
  click (window, "Switch On");
  g_assert_true (rhom_settings_get_boolean (fixture->settings, RHOM_SETTING_SOUND_ENABLED));
  assert_freed (window);
}

/* --- Second questions, by the code of the refusal --- */

static void
answer (const char *label)
{
  gpointer dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);

  wait_for (is_mapped, dialog);
  g_object_add_weak_pointer (dialog, &dialog);
  click (dialog, label);
  wait_for (is_gone, &dialog);
}

static void
test_fresh_is_asked_twice (Fixture      *fixture,
                           gconstpointer scene)
{
  GtkWidget       *window = show_therapy (fixture);
  g_autofree char *calls = NULL;

  choose_began (window, RHOM_THERAPY_ANSWER_TODAY);
  fixture_refuse_next (fixture, "AskFreshInjury");
  start (window);
  answer ("No, Go Back");
  g_assert_cmpstr (rhom_service_client_get_therapy_state (fixture->client), ==, "idle");

  fixture_refuse_next (fixture, "AskFreshInjury");
  fixture_refuse_next (fixture, "AskLong");
  click (window, "Start");
  answer ("Yes, Go On");
  answer ("Yes, Go On");
  wait_for_state (fixture, "running");
  calls = fixture_dup_calls (fixture);
  g_assert_nonnull (strstr (calls, "'confirmed': <['fresh-injury-heat', 'past-20']>"));
  assert_freed (window);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
client_failed_cb (RhomServiceClient *client,
                  const char        *text,
                  char             **place)
{
  *place = g_strdup (text);
}

/* What no yes lifts is said. */
static void
test_refusal_is_told (Fixture      *fixture,
                      gconstpointer scene)
{
  GtkWidget       *window = show_therapy (fixture);
  g_autofree char *text = NULL;

  g_signal_connect (fixture->client, "failed", G_CALLBACK (client_failed_cb), &text);
  fixture_refuse_next (fixture, "Resting");
  start (window);
  wait_for (is_set, &text);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_signal_handlers_disconnect_by_func (fixture->client, client_failed_cb, &text);
  assert_freed (window);
}

static void
test_extension_is_asked (Fixture      *fixture,
                         gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  fixture_refuse_next (fixture, "AskLong");
  click (window, "+5 min");
  answer ("Yes, Go On");
  fixture_wait_for_call (fixture, "Therapy.Extend(300000000, true)");
  assert_freed (window);
}

/* --- The health questions --- */

static void
test_health_is_asked_once (Fixture      *fixture,
                           gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);
  gpointer   health;

  g_object_set (fixture->settings, "health-asked", FALSE, NULL);
  start (window);
  health = wait_for_window (RHOM_TYPE_HEALTH_WINDOW);
  g_object_add_weak_pointer (health, &health);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (health, GTK_TYPE_CHECK_BUTTON, NULL)), TRUE);
  click (health, "Save");
  wait_for (is_gone, &health);
  g_assert_true (rhom_settings_get_boolean (fixture->settings, RHOM_SETTING_HEALTH_ASKED));
  g_assert_true (rhom_settings_contains (fixture->settings, "health-conditions", "less-feeling"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Less feeling in the skin"));

  click (window, "Start");
  wait_for_state (fixture, "running");
  rhom_settings_set_contained (fixture->settings, "health-conditions", "less-feeling", FALSE);
  assert_freed (window);
}

/* --- While it is on, and after --- */

static void
test_check (Fixture      *fixture,
            gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Look at Your Skin"));
  click (window, "Looks Fine");
  fixture_wait_for_call (fixture, "Therapy.Answer('fine',)");
  wait_for_state (fixture, "running");
  fixture_set_scene (fixture, "heat-checking");
  wait_for_state (fixture, "checking");
  click (window, "Stop");
  fixture_wait_for_call (fixture, "Therapy.Answer('stop',)");
  wait_for_text (window, "Good That You Looked");
  assert_freed (window);
}

static void
test_to_the_end (Fixture      *fixture,
                 gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  click (window, "+5 min");
  fixture_wait_for_call (fixture, "Therapy.Extend(300000000, false)");
  fixture_set_scene (fixture, "heat-ended");
  wait_for_text (window, "Take the Heat Off");
  fixture_set_scene (fixture, "offer");
  click (window, "The Pack Is Off");
  fixture_wait_for_call (fixture, "Therapy.Acknowledge");
  wait_for_text (window, "Move Gently Now");
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, "Show Me a Gentle Exercise"));
  click (window, "Done");
  g_assert_nonnull (find_back (window));
  assert_freed (window);
}

/* The pack is off already, and no time was up. */
static void
test_pause_too_long (Fixture      *fixture,
                     gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  fixture_set_scene (fixture, "pause-left");
  wait_for_text (window, "Is the Ice Off?");
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "The pack was taken off for a moment, and nobody came back to it."));
  g_assert_null (find_widget (window, GTK_TYPE_LABEL, "Take the Ice Off"));
  g_assert_null (find_widget (window, GTK_TYPE_LABEL, "Time is up."));
  fixture_set_scene (fixture, "ice-ended");
  wait_for_text (window, "Take the Ice Off");
  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Time is up."));
  assert_freed (window);
}

/* It began with ice, but heat was on last. */
static void
test_after_the_heat_of_alternate (Fixture      *fixture,
                                  gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  click (window, "Stop");
  wait_for_text (window, "Move Gently Now");
  assert_freed (window);
}

/* Heat comes next, but ice was on last. */
static void
test_after_the_ice_of_alternate (Fixture      *fixture,
                                 gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  click (window, "Stop");
  wait_for_text (window, "Let the Skin Warm Up");
  assert_freed (window);
}

static void
test_stop_signs (Fixture      *fixture,
                 gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, "Keep the cloth between. Stop if the skin is white, blotchy, blistered, very red or numb, and do not fall asleep."));
  assert_freed (window);
}

static void
test_after_ice_one_waits (Fixture      *fixture,
                          gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  g_assert_null (find_widget (window, GTK_TYPE_BUTTON, "+5 min"));
  fixture_set_scene (fixture, "ice-ended");
  wait_for_text (window, "Take the Ice Off");
  click (window, "The Pack Is Off");
  wait_for_text (window, "Let the Skin Warm Up");
  g_assert_null (find_widget (window, GTK_TYPE_BUTTON, "Show Me a Gentle Exercise"));
  assert_freed (window);
}

static void
test_service_dies_and_returns (Fixture      *fixture,
                               gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);

  fixture_kill_service (fixture);
  wait_for_text (window, "Rhomboid Is Not Running");
  fixture_start_service (fixture, "heat");
  wait_for_text (window, "Heat: Upper back");
  assert_freed (window);
}

static void
test_log (Fixture      *fixture,
          gconstpointer scene)
{
  GtkWidget *window = show_therapy (fixture);
  GtkWidget *button = find_widget (window, ADW_TYPE_HEADER_BAR, NULL);

  button = find_widget (button, GTK_TYPE_TOGGLE_BUTTON, NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  wait_for_text (window, "15 min of 15 min, 2 of 2 looks at the skin answered");
  wait_for_text (window, "6 min of 15 min, 1 of 1 look at the skin answered, stopped after a look at the skin");
  /* An alarm is not hidden behind it. */
  fixture_set_scene (fixture, "heat-ended");
  wait_for_text (window, "Take the Heat Off");
  assert_freed (window);
}

static void
test_size_is_kept (Fixture      *fixture,
                   gconstpointer scene)
{
  gpointer window = show_therapy (fixture);
  int      width = rhom_settings_get_int (fixture->settings, RHOM_SETTING_THERAPY_WIDTH);

  gtk_window_set_default_size (window, 380, 500);
  g_object_add_weak_pointer (window, &window);
  gtk_window_close (window);
  wait_for (is_gone, &window);
  g_assert_cmpint (rhom_settings_get_int (fixture->settings, RHOM_SETTING_THERAPY_WIDTH), ==, 380);
  g_object_set (fixture->settings, "therapy-width", width, NULL);
}

/* --- Contrast --- */

static double
get_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

/* As WCAG 2.1 has it. */
static double
get_luminance (const GdkRGBA *color)
{
  g_assert_cmpfloat (color->alpha, ==, 1);
  return 0.2126 * get_linear (color->red) + 0.7152 * get_linear (color->green) + 0.0722 * get_linear (color->blue);
}

static double
get_contrast (const GdkRGBA *one,
              const GdkRGBA *other)
{
  double first = get_luminance (one), second = get_luminance (other);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static GtkCssProvider *
load_style (const char *name)
{
  GtkCssProvider  *provider = gtk_css_provider_new ();
  g_autofree char *path = g_strdup_printf ("/io/github/rhomboid/Rhomboid/%s", name);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_USER);
  return provider;
}

static void
drop_style (GtkCssProvider *provider)
{
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider));
  g_object_unref (provider);
}

static void
assert_strong (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA          ground, ink;

  g_assert_true (gtk_style_context_lookup_color (context, "stage_bg_color", &ground));
  gtk_style_context_get_color (context, &ink);
  g_test_message ("%s: %.1f : 1", G_OBJECT_TYPE_NAME (widget), get_contrast (&ink, &ground));
  g_assert_cmpfloat (get_contrast (&ink, &ground), >=, 16);
}

/* The ring and its seconds, with the style sheets as they are added on top of each other. */
static void
test_contrast (Fixture      *fixture,
               gconstpointer scene)
{
  GtkWidget      *window = show_therapy (fixture);
  GtkWidget      *ring = find_widget (window, RHOM_TYPE_RING, NULL);
  GtkCssProvider *plain = load_style ("style.css");
  GtkCssProvider *contrast = load_style ("style-hc.css");
  GtkCssProvider *dark;

  assert_strong (ring);
  assert_strong (find_widget (ring, GTK_TYPE_LABEL, NULL));
  dark = load_style ("style-hc-dark.css");
  assert_strong (ring);
  assert_strong (find_widget (ring, GTK_TYPE_LABEL, NULL));
  drop_style (dark);
  drop_style (contrast);
  drop_style (plain);
  assert_freed (window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  rhom_errors_register ();
  adw_init ();
  g_setenv ("RHOMBOID_SERVICE", "/bin/false", TRUE);

#define ADD(path, scene, func) g_test_add (path, Fixture, scene, fixture_set_up, func, fixture_tear_down)
  ADD ("/therapy/cloth-gate", "active", test_cloth_gate);
  ADD ("/therapy/narrow", "active", test_narrow);
  ADD ("/therapy/region", "active", test_region);
  ADD ("/therapy/rests", "rests", test_rests);
  ADD ("/therapy/alternate", "active", test_alternate);
  ADD ("/therapy/suggestion", "active", test_suggestion);
  ADD ("/therapy/cap", "capped", test_cap);
  ADD ("/therapy/silence-is-told", "active", test_silence_is_told);
  ADD ("/therapy/fresh-is-asked-twice", "active", test_fresh_is_asked_twice);
  ADD ("/therapy/refusal-is-told", "active", test_refusal_is_told);
  ADD ("/therapy/extension-is-asked", "heat", test_extension_is_asked);
  ADD ("/therapy/health-is-asked-once", "active", test_health_is_asked_once);
  ADD ("/therapy/check", "heat-checking", test_check);
  ADD ("/therapy/to-the-end", "heat", test_to_the_end);
  ADD ("/therapy/stop-signs", "heat", test_stop_signs);
  ADD ("/therapy/pause-too-long", "heat-paused", test_pause_too_long);
  ADD ("/therapy/after/ice", "ice", test_after_ice_one_waits);
  ADD ("/therapy/after/heat-of-alternate", "turn-heat", test_after_the_heat_of_alternate);
  ADD ("/therapy/after/ice-of-alternate", "between", test_after_the_ice_of_alternate);
  ADD ("/therapy/service-dies-and-returns", "heat", test_service_dies_and_returns);
  ADD ("/therapy/log", "logged", test_log);
  ADD ("/therapy/size-is-kept", "active", test_size_is_kept);
  ADD ("/therapy/contrast", "heat", test_contrast);
  return g_test_run ();
}
