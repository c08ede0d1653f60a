/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/session-logind.h"

#include "desktop/system-bus.h"

/**
 * RhomSessionLogind:
 *
 * What logind says of the session we belong to: whether it is locked or idle,
 * and whether the machine goes to sleep. A service started by the bus is in no
 * session itself, so the session is found by its name in the environment,
 * then as the one that the user has a display in, then as logind thinks best.
 *
 * #RhomSessionLogind::changed: any of the answers changed.
 */

#define LOGIND_NAME "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define MANAGER_INTERFACE "org.freedesktop.login1.Manager"
#define SESSION_INTERFACE "org.freedesktop.login1.Session"
#define USER_INTERFACE "org.freedesktop.login1.User"
#define PROPERTIES_INTERFACE "org.freedesktop.DBus.Properties"

struct _RhomSessionLogind
{
  GObject parent_instance;

  GDBusConnection *system_bus;   /* (owned) (nullable): until it is there */
  GCancellable    *cancellable;  /* (owned): of the questions to the present logind */
  char            *session_path; /* (owned) (nullable): canonical; while it is known */
  guint            watch_id;
  guint            sleep_subscription;
  guint            session_subscription;
  gboolean         is_available;
  gboolean         is_locked;
  gboolean         is_asleep;
  gboolean         is_idle;
  gint64           idle_since_wall_usec; /* 0 = unknown */
};

G_DEFINE_FINAL_TYPE (RhomSessionLogind, rhom_session_logind, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask_session_of_display (RhomSessionLogind *self);
static void ask_session (RhomSessionLogind  *self,
                         const char         *name,
                         GAsyncReadyCallback callback);

static void
set_flag (RhomSessionLogind *self,
          gboolean          *flag,
          gboolean           value)
{
  if (*flag == value)
    return;
  *flag = value;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns the reply, or %NULL with *@self_out %NULL if nothing is wanted any more. */
static GVariant *
finish_call (GObject            *source,
             GAsyncResult       *result,
             gpointer            user_data,
             RhomSessionLogind **self_out)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  *self_out = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : g_object_ref (user_data);
  if (reply == NULL && *self_out != NULL)
    g_debug ("logind: %s", error->message);
  return reply;
}

static void
call (RhomSessionLogind  *self,
      const char         *path,
      const char         *interface,
      const char         *method,
      GVariant           *parameters,
      const char         *reply_type,
      GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->system_bus, LOGIND_NAME, path, interface, method, parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, callback, self);
}

/* @values: (type a{sv}): what is not in it stays as it was */
static void
take_values (RhomSessionLogind *self,
             GVariant          *values)
{
  gboolean is_locked = self->is_locked;
  gboolean is_idle = self->is_idle;
  guint64  since_usec = self->idle_since_wall_usec;

  g_variant_lookup (values, "LockedHint", "b", &is_locked);
  g_variant_lookup (values, "IdleSinceHint", "t", &since_usec);
  g_variant_lookup (values, "IdleHint", "b", &is_idle);
  self->idle_since_wall_usec = MIN (since_usec, G_MAXINT64);
  set_flag (self, &self->is_locked, is_locked);
  set_flag (self, &self->is_idle, is_idle);
}

static void
values_received_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (RhomSessionLogind) self = NULL;
  g_autoptr (GVariant) reply = finish_call (source, result, user_data, &self);
  g_autoptr (GVariant) values = NULL;

  if (reply == NULL)
    return;
  values = g_variant_get_child_value (reply, 0);
  take_values (self, values);
}

static void
ask_values (RhomSessionLogind *self)
{
  call (self, self->session_path, PROPERTIES_INTERFACE, "GetAll", g_variant_new ("(s)", SESSION_INTERFACE), "(a{sv})", values_received_cb);
}

static void
session_properties_changed_cb (GDBusConnection *connection,
                               const char      *sender,
                               const char      *path,
                               const char      *interface,
                               const char      *signal,
                               GVariant        *parameters,
                               gpointer         user_data)
{
  g_autoptr (RhomSessionLogind) self = g_object_ref (user_data);
  g_autoptr (GVariant) changed = NULL;
  g_autofree const char **invalidated = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  g_variant_get (parameters, "(&s@a{sv}^a&s)", NULL, &changed, &invalidated);
  take_values (self, changed);
  if (g_strv_contains (invalidated, "LockedHint") || g_strv_contains (invalidated, "IdleHint"))
    ask_values (self);
}

