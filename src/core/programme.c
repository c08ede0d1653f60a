/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/programme.h"

/**
 * RhomProgramme:
 *
 * What a player goes through: exercises, spread out into phases. Every total
 * that is shown anywhere is the sum of these phases, so it is the time that is
 * really taken.
 *
 * Right comes first. Both sides of a set take turns, with time to change
 * between them; a rest comes between sets, where the dose has one.
 */

#define READY_USEC (5 * RHOM_USEC_PER_SEC)
#define SWITCH_USEC (5 * RHOM_USEC_PER_SEC)

typedef struct
{
  char    *id; /* (owned) */
  RhomDose dose;
  guint    n_steps;
  guint    first_phase;
} Exercise;

struct _RhomProgramme
{
  GObject parent_instance;

  GArray *exercises; /* (owned) (element-type Exercise) */
  GArray *phases;    /* (owned) (element-type RhomPhase) */
};

G_DEFINE_FINAL_TYPE (RhomProgramme, rhom_programme, G_TYPE_OBJECT)

static void
clear_exercise (gpointer data)
{
  g_free (((Exercise *) data)->id);
}

static Exercise *
get_exercise (RhomProgramme *self,
              guint          index)
{
  return &g_array_index (self->exercises, Exercise, index);
}

/* --- Spreading out --- */

static void
append (RhomProgramme *self,
        RhomPhaseKind  kind,
        int            set,
        RhomSide       side,
        gint64         length_usec)
{
  const RhomPhase phase = { .kind = kind, .exercise = self->exercises->len - 1, .set = set, .side = side, .length_usec = length_usec };

  g_array_append_val (self->phases, phase);
}

/* One side of one set. */
static void
append_work (RhomProgramme  *self,
             const RhomDose *dose,
             int             set,
             RhomSide        side)
{
  const RhomPhase phase = {
    .kind = dose->repetitions == 0 ? RHOM_PHASE_HOLD : (dose->in_seconds > 0 ? RHOM_PHASE_BREATHE : RHOM_PHASE_REPEAT),
    .exercise = self->exercises->len - 1,
    .set = set,
    .side = side,
    .length_usec = rhom_dose_get_set_seconds (dose) * RHOM_USEC_PER_SEC,
    .repetitions = dose->repetitions,
    .repetition_usec = dose->repetitions > 0 ? dose->seconds * RHOM_USEC_PER_SEC : 0,
    .in_usec = dose->in_seconds * RHOM_USEC_PER_SEC,
  };

  g_array_append_val (self->phases, phase);
}

static void
append_set (RhomProgramme  *self,
            const RhomDose *dose,
            int             set)
{
  if (!dose->has_sides)
    {
      append_work (self, dose, set, RHOM_SIDE_NONE);
      return;
    }
  append_work (self, dose, set, RHOM_SIDE_RIGHT);
  append (self, RHOM_PHASE_SWITCH, set, RHOM_SIDE_LEFT, SWITCH_USEC);
  append_work (self, dose, set, RHOM_SIDE_LEFT);
}

/* Sides want time to change even where there is no rest. */
static void
append_pause (RhomProgramme  *self,
              const RhomDose *dose,
              int             next_set,
              RhomSide        first)
{
  if (dose->rest_seconds > 0)
    append (self, RHOM_PHASE_REST, next_set, first, dose->rest_seconds * RHOM_USEC_PER_SEC);
  else if (dose->has_sides)
    append (self, RHOM_PHASE_SWITCH, next_set, first, SWITCH_USEC);
}

static void
spread_out (RhomProgramme  *self,
            const RhomDose *dose)
{
  RhomSide first = dose->has_sides ? RHOM_SIDE_RIGHT : RHOM_SIDE_NONE;

  append (self, RHOM_PHASE_READY, 1, first, READY_USEC);
  for (int set = 1; set <= dose->sets; set++)
    {
      if (set > 1)
        append_pause (self, dose, set, first);
      append_set (self, dose, set);
    }
}

/* --- Object --- */

static void
rhom_programme_finalize (GObject *object)
{
  RhomProgramme *self = RHOM_PROGRAMME (object);

  g_array_unref (self->exercises);
  g_array_unref (self->phases);

  G_OBJECT_CLASS (rhom_programme_parent_class)->finalize (object);
}

static void
rhom_programme_class_init (RhomProgrammeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_programme_finalize;
}

