/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/launcher.h"
#include "desktop/notifier.h"
#include "desktop/tray.h"
#include "service/keeper.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_GREETER (rhom_greeter_get_type ())
G_DECLARE_FINAL_TYPE (RhomGreeter, rhom_greeter, RHOM, GREETER, GObject)

RhomGreeter *rhom_greeter_new (RhomClock    *clock,
                               RhomKeeper   *keeper,
                               RhomTray     *tray,
                               RhomNotifier *notifier,
                               RhomLauncher *launcher,
                               RhomSettings *settings);

G_END_DECLS
