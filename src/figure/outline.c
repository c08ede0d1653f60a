/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/outline.h"

/*
 * The picture of a chain of ellipsoids as one polygon. Each ellipse is known by
 * its farthest points in a ring of directions. Of two neighbours one owns a run
 * of the directions; the ends of that run are where their common tangents
 * touch. The outline goes up the right tangents, round the last ellipse, down
 * the left ones and round the first.
 */

#define N RHOM_N_DIRECTIONS
/* By how much an ellipse must stand out of its neighbour to count, metres. */
#define STANDING_OUT 1e-4

void
rhom_camera_init (RhomCamera *self,
                  double      yaw,
                  double      pitch)
{
  double  y = RHOM_RADIANS (yaw), p = RHOM_RADIANS (pitch);
  RhomVec towards = vec (sin (y) * cos (p), sin (p), cos (y) * cos (p)), right = vec (cos (y), 0, -sin (y));

  self->view = mat_transpose (mat_from_columns (right, vec_cross (towards, right), towards));
}

/* Right and up in the picture, and towards the viewer. */
RhomVec
rhom_camera_look (const RhomCamera *self,
                  RhomVec           point)
{
  return mat_apply (&self->view, point);
}

/* From the figure to the viewer. */
RhomVec
rhom_camera_get_direction (const RhomCamera *self)
{
  return vec (self->view.m[2][0], self->view.m[2][1], self->view.m[2][2]);
}

void
rhom_outlines_init (RhomOutlines *self)
{
  for (int k = 0; k < N; k++)
    self->directions[k] = (RhomPoint){ cos (2 * G_PI * k / N), sin (2 * G_PI * k / N) };
  rhom_outlines_clear (self);
}

void
rhom_outlines_clear (RhomOutlines *self)
{
  self->n_points = 0;
  self->n_polygons = 0;
}

/* What is added from now on belongs to a run of polygons. */
RhomRun
rhom_outlines_begin (RhomOutlines *self)
{
  return (RhomRun){ self->n_polygons, 0 };
}

void
rhom_outlines_end (RhomOutlines *self,
                   RhomRun      *run)
{
  run->n = self->n_polygons - run->first;
}

void
rhom_outlines_start_polygon (RhomOutlines *self)
{
  if (self->n_polygons < RHOM_MAX_POLYGONS)
    self->polygons[self->n_polygons] = (RhomRun){ self->n_points, 0 };
}

void
rhom_outlines_add_point (RhomOutlines *self,
                         RhomPoint     point)
{
  if (self->n_points < RHOM_MAX_POINTS)
    self->points[self->n_points++] = point;
}

void
rhom_outlines_end_polygon (RhomOutlines *self)
{
  if (self->n_polygons == RHOM_MAX_POLYGONS)
    return;
  self->polygons[self->n_polygons].n = self->n_points - self->polygons[self->n_polygons].first;
  if (self->polygons[self->n_polygons].n > 2)
    self->n_polygons++;
}

static void
feel_out (RhomOutlines        *self,
          const RhomCamera    *camera,
          const RhomEllipsoid *piece,
          int                  index)
{
  RhomMat b = mat_mul (camera->view, piece->axes);
  RhomVec at = rhom_camera_look (camera, piece->at);
  double  xx = b.m[0][0] * b.m[0][0] + b.m[0][1] * b.m[0][1] + b.m[0][2] * b.m[0][2] + 1e-8;
  double  xy = b.m[0][0] * b.m[1][0] + b.m[0][1] * b.m[1][1] + b.m[0][2] * b.m[1][2];
  double  yy = b.m[1][0] * b.m[1][0] + b.m[1][1] * b.m[1][1] + b.m[1][2] * b.m[1][2] + 1e-8;

  for (int k = 0; k < N; k++)
    {
      RhomPoint d = self->directions[k];
      double    u = xx * d.x + xy * d.y, v = xy * d.x + yy * d.y, length = sqrt (u * d.x + v * d.y);

      self->support[index][k] = (RhomPoint){ at.x + u / length, at.y + v / length };
      self->reach[index][k] = at.x * d.x + at.y * d.y + length;
    }
}

