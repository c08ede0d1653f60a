/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/tools/gallery-window.h"

#include <adwaita.h>

static gboolean
is_moving (gpointer data)
{
  return rhom_figure_view_is_moving (data);
}

static void
test_pause_and_step (void)
{
  RhomGalleryOptions options = { .person = RHOM_PERSON_OMAR, .is_mirrored = TRUE, .width = 360, .height = 288 };
  GtkWidget         *window = rhom_gallery_window_new ("cat-cow", &options);
  RhomFigureView    *view = rhom_gallery_window_get_view (RHOM_GALLERY_WINDOW (window));
  double             seconds;
  int                person;

  g_object_get (view, "person", &person, NULL);
  g_assert_cmpint (person, ==, RHOM_FIGURE_PERSON_OMAR);
  g_assert_true (rhom_figure_view_is_mirrored (view));
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_moving, view);

  gtk_widget_activate_action (window, "gallery.pause", NULL);
  g_assert_false (rhom_figure_view_is_moving (view));
  g_assert_true (rhom_figure_view_is_mirrored (view));
  seconds = rhom_figure_view_get_seconds (view);
  gtk_widget_activate_action (window, "gallery.step", "i", 3);
  g_assert_cmpfloat_with_epsilon (rhom_figure_view_get_seconds (view), seconds + .1, 1e-9);
  gtk_widget_activate_action (window, "gallery.step", "i", -3);
  g_assert_cmpfloat_with_epsilon (rhom_figure_view_get_seconds (view), seconds, 1e-9);
  g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)), " s, other side"));

  gtk_widget_activate_action (window, "gallery.pause", NULL);
  g_assert_true (rhom_figure_view_is_moving (view));
  gtk_widget_activate_action (window, "window.close", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/gallery-window/pause-and-step", test_pause_and_step);
  return g_test_run ();
}
