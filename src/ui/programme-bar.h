/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/player.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PROGRAMME_BAR (rhom_programme_bar_get_type ())
G_DECLARE_FINAL_TYPE (RhomProgrammeBar, rhom_programme_bar, RHOM, PROGRAMME_BAR, GtkWidget)

void rhom_programme_bar_set_player (RhomProgrammeBar *self,
                                    RhomPlayer       *player);
void rhom_programme_bar_update (RhomProgrammeBar *self);

G_END_DECLS
