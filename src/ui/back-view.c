/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/back-view.h"

#include "ui/back-zone.h"
#include "ui/figure-picture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * RhomBackView:
 *
 * A drawn back on which one zone is chosen, by a tap or as among radio buttons:
 * Tab comes to the chosen one, the arrows choose the next in their direction.
 * The left of the body stays left whatever the direction of reading. Its zones
 * are the seven regions of the figure, unless others are set.
 */

#define FIGURE_ID "back-regions"
#define MINIMUM_WIDTH_PX 200
#define NATURAL_WIDTH_PX 240

struct _RhomBackView
{
  GtkWidget parent_instance;

  RhomFigure    *figure;  /* (owned) (nullable): NULL if it cannot be read */
  GskRenderNode *picture; /* (owned) (nullable): as it was drawn last */
  int            scale;   /* of @picture */
  int            person;  /* a RhomFigurePerson */
  GPtrArray     *buttons; /* (owned) (element-type RhomBackZoneButton): children, by zone */
};

G_DEFINE_FINAL_TYPE (RhomBackView, rhom_back_view, GTK_TYPE_WIDGET)

enum
{
  PROP_PERSON = 1,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* clang-format off */
static const RhomBackZone all_zones[RHOM_FIGURE_N_REGIONS] = {
  /* Translators: parts of the back, as they are chosen on a picture of it. */
  { N_("Neck"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_NECK) },
  { N_("Left shoulder"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LEFT_SHOULDER) },
  { N_("Right shoulder"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_RIGHT_SHOULDER) },
  { N_("Left of the spine, beside the shoulder blade"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LEFT_BETWEEN) },
  { N_("Right of the spine, beside the shoulder blade"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_RIGHT_BETWEEN) },
  { N_("Middle of the back"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_MID_BACK) },
  { N_("Lower back"), RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LOW_BACK) },
};
/* clang-format on */

/* --- Drawing --- */

static void
draw (gpointer data,
      cairo_t *cr,
      double   width,
      double   height)
{
  RhomBackView *self = data;
  int           selected = rhom_back_view_get_selected (self);

  rhom_figure_set_palette (self->figure, rhom_figure_picture_choose_palette ());
  rhom_figure_set_person (self->figure, rhom_figure_picture_choose_person (self->person));
  rhom_figure_set_regions (self->figure, selected >= 0 ? rhom_back_zone_button_get_regions (g_ptr_array_index (self->buttons, selected)) : 0);
  rhom_figure_draw_key (self->figure, cr, width, height, 0);
}

static void
rhom_back_view_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  RhomBackView *self = RHOM_BACK_VIEW (widget);
  int           scale = gtk_widget_get_scale_factor (widget);

  if (self->figure == NULL)
    return;
  if (self->picture == NULL || self->scale != scale)
    {
      g_clear_pointer (&self->picture, gsk_render_node_unref);
      self->picture = rhom_figure_picture_new (widget, draw, self);
      self->scale = scale;
    }
  gtk_snapshot_append_node (snapshot, self->picture);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_snapshot_child (widget, g_ptr_array_index (self->buttons, i), snapshot);
}

static void
redraw (RhomBackView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
toggled_cb (RhomBackView   *self,
            GtkCheckButton *button)
{
  redraw (self);
  if (gtk_check_button_get_active (button))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* --- Being laid out --- */

static GtkSizeRequestMode
rhom_back_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_back_view_measure (GtkWidget     *widget,
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
    {
      *minimum = *natural = CLAMP (for_size, MINIMUM_WIDTH_PX, NATURAL_WIDTH_PX);
    }
}

static void
rhom_back_view_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RhomBackView *self = RHOM_BACK_VIEW (widget);

  g_clear_pointer (&self->picture, gsk_render_node_unref);
  for (guint i = 0; i < self->buttons->len; i++)
    {
      RhomBackZoneButton *button = g_ptr_array_index (self->buttons, i);
      double              box[4];

      rhom_figure_get_region_box (self->figure, width, height, rhom_back_zone_button_get_regions (button), box);
      gtk_widget_size_allocate (GTK_WIDGET (button), &(GtkAllocation){ floor (box[0]), floor (box[1]), ceil (box[2] - box[0]), ceil (box[3] - box[1]) }, -1);
    }
}

/* Where Tab comes to. */
static gboolean
rhom_back_view_grab_focus (GtkWidget *widget)
{
  RhomBackView *self = RHOM_BACK_VIEW (widget);
  int           selected = rhom_back_view_get_selected (self);

  return self->buttons->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, MAX (selected, 0)));
}

/* --- Its zones --- */

static void
remove_buttons (RhomBackView *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
}

