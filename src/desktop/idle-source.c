/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-source.h"

/**
 * RhomIdleSource:
 *
 * One of the ways in which a desktop tells that there is no input. It only
 * tells; what that means is decided by #RhomPresence, which uses one source at
 * a time. A source that waits for a party of the desktop finds it whenever it
 * comes, and survives its end.
 *
 * #RhomIdleSource::changed: it became available, or is not any more; then all
 * its watches are gone.
 *
 * #RhomIdleSource::idle (watch, since): there was no input for the length of
 * the watch; @since is the last input, in elapsed usec.
 *
 * #RhomIdleSource::active (watch): there is input again. The two come in turn,
 * the first of them is always "idle", and neither comes out of set_watch().
 */

G_DEFINE_INTERFACE (RhomIdleSource, rhom_idle_source, G_TYPE_OBJECT)

enum
{
  CHANGED,
  IDLE,
  ACTIVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rhom_idle_source_default_init (RhomIdleSourceInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_IDLE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[IDLE] = g_signal_new ("idle", RHOM_TYPE_IDLE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);
  signals[ACTIVE] = g_signal_new ("active", RHOM_TYPE_IDLE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

/**
 * rhom_idle_source_get_name:
 *
 * Returns: an untranslated word for it
 */
const char *
rhom_idle_source_get_name (RhomIdleSource *self)
{
  g_return_val_if_fail (RHOM_IS_IDLE_SOURCE (self), NULL);

  return RHOM_IDLE_SOURCE_GET_IFACE (self)->get_name (self);
}

/**
 * rhom_idle_source_is_available:
 *
 * Returns: whether this desktop tells in this way, now
 */
gboolean
rhom_idle_source_is_available (RhomIdleSource *self)
{
  g_return_val_if_fail (RHOM_IS_IDLE_SOURCE (self), FALSE);

  return RHOM_IDLE_SOURCE_GET_IFACE (self)->is_available (self);
}

/**
 * rhom_idle_source_is_fine:
 *
 * Returns: whether it knows lengths of seconds; else it has a length of its
 *   own for the watch on who leaves, and knows no other watch
 */
gboolean
rhom_idle_source_is_fine (RhomIdleSource *self)
{
  g_return_val_if_fail (RHOM_IS_IDLE_SOURCE (self), FALSE);

  return RHOM_IDLE_SOURCE_GET_IFACE (self)->is_fine (self);
}

/**
 * rhom_idle_source_set_watch:
 * @length_msec: without input for so long it is idle; 0 ends the watch
 *
 * Begins a watch, anew if it was there. Some sources count from here and not
 * from the last input.
 */
void
rhom_idle_source_set_watch (RhomIdleSource *self,
                            RhomIdleWatch   watch,
                            guint           length_msec)
{
  g_return_if_fail (RHOM_IS_IDLE_SOURCE (self));
  g_return_if_fail (watch < RHOM_N_IDLE_WATCHES);

  RHOM_IDLE_SOURCE_GET_IFACE (self)->set_watch (self, watch, length_msec);
}

/**
 * rhom_idle_source_emit_changed:
 *
 * For implementations.
 */
void
rhom_idle_source_emit_changed (RhomIdleSource *self)
{
  g_return_if_fail (RHOM_IS_IDLE_SOURCE (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rhom_idle_source_emit_idle:
 *
 * For implementations.
 */
void
rhom_idle_source_emit_idle (RhomIdleSource *self,
                            RhomIdleWatch   watch,
                            gint64          since_usec)
{
  g_return_if_fail (RHOM_IS_IDLE_SOURCE (self));

  g_signal_emit (self, signals[IDLE], 0, (guint) watch, since_usec);
}

/**
 * rhom_idle_source_emit_active:
 *
 * For implementations.
 */
void
rhom_idle_source_emit_active (RhomIdleSource *self,
                              RhomIdleWatch   watch)
{
  g_return_if_fail (RHOM_IS_IDLE_SOURCE (self));

  g_signal_emit (self, signals[ACTIVE], 0, (guint) watch);
}
