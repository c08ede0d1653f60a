/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "core/player.h"

G_BEGIN_DECLS

const char *rhom_player_texts_step (RhomPlayer    *player,
                                    RhomCatalogue *catalogue,
                                    int            step);
char       *rhom_player_texts_phase (RhomPlayer *player);
char       *rhom_player_texts_next (RhomPlayer    *player,
                                    RhomCatalogue *catalogue);
char       *rhom_player_texts_entered (RhomPlayer    *player,
                                       RhomCatalogue *catalogue);
char       *rhom_player_texts_announced (RhomPlayer    *player,
                                         RhomCatalogue *catalogue);
char       *rhom_player_texts_seconds (int seconds);
char       *rhom_player_texts_done (RhomPlayer    *player,
                                    RhomCatalogue *catalogue);

G_END_DECLS
