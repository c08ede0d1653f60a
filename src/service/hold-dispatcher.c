/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/hold-dispatcher.h"

#include "core/limit.h"
#include "service/texts.h"

#include <glib/gi18n-lib.h>

#define NOTIFICATION_ID "hold"

/**
 * RhomHoldDispatcher:
 *
 * What the scheduler wants said without a sound or a window: a break that is
 * offered quietly, and that one waits for long. One notification for both,
 * withdrawn as soon as it is true no more.
 */

struct _RhomHoldDispatcher
{
  GObject parent_instance;

  RhomClock     *clock;     /* (owned) */
  RhomScheduler *scheduler; /* (owned) */
  RhomNotifier  *notifier;  /* (owned) */
  RhomLauncher  *launcher;  /* (owned) */

  gboolean     is_shown;
  RhomBreakWhy why; /* for which it is */
};

G_DEFINE_FINAL_TYPE (RhomHoldDispatcher, rhom_hold_dispatcher, G_TYPE_OBJECT)

static void
scheduler_notify_silent_cb (RhomScheduler      *scheduler,
                            int                 note,
                            RhomHoldDispatcher *self)
{
  g_autofree char *title = rhom_texts_silent_title (note);
  g_autofree char *body = rhom_texts_silent_body (scheduler, self->clock, note);
  /* clang-format off */
  const RhomNotificationButton buttons[] = {
    { "start", _("Start") },
    { "snooze", _("In 5 min") },
    { "skip", _("Skip") },
    { NULL },
  };
  /* clang-format on */
  RhomNotification notification = {
    .id = NOTIFICATION_ID,
    .title = title,
    .body = body,
    .default_action = "open",
    .buttons = buttons,
    .is_quiet = TRUE,
  };

  notification.default_label = _("Show");
  self->is_shown = TRUE;
  self->why = rhom_scheduler_get_why (scheduler);
  rhom_notifier_show (self->notifier, &notification);
}

static void
scheduler_changed_cb (RhomScheduler      *scheduler,
                      RhomHoldDispatcher *self)
{
  if (!self->is_shown || rhom_scheduler_get_why (scheduler) == self->why)
    return;
  self->is_shown = FALSE;
  rhom_notifier_withdraw (self->notifier, NOTIFICATION_ID);
}

/* A click may come when the moment has passed; then there is nothing to do. */
static void
notifier_action_cb (RhomNotifier       *notifier,
                    const char         *id,
                    const char         *action,
                    const char         *token,
                    RhomHoldDispatcher *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (id, NOTIFICATION_ID))
    return;
  if (g_str_equal (action, "start"))
    rhom_scheduler_take (self->scheduler, &error);
  else if (g_str_equal (action, "snooze"))
    rhom_scheduler_snooze (self->scheduler, rhom_limit_get (RHOM_LIMIT_SNOOZE)->preset * RHOM_USEC_PER_SEC, &error);
  else if (g_str_equal (action, "skip"))
    rhom_scheduler_skip (self->scheduler, &error);
  else if (g_str_equal (action, "open"))
    rhom_launcher_activate_action (self->launcher, "today", NULL, token);
  if (error != NULL)
    g_debug ("%s: %s", action, error->message);
}

static void
rhom_hold_dispatcher_dispose (GObject *object)
{
  RhomHoldDispatcher *self = RHOM_HOLD_DISPATCHER (object);

  g_clear_object (&self->launcher);
  g_clear_object (&self->notifier);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_hold_dispatcher_parent_class)->dispose (object);
}

static void
rhom_hold_dispatcher_class_init (RhomHoldDispatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_hold_dispatcher_dispose;
}

static void
rhom_hold_dispatcher_init (RhomHoldDispatcher *self)
{
}

/**
 * rhom_hold_dispatcher_new:
 *
 * Returns: (transfer full): dispatches from now on
 */
RhomHoldDispatcher *
rhom_hold_dispatcher_new (RhomClock     *clock,
                          RhomScheduler *scheduler,
                          RhomNotifier  *notifier,
                          RhomLauncher  *launcher)
{
  RhomHoldDispatcher *self = g_object_new (RHOM_TYPE_HOLD_DISPATCHER, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->notifier = g_object_ref (notifier);
  self->launcher = g_object_ref (launcher);
  g_signal_connect_object (scheduler, "notify-silent", G_CALLBACK (scheduler_notify_silent_cb), self, 0);
  g_signal_connect_object (scheduler, "changed", G_CALLBACK (scheduler_changed_cb), self, 0);
  g_signal_connect_object (notifier, "action", G_CALLBACK (notifier_action_cb), self, 0);
  return self;
}
