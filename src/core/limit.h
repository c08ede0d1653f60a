/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomLimit:
 * @minimum: least allowed
 * @maximum: most allowed
 * @preset: what is taken when nothing is said
 *
 * The range of a length, in seconds.
 */
typedef struct
{
  int minimum;
  int maximum;
  int preset;
} RhomLimit;

/**
 * RhomLimitId:
 * @RHOM_LIMIT_INTERVAL: sitting between two breaks
 * @RHOM_LIMIT_BREAK: a break
 * @RHOM_LIMIT_SHORT_BREAK: the shorter break
 * @RHOM_LIMIT_WARNING: how long before a break it is near
 * @RHOM_LIMIT_SNOOZE: putting a break off
 * @RHOM_LIMIT_PAUSE: no breaks at all for a time
 * @RHOM_LIMIT_HEAT: one application of heat
 * @RHOM_LIMIT_ICE: one application of ice
 * @RHOM_LIMIT_ALTERNATE: one phase of ice and heat by turns
 * @RHOM_LIMIT_ALTERNATE_REST: the time without a pack between two phases
 * @RHOM_LIMIT_HEAT_UNASKED: heat beyond the most of this is asked about once more
 * @RHOM_LIMIT_CAPPED: one pack, for who feels less or heals worse; the most of it is what holds
 * @RHOM_LIMIT_PLACE_REST: a place of the body between two packs: below the least it is refused, below the most it is asked about
 * @RHOM_LIMIT_SKIN_CHECK: a pack's time before the first look at the skin, the preset; two that are closer than the least are one
 * @RHOM_LIMIT_PACK_SLIP: a pack that was on for less was a slip of the hand, from which no place need rest
 * @RHOM_LIMIT_PACK_PAUSE: a pack taken off for a moment; after the most of it the alarm asks whether it is
 * @RHOM_LIMIT_READING: sitting without a touch, on purpose
 * @RHOM_LIMIT_HOLD: how long a break waits for the end of a call and the like before it says so
 * @RHOM_LIMIT_POSTURE_NUDGE: sitting between two reminders of posture
 * @RHOM_LIMIT_SIT: sitting before one is reminded to stand
 * @RHOM_LIMIT_STAND: standing before one is reminded to sit
 */
typedef enum
{
  RHOM_LIMIT_INTERVAL,
  RHOM_LIMIT_BREAK,
  RHOM_LIMIT_SHORT_BREAK,
  RHOM_LIMIT_WARNING,
  RHOM_LIMIT_SNOOZE,
  RHOM_LIMIT_PAUSE,
  RHOM_LIMIT_HEAT,
  RHOM_LIMIT_ICE,
  RHOM_LIMIT_ALTERNATE,
  RHOM_LIMIT_ALTERNATE_REST,
  RHOM_LIMIT_HEAT_UNASKED,
  RHOM_LIMIT_CAPPED,
  RHOM_LIMIT_PLACE_REST,
  RHOM_LIMIT_SKIN_CHECK,
  RHOM_LIMIT_PACK_SLIP,
  RHOM_LIMIT_PACK_PAUSE,
  RHOM_LIMIT_READING,
  RHOM_LIMIT_HOLD,
  RHOM_LIMIT_POSTURE_NUDGE,
  RHOM_LIMIT_SIT,
  RHOM_LIMIT_STAND,
  RHOM_N_LIMITS,
} RhomLimitId;

const RhomLimit *rhom_limit_get (RhomLimitId id);
gint64           rhom_limit_get_least_usec (RhomLimitId id);
gint64           rhom_limit_get_most_usec (RhomLimitId id);
gint64           rhom_limit_get_preset_usec (RhomLimitId id);
gboolean         rhom_limit_check (RhomLimitId id,
                                   gint64      length_usec,
                                   GError    **error);

G_END_DECLS
