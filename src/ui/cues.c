/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/cues.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/**
 * RhomCues:
 *
 * Tones and a voice that guide through an exercise. A helper program plays
 * them, as sound libraries may block and stay in memory. It is begun with the
 * first cue, and ends with this object or with our program, as each holds an
 * end of one socket. A line is an order, such as "tone start", "volume 70",
 * "say Right arm first" or "hush"; it answers only to say what is wrong.
 *
 * A cue never waits and never fails: what cannot be played is silent, and
 * #RhomCues:problem says why.
 */

#define SOUND_PROGRAM "rhomboid-sound"
/* A longer text is no cue. */
#define MAX_TEXT_BYTES 1000
/* A helper that dies is begun again, but not for ever. */
#define MAX_DEATHS 3

static const char *const tone_words[RHOM_N_TONES] = { "start", "switch", "end", "tick" };

struct _RhomCues
{
  GObject parent_instance;

  RhomSettings *settings; /* (owned) */
  gboolean      is_in_call;
  GSocket      *socket;      /* (owned) (nullable): to the helper, while there is one */
  GCancellable *cancellable; /* (owned): ends the waiting for answers */
  char         *problem;     /* (owned) (nullable) */
  int           deaths;
};

G_DEFINE_FINAL_TYPE (RhomCues, rhom_cues, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SETTINGS,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_problem (RhomCues   *self,
             const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  RhomCues *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (line == NULL)
    {
      self->deaths++;
      g_clear_object (&self->socket);
      return;
    }
  set_problem (self, line);
  g_data_input_stream_read_line_async (G_DATA_INPUT_STREAM (source), G_PRIORITY_DEFAULT, self->cancellable, answered_cb, self);
}

static void
await_answers (RhomCues *self)
{
  g_autoptr (GSocketConnection) connection = g_socket_connection_factory_create_connection (self->socket);
  g_autoptr (GDataInputStream) answers = g_data_input_stream_new (g_io_stream_get_input_stream (G_IO_STREAM (connection)));

  /* The stream goes with the last reading; the socket stays open for our orders. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (answers), FALSE);
  g_object_set_data_full (G_OBJECT (answers), "connection", g_steal_pointer (&connection), g_object_unref);
  g_data_input_stream_read_line_async (answers, G_PRIORITY_DEFAULT, self->cancellable, answered_cb, self);
}

static char *
find_program (void)
{
  const char *path = g_getenv ("RHOMBOID_SOUND");

  return path != NULL ? g_strdup (path) : g_build_filename (RHOM_LIBEXECDIR, SOUND_PROGRAM, NULL);
}

static gboolean
spawn (int      fd,
       GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = find_program ();
  g_autoptr (GSubprocess) helper = NULL;

  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  g_subprocess_launcher_take_stdout_fd (launcher, dup (fd));
  helper = g_subprocess_launcher_spawn (launcher, error, program, "--follow", NULL);
  return helper != NULL;
}

static void
start (RhomCues *self)
{
  g_autoptr (GError) error = NULL;
  int ends[2];

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    return;
  self->socket = g_socket_new_from_fd (ends[0], &error);
  if (self->socket == NULL)
    close (ends[0]);
  else
    g_socket_set_blocking (self->socket, FALSE);
  if (self->socket != NULL && spawn (ends[1], &error))
    {
      await_answers (self);
      return;
    }
  self->deaths = MAX_DEATHS;
  g_clear_object (&self->socket);
  set_problem (self, error->message);
}

/* A helper that no longer reads gets no more: it must not hold us up. */
static void
order (RhomCues   *self,
       const char *word,
       const char *rest)
{
  g_autofree char *line = g_strconcat (word, rest != NULL ? " " : "", rest != NULL ? rest : "", "\n", NULL);

  if (self->socket == NULL && self->deaths < MAX_DEATHS)
    start (self);
  if (self->socket != NULL)
    g_socket_send (self->socket, line, strlen (line), NULL, NULL);
}

static void
rhom_cues_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  if (prop_id == PROP_PROBLEM)
    g_value_set_string (value, RHOM_CUES (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rhom_cues_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  if (prop_id == PROP_SETTINGS)
    RHOM_CUES (object)->settings = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
rhom_cues_dispose (GObject *object)
{
  RhomCues *self = RHOM_CUES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->socket);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rhom_cues_parent_class)->dispose (object);
}

static void
rhom_cues_finalize (GObject *object)
{
  RhomCues *self = RHOM_CUES (object);

  g_object_unref (self->cancellable);
  g_free (self->problem);

  G_OBJECT_CLASS (rhom_cues_parent_class)->finalize (object);
}

static void
rhom_cues_class_init (RhomCuesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_cues_dispose;
  object_class->finalize = rhom_cues_finalize;
  object_class->get_property = rhom_cues_get_property;
  object_class->set_property = rhom_cues_set_property;

  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * RhomCues:problem:
   *
   * Why nothing is heard, in a sentence for people; %NULL as far as is known.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_cues_init (RhomCues *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rhom_cues_new:
 *
 * Returns: (transfer full): silent so far
 */
RhomCues *
rhom_cues_new (RhomSettings *settings)
{
  return g_object_new (RHOM_TYPE_CUES, "settings", settings, NULL);
}

const char *
rhom_cues_get_problem (RhomCues *self)
{
  g_return_val_if_fail (RHOM_IS_CUES (self), NULL);

  return self->problem;
}

/* Others would hear it. */
static gboolean
is_muted (RhomCues *self)
{
  return self->is_in_call && rhom_settings_get_boolean (self->settings, RHOM_SETTING_MUTE_IN_CALLS);
}

/**
 * rhom_cues_play:
 *
 * Plays @tone now, at the volume of the settings, unless tones or ticks are
 * switched off there.
 */
void
rhom_cues_play (RhomCues *self,
                RhomTone  tone)
{
  g_autofree char *volume = NULL;

  g_return_if_fail (RHOM_IS_CUES (self));
  g_return_if_fail (tone < RHOM_N_TONES);

  if (is_muted (self) || (tone == RHOM_TONE_TICK ? !rhom_settings_get_boolean (self->settings, RHOM_SETTING_TICKS) : !rhom_settings_get_boolean (self->settings, RHOM_SETTING_TONES)))
    return;
  volume = g_strdup_printf ("%d", rhom_settings_get_int (self->settings, RHOM_SETTING_SOUND_VOLUME_PERCENT));
  order (self, "volume", volume);
  order (self, "tone", tone_words[tone]);
}

/**
 * rhom_cues_say:
 * @text: a sentence; what is spoken still is broken off for it
 *
 * Speaks, if the settings want a voice.
 */
void
rhom_cues_say (RhomCues   *self,
               const char *text)
{
  g_autofree char *volume = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (RHOM_IS_CUES (self));
  g_return_if_fail (text != NULL && strlen (text) <= MAX_TEXT_BYTES);

  if (is_muted (self) || !rhom_settings_get_boolean (self->settings, RHOM_SETTING_VOICE))
    return;
  line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  volume = g_strdup_printf ("%d", rhom_settings_get_int (self->settings, RHOM_SETTING_SOUND_VOLUME_PERCENT));
  order (self, "volume", volume);
  order (self, "say", line);
}

/**
 * rhom_cues_hush:
 *
 * Breaks off what is spoken.
 */
void
rhom_cues_hush (RhomCues *self)
{
  g_return_if_fail (RHOM_IS_CUES (self));

  if (self->socket != NULL)
    order (self, "hush", NULL);
}

/**
 * rhom_cues_set_in_call:
 * @is_in_call: whether a microphone is in use
 *
 * Nothing is heard meanwhile, if the settings want that.
 */
void
rhom_cues_set_in_call (RhomCues *self,
                       gboolean  is_in_call)
{
  g_return_if_fail (RHOM_IS_CUES (self));

  self->is_in_call = is_in_call;
  if (is_muted (self))
    rhom_cues_hush (self);
}
