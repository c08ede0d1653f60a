/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rhom_layer_cover (GtkWindow  *window,
                       GdkMonitor *monitor);
void rhom_layer_yield_keyboard (GtkWindow *window);

G_END_DECLS
