/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* What a prop is made of: boxes, cylinders, blobs and bands. */

static RhomVec
get_place (const RhomScene  *self,
           const RhomAnchor *anchor)
{
  RhomVec sum = { 0, 0, 0 };

  if (anchor->n_bones == 0)
    return vec_add (anchor->at, anchor->off);
  for (int i = 0; i < anchor->n_bones; i++)
    sum = vec_along (sum, rhom_skeleton_point (&self->skeleton, anchor->bones[i], anchor->at), 1.0 / anchor->n_bones);
  return vec_add (sum, anchor->off);
}

static RhomMat
get_axes (const RhomProp *prop)
{
  return mat_mul (mat_rotate_y (prop->turn), mat_mul (mat_rotate_x (prop->tilt), mat_rotate_z (-prop->roll)));
}

/* One more solid, of the prop's layer and look; the last again if there are too many. */
static RhomSolid *
add_solid (RhomScene      *self,
           const RhomProp *prop,
           RhomSolidKind   kind,
           RhomInk         ink)
{
  RhomSolid *solid = &self->solids[MIN (self->n_solids, RHOM_MAX_SOLIDS - 1)];

  self->n_solids = MIN (self->n_solids + 1, RHOM_MAX_SOLIDS);
  solid->kind = kind;
  solid->ink = ink;
  solid->axes = RHOM_MAT_IDENTITY;
  solid->n_pieces = 0;
  solid->mark = RHOM_MARK_NONE;
  solid->alpha = prop->alpha;
  solid->layer = prop->layer;
  solid->bias = prop->layer == RHOM_LAYER_FRONT ? 10 : prop->layer == RHOM_LAYER_BEHIND ? -10
                                                                                        : 0;
  solid->is_upright = FALSE;
  return solid;
}

static RhomSolid *
add_box (RhomScene      *self,
         const RhomProp *prop,
         RhomInk         ink,
         RhomVec         at,
         RhomVec         size,
         const RhomMat  *axes,
         double          radius)
{
  RhomSolid *solid = add_solid (self, prop, RHOM_SOLID_BOX, ink);

  solid->at = at;
  solid->axes = *axes;
  solid->half = vec_scale (size, .5);
  solid->radius = radius;
  for (int i = 0; i < 8; i++)
    {
      RhomVec corner = vec ((i & 1 ? 1 : -1) * (solid->half.x - radius), (i & 2 ? 1 : -1) * (solid->half.y - radius), (i & 4 ? 1 : -1) * (solid->half.z - radius));

      solid->pieces[solid->n_pieces++] = rhom_ball (vec_add (at, mat_apply (axes, corner)), radius);
    }
  return solid;
}

static RhomSolid *
add_cylinder (RhomScene      *self,
              const RhomProp *prop,
              RhomInk         ink,
              RhomVec         a,
              RhomVec         b,
              double          radius)
{
  RhomSolid *solid = add_solid (self, prop, RHOM_SOLID_CYLINDER, ink);
  RhomVec    along = vec_unit (vec_sub (b, a)), z = vec_unit (vec_cross (along, vec (.31, .9, .2)));
  double     length = vec_length (vec_sub (b, a));
  int        n = CLAMP ((int) (length / MAX (radius, .03)), 2, RHOM_MAX_SOLID_PIECES);

  solid->axes = mat_from_columns (vec_cross (along, z), along, z);
  solid->ends[0] = a;
  solid->ends[1] = b;
  solid->at = vec_lerp (a, b, .5);
  solid->radius = radius;
  for (int i = 0; i < n; i++)
    solid->pieces[solid->n_pieces++] = rhom_ellipsoid (vec_lerp (a, b, (i + .5) / n), &solid->axes, radius, length / n * .55, radius);
  return solid;
}

static RhomSolid *
add_ball (RhomScene      *self,
          const RhomProp *prop,
          RhomInk         ink,
          RhomVec         at,
          double          radius)
{
  RhomSolid *solid = add_solid (self, prop, RHOM_SOLID_BLOB, ink);

  solid->at = at;
  solid->radius = radius * .28;
  solid->pieces[solid->n_pieces++] = rhom_ball (at, radius);
  return solid;
}

/* Of @prop's own axes; @x, @y and @z from its place. */
static RhomVec
inner (RhomVec        at,
       const RhomMat *axes,
       double         x,
       double         y,
       double         z)
{
  return vec_add (at, mat_apply (axes, vec (x, y, z)));
}

