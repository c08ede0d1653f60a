/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/cover.h"

/* Lays a colour on a surface through a cover. */

#define ALPHA(pixel) ((pixel) >> 24)

/* Two bytes a word apart, by @factor of 255. */
static inline guint32
scale_pair (guint32 pair,
            guint   factor)
{
  pair = pair * factor + 0x00800080;
  return ((pair + ((pair >> 8) & 0x00FF00FF)) >> 8) & 0x00FF00FF;
}

static inline guint32
scale (guint32 pixel,
       guint   factor)
{
  return scale_pair (pixel & 0x00FF00FF, factor) | scale_pair ((pixel >> 8) & 0x00FF00FF, factor) << 8;
}

static inline guint32
lay_over (guint32 below,
          guint32 color,
          guint   amount)
{
  guint32 laid = scale (color, amount);

  return laid + scale (below, 255 - ALPHA (laid));
}

static inline guint32
lay_atop (guint32 below,
          guint32 color,
          guint   amount)
{
  guint32 laid = scale (color, amount);

  return scale (laid, ALPHA (below)) + scale (below, 255 - ALPHA (laid));
}

/* @color, of @amount, where @above leaves something to be seen. */
guint32
rhom_pixel_lay_beneath (guint32 above,
                        guint32 color,
                        guint   amount)
{
  return above + scale (scale (color, amount), 255 - ALPHA (above));
}

static inline guint
tint_byte (guint below,
           guint color,
           guint amount)
{
  return scale_pair (below, 255 - scale_pair (255 - color, amount));
}

static inline guint32
tint (guint32 below,
      guint32 color,
      guint   amount)
{
  return (below & 0xFF000000) | tint_byte (below >> 16 & 0xFF, color >> 16 & 0xFF, amount) << 16 |
         tint_byte (below >> 8 & 0xFF, color >> 8 & 0xFF, amount) << 8 | tint_byte (below & 0xFF, color & 0xFF, amount);
}

static inline guint32
blend_pixel (guint32   below,
             guint32   color,
             guint     amount,
             RhomBlend blend)
{
  return blend == RHOM_BLEND_OVER ? lay_over (below, color, amount) : blend == RHOM_BLEND_ATOP ? lay_atop (below, color, amount)
                                                                                               : tint (below, color, amount);
}

/* Inline, so that each way to blend has a loop of its own. */
static inline void
blend_plain_row (guint32      *pixels,
                 const guint8 *amounts,
                 int           n,
                 guint32       color,
                 RhomBlend     blend)
{
  for (int x = 0; x < n; x++)
    if (amounts[x] > 0)
      pixels[x] = blend_pixel (pixels[x], color, amounts[x], blend);
}

static void
cover_plain_row (guint32      *pixels,
                 const guint8 *amounts,
                 int           n,
                 guint32       color)
{
  for (int x = 0; x < n; x++)
    if (amounts[x] == RHOM_FULL_COVER)
      pixels[x] = color;
    else if (amounts[x] > 0)
      pixels[x] = lay_over (pixels[x], color, amounts[x]);
}

static void
paint_plain_row (guint32      *pixels,
                 const guint8 *amounts,
                 int           n,
                 guint32       color,
                 RhomBlend     blend)
{
  if (blend == RHOM_BLEND_OVER && ALPHA (color) == 255)
    cover_plain_row (pixels, amounts, n, color);
  else if (blend == RHOM_BLEND_OVER)
    blend_plain_row (pixels, amounts, n, color, RHOM_BLEND_OVER);
  else if (blend == RHOM_BLEND_ATOP)
    blend_plain_row (pixels, amounts, n, color, RHOM_BLEND_ATOP);
  else
    blend_plain_row (pixels, amounts, n, color, RHOM_BLEND_TINT);
}

/* Parts of the way from one shade to the next. */
#define SHADE_BITS 10

/* @along: where in the shades the first pixel is; @step: the way to the next */
static void
paint_graded_row (guint32          *pixels,
                  const guint8     *amounts,
                  int               n,
                  const RhomSource *source,
                  int               along,
                  int               step)
{
  for (int x = 0; x < n; x++, along += step)
    {
      int shade = along >> SHADE_BITS;

      if (amounts[x] > 0)
        pixels[x] = lay_over (pixels[x], source->shades[source->repeats ? shade & (RHOM_N_SHADES - 1) : CLAMP (shade, 0, RHOM_N_SHADES - 1)], amounts[x]);
    }
}

/* @surface: of the same size, ARGB32. What is graded is laid over. */
void
rhom_cover_paint (const RhomCover  *self,
                  cairo_surface_t  *surface,
                  const RhomSource *source,
                  RhomBlend         blend)
{
  guint8 *data = cairo_image_surface_get_data (surface);
  int     stride = cairo_image_surface_get_stride (surface);
  double  parts = RHOM_N_SHADES << SHADE_BITS;

  for (int y = self->box.top; y < self->box.bottom; y++)
    {
      RhomSpan      span = self->spans[y];
      guint32      *pixels = (guint32 *) (data + (gsize) y * stride) + span.first;
      const guint8 *amounts = self->amounts + (gsize) y * self->width + span.first;
      double        along = source->along[0] * (span.first + .5) + source->along[1] * (y + .5) + source->along[2];

      if (source->is_graded)
        paint_graded_row (pixels, amounts, span.end - span.first, source, along * parts, source->along[0] * parts);
      else
        paint_plain_row (pixels, amounts, span.end - span.first, source->shades[0], blend);
    }
  cairo_surface_mark_dirty (surface);
}
