/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/figure.h"
#include "fixture.h"
#include "ui/figure-view.h"

#include <adwaita.h>
#include <glib/gstdio.h>

/* Mapped, and with its place in the window. */
static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static gboolean
is_unmapped (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static RhomFigureView *
show_view (Fixture    *fixture,
           const char *card_id)
{
  RhomFigureView *view = g_object_new (RHOM_TYPE_FIGURE_VIEW, NULL);
  GtkWidget      *window = gtk_window_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  rhom_figure_view_follow (view, fixture->settings);
  rhom_figure_view_set_card (view, rhom_catalogue_lookup (fixture->catalogue, card_id));
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_mapped, view);
  return view;
}

static void
destroy (RhomFigureView *view)
{
  g_object_ref (view);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))));
  g_assert_finalize_object (view);
}

/* What cannot be seen costs nothing. */
static void
test_moves_while_mapped (Fixture      *fixture,
                         gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");

  g_assert_true (rhom_figure_view_is_moving (view));
  gtk_widget_set_visible (GTK_WIDGET (view), FALSE);
  wait_for (is_unmapped, view);
  g_assert_false (rhom_figure_view_is_moving (view));
  gtk_widget_set_visible (GTK_WIDGET (view), TRUE);
  wait_for (is_mapped, view);
  g_assert_true (rhom_figure_view_is_moving (view));
  destroy (view);
}

static void
test_pause (Fixture      *fixture,
            gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");

  rhom_figure_view_set_playing (view, FALSE);
  g_assert_false (rhom_figure_view_is_moving (view));
  rhom_figure_view_set_playing (view, TRUE);
  g_assert_true (rhom_figure_view_is_moving (view));
  destroy (view);
}

static void
test_without_animations (Fixture      *fixture,
                         gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_false (rhom_figure_view_is_moving (view));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_true (rhom_figure_view_is_moving (view));
  destroy (view);
}

static void
test_without_card (Fixture      *fixture,
                   gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "no-such-card");

  g_assert_false (rhom_figure_view_is_moving (view));
  rhom_figure_view_set_card (view, rhom_catalogue_lookup (fixture->catalogue, "chin-tuck"));
  g_assert_true (rhom_figure_view_is_moving (view));
  rhom_figure_view_set_card (view, NULL);
  g_assert_false (rhom_figure_view_is_moving (view));
  destroy (view);
}

/* --- What is seen --- */

static cairo_surface_t *
new_canvas (gpointer view)
{
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, gtk_widget_get_width (view), gtk_widget_get_height (view));
}

/* The figure alone, without the card behind it, as @view draws it now. */
static cairo_surface_t *
see (RhomFigureView *view)
{
  cairo_surface_t *surface = new_canvas (view);
  cairo_t         *cr = cairo_create (surface);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  GTK_WIDGET_GET_CLASS (view)->snapshot (GTK_WIDGET (view), snapshot);
  node = gtk_snapshot_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  return surface;
}

/* The same, drawn without a widget. */
static cairo_surface_t *
imagine (RhomFigureView *view,
         const char     *id,
         double          seconds,
         gboolean        is_mirrored)
{
  g_autofree char *folder = rhom_figure_dup_directory ();
  g_autoptr (RhomFigure) figure = rhom_figure_new_for_id (folder, id, NULL);
  cairo_surface_t *surface = new_canvas (view);
  cairo_t         *cr = cairo_create (surface);

  rhom_figure_set_mirrored (figure, is_mirrored);
  rhom_figure_draw (figure, cr, gtk_widget_get_width (GTK_WIDGET (view)), gtk_widget_get_height (GTK_WIDGET (view)), seconds);
  cairo_destroy (cr);
  return surface;
}

static gboolean
is_same (cairo_surface_t *a,
         cairo_surface_t *b)
{
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a)) == 0;
}

static gboolean
shows (RhomFigureView *view,
       const char     *id,
       double          seconds,
       gboolean        is_mirrored)
{
  cairo_surface_t *seen = see (view), *wanted = imagine (view, id, seconds, is_mirrored);
  gboolean         does = is_same (seen, wanted);

  cairo_surface_destroy (seen);
  cairo_surface_destroy (wanted);
  return does;
}

static gboolean
is_at_rest (gpointer data)
{
  return !rhom_figure_view_is_moving (data);
}

/* --- Without motion --- */

typedef struct
{
  int x, y, width, height;
} Area;

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  return *(guint32 *) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface) + x * 4);
}

