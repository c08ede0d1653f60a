/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "core/player.h"
#include "settings/settings.h"
#include "ui/cues.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PLAYER_WINDOW (rhom_player_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlayerWindow, rhom_player_window, RHOM, PLAYER_WINDOW, AdwWindow)

RhomPlayerWindow *rhom_player_window_new (RhomServiceClient *client,
                                          RhomSettings      *settings,
                                          RhomCatalogue     *catalogue,
                                          RhomCues          *cues);

void        rhom_player_window_play (RhomPlayerWindow *self,
                                     RhomProgramme    *programme,
                                     const char       *name,
                                     const char       *routine,
                                     gboolean          is_break);
gboolean    rhom_player_window_plays (RhomPlayerWindow *self,
                                      const char       *id);
gboolean    rhom_player_window_is_playing (RhomPlayerWindow *self);
void        rhom_player_window_set_strict (RhomPlayerWindow *self,
                                           gboolean          is_strict);
void        rhom_player_window_leave (RhomPlayerWindow *self);
RhomPlayer *rhom_player_window_get_player (RhomPlayerWindow *self);

G_END_DECLS
