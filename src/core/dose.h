/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limit.h"

G_BEGIN_DECLS

/**
 * RhomDose:
 * @has_sides: done again with the other side, the same time
 * @sets: how often all of it is done on one side
 * @repetitions: 0 = one hold or one length of time
 * @goes_on: without repetitions: something done all the while, such as a walk, rather than a position that is held
 * @seconds: of the hold or the length; with @repetitions, of one whole repetition, moving and holding
 * @hold_seconds: of each repetition, at its end position, part of @seconds; 0 = none
 * @rest_seconds: between two sets
 * @in_seconds: of a breath in; a repetition is then one breath, and @seconds both together; 0 = not paced
 * @out_seconds: of a breath out
 *
 * How much of an exercise. A plain value; what comes from outside is held to
 * rhom_dose_check().
 */
typedef struct
{
  gboolean has_sides;
  int      sets;
  int      repetitions;
  gboolean goes_on;
  int      seconds;
  int      hold_seconds;
  int      rest_seconds;
  int      in_seconds;
  int      out_seconds;
} RhomDose;

typedef enum
{
  RHOM_DOSE_LIMIT_SETS,
  RHOM_DOSE_LIMIT_REPETITIONS,
  RHOM_DOSE_LIMIT_LENGTH,     /* seconds, where there are no repetitions */
  RHOM_DOSE_LIMIT_REPETITION, /* seconds of one */
  RHOM_DOSE_LIMIT_HOLD,       /* seconds, within a repetition */
  RHOM_DOSE_LIMIT_REST,       /* seconds */
  RHOM_DOSE_LIMIT_BREATH,     /* seconds in, and seconds out */
  RHOM_N_DOSE_LIMITS,
} RhomDoseLimit;

const RhomLimit *rhom_dose_get_limit (RhomDoseLimit id);
gboolean         rhom_dose_check (const RhomDose *dose,
                                  GError        **error);
gboolean         rhom_dose_equal (const RhomDose *a,
                                  const RhomDose *b);
gint64           rhom_dose_get_set_seconds (const RhomDose *dose);
gint64           rhom_dose_get_work_seconds (const RhomDose *dose);
char            *rhom_dose_dup_text (const RhomDose *dose);

G_END_DECLS
