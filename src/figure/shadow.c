/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/*
 * The floor, and the shadow on it. The shadow is made at a fraction of the
 * size and then spread, which makes it soft, beneath what is drawn already.
 */

/* What is lower than this above the floor throws a darker shadow there. */
#define NEAR_FLOOR .12
#define MAX_FLAT 72
#define N_STAGE 60
/* How much a shadow darkens, of 255: of what is anywhere above the floor, and of what is near it. */
#define DARK 34
#define NEAR_DARK 52
/* Of the weights of a pixel and its neighbours. */
#define WHOLE 256

gboolean
rhom_scene_has_stage (RhomScene   *self,
                      RhomPainter *painter)
{
  return self->poses.has_stage && !self->poses.is_bust && !painter->colors.is_contrast;
}

RhomRun
rhom_scene_outline_stage (RhomScene *self)
{
  RhomOutlines *outlines = &self->outlines;
  RhomRun       run = rhom_outlines_begin (outlines);

  rhom_outlines_start_polygon (outlines);
  for (int i = N_STAGE - 1; i >= 0; i--)
    {
      double  angle = 2 * G_PI * i / N_STAGE;
      RhomVec at = rhom_camera_look (&self->camera, vec_add (self->stage_at, vec (self->stage_half[0] * cos (angle), 0, self->stage_half[1] * sin (angle))));

      rhom_outlines_add_point (outlines, (RhomPoint){ at.x, at.y });
    }
  rhom_outlines_end_polygon (outlines);
  rhom_outlines_end (outlines, &run);
  return run;
}

static RhomEllipsoid
flatten (const RhomEllipsoid *piece,
         double               height)
{
  RhomEllipsoid flat = *piece;

  flat.at.y = height;
  for (int i = 0; i < 3; i++)
    flat.axes.m[1][i] = 0;
  return flat;
}

/* The shadow of a part straight down, from every other of its pieces. */
static void
add_part_shadow (RhomScene       *self,
                 const RhomDrawn *part)
{
  RhomEllipsoid flat[MAX_FLAT];
  int           n = 0, seen = 0;

  for (int i = 0; i < part->n_pieces; i++)
    for (int k = 0; k < part->pieces[i].n && n < MAX_FLAT; k++)
      if (seen++ % 2 == 0)
        flat[n++] = flatten (part->pieces[i].first + k, self->floor_height);
  if (n > 0)
    rhom_outlines_add_hull (&self->outlines, &self->camera, flat, n, 2);
}

/**
 * add_near_shadow:
 * @nearness: (out): of the lowest of it, 0 to 1
 *
 * The same, of all of a part that is near the floor.
 */
static void
add_near_shadow (RhomScene       *self,
                 const RhomDrawn *part,
                 double          *nearness)
{
  RhomEllipsoid flat[MAX_FLAT];
  int           n = 0;

  *nearness = 0;
  for (int i = 0; i < part->n_pieces; i++)
    for (int k = 0; k < part->pieces[i].n && n < MAX_FLAT; k++)
      {
        const RhomEllipsoid *piece = part->pieces[i].first + k;
        double               height = rhom_ellipsoid_get_lowest (piece) - self->floor_height;

        if (height >= NEAR_FLOOR)
          continue;
        *nearness = MAX (*nearness, 1 - rhom_smooth (NEAR_FLOOR / 2, NEAR_FLOOR, height));
        flat[n++] = flatten (piece, self->floor_height);
      }
  if (n > 0)
    rhom_outlines_add_hull (&self->outlines, &self->camera, flat, n, 2);
}

static gboolean
has_shadow (const RhomDrawn *part)
{
  return part->solid == NULL || !part->solid->is_upright;
}

