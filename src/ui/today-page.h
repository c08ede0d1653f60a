/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_TODAY_PAGE (rhom_today_page_get_type ())
G_DECLARE_FINAL_TYPE (RhomTodayPage, rhom_today_page, RHOM, TODAY_PAGE, AdwBin)

void rhom_today_page_setup (RhomTodayPage     *self,
                            RhomServiceClient *client,
                            RhomSettings      *settings,
                            RhomCatalogue     *catalogue);

G_END_DECLS
