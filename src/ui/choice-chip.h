/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card-words.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_CHOICE_CHIP (rhom_choice_chip_get_type ())
G_DECLARE_FINAL_TYPE (RhomChoiceChip, rhom_choice_chip, RHOM, CHOICE_CHIP, GtkWidget)

GtkWidget *rhom_choice_chip_new (const char         *label,
                                 const RhomCardWord *words);
guint      rhom_choice_chip_get_chosen (RhomChoiceChip *self);
void       rhom_choice_chip_clear (RhomChoiceChip *self);

G_END_DECLS
