/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-mutter.h"

#include <string.h>

/**
 * RhomIdleMutter:
 *
 * The time without input by org.gnome.Mutter.IdleMonitor, which GNOME's shell
 * has on Wayland and on X. A watch of ours is two of its: one that fires at each
 * absence, and one that fires once, at the next input, and is asked for at each
 * absence anew. All of them end with the shell.
 */

#define MUTTER_NAME "org.gnome.Mutter.IdleMonitor"
#define MUTTER_PATH "/org/gnome/Mutter/IdleMonitor/Core"

typedef struct
{
  guint   length_msec; /* 0 = not watched */
  guint   round;       /* tells answers to what is not asked any more */
  guint32 idle_id;     /* 0 until the shell answered */
  guint32 active_id;   /* likewise; only while idle */
} Watch;

struct _RhomIdleMutter
{
  GObject parent_instance;

  RhomClock       *clock;       /* (owned) */
  GDBusConnection *session_bus; /* (owned) */
  GCancellable    *cancellable; /* (owned): of the questions to the present shell */
  guint            name_watch_id;
  guint            subscription;
  gboolean         is_available;
  GArray          *early; /* (owned) (element-type guint32): fired, and not known to be ours yet */
  guint            n_asked;
  Watch            watches[RHOM_N_IDLE_WATCHES];
};

static void rhom_idle_mutter_source_iface_init (RhomIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomIdleMutter, rhom_idle_mutter, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_IDLE_SOURCE, rhom_idle_mutter_source_iface_init))

typedef struct
{
  RhomIdleMutter *idle; /* (unowned): it cancels the question */
  RhomIdleWatch   which;
  guint           round;
  gboolean        is_for_idle;
} Question;

static void tell (RhomIdleMutter *self,
                  guint32         id);

static void
call (RhomIdleMutter     *self,
      const char         *method,
      GVariant           *parameters,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  g_dbus_connection_call (self->session_bus, MUTTER_NAME, MUTTER_PATH, MUTTER_NAME, method, parameters, callback != NULL ? G_VARIANT_TYPE ("(u)") : NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, callback != NULL ? self->cancellable : NULL, callback, user_data);
}

static void
remove_watch (RhomIdleMutter *self,
              guint32        *id)
{
  if (*id != 0)
    call (self, "RemoveWatch", g_variant_new ("(u)", *id), NULL, NULL);
  *id = 0;
}

/* The shell's word may overtake its answer that names the watch. */
static void
tell_early (RhomIdleMutter *self,
            guint32         id)
{
  gboolean is_early = FALSE;

  for (guint i = 0; i < self->early->len; i++)
    is_early = is_early || g_array_index (self->early, guint32, i) == id;
  if (self->n_asked == 0)
    g_array_set_size (self->early, 0);
  if (is_early)
    tell (self, id);
}

static void
watch_added_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  g_autoptr (RhomIdleMutter) self = NULL;
  Watch  *watch;
  guint32 id = 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (question->idle);
  self->n_asked--;
  if (reply == NULL)
    {
      g_debug ("Mutter: %s", error->message);
      return;
    }
  g_variant_get (reply, "(u)", &id);
  watch = &self->watches[question->which];
  if (question->round != watch->round)
    {
      remove_watch (self, &id);
      return;
    }
  *(question->is_for_idle ? &watch->idle_id : &watch->active_id) = id;
  tell_early (self, id);
}

static void
ask (RhomIdleMutter *self,
     RhomIdleWatch   which,
     gboolean        is_for_idle)
{
  Watch    *watch = &self->watches[which];
  Question *question = g_new (Question, 1);

  *question = (Question){ .idle = self, .which = which, .round = watch->round, .is_for_idle = is_for_idle };
  self->n_asked++;
  if (is_for_idle)
    call (self, "AddIdleWatch", g_variant_new ("(t)", (guint64) watch->length_msec), watch_added_cb, question);
  else
    call (self, "AddUserActiveWatch", NULL, watch_added_cb, question);
}

static void
rhom_idle_mutter_set_watch (RhomIdleSource *source,
                            RhomIdleWatch   which,
                            guint           length_msec)
{
  RhomIdleMutter *self = RHOM_IDLE_MUTTER (source);
  Watch          *watch = &self->watches[which];

  if (!self->is_available || (watch->length_msec == 0 && length_msec == 0))
    return;
  watch->round++;
  watch->length_msec = length_msec;
  remove_watch (self, &watch->idle_id);
  remove_watch (self, &watch->active_id);
  if (length_msec != 0)
    ask (self, which, TRUE);
}

static void
tell_idle (RhomIdleMutter *self,
           RhomIdleWatch   which)
{
  Watch *watch = &self->watches[which];
  gint64 since_usec = rhom_clock_get_elapsed_usec (self->clock) - (gint64) watch->length_msec * 1000;

  if (watch->active_id == 0)
    ask (self, which, FALSE);
  rhom_idle_source_emit_idle (RHOM_IDLE_SOURCE (self), which, MAX (1, since_usec));
}

