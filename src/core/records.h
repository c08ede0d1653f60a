/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomBreakOutcome:
 * @RHOM_BREAK_TAKEN: a break was begun and lasted to its end
 * @RHOM_BREAK_CUT: a break was begun and left before its end
 * @RHOM_BREAK_SKIPPED: the person said "skip"
 * @RHOM_BREAK_NATURAL: the person was away for at least the length of a break
 *
 * How a break ended.
 */
typedef enum
{
  RHOM_BREAK_TAKEN,
  RHOM_BREAK_CUT,
  RHOM_BREAK_SKIPPED,
  RHOM_BREAK_NATURAL,
  RHOM_N_BREAK_OUTCOMES,
} RhomBreakOutcome;

/**
 * RhomBreakRecord:
 * @outcome: how it ended
 * @started_wall_usec: when it began, wall scale
 * @ended_wall_usec: when it ended, wall scale
 * @worked_usec: sitting before it
 * @planned_usec: how long it should have been
 * @actual_usec: how long it was
 * @proposal: (nullable) (not owned): id of the card or routine proposed with it
 * @event: (nullable) (not owned): what tells it from all others; kept again, it replaces itself
 *
 * What history keeps of one break.
 */
typedef struct
{
  RhomBreakOutcome outcome;
  gint64           started_wall_usec;
  gint64           ended_wall_usec;
  gint64           worked_usec;
  gint64           planned_usec;
  gint64           actual_usec;
  const char      *proposal;
  const char      *event;
} RhomBreakRecord;

/**
 * RhomTherapyKind:
 * @RHOM_THERAPY_HEAT: a heat pack or pad
 * @RHOM_THERAPY_ICE: an ice or cold pack
 * @RHOM_THERAPY_ALTERNATE: ice, heat, ice, with a rest after each
 */
typedef enum
{
  RHOM_THERAPY_HEAT,
  RHOM_THERAPY_ICE,
  RHOM_THERAPY_ALTERNATE,
  RHOM_N_THERAPY_KINDS,
} RhomTherapyKind;

/**
 * RhomRegion:
 *
 * Where a pack lies.
 */
typedef enum
{
  RHOM_REGION_UPPER_BACK,
  RHOM_REGION_NECK,
  RHOM_REGION_LEFT_SHOULDER,
  RHOM_REGION_RIGHT_SHOULDER,
  RHOM_REGION_LOWER_BACK,
  RHOM_N_REGIONS,
} RhomRegion;

/**
 * RhomTherapyOutcome:
 * @RHOM_THERAPY_DONE: its time ran out
 * @RHOM_THERAPY_STOPPED: somebody stopped it before
 * @RHOM_THERAPY_SKIN: somebody stopped it after a look at the skin
 * @RHOM_THERAPY_LEFT: nobody came back to it
 *
 * How an application ended.
 */
typedef enum
{
  RHOM_THERAPY_DONE,
  RHOM_THERAPY_STOPPED,
  RHOM_THERAPY_SKIN,
  RHOM_THERAPY_LEFT,
  RHOM_N_THERAPY_OUTCOMES,
} RhomTherapyOutcome;

/**
 * RhomTherapyRecord:
 * @kind: heat, ice or both
 * @region: where
 * @started_wall_usec: when it began, wall scale
 * @ended_wall_usec: when it ended, wall scale
 * @acknowledged_wall_usec: when the alarm was answered, wall scale; 0 if it was stopped before its end, or never answered
 * @planned_usec: how long packs should have been on
 * @actual_usec: how long they were
 * @checks_asked: how often a look at the skin was asked for
 * @checks_answered: how often that was answered
 * @outcome: how it ended
 * @event: (nullable) (not owned): as of #RhomBreakRecord
 *
 * What history keeps of one application.
 */
typedef struct
{
  RhomTherapyKind    kind;
  RhomRegion         region;
  gint64             started_wall_usec;
  gint64             ended_wall_usec;
  gint64             acknowledged_wall_usec;
  gint64             planned_usec;
  gint64             actual_usec;
  int                checks_asked;
  int                checks_answered;
  RhomTherapyOutcome outcome;
  const char        *event;
} RhomTherapyRecord;

/**
 * RhomExerciseOutcome:
 * @RHOM_EXERCISE_DONE: all of it
 * @RHOM_EXERCISE_PARTLY: some of it
 * @RHOM_EXERCISE_SKIPPED: come to, and left without doing any
 * @RHOM_EXERCISE_HURT: stopped because it hurt
 *
 * How an exercise went.
 */
typedef enum
{
  RHOM_EXERCISE_DONE,
  RHOM_EXERCISE_PARTLY,
  RHOM_EXERCISE_SKIPPED,
  RHOM_EXERCISE_HURT,
  RHOM_N_EXERCISE_OUTCOMES,
} RhomExerciseOutcome;

/**
 * RhomExerciseRecord:
 * @run: (not owned): what tells this doing of it from all others; kept again, it replaces itself
 * @card: (not owned): id of the card
 * @routine: (nullable) (not owned): id of the routine it was part of
 * @started_wall_usec: when it began, wall scale
 * @left_seconds: work of the left side
 * @right_seconds: work of the right side
 * @seconds: work without sides
 * @repetitions: whole ones, both sides together
 * @planned_seconds: work it should have been, both sides together
 * @outcome: how it went
 *
 * What history keeps of one exercise. Half done is half done.
 */
typedef struct
{
  const char         *run;
  const char         *card;
  const char         *routine;
  gint64              started_wall_usec;
  int                 left_seconds;
  int                 right_seconds;
  int                 seconds;
  int                 repetitions;
  int                 planned_seconds;
  RhomExerciseOutcome outcome;
} RhomExerciseRecord;

const char *rhom_break_outcome_to_id (RhomBreakOutcome outcome);
const char *rhom_therapy_kind_to_id (RhomTherapyKind kind);
gboolean    rhom_therapy_kind_from_id (const char      *id,
                                       RhomTherapyKind *kind,
                                       GError         **error);
const char *rhom_therapy_outcome_to_id (RhomTherapyOutcome outcome);
const char *rhom_region_to_id (RhomRegion region);
gboolean    rhom_region_from_id (const char *id,
                                 RhomRegion *region,
                                 GError    **error);
const char *rhom_exercise_outcome_to_id (RhomExerciseOutcome outcome);
gboolean    rhom_exercise_outcome_from_id (const char          *id,
                                           RhomExerciseOutcome *outcome,
                                           GError             **error);

G_END_DECLS
