/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/figure.h"

#include "figure/check.h"
#include "figure/scene.h"
#include "core/error.h"

#include <malloc.h>
#include <string.h>

/* The skeleton, the reader, and what a picture promises, by all files of poses. */

#define WIDTH 180
#define HEIGHT 144

typedef void (*PosesFunc) (const char *path,
                           const char *id);

static void
for_each_file (PosesFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (g_getenv ("RHOMBOID_POSES_DIR"), 0, &error);
  const char *name;
  guint       n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, "poses.schema.json") && g_str_has_suffix (name, ".json"))
      {
        g_autofree char *path = g_build_filename (g_getenv ("RHOMBOID_POSES_DIR"), name, NULL);
        g_autofree char *id = g_strndup (name, strlen (name) - 5);

        func (path, id);
        n++;
      }
  g_assert_cmpuint (n, >, 40);
}

static RhomPoses *
read_poses (const char *path)
{
  g_autoptr (GError) error = NULL;
  RhomPoses *poses = rhom_poses_read_file (path, &error);

  g_assert_no_error (error);
  return poses;
}

static RhomFigure *
read_figure (const char *id)
{
  g_autoptr (GError) error = NULL;
  RhomFigure *figure = rhom_figure_new_for_id (g_getenv ("RHOMBOID_POSES_DIR"), id, &error);

  g_assert_no_error (error);
  return figure;
}

static void
assert_near (RhomVec a,
             RhomVec b,
             double  metres)
{
  g_assert_cmpfloat (vec_length (vec_sub (a, b)), <, metres);
}

static void
test_hand_reaches (void)
{
  RhomPose     pose;
  RhomSkeleton skeleton;

  rhom_pose_init (&pose);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      pose.arms[side].is_reaching = TRUE;
      pose.arms[side].reach = vec (RHOM_SIGN (side) * .3, 1.3, .3);
    }
  rhom_skeleton_solve (&skeleton, &pose);
  for (int side = 0; side < RHOM_N_SIDES; side++)
    {
      assert_near (skeleton.world[RHOM_BONE_HAND + side].at, pose.arms[side].reach, 1e-9);
      assert_near (skeleton.world[RHOM_BONE_FORE + side].at, skeleton.world[RHOM_BONE_ARM + side].at, RHOM_UPPER_ARM + 1e-9);
      g_assert_cmpfloat (skeleton.arm_shortfall[side], ==, 0);
    }
}

static void
test_palm_reaches (void)
{
  RhomPose     pose;
  RhomSkeleton skeleton;
  RhomVec      palm;

  rhom_pose_init (&pose);
  pose.arms[RHOM_LEFT].is_reaching = TRUE;
  pose.arms[RHOM_LEFT].has_palm = TRUE;
  pose.arms[RHOM_LEFT].palm = vec (0, -1, 0);
  pose.arms[RHOM_LEFT].point = vec (0, 0, 1);
  pose.arms[RHOM_LEFT].reach = vec (.2, 1.2, .4);
  rhom_skeleton_solve (&skeleton, &pose);
  palm = rhom_skeleton_point (&skeleton, RHOM_BONE_HAND, vec (-RHOM_PALM_DEPTH, -RHOM_PALM_ALONG, 0));
  assert_near (palm, pose.arms[RHOM_LEFT].reach, 1e-9);
}

static void
test_too_far_says_by_how_much (void)
{
  RhomPose     pose;
  RhomSkeleton skeleton;

  rhom_pose_init (&pose);
  pose.legs[RHOM_LEFT].is_stepping = TRUE;
  pose.legs[RHOM_LEFT].step = vec (rhom_hip_rest.x, -1, 0);
  rhom_skeleton_solve (&skeleton, &pose);
  g_assert_cmpfloat_with_epsilon (skeleton.leg_shortfall[RHOM_LEFT], 1 + RHOM_ANKLE_HEIGHT, 1e-9);
}

