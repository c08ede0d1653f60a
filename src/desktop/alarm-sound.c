/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/alarm-sound.h"

#include <signal.h>

/**
 * RhomAlarmSound:
 *
 * The sound of an alarm, played by a short-lived helper program, as sound
 * libraries may block, and stay in memory once used.
 *
 * #RhomAlarmSound::changed: it was tried, and rhom_alarm_sound_get_state() says something else.
 */

#define SOUND_PROGRAM "rhomboid-sound"

struct _RhomAlarmSound
{
  GObject parent_instance;

  GSubprocess  *helper;      /* (owned) (nullable): while it plays */
  GSubprocess  *probe;       /* (owned) (nullable): while it finds out */
  GCancellable *cancellable; /* (owned) */
  gboolean      has_failed;
};

G_DEFINE_FINAL_TYPE (RhomAlarmSound, rhom_alarm_sound, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
find_program (void)
{
  const char *path = g_getenv ("RHOMBOID_SOUND");

  return path != NULL ? g_strdup (path) : g_build_filename (RHOM_LIBEXECDIR, SOUND_PROGRAM, NULL);
}

static void
set_failed (RhomAlarmSound *self,
            gboolean        has_failed)
{
  if (self->has_failed == has_failed)
    return;
  self->has_failed = has_failed;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was silenced from here has not failed. */
static void
helper_ended_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  RhomAlarmSound *self = user_data;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_debug ("%s: %s", SOUND_PROGRAM, error->message);

  if (self->helper != G_SUBPROCESS (source) && self->probe != G_SUBPROCESS (source))
    return;
  g_clear_object (self->helper == G_SUBPROCESS (source) ? &self->helper : &self->probe);
  set_failed (self, error != NULL);
}

/* Returns: (transfer full) (nullable) */
static GSubprocess *
run_helper (RhomAlarmSound *self,
            const char     *option,
            const char     *value)
{
  g_autofree char *program = find_program ();
  g_autoptr (GError) error = NULL;
  GSubprocess *helper = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, option, value, NULL);

  if (helper != NULL)
    g_subprocess_wait_check_async (helper, self->cancellable, helper_ended_cb, self);
  else
    {
      g_debug ("No alarm sound: %s", error->message);
      set_failed (self, TRUE);
    }
  return helper;
}

static void
end_helper (GSubprocess **helper)
{
  if (*helper != NULL)
    g_subprocess_send_signal (*helper, SIGTERM);
  g_clear_object (helper);
}

static void
rhom_alarm_sound_dispose (GObject *object)
{
  RhomAlarmSound *self = RHOM_ALARM_SOUND (object);

  rhom_alarm_sound_stop (self);
  end_helper (&self->probe);
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

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_ALARM_SOUND, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
 * rhom_alarm_sound_get_state:
 *
 * Returns: whether it can be heard, as far as that is known; see rhom_alarm_sound_probe()
 */
RhomAlarmSoundState
rhom_alarm_sound_get_state (RhomAlarmSound *self)
{
  if (!rhom_alarm_sound_is_available (self))
    return RHOM_ALARM_SOUND_NONE;
  return self->has_failed ? RHOM_ALARM_SOUND_FAILED : RHOM_ALARM_SOUND_READY;
}

/**
 * rhom_alarm_sound_probe:
 *
 * Finds out, without a sound, whether it can be heard.
 */
void
rhom_alarm_sound_probe (RhomAlarmSound *self)
{
  g_return_if_fail (RHOM_IS_ALARM_SOUND (self));

  if (self->probe == NULL)
    self->probe = run_helper (self, "--probe", NULL);
}

/**
 * rhom_alarm_sound_play:
 * @loudness_percent: 1 to 100
 *
 * Plays it once; does nothing while it still plays.
 */
void
rhom_alarm_sound_play (RhomAlarmSound *self,
                       int             loudness_percent)
{
  g_autofree char *loudness = g_strdup_printf ("%d", loudness_percent);

  g_return_if_fail (RHOM_IS_ALARM_SOUND (self));
  g_return_if_fail (loudness_percent >= 1 && loudness_percent <= 100);

  if (self->helper == NULL)
    self->helper = run_helper (self, "--loudness", loudness);
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

  end_helper (&self->helper);
}

/**
 * rhom_alarm_sound_state_to_id:
 *
 * Returns: (transfer none): the fixed word for @state
 */
const char *
rhom_alarm_sound_state_to_id (RhomAlarmSoundState state)
{
  static const char *const ids[RHOM_N_ALARM_SOUND_STATES] = {
    [RHOM_ALARM_SOUND_READY] = "ready",
    [RHOM_ALARM_SOUND_NONE] = "none",
    [RHOM_ALARM_SOUND_FAILED] = "failed",
  };

  g_return_val_if_fail (state < RHOM_N_ALARM_SOUND_STATES, "none");

  return ids[state];
}
