/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_STAGE (rhom_stage_get_type ())
G_DECLARE_FINAL_TYPE (RhomStage, rhom_stage, RHOM, STAGE, GtkWidget)

G_END_DECLS
