/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/therapy-dispatcher.h"

#include "service/texts.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyDispatcher:
 *
 * Turns the end of heat or ice into something that cannot be slept through: a
 * sound at every alarm, a notification that stays, and the window. Answered
 * anywhere, it stops everywhere.
 */

#define NOTIFICATION_ID "therapy"

/* Some servers drop even a critical notification; every third alarm, once a minute, puts it up again. */
#define NOTIFY_EVERY 3

/* The window comes back every five minutes, in case it was closed without an answer. */
#define PRESENT_EVERY 15

struct _RhomTherapyDispatcher
{
  GObject parent_instance;

  RhomClock      *clock;    /* (owned) */
  RhomTherapy    *therapy;  /* (owned) */
  RhomNotifier   *notifier; /* (owned) */
  RhomLauncher   *launcher; /* (owned) */
  RhomAlarmSound *sound;    /* (owned) */
  RhomSettings   *settings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RhomTherapyDispatcher, rhom_therapy_dispatcher, G_TYPE_OBJECT)

/* Ours repeats; where it is missing, the server may have one. Never both. */
static gboolean
needs_server_sound (RhomTherapyDispatcher *self)
{
  return rhom_settings_get_boolean (self->settings, RHOM_SETTING_SOUND_ENABLED) && !rhom_alarm_sound_is_available (self->sound);
}

static void
notify_end (RhomTherapyDispatcher *self)
{
  g_autofree char *title = rhom_texts_therapy_title (self->therapy);
  g_autofree char *body = rhom_texts_therapy_advice (self->therapy, self->clock);
  /* clang-format off */
  const RhomNotificationButton buttons[] = {
    /* Translators: a button that says the heat or ice pack is off and stops the alarm. */
    { "acknowledge", _("It is off") },
    { NULL },
  };
  /* clang-format on */
  const RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = title,
    .body = body,
    .default_action = "open",
    .default_label = _("Show"),
                        .buttons = buttons,
                        .sound_name = needs_server_sound (self) ? "alarm-clock-elapsed" : NULL,
                        .is_critical = TRUE,
    };

  rhom_notifier_show (self->notifier, &notification);
}

static void
therapy_alarm_cb (RhomTherapy           *therapy,
                  guint                  ordinal,
                  RhomTherapyDispatcher *self)
{
  if (rhom_settings_get_boolean (self->settings, RHOM_SETTING_SOUND_ENABLED))
    rhom_alarm_sound_play (self->sound);
  if (ordinal % NOTIFY_EVERY == 1)
    notify_end (self);
  if (ordinal % PRESENT_EVERY == 1)
    rhom_launcher_activate_action (self->launcher, "heat-ice", NULL, NULL);
}

static void
therapy_changed_cb (RhomTherapy           *therapy,
                    RhomTherapyDispatcher *self)
{
  if (rhom_therapy_get_state (therapy) == RHOM_THERAPY_STATE_ENDED)
    return;
  rhom_alarm_sound_stop (self->sound);
  rhom_notifier_withdraw (self->notifier, NOTIFICATION_ID);
}

static void
notifier_action_cb (RhomNotifier          *notifier,
                    const char            *id,
                    const char            *action,
                    const char            *token,
                    RhomTherapyDispatcher *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (id, NOTIFICATION_ID))
    return;
  if (g_str_equal (action, "open"))
    rhom_launcher_activate_action (self->launcher, "heat-ice", NULL, token);
  else if (g_str_equal (action, "acknowledge") && !rhom_therapy_acknowledge (self->therapy, &error))
    g_debug ("%s: %s", action, error->message);
}

static void
rhom_therapy_dispatcher_dispose (GObject *object)
{
  RhomTherapyDispatcher *self = RHOM_THERAPY_DISPATCHER (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->sound);
  g_clear_object (&self->launcher);
  g_clear_object (&self->notifier);
  g_clear_object (&self->therapy);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_therapy_dispatcher_parent_class)->dispose (object);
}

static void
rhom_therapy_dispatcher_class_init (RhomTherapyDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_dispatcher_dispose;
}

static void
rhom_therapy_dispatcher_init (RhomTherapyDispatcher *self)
{
}

/**
 * rhom_therapy_dispatcher_new:
 *
 * Returns: (transfer full): dispatches from now on
 */
RhomTherapyDispatcher *
rhom_therapy_dispatcher_new (RhomClock      *clock,
                             RhomTherapy    *therapy,
                             RhomNotifier   *notifier,
                             RhomLauncher   *launcher,
                             RhomAlarmSound *sound,
                             RhomSettings   *settings)
{
  RhomTherapyDispatcher *self = g_object_new (RHOM_TYPE_THERAPY_DISPATCHER, NULL);

  self->clock = g_object_ref (clock);
  self->therapy = g_object_ref (therapy);
  self->notifier = g_object_ref (notifier);
  self->launcher = g_object_ref (launcher);
  self->sound = g_object_ref (sound);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (therapy, "alarm", G_CALLBACK (therapy_alarm_cb), self, 0);
  g_signal_connect_object (therapy, "changed", G_CALLBACK (therapy_changed_cb), self, 0);
  g_signal_connect_object (notifier, "action", G_CALLBACK (notifier_action_cb), self, 0);
  return self;
}
