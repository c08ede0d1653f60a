/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/idle-source.h"

G_BEGIN_DECLS

#define RHOM_TYPE_IDLE_MUTTER (rhom_idle_mutter_get_type ())
G_DECLARE_FINAL_TYPE (RhomIdleMutter, rhom_idle_mutter, RHOM, IDLE_MUTTER, GObject)

RhomIdleSource *rhom_idle_mutter_new (RhomClock       *clock,
                                      GDBusConnection *session_bus);

G_END_DECLS
