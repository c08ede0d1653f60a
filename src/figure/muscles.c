/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/scene.h"

/*
 * Muscles lit on the trunk and on limbs. Their outlines are given at rest, for
 * the left side, and go with the skin; some follow the shoulder too, so that
 * they shorten in a squeeze and rise in a shrug by themselves.
 */

#define MAX_OUTLINE 12
/* After each of the two rounds of cutting corners there are twice as many points. */
#define MAX_SMOOTH (4 * MAX_OUTLINE)
/* Width of the soft border, of the firm one, and what the second gains where the muscle is seen from the side; metres. */
#define SOFT_BORDER .026
#define FIRM_BORDER .011
#define GRAZING_BORDER .010
/* One stripe of a stretched muscle and the gap after it, metres. */
#define STRIPE .0117
#define N_LIMB_PIECES 7

typedef enum
{
  ON_BACK,
  ON_FRONT,
  ON_FLANK,
} Chart;

typedef struct
{
  RhomMuscle muscle;
  Chart      chart;
  int        n;
  double     points[MAX_OUTLINE][3]; /* from the middle, above the hips, share of the shoulder's way */
} Region;

static const Region regions[] = {
  { RHOM_MUSCLE_TRAP_UPPER, ON_FRONT, 8, { { .040, .556, 0 }, { .048, .556, 0 }, { .056, .538, .1 }, { .098, .517, .5 }, { .150, .494, 1 }, { .146, .478, 1 }, { .090, .490, .4 }, { .052, .512, .1 } } },
  { RHOM_MUSCLE_TRAP_UPPER, ON_BACK, 9, { { 0, .606, 0 }, { .019, .604, 0 }, { .026, .572, 0 }, { .046, .535, .15 }, { .095, .506, .5 }, { .150, .486, 1 }, { .150, .466, 1 }, { .075, .472, .4 }, { 0, .490, 0 } } },
  { RHOM_MUSCLE_TRAP_MID, ON_BACK, 8, { { 0, .508, 0 }, { .050, .494, .3 }, { .110, .478, .9 }, { .152, .470, 1 }, { .150, .456, 1 }, { .095, .440, .8 }, { .050, .424, .4 }, { 0, .398, 0 } } },
  { RHOM_MUSCLE_TRAP_LOW, ON_BACK, 7, { { 0, .430, 0 }, { .05, .432, .4 }, { .098, .436, .85 }, { .106, .424, .85 }, { .066, .370, .4 }, { .034, .300, .05 }, { 0, .215, 0 } } },
  { RHOM_MUSCLE_RHOMBOIDS, ON_BACK, 8, { { .008, .498, 0 }, { .034, .482, .1 }, { .062, .446, .7 }, { .072, .400, .8 }, { .074, .345, .8 }, { .062, .326, .75 }, { .038, .350, .4 }, { .008, .400, 0 } } },
  { RHOM_MUSCLE_LEVATOR, ON_BACK, 10, { { .014, .630, 0 }, { .038, .626, 0 }, { .048, .580, 0 }, { .056, .530, .15 }, { .068, .490, .6 }, { .082, .452, .95 }, { .074, .432, .95 }, { .054, .440, .85 }, { .040, .490, .4 }, { .028, .545, 0 } } },
  { RHOM_MUSCLE_LATS, ON_BACK, 10, { { .004, .215, 0 }, { .04, .29, 0 }, { .092, .325, .2 }, { .138, .392, .4 }, { .149, .385, .4 }, { .147, .320, .1 }, { .128, .220, 0 }, { .080, .130, 0 }, { .030, .085, 0 }, { .004, .085, 0 } } },
  { RHOM_MUSCLE_ROTATOR_CUFF, ON_BACK, 7, { { .066, .425, .9 }, { .118, .448, 1 }, { .158, .452, 1 }, { .156, .418, 1 }, { .112, .362, .9 }, { .078, .315, .8 }, { .068, .350, .85 } } },
  { RHOM_MUSCLE_NECK_EXTENSORS, ON_BACK, 6, { { .002, .650, 0 }, { .030, .642, 0 }, { .034, .590, 0 }, { .030, .535, 0 }, { .022, .470, 0 }, { .002, .440, 0 } } },
  { RHOM_MUSCLE_ERECTOR, ON_BACK, 6, { { .006, .440, 0 }, { .030, .420, 0 }, { .046, .300, 0 }, { .046, .150, 0 }, { .036, .075, 0 }, { .006, .075, 0 } } },
  { RHOM_MUSCLE_CORE, ON_FRONT, 6, { { 0, .305, 0 }, { .050, .300, 0 }, { .062, .230, 0 }, { .058, .150, 0 }, { .040, .075, 0 }, { 0, .060, 0 } } },
  { RHOM_MUSCLE_OBLIQUES, ON_FRONT, 6, { { .060, .290, 0 }, { .115, .270, 0 }, { .125, .180, 0 }, { .120, .100, 0 }, { .070, .080, 0 }, { .066, .180, 0 } } },
  { RHOM_MUSCLE_PECS, ON_FRONT, 9, { { .016, .450, 0 }, { .060, .462, .2 }, { .118, .460, .7 }, { .152, .446, 1 }, { .152, .415, .85 }, { .128, .372, .3 }, { .088, .338, 0 }, { .045, .326, 0 }, { .018, .342, 0 } } },
  { RHOM_MUSCLE_GLUTES, ON_BACK, 7, { { .012, .040, 0 }, { .070, .062, 0 }, { .140, .040, 0 }, { .160, -.010, 0 }, { .135, -.066, 0 }, { .070, -.086, 0 }, { .014, -.060, 0 } } },
  { RHOM_MUSCLE_SERRATUS, ON_FLANK, 5, { { .06, .400, .4 }, { .10, .380, .4 }, { .09, .30, 0 }, { .04, .27, 0 }, { .03, .33, .1 } } },
  { RHOM_MUSCLE_DIAPHRAGM, ON_FRONT, 6, { { 0, .285, 0 }, { .06, .270, 0 }, { .115, .235, 0 }, { .120, .205, 0 }, { .06, .225, 0 }, { 0, .235, 0 } } },
};

