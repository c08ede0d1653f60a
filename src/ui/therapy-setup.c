/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-setup.h"

#include "core/error.h"
#include "core/therapy-rules.h"
#include "core/time-text.h"
#include "ui/back-view.h"
#include "ui/columns.h"
#include "ui/even-layout.h"
#include "ui/health-window.h"
#include "ui/service-ask.h"
#include "ui/therapy-advice.h"
#include "ui/therapy-doubt.h"
#include "ui/therapy-rests.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapySetup:
 *
 * Heat, ice or both by turns, where, for how long. It starts only once a cloth
 * is confirmed, suggests and gives its reason, and asks again where the service
 * wants a second yes; it forbids nothing beyond the limits.
 */

struct _RhomTherapySetup
{
  AdwBin parent_instance;

  RhomServiceClient *client;           /* (owned) (nullable) until set up */
  RhomSettings      *settings;         /* (owned) (nullable) until set up */
  guint              confirmed;        /* bits by #RhomTherapyDoubt of this start */
  RhomTherapyDoubt   doubt;            /* that is being asked about */
  guint              rest_id;          /* alarm for the next change of a rest; 0 = none */
  gboolean           is_prepared;      /* the service was asked about the sound */
  gboolean           has_asked_health; /* the questions were put before this window's first start */

  GtkToggleButton *ice_button;
  GtkToggleButton *alternate_button;
  RhomBackView    *back;
  GtkLabel        *region_label;
  GtkLabel        *rest_label;
  AdwComboRow     *began_row;
  AdwActionRow    *length_row;
  GtkWidget       *length_spin;
  GtkAdjustment   *length; /* minutes */
  AdwActionRow    *health_row;
  GtkButton       *health_button;
  GtkWidget       *sound_group;
  AdwActionRow    *sound_row;
  GtkWidget       *sound_button;
  GtkCheckButton  *cloth_check;
  GtkLabel        *suggestion_label;
  GtkWidget       *start_button;
};

G_DEFINE_FINAL_TYPE (RhomTherapySetup, rhom_therapy_setup, ADW_TYPE_BIN)

/* Where a pack can lie, on the drawn back. */
static const guint zones[RHOM_N_REGIONS] = {
  [RHOM_REGION_UPPER_BACK] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LEFT_BETWEEN) | RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_RIGHT_BETWEEN) |
                             RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_MID_BACK),
  [RHOM_REGION_NECK] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_NECK),
  [RHOM_REGION_LEFT_SHOULDER] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LEFT_SHOULDER),
  [RHOM_REGION_RIGHT_SHOULDER] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_RIGHT_SHOULDER),
  [RHOM_REGION_LOWER_BACK] = RHOM_FIGURE_REGION_BIT (RHOM_FIGURE_REGION_LOW_BACK),
};

static const RhomSetting lengths[RHOM_N_THERAPY_KINDS] = {
  [RHOM_THERAPY_HEAT] = RHOM_SETTING_HEAT_SECONDS,
  [RHOM_THERAPY_ICE] = RHOM_SETTING_ICE_SECONDS,
  [RHOM_THERAPY_ALTERNATE] = RHOM_SETTING_ALTERNATE_SECONDS,
};

static RhomTherapyKind
get_kind (RhomTherapySetup *self)
{
  if (gtk_toggle_button_get_active (self->alternate_button))
    return RHOM_THERAPY_ALTERNATE;
  return gtk_toggle_button_get_active (self->ice_button) ? RHOM_THERAPY_ICE : RHOM_THERAPY_HEAT;
}

static RhomRegion
get_region (RhomTherapySetup *self)
{
  return MAX (rhom_back_view_get_selected (self->back), 0);
}

static gint64
get_length_usec (RhomTherapySetup *self)
{
  return (gint64) gtk_adjustment_get_value (self->length) * RHOM_USEC_PER_MIN;
}

/* --- What is shown --- */

static void
update_start (RhomTherapySetup *self)
{
  gboolean has_cloth = gtk_check_button_get_active (self->cloth_check);

  if (self->client != NULL)
    gtk_widget_set_sensitive (self->start_button, has_cloth && !rhom_therapy_rests_is_refused (self->client, get_region (self)));
}

static void
update_advice (RhomTherapySetup *self)
{
  guint began = adw_combo_row_get_selected (self->began_row);

  gtk_label_set_label (self->suggestion_label, rhom_therapy_advice_suggest (get_kind (self), MIN (began, RHOM_N_THERAPY_ANSWERS - 1)));
}

/* The cap that holds now, and why. */
static void
update_length_row (RhomTherapySetup *self)
{
  RhomIpcTherapy  *therapy = rhom_service_client_get_therapy (self->client);
  const char      *cap_why = therapy != NULL ? rhom_ipc_therapy_get_cap_why (therapy) : NULL;
  gint64           gap_usec = rhom_settings_get_int (self->settings, RHOM_SETTING_ALTERNATE_REST_SECONDS) * RHOM_USEC_PER_SEC;
  g_autofree char *text = rhom_therapy_advice_dup_length (get_kind (self), get_length_usec (self), gap_usec, cap_why);

  adw_action_row_set_subtitle (self->length_row, text);
}

