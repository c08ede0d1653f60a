/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-view.h"

#include "core/time-text.h"
#include "ui/columns.h"
#include "ui/ring.h"
#include "ui/figure-view.h"
#include "ui/plan.h"

#include <glib/gi18n-lib.h>

/**
 * RhomCardView:
 *
 * One exercise: its illustration, how much, the steps, why, what to take care
 * of, and where that is from. In a wide window the illustration stands beside
 * the words. While a break runs, a bar above says how long it still lasts and
 * ends it.
 */

struct _RhomCardView
{
  AdwBin parent_instance;

  RhomServiceClient *client; /* (owned) (nullable) until set up */
  RhomCard          *card;   /* (owned) (nullable) */

  GtkRevealer       *break_bar;
  RhomRing          *break_ring;
  GtkLabel          *break_label;
  GtkScrolledWindow *scroller;
  RhomFigureView    *figure;
  GtkLabel          *name_label;
  GtkLabel          *dose_label;
  GtkButton         *start_button;
  GtkBox            *steps_box;
  GtkWidget         *why_box;
  GtkLabel          *why_label;
  GtkListBox        *versions_list;
  GtkLabel          *care_label;
  GtkLabel          *avoid_label;
  GtkLabel          *sources_label;
};

G_DEFINE_FINAL_TYPE (RhomCardView, rhom_card_view, ADW_TYPE_BIN)

static void
set_optional (GtkLabel   *label,
              GtkWidget  *container,
              const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (container, text != NULL && *text != '\0');
}

static GtkWidget *
make_step (int         number,
           const char *text)
{
  g_autofree char *digits = g_strdup_printf ("%d", number);
  GtkWidget       *row = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget       *number_label = gtk_label_new (digits);
  GtkWidget       *text_label = gtk_label_new (text);

  gtk_widget_add_css_class (number_label, "step-number");
  gtk_widget_set_valign (number_label, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (text_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text_label), 0);
  gtk_widget_set_valign (text_label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (text_label, TRUE);
  gtk_box_append (GTK_BOX (row), number_label);
  gtk_box_append (GTK_BOX (row), text_label);
  return row;
}

static void
fill_steps (RhomCardView *self)
{
  const char *const *steps = rhom_card_get_steps (self->card);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box))) != NULL)
    gtk_box_remove (self->steps_box, child);
  for (int i = 0; steps != NULL && steps[i] != NULL; i++)
    gtk_box_append (self->steps_box, make_step (i + 1, steps[i]));
}

/* @card: (nullable): the id of the exercise that it leads to */
static void
add_version (RhomCardView *self,
             const char   *title,
             const char   *text,
             const char   *card)
{
  GtkWidget *row;

  if (text == NULL && card == NULL)
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (text != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (card != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.card");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", card);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), card != NULL);
  gtk_widget_set_focusable (row, card != NULL);
  gtk_list_box_append (self->versions_list, row);
}

static void
fill_versions (RhomCardView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->versions_list))) != NULL)
    gtk_list_box_remove (self->versions_list, child);
  /* Translators: heading of how to make an exercise easier. */
  add_version (self, _("Easier"), rhom_card_get_easier (self->card), rhom_card_get_easier_card (self->card));
  /* Translators: heading of how to make an exercise harder. */
  add_version (self, _("Harder"), rhom_card_get_harder (self->card), rhom_card_get_harder_card (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self->versions_list), gtk_widget_get_first_child (GTK_WIDGET (self->versions_list)) != NULL);
}

static void
fill_start (RhomCardView *self)
{
  g_autofree char *total = rhom_plan_dup_card_total (self->card, NULL);
  g_autofree char *text = NULL;

  /* Translators: begins to lead through an exercise; %s is how long that takes, such as "1:05". */
  text = g_strdup_printf (_("_Start · %s"), total);
  gtk_button_set_label (self->start_button, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start_button), "s", rhom_card_get_id (self->card));
}