/* By how much ellipse @b stands out of @a, at most and at least. */
static void
compare (const RhomOutlines *self,
         int                 a,
         int                 b,
         double             *most,
         double             *least)
{
  *most = -G_MAXDOUBLE;
  *least = G_MAXDOUBLE;
  for (int k = 0; k < N; k++)
    {
      double difference = self->reach[b][k] - self->reach[a][k];

      *most = MAX (*most, difference);
      *least = MIN (*least, difference);
    }
}

/*
 * Where the run of directions that @b owns starts, and where @a's does again.
 * Of several runs it is the longest. Returns how many runs there are.
 */
static int
find_tangents (const RhomOutlines *self,
               int                 a,
               int                 b,
               int                *start,
               int                *end)
{
  int n = 0, longest = 0;

  *start = *end = 0;
  for (int k = 0; k < N; k++)
    {
      int length = 0;

      if (self->reach[b][k] <= self->reach[a][k] || self->reach[b][(k + N - 1) % N] > self->reach[a][(k + N - 1) % N])
        continue;
      while (length < N && self->reach[b][(k + length) % N] > self->reach[a][(k + length) % N])
        length++;
      n++;
      if (length > longest)
        {
          longest = length;
          *start = k;
          *end = (k + length) % N;
        }
    }
  return n;
}

/* Round ellipse @a counter-clockwise, both ends included. */
static void
add_arc (RhomOutlines *self,
         int           a,
         int           from,
         int           to,
         int           step)
{
  int n = (to - from + N) % N;

  rhom_outlines_add_point (self, self->support[a][from]);
  for (int k = step; k < n; k += step)
    rhom_outlines_add_point (self, self->support[a][(from + k) % N]);
  if (n > 0)
    rhom_outlines_add_point (self, self->support[a][to]);
}

/* A small ellipse needs fewer points. */
static int
get_step (const RhomOutlines *self,
          int                 a)
{
  double radius = 0;

  for (int k = 0; k < N / 2; k++)
    radius = MAX (radius, hypot (self->support[a][k].x - self->support[a][k + N / 2].x, self->support[a][k].y - self->support[a][k + N / 2].y) / 2);
  return radius > .06 ? 1 : radius > .025 ? 2
                                          : 3;
}

static void
add_hull_of_two (RhomOutlines *self,
                 int           a,
                 int           b)
{
  rhom_outlines_start_polygon (self);
  for (int k = 0; k < N; k++)
    rhom_outlines_add_point (self, self->support[self->reach[b][k] > self->reach[a][k] ? b : a][k]);
  rhom_outlines_end_polygon (self);
}

/* Leaves out ellipses that lie within a neighbour. Returns how many are left. */
static int
keep_outstanding (const RhomOutlines *self,
                  int                 n,
                  int                *kept)
{
  int n_kept = 0;

  for (int b = 0; b < n; b++)
    {
      gboolean is_within = FALSE;
      double   most, least;

      while (n_kept > 0 && !is_within)
        {
          compare (self, kept[n_kept - 1], b, &most, &least);
          is_within = most <= STANDING_OUT;
          if (is_within || least < -STANDING_OUT)
            break;
          n_kept--;
        }
      if (!is_within)
        kept[n_kept++] = b;
    }
  return n_kept;
}

