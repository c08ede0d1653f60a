/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"
#include "core/clock.h"
#include "core/records.h"

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
  gint64   counted_usec;       /* sitting before the present stretch */
  gint64   stretch_start_usec; /* since when sitting is being counted */
  gint64   away_since_usec;
  gboolean rest_credited; /* this absence has already counted as a break */
  gint64   snooze_until_usec;
  gint64   pause_until_usec;      /* G_MAXINT64 = until resumed */
  gint64   pause_until_wall_usec; /* set if a time of day was named */
  gint64   break_start_usec;
  gint64   break_end_usec;
  gint64   break_worked_usec; /* sitting before the running break */
  gint64   prompt_since_usec;
  int      prompts;   /* how often the due break was offered */
  int      skips;     /* in a row */
  gint64   next_usec; /* the moment the armed alarm stood for */
} RhomSchedulerMemory;

/* How long an offer waits for an answer before it is made again. */
#define RHOM_REMINDER_SECONDS (5 * 60)

#define RHOM_TYPE_SCHEDULER (rhom_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (RhomScheduler, rhom_scheduler, RHOM, SCHEDULER, GObject)

RhomScheduler *rhom_scheduler_new (RhomClock    *clock,
                                   RhomActivity *activity);

RhomBreakState rhom_scheduler_get_state (RhomScheduler *self);
RhomBreakWhy   rhom_scheduler_get_why (RhomScheduler *self);
gint64         rhom_scheduler_get_deadline_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_started_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_worked_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_counted_usec (RhomScheduler *self, gint64 *since_usec);
gint64         rhom_scheduler_get_interval_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_length_usec (RhomScheduler *self);
int            rhom_scheduler_get_skips (RhomScheduler *self);

gboolean rhom_scheduler_take (RhomScheduler *self,
                              GError       **error);
gboolean rhom_scheduler_take_shorter (RhomScheduler *self,
                                      GError       **error);
gboolean rhom_scheduler_finish (RhomScheduler *self,
                                GError       **error);
gboolean rhom_scheduler_skip (RhomScheduler *self,
                              GError       **error);
gboolean rhom_scheduler_snooze (RhomScheduler *self,
                                gint64         length_usec,
                                GError       **error);
gboolean rhom_scheduler_pause (RhomScheduler *self,
                               gint64         length_usec,
                               GError       **error);
gboolean rhom_scheduler_pause_until (RhomScheduler *self,
                                     gint64         wall_usec,
                                     GError       **error);
gboolean rhom_scheduler_resume (RhomScheduler *self,
                                GError       **error);

void rhom_scheduler_update (RhomScheduler *self);
void rhom_scheduler_save (RhomScheduler       *self,
                          RhomSchedulerMemory *memory);
void rhom_scheduler_restore (RhomScheduler             *self,
                             const RhomSchedulerMemory *memory);

const char *rhom_break_state_to_id (RhomBreakState state);
const char *rhom_break_why_to_id (RhomBreakWhy why);

G_END_DECLS
