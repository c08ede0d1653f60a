/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_NUDGES_PAGE (rhom_nudges_page_get_type ())
G_DECLARE_FINAL_TYPE (RhomNudgesPage, rhom_nudges_page, RHOM, NUDGES_PAGE, AdwPreferencesPage)

GtkWidget *rhom_nudges_page_new (RhomSettings *settings);

G_END_DECLS
