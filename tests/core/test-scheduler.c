/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/scheduler.h"

#include "core/error.h"
#include "support/fake-activity.h"
#include "support/fake-clock.h"
#include "support/timeline.h"

#define ACTIVE RHOM_BREAK_STATE_ACTIVE
#define WARNING RHOM_BREAK_STATE_WARNING
#define DUE RHOM_BREAK_STATE_DUE
#define IN_BREAK RHOM_BREAK_STATE_IN_BREAK
#define SNOOZED RHOM_BREAK_STATE_SNOOZED
#define PAUSED RHOM_BREAK_STATE_PAUSED
#define AWAY RHOM_BREAK_STATE_AWAY
#define OFF RHOM_BREAK_STATE_OFF

#define HOUR 3600
#define NIGHT (8 * HOUR)

/* clang-format off */
TIMELINE (test_interval,
  { 0, IS, ACTIVE }, { 0, ENDS_AT, 2700 }, { 2639, IS, ACTIVE }, { 2640, IS, WARNING }, { 2640, ENDS_AT, 2700 },
  { 2699, PROMPTED, 0 }, { 2700, IS, DUE }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_SAT_LONG_ENOUGH }, { 2700, PROMPTED, 1 }, { 2700, WORKED, 2700 })

TIMELINE (test_reminder,
  { 2700, PROMPTED, 1 }, { 2999, PROMPTED, 1 }, { 3000, PROMPTED, 2 }, { 3300, PROMPTED, 3 }, { 3300, IS, DUE }, { 3300, RECORDED, 0 })

TIMELINE (test_take,
  { 2710, TAKES, 0 }, { 2710, IS, IN_BREAK }, { 2710, ENDS_AT, 3010 }, { 2710, WORKED, 2710 }, { 3009, IS, IN_BREAK }, { 3009, RECORDED, 0 },
  { 3010, IS, ACTIVE }, { 3010, RECORDED, 1 }, { 3010, LAST_WAS, RHOM_BREAK_TAKEN }, { 3010, WORKED, 0 }, { 3010, ENDS_AT, 5710 }, { 5709, PROMPTED, 1 }, { 5710, PROMPTED, 2 })

TIMELINE (test_take_early,
  { 100, TAKES, 0 }, { 100, IS, IN_BREAK }, { 400, IS, ACTIVE }, { 400, ENDS_AT, 3100 }, { 400, LAST_WAS, RHOM_BREAK_TAKEN })

TIMELINE (test_take_twice,
  { 100, TAKES, 0 }, { 110, REFUSES, 0 }, { 110, TAKES, 0 }, { 110, REFUSES, 0 }, { 110, TAKES_SHORTER, 0 }, { 110, ENDS_AT, 400 })

TIMELINE (test_shorter,
  { 2700, TAKES_SHORTER, 0 }, { 2700, ENDS_AT, 2760 }, { 2760, IS, ACTIVE }, { 2760, LAST_WAS, RHOM_BREAK_TAKEN }, { 2760, WORKED, 0 })

TIMELINE (test_leave_at_once,
  { 2700, TAKES, 0 }, { 2710, FINISHES, 0 }, { 2710, LAST_WAS, RHOM_BREAK_CUT }, { 2710, IS, SNOOZED }, { 2710, ENDS_AT, 3010 }, { 3009, PROMPTED, 1 }, { 3010, PROMPTED, 2 }, { 3010, RECORDED, 1 })

TIMELINE (test_leave_early_break_taken_early,
  { 1000, TAKES, 0 }, { 1010, FINISHES, 0 }, { 1010, IS, ACTIVE }, { 1010, WORKED, 1000 }, { 1010, ENDS_AT, 2710 })

TIMELINE (test_leave_after_a_while,
  { 2700, TAKES, 0 }, { 2760, FINISHES, 0 }, { 2760, LAST_WAS, RHOM_BREAK_CUT }, { 2760, IS, ACTIVE }, { 2760, WORKED, 0 })

TIMELINE (test_finish_without_break,
  { 100, REFUSES, 0 }, { 100, FINISHES, 0 }, { 2700, REFUSES, 0 }, { 2700, FINISHES, 0 }, { 2700, RECORDED, 0 })

TIMELINE (test_skip,
  { 100, REFUSES, 0 }, { 100, SKIPS, 0 }, { 2700, SKIPS, 0 }, { 2700, IS, ACTIVE }, { 2700, LAST_WAS, RHOM_BREAK_SKIPPED }, { 2700, HAS_SKIPS, 1 }, { 2700, ENDS_AT, 5400 },
  { 5400, SKIPS, 0 }, { 5400, HAS_SKIPS, 2 }, { 5400, RECORDED, 2 }, { 8100, TAKES, 0 }, { 8400, HAS_SKIPS, 0 })

TIMELINE (test_rest_forgives_skips,
  { 2700, SKIPS, 0 }, { 2710, LOCKS, 0 }, { 2710, HAS_SKIPS, 1 }, { 3010, HAS_SKIPS, 0 })

