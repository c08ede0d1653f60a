/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/shape.h"

/* Half of how far a bend of the spine spreads over the skin, metres. */
#define SKIN_BLEND .075
/* How far clothes stand off. */
#define CLOTH .002
/* Above this, a sleeve is round like the shoulder; below, flat discs give it an even hem. */
#define ROUND_SLEEVE .22

RhomEllipsoid
rhom_ball (RhomVec at,
           double  radius)
{
  return (RhomEllipsoid){ at, { { { radius, 0, 0 }, { 0, radius, 0 }, { 0, 0, radius } } } };
}

/* @axes: its directions; @x, @y and @z: its half axes along them */
RhomEllipsoid
rhom_ellipsoid (RhomVec        at,
                const RhomMat *axes,
                double         x,
                double         y,
                double         z)
{
  return (RhomEllipsoid){ at, mat_stretch (*axes, x, y, z) };
}

double
rhom_ellipsoid_get_lowest (const RhomEllipsoid *self)
{
  return self->at.y - sqrt (self->axes.m[1][0] * self->axes.m[1][0] + self->axes.m[1][1] * self->axes.m[1][1] + self->axes.m[1][2] * self->axes.m[1][2]);
}

void
rhom_limb_read (const RhomLimbTable *table,
                double               fraction,
                double              *radius,
                double              *forward)
{
  double row[3];

  rhom_spline (table->rows[0], table->n, 3, fraction, row);
  *radius = row[1];
  *forward = row[2];
}

/* How much the skin at @height goes with pelvis, lumbar, mid and upper. */
static void
get_skin_weights (double  height,
                  double *weights)
{
  double t[3];

  for (int i = 0; i < 3; i++)
    {
      double joint = rhom_spine_rest[RHOM_BONE_LUMBAR + i].y;

      t[i] = rhom_smooth (joint - SKIN_BLEND, joint + SKIN_BLEND, height);
    }
  weights[0] = 1 - t[0];
  weights[1] = t[0] * (1 - t[1]);
  weights[2] = t[0] * t[1] * (1 - t[2]);
  weights[3] = t[0] * t[1] * t[2];
}

/* Where a point of the trunk is, that at rest is at @rest from the middle of the hips. */
RhomVec
rhom_shape_skin (const RhomSkeleton *skeleton,
                 RhomVec             rest)
{
  RhomVec at = { 0, 0, 0 };
  double  weights[4];

  get_skin_weights (rest.y, weights);
  for (int bone = 0; bone < 4; bone++)
    if (weights[bone] > 1e-6)
      at = vec_along (at, rhom_frame_point (&skeleton->world[bone], vec_sub (rest, rhom_spine_rest[bone])), weights[bone]);
  return at;
}

/* How the trunk is turned at @height. */
RhomMat
rhom_shape_skin_axes (const RhomSkeleton *skeleton,
                      double              height)
{
  RhomMat sum = { { { 0 } } };
  double  weights[4];

  get_skin_weights (height, weights);
  for (int bone = 0; bone < 4; bone++)
    {
      if (weights[bone] > 1 - 1e-6)
        return skeleton->world[bone].axes;
      for (int i = 0; i < 9; i++)
        sum.m[i / 3][i % 3] += weights[bone] * skeleton->world[bone].axes.m[i / 3][i % 3];
    }
  return mat_nearest_rotation (sum);
}

/* A breath widens belly and ribs. */
static RhomEllipsoid
build_ring (const RhomSkeleton *skeleton,
            const RhomLook     *look,
            double              height)
{
  double  row[4];
  double  belly = exp (-pow ((height - .15) / .080, 2)) * .055 * skeleton->breath;
  double  ribs = exp (-pow ((height - .30) / .09, 2)) * .012 * skeleton->breath;
  double  narrowing = height > .08 && height < .3 ? look->waist : 1;
  RhomMat axes = rhom_shape_skin_axes (skeleton, height);

  rhom_spline (rhom_torso_rings[0], RHOM_TORSO_ROWS, 4, height, row);
  row[1] += .4 * belly + .8 * ribs;
  row[2] += belly + ribs;
  return rhom_ellipsoid (rhom_shape_skin (skeleton, vec (0, height, (row[2] + row[3]) / 2)), &axes, row[1] * narrowing, .010, (row[2] - row[3]) / 2);
}

static double
get_ring_height (int ring)
{
  if (ring < 8)
    return -.092 + ring * (.182 / 7);
  if (ring < 20)
    return .12 + (ring - 8) * (.38 / 11);
  return ring == 20 ? .52 : .535;
}

