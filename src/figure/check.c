/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/check.h"

#include "figure/outline.h"
#include "figure/shape.h"

/*
 * What can be said of poses without looking at them: joints within their
 * limits, hands and feet where they are said to be, nothing under the floor,
 * nobody in the air, no arm in the chest. In every pose and on the way between.
 */

/* Degrees beyond a limit: in a pose, and on the way. */
#define TOLERANCE_IN_POSE 2
#define TOLERANCE_ON_WAY 8
/* Times that, of hands. */
#define HAND_FACTOR 4
/* Metres. */
#define OUT_OF_REACH .012
#define UNDER_FLOOR .028
#define ABOVE_FLOOR .022
#define MAT_HEIGHT .012
/* Degrees between the trunk and the line of sight. */
#define LEAST_VIEW_ANGLE 35

/* A hand in motion between two places it rests on may turn a little more. */
static gboolean
is_of_hand (RhomAngle angle)
{
  return angle >= RHOM_ANGLE_FOREARM_TURN && angle <= RHOM_ANGLE_WRIST_DEVIATION;
}

static gboolean
is_within (const RhomLimit *limit,
           double           angle,
           double           tolerance)
{
  return angle >= limit->least - limit->below - tolerance && angle <= limit->most + limit->above + tolerance;
}

static void
describe (RhomAngle angle,
          RhomSide  side,
          double    degrees,
          GString  *complaint)
{
  const RhomLimit *limit = &rhom_limits[angle];
  const char      *whose = angle < RHOM_ANGLE_GIRDLE_ELEVATION ? "" : side == RHOM_LEFT ? ", left"
                                                                                        : ", right";

  g_string_append_printf (complaint, "%s%s = %.0f°, limits %.0f° to %.0f°", limit->name, whose, degrees,
                          limit->least - limit->below, limit->most + limit->above);
}

/**
 * rhom_check_limits:
 * @tolerance: degrees
 * @complaint: what is wrong is appended, such as "neck.flex = 60°, limits -45° to 45°"
 *
 * Returns: whether every joint is within its limits
 */
gboolean
rhom_check_limits (const RhomSkeleton *skeleton,
                   double              tolerance,
                   GString            *complaint)
{
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      double angles[RHOM_N_ANGLES];

      rhom_skeleton_get_angles (skeleton, side, angles);
      for (int i = 0; i < RHOM_N_ANGLES; i++)
        if (!is_within (&rhom_limits[i], angles[i], is_of_hand (i) ? HAND_FACTOR * tolerance : tolerance))
          {
            describe (i, side, angles[i], complaint);
            return FALSE;
          }
    }
  return TRUE;
}

/* Whether @point is well inside a ring of the trunk. */
static gboolean
is_inside (const RhomShape *shape,
           RhomVec          point)
{
  for (int i = 0; i < RHOM_N_RINGS; i++)
    {
      RhomMat axes = mat_stretch (shape->rings[i].axes, 1, 3, 1), inverse = mat_inverse (&axes);
      RhomVec inside = mat_apply (&inverse, vec_sub (point, shape->rings[i].at));

      if (vec_dot (inside, inside) < .5)
        return TRUE;
    }
  return FALSE;
}

