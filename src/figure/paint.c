/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/paint.h"

#include <string.h>

/*
 * Outlines become colour. Every layer is kept from frame to frame. Cairo draws
 * the lines around things in high contrast only; all that is filled goes
 * through a cover, see cover.c.
 */

/* How much a thing far away takes its shade, and the colour of the distance. */
#define FAR_SHADE .62
#define FAR_FADE .16

void
rhom_sheet_finish (RhomSheet *self)
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
  rhom_sheet_finish (self);
  self->surface = cairo_image_surface_create (format, width_px, height_px);
  self->cr = cairo_create (self->surface);
  self->used = (RhomBox){ 0, 0, 0, 0 };
  return TRUE;
}

/* What is drawn now may be in @box too. */
void
rhom_sheet_use (RhomSheet     *self,
                const RhomBox *box)
{
  RhomBox *used = &self->used;

  if (used->left >= used->right)
    *used = *box;
  *used = (RhomBox){ MIN (used->left, box->left), MIN (used->top, box->top), MAX (used->right, box->right), MAX (used->bottom, box->bottom) };
}

static void
use_whole (RhomSheet *self)
{
  self->used = (RhomBox){ 0, 0, cairo_image_surface_get_width (self->surface), cairo_image_surface_get_height (self->surface) };
}

void
rhom_sheet_clear (RhomSheet *self)
{
  const RhomBox *used = &self->used;
  int            stride = cairo_image_surface_get_stride (self->surface);
  guint8        *data = cairo_image_surface_get_data (self->surface);

  /* Whoever kept the picture that was here gets a copy. */
  cairo_surface_flush (self->surface);
  for (int y = used->top; y < used->bottom; y++)
    memset (data + (gsize) y * stride + used->left * 4, 0, (used->right - used->left) * 4);
  cairo_surface_mark_dirty (self->surface);
  self->used = (RhomBox){ 0, 0, 0, 0 };
}

/* Makes metres the unit of @cr, y up. */
void
rhom_view_apply (const RhomView *self,
                 cairo_t        *cr)
{
  cairo_matrix_t matrix = { self->scale, 0, 0, -self->scale, self->width_px / 2.0 - self->middle.x * self->scale,
                            self->height_px / 2.0 + self->middle.y * self->scale };

  cairo_set_matrix (cr, &matrix);
}

void
rhom_painter_begin (RhomPainter    *self,
                    const RhomView *view)
{
  self->view = *view;
  self->is_thumbnail = MIN (view->width_px, view->height_px) < RHOM_THUMBNAIL_PX;
  rhom_sheet_ensure (&self->body, CAIRO_FORMAT_ARGB32, view->width_px, view->height_px);
  rhom_view_apply (view, self->body.cr);
  rhom_cover_ensure (&self->cover, view->width_px, view->height_px);
  rhom_cover_ensure (&self->trim, view->width_px, view->height_px);
  self->target = self->whole = &self->body;
}

void
rhom_painter_finish (RhomPainter *self)
{
  rhom_sheet_finish (&self->body);
  rhom_sheet_finish (&self->piece);
  rhom_sheet_finish (&self->next);
  rhom_cover_finish (&self->cover);
  rhom_cover_finish (&self->trim);
  rhom_cover_finish (&self->soft);
  rhom_cover_finish (&self->soft_trim);
}

/**
 * rhom_painter_add:
 * @cover: of the whole picture, in whatever size
 * @shift: metres
 */
void
rhom_painter_add (RhomPainter *self,
                  RhomCover   *cover,
                  RhomRun      run,
                  RhomPoint    shift,
                  double       alpha)
{
  const RhomOutlines *outlines = self->outlines;
  const RhomView     *view = &self->view;
  double              reduction = cover->width < view->width_px ? RHOM_SOFTNESS : 1, scale = view->scale / reduction;
  RhomPlacing         placing = { view->width_px / 2.0 / reduction + (shift.x - view->middle.x) * scale,
                                  view->height_px / 2.0 / reduction - (shift.y - view->middle.y) * scale, scale };

  for (int i = run.first; i < run.first + run.n; i++)
    rhom_cover_add (cover, outlines->points + outlines->polygons[i].first, outlines->polygons[i].n, &placing, RHOM_FULL_COVER * alpha + .5);
}

/* @alpha: of a colour that is not opaque */
guint32
rhom_color_to_pixel (RhomColor color,
                     double    alpha)
{
  guint32 r = color.r * alpha * 255 + .5, g = color.g * alpha * 255 + .5, b = color.b * alpha * 255 + .5;

  return (guint32) (alpha * 255 + .5) << 24 | r << 16 | g << 8 | b;
}

static void
lay_source (RhomPainter      *self,
            const RhomSource *source,
            RhomBlend         blend)
{
  if (self->is_trimmed)
    rhom_cover_keep (&self->cover, &self->trim);
  if (rhom_cover_is_empty (&self->cover))
    return;
  rhom_sheet_use (self->target, &self->cover.box);
  rhom_cover_paint (&self->cover, self->target->surface, source, blend);
  rhom_cover_clear (&self->cover);
}

/* Paints what is covered, of which nothing is left. */
void
rhom_painter_lay (RhomPainter *self,
                  RhomColor    color,
                  double       alpha,
                  RhomBlend    blend)
{
  RhomSource source;

  source.is_graded = FALSE;
  source.shades[0] = rhom_color_to_pixel (color, alpha);
  lay_source (self, &source, blend);
}

