/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* What is painted of a frame: the background, and the parts from back to front. */

/* Lines around the body, metres, where contrast is high; and pixels, in a thumbnail. */
#define CONTRAST_CONTOUR .026
#define CONTRAST_INK .018
#define THUMBNAIL_CONTOUR_PX 2.6
/* Distances a part throws its shadow on what is behind it, metres, and how dark it is there. */
static const double contact_shadows[][2] = { { .017, .11 }, { .008, .14 } };
#define SHADE_TORSO .020
#define SHADE_NECK .016
/* Thinner lines than this are not worth drawing, pixels. */
#define THINNEST .45
#define FINGER_LINE .0035
/* Up to where a bust fades out, metres. */
#define BUST_FADE .16

static void
draw_layer (RhomScene   *self,
            RhomPainter *painter,
            RhomLayer    layer)
{
  for (int i = 0; i < self->n_solids; i++)
    if (self->solids[i].layer == layer)
      rhom_solid_draw (self, &self->solids[i], painter);
}

/* What never moves: to be kept until size or colours change. */
void
rhom_scene_draw_background (RhomScene   *self,
                            RhomPainter *painter)
{
  self->skeleton = self->solved[0];
  rhom_scene_build (self, 0);
  draw_layer (self, painter, RHOM_LAYER_BACK);
  if (rhom_scene_has_stage (self, painter))
    rhom_painter_fill (painter, rhom_scene_outline_stage (self), painter->colors.lit[RHOM_INK_STAGE], 1);
  draw_layer (self, painter, RHOM_LAYER_FLOOR);
}

/* How far one bone begins behind another, metres. */
static double
get_depth_behind (const RhomScene *self,
                  RhomBone         bone,
                  RhomBone         other)
{
  const RhomFrame *bones = self->skeleton.world;

  return rhom_camera_look (&self->camera, vec_sub (bones[other].at, bones[bone].at)).z;
}

/* How far behind the trunk a limb is, 0 to 1. An arm that reaches around to the near side is not. */
static double
get_distance (const RhomScene *self,
              const RhomDrawn *part)
{
  if (part->group == RHOM_GROUP_NONE)
    return 0;
  if (part->group == RHOM_GROUP_ARM)
    return rhom_smooth (.045, .16, get_depth_behind (self, RHOM_BONE_ARM + part->side, RHOM_BONE_UPPER)) *
           rhom_smooth (-.10, 0, get_depth_behind (self, RHOM_BONE_HAND + part->side, RHOM_BONE_UPPER));
  return rhom_smooth (.03, .14, get_depth_behind (self, RHOM_BONE_LEG + part->side, RHOM_BONE_PELVIS));
}

static void
fill_zone (RhomPainter     *painter,
           const RhomDrawn *part,
           const RhomZone  *zone,
           double           far)
{
  RhomColor  near_color, far_color;
  RhomSource source;

  if (far <= .01 || !part->has_fade)
    {
      rhom_painter_fill (painter, zone->run, rhom_painter_get_color (painter, zone->ink, far), 1);
      return;
    }
  near_color = rhom_painter_get_color (painter, zone->ink, far * .15);
  far_color = rhom_painter_get_color (painter, zone->ink, far);
  source.repeats = FALSE;
  for (int i = 0; i < RHOM_N_SHADES; i++)
    source.shades[i] = rhom_color_to_pixel (rhom_color_mix (near_color, far_color, i / (RHOM_N_SHADES - 1.0)), 1);
  rhom_painter_add (painter, &painter->cover, zone->run, (RhomPoint){ 0, 0 }, 1);
  rhom_painter_lay_graded (painter, &source, part->fade[0], part->fade[1]);
}

/* The outlines of all zones; they are built one after the other, but not always drawn in that order. */
static RhomRun
get_whole (const RhomDrawn *part)
{
  int first = part->zones[0].run.first, end = first + part->zones[0].run.n;

  for (int i = 1; i < part->n_zones; i++)
    {
      first = MIN (first, part->zones[i].run.first);
      end = MAX (end, part->zones[i].run.first + part->zones[i].run.n);
    }
  return (RhomRun){ first, end - first };
}

static void
draw_contact (RhomPainter     *painter,
              const RhomDrawn *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (contact_shadows) && part->contact.n > 0; i++)
    {
      double distance = contact_shadows[i][0];

      rhom_painter_add (painter, &painter->cover, part->contact, (RhomPoint){ -RHOM_LIGHT.x * distance, -RHOM_LIGHT.y * distance }, 1);
      rhom_painter_lay (painter, painter->colors.lit[RHOM_INK_SHADOW], contact_shadows[i][1], RHOM_BLEND_ATOP);
    }
}

static void
draw_crescents (RhomPainter     *painter,
                const RhomDrawn *part)
{
  rhom_painter_add (painter, &painter->cover, part->crescents, (RhomPoint){ 0, 0 }, 1);
  rhom_painter_lay (painter, painter->colors.lit[RHOM_INK_SHADE], 1, RHOM_BLEND_TINT);
}