static void
test_angles_come_back (void)
{
  RhomPose     pose;
  RhomSkeleton skeleton;
  double       angles[RHOM_N_ANGLES];

  rhom_pose_init (&pose);
  pose.bends[RHOM_BONE_NECK] = (RhomBend){ 20, -10, 30 };
  pose.arms[RHOM_RIGHT].raise = 75;
  pose.arms[RHOM_RIGHT].elbow = 40;
  pose.legs[RHOM_RIGHT].knee = 60;
  pose.legs[RHOM_RIGHT].flex = 50;
  pose.legs[RHOM_RIGHT].abduction = 0;
  rhom_skeleton_solve (&skeleton, &pose);
  rhom_skeleton_get_angles (&skeleton, RHOM_RIGHT, angles);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_NECK_FLEX], 20, 1e-6);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_NECK_SIDE], -10, 1e-6);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_NECK_TWIST], 30, 1e-6);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_ARM_RAISE], 75, 1e-6);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_ELBOW], 40, 1e-6);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_KNEE], 60, 1e-6);
  g_assert_cmpfloat_with_epsilon (angles[RHOM_ANGLE_HIP_FLEX], 50, 1e-6);
}

static void
test_ground_is_touched (void)
{
  RhomPose     pose;
  RhomSkeleton skeleton;

  rhom_pose_init (&pose);
  pose.at.y = 3;
  pose.is_grounded = TRUE;
  pose.ground = .25;
  rhom_skeleton_solve (&skeleton, &pose);
  g_assert_cmpfloat_with_epsilon (rhom_shape_lowest (&skeleton), .25, 1e-9);
}

static void
check_ends_of_blends (const char *path,
                      const char *id)
{
  g_autofree RhomPoses *poses = read_poses (path);

  for (int i = 0; i + 1 < poses->n_keys; i++)
    {
      RhomSkeleton a, b, start, end;

      rhom_skeleton_solve (&a, &poses->keys[i].pose);
      rhom_skeleton_solve (&b, &poses->keys[i + 1].pose);
      rhom_skeleton_blend (&start, &a, &b, 0);
      rhom_skeleton_blend (&end, &a, &b, 1);
      for (int bone = 0; bone < RHOM_N_BONES; bone++)
        {
          assert_near (start.world[bone].at, a.world[bone].at, 1e-3);
          assert_near (end.world[bone].at, b.world[bone].at, 1e-3);
        }
    }
}

static void
test_way_starts_and_ends_at_its_poses (void)
{
  for_each_file (check_ends_of_blends);
}

/* A hand that is at the same place in two poses stays there all the way. */
static void
check_pins (const char *path,
            const char *id)
{
  g_autofree RhomPoses *poses = read_poses (path);

  for (int i = 0; i + 1 < poses->n_keys; i++)
    {
      RhomSkeleton a, b, between;

      rhom_skeleton_solve (&a, &poses->keys[i].pose);
      rhom_skeleton_solve (&b, &poses->keys[i + 1].pose);
      rhom_skeleton_blend (&between, &a, &b, .37);
      for (int side = 0; side < RHOM_N_SIDES; side++)
        {
          if (a.arms[side].is_reaching && b.arms[side].is_reaching && a.arms[side].frame == RHOM_BONE_WORLD && b.arms[side].frame == RHOM_BONE_WORLD &&
              vec_length (vec_sub (a.world[RHOM_BONE_HAND + side].at, b.world[RHOM_BONE_HAND + side].at)) < 1e-6)
            assert_near (between.world[RHOM_BONE_HAND + side].at, a.world[RHOM_BONE_HAND + side].at, 2e-3);
          if (a.legs[side].is_stepping && b.legs[side].is_stepping && a.legs[side].frame == RHOM_BONE_WORLD && b.legs[side].frame == RHOM_BONE_WORLD &&
              vec_length (vec_sub (a.world[RHOM_BONE_FOOT + side].at, b.world[RHOM_BONE_FOOT + side].at)) < 1e-6)
            assert_near (between.world[RHOM_BONE_FOOT + side].at, a.world[RHOM_BONE_FOOT + side].at, 2e-3);
        }
    }
}

static void
test_what_rests_does_not_slide (void)
{
  for_each_file (check_pins);
}

