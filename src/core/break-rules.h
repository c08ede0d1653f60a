/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"
#include "core/nudges.h"
#include "core/span.h"
#include "core/tact.h"

G_BEGIN_DECLS

/**
 * RhomBreakState:
 * @RHOM_BREAK_STATE_OFF: breaks are switched off
 * @RHOM_BREAK_STATE_ACTIVE: sitting is being counted
 * @RHOM_BREAK_STATE_WARNING: the same, and a break is near
 * @RHOM_BREAK_STATE_HELD: a break is due, and waits for a better moment
 * @RHOM_BREAK_STATE_DUE: a break is offered
 * @RHOM_BREAK_STATE_IN_BREAK: a break is running
 * @RHOM_BREAK_STATE_SNOOZED: the break was put off
 * @RHOM_BREAK_STATE_PAUSED: no breaks until a moment, or until resumed
 * @RHOM_BREAK_STATE_OFF_HOURS: no breaks, and no counting, outside the working hours
 * @RHOM_BREAK_STATE_AWAY: nobody is at the desk
 */
typedef enum
{
  RHOM_BREAK_STATE_OFF,
  RHOM_BREAK_STATE_ACTIVE,
  RHOM_BREAK_STATE_WARNING,
  RHOM_BREAK_STATE_HELD,
  RHOM_BREAK_STATE_DUE,
  RHOM_BREAK_STATE_IN_BREAK,
  RHOM_BREAK_STATE_SNOOZED,
  RHOM_BREAK_STATE_PAUSED,
  RHOM_BREAK_STATE_OFF_HOURS,
  RHOM_BREAK_STATE_AWAY,
  RHOM_N_BREAK_STATES,
} RhomBreakState;

/**
 * RhomBreakWhy:
 *
 * Why the state is what it is: one finer than #RhomBreakState, for texts. The
 * order is the precedence: of all that hold, the first one decides.
 */
typedef enum
{
  RHOM_BREAK_WHY_STARTED,
  RHOM_BREAK_WHY_SWITCHED_OFF,
  RHOM_BREAK_WHY_PAUSED,
  RHOM_BREAK_WHY_PAUSED_UNTIL,
  RHOM_BREAK_WHY_NO_HOURS,
  RHOM_BREAK_WHY_OFF_HOURS,
  RHOM_BREAK_WHY_ASLEEP,
  RHOM_BREAK_WHY_LOCKED,
  RHOM_BREAK_WHY_IDLE,
  RHOM_BREAK_WHY_PUT_OFF,
  RHOM_BREAK_WHY_SITTING,
  RHOM_BREAK_WHY_NEAR,
  /* From here on a break is due. */
  RHOM_BREAK_WHY_HEAT_OR_ICE,
  RHOM_BREAK_WHY_MICROPHONE,
  RHOM_BREAK_WHY_CAMERA,
  RHOM_BREAK_WHY_SCREEN_SHARE,
  RHOM_BREAK_WHY_FULL_SCREEN,
  RHOM_BREAK_WHY_INHIBITOR,
  RHOM_BREAK_WHY_DO_NOT_DISTURB,
  RHOM_BREAK_WHY_QUIET,
  RHOM_BREAK_WHY_SAT_LONG_ENOUGH,
  RHOM_BREAK_WHY_TYPING,
  RHOM_BREAK_WHY_ASKING,
  RHOM_N_BREAK_WHYS,
} RhomBreakWhy;

/**
 * RhomSchedulerMemory:
 *
 * Everything a scheduler must remember to go on after a crash or a restart;
 * see rhom_scheduler_save(). Moments are on the elapsed scale, 0 = none.
 */
typedef struct
{
  gint64          counted_usec;       /* sitting before the present stretch */
  gint64          stretch_start_usec; /* since when sitting is being counted */
  gint64          away_since_usec;
  int             is_held_there;      /* there is no input, and somebody is there all the same, as of the last decision */
  gint64          no_rest_until_usec; /* until when being away is no rest: heat or ice explains it, or a break that was cut short */
  RhomSpan        running;            /* the break that runs */
  gint64          break_worked_usec;  /* sitting before it */
  RhomSpan        snooze;
  RhomSpan        pause;
  RhomSpan        reading;         /* no input is no sign of being away */
  RhomSpan        sore_day;        /* breaks come sooner */
  gint64          held_since_usec; /* since when the break that is due waits for a better moment */
  int             is_hold_told;    /* that it waits for long was said */
  int             skips;           /* in a row */
  RhomNudgeMemory nudges;
  gint64          next_usec; /* the moment the armed alarm stood for */
} RhomSchedulerMemory;

