/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/skeleton.h"

#include "figure/shape.h"

/*
 * Solves a pose: root, spine and shoulders first, then limbs given by angles,
 * then those given by a target, by the closed form for two bones. A grounded
 * pose is then moved to its floor and its targets are reached for once more.
 */

/* Degrees of a raised arm that move the shoulder up by one, and from where. */
#define LIFT_SHARE .16
#define LIFT_FROM 40
/* Degrees of an elbow from which on one sees how the arm is turned. */
#define SEEN_BEND 45

RhomVec
rhom_frame_point (const RhomFrame *frame,
                  RhomVec          point)
{
  return vec_add (frame->at, mat_apply (&frame->axes, point));
}

/* @point as at rest, from the joint of @bone; of the room as it is. */
RhomVec
rhom_skeleton_point (const RhomSkeleton *self,
                     RhomBone            bone,
                     RhomVec             point)
{
  return bone == RHOM_BONE_WORLD ? point : rhom_frame_point (&self->world[bone], point);
}

static RhomMat
bend_axes (RhomBend bend)
{
  return mat_mul (mat_rotate_y (bend.twist), mat_mul (mat_rotate_z (-bend.side), mat_rotate_x (bend.flex)));
}

static RhomMat
raise_axes (RhomSide           side,
            const RhomArmPose *arm)
{
  double  plane = RHOM_RADIANS (arm->plane);
  RhomVec out = vec (cos (plane) * RHOM_SIGN (side), 0, sin (plane));

  return mat_mul (mat_rotate (vec_cross (vec (0, -1, 0), out), arm->raise), mat_rotate_y (-arm->turn * RHOM_SIGN (side)));
}

static RhomMat
hand_axes (RhomSide           side,
           const RhomArmPose *arm)
{
  double sign = RHOM_SIGN (side);

  return mat_mul (mat_rotate_y (-arm->pronation * sign),
                  mat_mul (mat_rotate_z (-arm->wrist_flex * sign), mat_rotate_x (-arm->wrist_deviation)));
}

/* Hangs @bone on @parent, at @offset from its joint. */
static void
place (RhomSkeleton *self,
       RhomBone      bone,
       RhomBone      parent,
       RhomVec       offset)
{
  self->world[bone].at = rhom_frame_point (&self->world[parent], offset);
  self->world[bone].axes = mat_mul (self->world[parent].axes, self->local[bone]);
}

static void
place_arm (RhomSkeleton *self,
           RhomSide      side)
{
  const RhomFrame *upper = &self->world[RHOM_BONE_UPPER];
  RhomVec          rest = rhom_spine_rest[RHOM_BONE_UPPER];
  RhomVec          collar = rhom_collar_rest, shoulder = rhom_shoulder_rest;
  RhomMat          turn;

  if (side == RHOM_RIGHT)
    {
      collar = vec_mirror (collar);
      shoulder = vec_mirror (shoulder);
    }
  turn = mat_mul (mat_rotate_y (-self->protraction[side] * RHOM_SIGN (side)),
                  mat_rotate_z (self->elevation[side] * RHOM_SIGN (side)));
  self->local[RHOM_BONE_CLAV + side] = turn;
  place (self, RHOM_BONE_CLAV + side, RHOM_BONE_UPPER, vec_sub (collar, rest));

  /* The upper arm starts at the end of the collar bone, but turns with the chest. */
  self->world[RHOM_BONE_ARM + side].at = rhom_frame_point (&self->world[RHOM_BONE_CLAV + side], vec_sub (shoulder, collar));
  self->world[RHOM_BONE_ARM + side].axes = mat_mul (upper->axes, self->local[RHOM_BONE_ARM + side]);
  place (self, RHOM_BONE_FORE + side, RHOM_BONE_ARM + side, vec (0, -RHOM_UPPER_ARM, 0));
  place (self, RHOM_BONE_HAND + side, RHOM_BONE_FORE + side, vec (0, -RHOM_FOREARM, 0));
}

static void
place_leg (RhomSkeleton *self,
           RhomSide      side)
{
  RhomVec hip = side == RHOM_LEFT ? rhom_hip_rest : vec_mirror (rhom_hip_rest);

  place (self, RHOM_BONE_LEG + side, RHOM_BONE_PELVIS, hip);
  place (self, RHOM_BONE_SHIN + side, RHOM_BONE_LEG + side, vec (0, -RHOM_THIGH, 0));
  place (self, RHOM_BONE_FOOT + side, RHOM_BONE_SHIN + side, vec (0, -RHOM_SHIN, 0));
}

