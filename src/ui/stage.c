/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/stage.h"

/**
 * RhomStage:
 *
 * The place of an exercise's illustration, 5 to 4, with the position of the
 * body in words. Without a picture it is a calm empty floor.
 */

#define SHARE (5.0 / 4.0)
#define MINIMUM_WIDTH_PX 200
#define NATURAL_WIDTH_PX 420
#define FLOOR_SHARE 0.74 /* of the height */
#define MARGIN_PX 12

struct _RhomStage
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RhomStage, rhom_stage, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
rhom_stage_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_stage_measure (GtkWidget     *widget,
                    GtkOrientation orientation,
                    int            for_size,
                    int           *minimum,
                    int           *natural,
                    int           *minimum_baseline,
                    int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH_PX;
      *natural = NATURAL_WIDTH_PX;
    }
  else
    *minimum = *natural = (for_size > 0 ? for_size : MINIMUM_WIDTH_PX) / SHARE;
}

static void
rhom_stage_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  RhomStage    *self = RHOM_STAGE (widget);
  int           label_width = MAX (0, width - 2 * MARGIN_PX);
  int           least = 0;
  GtkAllocation place;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, label_width, &least, NULL, NULL, NULL);
  place = (GtkAllocation){ MARGIN_PX, height - least - MARGIN_PX, label_width, least };
  gtk_widget_size_allocate (self->label, &place, -1);
}

/* A floor seen a little from above; a mat lies where the figure will be. */
static void
draw_floor (cairo_t       *cr,
            const GdkRGBA *color,
            double         width,
            double         height)
{
  double y = height * FLOOR_SHARE;

  cairo_save (cr);
  cairo_translate (cr, width / 2, y);
  cairo_scale (cr, width * 0.36, height * 0.075);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * 0.16);
  cairo_fill (cr);
}

static void
rhom_stage_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  RhomStage *self = RHOM_STAGE (widget);
  int        width = gtk_widget_get_width (widget);
  int        height = gtk_widget_get_height (widget);
  GdkRGBA    color;
  cairo_t   *cr;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_floor (cr, &color, width, height);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
rhom_stage_dispose (GObject *object)
{
  RhomStage *self = RHOM_STAGE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (rhom_stage_parent_class)->dispose (object);
}

static void
rhom_stage_class_init (RhomStageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_stage_dispose;
  widget_class->get_request_mode = rhom_stage_get_request_mode;
  widget_class->measure = rhom_stage_measure;
  widget_class->size_allocate = rhom_stage_size_allocate;
  widget_class->snapshot = rhom_stage_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rhom_stage_init (RhomStage *self)
{
  self->label = gtk_label_new ("");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * rhom_stage_set_card:
 * @card: (nullable): what to illustrate
 */
void
rhom_stage_set_card (RhomStage *self,
                     RhomCard  *card)
{
  const char *text;

  g_return_if_fail (RHOM_IS_STAGE (self));

  text = card != NULL ? rhom_card_get_position_name (card) : "";
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
