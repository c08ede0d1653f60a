/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "desktop/launcher.h"
#include "desktop/notifier.h"
#include "service/proposer.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_BREAK_DISPATCHER (rhom_break_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (RhomBreakDispatcher, rhom_break_dispatcher, RHOM, BREAK_DISPATCHER, GObject)

RhomBreakDispatcher *rhom_break_dispatcher_new (RhomClock     *clock,
                                                RhomScheduler *scheduler,
                                                RhomProposer  *proposer,
                                                RhomKeeper    *keeper,
                                                RhomNotifier  *notifier,
                                                RhomLauncher  *launcher,
                                                RhomSettings  *settings);
void                 rhom_break_dispatcher_shown (RhomBreakDispatcher *self);

G_END_DECLS