static void
check_mirror (const char *path,
              const char *id)
{
  g_autofree RhomPoses *poses = read_poses (path);
  g_autofree RhomPoses *mirrored = g_memdup2 (poses, sizeof *poses);

  rhom_poses_mirror (mirrored);
  g_assert_cmpfloat (mirrored->yaw, ==, -poses->yaw);
  for (int i = 0; i < poses->n_keys; i++)
    {
      RhomSkeleton a, b;

      rhom_skeleton_solve (&a, &poses->keys[i].pose);
      rhom_skeleton_solve (&b, &mirrored->keys[i].pose);
      for (int bone = 0; bone < RHOM_N_BONES; bone++)
        assert_near (vec_mirror (a.world[bone].at), b.world[rhom_bone_mirror (bone)].at, 1e-6);
    }
  rhom_poses_mirror (mirrored);
  g_assert_cmpmem (&mirrored->keys[0].pose.arms[0].reach, sizeof (RhomVec), &poses->keys[0].pose.arms[0].reach, sizeof (RhomVec));
}

static void
test_mirrored_pose_is_the_mirror (void)
{
  for_each_file (check_mirror);
}

static void
check_complaints (const char *path,
                  const char *id)
{
  g_autofree RhomPoses *poses = read_poses (path);
  g_autoptr (GString) complaints = g_string_new (NULL);

  rhom_check_poses (poses, complaints);
  g_assert_cmpstr (complaints->str, ==, "");
}

static void
test_no_file_is_complained_of (void)
{
  for_each_file (check_complaints);
}

static void
test_complains_of_a_hand_in_the_floor (void)
{
  g_autofree char      *path = g_build_filename (g_getenv ("RHOMBOID_POSES_DIR"), "cat-cow.json", NULL);
  g_autofree RhomPoses *poses = read_poses (path);
  g_autoptr (GString) complaints = g_string_new (NULL);

  for (int side = 0; side < RHOM_N_SIDES; side++)
    poses->keys[0].pose.arms[side].reach.y -= .3;
  g_assert_cmpuint (rhom_check_poses (poses, complaints), >, 0);
  g_assert_nonnull (strstr (complaints->str, "cat-cow: \"cat\": left hand falls short by"));
}

static void
assert_complaint (const RhomPoses *poses,
                  const char      *complaint)
{
  g_autoptr (GString) complaints = g_string_new (NULL);

  g_assert_cmpuint (rhom_check_poses (poses, complaints), >, 0);
  g_assert_nonnull (strstr (complaints->str, complaint));
}

static RhomPoses *
read_poses_of (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("RHOMBOID_POSES_DIR"), name, NULL);

  return read_poses (path);
}

/* By the muscle that is lit, and by the hand that moves. */
static void
test_complains_of_the_left_first (void)
{
  static const char *const names[] = { "neck-tilt.json", "seated-twist.json", "bird-dog.json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree RhomPoses *poses = read_poses_of (names[i]);

      rhom_poses_mirror (poses);
      assert_complaint (poses, "shows the left side, but the right one is first");
    }
}

static void
test_complains_of_an_end_that_is_not_the_last (void)
{
  g_autofree RhomPoses *poses = read_poses_of ("chin-tuck.json");

  poses->steps[poses->n_steps - 1].key = 0;
  assert_complaint (poses, "ends with \"forward head\", but the end position is the last pose");
}

/* A hand folded flat on its forearm is bent, not straight. */
static void
test_complains_of_a_folded_hand (void)
{
  g_autofree RhomPoses *poses = read_poses_of ("reverse-fly.json");

  poses->keys[0].pose.arms[RHOM_RIGHT].wrist_flex = 175;
  assert_complaint (poses, "wrist.flex, right = 175°");
}

/* The forearm of a bent elbow shows how the arm is turned. */
static void
test_complains_of_a_turned_arm (void)
{
  g_autofree RhomPoses *poses = read_poses_of ("scapular-squeeze.json");

  poses->keys[0].pose.arms[RHOM_RIGHT].turn = 150;
  assert_complaint (poses, "arm.turn, right = 150°");
}

