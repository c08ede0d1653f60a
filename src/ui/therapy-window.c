/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-window.h"

#include "core/limit.h"
#include "core/time-text.h"
#include "ui/ring.h"
#include "ui/therapy-setup.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyWindow:
 *
 * Heat or ice from the choice to "I took it off". The timer is the service's:
 * closing this window changes nothing, and opened again it shows where time
 * really is. When it ends while the window is open, the window comes forward.
 */

#define EXTENSION_USEC (5 * RHOM_USEC_PER_MIN)
/* An end that is older than this is told with how long ago it was. */
#define LATE_USEC RHOM_USEC_PER_MIN

struct _RhomTherapyWindow
{
  AdwWindow parent_instance;

  RhomServiceClient *client;   /* (owned) */
  RhomSettings      *settings; /* (owned) */
  guint              late_id;  /* alarm for the text of the end; 0 = none */
  gboolean           has_rung;

  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  RhomTherapySetup *setup;
  GtkLabel         *kind_label;
  RhomRing         *ring;
  GtkLabel         *advice_label;
  GtkWidget        *pause_button;
  GtkWidget        *resume_button;
  GtkWidget        *extend_button;
  AdwStatusPage    *ended_page;
  GtkWidget        *acknowledge_button;
  GtkLabel         *after_label;
};

G_DEFINE_FINAL_TYPE (RhomTherapyWindow, rhom_therapy_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_ice (RhomTherapyWindow *self)
{
  return g_strcmp0 (rhom_ipc_therapy_get_pack (rhom_service_client_get_therapy (self->client)), "ice") == 0;
}

/* The colour follows the kind; the word is always there too. */
static void
colour (GtkWidget *widget,
        gboolean   is_cold)
{
  gtk_widget_remove_css_class (widget, is_cold ? "heat" : "ice");
  gtk_widget_add_css_class (widget, is_cold ? "ice" : "heat");
}

static void
update_running (RhomTherapyWindow *self,
                gboolean           is_paused)
{
  RhomIpcTherapy  *therapy = rhom_service_client_get_therapy (self->client);
  gint64           planned_usec = MAX (1, rhom_ipc_therapy_get_planned (therapy));
  gint64           remaining_usec = rhom_ipc_therapy_get_remaining (therapy);
  gint64           deadline_usec = rhom_ipc_therapy_get_deadline (therapy);
  gint64           most_usec = rhom_limit_get (RHOM_LIMIT_HEAT)->maximum * RHOM_USEC_PER_SEC;
  g_autofree char *digits = rhom_time_text_digits (remaining_usec);
  /* Translators: first heat or ice, then a place of the body. */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), rhom_therapy_text_kind (rhom_ipc_therapy_get_kind (therapy)),
                                               rhom_therapy_text_region_of (rhom_ipc_therapy_get_region (therapy)));

  colour (GTK_WIDGET (self->ring), is_ice (self));
  gtk_label_set_label (self->kind_label, title);
  gtk_label_set_label (self->advice_label, is_paused ? _("Paused. The pack is off; the time waits for you.") : _("Keep the cloth between. Lift the pack now and then and look at your skin: stop if it is white, blotchy, very red or numb."));
  gtk_widget_set_visible (self->pause_button, !is_paused);
  gtk_widget_set_visible (self->resume_button, is_paused);
  gtk_widget_set_visible (self->extend_button, !is_ice (self));
  gtk_widget_set_sensitive (self->extend_button, planned_usec + EXTENSION_USEC <= most_usec);
  if (is_paused || deadline_usec == 0)
    rhom_ring_stand (self->ring, (double) remaining_usec / planned_usec, digits);
  else
    rhom_ring_count (self->ring, deadline_usec - planned_usec, deadline_usec);
}

static void late_due_cb (gpointer user_data);

static void
stop_waiting (RhomTherapyWindow *self)
{
  if (self->late_id != 0)
    rhom_clock_remove_alarm (rhom_service_client_get_clock (self->client), self->late_id);
  self->late_id = 0;
}

/* "3 min ago" goes on to be true: it is made again each minute while it shows. */
static void
update_ended_text (RhomTherapyWindow *self)
{
  RhomClock       *clock = rhom_service_client_get_clock (self->client);
  gint64           end_usec = rhom_ipc_therapy_get_deadline (rhom_service_client_get_therapy (self->client));
  gint64           now_usec = rhom_clock_get_elapsed_usec (clock);
  gint64           late_usec = now_usec - end_usec;
  g_autofree char *of_day = rhom_time_text_of_day (clock, end_usec);
  g_autofree char *length = rhom_time_text_length (late_usec);
  g_autofree char *text = NULL;

  if (late_usec < LATE_USEC)
    text = g_strdup (_("Time is up."));
  else
    /* Translators: first a time of day, then a length of time, such as "14:20" and "3 min". */
    text = g_strdup_printf (_("It ended at %s, %s ago."), of_day, length);
  adw_status_page_set_description (self->ended_page, text);

  stop_waiting (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->late_id = rhom_clock_add_alarm (clock, now_usec + RHOM_USEC_PER_MIN - late_usec % RHOM_USEC_PER_MIN, late_due_cb, self);
}

static void
late_due_cb (gpointer user_data)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (user_data);

  self->late_id = 0;
  update_ended_text (self);
}

