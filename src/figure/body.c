/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* The outlines of the parts of the body, and which cloth or skin they are of. */

/* Crescents of shade, metres. */
#define SHADE_UPPER_ARM .010
#define SHADE_FOREARM .009
#define SHADE_HAND .006
#define SHADE_THIGH .016
#define SHADE_SHIN .012
#define SHADE_FOOT .010

static void
add_pieces (RhomDrawn           *part,
            const RhomEllipsoid *first,
            int                  n)
{
  part->pieces[part->n_pieces++] = (RhomPieces){ first, n };
}

static void
add_zone (RhomDrawn *part,
          RhomInk    ink,
          RhomRun    run)
{
  part->zones[part->n_zones++] = (RhomZone){ ink, run };
}

static RhomRun
chain (RhomScene           *self,
       const RhomEllipsoid *pieces,
       int                  n)
{
  RhomRun run = rhom_outlines_begin (&self->outlines);

  rhom_outlines_add_chain (&self->outlines, &self->camera, pieces, n);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

static RhomRun
crescents (RhomScene           *self,
           const RhomEllipsoid *pieces,
           int                  n,
           double               width)
{
  RhomRun run = rhom_outlines_begin (&self->outlines);

  rhom_outlines_add_crescents (&self->outlines, &self->camera, pieces, n, width, RHOM_LIGHT);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

/* Hips, down to where the thighs begin. */
static RhomRun
outline_trousers (RhomScene *self,
                  int        n_rings)
{
  RhomOutlines       *outlines = &self->outlines;
  const RhomLegShape *legs = self->shape.legs;
  RhomRun             run = rhom_outlines_begin (outlines);

  for (int side = 0; side < RHOM_N_SIDES; side++)
    rhom_outlines_add_chain (outlines, &self->camera, legs[side].glute, 3);
  for (int i = 0; i < 2; i++)
    {
      RhomEllipsoid pair[2] = { legs[RHOM_LEFT].glute[i], legs[RHOM_RIGHT].glute[i] };

      rhom_outlines_add_hull (outlines, &self->camera, pair, 2, 1);
    }
  rhom_outlines_add_chain (outlines, &self->camera, self->shape.rings, n_rings);
  rhom_outlines_end (outlines, &run);
  return run;
}

static RhomRun
outline_shirt (RhomScene *self,
               int        first_ring)
{
  RhomOutlines *outlines = &self->outlines;
  RhomRun       run = rhom_outlines_begin (outlines);

  rhom_outlines_add_chain (outlines, &self->camera, self->shape.rings + first_ring, RHOM_N_RINGS - first_ring);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      const RhomChestShape *chest = &self->shape.chest[side];

      rhom_outlines_add_chain (outlines, &self->camera, chest->yoke, 3);
      rhom_outlines_add_chain (outlines, &self->camera, chest->web, 2);
      rhom_outlines_add_chain (outlines, &self->camera, chest->side, 2);
      if (self->look->has_bust)
        rhom_outlines_add_chain (outlines, &self->camera, chest->bust, 3);
    }
  rhom_outlines_end (outlines, &run);
  return run;
}

/* Which of shirt and trousers is over the other depends on which end of the trunk is nearer; seen straight from the side it makes no difference. */
static void
build_torso (RhomScene *self,
             RhomDrawn *part)
{
  RhomMat axes = rhom_shape_skin_axes (&self->skeleton, .09);
  double  towards = vec_dot (mat_column (&axes, 1), rhom_camera_get_direction (&self->camera));
  RhomRun trousers, trim, shirt;

  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      add_pieces (part, self->shape.legs[side].glute, 2);
      add_pieces (part, self->shape.chest[side].web, 2);
      add_pieces (part, self->shape.chest[side].yoke, 3);
    }
  add_pieces (part, self->shape.rings, RHOM_N_RINGS);
  trousers = outline_trousers (self, towards < 0 ? RHOM_HEM_RING + 1 : RHOM_HEM_RING + 2);
  trim = chain (self, self->shape.rings + RHOM_HEM_RING, 2);
  shirt = outline_shirt (self, RHOM_HEM_RING + 1);
  if (towards < 0)
    {
      add_zone (part, RHOM_INK_TOP, shirt);
      add_zone (part, RHOM_INK_TRIM, trim);
      add_zone (part, RHOM_INK_TROUSERS, trousers);
      return;
    }
  add_zone (part, RHOM_INK_TROUSERS, trousers);
  add_zone (part, RHOM_INK_TRIM, trim);
  add_zone (part, RHOM_INK_TOP, shirt);
}

