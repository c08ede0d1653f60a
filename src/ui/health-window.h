/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_HEALTH_WINDOW (rhom_health_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomHealthWindow, rhom_health_window, RHOM, HEALTH_WINDOW, AdwWindow)

GtkWindow *rhom_health_window_new (RhomSettings *settings);
char      *rhom_health_window_dup_summary (RhomSettings *settings);

G_END_DECLS