/* From the local rotations to the frames in the room. */
static void
place_all (RhomSkeleton *self)
{
  self->world[RHOM_BONE_PELVIS] = (RhomFrame){ self->root, self->root_axes };
  for (int bone = RHOM_BONE_LUMBAR; bone <= RHOM_BONE_HEAD; bone++)
    place (self, bone, bone - 1, vec_add (vec_sub (rhom_spine_rest[bone], rhom_spine_rest[bone - 1]), vec (0, 0, bone == RHOM_BONE_HEAD ? self->jut : 0)));
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      place_arm (self, side);
      place_leg (self, side);
    }
}

/*
 * Two bones of lengths @a and @b from @from to @to, their joint towards @pole.
 * @bend is +1 for a knee, -1 for an elbow. Returns by how much they are too short.
 */
static double
reach (RhomVec  from,
       RhomVec  to,
       double   a,
       double   b,
       RhomVec  pole,
       double   bend,
       RhomMat *near_axes,
       RhomMat *far_axes)
{
  RhomVec way = vec_sub (to, from), u = vec_unit (way), out, joint, near_bone, far_bone, z;
  double  wanted = vec_length (way), length = CLAMP (wanted, fabs (a - b) + 1e-4, (a + b) * .9995);
  double  cosine = CLAMP ((a * a + length * length - b * b) / (2 * a * length), -1, 1);

  out = vec_without (pole, u);
  if (vec_length (out) < 1e-6)
    out = vec_cross (u, vec (.3, .5, .8));
  out = vec_unit (out);
  joint = vec_add (vec_scale (u, a * cosine), vec_scale (out, a * sqrt (1 - cosine * cosine)));
  near_bone = vec_unit (joint);
  far_bone = vec_unit (vec_sub (vec_scale (u, length), joint));

  z = vec_scale (vec_unit (vec_without (out, near_bone)), bend);
  *near_axes = mat_from_columns (vec_cross (vec_scale (near_bone, -1), z), vec_scale (near_bone, -1), z);
  *far_axes = mat_mul (*near_axes, mat_rotate_x (bend * RHOM_DEGREES (acos (CLAMP (vec_dot (near_bone, far_bone), -1, 1)))));
  return MAX (0, wanted - (a + b));
}

static RhomMat
axes_of (const RhomSkeleton *self,
         RhomBone            frame)
{
  return frame == RHOM_BONE_WORLD ? RHOM_MAT_IDENTITY : self->world[frame].axes;
}

static void
reach_with_arm (RhomSkeleton *self,
                RhomSide      side)
{
  const RhomArmPose *arm = &self->arms[side];
  RhomMat            upper = self->world[RHOM_BONE_UPPER].axes, frame = axes_of (self, arm->frame), hand, near_axes, far_axes;
  RhomVec            target = rhom_skeleton_point (self, arm->frame, arm->reach);
  RhomVec            pole = arm->is_pole_world ? arm->pole : mat_apply (&upper, arm->pole);

  if (arm->has_palm)
    {
      RhomVec palm = mat_apply (&frame, vec_unit (arm->palm));
      RhomVec fingers = vec_unit (vec_without (mat_apply (&frame, arm->point), palm));
      RhomVec x = vec_scale (palm, -RHOM_SIGN (side)), y = vec_scale (fingers, -1);

      hand = mat_from_columns (x, y, vec_cross (x, y));
      target = vec_along (vec_along (target, fingers, -RHOM_PALM_ALONG), palm, -RHOM_PALM_DEPTH);
    }
  self->arm_shortfall[side] = reach (self->world[RHOM_BONE_ARM + side].at, target, RHOM_UPPER_ARM, RHOM_FOREARM, pole, -1,
                                     &near_axes, &far_axes);
  self->local[RHOM_BONE_ARM + side] = mat_mul (mat_transpose (upper), near_axes);
  self->local[RHOM_BONE_FORE + side] = mat_mul (mat_transpose (near_axes), far_axes);
  self->local[RHOM_BONE_HAND + side] = arm->has_palm ? mat_mul (mat_transpose (far_axes), hand) : hand_axes (side, arm);
  place_arm (self, side);
}

