/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/busy-round.h"

/**
 * RhomBusyRound:
 *
 * One question to all detectors at once. Each begins, tells what it has to
 * tell, and ends; after %MAX_USEC nobody is waited for any more.
 *
 * #RhomBusyRound::done: everybody ended, or the time is over; emitted once,
 * from the main loop.
 */

#define MAX_USEC (2 * RHOM_USEC_PER_SEC)

struct _RhomBusyRound
{
  GObject parent_instance;

  RhomClock      *clock;       /* (owned) */
  GCancellable   *cancellable; /* (owned): when the round is over */
  guint           kinds;       /* bits */
  guint           n_begun[RHOM_N_BUSY_KINDS];
  RhomBusyFinding findings[RHOM_N_BUSY_KINDS];
  guint           alarm_id;    /* 0 when none is armed */
  guint           done_source; /* 0 when nobody is to be told */
  gboolean        is_started;
  gboolean        is_over;
};

G_DEFINE_FINAL_TYPE (RhomBusyRound, rhom_busy_round, G_TYPE_OBJECT)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
disarm (RhomBusyRound *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
  g_clear_handle_id (&self->done_source, g_source_remove);
}

/* Who has not ended by now hangs; what it told before counts all the same. */
static void
finish (RhomBusyRound *self)
{
  g_autoptr (RhomBusyRound) keep G_GNUC_UNUSED = g_object_ref (self);

  for (RhomBusyKind kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if (self->n_begun[kind] > 0)
      rhom_busy_finding_add (&self->findings[kind], RHOM_BUSY_ANSWER_HUNG, NULL, NULL);
  rhom_busy_round_stop (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
alarm_cb (gpointer user_data)
{
  RhomBusyRound *self = user_data;

  self->alarm_id = 0;
  finish (self);
}

static gboolean
done_cb (gpointer user_data)
{
  RhomBusyRound *self = user_data;

  self->done_source = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
finish_if_ended (RhomBusyRound *self)
{
  for (RhomBusyKind kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if (self->n_begun[kind] > 0)
      return;
  if (self->is_started && self->done_source == 0)
    self->done_source = g_idle_add (done_cb, self);
}

static void
rhom_busy_round_dispose (GObject *object)
{
  RhomBusyRound *self = RHOM_BUSY_ROUND (object);

  rhom_busy_round_stop (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_busy_round_parent_class)->dispose (object);
}

static void
rhom_busy_round_finalize (GObject *object)
{
  g_object_unref (RHOM_BUSY_ROUND (object)->cancellable);

  G_OBJECT_CLASS (rhom_busy_round_parent_class)->finalize (object);
}

static void
rhom_busy_round_class_init (RhomBusyRoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_busy_round_dispose;
  object_class->finalize = rhom_busy_round_finalize;

  signals[DONE] = g_signal_new ("done", RHOM_TYPE_BUSY_ROUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_busy_round_init (RhomBusyRound *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rhom_busy_round_new:
 * @kinds: (1 << kind) of each kind that is asked
 *
 * Returns: (transfer full): not started, so that every detector can begin first
 */
RhomBusyRound *
rhom_busy_round_new (RhomClock *clock,
                     guint      kinds)
{
  RhomBusyRound *self = g_object_new (RHOM_TYPE_BUSY_ROUND, NULL);

  self->clock = g_object_ref (clock);
  self->kinds = kinds;
  return self;
}

guint
rhom_busy_round_get_kinds (RhomBusyRound *self)
{
  g_return_val_if_fail (RHOM_IS_BUSY_ROUND (self), 0);

  return self->kinds;
}

/**
 * rhom_busy_round_get_cancellable:
 *
 * Returns: (transfer none): cancelled once nobody waits any more
 */
GCancellable *
rhom_busy_round_get_cancellable (RhomBusyRound *self)
{
  g_return_val_if_fail (RHOM_IS_BUSY_ROUND (self), NULL);

  return self->cancellable;
}

/**
 * rhom_busy_round_begin:
 *
 * A detector of @kind is on its way; rhom_busy_round_end() must follow.
 */
void
rhom_busy_round_begin (RhomBusyRound *self,
                       RhomBusyKind   kind)
{
  g_return_if_fail (RHOM_IS_BUSY_ROUND (self) && !self->is_started);

  self->n_begun[kind]++;
}

/**
 * rhom_busy_round_tell:
 *
 * See rhom_busy_finding_add(); does nothing once the round is over.
 */
void
rhom_busy_round_tell (RhomBusyRound *self,
                      RhomBusyKind   kind,
                      RhomBusyAnswer answer,
                      const char    *source,
                      const char    *who)
{
  g_return_if_fail (RHOM_IS_BUSY_ROUND (self));

  if (!self->is_over)
    rhom_busy_finding_add (&self->findings[kind], answer, source, who);
}

void
rhom_busy_round_end (RhomBusyRound *self,
                     RhomBusyKind   kind)
{
  g_return_if_fail (RHOM_IS_BUSY_ROUND (self));

  if (self->is_over)
    return;
  g_return_if_fail (self->n_begun[kind] > 0);
  self->n_begun[kind]--;
  finish_if_ended (self);
}

/**
 * rhom_busy_round_start:
 *
 * Every detector has begun: the time runs.
 */
void
rhom_busy_round_start (RhomBusyRound *self)
{
  g_return_if_fail (RHOM_IS_BUSY_ROUND (self) && !self->is_started);

  self->is_started = TRUE;
  self->alarm_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + MAX_USEC, alarm_cb, self);
  finish_if_ended (self);
}

/**
 * rhom_busy_round_stop:
 *
 * Nobody waits for the answer any more; #RhomBusyRound::done is not emitted.
 */
void
rhom_busy_round_stop (RhomBusyRound *self)
{
  g_return_if_fail (RHOM_IS_BUSY_ROUND (self));

  disarm (self);
  self->is_over = TRUE;
  g_cancellable_cancel (self->cancellable);
}

const RhomBusyFinding *
rhom_busy_round_get_finding (RhomBusyRound *self,
                             RhomBusyKind   kind)
{
  g_return_val_if_fail (RHOM_IS_BUSY_ROUND (self) && kind < RHOM_N_BUSY_KINDS, NULL);

  return &self->findings[kind];
}