static RhomRun
outline_shadow (RhomScene *self)
{
  RhomRun run = rhom_outlines_begin (&self->outlines);

  for (int i = 0; i < self->n_parts; i++)
    if (has_shadow (&self->parts[i]))
      add_part_shadow (self, &self->parts[i]);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

/* Each part for itself: one that comes down darkens the floor little by little. */
static void
cover_near_shadows (RhomScene   *self,
                    RhomPainter *painter)
{
  for (int i = 0; i < self->n_parts; i++)
    if (has_shadow (&self->parts[i]))
      {
        RhomRun run = rhom_outlines_begin (&self->outlines);
        double  nearness;

        add_near_shadow (self, &self->parts[i], &nearness);
        rhom_outlines_end (&self->outlines, &run);
        rhom_painter_add (painter, &painter->soft, run, (RhomPoint){ 0, 0 }, (DARK + NEAR_DARK * nearness) / 255);
      }
}

/* No shadow beyond the edge of what it falls on. */
static void
trim_shadow (RhomScene   *self,
             RhomPainter *painter)
{
  RhomRun ground = rhom_outlines_begin (&self->outlines);

  for (int i = 0; i < self->n_solids; i++)
    if (self->solids[i].layer == RHOM_LAYER_FLOOR)
      rhom_solid_add_outline (self, &self->solids[i]);
  if (rhom_scene_has_stage (self, painter))
    rhom_scene_outline_stage (self);
  rhom_outlines_end (&self->outlines, &ground);
  if (ground.n == 0 || rhom_camera_get_direction (&self->camera).y >= .5)
    return;
  rhom_cover_set_bounds (&painter->soft_trim, &painter->soft.box);
  rhom_painter_add (painter, &painter->soft_trim, ground, (RhomPoint){ 0, 0 }, 1);
  rhom_cover_keep (&painter->soft, &painter->soft_trim);
  rhom_cover_clear (&painter->soft_trim);
}

/* How dark the floor is, at a fraction of the size. */
static void
cover_shadow (RhomScene   *self,
              RhomPainter *painter)
{
  rhom_cover_ensure (&painter->soft, painter->view.width_px / RHOM_SOFTNESS + 2, painter->view.height_px / RHOM_SOFTNESS + 2);
  rhom_cover_ensure (&painter->soft_trim, painter->soft.width, painter->soft.height);
  rhom_painter_add (painter, &painter->soft, outline_shadow (self), (RhomPoint){ 0, 0 }, DARK / 255.0);
  cover_near_shadows (self, painter);
  trim_shadow (self, painter);
}

static guint
get_amount (const RhomCover *soft,
            int              x,
            int              y)
{
  return x < 0 || y < 0 || x >= soft->width || y >= soft->height ? 0 : soft->amounts[y * soft->width + x];
}

/* Weights of a pixel and of both beside it for that in place @i of the row that comes of it: a bell of three. */
static void
get_weights (int    i,
             guint *weights)
{
  double d = (i + .5) / RHOM_SOFTNESS - .5;

  weights[0] = (.5 - d) * (.5 - d) / 2 * WHOLE + .5;
  weights[2] = (.5 + d) * (.5 + d) / 2 * WHOLE + .5;
  weights[1] = WHOLE - weights[0] - weights[2];
}

static guint
get_mean_of_column (const RhomCover *soft,
                    int              x,
                    int              y,
                    const guint     *weights)
{
  return weights[0] * get_amount (soft, x, y - 1) + weights[1] * get_amount (soft, x, y) + weights[2] * get_amount (soft, x, y + 1);
}

/* Lays a row of the shadow beneath what is there. */
static void
spread_row (RhomPainter *painter,
            guint32     *pixels,
            int          y,
            guint        weights[][3])
{
  const RhomCover *soft = &painter->soft;
  const guint     *down = weights[y % RHOM_SOFTNESS];
  guint32          color = rhom_color_to_pixel (painter->colors.lit[RHOM_INK_SHADOW], 1);
  int              left = MAX (soft->box.left - 1, 0), end = MIN (soft->box.right + 1, soft->width);
  guint            before, at, after;

  at = get_mean_of_column (soft, left - 1, y / RHOM_SOFTNESS, down);
  after = get_mean_of_column (soft, left, y / RHOM_SOFTNESS, down);
  for (int x = left; x < end; x++)
    {
      before = at;
      at = after;
      after = get_mean_of_column (soft, x + 1, y / RHOM_SOFTNESS, down);
      for (int i = 0; i < RHOM_SOFTNESS && x * RHOM_SOFTNESS + i < painter->view.width_px && (before | at | after) > 0; i++)
        {
          guint    dark = (weights[i][0] * before + weights[i][1] * at + weights[i][2] * after) / (WHOLE * WHOLE);
          guint32 *pixel = pixels + x * RHOM_SOFTNESS + i;

          *pixel = rhom_pixel_lay_beneath (*pixel, color, dark);
        }
    }
}

/* Beneath all that is drawn. */
void
rhom_scene_draw_shadow (RhomScene   *self,
                        RhomPainter *painter)
{
  cairo_surface_t *surface = painter->body.surface;
  guint            weights[RHOM_SOFTNESS][3];
  const RhomBox   *box = &painter->soft.box;
  RhomBox          spread;

  if (painter->colors.is_contrast || self->poses.is_bust)
    return;
  cover_shadow (self, painter);
  if (rhom_cover_is_empty (&painter->soft))
    return;
  for (int i = 0; i < RHOM_SOFTNESS; i++)
    get_weights (i, weights[i]);
  spread = (RhomBox){ MAX (box->left - 1, 0) * RHOM_SOFTNESS, MAX (box->top - 1, 0) * RHOM_SOFTNESS,
                      MIN ((box->right + 1) * RHOM_SOFTNESS, painter->view.width_px), MIN ((box->bottom + 1) * RHOM_SOFTNESS, painter->view.height_px) };
  rhom_sheet_use (&painter->body, &spread);
  for (int y = spread.top; y < spread.bottom; y++)
    spread_row (painter, (guint32 *) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface)), y, weights);
  cairo_surface_mark_dirty (surface);
}
