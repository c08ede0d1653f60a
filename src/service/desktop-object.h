/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"
#include "core/busy.h"
#include "desktop/alarm-sound.h"
#include "desktop/notifier.h"
#include "desktop/screen-lock.h"
#include "desktop/tray.h"
#include "rhom-ipc-generated.h"
#include "service/keeper.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_DESKTOP_OBJECT (rhom_desktop_object_get_type ())
G_DECLARE_FINAL_TYPE (RhomDesktopObject, rhom_desktop_object, RHOM, DESKTOP_OBJECT, RhomIpcDesktopSkeleton)

RhomDesktopObject *rhom_desktop_object_new (RhomActivity   *activity,
                                            RhomBusy       *busy,
                                            RhomTray       *tray,
                                            RhomNotifier   *notifier,
                                            RhomAlarmSound *sound,
                                            RhomScreenLock *lock,
                                            RhomKeeper     *keeper,
                                            RhomSettings   *settings);

G_END_DECLS