/* What is wrong, and what the error must say. */
static const struct
{
  const char *text;
  const char *message;
} bad[] = {
  { "", "x.json: line 1: ends too early" },
  { "[]", "x.json: must be an object" },
  { "{\"id\": \"x\"}", "x.json: poses: must have at least one pose" },
  { "{\"id\": \"y\", \"poses\": [{\"name\": \"a\"}]}", "x.json: id: must be the name of the file" },
  { "{\"id\": \"x\", \"poses\": []}", "x.json: poses: must have at least one pose" },
  { "{\"id\": \"x\", \"poses\": [{}]}", "must have a name" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\", \"pose\": {\"neck\": [0, \"a\", 0]}}]}", "x.json: poses[0] pose \"up\": pose.neck[1]: must be a number" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\", \"pose\": {\"tail\": 1}}]}", "x.json: poses[0] pose \"up\": pose.tail: unknown member" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\", \"pose\": {\"arm_l\": {\"reach\": [0, 1, 0], \"in\": \"fin\"}}}]}", "x.json: poses[0] pose \"up\": pose.arm_l.in: no such joint" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\", \"pose\": {\"neck\": [55, 0, 0]}}]}", "x.json: poses[0] pose \"up\": pose.neck.flex = 55°, limits -45° to 45°: the joint does not go so far" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\", \"pose\": {\"neck\": [NaN, 0, 0]}}]}", "x.json: line 1: not valid JSON" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\", \"pose\": {\"neck\": [1e999, 0, 0]}}]}", "x.json:" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\"}], \"timeline\": [{\"key\": 1}]}", "x.json: timeline[0].key: no such pose" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\"}], \"arrows\": [{\"type\": \"trace\"}]}", "x.json: arrows[0]: no such pose" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\"}], \"base\": {}}", "x.json: base: must come before the poses" },
  { "{\"id\": \"x\", \"poses\": [{\"name\": \"up\"}], \"person\": \"eve\"}", "x.json: person: must be one of: ana, ben, maya, omar" },
};

static void
test_bad_poses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RhomFigure) figure = rhom_figure_new_from_text ("x.json", bad[i].text, strlen (bad[i].text), &error);

      g_assert_null (figure);
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
      if (strstr (error->message, bad[i].message) == NULL)
        g_error ("\"%s\" says \"%s\"", bad[i].text, error->message);
    }
}

static void
test_ten_thousand_poses (void)
{
  g_autoptr (GString) text = g_string_new ("{\"id\": \"x\", \"poses\": [");
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomFigure) figure = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text, "%s{\"name\": \"p%d\"}", i > 0 ? ", " : "", i);
  g_string_append (text, "]}");
  figure = rhom_figure_new_from_text ("x.json", text->str, text->len, &error);
  g_assert_null (figure);
  g_assert_nonnull (strstr (error->message, "x.json: poses: must have between 0 and 12 items"));
}

static void
test_file_that_is_not_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomFigure) figure = rhom_figure_new_for_id (g_getenv ("RHOMBOID_POSES_DIR"), "no-such", &error);

  g_assert_null (figure);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_true (g_str_has_prefix (error->message, "no-such.json: "));
}

static void
test_directory (void)
{
  g_autofree char *directory = rhom_figure_dup_directory ();

  g_assert_cmpstr (directory, ==, g_getenv ("RHOMBOID_POSES_DIR"));
}

static void
test_time_goes_round (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("cat-cow");
  double duration = rhom_figure_get_duration (figure);

  g_assert_cmpuint (rhom_figure_get_n_keys (figure), ==, 2);
  /* Its breath in ends in the last pose. */
  g_assert_cmpstr (rhom_figure_get_key_name (figure, 1), ==, "cow");
  g_assert_cmpfloat_with_epsilon (duration, 2.6 + .85 + 2.6 + .85, 1e-9);
  g_assert_cmpfloat_with_epsilon (rhom_figure_get_key_seconds (figure, 0), 2.6, 1e-9);
  g_assert_cmpfloat_with_epsilon (rhom_figure_get_key_hold (figure, 1), .85, 1e-9);
}

/* What looks the same need not be drawn again. */
static void
test_changes (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("cat-cow");
  double duration = rhom_figure_get_duration (figure);

  g_assert_true (rhom_figure_changes (figure, 1, 1.1));
  g_assert_true (rhom_figure_changes (figure, 2.5, 2.7));
  g_assert_true (rhom_figure_changes (figure, 2.7, 6));
  g_assert_true (rhom_figure_changes (figure, 1, 4.1));
  g_assert_false (rhom_figure_changes (figure, 2.7, 3));
  g_assert_false (rhom_figure_changes (figure, 2.7, duration + 2.7));
  g_assert_false (rhom_figure_changes (figure, 1, 1));
}