/* Subscribed before the question, so that no change falls between. */
static void
follow_session (RhomSessionLogind *self,
                const char        *path)
{
  g_debug ("logind: our session is %s", path);
  self->session_path = g_strdup (path);
  self->session_subscription = g_dbus_connection_signal_subscribe (self->system_bus, LOGIND_NAME, PROPERTIES_INTERFACE, "PropertiesChanged", path, SESSION_INTERFACE, G_DBUS_SIGNAL_FLAGS_NONE, session_properties_changed_cb, self, NULL);
  ask_values (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
auto_session_received_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (RhomSessionLogind) self = NULL;
  g_autoptr (GVariant) reply = finish_call (source, result, user_data, &self);
  const char *path;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(&o)", &path);
  follow_session (self, path);
}

static void
display_session_received_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr (RhomSessionLogind) self = NULL;
  g_autoptr (GVariant) reply = finish_call (source, result, user_data, &self);
  g_autoptr (GVariant) value = NULL;
  const char *path = "/";

  if (self == NULL)
    return;
  if (reply != NULL)
    g_variant_get (reply, "(v)", &value);
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE ("(so)")))
    g_variant_get (value, "(&s&o)", NULL, &path);
  if (g_str_equal (path, "/"))
    ask_session (self, "auto", auto_session_received_cb);
  else
    follow_session (self, path);
}

static void
ask_session_of_display (RhomSessionLogind *self)
{
  call (self, LOGIND_PATH "/user/self", PROPERTIES_INTERFACE, "Get", g_variant_new ("(ss)", USER_INTERFACE, "Display"), "(v)", display_session_received_cb);
}

static void
named_session_received_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr (RhomSessionLogind) self = NULL;
  g_autoptr (GVariant) reply = finish_call (source, result, user_data, &self);
  const char *path;

  if (self == NULL)
    return;
  if (reply == NULL)
    {
      ask_session_of_display (self);
      return;
    }
  g_variant_get (reply, "(&o)", &path);
  follow_session (self, path);
}

static void
ask_session (RhomSessionLogind  *self,
             const char         *name,
             GAsyncReadyCallback callback)
{
  call (self, LOGIND_PATH, MANAGER_INTERFACE, "GetSession", g_variant_new ("(s)", name), "(o)", callback);
}

static void
prepare_for_sleep_cb (GDBusConnection *connection,
                      const char      *sender,
                      const char      *path,
                      const char      *interface,
                      const char      *signal,
                      GVariant        *parameters,
                      gpointer         user_data)
{
  g_autoptr (RhomSessionLogind) self = g_object_ref (user_data);
  gboolean is_starting;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &is_starting);
  set_flag (self, &self->is_asleep, is_starting);
}

static void
unsubscribe (RhomSessionLogind *self,
             guint             *subscription)
{
  if (*subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->system_bus, *subscription);
  *subscription = 0;
}

static void
logind_appeared_cb (GDBusConnection *connection,
                    const char      *name,
                    const char      *owner,
                    gpointer         user_data)
{
  g_autoptr (RhomSessionLogind) self = g_object_ref (user_data);
  const char *session = g_getenv ("XDG_SESSION_ID");

  self->sleep_subscription = g_dbus_connection_signal_subscribe (self->system_bus, LOGIND_NAME, MANAGER_INTERFACE, "PrepareForSleep", LOGIND_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, prepare_for_sleep_cb, self, NULL);
  if (session != NULL && *session != '\0')
    ask_session (self, session, named_session_received_cb);
  else
    ask_session_of_display (self);
  set_flag (self, &self->is_available, TRUE);
}

static void
forget_logind (RhomSessionLogind *self)
{
  g_cancellable_cancel (self->cancellable);
  unsubscribe (self, &self->sleep_subscription);
  unsubscribe (self, &self->session_subscription);
  g_clear_pointer (&self->session_path, g_free);
}

