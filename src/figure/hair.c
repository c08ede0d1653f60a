/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/*
 * Hair is what of a slightly larger skull is above a line. Its outline is the
 * seen part of that line, closed along the edge of the skull on the side where
 * the hair is. Worked out on the unit sphere.
 */

#define N_LINE 72
#define N_EDGE 48
/* How far the line is off the skull, of its radius: near enough to leave no gap where the line goes over the edge. */
#define OFF_SKULL 1.006

/* Elevation of the line by azimuth, degrees: 0 is ahead, + the figure's left. First the front, then both sides. */
static const double short_front[][2] = { { -70, 6 }, { -56, 24 }, { -36, 34 }, { -10, 31 }, { 16, 35 }, { 34, 46 }, { 48, 33 }, { 60, 20 }, { 70, 6 } };
static const double short_side[][2] = { { 70, 6 }, { 80, -6 }, { 92, -20 }, { 118, -44 }, { 150, -55 }, { 180, -58 } };
static const double tail_front[][2] = { { -74, 4 }, { -58, 20 }, { -34, 36 }, { 0, 47 }, { 34, 36 }, { 58, 20 }, { 74, 4 } };
static const double bun_front[][2] = { { -74, 4 }, { -58, 18 }, { -38, 29 }, { -14, 37 }, { 8, 43 }, { 24, 41 }, { 44, 30 }, { 60, 17 }, { 74, 4 } };
static const double long_side[][2] = { { 74, 4 }, { 86, -8 }, { 100, -26 }, { 125, -50 }, { 180, -62 } };

/**
 * Hair:
 * @volume: of the hair, of the skull's radius
 * @axes: of the larger skull, from the unit sphere
 * @view: towards the viewer, on the unit sphere
 * @right, @up: across it
 */
typedef struct
{
  RhomHair style;
  double   volume;
  RhomVec  at;
  RhomMat  axes;
  RhomVec  view, right, up;
} Hair;

static double
get_line (RhomHair style,
          double   azimuth)
{
  if (style == RHOM_HAIR_SHORT)
    return fabs (azimuth) <= 70 ? rhom_interpolate (short_front, G_N_ELEMENTS (short_front), azimuth)
                                : rhom_interpolate (short_side, G_N_ELEMENTS (short_side), fabs (azimuth));
  if (fabs (azimuth) > 74)
    return rhom_interpolate (long_side, G_N_ELEMENTS (long_side), fabs (azimuth));
  return style == RHOM_HAIR_TAIL ? rhom_interpolate (tail_front, G_N_ELEMENTS (tail_front), azimuth)
                                 : rhom_interpolate (bun_front, G_N_ELEMENTS (bun_front), azimuth);
}

static RhomVec
get_direction (double azimuth,
               double elevation)
{
  double a = RHOM_RADIANS (azimuth), e = RHOM_RADIANS (elevation);

  return vec (cos (e) * sin (a), sin (e), cos (e) * cos (a));
}

static gboolean
is_hair (const Hair *hair,
         RhomVec     u)
{
  return RHOM_DEGREES (asin (CLAMP (u.y, -1, 1))) > get_line (hair->style, RHOM_DEGREES (atan2 (u.x, u.z)));
}

static RhomVec
get_edge (const Hair *hair,
          double      angle)
{
  return vec_add (vec_scale (hair->right, cos (angle)), vec_scale (hair->up, sin (angle)));
}

static double
get_edge_angle (const Hair *hair,
                RhomVec     u)
{
  return atan2 (vec_dot (u, hair->up), vec_dot (u, hair->right));
}

/* @fullness: 0 on the skull, 1 as far out as the hair goes */
static void
add_point (RhomScene  *self,
           const Hair *hair,
           RhomVec     u,
           double      fullness)
{
  double  full = hair->style == RHOM_HAIR_SHORT ? 1 + .045 * MAX (0, u.y) * MAX (0, u.y) * (1 + .5 * u.z) : 1;
  double  none = OFF_SKULL / hair->volume;
  RhomVec at = rhom_camera_look (&self->camera, vec_add (hair->at, mat_apply (&hair->axes, vec_scale (u, none + (full - none) * fullness))));

  rhom_outlines_add_point (&self->outlines, (RhomPoint){ at.x, at.y });
}