/**
 * rhom_painter_lay_graded:
 * @source: (inout): its shades
 * @from: where the first shade is, metres
 * @to: where the last is
 */
void
rhom_painter_lay_graded (RhomPainter *self,
                         RhomSource  *source,
                         RhomPoint    from,
                         RhomPoint    to)
{
  const RhomView *view = &self->view;
  double          x = to.x - from.x, y = to.y - from.y, k = 1 / MAX (x * x + y * y, 1e-6) / view->scale;

  source->is_graded = TRUE;
  source->along[0] = x * k;
  source->along[1] = -y * k;
  source->along[2] = ((view->middle.x - from.x) * x + (view->middle.y - from.y) * y) * k * view->scale - (x * view->width_px - y * view->height_px) * k / 2;
  lay_source (self, source, RHOM_BLEND_OVER);
}

void
rhom_painter_fill (RhomPainter *self,
                   RhomRun      run,
                   RhomColor    color,
                   double       alpha)
{
  rhom_painter_add (self, &self->cover, run, (RhomPoint){ 0, 0 }, 1);
  rhom_painter_lay (self, color, alpha, RHOM_BLEND_OVER);
}

/* Along the outlines, half of @width on either side. */
void
rhom_painter_stroke (RhomPainter *self,
                     RhomRun      run,
                     RhomColor    color,
                     double       width)
{
  const RhomOutlines *outlines = self->outlines;
  cairo_t            *cr = self->target->cr;

  cairo_set_source_rgb (cr, color.r, color.g, color.b);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int i = run.first; i < run.first + run.n; i++)
    {
      const RhomPoint *points = outlines->points + outlines->polygons[i].first;

      cairo_new_sub_path (cr);
      for (int k = 0; k < outlines->polygons[i].n; k++)
        cairo_line_to (cr, points[k].x, points[k].y);
      cairo_close_path (cr);
    }
  cairo_stroke (cr);
  use_whole (self->target);
  cairo_surface_flush (self->target->surface);
}

/* A line with round ends through all points, without corners. */
void
rhom_painter_curve (RhomPainter     *self,
                    const RhomPoint *points,
                    int              n,
                    RhomColor        color,
                    double           width,
                    double           alpha)
{
  RhomRun run = rhom_outlines_begin (self->outlines);

  rhom_outlines_add_curve (self->outlines, points, n, width);
  rhom_outlines_end (self->outlines, &run);
  rhom_painter_fill (self, run, color, alpha);
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
  RhomPoint towards_light = { RHOM_LIGHT.x * distance, RHOM_LIGHT.y * distance };

  if (self->colors.is_contrast)
    return;
  rhom_painter_add (self, &self->cover, run, (RhomPoint){ 0, 0 }, 1);
  rhom_cover_set_bounds (&self->trim, &self->cover.box);
  for (int i = 0; i < n_lit; i++)
    rhom_painter_add (self, &self->trim, lit[i], towards_light, 1);
  rhom_cover_leave_out (&self->cover, &self->trim);
  rhom_cover_clear (&self->trim);
  rhom_painter_lay (self, self->colors.lit[RHOM_INK_SHADE], 1, RHOM_BLEND_TINT);
}

/**
 * rhom_painter_start_trim:
 *
 * What is painted from now on is only where @run is.
 */
void
rhom_painter_start_trim (RhomPainter *self,
                         RhomRun      run)
{
  rhom_painter_add (self, &self->trim, run, (RhomPoint){ 0, 0 }, 1);
  self->is_trimmed = TRUE;
}

void
rhom_painter_end_trim (RhomPainter *self)
{
  rhom_cover_clear (&self->trim);
  self->is_trimmed = FALSE;
}

/* Painting goes to an empty @sheet now. */
static void
start_sheet (RhomPainter *self,
             RhomSheet   *sheet)
{
  rhom_sheet_ensure (sheet, CAIRO_FORMAT_ARGB32, self->view.width_px, self->view.height_px);
  rhom_view_apply (&self->view, sheet->cr);
  rhom_sheet_clear (sheet);
  self->target = sheet;
}

/* Painting goes to the piece now. */
void
rhom_painter_start_piece (RhomPainter *self)
{
  start_sheet (self, &self->piece);
}

/* The piece is laid on what there is. */
void
rhom_painter_end_piece (RhomPainter *self,
                        double       alpha)
{
  cairo_t *cr = self->whole->cr;

  self->target = self->whole;
  use_whole (self->target);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, self->piece.surface, 0, 0);
  cairo_paint_with_alpha (cr, alpha);
  cairo_restore (cr);
}

/* Painting goes to what the body turns into. */
void
rhom_painter_start_next (RhomPainter *self)
{
  start_sheet (self, &self->next);
  self->whole = &self->next;
}

/* The body is @share of what it turns into, and the rest of what it was. */
void
rhom_painter_end_next (RhomPainter *self,
                       double       share)
{
  const RhomBox *used = &self->body.used;
  cairo_t       *cr = self->body.cr;

  self->target = self->whole = &self->body;
  rhom_sheet_use (&self->body, &self->next.used);
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_rectangle (cr, used->left, used->top, used->right - used->left, used->bottom - used->top);
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  cairo_set_source_rgba (cr, 0, 0, 0, share);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_ADD);
  cairo_set_source_surface (cr, self->next.surface, 0, 0);
  cairo_paint_with_alpha (cr, share);
  cairo_restore (cr);
  cairo_surface_flush (self->body.surface);
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
