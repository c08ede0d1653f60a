/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/even-layout.h"

/**
 * RhomEvenLayout:
 *
 * Children of one width beside each other, and all below each other where
 * there is no room for that: choices of one rank, in any size of text.
 */

#define GAP_PX 9

struct _RhomEvenLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RhomEvenLayout, rhom_even_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* Of the child that needs most. */
static void
measure_children (GtkWidget     *widget,
                  GtkOrientation orientation,
                  int            for_size,
                  int           *minimum,
                  int           *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least = 0, likes = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &least, &likes, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, likes);
    }
}

/* All in one line, or each in its own. */
static int
count_columns (GtkWidget *widget,
               int        width)
{
  int n = count_children (widget);
  int least, likes;

  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &likes);
  return n * likes + (n - 1) * GAP_PX <= width ? MAX (1, n) : 1;
}

static int
get_child_width (int width,
                 int n_columns)
{
  return (width - (n_columns - 1) * GAP_PX) / n_columns;
}

static GtkSizeRequestMode
rhom_even_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_even_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  int n = count_children (widget);
  int n_columns, n_lines, least, likes;

  measure_children (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &likes);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = n * likes + MAX (0, n - 1) * GAP_PX;
      return;
    }
  n_columns = for_size < 0 ? MAX (1, n) : count_columns (widget, for_size);
  n_lines = (n + n_columns - 1) / n_columns;
  measure_children (widget, GTK_ORIENTATION_VERTICAL, for_size < 0 ? -1 : get_child_width (for_size, n_columns), &least, &likes);
  *minimum = *natural = n_lines * likes + MAX (0, n_lines - 1) * GAP_PX;
}

static void
rhom_even_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int      n_columns = count_columns (widget, width);
  int      n_lines = n_columns > 1 ? 1 : MAX (1, count_children (widget));
  int      child_width = get_child_width (width, n_columns);
  int      child_height = (height - (n_lines - 1) * GAP_PX) / n_lines;
  int      place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int x = place % n_columns * (child_width + GAP_PX);
      int y = place / n_columns * (child_height + GAP_PX);

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_size_allocate (child, &(GtkAllocation){ is_mirrored ? width - x - child_width : x, y, child_width, child_height }, -1);
      place++;
    }
}

static void
rhom_even_layout_class_init (RhomEvenLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rhom_even_layout_get_request_mode;
  layout_class->measure = rhom_even_layout_measure;
  layout_class->allocate = rhom_even_layout_allocate;
}

static void
rhom_even_layout_init (RhomEvenLayout *self)
{
}
