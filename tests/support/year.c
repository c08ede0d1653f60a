/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/year.h"

#include "core/scheduler.h"
#include "support/fake-activity.h"
#include "support/fake-clock.h"

/* Working days of nine hours, one after the other, with all that happens in
 * them, against the real scheduler; after every event and every signal its
 * invariants are checked against what the simulation itself knows. */

#define MINUTE RHOM_USEC_PER_MIN
#define SLACK RHOM_USEC_PER_SEC

typedef struct
{
  RhomFakeClock    *clock;     /* (owned) */
  RhomFakeActivity *activity;  /* (owned) */
  RhomScheduler    *scheduler; /* (owned) */
  GRand            *random;    /* (owned) */
  guint32           seed;
  YearStats         stats;

  /* What the simulation knows by itself. */
  gboolean is_present;
  gint64   last_record_end_usec;
} Year;

#define fail(year, ...) g_error ("seed %u, event %u: %s", (year)->seed, (year)->stats.n_events, g_strdup_printf (__VA_ARGS__))

static gint64
now (Year *year)
{
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (year->clock));
}

static void
prompt_cb (RhomScheduler *scheduler,
           int            ordinal,
           Year          *year)
{
  year->stats.n_prompts++;
  if (!year->is_present)
    fail (year, "prompted while nobody was there");
  if (rhom_scheduler_get_state (scheduler) != RHOM_BREAK_STATE_DUE)
    fail (year, "prompted while %s", rhom_break_state_to_id (rhom_scheduler_get_state (scheduler)));
  if (rhom_scheduler_get_worked_usec (scheduler) < rhom_scheduler_get_interval_usec (scheduler))
    fail (year, "prompted after %" G_GINT64_FORMAT " s", rhom_scheduler_get_worked_usec (scheduler) / RHOM_USEC_PER_SEC);
}

static void
recorded_cb (RhomScheduler         *scheduler,
             const RhomBreakRecord *record,
             Year                  *year)
{
  gint64 started_usec = rhom_clock_wall_to_elapsed (RHOM_CLOCK (year->clock), record->started_wall_usec);
  gint64 ended_usec = rhom_clock_wall_to_elapsed (RHOM_CLOCK (year->clock), record->ended_wall_usec);

  year->stats.n_records[record->outcome]++;
  if (started_usec < year->last_record_end_usec - SLACK)
    fail (year, "two breaks overlap");
  if (ended_usec < started_usec || ended_usec > now (year) + SLACK)
    fail (year, "a break that ends before it begins, or later");
  if (record->worked_usec < 0 || record->worked_usec > 24 * RHOM_USEC_PER_HOUR)
    fail (year, "an impossible count");
  year->last_record_end_usec = ended_usec;
}

static void
check (Year *year)
{
  RhomBreakState state = rhom_scheduler_get_state (year->scheduler);
  gint64         deadline_usec = rhom_scheduler_get_deadline_usec (year->scheduler);
  gint64         worked_usec = rhom_scheduler_get_worked_usec (year->scheduler);

  if (rhom_fake_clock_get_n_alarms (year->clock) > 1)
    fail (year, "more than one alarm");
  if (deadline_usec != 0 && deadline_usec < now (year) - 5 * RHOM_USEC_PER_SEC)
    fail (year, "a deadline in the past while %s", rhom_break_state_to_id (state));
  if (worked_usec < 0)
    fail (year, "worked for less than nothing");
  if ((state == RHOM_BREAK_STATE_ACTIVE || state == RHOM_BREAK_STATE_WARNING) && worked_usec >= rhom_scheduler_get_interval_usec (year->scheduler))
    fail (year, "sat for the whole interval without an offer");
  if (!year->is_present && (state == RHOM_BREAK_STATE_ACTIVE || state == RHOM_BREAK_STATE_WARNING || state == RHOM_BREAK_STATE_DUE))
    fail (year, "%s while nobody was there", rhom_break_state_to_id (state));
}

/* --- What happens in a day --- */

static gint64
random_minutes (Year  *year,
                double least,
                double most)
{
  return (gint64) (g_rand_double_range (year->random, least, most) * MINUTE);
}

static void
live (Year  *year,
      gint64 length_usec)
{
  rhom_fake_clock_advance (year->clock, length_usec);
  check (year);
}

static void
come_back (Year *year)
{
  year->is_present = TRUE;
  rhom_fake_activity_set (year->activity, RHOM_ABSENCE_NONE, 0);
  check (year);
}

/* Nobody touches anything for a minute before idle is noticed. */
static void
go_idle (Year *year)
{
  gint64 left_usec = now (year);

  live (year, MINUTE);
  year->is_present = FALSE;
  rhom_fake_activity_set (year->activity, RHOM_ABSENCE_IDLE, left_usec);
  live (year, random_minutes (year, 0, g_rand_double (year->random) < 0.8 ? 3 : 40));
  come_back (year);
}

static void
lock (Year *year)
{
  year->is_present = FALSE;
  rhom_fake_activity_set (year->activity, RHOM_ABSENCE_LOCKED, now (year));
  live (year, random_minutes (year, 0.1, 60));
  come_back (year);
}

