/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SCREEN_LOCK (rhom_screen_lock_get_type ())
G_DECLARE_FINAL_TYPE (RhomScreenLock, rhom_screen_lock, RHOM, SCREEN_LOCK, GObject)

RhomScreenLock *rhom_screen_lock_new (GDBusConnection *connection);
const char     *rhom_screen_lock_get_source (RhomScreenLock *self);
void            rhom_screen_lock_lock (RhomScreenLock *self);

G_END_DECLS
