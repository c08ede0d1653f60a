/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/*
 * Face, ears and hair. What is drawn on the face is a few curves at points of
 * the head, seen as long as the head there looks this way.
 */

#define SHADE_FACE .016
#define SHADE_HAIR .016
#define SHADE_TAIL .012
#define BLUSH_RADIUS .026
#define N_BLUSH 8
#define CONTRAST_LINE .012

/* The head, as seen: columns are its axes. */
typedef struct
{
  RhomScene   *scene;
  RhomPainter *painter;
  RhomMat      seen;
  RhomColor    ink;
} Head;

static RhomPoint
look (const Head *head,
      double      x,
      double      y,
      double      z)
{
  const RhomHeadShape *shape = &head->scene->shape.head;
  RhomVec              at = rhom_camera_look (&head->scene->camera, vec_add (shape->at, mat_apply (&shape->axes, vec (x, y, z))));

  return (RhomPoint){ at.x, at.y };
}

/* How much what looks @x, @y, @z from the head looks at the viewer. */
static double
facing (const Head *head,
        double      x,
        double      y,
        double      z)
{
  return mat_apply (&head->seen, vec (x, y, z)).z;
}

static void
paint_tail (Head *head)
{
  RhomScene   *self = head->scene;
  RhomPainter *painter = head->painter;
  RhomRun      run = rhom_outlines_begin (&self->outlines);

  rhom_outlines_add_chain (&self->outlines, &self->camera, self->shape.head.tail, self->shape.head.n_tail);
  rhom_outlines_end (&self->outlines, &run);
  if (painter->colors.is_contrast)
    rhom_painter_stroke (painter, run, painter->colors.lit[RHOM_INK_LINE], CONTRAST_LINE);
  rhom_painter_fill (painter, run, painter->colors.lit[RHOM_INK_HAIR], 1);
  rhom_painter_shade (painter, run, &run, 1, SHADE_TAIL);
}

