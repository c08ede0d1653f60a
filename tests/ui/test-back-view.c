/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/back-view.h"
#include "ui/back-zone.h"

#include <adwaita.h>

#define BIT RHOM_FIGURE_REGION_BIT

static gboolean
is_shown (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

static RhomBackView *
show_back (void)
{
  RhomBackView *back = g_object_new (RHOM_TYPE_BACK_VIEW, NULL);
  GtkWidget    *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (back));
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_shown, back);
  return back;
}

static void
destroy (RhomBackView *back)
{
  g_object_ref (back);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (back))));
  g_assert_finalize_object (back);
}

static GtkWidget *
get_zone (RhomBackView *back,
          int           index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (back));

  while (index-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The middle of what has the place of @zone, picked as a click would. */
static GtkWidget *
pick_middle (RhomBackView *back,
             GtkWidget    *zone)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (zone, GTK_WIDGET (back), &bounds));
  return gtk_widget_pick (GTK_WIDGET (back), bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2, GTK_PICK_DEFAULT);
}

static void
test_zones_are_where_they_are_drawn (void)
{
  RhomBackView *back = show_back ();

  for (int i = 0; i < RHOM_FIGURE_N_REGIONS; i++)
    g_assert_true (pick_middle (back, get_zone (back, i)) == get_zone (back, i));
  /* Beside the body there is nothing to choose. */
  g_assert_true (gtk_widget_pick (GTK_WIDGET (back), 2, 2, GTK_PICK_DEFAULT) == GTK_WIDGET (back));
  destroy (back);
}

static void
test_left_stays_left (void)
{
  RhomBackView *back = show_back ();

  for (GtkTextDirection direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
    {
      graphene_rect_t left, right;

      gtk_widget_set_direction (GTK_WIDGET (back), direction);
      g_assert_true (gtk_widget_compute_bounds (get_zone (back, RHOM_FIGURE_REGION_LEFT_SHOULDER), GTK_WIDGET (back), &left));
      g_assert_true (gtk_widget_compute_bounds (get_zone (back, RHOM_FIGURE_REGION_RIGHT_SHOULDER), GTK_WIDGET (back), &right));
      g_assert_cmpfloat (left.origin.x + left.size.width, <, right.origin.x);
    }
  destroy (back);
}

static void
test_one_is_chosen (void)
{
  RhomBackView *back = show_back ();

  g_assert_cmpint (rhom_back_view_get_selected (back), ==, -1);
  gtk_widget_activate (get_zone (back, RHOM_FIGURE_REGION_NECK));
  g_assert_cmpint (rhom_back_view_get_selected (back), ==, RHOM_FIGURE_REGION_NECK);
  rhom_back_view_set_selected (back, RHOM_FIGURE_REGION_LOW_BACK);
  g_assert_cmpint (rhom_back_view_get_selected (back), ==, RHOM_FIGURE_REGION_LOW_BACK);
  rhom_back_view_set_selected (back, -1);
  g_assert_cmpint (rhom_back_view_get_selected (back), ==, -1);
  destroy (back);
}

/* Tab comes to the chosen one, an arrow chooses the next. */
static void
test_keyboard (void)
{
  RhomBackView *back = show_back ();

  rhom_back_view_set_selected (back, RHOM_FIGURE_REGION_NECK);
  gtk_widget_child_focus (GTK_WIDGET (back), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_has_focus (get_zone (back, RHOM_FIGURE_REGION_NECK)));
  gtk_widget_child_focus (GTK_WIDGET (back), GTK_DIR_DOWN);
  g_assert_cmpint (rhom_back_view_get_selected (back), !=, RHOM_FIGURE_REGION_NECK);
  g_assert_true (gtk_widget_has_focus (get_zone (back, rhom_back_view_get_selected (back))));
  rhom_back_view_set_selected (back, RHOM_FIGURE_REGION_LEFT_SHOULDER);
  gtk_widget_grab_focus (GTK_WIDGET (back));
  gtk_widget_child_focus (GTK_WIDGET (back), GTK_DIR_RIGHT);
  g_assert_cmpint (rhom_back_view_get_selected (back), ==, RHOM_FIGURE_REGION_LEFT_BETWEEN);
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (back), GTK_DIR_TAB_FORWARD));
  destroy (back);
}

static void
test_accessible (void)
{
  RhomBackView *back = show_back ();
  GtkWidget    *neck = get_zone (back, RHOM_FIGURE_REGION_NECK);

  gtk_test_accessible_assert_role (back, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (neck, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_property (neck, GTK_ACCESSIBLE_PROPERTY_LABEL, "Neck");
  gtk_test_accessible_assert_state (neck, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  rhom_back_view_set_selected (back, RHOM_FIGURE_REGION_NECK);
  gtk_test_accessible_assert_state (neck, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
  destroy (back);
}

/* A zone may be of several regions. */
static void
test_own_zones (void)
{
  static const RhomBackZone zones[] = { { "Top", BIT (RHOM_FIGURE_REGION_LEFT_BETWEEN) | BIT (RHOM_FIGURE_REGION_RIGHT_BETWEEN) }, { "Low", BIT (RHOM_FIGURE_REGION_LOW_BACK) } };
  RhomBackView             *back = show_back ();
  GtkWidget                *left, *right, *top;

  left = get_zone (back, RHOM_FIGURE_REGION_LEFT_BETWEEN);
  right = get_zone (back, RHOM_FIGURE_REGION_RIGHT_BETWEEN);
  g_assert_true (left != right);
  rhom_back_view_set_selected (back, RHOM_FIGURE_REGION_NECK);
  rhom_back_view_set_zones (back, zones, G_N_ELEMENTS (zones));
  g_assert_cmpint (rhom_back_view_get_selected (back), ==, -1);
  top = get_zone (back, 0);
  wait_for (is_shown, top);
  g_assert_cmpuint (rhom_back_zone_button_get_regions (RHOM_BACK_ZONE_BUTTON (top)), ==, zones[0].regions);
  g_assert_null (get_zone (back, 2));
  g_assert_true (pick_middle (back, get_zone (back, 1)) == get_zone (back, 1));
  destroy (back);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/back-view/drawn", test_zones_are_where_they_are_drawn);
  g_test_add_func ("/back-view/rtl", test_left_stays_left);
  g_test_add_func ("/back-view/one", test_one_is_chosen);
  g_test_add_func ("/back-view/keyboard", test_keyboard);
  g_test_add_func ("/back-view/accessible", test_accessible);
  g_test_add_func ("/back-view/own-zones", test_own_zones);
  return g_test_run ();
}