static void
step_with_leg (RhomSkeleton *self,
               RhomSide      side)
{
  const RhomLegPose *leg = &self->legs[side];
  RhomMat            near_axes, far_axes;
  RhomVec            up, toe;

  self->leg_shortfall[side] = reach (self->world[RHOM_BONE_LEG + side].at, rhom_skeleton_point (self, leg->frame, leg->step),
                                     RHOM_THIGH, RHOM_SHIN, leg->pole, 1, &near_axes, &far_axes);
  self->local[RHOM_BONE_LEG + side] = mat_mul (mat_transpose (self->root_axes), near_axes);
  self->local[RHOM_BONE_SHIN + side] = mat_mul (mat_transpose (near_axes), far_axes);
  if (leg->has_sole)
    {
      up = vec_scale (vec_unit (leg->sole), -1);
      toe = vec_unit (vec_without (leg->toe, up));
      self->local[RHOM_BONE_FOOT + side] = mat_mul (mat_transpose (far_axes), mat_from_columns (vec_cross (up, toe), up, toe));
    }
  else
    self->local[RHOM_BONE_FOOT + side] = mat_rotate_x (-leg->ankle);
  place_leg (self, side);
}

/* An arm that reaches for the other arm. */
static gboolean
is_on_arm (const RhomArmPose *arm)
{
  return arm->frame >= RHOM_BONE_ARM && arm->frame < RHOM_BONE_LEG;
}

static void
reach_with_all (RhomSkeleton *self)
{
  for (int side = 0; side < RHOM_N_SIDES; side++)
    if (self->legs[side].is_stepping)
      step_with_leg (self, side);
  for (int is_late = 0; is_late < 2; is_late++)
    for (int side = 0; side < RHOM_N_SIDES; side++)
      if (self->arms[side].is_reaching && is_on_arm (&self->arms[side]) == is_late)
        reach_with_arm (self, side);
}

static void
set_ground (RhomSkeleton *self)
{
  self->root.y += self->ground - rhom_shape_lowest (self);
  place_all (self);
  reach_with_all (self);
}

static void
bend_spine (RhomSkeleton   *self,
            const RhomPose *pose)
{
  for (int i = 0; i < 3; i++)
    {
      RhomBend own = pose->bends[RHOM_BONE_LUMBAR + i];

      own.flex += pose->spine.flex * rhom_spine_share[i][0];
      own.side += pose->spine.side * rhom_spine_share[i][1];
      own.twist += pose->spine.twist * rhom_spine_share[i][2];
      self->local[RHOM_BONE_LUMBAR + i] = bend_axes (own);
    }
  self->local[RHOM_BONE_NECK] = bend_axes (pose->bends[RHOM_BONE_NECK]);
  self->local[RHOM_BONE_HEAD] = bend_axes (pose->bends[RHOM_BONE_HEAD]);
}

static void
bend_limbs (RhomSkeleton   *self,
            const RhomPose *pose,
            RhomSide        side)
{
  const RhomArmPose *arm = &pose->arms[side];
  const RhomLegPose *leg = &pose->legs[side];
  double             sign = RHOM_SIGN (side);

  self->elevation[side] = pose->girdle[side][0] + (arm->is_reaching ? arm->lift : MAX (0, arm->raise - LIFT_FROM) * LIFT_SHARE);
  self->protraction[side] = pose->girdle[side][1];
  self->curl[side] = arm->curl;
  self->thumb[side] = arm->thumb;
  self->local[RHOM_BONE_ARM + side] = raise_axes (side, arm);
  self->local[RHOM_BONE_FORE + side] = mat_rotate_x (-arm->elbow);
  self->local[RHOM_BONE_HAND + side] = hand_axes (side, arm);
  self->local[RHOM_BONE_LEG + side] = mat_mul (mat_rotate_x (-leg->flex), mat_mul (mat_rotate_z (leg->abduction * sign), mat_rotate_y (leg->turn * sign)));
  self->local[RHOM_BONE_SHIN + side] = mat_rotate_x (leg->knee);
  self->local[RHOM_BONE_FOOT + side] = mat_rotate_x (-leg->ankle);
  self->arms[side] = *arm;
  self->legs[side] = *leg;
}

/* @self: (out caller-allocates) */
void
rhom_skeleton_solve (RhomSkeleton   *self,
                     const RhomPose *pose)
{
  *self = (RhomSkeleton){
    .root = pose->at,
    .root_axes = mat_mul (mat_rotate_y (pose->turn), mat_mul (mat_rotate_x (pose->lean), mat_rotate_z (-pose->roll))),
    .jut = pose->jut,
    .breath = pose->breath,
    .is_grounded = pose->is_grounded,
    .ground = pose->ground,
  };
  bend_spine (self, pose);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    bend_limbs (self, pose, side);
  place_all (self);
  reach_with_all (self);
  if (self->is_grounded)
    set_ground (self);
}