/* The top of the upper trapezius, between its front and its back. */
static const double ridge[][3] = { { .046, .548, .05 }, { .056, .536, .15 }, { .075, .524, .3 }, { .098, .512, .5 }, { .150, .490, 1 } };

typedef struct
{
  RhomPart             part;
  RhomBone             bone;
  const RhomLimbTable *table;
  double               length;
  double               from, to; /* fractions of the bone */
  RhomVec              outward;  /* of the left */
  double               width;    /* of the limb's own */
} LimbMuscle;

static const LimbMuscle limb_muscles[] = {
  { RHOM_PART_UPPER_ARM, RHOM_BONE_ARM, &rhom_upper_arm_table, RHOM_UPPER_ARM, .06, .46, { .75, 0, -.2 }, .95 },
  { RHOM_PART_UPPER_ARM, RHOM_BONE_ARM, &rhom_upper_arm_table, RHOM_UPPER_ARM, .05, .42, { .45, 0, -.9 }, .9 },
  { RHOM_PART_UPPER_ARM, RHOM_BONE_ARM, &rhom_upper_arm_table, RHOM_UPPER_ARM, .35, .92, { 0, 0, -1 }, .8 },
  { RHOM_PART_UPPER_ARM, RHOM_BONE_ARM, &rhom_upper_arm_table, RHOM_UPPER_ARM, .35, .9, { 0, 0, 1 }, .8 },
  { RHOM_PART_FOREARM, RHOM_BONE_FORE, &rhom_forearm_table, RHOM_FOREARM, .08, .7, { .3, 0, .6 }, .85 },
  { RHOM_PART_THIGH, RHOM_BONE_LEG, &rhom_thigh_table, RHOM_THIGH, .12, .9, { 0, 0, 1 }, .8 },
  { RHOM_PART_THIGH, RHOM_BONE_LEG, &rhom_thigh_table, RHOM_THIGH, .12, .92, { 0, 0, -1 }, .8 },
  { RHOM_PART_SHIN, RHOM_BONE_SHIN, &rhom_shin_table, RHOM_SHIN, .06, .55, { 0, 0, -1 }, .8 },
};

typedef struct
{
  double x, y, follow;
} ChartPoint;

/* Cuts every corner of a closed line; @points has room for twice as many. */
static void
cut_corners (ChartPoint *points,
             int        *n)
{
  ChartPoint cut[MAX_SMOOTH];

  for (int i = 0; i < *n; i++)
    {
      ChartPoint a = points[i], b = points[(i + 1) % *n];

      cut[2 * i] = (ChartPoint){ .75 * a.x + .25 * b.x, .75 * a.y + .25 * b.y, .75 * a.follow + .25 * b.follow };
      cut[2 * i + 1] = (ChartPoint){ .25 * a.x + .75 * b.x, .25 * a.y + .75 * b.y, .25 * a.follow + .75 * b.follow };
    }
  *n *= 2;
  for (int i = 0; i < *n; i++)
    points[i] = cut[i];
}

