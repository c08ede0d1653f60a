/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/activity.h"

/**
 * RhomActivity:
 *
 * Whether somebody is at the desk. #RhomActivity::changed is emitted whenever
 * any of its answers changed, and only then: an implementation waits for
 * events of the desktop and never asks in turn.
 */

G_DEFINE_INTERFACE (RhomActivity, rhom_activity, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rhom_activity_default_init (RhomActivityInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * rhom_activity_get_absence:
 *
 * Returns: why nobody is thought to be at the desk, or %RHOM_ABSENCE_NONE
 */
RhomAbsence
rhom_activity_get_absence (RhomActivity *self)
{
  g_return_val_if_fail (RHOM_IS_ACTIVITY (self), RHOM_ABSENCE_NONE);

  return RHOM_ACTIVITY_GET_IFACE (self)->get_absence (self);
}

/**
 * rhom_activity_get_away_since_usec:
 *
 * The last sign of the person, not the moment at which it was noticed: idle
 * is noticed %RHOM_ACTIVITY_IDLE_SECONDS later.
 *
 * Returns: elapsed usec since which nobody is at the desk; 0 while somebody is
 */
gint64
rhom_activity_get_away_since_usec (RhomActivity *self)
{
  g_return_val_if_fail (RHOM_IS_ACTIVITY (self), 0);

  return RHOM_ACTIVITY_GET_IFACE (self)->get_away_since_usec (self);
}

/**
 * rhom_activity_get_source:
 *
 * Returns: an untranslated word for where idle time comes from, such as
 *   "x11"; "none" if this desktop tells nothing and only time counts
 */
const char *
rhom_activity_get_source (RhomActivity *self)
{
  g_return_val_if_fail (RHOM_IS_ACTIVITY (self), "none");

  return RHOM_ACTIVITY_GET_IFACE (self)->get_source (self);
}

/**
 * rhom_activity_emit_changed:
 *
 * For implementations.
 */
void
rhom_activity_emit_changed (RhomActivity *self)
{
  g_return_if_fail (RHOM_IS_ACTIVITY (self));

  g_signal_emit (self, signals[CHANGED], 0);
}