/* How many pixels of @area have anything on them. */
static int
count_drawn (cairo_surface_t *surface,
             Area             area)
{
  int n = 0;

  for (int y = area.y; y < area.y + area.height; y++)
    for (int x = area.x; x < area.x + area.width; x++)
      n += get_pixel (surface, x, y) != 0;
  return n;
}

/* How many pixels differ between two areas of one size. */
static int
count_different (cairo_surface_t *surface,
                 Area             a,
                 Area             b)
{
  int n = 0;

  for (int y = 0; y < a.height; y++)
    for (int x = 0; x < a.width; x++)
      n += get_pixel (surface, a.x + x, a.y + y) != get_pixel (surface, b.x + x, b.y + y);
  return n;
}

/* Two different poses fill both ends of the picture, and an arrow stands between them. */
static void
assert_shows_ends (RhomFigureView *view,
                   gboolean        is_beside)
{
  int              width = gtk_widget_get_width (GTK_WIDGET (view)), height = gtk_widget_get_height (GTK_WIDGET (view)), arrow = 16;
  Area             first = { 0, 0, is_beside ? (width - 40) / 2 : width, is_beside ? height : (height - 40) / 2 };
  Area             last = first;
  cairo_surface_t *seen = see (view);
  cairo_surface_t *moving;

  last.x = width - last.width;
  last.y = height - last.height;
  g_assert_cmpint (count_drawn (seen, first), >, first.width * first.height / 20);
  g_assert_cmpint (count_drawn (seen, last), >, first.width * first.height / 20);
  g_assert_cmpint (count_different (seen, first, last), >, first.width * first.height / 40);
  g_assert_cmpint (count_drawn (seen, (Area){ (width - arrow) / 2, (height - arrow) / 2, arrow, arrow }), >, arrow);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  moving = see (view);
  g_assert_false (is_same (seen, moving));
  cairo_surface_destroy (seen);
  cairo_surface_destroy (moving);
}

static void
test_ends_side_by_side (Fixture      *fixture,
                        gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cross-body-shoulder");

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  assert_shows_ends (view, TRUE);
  destroy (view);
}

/* Who lies is long, and would be small in half the width. */
static void
test_ends_above_one_another (Fixture      *fixture,
                             gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");

  rhom_figure_view_set_figure_id (view, "superman");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  assert_shows_ends (view, FALSE);
  destroy (view);
}

static void
test_one_end (Fixture      *fixture,
              gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");

  rhom_figure_view_set_figure_id (view, "back-regions");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_true (shows (view, "back-regions", 0, FALSE));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  destroy (view);
}

/* --- Driven from outside --- */

static void
test_driven (Fixture      *fixture,
             gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cross-body-shoulder");

  g_assert_cmpfloat_with_epsilon (rhom_figure_view_get_duration (view), 1.6 + .5 + 2.2 + 2.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (rhom_figure_view_get_hold_seconds (view), 1.6 + .5 + 2.2, 1e-9);

  rhom_figure_view_set_seconds (view, 3);
  g_assert_false (rhom_figure_view_is_moving (view));
  g_assert_true (shows (view, "cross-body-shoulder", 3, FALSE));
  rhom_figure_view_set_seconds (view, rhom_figure_view_get_hold_seconds (view));
  g_assert_true (shows (view, "cross-body-shoulder", 5, FALSE));
  g_assert_false (rhom_figure_view_is_moving (view));

  rhom_figure_view_release (view);
  g_assert_true (rhom_figure_view_is_moving (view));
  destroy (view);
}

/* It passes from one side into the other, and then stands still again. */
static void
test_mirrored (Fixture      *fixture,
               gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cross-body-shoulder");

  rhom_figure_view_set_seconds (view, 3);
  rhom_figure_view_set_mirrored (view, TRUE);
  g_assert_true (rhom_figure_view_is_mirrored (view));
  g_assert_true (rhom_figure_view_is_moving (view));
  g_assert_false (shows (view, "cross-body-shoulder", 3, TRUE));
  wait_for (is_at_rest, view);
  g_assert_true (shows (view, "cross-body-shoulder", 3, TRUE));
  rhom_figure_view_set_mirrored (view, TRUE);
  g_assert_false (rhom_figure_view_is_moving (view));
  destroy (view);
}

static void
count_cb (int *count)
{
  ++*count;
}

static gboolean
is_set (gpointer data)
{
  return *(int *) data > 0;
}

/* Lets @view be drawn, if it is to be. */
static void
pass_frame (RhomFigureView *view)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  int            n_frames = 0;
  gulong         handler = g_signal_connect_swapped (frame_clock, "after-paint", G_CALLBACK (count_cb), &n_frames);

  gdk_frame_clock_request_phase (frame_clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  wait_for (is_set, &n_frames);
  g_signal_handler_disconnect (frame_clock, handler);
}

static void (*draw) (GtkWidget *, GtkSnapshot *);
static int n_drawings;

static void
count_drawing (GtkWidget   *widget,
               GtkSnapshot *snapshot)
{
  n_drawings++;
  draw (widget, snapshot);
}

static void
test_driven_draws_changes_only (Fixture      *fixture,
                                gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cross-body-shoulder");

  draw = GTK_WIDGET_GET_CLASS (view)->snapshot;
  GTK_WIDGET_GET_CLASS (view)->snapshot = count_drawing;
  n_drawings = 0;
  rhom_figure_view_set_seconds (view, 4.5);
  wait_for (is_set, &n_drawings);
  n_drawings = 0;
  rhom_figure_view_set_seconds (view, 5.5);
  pass_frame (view);
  g_assert_cmpint (n_drawings, ==, 0);
  rhom_figure_view_set_seconds (view, 1.8);
  wait_for (is_set, &n_drawings);
  GTK_WIDGET_GET_CLASS (view)->snapshot = draw;
  destroy (view);
}

static void
assert_label (RhomFigureView *view,
              const char     *text)
{
  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, text);
}

