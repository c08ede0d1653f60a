/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window.h"

#include "ui/card-view.h"
#include "ui/exercises-page.h"
#include "ui/library-actions.h"
#include "ui/library-editing.h"
#include "ui/library-menu.h"
#include "ui/routine-view.h"
#include "ui/today-page.h"

#include <glib/gi18n-lib.h>

/**
 * RhomWindow:
 *
 * The main window: Today and Exercises, and a card pushed over them. Without
 * the service it says so and offers to start it.
 */

struct _RhomWindow
{
  AdwApplicationWindow parent_instance;

  RhomServiceClient *client;     /* (owned) */
  RhomSettings      *settings;   /* (owned) */
  RhomCatalogue     *catalogue;  /* (owned) */
  RhomLibrary       *library;    /* (owned) */
  char              *details_id; /* (owned) (nullable): of the card or routine that was opened last */
  GtkWidget         *came_from;  /* weak, (nullable): what had the focus when it was */

  AdwToastOverlay   *toasts;
  GtkStack          *stack;
  AdwLeaflet        *leaflet;
  AdwViewStack      *pages;
  RhomTodayPage     *today_page;
  RhomExercisesPage *exercises_page;
  GtkStack          *details;
  RhomCardView      *card_view;
  RhomRoutineView   *routine_view;
  GtkButton         *star_button;
  GtkMenuButton     *card_menu_button;
  AdwWindowTitle    *card_title;
};

G_DEFINE_FINAL_TYPE (RhomWindow, rhom_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  PROP_CATALOGUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
state_changed_cb (RhomWindow *self)
{
  static const char *const names[] = {
    [RHOM_SERVICE_CONNECTING] = "connecting",
    [RHOM_SERVICE_CONNECTED] = "connected",
    [RHOM_SERVICE_MISSING] = "missing",
  };

  gtk_stack_set_visible_child_name (self->stack, names[rhom_service_client_get_state (self->client)]);
}

static void
start_cb (RhomWindow *self)
{
  rhom_service_client_start (self->client);
}

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  adw_leaflet_navigate (RHOM_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RhomWindow *self = RHOM_WINDOW (widget);

  rhom_window_show_page (self, "exercises");
  rhom_exercises_page_search (self->exercises_page);
}

static void
page_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  rhom_window_show_page (RHOM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
fullscreen_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
leaflet_moved_cb (RhomWindow *self)
{
  gboolean is_card = g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "card") == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", is_card);
  if (!is_card && self->came_from != NULL)
    gtk_widget_grab_focus (self->came_from);
  if (!is_card)
    g_clear_weak_pointer (&self->came_from);
}

/* The size is kept when the window goes, not at every step of a resize. */
static gboolean
rhom_window_close_request (GtkWindow *window)
{
  RhomWindow *self = RHOM_WINDOW (window);
  int         width = 0;
  int         height = 0;

  gtk_window_get_default_size (window, &width, &height);
  g_object_set (self->settings, "window-width", width, "window-height", height, "window-maximized", gtk_window_is_maximized (window), NULL);
  return GTK_WINDOW_CLASS (rhom_window_parent_class)->close_request (window);
}

static void
restore_size (RhomWindow *self)
{
  int      width = 0;
  int      height = 0;
  gboolean is_maximized = FALSE;

  g_object_get (self->settings, "window-width", &width, "window-height", &height, "window-maximized", &is_maximized, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (is_maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
rhom_window_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  RhomWindow *self = RHOM_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_CATALOGUE:
      self->catalogue = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What can be done with the card that is open. */
static void
show_marks (RhomWindow *self)
{
  RhomLibraryItem *item = self->details_id != NULL ? rhom_library_find (self->library, self->details_id) : NULL;
  gboolean         is_favourite;
  const char      *text;
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->star_button), item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->card_menu_button), item != NULL);
  if (item == NULL)
    return;
  is_favourite = rhom_library_item_is_favourite (item);
  text = is_favourite ? _("Remove from favourites") : _("Add to favourites");
  gtk_button_set_icon_name (self->star_button, is_favourite ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->star_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->star_button), "s", self->details_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->star_button), is_favourite ? "library.unfavourite" : "library.favourite");
  menu = rhom_library_menu_new (self->library, item);
  gtk_menu_button_set_menu_model (self->card_menu_button, menu);
}

/* Another version of what is open may have come in, or it may have gone. */
static void
refresh_details (RhomWindow *self)
{
  g_autofree char *id = g_strdup (self->details_id);

  if (id != NULL && g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "card") == 0 && !rhom_window_show_card (self, id))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static gboolean
dropped_cb (RhomWindow   *self,
            const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    rhom_library_editing_import (GTK_WINDOW (self), self->library, self->toasts, l->data);
  return TRUE;
}

