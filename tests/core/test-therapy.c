/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/therapy.h"

#include "core/error.h"
#include "support/fake-clock.h"

#define MIN_USEC RHOM_USEC_PER_MIN

typedef struct
{
  RhomFakeClock    *clock;
  RhomTherapy      *therapy;
  int               n_alarms;
  int               n_records;
  RhomTherapyRecord last;
} Fixture;

static void
alarm_cb (RhomTherapy *therapy,
          guint        ordinal,
          Fixture     *fixture)
{
  fixture->n_alarms++;
}

static void
recorded_cb (RhomTherapy             *therapy,
             const RhomTherapyRecord *record,
             Fixture                 *fixture)
{
  fixture->n_records++;
  fixture->last = *record;
}

static void
make_therapy (Fixture *fixture)
{
  fixture->therapy = rhom_therapy_new (RHOM_CLOCK (fixture->clock));
  g_signal_connect (fixture->therapy, "alarm", G_CALLBACK (alarm_cb), fixture);
  g_signal_connect (fixture->therapy, "recorded", G_CALLBACK (recorded_cb), fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  make_therapy (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->therapy);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
}

static void
start (Fixture        *fixture,
       RhomTherapyKind kind,
       int             minutes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rhom_therapy_start (fixture->therapy, kind, RHOM_REGION_NECK, minutes * MIN_USEC, TRUE, &error));
  g_assert_no_error (error);
}

static void
assert_refused (Fixture        *fixture,
                RhomTherapyKind kind,
                gint64          length_usec,
                gboolean        has_cloth,
                RhomError       code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rhom_therapy_start (fixture->therapy, kind, RHOM_REGION_NECK, length_usec, has_cloth, &error));
  g_assert_error (error, RHOM_ERROR, (int) code);
  g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_IDLE);
}

static void
test_limits (Fixture      *fixture,
             gconstpointer data)
{
  assert_refused (fixture, RHOM_THERAPY_ICE, 20 * MIN_USEC + 1, TRUE, RHOM_ERROR_OUT_OF_RANGE);
  assert_refused (fixture, RHOM_THERAPY_HEAT, 30 * MIN_USEC + 1, TRUE, RHOM_ERROR_OUT_OF_RANGE);
  assert_refused (fixture, RHOM_THERAPY_HEAT, 5 * MIN_USEC - 1, TRUE, RHOM_ERROR_OUT_OF_RANGE);
  assert_refused (fixture, RHOM_THERAPY_HEAT, G_MAXINT64, TRUE, RHOM_ERROR_OUT_OF_RANGE);
  assert_refused (fixture, RHOM_THERAPY_HEAT, G_MININT64, TRUE, RHOM_ERROR_OUT_OF_RANGE);
  assert_refused (fixture, RHOM_THERAPY_HEAT, 0, TRUE, RHOM_ERROR_OUT_OF_RANGE);
  start (fixture, RHOM_THERAPY_ICE, 20);
}

static void
test_cloth (Fixture      *fixture,
            gconstpointer data)
{
  assert_refused (fixture, RHOM_THERAPY_HEAT, 15 * MIN_USEC, FALSE, RHOM_ERROR_NO_CLOTH);
}

static void
test_alarm_until_acknowledged (Fixture      *fixture,
                               gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_advance (fixture->clock, 15 * MIN_USEC - 1);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  rhom_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_ENDED);
  rhom_fake_clock_advance (fixture->clock, MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 4);
  g_assert_cmpint (fixture->n_records, ==, 0);
  g_assert_true (rhom_therapy_acknowledge (fixture->therapy, NULL));
  rhom_fake_clock_advance (fixture->clock, 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 4);
  g_assert_cmpint (fixture->n_records, ==, 1);
  g_assert_cmpint (fixture->last.actual_usec, ==, 15 * MIN_USEC);
  g_assert_cmpint (fixture->last.acknowledged_wall_usec - fixture->last.ended_wall_usec, ==, MIN_USEC);
}