static void
build_chest (RhomChestShape     *self,
             const RhomSkeleton *skeleton,
             RhomSide            side)
{
  double           sign = RHOM_SIGN (side);
  const RhomFrame *upper = &skeleton->world[RHOM_BONE_UPPER];
  const RhomFrame *arm = &skeleton->world[RHOM_BONE_ARM + side];
  RhomVec          rest = rhom_spine_rest[RHOM_BONE_UPPER];
  RhomVec          nape = rhom_frame_point (upper, vec_sub (vec (sign * .030, .512, -.045), rest));
  RhomVec          middle = vec_add (vec_lerp (nape, arm->at, .5), mat_apply (&upper->axes, vec (0, .006, 0)));
  RhomVec          tip = vec_add (arm->at, mat_apply (&upper->axes, vec (-sign * .012, .004, 0)));
  RhomVec          below = rhom_frame_point (arm, vec (0, -.05, 0));
  RhomVec          breast = rhom_shape_skin (skeleton, vec (sign * .062, .365, .074));

  self->yoke[0] = rhom_ellipsoid (nape, &upper->axes, .030, .026, .042);
  self->yoke[1] = rhom_ellipsoid (middle, &upper->axes, .045, .036, .050);
  self->yoke[2] = rhom_ball (tip, .0465);
  self->web[0] = rhom_ball (vec_lerp (arm->at, below, .4), .044);
  self->web[1] = rhom_ellipsoid (rhom_shape_skin (skeleton, vec (sign * .088, .385, -.005)), &upper->axes, .055, .06, .094);
  self->side[0] = self->web[1];
  self->side[1] = rhom_ellipsoid (rhom_shape_skin (skeleton, vec (sign * .085, .28, -.002)), &upper->axes, .05, .05, .085);
  self->bust[0] = rhom_ellipsoid (rhom_shape_skin (skeleton, vec (sign * .06, .42, .04)), &upper->axes, .04, .03, .04);
  self->bust[1] = rhom_ball (breast, .050);
  self->bust[2] = rhom_ellipsoid (rhom_shape_skin (skeleton, vec (sign * .06, .30, .045)), &upper->axes, .04, .03, .04);
}

static void
build_neck (RhomShape          *self,
            const RhomSkeleton *skeleton)
{
  const RhomFrame *upper = &skeleton->world[RHOM_BONE_UPPER];
  const RhomFrame *neck = &skeleton->world[RHOM_BONE_NECK];
  const RhomFrame *head = &skeleton->world[RHOM_BONE_HEAD];
  RhomVec          base = rhom_frame_point (upper, vec_sub (vec (0, .505, -.038), rhom_spine_rest[RHOM_BONE_UPPER]));
  RhomVec          low = rhom_frame_point (neck, vec (0, .012, .004));
  RhomVec          top = rhom_frame_point (head, vec (0, .02, -.004));
  RhomVec          middle = vec_add (vec_lerp (low, top, .5), mat_apply (&neck->axes, vec (0, 0, -.002)));

  self->neck[0] = rhom_ellipsoid (base, &upper->axes, .052, .02, .046);
  self->neck[1] = rhom_ellipsoid (low, &neck->axes, .0485, .012, .050);
  self->neck[2] = rhom_ellipsoid (middle, &neck->axes, .045, .012, .047);
  self->neck[3] = rhom_ellipsoid (top, &head->axes, .047, .03, .052);
}

static RhomEllipsoid
build_face_piece (const RhomHeadShape *self,
                  RhomVec              at,
                  double               x,
                  double               y,
                  double               z)
{
  return rhom_ellipsoid (vec_add (self->at, mat_apply (&self->axes, at)), &self->axes, x, y, z);
}

/* How far down a bun or ponytail, then place in the head's axes, then radius. */
static const double bun[][5] = { { 0, 0, .135, -.088, .040 }, { 1, 0, .135, -.088, .040 } };
static const double ponytail[][5] = {
  { 0, 0, .115, -.098, .026 }, { .25, 0, .085, -.130, .033 }, { .5, 0, .03, -.140, .030 }, { .8, 0, -.03, -.130, .020 }, { 1, 0, -.06, -.125, .008 }
};

