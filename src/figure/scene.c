/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* What is there: the poses solved, where to look from, and the parts of a frame in their order. */

/* Of the height of the picture, at most, to a metre. */
#define LARGEST_SCALE .75
#define LARGEST_BUST_SCALE 1.35
#define MAT_HEIGHT .012
/* What is lower than this stands on the stage. */
#define NEAR_FLOOR .40

typedef struct
{
  RhomPoint least;
  RhomPoint most;
} Extents;

static const Extents nothing = { { G_MAXDOUBLE, G_MAXDOUBLE }, { -G_MAXDOUBLE, -G_MAXDOUBLE } };

static void
hold (Extents *extents,
      double   x,
      double   y,
      double   half_width,
      double   half_height)
{
  extents->least.x = MIN (extents->least.x, x - half_width);
  extents->least.y = MIN (extents->least.y, y - half_height);
  extents->most.x = MAX (extents->most.x, x + half_width);
  extents->most.y = MAX (extents->most.y, y + half_height);
}

static void
hold_seen (Extents             *extents,
           const RhomCamera    *camera,
           const RhomEllipsoid *piece)
{
  RhomMat b = mat_mul (camera->view, piece->axes);
  RhomVec at = rhom_camera_look (camera, piece->at);

  hold (extents, at.x, at.y, sqrt (b.m[0][0] * b.m[0][0] + b.m[0][1] * b.m[0][1] + b.m[0][2] * b.m[0][2]),
        sqrt (b.m[1][0] * b.m[1][0] + b.m[1][1] * b.m[1][1] + b.m[1][2] * b.m[1][2]));
}

static gboolean
is_background (const RhomSolid *solid)
{
  return solid->layer == RHOM_LAYER_BACK || solid->layer == RHOM_LAYER_FLOOR;
}

/* Adds every solid that takes part in the order to the parts. */
static void
add_solids (RhomScene *self)
{
  for (int i = 0; i < self->n_solids && self->n_parts < RHOM_MAX_PARTS; i++)
    {
      RhomSolid *solid = &self->solids[i];

      if (is_background (solid))
        continue;
      self->parts[self->n_parts++] = (RhomDrawn){
        .part = RHOM_N_BODY_PARTS,
        .solid = solid,
        .pieces = { { solid->pieces, solid->n_pieces } },
        .n_pieces = 1,
        .bias = solid->bias,
      };
    }
}

/**
 * rhom_scene_build:
 * @key: whose own props are there
 *
 * All parts of the skeleton as it is now, with its things.
 */
void
rhom_scene_build (RhomScene *self,
                  int        key)
{
  rhom_outlines_clear (&self->outlines);
  rhom_body_build (self);
  self->n_solids = 0;
  rhom_props_build (self, self->poses.props, self->poses.n_props);
  rhom_props_build (self, self->poses.keys[key].props, self->poses.keys[key].n_props);
  add_solids (self);
}

/* A wall or a door frame may reach out of the picture of a bust, legs always do. */
static gboolean
is_out_of_bust (const RhomDrawn *part)
{
  return part->solid == NULL ? part->part >= RHOM_PART_THIGH : part->solid->is_upright;
}

static void
hold_key (RhomScene *self,
          int        key,
          Extents   *extents,
          Extents   *floor)
{
  self->skeleton = self->solved[key];
  rhom_scene_build (self, key);
  for (int i = 0; i < self->n_parts; i++)
    for (int k = 0; k < self->parts[i].n_pieces; k++)
      for (int p = 0; p < self->parts[i].pieces[k].n; p++)
        {
          const RhomEllipsoid *piece = self->parts[i].pieces[k].first + p;
          gboolean             is_upright = self->parts[i].solid != NULL && self->parts[i].solid->is_upright;

          if (!self->poses.is_bust || !is_out_of_bust (&self->parts[i]))
            hold_seen (extents, &self->camera, piece);
          if (piece->at.y < NEAR_FLOOR && !is_upright)
            hold (floor, piece->at.x, piece->at.z, 0, 0);
        }
  for (int i = 0; i < self->n_solids; i++)
    if (self->solids[i].layer == RHOM_LAYER_FLOOR || (self->solids[i].layer == RHOM_LAYER_BACK && self->poses.fits_back))
      for (int p = 0; p < self->solids[i].n_pieces; p++)
        hold_seen (extents, &self->camera, &self->solids[i].pieces[p]);
}

