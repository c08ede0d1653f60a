/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/maths.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Whole pixels; from the first column and row up to, not with, the last. */
typedef struct
{
  int left, top, right, bottom;
} RhomBox;

/* Where metres of the picture are in pixels: @x and @y of its origin, @scale a metre. */
typedef struct
{
  double x, y, scale;
} RhomPlacing;

/* What of a row may be covered. */
typedef struct
{
  int first, end;
} RhomSpan;

/**
 * RhomCover:
 * @amounts: of each pixel, 0 to 255, row by row; all 0 when cleared
 * @spans: of each row
 * @box: what holds all spans; empty when cleared
 * @bounds: nothing is covered outside
 * @sums: of some rows, by how much the cover differs from that of the pixel before
 *
 * How much of each pixel lies in some polygons.
 */
typedef struct
{
  int       width, height;
  guint8   *amounts; /* (owned) */
  RhomSpan *spans;   /* (owned) */
  float    *sums;    /* (owned) */
  RhomBox   box;
  RhomBox   bounds;
} RhomCover;

#define RHOM_FULL_COVER 255

void     rhom_cover_ensure (RhomCover *self,
                            int        width_px,
                            int        height_px);
void     rhom_cover_finish (RhomCover *self);
void     rhom_cover_clear (RhomCover *self);
void     rhom_cover_set_bounds (RhomCover     *self,
                                const RhomBox *bounds);
gboolean rhom_cover_is_empty (const RhomCover *self);
void     rhom_cover_add (RhomCover         *self,
                         const RhomPoint   *points,
                         int                n,
                         const RhomPlacing *placing,
                         guint              amount);
void     rhom_cover_keep (RhomCover       *self,
                          const RhomCover *other);
void     rhom_cover_leave_out (RhomCover       *self,
                               const RhomCover *other);

typedef enum
{
  RHOM_BLEND_OVER,
  RHOM_BLEND_ATOP, /* only where there is something */
  RHOM_BLEND_TINT, /* the same, multiplied; takes an opaque colour */
} RhomBlend;

/* Of a change of colour along a line; enough that no step is seen. */
#define RHOM_N_SHADES 64

/**
 * RhomSource:
 * @shades: premultiplied ARGB; only the first, unless @is_graded
 * @along: where in @shades a pixel is, by column, row and a constant; 0 to 1 is all of them
 * @repeats: whether they begin again after that
 *
 * What colour is laid.
 */
typedef struct
{
  guint32  shades[RHOM_N_SHADES];
  gboolean is_graded;
  gboolean repeats;
  double   along[3];
} RhomSource;

guint32 rhom_pixel_lay_beneath (guint32 above,
                                guint32 color,
                                guint   amount);
void    rhom_cover_paint (const RhomCover  *self,
                          cairo_surface_t  *surface,
                          const RhomSource *source,
                          RhomBlend         blend);

G_END_DECLS
