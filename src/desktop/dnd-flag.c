/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/dnd-flag.h"

/**
 * RhomDndFlag:
 *
 * A switch for Do Not Disturb that lives on the session bus. Its owner is
 * never started for us. It is asked when the owner appears, when it says that
 * something changed, and when a break is due.
 *
 * #RhomDndFlag::changed: the answer is another.
 */

struct _RhomDndFlag
{
  GObject parent_instance;

  GDBusConnection    *bus;         /* (owned) */
  const RhomDndPlace *place;       /* (static) */
  GCancellable       *cancellable; /* (owned): of the question to the present owner */
  RhomBusyRound      *round;       /* (owned) (nullable): who waits for the answer */
  guint               watch_id;
  guint               subscription; /* 0 while there is no owner */
  RhomBusyAnswer      answer;
  gboolean            is_asking;
  gboolean            is_stale; /* it changed while it was asked */
};

G_DEFINE_FINAL_TYPE (RhomDndFlag, rhom_dnd_flag, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_answer (RhomDndFlag   *self,
            RhomBusyAnswer answer)
{
  if (self->answer == answer)
    return;
  self->answer = answer;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
end_round (RhomDndFlag *self)
{
  g_autoptr (RhomBusyRound) round = g_steal_pointer (&self->round);

  if (round == NULL)
    return;
  rhom_busy_round_tell (round, RHOM_BUSY_DO_NOT_DISTURB, self->answer, self->place->source, NULL);
  rhom_busy_round_end (round, RHOM_BUSY_DO_NOT_DISTURB);
}

static RhomBusyAnswer
read_reply (GVariant *reply)
{
  g_autoptr (GVariant) value = NULL;

  g_variant_get (reply, "(v)", &value);
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return RHOM_BUSY_ANSWER_MISSING;
  return g_variant_get_boolean (value) ? RHOM_BUSY_ANSWER_BUSY : RHOM_BUSY_ANSWER_FREE;
}

/* Some other server may have the name, without the switch. */
static RhomBusyAnswer
read_error (RhomDndFlag  *self,
            const GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  return name != NULL && g_strcmp0 (name, self->place->unset_error) == 0 ? RHOM_BUSY_ANSWER_FREE : RHOM_BUSY_ANSWER_MISSING;
}

static void ask (RhomDndFlag *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (RhomDndFlag) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  self->is_asking = FALSE;
  if (self->is_stale)
    {
      ask (self);
      return;
    }
  set_answer (self, reply != NULL ? read_reply (reply) : read_error (self, error));
  end_round (self);
}

static void
ask (RhomDndFlag *self)
{
  const RhomDndPlace *place = self->place;

  self->is_stale = self->is_asking;
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  g_dbus_connection_call (self->bus, place->name, place->path, place->interface, place->method, g_variant_new ("(ss)", place->first, place->second),
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, G_MAXINT, self->cancellable, answered_cb, self);
}

static void
changed_cb (GDBusConnection *connection,
            const char      *sender,
            const char      *path,
            const char      *interface,
            const char      *signal,
            GVariant        *parameters,
            gpointer         user_data)
{
  ask (user_data);
}

static void
forget_owner (RhomDndFlag *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_asking = self->is_stale = FALSE;
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
}

/* Subscribed before the question, so that no change falls between. */
static void
owner_appeared_cb (GDBusConnection *connection,
                   const char      *name,
                   const char      *owner,
                   gpointer         user_data)
{
  RhomDndFlag        *self = user_data;
  const RhomDndPlace *place = self->place;

  forget_owner (self);
  self->subscription = g_dbus_connection_signal_subscribe (connection, owner, place->signal_interface, place->signal, place->path, place->first, G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, self, NULL);
  ask (self);
}

static void
owner_vanished_cb (GDBusConnection *connection,
                   const char      *name,
                   gpointer         user_data)
{
  g_autoptr (RhomDndFlag) self = g_object_ref (user_data);

  forget_owner (self);
  set_answer (self, RHOM_BUSY_ANSWER_MISSING);
  end_round (self);
}

static void
rhom_dnd_flag_dispose (GObject *object)
{
  RhomDndFlag *self = RHOM_DND_FLAG (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  if (self->bus != NULL)
    forget_owner (self);
  g_clear_object (&self->round);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (rhom_dnd_flag_parent_class)->dispose (object);
}

static void
rhom_dnd_flag_finalize (GObject *object)
{
  g_object_unref (RHOM_DND_FLAG (object)->cancellable);

  G_OBJECT_CLASS (rhom_dnd_flag_parent_class)->finalize (object);
}

static void
rhom_dnd_flag_class_init (RhomDndFlagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_dnd_flag_dispose;
  object_class->finalize = rhom_dnd_flag_finalize;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_DND_FLAG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_dnd_flag_init (RhomDndFlag *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rhom_dnd_flag_new:
 * @place: static
 *
 * Returns: (transfer full): knows nothing yet
 */
RhomDndFlag *
rhom_dnd_flag_new (GDBusConnection    *session_bus,
                   const RhomDndPlace *place)
{
  RhomDndFlag *self = g_object_new (RHOM_TYPE_DND_FLAG, NULL);

  self->bus = g_object_ref (session_bus);
  self->place = place;
  self->watch_id = g_bus_watch_name_on_connection (session_bus, place->name, G_BUS_NAME_WATCHER_FLAGS_NONE, owner_appeared_cb, owner_vanished_cb, self, NULL);
  return self;
}

RhomBusyAnswer
rhom_dnd_flag_get_answer (RhomDndFlag *self)
{
  g_return_val_if_fail (RHOM_IS_DND_FLAG (self), RHOM_BUSY_ANSWER_MISSING);

  return self->answer;
}

const char *
rhom_dnd_flag_get_source (RhomDndFlag *self)
{
  g_return_val_if_fail (RHOM_IS_DND_FLAG (self), NULL);

  return self->place->source;
}

/**
 * rhom_dnd_flag_ask:
 *
 * One that is hung since the last time is not asked again: its answer to that
 * is still to come.
 */
void
rhom_dnd_flag_ask (RhomDndFlag   *self,
                   RhomBusyRound *round)
{
  g_return_if_fail (RHOM_IS_DND_FLAG (self));

  if (self->subscription == 0)
    return;
  g_set_object (&self->round, round);
  rhom_busy_round_begin (round, RHOM_BUSY_DO_NOT_DISTURB);
  if (!self->is_asking)
    ask (self);
}

/**
 * rhom_dnd_flag_give_up:
 *
 * Nobody waits any more; without an answer so far it counts as hung.
 */
void
rhom_dnd_flag_give_up (RhomDndFlag *self)
{
  g_return_if_fail (RHOM_IS_DND_FLAG (self));

  g_clear_object (&self->round);
  if (self->is_asking)
    set_answer (self, RHOM_BUSY_ANSWER_HUNG);
}
