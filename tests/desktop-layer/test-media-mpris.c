/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/media-mpris.h"

#include "mock.h"

#define PATH "/org/mpris/MediaPlayer2"
#define INTERFACE "org.mpris.MediaPlayer2.Player"
#define PROPERTIES "org.freedesktop.DBus.Properties"

static const char xml[] =
  "<node><interface name='" INTERFACE "'>"
  "<property name='PlaybackStatus' type='s' access='read'/><method name='Pause'/><method name='Play'/>"
  "</interface></node>";

static GTestDBus *bus;

/* A player on a connection of its own, so that it can die. */
typedef struct
{
  GDBusConnection       *connection; /* (owned) (nullable) once it died */
  const char            *status;
  gboolean               is_hung;
  GDBusMethodInvocation *held; /* (nullable): a Pause() that it has not answered yet */
  guint                  n_asked, n_paused, n_played;
} Player;

typedef struct
{
  GDBusConnection *connection; /* (owned) */
  RhomMediaMpris  *media;      /* (owned) */
  guint            subscription, n_signals;
  Player           players[2];
} Fixture;

static void
set_status (Player     *player,
            const char *status)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);

  player->status = status;
  g_variant_dict_insert (&dict, "PlaybackStatus", "s", status);
  g_dbus_connection_emit_signal (player->connection, NULL, PATH, PROPERTIES, "PropertiesChanged", g_variant_new ("(s@a{sv}as)", INTERFACE, g_variant_dict_end (&dict), NULL), NULL);
}

static GVariant *
player_get_cb (GDBusConnection *connection,
               const char      *sender,
               const char      *path,
               const char      *interface,
               const char      *name,
               GError         **error,
               gpointer         user_data)
{
  Player *player = user_data;

  player->n_asked++;
  return g_variant_new_string (player->status);
}

static void
player_call_cb (GDBusConnection       *connection,
                const char            *sender,
                const char            *path,
                const char            *interface,
                const char            *method,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  Player *player = user_data;

  if (g_str_equal (method, "Pause"))
    {
      player->n_paused++;
      set_status (player, "Paused");
    }
  else
    {
      player->n_played++;
      set_status (player, "Playing");
    }
  if (player->is_hung)
    player->held = invocation;
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
own_name (GDBusConnection *connection,
          const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 4), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
start_player (Player     *player,
              const char *name,
              const char *status)
{
  static const GDBusInterfaceVTable vtable = { player_call_cb, player_get_cb, NULL };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autofree char *bus_name = g_strconcat ("org.mpris.MediaPlayer2.", name, NULL);

  *player = (Player){ .connection = mock_connect (bus), .status = status };
  g_assert_cmpuint (g_dbus_connection_register_object (player->connection, PATH, node->interfaces[0], &vtable, player, NULL, NULL), !=, 0);
  own_name (player->connection, bus_name);
}

static void
end_player (Player *player)
{
  if (player->connection == NULL)
    return;
  g_dbus_connection_close_sync (player->connection, NULL, NULL);
  g_clear_object (&player->connection);
}

static void
signal_cb (GDBusConnection *connection,
           const char      *sender,
           const char      *path,
           const char      *interface,
           const char      *signal,
           GVariant        *parameters,
           gpointer         user_data)
{
  ((Fixture *) user_data)->n_signals++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->connection = mock_connect (bus);
  fixture->subscription = g_dbus_connection_signal_subscribe (fixture->connection, NULL, PROPERTIES, NULL, PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, fixture, NULL);
  fixture->media = rhom_media_mpris_new (fixture->connection);
}

/* What the players said reaches everybody on a connection at the same time. */
static void
wait_for_signals (Fixture *fixture,
                  guint    count)
{
  mock_wait_until (fixture->n_signals >= count);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixture->players); i++)
    end_player (&fixture->players[i]);
  g_assert_finalize_object (fixture->media);
  g_dbus_connection_signal_unsubscribe (fixture->connection, fixture->subscription);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
}

static void
pause_one (Fixture *fixture)
{
  start_player (&fixture->players[0], "one", "Playing");
  rhom_media_mpris_pause (fixture->media);
  mock_wait_until (fixture->players[0].n_paused == 1);
}

static void
test_paused_and_resumed (Fixture      *fixture,
                         gconstpointer data)
{
  pause_one (fixture);
  rhom_media_mpris_resume (fixture->media);
  mock_wait_until (fixture->players[0].n_played == 1);
  g_assert_cmpuint (fixture->players[0].n_paused, ==, 1);
}

