/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/figure.h"

#include <string.h>
#include <time.h>

/*
 * How long a frame takes: for every figure in a folder, frames all through its
 * motion, into an image in memory, on one core. Prints the median of a figure's
 * frames for each, with an argument more, and the median over all of them.
 */

#define FRAMES 40

static const int    sizes[][2] = { { 360, 288 }, { 720, 576 } };
static const double goals_ms[] = { 4, 8 };

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (GArray *numbers)
{
  g_array_sort (numbers, compare);
  return g_array_index (numbers, double, numbers->len / 2);
}

static double
measure (RhomFigure *figure,
         int         width,
         int         height)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (surface);

  rhom_figure_draw (figure, cr, width, height, 0);
  for (int i = 0; i < FRAMES; i++)
    {
      double start = now_ms (), end;

      rhom_figure_draw (figure, cr, width, height, rhom_figure_get_duration (figure) * i / FRAMES);
      end = now_ms () - start;
      g_array_append_val (times, end);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return median (times);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = argc > 1 ? g_dir_open (argv[1], 0, &error) : NULL;
  GArray     *all[2] = { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  double      worst[2] = { 0, 0 };
  const char *name;

  if (dir == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "figure FOLDER [all]");
      return 1;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);
      RhomFigure      *figure;

      if (!g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".schema.json"))
        continue;
      figure = rhom_figure_new_from_file (path, &error);
      if (figure == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      for (int i = 0; i < 2; i++)
        {
          double frame = measure (figure, sizes[i][0], sizes[i][1]);

          g_array_append_val (all[i], frame);
          worst[i] = MAX (worst[i], frame);
          if (argc > 2)
            g_print ("%-24s %dx%d %6.2f ms\n", rhom_figure_get_id (figure), sizes[i][0], sizes[i][1], frame);
        }
      rhom_figure_free (figure);
    }
  for (int i = 0; i < 2; i++)
    {
      g_print ("figure-frame-%dx%d: %.2f ms median, %.2f ms worst of %u figures (goal: %.0f ms median)\n", sizes[i][0], sizes[i][1],
               median (all[i]), worst[i], all[i]->len, goals_ms[i]);
      g_array_unref (all[i]);
    }
  return 0;
}
