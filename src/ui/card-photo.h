/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *rhom_card_photo_new (RhomCard *card,
                                 int       size_px);
void        rhom_card_photo_snapshot (GdkTexture  *photo,
                                      GtkSnapshot *snapshot,
                                      double       width,
                                      double       height);
void        rhom_card_photo_snapshot_none (GtkWidget   *widget,
                                           GtkSnapshot *snapshot);

G_END_DECLS
