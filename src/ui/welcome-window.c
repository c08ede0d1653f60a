/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/welcome-window.h"

#include "ui/hours-text.h"
#include "ui/setting-rows.h"

#include <glib/gi18n-lib.h>

/**
 * RhomWelcomeWindow:
 *
 * Shown once: what Rhomboid does, that it is no doctor, when and how it offers
 * breaks, and where it lives on this desktop.
 */

struct _RhomWelcomeWindow
{
  AdwWindow parent_instance;

  RhomServiceClient *client;   /* (owned) */
  RhomSettings      *settings; /* (owned) */

  GtkLabel  *interval_label;
  GtkLabel  *place_label;
  GtkWidget *done_button;
};

G_DEFINE_FINAL_TYPE (RhomWelcomeWindow, rhom_welcome_window, ADW_TYPE_WINDOW)

static const RhomSettingRow rows[] = {
  { "interval-seconds", "interval-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_INTERVAL },
  { "prompt-style", "prompt-style", RHOM_ROW_CHOICE },
  { "working-hours-enabled", "working-hours-enabled-row", RHOM_ROW_SWITCH },
};

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
update_interval (RhomWelcomeWindow *self)
{
  int              minutes = rhom_settings_get_int (self->settings, RHOM_SETTING_INTERVAL_SECONDS) / 60;
  g_autofree char *text = g_strdup_printf (ngettext ("After %d minute of sitting it offers a break. You can put it off, skip it, or choose another time in the preferences.",
                                                     "After %d minutes of sitting it offers a break. You can put it off, skip it, or choose another time in the preferences.", minutes),
                                           minutes);

  gtk_label_set_label (self->interval_label, text);
}

/* Which hours they are, so that one knows what the switch would do. */
static void
update_hours (RhomWelcomeWindow *self)
{
  AdwActionRow    *row = ADW_ACTION_ROW (gtk_widget_get_template_child (GTK_WIDGET (self), RHOM_TYPE_WELCOME_WINDOW, "working-hours-enabled-row"));
  g_autofree char *text = rhom_hours_text_summary (self->settings);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (rhom_settings_is_writable (self->settings, "working-hours-enabled"))
    adw_action_row_set_subtitle (row, escaped);
}

static void
update_place (RhomWelcomeWindow *self)
{
  const char *tray = rhom_service_client_is_connected (self->client) ? rhom_ipc_desktop_get_tray (rhom_service_client_get_desktop (self->client)) : NULL;

  if (g_strcmp0 (tray, "none") == 0)
    gtk_label_set_label (self->place_label, _("This desktop has no tray. Rhomboid works in the background; open it from the app launcher."));
  else
    gtk_label_set_label (self->place_label, _("It lives in the tray: the icon there shows how the time goes, and its menu has the rest."));
}

static gboolean
rhom_welcome_window_close_request (GtkWindow *window)
{
  g_object_set (RHOM_WELCOME_WINDOW (window)->settings, "first-run-done", TRUE, NULL);
  return GTK_WINDOW_CLASS (rhom_welcome_window_parent_class)->close_request (window);
}

static void
rhom_welcome_window_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RhomWelcomeWindow *self = RHOM_WELCOME_WINDOW (object);

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
rhom_welcome_window_constructed (GObject *object)
{
  RhomWelcomeWindow *self = RHOM_WELCOME_WINDOW (object);

  G_OBJECT_CLASS (rhom_welcome_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  g_signal_connect_object (self->client, "changed", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  rhom_setting_rows_bind (GTK_WIDGET (self), self->settings, rows, G_N_ELEMENTS (rows));
  g_signal_connect_object (self->settings, "notify::interval-seconds", G_CALLBACK (update_interval), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::working-hours", G_CALLBACK (update_hours), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::working-hours-enabled", G_CALLBACK (update_hours), self, G_CONNECT_SWAPPED);
  update_interval (self);
  update_hours (self);
  update_place (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->done_button);
}

static void
rhom_welcome_window_dispose (GObject *object)
{
  RhomWelcomeWindow *self = RHOM_WELCOME_WINDOW (object);

  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_WELCOME_WINDOW);

  G_OBJECT_CLASS (rhom_welcome_window_parent_class)->dispose (object);
}

static void
rhom_welcome_window_class_init (RhomWelcomeWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_welcome_window_constructed;
  object_class->dispose = rhom_welcome_window_dispose;
  object_class->set_property = rhom_welcome_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_welcome_window_close_request;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/welcome-window.ui");
  rhom_setting_rows_bind_class (widget_class, rows, G_N_ELEMENTS (rows));
  gtk_widget_class_bind_template_child (widget_class, RhomWelcomeWindow, interval_label);
  gtk_widget_class_bind_template_child (widget_class, RhomWelcomeWindow, place_label);
  gtk_widget_class_bind_template_child (widget_class, RhomWelcomeWindow, done_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rhom_welcome_window_init (RhomWelcomeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_welcome_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
RhomWelcomeWindow *
rhom_welcome_window_new (RhomServiceClient *client,
                         RhomSettings      *settings)
{
  return g_object_new (RHOM_TYPE_WELCOME_WINDOW, "client", client, "settings", settings, NULL);
}