/* The line in the chart; what touches the middle goes beyond it, so that no gap is left there. */
static int
smooth_region (const Region *region,
               ChartPoint   *points)
{
  int n = region->n;

  for (int i = 0; i < n; i++)
    {
      const double *p = region->points[i];
      double        x = region->chart == ON_FLANK || p[0] >= .0125 ? p[0] : p[0] < .003 ? -.035
                                                                                        : -.018;

      points[i] = (ChartPoint){ x, p[1], p[2] };
    }
  cut_corners (points, &n);
  cut_corners (points, &n);
  return n;
}

static void
add_counter_clockwise (RhomOutlines    *outlines,
                       const RhomPoint *points,
                       int              n)
{
  double area = 0;

  for (int i = 0; i < n; i++)
    area += points[i].x * points[(i + 1) % n].y - points[(i + 1) % n].x * points[i].y;
  rhom_outlines_start_polygon (outlines);
  for (int i = 0; i < n; i++)
    rhom_outlines_add_point (outlines, points[area > 0 ? i : n - 1 - i]);
  rhom_outlines_end_polygon (outlines);
}

static RhomPoint
see (const RhomScene *self,
     RhomVec          at)
{
  RhomVec seen = rhom_camera_look (&self->camera, at);

  return (RhomPoint){ seen.x, seen.y };
}

/* Adds the outline if it is seen at all. Returns how much it looks at the viewer, on the mean. */
static double
add_region (RhomScene    *self,
            const Region *region,
            double        sign)
{
  ChartPoint chart[MAX_SMOOTH];
  RhomPoint  points[MAX_SMOOTH];
  double     towards = 0;
  int        n = smooth_region (region, chart);

  for (int i = 0; i < n; i++)
    {
      RhomVec at, normal;

      if (region->chart == ON_FLANK)
        rhom_surface_flank_point (&self->skeleton, chart[i].x, chart[i].y, chart[i].follow, sign, &at, &normal);
      else
        rhom_surface_point (&self->skeleton, region->chart == ON_FRONT, MAX (0, chart[i].x), chart[i].y, chart[i].follow, sign, &at, &normal);
      points[i] = see (self, at);
      towards += vec_dot (normal, rhom_camera_get_direction (&self->camera)) / n;
    }
  if (rhom_smooth (-.30, .12, towards) > .15)
    add_counter_clockwise (&self->outlines, points, n);
  return towards;
}

static double
add_ridge (RhomScene *self,
           double     sign)
{
  enum
  {
    N = G_N_ELEMENTS (ridge)
  };
  RhomPoint points[2 * N];
  double    towards = 0;

  for (int i = 0; i < N; i++)
    {
      RhomVec back, front, back_normal, front_normal;

      rhom_surface_point (&self->skeleton, FALSE, ridge[i][0], ridge[i][1] - .012, ridge[i][2], sign, &back, &back_normal);
      rhom_surface_point (&self->skeleton, TRUE, ridge[i][0], ridge[i][1] - .012, ridge[i][2], sign, &front, &front_normal);
      points[i] = see (self, back);
      points[2 * N - 1 - i] = see (self, front);
      towards += (vec_dot (vec_add (back_normal, front_normal), rhom_camera_get_direction (&self->camera)) + .25) / N;
    }
  if (rhom_smooth (-.30, .12, towards) > .15)
    add_counter_clockwise (&self->outlines, points, 2 * N);
  return towards;
}

static void
set_stripes (RhomSource *source,
             RhomColor   color,
             RhomColor   light,
             double      alpha)
{
  static const double edges[][2] = { { 0, 0 }, { .55, 0 }, { .62, 1 }, { .93, 1 }, { 1, 0 } };

  source->repeats = TRUE;
  for (int i = 0; i < RHOM_N_SHADES; i++)
    source->shades[i] = rhom_color_to_pixel (rhom_color_mix (color, light, rhom_interpolate (edges, G_N_ELEMENTS (edges), (i + .5) / RHOM_N_SHADES)), alpha);
}