static void
walk_round (RhomOutlines *self,
            const int    *kept,
            int           n,
            const int    *in,
            const int    *out)
{
  rhom_outlines_start_polygon (self);
  for (int j = 0; j < n - 1; j++)
    {
      int turn = j < n - 2 ? (in[j + 1] - in[j] + N) % N : 0;

      rhom_outlines_add_point (self, self->support[kept[j]][in[j]]);
      if (turn > 0 && turn < N / 2)
        add_arc (self, kept[j + 1], in[j], in[j + 1], get_step (self, kept[j + 1]));
      else
        rhom_outlines_add_point (self, self->support[kept[j + 1]][in[j]]);
    }
  add_arc (self, kept[n - 1], in[n - 2], out[n - 2], get_step (self, kept[n - 1]));
  for (int j = n - 2; j >= 0; j--)
    {
      int turn = j > 0 ? (out[j - 1] - out[j] + N) % N : 0;

      rhom_outlines_add_point (self, self->support[kept[j + 1]][out[j]]);
      if (turn > 0 && turn < N / 2)
        add_arc (self, kept[j], out[j], out[j - 1], get_step (self, kept[j]));
      else
        rhom_outlines_add_point (self, self->support[kept[j]][out[j]]);
    }
  add_arc (self, kept[0], out[0], in[0], get_step (self, kept[0]));
  rhom_outlines_end_polygon (self);
}

/* The union of the hulls of neighbours; one polygon, and more only where ellipses cross. */
void
rhom_outlines_add_chain (RhomOutlines        *self,
                         const RhomCamera    *camera,
                         const RhomEllipsoid *pieces,
                         int                  n)
{
  int kept[RHOM_MAX_CHAIN] = { 0 }, in[RHOM_MAX_CHAIN] = { 0 }, out[RHOM_MAX_CHAIN] = { 0 }, n_kept;

  if (self->is_off)
    return;
  n = MIN (n, RHOM_MAX_CHAIN);
  for (int i = 0; i < n; i++)
    feel_out (self, camera, &pieces[i], i);
  n_kept = keep_outstanding (self, n, kept);
  if (n_kept == 1)
    {
      add_hull_of_two (self, kept[0], kept[0]);
      return;
    }
  for (int j = 0; j < n_kept - 1; j++)
    if (find_tangents (self, kept[j], kept[j + 1], &in[j], &out[j]) != 1)
      add_hull_of_two (self, kept[j], kept[j + 1]);
  walk_round (self, kept, n_kept, in, out);
}

/* The hull of all; every @step-th direction. */
void
rhom_outlines_add_hull (RhomOutlines        *self,
                        const RhomCamera    *camera,
                        const RhomEllipsoid *pieces,
                        int                  n,
                        int                  step)
{
  if (self->is_off)
    return;
  feel_out (self, camera, &pieces[0], 0);
  for (int i = 1; i < n; i++)
    {
      feel_out (self, camera, &pieces[i], 1);
      for (int k = 0; k < N; k++)
        if (self->reach[1][k] > self->reach[0][k])
          {
            self->reach[0][k] = self->reach[1][k];
            self->support[0][k] = self->support[1][k];
          }
    }
  rhom_outlines_start_polygon (self);
  for (int k = 0; k < N; k += step)
    rhom_outlines_add_point (self, self->support[0][k]);
  rhom_outlines_end_polygon (self);
}

/* One long side of a chain: its points, and the direction in which each is the farthest. */
typedef struct
{
  RhomPoint points[2 * RHOM_MAX_CHAIN];
  RhomPoint outward[2 * RHOM_MAX_CHAIN];
  double    along[2 * RHOM_MAX_CHAIN]; /* way from the start */
  int       n;
} Edge;

static void
edge_add (Edge               *edge,
          const RhomOutlines *outlines,
          int                 a,
          int                 b,
          int                 k)
{
  edge->points[edge->n] = outlines->support[a][k];
  edge->outward[edge->n++] = outlines->directions[k];
  edge->points[edge->n] = outlines->support[b][k];
  edge->outward[edge->n++] = outlines->directions[k];
}

static RhomPoint
edge_get_outward (const Edge *edge,
                  int         index)
{
  RhomPoint mean = { 0, 0 };

  if (edge->n <= 4)
    return edge->outward[index];
  for (int i = index - 2; i <= index + 2; i++)
    {
      RhomPoint d = edge->outward[CLAMP (i, 0, edge->n - 1)];

      mean.x += d.x / 5;
      mean.y += d.y / 5;
    }
  return mean;
}