static guint
check_arm (const RhomSkeleton *skeleton,
           const RhomShape    *shape,
           RhomSide            side,
           const char         *when,
           GString            *complaints)
{
  static const struct
  {
    const char *name;
    RhomBone    bone;
    double      along;
  } points[] = {
    { "elbow", RHOM_BONE_FORE, 0 },
    { "forearm", RHOM_BONE_FORE, .5 * RHOM_FOREARM },
    { "hand", RHOM_BONE_HAND, .3 * RHOM_HAND },
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (is_inside (shape, rhom_skeleton_point (skeleton, points[i].bone + side, vec (0, -points[i].along, 0))))
      {
        g_string_append_printf (complaints, "%s: %s %s is inside the body\n", when, side == RHOM_LEFT ? "left" : "right", points[i].name);
        n++;
      }
  return n;
}

static guint
check_reach (double      shortfall,
             const char *what,
             RhomSide    side,
             const char *when,
             GString    *complaints)
{
  if (shortfall <= OUT_OF_REACH)
    return 0;
  g_string_append_printf (complaints, "%s: %s %s falls short by %.0f mm\n", when, side == RHOM_LEFT ? "left" : "right", what, shortfall * 1000);
  return 1;
}

static gboolean
has_prop (const RhomPoses *poses,
          RhomPropType     first,
          RhomPropType     last)
{
  for (int i = 0; i < poses->n_props; i++)
    if (poses->props[i].type >= first && poses->props[i].type <= last)
      return TRUE;
  return FALSE;
}

static guint
check_floor (const RhomPoses    *poses,
             const RhomSkeleton *skeleton,
             const char         *when,
             GString            *complaints)
{
  double floor_height = has_prop (poses, RHOM_PROP_MAT, RHOM_PROP_MAT) ? MAT_HEIGHT : 0;
  double above = rhom_shape_lowest (skeleton) - floor_height;

  if (above < -UNDER_FLOOR)
    g_string_append_printf (complaints, "%s: %.0f mm under the floor\n", when, -above * 1000);
  else if (above > ABOVE_FLOOR && !poses->is_bust && !has_prop (poses, RHOM_PROP_STOOL, RHOM_PROP_OFFICE_CHAIR))
    g_string_append_printf (complaints, "%s: %.0f mm above the floor\n", when, above * 1000);
  else
    return 0;
  return 1;
}

/* A lying body seen along its length is not to be understood. */
static guint
check_view (const RhomPoses    *poses,
            const RhomSkeleton *skeleton,
            const char         *when,
            GString            *complaints)
{
  RhomVec    trunk = vec_unit (vec_sub (skeleton->world[RHOM_BONE_NECK].at, skeleton->root));
  RhomCamera camera;
  double     angle;

  rhom_camera_init (&camera, poses->yaw, poses->pitch);
  angle = RHOM_DEGREES (acos (MIN (1, fabs (vec_dot (trunk, rhom_camera_get_direction (&camera))))));
  if (angle >= LEAST_VIEW_ANGLE)
    return 0;
  g_string_append_printf (complaints, "%s: seen along the body, by %.0f°\n", when, angle);
  return 1;
}

static guint
check_pose (const RhomPoses    *poses,
            const RhomSkeleton *skeleton,
            double              tolerance,
            const char         *when,
            GString            *complaints)
{
  static const RhomLook plain = { .waist = 1, .girth = 1, .sleeve = .5, .trousers = 1.86 };
  g_autoptr (GString) limits = g_string_new (NULL);
  RhomShape shape;
  guint     n = check_floor (poses, skeleton, when, complaints) + check_view (poses, skeleton, when, complaints);

  if (!rhom_check_limits (skeleton, tolerance, limits))
    {
      g_string_append_printf (complaints, "%s: %s\n", when, limits->str);
      n++;
    }
  rhom_shape_build (&shape, skeleton, &plain);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      n += check_reach (skeleton->arm_shortfall[side], "hand", side, when, complaints);
      n += check_reach (skeleton->leg_shortfall[side], "foot", side, when, complaints);
      n += check_arm (skeleton, &shape, side, when, complaints);
    }
  return n;
}

static guint
check_way (const RhomPoses    *poses,
           int                 from,
           int                 to,
           const RhomSkeleton *solved,
           GString            *complaints)
{
  guint n = 0;

  for (int quarter = 1; quarter < 4; quarter++)
    {
      g_autofree char *when = g_strdup_printf ("%s: %d/4 from \"%s\" to \"%s\"", poses->id, quarter, poses->keys[from].name, poses->keys[to].name);
      RhomSkeleton     between;

      rhom_skeleton_blend (&between, &solved[from], &solved[to], quarter / 4.0);
      n += check_pose (poses, &between, TOLERANCE_ON_WAY, when, complaints);
    }
  return n;
}

/* Whether a pose is its own mirror image. */
static gboolean
is_symmetric (const RhomKey *key)
{
  RhomPose     other = key->pose;
  RhomSkeleton a, b;

  rhom_pose_mirror (&other);
  rhom_skeleton_solve (&a, &key->pose);
  rhom_skeleton_solve (&b, &other);
  for (int bone = 0; bone < RHOM_N_BONES; bone++)
    if (vec_length (vec_sub (a.world[bone].at, b.world[bone].at)) > .005)
      return FALSE;
  return TRUE;
}

static gboolean
is_of_leg (RhomMuscle muscle)
{
  return muscle == RHOM_MUSCLE_GLUTES || muscle >= RHOM_MUSCLE_QUADS;
}

/*
 * Of muscles lit on one side only; a muscle of one side and the same of the other
 * are both sides. What a leg does is done across from the arm, so it does not count.
 */