/* Paints what is covered, in stripes or in one colour. */
static void
paint_level (RhomPainter *painter,
             RhomLevel    level,
             double       alpha)
{
  static const RhomInk inks[] = { RHOM_INK_ASSIST, RHOM_INK_STRETCH, RHOM_INK_WORK };
  RhomColor            color = painter->colors.lit[inks[level]];
  RhomSource           source;

  if (level != RHOM_LEVEL_STRETCH)
    {
      rhom_painter_lay (painter, color, alpha, RHOM_BLEND_OVER);
      return;
    }
  set_stripes (&source, color, rhom_color_mix (color, painter->colors.is_contrast ? (RhomColor){ 0, 0, 0 } : (RhomColor){ 1, 1, 1 }, .42), alpha);
  rhom_painter_lay_graded (painter, &source, (RhomPoint){ 0, 0 }, (RhomPoint){ STRIPE * M_SQRT1_2, STRIPE * M_SQRT1_2 });
}

static void
cover_larger (RhomPainter *painter,
              RhomRun      run,
              double       distance,
              double       alpha)
{
  RhomRun larger = rhom_outlines_begin (painter->outlines);

  rhom_outlines_add_larger (painter->outlines, run, distance);
  /* Where a thin outline, seen along the skin, turned over, its outside is within. */
  rhom_outlines_add_larger (painter->outlines, run, -distance);
  rhom_outlines_end (painter->outlines, &larger);
  rhom_painter_add (painter, &painter->cover, larger, (RhomPoint){ 0, 0 }, alpha);
}

/* Of what is covered, leaves what is on @part, or on @more. */
static void
keep_on (RhomPainter     *painter,
         const RhomDrawn *part,
         RhomRun          more)
{
  rhom_cover_set_bounds (&painter->trim, &painter->cover.box);
  for (int i = 0; i < part->n_zones; i++)
    rhom_painter_add (painter, &painter->trim, part->zones[i].run, (RhomPoint){ 0, 0 }, 1);
  rhom_painter_add (painter, &painter->trim, more, (RhomPoint){ 0, 0 }, 1);
  rhom_cover_keep (&painter->cover, &painter->trim);
  rhom_cover_clear (&painter->trim);
}

/* A muscle with a firm border in a soft one, but only as far as @part goes. */
static void
cover_muscle (RhomPainter     *painter,
              RhomRun          run,
              double           soft,
              double           soft_alpha,
              double           firm,
              double           firm_alpha,
              const RhomDrawn *part,
              RhomRun          more)
{
  cover_larger (painter, run, soft / 2, soft_alpha);
  cover_larger (painter, run, firm / 2, firm_alpha);
  rhom_painter_add (painter, &painter->cover, run, (RhomPoint){ 0, 0 }, 1);
  keep_on (painter, part, more);
}

/* All regions of a level are one path, so that none is painted twice. */
static RhomRun
add_level (RhomScene     *self,
           const RhomLit *lit,
           int            n,
           RhomLevel      level,
           double        *seen,
           double        *grazing)
{
  RhomRun run = rhom_outlines_begin (&self->outlines);

  *seen = *grazing = 0;
  for (int i = 0; i < n; i++)
    for (int side = 0; side < RHOM_N_SIDES && lit[i].level == level; side++)
      for (guint k = 0; k <= G_N_ELEMENTS (regions) && (lit[i].sides >> side & 1); k++)
        {
          gboolean is_ridge = k == G_N_ELEMENTS (regions);
          int      n_before = self->outlines.n_polygons;
          double   towards;

          if ((int) lit[i].muscle != (int) (is_ridge ? RHOM_MUSCLE_TRAP_UPPER : regions[k].muscle))
            continue;
          towards = is_ridge ? add_ridge (self, RHOM_SIGN (side)) : add_region (self, &regions[k], RHOM_SIGN (side));
          if (self->outlines.n_polygons == n_before)
            continue;
          *seen = MAX (*seen, rhom_smooth (-.30, .12, towards));
          *grazing = MAX (*grazing, 1 - rhom_smooth (.05, .45, towards));
        }
  rhom_outlines_end (&self->outlines, &run);
  return run;
}

