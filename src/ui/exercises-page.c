/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exercises-page.h"

#include "ui/figure-view.h"

#include <glib/gi18n-lib.h>

/**
 * RhomExercisesPage:
 *
 * All cards as a list; one of them opens with the action app.card. What to do
 * when an exercise is not the answer stands above.
 */

struct _RhomExercisesPage
{
  AdwBin parent_instance;

  GtkWidget  *group;
  GtkListBox *list;
  GtkWidget  *empty_label;
};

G_DEFINE_FINAL_TYPE (RhomExercisesPage, rhom_exercises_page, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  RhomCard        *card = RHOM_CARD (item);
  g_autofree char *summary = rhom_card_dup_summary (card);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rhom_card_get_name (card));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), rhom_figure_view_new_still (card, user_data));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", rhom_card_get_id (card));
  return row;
}

static void
items_changed_cb (RhomExercisesPage *self,
                  guint              position,
                  guint              removed,
                  guint              added,
                  GListModel        *model)
{
  gboolean is_empty = g_list_model_get_n_items (model) == 0;

  gtk_widget_set_visible (self->group, !is_empty);
  gtk_widget_set_visible (self->empty_label, is_empty);
}

static void
rhom_exercises_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_EXERCISES_PAGE);

  G_OBJECT_CLASS (rhom_exercises_page_parent_class)->dispose (object);
}

static void
rhom_exercises_page_class_init (RhomExercisesPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_exercises_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/exercises-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, group);
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, list);
  gtk_widget_class_bind_template_child (widget_class, RhomExercisesPage, empty_label);
}

static void
rhom_exercises_page_init (RhomExercisesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_exercises_page_setup:
 *
 * Gives the page what it shows; once.
 */
void
rhom_exercises_page_setup (RhomExercisesPage *self,
                           RhomCatalogue     *catalogue,
                           RhomSettings      *settings)
{
  GListModel *model = G_LIST_MODEL (catalogue);

  g_return_if_fail (RHOM_IS_EXERCISES_PAGE (self));

  gtk_list_box_bind_model (self->list, model, make_row, g_object_ref (settings), g_object_unref);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, 0, model);
}
