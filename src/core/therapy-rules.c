/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/therapy-rules.h"

#include "core/clock.h"
#include "core/error.h"
#include "core/time-text.h"
#include "core/words.h"

#include <glib/gi18n-lib.h>

/*
 * What may be done with heat and ice, and what is only asked about. The
 * figures are those of rhom_limit_get().
 */

/* clang-format off */
static const RhomLimitId limits[RHOM_N_THERAPY_KINDS] = {
  [RHOM_THERAPY_HEAT] = RHOM_LIMIT_HEAT,
  [RHOM_THERAPY_ICE] = RHOM_LIMIT_ICE,
  [RHOM_THERAPY_ALTERNATE] = RHOM_LIMIT_ALTERNATE,
};

static const char *const caution_ids[RHOM_N_THERAPY_CAUTIONS] = {
  [RHOM_THERAPY_CAUTION_NONE] = "",
  [RHOM_THERAPY_CAUTION_NOT_ASKED] = "not-asked",
  [RHOM_THERAPY_CAUTION_CONDITIONS] = "conditions",
};

static const char *const began_ids[RHOM_N_THERAPY_BEGANS] = {
  [RHOM_THERAPY_BEGAN_UNSAID] = "unsaid",
  [RHOM_THERAPY_BEGAN_FRESH] = "fresh",
  [RHOM_THERAPY_BEGAN_OLD] = "old",
};

static const char *const doubt_ids[RHOM_N_THERAPY_DOUBTS] = {
  [RHOM_THERAPY_DOUBT_SHORT_REST] = "rest-short",
  [RHOM_THERAPY_DOUBT_FRESH_INJURY] = "fresh-injury-heat",
  [RHOM_THERAPY_DOUBT_LONG] = "past-20",
};
/* clang-format on */

/**
 * rhom_therapy_rules_get_limit:
 *
 * Returns: what limits one pack of @kind
 */
RhomLimitId
rhom_therapy_rules_get_limit (RhomTherapyKind kind)
{
  g_return_val_if_fail (kind < RHOM_N_THERAPY_KINDS, RHOM_LIMIT_ICE);

  return limits[kind];
}

/**
 * rhom_therapy_rules_get_cap_usec:
 *
 * Returns: the most that any one pack may be on; 0 if only the limit of its kind holds
 */
gint64
rhom_therapy_rules_get_cap_usec (RhomTherapyCaution caution)
{
  return caution == RHOM_THERAPY_CAUTION_NONE ? 0 : rhom_limit_get_most_usec (RHOM_LIMIT_CAPPED);
}

/**
 * rhom_therapy_rules_get_most_usec:
 *
 * Returns: the most that one pack of @kind may be on
 */
gint64
rhom_therapy_rules_get_most_usec (RhomTherapyKind    kind,
                                  RhomTherapyCaution caution)
{
  gint64 most_usec = rhom_limit_get_most_usec (rhom_therapy_rules_get_limit (kind));

  return caution == RHOM_THERAPY_CAUTION_NONE ? most_usec : MIN (most_usec, rhom_therapy_rules_get_cap_usec (caution));
}

/**
 * rhom_therapy_rules_get_check_usec:
 * @planned_usec: how long a pack is to be on
 * @looked_usec: how long it had been on at the last look, 0 before the first
 *
 * The first look is after %RHOM_LIMIT_SKIN_CHECK, the other one half-way; a pack so short that the first
 * would be at its end has the other one only.
 *
 * Returns: how long it has been on at the next look; 0 if there is none
 */
gint64
rhom_therapy_rules_get_check_usec (gint64 planned_usec,
                                   gint64 looked_usec)
{
  gint64   first_usec = rhom_limit_get_preset_usec (RHOM_LIMIT_SKIN_CHECK);
  gint64   half_usec = planned_usec / 2;
  gboolean has_first = first_usec < planned_usec;
  gboolean has_half = !has_first || half_usec - first_usec >= rhom_limit_get_least_usec (RHOM_LIMIT_SKIN_CHECK);

  if (has_first && looked_usec < first_usec)
    return first_usec;
  return has_half && looked_usec < half_usec ? half_usec : 0;
}

/**
 * rhom_therapy_rules_check_cloth:
 * @has_cloth: the person has said that there is a layer between pack and skin
 *
 * Returns: whether a pack may be laid as far as that goes
 */
gboolean
rhom_therapy_rules_check_cloth (gboolean has_cloth,
                                GError **error)
{
  if (!has_cloth)
    g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NO_CLOTH, _("First put a cloth between the pack and your skin"));
  return has_cloth;
}

/**
 * rhom_therapy_rules_check_length:
 *
 * Returns: whether one pack may be on for so long
 */
gboolean
rhom_therapy_rules_check_length (RhomTherapyKind    kind,
                                 gint64             length_usec,
                                 RhomTherapyCaution caution,
                                 GError           **error)
{
  gint64           most_usec = rhom_therapy_rules_get_most_usec (kind, caution);
  g_autofree char *most = NULL;

  if (!rhom_limit_check (rhom_therapy_rules_get_limit (kind), length_usec, error))
    return FALSE;
  if (length_usec <= most_usec)
    return TRUE;

  most = rhom_time_text_length (most_usec);
  if (caution == RHOM_THERAPY_CAUTION_CONDITIONS)
    /* Translators: %s is a length of time, such as “10 min”. */
    g_set_error (error, RHOM_ERROR, RHOM_ERROR_OVER_CAP, _("With your health answers at most %s at a time; please ask a professional first"), most);
  else
    /* Translators: %s is a length of time, such as “10 min”. */
    g_set_error (error, RHOM_ERROR, RHOM_ERROR_OVER_CAP, _("At most %s at a time until the health questions under Heat and Ice are answered"), most);
  return FALSE;
}