static void
test_still_does_not_move (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("back-regions");

  g_assert_cmpfloat (rhom_figure_get_duration (figure), ==, 0);
  g_assert_false (rhom_figure_changes (figure, 0, 5));
}

typedef struct
{
  cairo_surface_t *surface;
  cairo_t         *cr;
} Canvas;

static Canvas
new_canvas (void)
{
  Canvas canvas = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT), NULL };

  canvas.cr = cairo_create (canvas.surface);
  return canvas;
}

static void
free_canvas (Canvas *canvas)
{
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}

static char *
get_sum (Canvas *canvas)
{
  cairo_surface_flush (canvas->surface);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (canvas->surface),
                                      cairo_image_surface_get_stride (canvas->surface) * HEIGHT);
}

static char *
draw_and_sum (RhomFigure *figure,
              double      seconds)
{
  Canvas canvas = new_canvas ();
  char  *sum;

  rhom_figure_draw (figure, canvas.cr, WIDTH, HEIGHT, seconds);
  sum = get_sum (&canvas);
  free_canvas (&canvas);
  return sum;
}

static void
test_same_moment_same_picture (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("thread-the-needle");
  g_autoptr (RhomFigure) other = read_figure ("thread-the-needle");
  g_autofree char *first = draw_and_sum (figure, 1.3);
  g_autofree char *between = draw_and_sum (figure, 4);
  g_autofree char *again = draw_and_sum (figure, 1.3);
  g_autofree char *elsewhere = draw_and_sum (other, 1.3);

  g_assert_cmpstr (first, !=, between);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, elsewhere);
}

static void
test_settings_change_the_picture (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("eagle-arms");
  g_autofree char *plain = draw_and_sum (figure, 0), *dark = NULL, *other = NULL, *mirrored = NULL, *back = NULL;

  rhom_figure_set_palette (figure, RHOM_PALETTE_DARK);
  dark = draw_and_sum (figure, 0);
  g_assert_cmpstr (plain, !=, dark);
  rhom_figure_set_person (figure, RHOM_PERSON_OMAR);
  other = draw_and_sum (figure, 0);
  g_assert_cmpstr (dark, !=, other);
  rhom_figure_set_mirrored (figure, TRUE);
  mirrored = draw_and_sum (figure, 0);
  g_assert_cmpstr (other, !=, mirrored);
  rhom_figure_set_mirrored (figure, FALSE);
  rhom_figure_set_person (figure, RHOM_PERSON_OF_CARD);
  rhom_figure_set_palette (figure, RHOM_PALETTE_LIGHT);
  back = draw_and_sum (figure, 0);
  g_assert_cmpstr (plain, ==, back);
}

static void
draw_in_every_way (const char *path,
                   const char *id)
{
  g_autoptr (RhomFigure) figure = read_figure (id);

  for (int palette = 0; palette < RHOM_N_PALETTES; palette++)
    for (int size = 1; size <= HEIGHT; size = size * 3 + 5)
      {
        Canvas canvas = new_canvas ();

        rhom_figure_set_palette (figure, palette);
        rhom_figure_set_mirrored (figure, palette % 2);
        rhom_figure_draw (figure, canvas.cr, size, size, palette * .7 + size * .01);
        rhom_figure_draw_key (figure, canvas.cr, size, size, rhom_figure_get_n_keys (figure) - 1);
        free_canvas (&canvas);
      }
}

static void
test_every_figure_in_every_way (void)
{
  for_each_file (draw_in_every_way);
}

/* Where malloc is the plain one; under a sanitizer there is nothing to count. */
static void
test_frames_leave_no_memory_behind (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("cat-cow");
  Canvas canvas = new_canvas ();
  size_t before;

  for (int i = 0; i < 40; i++)
    rhom_figure_draw (figure, canvas.cr, WIDTH, HEIGHT, i * .15);
  before = mallinfo2 ().uordblks;
  for (int i = 0; i < 200; i++)
    rhom_figure_draw (figure, canvas.cr, WIDTH, HEIGHT, i * .07);
  g_assert_cmpuint (mallinfo2 ().uordblks, <=, before + 4096);
  free_canvas (&canvas);
}

static gboolean
is_same_picture (cairo_surface_t *a,
                 cairo_surface_t *b)
{
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b), (gsize) cairo_image_surface_get_stride (a) * HEIGHT) == 0;
}

