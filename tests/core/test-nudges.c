/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/timeline.h"

/* Due after 2700 s; a reminder of posture every 900 s unless a story says otherwise. */

#define CALL BUSY (MICROPHONE)

/* clang-format off */
TIMELINE (test_none_unless_wanted,
  { 2639, NUDGED, 0 })

TIMELINE (test_posture,
  { 0, WANTS_POSTURE, 900 }, { 899, NUDGED, 0 }, { 900, NUDGED, 1 }, { 900, LAST_NUDGE_WAS, RHOM_NUDGE_POSTURE }, { 900, IS, RHOM_BREAK_STATE_ACTIVE }, { 900, ENDS_AT, 2700 },
  { 1800, NUDGED, 2 }, { 1800, WORKED, 1800 }, { 1800, PROMPTED, 0 }, { 1800, RECORDED, 0 }, { 2700, NUDGED, 2 }, { 2700, PROMPTED, 1 })

TIMELINE (test_not_while_a_break_is_near_or_due,
  { 0, WANTS_POSTURE, 1340 }, { 1340, NUDGED, 1 }, { 2680, NUDGED, 1 }, { 9000, NUDGED, 1 })

TIMELINE (test_anew_after_a_break,
  { 0, WANTS_POSTURE, 900 }, { 800, TAKES, 0 }, { 1100, IS, RHOM_BREAK_STATE_ACTIVE }, { 1999, NUDGED, 0 }, { 2000, NUDGED, 1 })

TIMELINE (test_counted_in_sitting,
  { 0, WANTS_POSTURE, 900 }, { 860, LEAVES, 60 }, { 1000, NUDGED, 0 }, { 1000, COMES_BACK, 0 }, { 1099, NUDGED, 0 }, { 1100, NUDGED, 1 }, { 1100, WORKED, 900 })

TIMELINE (test_not_while_away,
  { 0, WANTS_POSTURE, 900 }, { 890, LOCKS, 0 }, { 1100, NUDGED, 0 }, { 1100, COMES_BACK, 0 }, { 1109, NUDGED, 0 }, { 1110, NUDGED, 1 })

TIMELINE (test_not_while_paused,
  { 0, WANTS_POSTURE, 900 }, { 890, PAUSES, 600 }, { 1489, NUDGED, 0 }, { 1500, NUDGED, 1 })

TIMELINE (test_not_in_a_call,
  { 0, WANTS_POSTURE, 900 }, { 800, GETS_BUSY, CALL }, { 900, ASKED, 1 }, { 900, NUDGED, 0 }, { 1000, GETS_BUSY, 0 }, { 1199, ASKED, 1 }, { 1200, ASKED, 2 }, { 1200, NUDGED, 1 }, { 2100, NUDGED, 2 })

TIMELINE (test_not_in_full_screen,
  { 0, WANTS_POSTURE, 900 }, { 800, GETS_BUSY, BUSY (FULL_SCREEN) }, { 2600, NUDGED, 0 }, { 2600, NOTED, 0 })

TIMELINE (test_not_under_a_pack,
  { 0, WANTS_POSTURE, 900 }, { 800, PUTS_PACK_ON, 0 }, { 1700, NUDGED, 0 }, { 1700, TAKES_PACK_OFF, 0 }, { 1700, NUDGED, 1 })

TIMELINE (test_waits_for_a_gap,
  { 0, TYPES, 0 }, { 0, WANTS_POSTURE, 900 }, { 920, NUDGED, 0 }, { 920, IS, RHOM_BREAK_STATE_ACTIVE }, { 920, STOPS_TYPING, 0 }, { 920, NUDGED, 1 }, { 1820, STOPS_TYPING, 0 }, { 1880, NUDGED, 2 })

TIMELINE (test_no_gap_before_the_break,
  { 0, TYPES, 0 }, { 0, WANTS_POSTURE, 2620 }, { 2640, NUDGED, 0 }, { 2640, STOPS_TYPING, 0 }, { 2640, NUDGED, 0 }, { 2710, STOPS_TYPING, 0 }, { 2710, PROMPTED, 1 })

TIMELINE (test_sleep,
  { 0, WANTS_POSTURE, 900 }, { 890, SLEEPS, 28800 }, { 29690, NUDGED, 0 }, { 30589, NUDGED, 0 }, { 30590, NUDGED, 1 })

TIMELINE (test_position,
  { 0, SETS_INTERVAL, 10800 }, { 0, WANTS_POSITION, 0 }, { 2399, NUDGED, 0 }, { 2400, NUDGED, 1 }, { 2400, LAST_NUDGE_WAS, RHOM_NUDGE_STAND }, { 2999, NUDGED, 1 }, { 3000, NUDGED, 2 },
  { 3000, LAST_NUDGE_WAS, RHOM_NUDGE_SIT }, { 5399, NUDGED, 2 }, { 5400, NUDGED, 3 }, { 5400, LAST_NUDGE_WAS, RHOM_NUDGE_STAND }, { 5400, WORKED, 5400 })

TIMELINE (test_sits_down_after_a_break,
  { 0, WANTS_POSITION, 0 }, { 2400, LAST_NUDGE_WAS, RHOM_NUDGE_STAND }, { 2500, TAKES, 0 }, { 2800, IS, RHOM_BREAK_STATE_ACTIVE }, { 5199, NUDGED, 1 }, { 5200, NUDGED, 2 }, { 5200, LAST_NUDGE_WAS, RHOM_NUDGE_STAND })

TIMELINE (test_one_at_a_time,
  { 0, WANTS_POSITION, 0 }, { 0, WANTS_POSTURE, 1200 }, { 1200, LAST_NUDGE_WAS, RHOM_NUDGE_POSTURE }, { 2400, NUDGED, 2 }, { 2400, LAST_NUDGE_WAS, RHOM_NUDGE_STAND }, { 2600, NUDGED, 2 })
/* clang-format on */

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nudges/none-unless-wanted", test_none_unless_wanted);
  g_test_add_func ("/nudges/posture", test_posture);
  g_test_add_func ("/nudges/not-while-a-break-is-near-or-due", test_not_while_a_break_is_near_or_due);
  g_test_add_func ("/nudges/anew-after-a-break", test_anew_after_a_break);
  g_test_add_func ("/nudges/counted-in-sitting", test_counted_in_sitting);
  g_test_add_func ("/nudges/not-while-away", test_not_while_away);
  g_test_add_func ("/nudges/not-while-paused", test_not_while_paused);
  g_test_add_func ("/nudges/not-in-a-call", test_not_in_a_call);
  g_test_add_func ("/nudges/not-in-full-screen", test_not_in_full_screen);
  g_test_add_func ("/nudges/not-under-a-pack", test_not_under_a_pack);
  g_test_add_func ("/nudges/waits-for-a-gap", test_waits_for_a_gap);
  g_test_add_func ("/nudges/no-gap-before-the-break", test_no_gap_before_the_break);
  g_test_add_func ("/nudges/sleep", test_sleep);
  g_test_add_func ("/nudges/position", test_position);
  g_test_add_func ("/nudges/sits-down-after-a-break", test_sits_down_after_a_break);
  g_test_add_func ("/nudges/one-at-a-time", test_one_at_a_time);

  return g_test_run ();
}
