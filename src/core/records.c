/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/records.h"

#include "core/words.h"

static const char *const outcome_ids[RHOM_N_BREAK_OUTCOMES] = {
  [RHOM_BREAK_TAKEN] = "taken",
  [RHOM_BREAK_CUT] = "cut",
  [RHOM_BREAK_SKIPPED] = "skipped",
  [RHOM_BREAK_NATURAL] = "natural",
};

static const char *const kind_ids[RHOM_N_THERAPY_KINDS] = {
  [RHOM_THERAPY_HEAT] = "heat",
  [RHOM_THERAPY_ICE] = "ice",
  [RHOM_THERAPY_ALTERNATE] = "alternate",
};

static const char *const therapy_outcome_ids[RHOM_N_THERAPY_OUTCOMES] = {
  [RHOM_THERAPY_DONE] = "done",
  [RHOM_THERAPY_STOPPED] = "stopped",
  [RHOM_THERAPY_SKIN] = "skin",
  [RHOM_THERAPY_LEFT] = "left",
};

static const char *const region_ids[RHOM_N_REGIONS] = {
  [RHOM_REGION_UPPER_BACK] = "upper-back",
  [RHOM_REGION_NECK] = "neck",
  [RHOM_REGION_LEFT_SHOULDER] = "left-shoulder",
  [RHOM_REGION_RIGHT_SHOULDER] = "right-shoulder",
  [RHOM_REGION_LOWER_BACK] = "lower-back",
};

static const char *const exercise_ids[RHOM_N_EXERCISE_OUTCOMES] = {
  [RHOM_EXERCISE_DONE] = "done",
  [RHOM_EXERCISE_PARTLY] = "partly",
  [RHOM_EXERCISE_SKIPPED] = "skipped",
  [RHOM_EXERCISE_HURT] = "hurt",
};

/**
 * rhom_break_outcome_to_id:
 *
 * Returns: (transfer none): the fixed word for @outcome, for files and the bus
 */
const char *
rhom_break_outcome_to_id (RhomBreakOutcome outcome)
{
  g_return_val_if_fail (outcome < RHOM_N_BREAK_OUTCOMES, NULL);

  return outcome_ids[outcome];
}

/**
 * rhom_therapy_kind_to_id:
 *
 * Returns: (transfer none): the fixed word for @kind
 */
const char *
rhom_therapy_kind_to_id (RhomTherapyKind kind)
{
  g_return_val_if_fail (kind < RHOM_N_THERAPY_KINDS, NULL);

  return kind_ids[kind];
}

/**
 * rhom_therapy_kind_from_id:
 * @kind: (out): set if @id is known
 *
 * Returns: whether @id is the word for a kind; if not, @error lists those that are
 */
gboolean
rhom_therapy_kind_from_id (const char      *id,
                           RhomTherapyKind *kind,
                           GError         **error)
{
  int found = rhom_words_find (kind_ids, RHOM_N_THERAPY_KINDS, id, error);

  if (found >= 0)
    *kind = found;
  return found >= 0;
}

/**
 * rhom_therapy_outcome_to_id:
 *
 * Returns: (transfer none): the fixed word for @outcome
 */
const char *
rhom_therapy_outcome_to_id (RhomTherapyOutcome outcome)
{
  g_return_val_if_fail (outcome < RHOM_N_THERAPY_OUTCOMES, NULL);

  return therapy_outcome_ids[outcome];
}

/**
 * rhom_region_to_id:
 *
 * Returns: (transfer none): the fixed word for @region
 */
const char *
rhom_region_to_id (RhomRegion region)
{
  g_return_val_if_fail (region < RHOM_N_REGIONS, NULL);

  return region_ids[region];
}

/**
 * rhom_region_from_id:
 * @region: (out): set if @id is known
 *
 * Returns: whether @id is the word for a region; if not, @error lists those that are
 */
gboolean
rhom_region_from_id (const char *id,
                     RhomRegion *region,
                     GError    **error)
{
  int found = rhom_words_find (region_ids, RHOM_N_REGIONS, id, error);

  if (found >= 0)
    *region = found;
  return found >= 0;
}

/**
 * rhom_exercise_outcome_to_id:
 *
 * Returns: (transfer none): the fixed word for @outcome
 */
const char *
rhom_exercise_outcome_to_id (RhomExerciseOutcome outcome)
{
  g_return_val_if_fail (outcome < RHOM_N_EXERCISE_OUTCOMES, NULL);

  return exercise_ids[outcome];
}

/**
 * rhom_exercise_outcome_from_id:
 * @outcome: (out): set if @id is known
 *
 * Returns: whether @id is the word for an outcome; if not, @error lists those that are
 */
gboolean
rhom_exercise_outcome_from_id (const char          *id,
                               RhomExerciseOutcome *outcome,
                               GError             **error)
{
  int found = rhom_words_find (exercise_ids, RHOM_N_EXERCISE_OUTCOMES, id, error);

  if (found >= 0)
    *outcome = found;
  return found >= 0;
}
