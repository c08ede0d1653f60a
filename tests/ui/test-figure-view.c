/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/figure-view.h"

#include <adwaita.h>

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
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
  ADD ("person-of-settings", test_person_of_settings);
  return g_test_run ();
}