TIMELINE (test_snooze,
  { 100, REFUSES, 0 }, { 100, SNOOZES, 300 }, { 2700, SNOOZES, 300 }, { 2700, IS, SNOOZED }, { 2700, ENDS_AT, 3000 }, { 2999, PROMPTED, 1 }, { 3000, IS, DUE }, { 3000, PROMPTED, 2 },
  { 3000, SNOOZES, 600 }, { 3599, IS, SNOOZED }, { 3600, IS, DUE }, { 3600, PROMPTED, 3 }, { 3600, WORKED, 3600 }, { 3600, RECORDED, 0 })

TIMELINE (test_snooze_from_warning,
  { 2650, SNOOZES, 600 }, { 2650, IS, SNOOZED }, { 2700, PROMPTED, 0 }, { 3249, PROMPTED, 0 }, { 3250, IS, DUE })

TIMELINE (test_snooze_then_skip,
  { 2700, SNOOZES, 900 }, { 2800, SKIPS, 0 }, { 2800, IS, ACTIVE }, { 2800, ENDS_AT, 5500 }, { 3600, IS, ACTIVE })

TIMELINE (test_pause,
  { 1000, PAUSES, 1800 }, { 1000, IS, PAUSED }, { 1000, SAYS_WHY, RHOM_BREAK_WHY_PAUSED_UNTIL }, { 1000, ENDS_AT, 2800 }, { 2000, WORKED, 1000 }, { 2799, IS, PAUSED },
  { 2800, IS, ACTIVE }, { 2800, WORKED, 1000 }, { 2800, ENDS_AT, 4500 }, { 4500, PROMPTED, 1 })

TIMELINE (test_pause_until_resumed,
  { 1000, PAUSES, 0 }, { 1000, SAYS_WHY, RHOM_BREAK_WHY_PAUSED }, { 1000, ENDS_AT, -1 }, { 90000, IS, PAUSED }, { 90000, RESUMES, 0 }, { 90000, IS, ACTIVE }, { 90000, WORKED, 1000 },
  { 90000, REFUSES, 0 }, { 90000, RESUMES, 0 })

TIMELINE (test_pause_withdraws_due,
  { 2700, PAUSES, 600 }, { 2700, IS, PAUSED }, { 3299, PROMPTED, 1 }, { 3300, IS, DUE }, { 3300, PROMPTED, 2 }, { 3300, WORKED, 2700 })

TIMELINE (test_pause_ends_break,
  { 2700, TAKES, 0 }, { 2800, PAUSES, 600 }, { 2800, LAST_WAS, RHOM_BREAK_CUT }, { 2800, RECORDED, 1 }, { 2800, IS, PAUSED }, { 3400, WORKED, 0 })

TIMELINE (test_break_in_pause,
  { 100, PAUSES, 3600 }, { 200, TAKES, 0 }, { 200, IS, IN_BREAK }, { 500, IS, PAUSED }, { 500, ENDS_AT, 3700 }, { 3700, IS, ACTIVE })

TIMELINE (test_pause_until_follows_the_wall_ahead,
  { 100, PAUSES_UNTIL, 4 * HOUR }, { 100, ENDS_AT, 100 + 4 * HOUR }, { 200, SETS_WALL, 3 * HOUR }, { 200, ENDS_AT, 100 + HOUR }, { 100 + HOUR, IS, ACTIVE })

TIMELINE (test_pause_until_follows_the_wall_back,
  { 100, PAUSES_UNTIL, HOUR }, { 200, SETS_WALL, -3 * HOUR }, { 200, ENDS_AT, 100 + 4 * HOUR }, { 100 + 4 * HOUR, IS, ACTIVE })

TIMELINE (test_pause_until_passed_by_the_wall,
  { 100, PAUSES_UNTIL, HOUR }, { 200, SETS_WALL, 3 * HOUR }, { 200, IS, ACTIVE }, { 200, WORKED, 100 })

TIMELINE (test_short_absence,
  { 1060, LEAVES, 60 }, { 1060, IS, AWAY }, { 1060, SAYS_WHY, RHOM_BREAK_WHY_IDLE }, { 1060, WORKED, 1000 }, { 1060, ENDS_AT, -1 },
  { 1299, COMES_BACK, 0 }, { 1299, IS, ACTIVE }, { 1299, WORKED, 1000 }, { 1299, ENDS_AT, 2999 }, { 1299, RECORDED, 0 })

TIMELINE (test_natural_break,
  { 1060, LEAVES, 60 }, { 1299, RECORDED, 0 }, { 1300, RECORDED, 1 }, { 1300, LAST_WAS, RHOM_BREAK_NATURAL }, { 1300, IS, AWAY }, { 1300, WORKED, 0 },
  { 5000, COMES_BACK, 0 }, { 5000, IS, ACTIVE }, { 5000, RECORDED, 1 }, { 5000, ENDS_AT, 7700 })

TIMELINE (test_absence_of_exactly_a_break,
  { 1060, LEAVES, 60 }, { 1300, COMES_BACK, 0 }, { 1300, RECORDED, 1 }, { 1300, WORKED, 0 })

