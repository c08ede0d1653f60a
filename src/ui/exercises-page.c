/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exercises-page.h"

#include "ui/card-filter.h"
#include "ui/card-tile.h"
#include "ui/choice-chip.h"
#include "ui/entry-name.h"
#include "ui/places.h"
#include "ui/wrap-layout.h"

#include <glib/gi18n-lib.h>

/**
 * RhomExercisesPage:
 *
 * The library: a grid of all there is, a search over every word of it, and
 * chips to choose by. One opens with the action app.card. What to do when an
 * exercise is not the answer stands above, one click away.
 *
 * The grid is filled when it is first looked at.
 */

struct _RhomExercisesPage
{
  AdwBin parent_instance;

  RhomLibrary    *library;    /* (owned) (nullable) until set up */
  RhomSettings   *settings;   /* (owned) (nullable) until set up */
  RhomThumbnails *thumbnails; /* (owned) (nullable) until set up */
  RhomCardFilter *filter;     /* (owned) */
  GListModel     *shown;      /* (owned) (nullable) until it is first looked at */

  GtkWidget         *search_entry;
  GtkWidget         *chips;
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkGridView       *grid;

  RhomChoiceChip  *area_chip;
  RhomChoiceChip  *position_chip;
  RhomChoiceChip  *kind_chip;
  GtkToggleButton *routines_chip;
  GtkToggleButton *desk_chip;
  GtkToggleButton *equipped_chip;
  GtkToggleButton *favourites_chip;
  GtkToggleButton *hidden_chip;
};

G_DEFINE_FINAL_TYPE (RhomExercisesPage, rhom_exercises_page, ADW_TYPE_BIN)

/* --- What is shown --- */

static void
update_stack (RhomExercisesPage *self)
{
  guint n_items = g_list_model_get_n_items (rhom_library_get_items (self->library));
  guint n_shown = self->shown != NULL ? g_list_model_get_n_items (self->shown) : n_items;

  gtk_stack_set_visible_child_name (self->stack, n_items == 0 ? "empty" : n_shown == 0 ? "nothing"
                                                                                       : "grid");
}

/* What is at hand: furniture always is. */
static guint
get_equipment (RhomExercisesPage *self)
{
  static const char *const furniture[] = { "chair", "wall", "door-frame", NULL };
  g_auto (GStrv) owned = rhom_settings_dup_words (self->settings, RHOM_SETTING_EQUIPMENT);
  gboolean has_mat = rhom_settings_get_boolean (self->settings, RHOM_SETTING_HAS_MAT);
  guint    mask = 0;

  for (guint i = 0; rhom_card_equipment_words[i].id != NULL; i++)
    {
      const char *id = rhom_card_equipment_words[i].id;

      if (g_strv_contains (furniture, id) || g_strv_contains ((const char *const *) owned, id) || (has_mat && g_str_equal (id, "mat")))
        mask |= 1u << i;
    }
  return mask;
}

/* What is found is looked at from its beginning. */
static void
scroll_up (RhomExercisesPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
choice_changed_cb (RhomExercisesPage *self)
{
  RhomCardChoice choice = {
    .areas = rhom_choice_chip_get_chosen (self->area_chip),
    .kinds = rhom_choice_chip_get_chosen (self->kind_chip),
    .positions = rhom_choice_chip_get_chosen (self->position_chip),
    .is_for_desk = gtk_toggle_button_get_active (self->desk_chip),
    .is_equipped = gtk_toggle_button_get_active (self->equipped_chip),
    .equipment = get_equipment (self),
    .is_routine = gtk_toggle_button_get_active (self->routines_chip),
    .is_favourite = gtk_toggle_button_get_active (self->favourites_chip),
    .is_hidden = gtk_toggle_button_get_active (self->hidden_chip),
  };

  scroll_up (self);
  rhom_card_filter_set_choice (self->filter, &choice);
}

static void
text_changed_cb (RhomExercisesPage *self)
{
  scroll_up (self);
  rhom_card_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

/* Enter goes on to what was found. */
static void
search_done_cb (RhomExercisesPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->grid), GTK_DIR_TAB_FORWARD);
}

