/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/timeline.h"

/* The presets: due after 2700 s, a hold is told after 3600 s. */

#define ACTIVE RHOM_BREAK_STATE_ACTIVE
#define HELD RHOM_BREAK_STATE_HELD
#define DUE RHOM_BREAK_STATE_DUE
#define IN_BREAK RHOM_BREAK_STATE_IN_BREAK
#define SNOOZED RHOM_BREAK_STATE_SNOOZED
#define PAUSED RHOM_BREAK_STATE_PAUSED
#define AWAY RHOM_BREAK_STATE_AWAY
#define OFF RHOM_BREAK_STATE_OFF

#define CALL BUSY (MICROPHONE)
#define HOUR 3600
#define NIGHT (8 * HOUR)

/* clang-format off */
TIMELINE (test_free,
  { 2699, ASKED, 0 }, { 2700, ASKED, 1 }, { 2700, IS, DUE }, { 2700, PROMPTED, 1 }, { 2999, ASKED, 1 }, { 3000, ASKED, 2 }, { 3000, PROMPTED, 2 })

TIMELINE (test_held_and_offered_once,
  { 100, GETS_BUSY, CALL }, { 2700, IS, HELD }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_MICROPHONE }, { 2700, ENDS_AT, -1 }, { 3999, PROMPTED, 0 }, { 4001, GETS_BUSY, 0 },
  { 4019, IS, HELD }, { 4020, IS, DUE }, { 4020, PROMPTED, 1 }, { 4020, WORKED, 4020 }, { 4319, PROMPTED, 1 }, { 4320, PROMPTED, 2 }, { 4320, NOTED, 0 }, { 4320, RECORDED, 0 })

TIMELINE (test_asked_twice_a_minute,
  { 100, GETS_BUSY, CALL }, { 2700, ASKED, 1 }, { 2729, ASKED, 1 }, { 2730, ASKED, 2 }, { 2760, ASKED, 3 }, { 3300, ASKED, 21 })

TIMELINE (test_strongest_reason,
  { 100, GETS_BUSY, BUSY (DO_NOT_DISTURB) | BUSY (CAMERA) }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_CAMERA }, { 2710, GETS_BUSY, BUSY (DO_NOT_DISTURB) }, { 2730, SAYS_WHY, RHOM_BREAK_WHY_DO_NOT_DISTURB },
  { 2740, GETS_BUSY, BUSY (SCREEN_SHARE) | BUSY (INHIBITOR) }, { 2760, SAYS_WHY, RHOM_BREAK_WHY_SCREEN_SHARE }, { 2770, GETS_BUSY, BUSY (INHIBITOR) }, { 2790, SAYS_WHY, RHOM_BREAK_WHY_INHIBITOR })

TIMELINE (test_told_unasked,
  { 100, GETS_BUSY, BUSY (DO_NOT_DISTURB) }, { 2710, IS, HELD }, { 2712, TELLS_BUSY, 0 }, { 2712, IS, DUE }, { 2712, PROMPTED, 1 })

TIMELINE (test_flicker_is_not_followed_at_every_turn,
  { 100, GETS_BUSY, CALL }, { 2701, TELLS_BUSY, CALL }, { 2702, TELLS_BUSY, CALL }, { 2703, TELLS_BUSY, CALL }, { 2704, ASKED, 1 }, { 2705, ASKED, 2 }, { 2734, ASKED, 2 })

TIMELINE (test_call_after_the_offer,
  { 2700, IS, DUE }, { 2800, GETS_BUSY, CALL }, { 2999, IS, DUE }, { 3000, IS, HELD }, { 3000, PROMPTED, 1 }, { 3100, GETS_BUSY, 0 }, { 3120, IS, DUE }, { 3120, PROMPTED, 2 })

