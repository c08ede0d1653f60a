/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/session-logind.h"

#include "mock.h"

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define SELF_PATH PATH "/user/self"

static GTestDBus       *bus;
static GDBusConnection *control;

typedef struct
{
  GSubprocess       *logind;  /* (owned) (nullable) */
  RhomSessionLogind *session; /* (owned) */
  guint              n_changed;
} Fixture;

static char *
make_session_path (const char *id)
{
  return g_strconcat (PATH "/session/", id, NULL);
}

static void
start_logind (Fixture *fixture)
{
  static const char *const ids[] = { "7", "9", "auto", NULL };

  fixture->logind = mock_start (control, "--system", NAME, "logind", NULL);
  for (int i = 0; ids[i] != NULL; i++)
    g_variant_unref (mock_call (control, NAME, PATH, "AddSession", g_variant_new ("(ssusb)", ids[i], "seat0", 1000, "somebody", TRUE)));
}

static void
set_locked (const char *id,
            gboolean    is_locked)
{
  g_autofree char *path = make_session_path (id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (control, NAME, path, NAME ".Session", "SetLockedHint", g_variant_new ("(b)", is_locked), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
set_display_session (const char *id)
{
  g_autofree char *path = make_session_path (id);
  GVariantDict     dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "Display", "(so)", id, path);
  g_variant_unref (mock_call (control, NAME, PATH, "AddObject", g_variant_new ("(ss@a{sv}a(ssss))", SELF_PATH, NAME ".User", g_variant_dict_end (&dict), NULL)));
}

static void
set_asleep (gboolean is_asleep)
{
  mock_emit (control, NAME, PATH, NAME ".Manager", "PrepareForSleep", "b", g_variant_new ("(b)", is_asleep));
}

static void
changed_cb (RhomSessionLogind *session,
            Fixture           *fixture)
{
  fixture->n_changed++;
}

static void
start_session (Fixture    *fixture,
               const char *session_id)
{
  if (session_id != NULL)
    g_setenv ("XDG_SESSION_ID", session_id, TRUE);
  else
    g_unsetenv ("XDG_SESSION_ID");
  fixture->session = rhom_session_logind_new ();
  g_signal_connect (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->session != NULL)
    g_assert_finalize_object (fixture->session);
  if (fixture->logind != NULL)
    mock_kill (control, NAME, g_steal_pointer (&fixture->logind));
}

/* Which session was found shows in whose lock is seen; data is the id that must be. */
static void
assert_follows (Fixture    *fixture,
                const char *id)
{
  set_locked (id, TRUE);
  mock_wait_until (rhom_session_logind_is_locked (fixture->session));
  set_locked (id, FALSE);
  mock_wait_until (!rhom_session_logind_is_locked (fixture->session));
}

static void
test_by_name (Fixture      *fixture,
              gconstpointer data)
{
  start_logind (fixture);
  set_display_session ("9");
  start_session (fixture, "7");
  assert_follows (fixture, "7");
  g_assert_true (rhom_session_logind_is_available (fixture->session));
}

static void
test_by_display (Fixture      *fixture,
                 gconstpointer data)
{
  start_logind (fixture);
  set_display_session ("9");
  start_session (fixture, NULL);
  assert_follows (fixture, "9");
}

static void
test_by_logind (Fixture      *fixture,
                gconstpointer data)
{
  start_logind (fixture);
  start_session (fixture, "");
  assert_follows (fixture, "auto");
}

static void
test_locked_already (Fixture      *fixture,
                     gconstpointer data)
{
  start_logind (fixture);
  set_locked ("7", TRUE);
  start_session (fixture, "7");
  mock_wait_until (rhom_session_logind_is_locked (fixture->session));
}

static void
test_other_session (Fixture      *fixture,
                    gconstpointer data)
{
  start_logind (fixture);
  start_session (fixture, "7");
  assert_follows (fixture, "7");
  fixture->n_changed = 0;
  set_locked ("9", TRUE);
  assert_follows (fixture, "7");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_sleep (Fixture      *fixture,
            gconstpointer data)
{
  start_logind (fixture);
  start_session (fixture, "7");
  assert_follows (fixture, "7");
  fixture->n_changed = 0;
  set_asleep (TRUE);
  mock_wait_until (rhom_session_logind_is_asleep (fixture->session));
  set_asleep (TRUE);
  set_asleep (FALSE);
  mock_wait_until (!rhom_session_logind_is_asleep (fixture->session));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_comes_and_goes (Fixture      *fixture,
                     gconstpointer data)
{
  start_session (fixture, "7");
  start_logind (fixture);
  mock_wait_until (rhom_session_logind_is_available (fixture->session));
  set_locked ("7", TRUE);
  mock_wait_until (rhom_session_logind_is_locked (fixture->session));
  set_asleep (TRUE);
  mock_wait_until (rhom_session_logind_is_asleep (fixture->session));

  mock_kill (control, NAME, g_steal_pointer (&fixture->logind));
  mock_wait_until (!rhom_session_logind_is_available (fixture->session));
  g_assert_false (rhom_session_logind_is_locked (fixture->session));
  g_assert_false (rhom_session_logind_is_asleep (fixture->session));

  start_logind (fixture);
  mock_wait_until (rhom_session_logind_is_available (fixture->session));
  assert_follows (fixture, "7");
}

static void
test_destroy_at_once (Fixture      *fixture,
                      gconstpointer data)
{
  start_logind (fixture);
  for (int i = 0; i < 20; i++)
    {
      RhomSessionLogind *session = rhom_session_logind_new ();

      for (int j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      g_object_unref (session);
    }
  start_session (fixture, "7");
  assert_follows (fixture, "7");
}

/* The last one, as it takes the bus away. */
static void
test_system_bus_ends (Fixture      *fixture,
                      gconstpointer data)
{
  start_logind (fixture);
  start_session (fixture, "7");
  assert_follows (fixture, "7");
  mock_end (g_steal_pointer (&fixture->logind));
  g_dbus_connection_set_exit_on_close (control, FALSE);
  g_test_dbus_stop (bus);
  mock_wait_until (!rhom_session_logind_is_available (fixture->session));
}

#define add(path, func) g_test_add ("/session-logind/" path, Fixture, NULL, NULL, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_system_bus_start ();
  control = mock_connect (bus);

  add ("session/by-name", test_by_name);
  add ("session/by-display", test_by_display);
  add ("session/by-logind", test_by_logind);
  add ("session/other", test_other_session);
  add ("locked-already", test_locked_already);
  add ("sleep", test_sleep);
  add ("comes-and-goes", test_comes_and_goes);
  add ("destroy-at-once", test_destroy_at_once);
  add ("system-bus/ends", test_system_bus_ends);

  result = g_test_run ();
  g_object_unref (control);
  g_object_unref (bus);
  return result;
}
