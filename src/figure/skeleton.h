/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/pose.h"

G_BEGIN_DECLS

/* A bone in the room: its joint, and its axes as columns. */
typedef struct
{
  RhomVec at;
  RhomMat axes;
} RhomFrame;

/**
 * RhomSkeleton:
 * @root: middle between the hips
 * @local: of each bone, relative to the one it hangs on
 * @world: of each bone, from the others
 * @elevation: of each shoulder, degrees
 * @shortfall: by how much a hand misses where it is to reach, metres
 * @arms: the pose of each arm, for its pins; the same for legs
 *
 * A pose, solved.
 */
typedef struct
{
  RhomVec     root;
  RhomMat     root_axes;
  RhomMat     local[RHOM_N_BONES];
  RhomFrame   world[RHOM_N_BONES];
  double      elevation[RHOM_N_SIDES];
  double      protraction[RHOM_N_SIDES];
  double      curl[RHOM_N_SIDES];
  double      thumb[RHOM_N_SIDES];
  double      jut;
  double      breath;
  double      arm_shortfall[RHOM_N_SIDES];
  double      leg_shortfall[RHOM_N_SIDES];
  RhomArmPose arms[RHOM_N_SIDES];
  RhomLegPose legs[RHOM_N_SIDES];
  gboolean    is_grounded;
  double      ground;
} RhomSkeleton;

void    rhom_skeleton_solve (RhomSkeleton   *self,
                             const RhomPose *pose);
void    rhom_skeleton_blend (RhomSkeleton       *self,
                             const RhomSkeleton *from,
                             const RhomSkeleton *to,
                             double              t);
void    rhom_skeleton_get_angles (const RhomSkeleton *self,
                                  RhomSide            side,
                                  double             *angles);
RhomVec rhom_frame_point (const RhomFrame *frame,
                          RhomVec          point);
RhomVec rhom_skeleton_point (const RhomSkeleton *self,
                             RhomBone            bone,
                             RhomVec             point);

G_END_DECLS
