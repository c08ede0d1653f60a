/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-advice.h"

#include "core/clock.h"
#include "core/therapy-rules.h"
#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/*
 * What is suggested, and why. It forbids nothing: the limits are the service's.
 */

/* Ice, heat, ice, with a rest after each but the last. */
#define N_PACKS 3

typedef struct
{
  const char *began; /* as the service knows it */
  const char *suggestion;
} Advice;

/* clang-format off */
static const Advice advices[RHOM_N_THERAPY_ANSWERS] = {
  [RHOM_THERAPY_ANSWER_UNSURE] = { "unsaid", N_("Ice suits a fresh or swollen injury in its first two days; heat suits stiffness and tension that has been there for longer.") },
  [RHOM_THERAPY_ANSWER_TODAY] = { "fresh", N_("Ice is the better choice: in the first two days it keeps swelling down.") },
  [RHOM_THERAPY_ANSWER_DAYS] = { "fresh", N_("Ice is the better choice: in the first two days it keeps swelling down.") },
  [RHOM_THERAPY_ANSWER_LONGER] = { "old", N_("Heat is the better choice: warmth loosens stiff and tense muscles.") },
  [RHOM_THERAPY_ANSWER_SWOLLEN] = { "fresh", N_("Ice is the better choice: heat can make a swelling grow.") },
};
/* clang-format on */

/**
 * rhom_therapy_advice_get_began:
 *
 * Returns: (transfer none): the word for the service
 */
const char *
rhom_therapy_advice_get_began (RhomTherapyAnswer answer)
{
  g_return_val_if_fail (answer < RHOM_N_THERAPY_ANSWERS, "unsaid");

  return advices[answer].began;
}

/**
 * rhom_therapy_advice_suggest:
 *
 * Returns: (transfer none): what would be better, with the reason
 */
const char *
rhom_therapy_advice_suggest (RhomTherapyKind   kind,
                             RhomTherapyAnswer answer)
{
  g_return_val_if_fail (answer < RHOM_N_THERAPY_ANSWERS, "");

  if (kind == RHOM_THERAPY_ALTERNATE && (answer == RHOM_THERAPY_ANSWER_UNSURE || answer == RHOM_THERAPY_ANSWER_LONGER))
    return _("By turns suits what neither eases alone: ice calms, heat loosens. It ends with ice.");
  return _(advices[answer].suggestion);
}

static char *
say_range (RhomTherapyKind kind)
{
  const RhomLimit *limit = rhom_limit_get (rhom_therapy_rules_get_limit (kind));

  /* Translators: numbers of minutes. */
  return g_strdup_printf (_("%d to %d"), limit->minimum / 60, limit->maximum / 60);
}

static char *
say_turns (gint64 length_usec,
           gint64 gap_usec)
{
  g_autofree char *gap = rhom_time_text_length (gap_usec);
  g_autofree char *all = rhom_time_text_length (N_PACKS * length_usec + (N_PACKS - 1) * gap_usec);

  /* Translators: lengths of time; ice, heat and ice again, of so many minutes each. */
  return g_strdup_printf (_("Of each pack, with %s of rest between: %s in all"), gap, all);
}

/**
 * rhom_therapy_advice_dup_length:
 * @cap_why: (nullable): the service's word for why less is allowed
 *
 * Returns: (transfer full): what there is to know about the length
 */
char *
rhom_therapy_advice_dup_length (RhomTherapyKind kind,
                                gint64          length_usec,
                                gint64          gap_usec,
                                const char     *cap_why)
{
  g_autofree char *most = rhom_time_text_length (rhom_limit_get_most_usec (RHOM_LIMIT_CAPPED));
  g_autofree char *turns = say_turns (length_usec, gap_usec);

  if (g_strcmp0 (cap_why, "conditions") == 0)
    /* Translators: %s is a length of time. */
    return g_strdup_printf (_("At most %s with your health answers: please ask a professional first"), most);
  if (g_strcmp0 (cap_why, "not-asked") == 0)
    /* Translators: %s is a length of time. */
    return g_strdup_printf (_("At most %s until the health questions are answered"), most);
  return kind == RHOM_THERAPY_ALTERNATE ? g_steal_pointer (&turns) : say_range (kind);
}