TIMELINE (test_do_not_disturb_after_the_offer,
  { 2700, IS, DUE }, { 2800, TELLS_BUSY, BUSY (DO_NOT_DISTURB) }, { 2800, IS, HELD }, { 2900, TELLS_BUSY, 0 }, { 2900, IS, DUE }, { 2900, PROMPTED, 2 })

TIMELINE (test_cap,
  { 100, GETS_BUSY, CALL }, { 6299, NOTED, 0 }, { 6300, NOTED, 1 }, { 6300, IS, HELD }, { 6300, PROMPTED, 0 }, { 20000, NOTED, 1 }, { 20000, IS, HELD }, { 20000, WORKED, 20000 },
  { 20001, GETS_BUSY, 0 }, { 20030, IS, DUE }, { 20030, PROMPTED, 1 }, { 20030, NOTED, 1 })

TIMELINE (test_do_not_disturb_for_ever,
  { 100, GETS_BUSY, BUSY (DO_NOT_DISTURB) }, { 80000, IS, HELD }, { 80000, SAYS_WHY, RHOM_BREAK_WHY_DO_NOT_DISTURB }, { 80000, NOTED, 1 }, { 80000, RECORDED, 0 })

TIMELINE (test_quiet,
  { 100, GETS_BUSY, BUSY (FULL_SCREEN) }, { 2700, IS, DUE }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_QUIET }, { 2700, NOTED, 1 }, { 2700, PROMPTED, 0 }, { 2700, ENDS_AT, -1 },
  { 5000, NOTED, 1 }, { 5000, PROMPTED, 0 }, { 5001, GETS_BUSY, 0 }, { 5010, SAYS_WHY, RHOM_BREAK_WHY_SAT_LONG_ENOUGH }, { 5010, PROMPTED, 1 }, { 5010, NOTED, 1 })

TIMELINE (test_hold_beats_quiet,
  { 100, GETS_BUSY, BUSY (FULL_SCREEN) | BUSY (INHIBITOR) }, { 2700, IS, HELD }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_INHIBITOR }, { 2700, NOTED, 0 })

TIMELINE (test_ignored,
  { 0, IGNORES, RHOM_BUSY_MICROPHONE }, { 100, GETS_BUSY, CALL }, { 2700, IS, DUE }, { 2700, PROMPTED, 1 })

TIMELINE (test_ignored_while_held,
  { 100, GETS_BUSY, CALL }, { 2800, IS, HELD }, { 2800, IGNORES, RHOM_BUSY_MICROPHONE }, { 2800, IS, DUE }, { 2800, PROMPTED, 1 })

TIMELINE (test_silence_is_no_reason,
  { 100, FALLS_SILENT, 0 }, { 2700, IS, HELD }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_ASKING }, { 2704, PROMPTED, 0 }, { 2705, IS, DUE }, { 2705, PROMPTED, 1 })

TIMELINE (test_typing,
  { 100, TYPES, 0 }, { 2700, IS, HELD }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_TYPING }, { 2700, ENDS_AT, -1 }, { 2720, PROMPTED, 0 }, { 2720, STOPS_TYPING, 0 }, { 2720, IS, DUE }, { 2720, PROMPTED, 1 })

TIMELINE (test_typing_without_end,
  { 100, TYPES, 0 }, { 2759, PROMPTED, 0 }, { 2760, IS, DUE }, { 2760, PROMPTED, 1 }, { 3059, PROMPTED, 1 }, { 3060, IS, DUE }, { 3119, PROMPTED, 1 }, { 3120, PROMPTED, 2 }, { 3120, IS, DUE })

TIMELINE (test_typing_after_a_call,
  { 100, TYPES, 0 }, { 100, GETS_BUSY, CALL }, { 4001, GETS_BUSY, 0 }, { 4020, SAYS_WHY, RHOM_BREAK_WHY_TYPING }, { 4030, STOPS_TYPING, 0 }, { 4030, PROMPTED, 1 })

