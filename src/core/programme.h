/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "core/dose.h"

G_BEGIN_DECLS

/**
 * RhomPhaseKind:
 * @RHOM_PHASE_READY: time to get into place, before each exercise
 * @RHOM_PHASE_HOLD: one position, or one activity, for a length of time
 * @RHOM_PHASE_REPEAT: counted repetitions
 * @RHOM_PHASE_BREATHE: paced breaths
 * @RHOM_PHASE_SWITCH: time to change to the other side
 * @RHOM_PHASE_REST: between two sets
 */
typedef enum
{
  RHOM_PHASE_READY,
  RHOM_PHASE_HOLD,
  RHOM_PHASE_REPEAT,
  RHOM_PHASE_BREATHE,
  RHOM_PHASE_SWITCH,
  RHOM_PHASE_REST,
  RHOM_N_PHASE_KINDS,
} RhomPhaseKind;

typedef enum
{
  RHOM_SIDE_NONE,
  RHOM_SIDE_RIGHT,
  RHOM_SIDE_LEFT,
  RHOM_N_SIDES,
} RhomSide;

/**
 * RhomPhase:
 * @kind: what is done
 * @exercise: index of the exercise
 * @set: from 1
 * @side: which side works; before work, the side that comes
 * @length_usec: above 0
 * @repetitions: of #RHOM_PHASE_REPEAT and #RHOM_PHASE_BREATHE; else 0
 * @repetition_usec: length of one of them; else 0
 * @in_usec: of #RHOM_PHASE_BREATHE, how much of each breath is breathing in; else 0
 */
typedef struct
{
  RhomPhaseKind kind;
  guint         exercise;
  int           set;
  RhomSide      side;
  gint64        length_usec;
  int           repetitions;
  gint64        repetition_usec;
  gint64        in_usec;
} RhomPhase;

gboolean rhom_phase_is_work (const RhomPhase *phase);

#define RHOM_TYPE_PROGRAMME (rhom_programme_get_type ())
G_DECLARE_FINAL_TYPE (RhomProgramme, rhom_programme, RHOM, PROGRAMME, GObject)

RhomProgramme *rhom_programme_new (void);
void           rhom_programme_add (RhomProgramme  *self,
                                   const char     *id,
                                   const RhomDose *dose,
                                   guint           n_steps);

guint           rhom_programme_get_n_exercises (RhomProgramme *self);
const char     *rhom_programme_get_id (RhomProgramme *self,
                                       guint          exercise);
const RhomDose *rhom_programme_get_dose (RhomProgramme *self,
                                         guint          exercise);
guint           rhom_programme_get_n_steps (RhomProgramme *self,
                                            guint          exercise);
guint           rhom_programme_get_first_phase (RhomProgramme *self,
                                                guint          exercise);

guint            rhom_programme_get_n_phases (RhomProgramme *self);
const RhomPhase *rhom_programme_get_phase (RhomProgramme *self,
                                           guint          index);

gint64 rhom_programme_get_total_usec (RhomProgramme *self);
gint64 rhom_programme_get_work_usec (RhomProgramme *self,
                                     guint          exercise);

G_END_DECLS
