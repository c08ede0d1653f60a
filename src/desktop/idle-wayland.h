/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/idle-source.h"

G_BEGIN_DECLS

#define RHOM_TYPE_IDLE_WAYLAND (rhom_idle_wayland_get_type ())
G_DECLARE_FINAL_TYPE (RhomIdleWayland, rhom_idle_wayland, RHOM, IDLE_WAYLAND, GObject)

RhomIdleSource *rhom_idle_wayland_new (RhomClock *clock);

G_END_DECLS