/* It slows down after ten minutes and gives the sound up after an hour, but the state stays. */
static void
test_nobody_answers (Fixture      *fixture,
                     gconstpointer data)
{
  int after_10_min;

  start (fixture, RHOM_THERAPY_ICE, 10);
  rhom_fake_clock_advance (fixture->clock, 20 * MIN_USEC);
  after_10_min = fixture->n_alarms;
  g_assert_cmpint (after_10_min, ==, 31);
  rhom_fake_clock_advance (fixture->clock, 10 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, after_10_min + 5);
  rhom_fake_clock_advance (fixture->clock, 24 * 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, after_10_min + 25);
  g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_ENDED);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
}

static void
test_end_while_asleep (Fixture      *fixture,
                       gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_suspend (fixture->clock, 8 * 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock)) - rhom_therapy_get_end_usec (fixture->therapy), ==, (8 * 60 - 15) * MIN_USEC);
  rhom_fake_clock_advance (fixture->clock, MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 4);
}

/* The machine was off over the weekend: it is said, but not sounded for an hour. */
static void
test_end_long_ago (Fixture      *fixture,
                   gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_suspend (fixture->clock, 60 * 60 * MIN_USEC);
  rhom_fake_clock_advance (fixture->clock, 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_ENDED);
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_advance (fixture->clock, 4 * MIN_USEC);
  g_assert_true (rhom_therapy_stop (fixture->therapy, NULL));
  g_assert_cmpint (fixture->n_records, ==, 1);
  g_assert_cmpint (fixture->last.actual_usec, ==, 4 * MIN_USEC);
  g_assert_cmpint (fixture->last.planned_usec, ==, 15 * MIN_USEC);
  g_assert_cmpint (fixture->last.acknowledged_wall_usec, ==, 0);
  rhom_fake_clock_advance (fixture->clock, 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
}

static void
test_pause_and_extend (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  start (fixture, RHOM_THERAPY_ICE, 15);
  rhom_fake_clock_advance (fixture->clock, 5 * MIN_USEC);
  g_assert_true (rhom_therapy_pause (fixture->therapy, NULL));
  rhom_fake_clock_advance (fixture->clock, 30 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  g_assert_true (rhom_therapy_extend (fixture->therapy, 5 * MIN_USEC, NULL));
  g_assert_false (rhom_therapy_extend (fixture->therapy, 1, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE);
  g_assert_true (rhom_therapy_resume (fixture->therapy, NULL));
  rhom_fake_clock_advance (fixture->clock, 15 * MIN_USEC - 1);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  rhom_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (rhom_therapy_get_planned_usec (fixture->therapy), ==, 20 * MIN_USEC);
}

static void
test_extend_beyond_reason (Fixture      *fixture,
                           gconstpointer data)
{
  const gint64 bad[] = { 0, -MIN_USEC, G_MAXINT64, G_MININT64 };

  start (fixture, RHOM_THERAPY_HEAT, 15);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rhom_therapy_extend (fixture->therapy, bad[i], &error));
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE);
    }
}

