/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/programme.h"

G_BEGIN_DECLS

/**
 * RhomMomentKind:
 * @RHOM_MOMENT_CUE: another step is to be said; value: its index
 * @RHOM_MOMENT_REPETITION: a repetition or breath begins; value: its number, from 1
 * @RHOM_MOMENT_BREATHE_OUT: the breath turns; value: its number
 * @RHOM_MOMENT_HALFWAY: half of a long phase is over
 * @RHOM_MOMENT_SECONDS_LEFT: value: how many seconds are left of the phase
 */
typedef enum
{
  RHOM_MOMENT_REPETITION,
  RHOM_MOMENT_BREATHE_OUT,
  RHOM_MOMENT_CUE,
  RHOM_MOMENT_HALFWAY,
  RHOM_MOMENT_SECONDS_LEFT,
} RhomMomentKind;

typedef struct
{
  gint64         at_usec; /* into the phase */
  RhomMomentKind kind;
  int            value;
} RhomMoment;

GArray *rhom_moments_new (const RhomPhase *phase,
                          guint            n_steps);

G_END_DECLS
