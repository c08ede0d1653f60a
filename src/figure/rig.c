/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/rig.h"

#include <string.h>

/* Metres. A person of 1.70 m, about seven heads high. */
const RhomVec rhom_spine_rest[] = {
  { 0, 0, 0 },        /* pelvis */
  { 0, .09, -.015 },  /* lumbar */
  { 0, .22, -.02 },   /* mid */
  { 0, .36, -.035 },  /* upper */
  { 0, .525, -.035 }, /* neck */
  { 0, .622, -.002 }, /* head */
};
const RhomVec rhom_collar_rest = { .022, .470, .035 };
const RhomVec rhom_shoulder_rest = { .160, .448, -.022 };
const RhomVec rhom_hip_rest = { .088, 0, 0 };

const double rhom_spine_share[3][3] = {
  { .36, .40, .20 },
  { .34, .30, .40 },
  { .30, .30, .40 },
};

const RhomVec rhom_skull_centre = { 0, .076, .004 };
const RhomVec rhom_skull_radii = { .075, .089, .097 };

/* Height above the hips, half width, front, back. */
const double rhom_torso_rings[RHOM_TORSO_ROWS][4] = {
  { -.092, .050, .020, -.045 },
  { -.070, .120, .070, -.092 },
  { -.035, .163, .092, -.121 },
  { .000, .172, .098, -.126 },
  { .05, .167, .100, -.116 },
  { .10, .150, .098, -.097 },
  { .16, .133, .093, -.080 },
  { .22, .130, .093, -.082 },
  { .29, .139, .103, -.098 },
  { .36, .149, .112, -.115 },
  { .42, .152, .107, -.123 },
  { .46, .138, .090, -.121 },
  { .495, .096, .062, -.113 },
  { .520, .068, .040, -.102 },
  { .538, .054, .026, -.090 },
};

const RhomLimbTable rhom_upper_arm_table = {
  6, { { 0, .0475, 0 }, { .14, .0530, .002 }, { .30, .0490, .003 }, { .55, .042, .003 }, { .8, .0375, 0 }, { 1, .0350, 0 } }
};
const RhomLimbTable rhom_forearm_table = {
  6, { { 0, .0350, 0 }, { .18, .0395, .004 }, { .4, .037, .003 }, { .7, .029, 0 }, { .92, .0245, 0 }, { 1, .0245, 0 } }
};
const RhomLimbTable rhom_thigh_table = {
  6, { { 0, .080, 0 }, { .13, .090, .002 }, { .35, .083, .008 }, { .6, .070, .007 }, { .85, .058, .002 }, { 1, .054, .002 } }
};
const RhomLimbTable rhom_shin_table = {
  7, { { 0, .054, .002 }, { .12, .0525, -.004 }, { .30, .0565, -.013 }, { .5, .050, -.011 }, { .75, .037, -.002 }, { .92, .032, 0 }, { 1, .033, 0 } }
};

/*
 * Normal ranges, degrees, of the American Academy of Orthopaedic Surgeons
 * (Joint Motion: Method of Measuring and Recording, 1965; Greene and Heckman,
 * The Clinical Measurement of Joint Motion, 1994), as tabled in Norkin and White,
 * Measurement of Joint Motion, appendix A. They
 * are of one who moves the joint alone and unhelped; what a picture needs beyond
 * them is in the last two columns, with its reason.
 *
 * The academy measures the spine as a whole: that is "trunk" and "cervical". What
 * each of our three joints of the back and two of the neck may take of it has no
 * source: it keeps a bend from being all in one place.
 *
 * Of the shoulder girdle: Neumann, Kinesiology of the Musculoskeletal System, on
 * the sternoclavicular joint: up 45, down 10, forward and back 15 to 30 each.
 */
/* clang-format off */
const RhomLimit rhom_limits[RHOM_N_ANGLES] = {
  { "lumbar.flex", -30, 45 },
  { "lumbar.side", -25, 25 },
  { "lumbar.twist", -16, 16 },
  { "mid.flex", -25, 35 },
  { "mid.side", -22, 22 },
  { "mid.twist", -30, 30 },
  { "upper.flex", -26, 35 },
  { "upper.side", -22, 22 },
  { "upper.twist", -30, 30 },
  { "neck.flex", -45, 45 },
  { "neck.side", -32, 32 },
  { "neck.twist", -50, 50 },
  { "head.flex", -30, 30 },
  { "head.side", -16, 16 },
  { "head.twist", -35, 35 },
  { "trunk.flex", -25, 80, 15, 0 },        /* pushed up by arms or roller, or lifted by a trained back */
  { "trunk.side", -35, 35 },
  { "trunk.twist", -45, 45, 25, 25 },      /* lying, turned by the weight of an arm; the pelvis gives way, ours does not */
  { "cervical.flex", -45, 45, 12, 10 },    /* looking up on all fours; the weight of both hands */
  { "cervical.side", -45, 45 },
  { "cervical.twist", -60, 60 },
  { "girdle.elevation", -10, 45 },
  { "girdle.protraction", -30, 30 },
  { "arm.raise", 0, 180 },
  { "arm.back", -180, 60, 0, 12 },         /* clasped hands help each other */
  { "arm.across", -180, 135, 0, 20 },      /* drawn by the other hand or by a hug */
  { "arm.turn", -90, 70, 20, 45 },         /* measured at 90 of abduction only; behind and before that the shoulder blade turns along */
  { "elbow", 0, 150 },
  { "forearm.turn", -80, 80, 5, 15 },      /* flat forearms one leans on; a hand laid on the head */
  { "wrist.flex", -70, 80, 28, 0 },        /* a hand one leans on */
  { "wrist.deviation", -30, 20, 15, 5 },   /* a hand laid flat where the forearm comes from the side */
  { "hip.flex", -30, 120, 0, 8 },          /* a deep squat, by the body's weight */
  { "hip.abduction", -30, 45 },
  { "hip.turn", -45, 45 },
  { "knee", 0, 135, 0, 17 },               /* sitting on the heels */
  { "ankle", -50, 20, 42, 10 },            /* the back of the foot on the floor; a squat */
};
/* clang-format on */

static const char *const bone_names[RHOM_N_BONES] = {
  "pelvis",
  "lumbar",
  "mid",
  "upper",
  "neck",
  "head",
  "clav_l",
  "clav_r",
  "arm_l",
  "arm_r",
  "fore_l",
  "fore_r",
  "hand_l",
  "hand_r",
  "leg_l",
  "leg_r",
  "shin_l",
  "shin_r",
  "foot_l",
  "foot_r",
};

const char *
rhom_bone_get_name (RhomBone bone)
{
  return bone == RHOM_BONE_WORLD ? "world" : bone_names[bone];
}

/* Returns: the bone; %RHOM_N_BONES if there is none of that name */
RhomBone
rhom_bone_find (const char *name)
{
  int bone = 0;

  if (strcmp (name, "world") == 0)
    return RHOM_BONE_WORLD;
  while (bone < RHOM_N_BONES && strcmp (name, bone_names[bone]) != 0)
    bone++;
  return bone;
}

/* The same bone of the other side. */
RhomBone
rhom_bone_mirror (RhomBone bone)
{
  if (bone < RHOM_BONE_CLAV)
    return bone;
  return (bone - RHOM_BONE_CLAV) % 2 == 0 ? bone + 1 : bone - 1;
}
