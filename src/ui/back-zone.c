/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/back-zone.h"

#include <math.h>

/**
 * RhomBackZoneButton:
 *
 * One zone of the drawn back: a radio button with the shape of its regions,
 * which draws nothing but its focus, as the back is drawn below it. A click
 * beside the shape is none.
 */

struct _RhomBackZoneButton
{
  GtkCheckButton parent_instance;

  RhomFigure *figure; /* (not owned): of the view that holds it */
  guint       regions;
};

G_DEFINE_FINAL_TYPE (RhomBackZoneButton, rhom_back_zone_button, GTK_TYPE_CHECK_BUTTON)

static gboolean
rhom_back_zone_button_contains (GtkWidget *widget,
                                double     x,
                                double     y)
{
  RhomBackZoneButton *self = RHOM_BACK_ZONE_BUTTON (widget);
  GtkWidget          *view = gtk_widget_get_parent (widget);
  RhomFigureRegion    region;
  double              view_x, view_y;

  if (view == NULL || !gtk_widget_translate_coordinates (widget, view, x, y, &view_x, &view_y))
    return FALSE;
  region = rhom_figure_find_region (self->figure, gtk_widget_get_width (view), gtk_widget_get_height (view), view_x, view_y);
  return region != RHOM_FIGURE_REGION_NONE && (self->regions & RHOM_FIGURE_REGION_BIT (region)) != 0;
}

static void
rhom_back_zone_button_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  *minimum = *natural = 0;
}

/* The circle of a radio button is in it, and not shown. */
static void
rhom_back_zone_button_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
}

static void
rhom_back_zone_button_class_init (RhomBackZoneButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = rhom_back_zone_button_contains;
  widget_class->measure = rhom_back_zone_button_measure;
  widget_class->size_allocate = rhom_back_zone_button_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "backzone");
}

static void
rhom_back_zone_button_init (RhomBackZoneButton *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, FALSE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

/**
 * rhom_back_zone_button_new:
 * @figure: the drawn back; must live as long as the button
 * @name: what it is called; also shown under the pointer
 * @regions: bits by #RhomFigureRegion
 */
GtkWidget *
rhom_back_zone_button_new (RhomFigure *figure,
                           const char *name,
                           guint       regions)
{
  RhomBackZoneButton *self = g_object_new (RHOM_TYPE_BACK_ZONE_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, "tooltip-text", name, NULL);

  self->figure = figure;
  self->regions = regions;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

guint
rhom_back_zone_button_get_regions (RhomBackZoneButton *self)
{
  g_return_val_if_fail (RHOM_IS_BACK_ZONE_BUTTON (self), 0);

  return self->regions;
}
