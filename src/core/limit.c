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
 * Those of heat and ice stand beside each. SFH is "Heat and ice", Sherwood
 * Forest Hospitals NHS Foundation Trust; CKS is "Sprains and strains", NICE
 * Clinical Knowledge Summaries; K is Khoshnevis et al. 2015, PMC4395553; U is
 * "Upper Back Muscle Pain Guide And Causes"; R is "How to Relieve Sore Upper
 * Back Muscles in Less Than an Hour a Day". The other figures are our own choice. */
static const RhomLimit limits[RHOM_N_LIMITS] = {
  [RHOM_LIMIT_INTERVAL] = { 5 * 60, 3 * 60 * 60, 45 * 60 },
  [RHOM_LIMIT_BREAK] = { 60, 10 * 60, 5 * 60 },
  [RHOM_LIMIT_SHORT_BREAK] = { 30, 5 * 60, 60 },
  [RHOM_LIMIT_WARNING] = { 10, 5 * 60, 60 },
  [RHOM_LIMIT_SNOOZE] = { 60, 60 * 60, 5 * 60 },
  [RHOM_LIMIT_PAUSE] = { 60, 7 * 24 * 60 * 60, 60 * 60 },
  [RHOM_LIMIT_HEAT] = { 5 * 60, 30 * 60, 15 * 60 },          /* SFH, U: 20-30 min */
  [RHOM_LIMIT_ICE] = { 5 * 60, 20 * 60, 15 * 60 },           /* SFH, CKS: 15-20 min, and 20 is a hard stop */
  [RHOM_LIMIT_ALTERNATE] = { 10 * 60, 15 * 60, 15 * 60 },    /* R: 10-15 min each */
  [RHOM_LIMIT_ALTERNATE_REST] = { 5 * 60, 30 * 60, 5 * 60 }, /* R: 5 min or more */
  [RHOM_LIMIT_HEAT_UNASKED] = { 5 * 60, 20 * 60, 15 * 60 },  /* our own, as SFH and U allow 20-30 min */
  [RHOM_LIMIT_CAPPED] = { 5 * 60, 10 * 60, 10 * 60 },        /* public guidance for less feeling, poor circulation, diabetes */
  [RHOM_LIMIT_PLACE_REST] = { 45 * 60, 120 * 60, 120 * 60 }, /* SFH, CKS: again after 2 h; K: blood flow stays low for long */
  [RHOM_LIMIT_SKIN_CHECK] = { 2 * 60, 5 * 60, 5 * 60 },      /* SFH and leaflets of other NHS trusts: look after 5 min */
  [RHOM_LIMIT_PACK_SLIP] = { 60, 60, 60 },                   /* our own */
  [RHOM_LIMIT_PACK_PAUSE] = { 15 * 60, 15 * 60, 15 * 60 },   /* our own: who forgot the timer may have forgotten the pack */
  [RHOM_LIMIT_READING] = { 30 * 60, 4 * 60 * 60, 60 * 60 },
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

/**
 * rhom_limit_get_least_usec:
 *
 * Returns: the least that is allowed
 */
gint64
rhom_limit_get_least_usec (RhomLimitId id)
{
  return rhom_limit_get (id)->minimum * RHOM_USEC_PER_SEC;
}

/**
 * rhom_limit_get_most_usec:
 *
 * Returns: the most that is allowed
 */
gint64
rhom_limit_get_most_usec (RhomLimitId id)
{
  return rhom_limit_get (id)->maximum * RHOM_USEC_PER_SEC;
}

/**
 * rhom_limit_get_preset_usec:
 *
 * Returns: what is taken when nothing is said
 */
gint64
rhom_limit_get_preset_usec (RhomLimitId id)
{
  return rhom_limit_get (id)->preset * RHOM_USEC_PER_SEC;
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