static void
add_door (RhomScene      *self,
          const RhomProp *prop,
          RhomVec         at,
          const RhomMat  *axes)
{
  double width = prop->has_size ? prop->size.x : .86, height = prop->has_size ? prop->size.y : 2.02;

  for (int sign = 1; sign >= -1; sign -= 2)
    add_box (self, prop, RHOM_INK_PLASTIC, inner (at, axes, sign * (width / 2 + .05), height / 2, 0), vec (.10, height, .10), axes, .006)->is_upright = TRUE;
  add_box (self, prop, RHOM_INK_PLASTIC, inner (at, axes, 0, height + .05, 0), vec (width + .2, .10, .10), axes, .006)->is_upright = TRUE;
}

static void
add_office_chair (RhomScene      *self,
                  const RhomProp *prop,
                  RhomVec         at,
                  const RhomMat  *axes)
{
  double  h = prop->height;
  RhomMat back = mat_mul (*axes, mat_rotate_x (-8));

  add_box (self, prop, RHOM_INK_FOAM, inner (at, axes, 0, h - .035, 0), vec (.44, .075, .44), axes, .034);
  add_box (self, prop, RHOM_INK_FOAM, inner (at, axes, 0, h + .33, -.235), vec (.38, .44, .06), &back, .028);
  add_cylinder (self, prop, RHOM_INK_METAL, inner (at, axes, 0, h - .05, -.215), inner (at, axes, 0, h + .20, -.285), .020)->bias -= .05;
  add_cylinder (self, prop, RHOM_INK_METAL, inner (at, axes, 0, .09, 0), inner (at, axes, 0, h - .06, 0), .024);
  for (int i = 0; i < 5; i++)
    {
      double  angle = RHOM_RADIANS (i * 72 + 20);
      RhomVec end = inner (at, axes, .25 * cos (angle), .055, .25 * sin (angle));

      add_cylinder (self, prop, RHOM_INK_METAL, inner (at, axes, 0, .10, 0), end, .017)->bias -= .02;
      add_ball (self, prop, RHOM_INK_METAL, vec_add (end, vec (0, -.025, 0)), .03)->bias -= .02;
    }
}

static void
add_wooden_chair (RhomScene      *self,
                  const RhomProp *prop,
                  RhomVec         at,
                  const RhomMat  *axes)
{
  double  h = prop->height;
  RhomMat back = mat_mul (*axes, mat_rotate_x (-7));

  add_box (self, prop, RHOM_INK_WOOD, inner (at, axes, 0, h - .022, 0), vec (.44, .044, .42), axes, .016);
  if (prop->type == RHOM_PROP_CHAIR)
    {
      add_box (self, prop, RHOM_INK_WOOD, inner (at, axes, 0, h + .36, -.225), vec (.42, .20, .028), &back, .012);
      for (int sign = 1; sign >= -1; sign -= 2)
        add_cylinder (self, prop, RHOM_INK_WOOD, inner (at, axes, sign * .17, h - .03, -.185), inner (at, axes, sign * .17, h + .40, -.235), .014);
    }
  for (int i = 0; i < 4; i++)
    {
      double x = i % 2 == 0 ? 1 : -1, z = i < 2 ? 1 : -1;

      add_cylinder (self, prop, RHOM_INK_WOOD, inner (at, axes, x * .17, h - .05, z * .16), inner (at, axes, x * .20, 0, z * .20), .0145);
    }
}

static void
add_screens (RhomScene      *self,
             const RhomProp *prop,
             RhomVec         at,
             const RhomMat  *axes,
             double          top)
{
  double  m = prop->monitor;
  RhomMat lid = mat_mul (*axes, mat_rotate_x (20));

  if (m > 0)
    {
      add_box (self, prop, RHOM_INK_SCREEN, inner (at, axes, 0, top + m, .12), vec (.56, .33, .025), axes, .008);
      add_box (self, prop, RHOM_INK_METAL, inner (at, axes, 0, top + m / 2 - .05, .15), vec (.06, m, .02), axes, .004);
      add_box (self, prop, RHOM_INK_METAL, inner (at, axes, 0, top + .006, .14), vec (.22, .012, .16), axes, .004);
    }
  if (prop->has_keyboard)
    add_box (self, prop, RHOM_INK_PLASTIC, inner (at, axes, 0, top + .01, -.17), vec (.40, .018, .13), axes, .006);
  if (prop->has_laptop)
    {
      add_box (self, prop, RHOM_INK_METAL, inner (at, axes, 0, top + .009, -.10), vec (.33, .016, .23), axes, .005);
      add_box (self, prop, RHOM_INK_SCREEN, inner (at, axes, 0, top + .115, .045), vec (.33, .215, .012), &lid, .005);
    }
}

