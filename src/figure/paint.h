/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/cover.h"
#include "figure/outline.h"
#include "figure/palette.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Below this many pixels, of the smaller side, a picture is a thumbnail. */
#define RHOM_THUMBNAIL_PX 96

/* Where the light comes from, in the picture. */
#define RHOM_LIGHT ((RhomPoint){ -.55, .83 })

/* How metres become pixels: @scale a metre, @middle in the middle of the picture. */
typedef struct
{
  double    scale;
  RhomPoint middle;
  int       width_px;
  int       height_px;
} RhomView;

/* A surface with its context, in metres. All outside @used is clear. */
typedef struct
{
  cairo_surface_t *surface; /* (owned) */
  cairo_t         *cr;      /* (owned) */
  RhomBox          used;
} RhomSheet;

/**
 * RhomPainter:
 * @body: what moves
 * @piece: of the same size, for what is put together before it is laid on @body; made when needed
 * @next: of the same size, for what @body turns into little by little; made when needed
 * @target: where painting goes at the moment
 * @whole: where it goes when no piece is being put together
 * @cover: what is painted next
 * @trim: what the next is trimmed to, or by
 * @soft: smaller, for what has no sharp edge
 * @soft_trim: the same, for its edges
 * @is_trimmed: whether nothing is painted but on what @trim covers
 */
typedef struct
{
  RhomView      view;
  RhomColors    colors;
  RhomOutlines *outlines;
  gboolean      is_thumbnail;
  RhomSheet     body;
  RhomSheet     piece;
  RhomSheet     next;
  RhomSheet    *target;
  RhomSheet    *whole;
  RhomCover     cover;
  RhomCover     trim;
  RhomCover     soft;
  RhomCover     soft_trim;
  gboolean      is_trimmed;
} RhomPainter;

/* Pixels of the picture to one of what is soft, each way. */
#define RHOM_SOFTNESS 5

gboolean rhom_sheet_ensure (RhomSheet     *self,
                            cairo_format_t format,
                            int            width_px,
                            int            height_px);
void     rhom_sheet_clear (RhomSheet *self);
void     rhom_sheet_use (RhomSheet     *self,
                         const RhomBox *box);
void     rhom_sheet_finish (RhomSheet *self);
void     rhom_view_apply (const RhomView *self,
                          cairo_t        *cr);

void rhom_painter_begin (RhomPainter    *self,
                         const RhomView *view);
void rhom_painter_finish (RhomPainter *self);
void rhom_painter_add (RhomPainter *self,
                       RhomCover   *cover,
                       RhomRun      run,
                       RhomPoint    shift,
                       double       alpha);
void rhom_painter_lay (RhomPainter *self,
                       RhomColor    color,
                       double       alpha,
                       RhomBlend    blend);
void rhom_painter_lay_graded (RhomPainter *self,
                              RhomSource  *source,
                              RhomPoint    from,
                              RhomPoint    to);
void rhom_painter_fill (RhomPainter *self,
                        RhomRun      run,
                        RhomColor    color,
                        double       alpha);
void rhom_painter_stroke (RhomPainter *self,
                          RhomRun      run,
                          RhomColor    color,
                          double       width);
void rhom_painter_curve (RhomPainter     *self,
                         const RhomPoint *points,
                         int              n,
                         RhomColor        color,
                         double           width,
                         double           alpha);
void rhom_painter_shade (RhomPainter   *self,
                         RhomRun        run,
                         const RhomRun *lit,
                         int            n_lit,
                         double         distance);
void rhom_painter_start_trim (RhomPainter *self,
                              RhomRun      run);
void rhom_painter_end_trim (RhomPainter *self);
void rhom_painter_start_piece (RhomPainter *self);
void rhom_painter_end_piece (RhomPainter *self,
                             double       alpha);
void rhom_painter_start_next (RhomPainter *self);
void rhom_painter_end_next (RhomPainter *self,
                            double       share);

RhomColor rhom_painter_get_color (RhomPainter *self,
                                  RhomInk      ink,
                                  double       far);
guint32   rhom_color_to_pixel (RhomColor color,
                               double    alpha);

G_END_DECLS
