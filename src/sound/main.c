/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "config.h"

#include "sound/follow.h"
#include "sound/sounds.h"

/*
 * rhomboid-sound: plays the alarm once, and ends when it was heard. With
 * --follow it plays and says what its input orders, and ends with that.
 */

/* A sound server that hangs must not keep us: the kernel ends the program then. */
#define MAX_SECONDS 30

typedef struct
{
  GMainLoop *loop;  /* (owned) */
  GError    *error; /* (owned) (nullable) */
} Alarm;

static void
played_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Alarm *self = user_data;

  rhom_sounds_play_finish (source, result, &self->error);
  g_main_loop_quit (self->loop);
}

static void
play (Alarm *self)
{
  g_autoptr (RhomSounds) sounds = rhom_sounds_new (&self->error);

  if (sounds == NULL)
    return;
  rhom_sounds_play_alarm (sounds, played_cb, self);
  g_main_loop_run (self->loop);
}

static int
play_alarm (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Alarm self = { .loop = loop };

  alarm (MAX_SECONDS);
  play (&self);
  error = self.error;
  if (error == NULL)
    return EXIT_SUCCESS;
  /* Translators: the part after the colon comes from the sound library. */
  g_printerr (_("The alarm sound cannot be played: %s"), error->message);
  g_printerr ("\n");
  return EXIT_FAILURE;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RHOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return argc > 1 && g_str_equal (argv[1], "--follow") ? rhom_follow () : play_alarm ();
}