TIMELINE (test_two_short_absences_do_not_add_up,
  { 1060, LEAVES, 60 }, { 1200, COMES_BACK, 0 }, { 1261, LEAVES, 60 }, { 1261, WORKED, 1001 }, { 1460, COMES_BACK, 0 }, { 1460, WORKED, 1001 }, { 1460, RECORDED, 0 })

TIMELINE (test_away_at_the_start_of_a_stretch,
  { 2700, TAKES, 0 }, { 3010, LEAVES, 60 }, { 3010, IS, AWAY }, { 3010, WORKED, 0 }, { 9000, COMES_BACK, 0 }, { 9000, RECORDED, 1 })

TIMELINE (test_lock,
  { 1000, LOCKS, 0 }, { 1000, IS, AWAY }, { 1000, SAYS_WHY, RHOM_BREAK_WHY_LOCKED }, { 1300, LAST_WAS, RHOM_BREAK_NATURAL }, { 1400, COMES_BACK, 0 }, { 1400, ENDS_AT, 4100 })

TIMELINE (test_away_while_due,
  { 2700, IS, DUE }, { 2760, LEAVES, 60 }, { 2760, IS, AWAY }, { 2900, COMES_BACK, 0 }, { 2900, IS, DUE }, { 2900, PROMPTED, 2 })

TIMELINE (test_rest_while_due,
  { 2760, LEAVES, 60 }, { 3000, LAST_WAS, RHOM_BREAK_NATURAL }, { 3000, PROMPTED, 1 }, { 3100, COMES_BACK, 0 }, { 3100, IS, ACTIVE }, { 3100, WORKED, 0 }, { 3100, PROMPTED, 1 })

TIMELINE (test_rest_while_snoozed,
  { 2700, SNOOZES, 900 }, { 2800, LOCKS, 0 }, { 3200, COMES_BACK, 0 }, { 3200, IS, ACTIVE }, { 3200, LAST_WAS, RHOM_BREAK_NATURAL }, { 3600, IS, ACTIVE })

TIMELINE (test_snooze_ends_while_away,
  { 2700, SNOOZES, 60 }, { 2740, LOCKS, 0 }, { 2800, IS, AWAY }, { 2800, PROMPTED, 1 }, { 2900, COMES_BACK, 0 }, { 2900, IS, DUE }, { 2900, PROMPTED, 2 })

TIMELINE (test_rest_while_paused,
  { 1000, PAUSES, 3600 }, { 1100, LOCKS, 0 }, { 1100, IS, PAUSED }, { 1400, LAST_WAS, RHOM_BREAK_NATURAL }, { 2000, COMES_BACK, 0 }, { 4600, IS, ACTIVE }, { 4600, WORKED, 0 })

TIMELINE (test_pause_ends_while_away,
  { 1000, PAUSES, 60 }, { 1010, LOCKS, 0 }, { 1060, IS, AWAY }, { 1100, COMES_BACK, 0 }, { 1100, IS, ACTIVE }, { 1100, WORKED, 1000 })

TIMELINE (test_lock_during_break,
  { 2700, TAKES, 0 }, { 2750, LOCKS, 0 }, { 2750, IS, IN_BREAK }, { 3000, IS, AWAY }, { 3000, LAST_WAS, RHOM_BREAK_TAKEN }, { 9000, COMES_BACK, 0 }, { 9000, RECORDED, 1 }, { 9000, IS, ACTIVE })

TIMELINE (test_announced_night,
  { 1000, FALLS_ASLEEP, 0 }, { 1000, IS, AWAY }, { 1000, SAYS_WHY, RHOM_BREAK_WHY_ASLEEP }, { 1000, SLEEPS, NIGHT }, { 1000 + NIGHT, COMES_BACK, 0 },
  { 1000 + NIGHT, IS, ACTIVE }, { 1000 + NIGHT, WORKED, 0 }, { 1000 + NIGHT, RECORDED, 1 }, { 1000 + NIGHT, LAST_WAS, RHOM_BREAK_NATURAL }, { 1000 + NIGHT, PROMPTED, 0 })

TIMELINE (test_unannounced_night,
  { 1000, SLEEPS, NIGHT }, { 1000 + NIGHT, IS, ACTIVE }, { 1000 + NIGHT, WORKED, 0 }, { 1000 + NIGHT, RECORDED, 1 }, { 1000 + NIGHT, PROMPTED, 0 }, { 1000 + NIGHT, ENDS_AT, 3700 + NIGHT })

TIMELINE (test_nap_of_the_machine,
  { 1000, SLEEPS, 200 }, { 1200, IS, ACTIVE }, { 1200, WORKED, 1000 }, { 1200, RECORDED, 0 }, { 1200, ENDS_AT, 2900 })

TIMELINE (test_night_across_the_due_moment,
  { 2690, SLEEPS, NIGHT }, { 2690 + NIGHT, PROMPTED, 0 }, { 2690 + NIGHT, IS, ACTIVE })

TIMELINE (test_night_while_due,
  { 2700, SLEEPS, NIGHT }, { 2700 + NIGHT, IS, ACTIVE }, { 2700 + NIGHT, PROMPTED, 1 }, { 2700 + NIGHT, LAST_WAS, RHOM_BREAK_NATURAL })