/* On a sore day nobody sits for longer without a break. */
#define RHOM_SORE_DAY_INTERVAL_SECONDS (30 * 60)

/**
 * RhomBreakPrefs:
 * @is_enabled: breaks are offered at all
 * @interval_usec: sitting between two breaks
 * @length_usec: how long a break is, and so how long an absence must be to count as one
 * @short_length_usec: how long the shorter break is, and so how long one must stay in a break for it to count
 * @warning_usec: how long before it is due a break is near
 * @hold_usec: how long a break waits for a better moment before that is said
 * @waits_for_gap: a break waits for a pause in typing
 * @nudges: which small reminders are wanted
 * @policies: what a break does that falls due while one is busy
 *
 * What somebody has set, within the ranges of rhom_limit_get().
 */
typedef struct
{
  gboolean       is_enabled;
  gint64         interval_usec;
  gint64         length_usec;
  gint64         short_length_usec;
  gint64         warning_usec;
  gint64         hold_usec;
  gboolean       waits_for_gap;
  RhomNudgePrefs nudges;
  RhomBusyPolicy policies[RHOM_N_BUSY_KINDS];
} RhomBreakPrefs;

/**
 * RhomBreakView:
 * @memory: (not owned): what is remembered
 * @prefs: (not owned): what is set
 * @tact: (not owned): how far the search for a good moment is
 * @absence: why nobody is thought to be there
 * @is_open: these are working hours, or there are none
 * @hours_until_usec: when that changes, elapsed scale; 0 if it never does
 * @is_under_pack: heat or ice is on
 * @now_usec: elapsed scale
 *
 * All that the state is derived from.
 */
typedef struct
{
  const RhomSchedulerMemory *memory;
  const RhomBreakPrefs      *prefs;
  const RhomTact            *tact;
  RhomAbsence                absence;
  gboolean                   is_open;
  gint64                     hours_until_usec;
  gboolean                   is_under_pack;
  gint64                     now_usec;
} RhomBreakView;

/* Deriving: break-table.c */
RhomBreakWhy   rhom_break_rules_derive_why (const RhomBreakView *view);
gboolean       rhom_break_rules_is_due (const RhomBreakView *view);
RhomBreakState rhom_break_rules_state_of (RhomBreakWhy why);
gboolean       rhom_break_rules_counts (RhomBreakWhy why);
const char    *rhom_break_rules_describe (RhomBreakWhy why);
const char    *rhom_break_state_to_id (RhomBreakState state);
const char    *rhom_break_why_to_id (RhomBreakWhy why);

/* Moments: break-rules.c */
gint64          rhom_break_rules_count_until (const RhomSchedulerMemory *m, gint64 now_usec);
gboolean        rhom_break_rules_is_rest_ahead (const RhomSchedulerMemory *m);
gint64          rhom_break_rules_get_interval (const RhomSchedulerMemory *m, const RhomBreakPrefs *prefs);
gint64          rhom_break_rules_get_rest_start (const RhomSchedulerMemory *m);
RhomTactPurpose rhom_break_rules_find_purpose (const RhomBreakView *view);
guint           rhom_break_rules_get_asked_kinds (const RhomBreakPrefs *prefs);
RhomNudge       rhom_break_rules_find_nudge (const RhomBreakView *view);
gboolean        rhom_break_rules_holds_idle (const RhomBreakView *view);
gint64          rhom_break_rules_get_start (const RhomSchedulerMemory *m, RhomBreakState state);
gint64          rhom_break_rules_get_deadline (const RhomBreakView *view, RhomBreakWhy why);
gint64          rhom_break_rules_get_cap (const RhomBreakView *view, RhomBreakWhy why);
gint64          rhom_break_rules_find_next (const RhomBreakView *view, RhomBreakWhy why);

void rhom_break_rules_count (RhomSchedulerMemory *m, RhomBreakWhy why, gint64 now_usec);
void rhom_break_rules_note_hold (RhomSchedulerMemory *m, RhomBreakWhy why, gint64 now_usec);
void rhom_break_rules_close_stretch (RhomSchedulerMemory *m, gint64 end_usec);
void rhom_break_rules_forget_sitting (RhomSchedulerMemory *m);
void rhom_break_rules_restore (RhomSchedulerMemory *m, const RhomBreakPrefs *prefs, gint64 now_usec);

G_END_DECLS
