/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/therapy-rules.h"

#include <adwaita.h>

G_BEGIN_DECLS

gboolean rhom_therapy_doubt_find (const GError     *error,
                                  RhomTherapyDoubt *doubt);
void     rhom_therapy_doubt_ask (GtkWidget       *widget,
                                 RhomTherapyDoubt doubt,
                                 GCallback        answered);

#define RHOM_THERAPY_DOUBT_YES "yes"

G_END_DECLS
