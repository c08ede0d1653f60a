/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/pose-reader.h"

/* Metres from the middle of the floor; a room is not larger. */
#define FAR 3.0

#define AT(type, member) G_STRUCT_OFFSET (type, member)
#define FLAG RHOM_FIELD_FLAG

static const char *const pole_words[] = { "chest", "world", NULL };

static const RhomField arm_fields[] = {
  { "raise", rhom_fields_read_number, AT (RhomArmPose, raise), -30, 182 },
  { "plane", rhom_fields_read_number, AT (RhomArmPose, plane), -180, 180 },
  { "turn", rhom_fields_read_number, AT (RhomArmPose, turn), -120, 120 },
  { "elbow", rhom_fields_read_number, AT (RhomArmPose, elbow), 0, 150 },
  { "pronation", rhom_fields_read_number, AT (RhomArmPose, pronation), -180, 180 },
  { "wrist", rhom_fields_read_pair, AT (RhomArmPose, wrist_flex), -98, 98 },
  { "reach", rhom_fields_read_triple, AT (RhomArmPose, reach), -FAR, FAR, NULL, FLAG (RhomArmPose, is_reaching) },
  { "in", rhom_fields_read_bone, AT (RhomArmPose, frame) },
  { "pole", rhom_fields_read_triple, AT (RhomArmPose, pole), -FAR, FAR },
  { "pole_in", rhom_fields_read_word, AT (RhomArmPose, is_pole_world), 0, 0, pole_words },
  { "palm", rhom_fields_read_triple, AT (RhomArmPose, palm), -FAR, FAR, NULL, FLAG (RhomArmPose, has_palm) },
  { "point", rhom_fields_read_triple, AT (RhomArmPose, point), -FAR, FAR, NULL, FLAG (RhomArmPose, has_palm) },
  { "curl", rhom_fields_read_number, AT (RhomArmPose, curl), 0, 90 },
  { "thumb", rhom_fields_read_number, AT (RhomArmPose, thumb), -30, 90 },
  { "lift", rhom_fields_read_number, AT (RhomArmPose, lift), -20, 40 },
  { NULL },
};

static const RhomField leg_fields[] = {
  { "flex", rhom_fields_read_number, AT (RhomLegPose, flex), -40, 130 },
  { "out", rhom_fields_read_number, AT (RhomLegPose, abduction), -40, 70 },
  { "turn", rhom_fields_read_number, AT (RhomLegPose, turn), -60, 90 },
  { "knee", rhom_fields_read_number, AT (RhomLegPose, knee), 0, 155 },
  { "ankle", rhom_fields_read_number, AT (RhomLegPose, ankle), -60, 35 },
  { "step", rhom_fields_read_triple, AT (RhomLegPose, step), -FAR, FAR, NULL, FLAG (RhomLegPose, is_stepping) },
  { "in", rhom_fields_read_bone, AT (RhomLegPose, frame) },
  { "pole", rhom_fields_read_triple, AT (RhomLegPose, pole), -FAR, FAR },
  { "sole", rhom_fields_read_triple, AT (RhomLegPose, sole), -FAR, FAR, NULL, FLAG (RhomLegPose, has_sole) },
  { "toe", rhom_fields_read_triple, AT (RhomLegPose, toe), -FAR, FAR, NULL, FLAG (RhomLegPose, has_sole) },
  { NULL },
};

static gboolean
read_arm (RhomFieldReader *reader,
          JsonNode        *node,
          RhomPose        *pose,
          RhomSide         side)
{
  rhom_arm_pose_init (&pose->arms[side], side);
  return rhom_fields_read_object (reader, arm_fields, node, &pose->arms[side]);
}

static gboolean
read_left_arm (RhomFieldReader *reader,
               const RhomField *field,
               JsonNode        *node,
               gpointer         target)
{
  return read_arm (reader, node, target, RHOM_LEFT);
}

static gboolean
read_right_arm (RhomFieldReader *reader,
                const RhomField *field,
                JsonNode        *node,
                gpointer         target)
{
  return read_arm (reader, node, target, RHOM_RIGHT);
}

/* Given for the left, the right as in a mirror. */
static gboolean
read_arms (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  RhomPose *pose = target;

  if (!read_arm (reader, node, pose, RHOM_LEFT))
    return FALSE;
  pose->arms[RHOM_RIGHT] = pose->arms[RHOM_LEFT];
  rhom_arm_pose_mirror (&pose->arms[RHOM_RIGHT]);
  return TRUE;
}

