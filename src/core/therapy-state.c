/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/therapy-state.h"

/*
 * The states of an application and what leads from one to another. This table
 * is what #RhomTherapy goes by, and what the picture in the documentation is
 * drawn from.
 */

#define STEP(from, event, to)                                                      \
  {                                                                                \
    RHOM_THERAPY_STATE_##from, RHOM_THERAPY_EVENT_##event, RHOM_THERAPY_STATE_##to \
  }

/* clang-format off */
static const RhomTherapyStep steps[] = {
  STEP (IDLE, START, RUNNING),

  STEP (RUNNING, CHECK, CHECKING),
  STEP (RUNNING, PAUSE, PAUSED),
  STEP (RUNNING, EXTEND, RUNNING),
  STEP (RUNNING, TIME_OVER, ENDED),
  STEP (RUNNING, STOP, IDLE),

  STEP (CHECKING, FINE, RUNNING),
  STEP (CHECKING, CHECK, CHECKING),
  STEP (CHECKING, PAUSE, PAUSED),
  STEP (CHECKING, EXTEND, CHECKING),
  STEP (CHECKING, TIME_OVER, ENDED),
  STEP (CHECKING, STOP, IDLE),

  STEP (PAUSED, RESUME, RUNNING),
  STEP (PAUSED, RESUME_UNLOOKED, CHECKING),
  STEP (PAUSED, FINE, PAUSED),
  STEP (PAUSED, EXTEND, PAUSED),
  STEP (PAUSED, TIME_OVER, ENDED),
  STEP (PAUSED, STOP, IDLE),

  STEP (ENDED, FINE, ENDED),
  STEP (ENDED, OFF, IDLE),
  STEP (ENDED, OFF_FOR_NEXT, BETWEEN),
  STEP (ENDED, STOP, IDLE),

  STEP (BETWEEN, RESTED, READY),
  STEP (BETWEEN, STOP, IDLE),

  STEP (READY, NEXT, RUNNING),
  STEP (READY, LEFT, IDLE),
  STEP (READY, STOP, IDLE),
};
/* clang-format on */

static const char *const state_ids[RHOM_N_THERAPY_STATES] = {
  [RHOM_THERAPY_STATE_IDLE] = "idle",
  [RHOM_THERAPY_STATE_RUNNING] = "running",
  [RHOM_THERAPY_STATE_CHECKING] = "checking",
  [RHOM_THERAPY_STATE_PAUSED] = "paused",
  [RHOM_THERAPY_STATE_ENDED] = "ended",
  [RHOM_THERAPY_STATE_BETWEEN] = "between",
  [RHOM_THERAPY_STATE_READY] = "ready",
};

static const char *const event_ids[RHOM_N_THERAPY_EVENTS] = {
  [RHOM_THERAPY_EVENT_START] = "start",
  [RHOM_THERAPY_EVENT_CHECK] = "check",
  [RHOM_THERAPY_EVENT_FINE] = "fine",
  [RHOM_THERAPY_EVENT_PAUSE] = "pause",
  [RHOM_THERAPY_EVENT_RESUME] = "resume",
  [RHOM_THERAPY_EVENT_RESUME_UNLOOKED] = "resume-unlooked",
  [RHOM_THERAPY_EVENT_EXTEND] = "extend",
  [RHOM_THERAPY_EVENT_TIME_OVER] = "time-over",
  [RHOM_THERAPY_EVENT_OFF] = "off",
  [RHOM_THERAPY_EVENT_OFF_FOR_NEXT] = "off-for-next",
  [RHOM_THERAPY_EVENT_RESTED] = "rested",
  [RHOM_THERAPY_EVENT_NEXT] = "next",
  [RHOM_THERAPY_EVENT_STOP] = "stop",
  [RHOM_THERAPY_EVENT_LEFT] = "left",
};

/**
 * rhom_therapy_step_find:
 *
 * Returns: (transfer none) (nullable): what @event leads to; %NULL if it cannot happen in @from
 */
const RhomTherapyStep *
rhom_therapy_step_find (RhomTherapyState from,
                        RhomTherapyEvent event)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].from == from && steps[i].event == event)
      return &steps[i];
  return NULL;
}

/**
 * rhom_therapy_step_get_all:
 *
 * Returns: (transfer none) (array length=n_steps): all there are
 */
const RhomTherapyStep *
rhom_therapy_step_get_all (gsize *n_steps)
{
  *n_steps = G_N_ELEMENTS (steps);
  return steps;
}

/**
 * rhom_therapy_state_is_on_skin:
 *
 * Returns: whether a pack lies and its time runs
 */
gboolean
rhom_therapy_state_is_on_skin (RhomTherapyState state)
{
  return state == RHOM_THERAPY_STATE_RUNNING || state == RHOM_THERAPY_STATE_CHECKING;
}

/**
 * rhom_therapy_state_to_id:
 *
 * Returns: (transfer none): the fixed word for @state
 */
const char *
rhom_therapy_state_to_id (RhomTherapyState state)
{
  g_return_val_if_fail (state < RHOM_N_THERAPY_STATES, NULL);

  return state_ids[state];
}

/**
 * rhom_therapy_event_to_id:
 *
 * Returns: (transfer none): the fixed word for @event
 */
const char *
rhom_therapy_event_to_id (RhomTherapyEvent event)
{
  g_return_val_if_fail (event < RHOM_N_THERAPY_EVENTS, NULL);

  return event_ids[event];
}
