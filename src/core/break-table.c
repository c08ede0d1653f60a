/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/break-rules.h"

/*
 * The one table of precedence: what a state is, why, and what beats what. All
 * that is a row here is derived anew at every update; nothing has to be undone.
 * README.md in this folder shows it, and a test holds the two together.
 */

static const char *const state_ids[RHOM_N_BREAK_STATES] = {
  [RHOM_BREAK_STATE_OFF] = "off",
  [RHOM_BREAK_STATE_ACTIVE] = "active",
  [RHOM_BREAK_STATE_WARNING] = "warning",
  [RHOM_BREAK_STATE_HELD] = "held",
  [RHOM_BREAK_STATE_DUE] = "due",
  [RHOM_BREAK_STATE_IN_BREAK] = "in-break",
  [RHOM_BREAK_STATE_SNOOZED] = "snoozed",
  [RHOM_BREAK_STATE_PAUSED] = "paused",
  [RHOM_BREAK_STATE_OFF_HOURS] = "off-hours",
  [RHOM_BREAK_STATE_AWAY] = "away",
};

static gboolean
is_running (const RhomBreakView *view)
{
  return rhom_span_is_set (&view->memory->running);
}

static gboolean
is_switched_off (const RhomBreakView *view)
{
  return !view->prefs->is_enabled;
}

static gboolean
is_paused (const RhomBreakView *view)
{
  return rhom_span_is_endless (&view->memory->pause);
}

static gboolean
is_paused_until (const RhomBreakView *view)
{
  return rhom_span_is_set (&view->memory->pause);
}

static gboolean
has_no_hours (const RhomBreakView *view)
{
  return !view->is_open && view->hours_until_usec == 0;
}

static gboolean
is_off_hours (const RhomBreakView *view)
{
  return !view->is_open;
}

static gboolean
is_asleep (const RhomBreakView *view)
{
  return view->memory->away_since_usec != 0 && view->absence == RHOM_ABSENCE_ASLEEP;
}

static gboolean
is_locked (const RhomBreakView *view)
{
  return view->memory->away_since_usec != 0 && view->absence == RHOM_ABSENCE_LOCKED;
}

static gboolean
is_away (const RhomBreakView *view)
{
  return view->memory->away_since_usec != 0;
}

static gboolean
is_put_off (const RhomBreakView *view)
{
  return rhom_span_is_set (&view->memory->snooze);
}

static gint64
get_left (const RhomBreakView *view)
{
  return rhom_break_rules_get_interval (view->memory, view->prefs) - rhom_break_rules_count_until (view->memory, view->now_usec);
}

static gboolean
is_far (const RhomBreakView *view)
{
  return get_left (view) > view->prefs->warning_usec;
}

static gboolean
is_near (const RhomBreakView *view)
{
  return get_left (view) > 0;
}

static gboolean
is_under_pack (const RhomBreakView *view)
{
  return view->is_under_pack;
}

static gboolean
is_held_by (const RhomBreakView *view,
            RhomBusyKind         kind)
{
  return view->tact->shown == RHOM_TACT_HELD && view->tact->kind == kind;
}

static gboolean
has_microphone (const RhomBreakView *view)
{
  return is_held_by (view, RHOM_BUSY_MICROPHONE);
}

static gboolean
has_camera (const RhomBreakView *view)
{
  return is_held_by (view, RHOM_BUSY_CAMERA);
}

static gboolean
has_screen_share (const RhomBreakView *view)
{
  return is_held_by (view, RHOM_BUSY_SCREEN_SHARE);
}

static gboolean
has_full_screen (const RhomBreakView *view)
{
  return is_held_by (view, RHOM_BUSY_FULL_SCREEN);
}

static gboolean
has_inhibitor (const RhomBreakView *view)
{
  return is_held_by (view, RHOM_BUSY_INHIBITOR);
}

static gboolean
has_do_not_disturb (const RhomBreakView *view)
{
  return is_held_by (view, RHOM_BUSY_DO_NOT_DISTURB);
}

static gboolean
is_quiet (const RhomBreakView *view)
{
  return view->tact->shown == RHOM_TACT_QUIET;
}

static gboolean
is_offered (const RhomBreakView *view)
{
  return view->tact->shown == RHOM_TACT_SAID;
}

static gboolean
is_typing (const RhomBreakView *view)
{
  return view->tact->step == RHOM_TACT_TYPING;
}

static gboolean
is_always (const RhomBreakView *view)
{
  return TRUE;
}

typedef struct
{
  const char    *id; /* the fixed word, as on the bus */
  RhomBreakState state;
  gboolean       counts; /* sitting is counted meanwhile */
  gboolean (*holds) (const RhomBreakView *view);
  const char *meaning; /* for the documentation */
} Row;

