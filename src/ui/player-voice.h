/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "core/player.h"
#include "ui/cues.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PLAYER_VOICE (rhom_player_voice_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlayerVoice, rhom_player_voice, RHOM, PLAYER_VOICE, GObject)

RhomPlayerVoice *rhom_player_voice_new (RhomClock     *clock,
                                        RhomPlayer    *player,
                                        RhomCatalogue *catalogue,
                                        RhomCues      *cues,
                                        GtkLabel      *live_label);

G_END_DECLS
