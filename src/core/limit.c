/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/limit.h"

#include "core/clock.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>

/* The one table of limits. The ranges of the GSettings schema repeat it, and a
 * test holds the two together; D-Bus arguments, the saved state and the
 * command line are checked against it.
 *
 * Sources: breaks of 1-10 min, Galinsky et al., Am J Ind Med 2007;50:519-27.
 * Ice 15-20 min with 20 as a hard stop, heat 20-30 min: Sherwood Forest
 * Hospitals NHS Foundation Trust, "Heat and ice"; ice 15-20 min: NICE CKS,
 * sprains and strains. The other figures are our own choice. */
static const RhomLimit limits[RHOM_N_LIMITS] = {
  [RHOM_LIMIT_INTERVAL] = { 5 * 60, 3 * 60 * 60, 45 * 60 },
  [RHOM_LIMIT_BREAK] = { 60, 10 * 60, 5 * 60 },
  [RHOM_LIMIT_SHORT_BREAK] = { 30, 5 * 60, 60 },
  [RHOM_LIMIT_WARNING] = { 10, 5 * 60, 60 },
  [RHOM_LIMIT_SNOOZE] = { 60, 60 * 60, 5 * 60 },
  [RHOM_LIMIT_PAUSE] = { 60, 7 * 24 * 60 * 60, 60 * 60 },
  [RHOM_LIMIT_HEAT] = { 5 * 60, 30 * 60, 15 * 60 },
  [RHOM_LIMIT_ICE] = { 5 * 60, 20 * 60, 15 * 60 },
  [RHOM_LIMIT_ALTERNATE] = { 10 * 60, 15 * 60, 15 * 60 },
  [RHOM_LIMIT_ALTERNATE_REST] = { 5 * 60, 30 * 60, 5 * 60 },
  [RHOM_LIMIT_HOLD] = { 5 * 60, 3 * 60 * 60, 60 * 60 },
  [RHOM_LIMIT_POSTURE_NUDGE] = { 10 * 60, 30 * 60, 20 * 60 },
  [RHOM_LIMIT_SIT] = { 10 * 60, 2 * 60 * 60, 45 * 60 },
  [RHOM_LIMIT_STAND] = { 5 * 60, 60 * 60, 15 * 60 },
};

/**
 * rhom_limit_get:
 *
 * Returns: (transfer none): the range and preset of a length, in seconds
 */
const RhomLimit *
rhom_limit_get (RhomLimitId id)
{
  g_return_val_if_fail (id < RHOM_N_LIMITS, NULL);

  return &limits[id];
}

/* Whole minutes read better; what is not whole is said in seconds. */
static char *
describe_seconds (int seconds)
{
  if (seconds % 60 != 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d second", "%d seconds", seconds), seconds);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", seconds / 60), seconds / 60);
}

/**
 * rhom_limit_check:
 * @length_usec: a length that came from outside
 *
 * Returns: whether it is within the limit; if not, @error is set and names the range
 */
gboolean
rhom_limit_check (RhomLimitId id,
                  gint64      length_usec,
                  GError    **error)
{
  const RhomLimit *limit = rhom_limit_get (id);
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (length_usec >= limit->minimum * RHOM_USEC_PER_SEC && length_usec <= limit->maximum * RHOM_USEC_PER_SEC)
    return TRUE;

  least = describe_seconds (limit->minimum);
  most = describe_seconds (limit->maximum);
  /* Translators: both are lengths of time, such as "5 minutes". */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE, _("Must be between %s and %s"), least, most);
  return FALSE;
}
