/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/therapy.h"
#include "desktop/alarm-sound.h"
#include "desktop/launcher.h"
#include "desktop/notifier.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_DISPATCHER (rhom_therapy_dispatcher_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyDispatcher, rhom_therapy_dispatcher, RHOM, THERAPY_DISPATCHER, GObject)

RhomTherapyDispatcher *rhom_therapy_dispatcher_new (RhomClock      *clock,
                                                    RhomTherapy    *therapy,
                                                    RhomNotifier   *notifier,
                                                    RhomLauncher   *launcher,
                                                    RhomAlarmSound *sound,
                                                    RhomSettings   *settings);

G_END_DECLS
