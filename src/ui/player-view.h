/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "core/player.h"
#include "settings/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PLAYER_VIEW (rhom_player_view_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlayerView, rhom_player_view, RHOM, PLAYER_VIEW, AdwBin)

void      rhom_player_view_setup (RhomPlayerView *self,
                                  RhomClock      *clock,
                                  RhomSettings   *settings,
                                  RhomCatalogue  *catalogue);
void      rhom_player_view_set_player (RhomPlayerView *self,
                                       RhomPlayer     *player);
void      rhom_player_view_grab_pause (RhomPlayerView *self);
RhomCard *rhom_player_view_get_card (RhomPlayerView *self);
gboolean  rhom_player_view_is_awake (RhomPlayerView *self);

G_END_DECLS
