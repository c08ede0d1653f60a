/* SPDX-License-Identifier: GPL-3.0-or-later */
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

int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Player player = { .loop = loop };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RHOM_LOCALEDIR);
  textdomain (GETTEXT_PACKAGE);
  alarm (MAX_SECONDS);
  play (&player);
  if (player.error == NULL)
    return EXIT_SUCCESS;
  /* Translators: the part after the colon comes from the sound library. */
  g_printerr (_("The alarm sound cannot be played: %s"), player.error->message);
  g_printerr ("\n");
  g_error_free (player.error);
  return EXIT_FAILURE;
}
