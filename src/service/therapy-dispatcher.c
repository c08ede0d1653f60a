/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/therapy-dispatcher.h"

#include "service/therapy-offer.h"
#include "service/therapy-texts.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyDispatcher:
 *
 * Turns what heat and ice ask for into something that cannot be missed: a
 * notification for each look at the skin, and at the end a sound that grows, a
 * notification that stays, and the window. Answered anywhere, it stops everywhere.
 */

#define NOTIFICATION_ID "therapy"
#define AFTER_ID "therapy-after"

/* Some servers drop even a critical notification; every third alarm, once a minute, puts it up again. */
#define NOTIFY_EVERY 3

/* The window comes back every five minutes, in case it was closed without an answer. */
#define PRESENT_EVERY 15

/* It must not frighten at first, and must wake at last: so loud, and so much louder each time. */
#define FIRST_LOUDNESS_PERCENT 50
#define LOUDER_PERCENT 10

struct _RhomTherapyDispatcher
{
  GObject parent_instance;

  RhomClock      *clock;    /* (owned) */
  RhomTherapy    *therapy;  /* (owned) */
  RhomNotifier   *notifier; /* (owned) */
  RhomLauncher   *launcher; /* (owned) */
  RhomAlarmSound *sound;    /* (owned) */
  RhomSettings   *settings; /* (owned) */
  const char     *offer;    /* (nullable): id of a card for after heat */
};

G_DEFINE_FINAL_TYPE (RhomTherapyDispatcher, rhom_therapy_dispatcher, G_TYPE_OBJECT)

/* Ours repeats; where it is missing, the server may have one. Never both. */
static gboolean
needs_server_sound (RhomTherapyDispatcher *self)
{
  return rhom_settings_get_boolean (self->settings, RHOM_SETTING_SOUND_ENABLED) && rhom_alarm_sound_get_state (self->sound) != RHOM_ALARM_SOUND_READY;
}

/* clang-format off */
static const RhomNotificationButton check_buttons[] = {
  /* Translators: a button, after a look at the skin. */
  { "fine", N_("Looks fine") },
  /* Translators: a button that ends heat or ice. */
  { "stop", N_("Stop") },
  { NULL },
};

static const RhomNotificationButton ready_buttons[] = {
  /* Translators: a button that says that the next heat or ice pack is on, and that there is a cloth between. */
  { "next", N_("It is on, in its cloth") },
  /* Translators: a button that ends heat or ice. */
  { "stop", N_("Stop") },
  { NULL },
};

static const RhomNotificationButton end_buttons[] = {
  /* Translators: a button that says the heat or ice pack is off and stops the alarm. */
  { "acknowledge", N_("It is off") },
  { NULL },
};

static const RhomNotificationButton after_buttons[] = {
  /* Translators: a button that shows a gentle exercise. */
  { "move", N_("Show me how") },
  { NULL },
};
/* clang-format on */

#define MAX_BUTTONS 2

/* @buttons: not translated yet */
static void
notify (RhomTherapyDispatcher        *self,
        const RhomNotificationButton *buttons,
        const char                   *sound_name)
{
  g_autofree char       *title = rhom_therapy_texts_title (self->therapy);
  g_autofree char       *body = rhom_therapy_texts_body (self->therapy, self->clock);
  RhomNotificationButton translated[MAX_BUTTONS + 1] = { 0 };
  const RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = title,
    .body = body,
    .default_action = "open",
    .default_label = _("Show"),
                        .buttons = translated,
                        .sound_name = sound_name,
                        .is_critical = TRUE,
    };

  for (int i = 0; buttons[i].action != NULL; i++)
    translated[i] = (RhomNotificationButton){ buttons[i].action, _(buttons[i].label) };
  rhom_notifier_show (self->notifier, &notification);
}

static void
present (RhomTherapyDispatcher *self,
         const char            *token)
{
  rhom_launcher_activate_action (self->launcher, "heat-ice", NULL, token);
}

static void
therapy_check_cb (RhomTherapyDispatcher *self)
{
  notify (self, check_buttons, NULL);
}

static void
therapy_ready_cb (RhomTherapyDispatcher *self)
{
  notify (self, ready_buttons, NULL);
}

static void
therapy_alarm_cb (RhomTherapy           *therapy,
                  guint                  ordinal,
                  RhomTherapyDispatcher *self)
{
  if (rhom_settings_get_boolean (self->settings, RHOM_SETTING_SOUND_ENABLED))
    rhom_alarm_sound_play (self->sound, MIN (100, FIRST_LOUDNESS_PERCENT + LOUDER_PERCENT * (MIN (ordinal, 100) - 1)));
  if (ordinal % NOTIFY_EVERY == 1)
    notify (self, end_buttons, needs_server_sound (self) ? "alarm-clock-elapsed" : NULL);
  if (ordinal % PRESENT_EVERY == 1)
    present (self, NULL);
}

