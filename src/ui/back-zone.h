/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_BACK_ZONE_BUTTON (rhom_back_zone_button_get_type ())
G_DECLARE_FINAL_TYPE (RhomBackZoneButton, rhom_back_zone_button, RHOM, BACK_ZONE_BUTTON, GtkCheckButton)

GtkWidget *rhom_back_zone_button_new (RhomFigure *figure,
                                      const char *name,
                                      guint       regions);
guint      rhom_back_zone_button_get_regions (RhomBackZoneButton *self);
void       rhom_back_zone_button_set_note (RhomBackZoneButton *self,
                                           const char         *note,
                                           const char         *description);

G_END_DECLS
