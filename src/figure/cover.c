/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/cover.h"

#include <string.h>

/*
 * Which pixels lie in a polygon, and how far. Every edge leaves in each row by
 * how much it changes the cover from one pixel to the next; summed up from the
 * left this is the cover, exact to the area. Cairo does the same for any path
 * and any clip, and takes several times as long for outlines as small as ours.
 * Polygons overlap and never abut, so the most that any of them covers of a
 * pixel stands for all.
 */

/* Rows that are summed up at once, so that the sums stay in the nearest cache. */
#define BAND 16

typedef struct
{
  RhomCover *cover;
  int        top;
  int        n_rows;
  int        width;
  int        stride;
  RhomSpan   spans[BAND];
} Band;

static const RhomBox empty = { G_MAXINT, G_MAXINT, 0, 0 };

static int
get_stride (const RhomCover *self)
{
  return self->width + 2;
}

/* Has room for a picture of that size, and is clear and without bounds. */
void
rhom_cover_ensure (RhomCover *self,
                   int        width_px,
                   int        height_px)
{
  if (self->width != width_px || self->height != height_px)
    {
      rhom_cover_finish (self);
      self->width = width_px;
      self->height = height_px;
      self->amounts = g_malloc0 ((gsize) width_px * height_px);
      self->spans = g_new0 (RhomSpan, height_px);
      self->sums = g_new0 (float, BAND *get_stride (self));
      self->box = empty;
    }
  rhom_cover_clear (self);
}

void
rhom_cover_finish (RhomCover *self)
{
  g_clear_pointer (&self->amounts, g_free);
  g_clear_pointer (&self->spans, g_free);
  g_clear_pointer (&self->sums, g_free);
  self->width = self->height = 0;
}

/* Nothing is covered, and anything may be. */
void
rhom_cover_clear (RhomCover *self)
{
  for (int y = self->box.top; y < self->box.bottom; y++)
    {
      memset (self->amounts + (gsize) y * self->width + self->spans[y].first, 0, self->spans[y].end - self->spans[y].first);
      self->spans[y] = (RhomSpan){ 0, 0 };
    }
  self->box = empty;
  self->bounds = (RhomBox){ 0, 0, self->width, self->height };
}

/* @bounds: within the picture */
void
rhom_cover_set_bounds (RhomCover     *self,
                       const RhomBox *bounds)
{
  self->bounds = *bounds;
}

gboolean
rhom_cover_is_empty (const RhomCover *self)
{
  return self->box.top >= self->box.bottom;
}

/* The part of an edge within one row, from @a to @b; @height is how far it goes down there, or up. */
static void
add_to_row (float    *sums,
            RhomSpan *span,
            float     a,
            float     b,
            float     height)
{
  float left = MIN (a, b), right = MAX (a, b), slope, covered;
  int   first = left, end = right;

  span->first = MIN (span->first, first);
  span->end = MAX (span->end, end + 2);
  if (first == end)
    {
      covered = height * ((left + right) / 2 - first);
      sums[first] += height - covered;
      sums[first + 1] += covered;
      return;
    }
  /* Of the pixels it passes, each gets what it leaves of it, less what the one before got. */
  slope = height / (right - left);
  covered = slope * (first + 1 - left) * (first + 1 - left) / 2;
  sums[first] += covered;
  sums[first + 1] -= covered;
  for (int x = first + 1; x < end; x++)
    {
      covered = slope * (x + .5f - left);
      sums[x] += covered;
      sums[x + 1] -= covered;
    }
  covered = height - slope * (right - end) * (right - end) / 2;
  sums[end] += covered;
  sums[end + 1] += height - covered;
}

/* Both points by column and row of the band. */
static void
add_edge (Band *band,
          float ax,
          float ay,
          float bx,
          float by)
{
  float direction = 1, step, x, y, end;

  if (ay > by)
    {
      float x_before = ax, y_before = ay;

      ax = bx, ay = by, bx = x_before, by = y_before;
      direction = -1;
    }
  if (by <= 0 || ay >= band->n_rows || ay == by)
    return;
  step = (bx - ax) / (by - ay);
  y = MAX (ay, 0);
  end = MIN (by, band->n_rows);
  x = ax + (y - ay) * step;
  for (int row = y; y < end; row++)
    {
      float below = MIN (row + 1, end), next = x + (below - y) * step;

      add_to_row (band->cover->sums + row * band->stride, &band->spans[row], CLAMP (x, 0, band->width), CLAMP (next, 0, band->width), (below - y) * direction);
      x = next;
      y = below;
    }
}

static void
raise_run (guint8 *amounts,
           int     n,
           guint8  amount)
{
  if (amount == RHOM_FULL_COVER)
    memset (amounts, amount, n);
  else
    for (int i = 0; i < n && amount > 0; i++)
      amounts[i] = MAX (amounts[i], amount);
}

