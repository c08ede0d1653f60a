/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/pose.h"

/* Hanging loosely. */
void
rhom_arm_pose_init (RhomArmPose *arm,
                    RhomSide     side)
{
  *arm = (RhomArmPose){
    .raise = 4,
    .plane = 10,
    .elbow = 8,
    .frame = RHOM_BONE_WORLD,
    .pole = { RHOM_SIGN (side) * .5, -.3, -1 },
    .palm = { 0, -1, 0 },
    .point = { 0, 0, 1 },
    .curl = 18,
    .thumb = 25,
  };
}

/* Straight down. */
void
rhom_leg_pose_init (RhomLegPose *leg)
{
  *leg = (RhomLegPose){
    .abduction = 2,
    .turn = 6,
    .frame = RHOM_BONE_WORLD,
    .pole = { 0, 0, 1 },
    .sole = { 0, -1, 0 },
    .toe = { 0, 0, 1 },
  };
}

/* Standing at ease, facing forward. */
void
rhom_pose_init (RhomPose *pose)
{
  *pose = (RhomPose){ .at = { 0, RHOM_ROOT_HEIGHT, 0 } };
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      rhom_arm_pose_init (&pose->arms[side], side);
      rhom_leg_pose_init (&pose->legs[side]);
    }
}

/* What the arm does, done by the other. */
void
rhom_arm_pose_mirror (RhomArmPose *arm)
{
  arm->reach = vec_mirror (arm->reach);
  arm->pole = vec_mirror (arm->pole);
  arm->palm = vec_mirror (arm->palm);
  arm->point = vec_mirror (arm->point);
  arm->frame = rhom_bone_mirror (arm->frame);
}

void
rhom_leg_pose_mirror (RhomLegPose *leg)
{
  leg->step = vec_mirror (leg->step);
  leg->pole = vec_mirror (leg->pole);
  leg->sole = vec_mirror (leg->sole);
  leg->toe = vec_mirror (leg->toe);
  leg->frame = rhom_bone_mirror (leg->frame);
}

static void
mirror_bend (RhomBend *bend)
{
  bend->side = -bend->side;
  bend->twist = -bend->twist;
}

static void
swap_sides (RhomPose *pose)
{
  RhomArmPose arm = pose->arms[RHOM_LEFT];
  RhomLegPose leg = pose->legs[RHOM_LEFT];

  pose->arms[RHOM_LEFT] = pose->arms[RHOM_RIGHT];
  pose->arms[RHOM_RIGHT] = arm;
  pose->legs[RHOM_LEFT] = pose->legs[RHOM_RIGHT];
  pose->legs[RHOM_RIGHT] = leg;
  for (int i = 0; i < 2; i++)
    {
      double left = pose->girdle[RHOM_LEFT][i];

      pose->girdle[RHOM_LEFT][i] = pose->girdle[RHOM_RIGHT][i];
      pose->girdle[RHOM_RIGHT][i] = left;
    }
}

/* As in a mirror: left and right of everything change places. */
void
rhom_pose_mirror (RhomPose *pose)
{
  pose->at = vec_mirror (pose->at);
  pose->turn = -pose->turn;
  pose->roll = -pose->roll;
  mirror_bend (&pose->spine);
  for (int bone = 0; bone <= RHOM_BONE_HEAD; bone++)
    mirror_bend (&pose->bends[bone]);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      rhom_arm_pose_mirror (&pose->arms[side]);
      rhom_leg_pose_mirror (&pose->legs[side]);
    }
  swap_sides (pose);
}
