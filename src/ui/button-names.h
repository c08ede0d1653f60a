/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rhom_button_names_mend (GtkWidget *root);

G_END_DECLS