static int
get_lit_sides (const RhomLit *lit,
               int            n)
{
  int sides = 0;

  for (int i = 0; i < n; i++)
    if (lit[i].sides != RHOM_BOTH_SIDES && !is_of_leg (lit[i].muscle))
      sides |= lit[i].sides;
  return sides == RHOM_BOTH_SIDES ? 0 : sides;
}

static int
get_all_lit_sides (const RhomPoses *poses)
{
  int sides = get_lit_sides (poses->lit, poses->n_lit);

  for (int i = 0; i < poses->n_keys; i++)
    sides |= get_lit_sides (poses->keys[i].lit, poses->keys[i].n_lit);
  return sides;
}

/* How far a hand comes from pose to pose, metres. */
static double
get_way_of_hand (const RhomPoses    *poses,
                 const RhomSkeleton *solved,
                 RhomSide            side)
{
  double way = 0;

  for (int i = 1; i < poses->n_keys; i++)
    way += vec_length (vec_sub (solved[i].world[RHOM_BONE_HAND + side].at, solved[i - 1].world[RHOM_BONE_HAND + side].at));
  return way;
}

/* Whose muscles are lit tells which side it is; where that is neither, whose hand moves clearly more. */
static gboolean
is_of_left (const RhomPoses    *poses,
            const RhomSkeleton *solved)
{
  int sides = get_all_lit_sides (poses);

  if (sides != 0 && sides != RHOM_BOTH_SIDES)
    return sides == 1 << RHOM_LEFT;
  return get_way_of_hand (poses, solved, RHOM_LEFT) > 1.2 * get_way_of_hand (poses, solved, RHOM_RIGHT);
}

static gboolean
has_symmetry (const RhomPoses *poses)
{
  for (int i = 0; i < poses->n_keys; i++)
    if (!is_symmetric (&poses->keys[i]))
      return FALSE;
  return TRUE;
}

/* What is done with one side is done again with the other, the right one first; and nothing else is. */
static guint
check_sides (const RhomPoses    *poses,
             const RhomSkeleton *solved,
             GString            *complaints)
{
  if (poses->has_sides && has_symmetry (poses))
    g_string_append_printf (complaints, "%s: has sides, but both do the same\n", poses->id);
  else if (poses->has_sides && is_of_left (poses, solved))
    g_string_append_printf (complaints, "%s: shows the left side, but the right one is first\n", poses->id);
  else if (!poses->has_sides && get_all_lit_sides (poses) != 0)
    g_string_append_printf (complaints, "%s: has no sides, but a muscle is lit on one only\n", poses->id);
  else
    return 0;
  return 1;
}

/* What is held is the last pose, and there the way out ends. */
static guint
check_end (const RhomPoses *poses,
           GString         *complaints)
{
  int last = poses->n_steps > 0 ? poses->steps[poses->n_steps - 1].key : 0;

  if (poses->n_steps == 0 || poses->loop == RHOM_LOOP_CYCLE || last == poses->n_keys - 1)
    return 0;
  g_string_append_printf (complaints, "%s: ends with \"%s\", but the end position is the last pose\n", poses->id, poses->keys[last].name);
  return 1;
}

/**
 * rhom_check_poses:
 * @complaints: a line for each is appended
 *
 * Returns: how many there are
 */
guint
rhom_check_poses (const RhomPoses *poses,
                  GString         *complaints)
{
  RhomSkeleton solved[RHOM_MAX_KEYS];
  guint        n = check_end (poses, complaints);

  for (int i = 0; i < poses->n_keys; i++)
    {
      g_autofree char *when = g_strdup_printf ("%s: \"%s\"", poses->id, poses->keys[i].name);

      rhom_skeleton_solve (&solved[i], &poses->keys[i].pose);
      n += check_pose (poses, &solved[i], TOLERANCE_IN_POSE, when, complaints);
    }
  n += check_sides (poses, solved, complaints);
  for (int i = 1; i < poses->n_play; i++)
    if (poses->play[i].key != poses->play[i - 1].key)
      n += check_way (poses, poses->play[i - 1].key, poses->play[i].key, solved, complaints);
  if (poses->loop == RHOM_LOOP_CYCLE && poses->n_play > 1)
    n += check_way (poses, poses->play[poses->n_play - 1].key, poses->play[0].key, solved, complaints);
  return n;
}