/* Both layers, of the second no more than what is said to be drawn. */
static void
lay_frame (Canvas                *canvas,
           const RhomFigureFrame *frame)
{
  cairo_set_source_surface (canvas->cr, frame->still, 0, 0);
  cairo_paint (canvas->cr);
  cairo_set_source_surface (canvas->cr, frame->moving, 0, 0);
  cairo_rectangle (canvas->cr, frame->x, frame->y, frame->width, frame->height);
  cairo_fill (canvas->cr);
}

static void
paint_in_layers (const char *path,
                 const char *id)
{
  g_autoptr (RhomFigure) figure = read_figure (id);

  for (int palette = 0; palette < RHOM_N_PALETTES; palette++)
    {
      double          seconds = palette * .9;
      Canvas          whole = new_canvas (), layers = new_canvas ();
      RhomFigureFrame frame;

      rhom_figure_set_palette (figure, palette);
      rhom_figure_draw (figure, whole.cr, WIDTH, HEIGHT, seconds);
      rhom_figure_paint (figure, WIDTH, HEIGHT, seconds, &frame);
      lay_frame (&layers, &frame);
      g_assert_true (is_same_picture (whole.surface, layers.surface));
      free_canvas (&whole);
      free_canvas (&layers);
    }
}

static void
test_layers_are_the_picture (void)
{
  for_each_file (paint_in_layers);
}

/* What is kept of the frame before stays as it was, and what does not move is not drawn again. */
static void
test_frame_before_is_kept (void)
{
  g_autoptr (RhomFigure) figure = read_figure ("cat-cow");
  Canvas          before = new_canvas (), later = new_canvas ();
  RhomFigureFrame first, second;

  rhom_figure_paint (figure, WIDTH, HEIGHT, 0, &first);
  lay_frame (&before, &first);
  rhom_figure_paint (figure, WIDTH, HEIGHT, 1.2, &second);
  lay_frame (&later, &first);
  g_assert_true (is_same_picture (before.surface, later.surface));
  g_assert_false (is_same_picture (first.moving, second.moving));
  g_assert_true (first.still == second.still);
  g_assert_cmpuint (first.still_serial, ==, second.still_serial);
  rhom_figure_set_palette (figure, RHOM_PALETTE_DARK);
  rhom_figure_paint (figure, WIDTH, HEIGHT, 1.2, &second);
  g_assert_cmpuint (first.still_serial, !=, second.still_serial);
  free_canvas (&before);
  free_canvas (&later);
}

static void
test_regions_of_the_back (void)
{
  g_autoptr (RhomFigure) back = read_figure ("back-regions");
  g_autoptr (RhomFigure) other = read_figure ("plank");
  gboolean is_found[RHOM_FIGURE_N_REGIONS] = { FALSE };
  double   box[RHOM_FIGURE_N_REGIONS][4];

  g_assert_true (rhom_figure_has_regions (back));
  g_assert_false (rhom_figure_has_regions (other));
  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    rhom_figure_get_region_box (back, WIDTH, HEIGHT, RHOM_FIGURE_REGION_BIT (i), box[i]);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        RhomFigureRegion region = rhom_figure_find_region (back, WIDTH, HEIGHT, x, y);

        g_assert_cmpint (rhom_figure_find_region (other, WIDTH, HEIGHT, x, y), ==, RHOM_FIGURE_REGION_NONE);
        if (region == RHOM_FIGURE_REGION_NONE)
          continue;
        is_found[region] = TRUE;
        g_assert_true (x >= box[region][0] && x <= box[region][2] && y >= box[region][1] && y <= box[region][3]);
        /* Seen from behind, left is left. */
        if (region == RHOM_FIGURE_REGION_LEFT_SHOULDER || region == RHOM_FIGURE_REGION_LEFT_BETWEEN)
          g_assert_cmpint (x, <=, WIDTH / 2 + 1);
      }
  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    g_assert_true (is_found[i]);
}

/* Votes so near to nothing do not show. */
#define CLEAR_VOTE 3
#define STEPS 24

