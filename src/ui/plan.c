/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/plan.h"

#include "catalogue/deck.h"
#include "core/time-text.h"

/* How long something takes, to the second, as the player will count it. */

/**
 * rhom_plan_dup_card_total:
 * @dose: (nullable): of a routine; else the card's own
 *
 * Returns: (transfer full): such as "1:05"
 */
char *
rhom_plan_dup_card_total (RhomCard       *card,
                          const RhomDose *dose)
{
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();

  rhom_programme_add (programme, rhom_card_get_id (card), dose != NULL ? dose : rhom_card_get_dose (card), 0);
  return rhom_time_text_digits (rhom_programme_get_total_usec (programme));
}

/**
 * rhom_plan_dup_routine_total:
 *
 * Returns: (transfer full): such as "15:20"
 */
char *
rhom_plan_dup_routine_total (RhomRoutine *routine)
{
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();

  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    rhom_programme_add (programme, rhom_card_get_id (rhom_routine_get_card (routine, i)), rhom_routine_get_dose (routine, i), 0);
  return rhom_time_text_digits (rhom_programme_get_total_usec (programme));
}

/**
 * rhom_plan_create_rounds:
 * @length_usec: of a break
 *
 * Returns: (transfer full): the card, done again and again while that fits the break
 */
RhomProgramme *
rhom_plan_create_rounds (RhomCard *card,
                         gint64    length_usec)
{
  RhomProgramme     *programme = rhom_card_create_programme (card);
  const char *const *steps = rhom_card_get_steps (card);
  gint64             round_usec = rhom_programme_get_total_usec (programme);

  for (int i = 1; i < RHOM_DECK_MOST_ROUNDS && (i + 1) * round_usec <= length_usec; i++)
    rhom_programme_add (programme, rhom_card_get_id (card), rhom_card_get_dose (card), g_strv_length ((char **) steps));
  return programme;
}