static void
add_desk (RhomScene      *self,
          const RhomProp *prop,
          RhomVec         at,
          const RhomMat  *axes)
{
  RhomVec size = prop->has_size ? prop->size : vec (1.2, .72, .6);

  add_box (self, prop, RHOM_INK_WOOD, inner (at, axes, 0, size.y - .015, 0), vec (size.x, .03, size.z), axes, .008);
  for (int i = 0; i < 4; i++)
    {
      double x = (i % 2 == 0 ? 1 : -1) * (size.x / 2 - .06), z = (i < 2 ? 1 : -1) * (size.z / 2 - .06);

      add_box (self, prop, RHOM_INK_METAL, inner (at, axes, x, (size.y - .03) / 2, z), vec (.045, size.y - .03, .045), axes, .006);
    }
  add_screens (self, prop, at, axes, size.y);
}

static void
add_pillow (RhomScene      *self,
            const RhomProp *prop,
            RhomVec         at,
            const RhomMat  *axes)
{
  RhomVec    size = prop->has_size ? prop->size : vec (.30, .10, .42);
  RhomSolid *solid = add_solid (self, prop, RHOM_SOLID_BLOB, RHOM_INK_PILLOW);

  solid->at = at;
  solid->radius = .018;
  for (int i = 0; i < 4; i++)
    {
      double x = (i % 2 == 0 ? 1 : -1) * (size.x / 2 - .06), z = (i < 2 ? 1 : -1) * (size.z / 2 - .06);

      solid->pieces[solid->n_pieces++] = rhom_ellipsoid (inner (at, axes, x, 0, z), axes, .06, size.y * .42, .06);
    }
  solid->pieces[solid->n_pieces++] = rhom_ellipsoid (at, axes, size.x * .40, size.y / 2, size.z * .40);
}

static void
add_band (RhomScene      *self,
          const RhomProp *prop)
{
  RhomSolid *solid = add_solid (self, prop, RHOM_SOLID_BAND, RHOM_INK_BAND);
  int        n_segments = prop->n_anchors - 1, n = (RHOM_MAX_SOLID_PIECES - 1) / n_segments;

  solid->radius = .010;
  for (int i = 0; i < n_segments; i++)
    {
      RhomVec a = get_place (self, &prop->anchors[i]), b = get_place (self, &prop->anchors[i + 1]);

      for (int k = 0; k < n + (i == n_segments - 1); k++)
        {
          double  t = k / (double) n;
          RhomVec at = vec_lerp (a, b, t);

          at.y -= prop->sag * 4 * t * (1 - t);
          solid->pieces[solid->n_pieces++] = rhom_ball (at, .012);
        }
    }
  solid->at = solid->pieces[solid->n_pieces / 2].at;
}

static void
add_weight (RhomScene      *self,
            const RhomProp *prop,
            RhomVec         at)
{
  RhomVec along = mat_column (&self->skeleton.world[prop->at.bones[0]].axes, 2);

  add_cylinder (self, prop, RHOM_INK_METAL, vec_along (at, along, -.08), vec_along (at, along, .08), .014);
  for (int sign = 1; sign >= -1; sign -= 2)
    add_cylinder (self, prop, RHOM_INK_FOAM, vec_along (at, along, .06 * sign), vec_along (at, along, .105 * sign), .042);
}

/* An ice pack or a heat pad lies on the body, wherever that is, and always on a cloth. */
static void
add_pack (RhomScene      *self,
          const RhomProp *prop)
{
  double     sign = prop->chart[0] >= 0 ? 1 : -1;
  RhomVec    size = prop->has_size ? prop->size : vec (.20, .15, .03), at, normal, up;
  RhomMat    trunk = rhom_shape_skin_axes (&self->skeleton, MIN (.5, prop->chart[1])), axes;
  RhomSolid *solid;

  rhom_surface_point (&self->skeleton, prop->is_in_front, fabs (prop->chart[0]), prop->chart[1], 0, sign, &at, &normal);
  up = vec_unit (vec_without (mat_column (&trunk, 1), normal));
  axes = mat_from_columns (vec_cross (up, normal), up, normal);
  add_box (self, prop, RHOM_INK_TOWEL, vec_along (at, normal, .004), vec (size.x + .05, size.y + .05, .012), &axes, .006)->bias += .02;
  solid = add_box (self, prop, prop->type == RHOM_PROP_ICE ? RHOM_INK_ICE : RHOM_INK_HEAT, vec_along (at, normal, .020), vec (size.x, size.y, .03), &axes, .014);
  solid->mark = prop->type == RHOM_PROP_ICE ? RHOM_MARK_ICE : RHOM_MARK_HEAT;
  solid->bias += .05;
}

