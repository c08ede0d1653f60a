/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"
#include "cli/status-text.h"
#include "core/error.h"
#include "core/therapy-rules.h"
#include "ipc/errors.h"

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

static gboolean
is_on_terminal (void)
{
  return isatty (STDIN_FILENO) && isatty (STDOUT_FILENO);
}

/* What counts as yes is the locale's affair, see rpmatch(3). */
static gboolean
ask (const char *question)
{
  char answer[64];

  fputs (question, stdout);
  fflush (stdout);
  return fgets (answer, sizeof answer, stdin) != NULL && rpmatch (answer) == 1;
}

/**
 * rhom_cli_check_cloth:
 *
 * Asks for the cloth, where there is somebody to ask.
 *
 * Returns: whether there is one
 */
gboolean
rhom_cli_check_cloth (RhomCli *cli,
                      GError **error)
{
  if (cli->cloth)
    return TRUE;
  if (!is_on_terminal ())
    {
      g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("Put a cloth between the pack and your skin, then say so with --cloth"));
      return FALSE;
    }
  /* Translators: y and n are the first letters of yes and no, as your locale has them. */
  if (ask (_("Is there a cloth between the pack and your skin? [y/n] ")))
    return TRUE;
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("Not started: put a cloth between the pack and your skin first"));
  return FALSE;
}

/* A misspelt word is said at once, without a service. */
static gboolean
check_words (RhomCli *cli,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  RhomRegion       region;
  RhomTherapyBegan began;
  RhomTherapyDoubt doubt;
  gboolean         is_known = (!cli->region || rhom_region_from_id (cli->region, &region, &local)) && (!cli->began || rhom_therapy_began_from_id (cli->began, &began, &local));

  for (gsize i = 0; is_known && cli->confirmed && cli->confirmed[i]; i++)
    is_known = rhom_therapy_doubt_from_id (cli->confirmed[i], &doubt, &local);
  if (!is_known)
    g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, local->message);
  return is_known;
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
  if (cli->began)
    g_variant_dict_insert (&options, "began", "s", cli->began);
  if (cli->confirmed)
    g_variant_dict_insert (&options, "confirmed", "^as", cli->confirmed);
  if (has_length)
    g_variant_dict_insert (&options, "length", "x", length_usec);
  return g_variant_dict_end (&options);
}

/* Returns: (nullable): the word that confirms what @error asks about; %NULL if it only refuses */
static const char *
find_doubt (const GError *error)
{
  static const int codes[RHOM_N_THERAPY_DOUBTS] = {
    [RHOM_THERAPY_DOUBT_SHORT_REST] = RHOM_ERROR_ASK_SHORT_REST,
    [RHOM_THERAPY_DOUBT_FRESH_INJURY] = RHOM_ERROR_ASK_FRESH_INJURY,
    [RHOM_THERAPY_DOUBT_LONG] = RHOM_ERROR_ASK_LONG,
  };

  for (int i = 0; i < RHOM_N_THERAPY_DOUBTS; i++)
    if (g_error_matches (error, RHOM_ERROR, codes[i]))
      return rhom_therapy_doubt_to_id (i);
  return NULL;
}

static void
confirm (RhomCli    *cli,
         const char *doubt)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  if (cli->confirmed)
    g_strv_builder_addv (words, (const char **) cli->confirmed);
  g_strv_builder_add (words, doubt);
  g_strfreev (cli->confirmed);
  cli->confirmed = g_strv_builder_end (words);
}

/* @refusal: what the service says of it. Returns: whether to try again */
static gboolean
ask_again (RhomCli      *cli,
           const GError *refusal,
           GError      **error)
{
  const char      *doubt = find_doubt (refusal);
  g_autofree char *message = rhom_errors_message (refusal);
  g_autofree char *question = NULL;

  if (doubt == NULL)
    g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, message);
  else if (!is_on_terminal ())
    /* Translators: a sentence about a rule, and a word one may type. */
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("%s. If you want it all the same: --confirm=%s"), message, doubt);
  else
    {
      /* Translators: a sentence about a rule; y and n are the first letters of yes and no, as your locale has them. */
      question = g_strdup_printf (_("%s. Start anyway? [y/n] "), message);
      if (ask (question))
        {
          confirm (cli, doubt);
          return TRUE;
        }
      g_set_error_literal (error, RHOM_CLI_ERROR, RHOM_CLI_REFUSED, _("Not started"));
    }
  return FALSE;
}

/* Each doubt is asked about once, and there are only so many. */
static gboolean
call_start (RhomCli        *cli,
            RhomTherapyKind kind,
            gboolean        has_length,
            gint64          length_usec,
            GError        **error)
{
  for (;;)
    {
      g_autoptr (GError) refusal = NULL;

      if (rhom_ipc_therapy_call_start_sync (cli->link->therapy, make_options (cli, kind, has_length, length_usec), NULL, &refusal))
        return TRUE;
      if (!ask_again (cli, refusal, error))
        return FALSE;
    }
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
  if (!check_words (cli, error) || !rhom_cli_check_cloth (cli, error))
    return RHOM_CLI_USAGE;
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  return finish_command (cli, call_start (cli, kind, length != NULL, length_usec, error), error);
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

/* rhomboidctl alternate [DURATION] */
int
rhom_command_alternate (RhomCli *cli,
                        char   **arguments,
                        GError **error)
{
  return start (cli, RHOM_THERAPY_ALTERNATE, arguments[0], error);
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