static void
sleep_announced (Year  *year,
                 gint64 length_usec)
{
  year->is_present = FALSE;
  rhom_fake_activity_set (year->activity, RHOM_ABSENCE_ASLEEP, now (year));
  rhom_fake_clock_suspend (year->clock, length_usec);
  check (year);
  come_back (year);
}

static void
sleep_unannounced (Year *year)
{
  rhom_fake_clock_suspend (year->clock, random_minutes (year, 0.1, 120));
  rhom_scheduler_update (year->scheduler);
  check (year);
}

static void
set_clock (Year *year)
{
  gint64 step_usec = g_rand_int_range (year->random, -180, 181) * MINUTE;
  gint64 deadline_usec = rhom_scheduler_get_deadline_usec (year->scheduler);

  rhom_fake_clock_set_wall (year->clock, rhom_clock_get_wall_usec (RHOM_CLOCK (year->clock)) + step_usec);
  if (rhom_scheduler_get_deadline_usec (year->scheduler) != deadline_usec && rhom_scheduler_get_state (year->scheduler) != RHOM_BREAK_STATE_PAUSED)
    fail (year, "the clock moved a break");
}

static void
answer_offer (Year *year)
{
  double choice = g_rand_double (year->random);

  if (rhom_scheduler_get_state (year->scheduler) != RHOM_BREAK_STATE_DUE)
    return;
  if (choice < 0.35)
    g_assert_true (rhom_scheduler_take (year->scheduler, NULL));
  else if (choice < 0.45)
    g_assert_true (rhom_scheduler_take_shorter (year->scheduler, NULL));
  else if (choice < 0.7)
    g_assert_true (rhom_scheduler_snooze (year->scheduler, 5 * MINUTE * g_rand_int_range (year->random, 1, 4), NULL));
  else if (choice < 0.85)
    g_assert_true (rhom_scheduler_skip (year->scheduler, NULL));
  check (year);
}

static void
kill_and_restart (Year *year)
{
  RhomSchedulerMemory memory;

  rhom_scheduler_save (year->scheduler, &memory);
  g_assert_finalize_object (year->scheduler);
  year->scheduler = rhom_scheduler_new (RHOM_CLOCK (year->clock), RHOM_ACTIVITY (year->activity), NULL);
  g_signal_connect (year->scheduler, "prompt", G_CALLBACK (prompt_cb), year);
  g_signal_connect (year->scheduler, "recorded", G_CALLBACK (recorded_cb), year);
  rhom_scheduler_restore (year->scheduler, &memory);
  rhom_scheduler_update (year->scheduler);
  check (year);
}

static void
something_happens (Year *year)
{
  double what = g_rand_double (year->random);

  year->stats.n_events++;
  if (what < 0.20)
    go_idle (year);
  else if (what < 0.22)
    lock (year);
  else if (what < 0.23)
    sleep_announced (year, random_minutes (year, 0.1, 120));
  else if (what < 0.24)
    sleep_unannounced (year);
  else if (what < 0.26)
    set_clock (year);
  else if (what < 0.28)
    kill_and_restart (year);
  else if (what < 0.29)
    rhom_scheduler_pause (year->scheduler, random_minutes (year, 1, 90), NULL);
  else if (what < 0.33)
    rhom_scheduler_resume (year->scheduler, NULL);
  else if (what < 0.36)
    rhom_scheduler_finish (year->scheduler, NULL);
  else if (what < 0.37)
    rhom_scheduler_take (year->scheduler, NULL);
  else
    answer_offer (year);
  check (year);
}

static void
live_day (Year *year)
{
  gint64 end_usec = now (year) + 9 * RHOM_USEC_PER_HOUR;

  while (now (year) < end_usec)
    {
      live (year, random_minutes (year, 0.2, 8));
      something_happens (year);
    }
  sleep_announced (year, 15 * RHOM_USEC_PER_HOUR);
  if (rhom_scheduler_get_state (year->scheduler) == RHOM_BREAK_STATE_ACTIVE && rhom_scheduler_get_worked_usec (year->scheduler) > SLACK)
    fail (year, "a night did not count as a break");
}

/**
 * year_run:
 *
 * Aborts, naming the seed and the event, where an invariant does not hold.
 */
YearStats
year_run (guint32 seed,
          int     n_days)
{
  Year year = { .seed = seed, .is_present = TRUE };

  year.clock = rhom_fake_clock_new ();
  year.activity = rhom_fake_activity_new ();
  year.scheduler = rhom_scheduler_new (RHOM_CLOCK (year.clock), RHOM_ACTIVITY (year.activity), NULL);
  year.random = g_rand_new_with_seed (seed);
  rhom_fake_clock_set_zone (year.clock, "Europe/Berlin");
  g_signal_connect (year.scheduler, "prompt", G_CALLBACK (prompt_cb), &year);
  g_signal_connect (year.scheduler, "recorded", G_CALLBACK (recorded_cb), &year);
  rhom_scheduler_update (year.scheduler);

  for (int day = 0; day < n_days; day++)
    live_day (&year);

  year.stats.n_alarms = rhom_fake_clock_get_n_fired (year.clock);
  g_assert_finalize_object (year.scheduler);
  g_assert_finalize_object (year.activity);
  g_assert_finalize_object (year.clock);
  g_rand_free (year.random);
  return year.stats;
}