TIMELINE (test_night_while_snoozed,
  { 2700, SNOOZES, 600 }, { 2800, SLEEPS, NIGHT }, { 2800 + NIGHT, IS, ACTIVE }, { 2800 + NIGHT, PROMPTED, 1 })

TIMELINE (test_night_in_break,
  { 2700, TAKES, 0 }, { 2710, SLEEPS, NIGHT }, { 2710 + NIGHT, IS, ACTIVE }, { 2710 + NIGHT, RECORDED, 1 }, { 2710 + NIGHT, LAST_WAS, RHOM_BREAK_TAKEN }, { 2710 + NIGHT, WORKED, 0 })

TIMELINE (test_night_in_pause,
  { 1000, PAUSES, 1800 }, { 1010, SLEEPS, NIGHT }, { 1010 + NIGHT, IS, ACTIVE }, { 1010 + NIGHT, WORKED, 0 }, { 1010 + NIGHT, RECORDED, 1 }, { 1010 + NIGHT, LAST_WAS, RHOM_BREAK_NATURAL })

TIMELINE (test_nap_in_pause,
  { 1000, PAUSES, 1800 }, { 1010, SLEEPS, 200 }, { 1210, IS, PAUSED }, { 1210, WORKED, 1000 }, { 1210, RECORDED, 0 })

/* It sleeps before anybody could be noticed to be away, and then says that it did: one rest. */
TIMELINE (test_night_noticed_twice,
  { 1060, LEAVES, 60 }, { 1070, SLEEPS, NIGHT }, { 1070 + NIGHT, IS, AWAY }, { 1070 + NIGHT, RECORDED, 1 }, { 1080 + NIGHT, COMES_BACK, 0 }, { 1080 + NIGHT, RECORDED, 1 })

TIMELINE (test_wall_steps_move_nothing,
  { 1000, SETS_WALL, 3 * HOUR }, { 1000, ENDS_AT, 2700 }, { 1500, SETS_WALL, -6 * HOUR }, { 1500, ENDS_AT, 2700 }, { 2700, PROMPTED, 1 }, { 2700, SNOOZES, 300 },
  { 2800, SETS_WALL, 3 * HOUR }, { 3000, PROMPTED, 2 }, { 3000, PAUSES, 600 }, { 3100, SETS_WALL, 3 * HOUR }, { 3100, ENDS_AT, 3600 }, { 3600, IS, DUE })

TIMELINE (test_off,
  { 1000, DISABLES, 0 }, { 1000, IS, OFF }, { 9000, IS, OFF }, { 9000, PROMPTED, 0 }, { 9000, REFUSES, 0 }, { 9000, PAUSES, 60 }, { 9000, TAKES, 0 }, { 9000, IS, IN_BREAK }, { 9300, IS, OFF }, { 9400, ENABLES, 0 }, { 9400, ENDS_AT, 12100 })

TIMELINE (test_off_ends_pause,
  { 1000, PAUSES, 0 }, { 1100, DISABLES, 0 }, { 1200, ENABLES, 0 }, { 1200, IS, ACTIVE }, { 1200, WORKED, 1000 })

TIMELINE (test_shorter_interval_is_due_at_once,
  { 2000, SETS_INTERVAL, 1800 }, { 2000, IS, DUE }, { 2000, PROMPTED, 1 })

TIMELINE (test_longer_interval_withdraws,
  { 2700, IS, DUE }, { 2710, SETS_INTERVAL, 3600 }, { 2710, IS, ACTIVE }, { 2710, ENDS_AT, 3600 }, { 3600, PROMPTED, 2 })

/* clang-format on */

typedef struct
{
  RhomFakeClock    *clock;
  RhomFakeActivity *activity;
  RhomScheduler    *scheduler;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  fixture->activity = rhom_fake_activity_new ();
  fixture->scheduler = rhom_scheduler_new (RHOM_CLOCK (fixture->clock), RHOM_ACTIVITY (fixture->activity), NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->scheduler);
  g_assert_finalize_object (fixture->activity);
  g_assert_finalize_object (fixture->clock);
}

static void
advance (Fixture *fixture,
         int      seconds)
{
  rhom_fake_clock_advance (fixture->clock, seconds * RHOM_USEC_PER_SEC);
}

static void
test_new_destroy (Fixture      *fixture,
                  gconstpointer data)
{
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 1);
}

/* As if the process was killed and another one started at once. */
static void
kill_and_restart (Fixture *fixture)
{
  RhomSchedulerMemory memory;

  rhom_scheduler_save (fixture->scheduler, &memory);
  g_assert_finalize_object (fixture->scheduler);
  fixture->scheduler = rhom_scheduler_new (RHOM_CLOCK (fixture->clock), RHOM_ACTIVITY (fixture->activity), NULL);
  rhom_scheduler_restore (fixture->scheduler, &memory);
  rhom_scheduler_update (fixture->scheduler);
}

