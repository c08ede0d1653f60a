/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SAFETY_WINDOW (rhom_safety_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomSafetyWindow, rhom_safety_window, RHOM, SAFETY_WINDOW, AdwWindow)

RhomSafetyWindow *rhom_safety_window_new (void);

G_END_DECLS