static void
build_tail (RhomHeadShape *self,
            RhomHair       hair)
{
  self->n_tail = hair == RHOM_HAIR_BUN ? 1 : hair == RHOM_HAIR_TAIL ? RHOM_N_TAIL
                                                                    : 0;
  for (int i = 0; i < self->n_tail; i++)
    {
      double row[5];

      if (hair == RHOM_HAIR_BUN)
        rhom_spline (bun[0], G_N_ELEMENTS (bun), 5, 0, row);
      else
        rhom_spline (ponytail[0], G_N_ELEMENTS (ponytail), 5, i / (RHOM_N_TAIL - 1.0), row);
      self->tail[i] = rhom_ball (vec_add (self->at, mat_apply (&self->axes, vec (row[1], row[2], row[3]))), row[4]);
    }
}

static void
build_head (RhomHeadShape      *self,
            const RhomSkeleton *skeleton,
            const RhomLook     *look)
{
  const RhomFrame *head = &skeleton->world[RHOM_BONE_HEAD];

  self->at = head->at;
  self->axes = mat_stretch (head->axes, RHOM_HEAD_SCALE, RHOM_HEAD_SCALE, RHOM_HEAD_SCALE);
  self->face[RHOM_FACE_SKULL] = build_face_piece (self, rhom_skull_centre, rhom_skull_radii.x, rhom_skull_radii.y, rhom_skull_radii.z);
  self->face[RHOM_FACE_JAW] = build_face_piece (self, vec (0, .012, .042), .059, .058, .054);
  self->face[RHOM_FACE_CHIN] = build_face_piece (self, vec (0, -.030, .068), .027, .023, .026);
  self->face[RHOM_FACE_NOSE] = build_face_piece (self, vec (0, .026, .108), .0105, .013, .0135);
  self->face[RHOM_FACE_BRIDGE] = build_face_piece (self, vec (0, .058, .096), .009, .012, .008);
  self->face[RHOM_FACE_LIPS] = build_face_piece (self, vec (0, -.006, .094), .018, .012, .012);

  build_tail (self, look->hair);
}

/* A limb between two fractions of its bone, as balls. */
static void
build_limb (RhomEllipsoid       *pieces,
            int                  n,
            const RhomFrame     *bone,
            double               length,
            const RhomLimbTable *table,
            double               girth)
{
  for (int i = 0; i < n; i++)
    {
      double fraction = i / (n - 1.0), radius, forward;

      rhom_limb_read (table, fraction, &radius, &forward);
      pieces[i] = rhom_ball (rhom_frame_point (bone, vec (0, -length * fraction, forward)), radius * girth);
    }
}

/* Cloth over a limb down to @end, as flat discs, which give it an even hem; balls above @round that do not bulge over the hem. */
static void
build_cloth (RhomEllipsoid       *pieces,
             const RhomFrame     *bone,
             double               length,
             const RhomLimbTable *table,
             double               girth,
             double               end,
             double               round)
{
  for (int i = 0; i < RHOM_N_SLEEVE; i++)
    {
      double  fraction = end * i / (RHOM_N_SLEEVE - 1), radius, forward;
      RhomVec at;

      rhom_limb_read (table, fraction, &radius, &forward);
      radius = radius * girth + CLOTH;
      at = rhom_frame_point (bone, vec (0, -length * fraction, forward));
      pieces[i] = fraction < round && (end - fraction) * length > radius ? rhom_ball (at, radius) : rhom_ellipsoid (at, &bone->axes, radius, .0015, radius);
    }
}

static void
flare (RhomEllipsoid *piece,
       double         factor)
{
  piece->axes = mat_stretch (piece->axes, factor, factor, factor);
}

/* Skin below a short sleeve: flat discs at first, so that no ball bulges over the hem. */
static void
build_bare (RhomArmShape    *self,
            const RhomFrame *upper,
            const RhomLook  *look)
{
  for (int i = 0; i < RHOM_N_BARE; i++)
    {
      double  fraction = look->sleeve + (1 - look->sleeve) * i / (RHOM_N_BARE - 1), radius, forward;
      RhomVec at;

      rhom_limb_read (&rhom_upper_arm_table, fraction, &radius, &forward);
      radius *= look->girth;
      at = rhom_frame_point (upper, vec (0, -RHOM_UPPER_ARM * fraction, forward));
      if ((fraction - look->sleeve) * RHOM_UPPER_ARM < radius)
        self->bare[i] = rhom_ellipsoid (at, &upper->axes, radius, .0015, radius);
      else
        self->bare[i] = rhom_ball (at, radius);
    }
}

