/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_CARD_VIEW (rhom_card_view_get_type ())
G_DECLARE_FINAL_TYPE (RhomCardView, rhom_card_view, RHOM, CARD_VIEW, AdwBin)

void      rhom_card_view_setup (RhomCardView      *self,
                                RhomServiceClient *client,
                                RhomSettings      *settings);
void      rhom_card_view_set_card (RhomCardView *self,
                                   RhomCard     *card);
RhomCard *rhom_card_view_get_card (RhomCardView *self);

G_END_DECLS
