/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/busy.h"

/**
 * RhomBusy:
 *
 * Whether this is the wrong moment for a break. It is asked when a break is
 * due, and between two questions nothing is watched that would cost a wake.
 *
 * #RhomBusy::answered: the question of rhom_busy_ask() is answered; emitted
 * from the main loop, once for all that asked meanwhile.
 *
 * #RhomBusy::changed: where an answer comes from changed, or a detector that
 * tells by itself, for free, changed its mind. rhom_busy_get_kinds() has it.
 */

G_DEFINE_INTERFACE (RhomBusy, rhom_busy, G_TYPE_OBJECT)

enum
{
  ANSWERED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
add_signal (const char *name)
{
  return g_signal_new (name, RHOM_TYPE_BUSY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_busy_default_init (RhomBusyInterface *iface)
{
  signals[ANSWERED] = add_signal ("answered");
  signals[CHANGED] = add_signal ("changed");
}

/**
 * rhom_busy_set_asked:
 * @kinds: (1 << kind) of each kind that makes a difference; all of them if nobody says
 *
 * The others are not asked, and count as not busy.
 */
void
rhom_busy_set_asked (RhomBusy *self,
                     guint     kinds)
{
  g_return_if_fail (RHOM_IS_BUSY (self));

  RHOM_BUSY_GET_IFACE (self)->set_asked (self, kinds & RHOM_BUSY_ALL_KINDS);
}

/**
 * rhom_busy_ask:
 *
 * Asks every detector whose kind makes a difference. #RhomBusy::answered
 * follows within two seconds, whatever hangs or is missing.
 */
void
rhom_busy_ask (RhomBusy *self)
{
  g_return_if_fail (RHOM_IS_BUSY (self));

  RHOM_BUSY_GET_IFACE (self)->ask (self);
}

/**
 * rhom_busy_get_kinds:
 *
 * What could not be found out counts as not busy.
 *
 * Returns: (1 << kind) of each kind that was found at the last answer or told since
 */
guint
rhom_busy_get_kinds (RhomBusy *self)
{
  g_return_val_if_fail (RHOM_IS_BUSY (self), 0);

  return RHOM_BUSY_GET_IFACE (self)->get_kinds (self);
}

/**
 * rhom_busy_get_who:
 *
 * Returns: (nullable): the name of an application that makes it so; %NULL if
 *   it is not so, or nobody says who it is
 */
const char *
rhom_busy_get_who (RhomBusy    *self,
                   RhomBusyKind kind)
{
  g_return_val_if_fail (RHOM_IS_BUSY (self), NULL);
  g_return_val_if_fail (kind < RHOM_N_BUSY_KINDS, NULL);

  return RHOM_BUSY_GET_IFACE (self)->get_who (self, kind);
}

/**
 * rhom_busy_get_source:
 *
 * Returns: an untranslated word for what tells of this kind here, such as
 *   "pulse"; "none" if nothing does, "hung" if it did not answer in time,
 *   "ignored" if it is not asked, "unasked" if it was not asked yet
 */
const char *
rhom_busy_get_source (RhomBusy    *self,
                      RhomBusyKind kind)
{
  g_return_val_if_fail (RHOM_IS_BUSY (self), "none");
  g_return_val_if_fail (kind < RHOM_N_BUSY_KINDS, "none");

  return RHOM_BUSY_GET_IFACE (self)->get_source (self, kind);
}

/**
 * rhom_busy_emit_answered:
 *
 * For implementations.
 */
void
rhom_busy_emit_answered (RhomBusy *self)
{
  g_return_if_fail (RHOM_IS_BUSY (self));

  g_signal_emit (self, signals[ANSWERED], 0);
}

/**
 * rhom_busy_emit_changed:
 *
 * For implementations.
 */
void
rhom_busy_emit_changed (RhomBusy *self)
{
  g_return_if_fail (RHOM_IS_BUSY (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rhom_busy_kind_to_string:
 *
 * Returns: the word for @kind on the bus and in files, such as "screen-share"
 */
const char *
rhom_busy_kind_to_string (RhomBusyKind kind)
{
  static const char *const words[RHOM_N_BUSY_KINDS] = {
    [RHOM_BUSY_MICROPHONE] = "microphone",
    [RHOM_BUSY_CAMERA] = "camera",
    [RHOM_BUSY_SCREEN_SHARE] = "screen-share",
    [RHOM_BUSY_FULL_SCREEN] = "full-screen",
    [RHOM_BUSY_INHIBITOR] = "inhibitor",
    [RHOM_BUSY_DO_NOT_DISTURB] = "do-not-disturb",
  };

  g_return_val_if_fail (kind < RHOM_N_BUSY_KINDS, NULL);

  return words[kind];
}
