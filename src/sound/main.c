/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gi18n.h>
#include <gsound.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "config.h"

/*
 * rhomboid-sound: plays the alarm once, and ends when it was heard. A sound
 * server that hangs must not keep us: the kernel ends the program then.
 */

#define MAX_SECONDS 30

typedef struct
{
  GMainLoop *loop;  /* (owned) */
  GError    *error; /* (owned) (nullable) */
} Player;

static void
played_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Player *player = user_data;

  gsound_context_play_full_finish (GSOUND_CONTEXT (source), result, &player->error);
  g_main_loop_quit (player->loop);
}

/* GSound 1.0.3 has no automatic clean-up. */
static void
play (Player *player)
{
  GSoundContext *context = gsound_context_new (NULL, &player->error);

  if (context == NULL)
    return;
  gsound_context_play_full (context, NULL, played_cb, player, GSOUND_ATTR_EVENT_ID, "alarm-clock-elapsed", GSOUND_ATTR_MEDIA_ROLE, "event", GSOUND_ATTR_APPLICATION_ID, RHOM_APP_ID, NULL);
  g_main_loop_run (player->loop);
  g_object_unref (context);
}

/* ALSA writes its own complaints: only ours is for the log of the service. */
static int
silence_stderr (void)
{
  int saved = dup (STDERR_FILENO);
  int nothing = open ("/dev/null", O_WRONLY | O_CLOEXEC);

  dup2 (nothing, STDERR_FILENO);
  close (nothing);
  return saved;
}

static void
restore_stderr (int saved)
{
  dup2 (saved, STDERR_FILENO);
  close (saved);
}

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Player player = { .loop = loop };
  int    saved_stderr;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RHOM_LOCALEDIR);
  textdomain (GETTEXT_PACKAGE);
  alarm (MAX_SECONDS);
  saved_stderr = silence_stderr ();
  play (&player);
  restore_stderr (saved_stderr);
  if (player.error == NULL)
    return EXIT_SUCCESS;
  /* Translators: the part after the colon comes from the sound library. */
  g_printerr (_("The alarm sound cannot be played: %s"), player.error->message);
  g_printerr ("\n");
  g_error_free (player.error);
  return EXIT_FAILURE;
}
