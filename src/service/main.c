/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/clock-system.h"
#include "desktop/desktop-activity.h"
#include "desktop/desktop-busy.h"
#include "desktop/time-zone.h"
#include "ipc/errors.h"
#include "ipc/names.h"
#include "service/service.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

/* From the D-Bus specification; GDBus keeps its own private. */
#define DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER 1

static gboolean
signal_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* Synchronous, as only start-up may be: the main loop must not answer a call
 * before it is known that this process is the one. */
static gboolean
own_name (GDBusConnection *connection,
          GError         **error)
{
  GVariant *arguments = g_variant_new ("(su)", RHOM_SERVICE_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE);
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                                            arguments, G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, error);
  guint32 result = 0;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(u)", &result);
  if (result == DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("already running"));
  return FALSE;
}

/* A request to end may come at once, so it is listened to before the name is ours. */
static gboolean
run (GDBusConnection *connection,
     RhomService     *service,
     GError         **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGTERM, signal_cb, loop);
  g_unix_signal_add (SIGINT, signal_cb, loop);
  g_signal_connect_swapped (service, "quit", G_CALLBACK (g_main_loop_quit), loop);
  if (!rhom_service_export (service, error) || !own_name (connection, error))
    return FALSE;

  rhom_service_start (service);
  g_main_loop_run (loop);
  g_dbus_connection_flush_sync (connection, NULL, NULL);
  g_signal_handlers_disconnect_by_data (service, loop);
  return TRUE;
}

static gboolean
run_on (GDBusConnection *connection,
        GError         **error)
{
  g_autoptr (RhomClock) clock = rhom_clock_system_new ();
  g_autoptr (RhomActivity) activity = rhom_desktop_activity_new (clock, connection);
  g_autoptr (RhomBusy) busy = rhom_desktop_busy_new (connection, clock);
  g_autoptr (RhomTimeZone) time_zone G_GNUC_UNUSED = rhom_time_zone_new (clock);
  g_autoptr (RhomService) service = rhom_service_new (connection, clock, activity, busy);

  return run (connection, service, error);
}

/* Somebody was here first: that one goes on, and this one was not needed. */
static int
report (const GError *error)
{
  if (error == NULL)
    return EXIT_SUCCESS;
  g_printerr ("%s: %s\n", g_get_prgname (), error->message);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* Returns: whether to go on */
static gboolean
parse_options (int     *argc,
               char  ***argv,
               GError **error)
{
  gboolean is_version = FALSE;
  /* clang-format off */
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &is_version, N_("Print the version and exit"), NULL },
    { NULL },
  };
  /* clang-format on */
  /* Translators: shown by rhomboid-service --help. */
  g_autoptr (GOptionContext) context = g_option_context_new (_("— offer breaks and time heat and ice, from the tray"));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (is_version)
    g_print ("%s %s\n", g_get_prgname (), RHOM_VERSION);
  return !is_version;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RHOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("rhomboid-service");
  g_set_application_name ("Rhomboid");
  rhom_errors_register ();

  if (!parse_options (&argc, &argv, &error))
    return report (error);
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (connection != NULL)
    run_on (connection, &error);
  return report (error);
}
