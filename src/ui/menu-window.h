/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_MENU_WINDOW (rhom_menu_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomMenuWindow, rhom_menu_window, RHOM, MENU_WINDOW, AdwWindow)

RhomMenuWindow *rhom_menu_window_new (RhomServiceClient *client);

G_END_DECLS
