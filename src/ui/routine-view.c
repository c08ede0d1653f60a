/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/routine-view.h"

#include "ui/plan.h"

#include <glib/gi18n-lib.h>

/**
 * RhomRoutineView:
 *
 * One routine: what it is good for, how long it takes, and its exercises in
 * order, each with its time; one opens with the action app.card.
 */

struct _RhomRoutineView
{
  AdwBin parent_instance;

  RhomThumbnails *thumbnails; /* (owned) (nullable) until set up */
  RhomRoutine    *routine;    /* (owned) (nullable) */

  GtkLabel   *name_label;
  GtkLabel   *total_label;
  GtkLabel   *why_label;
  GtkButton  *start_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (RhomRoutineView, rhom_routine_view, ADW_TYPE_BIN)

/* Not a child of the template: disposing that would unparent it behind the back of AdwBin. */
static GtkScrolledWindow *
get_scroller (RhomRoutineView *self)
{
  return GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
}

static GtkWidget *
make_row (RhomRoutineView *self,
          guint            place)
{
  RhomCard        *card = rhom_routine_get_card (self->routine, place);
  const RhomDose  *dose = rhom_routine_get_dose (self->routine, place);
  g_autofree char *amount = rhom_dose_dup_text (dose);
  g_autofree char *total = rhom_plan_dup_card_total (card, dose);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *time_label = gtk_label_new (total);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rhom_card_get_name (card));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), amount);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), rhom_thumbnail_new_small (self->thumbnails, card));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), time_label);
  gtk_widget_add_css_class (time_label, "numeric");
  gtk_widget_add_css_class (time_label, "dim-label");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.card");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", rhom_card_get_id (card));
  return row;
}

static void
fill_list (RhomRoutineView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < rhom_routine_get_n_items (self->routine); i++)
    gtk_list_box_append (self->list, make_row (self, i));
}

static void
fill (RhomRoutineView *self)
{
  guint            n = rhom_routine_get_n_items (self->routine);
  const char      *why = rhom_routine_get_why (self->routine);
  g_autofree char *total = rhom_plan_dup_routine_total (self->routine);
  g_autofree char *line = NULL;
  g_autofree char *start = NULL;

  /* Translators: of a routine: how many exercises, and how long all of it takes: "6 exercises · 15:20". */
  line = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u exercise · %s", "%u exercises · %s", n), n, total);
  gtk_label_set_label (self->name_label, rhom_routine_get_name (self->routine));
  gtk_label_set_label (self->total_label, line);
  gtk_label_set_label (self->why_label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why != NULL);
  start = g_strdup_printf (_("_Start · %s"), total);
  gtk_button_set_label (self->start_button, start);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start_button), "s", rhom_routine_get_id (self->routine));
}

static void
rhom_routine_view_dispose (GObject *object)
{
  RhomRoutineView *self = RHOM_ROUTINE_VIEW (object);

  g_clear_object (&self->routine);
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_ROUTINE_VIEW);
  g_clear_object (&self->thumbnails);

  G_OBJECT_CLASS (rhom_routine_view_parent_class)->dispose (object);
}

static void
rhom_routine_view_class_init (RhomRoutineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_routine_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/routine-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineView, name_label);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineView, total_label);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineView, why_label);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineView, start_button);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineView, list);
}

static void
rhom_routine_view_init (RhomRoutineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_routine_view_setup:
 *
 * Gives the view what paints its figures; once.
 */
void
rhom_routine_view_setup (RhomRoutineView *self,
                         RhomThumbnails  *thumbnails)
{
  g_return_if_fail (RHOM_IS_ROUTINE_VIEW (self));
  g_return_if_fail (self->thumbnails == NULL);

  self->thumbnails = g_object_ref (thumbnails);
  rhom_thumbnails_watch (thumbnails, get_scroller (self));
}

/**
 * rhom_routine_view_set_routine:
 * @routine: what to show, from its top
 */
void
rhom_routine_view_set_routine (RhomRoutineView *self,
                               RhomRoutine     *routine)
{
  g_return_if_fail (RHOM_IS_ROUTINE_VIEW (self));

  if (!g_set_object (&self->routine, routine))
    return;
  fill (self);
  fill_list (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_scroller (self)), 0);
}
