/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "settings/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

void rhom_hide_toast_add (AdwToastOverlay *toasts,
                          RhomSettings    *settings,
                          RhomCard        *card);

G_END_DECLS
