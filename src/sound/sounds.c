/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sound/sounds.h"

#include <fcntl.h>
#include <gsound.h>
#include <math.h>
#include <unistd.h>

struct _RhomSounds
{
  GSoundContext *context; /* (owned) */
};

/* ALSA writes its own complaints: only ours is for the log of who started us. */
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

/**
 * rhom_sounds_new:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set where nothing can be played
 */
RhomSounds *
rhom_sounds_new (GError **error)
{
  int            saved_stderr = silence_stderr ();
  GSoundContext *context = gsound_context_new (NULL, error);
  RhomSounds    *self = NULL;

  /* The server is reached here, and not with the first tone. */
  if (context != NULL && gsound_context_open (context, error))
    {
      self = g_new0 (RhomSounds, 1);
      self->context = g_object_ref (context);
    }
  g_clear_object (&context);
  restore_stderr (saved_stderr);
  return self;
}

void
rhom_sounds_free (RhomSounds *self)
{
  g_clear_object (&self->context);
  g_free (self);
}

/* As sound servers do it: what is felt as half as loud is an eighth of the height. */
static char *
dup_decibels (int percent)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", 60 * log10 (percent / 100.0)));
}

/**
 * rhom_sounds_play_alarm:
 * @loudness_percent: 1 to 100
 * @played: called when it was heard or could not be; see rhom_sounds_play_finish()
 */
void
rhom_sounds_play_alarm (RhomSounds         *self,
                        int                 loudness_percent,
                        GAsyncReadyCallback played,
                        gpointer            user_data)
{
  g_autofree char *volume = dup_decibels (loudness_percent);

  gsound_context_play_full (self->context, NULL, played, user_data, GSOUND_ATTR_EVENT_ID, "alarm-clock-elapsed", GSOUND_ATTR_CANBERRA_VOLUME, volume, GSOUND_ATTR_MEDIA_ROLE, "event", GSOUND_ATTR_APPLICATION_ID, RHOM_APP_ID, NULL);
}

static char *
find_tone (const char *tone)
{
  const char      *folder = g_getenv ("RHOMBOID_SOUNDS_DIR");
  g_autofree char *name = g_strconcat (tone, ".wav", NULL);

  return folder != NULL ? g_build_filename (folder, name, NULL) : g_build_filename (RHOM_PKGDATADIR, "sounds", name, NULL);
}

/**
 * rhom_sounds_play_tone:
 * @tone: the name of a tone of ours
 * @volume_percent: 1 to 100
 * @played: called when it was heard or could not be; see rhom_sounds_play_finish()
 */
void
rhom_sounds_play_tone (RhomSounds         *self,
                       const char         *tone,
                       int                 volume_percent,
                       GAsyncReadyCallback played,
                       gpointer            user_data)
{
  g_autofree char *path = find_tone (tone);
  g_autofree char *volume = dup_decibels (volume_percent);

  gsound_context_play_full (self->context, NULL, played, user_data, GSOUND_ATTR_MEDIA_FILENAME, path, GSOUND_ATTR_CANBERRA_VOLUME, volume, GSOUND_ATTR_MEDIA_ROLE, "event", GSOUND_ATTR_APPLICATION_ID, RHOM_APP_ID, NULL);
}

gboolean
rhom_sounds_play_finish (GObject      *source,
                         GAsyncResult *result,
                         GError      **error)
{
  return gsound_context_play_full_finish (GSOUND_CONTEXT (source), result, error);
}
