/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomBreakState:
 * @RHOM_BREAK_STATE_OFF: breaks are switched off
 * @RHOM_BREAK_STATE_ACTIVE: sitting is being counted
 * @RHOM_BREAK_STATE_WARNING: the same, and a break is near
 * @RHOM_BREAK_STATE_DUE: a break is offered
 * @RHOM_BREAK_STATE_IN_BREAK: a break is running
 * @RHOM_BREAK_STATE_SNOOZED: the break was put off
 * @RHOM_BREAK_STATE_PAUSED: no breaks until a moment, or until resumed
 * @RHOM_BREAK_STATE_AWAY: nobody is at the desk
 */
typedef enum
{
  RHOM_BREAK_STATE_OFF,
  RHOM_BREAK_STATE_ACTIVE,
  RHOM_BREAK_STATE_WARNING,
  RHOM_BREAK_STATE_DUE,
  RHOM_BREAK_STATE_IN_BREAK,
  RHOM_BREAK_STATE_SNOOZED,
  RHOM_BREAK_STATE_PAUSED,
  RHOM_BREAK_STATE_AWAY,
  RHOM_N_BREAK_STATES,
} RhomBreakState;

/**
 * RhomBreakWhy:
 *
 * Why the state is what it is: one finer than #RhomBreakState, for texts.
 */
typedef enum
{
  RHOM_BREAK_WHY_SWITCHED_OFF,
  RHOM_BREAK_WHY_SITTING,
  RHOM_BREAK_WHY_NEAR,
  RHOM_BREAK_WHY_SAT_LONG_ENOUGH,
  RHOM_BREAK_WHY_STARTED,
  RHOM_BREAK_WHY_PUT_OFF,
  RHOM_BREAK_WHY_PAUSED_UNTIL,
  RHOM_BREAK_WHY_PAUSED,
  RHOM_BREAK_WHY_IDLE,
  RHOM_BREAK_WHY_LOCKED,
  RHOM_BREAK_WHY_ASLEEP,
  RHOM_N_BREAK_WHYS,
} RhomBreakWhy;

/**
 * RhomSchedulerMemory:
 *
 * Everything a scheduler must remember to go on after a crash or a restart;
 * see rhom_scheduler_save(). Moments are on the elapsed scale, 0 = none,
 * except where the name says wall.
 */
typedef struct
{
  gint64 counted_usec;       /* sitting before the present stretch */
  gint64 stretch_start_usec; /* since when sitting is being counted */
  gint64 away_since_usec;
  gint64 snooze_until_usec;
  gint64 pause_until_usec;      /* G_MAXINT64 = until resumed */
  gint64 pause_until_wall_usec; /* set if a time of day was named */
  gint64 hold_start_usec;       /* when a snooze or a pause was last begun */
  gint64 break_start_usec;
  gint64 break_end_usec;
  gint64 break_worked_usec; /* sitting before the running break */
  gint64 prompt_since_usec;
  int    prompts;   /* how often the due break was offered */
  int    skips;     /* in a row */
  gint64 next_usec; /* the moment the armed alarm stood for */
} RhomSchedulerMemory;

/* How long an offer waits for an answer before it is made again. */
#define RHOM_REMINDER_SECONDS (5 * 60)

/**
 * RhomBreakLengths:
 * @is_enabled: breaks are offered at all
 * @interval_usec: sitting between two breaks
 * @length_usec: how long a break is, and so how long an absence must be to count as one
 * @short_length_usec: how long the shorter break is, and so how long one must stay in a break for it to count
 * @warning_usec: how long before it is due a break is near
 *
 * What somebody has set, within the ranges of rhom_limit_get().
 */
typedef struct
{
  gboolean is_enabled;
  gint64   interval_usec;
  gint64   length_usec;
  gint64   short_length_usec;
  gint64   warning_usec;
} RhomBreakLengths;

gint64         rhom_break_rules_count_until (const RhomSchedulerMemory *m, gint64 now_usec);
gboolean       rhom_break_rules_is_counting (const RhomSchedulerMemory *m, const RhomBreakLengths *lengths);
gboolean       rhom_break_rules_is_rest_ahead (const RhomSchedulerMemory *m);
RhomBreakWhy   rhom_break_rules_derive_why (const RhomSchedulerMemory *m, const RhomBreakLengths *lengths, RhomAbsence absence, gint64 now_usec);
RhomBreakState rhom_break_rules_state_of (RhomBreakWhy why);
gint64         rhom_break_rules_get_start (const RhomSchedulerMemory *m, RhomBreakState state);
gint64         rhom_break_rules_get_deadline (const RhomSchedulerMemory *m, const RhomBreakLengths *lengths, RhomBreakState state);
gint64         rhom_break_rules_find_next (const RhomSchedulerMemory *m, const RhomBreakLengths *lengths, RhomBreakState state);

void rhom_break_rules_close_stretch (RhomSchedulerMemory *m, gint64 end_usec);
void rhom_break_rules_forget_sitting (RhomSchedulerMemory *m);
void rhom_break_rules_restore (RhomSchedulerMemory *m, const RhomBreakLengths *lengths, gint64 now_usec);

const char *rhom_break_state_to_id (RhomBreakState state);
const char *rhom_break_why_to_id (RhomBreakWhy why);

G_END_DECLS
