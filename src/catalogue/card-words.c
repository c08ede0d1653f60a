/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card-words.h"

#include "catalogue/card.h"

#include <glib/gi18n-lib.h>

/* data/cards/card.schema.json lists the same ids, and a test holds the two together. */

/* clang-format off */
const RhomCardWord rhom_card_kind_words[] = {
  /* Translators: a kind of exercise. */
  [RHOM_CARD_STRETCH] = { "stretch", N_("Stretch") },
  /* Translators: a kind of exercise. */
  [RHOM_CARD_STRENGTH] = { "strength", N_("Strength") },
  /* Translators: a kind of exercise. */
  [RHOM_CARD_RELAXATION] = { "relaxation", N_("Relaxation") },
  [RHOM_N_CARD_KINDS] = { NULL, NULL },
};
/* clang-format on */

/* clang-format off */
const RhomCardWord rhom_card_position_words[] = {
  /* Translators: how one is placed for an exercise; this and the next six. */
  [RHOM_CARD_STANDING] = { "standing", N_("Standing") },
  [RHOM_CARD_SITTING] = { "sitting", N_("Sitting") },
  [RHOM_CARD_HANDS_AND_KNEES] = { "hands-and-knees", N_("On hands and knees") },
  [RHOM_CARD_PRONE] = { "prone", N_("Lying face down") },
  [RHOM_CARD_SUPINE] = { "supine", N_("Lying on the back") },
  [RHOM_CARD_SIDE_LYING] = { "side-lying", N_("Lying on the side") },
  [RHOM_CARD_WALL] = { "wall", N_("At a wall") },
  [RHOM_N_CARD_POSITIONS] = { NULL, NULL },
};
/* clang-format on */

/* clang-format off */
const RhomCardWord rhom_card_equipment_words[] = {
  /* Translators: what is needed for an exercise; this and the next seven. */
  { "mat", N_("mat") },
  { "chair", N_("chair") },
  { "wall", N_("wall") },
  { "door-frame", N_("door frame") },
  { "band", N_("resistance band") },
  { "towel", N_("towel") },
  { "ball", N_("ball") },
  { "foam-roller", N_("foam roller") },
  { NULL, NULL },
};
/* clang-format on */

/* clang-format off */
const RhomCardWord rhom_card_muscle_words[] = {
  /* Translators: what an exercise works on; everyday names are welcome. This and all up to "whole body". */
  { "rhomboids", N_("rhomboids") },
  { "trapezius", N_("trapezius") },
  { "upper-trapezius", N_("upper trapezius") },
  { "middle-trapezius", N_("middle trapezius") },
  { "lower-trapezius", N_("lower trapezius") },
  { "levator-scapulae", N_("levator scapulae") },
  { "rear-deltoids", N_("rear deltoids") },
  { "front-deltoids", N_("front deltoids") },
  { "rotator-cuff", N_("rotator cuff") },
  { "serratus-anterior", N_("serratus anterior") },
  { "pectorals", N_("pectorals") },
  { "lats", N_("lats") },
  { "erector-spinae", N_("erector spinae") },
  { "thoracic-extensors", N_("upper back extensors") },
  { "thoracic-rotators", N_("upper back rotators") },
  { "obliques", N_("obliques") },
  { "core", N_("core") },
  { "glutes", N_("glutes") },
  { "neck-extensors", N_("neck extensors") },
  { "deep-neck-flexors", N_("deep neck flexors") },
  { "suboccipitals", N_("suboccipitals") },
  { "diaphragm", N_("diaphragm") },
  { "whole-back", N_("whole back") },
  { "whole-body", N_("whole body") },
  { NULL, NULL },
};
/* clang-format on */

/* clang-format off */
const RhomCardWord rhom_card_area_words[] = {
  /* Translators: a part of the body that an exercise is for; this and the next six. */
  { "neck", N_("Neck") },
  { "shoulders", N_("Shoulders") },
  { "between-blades", N_("Between the blades") },
  { "chest", N_("Chest") },
  { "mid-back", N_("Mid back") },
  { "low-back", N_("Low back") },
  { "whole-body", N_("Whole body") },
  { NULL, NULL },
};
/* clang-format on */

/**
 * rhom_card_words_find:
 *
 * Returns: the place of @id in @words, or -1
 */
int
rhom_card_words_find (const RhomCardWord *words,
                      const char         *id)
{
  for (int i = 0; words[i].id != NULL; i++)
    if (g_str_equal (words[i].id, id))
      return i;
  return -1;
}

/**
 * rhom_card_words_translate:
 * @id: an id of @words
 *
 * Returns: (transfer none): its name in the language of the user
 */
const char *
rhom_card_words_translate (const RhomCardWord *words,
                           const char         *id)
{
  int i = rhom_card_words_find (words, id);

  g_return_val_if_fail (i >= 0, id);

  return _(words[i].name);
}
