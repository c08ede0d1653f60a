/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/outline.h"
#include "figure/paint.h"
#include "figure/poses.h"

G_BEGIN_DECLS

#define RHOM_MAX_SOLIDS 56
#define RHOM_MAX_SOLID_PIECES 25
#define RHOM_MAX_PARTS (RHOM_N_BODY_PARTS + RHOM_MAX_SOLIDS)
#define RHOM_MAX_ZONES 3
#define RHOM_MAX_PIECES 8
#define RHOM_MAX_DEPTHS 65536

typedef enum
{
  RHOM_SOLID_BOX,
  RHOM_SOLID_CYLINDER,
  RHOM_SOLID_BLOB,
  RHOM_SOLID_BAND,
} RhomSolidKind;

typedef enum
{
  RHOM_MARK_NONE,
  RHOM_MARK_SPIRAL,
  RHOM_MARK_HOLLOW,
  RHOM_MARK_ICE,
  RHOM_MARK_HEAT,
} RhomMark;

/**
 * RhomSolid:
 * @half: of a box, along its axes
 * @radius: of a box's corners, of a cylinder, of a band's half width
 * @ends: of a cylinder
 * @pieces: what it fills, for depth and shadow; of a box, its corners
 *
 * One body of which things are made.
 */
typedef struct
{
  RhomSolidKind kind;
  RhomInk       ink;
  RhomVec       at;
  RhomMat       axes;
  RhomVec       half;
  double        radius;
  RhomVec       ends[2];
  RhomEllipsoid pieces[RHOM_MAX_SOLID_PIECES];
  int           n_pieces;
  RhomMark      mark;
  double        alpha;
  RhomLayer     layer;
  double        bias;       /* towards the viewer, metres */
  gboolean      is_upright; /* a wall or a door, which throws no shadow on the floor */
} RhomSolid;

/* Ellipsoids in a row. */
typedef struct
{
  const RhomEllipsoid *first;
  int                  n;
} RhomPieces;

typedef struct
{
  RhomInk ink;
  RhomRun run;
} RhomZone;

typedef enum
{
  RHOM_GROUP_NONE,
  RHOM_GROUP_ARM,
  RHOM_GROUP_LEG,
} RhomGroup;

/**
 * RhomDrawn:
 * @solid: (nullable): what it is, if not a part of the body
 * @pieces: what it fills, for depth
 * @zones: what is painted, in that order
 * @contact: what throws a shadow on what is behind; may be empty
 * @crescents: the shade along its sides
 * @has_crescents: whether it is shaded so; else by moving its outline
 * @fade: where a limb begins to look far away, and where it does fully
 * @mean_depth: towards the viewer
 */
typedef struct
{
  RhomPart         part;
  const RhomSolid *solid;
  RhomPieces       pieces[RHOM_MAX_PIECES];
  int              n_pieces;
  RhomZone         zones[RHOM_MAX_ZONES];
  int              n_zones;
  RhomRun          contact;
  RhomRun          crescents;
  gboolean         has_crescents;
  gboolean         has_fade;
  RhomPoint        fade[2];
  RhomGroup        group;
  RhomSide         side;
  double           bias;
  double           mean_depth;
} RhomDrawn;

/**
 * RhomOrder:
 * @step, @cell, @key: for which moment it is, see moment.c; @step is -1 for none
 * @parts: back to front
 * @overlaps: of each two, on how many cells of the grid, or the most that can be told
 *
 * What is drawn before what.
 */
typedef struct
{
  int      step, cell, key;
  guint8   parts[RHOM_MAX_PARTS];
  guint8   overlaps[RHOM_MAX_PARTS][RHOM_MAX_PARTS];
  gboolean is_neck_over_torso;
} RhomOrder;

/**
 * RhomScene:
 * @poses: mirrored already, if it is to be
 * @solved: of each key
 * @least, @most: the corners of what must be seen, metres of the picture
 * @stage: middle and half axes of the disc of the floor
 * @orders: the one that goes, and the one that comes
 * @order_share: how much of the latter is seen already; 0 if they look the same
 *
 * All that is needed for one frame after another, of fixed size.
 */
