/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-photo.h"

/**
 * rhom_card_photo_new:
 * @size_px: how wide and high it may be; a larger one is made smaller as it is read
 *
 * Returns: (transfer full) (nullable): the picture that a card of a pack has in place of a figure
 */
GdkTexture *
rhom_card_photo_new (RhomCard *card,
                     int       size_px)
{
  g_autofree char *path = rhom_card_dup_picture_path (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (GdkPixbuf) upright = NULL;

  if (path == NULL)
    return NULL;
  pixbuf = gdk_pixbuf_new_from_file_at_scale (path, size_px, size_px, TRUE, &error);
  if (pixbuf == NULL)
    {
      g_message ("%s: %s", path, error->message);
      return NULL;
    }
  /* A camera may have noted how it was held. */
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  return gdk_texture_new_for_pixbuf (upright);
}

/**
 * rhom_card_photo_snapshot:
 *
 * Draws all of it in the middle of a place of that size.
 */
void
rhom_card_photo_snapshot (GdkTexture  *photo,
                          GtkSnapshot *snapshot,
                          double       width,
                          double       height)
{
  double scale = MIN (width / gdk_texture_get_width (photo), height / gdk_texture_get_height (photo));
  double photo_width = gdk_texture_get_width (photo) * scale;
  double photo_height = gdk_texture_get_height (photo) * scale;

  gtk_snapshot_append_texture (snapshot, photo, &GRAPHENE_RECT_INIT ((width - photo_width) / 2, (height - photo_height) / 2, photo_width, photo_height));
}
