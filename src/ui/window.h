/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_WINDOW (rhom_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomWindow, rhom_window, RHOM, WINDOW, AdwApplicationWindow)

RhomWindow *rhom_window_new (GtkApplication    *application,
                             RhomServiceClient *client,
                             RhomSettings      *settings,
                             RhomCatalogue     *catalogue);

void     rhom_window_show_page (RhomWindow *self,
                                const char *name);
gboolean rhom_window_show_card (RhomWindow *self,
                                const char *id);
void     rhom_window_add_toast (RhomWindow *self,
                                const char *text);

G_END_DECLS
