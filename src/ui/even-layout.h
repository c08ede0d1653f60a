/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_EVEN_LAYOUT (rhom_even_layout_get_type ())
G_DECLARE_FINAL_TYPE (RhomEvenLayout, rhom_even_layout, RHOM, EVEN_LAYOUT, GtkLayoutManager)

G_END_DECLS