/* The second player marks the moment at which the first would have been told too. */
static void
test_what_was_silent_stays_silent (Fixture      *fixture,
                                   gconstpointer data)
{
  start_player (&fixture->players[0], "one", "Paused");
  start_player (&fixture->players[1], "two", "Playing");
  rhom_media_mpris_pause (fixture->media);
  mock_wait_until (fixture->players[0].n_asked == 1 && fixture->players[1].n_paused == 1);
  rhom_media_mpris_resume (fixture->media);
  mock_wait_until (fixture->players[1].n_played == 1);
  g_assert_cmpuint (fixture->players[0].n_paused + fixture->players[0].n_played, ==, 0);
}

static void
test_stopped_in_the_break_stays_stopped (Fixture      *fixture,
                                         gconstpointer data)
{
  start_player (&fixture->players[1], "two", "Playing");
  pause_one (fixture);
  mock_wait_until (fixture->players[1].n_paused == 1);
  set_status (&fixture->players[0], "Stopped");
  rhom_media_mpris_resume (fixture->media);
  mock_wait_until (fixture->players[1].n_played == 1);
  g_assert_cmpuint (fixture->players[0].n_played, ==, 0);
}

/* Let play and paused again by the person: that is their pause. */
static void
test_touched_in_the_break_is_left_alone (Fixture      *fixture,
                                         gconstpointer data)
{
  start_player (&fixture->players[1], "two", "Playing");
  pause_one (fixture);
  mock_wait_until (fixture->players[1].n_paused == 1);
  set_status (&fixture->players[0], "Playing");
  set_status (&fixture->players[0], "Paused");
  wait_for_signals (fixture, 4);
  rhom_media_mpris_resume (fixture->media);
  mock_wait_until (fixture->players[1].n_played == 1);
  g_assert_cmpuint (fixture->players[0].n_played, ==, 0);
}

static void
test_another_of_the_same_name_is_left_alone (Fixture      *fixture,
                                             gconstpointer data)
{
  start_player (&fixture->players[1], "two", "Playing");
  pause_one (fixture);
  mock_wait_until (fixture->players[1].n_paused == 1);
  end_player (&fixture->players[0]);
  mock_wait_until (!mock_name_has_owner (fixture->connection, "org.mpris.MediaPlayer2.one"));
  start_player (&fixture->players[0], "one", "Paused");
  rhom_media_mpris_resume (fixture->media);
  mock_wait_until (fixture->players[1].n_played == 1);
  g_assert_cmpuint (fixture->players[0].n_played, ==, 0);
}

/* It obeyed, but answers only when the break is over. */
static void
test_a_slow_player_is_resumed_late (Fixture      *fixture,
                                    gconstpointer data)
{
  Player *player = &fixture->players[0];

  start_player (player, "one", "Playing");
  player->is_hung = TRUE;
  rhom_media_mpris_pause (fixture->media);
  mock_wait_until (player->held != NULL);
  rhom_media_mpris_resume (fixture->media);
  g_assert_cmpuint (player->n_played, ==, 0);
  player->is_hung = FALSE;
  g_dbus_method_invocation_return_value (player->held, NULL);
  mock_wait_until (player->n_played == 1);
}

/* Goes while a question is open; the fixture sees that nothing keeps it. */
static void
test_goes_in_the_middle (Fixture      *fixture,
                         gconstpointer data)
{
  Player *player = &fixture->players[0];

  start_player (player, "one", "Playing");
  player->is_hung = TRUE;
  rhom_media_mpris_pause (fixture->media);
  mock_wait_until (player->held != NULL);
  g_dbus_method_invocation_return_value (player->held, NULL);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  bus = mock_session_bus_start ();
  add ("/media-mpris/paused-and-resumed", test_paused_and_resumed);
  add ("/media-mpris/what-was-silent-stays-silent", test_what_was_silent_stays_silent);
  add ("/media-mpris/stopped-in-the-break-stays-stopped", test_stopped_in_the_break_stays_stopped);
  add ("/media-mpris/touched-in-the-break-is-left-alone", test_touched_in_the_break_is_left_alone);
  add ("/media-mpris/another-of-the-same-name-is-left-alone", test_another_of_the_same_name_is_left_alone);
  add ("/media-mpris/a-slow-player-is-resumed-late", test_a_slow_player_is_resumed_late);
  add ("/media-mpris/goes-in-the-middle", test_goes_in_the_middle);
  status = g_test_run ();
  g_test_dbus_down (bus);
  g_object_unref (bus);
  return status;
}
