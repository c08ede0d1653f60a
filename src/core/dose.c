/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dose.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

/* The one table of limits: least, most, and what is taken when nothing is said.
 * The JSON schema of a card repeats it, and a test holds the two together. */
static const RhomLimit limits[RHOM_N_DOSE_LIMITS] = {
  [RHOM_DOSE_LIMIT_SETS] = { 1, 10, 1 },
  [RHOM_DOSE_LIMIT_REPETITIONS] = { 1, 50, 10 },
  [RHOM_DOSE_LIMIT_LENGTH] = { 1, 1800, 25 },
  [RHOM_DOSE_LIMIT_REPETITION] = { 1, 60, 4 },
  [RHOM_DOSE_LIMIT_HOLD] = { 1, 56, 5 },
  [RHOM_DOSE_LIMIT_REST] = { 0, 300, 30 },
  [RHOM_DOSE_LIMIT_BREATH] = { 1, 30, 4 },
};

/**
 * rhom_dose_get_limit:
 *
 * Returns: (transfer none): the range and preset of a number of a dose
 */
const RhomLimit *
rhom_dose_get_limit (RhomDoseLimit id)
{
  g_return_val_if_fail (id < RHOM_N_DOSE_LIMITS, NULL);

  return &limits[id];
}

static gboolean
check_range (RhomDoseLimit id,
             const char   *name,
             int           value,
             GError      **error)
{
  if (value >= limits[id].minimum && value <= limits[id].maximum)
    return TRUE;
  /* Translators: %s is a number of a dose, such as "repetitions". */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE, _("%s must be between %d and %d"), name, limits[id].minimum, limits[id].maximum);
  return FALSE;
}

static gboolean
fail (GError    **error,
      const char *reason)
{
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
check_breath (const RhomDose *dose,
              GError        **error)
{
  if (!check_range (RHOM_DOSE_LIMIT_BREATH, _("breath in"), dose->in_seconds, error) ||
                    !check_range (RHOM_DOSE_LIMIT_BREATH, _("breath out"), dose->out_seconds, error))
    return FALSE;
  if (dose->hold_seconds != 0 || dose->seconds != dose->in_seconds + dose->out_seconds)
    return fail (error, _("a breath lasts as long as in and out together"));
  return TRUE;
}

static gboolean
check_repetitions (const RhomDose *dose,
                   GError        **error)
{
  if (!check_range (RHOM_DOSE_LIMIT_REPETITIONS, _("repetitions"), dose->repetitions, error) ||
                    !check_range (RHOM_DOSE_LIMIT_REPETITION, _("seconds of a repetition"), dose->seconds, error))
    return FALSE;
  if (dose->goes_on)
    return fail (error, _("what is done more than once does not go on"));
  if (dose->in_seconds != 0 || dose->out_seconds != 0)
    return check_breath (dose, error);
  if (dose->hold_seconds != 0 && !check_range (RHOM_DOSE_LIMIT_HOLD, _("seconds of the hold"), dose->hold_seconds, error))
    return FALSE;
  if (dose->hold_seconds >= dose->seconds)
    return fail (error, _("the hold must be shorter than its repetition"));
  return TRUE;
}

/**
 * rhom_dose_check:
 * @dose: what came from outside
 *
 * Returns: whether it can be done; if not, @error says what is wrong
 */
gboolean
rhom_dose_check (const RhomDose *dose,
                 GError        **error)
{
  g_return_val_if_fail (dose != NULL, FALSE);

  if (!check_range (RHOM_DOSE_LIMIT_SETS, _("sets"), dose->sets, error) ||
                    !check_range (RHOM_DOSE_LIMIT_REST, _("seconds of rest"), dose->rest_seconds, error))
    return FALSE;
  if (dose->repetitions != 0)
    return check_repetitions (dose, error);
  if (dose->hold_seconds != 0 || dose->in_seconds != 0 || dose->out_seconds != 0)
    return fail (error, _("without repetitions there is one length of time only"));
  return check_range (RHOM_DOSE_LIMIT_LENGTH, _("seconds"), dose->seconds, error);
}

gboolean
rhom_dose_equal (const RhomDose *a,
                 const RhomDose *b)
{
  return !a->has_sides == !b->has_sides && a->sets == b->sets && a->repetitions == b->repetitions && !a->goes_on == !b->goes_on &&
         a->seconds == b->seconds && a->hold_seconds == b->hold_seconds && a->rest_seconds == b->rest_seconds && a->in_seconds == b->in_seconds &&
         a->out_seconds == b->out_seconds;
}

/**
 * rhom_dose_get_set_seconds:
 *
 * Returns: how long one set of one side lasts
 */
gint64
rhom_dose_get_set_seconds (const RhomDose *dose)
{
  g_return_val_if_fail (dose != NULL, 0);

  return (gint64) MAX (1, dose->repetitions) * dose->seconds;
}

/**
 * rhom_dose_get_work_seconds:
 *
 * Returns: how long all sets of all sides last, without the rests between
 *   them; the whole with rests and changes is the programme's to say
 */
gint64
rhom_dose_get_work_seconds (const RhomDose *dose)
{
  g_return_val_if_fail (dose != NULL, 0);

  return rhom_dose_get_set_seconds (dose) * dose->sets * (dose->has_sides ? 2 : 1);
}

/* Whole minutes read better; what is not whole is said in seconds. */
static char *
describe_seconds (int seconds)
{
  if (seconds % 60 != 0)
    /* Translators: how long to hold a stretch, in seconds. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d s", "%d s", seconds), seconds);
  /* Translators: how long to do an exercise, in minutes. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", seconds / 60), seconds / 60);
}

static char *
describe_repetitions (const RhomDose *dose)
{
  g_autofree char *hold = NULL;

  if (dose->in_seconds > 0)
    /* Translators: how much of an exercise that goes with the breath. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d breath", "%d breaths", dose->repetitions), dose->repetitions);
  if (dose->hold_seconds == 0)
    /* Translators: how much of an exercise. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d repetition", "%d repetitions", dose->repetitions), dose->repetitions);
  hold = describe_seconds (dose->hold_seconds);
  /* Translators: how often, then how long it is held each time: "10 × 5 s". */
  return g_strdup_printf (_("%d × %s"), dose->repetitions, hold);
}

static char *
describe_sets (const RhomDose *dose)
{
  g_autofree char *set = dose->repetitions > 0 ? describe_repetitions (dose) : describe_seconds (dose->seconds);

  if (dose->sets == 1)
    return g_steal_pointer (&set);
  if (dose->repetitions == 0)
    /* Translators: how often, then how long it is held each time: "3 × 30 s". */
    return g_strdup_printf (_("%d × %s"), dose->sets, set);
  /* Translators: how often all of it is done, then what: "3 sets of 10 repetitions", "2 sets of 10 × 5 s". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d set of %s", "%d sets of %s", dose->sets), dose->sets, set);
}

/**
 * rhom_dose_dup_text:
 *
 * Returns: (transfer full): how much, in words: "2 × 25 s, each side"
 */
char *
rhom_dose_dup_text (const RhomDose *dose)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (dose != NULL, NULL);

  amount = describe_sets (dose);
  if (!dose->has_sides)
    return g_steal_pointer (&amount);
  /* Translators: %s is how much of an exercise, such as "25 s" or "8 repetitions". */
  return g_strdup_printf (_("%s, each side"), amount);
}
