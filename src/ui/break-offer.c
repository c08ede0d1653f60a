/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/break-offer.h"

#include "core/time-text.h"
#include "ui/figure-view.h"
#include "ui/hold-button.h"

#include <glib/gi18n-lib.h>

/**
 * RhomBreakOffer:
 *
 * A break that is due: how long one has sat, what is proposed, with its figure
 * moving, and the buttons that answer. A strict one leaves only its beginning.
 */

/* The skip that would be the third in a row wants to be held. */
#define SKIPS_BEFORE_HOLD 2

struct _RhomBreakOffer
{
  AdwBin parent_instance;

  RhomServiceClient *client;    /* (owned) (nullable) until set up */
  RhomSettings      *settings;  /* (owned) (nullable) until set up */
  RhomCatalogue     *catalogue; /* (owned) (nullable) until set up */

  RhomFigureView *figure;
  GtkLabel       *sat_label;
  GtkLabel       *proposal_label;
  GtkLabel       *why_label;
  GtkButton      *start_button;
  GtkButton      *shorter_button;
  GtkWidget      *snooze_box;
  RhomHoldButton *skip_button;
};

G_DEFINE_FINAL_TYPE (RhomBreakOffer, rhom_break_offer, ADW_TYPE_BIN)

static void
set_proposal_text (RhomBreakOffer *self,
                   RhomIpcBreaks  *breaks)
{
  const char *name = rhom_ipc_breaks_get_proposal_name (breaks);
  const char *why = rhom_ipc_breaks_get_proposal_why (breaks);

  gtk_label_set_label (self->proposal_label, name != NULL && *name != '\0' ? name : _("Stand up and move a little"));
  gtk_label_set_label (self->why_label, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why != NULL && *why != '\0');
}

static void
set_button_texts (RhomBreakOffer *self,
                  RhomIpcBreaks  *breaks)
{
  g_autofree char *length = rhom_time_text_length (rhom_ipc_breaks_get_length (breaks));
  g_autofree char *shorter = rhom_time_text_length (rhom_settings_get_int (self->settings, RHOM_SETTING_SHORT_BREAK_SECONDS) * RHOM_USEC_PER_SEC);
  /* Translators: a button; %s is the length of the break, such as "5 min". */
  g_autofree char *start_text = g_strdup_printf (_("_Start %s"), length);
  /* Translators: a button; takes a shorter break than usual; %s is its length, such as "1 min". */
  g_autofree char *shorter_text = g_strdup_printf (_("Sh_orter, %s"), shorter);

  gtk_button_set_label (self->start_button, start_text);
  gtk_button_set_label (self->shorter_button, shorter_text);
  rhom_hold_button_set_must_hold (self->skip_button, rhom_ipc_breaks_get_skips (breaks) >= SKIPS_BEFORE_HOLD);
}

static void
update (RhomBreakOffer *self)
{
  RhomIpcBreaks   *breaks = rhom_service_client_get_breaks (self->client);
  RhomCard        *card = rhom_catalogue_lookup_shown (self->catalogue, rhom_ipc_breaks_get_proposal (breaks));
  g_autofree char *sat = rhom_time_text_length (rhom_service_client_get_worked_usec (self->client));
  /* Translators: %s is a length of time, such as "47 min". */
  g_autofree char *sat_text = g_strdup_printf (_("You have sat for %s"), sat);

  gtk_label_set_label (self->sat_label, sat_text);
  set_proposal_text (self, breaks);
  set_button_texts (self, breaks);
  gtk_widget_set_visible (GTK_WIDGET (self->figure), card != NULL);
  rhom_figure_view_set_card (self->figure, card);
}

static void
client_changed_cb (RhomBreakOffer *self)
{
  if (rhom_break_offer_is_wanted (self->client))
    update (self);
}

static void
start_cb (RhomBreakOffer *self)
{
  rhom_service_client_call_breaks (self->client, "Take", g_variant_new ("(s)", ""));
  gtk_widget_activate_action (GTK_WIDGET (self), "app.break", "s", "");
}

static void
shorter_cb (RhomBreakOffer *self)
{
  rhom_service_client_call_breaks (self->client, "Shorter", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.break", "s", "");
}

static void
skip_cb (RhomBreakOffer *self)
{
  rhom_service_client_call_breaks (self->client, "Skip", NULL);
}

static void
rhom_break_offer_dispose (GObject *object)
{
  RhomBreakOffer *self = RHOM_BREAK_OFFER (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_BREAK_OFFER);

  G_OBJECT_CLASS (rhom_break_offer_parent_class)->dispose (object);
}

static void
rhom_break_offer_class_init (RhomBreakOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_break_offer_dispose;

  g_type_ensure (RHOM_TYPE_FIGURE_VIEW);
  g_type_ensure (RHOM_TYPE_HOLD_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/break-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, figure);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, sat_label);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, proposal_label);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, why_label);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, start_button);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, shorter_button);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, snooze_box);
  gtk_widget_class_bind_template_child (widget_class, RhomBreakOffer, skip_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, shorter_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
}

static void
rhom_break_offer_init (RhomBreakOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_break_offer_setup:
 *
 * Gives the offer what it shows; once.
 */
void
rhom_break_offer_setup (RhomBreakOffer    *self,
                        RhomServiceClient *client,
                        RhomSettings      *settings,
                        RhomCatalogue     *catalogue)
{
  g_return_if_fail (RHOM_IS_BREAK_OFFER (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  rhom_hold_button_setup (self->skip_button, rhom_service_client_get_clock (client), _("S_kip"), _("Hold to S_kip"));
  rhom_figure_view_follow (self->figure, settings);
  g_signal_connect_object (client, "changed", G_CALLBACK (client_changed_cb), self, G_CONNECT_SWAPPED);
  if (rhom_service_client_is_connected (client))
    update (self);
}

/**
 * rhom_break_offer_set_strict:
 * @is_strict: whether the break can only be begun
 */
void
rhom_break_offer_set_strict (RhomBreakOffer *self,
                             gboolean        is_strict)
{
  g_return_if_fail (RHOM_IS_BREAK_OFFER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->shorter_button), !is_strict);
  gtk_widget_set_visible (self->snooze_box, !is_strict);
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), !is_strict);
}

/**
 * rhom_break_offer_grab_start:
 *
 * Gives the keyboard to the button that begins the break.
 */
void
rhom_break_offer_grab_start (RhomBreakOffer *self)
{
  g_return_if_fail (RHOM_IS_BREAK_OFFER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->start_button));
}

/**
 * rhom_break_offer_is_wanted:
 *
 * Returns: whether a break is due, or so near that our view of it may be a moment late
 */
gboolean
rhom_break_offer_is_wanted (RhomServiceClient *client)
{
  const char *state = rhom_service_client_get_break_state (client);

  return g_str_equal (state, "due") || g_str_equal (state, "warning");
}
