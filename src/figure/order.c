/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/*
 * What is drawn before what. Every part is felt out on a coarse grid, as seen;
 * where two overlap, they vote, cell by cell, on which is in front. Then again
 * and again that part is drawn which is least in front of those still left.
 */

/* A cell of the grid, and the difference in depth that counts as one vote; metres. */
#define CELL .022
#define ONE_VOTE .03
#define NOWHERE -1e9f
/* Outweighs any vote. */
#define RULE 1e4f
/* Less than any vote that can be seen. */
#define HINT .5f
/* Of the most that the cells of two parts can vote. */
#define CLEARLY_BENT .7f

/* What a part covers of the grid, and how near each of its cells is. */
typedef struct
{
  int    x, y, width, height;
  float *depths;
} Patch;

static void
get_spread (const RhomCamera    *camera,
            const RhomEllipsoid *piece,
            RhomVec             *at,
            double               s[6])
{
  RhomMat b = mat_mul (camera->view, piece->axes);

  *at = rhom_camera_look (camera, piece->at);
  for (int i = 0, k = 0; i < 3; i++)
    for (int j = i; j < 3; j++, k++)
      s[k] = b.m[i][0] * b.m[j][0] + b.m[i][1] * b.m[j][1] + b.m[i][2] * b.m[j][2] + (i == j ? 1e-6 : 0);
}

static void
grow_patch (Patch *patch,
            double x,
            double y,
            double half_width,
            double half_height)
{
  int x1 = floor ((x - half_width) / CELL) - 1, x2 = ceil ((x + half_width) / CELL) + 1;
  int y1 = floor ((y - half_height) / CELL) - 1, y2 = ceil ((y + half_height) / CELL) + 1;
  int right = MAX (patch->x + patch->width, x2), top = MAX (patch->y + patch->height, y2);

  if (patch->width == 0)
    {
      *patch = (Patch){ x1, y1, x2 - x1, y2 - y1, NULL };
      return;
    }
  patch->x = MIN (patch->x, x1);
  patch->y = MIN (patch->y, y1);
  patch->width = right - patch->x;
  patch->height = top - patch->y;
}

static void
put_depth (Patch *patch,
           int    x,
           int    y,
           double depth)
{
  float *cell = &patch->depths[(y - patch->y) * patch->width + x - patch->x];

  *cell = MAX (*cell, (float) depth);
}

/* The near side of an ellipsoid, by the mean and spread of its depth over the plane. */
static void
put_ellipsoid (Patch               *patch,
               const RhomCamera    *camera,
               const RhomEllipsoid *piece)
{
  double  s[6], determinant, kx, ky, thickness;
  RhomVec at;

  get_spread (camera, piece, &at, s);
  determinant = s[0] * s[3] - s[1] * s[1];
  kx = (s[2] * s[3] - s[4] * s[1]) / determinant;
  ky = (s[4] * s[0] - s[2] * s[1]) / determinant;
  thickness = s[5] - kx * s[2] - ky * s[4];
  for (int y = floor ((at.y - sqrt (s[3])) / CELL); y <= ceil ((at.y + sqrt (s[3])) / CELL); y++)
    for (int x = floor ((at.x - sqrt (s[0])) / CELL); x <= ceil ((at.x + sqrt (s[0])) / CELL); x++)
      {
        double dx = x * CELL - at.x, dy = y * CELL - at.y;
        double q = (s[3] * dx * dx - 2 * s[1] * dx * dy + s[0] * dy * dy) / determinant;

        if (q <= 1.15)
          put_depth (patch, x, y, at.z + kx * dx + ky * dy + sqrt (MAX (0, thickness * (1 - q))));
      }
}

/* The near side of a box: where the line of sight enters the last of its three pairs of planes. */
static void
put_box (Patch            *patch,
         const RhomCamera *camera,
         const RhomSolid  *solid)
{
  RhomMat axes = mat_mul (camera->view, solid->axes);
  RhomVec at = rhom_camera_look (camera, solid->at);
  double  half[3] = { solid->half.x, solid->half.y, solid->half.z };

  for (int y = patch->y; y < patch->y + patch->height; y++)
    for (int x = patch->x; x < patch->x + patch->width; x++)
      {
        double near_depth = G_MAXDOUBLE, far_depth = -G_MAXDOUBLE;

        for (int i = 0; i < 3; i++)
          {
            double along = axes.m[0][i] * (x * CELL - at.x) + axes.m[1][i] * (y * CELL - at.y), slope = axes.m[2][i], a, b;

            slope = fabs (slope) < 1e-6 ? 1e-6 : slope;
            a = (half[i] + CELL / 4 - along) / slope;
            b = (-half[i] - CELL / 4 - along) / slope;
            near_depth = MIN (near_depth, MAX (a, b));
            far_depth = MAX (far_depth, MIN (a, b));
          }
        if (near_depth >= far_depth)
          put_depth (patch, x, y, at.z + near_depth);
      }
}

static void
measure (RhomScene *self,
         RhomDrawn *part,
         Patch     *patch)
{
  double sum = 0;
  int    n = 0;

  *patch = (Patch){ 0 };
  for (int i = 0; i < part->n_pieces; i++)
    for (int k = 0; k < part->pieces[i].n; k++)
      {
        double  s[6];
        RhomVec at;

        get_spread (&self->camera, part->pieces[i].first + k, &at, s);
        grow_patch (patch, at.x, at.y, sqrt (s[0]), sqrt (s[3]));
        sum += at.z;
        n++;
      }
  part->mean_depth = sum / MAX (1, n);
}