static void
assert_survives (Fixture *fixture)
{
  RhomBreakState state = rhom_scheduler_get_state (fixture->scheduler);
  RhomBreakWhy   why = rhom_scheduler_get_why (fixture->scheduler);
  gint64         deadline_usec = rhom_scheduler_get_deadline_usec (fixture->scheduler);
  gint64         worked_usec = rhom_scheduler_get_worked_usec (fixture->scheduler);

  kill_and_restart (fixture);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, state);
  g_assert_cmpint (rhom_scheduler_get_why (fixture->scheduler), ==, why);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, worked_usec);
  if (state != RHOM_BREAK_STATE_DUE)
    g_assert_cmpint (rhom_scheduler_get_deadline_usec (fixture->scheduler), ==, deadline_usec);
}

static void
test_killed_at_any_moment (Fixture      *fixture,
                           gconstpointer data)
{
  rhom_scheduler_update (fixture->scheduler);
  for (int i = 0; i < 300; i++)
    {
      advance (fixture, 10);
      assert_survives (fixture);
    }
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, DUE);
  g_assert_true (rhom_scheduler_snooze (fixture->scheduler, 600 * RHOM_USEC_PER_SEC, NULL));
  advance (fixture, 300);
  assert_survives (fixture);
  g_assert_true (rhom_scheduler_pause (fixture->scheduler, 600 * RHOM_USEC_PER_SEC, NULL));
  advance (fixture, 100);
  assert_survives (fixture);
  g_assert_true (rhom_scheduler_take (fixture->scheduler, NULL));
  advance (fixture, 100);
  assert_survives (fixture);
  rhom_fake_activity_set (fixture->activity, RHOM_ABSENCE_LOCKED, rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock)));
  assert_survives (fixture);
}

static void
count_prompt_cb (RhomScheduler *scheduler,
                 int            ordinal,
                 int           *n_prompts)
{
  (*n_prompts)++;
}

/* Who was killed with a break due must offer it again, or it is lost. */
static void
test_killed_while_due_offers_again (Fixture      *fixture,
                                    gconstpointer data)
{
  RhomSchedulerMemory memory;
  int                 n_prompts = 0;

  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 2710);
  rhom_scheduler_save (fixture->scheduler, &memory);
  g_assert_finalize_object (fixture->scheduler);
  fixture->scheduler = rhom_scheduler_new (RHOM_CLOCK (fixture->clock), RHOM_ACTIVITY (fixture->activity), NULL);
  g_signal_connect (fixture->scheduler, "prompt", G_CALLBACK (count_prompt_cb), &n_prompts);
  rhom_scheduler_restore (fixture->scheduler, &memory);
  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpint (n_prompts, ==, 1);
}

static void
restart_after (Fixture *fixture,
               int      seconds)
{
  RhomSchedulerMemory memory;

  rhom_scheduler_save (fixture->scheduler, &memory);
  g_assert_finalize_object (fixture->scheduler);
  advance (fixture, seconds);
  fixture->scheduler = rhom_scheduler_new (RHOM_CLOCK (fixture->clock), RHOM_ACTIVITY (fixture->activity), NULL);
  rhom_scheduler_restore (fixture->scheduler, &memory);
  rhom_scheduler_update (fixture->scheduler);
}

/* Up to the alarm that the dead process would have had, sitting went on. */
static void
test_dead_for_a_moment (Fixture      *fixture,
                        gconstpointer data)
{
  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 1000);
  restart_after (fixture, 60);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, 1060 * RHOM_USEC_PER_SEC);
}

/* Nobody knows what happened in these hours, so no break is due for them. */
static void
test_dead_for_hours (Fixture      *fixture,
                     gconstpointer data)
{
  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 1000);
  restart_after (fixture, 3 * HOUR);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, ACTIVE);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, 0);
}

static void
test_dead_at_the_end_of_a_break (Fixture      *fixture,
                                 gconstpointer data)
{
  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 2700);
  g_assert_true (rhom_scheduler_take (fixture->scheduler, NULL));
  restart_after (fixture, HOUR);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, ACTIVE);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, 0);
}

/* A pause that ran out in that time stopped the count, but nobody was seen to sit there since. */
static void
test_dead_at_the_end_of_a_pause (Fixture      *fixture,
                                 gconstpointer data)
{
  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 1000);
  g_assert_true (rhom_scheduler_pause (fixture->scheduler, HOUR * RHOM_USEC_PER_SEC, NULL));
  restart_after (fixture, HOUR + 60);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, 1000 * RHOM_USEC_PER_SEC);

  g_assert_true (rhom_scheduler_pause (fixture->scheduler, HOUR * RHOM_USEC_PER_SEC, NULL));
  restart_after (fixture, NIGHT);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, ACTIVE);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, 0);
}

