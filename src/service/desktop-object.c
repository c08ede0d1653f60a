/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/desktop-object.h"

#include "desktop/desktop-activity.h"
#include "service/answer.h"

/**
 * RhomDesktopObject:
 *
 * What this desktop offers us, on the bus.
 *
 * #RhomDesktopObject::quit: somebody wants the service to end.
 */

struct _RhomDesktopObject
{
  RhomIpcDesktopSkeleton parent_instance;

  RhomActivity   *activity; /* (owned) */
  RhomTray       *tray;     /* (owned) */
  RhomNotifier   *notifier; /* (owned) */
  RhomAlarmSound *sound;    /* (owned) */
  RhomScreenLock *lock;     /* (owned) */
  RhomKeeper     *keeper;   /* (owned) */
  RhomSettings   *settings; /* (owned) */
};

static void rhom_desktop_object_desktop_iface_init (RhomIpcDesktopIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomDesktopObject, rhom_desktop_object, RHOM_IPC_TYPE_DESKTOP_SKELETON, G_IMPLEMENT_INTERFACE (RHOM_IPC_TYPE_DESKTOP, rhom_desktop_object_desktop_iface_init))

enum
{
  QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
describe_session (RhomDesktopObject *self)
{
  return RHOM_IS_DESKTOP_ACTIVITY (self->activity) ? rhom_desktop_activity_get_session_source (RHOM_DESKTOP_ACTIVITY (self->activity)) : "none";
}

static const char *
describe_tray (RhomDesktopObject *self)
{
  if (!rhom_settings_get_boolean (self->settings, RHOM_SETTING_SHOW_TRAY_ICON))
    return "hidden";
  return rhom_tray_is_hosted (self->tray) ? "shown" : "none";
}

static const char *
describe_notifications (RhomDesktopObject *self)
{
  switch (rhom_notifier_get_state (self->notifier))
    {
    case RHOM_NOTIFIER_READY:
      return "ready";
    case RHOM_NOTIFIER_HUNG:
      return "hung";
    case RHOM_NOTIFIER_NONE:
    case RHOM_NOTIFIER_UNKNOWN:
    default:
      return "none";
    }
}

static void
refresh (RhomDesktopObject *self)
{
  RhomIpcDesktop *iface = RHOM_IPC_DESKTOP (self);

  rhom_ipc_desktop_set_idle (iface, rhom_activity_get_source (self->activity));
  rhom_ipc_desktop_set_session (iface, describe_session (self));
  rhom_ipc_desktop_set_tray (iface, describe_tray (self));
  rhom_ipc_desktop_set_notifications (iface, describe_notifications (self));
  rhom_ipc_desktop_set_sound (iface, rhom_alarm_sound_is_available (self->sound) ? "ready" : "none");
  rhom_ipc_desktop_set_screen_lock (iface, rhom_screen_lock_get_source (self->lock));
  rhom_ipc_desktop_set_locked (iface, rhom_activity_get_absence (self->activity) == RHOM_ABSENCE_LOCKED);
  rhom_ipc_desktop_set_problems (iface, rhom_keeper_get_problems (self->keeper));
}

static gboolean
handle_lock_screen (RhomIpcDesktop        *iface,
                    GDBusMethodInvocation *invocation)
{
  rhom_screen_lock_lock (RHOM_DESKTOP_OBJECT (iface)->lock);
  return rhom_answer (invocation, TRUE, NULL);
}

static gboolean
handle_quit (RhomIpcDesktop        *iface,
             GDBusMethodInvocation *invocation)
{
  gboolean is_handled = rhom_answer (invocation, TRUE, NULL);

  g_signal_emit (iface, signals[QUIT], 0);
  return is_handled;
}

static void
rhom_desktop_object_desktop_iface_init (RhomIpcDesktopIface *iface)
{
  iface->handle_lock_screen = handle_lock_screen;
  iface->handle_quit = handle_quit;
}

static void
rhom_desktop_object_dispose (GObject *object)
{
  RhomDesktopObject *self = RHOM_DESKTOP_OBJECT (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->keeper);
  g_clear_object (&self->lock);
  g_clear_object (&self->sound);
  g_clear_object (&self->notifier);
  g_clear_object (&self->tray);
  g_clear_object (&self->activity);

  G_OBJECT_CLASS (rhom_desktop_object_parent_class)->dispose (object);
}

static void
rhom_desktop_object_class_init (RhomDesktopObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_desktop_object_dispose;

  signals[QUIT] = g_signal_new ("quit", RHOM_TYPE_DESKTOP_OBJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_desktop_object_init (RhomDesktopObject *self)
{
}

/**
 * rhom_desktop_object_new:
 *
 * Returns: (transfer full): not exported yet
 */
RhomDesktopObject *
rhom_desktop_object_new (RhomActivity   *activity,
                         RhomTray       *tray,
                         RhomNotifier   *notifier,
                         RhomAlarmSound *sound,
                         RhomScreenLock *lock,
                         RhomKeeper     *keeper,
                         RhomSettings   *settings)
{
  RhomDesktopObject *self = g_object_new (RHOM_TYPE_DESKTOP_OBJECT, NULL);

  self->activity = g_object_ref (activity);
  self->tray = g_object_ref (tray);
  self->notifier = g_object_ref (notifier);
  self->sound = g_object_ref (sound);
  self->lock = g_object_ref (lock);
  self->keeper = g_object_ref (keeper);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (activity, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tray, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lock, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "problem", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::show-tray-icon", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  rhom_ipc_desktop_set_version (RHOM_IPC_DESKTOP (self), RHOM_VERSION);
  refresh (self);
  return self;
}