/* A pack that is dropped on the window is imported. */
static void
add_drop_target (RhomWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
set_up_library (RhomWindow *self)
{
  GActionGroup *actions;
  g_autoptr (RhomThumbnails) thumbnails = rhom_thumbnails_new (self->settings);

  self->library = rhom_library_new (self->catalogue, self->settings);
  actions = rhom_library_actions_new (self->library, self->toasts);
  rhom_library_editing_add (G_ACTION_MAP (actions), GTK_WINDOW (self), self->library, thumbnails, self->toasts);
  gtk_widget_insert_action_group (GTK_WIDGET (self), RHOM_LIBRARY_ACTION_GROUP, actions);
  g_object_unref (actions);
  rhom_exercises_page_setup (self->exercises_page, self->library, thumbnails, self->settings);
  rhom_routine_view_setup (self->routine_view, thumbnails);
  g_signal_connect_object (self->library, "marked", G_CALLBACK (show_marks), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rhom_library_get_items (self->library), "items-changed", G_CALLBACK (refresh_details), self, G_CONNECT_SWAPPED);
  add_drop_target (self);
}

static void
rhom_window_constructed (GObject *object)
{
  RhomWindow *self = RHOM_WINDOW (object);

  G_OBJECT_CLASS (rhom_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  g_assert (RHOM_IS_CATALOGUE (self->catalogue));
  restore_size (self);
  rhom_today_page_setup (self->today_page, self->client, self->settings, self->catalogue);
  set_up_library (self);
  rhom_card_view_setup (self->card_view, self->client, self->settings);
  g_signal_connect_object (self->client, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  state_changed_cb (self);
  leaflet_moved_cb (self);
}

static void
rhom_window_dispose (GObject *object)
{
  RhomWindow *self = RHOM_WINDOW (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->library);
  g_clear_weak_pointer (&self->came_from);
  g_clear_pointer (&self->details_id, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_WINDOW);

  G_OBJECT_CLASS (rhom_window_parent_class)->dispose (object);
}

static void
rhom_window_class_init (RhomWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_window_constructed;
  object_class->dispose = rhom_window_dispose;
  object_class->set_property = rhom_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_window_close_request;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  properties[PROP_CATALOGUE] = g_param_spec_object ("catalogue", NULL, NULL, RHOM_TYPE_CATALOGUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RHOM_TYPE_TODAY_PAGE);
  g_type_ensure (RHOM_TYPE_EXERCISES_PAGE);
  g_type_ensure (RHOM_TYPE_CARD_VIEW);
  g_type_ensure (RHOM_TYPE_ROUTINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, today_page);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, exercises_page);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, card_view);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, card_title);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, details);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, routine_view);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, star_button);
  gtk_widget_class_bind_template_child (widget_class, RhomWindow, card_menu_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_ALT_MASK, "win.page", "s", "today");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_ALT_MASK, "win.page", "s", "exercises");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "library.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.fullscreen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
rhom_window_init (RhomWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (leaflet_moved_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_window_new:
 *
 * Returns: (transfer none): a window, not shown yet; GTK owns it
 */
RhomWindow *
rhom_window_new (GtkApplication    *application,
                 RhomServiceClient *client,
                 RhomSettings      *settings,
                 RhomCatalogue     *catalogue)
{
  return g_object_new (RHOM_TYPE_WINDOW, "application", application, "client", client, "settings", settings, "catalogue", catalogue, NULL);
}

/**
 * rhom_window_show_page:
 * @name: "today" or "exercises"
 *
 * Leaves a card that is open.
 */
void
rhom_window_show_page (RhomWindow *self,
                       const char *name)
{
  g_return_if_fail (RHOM_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->pages, name);
  adw_leaflet_set_visible_child_name (self->leaflet, "main");
}

static void
show_details (RhomWindow *self,
              GtkWidget  *view,
              const char *id,
              const char *name)
{
  if (g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "main") == 0)
    g_set_weak_pointer (&self->came_from, gtk_window_get_focus (GTK_WINDOW (self)));
  g_free (self->details_id);
  self->details_id = g_strdup (id);
  show_marks (self);
  adw_window_title_set_title (self->card_title, name);
  gtk_stack_set_visible_child (self->details, view);
  adw_leaflet_set_visible_child_name (self->leaflet, "card");
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

/**
 * rhom_window_show_card:
 * @id: the id of a card or routine
 *
 * Returns: whether there is such a one
 */
gboolean
rhom_window_show_card (RhomWindow *self,
                       const char *id)
{
  RhomCard    *card;
  RhomRoutine *routine;

  g_return_val_if_fail (RHOM_IS_WINDOW (self), FALSE);

  card = rhom_catalogue_lookup (self->catalogue, id);
  routine = rhom_catalogue_lookup_routine (self->catalogue, id);
  if (card != NULL)
    {
      rhom_card_view_set_card (self->card_view, card);
      show_details (self, GTK_WIDGET (self->card_view), id, rhom_card_get_name (card));
    }
  else if (routine != NULL)
    {
      rhom_routine_view_set_routine (self->routine_view, routine);
      show_details (self, GTK_WIDGET (self->routine_view), id, rhom_routine_get_name (routine));
    }
  return card != NULL || routine != NULL;
}

/**
 * rhom_window_add_toast:
 * @text: one short sentence
 */
void
rhom_window_add_toast (RhomWindow *self,
                       const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (RHOM_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
