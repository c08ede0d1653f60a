/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_RUNNING (rhom_therapy_running_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyRunning, rhom_therapy_running, RHOM, THERAPY_RUNNING, AdwBin)

void rhom_therapy_running_setup (RhomTherapyRunning *self,
                                 RhomServiceClient  *client,
                                 RhomSettings       *settings);
void rhom_therapy_running_say (RhomTherapyRunning *self);

G_END_DECLS
