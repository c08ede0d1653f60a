/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-running.h"

#include "core/time-text.h"
#include "ui/even-layout.h"
#include "ui/ring.h"
#include "ui/service-ask.h"
#include "ui/therapy-doubt.h"
#include "ui/therapy-strip.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyRunning:
 *
 * A pack that is on, is off for a moment, or comes next: the rest of its time,
 * the looks at the skin, and what can be done. The time is the service's.
 */

#define EXTENSION_USEC (5 * RHOM_USEC_PER_MIN)

struct _RhomTherapyRunning
{
  AdwBin parent_instance;

  RhomServiceClient *client;   /* (owned) (nullable) until set up */
  RhomSettings      *settings; /* (owned) (nullable) until set up */
  char              *state;    /* (owned) (nullable): as it was shown last */

  RhomTherapyStrip *strip;
  GtkLabel         *title_label;
  RhomRing         *ring;
  GtkLabel         *said_label;
  GtkLabel         *look_label;
  GtkWidget        *check_box;
  GtkWidget        *ready_box;
  GtkLabel         *ready_label;
  GtkLabel         *advice_label;
  GtkWidget        *pause_button;
  GtkWidget        *resume_button;
  GtkWidget        *extend_button;
  GtkWidget        *stop_button;
};

G_DEFINE_FINAL_TYPE (RhomTherapyRunning, rhom_therapy_running, ADW_TYPE_BIN)

static gboolean
is_state (RhomTherapyRunning *self,
          const char         *state)
{
  return g_str_equal (rhom_service_client_get_therapy_state (self->client), state);
}

static RhomIpcTherapy *
get_therapy (RhomTherapyRunning *self)
{
  return rhom_service_client_get_therapy (self->client);
}

static gint64
get_now_usec (RhomTherapyRunning *self)
{
  return rhom_clock_get_elapsed_usec (rhom_service_client_get_clock (self->client));
}

/* --- More time --- */

static void extend (RhomTherapyRunning *self,
                    gboolean            is_confirmed);

static void
doubt_answered_cb (RhomTherapyRunning *self,
                   const char         *response)
{
  if (g_str_equal (response, RHOM_THERAPY_DOUBT_YES))
    extend (self, TRUE);
}

static void
extended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RhomTherapyRunning) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = rhom_service_ask_finish (source, result, &error);
  RhomTherapyDoubt doubt;

  if (reply != NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (rhom_therapy_doubt_find (error, &doubt))
    rhom_therapy_doubt_ask (GTK_WIDGET (self), doubt, G_CALLBACK (doubt_answered_cb));
  else
    rhom_service_client_report (self->client, error);
}

static void
extend (RhomTherapyRunning *self,
        gboolean            is_confirmed)
{
  rhom_service_ask (self->client, "Therapy", "Extend", g_variant_new ("(xb)", EXTENSION_USEC, is_confirmed), extended_cb, g_object_ref (self));
}

static void
extend_cb (RhomTherapyRunning *self)
{
  extend (self, FALSE);
}

/* The service may allow less than the limit of the kind. */
static gboolean
may_extend (RhomTherapyRunning *self)
{
  RhomIpcTherapy *therapy = get_therapy (self);
  gint64          most_usec = rhom_limit_get_most_usec (RHOM_LIMIT_HEAT);
  gint64          cap_usec = rhom_ipc_therapy_get_cap (therapy);

  if (cap_usec > 0)
    most_usec = MIN (most_usec, cap_usec);
  return rhom_ipc_therapy_get_planned (therapy) + EXTENSION_USEC <= most_usec;
}

/* --- Answers --- */

static void
fine_cb (RhomTherapyRunning *self)
{
  rhom_service_client_call_therapy (self->client, "Answer", g_variant_new ("(s)", "fine"));
}

static void
skin_cb (RhomTherapyRunning *self)
{
  rhom_service_client_call_therapy (self->client, "Answer", g_variant_new ("(s)", "stop"));
}

static void
next_cb (RhomTherapyRunning *self)
{
  rhom_service_client_call_therapy (self->client, "Next", g_variant_new ("(b)", TRUE));
}

/* --- What is shown --- */

