/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_TYPE_IDLE_X11 (rhom_idle_x11_get_type ())
G_DECLARE_FINAL_TYPE (RhomIdleX11, rhom_idle_x11, RHOM, IDLE_X11, GObject)

RhomIdleX11 *rhom_idle_x11_new (RhomClock *clock,
                                guint      threshold_msec);
gboolean     rhom_idle_x11_is_available (RhomIdleX11 *self);
gint64       rhom_idle_x11_get_idle_since_usec (RhomIdleX11 *self);

void rhom_idle_x11_await_gap (RhomIdleX11 *self,
                              guint        gap_msec);

G_END_DECLS