static void
build_head_and_neck (RhomScene *self)
{
  const RhomHeadShape *head = &self->shape.head;
  RhomDrawn           *neck = &self->parts[RHOM_PART_NECK], *face = &self->parts[RHOM_PART_HEAD];
  /* Pairs whose hulls make the face. */
  static const RhomFacePiece pairs[][2] = {
    { RHOM_FACE_SKULL, RHOM_FACE_JAW }, { RHOM_FACE_JAW, RHOM_FACE_CHIN }, { RHOM_FACE_NOSE, RHOM_FACE_BRIDGE }, { RHOM_FACE_LIPS, RHOM_FACE_CHIN }, { RHOM_FACE_LIPS, RHOM_FACE_NOSE }
  };
  RhomRun run;

  add_pieces (neck, self->shape.neck, 4);
  add_zone (neck, RHOM_INK_SKIN, chain (self, self->shape.neck, 4));

  add_pieces (face, head->face, 4);
  run = rhom_outlines_begin (&self->outlines);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      RhomEllipsoid pair[2] = { head->face[pairs[i][0]], head->face[pairs[i][1]] };

      rhom_outlines_add_hull (&self->outlines, &self->camera, pair, 2, 1);
    }
  rhom_outlines_end (&self->outlines, &run);
  add_zone (face, RHOM_INK_SKIN, run);
}

static void
set_fade (RhomScene *self,
          RhomDrawn *part,
          RhomBone   near_bone,
          RhomBone   far_bone)
{
  RhomVec from = rhom_camera_look (&self->camera, self->skeleton.world[near_bone].at);
  RhomVec to = rhom_camera_look (&self->camera, self->skeleton.world[far_bone].at);

  part->has_fade = TRUE;
  part->fade[0] = (RhomPoint){ from.x, from.y };
  part->fade[1] = (RhomPoint){ from.x * .4 + to.x * .6, from.y * .4 + to.y * .6 };
}

static void
build_upper_arm (RhomScene *self,
                 RhomDrawn *part,
                 RhomSide   side)
{
  const RhomArmShape *arm = &self->shape.arms[side];
  double              towards = -vec_dot (mat_column (&self->skeleton.world[RHOM_BONE_ARM + side].axes, 1), rhom_camera_get_direction (&self->camera));
  gboolean            is_short = self->look->sleeve < 1;

  add_pieces (part, arm->upper, RHOM_N_ARM);
  if (is_short && towards > 0)
    {
      add_zone (part, RHOM_INK_TOP, chain (self, arm->sleeve, RHOM_N_SLEEVE));
      add_zone (part, RHOM_INK_TRIM, chain (self, arm->sleeve + RHOM_N_SLEEVE - 2, 2));
      add_zone (part, RHOM_INK_SKIN, chain (self, arm->bare, RHOM_N_BARE));
    }
  else
    {
      add_zone (part, RHOM_INK_SKIN, chain (self, arm->upper, RHOM_N_ARM));
      if (is_short)
        add_zone (part, RHOM_INK_TRIM, chain (self, arm->sleeve + RHOM_N_SLEEVE - 2, 2));
      add_zone (part, RHOM_INK_TOP, chain (self, arm->sleeve, is_short ? RHOM_N_SLEEVE - 1 : RHOM_N_SLEEVE));
    }
  part->contact = chain (self, arm->upper + 3, 3);
  part->crescents = crescents (self, arm->upper, RHOM_N_ARM, SHADE_UPPER_ARM);
  set_fade (self, part, RHOM_BONE_ARM + side, RHOM_BONE_FORE + side);
}