static void
update_ended (RhomTherapyWindow *self)
{
  gboolean is_cold = is_ice (self);

  adw_status_page_set_title (self->ended_page, is_cold ? _("Take the Ice Off") : _("Take the Heat Off"));
  adw_status_page_set_icon_name (self->ended_page, is_cold ? "rhomboid-ice-symbolic" : "rhomboid-heat-symbolic");
  colour (GTK_WIDGET (self->ended_page), is_cold);
  gtk_label_set_label (self->after_label, is_cold ? _("Give the skin time to warm up before you stretch hard, and wait about two hours before the next pack on the same spot.")
                                                  : _("This is a good moment to move gently. Wait about two hours before the next pack on the same spot."));
  update_ended_text (self);
}

/* Once for each alarm: the window comes forward, and one beep if sounds are wanted. */
static void
ring_once (RhomTherapyWindow *self)
{
  if (self->has_rung || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->has_rung = TRUE;
  if (rhom_settings_get_boolean (self->settings, RHOM_SETTING_SOUND_ENABLED))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->acknowledge_button);
}

static void
show_page (RhomTherapyWindow *self,
           const char        *name)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) != 0)
    gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update (RhomTherapyWindow *self)
{
  const char *state = rhom_service_client_get_therapy_state (self->client);

  if (!g_str_equal (state, "ended"))
    {
      self->has_rung = FALSE;
      stop_waiting (self);
    }
  if (!g_str_equal (state, "running") && !g_str_equal (state, "checking"))
    rhom_ring_stand (self->ring, 0, "");

  if (*state == '\0')
    {
      if (rhom_service_client_get_state (self->client) == RHOM_SERVICE_MISSING)
        show_page (self, "missing");
    }
  else if (g_str_equal (state, "running") || g_str_equal (state, "checking") || g_str_equal (state, "paused"))
    {
      update_running (self, g_str_equal (state, "paused"));
      rhom_therapy_setup_reset (self->setup);
      show_page (self, "running");
    }
  else if (g_str_equal (state, "ended"))
    {
      update_ended (self);
      show_page (self, "ended");
      ring_once (self);
    }
  else
    show_page (self, "idle");
}

static void
extend_cb (RhomTherapyWindow *self)
{
  rhom_service_client_call_therapy (self->client, "Extend", g_variant_new ("(xb)", EXTENSION_USEC, FALSE));
}

static void
start_service_cb (RhomTherapyWindow *self)
{
  rhom_service_client_start (self->client);
}

static void
rhom_therapy_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_therapy_window_parent_class)->map (widget);
  update (RHOM_THERAPY_WINDOW (widget));
}

static void
rhom_therapy_window_unmap (GtkWidget *widget)
{
  stop_waiting (RHOM_THERAPY_WINDOW (widget));
  GTK_WIDGET_CLASS (rhom_therapy_window_parent_class)->unmap (widget);
}

static void
rhom_therapy_window_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_therapy_window_constructed (GObject *object)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (object);

  G_OBJECT_CLASS (rhom_therapy_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  rhom_ring_set_clock (self->ring, rhom_service_client_get_clock (self->client));
  rhom_therapy_setup_setup (self->setup, self->client, self->settings);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
rhom_therapy_window_dispose (GObject *object)
{
  RhomTherapyWindow *self = RHOM_THERAPY_WINDOW (object);

  if (self->client != NULL)
    stop_waiting (self);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_THERAPY_WINDOW);

  G_OBJECT_CLASS (rhom_therapy_window_parent_class)->dispose (object);
}

static void
rhom_therapy_window_class_init (RhomTherapyWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_therapy_window_constructed;
  object_class->dispose = rhom_therapy_window_dispose;
  object_class->set_property = rhom_therapy_window_set_property;
  widget_class->map = rhom_therapy_window_map;
  widget_class->unmap = rhom_therapy_window_unmap;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RHOM_TYPE_RING);
  g_type_ensure (RHOM_TYPE_THERAPY_SETUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, setup);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, ring);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, advice_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, pause_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, resume_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, extend_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, ended_page);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, acknowledge_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyWindow, after_label);
  gtk_widget_class_bind_template_callback (widget_class, extend_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_service_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
rhom_therapy_window_init (RhomTherapyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_therapy_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
RhomTherapyWindow *
rhom_therapy_window_new (RhomServiceClient *client,
                         RhomSettings      *settings)
{
  return g_object_new (RHOM_TYPE_THERAPY_WINDOW, "client", client, "settings", settings, NULL);
}

/**
 * rhom_therapy_window_add_toast:
 * @text: one short sentence
 */
void
rhom_therapy_window_add_toast (RhomTherapyWindow *self,
                               const char        *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_return_if_fail (RHOM_IS_THERAPY_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}
