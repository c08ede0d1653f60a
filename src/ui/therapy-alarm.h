/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_ALARM (rhom_therapy_alarm_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyAlarm, rhom_therapy_alarm, RHOM, THERAPY_ALARM, AdwBin)

void rhom_therapy_alarm_setup (RhomTherapyAlarm  *self,
                               RhomServiceClient *client);

G_END_DECLS
