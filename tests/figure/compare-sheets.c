/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib.h>
#include <math.h>
#include <stdlib.h>

/*
 * compare-sheets NEW OLD: two sheets are the same picture. Another release of
 * cairo may draw an edge a little differently, so single pixels may differ
 * and the mean may a little.
 */

/* Of 255, on the mean over the sheet; and the share of pixels that may differ by more than NOTICEABLE. */
#define MEAN 0.6
#define SHARE .004
#define NOTICEABLE 48

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

int
main (int    argc,
      char **argv)
{
  cairo_surface_t *a, *b;
  int              width, height;
  double           sum = 0, n_noticeable = 0, n;

  if (argc != 3)
    return 1;
  a = read_png (argv[1]);
  b = read_png (argv[2]);
  width = cairo_image_surface_get_width (a);
  height = cairo_image_surface_get_height (a);
  n = (double) width * height;
  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    {
      g_printerr ("%s and %s are of different sizes\n", argv[1], argv[2]);
      return 1;
    }
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int difference = get_difference (cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a) + 4 * x,
                                         cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b) + 4 * x);

        sum += difference;
        n_noticeable += difference > NOTICEABLE;
      }
  g_print ("mean difference %.3f of 255 (at most %.1f), %.3f %% of pixels noticeable (at most %.1f %%)\n", sum / n, MEAN, n_noticeable / n * 100, SHARE * 100);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return sum / n > MEAN || n_noticeable / n > SHARE;
}
