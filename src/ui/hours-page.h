/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_HOURS_PAGE (rhom_hours_page_get_type ())
G_DECLARE_FINAL_TYPE (RhomHoursPage, rhom_hours_page, RHOM, HOURS_PAGE, AdwPreferencesPage)

GtkWidget *rhom_hours_page_new (RhomSettings *settings);

G_END_DECLS