static void
show_all_cb (RhomExercisesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  rhom_choice_chip_clear (self->area_chip);
  rhom_choice_chip_clear (self->kind_chip);
  rhom_choice_chip_clear (self->position_chip);
  gtk_toggle_button_set_active (self->routines_chip, FALSE);
  gtk_toggle_button_set_active (self->desk_chip, FALSE);
  gtk_toggle_button_set_active (self->equipped_chip, FALSE);
  gtk_toggle_button_set_active (self->favourites_chip, FALSE);
  gtk_toggle_button_set_active (self->hidden_chip, FALSE);
  choice_changed_cb (self);
  gtk_widget_grab_focus (self->search_entry);
}

/* The way to what is hidden is there as long as anything is. */
static void
marked_cb (RhomExercisesPage *self)
{
  guint            n_hidden = rhom_library_get_n_hidden (self->library);
  g_autofree char *text = NULL;

  /* Translators: shows the exercises that were hidden; %u is how many there are. */
  text = g_strdup_printf (_("Hidden (%u)"), n_hidden);
  gtk_button_set_label (GTK_BUTTON (self->hidden_chip), text);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden_chip), n_hidden > 0);
  if (n_hidden == 0)
    gtk_toggle_button_set_active (self->hidden_chip, FALSE);
  rhom_card_filter_refresh (self->filter);
}

/* --- The grid --- */

static void
make_tile_cb (RhomExercisesPage  *self,
              GtkListItem        *list_item,
              GtkListItemFactory *factory)
{
  gtk_list_item_set_child (list_item, rhom_card_tile_new (self->library, self->thumbnails));
}

static void
fill_tile (RhomPlace    *place,
           RhomCardTile *tile)
{
  rhom_card_tile_set_item (tile, rhom_place_get_item (place));
}

static void
fill_tile_cb (RhomExercisesPage  *self,
              GtkListItem        *list_item,
              GtkListItemFactory *factory)
{
  RhomPlace *place = gtk_list_item_get_item (list_item);
  GtkWidget *tile = gtk_list_item_get_child (list_item);

  g_signal_connect (place, "changed", G_CALLBACK (fill_tile), tile);
  fill_tile (place, RHOM_CARD_TILE (tile));
}

static void
empty_tile_cb (RhomExercisesPage  *self,
               GtkListItem        *list_item,
               GtkListItemFactory *factory)
{
  GtkWidget *tile = gtk_list_item_get_child (list_item);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), fill_tile, tile);
  rhom_card_tile_set_item (RHOM_CARD_TILE (tile), NULL);
}

static void
activated_cb (RhomExercisesPage *self,
              guint              position)
{
  g_autoptr (RhomPlace) place = g_list_model_get_item (G_LIST_MODEL (gtk_grid_view_get_model (self->grid)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.card", "s", rhom_library_item_get_id (rhom_place_get_item (place)));
}

static void
fill_grid (RhomExercisesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel  *selection;

  g_signal_connect_object (factory, "setup", G_CALLBACK (make_tile_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (fill_tile_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (empty_tile_cb), self, G_CONNECT_SWAPPED);
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (rhom_library_get_items (self->library)), g_object_ref (GTK_FILTER (self->filter))));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (update_stack), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rhom_places_new (self->shown))));
  rhom_card_tile_add_menus (GTK_WIDGET (self->grid));
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, selection);
  g_object_unref (selection);
  g_object_unref (factory);
  update_stack (self);
}

static void
rhom_exercises_page_map (GtkWidget *widget)
{
  RhomExercisesPage *self = RHOM_EXERCISES_PAGE (widget);

  if (self->shown == NULL && self->library != NULL)
    fill_grid (self);
  GTK_WIDGET_CLASS (rhom_exercises_page_parent_class)->map (widget);
}

