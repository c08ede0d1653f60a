/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/countdown.h"

/**
 * RhomCountdown:
 *
 * Counts one length of time down, suspend included: a pack stays on the skin
 * while the machine sleeps. #RhomCountdown::ended is emitted once, at the end,
 * or right after resume if the end passed asleep.
 */

struct _RhomCountdown
{
  GObject parent_instance;

  RhomClock         *clock; /* (owned) */
  guint              alarm_id;
  RhomCountdownState state;
  gint64             end_usec;       /* elapsed scale; kept once ended */
  gint64             remaining_usec; /* while paused */
};

G_DEFINE_FINAL_TYPE (RhomCountdown, rhom_countdown, G_TYPE_OBJECT)

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
disarm (RhomCountdown *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

static void
clock_alarm_cb (gpointer user_data)
{
  RhomCountdown *self = user_data;

  self->alarm_id = 0;
  self->state = RHOM_COUNTDOWN_ENDED;
  g_signal_emit (self, signals[ENDED], 0);
}

static void
run_until (RhomCountdown *self,
           gint64         end_usec)
{
  disarm (self);
  self->state = RHOM_COUNTDOWN_RUNNING;
  self->end_usec = end_usec;
  self->alarm_id = rhom_clock_add_alarm (self->clock, end_usec, clock_alarm_cb, self);
}

static void
rhom_countdown_dispose (GObject *object)
{
  RhomCountdown *self = RHOM_COUNTDOWN (object);

  disarm (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_countdown_parent_class)->dispose (object);
}

static void
rhom_countdown_class_init (RhomCountdownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_countdown_dispose;

  signals[ENDED] = g_signal_new ("ended", RHOM_TYPE_COUNTDOWN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_countdown_init (RhomCountdown *self)
{
}

/**
 * rhom_countdown_new:
 *
 * Returns: (transfer full): a countdown that is not started
 */
RhomCountdown *
rhom_countdown_new (RhomClock *clock)
{
  RhomCountdown *self = g_object_new (RHOM_TYPE_COUNTDOWN, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

RhomCountdownState
rhom_countdown_get_state (RhomCountdown *self)
{
  g_return_val_if_fail (RHOM_IS_COUNTDOWN (self), RHOM_COUNTDOWN_IDLE);

  return self->state;
}

/**
 * rhom_countdown_get_end_usec:
 *
 * Returns: the end on the elapsed scale: ahead while running, past once ended, 0 otherwise
 */
gint64
rhom_countdown_get_end_usec (RhomCountdown *self)
{
  g_return_val_if_fail (RHOM_IS_COUNTDOWN (self), 0);

  return self->state == RHOM_COUNTDOWN_RUNNING || self->state == RHOM_COUNTDOWN_ENDED ? self->end_usec : 0;
}

/**
 * rhom_countdown_get_remaining_usec:
 *
 * Returns: what is left, at least 0
 */
gint64
rhom_countdown_get_remaining_usec (RhomCountdown *self)
{
  g_return_val_if_fail (RHOM_IS_COUNTDOWN (self), 0);

  if (self->state == RHOM_COUNTDOWN_RUNNING)
    return MAX (0, self->end_usec - rhom_clock_get_elapsed_usec (self->clock));
  return self->state == RHOM_COUNTDOWN_PAUSED ? self->remaining_usec : 0;
}

/**
 * rhom_countdown_start:
 * @length_usec: above 0
 *
 * Starts, or starts again.
 */
void
rhom_countdown_start (RhomCountdown *self,
                      gint64         length_usec)
{
  g_return_if_fail (RHOM_IS_COUNTDOWN (self));
  g_return_if_fail (length_usec > 0);

  run_until (self, rhom_clock_get_elapsed_usec (self->clock) + length_usec);
}

/**
 * rhom_countdown_start_until:
 * @end_usec: elapsed scale; if it is past, the end comes in the next turn of the main loop
 *
 * Starts with an end that is known already, after a restart.
 */
void
rhom_countdown_start_until (RhomCountdown *self,
                            gint64         end_usec)
{
  g_return_if_fail (RHOM_IS_COUNTDOWN (self));

  run_until (self, end_usec);
}

/**
 * rhom_countdown_pause:
 *
 * Does nothing unless it runs.
 */
void
rhom_countdown_pause (RhomCountdown *self)
{
  g_return_if_fail (RHOM_IS_COUNTDOWN (self));

  if (self->state != RHOM_COUNTDOWN_RUNNING)
    return;
  self->remaining_usec = rhom_countdown_get_remaining_usec (self);
  self->state = RHOM_COUNTDOWN_PAUSED;
  disarm (self);
}

/**
 * rhom_countdown_resume:
 *
 * Does nothing unless it is paused.
 */
void
rhom_countdown_resume (RhomCountdown *self)
{
  g_return_if_fail (RHOM_IS_COUNTDOWN (self));

  if (self->state == RHOM_COUNTDOWN_PAUSED)
    run_until (self, rhom_clock_get_elapsed_usec (self->clock) + self->remaining_usec);
}

/**
 * rhom_countdown_extend:
 * @length_usec: above 0
 *
 * Does nothing unless it runs or is paused.
 */
void
rhom_countdown_extend (RhomCountdown *self,
                       gint64         length_usec)
{
  g_return_if_fail (RHOM_IS_COUNTDOWN (self));
  g_return_if_fail (length_usec > 0);

  if (self->state == RHOM_COUNTDOWN_RUNNING)
    run_until (self, self->end_usec + length_usec);
  else if (self->state == RHOM_COUNTDOWN_PAUSED)
    self->remaining_usec += length_usec;
}

/**
 * rhom_countdown_stop:
 *
 * Back to idle, without a signal.
 */
void
rhom_countdown_stop (RhomCountdown *self)
{
  g_return_if_fail (RHOM_IS_COUNTDOWN (self));

  disarm (self);
  self->state = RHOM_COUNTDOWN_IDLE;
}
