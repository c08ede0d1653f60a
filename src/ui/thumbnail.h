/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "settings/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RHOM_TYPE_THUMBNAILS (rhom_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (RhomThumbnails, rhom_thumbnails, RHOM, THUMBNAILS, GObject)

RhomThumbnails *rhom_thumbnails_new (RhomSettings *settings);
void            rhom_thumbnails_watch (RhomThumbnails    *self,
                                       GtkScrolledWindow *scroller);
gsize           rhom_thumbnails_get_kept_bytes (RhomThumbnails *self);

#define RHOM_TYPE_THUMBNAIL (rhom_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (RhomThumbnail, rhom_thumbnail, RHOM, THUMBNAIL, GtkWidget)

GtkWidget *rhom_thumbnail_new (RhomThumbnails *thumbnails);
GtkWidget *rhom_thumbnail_new_small (RhomThumbnails *thumbnails,
                                     RhomCard       *card);
void       rhom_thumbnail_set_card (RhomThumbnail *self,
                                    RhomCard      *card);
void       rhom_thumbnail_set_moving (RhomThumbnail *self,
                                      gboolean       is_moving);
gboolean   rhom_thumbnail_has_picture (RhomThumbnail *self);

/* Between the two classes. */
const char *rhom_thumbnail_get_key (RhomThumbnail *self);
RhomCard   *rhom_thumbnail_get_card (RhomThumbnail *self);
gboolean    rhom_thumbnail_is_in_view (RhomThumbnail *self);
void        rhom_thumbnail_set_picture (RhomThumbnail *self,
                                        GskRenderNode *picture);
void        rhom_thumbnail_set_photo (RhomThumbnail *self,
                                      GdkTexture    *photo);
void        rhom_thumbnail_drop_picture (RhomThumbnail *self);

void          rhom_thumbnails_add (RhomThumbnails *self,
                                   RhomThumbnail  *thumbnail);
void          rhom_thumbnails_remove (RhomThumbnails *self,
                                      RhomThumbnail  *thumbnail);
void          rhom_thumbnails_refresh (RhomThumbnails *self);
RhomSettings *rhom_thumbnails_get_settings (RhomThumbnails *self);

G_END_DECLS
