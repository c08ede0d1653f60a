/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/service.h"

#include "core/hours.h"
#include "core/scheduler.h"
#include "core/therapy.h"
#include "desktop/alarm-sound.h"
#include "desktop/autostart.h"
#include "desktop/launcher.h"
#include "desktop/media-mpris.h"
#include "desktop/notifier-libnotify.h"
#include "desktop/screen-lock.h"
#include "desktop/sleep-inhibitor.h"
#include "ipc/names.h"
#include "service/break-dispatcher.h"
#include "service/break-media.h"
#include "service/breaks-object.h"
#include "service/desktop-object.h"
#include "service/greeter.h"
#include "service/history-object.h"
#include "service/hold-dispatcher.h"
#include "service/keeper.h"
#include "service/nudge-dispatcher.h"
#include "service/proposer.h"
#include "service/therapy-dispatcher.h"
#include "service/therapy-object.h"
#include "service/tray-controller.h"
#include "settings/settings.h"

#include <glib/gi18n-lib.h>

/**
 * RhomService:
 *
 * Where the parts of the service are put together, and nothing else. Clock,
 * activity and busy come from outside, so that a test can run the whole with its own.
 *
 * #RhomService::quit: somebody wants it to end.
 */

struct _RhomService
{
  GObject parent_instance;

  GDBusConnection *connection; /* (owned) */
  RhomClock       *clock;      /* (owned) */
  RhomActivity    *activity;   /* (owned) */
  RhomBusy        *busy;       /* (owned) */

  RhomSettings   *settings;  /* (owned) */
  RhomScheduler  *scheduler; /* (owned) */
  RhomTherapy    *therapy;   /* (owned) */
  RhomKeeper     *keeper;    /* (owned) */
  RhomProposer   *proposer;  /* (owned) */
  RhomNotifier   *notifier;  /* (owned) */
  RhomLauncher   *launcher;  /* (owned) */
  RhomAlarmSound *sound;     /* (owned) */
  RhomMediaMpris *media;     /* (owned) */
  RhomScreenLock *lock;      /* (owned) */

  RhomSleepInhibitor *awake; /* (owned): while a pack is on */

  RhomBreakDispatcher   *break_dispatcher;   /* (owned) */
  RhomBreakMedia        *break_media;        /* (owned) */
  RhomHoldDispatcher    *hold_dispatcher;    /* (owned) */
  RhomNudgeDispatcher   *nudge_dispatcher;   /* (owned) */
  RhomTherapyDispatcher *therapy_dispatcher; /* (owned) */
  RhomTrayController    *tray;               /* (owned) */
  RhomGreeter           *greeter;            /* (owned) */
  GPtrArray             *objects;            /* (owned) (element-type GDBusInterfaceSkeleton): on the bus */
};

G_DEFINE_FINAL_TYPE (RhomService, rhom_service, G_TYPE_OBJECT)

enum
{
  QUIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_quit (RhomService *self)
{
  g_signal_emit (self, signals[QUIT], 0);
}

/* With Rhomboid the alarm would go that tells when the pack must come off. */
static void
quit_chosen_cb (RhomService *self)
{
  if (rhom_therapy_get_state (self->therapy) == RHOM_THERAPY_STATE_IDLE)
    emit_quit (self);
  else
    rhom_launcher_activate_action (self->launcher, "heat-ice", NULL, NULL);
}

/* --- Settings --- */

static gboolean
seconds_to_usec (GBinding     *binding,
                 const GValue *from,
                 GValue       *to,
                 gpointer      user_data)
{
  g_value_set_int64 (to, g_value_get_int (from) * RHOM_USEC_PER_SEC);
  return TRUE;
}

/* Lengths are seconds there and microseconds here; all else has the same name on both sides. */
static void
bind_length (RhomService *self,
             const char  *setting,
             const char  *property)
{
  g_object_bind_property_full (self->settings, setting, self->scheduler, property, G_BINDING_SYNC_CREATE, seconds_to_usec, NULL, NULL, NULL);
}

static void
bind_settings (RhomService *self)
{
  static const char *const same[] = {
    "typing-gap",
    "posture-nudges",
    "sit-stand",
    "on-microphone",
    "on-camera",
    "on-screen-share",
    "on-full-screen",
    "on-inhibitor",
    "on-do-not-disturb",
    "working-hours",
    "working-hours-enabled",
  };

  g_object_bind_property (self->settings, "breaks-enabled", self->scheduler, "enabled", G_BINDING_SYNC_CREATE);
  bind_length (self, "interval-seconds", "interval-usec");
  bind_length (self, "break-seconds", "length-usec");
  bind_length (self, "short-break-seconds", "short-length-usec");
  bind_length (self, "warning-seconds", "warning-usec");
  bind_length (self, "hold-seconds", "hold-usec");
  bind_length (self, "posture-nudge-seconds", "posture-nudge-usec");
  bind_length (self, "sit-seconds", "sit-usec");
  bind_length (self, "stand-seconds", "stand-usec");
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_object_bind_property (self->settings, same[i], self->scheduler, same[i], G_BINDING_SYNC_CREATE);
}

/* Hours that nobody can read must not silence every break, nor be kept quiet. */
static void
working_hours_changed_cb (RhomService *self)
{
  g_auto (GStrv) words = rhom_settings_dup_words (self->settings, RHOM_SETTING_WORKING_HOURS);
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomHours) hours = rhom_hours_new ((const char *const *) words, &error);
  g_autofree char *problem = NULL;