/* A sickle between an edge and itself moved inward, thin at its ends. */
static void
add_sickle (RhomOutlines *self,
            Edge         *edge,
            double        width,
            RhomPoint     light)
{
  double thickness[2 * RHOM_MAX_CHAIN], most = 0, length;
  /* The end of a narrow one may be blunt. */
  double blunt = width < .0075 ? .12 : 0;

  for (int i = 0; i < edge->n; i++)
    {
      RhomPoint d = edge_get_outward (edge, i);

      edge->along[i] = i == 0 ? 0 : edge->along[i - 1] + hypot (edge->points[i].x - edge->points[i - 1].x, edge->points[i].y - edge->points[i - 1].y);
      thickness[i] = MAX (0, -(d.x * light.x + d.y * light.y));
      most = MAX (most, thickness[i]);
    }
  if (edge->n == 0 || most < .08)
    return;
  length = MAX (1e-6, edge->along[edge->n - 1]);

  rhom_outlines_start_polygon (self);
  for (int i = 0; i < edge->n; i++)
    rhom_outlines_add_point (self, edge->points[i]);
  for (int i = edge->n - 1; i >= 0; i--)
    {
      RhomPoint d = edge_get_outward (edge, i);
      double    t = edge->along[i] / length, depth = thickness[i] * MIN (1, MIN (t, 1 - t) / .14 + blunt) * width;

      rhom_outlines_add_point (self, (RhomPoint){ edge->points[i].x - d.x * depth, edge->points[i].y - d.y * depth });
    }
  rhom_outlines_end_polygon (self);
}

/**
 * rhom_outlines_add_crescents:
 * @width: of the shade, metres
 * @light: where it comes from, a unit vector
 *
 * The shade along the long sides of a chain, not round its ends, so that
 * joints show no seam. A chain that points at the viewer has none.
 */
void
rhom_outlines_add_crescents (RhomOutlines        *self,
                             const RhomCamera    *camera,
                             const RhomEllipsoid *pieces,
                             int                  n,
                             double               width,
                             RhomPoint            light)
{
  Edge    right = { .n = 0 }, left = { .n = 0 };
  RhomVec way = rhom_camera_look (camera, vec_sub (pieces[n - 1].at, pieces[0].at));
  int     a = 0, start, end;

  width *= rhom_smooth (.35, .75, hypot (way.x, way.y) / MAX (1e-6, vec_length (way)));
  if (self->is_off || width < .001)
    return;
  n = MIN (n, RHOM_MAX_CHAIN);
  for (int i = 0; i < n; i++)
    feel_out (self, camera, &pieces[i], i);
  for (int b = 1; b < n; b++)
    {
      double most, least;

      if (find_tangents (self, a, b, &start, &end) == 1)
        {
          edge_add (&right, self, a, b, start);
          edge_add (&left, self, a, b, end);
          a = b;
          continue;
        }
      compare (self, a, b, &most, &least);
      if (least >= -STANDING_OUT)
        a = b;
    }
  add_sickle (self, &right, width, light);
  add_sickle (self, &left, width, light);
}

/* @least, @most: (inout): made to hold the run too */
void
rhom_outlines_get_extents (const RhomOutlines *self,
                           RhomRun             run,
                           RhomPoint          *least,
                           RhomPoint          *most)
{
  for (int i = run.first; i < run.first + run.n; i++)
    for (int p = self->polygons[i].first; p < self->polygons[i].first + self->polygons[i].n; p++)
      {
        least->x = MIN (least->x, self->points[p].x);
        least->y = MIN (least->y, self->points[p].y);
        most->x = MAX (most->x, self->points[p].x);
        most->y = MAX (most->y, self->points[p].y);
      }
}
