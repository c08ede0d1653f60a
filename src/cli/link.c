/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/link.h"
#include "cli/cli.h"
#include "ipc/names.h"

#include <glib/gi18n-lib.h>

#define PATIENCE_MSEC 5000

/* Never starts the service: that is rhom_start_service()'s business. */
#define FLAGS G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START

/* Making a proxy has no limit of time but GDBus's 25 s, so a hung service is found out first. */
static gboolean
check_answers (GDBusConnection *bus,
               GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", "io.github.rhomboid.Rhomboid1.Desktop", "Version"), G_VARIANT_TYPE ("(v)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MSEC, NULL, &local);

  if (reply)
    return TRUE;
  g_dbus_error_strip_remote_error (local);
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_NO_SERVICE, _("The service does not answer: %s"), local->message);
  return FALSE;
}

static void
set_timeouts (RhomLink *self)
{
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->breaks), PATIENCE_MSEC);
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->therapy), PATIENCE_MSEC);
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->history), PATIENCE_MSEC);
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->desktop), PATIENCE_MSEC);
}

/**
 * rhom_link_new:
 *
 * Returns: (transfer full) (nullable): a link to the service, which must be running
 */
RhomLink *
rhom_link_new (GDBusConnection *bus,
               GError         **error)
{
  g_autoptr (RhomLink) self = g_new0 (RhomLink, 1);
  const char *name = RHOM_SERVICE_BUS_NAME;
  const char *path = RHOM_SERVICE_OBJECT_PATH;

  if (!check_answers (bus, error) || !(self->breaks = rhom_ipc_breaks_proxy_new_sync (bus, FLAGS, name, path, NULL, error)) || !(self->therapy = rhom_ipc_therapy_proxy_new_sync (bus, FLAGS, name, path, NULL, error)) || !(self->history = rhom_ipc_history_proxy_new_sync (bus, FLAGS, name, path, NULL, error)) || !(self->desktop = rhom_ipc_desktop_proxy_new_sync (bus, FLAGS, name, path, NULL, error)))
    return NULL;

  set_timeouts (self);
  return g_steal_pointer (&self);
}

void
rhom_link_free (RhomLink *self)
{
  g_clear_object (&self->breaks);
  g_clear_object (&self->therapy);
  g_clear_object (&self->history);
  g_clear_object (&self->desktop);
  g_clear_pointer (&self->busy, g_variant_unref);
  g_free (self);
}

static void
append_properties (GString    *text,
                   GDBusProxy *proxy)
{
  g_auto (GStrv) names = g_dbus_proxy_get_cached_property_names (proxy);

  for (gsize i = 0; names && names[i]; i++)
    {
      g_autoptr (GVariant) value = g_dbus_proxy_get_cached_property (proxy, names[i]);

      g_string_append_printf (text, "%s ", names[i]);
      g_variant_print_string (value, text, FALSE);
    }
}

/**
 * rhom_link_dup_fingerprint:
 *
 * Returns: (transfer full): a text that differs as soon as any property does
 */
char *
rhom_link_dup_fingerprint (RhomLink *self)
{
  GString *text = g_string_new (NULL);

  append_properties (text, G_DBUS_PROXY (self->breaks));
  append_properties (text, G_DBUS_PROXY (self->therapy));
  append_properties (text, G_DBUS_PROXY (self->history));
  append_properties (text, G_DBUS_PROXY (self->desktop));
  return g_string_free (text, FALSE);
}
