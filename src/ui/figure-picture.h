/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/figure.h"
#include "settings/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*RhomFigurePictureFunc) (gpointer data,
                                       cairo_t *cr,
                                       double   width,
                                       double   height);

RhomPalette    rhom_figure_picture_choose_palette (void);
RhomPerson     rhom_figure_picture_choose_person (RhomFigurePerson person);
GskRenderNode *rhom_figure_picture_new_for_surface (cairo_surface_t *surface,
                                                    graphene_rect_t  bounds,
                                                    int              scale);
GskRenderNode *rhom_figure_picture_new (GtkWidget            *widget,
                                        RhomFigurePictureFunc draw,
                                        gpointer              data);
GskRenderNode *rhom_figure_picture_new_sized (int                   width,
                                              int                   height,
                                              int                   scale,
                                              RhomFigurePictureFunc draw,
                                              gpointer              data);
void           rhom_figure_picture_draw_ends (RhomFigure *figure,
                                              GtkWidget  *widget,
                                              cairo_t    *cr,
                                              double      width,
                                              double      height);

G_END_DECLS
