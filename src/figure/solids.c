/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* How the things around the figure are painted. */

/* Of a solid with corners, the sides whose outward direction is nearly along the view are not seen. */
#define GRAZING .06
#define CONTRAST_LINE .024
/* Of what can be seen through, where contrast is high: less of a veil on the body behind. */
#define CONTRAST_ALPHA .5
/* A cylinder below this radius is a rod, metres. */
#define THIN .03

static RhomRun
hull (RhomScene           *self,
      const RhomEllipsoid *pieces,
      int                  n)
{
  RhomRun run = rhom_outlines_begin (&self->outlines);

  rhom_outlines_add_hull (&self->outlines, &self->camera, pieces, n, 1);
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

/* Where contrast is high, or a picture small, a thing has a line around it. */
static void
paint_line (RhomPainter *painter,
            RhomRun      run)
{
  if (painter->colors.is_contrast)
    rhom_painter_stroke (painter, run, painter->colors.lit[RHOM_INK_LINE], CONTRAST_LINE / 2);
}

/* Paints @run, and its lit part once more, moved towards the light. */
static void
paint_rounded (RhomPainter *painter,
               RhomRun      run,
               RhomInk      ink,
               double       distance)
{
  RhomRun lit[] = { run };

  paint_line (painter, run);
  rhom_painter_fill (painter, run, painter->colors.lit[ink], 1);
  rhom_painter_shade (painter, run, lit, 1, distance);
}

static double
get_component (RhomVec v,
               int     axis)
{
  return axis == 0 ? v.x : axis == 1 ? v.y
                                     : v.z;
}

/* Sides of a box that are seen, and the corners of one. */
#define N_SEEN 3
#define N_CORNERS 4

/* The corners of the rounded rectangle of one side of a box. */
static void
build_side (const RhomSolid *solid,
            int              axis,
            int              sign,
            RhomEllipsoid   *discs)
{
  static const int corners[N_CORNERS][2] = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } };
  int              u = (axis + 1) % 3, v = (axis + 2) % 3;

  for (int i = 0; i < N_CORNERS; i++)
    {
      double place[3], radii[3] = { solid->radius, solid->radius, solid->radius };

      place[axis] = sign * get_component (solid->half, axis);
      place[u] = corners[i][0] * (get_component (solid->half, u) - solid->radius);
      place[v] = corners[i][1] * (get_component (solid->half, v) - solid->radius);
      radii[axis] = 0;
      discs[i] = rhom_ellipsoid (vec_add (solid->at, mat_apply (&solid->axes, vec (place[0], place[1], place[2]))), &solid->axes, radii[0], radii[1], radii[2]);
    }
}

/* Which of the two sides across @axis is turned to the viewer. */
static int
get_seen_sign (const RhomScene *self,
               const RhomSolid *solid,
               int              axis)
{
  return rhom_camera_look (&self->camera, mat_column (&solid->axes, axis)).z < 0 ? -1 : 1;
}

/* Its corners are rounded within each side only: their hull leaves no notches between them. */
static void
paint_box (RhomScene       *self,
           const RhomSolid *solid,
           RhomPainter     *painter)
{
  RhomColor     lit = painter->colors.lit[solid->ink], shaded = painter->colors.shaded[solid->ink];
  RhomEllipsoid discs[N_SEEN * N_CORNERS];
  RhomRun       whole;

  for (int axis = 0; axis < N_SEEN; axis++)
    build_side (solid, axis, get_seen_sign (self, solid, axis), &discs[axis * N_CORNERS]);
  whole = hull (self, discs, N_SEEN * N_CORNERS);
  paint_line (painter, whole);
  rhom_painter_fill (painter, whole, rhom_color_mix (lit, shaded, .55), 1);
  for (int axis = 0; axis < N_SEEN; axis++)
    {
      RhomVec normal = vec_scale (mat_column (&solid->axes, axis), get_seen_sign (self, solid, axis)), seen = rhom_camera_look (&self->camera, normal);
      double  light = normal.y * .75 + .25 * (seen.x * RHOM_LIGHT.x + seen.y * RHOM_LIGHT.y);

      if (seen.z >= GRAZING)
        rhom_painter_fill (painter, hull (self, &discs[axis * N_CORNERS], N_CORNERS), rhom_color_mix (shaded, lit, CLAMP (.35 + .75 * light, 0, 1)), 1);
    }
}

