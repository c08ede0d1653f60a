/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"
#include "cli/status-text.h"
#include "cli/therapy-json.h"
#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/* How many days back the log goes. */
#define LOG_DAYS 7

static void
print_next_check (RhomCli *cli,
                  gint64   moment_usec)
{
  g_autofree char *of_day = rhom_time_text_of_day (cli->clock, moment_usec);
  g_autofree char *rest = rhom_time_text_remaining (moment_usec - rhom_clock_get_elapsed_usec (cli->clock));

  /* Translators: a time of day, and how long until then, such as “in 3 min”. */
  g_print (_("Next look at the skin at %s (%s)"), of_day, rest);
  g_print ("\n");
}

static void
print_rest (RhomCli    *cli,
            const char *region,
            gint64      refused_until_usec,
            gint64      fine_from_usec)
{
  g_autofree char *refused_until = rhom_time_text_of_day (cli->clock, refused_until_usec);
  g_autofree char *fine_from = rhom_time_text_of_day (cli->clock, fine_from_usec);

  if (refused_until_usec > rhom_clock_get_elapsed_usec (cli->clock))
    /* Translators: a place of the body as one types it, and two times of day. */
    g_print (_("%s rests: no pack before %s, and fine from %s"), region, refused_until, fine_from);
  else
    /* Translators: a place of the body as one types it, and a time of day. */
    g_print (_("%s rests: a pack is fine from %s"), region, fine_from);
  g_print ("\n");
}

static void
print_rests (RhomCli *cli)
{
  GVariantIter iter;
  const char  *region;
  gint64       refused_until_usec;
  gint64       fine_from_usec;

  g_variant_iter_init (&iter, rhom_ipc_therapy_get_rests (cli->link->therapy));
  while (g_variant_iter_loop (&iter, "{&s(xx)}", &region, &refused_until_usec, &fine_from_usec))
    print_rest (cli, region, refused_until_usec, fine_from_usec);
}

static void
print_rules (RhomIpcTherapy *therapy)
{
  gint64           cap_usec = rhom_ipc_therapy_get_cap (therapy);
  g_autofree char *cap = rhom_time_text_length (cap_usec);
  const char      *sound = rhom_ipc_therapy_get_sound (therapy);

  if (cap_usec > 0 && g_str_equal (rhom_ipc_therapy_get_cap_why (therapy), "conditions"))
    /* Translators: %s is a length of time, such as “10 min”. */
    g_print (_("With your health answers at most %s at a time; please ask a professional first"), cap);
  else if (cap_usec > 0)
    /* Translators: %s is a length of time, such as “10 min”. */
    g_print (_("At most %s at a time until the health questions under Heat and Ice are answered"), cap);
  if (cap_usec > 0)
    g_print ("\n");
  if (!g_str_equal (sound, "ready"))
    g_print ("%s\n", g_str_equal (sound, "off") ? _("The alarm is silent: its sound is switched off") : _("The alarm is silent: nothing here plays a sound"));
}

static void
print_text (RhomCli *cli)
{
  RhomIpcTherapy  *therapy = cli->link->therapy;
  g_autofree char *line = rhom_status_text_therapy (cli->link, cli->clock);

  g_print ("%s\n", line);
  if (rhom_ipc_therapy_get_next_check (therapy) > 0)
    print_next_check (cli, rhom_ipc_therapy_get_next_check (therapy));
  if (rhom_ipc_therapy_get_unanswered (therapy))
    g_print ("%s\n", _("Nobody has answered the alarm"));
  print_rests (cli);
  print_rules (therapy);
}

static gboolean
print_json (RhomCli *cli,
            GError **error)
{
  gint64 now_unix = rhom_clock_get_wall_usec (cli->clock) / RHOM_USEC_PER_SEC;
  g_autoptr (GVariant) applications = NULL;
  g_autofree char *json = NULL;

  /* What was acknowledged a moment ago is part of it. */
  if (!rhom_ipc_history_call_applications_sync (cli->link->history, now_unix - LOG_DAYS * 24 * 60 * 60, now_unix + 60, &applications, NULL, error))
    return FALSE;
  json = rhom_therapy_json (cli->link, cli->clock, applications);
  g_print ("%s\n", json);
  return TRUE;
}

static gboolean
print_all (RhomCli *cli,
           GError **error)
{
  if (cli->json)
    return print_json (cli, error);
  print_text (cli);
  return TRUE;
}

static gboolean
call_next (RhomCli *cli,
           GError **error)
{
  return rhom_cli_check_cloth (cli, error) && rhom_ipc_therapy_call_next_sync (cli->link->therapy, TRUE, NULL, error);
}

static gboolean
call_action (RhomCli    *cli,
             const char *action,
             GError    **error)
{
  RhomIpcTherapy *therapy = cli->link->therapy;

  if (g_str_equal (action, "pause"))
    return rhom_ipc_therapy_call_pause_sync (therapy, NULL, error);
  if (g_str_equal (action, "resume"))
    return rhom_ipc_therapy_call_resume_sync (therapy, NULL, error);
  if (g_str_equal (action, "off"))
    return rhom_ipc_therapy_call_acknowledge_sync (therapy, NULL, error);
  return call_next (cli, error);
}

static gboolean
check_word (const char        *word,
            const char *const *words,
            GError           **error)
{
  g_autofree char *known = NULL;

  if (g_strv_contains (words, word))
    return TRUE;
  known = g_strjoinv (", ", (char **) words);
  /* Translators: the first is a word somebody typed, the second a list of words that may be typed. */
  g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_USAGE, _("“%s” is not known; use one of: %s"), word, known);
  return FALSE;
}

/* The properties that belong to an answer come a moment after it. */
static int
show_afresh (RhomCli *cli,
             GError **error)
{
  if (!rhom_cli_connect (cli, FALSE, error))
    return RHOM_CLI_NO_SERVICE;
  return print_all (cli, error) ? RHOM_CLI_DONE : RHOM_CLI_REFUSED;
}

/* rhomboidctl therapy [pause | resume | off | next] */
int
rhom_command_therapy (RhomCli *cli,
                      char   **arguments,
                      GError **error)
{
  static const char *const actions[] = { "pause", "resume", "off", "next", NULL };

  if (arguments[0] && !check_word (arguments[0], actions, error))
    return RHOM_CLI_USAGE;
  if (!rhom_cli_connect (cli, arguments[0] != NULL, error))
    return RHOM_CLI_NO_SERVICE;
  if (arguments[0] && !call_action (cli, arguments[0], error))
    return RHOM_CLI_REFUSED;
  return show_afresh (cli, error);
}

/* rhomboidctl answer fine | stop */
int
rhom_command_answer (RhomCli *cli,
                     char   **arguments,
                     GError **error)
{
  static const char *const answers[] = { "fine", "stop", NULL };

  if (!check_word (arguments[0], answers, error))
    return RHOM_CLI_USAGE;
  if (!rhom_cli_connect (cli, TRUE, error))
    return RHOM_CLI_NO_SERVICE;
  if (!rhom_ipc_therapy_call_answer_sync (cli->link->therapy, arguments[0], NULL, error))
    return RHOM_CLI_REFUSED;
  return show_afresh (cli, error);
}
