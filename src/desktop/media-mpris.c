/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/media-mpris.h"

/**
 * RhomMediaMpris:
 *
 * Pauses whatever plays, through MPRIS, and lets it play again. Only a player
 * that we paused ourselves is resumed, and only while it is still paused and
 * nobody has touched it in between.
 *
 * A player is known by its unique name: so it is never started for a question,
 * and one that took over the name of a dead one is another. A player that
 * hangs is asked for two seconds and then left alone.
 */

#define NAME_PREFIX "org.mpris.MediaPlayer2."
#define PLAYER_PATH "/org/mpris/MediaPlayer2"
#define PLAYER_INTERFACE "org.mpris.MediaPlayer2.Player"
#define PROPERTIES_INTERFACE "org.freedesktop.DBus.Properties"
#define BUS_NAME "org.freedesktop.DBus"
#define BUS_PATH "/org/freedesktop/DBus"
#define TIMEOUT_MSEC 2000

struct _RhomMediaMpris
{
  GObject parent_instance;

  GDBusConnection *connection;  /* (owned) */
  GCancellable    *cancellable; /* (owned): of everything, when we go */
  GHashTable      *paused;      /* (owned) (element-type utf8 utf8): unique names of the players we paused */
  guint            subscription;
  gboolean         is_quiet; /* between pausing and resuming */
};

G_DEFINE_FINAL_TYPE (RhomMediaMpris, rhom_media_mpris, G_TYPE_OBJECT)

/* One question to one player. */
typedef struct
{
  RhomMediaMpris *media; /* (unowned): used only if the call was not cancelled */
  char           *owner; /* (owned) */
} Question;

static void
question_free (Question *question)
{
  g_free (question->owner);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* Returns: whether the call was answered, and we are still there; the reply is of no interest then */
static gboolean
has_answered (GObject      *source,
              GAsyncResult *result,
              const char   *owner)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_debug ("MPRIS: %s: %s", owner, error->message);
  return reply != NULL;
}

static void
call_player (RhomMediaMpris     *self,
             const char         *owner,
             const char         *interface,
             const char         *method,
             GVariant           *parameters,
             const char         *reply_type,
             GAsyncReadyCallback callback)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ .media = self, .owner = g_strdup (owner) };
  g_dbus_connection_call (self->connection, owner, PLAYER_PATH, interface, method, parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MSEC, self->cancellable, callback, question);
}

static void
ask_status (RhomMediaMpris     *self,
            const char         *owner,
            GAsyncReadyCallback callback)
{
  call_player (self, owner, PROPERTIES_INTERFACE, "Get", g_variant_new ("(ss)", PLAYER_INTERFACE, "PlaybackStatus"), "(v)", callback);
}

/* Returns: whether the player says that this is its status */
static gboolean
finish_status (GObject      *source,
               GAsyncResult *result,
               const char   *owner,
               const char   *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    {
      g_debug ("MPRIS: %s: %s", owner, error->message);
      return FALSE;
    }
  g_variant_get (reply, "(v)", &value);
  return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && g_str_equal (g_variant_get_string (value, NULL), status);
}

/* --- Resuming --- */

static void
played_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Question) question = user_data;

  has_answered (source, result, question->owner);
}

static void
resume_status_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Question) question = user_data;

  if (!finish_status (source, result, question->owner, "Paused"))
    return;
  /* The next break has begun meanwhile: it is still ours to resume, later. */
  if (question->media->is_quiet)
    g_hash_table_add (question->media->paused, g_strdup (question->owner));
  else
    call_player (question->media, question->owner, PLAYER_INTERFACE, "Play", NULL, "()", played_cb);
}

/* --- Pausing --- */

/* The break may be over before a slow player has answered. */
static void
paused_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  RhomMediaMpris *self = question->media;

  if (!has_answered (source, result, question->owner))
    return;
  if (self->is_quiet)
    g_hash_table_add (self->paused, g_strdup (question->owner));
  else
    ask_status (self, question->owner, resume_status_cb);
}

static void
pause_status_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  RhomMediaMpris *self = question->media;

  if (finish_status (source, result, question->owner, "Playing") && self->is_quiet)
    call_player (self, question->owner, PLAYER_INTERFACE, "Pause", NULL, "()", paused_cb);
}

