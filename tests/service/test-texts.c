/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/texts.h"
#include "service/therapy-texts.h"

#include "support/fake-activity.h"
#include "support/fake-clock.h"

typedef struct
{
  RhomFakeClock    *clock;
  RhomFakeActivity *activity;
  RhomScheduler    *scheduler;
  RhomTherapy      *therapy;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  fixture->activity = rhom_fake_activity_new ();
  fixture->scheduler = rhom_scheduler_new (RHOM_CLOCK (fixture->clock), RHOM_ACTIVITY (fixture->activity), NULL);
  fixture->therapy = rhom_therapy_new (RHOM_CLOCK (fixture->clock));
  rhom_scheduler_update (fixture->scheduler);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->therapy);
  g_assert_finalize_object (fixture->scheduler);
  g_assert_finalize_object (fixture->activity);
  g_assert_finalize_object (fixture->clock);
}

static void
advance (Fixture *fixture,
         int      minutes)
{
  rhom_fake_clock_advance (fixture->clock, minutes * RHOM_USEC_PER_MIN);
}

static void
assert_breaks (Fixture    *fixture,
               const char *expected,
               const char *expected_rest)
{
  g_autofree char *text = rhom_texts_breaks (fixture->scheduler, RHOM_CLOCK (fixture->clock));
  g_autofree char *rest = rhom_texts_breaks_rest (fixture->scheduler, RHOM_CLOCK (fixture->clock));

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (rest, ==, expected_rest);
}

static void
test_breaks (Fixture      *fixture,
             gconstpointer data)
{
  gint64 now_usec;

  assert_breaks (fixture, "Next break at 09:45", "Next break at 09:45 (in 45 min)");
  advance (fixture, 22);
  assert_breaks (fixture, "Next break at 09:45", "Next break at 09:45 (in 23 min)");
  rhom_fake_clock_set_zone (fixture->clock, "Asia/Tokyo");
  assert_breaks (fixture, "Next break at 18:45", "Next break at 18:45 (in 23 min)");
  advance (fixture, 23);
  assert_breaks (fixture, "Time for a break", "Time for a break");
  g_assert_true (rhom_scheduler_snooze (fixture->scheduler, 10 * RHOM_USEC_PER_MIN, NULL));
  assert_breaks (fixture, "Break put off until 18:55", "Break put off until 18:55 (in 10 min)");
  g_assert_true (rhom_scheduler_take (fixture->scheduler, NULL));
  assert_breaks (fixture, "On a break until 18:50", "On a break until 18:50 (in 5 min)");
  g_assert_true (rhom_scheduler_pause (fixture->scheduler, RHOM_USEC_PER_HOUR, NULL));
  assert_breaks (fixture, "Paused until 19:45", "Paused until 19:45 (in 1 h)");
  g_assert_true (rhom_scheduler_pause (fixture->scheduler, 0, NULL));
  assert_breaks (fixture, "Paused until you resume", "Paused until you resume");
  g_assert_true (rhom_scheduler_resume (fixture->scheduler, NULL));
  now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  rhom_fake_activity_set (fixture->activity, RHOM_ABSENCE_LOCKED, now_usec);
  assert_breaks (fixture, "The screen is locked, so no sitting is counted", "The screen is locked, so no sitting is counted");
  g_object_set (fixture->scheduler, "enabled", FALSE, NULL);
  assert_breaks (fixture, "Breaks are switched off", "Breaks are switched off");
}

static void
assert_therapy (Fixture    *fixture,
                const char *expected)
{
  g_autofree char *text = rhom_therapy_texts_state_rest (fixture->therapy, RHOM_CLOCK (fixture->clock));

  g_assert_cmpstr (text, ==, expected);
}

static void
start (Fixture        *fixture,
       RhomTherapyKind kind)
{
  const RhomTherapyRequest request = {
    .kind = kind,
    .region = RHOM_REGION_NECK,
    .length_usec = 15 * RHOM_USEC_PER_MIN,
    .gap_usec = 5 * RHOM_USEC_PER_MIN,
    .has_cloth = TRUE,
  };

  g_assert_true (rhom_therapy_start (fixture->therapy, &request, NULL));
}

static void
test_therapy (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *title = NULL;

  assert_therapy (fixture, "No heat or ice is on");
  start (fixture, RHOM_THERAPY_ICE);
  assert_therapy (fixture, "Ice until 09:15 (in 15 min)");
  g_assert_true (rhom_therapy_pause (fixture->therapy, NULL));
  assert_therapy (fixture, "Ice is paused");
  g_assert_true (rhom_therapy_resume (fixture->therapy, NULL));
  advance (fixture, 5);
  assert_therapy (fixture, "Ice until 09:15: please look at your skin");
  advance (fixture, 10);
  assert_therapy (fixture, "Ice ended at 09:15: take it off");
  title = rhom_therapy_texts_title (fixture->therapy);
  g_assert_cmpstr (title, ==, "Take the ice off");
}

static void
test_by_turns (Fixture      *fixture,
               gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ALTERNATE);
  assert_therapy (fixture, "Ice until 09:15 (in 15 min)");
  advance (fixture, 15);
  g_assert_true (rhom_therapy_acknowledge (fixture->therapy, NULL));
  assert_therapy (fixture, "Rest until 09:20, then heat (in 5 min)");
  advance (fixture, 5);
  assert_therapy (fixture, "Heat comes next: put it on, with a cloth between");
}

static void
test_forgotten_pause (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *title = NULL;

  start (fixture, RHOM_THERAPY_HEAT);
  g_assert_true (rhom_therapy_pause (fixture->therapy, NULL));
  advance (fixture, 15);
  assert_therapy (fixture, "Heat was paused for long: is it off?");
  title = rhom_therapy_texts_title (fixture->therapy);
  g_assert_cmpstr (title, ==, "Is the heat off?");
}

static void
test_after (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *text = NULL;

  start (fixture, RHOM_THERAPY_ICE);
  advance (fixture, 15);
  g_assert_true (rhom_therapy_acknowledge (fixture->therapy, NULL));
  text = rhom_therapy_texts_after (rhom_therapy_get_memory (fixture->therapy), RHOM_THERAPY_ICE, RHOM_REGION_NECK, RHOM_CLOCK (fixture->clock));
  g_assert_cmpstr (text, ==, "Let the skin warm up before you stretch hard. The next pack there is fine from 11:15.");
}

/* Who comes back to a machine that slept must hear at once how long the pack has been on too long. */
static void
test_late_alarm (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *at_once = NULL;
  g_autofree char *late = NULL;

  start (fixture, RHOM_THERAPY_HEAT);
  advance (fixture, 15);
  at_once = rhom_therapy_texts_body (fixture->therapy, RHOM_CLOCK (fixture->clock));
  g_assert_null (strstr (at_once, "ago"));
  rhom_fake_clock_suspend (fixture->clock, 132 * RHOM_USEC_PER_MIN);
  late = rhom_therapy_texts_body (fixture->therapy, RHOM_CLOCK (fixture->clock));
  g_assert_nonnull (strstr (late, "2 h 12 min ago"));
}

#define ADD(path, func) g_test_add ("/texts/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("breaks", test_breaks);
  ADD ("therapy", test_therapy);
  ADD ("by-turns", test_by_turns);
  ADD ("forgotten-pause", test_forgotten_pause);
  ADD ("after", test_after);
  ADD ("late-alarm", test_late_alarm);

  return g_test_run ();
}
