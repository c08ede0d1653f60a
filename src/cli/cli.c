/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"
#include "cli/command.h"
#include "cli/help.h"
#include "cli/start.h"
#include "core/clock-system.h"
#include "core/error.h"
#include "core/time-text.h"
#include "ipc/errors.h"
#include "ipc/names.h"

#include <glib/gi18n-lib.h>

/* The window may have to be made first. */
#define UI_CALL_MSEC 15000

/* Not G_DEFINE_QUARK: clang-format takes its name for a sum. */
GQuark
rhom_cli_error_quark (void)
{
  return g_quark_from_static_string ("rhom-cli-error-quark");
}

static int
exit_code (const GError *error)
{
  if (error->domain == RHOM_CLI_ERROR)
    return error->code;
  return error->domain == RHOM_ERROR ? RHOM_CLI_REFUSED : RHOM_CLI_NO_SERVICE;
}

static int
report (const GError *error)
{
  g_autofree char *message = rhom_errors_message (error);

  g_printerr ("rhomboidctl: %s\n", message);
  return exit_code (error);
}

static void
add_option (GOptionContext *context,
            const char     *name,
            char            letter,
            GOptionArg      type,
            gpointer        value,
            const char     *description,
            const char     *word)
{
  const GOptionEntry entries[] = {
    { name, letter, 0, type, value, description, word },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

static void
add_options (RhomCli           *self,
             RhomCommandOptions options,
             GOptionContext    *context)
{
  if (options & RHOM_COMMAND_JSON)
    add_option (context, "json", 0, G_OPTION_ARG_NONE, &self->json, N_("Print JSON"), NULL);
  if (options & RHOM_COMMAND_START)
    add_option (context, "start", 0, G_OPTION_ARG_NONE, &self->start, N_("Start the service if it is not running"), NULL);
  if (options & (RHOM_COMMAND_PACK | RHOM_COMMAND_CLOTH))
    add_option (context, "cloth", 0, G_OPTION_ARG_NONE, &self->cloth, N_("There is a cloth between pack and skin"), NULL);
  if (options & RHOM_COMMAND_PACK)
    {
      add_option (context, "region", 0, G_OPTION_ARG_STRING, &self->region, N_("Where the pack lies: upper-back, neck, left-shoulder, right-shoulder or lower-back"), "REGION");
      add_option (context, "began", 0, G_OPTION_ARG_STRING, &self->began, N_("When the trouble began: fresh (in the last 48 hours, or swollen) or old"), "WHEN");
      add_option (context, "confirm", 0, G_OPTION_ARG_STRING_ARRAY, &self->confirmed, N_("What you want all the same: rest-short, fresh-injury-heat or past-20"), "WORD");
    }
  add_option (context, "help", 'h', G_OPTION_ARG_NONE, &self->help, N_("Explain this command"), NULL);
}

static GOptionContext *
make_context (RhomCli           *self,
              const RhomCommand *command)
{
  g_autofree char *parameters = g_strjoin (" ", command->name, command->arguments, NULL);
  GOptionContext  *context = g_option_context_new (parameters);

  g_option_context_set_help_enabled (context, FALSE);
  add_options (self, command->options, context);
  g_option_context_set_summary (context, _(command->summary));
  if (command->details)
    g_option_context_set_description (context, _(command->details));
  return context;
}

/* @arguments: from the command's own word on; options are taken out. */
static gboolean
parse_arguments (RhomCli           *self,
                 const RhomCommand *command,
                 GOptionContext    *context,
                 char            ***arguments,
                 GError           **error)
{
  g_autoptr (GError) local = NULL;
  guint n;

  if (!g_option_context_parse_strv (context, arguments, &local))
    {
      g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, local->message);
      return FALSE;
    }
  n = g_strv_length (*arguments) - 1;
  if (self->help || (n >= command->min_arguments && n <= command->max_arguments))
    return TRUE;

  if (command->arguments)
    /* Translators: such as “snooze” takes: DURATION */
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” takes: %s"), command->name, command->arguments);
  else
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” takes no arguments"), command->name);
  return FALSE;
}

static int
run_command (RhomCli           *self,
             const RhomCommand *command,
             char            ***arguments,
             GError           **error)
{
  g_autoptr (GOptionContext) context = make_context (self, command);

  if (!parse_arguments (self, command, context, arguments, error))
    return RHOM_CLI_USAGE;
  if (self->help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_print ("%s", help);
      return RHOM_CLI_DONE;
    }
  return command->run (self, *arguments + 1, error);
}

static int
run_word (RhomCli *self,
          char  ***arguments,
          GError **error)
{
  const char        *word = (*arguments)[0];
  const RhomCommand *command = rhom_command_find (word);

  if (g_str_equal (word, "--version"))
    g_print ("rhomboidctl %s\n", RHOM_VERSION);
  else if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    rhom_help_print (stdout);
  else if (command)
    return run_command (self, command, arguments, error);
  else
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” is not a command; see “rhomboidctl --help”"), word);
  return RHOM_CLI_DONE;
}

/**
 * rhom_cli_new:
 *
 * Returns: (transfer full): a run that has not yet looked at its command line
 */
RhomCli *
rhom_cli_new (void)
{
  RhomCli *self = g_new0 (RhomCli, 1);

  g_set_prgname ("rhomboidctl");
  rhom_errors_register ();
  self->clock = rhom_clock_system_new ();
  return self;
}

void
rhom_cli_free (RhomCli *self)
{
  g_clear_pointer (&self->link, rhom_link_free);
  g_clear_object (&self->bus);
  g_clear_object (&self->clock);
  g_strfreev (self->confirmed);
  g_free (self->began);
  g_free (self->region);
  g_free (self);
}

/**
 * rhom_cli_run:
 *
 * Does what the command line says, and says on standard error what went wrong.
 *
 * Returns: the exit code, a #RhomCliStatus
 */
int
rhom_cli_run (RhomCli *self,
              int      argc,
              char   **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argc > 0 ? argv + 1 : argv);
  g_autoptr (GError) error = NULL;
  int status;

  if (!arguments[0])
    {
      rhom_help_print (stderr);
      return RHOM_CLI_USAGE;
    }
  status = run_word (self, &arguments, &error);
  return error ? report (error) : status;
}

