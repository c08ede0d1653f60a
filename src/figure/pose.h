/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/rig.h"

G_BEGIN_DECLS

/*
 * A pose as an author writes it: angles of joints, or, for an arm and a leg,
 * where its hand or foot is to be. Angles are degrees, lengths metres.
 */

/* Forward (chin down), to the figure's left, turning left. */
typedef struct
{
  double flex;
  double side;
  double twist;
} RhomBend;

/**
 * RhomArmPose:
 * @raise: 0 hanging, 180 overhead, in the vertical plane @plane
 * @plane: 0 sideways, 90 forward, above 90 across the chest, below 0 behind
 * @turn: of the upper arm about itself, inward
 * @reach: where the wrist goes, or the middle of the palm if it @has_palm
 * @frame: the bone @reach and @palm are in; points are as at rest, from its joint
 * @pole: where the elbow points, in the chest's axes unless @is_pole_world
 * @palm: where the palm looks
 * @point: where the fingers point
 * @curl: of the fingers; about 70 is a fist
 * @lift: of the shoulder that comes with reaching
 */
typedef struct
{
  double   raise, plane, turn, elbow, pronation, wrist_flex, wrist_deviation;
  gboolean is_reaching;
  RhomVec  reach;
  RhomBone frame;
  RhomVec  pole;
  gboolean is_pole_world;
  gboolean has_palm;
  RhomVec  palm, point;
  double   curl, thumb, lift;
} RhomArmPose;

/**
 * RhomLegPose:
 * @flex: of the hip, forward
 * @abduction: outward
 * @turn: toes out
 * @ankle: toes up
 * @step: where the ankle goes
 * @pole: where the knee points
 * @sole: where the sole looks
 */
typedef struct
{
  double   flex, abduction, turn, knee, ankle;
  gboolean is_stepping;
  RhomVec  step;
  RhomBone frame;
  RhomVec  pole;
  gboolean has_sole;
  RhomVec  sole, toe;
} RhomLegPose;

/**
 * RhomPose:
 * @at: middle between the hips
 * @turn: about the vertical, to the left
 * @lean: forward; 90 is face down, -90 on the back
 * @roll: 90 is on the left side
 * @is_grounded: whether the whole is moved up or down until it touches @ground
 * @girdle: of each shoulder: up, forward
 * @jut: of the head, straight forward from the neck, metres
 * @breath: 0 out, 1 in
 */
typedef struct
{
  RhomVec     at;
  double      turn, lean, roll;
  gboolean    is_grounded;
  double      ground;
  RhomBend    spine;
  RhomBend    bends[RHOM_BONE_HEAD + 1]; /* from lumbar to head, those of the spine on top of its share */
  double      girdle[RHOM_N_SIDES][2];
  RhomArmPose arms[RHOM_N_SIDES];
  RhomLegPose legs[RHOM_N_SIDES];
  double      jut;
  double      breath;
} RhomPose;

void rhom_arm_pose_init (RhomArmPose *arm,
                         RhomSide     side);
void rhom_leg_pose_init (RhomLegPose *leg);
void rhom_pose_init (RhomPose *pose);
void rhom_arm_pose_mirror (RhomArmPose *arm);
void rhom_leg_pose_mirror (RhomLegPose *leg);
void rhom_pose_mirror (RhomPose *pose);

G_END_DECLS