/* How often two parts of the body that overlap change places on the way from one pose to the next. */
static void
check_order (const char *path,
             const char *id)
{
  g_autofree RhomPoses *poses = read_poses (path);
  g_autofree RhomScene *scene = g_new0 (RhomScene, 1);

  scene->poses = *poses;
  rhom_scene_prepare (scene, poses->person);
  for (int key = 0; key + 1 < poses->n_keys; key++)
    {
      int last[RHOM_N_BODY_PARTS][RHOM_N_BODY_PARTS] = { { 0 } }, swaps[RHOM_N_BODY_PARTS][RHOM_N_BODY_PARTS] = { { 0 } };

      for (int step = 0; step <= STEPS; step++)
        {
          int place[RHOM_MAX_PARTS];

          rhom_skeleton_blend (&scene->skeleton, &scene->solved[key], &scene->solved[key + 1], step / (double) STEPS);
          rhom_scene_build (scene, key);
          rhom_order_sort (scene, &scene->orders[0]);
          for (int i = 0; i < scene->n_parts; i++)
            place[scene->orders[0].parts[i]] = i;
          for (int a = 0; a < RHOM_N_BODY_PARTS; a++)
            for (int b = a + 1; b < RHOM_N_BODY_PARTS; b++)
              if (fabsf (scene->votes[a][b]) > CLEAR_VOTE)
                {
                  int sign = place[a] > place[b] ? 1 : -1;

                  swaps[a][b] += last[a][b] * sign < 0;
                  last[a][b] = sign;
                  if (swaps[a][b] > 1)
                    g_error ("%s: parts %d and %d change places twice after pose %d", id, a, b, key);
                }
        }
    }
}

static void
test_parts_do_not_flicker (void)
{
  for_each_file (check_order);
}

static void
test_free_without_drawing (void)
{
  rhom_figure_free (read_figure ("plank"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/skeleton/hand-reaches", test_hand_reaches);
  g_test_add_func ("/figure/skeleton/palm-reaches", test_palm_reaches);
  g_test_add_func ("/figure/skeleton/too-far", test_too_far_says_by_how_much);
  g_test_add_func ("/figure/skeleton/angles-come-back", test_angles_come_back);
  g_test_add_func ("/figure/skeleton/ground", test_ground_is_touched);
  g_test_add_func ("/figure/skeleton/blend-ends", test_way_starts_and_ends_at_its_poses);
  g_test_add_func ("/figure/skeleton/pins", test_what_rests_does_not_slide);
  g_test_add_func ("/figure/mirror", test_mirrored_pose_is_the_mirror);
  g_test_add_func ("/figure/check/files", test_no_file_is_complained_of);
  g_test_add_func ("/figure/check/hand-in-floor", test_complains_of_a_hand_in_the_floor);
  g_test_add_func ("/figure/check/left-first", test_complains_of_the_left_first);
  g_test_add_func ("/figure/check/end", test_complains_of_an_end_that_is_not_the_last);
  g_test_add_func ("/figure/check/folded-hand", test_complains_of_a_folded_hand);
  g_test_add_func ("/figure/check/turned-arm", test_complains_of_a_turned_arm);
  g_test_add_func ("/figure/reader/bad", test_bad_poses);
  g_test_add_func ("/figure/reader/ten-thousand", test_ten_thousand_poses);
  g_test_add_func ("/figure/reader/no-file", test_file_that_is_not_there);
  g_test_add_func ("/figure/directory", test_directory);
  g_test_add_func ("/figure/time/round", test_time_goes_round);
  g_test_add_func ("/figure/time/changes", test_changes);
  g_test_add_func ("/figure/time/still", test_still_does_not_move);
  g_test_add_func ("/figure/draw/same-moment", test_same_moment_same_picture);
  g_test_add_func ("/figure/draw/settings", test_settings_change_the_picture);
  g_test_add_func ("/figure/draw/every-figure", test_every_figure_in_every_way);
  g_test_add_func ("/figure/draw/memory", test_frames_leave_no_memory_behind);
  g_test_add_func ("/figure/draw/layers-are-the-picture", test_layers_are_the_picture);
  g_test_add_func ("/figure/draw/frame-before-is-kept", test_frame_before_is_kept);
  g_test_add_func ("/figure/draw/order", test_parts_do_not_flicker);
  g_test_add_func ("/figure/regions", test_regions_of_the_back);
  g_test_add_func ("/figure/new-free", test_free_without_drawing);
  return g_test_run ();
}
