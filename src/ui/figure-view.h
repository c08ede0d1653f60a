/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "settings/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_FIGURE_VIEW (rhom_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (RhomFigureView, rhom_figure_view, RHOM, FIGURE_VIEW, GtkWidget)

GtkWidget *rhom_figure_view_new_still (RhomCard *card, RhomSettings *settings);

void     rhom_figure_view_follow (RhomFigureView *self,
                                  RhomSettings   *settings);
void     rhom_figure_view_set_card (RhomFigureView *self,
                                    RhomCard       *card);
void     rhom_figure_view_set_figure_id (RhomFigureView *self,
                                         const char     *id);
void     rhom_figure_view_set_playing (RhomFigureView *self,
                                       gboolean        is_playing);
void     rhom_figure_view_set_mirrored (RhomFigureView *self,
                                        gboolean        is_mirrored);
void     rhom_figure_view_set_seconds (RhomFigureView *self,
                                       double          seconds);
void     rhom_figure_view_release (RhomFigureView *self);
double   rhom_figure_view_get_seconds (RhomFigureView *self);
double   rhom_figure_view_get_duration (RhomFigureView *self);
double   rhom_figure_view_get_hold_seconds (RhomFigureView *self);
double   rhom_figure_view_get_start_seconds (RhomFigureView *self);
double   rhom_figure_view_get_stay_seconds (RhomFigureView *self);
gboolean rhom_figure_view_is_moving (RhomFigureView *self);
gboolean rhom_figure_view_is_mirrored (RhomFigureView *self);

G_END_DECLS
