/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/routine.h"

G_BEGIN_DECLS

#define RHOM_TYPE_LIBRARY_ITEM (rhom_library_item_get_type ())
G_DECLARE_FINAL_TYPE (RhomLibraryItem, rhom_library_item, RHOM, LIBRARY_ITEM, GObject)

/**
 * RhomLibraryFacts:
 *
 * What can be chosen by. Each mask has bit N for word N of the table in
 * catalogue/card-words.h.
 */
typedef struct
{
  guint    areas;
  guint    kinds;
  guint    positions;
  guint    equipment;
  gboolean is_for_desk;
  gboolean is_routine;
} RhomLibraryFacts;

RhomLibraryItem *rhom_library_item_new_for_card (RhomCard *card);
RhomLibraryItem *rhom_library_item_new_for_routine (RhomRoutine *routine);
void             rhom_library_item_add_words (RhomLibraryItem *self,
                                              const char      *words);

RhomRoutine            *rhom_library_item_get_routine (RhomLibraryItem *self);
RhomCard               *rhom_library_item_get_card (RhomLibraryItem *self);
const char             *rhom_library_item_get_id (RhomLibraryItem *self);
const char             *rhom_library_item_get_name (RhomLibraryItem *self);
const char             *rhom_library_item_get_line (RhomLibraryItem *self);
const char             *rhom_library_item_get_folded (RhomLibraryItem *self);
const RhomLibraryFacts *rhom_library_item_get_facts (RhomLibraryItem *self);
gboolean                rhom_library_item_is_favourite (RhomLibraryItem *self);
gboolean                rhom_library_item_is_hidden (RhomLibraryItem *self);
gboolean                rhom_library_item_mark (RhomLibraryItem *self,
                                                gboolean         is_favourite,
                                                gboolean         is_hidden);

G_END_DECLS
