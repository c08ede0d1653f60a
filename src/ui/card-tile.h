/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"
#include "ui/thumbnail.h"

G_BEGIN_DECLS

#define RHOM_TYPE_CARD_TILE (rhom_card_tile_get_type ())
G_DECLARE_FINAL_TYPE (RhomCardTile, rhom_card_tile, RHOM, CARD_TILE, GtkWidget)

GtkWidget       *rhom_card_tile_new (RhomLibrary    *library,
                                     RhomThumbnails *thumbnails);
void             rhom_card_tile_set_item (RhomCardTile    *self,
                                          RhomLibraryItem *item);
RhomLibraryItem *rhom_card_tile_get_item (RhomCardTile *self);
void             rhom_card_tile_add_menus (GtkWidget *grid);

G_END_DECLS
