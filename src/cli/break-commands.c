/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"
#include "cli/status-text.h"
#include "core/limit.h"

#include <glib/gi18n-lib.h>

/* Says what has become of it: @is_done, or @error is set. */
static int
finish_command (RhomCli *cli,
                gboolean is_done,
                GError **error)
{
  g_autofree char *line = NULL;

  if (!is_done || !rhom_cli_connect (cli, FALSE, error))
    return RHOM_CLI_REFUSED;
  line = rhom_status_text_breaks (cli->link, cli->clock);
  g_print ("%s\n", line);
  return RHOM_CLI_DONE;
}

/* rhomboidctl break [CARD] */
int
rhom_command_break (RhomCli *cli,
                    char   **arguments,
                    GError **error)
{
  const char *card = arguments[0] ? arguments[0] : "";

  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_take_sync (cli->link->breaks, card, NULL, error), error);
}

/* rhomboidctl finish */
int
rhom_command_finish (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_finished_sync (cli->link->breaks, NULL, error), error);
}

/* rhomboidctl skip */
int
rhom_command_skip (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_skip_sync (cli->link->breaks, NULL, error), error);
}

/* rhomboidctl snooze DURATION */
int
rhom_command_snooze (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  gint64 length_usec;

  if (!rhom_cli_parse_length (arguments[0], &length_usec, error))
    return RHOM_CLI_USAGE;
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_snooze_sync (cli->link->breaks, length_usec, NULL, error), error);
}

/* Up to @most digits; -1 if there are none. */
static int
read_number (const char **text,
             int          most)
{
  int number = -1;

  for (; most > 0 && g_ascii_isdigit (**text); most--, (*text)++)
    number = MAX (number, 0) * 10 + g_ascii_digit_value (**text);
  return number;
}

static gboolean
parse_time_of_day (const char *text,
                   int        *hour,
                   int        *minute,
                   GError    **error)
{
  const char *rest = text;

  *hour = read_number (&rest, 2);
  if (*hour >= 0 && *hour < 24 && *rest++ == ':' && g_ascii_isdigit (rest[0]) && g_ascii_isdigit (rest[1]))
    {
      *minute = read_number (&rest, 2);
      if (*minute < 60 && *rest == '\0')
        return TRUE;
    }
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” is not a time of day such as 14:30"), text);
  return FALSE;
}

static int
refuse_argument (const char *command,
                 GError    **error)
{
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” takes: %s"), command, rhom_command_find (command)->arguments);
  return RHOM_CLI_USAGE;
}

static int
pause_until (RhomCli    *cli,
             const char *text,
             GError    **error)
{
  int    hour;
  int    minute;
  gint64 wall_usec;

  if (!parse_time_of_day (text, &hour, &minute, error))
    return RHOM_CLI_USAGE;
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  wall_usec = rhom_clock_next_time_of_day (cli->clock, hour, minute);
  return finish_command (cli, rhom_ipc_breaks_call_pause_until_sync (cli->link->breaks, wall_usec / RHOM_USEC_PER_SEC, NULL, error), error);
}

static int
pause_for (RhomCli *cli,
           gint64   length_usec,
           GError **error)
{
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_pause_sync (cli->link->breaks, length_usec, NULL, error), error);
}

/* rhomboidctl pause [DURATION | until HH:MM] */
int
rhom_command_pause (RhomCli *cli,
                    char   **arguments,
                    GError **error)
{
  gint64 length_usec = 0;

  if (!arguments[0])
    return pause_for (cli, 0, error);
  if (g_str_equal (arguments[0], "until") && arguments[1])
    return pause_until (cli, arguments[1], error);
  if (arguments[1] || g_str_equal (arguments[0], "until"))
    return refuse_argument ("pause", error);
  if (!rhom_cli_parse_length (arguments[0], &length_usec, error))
    return RHOM_CLI_USAGE;
  if (length_usec == 0) /* which would be for ever */
    {
      g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("A pause of no length is no pause"));
      return RHOM_CLI_USAGE;
    }
  return pause_for (cli, length_usec, error);
}

/* rhomboidctl resume */
int
rhom_command_resume (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_resume_sync (cli->link->breaks, NULL, error), error);
}

/* rhomboidctl sore [on | off] */
int
rhom_command_sore (RhomCli *cli,
                   char   **arguments,
                   GError **error)
{
  gboolean is_on = !arguments[0] || g_str_equal (arguments[0], "on");

  if (!is_on && !g_str_equal (arguments[0], "off"))
    return refuse_argument ("sore", error);
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_set_sore_day_sync (cli->link->breaks, is_on, NULL, error), error);
}

/* rhomboidctl reading [DURATION | off] */
int
rhom_command_reading (RhomCli *cli,
                      char   **arguments,
                      GError **error)
{
  gint64 length_usec = rhom_limit_get (RHOM_LIMIT_READING)->preset * RHOM_USEC_PER_SEC;

  if (arguments[0] && g_str_equal (arguments[0], "off"))
    length_usec = 0;
  else if (arguments[0] && !rhom_cli_parse_length (arguments[0], &length_usec, error))
    return RHOM_CLI_USAGE;
  else if (length_usec == 0)
    return refuse_argument ("reading", error);
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, rhom_ipc_breaks_call_set_reading_sync (cli->link->breaks, length_usec, NULL, error), error);
}
