/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

/**
 * RhomCountdownState:
 * @RHOM_COUNTDOWN_IDLE: not started
 * @RHOM_COUNTDOWN_RUNNING: counting down to its end
 * @RHOM_COUNTDOWN_PAUSED: stands still
 * @RHOM_COUNTDOWN_ENDED: the end was reached
 */
typedef enum
{
  RHOM_COUNTDOWN_IDLE,
  RHOM_COUNTDOWN_RUNNING,
  RHOM_COUNTDOWN_PAUSED,
  RHOM_COUNTDOWN_ENDED,
} RhomCountdownState;

#define RHOM_TYPE_COUNTDOWN (rhom_countdown_get_type ())
G_DECLARE_FINAL_TYPE (RhomCountdown, rhom_countdown, RHOM, COUNTDOWN, GObject)

RhomCountdown *rhom_countdown_new (RhomClock *clock);

RhomCountdownState rhom_countdown_get_state (RhomCountdown *self);
gint64             rhom_countdown_get_end_usec (RhomCountdown *self);
gint64             rhom_countdown_get_remaining_usec (RhomCountdown *self);

void rhom_countdown_start (RhomCountdown *self,
                           gint64         length_usec);
void rhom_countdown_start_until (RhomCountdown *self,
                                 gint64         end_usec);
void rhom_countdown_pause (RhomCountdown *self);
void rhom_countdown_resume (RhomCountdown *self);
void rhom_countdown_extend (RhomCountdown *self,
                            gint64         length_usec);
void rhom_countdown_stop (RhomCountdown *self);

G_END_DECLS
