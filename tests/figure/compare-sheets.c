/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib.h>
#include <stdlib.h>

/*
 * compare-sheets NEW OLD: two sheets are the same picture. Another release of
 * cairo or of the compiler may draw an edge a little differently, so single
 * pixels may differ, but never several beside each other: what is missing or
 * has moved by two pixels makes a spot of them, however large the sheet.
 */

/* Of 255: what counts as another colour. */
#define NOTICEABLE 32
/* Pixels of a tile, each way, and how many of them may be noticed. */
#define TILE 8
#define MOST 5

static cairo_surface_t *
read_png (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_printerr ("%s: %s\n", path, cairo_status_to_string (cairo_surface_status (surface)));
      exit (1);
    }
  return surface;
}

static int
get_difference (const guint8 *a,
                const guint8 *b)
{
  int most = 0;

  for (int i = 0; i < 3; i++)
    most = MAX (most, abs (a[i] - b[i]));
  return most;
}

/* How many pixels of a tile are noticeable. */
static int
count_in_tile (cairo_surface_t *a,
               cairo_surface_t *b,
               int              left,
               int              top)
{
  int right = MIN (left + TILE, cairo_image_surface_get_width (a)), bottom = MIN (top + TILE, cairo_image_surface_get_height (a));
  int stride = cairo_image_surface_get_stride (a), n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      n += get_difference (cairo_image_surface_get_data (a) + y * stride + 4 * x, cairo_image_surface_get_data (b) + y * stride + 4 * x) > NOTICEABLE;
  return n;
}

/* Says which tiles differ. */
static int
compare (cairo_surface_t *a,
         cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a), n_bad = 0;

  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    {
      g_print ("the sizes differ\n");
      return 1;
    }
  /* Half a tile on each time, so that no spot is divided among tiles. */
  for (int y = 0; y < height; y += TILE / 2)
    for (int x = 0; x < width; x += TILE / 2)
      {
        int n = count_in_tile (a, b, x, y);

        if (n > MOST && n_bad++ < 5)
          g_print ("at %d, %d: %d of %d pixels differ\n", x, y, n, TILE * TILE);
      }
  return n_bad > 0;
}

int
main (int    argc,
      char **argv)
{
  cairo_surface_t *a, *b;
  int              result;

  if (argc != 3)
    return 1;
  a = read_png (argv[1]);
  b = read_png (argv[2]);
  result = compare (a, b);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return result;
}
