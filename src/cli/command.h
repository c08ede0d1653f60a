/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/**
 * RhomCommandFunc:
 * @arguments: (array zero-terminated=1): what follows the command, options taken out
 *
 * Returns: a #RhomCliStatus; with @error set the one that belongs to the error counts
 */
typedef int (*RhomCommandFunc) (RhomCli *cli,
                                char   **arguments,
                                GError **error);

/**
 * RhomCommandOptions:
 *
 * Which options a command takes.
 */
typedef enum
{
  RHOM_COMMAND_JSON = 1 << 0,
  RHOM_COMMAND_START = 1 << 1,
  RHOM_COMMAND_PACK = 1 << 2,  /* --cloth, --region, --began and --confirm */
  RHOM_COMMAND_CLOTH = 1 << 3, /* --cloth */
} RhomCommandOptions;

/**
 * RhomCommand:
 * @name: the word on the command line
 * @arguments: (nullable): its arguments for the help, untranslated placeholders
 * @summary: what it does, in a line; for gettext
 * @details: (nullable): the rest of its help; for gettext
 * @options: the options it takes
 * @min_arguments: fewest arguments
 * @max_arguments: most arguments
 * @run: does it
 */
typedef struct
{
  const char        *name;
  const char        *arguments;
  const char        *summary;
  const char        *details;
  RhomCommandOptions options;
  guint              min_arguments;
  guint              max_arguments;
  RhomCommandFunc    run;
} RhomCommand;

gboolean rhom_cli_check_cloth (RhomCli *cli,
                               GError **error);

const RhomCommand *rhom_command_get_all (gsize *n_commands);
const RhomCommand *rhom_command_find (const char *name);

int rhom_command_status (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_monitor (RhomCli *cli,
                          char   **arguments,
                          GError **error);
int rhom_command_break (RhomCli *cli,
                        char   **arguments,
                        GError **error);
int rhom_command_skip (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_snooze (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_pause (RhomCli *cli,
                        char   **arguments,
                        GError **error);
int rhom_command_resume (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_finish (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_sore (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_reading (RhomCli *cli,
                          char   **arguments,
                          GError **error);
int rhom_command_heat (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_ice (RhomCli *cli,
                      char   **arguments,
                      GError **error);
int rhom_command_alternate (RhomCli *cli,
                            char   **arguments,
                            GError **error);
int rhom_command_therapy (RhomCli *cli,
                          char   **arguments,
                          GError **error);
int rhom_command_answer (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_stop (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_cards (RhomCli *cli,
                        char   **arguments,
                        GError **error);
int rhom_command_play (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_import (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_export (RhomCli *cli,
                         char   **arguments,
                         GError **error);
int rhom_command_open (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_start (RhomCli *cli,
                        char   **arguments,
                        GError **error);
int rhom_command_quit (RhomCli *cli,
                       char   **arguments,
                       GError **error);
int rhom_command_help (RhomCli *cli,
                       char   **arguments,
                       GError **error);

G_END_DECLS
