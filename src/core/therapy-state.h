/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomTherapyState:
 * @RHOM_THERAPY_STATE_IDLE: no pack is on
 * @RHOM_THERAPY_STATE_RUNNING: a pack is on and its time runs
 * @RHOM_THERAPY_STATE_CHECKING: the same, and a look at the skin is asked for
 * @RHOM_THERAPY_STATE_PAUSED: the pack is off for a moment
 * @RHOM_THERAPY_STATE_ENDED: the pack must come off; the alarm goes on until acknowledged
 * @RHOM_THERAPY_STATE_BETWEEN: the rest after a pack that another one follows
 * @RHOM_THERAPY_STATE_READY: that rest is over, and the next pack may be laid
 */
typedef enum
{
  RHOM_THERAPY_STATE_IDLE,
  RHOM_THERAPY_STATE_RUNNING,
  RHOM_THERAPY_STATE_CHECKING,
  RHOM_THERAPY_STATE_PAUSED,
  RHOM_THERAPY_STATE_ENDED,
  RHOM_THERAPY_STATE_BETWEEN,
  RHOM_THERAPY_STATE_READY,
  RHOM_N_THERAPY_STATES,
} RhomTherapyState;

/**
 * RhomTherapyEvent:
 * @RHOM_THERAPY_EVENT_START: a pack is laid, in its cloth
 * @RHOM_THERAPY_EVENT_CHECK: it is time for a look at the skin
 * @RHOM_THERAPY_EVENT_FINE: the skin looks fine
 * @RHOM_THERAPY_EVENT_PAUSE: the pack comes off for a moment
 * @RHOM_THERAPY_EVENT_RESUME: it is on again
 * @RHOM_THERAPY_EVENT_RESUME_UNLOOKED: the same, and a look at the skin is still asked for
 * @RHOM_THERAPY_EVENT_EXTEND: it stays on for longer
 * @RHOM_THERAPY_EVENT_TIME_OVER: its time, or the longest pause, is over
 * @RHOM_THERAPY_EVENT_OFF: the alarm is answered, and no pack follows
 * @RHOM_THERAPY_EVENT_OFF_FOR_NEXT: the alarm is answered, and another pack follows
 * @RHOM_THERAPY_EVENT_RESTED: the rest between two packs is over
 * @RHOM_THERAPY_EVENT_NEXT: the next pack is laid, in its cloth
 * @RHOM_THERAPY_EVENT_STOP: the pack is off, and none follows
 * @RHOM_THERAPY_EVENT_LEFT: nobody came to lay the next pack
 *
 * What can happen to an application.
 */
typedef enum
{
  RHOM_THERAPY_EVENT_START,
  RHOM_THERAPY_EVENT_CHECK,
  RHOM_THERAPY_EVENT_FINE,
  RHOM_THERAPY_EVENT_PAUSE,
  RHOM_THERAPY_EVENT_RESUME,
  RHOM_THERAPY_EVENT_RESUME_UNLOOKED,
  RHOM_THERAPY_EVENT_EXTEND,
  RHOM_THERAPY_EVENT_TIME_OVER,
  RHOM_THERAPY_EVENT_OFF,
  RHOM_THERAPY_EVENT_OFF_FOR_NEXT,
  RHOM_THERAPY_EVENT_RESTED,
  RHOM_THERAPY_EVENT_NEXT,
  RHOM_THERAPY_EVENT_STOP,
  RHOM_THERAPY_EVENT_LEFT,
  RHOM_N_THERAPY_EVENTS,
} RhomTherapyEvent;

/**
 * RhomTherapyStep:
 * @from: the state in which @event may happen
 * @to: the state after it
 */
typedef struct
{
  RhomTherapyState from;
  RhomTherapyEvent event;
  RhomTherapyState to;
} RhomTherapyStep;

const RhomTherapyStep *rhom_therapy_step_find (RhomTherapyState from,
                                               RhomTherapyEvent event);
const RhomTherapyStep *rhom_therapy_step_get_all (gsize *n_steps);

gboolean    rhom_therapy_state_is_on_skin (RhomTherapyState state);
const char *rhom_therapy_state_to_id (RhomTherapyState state);
const char *rhom_therapy_event_to_id (RhomTherapyEvent event);

G_END_DECLS