/**
 * rhom_cli_open_bus:
 *
 * Connects to the session bus, once.
 */
gboolean
rhom_cli_open_bus (RhomCli *self,
                   GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!self->bus)
    self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &local);
  if (self->bus)
    {
      g_dbus_connection_set_exit_on_close (self->bus, FALSE);
      return TRUE;
    }
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_NO_SERVICE, _("There is no session bus: %s"), local->message);
  return FALSE;
}

/**
 * rhom_cli_connect:
 * @may_start: start the service if none runs
 *
 * Makes @self's link to the service, afresh: its properties are those of now.
 */
gboolean
rhom_cli_connect (RhomCli *self,
                  gboolean may_start,
                  GError **error)
{
  g_clear_pointer (&self->link, rhom_link_free);
  if (!rhom_cli_open_bus (self, error))
    return FALSE;
  if (!rhom_start_is_running (self->bus, RHOM_SERVICE_BUS_NAME))
    {
      if (!may_start)
        {
          g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_NO_SERVICE, _("Rhomboid is not running"));
          return FALSE;
        }
      if (!rhom_start_service (self->bus, self->clock, error))
        return FALSE;
    }
  self->link = rhom_link_new (self->bus, error);
  return self->link != NULL;
}

/* The key binding that ran us may have left a token with which the window may take the focus. */
static GVariant *
make_platform_data (void)
{
  g_auto (GVariantDict) data = G_VARIANT_DICT_INIT (NULL);
  const char *token = g_getenv ("XDG_ACTIVATION_TOKEN");

  if (!token)
    token = g_getenv ("DESKTOP_STARTUP_ID");
  if (token)
    {
      g_variant_dict_insert (&data, "desktop-startup-id", "s", token);
      g_variant_dict_insert (&data, "activation-token", "s", token);
    }
  return g_variant_dict_end (&data);
}

/**
 * rhom_cli_activate_ui:
 * @action: the name of an action of the UI
 * @parameter: (nullable): what it is for
 *
 * Starts the UI if it is not running.
 */
gboolean
rhom_cli_activate_ui (RhomCli    *self,
                      const char *action,
                      const char *parameter,
                      GError    **error)
{
  g_auto (GVariantBuilder) parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));
  g_autoptr (GVariant) reply = NULL;

  if (!rhom_cli_open_bus (self, error) || !rhom_start_ui (self->bus, self->clock, error))
    return FALSE;
  if (parameter)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (parameter));
  reply = g_dbus_connection_call_sync (self->bus, RHOM_UI_BUS_NAME, RHOM_UI_OBJECT_PATH, "org.freedesktop.Application", "ActivateAction", g_variant_new ("(sav@a{sv})", action, &parameters, make_platform_data ()), NULL, G_DBUS_CALL_FLAGS_NONE, UI_CALL_MSEC, NULL, error);
  return reply != NULL;
}

/**
 * rhom_cli_parse_length:
 *
 * Reads a length from the command line: 90s, 15m, 1h30m, or minutes.
 */
gboolean
rhom_cli_parse_length (const char *text,
                       gint64     *length_usec,
                       GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (rhom_time_text_parse_length (text, length_usec, &local))
    return TRUE;
  g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, local->message);
  return FALSE;
}