/* Nobody was there to hear that the clock was set. */
static void
test_clock_set_while_dead (Fixture      *fixture,
                           gconstpointer data)
{
  RhomClock          *clock = RHOM_CLOCK (fixture->clock);
  gint64              wall_usec = rhom_clock_get_wall_usec (clock);
  RhomSchedulerMemory memory;

  rhom_scheduler_update (fixture->scheduler);
  g_assert_true (rhom_scheduler_pause_until (fixture->scheduler, wall_usec + 4 * RHOM_USEC_PER_HOUR, NULL));
  rhom_scheduler_save (fixture->scheduler, &memory);
  g_assert_finalize_object (fixture->scheduler);
  rhom_fake_clock_set_wall (fixture->clock, wall_usec + 3 * RHOM_USEC_PER_HOUR);
  fixture->scheduler = rhom_scheduler_new (clock, RHOM_ACTIVITY (fixture->activity), NULL);
  rhom_scheduler_restore (fixture->scheduler, &memory);
  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, PAUSED);
  g_assert_cmpint (rhom_scheduler_get_deadline_usec (fixture->scheduler), ==, rhom_clock_get_elapsed_usec (clock) + RHOM_USEC_PER_HOUR);
}

/* A file can say anything; none of it may hold breaks back for longer than a command could. */
static void
test_impossible_memory (Fixture      *fixture,
                        gconstpointer data)
{
  gint64              now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  RhomSchedulerMemory memory = {
    .counted_usec = -5,
    .stretch_start_usec = now_usec + HOUR * RHOM_USEC_PER_SEC,
    .snooze.end_usec = now_usec + 999 * HOUR * RHOM_USEC_PER_SEC,
    .pause.end_usec = now_usec + 9999 * HOUR * RHOM_USEC_PER_SEC,
    .running = { now_usec - 1, now_usec + 99 * HOUR * RHOM_USEC_PER_SEC, 0 },
    .no_rest_until_usec = now_usec + HOUR * RHOM_USEC_PER_SEC,
    .held_since_usec = now_usec + HOUR * RHOM_USEC_PER_SEC,
    .next_usec = 1,
  };

  rhom_scheduler_restore (fixture->scheduler, &memory);
  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, ACTIVE);
  g_assert_cmpint (rhom_scheduler_get_worked_usec (fixture->scheduler), ==, 0);
}

static void
test_ranges (Fixture      *fixture,
             gconstpointer data)
{
  const gint64 bad[] = { -1, 1, 59 * RHOM_USEC_PER_SEC, 61 * RHOM_USEC_PER_MIN, G_MAXINT64, G_MININT64 };

  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 2700);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rhom_scheduler_snooze (fixture->scheduler, bad[i], &error));
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE);
    }
  g_assert_false (rhom_scheduler_pause (fixture->scheduler, 8 * 24 * RHOM_USEC_PER_HOUR, NULL));
  g_assert_false (rhom_scheduler_pause (fixture->scheduler, -1, NULL));
  g_assert_false (rhom_scheduler_pause_until (fixture->scheduler, 5, NULL));
  g_assert_false (rhom_scheduler_pause_until (fixture->scheduler, G_MAXINT64, NULL));
  g_assert_false (rhom_scheduler_pause_until (fixture->scheduler, G_MININT64, NULL));
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, DUE);
}

static void
count_changed_cb (RhomScheduler *scheduler,
                  int           *n_changes)
{
  (*n_changes)++;
}

/* A signal writes a file and wakes other programs, so none comes without a reason. */
static void
test_quiet (Fixture      *fixture,
            gconstpointer data)
{
  int n_changes = 0;

  rhom_scheduler_update (fixture->scheduler);
  g_signal_connect (fixture->scheduler, "changed", G_CALLBACK (count_changed_cb), &n_changes);
  for (int i = 0; i < 200; i++)
    {
      advance (fixture, 10);
      rhom_scheduler_update (fixture->scheduler);
    }
  g_assert_cmpint (n_changes, ==, 0);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (fixture->clock), ==, 0);
}

/* Who listens knows nothing before the first state, whatever it is. */
static void
test_first_state_is_told (Fixture      *fixture,
                          gconstpointer data)
{
  int n_changes = 0;

  g_object_set (fixture->scheduler, "enabled", FALSE, NULL);
  g_signal_connect (fixture->scheduler, "changed", G_CALLBACK (count_changed_cb), &n_changes);
  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, OFF);
  g_assert_cmpint (n_changes, ==, 1);
}

static void
test_setting_is_told_once (Fixture      *fixture,
                           gconstpointer data)
{
  int n_changes = 0;

  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 2000);
  g_signal_connect (fixture->scheduler, "changed", G_CALLBACK (count_changed_cb), &n_changes);
  g_object_set (fixture->scheduler, "interval-usec", 3600 * RHOM_USEC_PER_SEC, NULL);
  g_assert_cmpint (n_changes, ==, 1);
  g_object_set (fixture->scheduler, "length-usec", 240 * RHOM_USEC_PER_SEC, NULL);
  g_assert_cmpint (n_changes, ==, 2);
  g_object_set (fixture->scheduler, "length-usec", 240 * RHOM_USEC_PER_SEC, NULL);
  g_assert_cmpint (n_changes, ==, 2);
}

typedef struct
{
  const char *zone;
  const char *start; /* some minutes before the clocks change */
} DstCase;

static const DstCase dst_ahead = { "Europe/Berlin", "2026-03-29T00:30:00Z" };
static const DstCase dst_back = { "Europe/Berlin", "2026-10-25T00:30:00Z" };

