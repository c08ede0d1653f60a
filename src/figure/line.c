/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/outline.h"

/* Lines as outlines, so that they are filled like everything else. */

#define MAX_SAMPLES 128
/* Points of the half circle at an end, without those of the sides. */
#define N_CAP 3

/* A line as points close together. */
typedef struct
{
  RhomPoint points[MAX_SAMPLES];
  int       n;
} Samples;

/* Few points are far apart, and two are a straight line. */
static int
get_samples_between (int n_points)
{
  return n_points == 2 ? 1 : n_points <= 6 ? 6
                                           : 2;
}

/* Between @points[i] and the next, by Catmull and Rom. */
static RhomPoint
get_between (const RhomPoint *points,
             int              n,
             int              i,
             double           t)
{
  RhomPoint before = points[MAX (i - 1, 0)], a = points[i], b = points[i + 1], after = points[MIN (i + 2, n - 1)];
  double    ka = (2 * t - 3) * t * t + 1, kb = 1 - ka, la = ((t - 2) * t + 1) * t / 2, lb = (t - 1) * t * t / 2;

  return (RhomPoint){ ka * a.x + kb * b.x + la * (b.x - before.x) + lb * (after.x - a.x), ka * a.y + kb * b.y + la * (b.y - before.y) + lb * (after.y - a.y) };
}

static void
sample (const RhomPoint *points,
        int              n,
        Samples         *samples)
{
  int between = get_samples_between (n);

  samples->n = 0;
  for (int i = 0; i < n - 1; i++)
    for (int k = 0; k < between && samples->n < MAX_SAMPLES - 1; k++)
      samples->points[samples->n++] = get_between (points, n, i, (double) k / between);
  samples->points[samples->n++] = points[n - 1];
}

/* To the left of the way from @a to @b, a unit long. */
static RhomPoint
get_left (RhomPoint a,
          RhomPoint b)
{
  double length = MAX (hypot (b.x - a.x, b.y - a.y), 1e-9);

  return (RhomPoint){ (a.y - b.y) / length, (b.x - a.x) / length };
}

/* The right side up to the end, and the half circle round it. @step: 1 forward, -1 back */
static void
add_side (RhomOutlines  *self,
          const Samples *samples,
          double         radius,
          int            step)
{
  int       first = step > 0 ? 0 : samples->n - 1, last = samples->n - 1 - first;
  RhomPoint left = { 0, 0 };

  for (int i = first; i != last + step; i += step)
    {
      RhomPoint p = samples->points[i];

      left = get_left (i == first ? p : samples->points[i - step], i == last ? p : samples->points[i + step]);
      rhom_outlines_add_point (self, (RhomPoint){ p.x - left.x * radius, p.y - left.y * radius });
    }
  for (int i = 1; i <= N_CAP; i++)
    {
      double c = radius * cos (G_PI * i / (N_CAP + 1)), s = radius * sin (G_PI * i / (N_CAP + 1));

      rhom_outlines_add_point (self, (RhomPoint){ samples->points[last].x - left.x * c + left.y * s, samples->points[last].y - left.y * c - left.x * s });
    }
}

/* Adds the outline of a line of @width with round ends, through all points without corners. */
void
rhom_outlines_add_curve (RhomOutlines    *self,
                         const RhomPoint *points,
                         int              n,
                         double           width)
{
  Samples samples;

  sample (points, n, &samples);
  rhom_outlines_start_polygon (self);
  add_side (self, &samples, width / 2, 1);
  add_side (self, &samples, width / 2, -1);
  rhom_outlines_end_polygon (self);
}

static RhomPoint
get_middle (RhomPoint a,
            RhomPoint b)
{
  double length = hypot (a.x + b.x, a.y + b.y);

  /* Right round, the way goes on ahead. */
  return length < 1e-6 ? (RhomPoint){ a.y, -a.x } : (RhomPoint){ (a.x + b.x) / length, (a.y + b.y) / length };
}

static void
add_beside (RhomOutlines *self,
            RhomPoint     at,
            RhomPoint     left,
            double        distance)
{
  rhom_outlines_add_point (self, (RhomPoint){ at.x - left.x * distance, at.y - left.y * distance });
}

/* Round the corner @at, between edges of which these are the left sides. Nothing of it is farther away than @distance. */
static void
add_corner (RhomOutlines *self,
            RhomPoint     at,
            RhomPoint     before,
            RhomPoint     after,
            double        distance)
{
  RhomPoint middle = get_middle (before, after);

  if (before.x * after.x + before.y * after.y > .85)
    {
      add_beside (self, at, middle, distance);
      return;
    }
  add_beside (self, at, before, distance);
  add_beside (self, at, get_middle (before, middle), distance);
  add_beside (self, at, middle, distance);
  add_beside (self, at, get_middle (middle, after), distance);
  add_beside (self, at, after, distance);
}

/* Adds the polygons of @run, which go counter-clockwise, once more, larger by @distance all around. Below 0 it makes them smaller. */
void
rhom_outlines_add_larger (RhomOutlines *self,
                          RhomRun       run,
                          double        distance)
{
  for (int i = run.first; i < run.first + run.n; i++)
    {
      const RhomPoint *points = self->points + self->polygons[i].first;
      int              n = self->polygons[i].n;

      rhom_outlines_start_polygon (self);
      for (int k = 0; k < n; k++)
        add_corner (self, points[k], get_left (points[(k + n - 1) % n], points[k]), get_left (points[k], points[(k + 1) % n]), distance);
      rhom_outlines_end_polygon (self);
    }
}

/* Adds a small ellipse; @x and @y are its half axes. */
void
rhom_outlines_add_ellipse (RhomOutlines *self,
                           RhomPoint     at,
                           RhomPoint     x,
                           RhomPoint     y)
{
  rhom_outlines_start_polygon (self);
  for (int k = 0; k < RHOM_N_DIRECTIONS; k += 2)
    {
      RhomPoint d = self->directions[k];

      rhom_outlines_add_point (self, (RhomPoint){ at.x + x.x * d.x + y.x * d.y, at.y + x.y * d.x + y.y * d.y });
    }
  rhom_outlines_end_polygon (self);
}
