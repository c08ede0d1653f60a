/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/script.h"

static const RhomMoment *
get_moment (const RhomScript *self,
            guint             index)
{
  return &g_array_index (self->moments, RhomMoment, index);
}

static void
write_moments (RhomScript      *self,
               const RhomPhase *phase,
               guint            n_steps)
{
  g_clear_pointer (&self->moments, g_array_unref);
  self->moments = rhom_moments_new (phase, n_steps);
  self->next = 0;
}

void
rhom_script_clear (RhomScript *self)
{
  g_clear_pointer (&self->moments, g_array_unref);
}

/**
 * rhom_script_begin:
 * @n_steps: how many steps the card has to say
 *
 * Forgets the phase before.
 */
void
rhom_script_begin (RhomScript      *self,
                   const RhomPhase *phase,
                   guint            n_steps)
{
  write_moments (self, phase, n_steps);
  self->cue = -1;
  self->repetition = 0;
  self->passed_usec = -1;
}

/**
 * rhom_script_extend:
 * @phase: the same phase, with another length
 * @position_usec: how far it is into it
 *
 * What has been said is not said again, nor what it is too late for.
 */
void
rhom_script_extend (RhomScript      *self,
                    const RhomPhase *phase,
                    guint            n_steps,
                    gint64           position_usec)
{
  write_moments (self, phase, n_steps);
  while (rhom_script_get_next_usec (self) <= self->passed_usec || rhom_script_get_next_usec (self) < position_usec)
    self->next++;
}

/**
 * rhom_script_get_next_usec:
 *
 * Returns: when within the phase the next moment is; %G_MAXINT64 if none is left
 */
gint64
rhom_script_get_next_usec (const RhomScript *self)
{
  return self->next < self->moments->len ? get_moment (self, self->next)->at_usec : G_MAXINT64;
}

/**
 * rhom_script_pass:
 * @moment: (out): the one that has come
 *
 * Goes past the next moment, of which there must be one.
 *
 * Returns: whether it is to be said
 */
gboolean
rhom_script_pass (RhomScript *self,
                  RhomMoment *moment)
{
  *moment = *get_moment (self, self->next++);
  self->passed_usec = moment->at_usec;
  /* A longer phase spreads its steps anew; none is said twice. */
  if (moment->kind == RHOM_MOMENT_CUE && moment->value <= self->cue)
    return FALSE;
  if (moment->kind == RHOM_MOMENT_CUE)
    self->cue = moment->value;
  else if (moment->kind == RHOM_MOMENT_REPETITION)
    self->repetition = moment->value;
  return TRUE;
}

/**
 * rhom_script_get_cue:
 *
 * Returns: the index of the step that was said last, or that comes first; -1 if there is none
 */
int
rhom_script_get_cue (const RhomScript *self)
{
  if (self->cue >= 0)
    return self->cue;
  for (guint i = 0; i < self->moments->len; i++)
    if (get_moment (self, i)->kind == RHOM_MOMENT_CUE)
      return get_moment (self, i)->value;
  return -1;
}