/* The service may allow less than the limit of the kind. */
static void
update_length (RhomTherapySetup *self)
{
  RhomIpcTherapy *therapy = rhom_service_client_get_therapy (self->client);
  RhomLimitId     limit = rhom_therapy_rules_get_limit (get_kind (self));
  gint64          cap_usec = therapy != NULL ? rhom_ipc_therapy_get_cap (therapy) : 0;
  gint64          most_usec = rhom_limit_get_most_usec (limit);

  if (cap_usec > 0)
    most_usec = MIN (most_usec, cap_usec);
  gtk_adjustment_set_lower (self->length, rhom_limit_get_least_usec (limit) / RHOM_USEC_PER_MIN);
  gtk_adjustment_set_upper (self->length, most_usec / RHOM_USEC_PER_MIN);
  gtk_adjustment_set_value (self->length, CLAMP (gtk_adjustment_get_value (self->length), gtk_adjustment_get_lower (self->length), gtk_adjustment_get_upper (self->length)));
  update_length_row (self);
}

static void
update_health (RhomTherapySetup *self)
{
  g_autofree char *summary = rhom_health_window_dup_summary (self->settings);
  gboolean         is_asked = rhom_settings_get_boolean (self->settings, RHOM_SETTING_HEALTH_ASKED);

  adw_action_row_set_subtitle (self->health_row, summary);
  /* Translators: a button beside “Health Questions”. */
  gtk_button_set_label (self->health_button, is_asked ? _("Change…") : _("Answer…"));
}

/* Before the start, not after it: nobody will hear the end. */
static void
update_sound (RhomTherapySetup *self)
{
  RhomIpcTherapy *therapy = rhom_service_client_get_therapy (self->client);
  const char     *sound = therapy != NULL ? rhom_ipc_therapy_get_sound (therapy) : NULL;
  gboolean        is_off = g_strcmp0 (sound, "off") == 0;
  gboolean        is_silent = is_off || g_strcmp0 (sound, "none") == 0 || g_strcmp0 (sound, "failed") == 0;

  gtk_widget_set_visible (self->sound_group, is_silent);
  gtk_widget_set_visible (self->sound_button, is_off && rhom_settings_is_writable (self->settings, "sound-enabled"));
  if (is_silent)
    adw_action_row_set_subtitle (self->sound_row, is_off ? _("Its sound is switched off.") : _("No sound can be played here. Stay where you see the screen."));
}

static void
update_rests (RhomTherapySetup *self)
{
  g_autofree char *text = rhom_therapy_rests_dup_text (self->client, get_region (self));

  for (int i = 0; i < RHOM_N_REGIONS; i++)
    {
      RhomTherapyRest  rest = rhom_therapy_rests_find (self->client, i);
      g_autofree char *note = rhom_time_text_of_day (rhom_service_client_get_clock (self->client), rest.fine_from_usec);
      g_autofree char *description = rhom_therapy_rests_dup_text (self->client, i);

      rhom_back_view_set_note (self->back, i, rest.fine_from_usec != 0 ? note : NULL, description);
    }
  gtk_label_set_label (self->rest_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), *text != '\0');
  update_start (self);
}

static void rest_due_cb (gpointer user_data);

