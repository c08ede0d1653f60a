/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/screen-lock.h"

#include "desktop/system-bus.h"

/**
 * RhomScreenLock:
 *
 * Locks the screen, where somebody can: the desktop's own screen saver first,
 * else logind, whose Lock is a request to whatever locks in this session.
 *
 * #RhomScreenLock::changed: somebody came or went.
 */

#define LOGIND_NAME "org.freedesktop.login1"
/* The session of the display, for a service that is in no session itself. */
#define LOGIND_SESSION_PATH "/org/freedesktop/login1/session/auto"
#define LOGIND_SESSION_INTERFACE "org.freedesktop.login1.Session"
#define TIMEOUT_MSEC 5000

typedef struct
{
  const char *name; /* and interface */
  const char *path;
  gboolean    takes_message;
} Saver;

/* That of freedesktop comes last: on GNOME it is there too, and may do less. */
static const Saver savers[] = {
  { "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", TRUE },
  { "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
  { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
};

struct _RhomScreenLock
{
  GObject parent_instance;

  GDBusConnection *connection;  /* (owned) */
  GDBusConnection *system_bus;  /* (owned) (nullable) until it is there */
  GCancellable    *cancellable; /* (owned) */
  guint            saver_watches[G_N_ELEMENTS (savers)];
  gboolean         has_saver[G_N_ELEMENTS (savers)];
  guint            logind_watch;
  gboolean         has_logind;
};

G_DEFINE_FINAL_TYPE (RhomScreenLock, rhom_screen_lock, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const Saver *
get_saver (RhomScreenLock *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    if (self->has_saver[i])
      return &savers[i];
  return NULL;
}

static void
set_flag (RhomScreenLock *self,
          const char     *name,
          gboolean        is_there)
{
  if (g_str_equal (name, LOGIND_NAME))
    self->has_logind = is_there;
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    if (g_str_equal (name, savers[i].name))
      self->has_saver[i] = is_there;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
appeared_cb (GDBusConnection *connection,
             const char      *name,
             const char      *owner,
             gpointer         user_data)
{
  set_flag (RHOM_SCREEN_LOCK (user_data), name, TRUE);
}

static void
vanished_cb (GDBusConnection *connection,
             const char      *name,
             gpointer         user_data)
{
  set_flag (RHOM_SCREEN_LOCK (user_data), name, FALSE);
}

static guint
watch (RhomScreenLock  *self,
       GDBusConnection *connection,
       const char      *name)
{
  return g_bus_watch_name_on_connection (connection, name, G_BUS_NAME_WATCHER_FLAGS_NONE, appeared_cb, vanished_cb, self, NULL);
}

static void
system_bus_connected_cb (gpointer         owner,
                         GDBusConnection *system_bus)
{
  RhomScreenLock *self = RHOM_SCREEN_LOCK (owner);

  self->system_bus = g_object_ref (system_bus);
  self->logind_watch = watch (self, system_bus, LOGIND_NAME);
}

static void
logind_locked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_debug ("logind does not lock: %s", error->message);
}

static void
lock_by_logind (RhomScreenLock *self)
{
  if (self->system_bus != NULL)
    g_dbus_connection_call (self->system_bus, LOGIND_NAME, LOGIND_SESSION_PATH, LOGIND_SESSION_INTERFACE, "Lock", NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MSEC, self->cancellable, logind_locked_cb, NULL);
}

static void
saver_locked_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_debug ("The screen saver does not lock: %s", error->message);
  lock_by_logind (RHOM_SCREEN_LOCK (user_data));
}

static void
rhom_screen_lock_dispose (GObject *object)
{
  RhomScreenLock *self = RHOM_SCREEN_LOCK (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    g_clear_handle_id (&self->saver_watches[i], g_bus_unwatch_name);
  g_clear_handle_id (&self->logind_watch, g_bus_unwatch_name);
  g_clear_object (&self->system_bus);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_screen_lock_parent_class)->dispose (object);
}

static void
rhom_screen_lock_finalize (GObject *object)
{
  g_object_unref (RHOM_SCREEN_LOCK (object)->cancellable);

  G_OBJECT_CLASS (rhom_screen_lock_parent_class)->finalize (object);
}

static void
rhom_screen_lock_class_init (RhomScreenLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_screen_lock_dispose;
  object_class->finalize = rhom_screen_lock_finalize;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_SCREEN_LOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_screen_lock_init (RhomScreenLock *self)
{
  self->cancellable = g_cancellable_new ();
  rhom_system_bus_get (self, system_bus_connected_cb);
}

/**
 * rhom_screen_lock_new:
 * @connection: the session bus
 *
 * Returns: (transfer full): knows of nobody yet
 */
RhomScreenLock *
rhom_screen_lock_new (GDBusConnection *connection)
{
  RhomScreenLock *self = g_object_new (RHOM_TYPE_SCREEN_LOCK, NULL);

  self->connection = g_object_ref (connection);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    self->saver_watches[i] = watch (self, connection, savers[i].name);
  return self;
}

/**
 * rhom_screen_lock_get_source:
 *
 * Returns: (transfer none): who would lock: screen-saver, logind or none
 */
const char *
rhom_screen_lock_get_source (RhomScreenLock *self)
{
  g_return_val_if_fail (RHOM_IS_SCREEN_LOCK (self), NULL);

  if (get_saver (self) != NULL)
    return "screen-saver";
  return self->has_logind ? "logind" : "none";
}

/**
 * rhom_screen_lock_lock:
 *
 * Asks for the lock and returns at once. Whether it came is seen by who
 * follows the session.
 */
void
rhom_screen_lock_lock (RhomScreenLock *self)
{
  const Saver *saver = get_saver (self);

  g_return_if_fail (RHOM_IS_SCREEN_LOCK (self));

  if (saver == NULL)
    lock_by_logind (self);
  else
    g_dbus_connection_call (self->connection, saver->name, saver->path, saver->name, "Lock", saver->takes_message ? g_variant_new ("(s)", "") : NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MSEC, self->cancellable, saver_locked_cb, self);
}