TIMELINE (test_call_while_typing,
  { 100, TYPES, 0 }, { 2710, TELLS_BUSY, CALL }, { 2710, IS, HELD }, { 2710, SAYS_WHY, RHOM_BREAK_WHY_MICROPHONE }, { 2760, PROMPTED, 0 }, { 2760, STOPS_TYPING, 0 }, { 2760, PROMPTED, 0 })

TIMELINE (test_flicker_while_typing_ends,
  { 100, TYPES, 0 }, { 2710, TELLS_BUSY, 0 }, { 2740, TELLS_BUSY, 0 }, { 2759, TELLS_BUSY, 0 }, { 2759, PROMPTED, 0 }, { 2760, PROMPTED, 1 })

TIMELINE (test_pack,
  { 100, PUTS_PACK_ON, 0 }, { 2700, IS, HELD }, { 2700, SAYS_WHY, RHOM_BREAK_WHY_HEAT_OR_ICE }, { 2700, ASKED, 0 }, { 3000, TAKES_PACK_OFF, 0 }, { 3000, IS, DUE }, { 3000, PROMPTED, 1 })

TIMELINE (test_pack_then_call,
  { 100, PUTS_PACK_ON, 0 }, { 100, GETS_BUSY, CALL }, { 3000, TAKES_PACK_OFF, 0 }, { 3000, SAYS_WHY, RHOM_BREAK_WHY_MICROPHONE }, { 6299, NOTED, 0 }, { 6300, NOTED, 1 })

TIMELINE (test_pack_on_while_due,
  { 2700, IS, DUE }, { 2710, PUTS_PACK_ON, 0 }, { 2710, IS, HELD }, { 3600, TAKES_PACK_OFF, 0 }, { 3600, IS, DUE }, { 3600, PROMPTED, 2 })

TIMELINE (test_sitting_still_under_a_pack_is_no_rest,
  { 1000, PUTS_PACK_ON, 0 }, { 1060, LEAVES, 60 }, { 1060, WORKED, 1000 }, { 1900, RECORDED, 0 }, { 1900, TAKES_PACK_OFF, 0 }, { 2199, RECORDED, 0 }, { 2200, RECORDED, 1 }, { 2200, LAST_WAS, RHOM_BREAK_NATURAL })

TIMELINE (test_night_under_a_pack,
  { 1000, PUTS_PACK_ON, 0 }, { 1060, FALLS_ASLEEP, 0 }, { 1060, SLEEPS, NIGHT }, { 1060 + NIGHT, RECORDED, 1 }, { 1060 + NIGHT, COMES_BACK, 0 }, { 1060 + NIGHT, TAKES_PACK_OFF, 0 }, { 1060 + NIGHT, WORKED, 0 })

TIMELINE (test_listening_is_no_rest,
  { 100, GETS_BUSY, CALL }, { 3000, LEAVES, 60 }, { 3000, IS, HELD }, { 5000, RECORDED, 0 }, { 5001, GETS_BUSY, 0 }, { 5010, IS, AWAY }, { 5010, WORKED, 5010 }, { 5309, RECORDED, 0 }, { 5310, RECORDED, 1 }, { 5310, PROMPTED, 0 })

TIMELINE (test_listening_then_touched,
  { 100, GETS_BUSY, CALL }, { 3000, LEAVES, 60 }, { 5001, GETS_BUSY, 0 }, { 5010, IS, AWAY }, { 5020, COMES_BACK, 0 }, { 5020, IS, DUE }, { 5020, PROMPTED, 1 }, { 5020, WORKED, 5010 })

TIMELINE (test_do_not_disturb_does_not_sit_there,
  { 100, GETS_BUSY, BUSY (DO_NOT_DISTURB) }, { 3000, LEAVES, 60 }, { 3000, IS, AWAY }, { 3240, RECORDED, 1 })

/* --- What can meet --- */

