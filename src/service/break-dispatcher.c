/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/break-dispatcher.h"

#include "core/limit.h"
#include "core/time-text.h"
#include "service/texts.h"

#include <glib/gi18n-lib.h>

/**
 * RhomBreakDispatcher:
 *
 * Turns what the scheduler says into what people see: a notification or the
 * prompt window when a break is due, the card when it begins, nothing as soon
 * as it is neither. What cannot be shown one way is shown the other.
 */

#define NOTIFICATION_ID "break"

/* A window that the UI has not reported by then is taken not to come. */
#define SHOWN_WITHIN_USEC (3 * RHOM_USEC_PER_SEC)

/* After two offers without an answer the third is a window. */
#define WINDOW_FROM_PROMPT 3

struct _RhomBreakDispatcher
{
  GObject parent_instance;

  RhomClock     *clock;     /* (owned) */
  RhomScheduler *scheduler; /* (owned) */
  RhomProposer  *proposer;  /* (owned) */
  RhomKeeper    *keeper;    /* (owned) */
  RhomNotifier  *notifier;  /* (owned) */
  RhomLauncher  *launcher;  /* (owned) */
  RhomSettings  *settings;  /* (owned) */

  RhomBreakState state; /* as last dispatched */
  char          *token; /* (owned) (nullable): for the window that a click leads to */
  guint          shown_alarm_id;
  gboolean       is_notified;              /* a notification is up, or on its way */
  gboolean       has_notifications_failed; /* for this break */
  gboolean       is_card_used;             /* its break is over, and it is another's turn */
};

G_DEFINE_FINAL_TYPE (RhomBreakDispatcher, rhom_break_dispatcher, G_TYPE_OBJECT)

static void
stop_waiting (RhomBreakDispatcher *self)
{
  if (self->shown_alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->shown_alarm_id);
  self->shown_alarm_id = 0;
}

static char *
describe_offer (RhomBreakDispatcher *self)
{
  g_autofree char *worked = rhom_time_text_length (rhom_scheduler_get_worked_usec (self->scheduler));
  g_autofree char *length = rhom_time_text_length (rhom_scheduler_get_length_usec (self->scheduler));
  const char      *name = rhom_proposer_get_name (self->proposer);

  if (*name == '\0')
    /* Translators: the first %s is a length of time such as “47 min”, the second one such as “5 min”. */
    return g_strdup_printf (_("You have sat for %s. Stand up and move for %s."), worked, length);
  /* Translators: the first %s is a length of time such as “47 min”, the second the name of an exercise or a routine, the third a length of time. */
  return g_strdup_printf (_("You have sat for %s. How about %s, %s?"), worked, name, length);
}

static void
notify_due (RhomBreakDispatcher *self)
{
  g_autofree char *body = rhom_texts_add_sore_day (self->scheduler, describe_offer (self));
  /* clang-format off */
  const RhomNotificationButton buttons[] = {
    { "start", _("Start") },
    { "snooze", _("In 5 min") },
    { "skip", _("Skip") },
    { NULL },
  };
  /* clang-format on */
  const RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = _("Time to move"),
                .body = body,
                .default_action = "open",
                /* Translators: the button of a notification that opens a window with the choices. */
                .default_label = _("Show"),
                                    .buttons = buttons,
                };

  self->is_notified = TRUE;
  rhom_notifier_show (self->notifier, &notification);
}

static void
notify_warning (RhomBreakDispatcher *self)
{
  g_autofree char *rest = rhom_time_text_remaining (rhom_scheduler_get_deadline_usec (self->scheduler) - rhom_clock_get_elapsed_usec (self->clock));
  g_autofree char *body = NULL;
  /* clang-format off */
  const RhomNotificationButton buttons[] = {
    { "start", _("Start now") },
    { "snooze", _("In 5 min") },
    { NULL },
  };
  /* clang-format on */
  RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = _("A break is near"),
                .buttons = buttons,
                .is_transient = TRUE,
    };

  /* Translators: %s is a rest of time such as “in 1 min”. */
  notification.body = body = g_strdup_printf (_("It comes %s."), rest);
  self->is_notified = TRUE;
  rhom_notifier_show (self->notifier, &notification);
}