/* The colour follows the pack; the word is always there too. */
static void
update_ring (RhomTherapyRunning *self)
{
  RhomIpcTherapy  *therapy = get_therapy (self);
  gboolean         is_on = is_state (self, "running") || is_state (self, "checking");
  gint64           deadline_usec = rhom_ipc_therapy_get_deadline (therapy);
  gint64           planned_usec = MAX (1, rhom_ipc_therapy_get_planned (therapy));
  gint64           remaining_usec = rhom_ipc_therapy_get_remaining (therapy);
  g_autofree char *digits = rhom_time_text_digits (remaining_usec);
  const char      *colour = g_strcmp0 (rhom_ipc_therapy_get_pack (therapy), "ice") == 0 ? "ice" : "heat";

  gtk_widget_set_css_classes (GTK_WIDGET (self->ring), (const char *[]){ is_on || is_state (self, "paused") ? colour : "resting", NULL });
  gtk_widget_set_visible (GTK_WIDGET (self->ring), !is_state (self, "ready"));
  if (is_on && deadline_usec != 0)
    rhom_ring_count (self->ring, deadline_usec - planned_usec, deadline_usec);
  else if (is_state (self, "between") && deadline_usec != 0)
    rhom_ring_count (self->ring, deadline_usec - rhom_settings_get_int (self->settings, RHOM_SETTING_ALTERNATE_REST_SECONDS) * RHOM_USEC_PER_SEC, deadline_usec);
  else
    rhom_ring_stand (self->ring, (double) remaining_usec / planned_usec, digits);
}

static void
update_title (RhomTherapyRunning *self)
{
  g_autofree char *title = rhom_therapy_text_title (self->client);

  gtk_label_set_label (self->title_label, is_state (self, "between") ? _("Rest Without a Pack") : title);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), rhom_ipc_therapy_get_phases (get_therapy (self)) > 1);
  rhom_therapy_strip_set_phase (self->strip, rhom_ipc_therapy_get_phase (get_therapy (self)), !is_state (self, "between") && !is_state (self, "ready"));
}

static void
update_look (RhomTherapyRunning *self)
{
  gint64           check_usec = rhom_ipc_therapy_get_next_check (get_therapy (self));
  gboolean         is_awaited = is_state (self, "running") && check_usec > 0;
  g_autofree char *moment = rhom_time_text_of_day (rhom_service_client_get_clock (self->client), check_usec);
  /* Translators: %s is a time of day. */
  g_autofree char *text = g_strdup_printf (_("Next look at your skin at %s"), moment);

  gtk_widget_set_visible (GTK_WIDGET (self->look_label), is_awaited);
  if (is_awaited)
    gtk_label_set_label (self->look_label, text);
}

static const char *
choose_advice (RhomTherapyRunning *self)
{
  if (is_state (self, "paused"))
    return _("Paused: the pack is off, and its time waits for you. After 15 minutes an alarm asks whether it is.");
  if (is_state (self, "between"))
    return g_strcmp0 (rhom_ipc_therapy_get_pack (get_therapy (self)), "ice") == 0 ? _("The skin rests. Ice comes next.") : _("The skin rests. Heat comes next.");
  return _("Keep the cloth between. Stop if the skin is white, blotchy, blistered, very red or numb, and do not fall asleep.");
}

static void
update_buttons (RhomTherapyRunning *self)
{
  gboolean is_running = is_state (self, "running");
  gboolean is_ice = g_strcmp0 (rhom_ipc_therapy_get_pack (get_therapy (self)), "heat") != 0 || rhom_ipc_therapy_get_phases (get_therapy (self)) > 1;

  gtk_widget_set_visible (self->check_box, is_state (self, "checking"));
  gtk_widget_set_visible (self->ready_box, is_state (self, "ready"));
  gtk_widget_set_visible (GTK_WIDGET (self->advice_label), !is_state (self, "checking") && !is_state (self, "ready"));
  gtk_label_set_label (self->advice_label, choose_advice (self));
  gtk_widget_set_visible (self->pause_button, is_running);
  gtk_widget_set_visible (self->resume_button, is_state (self, "paused"));
  gtk_widget_set_visible (self->extend_button, is_running && !is_ice);
  gtk_widget_set_sensitive (self->extend_button, may_extend (self));
  gtk_widget_set_visible (self->stop_button, !is_state (self, "checking"));
}

static void
update_ready (RhomTherapyRunning *self)
{
  gboolean is_ice = g_strcmp0 (rhom_ipc_therapy_get_pack (get_therapy (self)), "ice") == 0;

  gtk_label_set_label (self->ready_label, is_ice ? _("The skin has rested. Put the ice on, with a cloth between.") : _("The skin has rested. Put the heat on, with a cloth between."));
}

