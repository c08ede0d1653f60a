/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY_WINDOW (rhom_therapy_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapyWindow, rhom_therapy_window, RHOM, THERAPY_WINDOW, AdwWindow)

RhomTherapyWindow *rhom_therapy_window_new (RhomServiceClient *client,
                                            RhomSettings      *settings);
void               rhom_therapy_window_add_toast (RhomTherapyWindow *self,
                                                  const char        *text);

G_END_DECLS
