/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"
#include "cli/status-busy.h"
#include "cli/status-json.h"
#include "cli/status-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* That nothing runs is an answer, not a failure to answer: standard output gets it. */
static int
say_not_running (RhomCli *cli)
{
  g_autofree char *json = rhom_status_json (NULL, cli->clock);

  puts (cli->json ? json : _("Rhomboid is not running"));
  fflush (stdout);
  return RHOM_CLI_NO_SERVICE;
}

static int
fail (RhomCli *cli,
      GError **error)
{
  if (!g_error_matches (*error, RHOM_CLI_ERROR, RHOM_CLI_NO_SERVICE) || cli->start || !cli->bus)
    return RHOM_CLI_NO_SERVICE;
  g_clear_error (error);
  return say_not_running (cli);
}

/* rhomboidctl status [--json] [--start] */
int
rhom_command_status (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  g_autofree char *text = NULL;

  if (!rhom_cli_connect (cli, cli->start, error))
    return fail (cli, error);
  rhom_status_busy_ask (cli->link);
  if (cli->json)
    {
      text = rhom_status_json (cli->link, cli->clock);
      puts (text);
      return RHOM_CLI_DONE;
    }
  text = rhom_status_text_all (cli->link, cli->clock);
  fputs (text, stdout);
  return RHOM_CLI_DONE;
}

/**
 * Monitor:
 * @cli: (not owned): with a link
 * @loop: (owned): ends with the service
 * @last: (owned) (nullable): by what the next change is known to be one
 */
typedef struct
{
  RhomCli   *cli;
  GMainLoop *loop;
  char      *last;
} Monitor;

/* @line is what to say, @fingerprint what must differ from the last time. */
static void
say_if_new (Monitor    *monitor,
            const char *line,
            char       *fingerprint)
{
  if (g_strcmp0 (fingerprint, monitor->last) != 0)
    {
      puts (line);
      fflush (stdout);
    }
  g_free (monitor->last);
  monitor->last = fingerprint;
}

static void
say (Monitor *monitor)
{
  RhomCli         *cli = monitor->cli;
  g_autofree char *line = cli->json ? rhom_status_json (cli->link, cli->clock) : rhom_status_text_line (cli->link);

  say_if_new (monitor, line, cli->json ? rhom_link_dup_fingerprint (cli->link) : g_strdup (line));
}

static gboolean
is_alive (Monitor *monitor)
{
  g_autofree char *owner = g_dbus_proxy_get_name_owner (G_DBUS_PROXY (monitor->cli->link->breaks));

  return owner != NULL;
}

/* A service that ends takes its properties along before it is seen to be gone. */
static void
properties_changed_cb (Monitor *monitor)
{
  if (is_alive (monitor))
    say (monitor);
}

static void
wall_changed_cb (Monitor *monitor)
{
  g_clear_pointer (&monitor->last, g_free);
  say (monitor);
}

static void
name_owner_changed_cb (Monitor *monitor)
{
  if (!is_alive (monitor))
    g_main_loop_quit (monitor->loop);
}

/* After the proxy's own handler, which forgets the values it has unpacked before. */
static void
watch_properties (Monitor *monitor,
                  gpointer proxy)
{
  g_signal_connect_data (proxy, "g-properties-changed", G_CALLBACK (properties_changed_cb), monitor, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
watch (Monitor *monitor)
{
  RhomLink *link = monitor->cli->link;

  watch_properties (monitor, link->breaks);
  watch_properties (monitor, link->therapy);
  watch_properties (monitor, link->history);
  watch_properties (monitor, link->desktop);
  g_signal_connect_swapped (link->breaks, "notify::g-name-owner", G_CALLBACK (name_owner_changed_cb), monitor);
  g_signal_connect_swapped (monitor->cli->clock, "wall-changed", G_CALLBACK (wall_changed_cb), monitor);
}

/* rhomboidctl monitor [--json] */
int
rhom_command_monitor (RhomCli *cli,
                      char   **arguments,
                      GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Monitor monitor = { .cli = cli, .loop = loop };

  if (!rhom_cli_connect (cli, FALSE, error))
    return fail (cli, error);
  watch (&monitor);
  say (&monitor);
  g_main_loop_run (loop);

  g_signal_handlers_disconnect_by_data (cli->clock, &monitor);
  g_clear_pointer (&cli->link, rhom_link_free);
  g_free (monitor.last);
  return say_not_running (cli);
}
