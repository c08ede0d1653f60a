/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_RING (rhom_ring_get_type ())
G_DECLARE_FINAL_TYPE (RhomRing, rhom_ring, RHOM, RING, GtkWidget)

GtkWidget *rhom_ring_new (void);

void rhom_ring_set_clock (RhomRing  *self,
                          RhomClock *clock);
void rhom_ring_count (RhomRing *self,
                      gint64    start_usec,
                      gint64    deadline_usec);
void rhom_ring_stand (RhomRing   *self,
                      double      fraction,
                      const char *text);
void rhom_ring_drive (RhomRing   *self,
                      double      fraction,
                      double      size,
                      const char *text,
                      const char *caption);

gboolean    rhom_ring_is_counting (RhomRing *self);
double      rhom_ring_get_fraction (RhomRing *self);
const char *rhom_ring_get_text (RhomRing *self);
const char *rhom_ring_get_caption (RhomRing *self);

G_END_DECLS
