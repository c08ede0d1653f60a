/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_LOG (rhom_therapy_log_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyLog, rhom_therapy_log, RHOM, THERAPY_LOG, AdwBin)

void rhom_therapy_log_setup (RhomTherapyLog    *self,
                             RhomServiceClient *client);

G_END_DECLS
