/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_STRIP (rhom_therapy_strip_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyStrip, rhom_therapy_strip, RHOM, THERAPY_STRIP, GtkWidget)

void rhom_therapy_strip_set_phase (RhomTherapyStrip *self,
                                   int               phase,
                                   gboolean          is_on);

G_END_DECLS