static void
rasterize (RhomScene *self,
           RhomDrawn *part,
           Patch     *patch)
{
  for (int i = 0; i < patch->width * patch->height; i++)
    patch->depths[i] = NOWHERE;
  if (part->solid != NULL && part->solid->kind == RHOM_SOLID_BOX)
    {
      put_box (patch, &self->camera, part->solid);
      return;
    }
  for (int i = 0; i < part->n_pieces; i++)
    for (int k = 0; k < part->pieces[i].n; k++)
      put_ellipsoid (patch, &self->camera, part->pieces[i].first + k);
}

/* Positive where @a is in front. */
static float
vote (const Patch *a,
      const Patch *b,
      float        bias,
      guint8      *overlap)
{
  int   x1 = MAX (a->x, b->x), x2 = MIN (a->x + a->width, b->x + b->width);
  int   y1 = MAX (a->y, b->y), y2 = MIN (a->y + a->height, b->y + b->height);
  float sum = 0;
  int   n = 0;

  for (int y = y1; y < y2; y++)
    {
      const float *row_a = a->depths + (y - a->y) * a->width - a->x, *row_b = b->depths + (y - b->y) * b->width - b->x;

      for (int x = x1; x < x2; x++)
        if (row_a[x] > NOWHERE / 2 && row_b[x] > NOWHERE / 2)
          {
            sum += CLAMP ((row_a[x] - row_b[x] + bias) / (float) ONE_VOTE, -1, 1);
            n++;
          }
    }
  *overlap = MIN (n, G_MAXUINT8);
  return sum;
}

static void
rule (RhomScene *self,
      int        behind,
      int        in_front)
{
  self->votes[in_front][behind] = RULE;
  self->votes[behind][in_front] = -RULE;
}

/* Where nothing else is known. */
static void
hint (RhomScene *self,
      int        behind,
      int        in_front)
{
  self->votes[in_front][behind] = HINT;
  self->votes[behind][in_front] = -HINT;
}

static void
collect_votes (RhomScene *self,
               RhomOrder *order)
{
  Patch patches[RHOM_MAX_PARTS];
  int   used = 0;

  for (int i = 0; i < self->n_parts; i++)
    {
      measure (self, &self->parts[i], &patches[i]);
      if (used + patches[i].width * patches[i].height > RHOM_MAX_DEPTHS)
        patches[i].width = 0;
      patches[i].depths = self->depths + used;
      used += patches[i].width * patches[i].height;
      rasterize (self, &self->parts[i], &patches[i]);
    }
  for (int i = 0; i < self->n_parts; i++)
    for (int j = i + 1; j < self->n_parts; j++)
      {
        self->votes[i][j] = vote (&patches[i], &patches[j], self->parts[i].bias - self->parts[j].bias, &order->overlaps[i][j]);
        self->votes[j][i] = -self->votes[i][j];
      }
}

/* Two parts that hang together are before each other only if the joint is clearly bent that way; else the order would change at every turn. */
static void
calm_joints (RhomScene       *self,
             const RhomOrder *order)
{
  for (int i = RHOM_PART_UPPER_ARM; i < RHOM_PART_FOOT; i++)
    {
      int outer = i + 2;

      if (outer == RHOM_PART_THIGH || outer == RHOM_PART_THIGH + 1)
        continue;
      if (fabsf (self->votes[i][outer]) < CLEARLY_BENT * order->overlaps[i][outer])
        hint (self, i, outer);
    }
}

/* Least in front of what is left; then farthest. */
static int
find_next (RhomScene      *self,
           const gboolean *is_done)
{
  double least = G_MAXDOUBLE;
  int    best = -1;

  for (int i = 0; i < self->n_parts; i++)
    {
      double weight = 0;

      if (is_done[i])
        continue;
      for (int j = 0; j < self->n_parts && weight <= least; j++)
        if (!is_done[j] && j != i)
          weight += MAX (0, self->votes[i][j]);
      if (best < 0 || weight < least || (weight == least && self->parts[i].mean_depth < self->parts[best].mean_depth))
        {
          least = weight;
          best = i;
        }
    }
  return best;
}

/* Fills @order with the parts, back to front. */
void
rhom_order_sort (RhomScene *self,
                 RhomOrder *order)
{
  gboolean is_done[RHOM_MAX_PARTS] = { FALSE };

  collect_votes (self, order);
  calm_joints (self, order);
  order->is_neck_over_torso = self->is_neck_over_torso;
  if (self->is_neck_over_torso)
    rule (self, RHOM_PART_TORSO, RHOM_PART_NECK);
  else
    rule (self, RHOM_PART_NECK, RHOM_PART_TORSO);
  rule (self, RHOM_PART_NECK, RHOM_PART_HEAD);
  if (self->votes[RHOM_PART_HEAD][RHOM_PART_TORSO] == 0)
    hint (self, RHOM_PART_TORSO, RHOM_PART_HEAD);
  for (int i = 0; i < self->poses.n_order; i++)
    rule (self, self->poses.order[i][0], self->poses.order[i][1]);
  for (int i = 0; i < self->n_parts; i++)
    {
      order->parts[i] = find_next (self, is_done);
      is_done[order->parts[i]] = TRUE;
    }
}

/* Whether two parts that overlap are drawn the other way round. */
gboolean
rhom_order_differs (const RhomOrder *self,
                    const RhomOrder *other,
                    int              n_parts)
{
  int places[RHOM_MAX_PARTS];

  for (int i = 0; i < n_parts; i++)
    places[other->parts[i]] = i;
  for (int i = 0; i < n_parts; i++)
    for (int k = i + 1; k < n_parts; k++)
      {
        int a = MIN (self->parts[i], self->parts[k]), b = MAX (self->parts[i], self->parts[k]);

        if (places[self->parts[i]] > places[self->parts[k]] && MAX (self->overlaps[a][b], other->overlaps[a][b]) > 0)
          return TRUE;
      }
  return FALSE;
}
