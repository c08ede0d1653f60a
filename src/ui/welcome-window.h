/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_WELCOME_WINDOW (rhom_welcome_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomWelcomeWindow, rhom_welcome_window, RHOM, WELCOME_WINDOW, AdwWindow)

RhomWelcomeWindow *rhom_welcome_window_new (RhomServiceClient *client,
                                            RhomSettings      *settings);

G_END_DECLS
