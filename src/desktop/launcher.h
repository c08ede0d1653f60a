/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_LAUNCHER (rhom_launcher_get_type ())
G_DECLARE_FINAL_TYPE (RhomLauncher, rhom_launcher, RHOM, LAUNCHER, GObject)

RhomLauncher *rhom_launcher_new (GDBusConnection *connection);
void          rhom_launcher_activate_action (RhomLauncher *self,
                                             const char   *action,
                                             const char   *target,
                                             const char   *token);

G_END_DECLS