/* On torso or neck, of which @more was drawn too; and, of that, on @over only, unless it is %NULL. */
static void
draw_on (RhomScene       *self,
         RhomPainter     *painter,
         const RhomDrawn *part,
         RhomRun          more,
         const RhomDrawn *over,
         const RhomLit   *lit,
         int              n,
         double           alpha)
{
  for (int level = 0; level < RHOM_N_LEVELS; level++)
    {
      double  seen, grazing, strength;
      RhomRun run = add_level (self, lit, n, level, &seen, &grazing);

      if (run.n == 0)
        continue;
      strength = painter->colors.is_contrast ? alpha : alpha * seen * (level == RHOM_LEVEL_ASSIST ? .82 : .90);
      cover_muscle (painter, run, SOFT_BORDER, .28, FIRM_BORDER + GRAZING_BORDER * grazing, 1, part, more);
      if (over != NULL)
        keep_on (painter, over, (RhomRun){ 0, 0 });
      paint_level (painter, level, strength);
    }
}

/**
 * rhom_muscles_draw_trunk:
 * @part: torso or neck, of which @more was drawn too
 * @alpha: 0 to 1
 *
 * To be drawn when @part is: what is drawn after it lies on its muscles.
 */
void
rhom_muscles_draw_trunk (RhomScene       *self,
                         RhomPainter     *painter,
                         const RhomDrawn *part,
                         RhomRun          more,
                         const RhomLit   *lit,
                         int              n,
                         double           alpha)
{
  draw_on (self, painter, part, more, NULL, lit, n, alpha);
}

/* From behind, the neck goes on up to the hair: to be drawn when the skin of the head is. */
void
rhom_muscles_draw_nape (RhomScene     *self,
                        RhomPainter   *painter,
                        const RhomLit *lit,
                        int            n,
                        double         alpha)
{
  double away = rhom_smooth (.2, .6, -vec_dot (mat_column (&self->shape.head.axes, 2), rhom_camera_get_direction (&self->camera)));

  if (away > 0)
    draw_on (self, painter, &self->parts[RHOM_PART_NECK], (RhomRun){ 0, 0 }, &self->parts[RHOM_PART_HEAD], lit, n, alpha * away);
}

static void
draw_limb_muscle (RhomScene        *self,
                  RhomPainter      *painter,
                  const RhomDrawn  *part,
                  const LimbMuscle *muscle,
                  RhomLevel         level,
                  double            alpha)
{
  const RhomFrame *bone = &self->skeleton.world[muscle->bone + part->side];
  RhomVec          outward = mat_apply (&bone->axes, vec_unit (vec (muscle->outward.x * RHOM_SIGN (part->side), muscle->outward.y, muscle->outward.z)));
  double           seen = rhom_smooth (-.5, .1, vec_dot (outward, rhom_camera_get_direction (&self->camera)));
  RhomEllipsoid    pieces[N_LIMB_PIECES];
  RhomRun          run = rhom_outlines_begin (&self->outlines);

  if (seen < .1)
    return;
  for (int i = 0; i < N_LIMB_PIECES; i++)
    {
      double along = muscle->from + (muscle->to - muscle->from) * i / (N_LIMB_PIECES - 1), radius, forward;
      double belly = pow (sin (G_PI * (i + .6) / 7.2), .6);

      rhom_limb_read (muscle->table, along, &radius, &forward);
      pieces[i] = rhom_ball (vec_along (rhom_frame_point (bone, vec (0, -muscle->length * along, forward)), outward, radius * .35), radius * muscle->width * belly * .8);
    }
  rhom_outlines_add_chain (&self->outlines, &self->camera, pieces, N_LIMB_PIECES);
  rhom_outlines_end (&self->outlines, &run);
  cover_muscle (painter, run, .020, .18, .010, .47, part, (RhomRun){ 0, 0 });
  paint_level (painter, level, painter->colors.is_contrast ? alpha : alpha * .9 * seen);
}

/* To be drawn once @part is. */
void
rhom_muscles_draw_limb (RhomScene       *self,
                        RhomPainter     *painter,
                        const RhomDrawn *part,
                        const RhomLit   *lit,
                        int              n,
                        double           alpha)
{
  for (int i = 0; i < n; i++)
    {
      const LimbMuscle *muscle;

      if (lit[i].muscle < RHOM_N_TRUNK_MUSCLES || !(lit[i].sides >> part->side & 1))
        continue;
      muscle = &limb_muscles[lit[i].muscle - RHOM_N_TRUNK_MUSCLES];
      if ((int) muscle->part + (int) part->side == (int) part->part)
        draw_limb_muscle (self, painter, part, muscle, lit[i].level, alpha);
    }
}