/* It says what is seen, and no more. */
static void
test_label (Fixture      *fixture,
            gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cross-body-shoulder");

  assert_label (view, "Picture of Cross-body shoulder stretch: Sitting, first with one side, then with the other");
  rhom_figure_view_set_seconds (view, 1);
  assert_label (view, "Picture of Cross-body shoulder stretch: Sitting");
  rhom_figure_view_release (view);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  assert_label (view, "Picture of Cross-body shoulder stretch: Sitting");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  rhom_figure_view_set_card (view, rhom_catalogue_lookup (fixture->catalogue, "cat-cow"));
  assert_label (view, "Picture of Cat-cow: On hands and knees");
  destroy (view);
}

static gboolean
is_mirrored (gpointer data)
{
  return rhom_figure_view_is_mirrored (data);
}

static gboolean
is_not_mirrored (gpointer data)
{
  return !rhom_figure_view_is_mirrored (data);
}

/* Its own clock shows the one side, then the other; a player decides for itself. */
static void
test_sides (Fixture      *fixture,
            gconstpointer scene)
{
  RhomFigureView  *view = show_view (fixture, "no-such-card");
  g_autofree char *ours = rhom_figure_dup_directory ();
  g_autofree char *short_ones = g_test_build_filename (G_TEST_DIST, "poses", NULL);

  g_setenv ("RHOMBOID_POSES_DIR", short_ones, TRUE);
  rhom_figure_view_set_figure_id (view, "flip");
  g_assert_false (rhom_figure_view_is_mirrored (view));
  wait_for (is_mirrored, view);
  wait_for (is_not_mirrored, view);
  wait_for (is_mirrored, view);
  rhom_figure_view_set_seconds (view, .15);
  g_assert_false (rhom_figure_view_is_mirrored (view));
  wait_for (is_at_rest, view);
  g_assert_true (shows (view, "flip", .15, FALSE));
  g_setenv ("RHOMBOID_POSES_DIR", ours, TRUE);
  destroy (view);
}

static void
test_figure_without_card (Fixture      *fixture,
                          gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");

  rhom_figure_view_set_figure_id (view, "back-regions");
  g_assert_false (rhom_figure_view_is_moving (view));
  g_assert_true (shows (view, "back-regions", 0, FALSE));
  rhom_figure_view_set_card (view, rhom_catalogue_lookup (fixture->catalogue, "cat-cow"));
  g_assert_true (rhom_figure_view_is_moving (view));
  destroy (view);
}

static gboolean
is_drawn (gpointer data)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (data);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (data), gtk_widget_get_height (data));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  gsk_render_node_unref (node);
  return TRUE;
}

static void
test_still (Fixture      *fixture,
            gconstpointer scene)
{
  GtkWidget      *window = gtk_window_new ();
  RhomFigureView *view = RHOM_FIGURE_VIEW (rhom_figure_view_new_still (rhom_catalogue_lookup (fixture->catalogue, "cat-cow"), fixture->settings));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_mapped, view);
  wait_for (is_drawn, view);
  g_assert_false (rhom_figure_view_is_moving (view));
  destroy (view);
}