TIMELINE (test_snooze_into_a_call,
  { 2700, SNOOZES, 300 }, { 2800, GETS_BUSY, CALL }, { 3000, IS, HELD }, { 3000, PROMPTED, 1 }, { 3100, GETS_BUSY, 0 }, { 3120, PROMPTED, 2 })

TIMELINE (test_snooze_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, SNOOZES, 300 }, { 2800, IS, SNOOZED }, { 2800, ASKED, 4 }, { 3099, ASKED, 4 }, { 3100, IS, HELD }, { 6699, NOTED, 0 }, { 6700, NOTED, 1 })

TIMELINE (test_skip_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, SKIPS, 0 }, { 2800, IS, ACTIVE }, { 2800, LAST_WAS, RHOM_BREAK_SKIPPED }, { 5499, IS, RHOM_BREAK_STATE_WARNING }, { 5500, IS, HELD })

TIMELINE (test_take_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, TAKES, 0 }, { 2800, IS, IN_BREAK }, { 3100, IS, ACTIVE }, { 3100, WORKED, 0 })

TIMELINE (test_pause_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, PAUSES, 600 }, { 2800, IS, PAUSED }, { 2800, ASKED, 4 }, { 3399, ASKED, 4 }, { 3400, IS, HELD }, { 3401, GETS_BUSY, 0 }, { 3430, PROMPTED, 1 }, { 3430, WORKED, 2830 })

TIMELINE (test_pause_while_typing,
  { 100, TYPES, 0 }, { 2710, PAUSES, 600 }, { 2710, STOPS_TYPING, 0 }, { 2710, PROMPTED, 0 }, { 3310, IS, HELD }, { 3320, STOPS_TYPING, 0 }, { 3320, PROMPTED, 1 })

TIMELINE (test_lock_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, LOCKS, 0 }, { 2800, IS, AWAY }, { 2800, ASKED, 4 }, { 2900, ASKED, 4 }, { 2900, COMES_BACK, 0 }, { 2900, IS, HELD }, { 2900, ASKED, 5 }, { 6299, NOTED, 0 }, { 6300, NOTED, 1 })

TIMELINE (test_rest_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, LOCKS, 0 }, { 3100, LAST_WAS, RHOM_BREAK_NATURAL }, { 3200, COMES_BACK, 0 }, { 3200, IS, ACTIVE }, { 3200, WORKED, 0 }, { 3200, PROMPTED, 0 })

TIMELINE (test_sleep_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, SLEEPS, NIGHT }, { 2800 + NIGHT, IS, ACTIVE }, { 2800 + NIGHT, WORKED, 0 }, { 2800 + NIGHT, PROMPTED, 0 }, { 2800 + NIGHT, NOTED, 0 })

TIMELINE (test_nap_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, SLEEPS, 200 }, { 3000, IS, HELD }, { 3000, WORKED, 2800 })

TIMELINE (test_sleep_while_typing,
  { 100, TYPES, 0 }, { 2710, SLEEPS, NIGHT }, { 2710 + NIGHT, IS, ACTIVE }, { 2710 + NIGHT, STOPS_TYPING, 0 }, { 2710 + NIGHT, PROMPTED, 0 })

TIMELINE (test_off_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, DISABLES, 0 }, { 2800, IS, OFF }, { 2800, ASKED, 4 }, { 3000, ASKED, 4 }, { 3000, ENABLES, 0 }, { 3000, IS, HELD }, { 6599, NOTED, 0 }, { 6600, NOTED, 1 })

TIMELINE (test_wall_steps_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, SETS_WALL, 5 * HOUR }, { 2800, IS, HELD }, { 6299, NOTED, 0 }, { 6300, NOTED, 1 }, { 6400, SETS_WALL, -9 * HOUR }, { 6400, IS, HELD })

TIMELINE (test_longer_interval_in_a_call,
  { 100, GETS_BUSY, CALL }, { 2800, SETS_INTERVAL, HOUR }, { 2800, IS, ACTIVE }, { 2800, ENDS_AT, HOUR }, { 2801, GETS_BUSY, 0 }, { 3599, PROMPTED, 0 }, { 3600, PROMPTED, 1 })
