/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PLACE (rhom_place_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlace, rhom_place, RHOM, PLACE, GObject)

gpointer rhom_place_get_item (RhomPlace *self);

#define RHOM_TYPE_PLACES (rhom_places_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlaces, rhom_places, RHOM, PLACES, GObject)

RhomPlaces *rhom_places_new (GListModel *items);

G_END_DECLS