/* Under the pointer it moves, and then it is the same small picture again. */
static void
test_still_plays (Fixture      *fixture,
                  gconstpointer scene)
{
  GtkWidget       *window = gtk_window_new ();
  RhomFigureView  *view = RHOM_FIGURE_VIEW (rhom_figure_view_new_still (rhom_catalogue_lookup (fixture->catalogue, "cat-cow"), fixture->settings));
  cairo_surface_t *before, *after;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_mapped, view);
  before = see (view);
  rhom_figure_view_set_playing (view, TRUE);
  g_assert_true (rhom_figure_view_is_moving (view));
  rhom_figure_view_set_seconds (view, 1);
  after = see (view);
  g_assert_false (is_same (before, after));
  cairo_surface_destroy (after);

  rhom_figure_view_set_playing (view, FALSE);
  g_assert_false (rhom_figure_view_is_moving (view));
  after = see (view);
  g_assert_true (is_same (before, after));
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
  destroy (view);
}

static void
test_person_of_settings (Fixture      *fixture,
                         gconstpointer scene)
{
  RhomFigureView *view = show_view (fixture, "cat-cow");
  int             person = -1;

  g_object_set (fixture->settings, "figure-person", RHOM_FIGURE_PERSON_OMAR, NULL);
  g_object_get (view, "person", &person, NULL);
  g_assert_cmpint (person, ==, RHOM_FIGURE_PERSON_OMAR);
  g_object_set (fixture->settings, "figure-person", RHOM_FIGURE_PERSON_OF_CARD, NULL);
  g_object_get (view, "person", &person, NULL);
  g_assert_cmpint (person, ==, RHOM_FIGURE_PERSON_OF_CARD);
  destroy (view);
}

/* --- A picture in place of a figure --- */

/* A card of a pack whose folder holds a red picture, twice as wide as it is high. */
static RhomCard *
make_card (const char *folder,
           const char *picture)
{
  RhomCardData *data = g_new0 (RhomCardData, 1);

  data->id = g_strdup ("own-arm");
  data->name = g_strdup ("Arm");
  data->kind = g_strdup ("stretch");
  data->positions = g_strsplit ("sitting", " ", 0);
  data->picture = g_strdup (picture);
  return rhom_card_new (data, "own", folder);
}

static void
write_picture (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);
  cairo_t         *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_picture (Fixture      *fixture,
              gconstpointer scene)
{
  RhomFigureView  *view = show_view (fixture, "cat-cow");
  g_autofree char *folder = g_dir_make_tmp ("rhomboid-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "arm.png", NULL);
  g_autoptr (RhomCard) card = make_card (folder, "arm.png");
  g_autoptr (RhomCard) without = make_card (folder, "leg.png");
  cairo_surface_t *seen;

  write_picture (path);
  rhom_figure_view_set_card (view, card);
  g_assert_false (rhom_figure_view_is_moving (view));
  seen = see (view);
  g_assert_cmphex (get_pixel (seen, cairo_image_surface_get_width (seen) / 2, cairo_image_surface_get_height (seen) / 2), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (seen, cairo_image_surface_get_width (seen) / 2, 1), ==, 0);
  cairo_surface_destroy (seen);

  rhom_figure_view_set_card (view, without);
  seen = see (view);
  g_assert_cmphex (get_pixel (seen, cairo_image_surface_get_width (seen) / 2, cairo_image_surface_get_height (seen) / 2), ==, 0);
  cairo_surface_destroy (seen);
  destroy (view);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add ("/figure-view/" path, Fixture, "active", fixture_set_up, func, fixture_tear_down)
  ADD ("moves-while-mapped", test_moves_while_mapped);
  ADD ("pause", test_pause);
  ADD ("without-animations", test_without_animations);
  ADD ("without-card", test_without_card);
  ADD ("still", test_still);
  ADD ("still-plays", test_still_plays);
  ADD ("ends/side-by-side", test_ends_side_by_side);
  ADD ("ends/above-one-another", test_ends_above_one_another);
  ADD ("ends/one", test_one_end);
  ADD ("driven", test_driven);
  ADD ("driven-draws-changes-only", test_driven_draws_changes_only);
  ADD ("label", test_label);
  ADD ("mirrored", test_mirrored);
  ADD ("sides", test_sides);
  ADD ("figure-without-card", test_figure_without_card);
  ADD ("picture", test_picture);
  ADD ("person-of-settings", test_person_of_settings);
  return g_test_run ();
}