/* clang-format on */

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/held/free", test_free);
  g_test_add_func ("/held/held-and-offered-once", test_held_and_offered_once);
  g_test_add_func ("/held/asked-twice-a-minute", test_asked_twice_a_minute);
  g_test_add_func ("/held/strongest-reason", test_strongest_reason);
  g_test_add_func ("/held/told-unasked", test_told_unasked);
  g_test_add_func ("/held/flicker-is-not-followed-at-every-turn", test_flicker_is_not_followed_at_every_turn);
  g_test_add_func ("/held/call-after-the-offer", test_call_after_the_offer);
  g_test_add_func ("/held/do-not-disturb-after-the-offer", test_do_not_disturb_after_the_offer);
  g_test_add_func ("/held/cap", test_cap);
  g_test_add_func ("/held/do-not-disturb-for-ever", test_do_not_disturb_for_ever);
  g_test_add_func ("/held/quiet", test_quiet);
  g_test_add_func ("/held/hold-beats-quiet", test_hold_beats_quiet);
  g_test_add_func ("/held/ignored", test_ignored);
  g_test_add_func ("/held/ignored-while-held", test_ignored_while_held);
  g_test_add_func ("/held/silence-is-no-reason", test_silence_is_no_reason);
  g_test_add_func ("/held/typing", test_typing);
  g_test_add_func ("/held/typing-without-end", test_typing_without_end);
  g_test_add_func ("/held/typing-after-a-call", test_typing_after_a_call);
  g_test_add_func ("/held/call-while-typing", test_call_while_typing);
  g_test_add_func ("/held/flicker-while-typing-ends", test_flicker_while_typing_ends);
  g_test_add_func ("/held/pack", test_pack);
  g_test_add_func ("/held/pack-then-call", test_pack_then_call);
  g_test_add_func ("/held/pack-on-while-due", test_pack_on_while_due);
  g_test_add_func ("/held/sitting-still-under-a-pack-is-no-rest", test_sitting_still_under_a_pack_is_no_rest);
  g_test_add_func ("/held/night-under-a-pack", test_night_under_a_pack);
  g_test_add_func ("/held/listening-is-no-rest", test_listening_is_no_rest);
  g_test_add_func ("/held/listening-then-touched", test_listening_then_touched);
  g_test_add_func ("/held/do-not-disturb-does-not-sit-there", test_do_not_disturb_does_not_sit_there);
  g_test_add_func ("/held/meets/snooze-into-a-call", test_snooze_into_a_call);
  g_test_add_func ("/held/meets/snooze-in-a-call", test_snooze_in_a_call);
  g_test_add_func ("/held/meets/skip-in-a-call", test_skip_in_a_call);
  g_test_add_func ("/held/meets/take-in-a-call", test_take_in_a_call);
  g_test_add_func ("/held/meets/pause-in-a-call", test_pause_in_a_call);
  g_test_add_func ("/held/meets/pause-while-typing", test_pause_while_typing);
  g_test_add_func ("/held/meets/lock-in-a-call", test_lock_in_a_call);
  g_test_add_func ("/held/meets/rest-in-a-call", test_rest_in_a_call);
  g_test_add_func ("/held/meets/sleep-in-a-call", test_sleep_in_a_call);
  g_test_add_func ("/held/meets/nap-in-a-call", test_nap_in_a_call);
  g_test_add_func ("/held/meets/sleep-while-typing", test_sleep_while_typing);
  g_test_add_func ("/held/meets/off-in-a-call", test_off_in_a_call);
  g_test_add_func ("/held/meets/wall-steps-in-a-call", test_wall_steps_in_a_call);
  g_test_add_func ("/held/meets/longer-interval-in-a-call", test_longer_interval_in_a_call);

  return g_test_run ();
}
