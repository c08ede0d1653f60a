/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_AWARENESS_PAGE (rhom_awareness_page_get_type ())
G_DECLARE_FINAL_TYPE (RhomAwarenessPage, rhom_awareness_page, RHOM, AWARENESS_PAGE, AdwPreferencesPage)

GtkWidget *rhom_awareness_page_new (RhomServiceClient *client,
                                    RhomSettings      *settings);

G_END_DECLS
