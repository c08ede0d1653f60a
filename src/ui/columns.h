/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_COLUMNS (rhom_columns_get_type ())
G_DECLARE_FINAL_TYPE (RhomColumns, rhom_columns, RHOM, COLUMNS, GtkWidget)

/* From this width on, the two stand side by side. */
#define RHOM_COLUMNS_WIDE_PX 820

G_END_DECLS
