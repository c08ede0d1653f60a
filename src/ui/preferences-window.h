/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_PREFERENCES_WINDOW (rhom_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomPreferencesWindow, rhom_preferences_window, RHOM, PREFERENCES_WINDOW, AdwPreferencesWindow)

RhomPreferencesWindow *rhom_preferences_window_new (RhomServiceClient *client,
                                                    RhomSettings      *settings);

G_END_DECLS
