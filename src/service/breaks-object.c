/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/breaks-object.h"

#include "service/answer.h"
#include "service/texts.h"

/**
 * RhomBreaksObject:
 *
 * The scheduler on the bus: translates, and decides nothing.
 *
 * #RhomBreaksObject::shown: the UI says that the prompt window is on the screen.
 */

struct _RhomBreaksObject
{
  RhomIpcBreaksSkeleton parent_instance;

  RhomClock     *clock;     /* (owned) */
  RhomScheduler *scheduler; /* (owned) */
  RhomKeeper    *keeper;    /* (owned) */
  RhomProposer  *proposer;  /* (owned) */
};

static void rhom_breaks_object_breaks_iface_init (RhomIpcBreaksIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomBreaksObject, rhom_breaks_object, RHOM_IPC_TYPE_BREAKS_SKELETON, G_IMPLEMENT_INTERFACE (RHOM_IPC_TYPE_BREAKS, rhom_breaks_object_breaks_iface_init))

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
refresh (RhomBreaksObject *self)
{
  RhomIpcBreaks   *iface = RHOM_IPC_BREAKS (self);
  g_autofree char *why = rhom_texts_breaks (self->scheduler, self->clock);
  gint64           counting_usec = 0;

  rhom_ipc_breaks_set_state (iface, rhom_break_state_to_id (rhom_scheduler_get_state (self->scheduler)));
  rhom_ipc_breaks_set_why (iface, why);
  rhom_ipc_breaks_set_why_code (iface, rhom_break_why_to_id (rhom_scheduler_get_why (self->scheduler)));
  rhom_ipc_breaks_set_deadline (iface, rhom_scheduler_get_deadline_usec (self->scheduler));
  rhom_ipc_breaks_set_started (iface, rhom_scheduler_get_started_usec (self->scheduler));
  rhom_ipc_breaks_set_worked (iface, rhom_scheduler_get_counted_usec (self->scheduler, &counting_usec));
  rhom_ipc_breaks_set_counting (iface, counting_usec);
  rhom_ipc_breaks_set_interval (iface, rhom_scheduler_get_interval_usec (self->scheduler));
  rhom_ipc_breaks_set_length (iface, rhom_scheduler_get_length_usec (self->scheduler));
  rhom_ipc_breaks_set_skips (iface, rhom_scheduler_get_skips (self->scheduler));
  rhom_ipc_breaks_set_sore_day (iface, rhom_scheduler_get_sore_day (self->scheduler));
  rhom_ipc_breaks_set_reading (iface, rhom_scheduler_get_reading_end_usec (self->scheduler));
  rhom_ipc_breaks_set_proposal (iface, rhom_keeper_get_proposal (self->keeper));
  rhom_ipc_breaks_set_proposal_name (iface, rhom_proposer_get_name (self->proposer));
  rhom_ipc_breaks_set_proposal_why (iface, rhom_proposer_get_why (self->proposer));
  /* One signal for all of them, at once, so that nobody sees half a change. */
  g_dbus_interface_skeleton_flush (G_DBUS_INTERFACE_SKELETON (self));
}