static const Row rows[RHOM_N_BREAK_WHYS] = {
  [RHOM_BREAK_WHY_STARTED] = { "started", RHOM_BREAK_STATE_IN_BREAK, FALSE, is_running, "a break runs" },
  [RHOM_BREAK_WHY_SWITCHED_OFF] = { "switched-off", RHOM_BREAK_STATE_OFF, FALSE, is_switched_off, "breaks are switched off" },
  [RHOM_BREAK_WHY_PAUSED] = { "paused", RHOM_BREAK_STATE_PAUSED, FALSE, is_paused, "a pause without an end" },
  [RHOM_BREAK_WHY_PAUSED_UNTIL] = { "paused-until", RHOM_BREAK_STATE_PAUSED, FALSE, is_paused_until, "a pause with an end" },
  [RHOM_BREAK_WHY_NO_HOURS] = { "no-hours", RHOM_BREAK_STATE_OFF_HOURS, FALSE, has_no_hours, "working hours are wanted, and none are set" },
  [RHOM_BREAK_WHY_OFF_HOURS] = { "off-hours", RHOM_BREAK_STATE_OFF_HOURS, FALSE, is_off_hours, "outside the working hours" },
  [RHOM_BREAK_WHY_ASLEEP] = { "asleep", RHOM_BREAK_STATE_AWAY, FALSE, is_asleep, "the computer is about to sleep, or sleeps" },
  [RHOM_BREAK_WHY_LOCKED] = { "locked", RHOM_BREAK_STATE_AWAY, FALSE, is_locked, "the session is locked" },
  [RHOM_BREAK_WHY_IDLE] = { "idle", RHOM_BREAK_STATE_AWAY, FALSE, is_away, "no input for a while" },
  [RHOM_BREAK_WHY_PUT_OFF] = { "put-off", RHOM_BREAK_STATE_SNOOZED, TRUE, is_put_off, "the break was put off" },
  [RHOM_BREAK_WHY_SITTING] = { "sitting", RHOM_BREAK_STATE_ACTIVE, TRUE, is_far, "the interval is not over" },
  [RHOM_BREAK_WHY_NEAR] = { "near", RHOM_BREAK_STATE_WARNING, TRUE, is_near, "the interval is nearly over" },
  [RHOM_BREAK_WHY_HEAT_OR_ICE] = { "heat-or-ice", RHOM_BREAK_STATE_HELD, TRUE, is_under_pack, "due, while heat or ice is on" },
  [RHOM_BREAK_WHY_MICROPHONE] = { "microphone", RHOM_BREAK_STATE_HELD, TRUE, has_microphone, "due, while a microphone is in use" },
  [RHOM_BREAK_WHY_CAMERA] = { "camera", RHOM_BREAK_STATE_HELD, TRUE, has_camera, "due, while a camera is in use" },
  [RHOM_BREAK_WHY_SCREEN_SHARE] = { "screen-share", RHOM_BREAK_STATE_HELD, TRUE, has_screen_share, "due, while the screen is shared" },
  [RHOM_BREAK_WHY_FULL_SCREEN] = { "full-screen", RHOM_BREAK_STATE_HELD, TRUE, has_full_screen, "due, while a window fills the screen" },
  [RHOM_BREAK_WHY_INHIBITOR] = { "inhibitor", RHOM_BREAK_STATE_HELD, TRUE, has_inhibitor, "due, while a program keeps the screen on" },
  [RHOM_BREAK_WHY_DO_NOT_DISTURB] = { "do-not-disturb", RHOM_BREAK_STATE_HELD, TRUE, has_do_not_disturb, "due, while notifications are switched off" },
  [RHOM_BREAK_WHY_QUIET] = { "quiet", RHOM_BREAK_STATE_DUE, TRUE, is_quiet, "due, and offered without a sound or a window" },
  [RHOM_BREAK_WHY_SAT_LONG_ENOUGH] = { "sat-long-enough", RHOM_BREAK_STATE_DUE, TRUE, is_offered, "due, and offered" },
  [RHOM_BREAK_WHY_TYPING] = { "typing", RHOM_BREAK_STATE_HELD, TRUE, is_typing, "due, and waiting for a pause in typing, at most 60 s" },
  [RHOM_BREAK_WHY_ASKING] = { "asking", RHOM_BREAK_STATE_HELD, TRUE, is_always, "due, and the desktop was asked what is in the way, at most 5 s" },
};

/**
 * rhom_break_rules_derive_why:
 *
 * Returns: the reason of the state: the first row of the table that holds
 */
RhomBreakWhy
rhom_break_rules_derive_why (const RhomBreakView *view)
{
  RhomBreakWhy why = 0;

  while (!rows[why].holds (view))
    why++;
  return why;
}

/**
 * rhom_break_rules_is_due:
 *
 * Returns: whether a break is due and nothing but a better moment is wanted
 */
gboolean
rhom_break_rules_is_due (const RhomBreakView *view)
{
  return rhom_break_rules_derive_why (view) > RHOM_BREAK_WHY_NEAR;
}

RhomBreakState
rhom_break_rules_state_of (RhomBreakWhy why)
{
  g_return_val_if_fail (why < RHOM_N_BREAK_WHYS, RHOM_BREAK_STATE_OFF);

  return rows[why].state;
}

/**
 * rhom_break_rules_counts:
 *
 * Returns: whether sitting is counted meanwhile
 */
gboolean
rhom_break_rules_counts (RhomBreakWhy why)
{
  g_return_val_if_fail (why < RHOM_N_BREAK_WHYS, FALSE);

  return rows[why].counts;
}

/**
 * rhom_break_rules_describe:
 *
 * Returns: (transfer none): when @why holds, untranslated, for the documentation
 */
const char *
rhom_break_rules_describe (RhomBreakWhy why)
{
  g_return_val_if_fail (why < RHOM_N_BREAK_WHYS, NULL);

  return rows[why].meaning;
}

/**
 * rhom_break_state_to_id:
 *
 * Returns: (transfer none): the fixed word for @state, as on the bus
 */
const char *
rhom_break_state_to_id (RhomBreakState state)
{
  g_return_val_if_fail (state < RHOM_N_BREAK_STATES, NULL);

  return state_ids[state];
}

/**
 * rhom_break_why_to_id:
 *
 * Returns: (transfer none): the fixed word for @why, as on the bus
 */
const char *
rhom_break_why_to_id (RhomBreakWhy why)
{
  g_return_val_if_fail (why < RHOM_N_BREAK_WHYS, NULL);

  return rows[why].id;
}
