/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/help.h"
#include "cli/command.h"

#include <glib/gi18n-lib.h>

/* The width of the commands with their arguments; a longer one gets a line of its own. */
#define COLUMN 32

static void
print_command (FILE              *file,
               const RhomCommand *command)
{
  g_autofree char *synopsis = g_strjoin (" ", command->name, command->arguments, NULL);

  if (g_utf8_strlen (synopsis, -1) > COLUMN)
    fprintf (file, "  %s\n  %*s  %s\n", synopsis, COLUMN, "", _(command->summary));
  else
    fprintf (file, "  %-*s  %s\n", COLUMN, synopsis, _(command->summary));
}

/**
 * rhom_help_print:
 * @file: where to
 *
 * Prints the help of the whole program.
 */
void
rhom_help_print (FILE *file)
{
  gsize              n_commands;
  const RhomCommand *commands = rhom_command_get_all (&n_commands);

  fprintf (file, "%s\n\n", _("Usage: rhomboidctl COMMAND [ARGUMENT…]"));
  fprintf (file, "%s\n\n", _("Breaks, heat and ice timers of Rhomboid from the command line."));
  fprintf (file, "%s\n", _("Commands:"));
  for (gsize i = 0; i < n_commands; i++)
    print_command (file, &commands[i]);
  fprintf (file, "  %-*s  %s\n", COLUMN, "--version", _("Print the version"));
  fprintf (file, "\n%s\n", _("DURATION is 90s, 15m or 1h30m; a mere number is minutes."));
  fprintf (file, "%s\n", _("A command that acts starts the service if it is not running."));
  fprintf (file, "\n%s\n", _("Exit codes:"));
  fprintf (file, "  %d  %s\n", RHOM_CLI_DONE, _("done"));
  fprintf (file, "  %d  %s\n", RHOM_CLI_REFUSED, _("refused: not now, or out of range"));
  fprintf (file, "  %d  %s\n", RHOM_CLI_USAGE, _("the command line was not understood"));
  fprintf (file, "  %d  %s\n", RHOM_CLI_NO_SERVICE, _("no service runs, and none could be started"));
}

/* rhomboidctl help [COMMAND] */
int
rhom_command_help (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  char *argv[] = { (char *) "rhomboidctl", arguments[0], (char *) "--help", NULL };

  if (arguments[0])
    return rhom_cli_run (cli, 3, argv);
  rhom_help_print (stdout);
  return RHOM_CLI_DONE;
}
