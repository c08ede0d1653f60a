/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/error.h"
#include "support/fake-activity.h"
#include "support/fake-clock.h"
#include "support/timeline.h"

/* Working hours, reading and sore days. A story begins on a Monday at 09:00;
 * its working hours are 09:10 to 10:30, which is from second 600 to 5400. */

#define ACTIVE RHOM_BREAK_STATE_ACTIVE
#define HELD RHOM_BREAK_STATE_HELD
#define DUE RHOM_BREAK_STATE_DUE
#define IN_BREAK RHOM_BREAK_STATE_IN_BREAK
#define SNOOZED RHOM_BREAK_STATE_SNOOZED
#define PAUSED RHOM_BREAK_STATE_PAUSED
#define OFF_HOURS RHOM_BREAK_STATE_OFF_HOURS
#define AWAY RHOM_BREAK_STATE_AWAY
#define OFF RHOM_BREAK_STATE_OFF

#define CALL BUSY (MICROPHONE)
#define HOUR 3600
#define DAY (24 * HOUR)
#define MIDNIGHT (15 * HOUR)

/* clang-format off */
TIMELINE (test_hours,
  { 0, SETS_HOURS, 0 }, { 0, IS, OFF_HOURS }, { 0, ENDS_AT, 600 }, { 500, WORKED, 0 }, { 600, IS, ACTIVE }, { 600, WORKED, 0 }, { 600, ENDS_AT, 3300 }, { 3300, PROMPTED, 1 }, { 3300, TAKES, 0 },
  { 3600, IS, ACTIVE }, { 5399, IS, ACTIVE }, { 5400, IS, OFF_HOURS }, { 5400, WORKED, 0 }, { 5400, ENDS_AT, 600 + DAY }, { 5400, PROMPTED, 1 }, { 600 + DAY, IS, ACTIVE }, { 600 + DAY, WORKED, 0 })

TIMELINE (test_hours_begin_while_sitting,
  { 0, WORKED, 0 }, { 300, SETS_HOURS, 0 }, { 300, WORKED, 0 }, { 600, IS, ACTIVE }, { 3299, PROMPTED, 0 }, { 3300, PROMPTED, 1 })

TIMELINE (test_hours_end_in_a_break,
  { 0, SETS_HOURS, 0 }, { 5300, TAKES, 0 }, { 5400, IS, IN_BREAK }, { 5599, IS, IN_BREAK }, { 5600, IS, OFF_HOURS }, { 5600, RECORDED, 1 }, { 5600, LAST_WAS, RHOM_BREAK_TAKEN })

TIMELINE (test_break_cut_after_hours,
  { 0, SETS_HOURS, 0 }, { 5395, TAKES, 0 }, { 5405, FINISHES, 0 }, { 5405, IS, OFF_HOURS }, { 600 + DAY, IS, ACTIVE }, { 600 + DAY, WORKED, 0 })

TIMELINE (test_hours_end_while_due,
  { 0, SETS_HOURS, 0 }, { 3300, IS, DUE }, { 5400, IS, OFF_HOURS }, { 5400, PROMPTED, 7 }, { 600 + DAY, IS, ACTIVE }, { 600 + DAY, PROMPTED, 7 }, { 600 + DAY, WORKED, 0 })

TIMELINE (test_hours_end_in_a_call,
  { 0, SETS_HOURS, 0 }, { 100, GETS_BUSY, CALL }, { 3300, IS, HELD }, { 5400, IS, OFF_HOURS }, { 5400, ASKED, 70 }, { 9000, ASKED, 70 }, { 9000, NOTED, 0 })

TIMELINE (test_hours_end_while_typing,
  { 0, SETS_HOURS, 0 }, { 0, TYPES, 0 }, { 0, SETS_INTERVAL, 4770 }, { 5399, IS, HELD }, { 5399, SAYS_WHY, RHOM_BREAK_WHY_TYPING }, { 5400, IS, OFF_HOURS }, { 5410, STOPS_TYPING, 0 }, { 5410, PROMPTED, 0 })

