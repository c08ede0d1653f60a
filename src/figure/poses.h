/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/palette.h"
#include "figure/skeleton.h"

G_BEGIN_DECLS

/* What one file of poses may hold at most. */
#define RHOM_MAX_KEYS 12
#define RHOM_MAX_STEPS 24
#define RHOM_MAX_PROPS 12
#define RHOM_MAX_KEY_PROPS 2
#define RHOM_MAX_LIT 12
#define RHOM_MAX_ARROWS 8
#define RHOM_MAX_ORDER 8
#define RHOM_MAX_ANCHORS 6
#define RHOM_MAX_NAME 40

/* Parts of the body as they are drawn; one with two sides is the left, add the side. */
typedef enum
{
  RHOM_PART_TORSO,
  RHOM_PART_NECK,
  RHOM_PART_HEAD,
  RHOM_PART_UPPER_ARM,
  RHOM_PART_FOREARM = RHOM_PART_UPPER_ARM + 2,
  RHOM_PART_HAND = RHOM_PART_FOREARM + 2,
  RHOM_PART_THIGH = RHOM_PART_HAND + 2,
  RHOM_PART_SHIN = RHOM_PART_THIGH + 2,
  RHOM_PART_FOOT = RHOM_PART_SHIN + 2,
  RHOM_N_BODY_PARTS = RHOM_PART_FOOT + 2,
} RhomPart;

/**
 * RhomAnchor:
 *
 * A place: @at in the room, or from the joint of a bone, or, with two bones,
 * the middle of that from both. @off is added, in the room's axes.
 */
typedef struct
{
  int      n_bones;
  RhomBone bones[2];
  RhomVec  at;
  RhomVec  off;
} RhomAnchor;

typedef enum
{
  RHOM_PROP_MAT,
  RHOM_PROP_WALL,
  RHOM_PROP_DOOR,
  RHOM_PROP_STOOL,
  RHOM_PROP_CHAIR,
  RHOM_PROP_OFFICE_CHAIR,
  RHOM_PROP_DESK,
  RHOM_PROP_BOX,
  RHOM_PROP_TOWEL,
  RHOM_PROP_ROLLER,
  RHOM_PROP_BALL,
  RHOM_PROP_PILLOW,
  RHOM_PROP_BAND,
  RHOM_PROP_WEIGHT,
  RHOM_PROP_ICE,
  RHOM_PROP_HEAT,
  RHOM_PROP_SHOWER,
} RhomPropType;

typedef enum
{
  RHOM_LAYER_AUTO,
  RHOM_LAYER_BACK,   /* behind everything, and not moving */
  RHOM_LAYER_FLOOR,  /* the same, on the floor */
  RHOM_LAYER_BEHIND, /* behind the body */
  RHOM_LAYER_FRONT,  /* before the body */
} RhomLayer;

/**
 * RhomProp:
 * @size: metres; what it means depends on the type
 * @height: of a seat
 * @monitor: height of a screen's middle above a desk; 0 is none
 * @radius: of what is round
 * @anchors: of a band; first and last of a towel and a roller
 * @chart: of a pack: sideways to the left, and up from the hips
 * @is_in_front: whether a pack lies on the chest rather than on the back
 */
typedef struct
{
  RhomPropType type;
  RhomAnchor   at;
  RhomVec      size;
  gboolean     has_size;
  double       turn, tilt, roll;
  double       height;
  double       monitor;
  gboolean     has_keyboard;
  gboolean     has_laptop;
  RhomInk      ink;
  double       radius;
  double       alpha;
  double       sag;
  RhomAnchor   anchors[RHOM_MAX_ANCHORS];
  int          n_anchors;
  double       chart[2];
  gboolean     is_in_front;
  RhomLayer    layer;
} RhomProp;

typedef enum
{
  RHOM_MUSCLE_TRAP_UPPER,
  RHOM_MUSCLE_TRAP_MID,
  RHOM_MUSCLE_TRAP_LOW,
  RHOM_MUSCLE_RHOMBOIDS,
  RHOM_MUSCLE_LEVATOR,
  RHOM_MUSCLE_LATS,
  RHOM_MUSCLE_ROTATOR_CUFF,
  RHOM_MUSCLE_NECK_EXTENSORS,
  RHOM_MUSCLE_ERECTOR,
  RHOM_MUSCLE_CORE,
  RHOM_MUSCLE_OBLIQUES,
  RHOM_MUSCLE_PECS,
  RHOM_MUSCLE_GLUTES,
  RHOM_MUSCLE_SERRATUS,
  RHOM_MUSCLE_DIAPHRAGM,
  RHOM_N_TRUNK_MUSCLES,
  RHOM_MUSCLE_DELTOID = RHOM_N_TRUNK_MUSCLES,
  RHOM_MUSCLE_DELTOID_REAR,
  RHOM_MUSCLE_TRICEPS,
  RHOM_MUSCLE_BICEPS,
  RHOM_MUSCLE_FOREARM,
  RHOM_MUSCLE_QUADS,
  RHOM_MUSCLE_HAMSTRINGS,
  RHOM_MUSCLE_CALVES,
  RHOM_N_MUSCLES,
} RhomMuscle;

