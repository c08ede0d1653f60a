/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/figure.h"

#include <math.h>
#include <string.h>

/*
 * Nothing jumps while a figure moves, by all files of poses. Where what is
 * before what changes on the way, one picture turns into the other.
 */

#define WIDTH 180
#define HEIGHT 144
#define N_PIXELS (WIDTH * HEIGHT)
#define FRAMES_PER_SECOND 30
/* Of 255: what differs by more in any colour is not the same. */
#define CLEARLY 40
/* What moves changes the pixels next to those that it changes in the frames before and after; not farther off than this. */
#define REACH 2
/* So many pixels may change all by themselves: as a jump does, and sometimes what moves fast. */
#define FEW 12
/* However short the time, a jump is as large; what only moves fast changes nothing within that, seconds. */
#define INSTANT (1 / 2000.0)

/* @shown: what moment each picture is of; @changed: by frame, modulo, a byte a pixel */
typedef struct
{
  RhomFigure      *figure;
  cairo_surface_t *surfaces[2];
  cairo_t         *crs[2];
  double           shown[2];
  guint8           changed[3][N_PIXELS];
} Watch;

static void
show (Watch *watch,
      int    at,
      double seconds)
{
  if (watch->shown[at] == seconds)
    return;
  watch->shown[at] = seconds;
  cairo_set_source_rgb (watch->crs[at], 1, 1, 1);
  cairo_paint (watch->crs[at]);
  rhom_figure_draw (watch->figure, watch->crs[at], WIDTH, HEIGHT, seconds);
  cairo_surface_flush (watch->surfaces[at]);
}

/* Returns: how many pixels of the two pictures are clearly not the same */
static int
compare (Watch  *watch,
         guint8 *changed)
{
  const guint8 *a = cairo_image_surface_get_data (watch->surfaces[0]), *b = cairo_image_surface_get_data (watch->surfaces[1]);
  int           n = 0;

  for (int i = 0; i < N_PIXELS; i++)
    {
      changed[i] = FALSE;
      for (int k = 4 * i; k < 4 * i + 3; k++)
        changed[i] |= ABS (a[k] - b[k]) > CLEARLY;
      n += changed[i];
    }
  return n;
}

static gboolean
is_near (const guint8 *changed,
         int           at)
{
  int x = at % WIDTH, y = at / WIDTH;

  for (int v = MAX (0, y - REACH); v <= MIN (HEIGHT - 1, y + REACH); v++)
    for (int u = MAX (0, x - REACH); u <= MIN (WIDTH - 1, x + REACH); u++)
      if (changed[v * WIDTH + u])
        return TRUE;
  return FALSE;
}

/* How many pixels change in this frame and nothing near them in the ones before and after. */
static int
count_sudden (Watch *watch,
              int    frame)
{
  const guint8 *before = watch->changed[(frame + 2) % 3], *now = watch->changed[frame % 3], *after = watch->changed[(frame + 1) % 3];
  int           n = 0;

  for (int i = 0; i < N_PIXELS; i++)
    n += now[i] && !is_near (before, i) && !is_near (after, i);
  return n;
}

static int
count_between (Watch *watch,
               double before,
               double after)
{
  static guint8 changed[N_PIXELS];

  show (watch, 0, before);
  show (watch, 1, after);
  return compare (watch, changed);
}

/* Closes in on the instant at which most changes. */
static int
measure_jump (Watch  *watch,
              double  before,
              double  after,
              double *when)
{
  while (after - before > INSTANT)
    {
      double middle = (before + after) / 2;

      if (count_between (watch, before, middle) > count_between (watch, middle, after))
        after = middle;
      else
        before = middle;
    }
  *when = before;
  return count_between (watch, before, after);
}

static double
get_seconds (int frame)
{
  return frame / (double) FRAMES_PER_SECOND;
}

/* What changes on the way to @frame. */
static void
watch_frame (Watch *watch,
             int    frame)
{
  guint8 *changed = watch->changed[frame % 3];

  memset (changed, 0, N_PIXELS);
  if (!rhom_figure_changes (watch->figure, get_seconds (frame - 1), get_seconds (frame)))
    return;
  show (watch, (frame - 1) % 2, get_seconds (frame - 1));
  show (watch, frame % 2, get_seconds (frame));
  compare (watch, changed);
}

static void
watch_round (Watch      *watch,
             const char *id)
{
  int n_frames = rhom_figure_get_duration (watch->figure) * FRAMES_PER_SECOND;

  memset (watch->changed, 0, sizeof watch->changed);
  for (int frame = 1; frame <= n_frames; frame++)
    {
      double when;
      int    n;

      watch_frame (watch, frame);
      if (count_sudden (watch, frame - 1) <= FEW)
        continue;
      n = measure_jump (watch, get_seconds (frame - 2), get_seconds (frame - 1), &when);
      g_test_message ("%s: %d pixels jump after %.3f s", id, n, when);
      if (n > FEW)
        g_test_fail_printf ("%s: %d pixels jump after %.3f s", id, n, when);
    }
}

static void
test_nothing_jumps (gconstpointer data)
{
  static Watch watch;
  const char  *id = data;
  g_autoptr (GError) error = NULL;

  watch.figure = rhom_figure_new_for_id (g_getenv ("RHOMBOID_POSES_DIR"), id, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      watch.surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      watch.crs[i] = cairo_create (watch.surfaces[i]);
      watch.shown[i] = -1;
    }
  watch_round (&watch, id);
  for (int i = 0; i < 2; i++)
    {
      cairo_destroy (watch.crs[i]);
      cairo_surface_destroy (watch.surfaces[i]);
    }
  rhom_figure_free (watch.figure);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  dir = g_dir_open (g_getenv ("RHOMBOID_POSES_DIR"), 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json"))
      {
        char            *id = g_strndup (name, strlen (name) - strlen (".json"));
        g_autofree char *path = g_strconcat ("/figure/draw/nothing-jumps/", id, NULL);

        g_test_add_data_func_full (path, id, test_nothing_jumps, g_free);
      }
  return g_test_run ();
}
