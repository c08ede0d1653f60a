/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy-finding.h"

G_BEGIN_DECLS

#define RHOM_TYPE_DND_SETTINGS (rhom_dnd_settings_get_type ())
G_DECLARE_FINAL_TYPE (RhomDndSettings, rhom_dnd_settings, RHOM, DND_SETTINGS, GObject)

RhomDndSettings *rhom_dnd_settings_new (void);
RhomBusyAnswer   rhom_dnd_settings_get_answer (RhomDndSettings *self);
const char      *rhom_dnd_settings_get_source (RhomDndSettings *self);

G_END_DECLS