/* Without logind nobody can say that the session is unlocked again, so it
 * counts as unlocked. */
static void
logind_vanished_cb (GDBusConnection *connection,
                    const char      *name,
                    gpointer         user_data)
{
  g_autoptr (RhomSessionLogind) self = g_object_ref (user_data);
  gboolean was_anything = self->is_available || self->is_locked || self->is_asleep || self->is_idle;

  forget_logind (self);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->is_available = self->is_locked = self->is_asleep = self->is_idle = FALSE;
  if (was_anything)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
system_bus_connected_cb (gpointer         owner,
                         GDBusConnection *system_bus)
{
  RhomSessionLogind *self = owner;

  self->system_bus = g_object_ref (system_bus);
  self->watch_id = g_bus_watch_name_on_connection (system_bus, LOGIND_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, logind_appeared_cb, logind_vanished_cb, self, NULL);
}

static void
rhom_session_logind_dispose (GObject *object)
{
  RhomSessionLogind *self = RHOM_SESSION_LOGIND (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  forget_logind (self);
  g_clear_object (&self->system_bus);

  G_OBJECT_CLASS (rhom_session_logind_parent_class)->dispose (object);
}

static void
rhom_session_logind_finalize (GObject *object)
{
  g_object_unref (RHOM_SESSION_LOGIND (object)->cancellable);

  G_OBJECT_CLASS (rhom_session_logind_parent_class)->finalize (object);
}

static void
rhom_session_logind_class_init (RhomSessionLogindClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_session_logind_dispose;
  object_class->finalize = rhom_session_logind_finalize;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_SESSION_LOGIND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_session_logind_init (RhomSessionLogind *self)
{
  self->cancellable = g_cancellable_new ();
  rhom_system_bus_get (self, system_bus_connected_cb);
}

/**
 * rhom_session_logind_new:
 *
 * Returns: (transfer full): knows nothing yet; says so when it does
 */
RhomSessionLogind *
rhom_session_logind_new (void)
{
  return g_object_new (RHOM_TYPE_SESSION_LOGIND, NULL);
}

/**
 * rhom_session_logind_is_available:
 *
 * Returns: whether logind is there
 */
gboolean
rhom_session_logind_is_available (RhomSessionLogind *self)
{
  g_return_val_if_fail (RHOM_IS_SESSION_LOGIND (self), FALSE);

  return self->is_available;
}

/**
 * rhom_session_logind_is_locked:
 *
 * Returns: whether the session is known to be locked
 */
gboolean
rhom_session_logind_is_locked (RhomSessionLogind *self)
{
  g_return_val_if_fail (RHOM_IS_SESSION_LOGIND (self), FALSE);

  return self->is_locked;
}

/**
 * rhom_session_logind_is_asleep:
 *
 * Returns: whether the machine is about to sleep, or has not said that it is awake again
 */
gboolean
rhom_session_logind_is_asleep (RhomSessionLogind *self)
{
  g_return_val_if_fail (RHOM_IS_SESSION_LOGIND (self), FALSE);

  return self->is_asleep;
}

/**
 * rhom_session_logind_knows_session:
 *
 * Returns: whether logind named a session that we belong to
 */
gboolean
rhom_session_logind_knows_session (RhomSessionLogind *self)
{
  g_return_val_if_fail (RHOM_IS_SESSION_LOGIND (self), FALSE);

  return self->session_path != NULL;
}

/**
 * rhom_session_logind_is_idle:
 *
 * Returns: whether the desktop told logind that nobody uses the session
 */
gboolean
rhom_session_logind_is_idle (RhomSessionLogind *self)
{
  g_return_val_if_fail (RHOM_IS_SESSION_LOGIND (self), FALSE);

  return self->is_idle;
}

/**
 * rhom_session_logind_get_idle_since_wall_usec:
 *
 * Returns: since when, as the wall clock showed then; only while it is idle
 */
gint64
rhom_session_logind_get_idle_since_wall_usec (RhomSessionLogind *self)
{
  g_return_val_if_fail (RHOM_IS_SESSION_LOGIND (self), 0);

  return self->idle_since_wall_usec;
}
