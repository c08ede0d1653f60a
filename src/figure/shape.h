/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/palette.h"
#include "figure/skeleton.h"

G_BEGIN_DECLS

/* A ball pulled to any shape: the columns of @axes are its half axes. */
typedef struct
{
  RhomVec at;
  RhomMat axes;
} RhomEllipsoid;

#define RHOM_N_RINGS 22
/* The ring at which the shirt ends. */
#define RHOM_HEM_RING 7
#define RHOM_N_ARM 9
#define RHOM_N_SLEEVE 9
#define RHOM_N_BARE 9
#define RHOM_N_THIGH 11
#define RHOM_N_SHIN 12
#define RHOM_N_TAIL 13

/**
 * RhomArmShape:
 * @upper: skin of the upper arm
 * @sleeve: discs down to the elbow or the end of a short sleeve
 * @bare: skin below a short sleeve
 * @cuff: discs of a long sleeve below the elbow
 */
typedef struct
{
  RhomEllipsoid upper[RHOM_N_ARM];
  RhomEllipsoid sleeve[RHOM_N_SLEEVE];
  RhomEllipsoid bare[RHOM_N_BARE];
  RhomEllipsoid fore[RHOM_N_ARM];
  RhomEllipsoid cuff[RHOM_N_SLEEVE];
  RhomEllipsoid palm[3];
  RhomEllipsoid fingers[4];
  RhomEllipsoid thumb[3];
  RhomVec       knuckles[3]; /* where a drawn finger starts, bends and ends, in the hand's axes */
} RhomArmShape;

typedef struct
{
  RhomEllipsoid glute[3];
  RhomEllipsoid thigh[RHOM_N_THIGH];
  RhomEllipsoid shin[RHOM_N_SHIN];
  RhomEllipsoid trouser[RHOM_N_SLEEVE];
  RhomEllipsoid foot[5]; /* ankle, heel, middle, ball, toes */
} RhomLegShape;

typedef struct
{
  RhomEllipsoid yoke[3];
  RhomEllipsoid web[2];  /* from the shoulder to the ribs */
  RhomEllipsoid side[2]; /* down the ribs */
  RhomEllipsoid bust[3]; /* the middle one last but first in both chains */
} RhomChestShape;

typedef enum
{
  RHOM_FACE_SKULL,
  RHOM_FACE_JAW,
  RHOM_FACE_CHIN,
  RHOM_FACE_NOSE,
  RHOM_FACE_BRIDGE,
  RHOM_FACE_LIPS,
  RHOM_N_FACE,
} RhomFacePiece;

typedef struct
{
  RhomEllipsoid face[RHOM_N_FACE];
  RhomEllipsoid tail[RHOM_N_TAIL];
  int           n_tail;
  RhomMat       axes; /* of the head, scaled */
  RhomVec       at;
} RhomHeadShape;

/* The body as chains of ellipsoids; the picture of a chain is the union of the hulls of neighbours. */
typedef struct
{
  RhomEllipsoid  rings[RHOM_N_RINGS];
  RhomChestShape chest[RHOM_N_SIDES];
  RhomEllipsoid  neck[4];
  RhomHeadShape  head;
  RhomArmShape   arms[RHOM_N_SIDES];
  RhomLegShape   legs[RHOM_N_SIDES];
} RhomShape;

RhomEllipsoid rhom_ball (RhomVec at,
                         double  radius);
RhomEllipsoid rhom_ellipsoid (RhomVec        at,
                              const RhomMat *axes,
                              double         x,
                              double         y,
                              double         z);
double        rhom_ellipsoid_get_lowest (const RhomEllipsoid *self);

void    rhom_shape_build (RhomShape          *self,
                          const RhomSkeleton *skeleton,
                          const RhomLook     *look);
double  rhom_shape_lowest (const RhomSkeleton *skeleton);
RhomVec rhom_shape_skin (const RhomSkeleton *skeleton,
                         RhomVec             rest);
RhomMat rhom_shape_skin_axes (const RhomSkeleton *skeleton,
                              double              height);
void    rhom_limb_read (const RhomLimbTable *table,
                        double               fraction,
                        double              *radius,
                        double              *forward);

G_END_DECLS
