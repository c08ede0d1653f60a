/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/countdown.h"

#include "support/fake-clock.h"

typedef struct
{
  RhomFakeClock *clock;
  RhomCountdown *countdown;
  int            n_ended;
} Fixture;

static void
ended_cb (RhomCountdown *countdown,
          Fixture       *fixture)
{
  fixture->n_ended++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  fixture->countdown = rhom_countdown_new (RHOM_CLOCK (fixture->clock));
  g_signal_connect (fixture->countdown, "ended", G_CALLBACK (ended_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->countdown);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
}

static void
advance (Fixture *fixture,
         int      seconds)
{
  rhom_fake_clock_advance (fixture->clock, seconds * RHOM_USEC_PER_SEC);
}

static void
test_ends (Fixture      *fixture,
           gconstpointer data)
{
  rhom_countdown_start (fixture->countdown, 900 * RHOM_USEC_PER_SEC);
  advance (fixture, 899);
  g_assert_cmpint (fixture->n_ended, ==, 0);
  g_assert_cmpint (rhom_countdown_get_remaining_usec (fixture->countdown), ==, RHOM_USEC_PER_SEC);
  advance (fixture, 1);
  g_assert_cmpint (fixture->n_ended, ==, 1);
  g_assert_cmpint (rhom_countdown_get_state (fixture->countdown), ==, RHOM_COUNTDOWN_ENDED);
  g_assert_cmpint (rhom_countdown_get_remaining_usec (fixture->countdown), ==, 0);
  advance (fixture, 9000);
  g_assert_cmpint (fixture->n_ended, ==, 1);
}

static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  rhom_countdown_start (fixture->countdown, 900 * RHOM_USEC_PER_SEC);
  advance (fixture, 300);
  rhom_countdown_pause (fixture->countdown);
  rhom_countdown_pause (fixture->countdown);
  advance (fixture, 5000);
  g_assert_cmpint (rhom_countdown_get_remaining_usec (fixture->countdown), ==, 600 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_countdown_get_end_usec (fixture->countdown), ==, 0);
  rhom_countdown_resume (fixture->countdown);
  advance (fixture, 599);
  g_assert_cmpint (fixture->n_ended, ==, 0);
  advance (fixture, 1);
  g_assert_cmpint (fixture->n_ended, ==, 1);
}

static void
test_extend (Fixture      *fixture,
             gconstpointer data)
{
  rhom_countdown_start (fixture->countdown, 60 * RHOM_USEC_PER_SEC);
  rhom_countdown_extend (fixture->countdown, 30 * RHOM_USEC_PER_SEC);
  advance (fixture, 89);
  rhom_countdown_pause (fixture->countdown);
  rhom_countdown_extend (fixture->countdown, 10 * RHOM_USEC_PER_SEC);
  rhom_countdown_resume (fixture->countdown);
  advance (fixture, 10);
  g_assert_cmpint (fixture->n_ended, ==, 0);
  advance (fixture, 1);
  g_assert_cmpint (fixture->n_ended, ==, 1);
}

/* A pack stays on the skin while the machine sleeps. */
static void
test_sleep (Fixture      *fixture,
            gconstpointer data)
{
  rhom_countdown_start (fixture->countdown, 900 * RHOM_USEC_PER_SEC);
  rhom_fake_clock_suspend (fixture->clock, 600 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_countdown_get_remaining_usec (fixture->countdown), ==, 300 * RHOM_USEC_PER_SEC);
  rhom_fake_clock_suspend (fixture->clock, 28800 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (fixture->n_ended, ==, 1);
}

static void
test_wall (Fixture      *fixture,
           gconstpointer data)
{
  rhom_countdown_start (fixture->countdown, 900 * RHOM_USEC_PER_SEC);
  rhom_fake_clock_set_wall_text (fixture->clock, "2030-01-01T00:00:00Z");
  g_assert_cmpint (rhom_countdown_get_remaining_usec (fixture->countdown), ==, 900 * RHOM_USEC_PER_SEC);
  advance (fixture, 899);
  g_assert_cmpint (fixture->n_ended, ==, 0);
}

static void
test_past_end (Fixture      *fixture,
               gconstpointer data)
{
  rhom_countdown_start_until (fixture->countdown, 1);
  g_assert_cmpint (fixture->n_ended, ==, 0);
  advance (fixture, 0);
  g_assert_cmpint (fixture->n_ended, ==, 1);
  g_assert_cmpint (rhom_countdown_get_end_usec (fixture->countdown), ==, 1);
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  rhom_countdown_start (fixture->countdown, 900 * RHOM_USEC_PER_SEC);
  rhom_countdown_stop (fixture->countdown);
  advance (fixture, 9000);
  g_assert_cmpint (fixture->n_ended, ==, 0);
  g_assert_cmpint (rhom_countdown_get_state (fixture->countdown), ==, RHOM_COUNTDOWN_IDLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/countdown/ends", Fixture, NULL, set_up, test_ends, tear_down);
  g_test_add ("/countdown/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/countdown/extend", Fixture, NULL, set_up, test_extend, tear_down);
  g_test_add ("/countdown/sleep", Fixture, NULL, set_up, test_sleep, tear_down);
  g_test_add ("/countdown/wall", Fixture, NULL, set_up, test_wall, tear_down);
  g_test_add ("/countdown/past-end", Fixture, NULL, set_up, test_past_end, tear_down);
  g_test_add ("/countdown/stop", Fixture, NULL, set_up, test_stop, tear_down);

  return g_test_run ();
}
