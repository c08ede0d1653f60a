/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/deck.h"

G_BEGIN_DECLS

GArray *rhom_deck_items_new (RhomCatalogue     *catalogue,
                             const char *const *hidden);

G_END_DECLS
