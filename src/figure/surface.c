/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* Points on the skin of the trunk, by height and way to the side, for muscles and packs. */

/* From here up the skin is that of the neck. */
#define NECK_HEIGHT .525

/* Half width where the shoulders make the trunk wider than its rings. */
static const double shoulder_widths[][2] = { { .40, .150 }, { .43, .168 }, { .46, .186 }, { .485, .172 }, { .505, .135 }, { .525, .085 } };

typedef struct
{
  double half_width;
  double middle; /* forward */
  double half_depth;
} Section;

static void
get_neck_weights (double  height,
                  double *weights)
{
  double low = rhom_smooth (.49, .56, height), high = rhom_smooth (.58, .66, height);

  weights[0] = 1 - low;
  weights[1] = low * (1 - high);
  weights[2] = low * high;
}

static RhomVec
skin_neck (const RhomSkeleton *skeleton,
           RhomVec             rest)
{
  RhomVec at = { 0, 0, 0 };
  double  weights[3];

  get_neck_weights (rest.y, weights);
  for (int i = 0; i < 3; i++)
    at = vec_along (at, rhom_frame_point (&skeleton->world[RHOM_BONE_UPPER + i], vec_sub (rest, rhom_spine_rest[RHOM_BONE_UPPER + i])), weights[i]);
  return at;
}

/* Near enough to a rotation for a direction. */
static RhomVec
turn_neck (const RhomSkeleton *skeleton,
           double              height,
           RhomVec             direction)
{
  RhomVec sum = { 0, 0, 0 };
  double  weights[3];

  get_neck_weights (height, weights);
  for (int i = 0; i < 3; i++)
    sum = vec_along (sum, mat_apply (&skeleton->world[RHOM_BONE_UPPER + i].axes, direction), weights[i]);
  return vec_unit (sum);
}

static Section
get_section (const RhomSkeleton *skeleton,
             gboolean            is_front,
             double              height)
{
  double row[4], neck = CLAMP ((height - NECK_HEIGHT) / .03, 0, 1), belly;

  if (height > NECK_HEIGHT)
    return (Section){ .056 + (.047 - .056) * neck, -.036 + .014 * neck + MAX (0, height - .56) * .25, .055 + (.047 - .055) * neck };
  rhom_spline (rhom_torso_rings[0], RHOM_TORSO_ROWS, 4, height, row);
  if (height > .40)
    row[1] = rhom_interpolate (shoulder_widths, G_N_ELEMENTS (shoulder_widths), height);
  belly = is_front ? exp (-pow ((height - .14) / .075, 2)) * .042 * skeleton->breath * .5 : 0;
  return (Section){ row[1], (row[2] + row[3]) / 2 + belly, (row[2] - row[3]) / 2 + belly };
}

static void
place (const RhomSkeleton *skeleton,
       RhomVec             rest,
       RhomVec             rest_normal,
       double              follow,
       double              sign,
       RhomVec            *at,
       RhomVec            *normal)
{
  RhomSide side = sign > 0 ? RHOM_LEFT : RHOM_RIGHT;
  RhomVec  shoulder = rhom_shoulder_rest;

  if (rest.y > NECK_HEIGHT)
    {
      *at = skin_neck (skeleton, rest);
      *normal = turn_neck (skeleton, rest.y, rest_normal);
    }
  else
    {
      RhomMat axes = rhom_shape_skin_axes (skeleton, rest.y);

      *at = rhom_shape_skin (skeleton, rest);
      *normal = mat_apply (&axes, rest_normal);
    }
  if (follow <= 0)
    return;
  shoulder.x *= sign;
  shoulder = rhom_frame_point (&skeleton->world[RHOM_BONE_UPPER], vec_sub (shoulder, rhom_spine_rest[RHOM_BONE_UPPER]));
  *at = vec_along (*at, vec_sub (skeleton->world[RHOM_BONE_ARM + side].at, shoulder), follow);
}

/**
 * rhom_surface_point:
 * @is_front: on the chest rather than on the back
 * @x: from the middle line, at rest, metres
 * @y: above the hips, at rest
 * @follow: how much of the shoulder's way the point goes too, 0 to 1
 * @sign: +1 for the left, -1 for the right
 */
void
rhom_surface_point (const RhomSkeleton *skeleton,
                    gboolean            is_front,
                    double              x,
                    double              y,
                    double              follow,
                    double              sign,
                    RhomVec            *at,
                    RhomVec            *normal)
{
  Section section = get_section (skeleton, is_front, y);
  double  q = MIN (.985, x / section.half_width), c = sqrt (1 - q * q), face = is_front ? 1 : -1;

  place (skeleton, vec (sign * x, y, section.middle + face * section.half_depth * c),
         vec_unit (vec (sign * q / section.half_width, 0, face * c / section.half_depth)), follow, sign, at, normal);
}

/* The same on the flank, @x from the back forward. */
void
rhom_surface_flank_point (const RhomSkeleton *skeleton,
                          double              x,
                          double              y,
                          double              follow,
                          double              sign,
                          RhomVec            *at,
                          RhomVec            *normal)
{
  Section section = get_section (skeleton, FALSE, y);
  double  q = (x - .05) / .12;

  place (skeleton, vec (sign * section.half_width * sqrt (MAX (0, 1 - q * q)), y, section.middle + section.half_depth * q),
         vec (sign * .95, 0, q), follow, sign, at, normal);
}
