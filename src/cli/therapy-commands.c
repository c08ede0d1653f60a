/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"
#include "cli/status-text.h"
#include "core/records.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int
finish_command (RhomCli *cli,
                gboolean is_done,
                GError **error)
{
  g_autofree char *line = NULL;

  if (!is_done || !rhom_cli_connect (cli, FALSE, error))
    return RHOM_CLI_REFUSED;
  line = rhom_status_text_therapy (cli->link, cli->clock);
  g_print ("%s\n", line);
  return RHOM_CLI_DONE;
}

/* What counts as yes is the locale's affair, see rpmatch(3). */
static gboolean
ask_for_cloth (void)
{
  char answer[64];

  /* Translators: y and n are the first letters of yes and no, as your locale has them. */
  fputs (_("Is there a cloth between the pack and your skin? [y/n] "), stdout);
  fflush (stdout);
  return fgets (answer, sizeof answer, stdin) != NULL && rpmatch (answer) == 1;
}

static gboolean
check_cloth (RhomCli *cli,
             GError **error)
{
  if (cli->cloth)
    return TRUE;
  if (!isatty (STDIN_FILENO) || !isatty (STDOUT_FILENO))
    {
      g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("Put a cloth between the pack and your skin, then say so with --cloth"));
      return FALSE;
    }
  if (ask_for_cloth ())
    return TRUE;
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("Not started: put a cloth between the pack and your skin first"));
  return FALSE;
}

static gboolean
check_region (RhomCli *cli,
              GError **error)
{
  g_autoptr (GError) local = NULL;
  RhomRegion region;

  if (!cli->region || rhom_region_from_id (cli->region, &region, &local))
    return TRUE;
  g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, local->message);
  return FALSE;
}

static GVariant *
make_options (RhomCli        *cli,
              RhomTherapyKind kind,
              gboolean        has_length,
              gint64          length_usec)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&options, "kind", "s", rhom_therapy_kind_to_id (kind));
  g_variant_dict_insert (&options, "cloth", "b", TRUE);
  if (cli->region)
    g_variant_dict_insert (&options, "region", "s", cli->region);
  if (has_length)
    g_variant_dict_insert (&options, "length", "x", length_usec);
  return g_variant_dict_end (&options);
}

static int
start (RhomCli        *cli,
       RhomTherapyKind kind,
       const char     *length,
       GError        **error)
{
  gint64 length_usec = 0;

  if (length && !rhom_cli_parse_length (length, &length_usec, error))
    return RHOM_CLI_USAGE;
  if (!check_region (cli, error) || !check_cloth (cli, error))
    return RHOM_CLI_USAGE;
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_therapy_call_start_sync (cli->link->therapy, make_options (cli, kind, length != NULL, length_usec), NULL, error), error);
}

/* rhomboidctl heat [DURATION] */
int
rhom_command_heat (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  return start (cli, RHOM_THERAPY_HEAT, arguments[0], error);
}

/* rhomboidctl ice [DURATION] */
int
rhom_command_ice (RhomCli *cli,
                  char   **arguments,
                  GError **error)
{
  return start (cli, RHOM_THERAPY_ICE, arguments[0], error);
}

/* rhomboidctl stop: Stop() acknowledges the alarm, too. */
int
rhom_command_stop (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_therapy_call_stop_sync (cli->link->therapy, NULL, error), error);
}
