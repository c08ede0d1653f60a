/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RhomCardWord:
 * @id: as it stands in a card file
 * @name: what people read, still to be translated
 *
 * One of the words a member of a card may hold. A table of them ends with an
 * id of %NULL; where the words have an enum, the table is in its order.
 */
typedef struct
{
  const char *id;
  const char *name;
} RhomCardWord;

extern const RhomCardWord rhom_card_kind_words[];
extern const RhomCardWord rhom_card_position_words[];
extern const RhomCardWord rhom_card_equipment_words[];
extern const RhomCardWord rhom_card_muscle_words[];
extern const RhomCardWord rhom_card_area_words[];

int         rhom_card_words_find (const RhomCardWord *words,
                                  const char         *id);
const char *rhom_card_words_translate (const RhomCardWord *words,
                                       const char         *id);

G_END_DECLS
