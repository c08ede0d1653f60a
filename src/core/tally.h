/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/programme.h"

G_BEGIN_DECLS

/**
 * RhomOutcome:
 * @RHOM_OUTCOME_NONE: not come to yet
 * @RHOM_OUTCOME_DONE: all of it
 * @RHOM_OUTCOME_PARTLY: some of it; half done is half done
 * @RHOM_OUTCOME_SKIPPED: come to, and left without doing any
 * @RHOM_OUTCOME_HURT: stopped because it hurt
 */
typedef enum
{
  RHOM_OUTCOME_NONE,
  RHOM_OUTCOME_DONE,
  RHOM_OUTCOME_PARTLY,
  RHOM_OUTCOME_SKIPPED,
  RHOM_OUTCOME_HURT,
  RHOM_N_OUTCOMES,
} RhomOutcome;

/**
 * RhomResult:
 * @outcome: how it went
 * @began_usec: when it was first come to, elapsed scale; 0 = not yet
 * @planned_usec: work that was planned, all sides and sets
 * @side_usec: work that was done, by side; without sides under #RHOM_SIDE_NONE
 * @repetitions: whole ones that were done
 */
typedef struct
{
  RhomOutcome outcome;
  gint64      began_usec;
  gint64      planned_usec;
  gint64      side_usec[RHOM_N_SIDES];
  int         repetitions;
} RhomResult;

const char *rhom_outcome_to_id (RhomOutcome outcome);
gint64      rhom_result_get_work_usec (const RhomResult *result);

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
