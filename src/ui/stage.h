/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_STAGE (rhom_stage_get_type ())
G_DECLARE_FINAL_TYPE (RhomStage, rhom_stage, RHOM, STAGE, GtkWidget)

void rhom_stage_set_card (RhomStage *self,
                          RhomCard  *card);

G_END_DECLS
