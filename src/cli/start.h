/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rhom_start_is_running (GDBusConnection *bus,
                                const char      *bus_name);
gboolean rhom_start_service (GDBusConnection *bus,
                             RhomClock       *clock,
                             GError         **error);
gboolean rhom_start_ui (GDBusConnection *bus,
                        RhomClock       *clock,
                        GError         **error);

G_END_DECLS