/* A hand or foot that rests on the same thing at both ends stays on the way between; others are free. */
static void
blend_pins (RhomSkeleton       *self,
            const RhomSkeleton *to,
            RhomSide            side,
            double              t)
{
  RhomArmPose       *arm = &self->arms[side];
  RhomLegPose       *leg = &self->legs[side];
  const RhomArmPose *other_arm = &to->arms[side];
  const RhomLegPose *other_leg = &to->legs[side];

  arm->is_reaching = arm->is_reaching && other_arm->is_reaching && arm->frame == other_arm->frame &&
                     arm->has_palm == other_arm->has_palm && arm->is_pole_world == other_arm->is_pole_world;
  arm->reach = vec_lerp (arm->reach, other_arm->reach, t);
  arm->pole = vec_lerp (arm->pole, other_arm->pole, t);
  arm->palm = vec_lerp (arm->palm, other_arm->palm, t);
  arm->point = vec_lerp (arm->point, other_arm->point, t);
  leg->is_stepping = leg->is_stepping && other_leg->is_stepping && leg->frame == other_leg->frame && leg->has_sole == other_leg->has_sole;
  leg->step = vec_lerp (leg->step, other_leg->step, t);
  leg->pole = vec_lerp (leg->pole, other_leg->pole, t);
  leg->sole = vec_lerp (leg->sole, other_leg->sole, t);
  leg->toe = vec_lerp (leg->toe, other_leg->toe, t);
}

/**
 * rhom_skeleton_blend:
 * @self: (out caller-allocates): must be neither of the others
 * @t: 0 is @from, 1 is @to
 *
 * The way from one pose to another, every joint the short way round.
 */
void
rhom_skeleton_blend (RhomSkeleton       *self,
                     const RhomSkeleton *from,
                     const RhomSkeleton *to,
                     double              t)
{
  *self = *from;
  self->root = vec_lerp (from->root, to->root, t);
  self->root_axes = mat_slerp (&from->root_axes, &to->root_axes, t);
  for (int bone = RHOM_BONE_LUMBAR; bone < RHOM_N_BONES; bone++)
    self->local[bone] = mat_slerp (&from->local[bone], &to->local[bone], t);
  self->jut = from->jut * (1 - t) + to->jut * t;
  self->breath = from->breath * (1 - t) + to->breath * t;
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      self->elevation[side] = from->elevation[side] * (1 - t) + to->elevation[side] * t;
      self->protraction[side] = from->protraction[side] * (1 - t) + to->protraction[side] * t;
      self->curl[side] = from->curl[side] * (1 - t) + to->curl[side] * t;
      self->thumb[side] = from->thumb[side] * (1 - t) + to->thumb[side] * t;
      blend_pins (self, to, side, t);
    }
  self->is_grounded = from->is_grounded && to->is_grounded;
  self->ground = from->ground * (1 - t) + to->ground * t;
  place_all (self);
  reach_with_all (self);
  if (self->is_grounded)
    set_ground (self);
}

static void
get_bend (const RhomMat *a,
          double        *angles)
{
  angles[0] = RHOM_DEGREES (atan2 (-a->m[1][2], a->m[1][1]));
  angles[1] = RHOM_DEGREES (asin (CLAMP (-a->m[1][0], -1, 1)));
  angles[2] = RHOM_DEGREES (atan2 (-a->m[2][0], a->m[0][0]));
}

/* How far a bone is from hanging straight on the one before it. */
static double
get_opening (const RhomMat *a)
{
  return RHOM_DEGREES (acos (CLAMP (a->m[1][1], -1, 1)));
}

/* How far a bone is turned about its own length, wherever it points. */
static double
get_turn (const RhomMat *a)
{
  return RHOM_DEGREES (atan2 (a->m[0][2] - a->m[2][0], a->m[0][0] + a->m[2][2]));
}

