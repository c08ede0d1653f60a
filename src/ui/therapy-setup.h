/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_SETUP (rhom_therapy_setup_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapySetup, rhom_therapy_setup, RHOM, THERAPY_SETUP, AdwBin)

void rhom_therapy_setup_setup (RhomTherapySetup  *self,
                               RhomServiceClient *client,
                               RhomSettings      *settings);
void rhom_therapy_setup_reset (RhomTherapySetup *self);

G_END_DECLS
