/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rhom_layer_cover (GtkWindow  *window,
                       GdkMonitor *monitor);

G_END_DECLS
