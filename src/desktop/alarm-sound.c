/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/alarm-sound.h"

#include <signal.h>

/**
 * RhomAlarmSound:
 *
 * The sound of an alarm, played by a short-lived helper program, as sound
 * libraries may block, and stay in memory once used.
 */

#define SOUND_PROGRAM "rhomboid-sound"

struct _RhomAlarmSound
{
  GObject parent_instance;

  GSubprocess  *helper;      /* (owned) (nullable): while it plays */
  GCancellable *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RhomAlarmSound, rhom_alarm_sound, G_TYPE_OBJECT)

static char *
find_program (void)
{
  const char *path = g_getenv ("RHOMBOID_SOUND");

  return path != NULL ? g_strdup (path) : g_build_filename (RHOM_LIBEXECDIR, SOUND_PROGRAM, NULL);
}

static void
helper_ended_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  RhomAlarmSound *self = user_data;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      g_debug ("%s: %s", SOUND_PROGRAM, error->message);
    }
  if (self->helper == G_SUBPROCESS (source))
    g_clear_object (&self->helper);
}

static void
rhom_alarm_sound_dispose (GObject *object)
{
  RhomAlarmSound *self = RHOM_ALARM_SOUND (object);

  rhom_alarm_sound_stop (self);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (rhom_alarm_sound_parent_class)->dispose (object);
}

static void
rhom_alarm_sound_finalize (GObject *object)
{
  g_object_unref (RHOM_ALARM_SOUND (object)->cancellable);

  G_OBJECT_CLASS (rhom_alarm_sound_parent_class)->finalize (object);
}

static void
rhom_alarm_sound_class_init (RhomAlarmSoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_alarm_sound_dispose;
  object_class->finalize = rhom_alarm_sound_finalize;
}

static void
rhom_alarm_sound_init (RhomAlarmSound *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rhom_alarm_sound_new:
 *
 * Returns: (transfer full): silent so far
 */
RhomAlarmSound *
rhom_alarm_sound_new (void)
{
  return g_object_new (RHOM_TYPE_ALARM_SOUND, NULL);
}

/**
 * rhom_alarm_sound_is_available:
 *
 * Returns: whether there is a helper to play it; not whether anybody hears it
 */
gboolean
rhom_alarm_sound_is_available (RhomAlarmSound *self)
{
  g_autofree char *program = NULL;

  g_return_val_if_fail (RHOM_IS_ALARM_SOUND (self), FALSE);

  program = find_program ();
  return g_file_test (program, G_FILE_TEST_IS_REGULAR) && g_file_test (program, G_FILE_TEST_IS_EXECUTABLE);
}

/**
 * rhom_alarm_sound_play:
 *
 * Plays it once; does nothing while it still plays.
 */
void
rhom_alarm_sound_play (RhomAlarmSound *self)
{
  g_autofree char *program = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RHOM_IS_ALARM_SOUND (self));

  if (self->helper != NULL)
    return;
  program = find_program ();
  self->helper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, NULL);
  if (self->helper == NULL)
    g_debug ("No alarm sound: %s", error->message);
  else
    g_subprocess_wait_check_async (self->helper, self->cancellable, helper_ended_cb, self);
}

/**
 * rhom_alarm_sound_stop:
 *
 * Silence, at once.
 */
void
rhom_alarm_sound_stop (RhomAlarmSound *self)
{
  g_return_if_fail (RHOM_IS_ALARM_SOUND (self));

  if (self->helper != NULL)
    g_subprocess_send_signal (self->helper, SIGTERM);
  g_clear_object (&self->helper);
}
