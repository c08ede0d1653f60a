/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-picker.h"

#include "ui/card-filter.h"
#include "ui/entry-name.h"

#include <glib/gi18n-lib.h>

/**
 * RhomCardPicker:
 *
 * A short list of all exercises to pick one from, with a search over them.
 *
 * #RhomCardPicker::picked carries the one that was.
 */

#define WIDTH_PX 280
#define HEIGHT_PX 320

struct _RhomCardPicker
{
  GtkPopover parent_instance;

  RhomThumbnails *thumbnails; /* (owned) */
  RhomCardFilter *filter;     /* (owned) */
  GListModel     *shown;      /* (owned) */
  GtkWidget      *search_entry;
};

G_DEFINE_FINAL_TYPE (RhomCardPicker, rhom_card_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pick (RhomCardPicker *self,
      guint           position)
{
  g_autoptr (RhomLibraryItem) item = g_list_model_get_item (self->shown, position);

  if (item == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, rhom_library_item_get_card (item));
}

/* Enter takes the first that was found. */
static void
search_done_cb (RhomCardPicker *self)
{
  pick (self, 0);
}

static void
text_changed_cb (RhomCardPicker *self)
{
  rhom_card_filter_set_text (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
rhom_card_picker_map (GtkWidget *widget)
{
  RhomCardPicker *self = RHOM_CARD_PICKER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  GTK_WIDGET_CLASS (rhom_card_picker_parent_class)->map (widget);
  gtk_widget_grab_focus (self->search_entry);
}

static void
make_row_cb (RhomCardPicker     *self,
             GtkListItem        *list_item,
             GtkListItemFactory *factory)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), rhom_thumbnail_new_small (self->thumbnails, NULL));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (list_item, box);
}

static void
fill_row_cb (RhomCardPicker     *self,
             GtkListItem        *list_item,
             GtkListItemFactory *factory)
{
  RhomLibraryItem *item = gtk_list_item_get_item (list_item);
  GtkWidget       *box = gtk_list_item_get_child (list_item);

  rhom_thumbnail_set_card (RHOM_THUMBNAIL (gtk_widget_get_first_child (box)), rhom_library_item_get_card (item));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), rhom_library_item_get_name (item));
}

static GtkWidget *
make_list (RhomCardPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget          *list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->shown))), factory);

  g_signal_connect_object (factory, "setup", G_CALLBACK (make_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (fill_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activate", G_CALLBACK (pick), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Exercises"), -1);
  return list;
}

static void
rhom_card_picker_dispose (GObject *object)
{
  RhomCardPicker *self = RHOM_CARD_PICKER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->filter);
  g_clear_object (&self->thumbnails);

  G_OBJECT_CLASS (rhom_card_picker_parent_class)->dispose (object);
}

static void
rhom_card_picker_class_init (RhomCardPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_card_picker_dispose;
  GTK_WIDGET_CLASS (klass)->map = rhom_card_picker_map;
  signals[PICKED] = g_signal_new ("picked", RHOM_TYPE_CARD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, RHOM_TYPE_CARD);
}

static void
rhom_card_picker_init (RhomCardPicker *self)
{
  self->filter = rhom_card_filter_new ();
  self->search_entry = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search exercises"), NULL);
  rhom_entry_name (GTK_EDITABLE (self->search_entry), _("Search exercises"));
  g_signal_connect_object (self->search_entry, "notify::text", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_done_cb), self, G_CONNECT_SWAPPED);
}

static void
set_up (RhomCardPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), make_list (self));
  gtk_widget_set_size_request (scroller, WIDTH_PX, HEIGHT_PX);
  rhom_thumbnails_watch (self->thumbnails, GTK_SCROLLED_WINDOW (scroller));
  gtk_box_append (GTK_BOX (box), self->search_entry);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static GtkWidget *
new_for (RhomLibrary          *library,
         RhomThumbnails       *thumbnails,
         const RhomCardChoice *choice)
{
  RhomCardPicker *self = g_object_new (RHOM_TYPE_CARD_PICKER, NULL);

  rhom_card_filter_set_choice (self->filter, choice);
  self->thumbnails = g_object_ref (thumbnails);
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (rhom_library_get_items (library)), g_object_ref (GTK_FILTER (self->filter))));
  set_up (self);
  return GTK_WIDGET (self);
}

/**
 * rhom_card_picker_new:
 *
 * Returns: (transfer floating): a popover with all exercises
 */
GtkWidget *
rhom_card_picker_new (RhomLibrary    *library,
                      RhomThumbnails *thumbnails)
{
  return new_for (library, thumbnails, &(RhomCardChoice){ .is_exercise = TRUE });
}

/**
 * rhom_card_picker_new_for_figures:
 *
 * Returns: (transfer floating): a popover with those that have a figure
 */
GtkWidget *
rhom_card_picker_new_for_figures (RhomLibrary    *library,
                                  RhomThumbnails *thumbnails)
{
  return new_for (library, thumbnails, &(RhomCardChoice){ .has_figure = TRUE });
}
