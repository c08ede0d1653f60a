/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

/* A surface with its context, in metres. */
typedef struct
{
  cairo_surface_t *surface; /* (owned) */
  cairo_t         *cr;      /* (owned) */
} RhomSheet;

/* Whole pixels. */
typedef struct
{
  int x, y, width, height;
} RhomBox;

/**
 * RhomPainter:
 * @body: what moves
 * @piece: of the same size, for what is put together before it is laid on @body
 * @mask: the same, alpha only
 * @soft: smaller, for what has no sharp edge
 * @cr: where painting goes at the moment
 */
typedef struct
{
  RhomView      view;
  RhomColors    colors;
  RhomOutlines *outlines;
  gboolean      is_thumbnail;
  RhomSheet     body;
  RhomSheet     piece;
  RhomSheet     mask;
  RhomSheet     soft;
  cairo_t      *cr;
} RhomPainter;

/* Pixels of the picture to one of @soft, each way. */
#define RHOM_SOFTNESS 5

gboolean rhom_sheet_ensure (RhomSheet     *self,
                            cairo_format_t format,
                            int            width_px,
                            int            height_px);
void     rhom_sheet_clear (RhomSheet *self);
void     rhom_view_apply (const RhomView *self,
                          cairo_t        *cr,
                          double          reduction);

void     rhom_painter_begin (RhomPainter    *self,
                             const RhomView *view);
void     rhom_painter_finish (RhomPainter *self);
void     rhom_painter_path (RhomPainter *self,
                            cairo_t     *cr,
                            RhomRun      run);
void     rhom_painter_set_color (RhomPainter *self,
                                 RhomColor    color,
                                 double       alpha);
void     rhom_painter_fill (RhomPainter *self,
                            RhomRun      run,
                            RhomColor    color,
                            double       alpha);
void     rhom_painter_stroke (RhomPainter *self,
                              RhomRun      run,
                              RhomColor    color,
                              double       width);
void     rhom_painter_curve (RhomPainter     *self,
                             const RhomPoint *points,
                             int              n,
                             RhomColor        color,
                             double           width,
                             double           alpha);
void     rhom_painter_shade (RhomPainter   *self,
                             RhomRun        run,
                             const RhomRun *lit,
                             int            n_lit,
                             double         distance);
gboolean rhom_painter_get_box (RhomPainter   *self,
                               const RhomRun *runs,
                               int            n,
                               double         margin,
                               RhomBox       *box);
void     rhom_painter_start_mask (RhomPainter   *self,
                                  const RhomBox *box);
void     rhom_painter_apply_mask (RhomPainter   *self,
                                  const RhomBox *box);
void     rhom_painter_start_piece (RhomPainter   *self,
                                   const RhomBox *box);
void     rhom_painter_end_piece (RhomPainter   *self,
                                 const RhomBox *box);

RhomColor rhom_painter_get_color (RhomPainter *self,
                                  RhomInk      ink,
                                  double       far);

G_END_DECLS
