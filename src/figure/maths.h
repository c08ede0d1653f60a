/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

/*
 * Vectors, rotations and easing of the figure. Metres and degrees; x is the
 * figure's left, y up, z forward; right-handed. Inline and by value, as a
 * frame does some ten thousand of these.
 */

typedef struct
{
  double x, y, z;
} RhomVec;

/* Rows. */
typedef struct
{
  double m[3][3];
} RhomMat;

typedef struct
{
  double w, x, y, z;
} RhomQuat;

/* A point of the picture, in metres, y up. */
typedef struct
{
  double x, y;
} RhomPoint;

#define RHOM_MAT_IDENTITY ((RhomMat){ { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } })
#define RHOM_RADIANS(degrees) ((degrees) *G_PI / 180)
#define RHOM_DEGREES(radians) ((radians) *180 / G_PI)

static inline RhomVec
vec (double x,
     double y,
     double z)
{
  return (RhomVec){ x, y, z };
}

static inline RhomVec
vec_add (RhomVec a,
         RhomVec b)
{
  return vec (a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline RhomVec
vec_sub (RhomVec a,
         RhomVec b)
{
  return vec (a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline RhomVec
vec_scale (RhomVec a,
           double  k)
{
  return vec (a.x * k, a.y * k, a.z * k);
}

/* a + b * k */
static inline RhomVec
vec_along (RhomVec a,
           RhomVec b,
           double  k)
{
  return vec (a.x + b.x * k, a.y + b.y * k, a.z + b.z * k);
}

static inline RhomVec
vec_lerp (RhomVec a,
          RhomVec b,
          double  t)
{
  return vec_along (vec_scale (a, 1 - t), b, t);
}

static inline double
vec_dot (RhomVec a,
         RhomVec b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline RhomVec
vec_cross (RhomVec a,
           RhomVec b)
{
  return vec (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline double
vec_length (RhomVec a)
{
  return sqrt (vec_dot (a, a));
}

/* A vector too short to have a direction stays as it is. */
static inline RhomVec
vec_unit (RhomVec a)
{
  double length = vec_length (a);

  return length > 1e-9 ? vec_scale (a, 1 / length) : a;
}

/* What of @a is at right angles to the unit vector @n. */
static inline RhomVec
vec_without (RhomVec a,
             RhomVec n)
{
  return vec_along (a, n, -vec_dot (a, n));
}

static inline RhomVec
vec_mirror (RhomVec a)
{
  return vec (-a.x, a.y, a.z);
}

static inline RhomVec
mat_apply (const RhomMat *a,
           RhomVec        v)
{
  return vec (a->m[0][0] * v.x + a->m[0][1] * v.y + a->m[0][2] * v.z,
              a->m[1][0] * v.x + a->m[1][1] * v.y + a->m[1][2] * v.z,
              a->m[2][0] * v.x + a->m[2][1] * v.y + a->m[2][2] * v.z);
}

static inline RhomVec
mat_column (const RhomMat *a,
            int            column)
{
  return vec (a->m[0][column], a->m[1][column], a->m[2][column]);
}

static inline RhomMat
mat_from_columns (RhomVec x,
                  RhomVec y,
                  RhomVec z)
{
  return (RhomMat){ { { x.x, y.x, z.x }, { x.y, y.y, z.y }, { x.z, y.z, z.z } } };
}

static inline RhomMat
mat_mul (RhomMat a,
         RhomMat b)
{
  RhomMat r;

  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      r.m[i][j] = a.m[i][0] * b.m[0][j] + a.m[i][1] * b.m[1][j] + a.m[i][2] * b.m[2][j];
  return r;
}

static inline RhomMat
mat_transpose (RhomMat a)
{
  return mat_from_columns (vec (a.m[0][0], a.m[0][1], a.m[0][2]),
                           vec (a.m[1][0], a.m[1][1], a.m[1][2]),
                           vec (a.m[2][0], a.m[2][1], a.m[2][2]));
}

/* The columns of @a, each by its factor. */
static inline RhomMat
mat_stretch (RhomMat a,
             double  x,
             double  y,
             double  z)
{
  for (int i = 0; i < 3; i++)
    {
      a.m[i][0] *= x;
      a.m[i][1] *= y;
      a.m[i][2] *= z;
    }
  return a;
}

static inline RhomMat
mat_rotate_x (double degrees)
{
  double c = cos (RHOM_RADIANS (degrees)), s = sin (RHOM_RADIANS (degrees));

  return (RhomMat){ { { 1, 0, 0 }, { 0, c, -s }, { 0, s, c } } };
}

static inline RhomMat
mat_rotate_y (double degrees)
{
  double c = cos (RHOM_RADIANS (degrees)), s = sin (RHOM_RADIANS (degrees));

  return (RhomMat){ { { c, 0, s }, { 0, 1, 0 }, { -s, 0, c } } };
}

static inline RhomMat
mat_rotate_z (double degrees)
{
  double c = cos (RHOM_RADIANS (degrees)), s = sin (RHOM_RADIANS (degrees));

  return (RhomMat){ { { c, -s, 0 }, { s, c, 0 }, { 0, 0, 1 } } };
}

RhomMat mat_rotate (RhomVec axis,
                    double  degrees);
RhomMat mat_inverse (const RhomMat *a);
RhomMat mat_nearest_rotation (RhomMat a);
RhomMat mat_slerp (const RhomMat *a,
                   const RhomMat *b,
                   double         t);
double  rhom_smooth (double from,
                     double to,
                     double x);
double  rhom_minimum_jerk (double t);
double  rhom_interpolate (const double (*table)[2],
                          int    n,
                          double x);
void    rhom_spline (const double *table,
                     int           n_rows,
                     int           n_columns,
                     double        x,
                     double       *row);

G_END_DECLS
