/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_TRAY_WATCHER (rhom_tray_watcher_get_type ())
G_DECLARE_FINAL_TYPE (RhomTrayWatcher, rhom_tray_watcher, RHOM, TRAY_WATCHER, GObject)

RhomTrayWatcher *rhom_tray_watcher_new (GDBusConnection *connection);
gboolean         rhom_tray_watcher_is_present (RhomTrayWatcher *self);
gboolean         rhom_tray_watcher_is_hosted (RhomTrayWatcher *self);
void             rhom_tray_watcher_register (RhomTrayWatcher *self,
                                             GDBusConnection *connection);

G_END_DECLS
