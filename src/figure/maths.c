/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/maths.h"

/* The rotation about any axis; none where the axis has no length. */
RhomMat
mat_rotate (RhomVec axis,
            double  degrees)
{
  double  c = cos (RHOM_RADIANS (degrees)), s = sin (RHOM_RADIANS (degrees)), d = 1 - c;
  RhomVec a = vec_unit (axis);

  if (vec_length (axis) < 1e-9)
    return RHOM_MAT_IDENTITY;
  return (RhomMat){ { { c + a.x * a.x * d, a.x * a.y * d - a.z * s, a.x * a.z * d + a.y * s },
                      { a.y * a.x * d + a.z * s, c + a.y * a.y * d, a.y * a.z * d - a.x * s },
                      { a.z * a.x * d - a.y * s, a.z * a.y * d + a.x * s, c + a.z * a.z * d } } };
}

/* @a must not be flat. */
RhomMat
mat_inverse (const RhomMat *a)
{
  RhomVec x = mat_column (a, 0), y = mat_column (a, 1), z = mat_column (a, 2);
  RhomVec yz = vec_cross (y, z), zx = vec_cross (z, x), xy = vec_cross (x, y);
  double  k = 1 / vec_dot (x, yz);

  return mat_transpose (mat_from_columns (vec_scale (yz, k), vec_scale (zx, k), vec_scale (xy, k)));
}

/* The rotation nearest to a mean of rotations, by Newton's iteration for the polar form. */
RhomMat
mat_nearest_rotation (RhomMat a)
{
  for (int round = 0; round < 5; round++)
    {
      RhomMat t = mat_transpose (mat_inverse (&a));

      for (int i = 0; i < 9; i++)
        a.m[i / 3][i % 3] = (a.m[i / 3][i % 3] + t.m[i / 3][i % 3]) / 2;
    }
  return a;
}

static RhomQuat
quat_unit (RhomQuat q)
{
  double k = 1 / sqrt (q.w * q.w + q.x * q.x + q.y * q.y + q.z * q.z);

  return (RhomQuat){ q.w * k, q.x * k, q.y * k, q.z * k };
}

static RhomQuat
quat_from_mat (const RhomMat *a)
{
  double q[4];
  int    i = 0, j, k;

  if (a->m[0][0] + a->m[1][1] + a->m[2][2] > 0)
    return quat_unit ((RhomQuat){ 1 + a->m[0][0] + a->m[1][1] + a->m[2][2], a->m[2][1] - a->m[1][2],
                                  a->m[0][2] - a->m[2][0], a->m[1][0] - a->m[0][1] });
  for (int n = 1; n < 3; n++)
    if (a->m[n][n] > a->m[i][i])
      i = n;
  j = (i + 1) % 3;
  k = (i + 2) % 3;
  q[0] = a->m[k][j] - a->m[j][k];
  q[i + 1] = MAX (1e-12, 1 + a->m[i][i] - a->m[j][j] - a->m[k][k]);
  q[j + 1] = a->m[j][i] + a->m[i][j];
  q[k + 1] = a->m[k][i] + a->m[i][k];
  return quat_unit ((RhomQuat){ q[0], q[1], q[2], q[3] });
}

static RhomMat
mat_from_quat (RhomQuat q)
{
  return (RhomMat){ { { 1 - 2 * (q.y * q.y + q.z * q.z), 2 * (q.x * q.y - q.w * q.z), 2 * (q.x * q.z + q.w * q.y) },
                      { 2 * (q.x * q.y + q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z), 2 * (q.y * q.z - q.w * q.x) },
                      { 2 * (q.x * q.z - q.w * q.y), 2 * (q.y * q.z + q.w * q.x), 1 - 2 * (q.x * q.x + q.y * q.y) } } };
}

static RhomQuat
quat_sum (RhomQuat a,
          double   k,
          RhomQuat b,
          double   l)
{
  return (RhomQuat){ a.w * k + b.w * l, a.x * k + b.x * l, a.y * k + b.y * l, a.z * k + b.z * l };
}

/* From @a at 0 to @b at 1, the short way. */
RhomMat
mat_slerp (const RhomMat *a,
           const RhomMat *b,
           double         t)
{
  RhomQuat p = quat_from_mat (a), q = quat_from_mat (b);
  double   cosine = p.w * q.w + p.x * q.x + p.y * q.y + p.z * q.z;
  double   sign = cosine < 0 ? -1 : 1, angle;

  if (cosine * sign > 0.9995)
    return mat_from_quat (quat_unit (quat_sum (p, 1 - t, q, t * sign)));
  angle = acos (cosine * sign);
  return mat_from_quat (quat_sum (p, sin ((1 - t) * angle) / sin (angle), q, sign * sin (t * angle) / sin (angle)));
}

/* 0 up to @from, 1 beyond @to, without a corner between. */
double
rhom_smooth (double from,
             double to,
             double x)
{
  double t = CLAMP ((x - from) / (to - from), 0, 1);

  return t * t * (3 - 2 * t);
}

/* How a hand goes from rest to rest. */
double
rhom_minimum_jerk (double t)
{
  return t * t * t * (10 + t * (6 * t - 15));
}

/* Straight between the rows { x, value }, which rise in x; flat outside. */
double
rhom_interpolate (const double (*table)[2],
                  int    n,
                  double x)
{
  int i = 1;

  if (x <= table[0][0])
    return table[0][1];
  while (i < n && x > table[i][0])
    i++;
  if (i == n)
    return table[n - 1][1];
  return table[i - 1][1] + (table[i][1] - table[i - 1][1]) * (x - table[i - 1][0]) / (table[i][0] - table[i - 1][0]);
}

/*
 * rhom_spline:
 * @table: rows by rising first column
 * @x: where to read; held to the ends
 * @row: (out caller-allocates): one row, its first column being @x
 *
 * Reads a shape table between its rows, by Catmull and Rom.
 */
void
rhom_spline (const double *table,
             int           n_rows,
             int           n_columns,
             double        x,
             double       *row)
{
  const double *p0, *p1, *before, *after;
  double        h, t;
  int           i = 0;

  x = CLAMP (x, table[0], table[(n_rows - 1) * n_columns]);
  while (i < n_rows - 2 && x >= table[(i + 1) * n_columns])
    i++;
  p0 = table + i * n_columns;
  p1 = p0 + n_columns;
  before = i > 0 ? p0 - n_columns : p0;
  after = i < n_rows - 2 ? p1 + n_columns : p1;
  h = p1[0] - p0[0];
  t = (x - p0[0]) / h;

  for (int c = 1; c < n_columns; c++)
    {
      double m0 = (p1[c] - before[c]) / (p1[0] - before[0]) * h;
      double m1 = (after[c] - p0[c]) / (after[0] - p0[0]) * h;

      row[c] = (2 * t - 3) * t * t * (p0[c] - p1[c]) + p0[c] + ((t - 2) * t + 1) * t * m0 + (t - 1) * t * t * m1;
    }
  row[0] = x;
}
