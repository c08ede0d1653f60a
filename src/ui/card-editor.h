/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"
#include "ui/thumbnail.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_CARD_EDITOR (rhom_card_editor_get_type ())
G_DECLARE_FINAL_TYPE (RhomCardEditor, rhom_card_editor, RHOM, CARD_EDITOR, AdwWindow)

RhomCardEditor *rhom_card_editor_new (RhomLibrary    *library,
                                      RhomThumbnails *thumbnails,
                                      RhomCard       *card);

G_END_DECLS
