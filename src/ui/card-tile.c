/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-tile.h"

#include "ui/library-menu.h"
#include "ui/tile-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomCardTile:
 *
 * One exercise in the grid of the library: its figure, its name and how much
 * of it. The figure moves while the pointer or the keyboard is on it. The menu
 * comes by the second button, the Menu key, Shift+F10, or the button that
 * shows meanwhile; the button takes no focus, or the arrow keys would stop at
 * it.
 *
 * A grid holds a hundred and fifty of them, so it has no more children than it
 * needs at the moment, and listens to nothing: the grid does.
 */

#define WIDTH_PX 140
#define PICTURE_HEIGHT_PX 140
#define TEXT_INDENT_PX 6
#define TEXT_GAP_PX 9

struct _RhomCardTile
{
  GtkWidget parent_instance;

  RhomLibrary     *library;    /* (owned) */
  RhomLibraryItem *item;       /* (owned) (nullable) */
  gulong           changed_id; /* of @item; 0 = none */
  RhomTileText    *text;       /* (owned) */
  RhomThumbnail   *thumbnail;
  GtkWidget       *star;        /* (nullable) until it is first a favourite; a child */
  GtkWidget       *menu_button; /* (nullable) until it is first pointed at; a child */
};

G_DEFINE_FINAL_TYPE (RhomCardTile, rhom_card_tile, GTK_TYPE_WIDGET)

static void
add_star (RhomCardTile *self)
{
  self->star = g_object_new (GTK_TYPE_IMAGE, "icon-name", "starred-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->star, "star");
  gtk_widget_set_parent (self->star, GTK_WIDGET (self));
}

static void
show_marks (RhomCardTile *self)
{
  gboolean is_favourite = rhom_library_item_is_favourite (self->item);

  if (is_favourite && self->star == NULL)
    add_star (self);
  if (self->star != NULL)
    gtk_widget_set_visible (self->star, is_favourite);
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
pop_up_at (GtkGesture *gesture,
           double      x,
           double      y)
{
  GtkWidget *grid = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (grid, x, y, GTK_PICK_DEFAULT);
  GtkWidget *tile = picked != NULL ? gtk_widget_get_ancestor (picked, RHOM_TYPE_CARD_TILE) : NULL;

  if (tile == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_translate_coordinates (grid, tile, x, y, &x, &y);
  pop_up (RHOM_CARD_TILE (tile), x, y);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y)
{
  pop_up_at (GTK_GESTURE (gesture), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y)
{
  pop_up_at (GTK_GESTURE (gesture), x, y);
}

/**
 * rhom_card_tile_add_menus:
 * @grid: what the tiles stand in
 *
 * Lets each tile have its menu by the second button, or by a long touch.
 */
void
rhom_card_tile_add_menus (GtkWidget *grid)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), NULL);
  gtk_widget_add_controller (grid, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (grid, GTK_EVENT_CONTROLLER (press));
}

/* --- Moving --- */

static void
add_menu_button (RhomCardTile *self)
{
  self->menu_button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", "view-more-symbolic",
                                    "tooltip-text", _("Menu"), "action-name", "tile.menu", "focusable", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu"), -1);
  gtk_widget_add_css_class (self->menu_button, "circular");
  gtk_widget_add_css_class (self->menu_button, "osd");
  gtk_widget_set_parent (self->menu_button, GTK_WIDGET (self));
}

static void
update_attention (RhomCardTile *self)
{
  gboolean is_on = self->item != NULL && (gtk_widget_get_state_flags (GTK_WIDGET (self)) & (GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0;

  rhom_thumbnail_set_moving (self->thumbnail, is_on);
  if (is_on && self->menu_button == NULL)
    add_menu_button (self);
  if (self->menu_button != NULL)
    gtk_widget_set_visible (self->menu_button, is_on);
}

static void
rhom_card_tile_state_flags_changed (GtkWidget    *widget,
                                    GtkStateFlags before)
{
  GTK_WIDGET_CLASS (rhom_card_tile_parent_class)->state_flags_changed (widget, before);
  update_attention (RHOM_CARD_TILE (widget));
}

/* --- Its place --- */

static GtkSizeRequestMode
rhom_card_tile_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rhom_card_tile_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  RhomCardTile *self = RHOM_CARD_TILE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH_PX;
  else
    *minimum = *natural = PICTURE_HEIGHT_PX + TEXT_GAP_PX + rhom_tile_text_get_height (self->text, MAX (for_size, WIDTH_PX) - 2 * TEXT_INDENT_PX);
}

/* In a corner of the picture: at its end, or at its start. */
static void
allocate_mark (GtkWidget *mark, /* (nullable) */
               int        width,
               gboolean   is_right)
{
  GtkRequisition size;

  if (mark == NULL || !gtk_widget_get_visible (mark))
    return;
  gtk_widget_get_preferred_size (mark, NULL, &size);
  gtk_widget_size_allocate (mark, &(GtkAllocation){ is_right ? width - size.width : 0, 0, size.width, size.height }, -1);
}

static void
rhom_card_tile_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RhomCardTile *self = RHOM_CARD_TILE (widget);
  gboolean      is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (GTK_WIDGET (self->thumbnail), &(GtkAllocation){ 0, 0, width, PICTURE_HEIGHT_PX }, -1);
  allocate_mark (self->star, width, is_rtl);
  allocate_mark (self->menu_button, width, !is_rtl);
  rhom_tile_text_get_height (self->text, width - 2 * TEXT_INDENT_PX);
}

static void
rhom_card_tile_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (rhom_card_tile_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (TEXT_INDENT_PX, PICTURE_HEIGHT_PX + TEXT_GAP_PX));
  rhom_tile_text_snapshot (RHOM_CARD_TILE (widget)->text, snapshot);
  gtk_snapshot_restore (snapshot);
}

static void
rhom_card_tile_dispose (GObject *object)
{
  RhomCardTile *self = RHOM_CARD_TILE (object);
  GtkWidget    *child;

  rhom_card_tile_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->text, rhom_tile_text_free);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (rhom_card_tile_parent_class)->dispose (object);
}

static void
rhom_card_tile_class_init (RhomCardTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_card_tile_dispose;
  widget_class->get_request_mode = rhom_card_tile_get_request_mode;
  widget_class->measure = rhom_card_tile_measure;
  widget_class->size_allocate = rhom_card_tile_size_allocate;
  widget_class->snapshot = rhom_card_tile_snapshot;
  widget_class->state_flags_changed = rhom_card_tile_state_flags_changed;
  gtk_widget_class_set_css_name (widget_class, "cardtile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "tile.menu", NULL, menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "tile.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "tile.menu", NULL);
}

static void
rhom_card_tile_init (RhomCardTile *self)
{
  self->text = rhom_tile_text_new (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
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
  self->thumbnail = RHOM_THUMBNAIL (rhom_thumbnail_new (thumbnails));
  gtk_widget_set_parent (GTK_WIDGET (self->thumbnail), GTK_WIDGET (self));
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
  rhom_tile_text_set (self->text, rhom_library_item_get_name (item), rhom_library_item_get_line (item));
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