  if (hours != NULL)
    return;
  /* Translators: %s is the reason. */
  problem = g_strdup_printf (_("Your working hours cannot be read, so breaks come at any time: %s"), error->message);
  rhom_keeper_add_problem (self->keeper, problem);
}

/* As long as nobody has answered, the careful answer holds. */
static void
health_changed_cb (RhomService *self)
{
  g_auto (GStrv) conditions = rhom_settings_dup_words (self->settings, RHOM_SETTING_HEALTH_CONDITIONS);
  RhomTherapyCaution caution = RHOM_THERAPY_CAUTION_NONE;

  if (g_strv_length (conditions) > 0)
    caution = RHOM_THERAPY_CAUTION_CONDITIONS;
  else if (!rhom_settings_get_boolean (self->settings, RHOM_SETTING_HEALTH_ASKED))
    caution = RHOM_THERAPY_CAUTION_NOT_ASKED;
  rhom_therapy_set_caution (self->therapy, caution);
}

/* Whoever lies under a pack is not told to stand up, and is not taking a break either.
 * A machine that went to sleep meanwhile could not sound the alarm. */
static void
therapy_changed_cb (RhomService *self)
{
  gboolean is_alarm = rhom_therapy_get_state (self->therapy) == RHOM_THERAPY_STATE_ENDED && rhom_therapy_is_under_way (self->therapy);

  rhom_sleep_inhibitor_set_wanted (self->awake, is_alarm || rhom_therapy_state_is_on_skin (rhom_therapy_get_state (self->therapy)));
  rhom_scheduler_set_under_pack (self->scheduler, rhom_therapy_is_under_way (self->therapy));
}

static void
follow_health (RhomService *self)
{
  g_signal_connect_object (self->settings, "notify::health-asked", G_CALLBACK (health_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::health-conditions", G_CALLBACK (health_changed_cb), self, G_CONNECT_SWAPPED);
  health_changed_cb (self);
}

static void
start_at_login_changed_cb (RhomService *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  if (rhom_autostart_set (rhom_settings_get_boolean (self->settings, RHOM_SETTING_START_AT_LOGIN), &error))
    return;
  /* Translators: %s is the reason. */
  problem = g_strdup_printf (_("Starting at login could not be changed: %s"), error->message);
  rhom_keeper_add_problem (self->keeper, problem);
}

/* --- Putting together --- */

static void export(RhomService *self,
                   gpointer     skeleton)
{
  g_ptr_array_add (self->objects, skeleton);
}

static void
build_core (RhomService *self)
{
  self->settings = rhom_settings_new ();
  self->scheduler = rhom_scheduler_new (self->clock, self->activity, self->busy);
  self->therapy = rhom_therapy_new (self->clock);
  self->awake = rhom_sleep_inhibitor_new ();
  self->keeper = rhom_keeper_new (self->clock, self->scheduler, self->therapy);
  self->proposer = rhom_proposer_new (self->clock, self->scheduler, self->keeper, self->settings);
  bind_settings (self);
  g_signal_connect_object (self->therapy, "changed", G_CALLBACK (therapy_changed_cb), self, G_CONNECT_SWAPPED);
  follow_health (self);
}

static void
build_desktop (RhomService *self)
{
  self->notifier = rhom_notifier_libnotify_new (self->connection);
  self->launcher = rhom_launcher_new (self->connection);
  self->sound = rhom_alarm_sound_new ();
  self->media = rhom_media_mpris_new (self->connection);
  self->lock = rhom_screen_lock_new (self->connection);
  self->break_dispatcher = rhom_break_dispatcher_new (self->clock, self->scheduler, self->proposer, self->keeper, self->notifier, self->launcher, self->settings);
  self->break_media = rhom_break_media_new (self->scheduler, self->media, self->settings);
  self->nudge_dispatcher = rhom_nudge_dispatcher_new (self->scheduler, self->notifier);
  self->hold_dispatcher = rhom_hold_dispatcher_new (self->clock, self->scheduler, self->notifier, self->launcher);
  self->therapy_dispatcher = rhom_therapy_dispatcher_new (self->clock, self->therapy, self->notifier, self->launcher, self->sound, self->settings);
  self->tray = rhom_tray_controller_new (self->connection, self->clock, self->scheduler, self->therapy, self->launcher, self->settings);
  self->greeter = rhom_greeter_new (self->clock, self->keeper, rhom_tray_controller_get_tray (self->tray), self->notifier, self->launcher, self->settings);
  g_signal_connect_object (self->tray, "quit", G_CALLBACK (quit_chosen_cb), self, G_CONNECT_SWAPPED);
}

static void
build_objects (RhomService *self)
{
  RhomBreaksObject  *breaks = rhom_breaks_object_new (self->clock, self->scheduler, self->keeper, self->proposer);
  RhomDesktopObject *desktop = rhom_desktop_object_new (self->activity, self->busy, rhom_tray_controller_get_tray (self->tray), self->notifier, self->sound, self->lock, self->keeper, self->settings);

  g_signal_connect_object (breaks, "shown", G_CALLBACK (rhom_break_dispatcher_shown), self->break_dispatcher, G_CONNECT_SWAPPED);
  g_signal_connect_object (desktop, "quit", G_CALLBACK (emit_quit), self, G_CONNECT_SWAPPED);
  export(self, breaks);
  export(self, rhom_therapy_object_new (self->clock, self->therapy, self->sound, self->settings));
  export(self, rhom_history_object_new (self->keeper));
  export(self, desktop);
}

static void
rhom_service_dispose (GObject *object)
{
  RhomService *self = RHOM_SERVICE (object);

  for (guint i = 0; self->objects != NULL && i < self->objects->len; i++)
    g_dbus_interface_skeleton_unexport (self->objects->pdata[i]);
  g_clear_pointer (&self->objects, g_ptr_array_unref);
  g_clear_object (&self->greeter);
  g_clear_object (&self->tray);
  g_clear_object (&self->therapy_dispatcher);
  g_clear_object (&self->break_media);
  g_clear_object (&self->nudge_dispatcher);
  g_clear_object (&self->hold_dispatcher);
  g_clear_object (&self->break_dispatcher);
  g_clear_object (&self->lock);
  g_clear_object (&self->media);
  g_clear_object (&self->sound);
  g_clear_object (&self->launcher);
  g_clear_object (&self->notifier);
  g_clear_object (&self->proposer);
  g_clear_object (&self->keeper);
  g_clear_object (&self->therapy);
  g_clear_object (&self->awake);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->settings);
  g_clear_object (&self->busy);
  g_clear_object (&self->activity);
  g_clear_object (&self->clock);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_service_parent_class)->dispose (object);
}

