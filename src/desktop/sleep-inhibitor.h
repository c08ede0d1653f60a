/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SLEEP_INHIBITOR (rhom_sleep_inhibitor_get_type ())
G_DECLARE_FINAL_TYPE (RhomSleepInhibitor, rhom_sleep_inhibitor, RHOM, SLEEP_INHIBITOR, GObject)

RhomSleepInhibitor *rhom_sleep_inhibitor_new (void);
void                rhom_sleep_inhibitor_set_wanted (RhomSleepInhibitor *self,
                                                     gboolean            is_wanted);
gboolean            rhom_sleep_inhibitor_is_held (RhomSleepInhibitor *self);

G_END_DECLS
