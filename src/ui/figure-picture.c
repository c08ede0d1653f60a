/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/figure-picture.h"

#include <adwaita.h>
#include <math.h>

/* Pictures of figures as widgets show them: in the style of the desktop, and as textures. */

/* Of the arrow from beginning to end: its share of the smaller side, and its bounds in pixels. */
#define ARROW_SHARE .08
#define SHORTEST_ARROW_PX 14
#define LONGEST_ARROW_PX 48

/**
 * rhom_figure_picture_choose_palette:
 *
 * Returns: what suits the style of the desktop now
 */
RhomPalette
rhom_figure_picture_choose_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean         is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? RHOM_PALETTE_CONTRAST_DARK : RHOM_PALETTE_CONTRAST_LIGHT;
  return is_dark ? RHOM_PALETTE_DARK : RHOM_PALETTE_LIGHT;
}

/* The setting has the card's own choice first, the figure has it last. */
RhomPerson
rhom_figure_picture_choose_person (RhomFigurePerson person)
{
  return person == RHOM_FIGURE_PERSON_OF_CARD ? RHOM_PERSON_OF_CARD : (RhomPerson) (person - RHOM_FIGURE_PERSON_ANA);
}

/**
 * rhom_figure_picture_new_for_surface:
 * @bounds: what of @surface is shown
 * @scale: pixels of @surface for each of @bounds
 *
 * A texture would be the thing for it, but GTK 4.8 turns each of its pixels
 * into four floating numbers and back at every frame.
 *
 * Returns: (transfer full): a node of nothing but @surface, which is not copied
 */
GskRenderNode *
rhom_figure_picture_new_for_surface (cairo_surface_t *surface,
                                     graphene_rect_t  bounds,
                                     int              scale)
{
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t       *cr = gsk_cairo_node_get_draw_context (node);

  cairo_scale (cr, 1.0 / scale, 1.0 / scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/**
 * rhom_figure_picture_new_sized:
 * @scale: pixels of the screen for each of @width and @height
 * @draw: draws it
 *
 * A node that is drawn into would record every path and keep the record; a
 * picture is drawn at once.
 *
 * Returns: (transfer full)
 */
GskRenderNode *
rhom_figure_picture_new_sized (int                   width,
                               int                   height,
                               int                   scale,
                               RhomFigurePictureFunc draw,
                               gpointer              data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);
  cairo_t         *cr = cairo_create (surface);
  GskRenderNode   *picture;

  cairo_scale (cr, scale, scale);
  draw (data, cr, width, height);
  cairo_destroy (cr);
  picture = rhom_figure_picture_new_for_surface (surface, GRAPHENE_RECT_INIT (0, 0, width, height), scale);
  cairo_surface_destroy (surface);
  return picture;
}

/**
 * rhom_figure_picture_new:
 * @widget: whose size and scale it has; neither side may be 0
 * @draw: draws it
 *
 * Returns: (transfer full)
 */
GskRenderNode *
rhom_figure_picture_new (GtkWidget            *widget,
                         RhomFigurePictureFunc draw,
                         gpointer              data)
{
  return rhom_figure_picture_new_sized (gtk_widget_get_width (widget), gtk_widget_get_height (widget), gtk_widget_get_scale_factor (widget), draw, data);
}

/* --- Beginning and end --- */

static void
draw_key_at (RhomFigure *figure,
             cairo_t    *cr,
             double      x,
             double      y,
             double      width,
             double      height,
             guint       key)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  rhom_figure_draw_key (figure, cr, width, height, key);
  cairo_restore (cr);
}

/* To the right from the origin, and centred there. */
static void
draw_arrow (cairo_t       *cr,
            const GdkRGBA *color,
            double         length)
{
  double half = length / 2, head = length * .36;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, MAX (2, length / 9));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, -half, 0);
  cairo_line_to (cr, half, 0);
  cairo_move_to (cr, half - head, -head);
  cairo_line_to (cr, half, 0);
  cairo_line_to (cr, half - head, head);
  cairo_stroke (cr);
}

/**
 * rhom_figure_picture_draw_ends:
 * @widget: whose text colour and direction of reading it has
 *
 * Beginning and end with an arrow between them, which says the same without
 * motion: beside or above one another, whichever shows the body larger.
 */
void
rhom_figure_picture_draw_ends (RhomFigure *figure,
                               GtkWidget  *widget,
                               cairo_t    *cr,
                               double      width,
                               double      height)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double   arrow = CLAMP (MIN (width, height) * ARROW_SHARE, SHORTEST_ARROW_PX, LONGEST_ARROW_PX);
  double   w = floor ((width - arrow) / 2), h = floor ((height - arrow) / 2);
  gboolean is_beside = rhom_figure_get_scale (figure, w, height) >= rhom_figure_get_scale (figure, width, h);
  guint    last = rhom_figure_get_n_keys (figure) - 1;
  GdkRGBA  color;

  if (is_beside)
    {
      draw_key_at (figure, cr, is_rtl ? width - w : 0, 0, w, height, 0);
      draw_key_at (figure, cr, is_rtl ? 0 : width - w, 0, w, height, last);
    }
  else
    {
      draw_key_at (figure, cr, 0, 0, width, h, 0);
      draw_key_at (figure, cr, 0, height - h, width, h, last);
    }
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo_translate (cr, width / 2, height / 2);
  cairo_rotate (cr, !is_beside ? G_PI_2 : is_rtl ? G_PI
                                                 : 0);
  draw_arrow (cr, &color, arrow);
}
