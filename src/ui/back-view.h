/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/figure.h"
#include "settings/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RhomBackZone:
 * @name: for people
 * @regions: bits by #RhomFigureRegion of what it covers; none in two zones
 *
 * A part of the drawn back that is chosen as one.
 */
typedef struct
{
  const char *name;
  guint       regions;
} RhomBackZone;

#define RHOM_TYPE_BACK_VIEW (rhom_back_view_get_type ())
G_DECLARE_FINAL_TYPE (RhomBackView, rhom_back_view, RHOM, BACK_VIEW, GtkWidget)

void rhom_back_view_follow (RhomBackView *self,
                            RhomSettings *settings);
void rhom_back_view_set_zones (RhomBackView       *self,
                               const RhomBackZone *zones,
                               guint               n_zones);
void rhom_back_view_set_note (RhomBackView *self,
                              guint         zone,
                              const char   *note,
                              const char   *description);
void rhom_back_view_set_selected (RhomBackView *self,
                                  int           zone);
int  rhom_back_view_get_selected (RhomBackView *self);

G_END_DECLS