/* A shower head on its rail, and the water that falls. */
static void
add_shower (RhomScene      *self,
            const RhomProp *prop,
            RhomVec         at,
            const RhomMat  *axes)
{
  double height = prop->has_size ? prop->size.y : 2.1, reach = prop->has_size ? prop->size.z : .42;

  add_cylinder (self, prop, RHOM_INK_METAL, inner (at, axes, 0, .9, 0), inner (at, axes, 0, height, 0), .014);
  add_cylinder (self, prop, RHOM_INK_METAL, inner (at, axes, 0, height, 0), inner (at, axes, 0, height, reach), .014);
  add_cylinder (self, prop, RHOM_INK_METAL, inner (at, axes, 0, height - .02, reach), inner (at, axes, 0, height - .06, reach), .085);
  for (int i = 0; i < 7; i++)
    {
      double     angle = RHOM_RADIANS (i * 360.0 / 7), x = .065 * sin (angle), z = .065 * cos (angle), fall = .30 + .05 * (i * 3 % 4);
      RhomSolid *water = add_cylinder (self, prop, RHOM_INK_ICE, inner (at, axes, x, height - .08, reach + z), inner (at, axes, x * 1.5, height - .08 - fall, reach + z * 1.4), .0055);

      water->alpha = .8;
    }
}

static void
add_prop (RhomScene      *self,
          const RhomProp *prop)
{
  RhomVec at = get_place (self, &prop->at);
  RhomMat axes = get_axes (prop);
  RhomVec size = prop->size;

  switch (prop->type)
    {
    case RHOM_PROP_MAT:
      size = prop->has_size ? size : vec (.62, .012, 1.75);
      add_box (self, prop, RHOM_INK_MAT, vec_add (at, vec (0, .006, 0)), vec (size.x, .012, size.z), &axes, .006)->layer = RHOM_LAYER_FLOOR;
      break;
    case RHOM_PROP_WALL:
      size = prop->has_size ? size : vec (1.6, 2.05, .05);
      add_box (self, prop, RHOM_INK_WALL, vec_add (at, vec (0, size.y / 2, 0)), vec (size.x, size.y, .05), &axes, .004)->is_upright = TRUE;
      break;
    case RHOM_PROP_DOOR:
      add_door (self, prop, at, &axes);
      break;
    case RHOM_PROP_STOOL:
    case RHOM_PROP_CHAIR:
      add_wooden_chair (self, prop, at, &axes);
      break;
    case RHOM_PROP_OFFICE_CHAIR:
      add_office_chair (self, prop, at, &axes);
      break;
    case RHOM_PROP_DESK:
      add_desk (self, prop, at, &axes);
      break;
    case RHOM_PROP_BOX:
      add_box (self, prop, prop->ink, at, size, &axes, MIN (.012, MIN (size.x, MIN (size.y, size.z)) / 3));
      break;
    case RHOM_PROP_TOWEL:
    case RHOM_PROP_ROLLER:
      add_cylinder (self, prop, prop->type == RHOM_PROP_TOWEL ? RHOM_INK_TOWEL : RHOM_INK_FOAM, get_place (self, &prop->anchors[0]), get_place (self, &prop->anchors[1]), prop->radius)->mark =
        prop->type == RHOM_PROP_TOWEL ? RHOM_MARK_SPIRAL : RHOM_MARK_HOLLOW;
      break;
    case RHOM_PROP_BALL:
      add_ball (self, prop, RHOM_INK_BALL, at, prop->radius);
      break;
    case RHOM_PROP_PILLOW:
      add_pillow (self, prop, at, &axes);
      break;
    case RHOM_PROP_BAND:
      add_band (self, prop);
      break;
    case RHOM_PROP_WEIGHT:
      add_weight (self, prop, at);
      break;
    case RHOM_PROP_ICE:
    case RHOM_PROP_HEAT:
      add_pack (self, prop);
      break;
    case RHOM_PROP_SHOWER:
      add_shower (self, prop, at, &axes);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Adds the solids of @props, where the skeleton is now. */
void
rhom_props_build (RhomScene      *self,
                  const RhomProp *props,
                  int             n)
{
  for (int i = 0; i < n; i++)
    add_prop (self, &props[i]);
}
