/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "config.h"

#include "sound/follow.h"
#include "sound/sounds.h"

/*
 * rhomboid-sound: plays the alarm once, and ends when it was heard; --loudness
 * says how loud. With --probe it only finds out whether it could, and with
 * --follow it plays and says what its input orders, and ends with that.
 */

/* A sound server that hangs must not keep us: the kernel ends the program then. */
#define MAX_SECONDS 30

typedef struct
{
  GMainLoop *loop; /* (owned) */
  int        loudness_percent;
  gboolean   is_probe;
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

  if (sounds == NULL || self->is_probe)
    return;
  rhom_sounds_play_alarm (sounds, self->loudness_percent, played_cb, self);
  g_main_loop_run (self->loop);
}

static int
play_alarm (int      loudness_percent,
            gboolean is_probe)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Alarm self = { .loop = loop, .loudness_percent = loudness_percent, .is_probe = is_probe };

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

/* Anything that is no loudness is as loud as can be. */
static int
read_loudness (const char *text)
{
  gint64 percent = 0;

  return text != NULL && g_ascii_string_to_signed (text, 10, 1, 100, &percent, NULL) ? percent : 100;
}

static int
play_or_probe (int    argc,
               char **argv)
{
  gboolean is_probe = argc > 1 && g_str_equal (argv[1], "--probe");
  gboolean has_loudness = argc > 2 && g_str_equal (argv[1], "--loudness");

  return play_alarm (read_loudness (has_loudness ? argv[2] : NULL), is_probe);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, RHOM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  return argc > 1 && g_str_equal (argv[1], "--follow") ? rhom_follow () : play_or_probe (argc, argv);
}