static void
withdraw (RhomBreakDispatcher *self)
{
  if (self->is_notified)
    rhom_notifier_withdraw (self->notifier, NOTIFICATION_ID);
  self->is_notified = FALSE;
}

static void
window_late_cb (gpointer user_data)
{
  RhomBreakDispatcher *self = user_data;

  self->shown_alarm_id = 0;
  if (rhom_scheduler_get_state (self->scheduler) == RHOM_BREAK_STATE_DUE && !self->has_notifications_failed)
    notify_due (self);
}

/* @action: of the UI: what it is shown by */
static void
show (RhomBreakDispatcher *self,
      const char          *action)
{
  stop_waiting (self);
  self->shown_alarm_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + SHOWN_WITHIN_USEC, window_late_cb, self);
  rhom_launcher_activate_action (self->launcher, action, NULL, self->token);
}

static void
show_window (RhomBreakDispatcher *self)
{
  show (self, "prompt");
}

static RhomPromptStyle
choose_style (RhomBreakDispatcher *self,
              int                  ordinal)
{
  RhomPromptStyle style = rhom_settings_get_choice (self->settings, RHOM_SETTING_PROMPT_STYLE);

  if (style == RHOM_PROMPT_NOTIFICATION && (ordinal >= WINDOW_FROM_PROMPT || self->has_notifications_failed))
    return RHOM_PROMPT_WINDOW;
  return style;
}

static void
scheduler_prompt_cb (RhomScheduler       *scheduler,
                     int                  ordinal,
                     RhomBreakDispatcher *self)
{
  rhom_proposer_refresh (self->proposer);
  switch (choose_style (self, ordinal))
    {
    case RHOM_PROMPT_WINDOW:
      withdraw (self);
      show_window (self);
      break;
    case RHOM_PROMPT_OVERLAY:
      withdraw (self);
      show (self, "overlay");
      break;
    case RHOM_PROMPT_NOTIFICATION:
    default:
      notify_due (self);
    }
}

/* The window takes a third of a second to start, so it is made ready before it is due. */
static void
enter_warning (RhomBreakDispatcher *self)
{
  if (rhom_settings_get_boolean (self->settings, RHOM_SETTING_SHOW_WARNING))
    notify_warning (self);
  if (rhom_settings_get_choice (self->settings, RHOM_SETTING_PROMPT_STYLE) != RHOM_PROMPT_NOTIFICATION)
    rhom_launcher_activate_action (self->launcher, "prepare", NULL, NULL);
}

static void
enter_break (RhomBreakDispatcher *self)
{
  if (*rhom_keeper_get_proposal (self->keeper) == '\0')
    rhom_proposer_next (self->proposer);
  rhom_launcher_activate_action (self->launcher, "break", rhom_keeper_get_proposal (self->keeper), self->token);
}

/* The scheduler is in the middle of things; it says so when it is done. */
static void
scheduler_recorded_cb (RhomScheduler         *scheduler,
                       const RhomBreakRecord *result,
                       RhomBreakDispatcher   *self)
{
  if (result->outcome != RHOM_BREAK_NATURAL)
    self->is_card_used = TRUE;
}

static void
scheduler_changed_cb (RhomScheduler       *scheduler,
                      RhomBreakDispatcher *self)
{
  RhomBreakState state = rhom_scheduler_get_state (scheduler);

  if (self->is_card_used)
    rhom_proposer_next (self->proposer);
  self->is_card_used = FALSE;
  if (state == self->state)
    return;
  self->state = state;

  if (state != RHOM_BREAK_STATE_DUE)
    {
      stop_waiting (self);
      withdraw (self);
      self->has_notifications_failed = FALSE;
    }
  if (state == RHOM_BREAK_STATE_WARNING)
    enter_warning (self);
  else if (state == RHOM_BREAK_STATE_IN_BREAK)
    enter_break (self);
}

/* "Do not show again" holds for the next break, not only for the one after. */
static void
hidden_cards_changed_cb (RhomBreakDispatcher *self)
{
  if (self->state != RHOM_BREAK_STATE_IN_BREAK && *rhom_keeper_get_proposal (self->keeper) != '\0')
    rhom_proposer_refresh (self->proposer);
}