/* Nothing that is counted knows about summer time. */
static void
test_dst (Fixture      *fixture,
          gconstpointer data)
{
  const DstCase *dst = data;
  gint64         start_usec;

  rhom_fake_clock_set_zone (fixture->clock, dst->zone);
  rhom_fake_clock_set_wall_text (fixture->clock, dst->start);
  start_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpint (rhom_scheduler_get_deadline_usec (fixture->scheduler), ==, start_usec + 2700 * RHOM_USEC_PER_SEC);
  advance (fixture, 2699);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, WARNING);
  advance (fixture, 1);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, DUE);
  g_assert_true (rhom_scheduler_snooze (fixture->scheduler, 3600 * RHOM_USEC_PER_SEC, NULL));
  advance (fixture, 3599);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, SNOOZED);
  advance (fixture, 1);
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, DUE);
}

static void
test_zone_change (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 deadline_usec;
  int    n_changes = 0;

  rhom_scheduler_update (fixture->scheduler);
  advance (fixture, 100);
  deadline_usec = rhom_scheduler_get_deadline_usec (fixture->scheduler);
  g_signal_connect (fixture->scheduler, "changed", G_CALLBACK (count_changed_cb), &n_changes);
  rhom_fake_clock_set_zone (fixture->clock, "Asia/Tokyo");
  g_assert_cmpint (rhom_scheduler_get_deadline_usec (fixture->scheduler), ==, deadline_usec);
  /* The times of day in texts want to be made again. */
  g_assert_cmpint (n_changes, ==, 1);
}