/* Its outline moved towards the light, together with what it hangs on, leaves the shade. */
static void
draw_trunk_shade (RhomScene       *self,
                  RhomPainter     *painter,
                  const RhomDrawn *part)
{
  RhomRun lit[1 + 2 * RHOM_N_SIDES] = { get_whole (part) };
  int     n = 1;

  for (int side = 0; side < RHOM_N_SIDES && part->part == RHOM_PART_TORSO; side++)
    {
      lit[n++] = self->parts[RHOM_PART_THIGH + side].zones[0].run;
      lit[n++] = get_whole (&self->parts[RHOM_PART_UPPER_ARM + side]);
    }
  rhom_painter_shade (painter, lit[0], lit, n, part->part == RHOM_PART_TORSO ? SHADE_TORSO : SHADE_NECK);
}

/* Of a trunk the shirt; of a limb that without its ends, so that joints have no line across. */
static RhomRun
get_inked (const RhomDrawn *part)
{
  int zone = 0;

  if (part->part != RHOM_PART_TORSO)
    return part->contact.n > 0 ? part->contact : get_whole (part);
  while (zone < part->n_zones - 1 && part->zones[zone].ink != RHOM_INK_TOP)
    zone++;
  return part->zones[zone].run;
}

static void
draw_flat_part (RhomPainter     *painter,
                const RhomDrawn *part)
{
  rhom_painter_stroke (painter, get_inked (part), painter->colors.lit[RHOM_INK_INK], CONTRAST_INK);
  for (int i = 0; i < part->n_zones; i++)
    rhom_painter_fill (painter, part->zones[i].run, painter->colors.lit[part->zones[i].ink], 1);
}

/* The fingers, on the side of the hand that is seen. */
static void
draw_fingers (RhomScene       *self,
              RhomPainter     *painter,
              const RhomDrawn *part)
{
  static const double places[] = { -.0155, .0005, .0160 }, widths[] = { 1, .9, .8 };
  const RhomFrame    *hand = &self->skeleton.world[RHOM_BONE_HAND + part->side];
  const RhomVec      *knuckles = self->shape.arms[part->side].knuckles;
  double              inward = -RHOM_SIGN (part->side);
  double              facing = vec_dot (vec_scale (mat_column (&hand->axes, 0), inward), rhom_camera_get_direction (&self->camera));

  if (fabs (facing) <= .30 || FINGER_LINE * painter->view.scale < THINNEST)
    return;
  for (int i = 0; i < 3; i++)
    {
      RhomPoint points[3];

      for (int k = 0; k < 3; k++)
        {
          RhomVec at = vec_add (knuckles[k], vec (.0125 * (facing > 0 ? 1 : -1) * inward, 0, places[i] * widths[k]));
          RhomVec seen = rhom_camera_look (&self->camera, rhom_frame_point (hand, at));

          points[k] = (RhomPoint){ seen.x, seen.y };
        }
      rhom_painter_curve (painter, points, 3, painter->colors.shaded[RHOM_INK_SKIN], FINGER_LINE, .8);
    }
}

