/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/columns.h"

/**
 * RhomColumns:
 *
 * A picture and its text: one above the other while it is narrow, side by side
 * once there is room. The lines never grow too long to be read well; what is
 * left over stays empty at both sides.
 *
 * A box whose orientation follows its width would be resized while it is
 * being allocated; this one only decides where its children go.
 */

#define GAP_PX 36
#define STACKED_GAP_PX 18
#define STACKED_PX 560         /* most, for the text below the picture */
#define STACKED_PICTURE_PX 360 /* most, for the picture above the text */
#define SIDE_PX 1040           /* most, for both beside each other */
#define START_SHARE 0.46

struct _RhomColumns
{
  GtkWidget parent_instance;

  GtkWidget *start; /* (nullable) until set; a child */
  GtkWidget *end;   /* (nullable) until set; a child */
};

static void rhom_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomColumns, rhom_columns, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, rhom_columns_buildable_init))

typedef struct
{
  gboolean is_wide;
  int      x_px; /* of what is used, from the left */
  int      width_px;
  int      start_px; /* width of the first child */
  int      end_px;   /* width of the second child */
} Plan;

static Plan
make_plan (int width_px)
{
  Plan plan = { .is_wide = width_px >= RHOM_COLUMNS_WIDE_PX };

  plan.width_px = MIN (width_px, plan.is_wide ? SIDE_PX : STACKED_PX);
  plan.x_px = (width_px - plan.width_px) / 2;
  plan.start_px = plan.is_wide ? (plan.width_px - GAP_PX) * START_SHARE : MIN (plan.width_px, STACKED_PICTURE_PX);
  plan.end_px = plan.is_wide ? plan.width_px - GAP_PX - plan.start_px : plan.width_px;
  return plan;
}

static int
get_height (GtkWidget *child,
            int        width_px)
{
  int natural = 0;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width_px, NULL, &natural, NULL, NULL);
  return natural;
}

static void
measure_width (RhomColumns *self,
               int         *minimum,
               int         *natural)
{
  int start_minimum = 0, start_natural = 0;
  int end_minimum = 0, end_natural = 0;

  gtk_widget_measure (self->start, GTK_ORIENTATION_HORIZONTAL, -1, &start_minimum, &start_natural, NULL, NULL);
  gtk_widget_measure (self->end, GTK_ORIENTATION_HORIZONTAL, -1, &end_minimum, &end_natural, NULL, NULL);
  *minimum = MAX (start_minimum, end_minimum);
  *natural = MAX (*minimum, MIN (MAX (start_natural, end_natural), STACKED_PX));
}

static GtkSizeRequestMode
rhom_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_columns_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  RhomColumns *self = RHOM_COLUMNS (widget);
  int          start, end;
  Plan         plan;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return measure_width (self, minimum, natural);
  if (for_size < 0)
    measure_width (self, &start, &for_size);
  plan = make_plan (for_size);
  start = get_height (self->start, plan.start_px);
  end = get_height (self->end, plan.end_px);
  *minimum = *natural = plan.is_wide ? MAX (start, end) : start + STACKED_GAP_PX + end;
}

static void
rhom_columns_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  RhomColumns  *self = RHOM_COLUMNS (widget);
  Plan          plan = make_plan (width);
  int           start_height = get_height (self->start, plan.start_px);
  gboolean      is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation start = { (width - plan.start_px) / 2, 0, plan.start_px, start_height };
  GtkAllocation end = { plan.x_px, start_height + STACKED_GAP_PX, plan.end_px, height - start_height - STACKED_GAP_PX };

  if (plan.is_wide)
    {
      start.x = is_mirrored ? plan.x_px + plan.end_px + GAP_PX : plan.x_px;
      end = (GtkAllocation){ is_mirrored ? plan.x_px : plan.x_px + plan.start_px + GAP_PX, 0, plan.end_px, height };
    }
  gtk_widget_size_allocate (self->start, &start, -1);
  gtk_widget_size_allocate (self->end, &end, -1);
}

static void
rhom_columns_dispose (GObject *object)
{
  RhomColumns *self = RHOM_COLUMNS (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_columns_parent_class)->dispose (object);
}

/* The first child is the start, the second the end; there are no others. */
static void
rhom_columns_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  RhomColumns *self = RHOM_COLUMNS (buildable);

  g_return_if_fail (GTK_IS_WIDGET (child) && self->end == NULL);

  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
  *(self->start == NULL ? &self->start : &self->end) = GTK_WIDGET (child);
}

static void
rhom_columns_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = rhom_columns_add_child;
}

static void
rhom_columns_class_init (RhomColumnsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_columns_dispose;
  widget_class->get_request_mode = rhom_columns_get_request_mode;
  widget_class->measure = rhom_columns_measure;
  widget_class->size_allocate = rhom_columns_size_allocate;
}

static void
rhom_columns_init (RhomColumns *self)
{
}
