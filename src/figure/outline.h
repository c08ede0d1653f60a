/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/shape.h"

G_BEGIN_DECLS

/* In how many directions an outline is felt out. */
#define RHOM_N_DIRECTIONS 40
#define RHOM_MAX_CHAIN 24
#define RHOM_MAX_POINTS 24576
#define RHOM_MAX_POLYGONS 1024

/* Orthographic; the rows are right, up, and towards the viewer. */
typedef struct
{
  RhomMat view;
} RhomCamera;

/* Some of the points of a #RhomOutlines, or some of its polygons. */
typedef struct
{
  int first;
  int n;
} RhomRun;

/**
 * RhomOutlines:
 *
 * Room for all polygons of a frame, in metres of the picture; counter-clockwise
 * unless said otherwise. What no longer fits is left out.
 */
typedef struct
{
  RhomPoint directions[RHOM_N_DIRECTIONS];
  RhomPoint points[RHOM_MAX_POINTS];
  int       n_points;
  RhomRun   polygons[RHOM_MAX_POLYGONS];
  int       n_polygons;
  gboolean  is_off; /* where only depths are asked for, nothing is outlined */
  /* Of the chain at hand: the point farthest in each direction, and how far that is. */
  RhomPoint support[RHOM_MAX_CHAIN][RHOM_N_DIRECTIONS];
  double    reach[RHOM_MAX_CHAIN][RHOM_N_DIRECTIONS];
} RhomOutlines;

void    rhom_camera_init (RhomCamera *self,
                          double      yaw,
                          double      pitch);
RhomVec rhom_camera_look (const RhomCamera *self,
                          RhomVec           point);
RhomVec rhom_camera_get_direction (const RhomCamera *self);

void    rhom_outlines_init (RhomOutlines *self);
void    rhom_outlines_clear (RhomOutlines *self);
RhomRun rhom_outlines_begin (RhomOutlines *self);
void    rhom_outlines_end (RhomOutlines *self,
                           RhomRun      *run);
void    rhom_outlines_start_polygon (RhomOutlines *self);
void    rhom_outlines_add_point (RhomOutlines *self,
                                 RhomPoint     point);
void    rhom_outlines_end_polygon (RhomOutlines *self);
void    rhom_outlines_add_chain (RhomOutlines        *self,
                                 const RhomCamera    *camera,
                                 const RhomEllipsoid *pieces,
                                 int                  n);
void    rhom_outlines_add_hull (RhomOutlines        *self,
                                const RhomCamera    *camera,
                                const RhomEllipsoid *pieces,
                                int                  n,
                                int                  step);
void    rhom_outlines_add_crescents (RhomOutlines        *self,
                                     const RhomCamera    *camera,
                                     const RhomEllipsoid *pieces,
                                     int                  n,
                                     double               width,
                                     RhomPoint            light);
void    rhom_outlines_get_extents (const RhomOutlines *self,
                                   RhomRun             run,
                                   RhomPoint          *least,
                                   RhomPoint          *most);
/* line.c */
void rhom_outlines_add_curve (RhomOutlines    *self,
                              const RhomPoint *points,
                              int              n,
                              double           width);
void rhom_outlines_add_larger (RhomOutlines *self,
                               RhomRun       run,
                               double        distance);
void rhom_outlines_add_ellipse (RhomOutlines *self,
                                RhomPoint     at,
                                RhomPoint     x,
                                RhomPoint     y);

G_END_DECLS