static void
fill_sources (RhomCardView *self)
{
  const char *const *sources = rhom_card_get_sources (self->card);
  g_autofree char   *joined = sources != NULL ? g_strjoinv ("; ", (char **) sources) : NULL;
  /* Translators: %s is a list of titles and publishers. */
  g_autofree char *text = joined != NULL && *joined != '\0' ? g_strdup_printf (_("From: %s"), joined) : NULL;

  set_optional (self->sources_label, GTK_WIDGET (self->sources_label), text);
}

static void
break_text_changed_cb (RhomCardView *self)
{
  RhomIpcBreaks   *breaks = rhom_service_client_get_breaks (self->client);
  g_autofree char *end = rhom_time_text_of_day (rhom_service_client_get_clock (self->client), rhom_ipc_breaks_get_deadline (breaks));
  g_autofree char *text = NULL;

  /* Translators: the first %s is a time of day, the second a rest of time in minutes and seconds, such as "4:05". */
  text = g_strdup_printf (_("Break until %s: %s left"), end, rhom_ring_get_text (self->break_ring));
  gtk_label_set_label (self->break_label, text);
}

static void
update (RhomCardView *self)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);
  gboolean       is_break = g_str_equal (rhom_service_client_get_break_state (self->client), "in-break");

  gtk_revealer_set_reveal_child (self->break_bar, is_break);
  if (is_break)
    rhom_ring_count (self->break_ring, rhom_ipc_breaks_get_started (breaks), rhom_ipc_breaks_get_deadline (breaks));
  else
    rhom_ring_stand (self->break_ring, 0, "");
}

static void
rhom_card_view_dispose (GObject *object)
{
  RhomCardView *self = RHOM_CARD_VIEW (object);

  g_clear_object (&self->client);
  g_clear_object (&self->card);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_CARD_VIEW);

  G_OBJECT_CLASS (rhom_card_view_parent_class)->dispose (object);
}

static void
rhom_card_view_class_init (RhomCardViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rhom_card_view_dispose;

  g_type_ensure (RHOM_TYPE_COLUMNS);
  g_type_ensure (RHOM_TYPE_RING);
  g_type_ensure (RHOM_TYPE_FIGURE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/card-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, break_bar);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, break_ring);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, break_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, figure);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, name_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, dose_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, start_button);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, versions_list);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, avoid_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, steps_box);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, why_box);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, why_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, care_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardView, sources_label);
}

static void
rhom_card_view_init (RhomCardView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->break_ring, "notify::text", G_CALLBACK (break_text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_card_view_setup:
 *
 * Gives the view what it shows; once.
 */
void
rhom_card_view_setup (RhomCardView      *self,
                      RhomServiceClient *client,
                      RhomSettings      *settings)
{
  g_return_if_fail (RHOM_IS_CARD_VIEW (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  rhom_ring_set_clock (self->break_ring, rhom_service_client_get_clock (client));
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  rhom_figure_view_follow (self->figure, settings);
  update (self);
}

/**
 * rhom_card_view_set_card:
 * @card: what to show, from its top
 */
void
rhom_card_view_set_card (RhomCardView *self,
                         RhomCard     *card)
{
  g_autofree char *dose = NULL;

  g_return_if_fail (RHOM_IS_CARD_VIEW (self));
  g_return_if_fail (RHOM_IS_CARD (card));

  if (!g_set_object (&self->card, card))
    return;
  dose = rhom_card_dup_dose (card);
  rhom_figure_view_set_card (self->figure, card);
  gtk_label_set_label (self->name_label, rhom_card_get_name (card));
  set_optional (self->dose_label, GTK_WIDGET (self->dose_label), dose);
  fill_start (self);
  fill_steps (self);
  fill_versions (self);
  set_optional (self->avoid_label, GTK_WIDGET (self->avoid_label), rhom_card_get_avoid (card));
  set_optional (self->why_label, self->why_box, rhom_card_get_why (card));
  set_optional (self->care_label, GTK_WIDGET (self->care_label), rhom_card_get_care (card));
  fill_sources (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * rhom_card_view_get_card:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
RhomCard *
rhom_card_view_get_card (RhomCardView *self)
{
  g_return_val_if_fail (RHOM_IS_CARD_VIEW (self), NULL);

  return self->card;
}