TIMELINE (test_hours_end_in_a_snooze,
  { 0, SETS_HOURS, 0 }, { 5000, SNOOZES, 900 }, { 5400, IS, OFF_HOURS }, { 5900, PROMPTED, 6 }, { 600 + DAY, WORKED, 0 }, { 600 + DAY, IS, ACTIVE })

TIMELINE (test_hours_end_in_a_pause,
  { 0, SETS_HOURS, 0 }, { 5000, PAUSES, 900 }, { 5400, IS, PAUSED }, { 5900, IS, OFF_HOURS })

TIMELINE (test_hours_begin_in_a_pause,
  { 0, SETS_HOURS, 0 }, { 300, PAUSES, 900 }, { 600, IS, PAUSED }, { 1200, IS, ACTIVE }, { 1200, WORKED, 0 })

TIMELINE (test_hours_end_while_away,
  { 0, SETS_HOURS, 0 }, { 5390, LOCKS, 0 }, { 5400, IS, OFF_HOURS }, { 5690, RECORDED, 1 }, { 5690, LAST_WAS, RHOM_BREAK_NATURAL }, { 6000, COMES_BACK, 0 }, { 6000, IS, OFF_HOURS }, { 6000, WORKED, 0 })

TIMELINE (test_hours_begin_asleep,
  { 0, SETS_HOURS, 0 }, { 5500, SLEEPS, DAY }, { 5500 + DAY, IS, OFF_HOURS }, { 5600 + DAY, SLEEPS, DAY - 3600 }, { 2000 + 2 * DAY, IS, ACTIVE }, { 2000 + 2 * DAY, WORKED, 0 }, { 2000 + 2 * DAY, RECORDED, 0 })

TIMELINE (test_hours_end_under_a_pack,
  { 0, SETS_HOURS, 0 }, { 3000, PUTS_PACK_ON, 0 }, { 3300, IS, HELD }, { 5400, IS, OFF_HOURS }, { 5500, TAKES_PACK_OFF, 0 }, { 5500, IS, OFF_HOURS })

TIMELINE (test_hours_and_nudges,
  { 0, SETS_HOURS, 0 }, { 0, WANTS_POSTURE, 900 }, { 1499, NUDGED, 0 }, { 1500, NUDGED, 1 }, { 3600, TAKES, 0 }, { 5400, NUDGED, 3 }, { 9000, NUDGED, 3 })

TIMELINE (test_hours_and_switched_off,
  { 0, SETS_HOURS, 0 }, { 0, DISABLES, 0 }, { 0, IS, OFF }, { 700, IS, OFF }, { 700, ENABLES, 0 }, { 700, IS, ACTIVE })

TIMELINE (test_break_out_of_hours,
  { 0, SETS_HOURS, 0 }, { 100, TAKES, 0 }, { 100, IS, IN_BREAK }, { 400, IS, OFF_HOURS }, { 400, LAST_WAS, RHOM_BREAK_TAKEN }, { 400, REFUSES, 0 }, { 400, SKIPS, 0 })

/* Hours are times of day, so the wall clock does move them. */
TIMELINE (test_hours_follow_the_wall,
  { 0, SETS_HOURS, 0 }, { 100, SETS_WALL, 500 }, { 100, IS, ACTIVE }, { 200, SETS_WALL, -500 }, { 200, IS, OFF_HOURS }, { 200, WORKED, 0 }, { 200, ENDS_AT, 600 }, { 1000, SETS_WALL, 2 * HOUR }, { 1000, IS, OFF_HOURS })

TIMELINE (test_reading,
  { 100, READS, HOUR }, { 1000, LEAVES, 60 }, { 1000, IS, ACTIVE }, { 2640, IS, RHOM_BREAK_STATE_WARNING }, { 2700, IS, DUE }, { 2700, PROMPTED, 1 }, { 2700, RECORDED, 0 }, { 2700, TAKES, 0 }, { 3000, IS, ACTIVE },
  { 3700, IS, AWAY }, { 3700, WORKED, 700 }, { 3999, RECORDED, 1 }, { 4000, RECORDED, 2 }, { 4000, LAST_WAS, RHOM_BREAK_NATURAL })

