/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moments.h"

G_BEGIN_DECLS

/**
 * RhomScript:
 * @moments: (owned) (nullable) (element-type RhomMoment): of the phase; %NULL before one has begun
 * @next: index of the moment that comes next
 * @cue: the step that was said last; -1 = none yet
 * @repetition: the number of the repetition that runs; 0 = none yet
 * @passed_usec: where the last moment was; -1 = none yet
 *
 * What is said within a phase, and how much of it has been. A plain value,
 * which rhom_script_clear() empties.
 */
typedef struct
{
  GArray *moments;
  guint   next;
  int     cue;
  int     repetition;
  gint64  passed_usec;
} RhomScript;

void     rhom_script_clear (RhomScript *self);
void     rhom_script_begin (RhomScript      *self,
                            const RhomPhase *phase,
                            guint            n_steps);
void     rhom_script_extend (RhomScript      *self,
                             const RhomPhase *phase,
                             guint            n_steps,
                             gint64           position_usec);
gint64   rhom_script_get_next_usec (const RhomScript *self);
gboolean rhom_script_pass (RhomScript *self,
                           RhomMoment *moment);
int      rhom_script_get_cue (const RhomScript *self);

G_END_DECLS
