/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/therapy-alarm.h"

#include "core/time-text.h"
#include "ui/therapy-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapyAlarm:
 *
 * The pack must come off: one big button says that it is, and stops the alarm
 * everywhere. An end that was slept through is told with how long ago it was. A
 * pause that nobody came back from only asks whether the pack is off.
 */

/* An end that is older than this is told with how long ago it was. */
#define LATE_USEC RHOM_USEC_PER_MIN

struct _RhomTherapyAlarm
{
  AdwBin parent_instance;

  RhomServiceClient *client;  /* (owned) (nullable) until set up */
  guint              late_id; /* alarm for the text of the end; 0 = none */

  GtkImage  *icon;
  GtkLabel  *title_label;
  GtkLabel  *late_label;
  GtkLabel  *advice_label;
  GtkWidget *off_button;
};

G_DEFINE_FINAL_TYPE (RhomTherapyAlarm, rhom_therapy_alarm, ADW_TYPE_BIN)

static void late_due_cb (gpointer user_data);

static void
stop_waiting (RhomTherapyAlarm *self)
{
  if (self->late_id != 0)
    rhom_clock_remove_alarm (rhom_service_client_get_clock (self->client), self->late_id);
  self->late_id = 0;
}

/* A pause went on for too long: the pack seems to be off, and its time is not up. */
static gboolean
is_of_pause (RhomIpcTherapy *therapy)
{
  return rhom_ipc_therapy_get_remaining (therapy) > 0;
}

/* "3 min ago" goes on to be true: it is made again each minute while it shows. */
static void
update_late (RhomTherapyAlarm *self)
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
    text = g_strdup_printf (_("Time was up at %s, %s ago."), of_day, length);
  gtk_label_set_label (self->late_label, text);

  stop_waiting (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->late_id = rhom_clock_add_alarm (clock, now_usec + RHOM_USEC_PER_MIN - MAX (0, late_usec) % RHOM_USEC_PER_MIN, late_due_cb, self);
}

static void
late_due_cb (gpointer user_data)
{
  RhomTherapyAlarm *self = RHOM_THERAPY_ALARM (user_data);

  self->late_id = 0;
  update_late (self);
}

static const char *
choose_advice (RhomIpcTherapy *therapy)
{
  if (is_of_pause (therapy))
    return _("The pack was taken off for a moment, and nobody came back to it.");
  if (rhom_ipc_therapy_get_unanswered (therapy))
    return _("Nobody has answered for ten minutes. Look at your skin: if it is white, blotchy, blistered or numb, ask for help.");
  if (rhom_ipc_therapy_get_check (therapy) != 0)
    return _("The last look at your skin was left out: look now. If it is white, blotchy, blistered or numb, ask for help.");
  return _("Look at your skin. If it stays white, blotchy, blistered or numb, ask for help.");
}

static const char *
choose_title (RhomIpcTherapy *therapy,
              gboolean        is_cold)
{
  if (is_of_pause (therapy))
    return is_cold ? _("Is the Ice Off?") : _("Is the Heat Off?");
  return is_cold ? _("Take the Ice Off") : _("Take the Heat Off");
}

static void
update (RhomTherapyAlarm *self)
{
  RhomIpcTherapy *therapy = rhom_service_client_get_therapy (self->client);
  gboolean        is_cold;

  if (!g_str_equal (rhom_service_client_get_therapy_state (self->client), "ended"))
    {
      stop_waiting (self);
      return;
    }
  is_cold = g_strcmp0 (rhom_ipc_therapy_get_pack (therapy), "ice") == 0;
  gtk_label_set_label (self->title_label, choose_title (therapy, is_cold));
  gtk_image_set_from_icon_name (self->icon, is_cold ? "rhomboid-ice-symbolic" : "rhomboid-heat-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ "alarm-icon", is_cold ? "ice" : "heat", NULL });
  gtk_label_set_label (self->advice_label, choose_advice (therapy));
  gtk_widget_set_visible (GTK_WIDGET (self->late_label), !is_of_pause (therapy));
  if (is_of_pause (therapy))
    stop_waiting (self);
  else
    update_late (self);
}

static void
rhom_therapy_alarm_map (GtkWidget *widget)
{
  RhomTherapyAlarm *self = RHOM_THERAPY_ALARM (widget);

  GTK_WIDGET_CLASS (rhom_therapy_alarm_parent_class)->map (widget);
  update (self);
}

static gboolean
rhom_therapy_alarm_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RHOM_THERAPY_ALARM (widget)->off_button);
}

static void
rhom_therapy_alarm_unmap (GtkWidget *widget)
{
  stop_waiting (RHOM_THERAPY_ALARM (widget));
  GTK_WIDGET_CLASS (rhom_therapy_alarm_parent_class)->unmap (widget);
}

static void
rhom_therapy_alarm_dispose (GObject *object)
{
  RhomTherapyAlarm *self = RHOM_THERAPY_ALARM (object);

  if (self->client != NULL)
    stop_waiting (self);
  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_THERAPY_ALARM);

  G_OBJECT_CLASS (rhom_therapy_alarm_parent_class)->dispose (object);
}

static void
rhom_therapy_alarm_class_init (RhomTherapyAlarmClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_alarm_dispose;
  widget_class->map = rhom_therapy_alarm_map;
  widget_class->unmap = rhom_therapy_alarm_unmap;
  widget_class->grab_focus = rhom_therapy_alarm_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/therapy-alarm.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAlarm, icon);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAlarm, title_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAlarm, late_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAlarm, advice_label);
  gtk_widget_class_bind_template_child (widget_class, RhomTherapyAlarm, off_button);
}

static void
rhom_therapy_alarm_init (RhomTherapyAlarm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_therapy_alarm_setup:
 *
 * Gives the page what it needs; once.
 */
void
rhom_therapy_alarm_setup (RhomTherapyAlarm  *self,
                          RhomServiceClient *client)
{
  g_return_if_fail (RHOM_IS_THERAPY_ALARM (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
