/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-after.h"

#include "ui/therapy-rests.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyAfter:
 *
 * What does one good once the pack is off: after heat to move gently, after ice
 * to wait; and from when the next pack there is fine. Emits
 * #RhomTherapyAfter::closed when it was read.
 */

struct _RhomTherapyAfter
{
  AdwBin parent_instance;

  GtkImage  *icon;
  GtkLabel  *title_label;
  GtkLabel  *text_label;
  GtkLabel  *rest_label;
  GtkWidget *move_button;
  GtkWidget *close_button;
};

G_DEFINE_FINAL_TYPE (RhomTherapyAfter, rhom_therapy_after, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
close_cb (RhomTherapyAfter *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
rhom_therapy_after_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_THERAPY_AFTER);

  G_OBJECT_CLASS (rhom_therapy_after_parent_class)->dispose (object);
}

static void
rhom_therapy_after_class_init (RhomTherapyAfterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_after_dispose;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-after.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAfter, icon);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAfter, title_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAfter, text_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAfter, rest_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAfter, move_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAfter, close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
rhom_therapy_after_init (RhomTherapyAfter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_words (RhomTherapyAfter *self,
            gboolean          is_cold,
            gboolean          is_for_skin)
{
  if (is_for_skin)
    {
      gtk_label_set_label (self->title_label, _("Good That You Looked"));
      gtk_label_set_label (self->text_label, _("Leave the pack off. If the skin does not look as usual in half an hour, or is blistered or numb, ask for help."));
    }
  else if (is_cold)
    {
      gtk_label_set_label (self->title_label, _("Let the Skin Warm Up"));
      gtk_label_set_label (self->text_label, _("Wait before you stretch hard: cold muscles do not feel how far they may go."));
    }
  else
    {
      gtk_label_set_label (self->title_label, _("Move Gently Now"));
      gtk_label_set_label (self->text_label, _("Warm muscles like to move."));
    }
}

/* The region of the last application stays with the service while idle. */
static char *
make_rest_text (RhomServiceClient *client)
{
  const char *id = rhom_ipc_therapy_get_region (rhom_service_client_get_therapy (client));
  RhomRegion  region;

  if (id == NULL || !rhom_region_from_id (id, &region, NULL))
    return g_strdup ("");
  return rhom_therapy_rests_dup_sentence (client, region);
}

/**
 * rhom_therapy_after_show:
 * @is_cold: the pack that was on last was ice
 * @is_for_skin: it was stopped after a look at the skin
 *
 * Says what follows the application that has just ended.
 */
void
rhom_therapy_after_show (RhomTherapyAfter  *self,
                         RhomServiceClient *client,
                         gboolean           is_cold,
                         gboolean           is_for_skin)
{
  RhomIpcTherapy  *therapy = rhom_service_client_get_therapy (client);
  const char      *offer = rhom_ipc_therapy_get_offer (therapy);
  gboolean         has_offer = offer != NULL && *offer != '\0' && !is_cold && !is_for_skin;
  g_autofree char *rest = make_rest_text (client);

  g_return_if_fail (RHOM_IS_THERAPY_AFTER (self));

  show_words (self, is_cold, is_for_skin);
  gtk_image_set_from_icon_name (self->icon, is_cold ? "rhomboid-ice-symbolic" : "rhomboid-heat-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ is_cold ? "ice" : "heat", NULL });
  gtk_label_set_label (self->rest_label, rest);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), *rest != '\0');
  gtk_widget_set_visible (self->move_button, has_offer);
  if (has_offer)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->move_button), "s", offer);
}
