/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/cover.h"

#include <string.h>

/* What is covered and how far, against cairo, and how a colour is laid on it. */

#define SIZE 64

static const RhomPlacing whole = { 0, SIZE, 1 };

/* Crosses itself, leaves the picture on every side, and has edges along pixels and between them. */
static const RhomPoint star[] = { { 10.3, 4.2 }, { 70, 31.5 }, { 12.5, 31.5 }, { 50.7, -6 }, { 31.1, 70.4 }, { -8, 20.2 } };
static const RhomPoint sliver[] = { { 2.2, 60 }, { 2.4, 3 }, { 2.5, 60 } };
static const RhomPoint square[] = { { 16, 16 }, { 48, 16 }, { 48, 48 }, { 16, 48 } };

static guint
get_amount (const RhomCover *cover,
            int              x,
            int              y)
{
  return cover->amounts[y * cover->width + x];
}

static cairo_surface_t *
fill_by_cairo (const RhomPoint *points,
               int              n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIZE, SIZE);
  cairo_t         *cr = cairo_create (surface);

  for (int i = 0; i < n; i++)
    cairo_line_to (cr, points[i].x, SIZE - points[i].y);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_BEST);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The mean over the picture; cairo samples, so that single pixels differ a little. */
static void
assert_as_by_cairo (const RhomPoint *points,
                    int              n,
                    const RhomBox   *bounds)
{
  RhomCover        cover = { 0 };
  cairo_surface_t *surface = fill_by_cairo (points, n);
  int              most = 0, sum = 0;

  rhom_cover_ensure (&cover, SIZE, SIZE);
  rhom_cover_set_bounds (&cover, bounds);
  rhom_cover_add (&cover, points, n, &whole, RHOM_FULL_COVER);
  for (int y = bounds->top; y < bounds->bottom; y++)
    for (int x = bounds->left; x < bounds->right; x++)
      {
        int difference = get_amount (&cover, x, y) - cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x];

        most = MAX (most, ABS (difference));
        sum += ABS (difference);
      }
  g_assert_cmpint (most, <, 140);
  g_assert_cmpint (sum, <, SIZE * SIZE);
  rhom_cover_clear (&cover);
  for (int i = 0; i < SIZE * SIZE; i++)
    g_assert_cmpint (cover.amounts[i], ==, 0);
  rhom_cover_finish (&cover);
  cairo_surface_destroy (surface);
}

static void
test_as_by_cairo (void)
{
  const RhomBox all = { 0, 0, SIZE, SIZE };

  assert_as_by_cairo (star, G_N_ELEMENTS (star), &all);
  assert_as_by_cairo (sliver, G_N_ELEMENTS (sliver), &all);
  assert_as_by_cairo (square, G_N_ELEMENTS (square), &all);
}

static void
test_within_bounds (void)
{
  const RhomBox bounds = { 21, 5, 40, 47 };

  assert_as_by_cairo (star, G_N_ELEMENTS (star), &bounds);
}

static void
test_nothing_covers_nothing (void)
{
  RhomCover       cover = { 0 };
  const RhomPoint outside[] = { { 10, -20 }, { 20, -20 }, { 20, -10 } }, flat[] = { { 1, 5 }, { 9, 5 }, { 4, 5 } };

  rhom_cover_ensure (&cover, SIZE, SIZE);
  rhom_cover_add (&cover, outside, 3, &whole, RHOM_FULL_COVER);
  rhom_cover_add (&cover, flat, 2, &whole, RHOM_FULL_COVER);
  g_assert_true (rhom_cover_is_empty (&cover));
  rhom_cover_add (&cover, flat, 3, &whole, RHOM_FULL_COVER);
  for (int i = 0; i < SIZE * SIZE; i++)
    g_assert_cmpint (cover.amounts[i], ==, 0);
  rhom_cover_finish (&cover);
}

