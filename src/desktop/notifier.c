/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/notifier.h"

/**
 * RhomNotifier:
 *
 * Says something at the edge of the screen. None of its functions waits for
 * the notification server.
 *
 * #RhomNotifier::action (id, action, token): a button, or the notification
 * itself, was clicked; at most once for each showing. token is an activation
 * token, (nullable).
 * #RhomNotifier::failed (id): it could not be shown; say it some other way.
 * #RhomNotifier::changed: the state changed.
 */

G_DEFINE_INTERFACE (RhomNotifier, rhom_notifier, G_TYPE_OBJECT)

enum
{
  ACTION,
  FAILED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rhom_notifier_default_init (RhomNotifierInterface *iface)
{
  signals[ACTION] = g_signal_new ("action", RHOM_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", RHOM_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_NOTIFIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * rhom_notifier_get_state:
 *
 * Returns: whether notifications are shown, as far as is known
 */
RhomNotifierState
rhom_notifier_get_state (RhomNotifier *self)
{
  g_return_val_if_fail (RHOM_IS_NOTIFIER (self), RHOM_NOTIFIER_NONE);

  return RHOM_NOTIFIER_GET_IFACE (self)->get_state (self);
}

/**
 * rhom_notifier_show:
 *
 * Shows @notification, in the place of an earlier one of the same id.
 */
void
rhom_notifier_show (RhomNotifier           *self,
                    const RhomNotification *notification)
{
  g_return_if_fail (RHOM_IS_NOTIFIER (self));
  g_return_if_fail (notification != NULL && notification->id != NULL);

  RHOM_NOTIFIER_GET_IFACE (self)->show (self, notification);
}

/**
 * rhom_notifier_withdraw:
 *
 * Takes the notification @id away, also one that is still on its way.
 */
void
rhom_notifier_withdraw (RhomNotifier *self,
                        const char   *id)
{
  g_return_if_fail (RHOM_IS_NOTIFIER (self));
  g_return_if_fail (id != NULL);

  RHOM_NOTIFIER_GET_IFACE (self)->withdraw (self, id);
}

/**
 * rhom_notifier_emit_action:
 * @token: (nullable): an activation token
 *
 * For implementations, as the following two.
 */
void
rhom_notifier_emit_action (RhomNotifier *self,
                           const char   *id,
                           const char   *action,
                           const char   *token)
{
  g_signal_emit (self, signals[ACTION], 0, id, action, token);
}

void
rhom_notifier_emit_failed (RhomNotifier *self,
                           const char   *id)
{
  g_signal_emit (self, signals[FAILED], 0, id);
}

void
rhom_notifier_emit_changed (RhomNotifier *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