/* A button that has gone takes the focus along; the ring does nothing by mistake. */
static void
keep_focus (RhomTherapyRunning *self)
{
  const char *state = rhom_service_client_get_therapy_state (self->client);

  if (g_strcmp0 (self->state, state) == 0)
    return;
  g_free (self->state);
  self->state = g_strdup (state);
  gtk_label_set_label (self->said_label, "");
  gtk_widget_set_visible (GTK_WIDGET (self->said_label), FALSE);
  if (is_state (self, "paused"))
    gtk_widget_grab_focus (self->resume_button);
  else if (is_state (self, "running"))
    gtk_widget_grab_focus (self->pause_button);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->ring));
}

static gboolean
is_under_way (RhomTherapyRunning *self)
{
  const char *state = rhom_service_client_get_therapy_state (self->client);

  return *state != '\0' && !g_str_equal (state, "idle") && !g_str_equal (state, "ended");
}

static void
update (RhomTherapyRunning *self)
{
  if (!is_under_way (self))
    {
      rhom_ring_stand (self->ring, 0, "");
      g_clear_pointer (&self->state, g_free);
      return;
    }
  update_title (self);
  update_ring (self);
  update_look (self);
  update_ready (self);
  update_buttons (self);
  keep_focus (self);
}

/* --- The rest, said when asked for --- */

static char *
make_said_text (RhomTherapyRunning *self)
{
  RhomIpcTherapy  *therapy = get_therapy (self);
  gboolean         is_paused = is_state (self, "paused");
  gint64           left_usec = is_paused ? rhom_ipc_therapy_get_remaining (therapy) : rhom_ipc_therapy_get_deadline (therapy) - get_now_usec (self);
  g_autofree char *left = rhom_time_text_total (MAX (0, left_usec));
  g_autofree char *end = rhom_time_text_of_day (rhom_service_client_get_clock (self->client), rhom_ipc_therapy_get_deadline (therapy));

  if (is_paused)
    /* Translators: %s is a length of time. */
    return g_strdup_printf (_("%s left; paused"), left);
  /* Translators: first a length of time, then a time of day. */
  return g_strdup_printf (_("%s left, until %s"), left, end);
}

static void
ring_focused_cb (RhomTherapyRunning *self)
{
  g_autofree char *text = make_said_text (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ring), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
rhom_therapy_running_dispose (GObject *object)
{
  RhomTherapyRunning *self = RHOM_THERAPY_RUNNING (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->state, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_THERAPY_RUNNING);

  G_OBJECT_CLASS (rhom_therapy_running_parent_class)->dispose (object);
}

static void
rhom_therapy_running_class_init (RhomTherapyRunningClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_running_dispose;

  g_type_ensure (RHOM_TYPE_EVEN_LAYOUT);
  g_type_ensure (RHOM_TYPE_RING);
  g_type_ensure (RHOM_TYPE_THERAPY_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-running.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, strip);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, title_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, ring);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, said_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, look_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, check_box);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, ready_box);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, ready_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, advice_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, pause_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, resume_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, extend_button);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyRunning, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, extend_cb);
  gtk_widget_class_bind_template_callback (widget_class, fine_cb);
  gtk_widget_class_bind_template_callback (widget_class, skin_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
rhom_therapy_running_init (RhomTherapyRunning *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (ring_focused_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->ring), focus);
}

/**
 * rhom_therapy_running_setup:
 *
 * Gives the page what it needs; once.
 */
void
rhom_therapy_running_setup (RhomTherapyRunning *self,
                            RhomServiceClient  *client,
                            RhomSettings       *settings)
{
  g_return_if_fail (RHOM_IS_THERAPY_RUNNING (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  self->settings = g_object_ref (settings);
  rhom_ring_set_clock (self->ring, rhom_service_client_get_clock (client));
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * rhom_therapy_running_say:
 *
 * Says the rest of the time: a screen reader reads it out.
 */
void
rhom_therapy_running_say (RhomTherapyRunning *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RHOM_IS_THERAPY_RUNNING (self));

  if (!is_under_way (self) || is_state (self, "ready"))
    return;
  text = make_said_text (self);
  gtk_label_set_label (self->said_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->said_label), TRUE);
}
