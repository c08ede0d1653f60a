/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/answer.h"

/**
 * rhom_answer:
 * @invocation: (transfer full): a call of a method that returns nothing
 * @error: (transfer full) (nullable): why it was refused
 *
 * Every command ends in one of two ways.
 *
 * Returns: %G_DBUS_METHOD_INVOCATION_HANDLED
 */
gboolean
rhom_answer (GDBusMethodInvocation *invocation,
             gboolean               is_done,
             GError                *error)
{
  if (is_done)
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    g_dbus_method_invocation_take_error (invocation, error);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}