TIMELINE (test_reading_ends_when_touched,
  { 100, READS, 1800 }, { 1000, LEAVES, 60 }, { 1800, COMES_BACK, 0 }, { 1900, IS, ACTIVE }, { 1900, WORKED, 1900 }, { 2500, LEAVES, 60 }, { 2500, IS, AWAY }, { 2500, WORKED, 2440 })

TIMELINE (test_reading_no_more,
  { 100, READS, HOUR }, { 1000, LEAVES, 60 }, { 1500, READS, 0 }, { 1500, IS, AWAY }, { 1500, WORKED, 1500 })

TIMELINE (test_lock_while_reading,
  { 100, READS, HOUR }, { 1000, LOCKS, 0 }, { 1000, IS, AWAY }, { 1300, LAST_WAS, RHOM_BREAK_NATURAL })

TIMELINE (test_lock_while_reading_after_a_while,
  { 100, READS, HOUR }, { 1000, LEAVES, 60 }, { 2000, LOCKS, 0 }, { 2000, IS, AWAY }, { 2000, WORKED, 2000 })

TIMELINE (test_sleep_while_reading,
  { 100, READS, HOUR }, { 1000, LEAVES, 60 }, { 1500, SLEEPS, 8 * HOUR }, { 1500 + 8 * HOUR, RECORDED, 1 }, { 1500 + 8 * HOUR, WORKED, 0 }, { 1500 + 8 * HOUR, IS, AWAY })

TIMELINE (test_reading_into_a_call,
  { 100, READS, HOUR }, { 100, GETS_BUSY, CALL }, { 1000, LEAVES, 60 }, { 2700, IS, HELD }, { 3700, IS, HELD }, { 3701, GETS_BUSY, 0 }, { 3720, IS, AWAY }, { 3720, WORKED, 3720 })

TIMELINE (test_sore_day,
  { 100, IS_SORE, TRUE }, { 100, ENDS_AT, 1800 }, { 1740, IS, RHOM_BREAK_STATE_WARNING }, { 1800, IS, DUE }, { 1800, TAKES, 0 }, { 2100, ENDS_AT, 3900 }, { 2200, IS_SORE, FALSE }, { 2200, ENDS_AT, 4800 })

TIMELINE (test_sore_day_while_sat_for_long,
  { 2000, IS_SORE, TRUE }, { 2000, IS, DUE }, { 2000, PROMPTED, 1 })

TIMELINE (test_sore_day_ends_at_midnight,
  { 100, IS_SORE, TRUE }, { 200, LOCKS, 0 }, { MIDNIGHT - 1000, COMES_BACK, 0 }, { MIDNIGHT - 1, ENDS_AT, MIDNIGHT + 800 }, { MIDNIGHT, ENDS_AT, MIDNIGHT + 1700 })

TIMELINE (test_midnight_in_a_break,
  { 100, IS_SORE, TRUE }, { 200, LOCKS, 0 }, { MIDNIGHT - 1000, COMES_BACK, 0 }, { MIDNIGHT - 100, TAKES, 0 }, { MIDNIGHT, IS, IN_BREAK }, { MIDNIGHT, ENDS_AT, MIDNIGHT + 200 }, { MIDNIGHT + 200, LAST_WAS, RHOM_BREAK_TAKEN },
  { MIDNIGHT + 200, ENDS_AT, MIDNIGHT + 2900 })

TIMELINE (test_midnight_while_due,
  { 100, IS_SORE, TRUE }, { 200, LOCKS, 0 }, { MIDNIGHT - 1900, COMES_BACK, 0 }, { MIDNIGHT - 100, IS, DUE }, { MIDNIGHT, IS, ACTIVE }, { MIDNIGHT, ENDS_AT, MIDNIGHT + 800 })

TIMELINE (test_midnight_in_a_call,
  { 100, IS_SORE, TRUE }, { 200, LOCKS, 0 }, { 200, GETS_BUSY, CALL }, { MIDNIGHT - 1900, COMES_BACK, 0 }, { MIDNIGHT - 100, IS, HELD }, { MIDNIGHT, IS, ACTIVE }, { MIDNIGHT + 800, IS, HELD })

TIMELINE (test_midnight_asleep,
  { 100, IS_SORE, TRUE }, { 200, SLEEPS, DAY }, { 200 + DAY, ENDS_AT, 2900 + DAY })

