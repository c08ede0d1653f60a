/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "core/programme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PLAYER_DETAILS (rhom_player_details_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlayerDetails, rhom_player_details, RHOM, PLAYER_DETAILS, GtkPopover)

void rhom_player_details_set_card (RhomPlayerDetails *self,
                                   RhomCard          *card,
                                   RhomSide           side);
void rhom_player_details_fit (RhomPlayerDetails *self,
                              GtkWidget         *window);

G_END_DECLS
