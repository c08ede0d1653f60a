/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/paint.h"

/*
 * Paths and layers. Every layer is kept from frame to frame. A clip of any
 * shape costs cairo more than all fills together, so what must end at an
 * outline is put together in a layer of its own, within a box of whole pixels.
 */

/* How much a thing far away takes its shade, and the colour of the distance. */
#define FAR_SHADE .62
#define FAR_FADE .16

static void
free_sheet (RhomSheet *self)
{
  g_clear_pointer (&self->cr, cairo_destroy);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
}

/* Returns: whether it is a new one */
gboolean
rhom_sheet_ensure (RhomSheet     *self,
                   cairo_format_t format,
                   int            width_px,
                   int            height_px)
{
  if (self->surface != NULL && cairo_image_surface_get_width (self->surface) == width_px &&
      cairo_image_surface_get_height (self->surface) == height_px)
    return FALSE;
  free_sheet (self);
  self->surface = cairo_image_surface_create (format, width_px, height_px);
  self->cr = cairo_create (self->surface);
  return TRUE;
}

void
rhom_sheet_clear (RhomSheet *self)
{
  cairo_save (self->cr);
  cairo_reset_clip (self->cr);
  cairo_set_operator (self->cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

/* Makes metres the unit of @cr, y up. @reduction: pixels of the picture to one of @cr */
void
rhom_view_apply (const RhomView *self,
                 cairo_t        *cr,
                 double          reduction)
{
  double         scale = self->scale / reduction;
  cairo_matrix_t matrix = { scale, 0, 0, -scale, self->width_px / 2.0 / reduction - self->middle.x * scale,
                            self->height_px / 2.0 / reduction + self->middle.y * scale };

  cairo_set_matrix (cr, &matrix);
}

void
rhom_painter_begin (RhomPainter    *self,
                    const RhomView *view)
{
  int soft_width = view->width_px / RHOM_SOFTNESS + 2, soft_height = view->height_px / RHOM_SOFTNESS + 2;

  self->view = *view;
  self->is_thumbnail = MIN (view->width_px, view->height_px) < RHOM_THUMBNAIL_PX;
  rhom_sheet_ensure (&self->body, CAIRO_FORMAT_ARGB32, view->width_px, view->height_px);
  rhom_sheet_ensure (&self->piece, CAIRO_FORMAT_ARGB32, view->width_px, view->height_px);
  rhom_sheet_ensure (&self->mask, CAIRO_FORMAT_A8, view->width_px, view->height_px);
  rhom_sheet_ensure (&self->soft, CAIRO_FORMAT_A8, soft_width, soft_height);
  rhom_view_apply (view, self->body.cr, 1);
  rhom_view_apply (view, self->piece.cr, 1);
  rhom_view_apply (view, self->mask.cr, 1);
  rhom_view_apply (view, self->soft.cr, RHOM_SOFTNESS);
  /* What is soft needs no fine edges. */
  cairo_set_antialias (self->soft.cr, CAIRO_ANTIALIAS_FAST);
  self->cr = self->body.cr;
}

void
rhom_painter_finish (RhomPainter *self)
{
  free_sheet (&self->body);
  free_sheet (&self->piece);
  free_sheet (&self->mask);
  free_sheet (&self->soft);
}

void
rhom_painter_path (RhomPainter *self,
                   cairo_t     *cr,
                   RhomRun      run)
{
  const RhomOutlines *outlines = self->outlines;

  for (int i = run.first; i < run.first + run.n; i++)
    {
      const RhomPoint *points = outlines->points + outlines->polygons[i].first;

      cairo_move_to (cr, points[0].x, points[0].y);
      for (int k = 1; k < outlines->polygons[i].n; k++)
        cairo_line_to (cr, points[k].x, points[k].y);
      cairo_close_path (cr);
    }
}

void
rhom_painter_set_color (RhomPainter *self,
                        RhomColor    color,
                        double       alpha)
{
  cairo_set_source_rgba (self->cr, color.r, color.g, color.b, alpha);
}

void
rhom_painter_fill (RhomPainter *self,
                   RhomRun      run,
                   RhomColor    color,
                   double       alpha)
{
  rhom_painter_set_color (self, color, alpha);
  rhom_painter_path (self, self->cr, run);
  cairo_fill (self->cr);
}

void
rhom_painter_stroke (RhomPainter *self,
                     RhomRun      run,
                     RhomColor    color,
                     double       width)
{
  rhom_painter_set_color (self, color, 1);
  cairo_set_line_width (self->cr, width);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  rhom_painter_path (self, self->cr, run);
  cairo_stroke (self->cr);
}

/* A line through all points, without corners. */
void
rhom_painter_curve (RhomPainter     *self,
                    const RhomPoint *points,
                    int              n,
                    RhomColor        color,
                    double           width,
                    double           alpha)
{
  rhom_painter_set_color (self, color, alpha);
  cairo_set_line_width (self->cr, width);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (self->cr, points[0].x, points[0].y);
  for (int i = 0; i < n - 1; i++)
    {
      RhomPoint before = points[MAX (i - 1, 0)], a = points[i], b = points[i + 1], after = points[MIN (i + 2, n - 1)];

      cairo_curve_to (self->cr, a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6, b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6, b.x, b.y);
    }
  cairo_stroke (self->cr);
}

/**
 * rhom_painter_get_box:
 * @margin: metres
 * @box: (out): the pixels that hold @runs
 *
 * Returns: whether any are in the picture
 */
gboolean
rhom_painter_get_box (RhomPainter   *self,
                      const RhomRun *runs,
                      int            n,
                      double         margin,
                      RhomBox       *box)
{
  RhomPoint least = { G_MAXDOUBLE, G_MAXDOUBLE }, most = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  double    scale = self->view.scale, x1, y1, x2, y2;

  for (int i = 0; i < n; i++)
    rhom_outlines_get_extents (self->outlines, runs[i], &least, &most);
  if (least.x > most.x)
    return FALSE;
  x1 = (least.x - margin - self->view.middle.x) * scale + self->view.width_px / 2.0;
  x2 = (most.x + margin - self->view.middle.x) * scale + self->view.width_px / 2.0;
  y1 = self->view.height_px / 2.0 - (most.y + margin - self->view.middle.y) * scale;
  y2 = self->view.height_px / 2.0 - (least.y - margin - self->view.middle.y) * scale;
  box->x = CLAMP (floor (x1) - 1, 0, self->view.width_px);
  box->y = CLAMP (floor (y1) - 1, 0, self->view.height_px);
  box->width = CLAMP (ceil (x2) + 1, 0, self->view.width_px) - box->x;
  box->height = CLAMP (ceil (y2) + 1, 0, self->view.height_px) - box->y;
  return box->width > 0 && box->height > 0;
}

static void
clip_to_box (cairo_t       *cr,
             const RhomBox *box)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_identity_matrix (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_set_matrix (cr, &matrix);
}

static void
start_layer (cairo_t       *cr,
             const RhomBox *box)
{
  cairo_save (cr);
  clip_to_box (cr, box);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  cairo_set_source_rgba (cr, 0, 0, 0, 1);
}

/* The mask is empty within @box then, and nothing outside is touched until it is applied. */
void
rhom_painter_start_mask (RhomPainter   *self,
                         const RhomBox *box)
{
  start_layer (self->mask.cr, box);
}

/* Paints the source and operator of @self->cr through the mask. */
void
rhom_painter_apply_mask (RhomPainter   *self,
                         const RhomBox *box)
{
  cairo_matrix_t matrix;

  cairo_restore (self->mask.cr);
  cairo_surface_flush (self->mask.surface);
  cairo_save (self->cr);
  clip_to_box (self->cr, box);
  cairo_get_matrix (self->cr, &matrix);
  cairo_identity_matrix (self->cr);
  cairo_mask_surface (self->cr, self->mask.surface, 0, 0);
  cairo_restore (self->cr);
}

/* Painting goes to the piece now. */
void
rhom_painter_start_piece (RhomPainter   *self,
                          const RhomBox *box)
{
  start_layer (self->piece.cr, box);
  self->cr = self->piece.cr;
}

/* The piece is laid on the body. */
void
rhom_painter_end_piece (RhomPainter   *self,
                        const RhomBox *box)
{
  cairo_restore (self->piece.cr);
  self->cr = self->body.cr;
  cairo_save (self->cr);
  cairo_identity_matrix (self->cr);
  cairo_set_source_surface (self->cr, self->piece.surface, 0, 0);
  cairo_rectangle (self->cr, box->x, box->y, box->width, box->height);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

/**
 * rhom_painter_shade:
 * @lit: what is moved towards the light; what of @run is not under it is in shade
 * @distance: metres
 */
void
rhom_painter_shade (RhomPainter   *self,
                    RhomRun        run,
                    const RhomRun *lit,
                    int            n_lit,
                    double         distance)
{
  cairo_t  *mask = self->mask.cr;
  RhomColor shade = self->colors.lit[RHOM_INK_SHADE];
  RhomBox   box;

  if (self->colors.is_contrast || !rhom_painter_get_box (self, &run, 1, 0, &box))
    return;
  rhom_painter_start_mask (self, &box);
  rhom_painter_path (self, mask, run);
  cairo_fill (mask);
  cairo_set_operator (mask, CAIRO_OPERATOR_DEST_OUT);
  cairo_translate (mask, RHOM_LIGHT.x * distance, RHOM_LIGHT.y * distance);
  for (int i = 0; i < n_lit; i++)
    rhom_painter_path (self, mask, lit[i]);
  cairo_fill (mask);

  cairo_save (self->cr);
  cairo_set_operator (self->cr, CAIRO_OPERATOR_MULTIPLY);
  rhom_painter_set_color (self, shade, 1);
  rhom_painter_apply_mask (self, &box);
  cairo_restore (self->cr);
}

/* @far: 0 near to 1 far */
RhomColor
rhom_painter_get_color (RhomPainter *self,
                        RhomInk      ink,
                        double       far)
{
  RhomColor color = self->colors.lit[ink];

  if (far <= 0 || self->colors.is_contrast || ink >= RHOM_N_PAIRED_INKS)
    return color;
  color = rhom_color_mix (color, self->colors.shaded[ink], far * FAR_SHADE);
  return rhom_color_mix (color, self->colors.lit[RHOM_INK_FAR], far * FAR_FADE);
}