static gboolean
read_leg (RhomFieldReader *reader,
          JsonNode        *node,
          RhomPose        *pose,
          RhomSide         side)
{
  rhom_leg_pose_init (&pose->legs[side]);
  return rhom_fields_read_object (reader, leg_fields, node, &pose->legs[side]);
}

static gboolean
read_left_leg (RhomFieldReader *reader,
               const RhomField *field,
               JsonNode        *node,
               gpointer         target)
{
  return read_leg (reader, node, target, RHOM_LEFT);
}

static gboolean
read_right_leg (RhomFieldReader *reader,
                const RhomField *field,
                JsonNode        *node,
                gpointer         target)
{
  return read_leg (reader, node, target, RHOM_RIGHT);
}

static gboolean
read_legs (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  RhomPose *pose = target;

  if (!read_leg (reader, node, pose, RHOM_LEFT))
    return FALSE;
  pose->legs[RHOM_RIGHT] = pose->legs[RHOM_LEFT];
  rhom_leg_pose_mirror (&pose->legs[RHOM_RIGHT]);
  return TRUE;
}

static gboolean
read_girdles (RhomFieldReader *reader,
              const RhomField *field,
              JsonNode        *node,
              gpointer         target)
{
  RhomPose *pose = target;

  if (!rhom_fields_read_pair (reader, field, node, pose->girdle[RHOM_LEFT]))
    return FALSE;
  for (int i = 0; i < 2; i++)
    pose->girdle[RHOM_RIGHT][i] = pose->girdle[RHOM_LEFT][i];
  return TRUE;
}

static const RhomField root_fields[] = {
  { "at", rhom_fields_read_triple, AT (RhomPose, at), -FAR, FAR },
  { "turn", rhom_fields_read_number, AT (RhomPose, turn), -180, 180 },
  { "lean", rhom_fields_read_number, AT (RhomPose, lean), -180, 180 },
  { "roll", rhom_fields_read_number, AT (RhomPose, roll), -180, 180 },
  { NULL },
};

static gboolean
read_root (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  return rhom_fields_read_object (reader, root_fields, node, target);
}

static const RhomField pose_fields[] = {
  { "root", read_root },
  { "ground", rhom_fields_read_number, AT (RhomPose, ground), -1, 2, NULL, FLAG (RhomPose, is_grounded) },
  { "spine", rhom_fields_read_triple, AT (RhomPose, spine), -120, 130 },
  { "lumbar", rhom_fields_read_triple, AT (RhomPose, bends[RHOM_BONE_LUMBAR]), -60, 60 },
  { "mid", rhom_fields_read_triple, AT (RhomPose, bends[RHOM_BONE_MID]), -60, 60 },
  { "upper", rhom_fields_read_triple, AT (RhomPose, bends[RHOM_BONE_UPPER]), -60, 60 },
  { "neck", rhom_fields_read_triple, AT (RhomPose, bends[RHOM_BONE_NECK]), -60, 60 },
  { "head", rhom_fields_read_triple, AT (RhomPose, bends[RHOM_BONE_HEAD]), -60, 60 },
  { "girdle", read_girdles, 0, -40, 50 },
  { "girdle_l", rhom_fields_read_pair, AT (RhomPose, girdle[RHOM_LEFT]), -40, 50 },
  { "girdle_r", rhom_fields_read_pair, AT (RhomPose, girdle[RHOM_RIGHT]), -40, 50 },
  { "arms", read_arms },
  { "arm_l", read_left_arm },
  { "arm_r", read_right_arm },
  { "legs", read_legs },
  { "leg_l", read_left_leg },
  { "leg_r", read_right_leg },
  { "jut", rhom_fields_read_number, AT (RhomPose, jut), -.03, .05 },
  { "breath", rhom_fields_read_number, AT (RhomPose, breath), 0, 1 },
  { NULL },
};

/* @target: a #RhomPose, initialised; what is not said stays as it is */
gboolean
rhom_pose_read (RhomFieldReader *reader,
                const RhomField *field,
                JsonNode        *node,
                gpointer         target)
{
  return rhom_fields_read_object (reader, pose_fields, node, target);
}