typedef struct
{
  RhomPoses       poses;
  RhomSkeleton    solved[RHOM_MAX_KEYS];
  RhomCamera      camera;
  RhomPoint       least, most;
  RhomVec         stage_at;
  double          stage_half[2];
  double          floor_height;
  const RhomLook *look;

  RhomSkeleton skeleton;
  RhomShape    shape;
  RhomOutlines outlines;
  RhomSolid    solids[RHOM_MAX_SOLIDS];
  int          n_solids;
  RhomDrawn    parts[RHOM_MAX_PARTS];
  int          n_parts;
  RhomOrder    orders[2];
  double       order_share;
  gboolean     is_neck_over_torso;
  float        depths[RHOM_MAX_DEPTHS];
  float        votes[RHOM_MAX_PARTS][RHOM_MAX_PARTS];
} RhomScene;

/* scene.c */
void rhom_scene_prepare (RhomScene *self,
                         RhomPerson person);
void rhom_scene_fit (const RhomScene *self,
                     double           width_px,
                     double           height_px,
                     RhomView        *view);
void rhom_scene_build (RhomScene *self,
                       int        key);

/* moment.c */
void rhom_scene_build_moment (RhomScene        *self,
                              const RhomMoment *moment);
void rhom_scene_build_key (RhomScene *self,
                           int        key);

/* paint-scene.c */
void rhom_scene_draw_background (RhomScene   *self,
                                 RhomPainter *painter);
void rhom_scene_draw (RhomScene   *self,
                      RhomPainter *painter,
                      int          key,
                      int          other,
                      double       share);

/* shadow.c */
gboolean rhom_scene_has_stage (RhomScene   *self,
                               RhomPainter *painter);
RhomRun  rhom_scene_outline_stage (RhomScene *self);
void     rhom_scene_draw_shadow (RhomScene   *self,
                                 RhomPainter *painter);

/* body.c */
void rhom_body_build (RhomScene *self);
/* props.c */
void rhom_props_build (RhomScene      *self,
                       const RhomProp *props,
                       int             n);
/* order.c */
void     rhom_order_sort (RhomScene *self,
                          RhomOrder *order);
gboolean rhom_order_differs (const RhomOrder *self,
                             const RhomOrder *other,
                             int              n_parts);
/* solids.c */
void rhom_solid_draw (RhomScene       *self,
                      const RhomSolid *solid,
                      RhomPainter     *painter);
void rhom_solid_add_outline (RhomScene       *self,
                             const RhomSolid *solid);
/* head.c */
void rhom_head_draw_face (RhomScene   *self,
                          RhomPainter *painter);
void rhom_head_draw_hair (RhomScene   *self,
                          RhomPainter *painter);
/* hair.c */
RhomRun rhom_hair_outline (RhomScene *self);
/* muscles.c */
void rhom_muscles_draw_trunk (RhomScene       *self,
                              RhomPainter     *painter,
                              const RhomDrawn *part,
                              RhomRun          more,
                              const RhomLit   *lit,
                              int              n,
                              double           alpha);
void rhom_muscles_draw_nape (RhomScene     *self,
                             RhomPainter   *painter,
                             const RhomLit *lit,
                             int            n,
                             double         alpha);
void rhom_muscles_draw_limb (RhomScene       *self,
                             RhomPainter     *painter,
                             const RhomDrawn *part,
                             const RhomLit   *lit,
                             int              n,
                             double           alpha);
/* surface.c */
void rhom_surface_point (const RhomSkeleton *skeleton,
                         gboolean            is_front,
                         double              x,
                         double              y,
                         double              follow,
                         double              sign,
                         RhomVec            *at,
                         RhomVec            *normal);
void rhom_surface_flank_point (const RhomSkeleton *skeleton,
                               double              x,
                               double              y,
                               double              follow,
                               double              sign,
                               RhomVec            *at,
                               RhomVec            *normal);
/* arrows.c */
void rhom_arrows_draw (RhomScene   *self,
                       RhomPainter *painter,
                       int          key);
void rhom_arrows_get_extents (RhomScene *self,
                              int        key,
                              RhomPoint *least,
                              RhomPoint *most);
/* regions.c */
void             rhom_regions_draw (RhomScene   *self,
                                    RhomPainter *painter,
                                    guint        chosen);
void             rhom_regions_get_box (RhomScene *self,
                                       guint      regions,
                                       RhomPoint *least,
                                       RhomPoint *most);
RhomFigureRegion rhom_regions_find (RhomScene *self,
                                    RhomPoint  point);

G_END_DECLS
