/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What widgets below the window call the group. */
#define RHOM_LIBRARY_ACTION_GROUP "library"

GActionGroup *rhom_library_actions_new (RhomLibrary     *library,
                                        AdwToastOverlay *toasts);

G_END_DECLS