static void
owner_received_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  RhomMediaMpris *self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  const char *owner;

  if (reply == NULL || !self->is_quiet)
    return;
  g_variant_get (reply, "(&s)", &owner);
  ask_status (self, owner, pause_status_cb);
}

static void
call_bus (RhomMediaMpris     *self,
          const char         *method,
          GVariant           *parameters,
          const char         *reply_type,
          GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->connection, BUS_NAME, BUS_PATH, BUS_NAME, method, parameters, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MSEC, self->cancellable, callback, self);
}

static void
names_received_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  RhomMediaMpris *self = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree const char **names = NULL;

  if (reply == NULL || !self->is_quiet)
    return;
  g_variant_get (reply, "(^a&s)", &names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], NAME_PREFIX))
      call_bus (self, "GetNameOwner", g_variant_new ("(s)", names[i]), "(s)", owner_received_cb);
}

/* Somebody let it play in the break: then it is theirs, paused again or not. */
static void
properties_changed_cb (GDBusConnection *connection,
                       const char      *sender,
                       const char      *path,
                       const char      *interface,
                       const char      *signal,
                       GVariant        *parameters,
                       gpointer         user_data)
{
  RhomMediaMpris *self = RHOM_MEDIA_MPRIS (user_data);
  g_autoptr (GVariant) changed = NULL;
  const char *status = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "PlaybackStatus", "&s", &status) && !g_str_equal (status, "Paused"))
    g_hash_table_remove (self->paused, sender);
}

static void
set_listening (RhomMediaMpris *self,
               gboolean        is_listening)
{
  if (is_listening)
    self->subscription = g_dbus_connection_signal_subscribe (self->connection, NULL, PROPERTIES_INTERFACE, "PropertiesChanged", PLAYER_PATH, PLAYER_INTERFACE, G_DBUS_SIGNAL_FLAGS_NONE, properties_changed_cb, self, NULL);
  else if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  if (!is_listening)
    self->subscription = 0;
}

static void
rhom_media_mpris_dispose (GObject *object)
{
  RhomMediaMpris *self = RHOM_MEDIA_MPRIS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->connection != NULL)
    set_listening (self, FALSE);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_media_mpris_parent_class)->dispose (object);
}

static void
rhom_media_mpris_finalize (GObject *object)
{
  RhomMediaMpris *self = RHOM_MEDIA_MPRIS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->paused);

  G_OBJECT_CLASS (rhom_media_mpris_parent_class)->finalize (object);
}

static void
rhom_media_mpris_class_init (RhomMediaMprisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_media_mpris_dispose;
  object_class->finalize = rhom_media_mpris_finalize;
}

static void
rhom_media_mpris_init (RhomMediaMpris *self)
{
  self->cancellable = g_cancellable_new ();
  self->paused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rhom_media_mpris_new:
 * @connection: the session bus
 *
 * Returns: (transfer full): asks nobody anything before it is told to
 */
RhomMediaMpris *
rhom_media_mpris_new (GDBusConnection *connection)
{
  RhomMediaMpris *self = g_object_new (RHOM_TYPE_MEDIA_MPRIS, NULL);

  self->connection = g_object_ref (connection);
  return self;
}

/**
 * rhom_media_mpris_pause:
 *
 * Pauses what plays now. Returns at once. What is begun later is left alone.
 */
void
rhom_media_mpris_pause (RhomMediaMpris *self)
{
  g_return_if_fail (RHOM_IS_MEDIA_MPRIS (self));

  if (self->is_quiet)
    return;
  self->is_quiet = TRUE;
  set_listening (self, TRUE);
  call_bus (self, "ListNames", NULL, "(as)", names_received_cb);
}

/**
 * rhom_media_mpris_resume:
 *
 * Lets play again what was paused. Returns at once.
 */
void
rhom_media_mpris_resume (RhomMediaMpris *self)
{
  GHashTableIter iter;
  gpointer       owner;

  g_return_if_fail (RHOM_IS_MEDIA_MPRIS (self));

  if (!self->is_quiet)
    return;
  self->is_quiet = FALSE;
  set_listening (self, FALSE);
  g_hash_table_iter_init (&iter, self->paused);
  while (g_hash_table_iter_next (&iter, &owner, NULL))
    ask_status (self, owner, resume_status_cb);
  g_hash_table_remove_all (self->paused);
}
