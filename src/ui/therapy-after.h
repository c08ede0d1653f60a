/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_AFTER (rhom_therapy_after_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyAfter, rhom_therapy_after, RHOM, THERAPY_AFTER, AdwBin)

void rhom_therapy_after_show (RhomTherapyAfter  *self,
                              RhomServiceClient *client,
                              gboolean           is_cold,
                              gboolean           is_for_skin);

G_END_DECLS
