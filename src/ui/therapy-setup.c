/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-setup.h"

#include "core/limit.h"
#include "core/records.h"
#include "ui/back-view.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapySetup:
 *
 * Heat or ice, where, for how long. It starts only once a cloth is confirmed,
 * suggests and gives its reason, and asks again before what is unwise; it
 * forbids nothing beyond the limits.
 */

/* Past this, heat is asked about once more. Heat of 20-30 min is what hospital
 * leaflets allow; 15-20 is what most of them advise. */
#define LONG_HEAT_MINUTES 20

typedef enum
{
  SINCE_UNSAID,
  SINCE_FRESH,
  SINCE_OLD,
  N_SINCES,
} Since;

struct _RhomTherapySetup
{
  AdwBin parent_instance;

  RhomServiceClient *client;   /* (owned) (nullable) until set up */
  RhomSettings      *settings; /* (owned) (nullable) until set up */

  GtkToggleButton *heat_button;
  GtkToggleButton *ice_button;
  RhomBackView    *back;
  GtkLabel        *region_label;
  AdwComboRow     *since_row;
  GtkAdjustment   *length; /* minutes */
  GtkCheckButton  *cloth_check;
  GtkLabel        *suggestion_label;
  GtkWidget       *start_button;
};

G_DEFINE_FINAL_TYPE (RhomTherapySetup, rhom_therapy_setup, ADW_TYPE_BIN)

/* clang-format off */
static const char *const suggestions[N_SINCES] = {
  [SINCE_UNSAID] = N_("Ice suits a fresh or swollen injury in its first two days; heat suits stiffness and tension that has been there for longer."),
  [SINCE_FRESH] = N_("Ice is the better choice: in the first two days it keeps swelling down."),
  [SINCE_OLD] = N_("Heat is the better choice: warmth loosens stiff and tense muscles."),
};
/* clang-format on */

/* Where a pack can lie, on the drawn back. */
static const guint zones[RHOM_N_REGIONS] = {
  [RHOM_REGION_UPPER_BACK] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LEFT_BETWEEN) | RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_RIGHT_BETWEEN) |
                             RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_MID_BACK),
  [RHOM_REGION_NECK] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_NECK),
  [RHOM_REGION_LEFT_SHOULDER] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LEFT_SHOULDER),
  [RHOM_REGION_RIGHT_SHOULDER] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_RIGHT_SHOULDER),
  [RHOM_REGION_LOWER_BACK] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LOW_BACK),
};

static RhomTherapyKind
get_kind (RhomTherapySetup *self)
{
  return gtk_toggle_button_get_active (self->ice_button) ? RHOM_THERAPY_ICE : RHOM_THERAPY_HEAT;
}

static RhomRegion
get_region (RhomTherapySetup *self)
{
  return MAX (rhom_back_view_get_selected (self->back), 0);
}

static void
region_changed_cb (RhomTherapySetup *self)
{
  gtk_label_set_label (self->region_label, rhom_therapy_text_region (get_region (self)));
}

/* The service may allow less than the limit of the kind. */
static void
cap_length (RhomTherapySetup *self)
{
  RhomIpcTherapy  *therapy = self->client != NULL ? rhom_service_client_get_therapy (self->client) : NULL;
  const RhomLimit *limit = rhom_limit_get (get_kind (self) == RHOM_THERAPY_ICE ? RHOM_LIMIT_ICE : RHOM_LIMIT_HEAT);
  gint64           cap_usec = therapy != NULL ? rhom_ipc_therapy_get_cap (therapy) : 0;
  int              most = cap_usec > 0 ? MIN (limit->maximum, cap_usec / RHOM_USEC_PER_SEC) : limit->maximum;

  gtk_adjustment_set_upper (self->length, most / 60);
  gtk_adjustment_set_value (self->length, MIN (gtk_adjustment_get_value (self->length), most / 60));
}

/* The length starts from the settings each time the kind changes, and can
 * never leave the limit of the kind. */
static void
kind_changed_cb (RhomTherapySetup *self)
{
  gboolean         is_ice = get_kind (self) == RHOM_THERAPY_ICE;
  const RhomLimit *limit = rhom_limit_get (is_ice ? RHOM_LIMIT_ICE : RHOM_LIMIT_HEAT);
  int              seconds = limit->preset;

  if (self->settings != NULL)
    seconds = is_ice ? rhom_settings_get_int (self->settings, RHOM_SETTING_ICE_SECONDS) : rhom_settings_get_int (self->settings, RHOM_SETTING_HEAT_SECONDS);
  gtk_adjustment_set_lower (self->length, limit->minimum / 60);
  gtk_adjustment_set_upper (self->length, limit->maximum / 60);
  gtk_adjustment_set_value (self->length, seconds / 60);
  cap_length (self);
}

