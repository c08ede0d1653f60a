/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/course.h"

/**
 * RhomCourse:
 *
 * The phases of a programme as they are gone through: with what was added on
 * the way, which the programme itself knows nothing of.
 */

#define EXTENSION_USEC (10 * RHOM_USEC_PER_SEC)
#define EXTENSION_REPETITIONS 2
#define MAXIMUM_PHASE_USEC RHOM_USEC_PER_HOUR

struct _RhomCourse
{
  RhomProgramme *programme; /* (owned) */
  RhomPhase     *phases;    /* (owned) */
};

RhomCourse *
rhom_course_new (RhomProgramme *programme)
{
  RhomCourse *self = g_new0 (RhomCourse, 1);

  self->programme = g_object_ref (programme);
  self->phases = g_new (RhomPhase, rhom_programme_get_n_phases (programme));
  rhom_course_reset_from (self, 0);
  return self;
}

void
rhom_course_free (RhomCourse *self)
{
  g_free (self->phases);
  g_object_unref (self->programme);
  g_free (self);
}

guint
rhom_course_get_n_phases (RhomCourse *self)
{
  return rhom_programme_get_n_phases (self->programme);
}

/**
 * rhom_course_get_phase:
 *
 * Returns: (transfer none): valid as long as the course, and always up to date
 */
const RhomPhase *
rhom_course_get_phase (RhomCourse *self,
                       guint       index)
{
  g_assert (index < rhom_course_get_n_phases (self));

  return &self->phases[index];
}

/**
 * rhom_course_get_length_usec:
 * @from: index of a phase
 * @until: index of the phase that is no longer counted
 *
 * Returns: how long the phases between take
 */
gint64
rhom_course_get_length_usec (RhomCourse *self,
                             guint       from,
                             guint       until)
{
  gint64 length_usec = 0;

  for (guint i = from; i < until; i++)
    length_usec += rhom_course_get_phase (self, i)->length_usec;
  return length_usec;
}

/* The same on the other side, if that is still to come. */
static RhomPhase *
find_twin (RhomCourse *self,
           guint       index)
{
  const RhomPhase *phase = &self->phases[index];

  if (phase->side == RHOM_SIDE_NONE || !rhom_phase_is_work (phase))
    return NULL;
  for (guint i = index + 1; i < rhom_programme_get_first_phase (self->programme, phase->exercise + 1); i++)
    if (rhom_phase_is_work (&self->phases[i]) && self->phases[i].set == phase->set)
      return &self->phases[i];
  return NULL;
}

/* In whole repetitions, where it has some. */
static void
lengthen (RhomPhase *phase)
{
  int more = EXTENSION_REPETITIONS;

  if (phase->repetition_usec == 0)
    {
      phase->length_usec += EXTENSION_USEC;
      return;
    }
  if (phase->kind == RHOM_PHASE_BREATHE)
    more = (EXTENSION_USEC + phase->repetition_usec - 1) / phase->repetition_usec;
  phase->length_usec += more * phase->repetition_usec;
  phase->repetitions += more;
}

/**
 * rhom_course_extend:
 *
 * Ten seconds more of a phase; two more repetitions, or whole breaths, where
 * it has those. The other side gets the same.
 *
 * Returns: whether it was not long enough already
 */
gboolean
rhom_course_extend (RhomCourse *self,
                    guint       index)
{
  RhomPhase *twin = find_twin (self, index);

  if (self->phases[index].length_usec >= MAXIMUM_PHASE_USEC)
    return FALSE;
  lengthen (&self->phases[index]);
  if (twin != NULL)
    lengthen (twin);
  return TRUE;
}

/**
 * rhom_course_reset_from:
 * @index: of a phase
 *
 * Forgets what was added to it and to those after it.
 */
void
rhom_course_reset_from (RhomCourse *self,
                        guint       index)
{
  for (guint i = index; i < rhom_course_get_n_phases (self); i++)
    self->phases[i] = *rhom_programme_get_phase (self->programme, i);
}
