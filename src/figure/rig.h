/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/maths.h"

G_BEGIN_DECLS

/*
 * The body as numbers: where the joints are at rest, how far they go, and how
 * thick everything is. At rest the figure stands, arms hanging, palms to the
 * thighs, and every bone has the axes of the world.
 */

typedef enum
{
  RHOM_LEFT,
  RHOM_RIGHT,
  RHOM_N_SIDES,
} RhomSide;

/* +1 on the left, -1 on the right: the sign of x. */
#define RHOM_SIGN(side) ((side) == RHOM_LEFT ? 1.0 : -1.0)

/* A bone with a left and a right one is the left; add the side. */
typedef enum
{
  RHOM_BONE_WORLD = -1, /* no bone, but the room; only as a frame of reference */
  RHOM_BONE_PELVIS,
  RHOM_BONE_LUMBAR,
  RHOM_BONE_MID,
  RHOM_BONE_UPPER,
  RHOM_BONE_NECK,
  RHOM_BONE_HEAD,
  RHOM_BONE_CLAV,
  RHOM_BONE_ARM = RHOM_BONE_CLAV + 2,
  RHOM_BONE_FORE = RHOM_BONE_ARM + 2,
  RHOM_BONE_HAND = RHOM_BONE_FORE + 2,
  RHOM_BONE_LEG = RHOM_BONE_HAND + 2,
  RHOM_BONE_SHIN = RHOM_BONE_LEG + 2,
  RHOM_BONE_FOOT = RHOM_BONE_SHIN + 2,
  RHOM_N_BONES = RHOM_BONE_FOOT + 2,
} RhomBone;

/* Lengths of bones, metres. */
#define RHOM_UPPER_ARM 0.285
#define RHOM_FOREARM 0.25
#define RHOM_HAND 0.17
#define RHOM_THIGH 0.415
#define RHOM_SHIN 0.405
#define RHOM_ANKLE_HEIGHT 0.075
#define RHOM_ROOT_HEIGHT (RHOM_THIGH + RHOM_SHIN + RHOM_ANKLE_HEIGHT)
/* From the wrist to the middle of the palm, along and across. */
#define RHOM_PALM_ALONG 0.085
#define RHOM_PALM_DEPTH 0.018
/* A round and friendly head is a little larger than life. */
#define RHOM_HEAD_SCALE 1.12

/* Joints at rest, from the middle between the hips; the spine from pelvis to head, the others of the left side. */
extern const RhomVec rhom_spine_rest[RHOM_BONE_HEAD + 1];
extern const RhomVec rhom_collar_rest;
extern const RhomVec rhom_shoulder_rest;
extern const RhomVec rhom_hip_rest;
/* How lumbar, mid and upper share a bend of the spine: forward, to the side, turning. */
extern const double rhom_spine_share[3][3];

extern const RhomVec rhom_skull_centre;
extern const RhomVec rhom_skull_radii;

/* Half width, front and back by height; then radius and forward shift of limbs by fraction of the bone. */
#define RHOM_TORSO_ROWS 15
#define RHOM_LIMB_ROWS 7
extern const double rhom_torso_rings[RHOM_TORSO_ROWS][4];

typedef struct
{
  int    n;
  double rows[RHOM_LIMB_ROWS][3]; /* fraction, radius, forward shift */
} RhomLimbTable;

extern const RhomLimbTable rhom_upper_arm_table;
extern const RhomLimbTable rhom_forearm_table;
extern const RhomLimbTable rhom_thigh_table;
extern const RhomLimbTable rhom_shin_table;

/**
 * RhomLimit:
 * @name: of an angle, such as "neck.flex"
 * @least: degrees
 * @most: degrees
 * @below: how much less than @least there may be, for a reason said in the table; degrees
 * @above: the same, more than @most
 *
 * How far a joint goes.
 */
typedef struct
{
  const char *name;
  double      least;
  double      most;
  double      below;
  double      above;
} RhomLimit;

typedef enum
{
  RHOM_ANGLE_LUMBAR_FLEX,
  RHOM_ANGLE_LUMBAR_SIDE,
  RHOM_ANGLE_LUMBAR_TWIST,
  RHOM_ANGLE_MID_FLEX,
  RHOM_ANGLE_MID_SIDE,
  RHOM_ANGLE_MID_TWIST,
  RHOM_ANGLE_UPPER_FLEX,
  RHOM_ANGLE_UPPER_SIDE,
  RHOM_ANGLE_UPPER_TWIST,
  RHOM_ANGLE_NECK_FLEX,
  RHOM_ANGLE_NECK_SIDE,
  RHOM_ANGLE_NECK_TWIST,
  RHOM_ANGLE_HEAD_FLEX,
  RHOM_ANGLE_HEAD_SIDE,
  RHOM_ANGLE_HEAD_TWIST,
  RHOM_ANGLE_TRUNK_FLEX,
  RHOM_ANGLE_TRUNK_SIDE,
  RHOM_ANGLE_TRUNK_TWIST,
  RHOM_ANGLE_CERVICAL_FLEX,
  RHOM_ANGLE_CERVICAL_SIDE,
  RHOM_ANGLE_CERVICAL_TWIST,
  RHOM_ANGLE_GIRDLE_ELEVATION, /* from here on, of one side */
  RHOM_ANGLE_GIRDLE_PROTRACTION,
  RHOM_ANGLE_ARM_RAISE,
  RHOM_ANGLE_ARM_BACK,
  RHOM_ANGLE_ARM_ACROSS,
  RHOM_ANGLE_ARM_TURN,
  RHOM_ANGLE_ELBOW,
  RHOM_ANGLE_FOREARM_TURN,
  RHOM_ANGLE_WRIST_FLEX,
  RHOM_ANGLE_WRIST_DEVIATION,
  RHOM_ANGLE_HIP_FLEX,
  RHOM_ANGLE_HIP_ABDUCTION,
  RHOM_ANGLE_HIP_TURN,
  RHOM_ANGLE_KNEE,
  RHOM_ANGLE_ANKLE,
  RHOM_N_ANGLES,
} RhomAngle;

extern const RhomLimit rhom_limits[RHOM_N_ANGLES];

const char *rhom_bone_get_name (RhomBone bone);
RhomBone    rhom_bone_find (const char *name);
RhomBone    rhom_bone_mirror (RhomBone bone);

G_END_DECLS
