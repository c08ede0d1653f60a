/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"
#include "cli/start.h"
#include "ipc/names.h"

#include <glib/gi18n-lib.h>

/* Each page is also the name of the action of the UI that opens it. */
static const char *const pages[] = { "today", "exercises", "heat-ice", "preferences", NULL };

static gboolean
check_page (const char *page,
            GError    **error)
{
  if (g_strv_contains (pages, page))
    return TRUE;
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” takes: %s"), "open", rhom_command_find ("open")->arguments);
  return FALSE;
}

/* rhomboidctl open [PAGE] */
int
rhom_command_open (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  const char *page = arguments[0] ? arguments[0] : pages[0];

  if (!check_page (page, error))
    return RHOM_CLI_USAGE;
  return rhom_cli_activate_ui (cli, page, NULL, error) ? RHOM_CLI_DONE : RHOM_CLI_NO_SERVICE;
}

/* rhomboidctl start */
int
rhom_command_start (RhomCli *cli,
                    char   **arguments,
                    GError **error)
{
  return rhom_cli_connect (cli, TRUE, error) ? RHOM_CLI_DONE : RHOM_CLI_NO_SERVICE;
}

/* With the service the alarm would go that tells when the pack must come off. */
static gboolean
check_no_pack (RhomLink *link,
               GError  **error)
{
  const char *state = rhom_ipc_therapy_get_state (link->therapy);

  if (state == NULL || g_str_equal (state, "idle"))
    return TRUE;
  /* Translators: “rhomboidctl stop” is a command and stays as it is. */
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("Heat or ice is not over: take the pack off first, then say so with “rhomboidctl stop”"));
  return FALSE;
}

/* rhomboidctl quit: nothing to do if it is not running. */
int
rhom_command_quit (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  if (!rhom_cli_open_bus (cli, error))
    return RHOM_CLI_NO_SERVICE;
  if (!rhom_start_is_running (cli->bus, RHOM_SERVICE_BUS_NAME))
    {
      g_print ("%s\n", _("Rhomboid is not running"));
      return RHOM_CLI_DONE;
    }
  if (!rhom_cli_connect (cli, FALSE, error))
    return RHOM_CLI_NO_SERVICE;
  if (!check_no_pack (cli->link, error))
    return RHOM_CLI_REFUSED;
  if (!rhom_ipc_desktop_call_quit_sync (cli->link->desktop, NULL, error))
    return RHOM_CLI_NO_SERVICE;
  return RHOM_CLI_DONE;
}