static void
init_hair (Hair      *hair,
           RhomScene *self)
{
  double  volume = self->look->hair == RHOM_HAIR_SHORT ? 1.10 : 1.055;
  RhomMat inverse;

  hair->style = self->look->hair;
  hair->volume = volume;
  hair->axes = mat_stretch (self->shape.head.axes, rhom_skull_radii.x * volume, rhom_skull_radii.y * volume, rhom_skull_radii.z * volume);
  hair->at = vec_add (self->shape.head.at, mat_apply (&self->shape.head.axes, rhom_skull_centre));
  inverse = mat_inverse (&hair->axes);
  hair->view = vec_unit (mat_apply (&inverse, rhom_camera_get_direction (&self->camera)));
  hair->right = vec_unit (vec_cross (hair->view, vec (.3, .2, .9)));
  hair->up = vec_cross (hair->view, hair->right);
}

static RhomVec
get_line_point (const Hair *hair,
                int         i)
{
  double azimuth = -180 + 360 * (i % N_LINE + .5) / N_LINE;

  return get_direction (azimuth, get_line (hair->style, azimuth));
}

/* The longest stretch of the line that is seen; @first and how many points. */
static int
find_seen (const Hair *hair,
           int        *first)
{
  gboolean is_seen[N_LINE];
  int      longest = 0, n_seen = 0;

  for (int i = 0; i < N_LINE; i++)
    {
      is_seen[i] = vec_dot (get_line_point (hair, i), hair->view) > 0;
      n_seen += is_seen[i];
    }
  *first = 0;
  if (n_seen == N_LINE)
    return N_LINE;
  for (int i = 0; i < N_LINE; i++)
    {
      int n = 0;

      if (!is_seen[i] || is_seen[(i + N_LINE - 1) % N_LINE])
        continue;
      while (is_seen[(i + n) % N_LINE])
        n++;
      if (n > longest)
        {
          longest = n;
          *first = i;
        }
    }
  return longest;
}

static void
add_edge_points (RhomScene  *self,
                 const Hair *hair)
{
  for (int i = 0; i <= N_EDGE; i++)
    add_point (self, hair, get_edge (hair, 2 * G_PI * i / N_EDGE), 1);
}

static void
add_whole_edge (RhomScene  *self,
                const Hair *hair)
{
  rhom_outlines_start_polygon (&self->outlines);
  add_edge_points (self, hair);
  rhom_outlines_end_polygon (&self->outlines);
}

/* Whether the way round the edge from @from by @sweep goes through hair. */
static int
count_hair (const Hair *hair,
            double      from,
            double      sweep)
{
  static const double fractions[] = { .15, .3, .5, .7, .85 };
  int                 n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    n += is_hair (hair, get_edge (hair, from + sweep * fractions[i]));
  return n;
}

static void
add_closed (RhomScene  *self,
            const Hair *hair,
            int         first,
            int         n)
{
  double from = get_edge_angle (hair, get_line_point (hair, first + n - 1));
  double to = get_edge_angle (hair, get_line_point (hair, first));
  double sweep = to - from - floor ((to - from) / (2 * G_PI)) * 2 * G_PI;
  int    n_edge;

  if (count_hair (hair, from, sweep) <= count_hair (hair, from, sweep - 2 * G_PI))
    sweep -= 2 * G_PI;
  n_edge = MAX (4, (int) (fabs (sweep) / (2 * G_PI) * N_EDGE));
  rhom_outlines_start_polygon (&self->outlines);
  for (int i = 0; i < n; i++)
    add_point (self, hair, get_line_point (hair, first + i), 0);
  for (int i = 0; i <= n_edge; i++)
    add_point (self, hair, get_edge (hair, from + sweep * i / n_edge), MIN (1, 3.0 * MIN (i, n_edge - i) / n_edge));
  rhom_outlines_end_polygon (&self->outlines);
}

/* The whole line is seen: hair is within it, or, from below, between it and the edge, which goes the other way round. */
static void
add_ring (RhomScene  *self,
          const Hair *hair)
{
  rhom_outlines_start_polygon (&self->outlines);
  for (int i = 0; i <= N_LINE; i++)
    add_point (self, hair, get_line_point (hair, i), 0);
  if (!is_hair (hair, hair->view))
    add_edge_points (self, hair);
  rhom_outlines_end_polygon (&self->outlines);
}

/* Returns: the outline of the hair on the head; may be empty */
RhomRun
rhom_hair_outline (RhomScene *self)
{
  RhomOutlines *outlines = &self->outlines;
  RhomRun       run = rhom_outlines_begin (outlines);
  Hair          hair;
  int           first, n;

  init_hair (&hair, self);
  n = find_seen (&hair, &first);
  if (n == N_LINE)
    add_ring (self, &hair);
  else if (n > 0)
    add_closed (self, &hair, first, n);
  else if (is_hair (&hair, hair.view))
    add_whole_edge (self, &hair);
  rhom_outlines_end (outlines, &run);
  return run;
}
