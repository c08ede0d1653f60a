/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"
#include "ui/thumbnail.h"

G_BEGIN_DECLS

#define RHOM_TYPE_CARD_PICKER (rhom_card_picker_get_type ())
G_DECLARE_FINAL_TYPE (RhomCardPicker, rhom_card_picker, RHOM, CARD_PICKER, GtkPopover)

GtkWidget *rhom_card_picker_new (RhomLibrary    *library,
                                 RhomThumbnails *thumbnails);
GtkWidget *rhom_card_picker_new_for_figures (RhomLibrary    *library,
                                             RhomThumbnails *thumbnails);

G_END_DECLS
