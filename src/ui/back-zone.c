/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/back-zone.h"

#include <math.h>

/**
 * RhomBackZoneButton:
 *
 * One zone of the drawn back: a radio button with the shape of its regions,
 * which draws nothing but its focus and its note, as the back is drawn below it. A click
 * beside the shape is none.
 */

#define NOTE_PADDING_PX 5

struct _RhomBackZoneButton
{
  GtkCheckButton parent_instance;

  RhomFigure *figure; /* (not owned): of the view that holds it */
  guint       regions;
  char       *note; /* (owned) (nullable) */
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
draw_note (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           PangoLayout *layout)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA          ground, ink;
  GskRoundedRect   pill;
  int              width, height;
  double           x, y;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = (gtk_widget_get_width (widget) - width) / 2.0;
  y = (gtk_widget_get_height (widget) - height) / 2.0;
  gtk_style_context_get_color (context, &ink);
  if (!gtk_style_context_lookup_color (context, "window_bg_color", &ground))
    ground = (GdkRGBA){ 1, 1, 1, 1 };
  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT (x - NOTE_PADDING_PX, y, width + 2 * NOTE_PADDING_PX, height), height / 2.0);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &ground, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &pill, (const float[]){ 1, 1, 1, 1 }, (const GdkRGBA[]){ ink, ink, ink, ink });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
rhom_back_zone_button_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  RhomBackZoneButton *self = RHOM_BACK_ZONE_BUTTON (widget);
  g_autoptr (PangoLayout) layout = NULL;

  if (self->note == NULL)
    return;
  layout = gtk_widget_create_pango_layout (widget, self->note);
  draw_note (widget, snapshot, layout);
}

static void
rhom_back_zone_button_finalize (GObject *object)
{
  g_free (RHOM_BACK_ZONE_BUTTON (object)->note);

  G_OBJECT_CLASS (rhom_back_zone_button_parent_class)->finalize (object);
}

static void
rhom_back_zone_button_class_init (RhomBackZoneButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rhom_back_zone_button_finalize;
  widget_class->snapshot = rhom_back_zone_button_snapshot;
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

/**
 * rhom_back_zone_button_set_note:
 * @note: (nullable): a word or two, shown on the zone
 * @description: the same as a sentence, for a screen reader
 */
void
rhom_back_zone_button_set_note (RhomBackZoneButton *self,
                                const char         *note,
                                const char         *description)
{
  g_return_if_fail (RHOM_IS_BACK_ZONE_BUTTON (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (g_strcmp0 (self->note, note) == 0)
    return;
  g_free (self->note);
  self->note = g_strdup (note);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