static void
await_rest (RhomTherapySetup *self)
{
  RhomClock *clock = rhom_service_client_get_clock (self->client);
  gint64     next_usec = rhom_therapy_rests_get_next_usec (self->client);

  if (self->rest_id != 0)
    rhom_clock_remove_alarm (clock, self->rest_id);
  self->rest_id = 0;
  if (next_usec != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rest_id = rhom_clock_add_alarm (clock, next_usec, rest_due_cb, self);
}

static void
rest_due_cb (gpointer user_data)
{
  RhomTherapySetup *self = RHOM_THERAPY_SETUP (user_data);

  self->rest_id = 0;
  update_rests (self);
  await_rest (self);
}

/* Once each time the page is come to, while there is a service to ask. */
static void
prepare (RhomTherapySetup *self)
{
  gboolean is_here = gtk_widget_get_mapped (GTK_WIDGET (self)) && rhom_service_client_is_connected (self->client);

  if (is_here && !self->is_prepared)
    rhom_service_client_call_therapy (self->client, "Prepare", NULL);
  self->is_prepared = is_here;
}

static void
update (RhomTherapySetup *self)
{
  prepare (self);
  update_length (self);
  update_health (self);
  update_sound (self);
  update_rests (self);
  await_rest (self);
}

/* --- What the person does --- */

static void
region_changed_cb (RhomTherapySetup *self)
{
  gtk_label_set_label (self->region_label, rhom_therapy_text_region (get_region (self)));
  if (self->client != NULL)
    update_rests (self);
}

/* The length starts from the settings each time the kind changes, and can
 * never leave the limit of the kind. */
static void
kind_changed_cb (RhomTherapySetup *self)
{
  if (self->settings == NULL)
    return;
  gtk_adjustment_set_upper (self->length, G_MAXINT);
  gtk_adjustment_set_value (self->length, rhom_settings_get_int (self->settings, lengths[get_kind (self)]) / 60);
  update_length (self);
  update_advice (self);
}

static void
began_changed_cb (RhomTherapySetup *self)
{
  update_advice (self);
}

static void
length_changed_cb (RhomTherapySetup *self)
{
  if (self->client != NULL)
    update_length_row (self);
}

static void
sound_cb (RhomTherapySetup *self)
{
  g_object_set (self->settings, "sound-enabled", TRUE, NULL);
}

static void
health_cb (RhomTherapySetup *self)
{
  GtkWindow *window = rhom_health_window_new (self->settings);

  self->has_asked_health = TRUE;
  gtk_window_set_transient_for (window, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (window);
}

/* --- The start --- */

static void send (RhomTherapySetup *self);

static void
doubt_answered_cb (RhomTherapySetup *self,
                   const char       *response)
{
  if (!g_str_equal (response, RHOM_THERAPY_DOUBT_YES))
    return;
  self->confirmed |= 1u << self->doubt;
  send (self);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (RhomTherapySetup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = rhom_service_ask_finish (source, result, &error);

  if (reply != NULL || self->client == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (rhom_therapy_doubt_find (error, &self->doubt))
    rhom_therapy_doubt_ask (GTK_WIDGET (self), self->doubt, G_CALLBACK (doubt_answered_cb));
  else
    rhom_service_client_report (self->client, error);
}

static GVariant *
pack_confirmed (RhomTherapySetup *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

  for (int i = 0; i < RHOM_N_THERAPY_DOUBTS; i++)
    if (self->confirmed & (1u << i))
      g_variant_builder_add (&builder, "s", rhom_therapy_doubt_to_id (i));
  return g_variant_builder_end (&builder);
}

static void
send (RhomTherapySetup *self)
{
  GVariantDict options = G_VARIANT_DICT_INIT (NULL);
  guint        began = adw_combo_row_get_selected (self->began_row);

  g_variant_dict_insert (&options, "kind", "s", rhom_therapy_kind_to_id (get_kind (self)));
  g_variant_dict_insert (&options, "region", "s", rhom_region_to_id (get_region (self)));
  g_variant_dict_insert (&options, "length", "x", get_length_usec (self));
  g_variant_dict_insert (&options, "cloth", "b", gtk_check_button_get_active (self->cloth_check));
  g_variant_dict_insert (&options, "began", "s", rhom_therapy_advice_get_began (MIN (began, RHOM_N_THERAPY_ANSWERS - 1)));
  g_variant_dict_insert_value (&options, "confirmed", pack_confirmed (self));
  rhom_service_ask (self->client, "Therapy", "Start", g_variant_new ("(@a{sv})", g_variant_dict_end (&options)), started_cb, g_object_ref (self));
}

/* The health questions come first, once; who closes them starts with the cap. */
static void
start_cb (RhomTherapySetup *self)
{
  if (!rhom_settings_get_boolean (self->settings, RHOM_SETTING_HEALTH_ASKED) && !self->has_asked_health)
    {
      health_cb (self);
      return;
    }
  self->confirmed = 0;
  send (self);
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
rhom_therapy_setup_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_therapy_setup_parent_class)->map (widget);
  if (RHOM_THERAPY_SETUP (widget)->client != NULL)
    update (RHOM_THERAPY_SETUP (widget));
}

static void
rhom_therapy_setup_unmap (GtkWidget *widget)
{
  RhomTherapySetup *self = RHOM_THERAPY_SETUP (widget);

  GTK_WIDGET_CLASS (rhom_therapy_setup_parent_class)->unmap (widget);
  self->is_prepared = FALSE;
  if (self->client != NULL)
    await_rest (self);
}

static void
rhom_therapy_setup_dispose (GObject *object)
{
  RhomTherapySetup *self = RHOM_THERAPY_SETUP (object);

  if (self->rest_id != 0)
    rhom_clock_remove_alarm (rhom_service_client_get_clock (self->client), self->rest_id);
  self->rest_id = 0;
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
  widget_class->map = rhom_therapy_setup_map;
  widget_class->unmap = rhom_therapy_setup_unmap;

  g_type_ensure (RHOM_TYPE_BACK_VIEW);
  g_type_ensure (RHOM_TYPE_COLUMNS);
  g_type_ensure (RHOM_TYPE_EVEN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-setup.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, ice_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, alternate_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, back);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, region_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, rest_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, began_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, length_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, length_spin);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, length);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, health_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, health_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, sound_row);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, sound_group);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, sound_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, cloth_check);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, suggestion_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapySetup, start_button);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, region_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, began_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, length_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, health_cb);
  gtk_widget_class_bind_template_callback (widget_class, sound_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_start);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
}

static void
rhom_therapy_setup_init (RhomTherapySetup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_regions (self);
  update_advice (self);
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
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::health-asked", G_CALLBACK (update_health), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::health-conditions", G_CALLBACK (update_health), self, G_CONNECT_SWAPPED);
  kind_changed_cb (self);
  update (self);
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
