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
  RhomBusy       *busy;     /* (owned) */
  RhomTray       *tray;     /* (owned) */
  RhomNotifier   *notifier; /* (owned) */
  RhomAlarmSound *sound;    /* (owned) */
  RhomScreenLock *lock;     /* (owned) */
  RhomKeeper     *keeper;   /* (owned) */
  RhomSettings   *settings; /* (owned) */
  GPtrArray      *askers;   /* (owned) (element-type GDBusMethodInvocation): wait for what busy answers */
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

static GVariant *
describe_busy (RhomDesktopObject *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbss)"));
  guint           kinds = rhom_busy_get_kinds (self->busy);

  for (RhomBusyKind kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    {
      const char *who = rhom_busy_get_who (self->busy, kind);

      g_variant_builder_add (&builder, "(sbss)", rhom_busy_kind_to_string (kind), (kinds & (1u << kind)) != 0, rhom_busy_get_source (self->busy, kind), who != NULL ? who : "");
    }
  return g_variant_builder_end (&builder);
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
  rhom_ipc_desktop_set_busy (iface, describe_busy (self));
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

static gboolean
handle_ask_busy (RhomIpcDesktop        *iface,
                 GDBusMethodInvocation *invocation)
{
  RhomDesktopObject *self = RHOM_DESKTOP_OBJECT (iface);

  g_ptr_array_add (self->askers, invocation);
  rhom_busy_ask (self->busy);
  return TRUE;
}

static void
busy_answered_cb (RhomDesktopObject *self)
{
  refresh (self);
  while (self->askers->len > 0)
    rhom_ipc_desktop_complete_ask_busy (RHOM_IPC_DESKTOP (self), g_ptr_array_steal_index (self->askers, 0), describe_busy (self));
}

static void
rhom_desktop_object_desktop_iface_init (RhomIpcDesktopIface *iface)
{
  iface->handle_ask_busy = handle_ask_busy;
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
  g_clear_object (&self->busy);
  g_clear_object (&self->activity);
  g_clear_pointer (&self->askers, g_ptr_array_unref);

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
  self->askers = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rhom_desktop_object_new:
 *
 * Returns: (transfer full): not exported yet
 */
RhomDesktopObject *
rhom_desktop_object_new (RhomActivity   *activity,
                         RhomBusy       *busy,
                         RhomTray       *tray,
                         RhomNotifier   *notifier,
                         RhomAlarmSound *sound,
                         RhomScreenLock *lock,
                         RhomKeeper     *keeper,
                         RhomSettings   *settings)
{
  RhomDesktopObject *self = g_object_new (RHOM_TYPE_DESKTOP_OBJECT, NULL);

  self->activity = g_object_ref (activity);
  self->busy = g_object_ref (busy);
  self->tray = g_object_ref (tray);
  self->notifier = g_object_ref (notifier);
  self->sound = g_object_ref (sound);
  self->lock = g_object_ref (lock);
  self->keeper = g_object_ref (keeper);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (activity, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (busy, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (busy, "answered", G_CALLBACK (busy_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tray, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lock, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "problem", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::show-tray-icon", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  rhom_ipc_desktop_set_version (RHOM_IPC_DESKTOP (self), RHOM_VERSION);
  refresh (self);
  return self;
}