/* The inside of the collar, seen over the neckline; empty if it is not. */
static RhomRun
outline_collar (RhomScene *self)
{
  const RhomFrame *upper = &self->skeleton.world[RHOM_BONE_UPPER];
  RhomMat          axes = mat_mul (upper->axes, mat_rotate_x (34));
  RhomEllipsoid    opening = rhom_ellipsoid (rhom_frame_point (upper, vec_sub (vec (0, .522, -.024), rhom_spine_rest[RHOM_BONE_UPPER])), &axes, .060, .004, .062);
  RhomRun          run = rhom_outlines_begin (&self->outlines);

  if (self->is_neck_over_torso)
    rhom_outlines_add_hull (&self->outlines, &self->camera, &opening, 1, 1);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

static void
draw_body_part (RhomScene       *self,
                RhomPainter     *painter,
                const RhomDrawn *part)
{
  double far = get_distance (self, part);

  if (painter->colors.is_contrast)
    {
      draw_flat_part (painter, part);
      return;
    }
  draw_contact (painter, part);
  for (int i = 0; i < part->n_zones; i++)
    fill_zone (painter, part, &part->zones[i], far);
  if (part->has_crescents)
    draw_crescents (painter, part);
  else
    draw_trunk_shade (self, painter, part);
  if (part->part == RHOM_PART_HAND + (RhomPart) part->side)
    draw_fingers (self, painter, part);
}

/* All around the body, before it is drawn over the inner half of the line. */
static void
draw_contour (RhomScene   *self,
              RhomPainter *painter)
{
  double width = painter->colors.is_contrast ? CONTRAST_CONTOUR : THUMBNAIL_CONTOUR_PX / painter->view.scale;

  if (painter->colors.is_contrast)
    width = MAX (width, THUMBNAIL_CONTOUR_PX / painter->view.scale);
  for (int i = 0; i < RHOM_N_BODY_PARTS; i++)
    rhom_painter_stroke (painter, get_whole (&self->parts[i]), painter->colors.lit[RHOM_INK_LINE], width);
}

/* What is lit in one pose only comes and goes with it: @key is the nearer one, by @share of the way to the other. */
typedef struct
{
  int    key;
  int    other;
  double share;
} Light;

static void
draw_trunk_muscles (RhomScene       *self,
                    RhomPainter     *painter,
                    const RhomDrawn *part,
                    RhomRun          collar,
                    const Light     *light)
{
  const RhomKey *key = &self->poses.keys[light->key], *other = &self->poses.keys[light->other];

  rhom_muscles_draw_trunk (self, painter, part, collar, self->poses.lit, self->poses.n_lit, 1);
  if (light->share > 0)
    rhom_muscles_draw_trunk (self, painter, part, collar, key->lit, key->n_lit, light->share);
  if (light->share < 1 && key != other)
    rhom_muscles_draw_trunk (self, painter, part, collar, other->lit, other->n_lit, 1 - light->share);
}

static void
draw_limb_muscles (RhomScene       *self,
                   RhomPainter     *painter,
                   const RhomDrawn *part,
                   const Light     *light)
{
  const RhomKey *key = &self->poses.keys[light->key], *other = &self->poses.keys[light->other];

  rhom_muscles_draw_limb (self, painter, part, self->poses.lit, self->poses.n_lit, 1);
  rhom_muscles_draw_limb (self, painter, part, key->lit, key->n_lit, light->share);
  if (key != other)
    rhom_muscles_draw_limb (self, painter, part, other->lit, other->n_lit, 1 - light->share);
}

static void
draw_head (RhomScene   *self,
           RhomPainter *painter,
           const Light *light)
{
  const RhomKey *key = &self->poses.keys[light->key], *other = &self->poses.keys[light->other];

  rhom_head_draw_face (self, painter);
  rhom_muscles_draw_nape (self, painter, self->poses.lit, self->poses.n_lit, 1);
  rhom_muscles_draw_nape (self, painter, key->lit, key->n_lit, light->share);
  if (key != other)
    rhom_muscles_draw_nape (self, painter, other->lit, other->n_lit, 1 - light->share);
  rhom_head_draw_hair (self, painter);
}

/* Torso or neck. */
static void
draw_trunk_part (RhomScene       *self,
                 RhomPainter     *painter,
                 const RhomDrawn *part,
                 const Light     *light)
{
  RhomRun collar = { 0, 0 };

  if (part->part == RHOM_PART_NECK)
    {
      collar = outline_collar (self);
      rhom_painter_fill (painter, collar, painter->colors.shaded[RHOM_INK_SKIN], 1);
    }
  draw_body_part (self, painter, part);
  draw_trunk_muscles (self, painter, part, collar, light);
}

static void
draw_part (RhomScene       *self,
           RhomPainter     *painter,
           const RhomDrawn *part,
           const Light     *light)
{
  if (part->solid != NULL)
    rhom_solid_draw (self, part->solid, painter);
  else if (part->part == RHOM_PART_HEAD)
    draw_head (self, painter, light);
  else if (part->group == RHOM_GROUP_NONE)
    draw_trunk_part (self, painter, part, light);
  else
    {
      draw_body_part (self, painter, part);
      draw_limb_muscles (self, painter, part, light);
    }
}

/* A bust has no lower edge. */
static void
fade_out (RhomScene   *self,
          RhomPainter *painter)
{
  double           y = self->least.y + .02;
  cairo_t         *cr = painter->body.cr;
  cairo_pattern_t *fade = cairo_pattern_create_linear (0, y, 0, y + BUST_FADE);

  cairo_pattern_add_color_stop_rgba (fade, 0, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba (fade, 1, 0, 0, 0, 1);
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_IN);
  cairo_set_source (cr, fade);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_pattern_destroy (fade);
}

static void
draw_parts (RhomScene       *self,
            RhomPainter     *painter,
            const RhomOrder *order,
            const Light     *light)
{
  self->is_neck_over_torso = order->is_neck_over_torso;
  if (painter->colors.is_contrast || painter->is_thumbnail)
    draw_contour (self, painter);
  for (int i = 0; i < self->n_parts; i++)
    draw_part (self, painter, &self->parts[order->parts[i]], light);
}

/**
 * rhom_scene_draw:
 * @key: the pose that is nearer
 * @other: the pose it comes from or goes to
 * @share: of @key, 0 to 1
 *
 * Draws all that moves. The scene must have been built.
 */
void
rhom_scene_draw (RhomScene   *self,
                 RhomPainter *painter,
                 int          key,
                 int          other,
                 double       share)
{
  Light light = { key, other, share };
  int   n_points = self->outlines.n_points, n_polygons = self->outlines.n_polygons;

  draw_parts (self, painter, &self->orders[0], &light);
  if (self->order_share > 0)
    {
      /* There is room for the outlines of one drawing. */
      self->outlines.n_points = n_points;
      self->outlines.n_polygons = n_polygons;
      rhom_painter_start_next (painter);
      draw_parts (self, painter, &self->orders[1], &light);
      rhom_painter_end_next (painter, self->order_share);
    }
  if (self->poses.is_bust)
    fade_out (self, painter);
}
