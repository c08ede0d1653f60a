/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_MODE_ROWS (rhom_mode_rows_get_type ())
G_DECLARE_FINAL_TYPE (RhomModeRows, rhom_mode_rows, RHOM, MODE_ROWS, AdwBin)

void rhom_mode_rows_setup (RhomModeRows      *self,
                           RhomServiceClient *client);

G_END_DECLS
