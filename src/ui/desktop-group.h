/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_DESKTOP_GROUP (rhom_desktop_group_get_type ())
G_DECLARE_FINAL_TYPE (RhomDesktopGroup, rhom_desktop_group, RHOM, DESKTOP_GROUP, AdwPreferencesGroup)

void rhom_desktop_group_setup (RhomDesktopGroup  *self,
                               RhomServiceClient *client);

const char *rhom_desktop_group_describe (const char *what,
                                         const char *value);

G_END_DECLS
