/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_OVERLAY_WINDOW (rhom_overlay_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomOverlayWindow, rhom_overlay_window, RHOM, OVERLAY_WINDOW, GtkWindow)

RhomOverlayWindow *rhom_overlay_window_new (RhomServiceClient *client,
                                            RhomSettings      *settings,
                                            RhomCatalogue     *catalogue,
                                            gboolean           is_strict);
void               rhom_overlay_window_show_offer (RhomOverlayWindow *self,
                                                   gint64             start_usec,
                                                   gint64             deadline_usec,
                                                   gboolean           may_finish);
void               rhom_overlay_window_show_rest (RhomOverlayWindow *self,
                                                  gboolean           is_offering);

G_END_DECLS
