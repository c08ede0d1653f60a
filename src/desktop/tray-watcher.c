/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/tray-watcher.h"

#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"

/* Nothing waits for these answers, and a watcher that hangs may yet come back; if it dies, the bus says so. */
#define NO_TIMEOUT G_MAXINT

/**
 * RhomTrayWatcher:
 *
 * Follows the desktop's org.kde.StatusNotifierWatcher, which may not be there,
 * die, hang and return, and whether any tray is registered with it as host.
 *
 * #RhomTrayWatcher::appeared: a watcher is there, and knows nothing of us.
 * #RhomTrayWatcher::vanished: it is gone.
 * #RhomTrayWatcher::hosted-changed: rhom_tray_watcher_is_hosted() changed.
 */

struct _RhomTrayWatcher
{
  GObject parent_instance;

  GDBusConnection *connection; /* (owned) */
  GCancellable    *calls;      /* (owned) (nullable): what is asked of the watcher that is there */
  guint            watch_id;
  guint            registered_id;
  guint            unregistered_id;
  gboolean         is_hosted;
};

G_DEFINE_FINAL_TYPE (RhomTrayWatcher, rhom_tray_watcher, G_TYPE_OBJECT)

enum
{
  APPEARED,
  VANISHED,
  HOSTED_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_hosted (RhomTrayWatcher *self,
            gboolean         is_hosted)
{
  if (self->is_hosted == is_hosted)
    return;
  self->is_hosted = is_hosted;
  g_signal_emit (self, signals[HOSTED_CHANGED], 0);
}

/* A call does not keep us alive, since it may hang for ever: dispose cancels it. */
static void
hosted_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  RhomTrayWatcher *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      g_debug ("Tray: the watcher does not say whether it has a host: %s", error->message);
      return;
    }
  g_variant_get (answer, "(v)", &value);
  set_hosted (self, g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value));
}

static void
read_hosted (RhomTrayWatcher *self)
{
  GVariant *parameters = g_variant_new ("(ss)", WATCHER_NAME, "IsStatusNotifierHostRegistered");

  g_dbus_connection_call (self->connection, WATCHER_NAME, WATCHER_PATH, "org.freedesktop.DBus.Properties", "Get", parameters,
                          G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, NO_TIMEOUT, self->calls, hosted_read_cb, self);
}

static void
forget_watcher (RhomTrayWatcher *self)
{
  g_cancellable_cancel (self->calls);
  g_clear_object (&self->calls);
}

/* Of several hosts one may go and another stay, so both signals only mean: ask again. */
static void
host_signal_cb (GDBusConnection *connection,
                const char      *sender,
                const char      *object_path,
                const char      *interface_name,
                const char      *signal_name,
                GVariant        *parameters,
                gpointer         user_data)
{
  RhomTrayWatcher *self = user_data;

  if (self->calls != NULL)
    read_hosted (self);
}

static void
watcher_appeared_cb (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  g_autoptr (RhomTrayWatcher) self = g_object_ref (user_data);

  forget_watcher (self);
  self->calls = g_cancellable_new ();
  read_hosted (self);
  g_signal_emit (self, signals[APPEARED], 0);
}

static void
watcher_vanished_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  g_autoptr (RhomTrayWatcher) self = g_object_ref (user_data);
  gboolean was_present = self->calls != NULL;

  forget_watcher (self);
  if (was_present)
    g_signal_emit (self, signals[VANISHED], 0);
  set_hosted (self, FALSE);
}

static guint
subscribe (RhomTrayWatcher *self,
           const char      *signal_name)
{
  return g_dbus_connection_signal_subscribe (self->connection, WATCHER_NAME, WATCHER_NAME, signal_name, WATCHER_PATH, NULL,
                                             G_DBUS_SIGNAL_FLAGS_NONE, host_signal_cb, self, NULL);
}

static void
unsubscribe (RhomTrayWatcher *self,
             guint           *id)
{
  if (*id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, *id);
  *id = 0;
}

static void
rhom_tray_watcher_dispose (GObject *object)
{
  RhomTrayWatcher *self = RHOM_TRAY_WATCHER (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  unsubscribe (self, &self->registered_id);
  unsubscribe (self, &self->unregistered_id);
  forget_watcher (self);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_tray_watcher_parent_class)->dispose (object);
}

static void
rhom_tray_watcher_class_init (RhomTrayWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_tray_watcher_dispose;

  signals[APPEARED] = g_signal_new ("appeared", RHOM_TYPE_TRAY_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[VANISHED] = g_signal_new ("vanished", RHOM_TYPE_TRAY_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[HOSTED_CHANGED] = g_signal_new ("hosted-changed", RHOM_TYPE_TRAY_WATCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_tray_watcher_init (RhomTrayWatcher *self)
{
}

/**
 * rhom_tray_watcher_new:
 * @connection: the session bus
 *
 * Returns: (transfer full): a new #RhomTrayWatcher, which looks around from the next turn of the main loop on
 */
RhomTrayWatcher *
rhom_tray_watcher_new (GDBusConnection *connection)
{
  RhomTrayWatcher *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);

  self = g_object_new (RHOM_TYPE_TRAY_WATCHER, NULL);
  self->connection = g_object_ref (connection);
  self->registered_id = subscribe (self, "StatusNotifierHostRegistered");
  self->unregistered_id = subscribe (self, "StatusNotifierHostUnregistered");
  self->watch_id = g_bus_watch_name_on_connection (connection, WATCHER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                   watcher_appeared_cb, watcher_vanished_cb, self, NULL);
  return self;
}

/**
 * rhom_tray_watcher_is_present:
 *
 * Returns: whether there is somebody to register with
 */
gboolean
rhom_tray_watcher_is_present (RhomTrayWatcher *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY_WATCHER (self), FALSE);

  return self->calls != NULL;
}

/**
 * rhom_tray_watcher_is_hosted:
 *
 * Returns: whether a watcher is there that has a host, as far as it said
 */
gboolean
rhom_tray_watcher_is_hosted (RhomTrayWatcher *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY_WATCHER (self), FALSE);

  return self->is_hosted;
}

static void
registered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (answer == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("Tray: the watcher did not take the icon: %s", error->message);
}

/**
 * rhom_tray_watcher_register:
 * @connection: where /StatusNotifierItem is exported already; some watchers look at once, and drop what they do not find
 *
 * Registers by the unique name of @connection: no other name has to be owned,
 * and the item is gone when the connection closes. Must only be called while
 * the watcher is present; does not wait for it.
 */
void
rhom_tray_watcher_register (RhomTrayWatcher *self,
                            GDBusConnection *connection)
{
  const char *name = NULL;

  g_return_if_fail (RHOM_IS_TRAY_WATCHER (self));
  g_return_if_fail (G_IS_DBUS_CONNECTION (connection));
  g_return_if_fail (self->calls != NULL);

  name = g_dbus_connection_get_unique_name (connection);
  g_dbus_connection_call (connection, WATCHER_NAME, WATCHER_PATH, WATCHER_NAME, "RegisterStatusNotifierItem", g_variant_new ("(s)", name),
                          NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, NO_TIMEOUT, self->calls, registered_cb, NULL);
}
