/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/idle-source.h"

G_BEGIN_DECLS

#define RHOM_TYPE_IDLE_X11 (rhom_idle_x11_get_type ())
G_DECLARE_FINAL_TYPE (RhomIdleX11, rhom_idle_x11, RHOM, IDLE_X11, GObject)

RhomIdleSource *rhom_idle_x11_new (RhomClock *clock);

G_END_DECLS