static gboolean
handle_take (RhomIpcBreaks         *iface,
             GDBusMethodInvocation *invocation,
             const char            *id)
{
  RhomBreaksObject *self = RHOM_BREAKS_OBJECT (iface);
  g_autoptr (RhomProposal) before = rhom_proposer_save (self->proposer);
  GError  *error = NULL;
  gboolean is_done = rhom_proposer_choose (self->proposer, id, &error) && rhom_scheduler_take (self->scheduler, &error);

  /* A break that was not begun has no exercise; a running one keeps its own. */
  if (!is_done)
    rhom_proposer_restore (self->proposer, before);
  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_shorter (RhomIpcBreaks         *iface,
                GDBusMethodInvocation *invocation)
{
  RhomBreaksObject *self = RHOM_BREAKS_OBJECT (iface);
  g_autoptr (RhomProposal) before = rhom_proposer_save (self->proposer);
  GError  *error = NULL;
  gboolean is_done;

  /* Before the break is begun, so that what is shown then is the right one. */
  rhom_proposer_shorten (self->proposer);
  is_done = rhom_scheduler_take_shorter (self->scheduler, &error);
  if (!is_done)
    rhom_proposer_restore (self->proposer, before);
  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_snooze (RhomIpcBreaks         *iface,
               GDBusMethodInvocation *invocation,
               gint64                 length_usec)
{
  GError  *error = NULL;
  gboolean is_done = rhom_scheduler_snooze (RHOM_BREAKS_OBJECT (iface)->scheduler, length_usec, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_skip (RhomIpcBreaks         *iface,
             GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_scheduler_skip (RHOM_BREAKS_OBJECT (iface)->scheduler, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_pause (RhomIpcBreaks         *iface,
              GDBusMethodInvocation *invocation,
              gint64                 length_usec)
{
  GError  *error = NULL;
  gboolean is_done = rhom_scheduler_pause (RHOM_BREAKS_OBJECT (iface)->scheduler, length_usec, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_pause_until (RhomIpcBreaks         *iface,
                    GDBusMethodInvocation *invocation,
                    gint64                 unix_seconds)
{
  GError  *error = NULL;
  gint64   wall_usec = CLAMP (unix_seconds, 0, G_MAXINT64 / RHOM_USEC_PER_SEC) * RHOM_USEC_PER_SEC;
  gboolean is_done = rhom_scheduler_pause_until (RHOM_BREAKS_OBJECT (iface)->scheduler, wall_usec, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_resume (RhomIpcBreaks         *iface,
               GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_scheduler_resume (RHOM_BREAKS_OBJECT (iface)->scheduler, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_set_sore_day (RhomIpcBreaks         *iface,
                     GDBusMethodInvocation *invocation,
                     gboolean               is_sore)
{
  rhom_scheduler_set_sore_day (RHOM_BREAKS_OBJECT (iface)->scheduler, is_sore);
  return rhom_answer (invocation, TRUE, NULL);
}

static gboolean
handle_set_reading (RhomIpcBreaks         *iface,
                    GDBusMethodInvocation *invocation,
                    gint64                 length_usec)
{
  GError  *error = NULL;
  gboolean is_done = rhom_scheduler_set_reading (RHOM_BREAKS_OBJECT (iface)->scheduler, length_usec, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_finished (RhomIpcBreaks         *iface,
                 GDBusMethodInvocation *invocation)
{
  GError  *error = NULL;
  gboolean is_done = rhom_scheduler_finish (RHOM_BREAKS_OBJECT (iface)->scheduler, &error);

  return rhom_answer (invocation, is_done, error);
}

static gboolean
handle_shown (RhomIpcBreaks         *iface,
              GDBusMethodInvocation *invocation)
{
  g_signal_emit (iface, signals[SHOWN], 0);
  return rhom_answer (invocation, TRUE, NULL);
}

static void
rhom_breaks_object_breaks_iface_init (RhomIpcBreaksIface *iface)
{
  iface->handle_take = handle_take;
  iface->handle_shorter = handle_shorter;
  iface->handle_snooze = handle_snooze;
  iface->handle_skip = handle_skip;
  iface->handle_pause = handle_pause;
  iface->handle_pause_until = handle_pause_until;
  iface->handle_resume = handle_resume;
  iface->handle_set_sore_day = handle_set_sore_day;
  iface->handle_set_reading = handle_set_reading;
  iface->handle_finished = handle_finished;
  iface->handle_shown = handle_shown;
}

static void
rhom_breaks_object_dispose (GObject *object)
{
  RhomBreaksObject *self = RHOM_BREAKS_OBJECT (object);

  g_clear_object (&self->proposer);
  g_clear_object (&self->keeper);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_breaks_object_parent_class)->dispose (object);
}

static void
rhom_breaks_object_class_init (RhomBreaksObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_breaks_object_dispose;

  signals[SHOWN] = g_signal_new ("shown", RHOM_TYPE_BREAKS_OBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_breaks_object_init (RhomBreaksObject *self)
{
}

/**
 * rhom_breaks_object_new:
 *
 * Returns: (transfer full): not exported yet; it follows the scheduler from its next change on
 */
RhomBreaksObject *
rhom_breaks_object_new (RhomClock     *clock,
                        RhomScheduler *scheduler,
                        RhomKeeper    *keeper,
                        RhomProposer  *proposer)
{
  RhomBreaksObject *self = g_object_new (RHOM_TYPE_BREAKS_OBJECT, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->keeper = g_object_ref (keeper);
  self->proposer = g_object_ref (proposer);
  g_signal_connect_object (scheduler, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "proposal-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return self;
}