static void
tell (RhomIdleMutter *self,
      guint32         id)
{
  for (RhomIdleWatch which = 0; which < RHOM_N_IDLE_WATCHES; which++)
    {
      Watch *watch = &self->watches[which];

      if (watch->idle_id == id)
        {
          tell_idle (self, which);
          return;
        }
      if (watch->active_id == id)
        {
          watch->active_id = 0;
          rhom_idle_source_emit_active (RHOM_IDLE_SOURCE (self), which);
          return;
        }
    }
  if (self->n_asked > 0)
    g_array_append_val (self->early, id);
}

static void
watch_fired_cb (GDBusConnection *connection,
                const char      *sender,
                const char      *path,
                const char      *interface,
                const char      *signal,
                GVariant        *parameters,
                gpointer         user_data)
{
  g_autoptr (RhomIdleMutter) self = g_object_ref (user_data);
  guint32 id;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(u)")))
    return;
  g_variant_get (parameters, "(u)", &id);
  if (id != 0)
    tell (self, id);
}

static void
forget_shell (RhomIdleMutter *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->session_bus, self->subscription);
  self->subscription = 0;
  self->is_available = FALSE;
  self->n_asked = 0;
  g_array_set_size (self->early, 0);
  memset (self->watches, 0, sizeof self->watches);
}

static void
shell_appeared_cb (GDBusConnection *connection,
                   const char      *name,
                   const char      *owner,
                   gpointer         user_data)
{
  RhomIdleMutter *self = user_data;

  forget_shell (self);
  self->subscription = g_dbus_connection_signal_subscribe (connection, owner, MUTTER_NAME, "WatchFired", MUTTER_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, watch_fired_cb, self, NULL);
  self->is_available = TRUE;
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

static void
shell_vanished_cb (GDBusConnection *connection,
                   const char      *name,
                   gpointer         user_data)
{
  RhomIdleMutter *self = user_data;
  gboolean        was_available = self->is_available;

  forget_shell (self);
  if (was_available)
    rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

static const char *
rhom_idle_mutter_get_name (RhomIdleSource *source)
{
  return "mutter";
}

static gboolean
rhom_idle_mutter_is_available (RhomIdleSource *source)
{
  return RHOM_IDLE_MUTTER (source)->is_available;
}

static gboolean
rhom_idle_mutter_is_fine (RhomIdleSource *source)
{
  return TRUE;
}

static void
rhom_idle_mutter_source_iface_init (RhomIdleSourceInterface *iface)
{
  iface->get_name = rhom_idle_mutter_get_name;
  iface->is_available = rhom_idle_mutter_is_available;
  iface->is_fine = rhom_idle_mutter_is_fine;
  iface->set_watch = rhom_idle_mutter_set_watch;
}

static void
rhom_idle_mutter_dispose (GObject *object)
{
  RhomIdleMutter *self = RHOM_IDLE_MUTTER (object);

  for (RhomIdleWatch which = 0; self->is_available && which < RHOM_N_IDLE_WATCHES; which++)
    rhom_idle_mutter_set_watch (RHOM_IDLE_SOURCE (self), which, 0);
  g_clear_handle_id (&self->name_watch_id, g_bus_unwatch_name);
  forget_shell (self);
  g_clear_object (&self->session_bus);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_idle_mutter_parent_class)->dispose (object);
}

static void
rhom_idle_mutter_finalize (GObject *object)
{
  RhomIdleMutter *self = RHOM_IDLE_MUTTER (object);

  g_array_unref (self->early);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (rhom_idle_mutter_parent_class)->finalize (object);
}

static void
rhom_idle_mutter_class_init (RhomIdleMutterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_idle_mutter_dispose;
  object_class->finalize = rhom_idle_mutter_finalize;
}

static void
rhom_idle_mutter_init (RhomIdleMutter *self)
{
  self->cancellable = g_cancellable_new ();
  self->early = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * rhom_idle_mutter_new:
 *
 * Returns: (transfer full): tells whenever GNOME's shell is on the bus
 */
RhomIdleSource *
rhom_idle_mutter_new (RhomClock       *clock,
                      GDBusConnection *session_bus)
{
  RhomIdleMutter *self = g_object_new (RHOM_TYPE_IDLE_MUTTER, NULL);

  self->clock = g_object_ref (clock);
  self->session_bus = g_object_ref (session_bus);
  self->name_watch_id = g_bus_watch_name_on_connection (session_bus, MUTTER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, shell_appeared_cb, shell_vanished_cb, self, NULL);
  return RHOM_IDLE_SOURCE (self);
}
