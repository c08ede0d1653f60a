/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/therapy.h"
#include "desktop/alarm-sound.h"
#include "rhom-ipc-generated.h"
#include "settings/settings.h"

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_OBJECT (rhom_therapy_object_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyObject, rhom_therapy_object, RHOM, THERAPY_OBJECT, RhomIpcTherapySkeleton)

RhomTherapyObject *rhom_therapy_object_new (RhomClock      *clock,
                                            RhomTherapy    *therapy,
                                            RhomAlarmSound *sound,
                                            RhomSettings   *settings);

G_END_DECLS
