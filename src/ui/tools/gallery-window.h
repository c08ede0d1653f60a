/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/tools/gallery.h"
#include "ui/figure-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_GALLERY_WINDOW (rhom_gallery_window_get_type ())
G_DECLARE_FINAL_TYPE (RhomGalleryWindow, rhom_gallery_window, RHOM, GALLERY_WINDOW, GtkWindow)

GtkWidget      *rhom_gallery_window_new (const char               *id,
                                         const RhomGalleryOptions *options);
RhomFigureView *rhom_gallery_window_get_view (RhomGalleryWindow *self);

G_END_DECLS
