/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-photo.h"

#define SIGN_SHARE 0.3 /* of the shorter side of its place */
#define SIGN_MOST_PX 96
#define SIGN_ALPHA 0.2

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

/**
 * rhom_card_photo_snapshot_none:
 * @widget: whose colour and size it has
 *
 * Draws a calm sign where there is neither a figure nor a picture.
 */
void
rhom_card_photo_snapshot_none (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  double   width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double   half = MIN (MIN (width, height) * SIGN_SHARE, SIGN_MOST_PX) / 2;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA  color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= SIGN_ALPHA;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, width / 2, height / 2);
  cairo_move_to (cr, 0, -half);
  cairo_line_to (cr, half * 0.75, 0);
  cairo_line_to (cr, 0, half);
  cairo_line_to (cr, -half * 0.75, 0);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, MAX (2, half / 5));
  cairo_stroke (cr);
  cairo_destroy (cr);
}
