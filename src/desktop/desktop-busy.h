/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy.h"
#include "core/clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_DESKTOP_BUSY (rhom_desktop_busy_get_type ())
G_DECLARE_FINAL_TYPE (RhomDesktopBusy, rhom_desktop_busy, RHOM, DESKTOP_BUSY, GObject)

RhomBusy *rhom_desktop_busy_new (GDBusConnection *session_bus,
                                 RhomClock       *clock);

G_END_DECLS