static void
paint_spiral (RhomScene       *self,
              const RhomSolid *solid,
              RhomVec          end,
              RhomPainter     *painter)
{
  RhomPoint points[60];

  for (int i = 0; i < 60; i++)
    {
      double  angle = i / 60.0 * 2 * G_PI * 2.6, r = solid->radius * .88 * i / 60;
      RhomVec at = rhom_camera_look (&self->camera, vec_add (end, mat_apply (&solid->axes, vec (cos (angle) * r, 0, sin (angle) * r))));

      points[i] = (RhomPoint){ at.x, at.y };
    }
  rhom_painter_curve (painter, points, 60, painter->colors.shaded[solid->ink], .006, 1);
}

static void
paint_end (RhomScene       *self,
           const RhomSolid *solid,
           RhomVec          end,
           RhomPainter     *painter)
{
  RhomColor     lit = painter->colors.lit[solid->ink], shaded = painter->colors.shaded[solid->ink];
  RhomEllipsoid disc = rhom_ellipsoid (end, &solid->axes, solid->radius, .0005, solid->radius);

  rhom_painter_fill (painter, hull (self, &disc, 1), rhom_color_mix (lit, shaded, .35), 1);
  if (solid->mark == RHOM_MARK_SPIRAL)
    paint_spiral (self, solid, end, painter);
  if (solid->mark != RHOM_MARK_HOLLOW)
    return;
  disc = rhom_ellipsoid (end, &solid->axes, solid->radius * .45, .0005, solid->radius * .45);
  rhom_painter_fill (painter, hull (self, &disc, 1), rhom_color_mix (shaded, (RhomColor){ 0, 0, 0 }, .25), 1);
}

/* A thin one: in shade, with a lit line along it. */
static void
paint_rod (RhomScene       *self,
           const RhomSolid *solid,
           RhomRun          whole,
           RhomPainter     *painter)
{
  double    shift = solid->radius * .3;
  RhomPoint line[2];

  paint_line (painter, whole);
  rhom_painter_fill (painter, whole, painter->colors.shaded[solid->ink], 1);
  for (int i = 0; i < 2; i++)
    {
      RhomVec at = rhom_camera_look (&self->camera, vec_lerp (solid->ends[i], solid->ends[1 - i], .02));

      line[i] = (RhomPoint){ at.x + RHOM_LIGHT.x * shift, at.y + RHOM_LIGHT.y * shift };
    }
  rhom_painter_curve (painter, line, 2, painter->colors.lit[solid->ink], solid->radius * 1.3, 1);
}

static void
paint_cylinder (RhomScene       *self,
                const RhomSolid *solid,
                RhomPainter     *painter)
{
  double        towards = vec_dot (mat_column (&solid->axes, 1), rhom_camera_get_direction (&self->camera));
  RhomEllipsoid ends[2] = { rhom_ellipsoid (solid->ends[0], &solid->axes, solid->radius, .0005, solid->radius),
                            rhom_ellipsoid (solid->ends[1], &solid->axes, solid->radius, .0005, solid->radius) };

  if (solid->radius < THIN)
    paint_rod (self, solid, hull (self, ends, 2), painter);
  else
    paint_rounded (painter, hull (self, ends, 2), solid->ink, solid->radius * .45);
  if (solid->radius > .03 && fabs (towards) > .03)
    paint_end (self, solid, solid->ends[towards > 0], painter);
}

static void
paint_band (RhomScene       *self,
            const RhomSolid *solid,
            RhomPainter     *painter)
{
  RhomPoint points[RHOM_MAX_SOLID_PIECES];
  double    width = solid->radius * 2;

  for (int i = 0; i < solid->n_pieces; i++)
    {
      RhomVec at = rhom_camera_look (&self->camera, solid->pieces[i].at);

      points[i] = (RhomPoint){ at.x, at.y };
    }
  rhom_painter_curve (painter, points, solid->n_pieces, painter->colors.shaded[solid->ink], width * 1.25, 1);
  for (int i = 0; i < solid->n_pieces; i++)
    {
      points[i].x -= .002;
      points[i].y += .003;
    }
  rhom_painter_curve (painter, points, solid->n_pieces, painter->colors.lit[solid->ink], width, 1);
}

