/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/mode-rows.h"

#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomModeRows:
 *
 * What is different today: a sore day, and reading without a key. Each is
 * asked of the service, and shown as that says.
 */

#define READING_USEC (2 * RHOM_USEC_PER_HOUR)

struct _RhomModeRows
{
  AdwBin parent_instance;

  RhomServiceClient *client; /* (owned) (nullable) until set up */
  gboolean           is_updating;

  GtkSwitch    *sore_day;
  GtkSwitch    *reading;
  AdwActionRow *reading_row;
};

G_DEFINE_FINAL_TYPE (RhomModeRows, rhom_mode_rows, ADW_TYPE_BIN)

static void
update_reading (RhomModeRows *self,
                gint64        until_usec)
{
  g_autofree char *end = rhom_time_text_of_day (rhom_service_client_get_clock (self->client), until_usec);
  /* Translators: %s is a time of day. */
  g_autofree char *text = g_strdup_printf (_("Until %s, no keys and no mouse are no sign of being away"), end);

  gtk_switch_set_active (self->reading, until_usec != 0);
  adw_action_row_set_subtitle (self->reading_row, until_usec != 0 ? text : _("For two hours, no keys and no mouse are no sign of being away"));
}

static void
update (RhomModeRows *self)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (self->client);
  gboolean       is_connected = rhom_service_client_is_connected (self->client);

  gtk_widget_set_visible (GTK_WIDGET (self), is_connected);
  if (!is_connected)
    return;
  self->is_updating = TRUE;
  gtk_switch_set_active (self->sore_day, rhom_ipc_breaks_get_sore_day (breaks));
  update_reading (self, rhom_ipc_breaks_get_reading (breaks));
  self->is_updating = FALSE;
}

static void
sore_day_changed_cb (RhomModeRows *self)
{
  if (!self->is_updating)
    rhom_service_client_call_breaks (self->client, "SetSoreDay", g_variant_new ("(b)", gtk_switch_get_active (self->sore_day)));
}

static void
reading_changed_cb (RhomModeRows *self)
{
  if (!self->is_updating)
    rhom_service_client_call_breaks (self->client, "SetReading", g_variant_new ("(x)", gtk_switch_get_active (self->reading) ? READING_USEC : (gint64) 0));
}

static void
rhom_mode_rows_dispose (GObject *object)
{
  RhomModeRows *self = RHOM_MODE_ROWS (object);

  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_MODE_ROWS);

  G_OBJECT_CLASS (rhom_mode_rows_parent_class)->dispose (object);
}

static void
rhom_mode_rows_class_init (RhomModeRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_mode_rows_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/mode-rows.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "sore-day", FALSE, G_STRUCT_OFFSET (RhomModeRows, sore_day));
  gtk_widget_class_bind_template_child_full (widget_class, "reading", FALSE, G_STRUCT_OFFSET (RhomModeRows, reading));
  gtk_widget_class_bind_template_child_full (widget_class, "reading-row", FALSE, G_STRUCT_OFFSET (RhomModeRows, reading_row));
}

static void
rhom_mode_rows_init (RhomModeRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_mode_rows_setup:
 *
 * Gives the rows what they show; once.
 */
void
rhom_mode_rows_setup (RhomModeRows      *self,
                      RhomServiceClient *client)
{
  g_return_if_fail (RHOM_IS_MODE_ROWS (self));
  g_return_if_fail (self->client == NULL);

  self->client = g_object_ref (client);
  g_signal_connect_object (self->sore_day, "notify::active", G_CALLBACK (sore_day_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reading, "notify::active", G_CALLBACK (reading_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
