/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rhom_dialogs_explain (GtkWindow  *window,
                           const char *heading,
                           const char *body);
void rhom_dialogs_ask_discard (GtkWindow *window);

G_END_DECLS