/**
 * rhom_therapy_rules_check_long:
 *
 * Returns: whether one pack may be on for so long without asking; if not, @error says what to ask
 */
gboolean
rhom_therapy_rules_check_long (RhomTherapyKind kind,
                               gint64          length_usec,
                               gboolean        is_confirmed,
                               GError        **error)
{
  gint64           unasked_usec = rhom_limit_get_most_usec (RHOM_LIMIT_HEAT_UNASKED);
  g_autofree char *unasked = NULL;

  if (kind != RHOM_THERAPY_HEAT || length_usec <= unasked_usec || is_confirmed)
    return TRUE;
  unasked = rhom_time_text_length (unasked_usec);
  /* Translators: %s is a length of time, such as “20 min”. */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_ASK_LONG, _("More than %s of heat is long: keep the cloth between, look at your skin, and do not fall asleep on it"), unasked);
  return FALSE;
}

static gboolean
check_fresh (const RhomTherapyRequest *request,
             GError                  **error)
{
  gboolean is_doubtful = request->kind != RHOM_THERAPY_ICE && request->began == RHOM_THERAPY_BEGAN_FRESH;

  if (!is_doubtful || request->confirmed & (1u << RHOM_THERAPY_DOUBT_FRESH_INJURY))
    return TRUE;
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_ASK_FRESH_INJURY, _("Heat on a fresh or swollen injury can make it swell more; ice is usually better in the first 48 hours"));
  return FALSE;
}

/* A place that rests may not have a pack at all, then it may if one insists. */
static gboolean
check_rest (const RhomTherapyRequest *request,
            gint64                    rested_usec,
            GError                  **error)
{
  gint64           least_usec = rhom_limit_get_least_usec (RHOM_LIMIT_PLACE_REST);
  gint64           advised_usec = rhom_limit_get_most_usec (RHOM_LIMIT_PLACE_REST);
  g_autofree char *least = rhom_time_text_length (least_usec);
  g_autofree char *advised = rhom_time_text_length (advised_usec);
  g_autofree char *rested = rhom_time_text_length (rested_usec);

  if (rested_usec < least_usec)
    /* Translators: lengths of time, such as “12 min”, “45 min” and “2 h”. */
    g_set_error (error, RHOM_ERROR, RHOM_ERROR_RESTING, _("This place had a pack %s ago: it needs %s of rest, and %s are better"), rested, least, advised);
  else if (rested_usec < advised_usec && !(request->confirmed & (1u << RHOM_THERAPY_DOUBT_SHORT_REST)))
    /* Translators: lengths of time, such as “50 min” and “2 h”. */
    g_set_error (error, RHOM_ERROR, RHOM_ERROR_ASK_SHORT_REST, _("This place had a pack %s ago: %s of rest are better"), rested, advised);
  else
    return TRUE;
  return FALSE;
}

/**
 * rhom_therapy_rules_check_start:
 * @rested_usec: since the last pack came off the place; %G_MAXINT64 if there was none
 *
 * Returns: whether it may be started; if not, @error names the rule with its figure
 */
gboolean
rhom_therapy_rules_check_start (const RhomTherapyRequest *request,
                                RhomTherapyCaution        caution,
                                gint64                    rested_usec,
                                GError                  **error)
{
  gboolean is_long_confirmed = (request->confirmed & (1u << RHOM_THERAPY_DOUBT_LONG)) != 0;

  if (request->kind == RHOM_THERAPY_ALTERNATE && !rhom_limit_check (RHOM_LIMIT_ALTERNATE_REST, request->gap_usec, error))
    return FALSE;
  return rhom_therapy_rules_check_length (request->kind, request->length_usec, caution, error) &&
         rhom_therapy_rules_check_cloth (request->has_cloth, error) &&
         check_rest (request, rested_usec, error) &&
         check_fresh (request, error) &&
         rhom_therapy_rules_check_long (request->kind, request->length_usec, is_long_confirmed, error);
}

/**
 * rhom_therapy_caution_to_id:
 *
 * Returns: (transfer none): the fixed word for @caution, "" for none
 */
const char *
rhom_therapy_caution_to_id (RhomTherapyCaution caution)
{
  g_return_val_if_fail (caution < RHOM_N_THERAPY_CAUTIONS, "");

  return caution_ids[caution];
}

/**
 * rhom_therapy_doubt_to_id:
 *
 * Returns: (transfer none): the fixed word that confirms @doubt
 */
const char *
rhom_therapy_doubt_to_id (RhomTherapyDoubt doubt)
{
  g_return_val_if_fail (doubt < RHOM_N_THERAPY_DOUBTS, "");

  return doubt_ids[doubt];
}

/**
 * rhom_therapy_doubt_from_id:
 * @doubt: (out): set if @id is known
 *
 * Returns: whether @id confirms a doubt
 */
gboolean
rhom_therapy_doubt_from_id (const char       *id,
                            RhomTherapyDoubt *doubt,
                            GError          **error)
{
  int found = rhom_words_find (doubt_ids, RHOM_N_THERAPY_DOUBTS, id, error);

  if (found >= 0)
    *doubt = found;
  return found >= 0;
}

/**
 * rhom_therapy_began_from_id:
 * @began: (out): set if @id is known
 *
 * Returns: whether @id says when something began
 */
gboolean
rhom_therapy_began_from_id (const char       *id,
                            RhomTherapyBegan *began,
                            GError          **error)
{
  int found = rhom_words_find (began_ids, RHOM_N_THERAPY_BEGANS, id, error);

  if (found >= 0)
    *began = found;
  return found >= 0;
}