/* The clock is put past midnight, and then to before it; then to another day. */
TIMELINE (test_sore_day_and_the_wall,
  { 100, IS_SORE, TRUE }, { 200, SETS_WALL, 14 * HOUR }, { 200, ENDS_AT, 1800 }, { 300, SETS_WALL, 2 * HOUR }, { 300, ENDS_AT, 2700 }, { 400, IS_SORE, TRUE }, { 400, SETS_WALL, -3 * HOUR }, { 400, ENDS_AT, 1800 })
/* clang-format on */

/* Midnight is where one is. */
static void
test_sore_day_and_the_zone (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomFakeActivity) activity = rhom_fake_activity_new ();
  g_autoptr (RhomScheduler) scheduler = rhom_scheduler_new (RHOM_CLOCK (clock), RHOM_ACTIVITY (activity), NULL);

  rhom_scheduler_update (scheduler);
  rhom_scheduler_set_sore_day (scheduler, TRUE);
  rhom_fake_clock_set_zone (clock, "Asia/Tokyo"); /* 18:00 */
  rhom_fake_clock_advance (clock, 6 * RHOM_USEC_PER_HOUR - 1);
  g_assert_true (rhom_scheduler_get_sore_day (scheduler));
  rhom_fake_clock_advance (clock, 1);
  g_assert_false (rhom_scheduler_get_sore_day (scheduler));
}

/* The clocks change in that night. */
static void
test_sore_day_on_a_long_day (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomFakeActivity) activity = rhom_fake_activity_new ();
  g_autoptr (RhomScheduler) scheduler = rhom_scheduler_new (RHOM_CLOCK (clock), RHOM_ACTIVITY (activity), NULL);
  RhomSchedulerMemory memory;

  rhom_fake_clock_set_zone (clock, "Europe/Berlin");
  rhom_fake_clock_set_wall_text (clock, "2026-10-24T22:00:00Z"); /* midnight; the next one is 25 h away */
  rhom_scheduler_update (scheduler);
  rhom_scheduler_set_sore_day (scheduler, TRUE);
  rhom_scheduler_save (scheduler, &memory);
  g_assert_cmpint (memory.sore_day.end_usec - memory.sore_day.start_usec, ==, 25 * RHOM_USEC_PER_HOUR);
}

static void
test_reading_has_limits (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomFakeActivity) activity = rhom_fake_activity_new ();
  g_autoptr (RhomScheduler) scheduler = rhom_scheduler_new (RHOM_CLOCK (clock), RHOM_ACTIVITY (activity), NULL);
  const gint64 bad[] = { -1, 1, 29 * RHOM_USEC_PER_MIN, 241 * RHOM_USEC_PER_MIN, G_MAXINT64, G_MININT64 };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rhom_scheduler_set_reading (scheduler, bad[i], &error));
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE);
    }
  g_assert_cmpint (rhom_scheduler_get_reading_end_usec (scheduler), ==, 0);
}

static void
count_cb (RhomScheduler *scheduler,
          int           *count)
{
  (*count)++;
}

/* What is not told is not saved either. */
static void
test_modes_are_told (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomFakeActivity) activity = rhom_fake_activity_new ();
  g_autoptr (RhomScheduler) scheduler = rhom_scheduler_new (RHOM_CLOCK (clock), RHOM_ACTIVITY (activity), NULL);
  int n_changes = 0;

  rhom_scheduler_update (scheduler);
  g_signal_connect (scheduler, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_true (rhom_scheduler_set_reading (scheduler, RHOM_USEC_PER_HOUR, NULL));
  g_assert_cmpint (n_changes, ==, 1);
  rhom_scheduler_set_under_pack (scheduler, TRUE);
  g_assert_cmpint (n_changes, ==, 2);
  rhom_scheduler_set_sore_day (scheduler, TRUE);
  g_assert_cmpint (n_changes, ==, 3);
}