/* Two polygons with the same edge cover its pixels as one does. */
static void
test_same_edge_twice (void)
{
  const RhomPoint half[] = { { 10, 10.5 }, { 30, 10.5 }, { 30, 20 }, { 10, 20 } };
  RhomCover       cover = { 0 };

  rhom_cover_ensure (&cover, SIZE, SIZE);
  rhom_cover_add (&cover, half, 4, &whole, RHOM_FULL_COVER);
  rhom_cover_add (&cover, half, 4, &whole, RHOM_FULL_COVER);
  g_assert_cmpint (get_amount (&cover, 20, SIZE - 11), ==, 128);
  rhom_cover_finish (&cover);
}

static void
test_keep_and_leave_out (void)
{
  const RhomPoint left[] = { { 0, 0 }, { 32, 0 }, { 32, 64 }, { 0, 64 } };
  RhomCover       cover = { 0 }, other = { 0 };

  rhom_cover_ensure (&cover, SIZE, SIZE);
  rhom_cover_ensure (&other, SIZE, SIZE);
  rhom_cover_add (&other, left, 4, &whole, RHOM_FULL_COVER);
  rhom_cover_add (&cover, square, 4, &whole, RHOM_FULL_COVER);
  rhom_cover_keep (&cover, &other);
  g_assert_cmpint (get_amount (&cover, 31, 30), ==, 255);
  g_assert_cmpint (get_amount (&cover, 32, 30), ==, 0);
  rhom_cover_clear (&cover);
  rhom_cover_add (&cover, square, 4, &whole, 100);
  rhom_cover_leave_out (&cover, &other);
  g_assert_cmpint (get_amount (&cover, 31, 30), ==, 0);
  g_assert_cmpint (get_amount (&cover, 32, 30), ==, 100);
  rhom_cover_finish (&cover);
  rhom_cover_finish (&other);
}

/* What a pixel becomes of @below, with half cover. */
static guint32
blend (guint32   below,
       guint32   color,
       RhomBlend how)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  RhomCover        cover = { 0 };
  RhomSource       source = { .shades = { color } };
  guint32         *pixel = (guint32 *) (cairo_image_surface_get_data (surface) + 30 * cairo_image_surface_get_stride (surface)) + 30, result;

  *pixel = below;
  rhom_cover_ensure (&cover, SIZE, SIZE);
  rhom_cover_add (&cover, square, 4, &whole, 128);
  rhom_cover_paint (&cover, surface, &source, how);
  result = *pixel;
  rhom_cover_finish (&cover);
  cairo_surface_destroy (surface);
  return result;
}

static void
test_blends (void)
{
  g_assert_cmphex (blend (0, 0xFFFF0080, RHOM_BLEND_OVER), ==, 0x80800040);
  g_assert_cmphex (blend (0xFFFFFFFF, 0xFF000000, RHOM_BLEND_OVER), ==, 0xFF7F7F7F);
  g_assert_cmphex (blend (0, 0xFFFF0080, RHOM_BLEND_ATOP), ==, 0);
  g_assert_cmphex (blend (0xFFFFFFFF, 0xFF000000, RHOM_BLEND_ATOP), ==, 0xFF7F7F7F);
  g_assert_cmphex (blend (0, 0xFF808080, RHOM_BLEND_TINT), ==, 0);
  g_assert_cmphex (blend (0xFF8000FF, 0xFF000080, RHOM_BLEND_TINT), ==, 0xFF4000BF);
}

static void
test_beneath (void)
{
  g_assert_cmphex (rhom_pixel_lay_beneath (0xFF102030, 0xFFFFFFFF, 255), ==, 0xFF102030);
  g_assert_cmphex (rhom_pixel_lay_beneath (0, 0xFFFF0000, 128), ==, 0x80800000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cover/as-by-cairo", test_as_by_cairo);
  g_test_add_func ("/cover/within-bounds", test_within_bounds);
  g_test_add_func ("/cover/nothing-covers-nothing", test_nothing_covers_nothing);
  g_test_add_func ("/cover/same-edge-twice", test_same_edge_twice);
  g_test_add_func ("/cover/keep-and-leave-out", test_keep_and_leave_out);
  g_test_add_func ("/cover/blends", test_blends);
  g_test_add_func ("/cover/beneath", test_beneath);
  return g_test_run ();
}
