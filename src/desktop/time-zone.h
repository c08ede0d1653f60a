/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_TYPE_TIME_ZONE (rhom_time_zone_get_type ())
G_DECLARE_FINAL_TYPE (RhomTimeZone, rhom_time_zone, RHOM, TIME_ZONE, GObject)

RhomTimeZone *rhom_time_zone_new (RhomClock *clock);

G_END_DECLS
