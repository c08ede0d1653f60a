/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/wrap-layout.h"

/**
 * RhomWrapLayout:
 *
 * Children beside each other, each as wide as it likes to be, and on the next
 * line where there is no more room, as words in a text.
 */

#define GAP_PX 6

struct _RhomWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RhomWrapLayout, rhom_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Where the next child goes. */
typedef struct
{
  int width_px; /* of all */
  int x_px;
  int y_px;
  int line_px; /* height of the line so far */
} Pen;

/* The place of @child, and the pen moved behind it. */
static GtkAllocation
place (Pen       *pen,
       GtkWidget *child)
{
  GtkAllocation where = { 0, 0, 0, 0 };
  int           minimum = 0, natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  where.width = MAX (minimum, MIN (natural, pen->width_px));
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, where.width, NULL, &where.height, NULL, NULL);
  if (pen->x_px > 0 && pen->x_px + where.width > pen->width_px)
    {
      pen->x_px = 0;
      pen->y_px += pen->line_px + GAP_PX;
      pen->line_px = 0;
    }
  where.x = pen->x_px;
  where.y = pen->y_px;
  pen->x_px += where.width + GAP_PX;
  pen->line_px = MAX (pen->line_px, where.height);
  return where;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least = 0, likes = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &likes, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += likes + (*natural > 0 ? GAP_PX : 0);
    }
}

static int
measure_height (GtkWidget *widget,
                int        width_px)
{
  Pen pen = { .width_px = width_px };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      place (&pen, child);
  return pen.y_px + pen.line_px;
}

static GtkSizeRequestMode
rhom_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  int least = 0, likes = 0;

  measure_width (widget, &least, &likes);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = likes;
      return;
    }
  *minimum = *natural = measure_height (widget, for_size < 0 ? likes : for_size);
}

static void
rhom_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Pen      pen = { .width_px = width };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation where;

      if (!gtk_widget_should_layout (child))
        continue;
      where = place (&pen, child);
      if (is_mirrored)
        where.x = width - where.x - where.width;
      gtk_widget_size_allocate (child, &where, -1);
    }
}

static void
rhom_wrap_layout_class_init (RhomWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = rhom_wrap_layout_get_request_mode;
  layout_class->measure = rhom_wrap_layout_measure;
  layout_class->allocate = rhom_wrap_layout_allocate;
}

static void
rhom_wrap_layout_init (RhomWrapLayout *self)
{
}

/**
 * rhom_wrap_layout_new:
 *
 * Returns: (transfer full): a layout for one widget
 */
GtkLayoutManager *
rhom_wrap_layout_new (void)
{
  return g_object_new (RHOM_TYPE_WRAP_LAYOUT, NULL);
}
