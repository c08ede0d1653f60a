/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_HOLD_USEC RHOM_USEC_PER_SEC

#define RHOM_TYPE_HOLD_BUTTON (rhom_hold_button_get_type ())
G_DECLARE_FINAL_TYPE (RhomHoldButton, rhom_hold_button, RHOM, HOLD_BUTTON, GtkWidget)

void rhom_hold_button_setup (RhomHoldButton *self,
                             RhomClock      *clock,
                             const char     *label,
                             const char     *hold_label);
void rhom_hold_button_set_must_hold (RhomHoldButton *self,
                                     gboolean        must_hold);

G_END_DECLS
