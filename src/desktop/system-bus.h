/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*RhomSystemBusFunc) (gpointer         owner,
                                   GDBusConnection *system_bus);

void rhom_system_bus_get (gpointer          owner,
                          RhomSystemBusFunc func);

G_END_DECLS
