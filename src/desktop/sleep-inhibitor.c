/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/sleep-inhibitor.h"

#include "desktop/system-bus.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * RhomSleepInhibitor:
 *
 * Keeps the machine from going to sleep by itself while a pack is on, as no
 * alarm sounds on a machine that sleeps. logind gives a file for it, and the
 * machine may sleep again once that is closed. Where there is no logind, or it
 * refuses, nothing happens.
 */

#define LOGIND_NAME "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define MANAGER_INTERFACE "org.freedesktop.login1.Manager"

/* As the finding of inhibitors knows us, see rhom_busy_is_us(). */
#define WHO "Rhomboid"

struct _RhomSleepInhibitor
{
  GObject parent_instance;

  GDBusConnection *system_bus;  /* (owned) (nullable): until it is there */
  GCancellable    *cancellable; /* (owned) (nullable): of the question on its way */
  guint            watch_id;
  int              fd; /* (owned): held while it is open; -1 = none */
  gboolean         is_wanted;
  gboolean         has_logind;
};

G_DEFINE_FINAL_TYPE (RhomSleepInhibitor, rhom_sleep_inhibitor, G_TYPE_OBJECT)

static void
let_go (RhomSleepInhibitor *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

/* Returns: the file of the answer, or -1 */
static int
take_fd (GVariant    *reply,
         GUnixFDList *fds,
         GError     **error)
{
  int handle;

  if (reply == NULL)
    return -1;
  g_variant_get (reply, "(h)", &handle);
  if (fds != NULL)
    return g_unix_fd_list_get (fds, handle, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "no file in the answer");
  return -1;
}

/* Once cancelled, @user_data may be gone; a file that comes all the same is closed with its list. */
static void
inhibited_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &fds, result, &error);
  RhomSleepInhibitor *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->fd = take_fd (reply, fds, &error);
  g_clear_object (&self->cancellable);
  if (self->fd < 0)
    g_debug ("logind keeps nothing awake: %s", error->message);
}

static void
ask (RhomSleepInhibitor *self)
{
  /* Translators: why the computer does not go to sleep, as the desktop may show it */
  const char *why = _("Heat or ice is on, and its end needs an alarm");

  if (!self->is_wanted || !self->has_logind || self->fd >= 0 || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  g_dbus_connection_call_with_unix_fd_list (self->system_bus, LOGIND_NAME, LOGIND_PATH, MANAGER_INTERFACE, "Inhibit", g_variant_new ("(ssss)", "sleep:idle", WHO, why, "block"), G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, self->cancellable, inhibited_cb, self);
}

static void
logind_appeared_cb (GDBusConnection *connection,
                    const char      *name,
                    const char      *owner,
                    gpointer         user_data)
{
  RhomSleepInhibitor *self = user_data;

  self->has_logind = TRUE;
  ask (self);
}

/* What it had given is worth nothing to the one that comes after it. */
static void
logind_vanished_cb (GDBusConnection *connection,
                    const char      *name,
                    gpointer         user_data)
{
  RhomSleepInhibitor *self = user_data;

  self->has_logind = FALSE;
  let_go (self);
}

static void
system_bus_connected_cb (gpointer         owner,
                         GDBusConnection *system_bus)
{
  RhomSleepInhibitor *self = owner;

  self->system_bus = g_object_ref (system_bus);
  self->watch_id = g_bus_watch_name_on_connection (system_bus, LOGIND_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, logind_appeared_cb, logind_vanished_cb, self, NULL);
}

static void
rhom_sleep_inhibitor_dispose (GObject *object)
{
  RhomSleepInhibitor *self = RHOM_SLEEP_INHIBITOR (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  let_go (self);
  g_clear_object (&self->system_bus);

  G_OBJECT_CLASS (rhom_sleep_inhibitor_parent_class)->dispose (object);
}

static void
rhom_sleep_inhibitor_class_init (RhomSleepInhibitorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_sleep_inhibitor_dispose;
}

static void
rhom_sleep_inhibitor_init (RhomSleepInhibitor *self)
{
  self->fd = -1;
  rhom_system_bus_get (self, system_bus_connected_cb);
}

/**
 * rhom_sleep_inhibitor_new:
 *
 * Returns: (transfer full): keeps nothing awake yet
 */
RhomSleepInhibitor *
rhom_sleep_inhibitor_new (void)
{
  return g_object_new (RHOM_TYPE_SLEEP_INHIBITOR, NULL);
}

/**
 * rhom_sleep_inhibitor_set_wanted:
 *
 * Says whether the machine must stay awake from now on; returns at once.
 */
void
rhom_sleep_inhibitor_set_wanted (RhomSleepInhibitor *self,
                                 gboolean            is_wanted)
{
  g_return_if_fail (RHOM_IS_SLEEP_INHIBITOR (self));

  self->is_wanted = is_wanted;
  if (is_wanted)
    ask (self);
  else
    let_go (self);
}

/**
 * rhom_sleep_inhibitor_is_held:
 *
 * Returns: whether logind has agreed
 */
gboolean
rhom_sleep_inhibitor_is_held (RhomSleepInhibitor *self)
{
  g_return_val_if_fail (RHOM_IS_SLEEP_INHIBITOR (self), FALSE);

  return self->fd >= 0;
}