typedef enum
{
  RHOM_LEVEL_ASSIST,
  RHOM_LEVEL_STRETCH,
  RHOM_LEVEL_WORK,
  RHOM_N_LEVELS,
} RhomLevel;

/* Which sides: bits by #RhomSide. */
#define RHOM_BOTH_SIDES 3

typedef struct
{
  RhomMuscle muscle;
  int        sides;
  RhomLevel  level;
} RhomLit;

typedef enum
{
  RHOM_ARROW_TRACE, /* the way of a point from key to key */
  RHOM_ARROW_LINE,
  RHOM_ARROW_ARC,
} RhomArrowType;

/**
 * RhomArrow:
 * @key: shown with this key only; -1 with all
 * @bone: what @at, @a, @b, @axis and @start are of
 * @from: key a trace starts at
 * @span: which part of the trace is shown, 0 to 1
 * @offset: of a trace, in the picture, to the right and up
 * @start: of an arc: from the middle towards its start
 * @sweep: of an arc, degrees about @axis
 */
typedef struct
{
  RhomArrowType type;
  int           key;
  RhomBone      bone;
  RhomVec       at;
  int           from, to;
  double        span[2];
  double        offset[2];
  RhomVec       a, b;
  RhomVec       axis, start;
  double        radius, sweep;
  gboolean      is_double;
  gboolean      is_in_room; /* whether its axes are the room's */
} RhomArrow;

typedef struct
{
  char     name[RHOM_MAX_NAME + 1];
  RhomPose pose;
  RhomProp props[RHOM_MAX_KEY_PROPS];
  int      n_props;
  RhomLit  lit[RHOM_MAX_LIT];
  int      n_lit;
} RhomKey;

/* How to come to a key, and how long to stay; seconds. */
typedef struct
{
  int      key;
  double   move;
  double   hold;
  gboolean is_linear;
} RhomStep;

/**
 * RhomMoment:
 * @step: of what is played
 * @progress: of the time of its move, 0 to 1
 * @t: how far from @from to @to, eased
 */
typedef struct
{
  int    step;
  int    from, to;
  double progress;
  double t;
} RhomMoment;

typedef enum
{
  RHOM_LOOP_NONE,
  RHOM_LOOP_PINGPONG,
  RHOM_LOOP_CYCLE,
} RhomLoop;

/**
 * RhomPoses:
 * @has_sides: whether it is done again with the other side
 * @is_bust: whether only head and shoulders are seen
 * @bust_end: where a bust ends, above the hips, metres
 * @headroom: above a bust, metres
 * @is_undressed: whether no shirt is worn, as in a bath
 * @pad: round the picture, metres
 * @order: pairs of parts of which the first is behind the second
 * @shows_regions: whether the regions of the back are drawn
 * @play: the timeline and the way back, in the order they happen
 *
 * All a card's figure shows.
 */
typedef struct
{
  char       id[RHOM_MAX_NAME + 9];
  RhomPerson person;
  double     yaw, pitch;
  RhomKey    keys[RHOM_MAX_KEYS];
  int        n_keys;
  RhomStep   steps[RHOM_MAX_STEPS];
  int        n_steps;
  RhomLoop   loop;
  gboolean   has_sides;
  RhomProp   props[RHOM_MAX_PROPS];
  int        n_props;
  RhomLit    lit[RHOM_MAX_LIT];
  int        n_lit;
  RhomArrow  arrows[RHOM_MAX_ARROWS];
  int        n_arrows;
  gboolean   is_bust;
  double     bust_end;
  double     headroom;
  gboolean   are_eyes_closed;
  gboolean   is_undressed;
  double     pad;
  gboolean   has_stage; /* whether the floor is shown as a disc */
  gboolean   fits_back; /* whether what is behind must be seen whole */
  gboolean   shows_regions;
  RhomPart   order[RHOM_MAX_ORDER][2];
  int        n_order;
  RhomStep   play[2 * RHOM_MAX_STEPS];
  int        n_play;
} RhomPoses;

RhomPoses *rhom_poses_read_file (const char *path,
                                 GError    **error);
RhomPoses *rhom_poses_parse (const char *name,
                             const char *text,
                             gsize       length,
                             GError    **error);
void       rhom_poses_mirror (RhomPoses *self);
double     rhom_poses_get_duration (const RhomPoses *self);
double     rhom_poses_get_key_seconds (const RhomPoses *self,
                                       int              key);
void       rhom_poses_find (const RhomPoses *self,
                            double           seconds,
                            RhomMoment      *moment);
double     rhom_step_ease (const RhomStep *self,
                           double          progress);

G_END_DECLS