/* A click may come when the moment has passed; then there is nothing to do. */
static void
obey (RhomBreakDispatcher *self,
      const char          *action)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (action, "start"))
    rhom_scheduler_take (self->scheduler, &error);
  else if (g_str_equal (action, "snooze"))
    rhom_scheduler_snooze (self->scheduler, rhom_limit_get (RHOM_LIMIT_SNOOZE)->preset * RHOM_USEC_PER_SEC, &error);
  else if (g_str_equal (action, "skip"))
    rhom_scheduler_skip (self->scheduler, &error);
  else if (g_str_equal (action, "open"))
    show_window (self);
  if (error != NULL)
    g_debug ("%s: %s", action, error->message);
}

static void
notifier_action_cb (RhomNotifier        *notifier,
                    const char          *id,
                    const char          *action,
                    const char          *token,
                    RhomBreakDispatcher *self)
{
  if (!g_str_equal (id, NOTIFICATION_ID))
    return;
  self->token = g_strdup (token);
  obey (self, action);
  g_clear_pointer (&self->token, g_free);
}

static void
notifier_failed_cb (RhomNotifier        *notifier,
                    const char          *id,
                    RhomBreakDispatcher *self)
{
  if (!g_str_equal (id, NOTIFICATION_ID) || !self->is_notified || rhom_scheduler_get_state (self->scheduler) != RHOM_BREAK_STATE_DUE)
    return;
  self->has_notifications_failed = TRUE;
  show_window (self);
}

static void
launcher_failed_cb (RhomLauncher        *launcher,
                    const char          *action,
                    RhomBreakDispatcher *self)
{
  if ((!g_str_equal (action, "prompt") && !g_str_equal (action, "overlay")) || self->shown_alarm_id == 0)
    return;
  stop_waiting (self);
  window_late_cb (self);
}

static void
rhom_break_dispatcher_dispose (GObject *object)
{
  RhomBreakDispatcher *self = RHOM_BREAK_DISPATCHER (object);

  if (self->clock != NULL)
    stop_waiting (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->launcher);
  g_clear_object (&self->notifier);
  g_clear_object (&self->keeper);
  g_clear_object (&self->proposer);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_break_dispatcher_parent_class)->dispose (object);
}

static void
rhom_break_dispatcher_class_init (RhomBreakDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_break_dispatcher_dispose;
}

static void
rhom_break_dispatcher_init (RhomBreakDispatcher *self)
{
  self->state = RHOM_N_BREAK_STATES;
}

/**
 * rhom_break_dispatcher_new:
 *
 * Returns: (transfer full): dispatches from the scheduler's next change on
 */
RhomBreakDispatcher *
rhom_break_dispatcher_new (RhomClock     *clock,
                           RhomScheduler *scheduler,
                           RhomProposer  *proposer,
                           RhomKeeper    *keeper,
                           RhomNotifier  *notifier,
                           RhomLauncher  *launcher,
                           RhomSettings  *settings)
{
  RhomBreakDispatcher *self = g_object_new (RHOM_TYPE_BREAK_DISPATCHER, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->proposer = g_object_ref (proposer);
  self->keeper = g_object_ref (keeper);
  self->notifier = g_object_ref (notifier);
  self->launcher = g_object_ref (launcher);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (scheduler, "changed", G_CALLBACK (scheduler_changed_cb), self, 0);
  g_signal_connect_object (scheduler, "recorded", G_CALLBACK (scheduler_recorded_cb), self, 0);
  g_signal_connect_object (scheduler, "prompt", G_CALLBACK (scheduler_prompt_cb), self, 0);
  g_signal_connect_object (settings, "notify::hidden-cards", G_CALLBACK (hidden_cards_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "action", G_CALLBACK (notifier_action_cb), self, 0);
  g_signal_connect_object (notifier, "failed", G_CALLBACK (notifier_failed_cb), self, 0);
  g_signal_connect_object (launcher, "failed", G_CALLBACK (launcher_failed_cb), self, 0);
  return self;
}

/**
 * rhom_break_dispatcher_shown:
 *
 * The UI reports that the prompt window is on the screen.
 */
void
rhom_break_dispatcher_shown (RhomBreakDispatcher *self)
{
  g_return_if_fail (RHOM_IS_BREAK_DISPATCHER (self));

  stop_waiting (self);
  withdraw (self);
}