static void
test_wrong_moment (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rhom_therapy_stop (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_pause (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_resume (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_acknowledge (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_extend (fixture->therapy, MIN_USEC, NULL));
  start (fixture, RHOM_THERAPY_HEAT, 15);
  g_assert_false (rhom_therapy_acknowledge (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_start (fixture->therapy, RHOM_THERAPY_ICE, RHOM_REGION_NECK, 10 * MIN_USEC, TRUE, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW);
  g_assert_cmpint (rhom_therapy_get_kind (fixture->therapy), ==, RHOM_THERAPY_HEAT);
}

static void
restart (Fixture *fixture,
         int      dead_minutes)
{
  RhomTherapyMemory memory;

  rhom_therapy_save (fixture->therapy, &memory);
  g_assert_finalize_object (fixture->therapy);
  rhom_fake_clock_advance (fixture->clock, dead_minutes * MIN_USEC);
  make_therapy (fixture);
  rhom_therapy_restore (fixture->therapy, &memory);
}

static void
test_killed_while_running (Fixture      *fixture,
                           gconstpointer data)
{
  gint64 end_usec;

  start (fixture, RHOM_THERAPY_HEAT, 15);
  end_usec = rhom_therapy_get_end_usec (fixture->therapy);
  restart (fixture, 10);
  g_assert_cmpint (rhom_therapy_get_end_usec (fixture->therapy), ==, end_usec);
  g_assert_cmpint (rhom_therapy_get_region (fixture->therapy), ==, RHOM_REGION_NECK);
  rhom_fake_clock_advance (fixture->clock, 5 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_true (rhom_therapy_acknowledge (fixture->therapy, NULL));
  g_assert_cmpint (fixture->n_records, ==, 1);
  g_assert_cmpint (fixture->last.planned_usec, ==, 15 * MIN_USEC);
}

static void
test_killed_across_the_end (Fixture      *fixture,
                            gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  restart (fixture, 60);
  rhom_fake_clock_advance (fixture->clock, 0);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  restart (fixture, 1);
  rhom_fake_clock_advance (fixture->clock, 0);
  g_assert_cmpint (fixture->n_alarms, ==, 2);
  g_assert_true (rhom_therapy_stop (fixture->therapy, NULL));
  g_assert_cmpint (fixture->n_records, ==, 1);
}

static void
test_killed_while_paused (Fixture      *fixture,
                          gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_advance (fixture->clock, 5 * MIN_USEC);
  g_assert_true (rhom_therapy_pause (fixture->therapy, NULL));
  restart (fixture, 60);
  g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_PAUSED);
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 10 * MIN_USEC);
}

/* A file must not keep a pack on for longer than a person could. */
static void
test_impossible_memory (Fixture      *fixture,
                        gconstpointer data)
{
  gint64                  now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  const RhomTherapyMemory bad[] = {
    { RHOM_THERAPY_STATE_RUNNING, RHOM_THERAPY_ICE, 0, now_usec, now_usec + 30 * MIN_USEC, 0, 30 * MIN_USEC },
    { RHOM_THERAPY_STATE_RUNNING, RHOM_THERAPY_HEAT, 0, now_usec, now_usec + 90 * MIN_USEC, 0, 15 * MIN_USEC },
    { RHOM_THERAPY_STATE_PAUSED, RHOM_THERAPY_HEAT, 0, now_usec, 0, 90 * MIN_USEC, 15 * MIN_USEC },
    { RHOM_THERAPY_STATE_PAUSED, RHOM_THERAPY_HEAT, 0, now_usec, 0, 0, 15 * MIN_USEC },
    { RHOM_THERAPY_STATE_RUNNING, RHOM_THERAPY_HEAT, 0, 0, now_usec + 1, 0, 15 * MIN_USEC },
    { RHOM_THERAPY_STATE_RUNNING, RHOM_THERAPY_HEAT, 0, now_usec, now_usec + 1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      rhom_therapy_restore (fixture->therapy, &bad[i]);
      g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_IDLE);
    }
}

#define ADD(path, func) g_test_add ("/therapy/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("limits", test_limits);
  ADD ("cloth", test_cloth);
  ADD ("alarm/until-acknowledged", test_alarm_until_acknowledged);
  ADD ("alarm/nobody-answers", test_nobody_answers);
  ADD ("alarm/ended-asleep", test_end_while_asleep);
  ADD ("alarm/ended-long-ago", test_end_long_ago);
  ADD ("stop", test_stop);
  ADD ("pause-and-extend", test_pause_and_extend);
  ADD ("extend-beyond-reason", test_extend_beyond_reason);
  ADD ("wrong-moment", test_wrong_moment);
  ADD ("restart/running", test_killed_while_running);
  ADD ("restart/across-the-end", test_killed_across_the_end);
  ADD ("restart/paused", test_killed_while_paused);
  ADD ("restart/impossible", test_impossible_memory);

  return g_test_run ();
}
