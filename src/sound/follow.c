/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sound/follow.h"

#include "sound/sounds.h"
#ifdef RHOM_HAVE_VOICE
#include "sound/voice.h"
#endif

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Follows the orders of one line each that come in:
 *
 *   volume N     how loud from now on, 0 to 100
 *   tone NAME    start, switch, end or tick
 *   say TEXT     speak
 *   hush         speak no more
 *
 * and ends with its input. What does not work is said once, in a line for
 * people. Unknown orders are passed over: whoever gives them may be newer.
 */

typedef struct
{
  GMainLoop  *loop;           /* (owned) */
  RhomSounds *sounds;         /* (owned) (nullable): where nothing can be played */
  int         volume_percent; /* 0 to 100 */
  gboolean    has_complained;
#ifdef RHOM_HAVE_VOICE
  RhomVoice *voice; /* (nullable) until it is to speak */
#endif
} Follower;

static const char *const tones[] = { "start", "switch", "end", "tick", NULL };

/* In one piece, as the voice's thread complains too. */
static void
complain (const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  g_strdelimit (line, "\r\n", ' ')[strlen (line) - 1] = '\n';
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (EXIT_FAILURE);
}

static void
complain_once (Follower   *self,
               const char *text)
{
  if (!self->has_complained)
    complain (text);
  self->has_complained = TRUE;
}

static void
tone_failed (Follower     *self,
             const GError *error)
{
  /* Translators: the part after the colon comes from the sound library. */
  g_autofree char *text = g_strdup_printf (_("Tones cannot be played: %s"), error->message);

  complain_once (self, text);
}

static void
tone_played_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!rhom_sounds_play_finish (source, result, &error))
    tone_failed (user_data, error);
}

static void
play_tone (Follower   *self,
           const char *tone)
{
  if (self->sounds != NULL && self->volume_percent > 0 && g_strv_contains (tones, tone))
    rhom_sounds_play_tone (self->sounds, tone, self->volume_percent, tone_played_cb, self);
}

#ifdef RHOM_HAVE_VOICE
static void
voice_failed (const char *why)
{
  /* Translators: the part after the colon comes from the speech library. */
  g_autofree char *text = g_strdup_printf (_("The voice cannot speak: %s"), why);

  complain (text);
}

static void
say (Follower   *self,
     const char *text)
{
  if (self->volume_percent == 0)
    return;
  if (self->voice == NULL)
    self->voice = rhom_voice_new (voice_failed);
  rhom_voice_say (self->voice, text, self->volume_percent);
}

static void
hush (Follower *self)
{
  if (self->voice != NULL)
    rhom_voice_hush (self->voice);
}
#else
static void
say (Follower   *self,
     const char *text)
{
  complain_once (self, _("This installation has no voice."));
}

static void
hush (Follower *self)
{
}
#endif

static void
obey (Follower *self,
      char     *line)
{
  char *rest = strchr (line, ' ');

  if (rest != NULL)
    *rest++ = '\0';
  if (g_str_equal (line, "hush"))
    hush (self);
  else if (rest == NULL)
    return;
  else if (g_str_equal (line, "volume"))
    self->volume_percent = CLAMP (atoi (rest), 0, 100);
  else if (g_str_equal (line, "tone"))
    play_tone (self, rest);
  else if (g_str_equal (line, "say"))
    say (self, rest);
}

static void
line_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Follower        *self = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (self->loop);
      return;
    }
  obey (self, line);
  g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, line_read_cb, self);
}

/**
 * rhom_follow:
 *
 * Returns: what the program returns
 */
int
rhom_follow (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autoptr (GError) error = NULL;
  Follower self = { .loop = loop, .volume_percent = 100 };

  self.sounds = rhom_sounds_new (&error);
  if (self.sounds == NULL)
    tone_failed (&self, error);
  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, line_read_cb, &self);
  g_main_loop_run (loop);
  g_clear_pointer (&self.sounds, rhom_sounds_free);
  return EXIT_SUCCESS;
}
