/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/exercise-log.h"

/**
 * RhomExerciseLog:
 *
 * Hands what a player has counted to the history: at the end of every side and
 * at every leaving, so that a window that is killed loses nothing that was
 * finished. Each exercise keeps its name, under which it replaces what was
 * said of it before.
 */

struct _RhomExerciseLog
{
  GObject parent_instance;

  RhomServiceClient *client;  /* (owned) */
  RhomPlayer        *player;  /* (owned) */
  char              *routine; /* (owned): an id, or "" */
  char             **ids;     /* (owned): one an exercise */
};

G_DEFINE_FINAL_TYPE (RhomExerciseLog, rhom_exercise_log, G_TYPE_OBJECT)

/* To the nearest second. */
static int
to_seconds (gint64 length_usec)
{
  return (length_usec + RHOM_USEC_PER_SEC / 2) / RHOM_USEC_PER_SEC;
}

static GVariant *
describe (RhomExerciseLog  *self,
          guint             exercise,
          const RhomResult *result)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);
  gint64       began_usec = rhom_clock_elapsed_to_wall (rhom_service_client_get_clock (self->client), result->began_usec);

  g_variant_dict_insert (&dict, "id", "s", self->ids[exercise]);
  g_variant_dict_insert (&dict, "card", "s", rhom_programme_get_id (rhom_player_get_programme (self->player), exercise));
  g_variant_dict_insert (&dict, "routine", "s", self->routine);
  g_variant_dict_insert (&dict, "started", "x", began_usec / RHOM_USEC_PER_SEC);
  g_variant_dict_insert (&dict, "seconds-right", "i", to_seconds (result->side_usec[RHOM_SIDE_RIGHT]));
  g_variant_dict_insert (&dict, "seconds-left", "i", to_seconds (result->side_usec[RHOM_SIDE_LEFT]));
  g_variant_dict_insert (&dict, "seconds", "i", to_seconds (result->side_usec[RHOM_SIDE_NONE]));
  g_variant_dict_insert (&dict, "repetitions", "i", result->repetitions);
  g_variant_dict_insert (&dict, "planned-seconds", "i", to_seconds (result->planned_usec));
  g_variant_dict_insert (&dict, "outcome", "s", rhom_exercise_outcome_to_id (result->outcome));
  return g_variant_dict_end (&dict);
}

static void
result_cb (RhomExerciseLog *self,
           guint            exercise)
{
  RhomResult result = rhom_player_get_result (self->player, exercise);

  if (result.began_usec == 0)
    return;
  rhom_service_client_call_history (self->client, "Log", g_variant_new ("(@a{sv})", describe (self, exercise, &result)));
}

static void
rhom_exercise_log_finalize (GObject *object)
{
  RhomExerciseLog *self = RHOM_EXERCISE_LOG (object);

  g_strfreev (self->ids);
  g_free (self->routine);
  g_object_unref (self->player);
  g_object_unref (self->client);

  G_OBJECT_CLASS (rhom_exercise_log_parent_class)->finalize (object);
}

static void
rhom_exercise_log_class_init (RhomExerciseLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_exercise_log_finalize;
}

static void
rhom_exercise_log_init (RhomExerciseLog *self)
{
}

/**
 * rhom_exercise_log_new:
 * @player: not started yet
 * @routine: the id of the routine it plays, or ""
 *
 * Returns: (transfer full): a log that follows the player
 */
RhomExerciseLog *
rhom_exercise_log_new (RhomServiceClient *client,
                       RhomPlayer        *player,
                       const char        *routine)
{
  RhomExerciseLog *self = g_object_new (RHOM_TYPE_EXERCISE_LOG, NULL);
  guint            n = rhom_programme_get_n_exercises (rhom_player_get_programme (player));

  self->client = g_object_ref (client);
  self->player = g_object_ref (player);
  self->routine = g_strdup (routine);
  self->ids = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    self->ids[i] = g_uuid_string_random ();
  g_signal_connect_object (player, "result", G_CALLBACK (result_cb), self, G_CONNECT_SWAPPED);
  return self;
}
