/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "support/fake-clock.h"
#include "ui/ring.h"

typedef struct
{
  RhomFakeClock *clock;  /* (owned) */
  GtkWindow     *window; /* GTK's */
  RhomRing      *ring;
} Scene;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
set_up (Scene        *scene,
        gconstpointer data)
{
  scene->clock = rhom_fake_clock_new ();
  rhom_fake_clock_set_wall_text (scene->clock, "2026-03-02T14:00:00Z");
  scene->window = GTK_WINDOW (gtk_window_new ());
  scene->ring = RHOM_RING (rhom_ring_new ());
  rhom_ring_set_clock (scene->ring, RHOM_CLOCK (scene->clock));
  gtk_window_set_child (scene->window, GTK_WIDGET (scene->ring));
  gtk_window_present (scene->window);
  wait_for (is_mapped, scene->ring);
}

static void
tear_down (Scene        *scene,
           gconstpointer data)
{
  g_object_ref (scene->ring);
  gtk_window_destroy (scene->window);
  g_assert_finalize_object (scene->ring);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (scene->clock), ==, 0);
  g_assert_finalize_object (scene->clock);
}

static gint64
now (Scene *scene)
{
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (scene->clock));
}

static void
test_counts_down (Scene        *scene,
                  gconstpointer data)
{
  rhom_ring_count (scene->ring, now (scene), now (scene) + 40 * RHOM_USEC_PER_MIN);
  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "40 min");
  g_assert_cmpstr (rhom_ring_get_caption (scene->ring), ==, "until 14:40");
  g_assert_cmpfloat_with_epsilon (rhom_ring_get_fraction (scene->ring), 1.0, 1e-6);

  rhom_fake_clock_advance (scene->clock, 30 * RHOM_USEC_PER_MIN);
  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "10 min");
  g_assert_cmpfloat_with_epsilon (rhom_ring_get_fraction (scene->ring), 0.25, 0.01);

  rhom_fake_clock_advance (scene->clock, 9 * RHOM_USEC_PER_MIN + 50 * RHOM_USEC_PER_SEC + RHOM_USEC_PER_SEC / 2);
  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "0:10");
}

static void
test_stops_at_the_end (Scene        *scene,
                       gconstpointer data)
{
  rhom_ring_count (scene->ring, now (scene), now (scene) + 5 * RHOM_USEC_PER_SEC);
  rhom_fake_clock_advance (scene->clock, 10 * RHOM_USEC_PER_SEC);

  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "0:00");
  g_assert_cmpfloat_with_epsilon (rhom_ring_get_fraction (scene->ring), 0.0, 1e-6);
  g_assert_false (rhom_ring_is_counting (scene->ring));
}

/* Every second for digits; far less for a long interval in minutes. */
static void
test_wakes_seldom (Scene        *scene,
                   gconstpointer data)
{
  guint before;

  rhom_ring_count (scene->ring, now (scene), now (scene) + 45 * RHOM_USEC_PER_MIN);
  before = rhom_fake_clock_get_n_fired (scene->clock);
  rhom_fake_clock_advance (scene->clock, RHOM_USEC_PER_MIN);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (scene->clock) - before, <, 40);

  g_object_set (scene->ring, "digits", TRUE, NULL);
  before = rhom_fake_clock_get_n_fired (scene->clock);
  rhom_fake_clock_advance (scene->clock, RHOM_USEC_PER_MIN);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (scene->clock) - before, >=, 59);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (scene->clock) - before, <=, 61);
}

static void
test_without_animations_moves_with_the_text (Scene        *scene,
                                             gconstpointer data)
{
  guint before;

  g_object_set (gtk_widget_get_settings (GTK_WIDGET (scene->ring)), "gtk-enable-animations", FALSE, NULL);
  rhom_ring_count (scene->ring, now (scene), now (scene) + 45 * RHOM_USEC_PER_MIN);
  before = rhom_fake_clock_get_n_fired (scene->clock);
  rhom_fake_clock_advance (scene->clock, 10 * RHOM_USEC_PER_MIN);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (scene->clock) - before, <=, 10);
  gtk_settings_reset_property (gtk_widget_get_settings (GTK_WIDGET (scene->ring)), "gtk-enable-animations");
}

static void
test_costs_nothing_unseen (Scene        *scene,
                           gconstpointer data)
{
  rhom_ring_count (scene->ring, now (scene), now (scene) + 40 * RHOM_USEC_PER_MIN);
  g_assert_true (rhom_ring_is_counting (scene->ring));

  gtk_widget_set_visible (GTK_WIDGET (scene->ring), FALSE);
  g_assert_false (rhom_ring_is_counting (scene->ring));
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (scene->clock), ==, 0);

  rhom_fake_clock_advance (scene->clock, 35 * RHOM_USEC_PER_MIN);
  gtk_widget_set_visible (GTK_WIDGET (scene->ring), TRUE);
  wait_for (is_mapped, scene->ring);
  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "5 min");
}

static void
test_stands (Scene        *scene,
             gconstpointer data)
{
  rhom_ring_stand (scene->ring, 0.5, "Paused");

  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "Paused");
  g_assert_cmpstr (rhom_ring_get_caption (scene->ring), ==, "");
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (scene->clock), ==, 0);
}

static void
test_follows_the_wall_clock (Scene        *scene,
                             gconstpointer data)
{
  rhom_ring_count (scene->ring, now (scene), now (scene) + 40 * RHOM_USEC_PER_MIN);
  rhom_fake_clock_set_wall_text (scene->clock, "2026-03-02T17:00:00Z");

  g_assert_cmpstr (rhom_ring_get_text (scene->ring), ==, "40 min");
  g_assert_cmpstr (rhom_ring_get_caption (scene->ring), ==, "until 17:40");
}

static void
test_says_its_value (Scene        *scene,
                     gconstpointer data)
{
  rhom_ring_count (scene->ring, now (scene), now (scene) + 40 * RHOM_USEC_PER_MIN);

  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (scene->ring)), ==, GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (scene->ring, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "40 min, until 14:40");
  rhom_fake_clock_advance (scene->clock, 20 * RHOM_USEC_PER_MIN);
  gtk_test_accessible_assert_property (scene->ring, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "20 min, until 14:40");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Scene, NULL, set_up, func, tear_down)
  ADD ("/ring/counts-down", test_counts_down);
  ADD ("/ring/stops-at-the-end", test_stops_at_the_end);
  ADD ("/ring/wakes-seldom", test_wakes_seldom);
  ADD ("/ring/without-animations", test_without_animations_moves_with_the_text);
  ADD ("/ring/costs-nothing-unseen", test_costs_nothing_unseen);
  ADD ("/ring/stands", test_stands);
  ADD ("/ring/follows-the-wall-clock", test_follows_the_wall_clock);
  ADD ("/ring/says-its-value", test_says_its_value);
  return g_test_run ();
}
