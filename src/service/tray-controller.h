/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "core/therapy.h"
#include "desktop/launcher.h"
#include "desktop/tray-menu.h"
#include "desktop/tray.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_TRAY_CONTROLLER (rhom_tray_controller_get_type ())
G_DECLARE_FINAL_TYPE (RhomTrayController, rhom_tray_controller, RHOM, TRAY_CONTROLLER, GObject)

RhomTrayController *rhom_tray_controller_new (GDBusConnection *connection,
                                              RhomClock       *clock,
                                              RhomScheduler   *scheduler,
                                              RhomTherapy     *therapy,
                                              RhomLauncher    *launcher,
                                              RhomSettings    *settings);
RhomTray           *rhom_tray_controller_get_tray (RhomTrayController *self);

G_END_DECLS