static void
build_sleeve (RhomArmShape    *self,
              const RhomFrame *upper,
              const RhomFrame *fore,
              const RhomLook  *look)
{
  double width = .10 * MIN (1, look->sleeve / .5);

  build_cloth (self->sleeve, upper, RHOM_UPPER_ARM, &rhom_upper_arm_table, look->girth, MIN (1, look->sleeve), look->sleeve > 1 ? 9 : ROUND_SLEEVE);
  if (look->sleeve > 1)
    {
      build_cloth (self->cuff, fore, RHOM_FOREARM, &rhom_forearm_table, look->girth, look->sleeve - 1, ROUND_SLEEVE);
      return;
    }
  flare (&self->sleeve[RHOM_N_SLEEVE - 1], 1 + width);
  flare (&self->sleeve[RHOM_N_SLEEVE - 2], 1 + width / 2);
  build_bare (self, upper, look);
}

static void
build_fingers (RhomArmShape    *self,
               const RhomFrame *hand,
               double           curl,
               double           inward)
{
  static const double lengths[] = { .038, .028, .018 };
  static const double bends[] = { 1, 2.1, 2.9 };
  static const double sizes[][3] = { { .0135, .014, .036 }, { .012, .012, .0335 }, { .0105, .011, .029 }, { .009, .009, .022 } };
  RhomVec             joints[4] = { vec (.002 * inward, -.082, 0) };

  for (int i = 0; i < 3; i++)
    {
      double bend = bends[i] * RHOM_RADIANS (curl);

      joints[i + 1] = vec_along (joints[i], vec (sin (bend) * inward, -cos (bend), 0), lengths[i]);
    }
  for (int i = 0; i < 4; i++)
    self->fingers[i] = rhom_ellipsoid (rhom_frame_point (hand, joints[i]), &hand->axes, sizes[i][0], sizes[i][1], sizes[i][2]);
  self->knuckles[0] = vec_lerp (joints[0], joints[1], .75);
  self->knuckles[1] = joints[2];
  self->knuckles[2] = joints[3];
}

static void
build_hand (RhomArmShape    *self,
            const RhomFrame *hand,
            double           curl,
            double           thumb,
            double           inward)
{
  double  open = RHOM_RADIANS (thumb);
  RhomVec along = vec_unit (vec (.35 * inward, -cos (open), sin (open) + .25));
  RhomVec root = vec (.004 * inward, -.022, .022), joint = vec_along (root, along, .034);
  RhomVec tip = vec_along (joint, vec_unit (vec_add (along, vec (.1 * inward, -.6, -.2))), .030);

  self->palm[0] = rhom_ellipsoid (rhom_frame_point (hand, vec (0, -.004, 0)), &hand->axes, .020, .015, .0235);
  self->palm[1] = rhom_ellipsoid (rhom_frame_point (hand, vec (.003 * inward, -.040, .002)), &hand->axes, .0165, .02, .035);
  self->palm[2] = rhom_ellipsoid (rhom_frame_point (hand, vec (.002 * inward, -.078, 0)), &hand->axes, .0145, .016, .037);
  build_fingers (self, hand, curl, inward);
  self->thumb[0] = rhom_ball (rhom_frame_point (hand, root), .0155);
  self->thumb[1] = rhom_ball (rhom_frame_point (hand, joint), .0125);
  self->thumb[2] = rhom_ball (rhom_frame_point (hand, tip), .0095);
}

static void
build_arm (RhomArmShape       *self,
           const RhomSkeleton *skeleton,
           RhomSide            side,
           const RhomLook     *look)
{
  const RhomFrame *upper = &skeleton->world[RHOM_BONE_ARM + side];
  const RhomFrame *fore = &skeleton->world[RHOM_BONE_FORE + side];

  build_limb (self->upper, RHOM_N_ARM, upper, RHOM_UPPER_ARM, &rhom_upper_arm_table, look->girth);
  build_limb (self->fore, RHOM_N_ARM, fore, RHOM_FOREARM, &rhom_forearm_table, look->girth);
  build_sleeve (self, upper, fore, look);
  build_hand (self, &skeleton->world[RHOM_BONE_HAND + side], skeleton->curl[side], skeleton->thumb[side], -RHOM_SIGN (side));
}

