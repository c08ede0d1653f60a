/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* Arrows that say which way: the traced way of a hand, a line, or an arc. */

#define MAX_POINTS 24
#define N_TRACE 17
#define N_ARC 21
#define N_LINE 7
/* Metres. */
#define WIDTH .016
#define HEAD .05
#define HALO .012

typedef struct
{
  RhomPoint points[MAX_POINTS];
  int       n;
} Line;

static void
add (const RhomScene *self,
     Line            *line,
     RhomVec          at)
{
  RhomVec seen = rhom_camera_look (&self->camera, at);

  line->points[line->n++] = (RhomPoint){ seen.x, seen.y };
}

/* The way of a point of the body through the keys, as it moves. */
static void
trace (const RhomScene *self,
       const RhomArrow *arrow,
       Line            *line)
{
  int steps = ABS (arrow->to - arrow->from), direction = arrow->to > arrow->from ? 1 : -1;

  for (int i = 0; i < N_TRACE; i++)
    {
      double       u = (arrow->span[0] + (arrow->span[1] - arrow->span[0]) * i / (N_TRACE - 1)) * steps;
      int          step = MIN ((int) u, steps - 1), key = arrow->from + step * direction;
      RhomSkeleton between;

      rhom_skeleton_blend (&between, &self->solved[key], &self->solved[key + direction], u - step);
      add (self, line, rhom_skeleton_point (&between, arrow->bone, arrow->at));
      line->points[i].x += arrow->offset[0];
      line->points[i].y += arrow->offset[1];
    }
}

static void
lay (const RhomScene    *self,
     const RhomSkeleton *skeleton,
     const RhomArrow    *arrow,
     Line               *line)
{
  RhomFrame frame = { { 0, 0, 0 }, RHOM_MAT_IDENTITY };

  if (arrow->bone != RHOM_BONE_WORLD)
    frame = skeleton->world[arrow->bone];
  if (arrow->is_in_room)
    frame.axes = RHOM_MAT_IDENTITY;
  if (arrow->type == RHOM_ARROW_LINE)
    {
      for (int i = 0; i < N_LINE; i++)
        add (self, line, rhom_frame_point (&frame, vec_lerp (arrow->a, arrow->b, i / (N_LINE - 1.0))));
      return;
    }
  for (int i = 0; i < N_ARC; i++)
    {
      RhomMat turn = mat_rotate (arrow->axis, arrow->sweep * i / (N_ARC - 1));

      add (self, line, rhom_frame_point (&frame, vec_along (arrow->at, mat_apply (&turn, vec_unit (arrow->start)), arrow->radius)));
    }
}

static void
build (const RhomScene    *self,
       const RhomSkeleton *skeleton,
       const RhomArrow    *arrow,
       Line               *line)
{
  line->n = 0;
  if (arrow->type == RHOM_ARROW_TRACE)
    trace (self, arrow, line);
  else
    lay (self, skeleton, arrow, line);
}

/* The head at the end of @line, which is cut so that its shaft ends inside. */
static RhomRun
add_head (RhomScene *self,
          Line      *line)
{
  RhomPoint tip = line->points[line->n - 1], before, d, n;
  RhomRun   run = rhom_outlines_begin (&self->outlines);
  double    length;

  while (line->n > 2 && hypot (line->points[line->n - 2].x - tip.x, line->points[line->n - 2].y - tip.y) < HEAD * .9)
    line->n--;
  before = line->points[line->n - 2];
  length = MAX (1e-6, hypot (tip.x - before.x, tip.y - before.y));
  d = (RhomPoint){ (tip.x - before.x) / length, (tip.y - before.y) / length };
  n = (RhomPoint){ -d.y, d.x };
  line->points[line->n - 1] = (RhomPoint){ tip.x - d.x * HEAD * .75, tip.y - d.y * HEAD * .75 };

  rhom_outlines_start_polygon (&self->outlines);
  rhom_outlines_add_point (&self->outlines, tip);
  rhom_outlines_add_point (&self->outlines, (RhomPoint){ tip.x - d.x * HEAD + n.x * HEAD * .52, tip.y - d.y * HEAD + n.y * HEAD * .52 });
  rhom_outlines_add_point (&self->outlines, (RhomPoint){ tip.x - d.x * HEAD * .72, tip.y - d.y * HEAD * .72 });
  rhom_outlines_add_point (&self->outlines, (RhomPoint){ tip.x - d.x * HEAD - n.x * HEAD * .52, tip.y - d.y * HEAD - n.y * HEAD * .52 });
  rhom_outlines_end_polygon (&self->outlines);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

static void
turn_line (Line *line)
{
  for (int i = 0, k = line->n - 1; i < k; i++, k--)
    {
      RhomPoint swapped = line->points[i];

      line->points[i] = line->points[k];
      line->points[k] = swapped;
    }
}

static void
paint (RhomScene       *self,
       RhomPainter     *painter,
       const RhomArrow *arrow)
{
  RhomColor color = painter->colors.lit[RHOM_INK_ARROW], card = painter->colors.lit[RHOM_INK_CARD];
  RhomRun   heads[2];
  int       n_heads = 1;
  Line      line;

  build (self, &self->skeleton, arrow, &line);
  heads[0] = add_head (self, &line);
  if (arrow->is_double)
    {
      turn_line (&line);
      heads[n_heads++] = add_head (self, &line);
    }
  rhom_painter_curve (painter, line.points, line.n, card, WIDTH + HALO, .85);
  for (int i = 0; i < n_heads; i++)
    rhom_painter_stroke (painter, heads[i], card, HALO * 1.5);
  rhom_painter_curve (painter, line.points, line.n, color, WIDTH, 1);
  for (int i = 0; i < n_heads; i++)
    {
      rhom_painter_stroke (painter, heads[i], color, .005);
      rhom_painter_fill (painter, heads[i], color, 1);
    }
}

void
rhom_arrows_draw (RhomScene   *self,
                  RhomPainter *painter,
                  int          key)
{
  for (int i = 0; i < self->poses.n_arrows; i++)
    if (self->poses.arrows[i].key < 0 || self->poses.arrows[i].key == key)
      paint (self, painter, &self->poses.arrows[i]);
}

/* @least, @most: (inout): made to hold the arrows of @key too */
void
rhom_arrows_get_extents (RhomScene *self,
                         int        key,
                         RhomPoint *least,
                         RhomPoint *most)
{
  for (int i = 0; i < self->poses.n_arrows; i++)
    {
      const RhomArrow *arrow = &self->poses.arrows[i];
      Line             line;

      if (arrow->key >= 0 && arrow->key != key)
        continue;
      build (self, &self->solved[key], arrow, &line);
      for (int k = 0; k < line.n; k++)
        {
          least->x = MIN (least->x, line.points[k].x - .02);
          least->y = MIN (least->y, line.points[k].y - .02);
          most->x = MAX (most->x, line.points[k].x + .02);
          most->y = MAX (most->y, line.points[k].y + .02);
        }
    }
}
