/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/desktop-group.h"

#include <glib/gi18n-lib.h>

/**
 * RhomDesktopGroup:
 *
 * What the service found on this desktop, in words, and what went wrong.
 */

struct _RhomDesktopGroup
{
  AdwPreferencesGroup parent_instance;

  RhomServiceClient *client; /* (owned) (nullable) until set up */

  AdwActionRow *idle_row;
  AdwActionRow *session_row;
  AdwActionRow *tray_row;
  AdwActionRow *notifications_row;
  AdwActionRow *sound_row;
  AdwActionRow *problems_row;
};

G_DEFINE_FINAL_TYPE (RhomDesktopGroup, rhom_desktop_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  const char *what;
  const char *value;
  const char *text;
} Text;

/* clang-format off */
static const Text texts[] = {
  { "idle", "wayland", N_("Rhomboid notices when you are away, and counts that as rest") },
  { "idle", "mutter", N_("Rhomboid notices when you are away, and counts that as rest") },
  { "idle", "x11", N_("Rhomboid notices when you are away, and counts that as rest") },
  { "idle", "logind", N_("Time away counts as rest once your screen saver comes on") },
  { "idle", "none", N_("Not visible here: the time runs on while you are away") },
  { "session", "logind", N_("A locked screen and a sleeping computer count as rest") },
  { "session", "screen-saver", N_("A locked screen counts as rest, and a sleeping computer too") },
  { "session", "none", N_("Not visible here") },
  { "tray", "shown", N_("The icon is shown") },
  { "tray", "hidden", N_("The icon is switched off") },
  { "tray", "none", N_("This desktop has no tray: open Rhomboid from the app launcher") },
  { "notifications", "ready", N_("Ready") },
  { "notifications", "hung", N_("The notification service does not answer: a small window is used") },
  { "notifications", "none", N_("None here: a small window is used") },
  { "sound", "ready", N_("Ready") },
  { "sound", "none", N_("None here: the alarm is silent") },
};
/* clang-format on */

static void
describe (AdwActionRow *row,
          const char   *what,
          const char   *value)
{
  adw_action_row_set_subtitle (row, rhom_desktop_group_describe (what, value));
}

static void
update_problems (RhomDesktopGroup *self)
{
  const char *const *problems = rhom_ipc_desktop_get_problems (rhom_service_client_get_desktop (self->client));
  gboolean           has_some = problems != NULL && problems[0] != NULL;
  g_autofree char   *text = has_some ? g_strjoinv ("\n", (char **) problems) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->problems_row), has_some);
  adw_action_row_set_subtitle (self->problems_row, has_some ? text : "");
}

static void
update (RhomDesktopGroup *self)
{
  RhomIpcDesktop *desktop = rhom_service_client_get_desktop (self->client);
  gboolean        is_connected = rhom_service_client_is_connected (self->client);

  gtk_widget_set_visible (GTK_WIDGET (self), is_connected);
  if (!is_connected)
    return;
  describe (self->idle_row, "idle", rhom_ipc_desktop_get_idle (desktop));
  describe (self->session_row, "session", rhom_ipc_desktop_get_session (desktop));
  describe (self->tray_row, "tray", rhom_ipc_desktop_get_tray (desktop));
  describe (self->notifications_row, "notifications", rhom_ipc_desktop_get_notifications (desktop));
  describe (self->sound_row, "sound", rhom_ipc_desktop_get_sound (desktop));
  update_problems (self);
}

static void
rhom_desktop_group_dispose (GObject *object)
{
  RhomDesktopGroup *self = RHOM_DESKTOP_GROUP (object);

  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_DESKTOP_GROUP);

  G_OBJECT_CLASS (rhom_desktop_group_parent_class)->dispose (object);
}

static void
rhom_desktop_group_class_init (RhomDesktopGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_desktop_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/desktop-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomDesktopGroup, idle_row);
  gtk_widget_class_bind_template_child (widget_class, RhomDesktopGroup, session_row);
  gtk_widget_class_bind_template_child (widget_class, RhomDesktopGroup, tray_row);
  gtk_widget_class_bind_template_child (widget_class, RhomDesktopGroup, notifications_row);
  gtk_widget_class_bind_template_child (widget_class, RhomDesktopGroup, sound_row);
  gtk_widget_class_bind_template_child (widget_class, RhomDesktopGroup, problems_row);
}

static void
rhom_desktop_group_init (RhomDesktopGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->problems_row), FALSE);
}

/**
 * rhom_desktop_group_setup:
 *
 * @client: (nullable): what it shows; %NULL to let go of it for good
 */
void
rhom_desktop_group_setup (RhomDesktopGroup  *self,
                          RhomServiceClient *client)
{
  g_return_if_fail (RHOM_IS_DESKTOP_GROUP (self));
  g_return_if_fail (self->client == NULL || client == NULL);

  if (self->client != NULL)
    g_signal_handlers_disconnect_by_data (self->client, self);
  g_clear_object (&self->client);
  if (client == NULL)
    return;
  self->client = g_object_ref (client);
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * rhom_desktop_group_describe:
 * @what: a property of the Desktop interface, in small letters
 * @value: (nullable): its value
 *
 * Returns: (transfer none): the value in words; as it stands if it is a new one
 */
const char *
rhom_desktop_group_describe (const char *what,
                             const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_str_equal (texts[i].what, what) && g_strcmp0 (texts[i].value, value) == 0)
        return _(texts[i].text);
    }
  return value != NULL ? value : "";
}