/* Where @x and @y on the face of a pack are seen. */
static RhomPoint
on_face (RhomScene       *self,
         const RhomSolid *solid,
         double           x,
         double           y)
{
  RhomVec at = rhom_camera_look (&self->camera, vec_add (solid->at, mat_apply (&solid->axes, vec (x, y, .018))));

  return (RhomPoint){ at.x, at.y };
}

static void
paint_snowflake (RhomScene       *self,
                 const RhomSolid *solid,
                 double           size,
                 RhomPainter     *painter)
{
  RhomColor color = painter->colors.is_contrast ? painter->colors.lit[RHOM_INK_INK] : (RhomColor){ .24, .56, .75 };

  for (int i = 0; i < 6; i++)
    {
      double    angle = i * G_PI / 3, x = cos (angle) * size, y = sin (angle) * size;
      RhomPoint ray[2] = { on_face (self, solid, 0, 0), on_face (self, solid, x, y) };

      rhom_painter_curve (painter, ray, 2, color, .008, 1);
      for (int sign = -1; sign <= 1; sign += 2)
        {
          double    b = angle + sign * .6;
          RhomPoint barb[2] = { on_face (self, solid, x * .62, y * .62), on_face (self, solid, x * .62 + cos (b) * size * .35, y * .62 + sin (b) * size * .35) };

          rhom_painter_curve (painter, barb, 2, color, .007, 1);
        }
    }
}

static void
paint_waves (RhomScene       *self,
             const RhomSolid *solid,
             double           size,
             RhomPainter     *painter)
{
  RhomColor color = painter->colors.is_contrast ? painter->colors.lit[RHOM_INK_INK] : (RhomColor){ 1, 1, 1 };

  for (int i = -1; i <= 1; i++)
    {
      double    x = i * size * .75;
      RhomPoint wave[4] = { on_face (self, solid, x + .10 * size, -size), on_face (self, solid, x - .22 * size, -.35 * size),
                            on_face (self, solid, x + .22 * size, .35 * size), on_face (self, solid, x - .10 * size, size) };

      rhom_painter_curve (painter, wave, 4, color, .009, 1);
    }
}

static void
paint_mark (RhomScene       *self,
            const RhomSolid *solid,
            RhomPainter     *painter)
{
  double size = MIN (solid->half.x, solid->half.y) * .6;

  if (vec_dot (mat_column (&solid->axes, 2), rhom_camera_get_direction (&self->camera)) <= .25)
    return;
  if (solid->mark == RHOM_MARK_ICE)
    paint_snowflake (self, solid, size, painter);
  else
    paint_waves (self, solid, size, painter);
}

static void
paint_solid (RhomScene       *self,
             const RhomSolid *solid,
             RhomPainter     *painter)
{
  switch (solid->kind)
    {
    case RHOM_SOLID_BOX:
      paint_box (self, solid, painter);
      if (solid->mark != RHOM_MARK_NONE)
        paint_mark (self, solid, painter);
      break;
    case RHOM_SOLID_CYLINDER:
      paint_cylinder (self, solid, painter);
      break;
    case RHOM_SOLID_BLOB:
      paint_rounded (painter, hull (self, solid->pieces, solid->n_pieces), solid->ink, solid->radius);
      break;
    case RHOM_SOLID_BAND:
      paint_band (self, solid, painter);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
rhom_solid_draw (RhomScene       *self,
                 const RhomSolid *solid,
                 RhomPainter     *painter)
{
  if (solid->alpha >= 1)
    {
      paint_solid (self, solid, painter);
      return;
    }
  rhom_painter_start_piece (painter);
  paint_solid (self, solid, painter);
  rhom_painter_end_piece (painter, painter->colors.is_contrast ? solid->alpha * CONTRAST_ALPHA : solid->alpha);
}

/* Adds the hull of a solid to the outlines. */
void
rhom_solid_add_outline (RhomScene       *self,
                        const RhomSolid *solid)
{
  rhom_outlines_add_hull (&self->outlines, &self->camera, solid->pieces, solid->n_pieces, 2);
}