/* Half of a buttock goes with the pelvis, half with the thigh. */
static void
build_glute (RhomLegShape       *self,
             const RhomSkeleton *skeleton,
             RhomSide            side)
{
  double           sign = RHOM_SIGN (side);
  const RhomFrame *leg = &skeleton->world[RHOM_BONE_LEG + side];
  RhomVec          rest = vec (sign * .078, -.040, -.062);
  RhomVec          with_pelvis = rhom_frame_point (&skeleton->world[RHOM_BONE_PELVIS], rest);
  RhomVec          with_thigh = rhom_frame_point (leg, vec_sub (rest, vec (sign * rhom_hip_rest.x, 0, 0)));

  self->glute[0] = rhom_ball (with_pelvis, .062);
  self->glute[1] = rhom_ball (vec_lerp (with_pelvis, with_thigh, .5), .066);
  self->glute[2] = rhom_ball (rhom_frame_point (leg, vec (0, -.13, -.010)), .076);
}

static void
build_foot (RhomLegShape    *self,
            const RhomFrame *foot,
            double           sign)
{
  static const double pieces[5][6] = {
    { 0, 0, 0, .031, .03, .034 },
    { 0, -.046, -.038, .030, .029, .030 },
    { .002, -.030, .045, .032, .034, .04 },
    { .006, -.054, .115, .043, .021, .030 },
    { .004, -.060, .160, .034, .015, .026 },
  };

  for (int i = 0; i < 5; i++)
    self->foot[i] = rhom_ellipsoid (rhom_frame_point (foot, vec (pieces[i][0] * sign, pieces[i][1], pieces[i][2])), &foot->axes, pieces[i][3], pieces[i][4], pieces[i][5]);
}

static void
build_leg (RhomLegShape       *self,
           const RhomSkeleton *skeleton,
           RhomSide            side,
           const RhomLook     *look)
{
  const RhomFrame *thigh = &skeleton->world[RHOM_BONE_LEG + side];
  const RhomFrame *shin = &skeleton->world[RHOM_BONE_SHIN + side];

  build_glute (self, skeleton, side);
  build_limb (self->thigh, RHOM_N_THIGH, thigh, RHOM_THIGH, &rhom_thigh_table, 1);
  build_limb (self->shin, RHOM_N_SHIN, shin, RHOM_SHIN, &rhom_shin_table, 1);
  build_cloth (self->trouser, shin, RHOM_SHIN, &rhom_shin_table, 1, look->trousers - 1, ROUND_SLEEVE);
  build_foot (self, &skeleton->world[RHOM_BONE_FOOT + side], RHOM_SIGN (side));
}

/* @self: (out caller-allocates) */
void
rhom_shape_build (RhomShape          *self,
                  const RhomSkeleton *skeleton,
                  const RhomLook     *look)
{
  for (int ring = 0; ring < RHOM_N_RINGS; ring++)
    self->rings[ring] = build_ring (skeleton, look, get_ring_height (ring));
  build_neck (self, skeleton);
  build_head (&self->head, skeleton, look);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      build_chest (&self->chest[side], skeleton, side);
      build_arm (&self->arms[side], skeleton, side, look);
      build_leg (&self->legs[side], skeleton, side, look);
    }
}

static double
get_lowest (const RhomEllipsoid *pieces,
            int                  n)
{
  double lowest = G_MAXDOUBLE;

  for (int i = 0; i < n; i++)
    lowest = MIN (lowest, rhom_ellipsoid_get_lowest (&pieces[i]));
  return lowest;
}

/* Height of the lowest point of the body, whoever it is. */
double
rhom_shape_lowest (const RhomSkeleton *skeleton)
{
  static const RhomLook plain = { .waist = 1, .girth = 1, .sleeve = .5, .trousers = 1.86 };
  RhomShape             shape;
  double                lowest;

  rhom_shape_build (&shape, skeleton, &plain);
  lowest = MIN (get_lowest (shape.rings, RHOM_N_RINGS), get_lowest (shape.neck, 4));
  lowest = MIN (lowest, get_lowest (shape.head.face, 1));
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      const RhomArmShape *arm = &shape.arms[side];
      const RhomLegShape *leg = &shape.legs[side];

      lowest = MIN (lowest, MIN (get_lowest (arm->upper, RHOM_N_ARM), get_lowest (arm->fore, RHOM_N_ARM)));
      lowest = MIN (lowest, MIN (get_lowest (arm->palm, 3), MIN (get_lowest (arm->fingers, 4), get_lowest (arm->thumb, 3))));
      lowest = MIN (lowest, MIN (get_lowest (leg->glute, 2), get_lowest (leg->thigh, RHOM_N_THIGH)));
      lowest = MIN (lowest, MIN (get_lowest (leg->shin, RHOM_N_SHIN), get_lowest (leg->foot, 5)));
      lowest = MIN (lowest, get_lowest (shape.chest[side].yoke, 3));
    }
  return lowest;
}
