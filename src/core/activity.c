/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/activity.h"

/**
 * RhomActivity:
 *
 * Whether somebody is at the desk. #RhomActivity::changed is emitted whenever
 * any of its answers changed, and only then: an implementation waits for
 * events of the desktop and never asks in turn.
 *
 * #RhomActivity::gap: the pause in the input came that rhom_activity_await_gap()
 * asked for; once for each time of asking.
 */

G_DEFINE_INTERFACE (RhomActivity, rhom_activity, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rhom_activity_default_init (RhomActivityInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GAP] = g_signal_new ("gap", RHOM_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
 *   "wayland", "mutter", "x11" or "logind"; "none" if this desktop tells nothing and only time counts
 */
const char *
rhom_activity_get_source (RhomActivity *self)
{
  g_return_val_if_fail (RHOM_IS_ACTIVITY (self), "none");

  return RHOM_ACTIVITY_GET_IFACE (self)->get_source (self);
}

/**
 * rhom_activity_can_tell_gap:
 *
 * Returns: whether this desktop tells of pauses of seconds; where it does not,
 *   an awaited gap is said to be there at once
 */
gboolean
rhom_activity_can_tell_gap (RhomActivity *self)
{
  g_return_val_if_fail (RHOM_IS_ACTIVITY (self), FALSE);

  return RHOM_ACTIVITY_GET_IFACE (self)->can_tell_gap (self);
}

/**
 * rhom_activity_await_gap:
 * @gap_usec: length of the pause; 0 = await none any more
 *
 * Emits #RhomActivity::gap when there has been no input for @gap_usec, once,
 * and always from the main loop: at its next turn if that is so already, or if
 * this desktop cannot tell. One gap is awaited at a time, the one last asked
 * for. Nothing says that a gap ever comes: who asks sets a limit.
 */
void
rhom_activity_await_gap (RhomActivity *self,
                         gint64        gap_usec)
{
  g_return_if_fail (RHOM_IS_ACTIVITY (self));
  g_return_if_fail (gap_usec >= 0);

  RHOM_ACTIVITY_GET_IFACE (self)->await_gap (self, gap_usec);
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

/**
 * rhom_activity_emit_gap:
 *
 * For implementations.
 */
void
rhom_activity_emit_gap (RhomActivity *self)
{
  g_return_if_fail (RHOM_IS_ACTIVITY (self));

  g_signal_emit (self, signals[GAP], 0);
}