/* Sums up a row, and leaves its sums empty. */
static void
sum_up (float  *sums,
        int     n,
        guint8 *amounts,
        guint   amount)
{
  float sum = 0;
  int   end;

  for (int x = 0; x < n; x = end)
    {
      sum += sums[x];
      sums[x] = 0;
      for (end = x + 1; end < n && sums[end] == 0; end++)
        ;
      raise_run (amounts + x, end - x, (guint8) (MIN (fabsf (sum), 1) * amount + .5f));
    }
}

static void
include (RhomCover *self,
         int        y,
         int        first,
         int        end)
{
  RhomSpan *span = &self->spans[y];

  *span = span->end == 0 ? (RhomSpan){ first, end } : (RhomSpan){ MIN (span->first, first), MAX (span->end, end) };
  self->box.left = MIN (self->box.left, first);
  self->box.right = MAX (self->box.right, end);
}

static void
sum_up_band (Band *band,
             guint amount)
{
  RhomCover *self = band->cover;

  for (int row = 0; row < band->n_rows; row++)
    {
      RhomSpan *span = &band->spans[row];
      float    *sums = self->sums + row * band->stride;
      int       left = self->bounds.left, y = band->top + row, end = MIN (span->end, band->width);

      if (span->first < end)
        {
          sum_up (sums + span->first, end - span->first, self->amounts + (gsize) y * self->width + left + span->first, amount);
          include (self, y, left + span->first, left + end);
        }
      /* What an edge beyond the right bound left. */
      sums[band->width] = sums[band->width + 1] = 0;
      *span = (RhomSpan){ G_MAXINT, 0 };
    }
}

static gboolean
find_rows (const RhomCover   *self,
           const RhomPoint   *points,
           int                n,
           const RhomPlacing *placing,
           int               *top,
           int               *bottom)
{
  double least = points[0].y, most = points[0].y;

  for (int i = 1; i < n; i++)
    {
      least = MIN (least, points[i].y);
      most = MAX (most, points[i].y);
    }
  *top = CLAMP (floor (placing->y - most * placing->scale), self->bounds.top, self->bounds.bottom);
  *bottom = CLAMP (ceil (placing->y - least * placing->scale), self->bounds.top, self->bounds.bottom);
  return *top < *bottom;
}

/**
 * rhom_cover_add:
 * @points: of one closed polygon, whichever way round
 * @amount: what a pixel that lies in it gets, unless it has more
 */
void
rhom_cover_add (RhomCover         *self,
                const RhomPoint   *points,
                int                n,
                const RhomPlacing *placing,
                guint              amount)
{
  Band band = { self, 0, 0, self->bounds.right - self->bounds.left, get_stride (self), { { 0 } } };
  int  top, bottom;

  if (n < 3 || !find_rows (self, points, n, placing, &top, &bottom))
    return;
  for (int row = 0; row < BAND; row++)
    band.spans[row].first = G_MAXINT;
  for (band.top = top; band.top < bottom; band.top += BAND)
    {
      double x0 = placing->x - self->bounds.left, y0 = placing->y - band.top;
      float  ax = x0 + points[n - 1].x * placing->scale, ay = y0 - points[n - 1].y * placing->scale;

      band.n_rows = MIN (BAND, bottom - band.top);
      for (int i = 0; i < n; i++)
        {
          float bx = x0 + points[i].x * placing->scale, by = y0 - points[i].y * placing->scale;

          add_edge (&band, ax, ay, bx, by);
          ax = bx;
          ay = by;
        }
      sum_up_band (&band, amount);
    }
  self->box.top = MIN (self->box.top, top);
  self->box.bottom = MAX (self->box.bottom, bottom);
}

static inline guint
multiply (guint a,
          guint b)
{
  guint product = a * b + 128;

  return (product + (product >> 8)) >> 8;
}

/* What is not covered in @other too is not any longer. */
void
rhom_cover_keep (RhomCover       *self,
                 const RhomCover *other)
{
  for (int y = self->box.top; y < self->box.bottom; y++)
    for (int x = self->spans[y].first; x < self->spans[y].end; x++)
      {
        gsize at = (gsize) y * self->width + x;

        self->amounts[at] = multiply (self->amounts[at], other->amounts[at]);
      }
}

/* What is covered in @other is not any longer. */
void
rhom_cover_leave_out (RhomCover       *self,
                      const RhomCover *other)
{
  for (int y = MAX (self->box.top, other->box.top); y < MIN (self->box.bottom, other->box.bottom); y++)
    for (int x = MAX (self->spans[y].first, other->spans[y].first); x < MIN (self->spans[y].end, other->spans[y].end); x++)
      {
        gsize at = (gsize) y * self->width + x;

        self->amounts[at] = multiply (self->amounts[at], RHOM_FULL_COVER - other->amounts[at]);
      }
}
