/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long Escape is held to leave a break that is strict. */
#define RHOM_ESCAPE_HOLD_USEC (5 * RHOM_USEC_PER_SEC)

#define RHOM_TYPE_ESCAPE_HOLD (rhom_escape_hold_get_type ())
G_DECLARE_FINAL_TYPE (RhomEscapeHold, rhom_escape_hold, RHOM, ESCAPE_HOLD, GtkWidget)

void rhom_escape_hold_setup (RhomEscapeHold *self,
                             RhomClock      *clock,
                             GtkWindow      *window);
void rhom_escape_hold_set_must_hold (RhomEscapeHold *self,
                                     gboolean        must_hold);

G_END_DECLS