/* Hours that nobody understands keep no break from coming; without any, none comes, and it says so. */
static void
test_odd_hours (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomFakeActivity) activity = rhom_fake_activity_new ();
  g_autoptr (RhomScheduler) scheduler = rhom_scheduler_new (RHOM_CLOCK (clock), RHOM_ACTIVITY (activity), NULL);
  const char *const nonsense[] = { "mon 25:00-26:00", NULL };
  const char *const none[] = { NULL };

  rhom_scheduler_update (scheduler);
  g_object_set (scheduler, "working-hours", nonsense, "working-hours-enabled", TRUE, NULL);
  g_assert_cmpint (rhom_scheduler_get_state (scheduler), ==, ACTIVE);
  g_object_set (scheduler, "working-hours", none, NULL);
  g_assert_cmpint (rhom_scheduler_get_why (scheduler), ==, RHOM_BREAK_WHY_NO_HOURS);
  g_assert_cmpint (rhom_scheduler_get_deadline_usec (scheduler), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/modes/hours", test_hours);
  g_test_add_func ("/modes/hours-begin-while-sitting", test_hours_begin_while_sitting);
  g_test_add_func ("/modes/hours-end-in-a-break", test_hours_end_in_a_break);
  g_test_add_func ("/modes/break-cut-after-hours", test_break_cut_after_hours);
  g_test_add_func ("/modes/hours-end-while-due", test_hours_end_while_due);
  g_test_add_func ("/modes/hours-end-in-a-call", test_hours_end_in_a_call);
  g_test_add_func ("/modes/hours-end-while-typing", test_hours_end_while_typing);
  g_test_add_func ("/modes/hours-end-in-a-snooze", test_hours_end_in_a_snooze);
  g_test_add_func ("/modes/hours-end-in-a-pause", test_hours_end_in_a_pause);
  g_test_add_func ("/modes/hours-begin-in-a-pause", test_hours_begin_in_a_pause);
  g_test_add_func ("/modes/hours-end-while-away", test_hours_end_while_away);
  g_test_add_func ("/modes/hours-begin-asleep", test_hours_begin_asleep);
  g_test_add_func ("/modes/hours-end-under-a-pack", test_hours_end_under_a_pack);
  g_test_add_func ("/modes/hours-and-nudges", test_hours_and_nudges);
  g_test_add_func ("/modes/hours-and-switched-off", test_hours_and_switched_off);
  g_test_add_func ("/modes/break-out-of-hours", test_break_out_of_hours);
  g_test_add_func ("/modes/hours-follow-the-wall", test_hours_follow_the_wall);
  g_test_add_func ("/modes/reading", test_reading);
  g_test_add_func ("/modes/reading-ends-when-touched", test_reading_ends_when_touched);
  g_test_add_func ("/modes/reading-no-more", test_reading_no_more);
  g_test_add_func ("/modes/lock-while-reading", test_lock_while_reading);
  g_test_add_func ("/modes/lock-while-reading-after-a-while", test_lock_while_reading_after_a_while);
  g_test_add_func ("/modes/sleep-while-reading", test_sleep_while_reading);
  g_test_add_func ("/modes/reading-into-a-call", test_reading_into_a_call);
  g_test_add_func ("/modes/sore-day", test_sore_day);
  g_test_add_func ("/modes/sore-day-while-sat-for-long", test_sore_day_while_sat_for_long);
  g_test_add_func ("/modes/sore-day-ends-at-midnight", test_sore_day_ends_at_midnight);
  g_test_add_func ("/modes/midnight-in-a-break", test_midnight_in_a_break);
  g_test_add_func ("/modes/midnight-while-due", test_midnight_while_due);
  g_test_add_func ("/modes/midnight-in-a-call", test_midnight_in_a_call);
  g_test_add_func ("/modes/midnight-asleep", test_midnight_asleep);
  g_test_add_func ("/modes/sore-day-and-the-wall", test_sore_day_and_the_wall);
  g_test_add_func ("/modes/sore-day/zone", test_sore_day_and_the_zone);
  g_test_add_func ("/modes/sore-day/long-day", test_sore_day_on_a_long_day);
  g_test_add_func ("/modes/reading/limits", test_reading_has_limits);
  g_test_add_func ("/modes/told", test_modes_are_told);
  g_test_add_func ("/modes/hours/odd", test_odd_hours);

  return g_test_run ();
}
