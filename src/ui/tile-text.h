/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RhomTileText RhomTileText;

RhomTileText *rhom_tile_text_new (GtkWidget *widget);
void          rhom_tile_text_free (RhomTileText *self);
void          rhom_tile_text_set (RhomTileText *self,
                                  const char   *name,
                                  const char   *line);
int           rhom_tile_text_get_height (RhomTileText *self,
                                         int           width_px);
void          rhom_tile_text_snapshot (RhomTileText *self,
                                       GtkSnapshot  *snapshot);

G_END_DECLS
