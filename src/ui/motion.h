/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/programme.h"

G_BEGIN_DECLS

/**
 * RhomMotion:
 * @start: seconds at which its first position is reached
 * @end: seconds at which its end position is reached
 * @end_hold: seconds for which it stays there
 * @duration: seconds of one round; 0 where nothing moves
 *
 * The times of a figure.
 */
typedef struct
{
  double start;
  double end;
  double end_hold;
  double duration;
} RhomMotion;

/* Into a change of sides: the body is back, and the picture turns. */
#define RHOM_MOTION_TURN_USEC (2 * RHOM_USEC_PER_SEC)

double rhom_motion_get_seconds (const RhomMotion *motion,
                                const RhomPhase  *phase,
                                const RhomDose   *dose,
                                gint64            position_usec);
double rhom_motion_get_breath (const RhomPhase *phase,
                               gint64           position_usec);

G_END_DECLS