static RhomRun
outline_ear (Head  *head,
             double sign,
             double x,
             double z,
             double turn,
             double thickness)
{
  RhomScene           *self = head->scene;
  const RhomHeadShape *shape = &self->shape.head;
  RhomMat              axes = mat_mul (shape->axes, mat_mul (mat_rotate_y (-sign * turn), mat_rotate_x (-8)));
  RhomEllipsoid        ear = rhom_ellipsoid (vec_add (shape->at, mat_apply (&shape->axes, vec (sign * x, .040, z))), &axes, thickness, .0235, .0150);
  RhomRun              run = rhom_outlines_begin (&self->outlines);

  rhom_outlines_add_hull (&self->outlines, &self->camera, &ear, 1, 1);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

/* An ear that stands out behind the face. */
static void
paint_far_ear (Head  *head,
               double sign)
{
  RhomPainter *painter = head->painter;
  RhomRun      ear;

  ear = outline_ear (head, sign, .074, -.008, 22, .012);
  rhom_painter_fill (painter, ear, painter->colors.shaded[RHOM_INK_SKIN], 1);
  rhom_painter_add (painter, &painter->cover, ear, (RhomPoint){ RHOM_LIGHT.x * .003, RHOM_LIGHT.y * .003 }, 1);
  rhom_painter_lay (painter, painter->colors.lit[RHOM_INK_SKIN], 1, RHOM_BLEND_OVER);
}

/* An ear on the side that is seen, over the hair. */
static void
paint_near_ear (Head  *head,
                double sign)
{
  RhomPainter *painter = head->painter;
  RhomPoint    inner[3] = { look (head, sign * .084, .053, -.006), look (head, sign * .085, .045, -.016), look (head, sign * .084, .031, -.009) };

  rhom_painter_fill (painter, outline_ear (head, sign, .0755, -.010, 12, .010), painter->colors.lit[RHOM_INK_SKIN], 1);
  if (!painter->colors.is_contrast && !painter->is_thumbnail)
    rhom_painter_curve (painter, inner, 3, painter->colors.shaded[RHOM_INK_SKIN], .0045, .9 * MIN (1, 1.5 * facing (head, sign, 0, -.15)));
}

static RhomRun
outline_ellipse (Head     *head,
                 RhomPoint at,
                 RhomPoint x,
                 RhomPoint y)
{
  RhomOutlines *outlines = &head->scene->outlines;
  RhomRun       run = rhom_outlines_begin (outlines);

  rhom_outlines_add_ellipse (outlines, at, x, y);
  rhom_outlines_end (outlines, &run);
  return run;
}

/* Circles within each other, each a little more, so that the cheek fades out. */
static void
paint_blush (Head  *head,
             double sign)
{
  RhomPainter *painter = head->painter;
  RhomVec      outward = vec_unit (vec (sign * .75, 0, .66));
  double       towards = facing (head, outward.x, outward.y, outward.z);
  RhomPoint    at = look (head, sign * .044, .014, .078);

  if (towards <= 0)
    return;
  for (int i = N_BLUSH; i > 0; i--)
    {
      double    share = (i - .5) / N_BLUSH, radius = share * BLUSH_RADIUS;
      RhomPoint x = { radius, 0 }, y = { 0, radius };

      rhom_painter_add (painter, &painter->cover, outline_ellipse (head, at, x, y), (RhomPoint){ 0, 0 }, share < .5 ? 1 - .6 * share : 1.4 * (1 - share));
    }
  rhom_painter_lay (painter, painter->colors.lit[RHOM_INK_BLUSH], .55 * MIN (1, towards * 1.6), RHOM_BLEND_OVER);
}

/* A lid that lies on the cheek, a little lower than the middle of the eye. */
static void
paint_lid (Head  *head,
           double sign,
           double back,
           double towards)
{
  RhomPoint lid[3] = { look (head, sign * .039, .050, .0885 - back), look (head, sign * .030, .0455, .0935 - back), look (head, sign * .021, .0495, .096 - back) };

  rhom_painter_curve (head->painter, lid, 3, head->ink, .0055 * MIN (1, towards + .3), 1);
}

/* In profile the eye is moved back: where it truly is looks wrong in a flat picture. */
static void
paint_eye (Head  *head,
           double sign)
{
  RhomPainter *painter = head->painter;
  RhomVec      outward = vec_unit (vec (sign * .42, 0, .9));
  double       towards = facing (head, outward.x, outward.y, outward.z), side = head->seen.m[2][0];
  double       profile = side * sign > 0 ? rhom_smooth (.45, .95, fabs (side)) : 0, back = .019 * profile;
  RhomVec      x = profile < .5 ? mat_apply (&head->seen, vec (.0062 * sqrt (fabs (towards)), 0, -sign * .001)) : vec (.0048, 0, 0);
  RhomVec      y = mat_apply (&head->seen, vec (0, .0088, 0));
  RhomPoint    at = look (head, sign * .030, .050, .0935 - back);
  RhomPoint    brow[3] = { look (head, sign * .046, .071, .086 - back), look (head, sign * .033, .0765, .0945 - back), look (head, sign * .019, .0735, .099 - back * .8) };

  if (towards <= .02)
    return;
  if (head->scene->poses.are_eyes_closed)
    paint_lid (head, sign, back, towards);
  else
    rhom_painter_fill (painter, outline_ellipse (head, at, (RhomPoint){ x.x, x.y }, (RhomPoint){ y.x, y.y }), head->ink, 1);
  rhom_painter_curve (painter, brow, 3, head->ink, .0062 * MIN (1, towards + .3), .85);
}

static void
paint_mouth (Head *head)
{
  RhomPainter *painter = head->painter;
  RhomColor    color = painter->colors.is_contrast ? head->ink : rhom_color_mix (painter->colors.shaded[RHOM_INK_SKIN], painter->colors.lit[RHOM_INK_INK], .45);
  double       w = .021, side = head->seen.m[2][0], near_sign = side > 0 ? 1 : -1;

  if (head->seen.m[2][2] <= -.12)
    return;
  if (fabs (side) > .55)
    {
      RhomPoint half[3] = { look (head, near_sign * w * 1.05, -.003, .090), look (head, near_sign * w * .6, -.0075, .096), look (head, near_sign * .003, -.009, .1035) };

      rhom_painter_curve (painter, half, 3, color, .0058, 1);
    }
  else
    {
      RhomPoint whole[5] = { look (head, -w, -.004, .0925), look (head, -w * .5, -.0085, .0985), look (head, 0, -.0105, .1005), look (head, w * .5, -.0085, .0985), look (head, w, -.004, .0925) };

      rhom_painter_curve (painter, whole, 5, color, .0058, 1);
    }
}

static void
paint_nose (Head *head)
{
  RhomPainter *painter = head->painter;
  double       sign = head->seen.m[2][0] <= 0 ? 1 : -1;
  RhomPoint    line[3] = { look (head, sign * .004, .045, .105), look (head, sign * .009, .022, .118), look (head, -sign * .004, .0165, .116) };

  if (head->seen.m[2][2] > .35 && !painter->colors.is_contrast)
    rhom_painter_curve (painter, line, 3, painter->colors.shaded[RHOM_INK_SKIN], .0052, .9);
}

static void
paint_face (Head *head)
{
  RhomScene       *self = head->scene;
  RhomPainter     *painter = head->painter;
  const RhomDrawn *part = &self->parts[RHOM_PART_HEAD];
  RhomRun          skin = part->zones[0].run;

  if (painter->colors.is_contrast)
    rhom_painter_stroke (painter, skin, painter->colors.lit[RHOM_INK_INK], .018);
  rhom_painter_fill (painter, skin, painter->colors.lit[RHOM_INK_SKIN], 1);
  rhom_painter_shade (painter, skin, &skin, 1, SHADE_FACE);
  if (painter->is_thumbnail)
    return;
  rhom_painter_start_trim (painter, skin);
  for (int sign = 1; sign >= -1; sign -= 2)
    if (!painter->colors.is_contrast)
      paint_blush (head, sign);
  for (int sign = 1; sign >= -1; sign -= 2)
    paint_eye (head, sign);
  paint_mouth (head);
  paint_nose (head);
  rhom_painter_end_trim (painter);
}

static void
paint_hair (Head *head)
{
  RhomPainter *painter = head->painter;
  RhomRun      hair = rhom_hair_outline (head->scene);

  if (painter->colors.is_contrast)
    rhom_painter_stroke (painter, hair, painter->colors.lit[RHOM_INK_LINE], .010);
  rhom_painter_fill (painter, hair, painter->colors.lit[RHOM_INK_HAIR], 1);
  rhom_painter_shade (painter, hair, &hair, 1, SHADE_HAIR);
}

static void
init_head (Head        *head,
           RhomScene   *self,
           RhomPainter *painter)
{
  const RhomColors *colors = &painter->colors;

  *head = (Head){ self, painter, mat_mul (self->camera.view, self->shape.head.axes), { 0, 0, 0 } };
  head->ink = colors->is_contrast ? colors->lit[RHOM_INK_INK] : rhom_color_mix (colors->shaded[RHOM_INK_HAIR], colors->lit[RHOM_INK_INK], .5);
}

static gboolean
is_tail_near (const RhomScene *self)
{
  const RhomHeadShape *shape = &self->shape.head;

  return rhom_camera_look (&self->camera, vec_sub (shape->tail[0].at, shape->face[RHOM_FACE_SKULL].at)).z >= 0;
}

/* The head without its hair. */
void
rhom_head_draw_face (RhomScene   *self,
                     RhomPainter *painter)
{
  Head head;

  init_head (&head, self, painter);
  if (self->shape.head.n_tail > 0 && !is_tail_near (self))
    paint_tail (&head);
  for (int sign = 1; sign >= -1; sign -= 2)
    if (facing (&head, sign, 0, -.15) > -.75 && facing (&head, sign, 0, -.15) <= .10)
      paint_far_ear (&head, sign);
  paint_face (&head);
}

/* What is over the head's skin. */
void
rhom_head_draw_hair (RhomScene   *self,
                     RhomPainter *painter)
{
  Head head;

  init_head (&head, self, painter);
  paint_hair (&head);
  for (int sign = 1; sign >= -1; sign -= 2)
    if (facing (&head, sign, 0, -.15) > .10)
      paint_near_ear (&head, sign);
  if (self->shape.head.n_tail > 0 && is_tail_near (self))
    paint_tail (&head);
}
