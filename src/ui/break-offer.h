/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_BREAK_OFFER (rhom_break_offer_get_type ())
G_DECLARE_FINAL_TYPE (RhomBreakOffer, rhom_break_offer, RHOM, BREAK_OFFER, AdwBin)

void     rhom_break_offer_setup (RhomBreakOffer    *self,
                                 RhomServiceClient *client,
                                 RhomSettings      *settings,
                                 RhomCatalogue     *catalogue);
void     rhom_break_offer_set_strict (RhomBreakOffer *self,
                                      gboolean        is_strict);
void     rhom_break_offer_grab_start (RhomBreakOffer *self);
gboolean rhom_break_offer_is_wanted (RhomServiceClient *client);

G_END_DECLS