/* --- The chips --- */

static RhomChoiceChip *
add_choice (RhomExercisesPage  *self,
            const char         *label,
            const RhomCardWord *words)
{
  GtkWidget *chip = rhom_choice_chip_new (label, words);

  gtk_box_append (GTK_BOX (self->chips), chip);
  g_signal_connect_object (chip, "changed", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return RHOM_CHOICE_CHIP (chip);
}

static GtkToggleButton *
add_toggle (RhomExercisesPage *self,
            const char        *label)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "chip");
  gtk_box_append (GTK_BOX (self->chips), chip);
  g_signal_connect_object (chip, "toggled", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_TOGGLE_BUTTON (chip);
}

/* In large letters it is wider than a small window, so it may go on below. */
static void
add_safety (RhomExercisesPage *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_("When to Stop and Get _Help"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), button);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.safety");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  gtk_box_append (GTK_BOX (self->chips), button);
}

static void
add_chips (RhomExercisesPage *self)
{
  /* Translators: chooses routines, which are several exercises in a row. */
  self->routines_chip = add_toggle (self, _("Routines"));
  /* Translators: chooses exercises by the part of the body they are for. */
  self->area_chip = add_choice (self, _("Area"), rhom_card_area_words);
  /* Translators: chooses exercises by how one is placed for them. */
  self->position_chip = add_choice (self, _("Position"), rhom_card_position_words);
  /* Translators: chooses exercises by what they are: stretch, strength or relaxation. */
  self->kind_chip = add_choice (self, _("Kind"), rhom_card_kind_words);
  /* Translators: chooses exercises that can be done at the desk. */
  self->desk_chip = add_toggle (self, _("At the Desk"));
  /* Translators: chooses exercises that need nothing but what the preferences say there is. */
  self->equipped_chip = add_toggle (self, _("With What I Have"));
  /* Translators: chooses exercises that were marked as favourites. */
  self->favourites_chip = add_toggle (self, _("Favourites"));
  self->hidden_chip = add_toggle (self, "");
  add_safety (self);
}

static void
rhom_exercises_page_dispose (GObject *object)
{
  RhomExercisesPage *self = RHOM_EXERCISES_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_EXERCISES_PAGE);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (rhom_exercises_page_parent_class)->dispose (object);
}

static void
rhom_exercises_page_class_init (RhomExercisesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_exercises_page_dispose;
  widget_class->map = rhom_exercises_page_map;

  g_type_ensure (RHOM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/exercises-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, chips);
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
rhom_exercises_page_init (RhomExercisesPage *self)
{
  self->filter = rhom_card_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_chips (self);
  rhom_entry_name (GTK_EDITABLE (self->search_entry), _("Search exercises"));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), GTK_WIDGET (self));
}

/**
 * rhom_exercises_page_setup:
 *
 * Gives the page what it shows; once.
 */
void
rhom_exercises_page_setup (RhomExercisesPage *self,
                           RhomLibrary       *library,
                           RhomThumbnails    *thumbnails,
                           RhomSettings      *settings)
{
  g_return_if_fail (RHOM_IS_EXERCISES_PAGE (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->thumbnails = g_object_ref (thumbnails);
  rhom_thumbnails_watch (self->thumbnails, self->scroller);
  g_signal_connect_object (settings, "notify::equipment", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::has-mat", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "marked", G_CALLBACK (marked_cb), self, G_CONNECT_SWAPPED);
  marked_cb (self);
  update_stack (self);
}

/**
 * rhom_exercises_page_search:
 *
 * Lets the person type what to look for.
 */
void
rhom_exercises_page_search (RhomExercisesPage *self)
{
  g_return_if_fail (RHOM_IS_EXERCISES_PAGE (self));

  gtk_widget_grab_focus (self->search_entry);
}