static void
set_stage (RhomScene     *self,
           const Extents *floor)
{
  if (floor->least.x > floor->most.x)
    return;
  self->stage_at = vec ((floor->least.x + floor->most.x) / 2, -.001, (floor->least.y + floor->most.y) / 2);
  self->stage_half[0] = MAX ((floor->most.x - floor->least.x) / 2 + .25, .45) * 1.05;
  self->stage_half[1] = MAX ((floor->most.y - floor->least.y) / 2 + .25, .45) * 1.05;
}

/* The disc of the floor may go nearly to the edge. */
static void
hold_stage (const RhomScene *self,
            Extents         *extents)
{
  double  inset = self->poses.pad * .8;
  RhomVec at = rhom_camera_look (&self->camera, self->stage_at);
  RhomVec across = rhom_camera_look (&self->camera, vec (self->stage_half[0], 0, 0)), along = rhom_camera_look (&self->camera, vec (0, 0, self->stage_half[1]));

  hold (extents, at.x, at.y, MAX (0, hypot (across.x, along.x) - inset), MAX (0, hypot (across.y, along.y) - inset));
}

/* One view for all keys, so that nothing jumps. */
static void
set_extents (RhomScene *self)
{
  Extents extents = nothing, floor = nothing;
  double  bust_end = -G_MAXDOUBLE;

  for (int key = 0; key < self->poses.n_keys; key++)
    {
      hold_key (self, key, &extents, &floor);
      bust_end = MAX (bust_end, rhom_camera_look (&self->camera, self->solved[key].root).y + self->poses.bust_end);
    }
  if (self->poses.is_bust)
    extents.most.y += self->poses.headroom;
  for (int key = 0; key < self->poses.n_keys; key++)
    rhom_arrows_get_extents (self, key, &extents.least, &extents.most);
  if (self->poses.is_bust)
    extents.least.y = bust_end;
  set_stage (self, &floor);
  if (self->poses.has_stage && !self->poses.is_bust)
    hold_stage (self, &extents);
  self->least = extents.least;
  self->most = extents.most;
}

/* Solves the poses, and finds what must be seen of them. */
void
rhom_scene_prepare (RhomScene *self,
                    RhomPerson person)
{
  self->look = rhom_look_get (person);
  rhom_outlines_init (&self->outlines);
  rhom_camera_init (&self->camera, self->poses.yaw, self->poses.pitch);
  for (int i = 0; i < self->poses.n_keys; i++)
    rhom_skeleton_solve (&self->solved[i], &self->poses.keys[i].pose);
  self->floor_height = 0;
  for (int i = 0; i < self->poses.n_props; i++)
    if (self->poses.props[i].type == RHOM_PROP_MAT)
      self->floor_height = MAT_HEIGHT;
  set_extents (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->orders); i++)
    self->orders[i].step = -1;
}

/* @view: (out): so that all that must be seen is, and not too large */
void
rhom_scene_fit (const RhomScene *self,
                double           width_px,
                double           height_px,
                RhomView        *view)
{
  gboolean is_bust = self->poses.is_bust;
  double   pad = self->poses.pad, pad_y = is_bust ? 0 : pad;
  double   width = self->most.x - self->least.x + 2 * pad, height = self->most.y - self->least.y + 2 * pad_y + (is_bust ? pad : 0);
  double   scale = MIN (MIN (width_px / width, height_px / height), (is_bust ? LARGEST_BUST_SCALE : LARGEST_SCALE) * height_px);

  view->scale = scale;
  view->middle.x = (self->least.x + self->most.x) / 2;
  view->middle.y = is_bust ? self->least.y + height_px / scale / 2 : (self->least.y + self->most.y) / 2;
  view->width_px = width_px;
  view->height_px = height_px;
}