/* A ring must know where it was full, over a restart too. */
static void
test_started (Fixture      *fixture,
              gconstpointer data)
{
  RhomClock *clock = RHOM_CLOCK (fixture->clock);
  gint64     start_usec = rhom_clock_get_elapsed_usec (clock);

  rhom_scheduler_update (fixture->scheduler);
  g_assert_cmpint (rhom_scheduler_get_started_usec (fixture->scheduler), ==, 0);
  advance (fixture, 2700);
  g_assert_cmpint (rhom_scheduler_get_started_usec (fixture->scheduler), ==, 0);
  g_assert_true (rhom_scheduler_snooze (fixture->scheduler, 600 * RHOM_USEC_PER_SEC, NULL));
  restart_after (fixture, 100);
  g_assert_cmpint (rhom_scheduler_get_started_usec (fixture->scheduler), ==, start_usec + 2700 * RHOM_USEC_PER_SEC);
  g_assert_true (rhom_scheduler_pause (fixture->scheduler, 600 * RHOM_USEC_PER_SEC, NULL));
  restart_after (fixture, 100);
  g_assert_cmpint (rhom_scheduler_get_started_usec (fixture->scheduler), ==, start_usec + 2800 * RHOM_USEC_PER_SEC);
  g_assert_true (rhom_scheduler_take (fixture->scheduler, NULL));
  g_assert_cmpint (rhom_scheduler_get_started_usec (fixture->scheduler), ==, start_usec + 2900 * RHOM_USEC_PER_SEC);
  advance (fixture, 10);
  g_assert_true (rhom_scheduler_resume (fixture->scheduler, NULL));
  g_assert_true (rhom_scheduler_finish (fixture->scheduler, NULL));
  g_assert_cmpint (rhom_scheduler_get_state (fixture->scheduler), ==, SNOOZED);
  g_assert_cmpint (rhom_scheduler_get_started_usec (fixture->scheduler), ==, start_usec + 2910 * RHOM_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scheduler/interval", test_interval);
  g_test_add_func ("/scheduler/reminder", test_reminder);
  g_test_add_func ("/scheduler/take/due", test_take);
  g_test_add_func ("/scheduler/take/early", test_take_early);
  g_test_add_func ("/scheduler/take/twice", test_take_twice);
  g_test_add_func ("/scheduler/take/shorter", test_shorter);
  g_test_add_func ("/scheduler/finish/at-once", test_leave_at_once);
  g_test_add_func ("/scheduler/finish/at-once-of-an-early-break", test_leave_early_break_taken_early);
  g_test_add_func ("/scheduler/finish/after-a-while", test_leave_after_a_while);
  g_test_add_func ("/scheduler/finish/without-break", test_finish_without_break);
  g_test_add_func ("/scheduler/skip", test_skip);
  g_test_add_func ("/scheduler/skip/forgiven", test_rest_forgives_skips);
  g_test_add_func ("/scheduler/snooze/due", test_snooze);
  g_test_add_func ("/scheduler/snooze/warning", test_snooze_from_warning);
  g_test_add_func ("/scheduler/snooze/then-skip", test_snooze_then_skip);
  g_test_add_func ("/scheduler/snooze/ends-while-away", test_snooze_ends_while_away);
  g_test_add_func ("/scheduler/pause/length", test_pause);
  g_test_add_func ("/scheduler/pause/until-resumed", test_pause_until_resumed);
  g_test_add_func ("/scheduler/pause/while-due", test_pause_withdraws_due);
  g_test_add_func ("/scheduler/pause/in-break", test_pause_ends_break);
  g_test_add_func ("/scheduler/pause/break-in-pause", test_break_in_pause);
  g_test_add_func ("/scheduler/pause/ends-while-away", test_pause_ends_while_away);
  g_test_add_func ("/scheduler/pause/until-wall-ahead", test_pause_until_follows_the_wall_ahead);
  g_test_add_func ("/scheduler/pause/until-wall-back", test_pause_until_follows_the_wall_back);
  g_test_add_func ("/scheduler/pause/until-wall-passed", test_pause_until_passed_by_the_wall);
  g_test_add_func ("/scheduler/away/short", test_short_absence);
  g_test_add_func ("/scheduler/away/natural-break", test_natural_break);
  g_test_add_func ("/scheduler/away/exactly-a-break", test_absence_of_exactly_a_break);
  g_test_add_func ("/scheduler/away/two-short-ones", test_two_short_absences_do_not_add_up);
  g_test_add_func ("/scheduler/away/after-break", test_away_at_the_start_of_a_stretch);
  g_test_add_func ("/scheduler/away/locked", test_lock);
  g_test_add_func ("/scheduler/away/while-due", test_away_while_due);
  g_test_add_func ("/scheduler/away/rest-while-due", test_rest_while_due);
  g_test_add_func ("/scheduler/away/rest-while-snoozed", test_rest_while_snoozed);
  g_test_add_func ("/scheduler/away/rest-while-paused", test_rest_while_paused);
  g_test_add_func ("/scheduler/away/lock-during-break", test_lock_during_break);
  g_test_add_func ("/scheduler/sleep/announced", test_announced_night);
  g_test_add_func ("/scheduler/sleep/unannounced", test_unannounced_night);
  g_test_add_func ("/scheduler/sleep/short", test_nap_of_the_machine);
  g_test_add_func ("/scheduler/sleep/across-due", test_night_across_the_due_moment);
  g_test_add_func ("/scheduler/sleep/while-due", test_night_while_due);
  g_test_add_func ("/scheduler/sleep/while-snoozed", test_night_while_snoozed);
  g_test_add_func ("/scheduler/sleep/in-break", test_night_in_break);
  g_test_add_func ("/scheduler/sleep/in-pause", test_night_in_pause);
  g_test_add_func ("/scheduler/sleep/short-in-pause", test_nap_in_pause);
  g_test_add_func ("/scheduler/sleep/while-away", test_night_noticed_twice);
  g_test_add_func ("/scheduler/wall/steps", test_wall_steps_move_nothing);
  g_test_add ("/scheduler/wall/dst-ahead", Fixture, &dst_ahead, set_up, test_dst, tear_down);
  g_test_add ("/scheduler/wall/dst-back", Fixture, &dst_back, set_up, test_dst, tear_down);
  g_test_add ("/scheduler/wall/zone", Fixture, NULL, set_up, test_zone_change, tear_down);
  g_test_add_func ("/scheduler/off", test_off);
  g_test_add_func ("/scheduler/off/ends-pause", test_off_ends_pause);
  g_test_add_func ("/scheduler/interval/shorter", test_shorter_interval_is_due_at_once);
  g_test_add_func ("/scheduler/interval/longer", test_longer_interval_withdraws);
  g_test_add ("/scheduler/new-destroy", Fixture, NULL, set_up, test_new_destroy, tear_down);
  g_test_add ("/scheduler/first-state", Fixture, NULL, set_up, test_first_state_is_told, tear_down);
  g_test_add ("/scheduler/setting-once", Fixture, NULL, set_up, test_setting_is_told_once, tear_down);
  g_test_add ("/scheduler/started", Fixture, NULL, set_up, test_started, tear_down);
  g_test_add ("/scheduler/quiet", Fixture, NULL, set_up, test_quiet, tear_down);
  g_test_add ("/scheduler/ranges", Fixture, NULL, set_up, test_ranges, tear_down);
  g_test_add ("/scheduler/restart/any-moment", Fixture, NULL, set_up, test_killed_at_any_moment, tear_down);
  g_test_add ("/scheduler/restart/while-due", Fixture, NULL, set_up, test_killed_while_due_offers_again, tear_down);
  g_test_add ("/scheduler/restart/after-a-moment", Fixture, NULL, set_up, test_dead_for_a_moment, tear_down);
  g_test_add ("/scheduler/restart/after-hours", Fixture, NULL, set_up, test_dead_for_hours, tear_down);
  g_test_add ("/scheduler/restart/end-of-break", Fixture, NULL, set_up, test_dead_at_the_end_of_a_break, tear_down);
  g_test_add ("/scheduler/restart/end-of-pause", Fixture, NULL, set_up, test_dead_at_the_end_of_a_pause, tear_down);
  g_test_add ("/scheduler/restart/clock-set", Fixture, NULL, set_up, test_clock_set_while_dead, tear_down);
  g_test_add ("/scheduler/restart/impossible", Fixture, NULL, set_up, test_impossible_memory, tear_down);

  return g_test_run ();
}
