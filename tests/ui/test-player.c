/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/player-view.h"
#include "ui/player-window.h"
#include "ui/ring.h"

static const RhomDose long_hold = { .has_sides = TRUE, .sets = 1, .seconds = 600 };

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
is_asleep (gpointer data)
{
  return !rhom_player_view_is_awake (data);
}

static gboolean
is_in_work (gpointer data)
{
  return rhom_phase_is_work (rhom_player_get_phase (data));
}

static void
play (Fixture          *fixture,
      RhomPlayerWindow *window,
      gboolean          is_break)
{
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();

  rhom_programme_add (programme, "eagle-arms", &long_hold, 6);
  rhom_programme_add (programme, "chin-tuck", &long_hold, 6);
  rhom_player_window_play (window, programme, "Two of them", "two", is_break);
}

static RhomPlayerWindow *
show (Fixture *fixture,
      gboolean is_break)
{
  g_autoptr (RhomCues) cues = rhom_cues_new (fixture->settings);
  RhomPlayerWindow *window = rhom_player_window_new (fixture->client, fixture->settings, fixture->catalogue, cues);

  play (fixture, window, is_break);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_mapped, window);
  return window;
}

static void
assert_freed (gpointer window)
{
  g_object_ref (window);
  gtk_window_destroy (window);
  wait_for (is_alone, window);
  g_assert_finalize_object (window);
}

static void
act (RhomPlayerWindow *window,
     const char       *action,
     const char       *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, target != NULL ? "s" : NULL, target));
}

static RhomPlayerView *
get_view (RhomPlayerWindow *window)
{
  return RHOM_PLAYER_VIEW (find_widget (GTK_WIDGET (window), RHOM_TYPE_PLAYER_VIEW, NULL));
}

static RhomPlayerState
get_state (RhomPlayerWindow *window)
{
  return rhom_player_get_state (rhom_player_window_get_player (window));
}

static void
test_freed (Fixture      *fixture,
            gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);

  play (fixture, window, FALSE);
  assert_freed (window);
}

/* Paused it costs nothing, and goes on where it was. */
static void
test_pause (Fixture      *fixture,
            gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);

  g_assert_true (rhom_player_view_is_awake (get_view (window)));
  act (window, "player.pause", NULL);
  g_assert_cmpint (get_state (window), ==, RHOM_PLAYER_PAUSED);
  wait_for (is_asleep, get_view (window));
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_LABEL, "Paused: right side"));
  act (window, "player.pause", NULL);
  g_assert_cmpint (get_state (window), ==, RHOM_PLAYER_PLAYING);
  g_assert_true (rhom_player_view_is_awake (get_view (window)));
  assert_freed (window);
}

/* Nobody looks: nothing is drawn, and time goes on. */
static void
test_hidden (Fixture      *fixture,
             gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  g_assert_false (rhom_player_view_is_awake (RHOM_PLAYER_VIEW (gtk_widget_get_ancestor (find_widget (gtk_window_get_child (GTK_WINDOW (window)), RHOM_TYPE_RING, NULL), RHOM_TYPE_PLAYER_VIEW))));
  wait_for (is_in_work, rhom_player_window_get_player (window));
  g_assert_cmpint (get_state (window), ==, RHOM_PLAYER_PLAYING);
  assert_freed (window);
}

/* Without animations it wakes once a second. */
static void
test_still (Fixture      *fixture,
            gconstpointer scene)
{
  RhomPlayerWindow *window;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  window = show (fixture, FALSE);
  g_assert_true (rhom_player_view_is_awake (get_view (window)));
  act (window, "player.pause", NULL);
  g_assert_false (rhom_player_view_is_awake (get_view (window)));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  assert_freed (window);
}

static void
test_log (Fixture      *fixture,
          gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);
  g_autofree char  *calls = NULL;

  wait_for (is_in_work, rhom_player_window_get_player (window));
  act (window, "player.next", NULL);
  fixture_wait_for_call (fixture, "History.Log");
  calls = fixture_dup_calls (fixture);
  g_assert_nonnull (strstr (calls, "'card': <'eagle-arms'>"));
  g_assert_nonnull (strstr (calls, "'routine': <'two'>"));
  g_assert_nonnull (strstr (calls, "'planned-seconds': <1200>"));
  g_assert_nonnull (strstr (calls, "'outcome': <'partly'>"));
  assert_freed (window);
}

static void
test_hurts (Fixture      *fixture,
            gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);

  act (window, "player.hurt", NULL);
  g_assert_cmpint (get_state (window), ==, RHOM_PLAYER_HURT);
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "When to Stop and Get Help"));
  fixture_wait_for_call (fixture, "'outcome': <'hurt'>");
  click (GTK_WIDGET (window), "Go On with the Next");
  g_assert_cmpint (get_state (window), ==, RHOM_PLAYER_PLAYING);
  g_assert_cmpuint (rhom_player_get_phase (rhom_player_window_get_player (window))->exercise, ==, 1);
  act (window, "player.hurt", NULL);
  g_assert_null (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Go On with the Next"));
  assert_freed (window);
}

static void
test_never (Fixture      *fixture,
            gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);

  act (window, "player.skip", "not-now");
  g_assert_false (rhom_settings_contains (fixture->settings, "hidden-cards", "eagle-arms"));
  act (window, "player.skip", "never");
  g_assert_true (rhom_settings_contains (fixture->settings, "hidden-cards", "chin-tuck"));
  click (GTK_WIDGET (window), "Undo");
  g_assert_false (rhom_settings_contains (fixture->settings, "hidden-cards", "chin-tuck"));
  assert_freed (window);
}

/* Its end ends the break that it was for. */
static void
test_break (Fixture      *fixture,
            gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, TRUE);

  act (window, "player.next", NULL);
  act (window, "player.next", NULL);
  fixture_wait_for_call (fixture, "Breaks.Finished");
  g_assert_nonnull (find_widget (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Once More"));
  wait_for_state (fixture, "active");
  click (GTK_WIDGET (window), "Once More");
  g_assert_cmpint (get_state (window), ==, RHOM_PLAYER_PLAYING);
  assert_freed (window);
}

static void
test_break_left (Fixture      *fixture,
                 gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, TRUE);

  g_object_ref (window);
  act (window, "player.leave", NULL);
  fixture_wait_for_call (fixture, "Breaks.Finished");
  wait_for (is_alone, window);
  g_assert_finalize_object (window);
}

/* Outside a break, a break that comes along is left alone. */
static void
test_no_break (Fixture      *fixture,
               gconstpointer scene)
{
  RhomPlayerWindow *window = show (fixture, FALSE);
  g_autofree char  *calls = NULL;

  act (window, "player.next", NULL);
  act (window, "player.next", NULL);
  fixture_wait_for_call (fixture, "chin-tuck");
  calls = fixture_dup_calls (fixture);
  g_assert_null (strstr (calls, "Breaks.Finished"));
  assert_freed (window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, scene, func) g_test_add (path, Fixture, scene, fixture_set_up, func, fixture_tear_down)
  ADD ("/player/freed", "active", test_freed);
  ADD ("/player/pause", "active", test_pause);
  ADD ("/player/hidden", "active", test_hidden);
  ADD ("/player/still", "active", test_still);
  ADD ("/player/log", "active", test_log);
  ADD ("/player/hurts", "active", test_hurts);
  ADD ("/player/never", "active", test_never);
  ADD ("/player/break", "in-break", test_break);
  ADD ("/player/break-left", "in-break", test_break_left);
  ADD ("/player/no-break", "in-break", test_no_break);
  return g_test_run ();
}