static gboolean
wants_answer (RhomTherapyState state)
{
  return state == RHOM_THERAPY_STATE_ENDED || state == RHOM_THERAPY_STATE_CHECKING || state == RHOM_THERAPY_STATE_READY;
}

static void
therapy_changed_cb (RhomTherapy           *therapy,
                    RhomTherapyDispatcher *self)
{
  RhomTherapyState state = rhom_therapy_get_state (therapy);

  if (state != RHOM_THERAPY_STATE_ENDED)
    rhom_alarm_sound_stop (self->sound);
  if (!wants_answer (state))
    rhom_notifier_withdraw (self->notifier, NOTIFICATION_ID);
  if (state != RHOM_THERAPY_STATE_IDLE)
    rhom_notifier_withdraw (self->notifier, AFTER_ID);
}

static void
notify_after (RhomTherapyDispatcher   *self,
              const RhomTherapyRecord *record)
{
  g_autofree char       *body = rhom_therapy_texts_after (rhom_therapy_get_memory (self->therapy), record->kind, record->region, self->clock);
  const RhomNotification notification = {
    .id = AFTER_ID,
    .title = record->kind == RHOM_THERAPY_HEAT ? _("Move gently") : _("Wait before you stretch"), .body = body, .default_action = "open", .default_label = _("Show"), .buttons = self->offer != NULL ? (const RhomNotificationButton[]){ { after_buttons[0].action, _(after_buttons[0].label) }, { NULL } } : NULL, .is_transient = TRUE,
                                                                                                                                            };

  rhom_notifier_show (self->notifier, &notification);
}

/* Only for who has just answered the alarm: whoever stopped before has something else in mind. */
static void
therapy_recorded_cb (RhomTherapy             *therapy,
                     const RhomTherapyRecord *record,
                     RhomTherapyDispatcher   *self)
{
  g_auto (GStrv) hidden = rhom_settings_dup_words (self->settings, RHOM_SETTING_HIDDEN_CARDS);

  self->offer = rhom_therapy_offer_find (record, (const char *const *) hidden);
  if (record->outcome == RHOM_THERAPY_DONE && record->acknowledged_wall_usec != 0)
    notify_after (self, record);
}

static void
take_action (RhomTherapyDispatcher *self,
             const char            *action,
             GError               **error)
{
  if (g_str_equal (action, "acknowledge"))
    rhom_therapy_acknowledge (self->therapy, error);
  else if (g_str_equal (action, "fine"))
    rhom_therapy_answer_fine (self->therapy, error);
  else if (g_str_equal (action, "stop") && rhom_therapy_get_state (self->therapy) == RHOM_THERAPY_STATE_CHECKING)
    rhom_therapy_answer_stop (self->therapy, error);
  else if (g_str_equal (action, "stop"))
    rhom_therapy_stop (self->therapy, error);
  else if (g_str_equal (action, "next"))
    rhom_therapy_next (self->therapy, TRUE, error);
}

static void
notifier_action_cb (RhomNotifier          *notifier,
                    const char            *id,
                    const char            *action,
                    const char            *token,
                    RhomTherapyDispatcher *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (id, NOTIFICATION_ID) && !g_str_equal (id, AFTER_ID))
    return;
  if (g_str_equal (action, "open"))
    present (self, token);
  else if (g_str_equal (action, "move") && self->offer != NULL)
    rhom_launcher_activate_action (self->launcher, "play", self->offer, token);
  else
    take_action (self, action, &error);
  if (error != NULL)
    g_debug ("%s: %s", action, error->message);
}

/* Nobody shows notifications: then the window asks. */
static void
notifier_failed_cb (RhomNotifier          *notifier,
                    const char            *id,
                    RhomTherapyDispatcher *self)
{
  if (g_str_equal (id, NOTIFICATION_ID) && wants_answer (rhom_therapy_get_state (self->therapy)))
    present (self, NULL);
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
  g_signal_connect_object (therapy, "check", G_CALLBACK (therapy_check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (therapy, "ready", G_CALLBACK (therapy_ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (therapy, "recorded", G_CALLBACK (therapy_recorded_cb), self, 0);
  g_signal_connect_object (therapy, "changed", G_CALLBACK (therapy_changed_cb), self, 0);
  g_signal_connect_object (notifier, "action", G_CALLBACK (notifier_action_cb), self, 0);
  g_signal_connect_object (notifier, "failed", G_CALLBACK (notifier_failed_cb), self, 0);
  return self;
}
