/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "settings/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_FIGURE_VIEW (rhom_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (RhomFigureView, rhom_figure_view, RHOM, FIGURE_VIEW, GtkWidget)

GtkWidget *rhom_figure_view_new_still (RhomCard *card, RhomSettings *settings);

void     rhom_figure_view_follow (RhomFigureView *self, RhomSettings *settings);
void     rhom_figure_view_set_card (RhomFigureView *self,
                                    RhomCard       *card);
void     rhom_figure_view_set_playing (RhomFigureView *self,
                                       gboolean        is_playing);
gboolean rhom_figure_view_is_moving (RhomFigureView *self);

G_END_DECLS