static void
since_changed_cb (RhomTherapySetup *self)
{
  guint since = adw_combo_row_get_selected (self->since_row);

  gtk_label_set_label (self->suggestion_label, _(suggestions[MIN (since, N_SINCES - 1)]));
}

static void
cloth_changed_cb (RhomTherapySetup *self)
{
  gtk_widget_set_sensitive (self->start_button, gtk_check_button_get_active (self->cloth_check));
}

static void
start (RhomTherapySetup *self)
{
  GVariantDict options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, "kind", "s", rhom_therapy_kind_to_id (get_kind (self)));
  g_variant_dict_insert (&options, "region", "s", rhom_region_to_id (get_region (self)));
  g_variant_dict_insert (&options, "length", "x", (gint64) gtk_adjustment_get_value (self->length) * RHOM_USEC_PER_MIN);
  g_variant_dict_insert (&options, "cloth", "b", gtk_check_button_get_active (self->cloth_check));
  rhom_service_client_call_therapy (self->client, "Start", g_variant_new ("(@a{sv})", g_variant_dict_end (&options)));
}

static void
answered_cb (RhomTherapySetup *self,
             const char       *response)
{
  if (g_str_equal (response, "start"))
    start (self);
}

/* What makes the choice worth a second thought; NULL if nothing. */
static const char *
find_doubt (RhomTherapySetup *self)
{
  if (get_kind (self) != RHOM_THERAPY_HEAT)
    return NULL;
  if (adw_combo_row_get_selected (self->since_row) == SINCE_FRESH)
    return _("Heat on a fresh or swollen injury can make it swell more. Ice is usually better in the first two days.");
  if (gtk_adjustment_get_value (self->length) > LONG_HEAT_MINUTES)
    return _("More than 20 minutes of heat is long. Keep the cloth between, look at your skin now and then, and do not fall asleep on it.");
  return NULL;
}

static void
ask (RhomTherapySetup *self,
     const char       *doubt)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _("Start Anyway?"), doubt);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "start", _("_Start"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
start_cb (RhomTherapySetup *self)
{
  const char *doubt = find_doubt (self);

  if (doubt != NULL)
    ask (self, doubt);
  else
    start (self);
}

static void
fill_regions (RhomTherapySetup *self)
{
  RhomBackZone choices[RHOM_N_REGIONS];

  for (int i = 0; i < RHOM_N_REGIONS; i++)
    choices[i] = (RhomBackZone){ rhom_therapy_text_region (i), zones[i] };
  rhom_back_view_set_zones (self->back, choices, RHOM_N_REGIONS);
  rhom_back_view_set_selected (self->back, RHOM_REGION_UPPER_BACK);
}

static void
rhom_therapy_setup_dispose (GObject *object)
{
  RhomTherapySetup *self = RHOM_THERAPY_SETUP (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_THERAPY_SETUP);

  G_OBJECT_CLASS (rhom_therapy_setup_parent_class)->dispose (object);
}

static void
rhom_therapy_setup_class_init (RhomTherapySetupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_setup_dispose;

  g_type_ensure (RHOM_TYPE_BACK_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, heat_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, ice_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, back);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, region_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, since_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, length);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, cloth_check);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, suggestion_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, start_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, since_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cloth_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
rhom_therapy_setup_init (RhomTherapySetup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_regions (self);
  since_changed_cb (self);
}

/**
 * rhom_therapy_setup_setup:
 *
 * Gives the page what it needs; once.
 */
void
rhom_therapy_setup_setup (RhomTherapySetup  *self,
                          RhomServiceClient *client,
                          RhomSettings      *settings)
{
  g_return_if_fail (RHOM_IS_THERAPY_SETUP (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  rhom_back_view_follow (self->back, settings);
  g_signal_connect_object (client, "changed", G_CALLBACK (cap_length), self, G_CONNECT_SWAPPED);
  kind_changed_cb (self);
}

/**
 * rhom_therapy_setup_reset:
 *
 * Wants the cloth confirmed anew: it is for one application only.
 */
void
rhom_therapy_setup_reset (RhomTherapySetup *self)
{
  g_return_if_fail (RHOM_IS_THERAPY_SETUP (self));

  gtk_check_button_set_active (self->cloth_check, FALSE);
}