static void
add_button (RhomBackView *self,
            const char   *name,
            guint         regions)
{
  GtkWidget *button = rhom_back_zone_button_new (self->figure, name, regions);

  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

static void
rhom_back_view_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RhomBackView *self = RHOM_BACK_VIEW (object);

  switch (property_id)
    {
    case PROP_PERSON:
      g_value_set_enum (value, self->person);
      break;
    case PROP_SELECTED:
      g_value_set_int (value, rhom_back_view_get_selected (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_back_view_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RhomBackView *self = RHOM_BACK_VIEW (object);

  switch (property_id)
    {
    case PROP_PERSON:
      self->person = g_value_get_enum (value);
      redraw (self);
      break;
    case PROP_SELECTED:
      rhom_back_view_set_selected (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_back_view_dispose (GObject *object)
{
  RhomBackView *self = RHOM_BACK_VIEW (object);

  remove_buttons (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->figure, rhom_figure_free);

  G_OBJECT_CLASS (rhom_back_view_parent_class)->dispose (object);
}

static void
rhom_back_view_finalize (GObject *object)
{
  g_ptr_array_unref (RHOM_BACK_VIEW (object)->buttons);

  G_OBJECT_CLASS (rhom_back_view_parent_class)->finalize (object);
}

static void
rhom_back_view_class_init (RhomBackViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_back_view_dispose;
  object_class->finalize = rhom_back_view_finalize;
  object_class->get_property = rhom_back_view_get_property;
  object_class->set_property = rhom_back_view_set_property;
  widget_class->get_request_mode = rhom_back_view_get_request_mode;
  widget_class->measure = rhom_back_view_measure;
  widget_class->size_allocate = rhom_back_view_size_allocate;
  widget_class->snapshot = rhom_back_view_snapshot;
  widget_class->grab_focus = rhom_back_view_grab_focus;

  /**
   * RhomBackView:person:
   *
   * Whose back it is.
   */
  properties[PROP_PERSON] = g_param_spec_enum ("person", NULL, NULL, RHOM_TYPE_FIGURE_PERSON, RHOM_FIGURE_PERSON_OF_CARD, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * RhomBackView:selected:
   *
   * The zone that is chosen, -1 if none.
   */
  properties[PROP_SELECTED] = g_param_spec_int ("selected", NULL, NULL, -1, G_MAXINT, -1, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "back");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
rhom_back_view_init (RhomBackView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *folder = rhom_figure_dup_directory ();
  g_autoptr (GError) error = NULL;

  self->buttons = g_ptr_array_new ();
  self->figure = rhom_figure_new_for_id (folder, FIGURE_ID, &error);
  if (self->figure == NULL)
    g_message ("%s", error->message);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (redraw), self, G_CONNECT_SWAPPED);
  rhom_back_view_set_zones (self, NULL, 0);
}

/**
 * rhom_back_view_follow:
 *
 * Lets it be the back of whom @settings say; once.
 */
void
rhom_back_view_follow (RhomBackView *self,
                       RhomSettings *settings)
{
  g_return_if_fail (RHOM_IS_BACK_VIEW (self));
  g_return_if_fail (RHOM_IS_SETTINGS (settings));

  g_object_bind_property (settings, "figure-person", self, "person", G_BINDING_SYNC_CREATE);
}

/**
 * rhom_back_view_set_zones:
 * @zones: (nullable) (array length=n_zones): with names in the user's language; %NULL for all seven regions
 *
 * What there is to choose from. Nothing is chosen then.
 */
void
rhom_back_view_set_zones (RhomBackView       *self,
                          const RhomBackZone *zones,
                          guint               n_zones)
{
  g_return_if_fail (RHOM_IS_BACK_VIEW (self));

  remove_buttons (self);
  if (self->figure == NULL)
    return;
  for (guint i = 0; i < (zones != NULL ? n_zones : G_N_ELEMENTS (all_zones)); i++)
    add_button (self, zones != NULL ? zones[i].name : _(all_zones[i].name), zones != NULL ? zones[i].regions : all_zones[i].regions);
  redraw (self);
}

/**
 * rhom_back_view_set_note:
 * @note: (nullable): a word or two, shown on @zone
 * @description: the same as a sentence, for a screen reader
 */
void
rhom_back_view_set_note (RhomBackView *self,
                         guint         zone,
                         const char   *note,
                         const char   *description)
{
  g_return_if_fail (RHOM_IS_BACK_VIEW (self));

  if (zone < self->buttons->len)
    rhom_back_zone_button_set_note (g_ptr_array_index (self->buttons, zone), note, description);
}

/**
 * rhom_back_view_set_selected:
 * @zone: by its place among the zones, -1 for none
 */
void
rhom_back_view_set_selected (RhomBackView *self,
                             int           zone)
{
  int selected;

  g_return_if_fail (RHOM_IS_BACK_VIEW (self));

  selected = rhom_back_view_get_selected (self);
  if (zone == selected || zone >= (int) self->buttons->len)
    return;
  if (zone >= 0)
    {
      gtk_check_button_set_active (g_ptr_array_index (self->buttons, zone), TRUE);
      return;
    }
  gtk_check_button_set_active (g_ptr_array_index (self->buttons, selected), FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * rhom_back_view_get_selected:
 *
 * Returns: the zone that is chosen, -1 if none
 */
int
rhom_back_view_get_selected (RhomBackView *self)
{
  g_return_val_if_fail (RHOM_IS_BACK_VIEW (self), -1);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->buttons, i)))
      return i;
  return -1;
}
