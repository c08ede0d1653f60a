/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "desktop/launcher.h"
#include "desktop/notifier.h"

G_BEGIN_DECLS

#define RHOM_TYPE_HOLD_DISPATCHER (rhom_hold_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (RhomHoldDispatcher, rhom_hold_dispatcher, RHOM, HOLD_DISPATCHER, GObject)

RhomHoldDispatcher *rhom_hold_dispatcher_new (RhomClock     *clock,
                                              RhomScheduler *scheduler,
                                              RhomNotifier  *notifier,
                                              RhomLauncher  *launcher);

G_END_DECLS
