/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/programme.h"
#include "core/records.h"

G_BEGIN_DECLS

/**
 * RhomResult:
 * @began_usec: when it was first come to, elapsed scale; 0 = not yet, and then there is nothing to keep
 * @outcome: how it went
 * @planned_usec: work that was planned, all sides and sets
 * @side_usec: work that was done, by side; without sides under #RHOM_SIDE_NONE
 * @repetitions: whole ones that were done
 */
typedef struct
{
  gint64              began_usec;
  RhomExerciseOutcome outcome;
  gint64              planned_usec;
  gint64              side_usec[RHOM_N_SIDES];
  int                 repetitions;
} RhomResult;

gint64 rhom_result_get_work_usec (const RhomResult *result);

typedef struct _RhomTally RhomTally;

RhomTally *rhom_tally_new (RhomProgramme *programme);
void       rhom_tally_free (RhomTally *self);

void rhom_tally_begin (RhomTally *self,
                       guint      exercise,
                       gint64     now_usec);
void rhom_tally_add (RhomTally       *self,
                     const RhomPhase *phase,
                     gint64           length_usec,
                     int              repetitions);
void rhom_tally_complete (RhomTally *self,
                          guint      phase);
void rhom_tally_hurt (RhomTally *self,
                      guint      exercise);

RhomResult rhom_tally_get_result (RhomTally *self,
                                  guint      exercise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomTally, rhom_tally_free)

G_END_DECLS
