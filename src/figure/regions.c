/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/* The regions of the back where it can hurt: drawn, and found again by a point of the picture. */

#define MAX_CORNERS 8
/* Widths of an outline and of the halo that sets it off from whatever is below, metres. */
#define LINE .005
#define CHOSEN_LINE .009
#define HALO .012

/* Outlines on the back, at rest: to the figure's left, and up from the hips; metres. */
typedef struct
{
  int    n;
  double corners[MAX_CORNERS][2];
} Region;

static const Region regions[RHOM_FIGURE_N_REGIONS] = {
  [RHOM_FIGURE_REGION_NECK] = { 6, { { .046, .618 }, { .054, .545 }, { .092, .512 }, { -.092, .512 }, { -.054, .545 }, { -.046, .618 } } },
  [RHOM_FIGURE_REGION_LEFT_SHOULDER] = { 6, { { .074, .502 }, { .150, .480 }, { .185, .445 }, { .185, .385 }, { .092, .385 }, { .078, .455 } } },
  [RHOM_FIGURE_REGION_RIGHT_SHOULDER] = { 6, { { -.074, .502 }, { -.150, .480 }, { -.185, .445 }, { -.185, .385 }, { -.092, .385 }, { -.078, .455 } } },
  [RHOM_FIGURE_REGION_LEFT_BETWEEN] = { 5, { { .004, .500 }, { .066, .500 }, { .072, .455 }, { .086, .335 }, { .004, .335 } } },
  [RHOM_FIGURE_REGION_RIGHT_BETWEEN] = { 5, { { -.004, .500 }, { -.066, .500 }, { -.072, .455 }, { -.086, .335 }, { -.004, .335 } } },
  [RHOM_FIGURE_REGION_MID_BACK] = { 6, { { .088, .327 }, { .132, .327 }, { .122, .205 }, { -.122, .205 }, { -.132, .327 }, { -.088, .327 } } },
  [RHOM_FIGURE_REGION_LOW_BACK] = { 4, { { .120, .197 }, { .142, .085 }, { -.142, .085 }, { -.120, .197 } } },
};

/* Adds the outline of a region; between two corners several points, as the back is round. */
static void
add_region (RhomScene *self,
            int        index)
{
  const Region *region = &regions[index];

  rhom_outlines_start_polygon (&self->outlines);
  for (int i = 0; i < region->n; i++)
    for (int k = 0; k < 6; k++)
      {
        const double *a = region->corners[i], *b = region->corners[(i + 1) % region->n];
        double        x = a[0] + (b[0] - a[0]) * k / 6, y = a[1] + (b[1] - a[1]) * k / 6;
        RhomVec       at, normal, seen;

        rhom_surface_point (&self->skeleton, FALSE, fabs (x), y, 0, x >= 0 ? 1 : -1, &at, &normal);
        seen = rhom_camera_look (&self->camera, at);
        rhom_outlines_add_point (&self->outlines, (RhomPoint){ seen.x, seen.y });
      }
  rhom_outlines_end_polygon (&self->outlines);
}

static void
draw_region (RhomScene   *self,
             RhomPainter *painter,
             int          index,
             gboolean     is_chosen)
{
  const RhomColor *lit = painter->colors.lit;
  RhomRun          run = rhom_outlines_begin (&self->outlines);

  add_region (self, index);
  rhom_outlines_end (&self->outlines, &run);
  if (is_chosen)
    rhom_painter_fill (painter, run, lit[RHOM_INK_WORK], .85);
  rhom_painter_stroke (painter, run, lit[painter->colors.is_contrast ? RHOM_INK_TOP : RHOM_INK_CARD], HALO);
  rhom_painter_stroke (painter, run, lit[RHOM_INK_INK], is_chosen ? CHOSEN_LINE : LINE);
}

/* @chosen: bits by #RhomFigureRegion; these are filled, and over the others */
void
rhom_regions_draw (RhomScene   *self,
                   RhomPainter *painter,
                   guint        chosen)
{
  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    if (!(chosen & RHOM_FIGURE_REGION_BIT (i)))
      draw_region (self, painter, i, FALSE);
  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    if (chosen & RHOM_FIGURE_REGION_BIT (i))
      draw_region (self, painter, i, TRUE);
}

/* The smallest box round @wanted, metres of the picture. */
void
rhom_regions_get_box (RhomScene *self,
                      guint      wanted,
                      RhomPoint *least,
                      RhomPoint *most)
{
  *least = (RhomPoint){ G_MAXDOUBLE, G_MAXDOUBLE };
  *most = (RhomPoint){ -G_MAXDOUBLE, -G_MAXDOUBLE };
  rhom_outlines_clear (&self->outlines);
  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    if (wanted & RHOM_FIGURE_REGION_BIT (i))
      add_region (self, i);
  for (int i = 0; i < self->outlines.n_points; i++)
    {
      RhomPoint point = self->outlines.points[i];

      *least = (RhomPoint){ MIN (least->x, point.x), MIN (least->y, point.y) };
      *most = (RhomPoint){ MAX (most->x, point.x), MAX (most->y, point.y) };
    }
}

static gboolean
is_within (const RhomOutlines *outlines,
           int                 polygon,
           RhomPoint           point)
{
  const RhomPoint *p = outlines->points + outlines->polygons[polygon].first;
  int              n = outlines->polygons[polygon].n;
  gboolean         is_in = FALSE;

  for (int i = 0, k = n - 1; i < n; k = i++)
    if ((p[i].y > point.y) != (p[k].y > point.y) && point.x < (p[k].x - p[i].x) * (point.y - p[i].y) / (p[k].y - p[i].y) + p[i].x)
      is_in = !is_in;
  return is_in;
}

/* @point: of the picture, metres */
RhomFigureRegion
rhom_regions_find (RhomScene *self,
                   RhomPoint  point)
{
  rhom_outlines_clear (&self->outlines);
  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    {
      add_region (self, i);
      if (is_within (&self->outlines, i, point))
        return i;
    }
  return RHOM_FIGURE_REGION_NONE;
}