static void
rhom_service_class_init (RhomServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_service_dispose;

  signals[QUIT] = g_signal_new ("quit", RHOM_TYPE_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_service_init (RhomService *self)
{
  self->objects = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rhom_service_new:
 * @busy: what may be in the way of a break
 *
 * Returns: (transfer full): put together, but not on the bus and not counting yet
 */
RhomService *
rhom_service_new (GDBusConnection *connection,
                  RhomClock       *clock,
                  RhomActivity    *activity,
                  RhomBusy        *busy)
{
  RhomService *self = g_object_new (RHOM_TYPE_SERVICE, NULL);

  self->connection = g_object_ref (connection);
  self->clock = g_object_ref (clock);
  self->activity = g_object_ref (activity);
  self->busy = g_object_ref (busy);
  build_core (self);
  build_desktop (self);
  build_objects (self);
  return self;
}

/**
 * rhom_service_export:
 *
 * Puts the objects on the bus; to be called before the bus name is asked for,
 * so that nobody finds it empty. No file has been touched and nothing decided
 * yet: another service may turn out to have the name.
 *
 * Returns: whether everything is on the bus
 */
gboolean
rhom_service_export (RhomService *self,
                     GError     **error)
{
  g_return_val_if_fail (RHOM_IS_SERVICE (self), FALSE);

  for (guint i = 0; i < self->objects->len; i++)
    if (!g_dbus_interface_skeleton_export (self->objects->pdata[i], self->connection, RHOM_SERVICE_OBJECT_PATH, error))
      return FALSE;
  return TRUE;
}

/**
 * rhom_service_start:
 *
 * Goes on where an earlier process left off; to be called once the bus name is
 * ours, and before the main loop answers the first call.
 */
void
rhom_service_start (RhomService *self)
{
  g_return_if_fail (RHOM_IS_SERVICE (self));

  rhom_keeper_restore (self->keeper);
  rhom_scheduler_update (self->scheduler);
  g_signal_connect_object (self->settings, "notify::working-hours", G_CALLBACK (working_hours_changed_cb), self, G_CONNECT_SWAPPED);
  working_hours_changed_cb (self);
  g_signal_connect_object (self->settings, "notify::start-at-login", G_CALLBACK (start_at_login_changed_cb), self, G_CONNECT_SWAPPED);
  start_at_login_changed_cb (self);
}
