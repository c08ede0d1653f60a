/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/moments.h"

/* A step of twelve words takes so long to hear. */
#define CUE_USEC (4 * RHOM_USEC_PER_SEC)
/* Time to get into place again. */
#define PLACE_USEC (8 * RHOM_USEC_PER_SEC)
#define LONG_USEC RHOM_USEC_PER_MIN
#define TICKS 3

static void
append (GArray        *moments,
        RhomMomentKind kind,
        gint64         at_usec,
        int            value)
{
  const RhomMoment moment = { .at_usec = at_usec, .kind = kind, .value = value };

  g_array_append_val (moments, moment);
}

/* A counted one tells the rest of how it goes at the beginnings of its first
 * repetitions, so that ears know it as soon as they can; a long one goes on telling. */
static gint64
get_gap (const RhomPhase *phase,
         int              n_cues)
{
  gint64 step_usec = phase->repetition_usec;

  if (step_usec == 0)
    return MAX (CUE_USEC, phase->length_usec / n_cues);
  return (CUE_USEC + step_usec - 1) / step_usec * step_usec;
}

/* As many of them as there is time to say. */
static void
append_work_cues (GArray          *moments,
                  const RhomPhase *phase,
                  int              n_cues)
{
  gint64 gap_usec = get_gap (phase, n_cues);

  append (moments, RHOM_MOMENT_CUE, 0, 1);
  for (int i = 1; i < n_cues && (i + 1) * gap_usec <= phase->length_usec; i++)
    append (moments, RHOM_MOMENT_CUE, i * gap_usec, i + 1);
}

/* The first step is for getting into place, the others are for the work. Who
 * rests is told where to be shortly before that ends. */
static void
append_cues (GArray          *moments,
             const RhomPhase *phase,
             guint            n_steps)
{
  if (n_steps == 0)
    return;
  if (phase->kind == RHOM_PHASE_REST)
    append (moments, RHOM_MOMENT_CUE, MAX (0, phase->length_usec - PLACE_USEC), 0);
  else if (!rhom_phase_is_work (phase) || n_steps == 1)
    append (moments, RHOM_MOMENT_CUE, 0, 0);
  else
    append_work_cues (moments, phase, n_steps - 1);
}

static void
append_repetitions (GArray          *moments,
                    const RhomPhase *phase)
{
  for (int i = 0; i < phase->repetitions; i++)
    {
      gint64 at_usec = i * phase->repetition_usec;

      append (moments, RHOM_MOMENT_REPETITION, at_usec, i + 1);
      if (phase->kind == RHOM_PHASE_BREATHE)
        append (moments, RHOM_MOMENT_BREATHE_OUT, at_usec + phase->in_usec, i + 1);
    }
}

/* Counted repetitions and breaths tell themselves how far they are; only their end is counted in. */
static void
append_seconds_left (GArray          *moments,
                     const RhomPhase *phase)
{
  static const int seconds[] = { 10, 5, 3, 2, 1 };

  if (phase->repetitions == 0 && phase->length_usec >= LONG_USEC)
    append (moments, RHOM_MOMENT_HALFWAY, phase->length_usec / 2, 0);
  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      gint64 at_usec = phase->length_usec - seconds[i] * RHOM_USEC_PER_SEC;

      if (at_usec > 0 && (seconds[i] <= TICKS || phase->repetitions == 0))
        append (moments, RHOM_MOMENT_SECONDS_LEFT, at_usec, seconds[i]);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const RhomMoment *first = a;
  const RhomMoment *second = b;

  if (first->at_usec != second->at_usec)
    return first->at_usec < second->at_usec ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

/**
 * rhom_moments_new:
 * @n_steps: how many steps the card has to say
 *
 * Returns: (transfer full) (element-type RhomMoment): what is to be seen or
 *   heard within a phase, in order; its end is not among it
 */
GArray *
rhom_moments_new (const RhomPhase *phase,
                  guint            n_steps)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (RhomMoment));

  append_cues (moments, phase, n_steps);
  append_repetitions (moments, phase);
  append_seconds_left (moments, phase);
  g_array_sort (moments, compare);
  return moments;
}
