/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SCREEN_SAVERS (rhom_screen_savers_get_type ())
G_DECLARE_FINAL_TYPE (RhomScreenSavers, rhom_screen_savers, RHOM, SCREEN_SAVERS, GObject)

RhomScreenSavers *rhom_screen_savers_new (GDBusConnection *session_bus);
gboolean          rhom_screen_savers_are_available (RhomScreenSavers *self);
gboolean          rhom_screen_savers_are_active (RhomScreenSavers *self);

G_END_DECLS