static void
get_spine_angles (const RhomSkeleton *self,
                  double             *angles)
{
  const RhomMat *local = self->local;
  RhomMat        trunk = mat_mul (local[RHOM_BONE_LUMBAR], mat_mul (local[RHOM_BONE_MID], local[RHOM_BONE_UPPER]));
  RhomMat        cervical = mat_mul (local[RHOM_BONE_NECK], local[RHOM_BONE_HEAD]);

  for (int i = 0; i < 5; i++)
    get_bend (&local[RHOM_BONE_LUMBAR + i], angles + 3 * i);
  get_bend (&trunk, angles + RHOM_ANGLE_TRUNK_FLEX);
  get_bend (&cervical, angles + RHOM_ANGLE_CERVICAL_FLEX);
}

/*
 * Across the chest means little of an arm that hangs or is overhead. How far it
 * is turned about itself is seen by the forearm only, and means little overhead
 * and across the chest, where the shoulder blade turns along.
 */
static void
get_shoulder_angles (const RhomSkeleton *self,
                     RhomSide            side,
                     double             *angles)
{
  const RhomMat *local = &self->local[RHOM_BONE_ARM + side];
  RhomVec        arm = vec_scale (mat_column (local, 1), -1);
  double         raise = get_opening (local), plane = RHOM_DEGREES (atan2 (arm.z, arm.x * RHOM_SIGN (side)));
  gboolean       is_bent = get_opening (&self->local[RHOM_BONE_FORE + side]) > SEEN_BEND;

  angles[RHOM_ANGLE_GIRDLE_ELEVATION] = self->elevation[side];
  angles[RHOM_ANGLE_GIRDLE_PROTRACTION] = self->protraction[side];
  angles[RHOM_ANGLE_ARM_RAISE] = raise;
  angles[RHOM_ANGLE_ARM_BACK] = RHOM_DEGREES (atan2 (-arm.z, hypot (arm.x, arm.y)));
  angles[RHOM_ANGLE_ARM_ACROSS] = raise > 60 && raise < 120 ? plane : 0;
  angles[RHOM_ANGLE_ARM_TURN] = is_bent && raise < 120 && plane < 120 ? -get_turn (local) * RHOM_SIGN (side) : 0;
}

static void
get_hand_angles (const RhomSkeleton *self,
                 RhomSide            side,
                 double             *angles)
{
  const RhomMat *local = &self->local[RHOM_BONE_HAND + side];
  /* The forearm, seen from the hand. */
  RhomVec fore = vec (local->m[1][0], local->m[1][1], local->m[1][2]);

  angles[RHOM_ANGLE_ELBOW] = get_opening (&self->local[RHOM_BONE_FORE + side]);
  angles[RHOM_ANGLE_FOREARM_TURN] = angles[RHOM_ANGLE_ELBOW] > SEEN_BEND ? -get_turn (local) * RHOM_SIGN (side) : 0;
  angles[RHOM_ANGLE_WRIST_FLEX] = RHOM_DEGREES (atan2 (-fore.x * RHOM_SIGN (side), fore.y));
  angles[RHOM_ANGLE_WRIST_DEVIATION] = RHOM_DEGREES (atan2 (fore.z, hypot (fore.x, fore.y)));
}

static void
get_leg_angles (const RhomSkeleton *self,
                RhomSide            side,
                double             *angles)
{
  RhomVec leg = vec_scale (mat_column (&self->local[RHOM_BONE_LEG + side], 1), -1);
  double  foot[3];

  angles[RHOM_ANGLE_HIP_FLEX] = hypot (leg.z, leg.y) > 1e-6 ? RHOM_DEGREES (atan2 (leg.z, -leg.y)) : 0;
  angles[RHOM_ANGLE_HIP_ABDUCTION] = RHOM_DEGREES (asin (CLAMP (leg.x * RHOM_SIGN (side), -1, 1)));
  angles[RHOM_ANGLE_HIP_TURN] = get_turn (&self->local[RHOM_BONE_LEG + side]) * RHOM_SIGN (side);
  angles[RHOM_ANGLE_KNEE] = get_opening (&self->local[RHOM_BONE_SHIN + side]);
  get_bend (&self->local[RHOM_BONE_FOOT + side], foot);
  angles[RHOM_ANGLE_ANKLE] = -foot[0];
}

/* @angles: (out caller-allocates): by #RhomAngle, of the spine and of the limbs of @side; degrees */
void
rhom_skeleton_get_angles (const RhomSkeleton *self,
                          RhomSide            side,
                          double             *angles)
{
  get_spine_angles (self, angles);
  get_shoulder_angles (self, side, angles);
  get_hand_angles (self, side, angles);
  get_leg_angles (self, side, angles);
}