static void
build_arm (RhomScene *self,
           RhomSide   side)
{
  const RhomArmShape *arm = &self->shape.arms[side];
  RhomDrawn          *fore = &self->parts[RHOM_PART_FOREARM + side], *hand = &self->parts[RHOM_PART_HAND + side];
  RhomEllipsoid       row[RHOM_N_ARM + 1];
  RhomRun             run;

  build_upper_arm (self, &self->parts[RHOM_PART_UPPER_ARM + side], side);

  add_pieces (fore, arm->fore, RHOM_N_ARM);
  add_zone (fore, RHOM_INK_SKIN, chain (self, arm->fore, RHOM_N_ARM));
  if (self->look->sleeve > 1)
    add_zone (fore, RHOM_INK_TOP, chain (self, arm->cuff, RHOM_N_SLEEVE));
  fore->contact = chain (self, arm->fore + 4, 4);
  for (int i = 0; i < RHOM_N_ARM; i++)
    row[i] = arm->fore[i];
  row[RHOM_N_ARM] = arm->palm[1];
  fore->crescents = crescents (self, row, RHOM_N_ARM + 1, SHADE_FOREARM);

  add_pieces (hand, arm->palm, 3);
  add_pieces (hand, arm->fingers, 4);
  add_pieces (hand, arm->thumb, 3);
  run = rhom_outlines_begin (&self->outlines);
  rhom_outlines_add_chain (&self->outlines, &self->camera, arm->palm, 3);
  rhom_outlines_add_chain (&self->outlines, &self->camera, arm->fingers, 4);
  rhom_outlines_add_chain (&self->outlines, &self->camera, arm->thumb, 3);
  rhom_outlines_end (&self->outlines, &run);
  add_zone (hand, RHOM_INK_SKIN, run);
  row[0] = arm->palm[1];
  row[1] = arm->palm[2];
  for (int i = 0; i < 4; i++)
    row[2 + i] = arm->fingers[i];
  hand->contact = chain (self, row + 1, 5);
  hand->crescents = crescents (self, row, 6, SHADE_HAND);
}

static void
build_leg (RhomScene *self,
           RhomSide   side)
{
  const RhomLegShape *leg = &self->shape.legs[side];
  RhomDrawn          *thigh = &self->parts[RHOM_PART_THIGH + side], *shin = &self->parts[RHOM_PART_SHIN + side];
  RhomDrawn          *foot = &self->parts[RHOM_PART_FOOT + side];
  RhomEllipsoid       row[3] = { leg->foot[1], leg->foot[3], leg->foot[4] };
  RhomRun             run;

  add_pieces (thigh, leg->thigh, RHOM_N_THIGH);
  add_zone (thigh, RHOM_INK_TROUSERS, chain (self, leg->thigh, RHOM_N_THIGH));
  thigh->contact = chain (self, leg->thigh + 4, 4);
  thigh->crescents = crescents (self, leg->thigh, RHOM_N_THIGH, SHADE_THIGH);
  set_fade (self, thigh, RHOM_BONE_LEG + side, RHOM_BONE_SHIN + side);

  add_pieces (shin, leg->shin, RHOM_N_SHIN);
  add_zone (shin, RHOM_INK_SKIN, chain (self, leg->shin, RHOM_N_SHIN));
  add_zone (shin, RHOM_INK_TROUSERS, chain (self, leg->trouser, RHOM_N_SLEEVE));
  shin->contact = chain (self, leg->shin + 4, 6);
  shin->crescents = crescents (self, leg->shin, RHOM_N_SHIN, SHADE_SHIN);

  add_pieces (foot, leg->foot, 5);
  run = rhom_outlines_begin (&self->outlines);
  rhom_outlines_add_chain (&self->outlines, &self->camera, row, 3);
  rhom_outlines_add_chain (&self->outlines, &self->camera, leg->foot + 2, 2);
  rhom_outlines_add_hull (&self->outlines, &self->camera, leg->foot, 3, 1);
  rhom_outlines_end (&self->outlines, &run);
  add_zone (foot, RHOM_INK_SKIN, run);
  foot->contact = chain (self, leg->foot + 3, 2);
  foot->crescents = crescents (self, row, 3, SHADE_FOOT);
}

static void
start_parts (RhomScene *self)
{
  for (int i = 0; i < RHOM_N_BODY_PARTS; i++)
    {
      RhomDrawn *part = &self->parts[i];

      *part = (RhomDrawn){ .part = i };
      if (i < RHOM_PART_UPPER_ARM)
        continue;
      part->has_crescents = TRUE;
      part->group = i < RHOM_PART_THIGH ? RHOM_GROUP_ARM : RHOM_GROUP_LEG;
      part->side = (i - RHOM_PART_UPPER_ARM) % 2;
    }
  self->n_parts = RHOM_N_BODY_PARTS;
}

/* The parts of the body of the skeleton as it is now. */
void
rhom_body_build (RhomScene *self)
{
  const RhomFrame *upper = &self->skeleton.world[RHOM_BONE_UPPER];
  RhomVec          neckline = rhom_camera_look (&self->camera, mat_apply (&upper->axes, vec (0, .8, .6)));

  rhom_shape_build (&self->shape, &self->skeleton, self->look);
  start_parts (self);
  self->is_neck_over_torso = neckline.z > .05;
  build_torso (self, &self->parts[RHOM_PART_TORSO]);
  build_head_and_neck (self);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      build_arm (self, side);
      build_leg (self, side);
    }
}
