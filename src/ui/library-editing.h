/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"
#include "ui/thumbnail.h"

#include <adwaita.h>

G_BEGIN_DECLS

void rhom_library_editing_add (GActionMap      *map,
                               GtkWindow       *window,
                               RhomLibrary     *library,
                               RhomThumbnails  *thumbnails,
                               AdwToastOverlay *toasts);
void rhom_library_editing_import (GtkWindow       *window,
                                  RhomLibrary     *library,
                                  AdwToastOverlay *toasts,
                                  GFile           *file);

G_END_DECLS
