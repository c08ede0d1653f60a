/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/poses.h"

static void
mirror_anchor (RhomAnchor *anchor)
{
  anchor->at = vec_mirror (anchor->at);
  anchor->off = vec_mirror (anchor->off);
  for (int i = 0; i < anchor->n_bones; i++)
    anchor->bones[i] = rhom_bone_mirror (anchor->bones[i]);
}

static void
mirror_props (RhomProp *props,
              int       n)
{
  for (int i = 0; i < n; i++)
    {
      mirror_anchor (&props[i].at);
      for (int k = 0; k < props[i].n_anchors; k++)
        mirror_anchor (&props[i].anchors[k]);
      props[i].turn = -props[i].turn;
      props[i].roll = -props[i].roll;
      props[i].chart[0] = -props[i].chart[0];
    }
}

static void
mirror_lit (RhomLit *lit,
            int      n)
{
  for (int i = 0; i < n; i++)
    lit[i].sides = (lit[i].sides >> 1) | (lit[i].sides << 1 & 2);
}

static void
mirror_arrow (RhomArrow *arrow)
{
  if (arrow->bone != RHOM_BONE_WORLD)
    arrow->bone = rhom_bone_mirror (arrow->bone);
  arrow->at = vec_mirror (arrow->at);
  arrow->a = vec_mirror (arrow->a);
  arrow->b = vec_mirror (arrow->b);
  arrow->axis = vec_mirror (arrow->axis);
  arrow->start = vec_mirror (arrow->start);
  arrow->sweep = -arrow->sweep;
  arrow->offset[0] = -arrow->offset[0];
}

static RhomPart
mirror_part (RhomPart part)
{
  if (part < RHOM_PART_UPPER_ARM)
    return part;
  return (part - RHOM_PART_UPPER_ARM) % 2 == 0 ? part + 1 : part - 1;
}

/* The same with the other side: the exact flip, seen from the flipped place. */
void
rhom_poses_mirror (RhomPoses *self)
{
  self->yaw = -self->yaw;
  for (int i = 0; i < self->n_keys; i++)
    {
      rhom_pose_mirror (&self->keys[i].pose);
      mirror_props (self->keys[i].props, self->keys[i].n_props);
      mirror_lit (self->keys[i].lit, self->keys[i].n_lit);
    }
  mirror_props (self->props, self->n_props);
  mirror_lit (self->lit, self->n_lit);
  for (int i = 0; i < self->n_arrows; i++)
    mirror_arrow (&self->arrows[i]);
  for (int i = 0; i < self->n_order; i++)
    for (int k = 0; k < 2; k++)
      self->order[i][k] = mirror_part (self->order[i][k]);
}

/* One round, seconds; 0 where nothing moves. */
double
rhom_poses_get_duration (const RhomPoses *self)
{
  double seconds = 0;

  if (self->n_keys < 2)
    return 0;
  for (int i = 0; i < self->n_play; i++)
    seconds += self->play[i].move + self->play[i].hold;
  return seconds;
}

/* When @key is first held, seconds into the round; 0 if it never is. */
double
rhom_poses_get_key_seconds (const RhomPoses *self,
                            int              key)
{
  double seconds = 0;

  for (int i = 0; i < self->n_play; i++)
    {
      seconds += self->play[i].move;
      if (self->play[i].key == key)
        return seconds;
      seconds += self->play[i].hold;
    }
  return 0;
}

/* How far the move is when @progress of its time is over. */
double
rhom_step_ease (const RhomStep *self,
                double          progress)
{
  return self->is_linear ? progress : rhom_minimum_jerk (progress);
}

/* @seconds: into the round; beyond its end it starts again, or, where nothing loops, stays */
void
rhom_poses_find (const RhomPoses *self,
                 double           seconds,
                 RhomMoment      *moment)
{
  double duration = rhom_poses_get_duration (self);
  int    before = self->loop == RHOM_LOOP_NONE ? self->play[0].key : self->play[self->n_play - 1].key;

  *moment = (RhomMoment){ 0, self->play[0].key, self->play[0].key, 1, 1 };
  if (duration <= 0)
    return;
  seconds = self->loop == RHOM_LOOP_NONE ? CLAMP (seconds, 0, duration) : seconds - floor (seconds / duration) * duration;
  for (int i = 0; i < self->n_play; i++)
    {
      const RhomStep *step = &self->play[i];
      double          progress = seconds < step->move ? seconds / step->move : 1;

      *moment = (RhomMoment){ i, before, step->key, progress, rhom_step_ease (step, progress) };
      before = step->key;
      seconds -= step->move + step->hold;
      if (seconds < 0)
        return;
    }
}
