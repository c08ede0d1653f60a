/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-tile.h"

#include "ui/library-menu.h"

#include <glib/gi18n-lib.h>

/**
 * RhomCardTile:
 *
 * One exercise in the grid of the library: its figure, its name and how much
 * of it. The figure moves while the pointer or the keyboard is on it. The menu
 * comes by the second button, the Menu key, Shift+F10, or the button that
 * shows meanwhile; the button takes no focus, or the arrow keys would stop at
 * it.
 */

#define WIDTH_PX 140
#define PICTURE_HEIGHT_PX 140
#define MOST_LINES 3

struct _RhomCardTile
{
  GtkWidget parent_instance;

  RhomLibrary     *library;    /* (owned) */
  RhomLibraryItem *item;       /* (owned) (nullable) */
  gulong           changed_id; /* of @item; 0 = none */
  GtkWidget       *overlay;
  RhomThumbnail   *thumbnail;
  GtkWidget       *star;
  GtkWidget       *menu_button; /* (nullable) until the tile is first pointed at */
  GtkLabel        *name;
  GtkLabel        *line;
  gboolean         is_pointed;
  gboolean         is_focused;
};

G_DEFINE_FINAL_TYPE (RhomCardTile, rhom_card_tile, GTK_TYPE_WIDGET)

static void
show_marks (RhomCardTile *self)
{
  gtk_widget_set_visible (self->star, rhom_library_item_is_favourite (self->item));
  if (rhom_library_item_get_routine (self->item) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "routine");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "routine");
}

static char *
describe (RhomLibraryItem *item)
{
  if (rhom_library_item_is_favourite (item))
    /* Translators: what a screen reader says of an exercise; its name, and how much of it. */
    return g_strdup_printf (_("%s, %s, favourite"), rhom_library_item_get_name (item), rhom_library_item_get_line (item));
  /* Translators: what a screen reader says of an exercise; its name, and how much of it. */
  return g_strdup_printf (_("%s, %s"), rhom_library_item_get_name (item), rhom_library_item_get_line (item));
}

static void
item_changed_cb (RhomCardTile *self)
{
  g_autofree char *text = describe (self->item);

  show_marks (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* --- The menu --- */

static void
let_go_cb (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* What was chosen is activated after this, through the tile. */
static void
menu_closed_cb (GtkWidget *popover)
{
  g_idle_add_once (let_go_cb, g_object_ref (popover));
}

static void
pop_up (RhomCardTile *self,
        double        x,
        double        y)
{
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  if (self->item == NULL)
    return;
  menu = rhom_library_menu_new (self->library, self->item);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  pop_up (RHOM_CARD_TILE (widget), gtk_widget_get_width (widget) / 2.0, PICTURE_HEIGHT_PX / 2.0);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            RhomCardTile    *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 RhomCardTile        *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, x, y);
}

/* --- Moving --- */

static void
add_menu_button (RhomCardTile *self)
{
  self->menu_button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", "view-more-symbolic",
                                    "tooltip-text", _("Menu"), "action-name", "tile.menu", "focusable", FALSE, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_START, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu"), -1);
  gtk_widget_add_css_class (self->menu_button, "circular");
  gtk_widget_add_css_class (self->menu_button, "osd");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->menu_button);
}

static void
update_attention (RhomCardTile *self)
{
  gboolean is_on = self->is_pointed || self->is_focused;

  rhom_thumbnail_set_moving (self->thumbnail, is_on);
  if (is_on && self->menu_button == NULL)
    add_menu_button (self);
  if (self->menu_button != NULL)
    gtk_widget_set_visible (self->menu_button, is_on);
}

static void
pointer_came_cb (RhomCardTile *self)
{
  self->is_pointed = TRUE;
  update_attention (self);
}

static void
pointer_left_cb (RhomCardTile *self)
{
  self->is_pointed = FALSE;
  update_attention (self);
}

static void
focus_came_cb (RhomCardTile *self)
{
  self->is_focused = TRUE;
  update_attention (self);
}

static void
focus_left_cb (RhomCardTile *self)
{
  self->is_focused = FALSE;
  update_attention (self);
}

static void
rhom_card_tile_dispose (GObject *object)
{
  RhomCardTile *self = RHOM_CARD_TILE (object);
  GtkWidget    *child;

  rhom_card_tile_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (rhom_card_tile_parent_class)->dispose (object);
}

static void
rhom_card_tile_class_init (RhomCardTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_card_tile_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardtile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "tile.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "tile.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "tile.menu", NULL);
}

static GtkLabel *
add_label (RhomCardTile *self,
           const char   *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "lines", MOST_LINES,
                                   "ellipsize", PANGO_ELLIPSIZE_END,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
add_picture (RhomCardTile   *self,
             RhomThumbnails *thumbnails)
{
  GtkWidget *thumbnail = rhom_thumbnail_new (thumbnails);

  self->thumbnail = RHOM_THUMBNAIL (thumbnail);
  gtk_widget_set_size_request (thumbnail, WIDTH_PX, PICTURE_HEIGHT_PX);
  self->star = g_object_new (GTK_TYPE_IMAGE,
                             "icon-name", "starred-symbolic",
                             "halign", GTK_ALIGN_START,
                             "valign", GTK_ALIGN_START,
                             "visible", FALSE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             NULL);
  gtk_widget_add_css_class (self->star, "star");
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), thumbnail);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->star);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
}

static void
add_controllers (RhomCardTile *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_came_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_came_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
rhom_card_tile_init (RhomCardTile *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

/**
 * rhom_card_tile_new:
 *
 * Returns: (transfer floating): a tile for any item
 */
GtkWidget *
rhom_card_tile_new (RhomLibrary    *library,
                    RhomThumbnails *thumbnails)
{
  RhomCardTile *self = g_object_new (RHOM_TYPE_CARD_TILE, NULL);

  self->library = g_object_ref (library);
  add_picture (self, thumbnails);
  self->name = add_label (self, "heading");
  self->line = add_label (self, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
  return GTK_WIDGET (self);
}

/**
 * rhom_card_tile_set_item:
 * @item: (nullable): what to show
 */
void
rhom_card_tile_set_item (RhomCardTile    *self,
                         RhomLibraryItem *item)
{
  g_return_if_fail (RHOM_IS_CARD_TILE (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_id, self->item);
  g_set_object (&self->item, item);
  rhom_thumbnail_set_card (self->thumbnail, item != NULL ? rhom_library_item_get_card (item) : NULL);
  if (item == NULL)
    return;
  gtk_label_set_label (self->name, rhom_library_item_get_name (item));
  gtk_label_set_label (self->line, rhom_library_item_get_line (item));
  self->changed_id = g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), self);
  item_changed_cb (self);
  update_attention (self);
}

/**
 * rhom_card_tile_get_item:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RhomLibraryItem *
rhom_card_tile_get_item (RhomCardTile *self)
{
  g_return_val_if_fail (RHOM_IS_CARD_TILE (self), NULL);

  return self->item;
}
