/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomError:
 * @RHOM_ERROR_NOT_NOW: the command makes no sense in the present state
 * @RHOM_ERROR_OUT_OF_RANGE: a number is outside what is allowed
 * @RHOM_ERROR_NO_CLOTH: heat or ice was asked for without the layer between pack and skin
 * @RHOM_ERROR_OVER_CAP: a pack for longer than is allowed with the health answers, or before they were given
 * @RHOM_ERROR_NOT_EXTENDABLE: ice cannot be made longer
 * @RHOM_ERROR_RESTING: the place had a pack too short a time ago
 * @RHOM_ERROR_ASK_FRESH_INJURY: heat on a fresh injury wants a second yes
 * @RHOM_ERROR_ASK_LONG: so does heat past 20 minutes
 * @RHOM_ERROR_ASK_SHORT_REST: so does a pack before the place has rested well
 * @RHOM_ERROR_UNKNOWN: a name (card, kind, region) is not known
 * @RHOM_ERROR_INVALID: data are not of the form they must have
 * @RHOM_ERROR_FAILED: anything else
 *
 * What can go wrong for a caller of ours. On the bus each is
 * `io.github.rhomboid.Rhomboid.Error.` and its name in CamelCase.
 */
typedef enum
{
  RHOM_ERROR_NOT_NOW,
  RHOM_ERROR_OUT_OF_RANGE,
  RHOM_ERROR_NO_CLOTH,
  RHOM_ERROR_OVER_CAP,
  RHOM_ERROR_NOT_EXTENDABLE,
  RHOM_ERROR_RESTING,
  RHOM_ERROR_ASK_FRESH_INJURY,
  RHOM_ERROR_ASK_LONG,
  RHOM_ERROR_ASK_SHORT_REST,
  RHOM_ERROR_UNKNOWN,
  RHOM_ERROR_INVALID,
  RHOM_ERROR_FAILED,
} RhomError;

#define RHOM_ERROR (rhom_error_quark ())

GQuark rhom_error_quark (void);

G_END_DECLS