static void
rhom_programme_init (RhomProgramme *self)
{
  self->exercises = g_array_new (FALSE, FALSE, sizeof (Exercise));
  self->phases = g_array_new (FALSE, FALSE, sizeof (RhomPhase));
  g_array_set_clear_func (self->exercises, clear_exercise);
}

/**
 * rhom_phase_is_work:
 *
 * Returns: whether the exercise is done in it, rather than waited for
 */
gboolean
rhom_phase_is_work (const RhomPhase *phase)
{
  return phase->kind == RHOM_PHASE_HOLD || phase->kind == RHOM_PHASE_REPEAT || phase->kind == RHOM_PHASE_BREATHE;
}

/**
 * rhom_programme_new:
 *
 * Returns: (transfer full): an empty programme; give it an exercise before it is played
 */
RhomProgramme *
rhom_programme_new (void)
{
  return g_object_new (RHOM_TYPE_PROGRAMME, NULL);
}

/**
 * rhom_programme_add:
 * @id: the id of a card
 * @dose: how much of it, within its limits
 * @n_steps: how many steps the card has to say
 *
 * Appends an exercise.
 */
void
rhom_programme_add (RhomProgramme  *self,
                    const char     *id,
                    const RhomDose *dose,
                    guint           n_steps)
{
  Exercise exercise = { .n_steps = n_steps };

  g_return_if_fail (RHOM_IS_PROGRAMME (self));
  g_return_if_fail (dose->sets > 0 && dose->seconds > 0);

  exercise.id = g_strdup (id);
  exercise.dose = *dose;
  exercise.first_phase = self->phases->len;
  g_array_append_val (self->exercises, exercise);
  spread_out (self, dose);
}

guint
rhom_programme_get_n_exercises (RhomProgramme *self)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), 0);

  return self->exercises->len;
}

const char *
rhom_programme_get_id (RhomProgramme *self,
                       guint          exercise)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), NULL);
  g_return_val_if_fail (exercise < self->exercises->len, NULL);

  return get_exercise (self, exercise)->id;
}

const RhomDose *
rhom_programme_get_dose (RhomProgramme *self,
                         guint          exercise)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), NULL);
  g_return_val_if_fail (exercise < self->exercises->len, NULL);

  return &get_exercise (self, exercise)->dose;
}

guint
rhom_programme_get_n_steps (RhomProgramme *self,
                            guint          exercise)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), 0);
  g_return_val_if_fail (exercise < self->exercises->len, 0);

  return get_exercise (self, exercise)->n_steps;
}

/**
 * rhom_programme_get_first_phase:
 * @exercise: may be one past the last
 *
 * Returns: the index of the exercise's first phase, or the number of phases
 */
guint
rhom_programme_get_first_phase (RhomProgramme *self,
                                guint          exercise)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), 0);
  g_return_val_if_fail (exercise <= self->exercises->len, 0);

  return exercise < self->exercises->len ? get_exercise (self, exercise)->first_phase : self->phases->len;
}

guint
rhom_programme_get_n_phases (RhomProgramme *self)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), 0);

  return self->phases->len;
}

/**
 * rhom_programme_get_phase:
 *
 * Returns: (transfer none): valid until an exercise is added
 */
const RhomPhase *
rhom_programme_get_phase (RhomProgramme *self,
                          guint          index)
{
  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), NULL);
  g_return_val_if_fail (index < self->phases->len, NULL);

  return &g_array_index (self->phases, RhomPhase, index);
}

/**
 * rhom_programme_get_total_usec:
 *
 * Returns: how long all of it takes
 */
gint64
rhom_programme_get_total_usec (RhomProgramme *self)
{
  gint64 total_usec = 0;

  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), 0);

  for (guint i = 0; i < self->phases->len; i++)
    total_usec += g_array_index (self->phases, RhomPhase, i).length_usec;
  return total_usec;
}

/**
 * rhom_programme_get_work_usec:
 *
 * Returns: how long an exercise itself takes, all sides and sets together
 */
gint64
rhom_programme_get_work_usec (RhomProgramme *self,
                              guint          exercise)
{
  gint64 work_usec = 0;

  g_return_val_if_fail (RHOM_IS_PROGRAMME (self), 0);
  g_return_val_if_fail (exercise < self->exercises->len, 0);

  for (guint i = rhom_programme_get_first_phase (self, exercise); i < rhom_programme_get_first_phase (self, exercise + 1); i++)
    if (rhom_phase_is_work (rhom_programme_get_phase (self, i)))
      work_usec += rhom_programme_get_phase (self, i)->length_usec;
  return work_usec;
}
