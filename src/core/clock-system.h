/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_TYPE_CLOCK_SYSTEM (rhom_clock_system_get_type ())
G_DECLARE_FINAL_TYPE (RhomClockSystem, rhom_clock_system, RHOM, CLOCK_SYSTEM, GObject)

RhomClock *rhom_clock_system_new (void);

G_END_DECLS
