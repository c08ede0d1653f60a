/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_WRAP_LAYOUT (rhom_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RhomWrapLayout, rhom_wrap_layout, RHOM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rhom_wrap_layout_new (void);

G_END_DECLS
