/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tally.h"

/**
 * RhomTally:
 *
 * What was done of a programme. It adds up what really happened, so who goes
 * back and does a side again has done it twice; an exercise is done once each
 * of its phases of work was gone through to its end.
 */

typedef struct
{
  gint64   began_usec;
  gint64   side_usec[RHOM_N_SIDES];
  int      repetitions;
  gboolean has_hurt;
} Entry;

struct _RhomTally
{
  RhomProgramme *programme;    /* (owned) */
  Entry         *entries;      /* (owned): one an exercise */
  gboolean      *is_completed; /* (owned): one a phase */
};

/**
 * rhom_result_get_work_usec:
 *
 * Returns: all sides together
 */
gint64
rhom_result_get_work_usec (const RhomResult *result)
{
  return result->side_usec[RHOM_SIDE_NONE] + result->side_usec[RHOM_SIDE_RIGHT] + result->side_usec[RHOM_SIDE_LEFT];
}

RhomTally *
rhom_tally_new (RhomProgramme *programme)
{
  RhomTally *self = g_new0 (RhomTally, 1);

  self->programme = g_object_ref (programme);
  self->entries = g_new0 (Entry, rhom_programme_get_n_exercises (programme));
  self->is_completed = g_new0 (gboolean, rhom_programme_get_n_phases (programme));
  return self;
}

void
rhom_tally_free (RhomTally *self)
{
  g_object_unref (self->programme);
  g_free (self->entries);
  g_free (self->is_completed);
  g_free (self);
}

/**
 * rhom_tally_begin:
 *
 * The exercise is come to; only the first time counts.
 */
void
rhom_tally_begin (RhomTally *self,
                  guint      exercise,
                  gint64     now_usec)
{
  if (self->entries[exercise].began_usec == 0)
    self->entries[exercise].began_usec = now_usec;
}

/**
 * rhom_tally_add:
 * @phase: a phase of work
 * @length_usec: how long it was done
 * @repetitions: how many whole ones ended in that
 */
void
rhom_tally_add (RhomTally       *self,
                const RhomPhase *phase,
                gint64           length_usec,
                int              repetitions)
{
  g_assert (rhom_phase_is_work (phase));
  g_assert (length_usec >= 0 && repetitions >= 0);

  self->entries[phase->exercise].side_usec[phase->side] += length_usec;
  self->entries[phase->exercise].repetitions += repetitions;
}

/**
 * rhom_tally_complete:
 * @phase: the index of a phase that was gone through to its end
 */
void
rhom_tally_complete (RhomTally *self,
                     guint      phase)
{
  self->is_completed[phase] = TRUE;
}

/**
 * rhom_tally_hurt:
 *
 * Whatever follows, it hurt.
 */
void
rhom_tally_hurt (RhomTally *self,
                 guint      exercise)
{
  self->entries[exercise].has_hurt = TRUE;
}

static gboolean
is_done (RhomTally *self,
         guint      exercise)
{
  for (guint i = rhom_programme_get_first_phase (self->programme, exercise); i < rhom_programme_get_first_phase (self->programme, exercise + 1); i++)
    if (rhom_phase_is_work (rhom_programme_get_phase (self->programme, i)) && !self->is_completed[i])
      return FALSE;
  return TRUE;
}

static RhomExerciseOutcome
judge (RhomTally *self,
       guint      exercise,
       gint64     work_usec)
{
  const Entry *entry = &self->entries[exercise];

  if (entry->has_hurt)
    return RHOM_EXERCISE_HURT;
  if (is_done (self, exercise))
    return RHOM_EXERCISE_DONE;
  return work_usec > 0 ? RHOM_EXERCISE_PARTLY : RHOM_EXERCISE_SKIPPED;
}

/**
 * rhom_tally_get_result:
 *
 * Returns: how the exercise stands now
 */
RhomResult
rhom_tally_get_result (RhomTally *self,
                       guint      exercise)
{
  const Entry *entry = &self->entries[exercise];
  RhomResult   result = { .began_usec = entry->began_usec, .repetitions = entry->repetitions };

  for (int side = 0; side < RHOM_N_SIDES; side++)
    result.side_usec[side] = entry->side_usec[side];
  result.planned_usec = rhom_programme_get_work_usec (self->programme, exercise);
  result.outcome = judge (self, exercise, rhom_result_get_work_usec (&result));
  return result;
}
