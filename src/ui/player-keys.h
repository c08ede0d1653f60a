/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rhom_player_keys_add (GtkWidget *widget);
void rhom_player_keys_add_hurt (GtkWidget *widget);

G_END_DECLS
