/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "desktop/notifier.h"

G_BEGIN_DECLS

#define RHOM_TYPE_NUDGE_DISPATCHER (rhom_nudge_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (RhomNudgeDispatcher, rhom_nudge_dispatcher, RHOM, NUDGE_DISPATCHER, GObject)

RhomNudgeDispatcher *rhom_nudge_dispatcher_new (RhomScheduler *scheduler,
                                                RhomNotifier  *notifier);

G_END_DECLS
