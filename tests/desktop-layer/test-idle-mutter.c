/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-mutter.h"

#include "core/clock-system.h"

#include "mock.h"
#include "source-log.h"

#define NAME "org.gnome.Mutter.IdleMonitor"
#define PATH "/org/gnome/Mutter/IdleMonitor/Core"
#define AWAY RHOM_IDLE_WATCH_AWAY
#define GAP RHOM_IDLE_WATCH_GAP

static GTestDBus       *bus;
static GDBusConnection *control;

typedef struct
{
  GSubprocess     *shell; /* (owned) (nullable) */
  GDBusConnection *connection;
  RhomClock       *clock; /* (owned) */
  RhomIdleSource  *idle;  /* (owned) (nullable) */
  SourceLog        log;
} Fixture;

static void
start_shell (Fixture *fixture)
{
  g_autofree char *template = g_test_build_filename (G_TEST_DIST, "desktop-layer", "mutter_idle_monitor.py", NULL);

  fixture->shell = mock_start (control, "--session", NAME, template, NULL);
  mock_wait_until (rhom_idle_source_is_available (fixture->idle));
}

static void
kill_shell (Fixture *fixture)
{
  mock_kill (control, NAME, g_steal_pointer (&fixture->shell));
  mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->connection = mock_connect (bus);
  fixture->clock = rhom_clock_system_new ();
  fixture->idle = rhom_idle_mutter_new (fixture->clock, fixture->connection);
  source_log_follow (&fixture->log, fixture->idle);
  g_assert_false (rhom_idle_source_is_available (fixture->idle));
  start_shell (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->idle != NULL)
    g_assert_finalize_object (fixture->idle);
  if (fixture->shell != NULL)
    mock_kill (control, NAME, fixture->shell);
  g_assert_finalize_object (fixture->clock);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
}

static void
be_idle (guint64 msec)
{
  g_variant_unref (mock_call (control, NAME, PATH, "BeIdle", g_variant_new ("(t)", msec)));
}

static void
type_key (void)
{
  g_variant_unref (mock_call (control, NAME, PATH, "Input", NULL));
}

static gboolean
has_watches (const char *expected)
{
  g_autoptr (GVariant) reply = mock_call (control, NAME, PATH, "List", NULL);
  const char *list;

  g_variant_get (reply, "(&s)", &list);
  return g_str_equal (list, expected);
}

static void
test_transitions (Fixture      *fixture,
                  gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  rhom_idle_source_set_watch (fixture->idle, GAP, 3000);
  mock_wait_until (has_watches ("[3000, 60000] 0"));
  for (guint i = 1; i <= 3; i++)
    {
      be_idle (3000);
      mock_wait_until (fixture->log.is_idle[GAP]);
      g_assert_false (fixture->log.is_idle[AWAY]);
      be_idle (60000);
      mock_wait_until (fixture->log.is_idle[AWAY]);
      g_assert_cmpint (fixture->log.since_usec, <=, rhom_clock_get_elapsed_usec (fixture->clock) - 60 * RHOM_USEC_PER_SEC);
      mock_wait_until (has_watches ("[3000, 60000] 2"));
      type_key ();
      mock_wait_until (!fixture->log.is_idle[AWAY] && !fixture->log.is_idle[GAP]);
      g_assert_cmpuint (fixture->log.n_idle[AWAY], ==, i);
    }
}

/* The shell's word comes before its answer to the question. */
static void
test_idle_already (Fixture      *fixture,
                   gconstpointer data)
{
  be_idle (60000);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  g_assert_false (fixture->log.is_idle[AWAY]);
  mock_wait_until (fixture->log.is_idle[AWAY]);
  mock_wait_until (has_watches ("[60000] 1"));
  type_key ();
  mock_wait_until (!fixture->log.is_idle[AWAY]);
}

/* Nothing is left in the shell of what is not watched any more, asked or answered. */
static void
test_watches_end (Fixture      *fixture,
                  gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 30000);
  mock_wait_until (has_watches ("[30000] 0"));
  be_idle (30000);
  mock_wait_until (has_watches ("[30000] 1"));
  rhom_idle_source_set_watch (fixture->idle, AWAY, 0);
  rhom_idle_source_set_watch (fixture->idle, GAP, 3000);
  rhom_idle_source_set_watch (fixture->idle, GAP, 0);
  mock_wait_until (has_watches ("[] 0"));
  fixture->log.is_idle[AWAY] = FALSE;
  rhom_idle_source_set_watch (fixture->idle, AWAY, 90000);
  mock_wait_until (has_watches ("[90000] 0"));
  be_idle (90000);
  mock_wait_until (has_watches ("[90000] 1"));
  type_key ();
  mock_wait_until (fixture->log.n_active[AWAY] == 1);
  g_clear_object (&fixture->idle);
  mock_wait_until (has_watches ("[] 0"));
}

/* The data is whether somebody was idle by then. */
static void
test_dies_and_returns (Fixture      *fixture,
                       gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  mock_wait_until (has_watches ("[60000] 0"));
  if (data != NULL)
    be_idle (60000);
  mock_wait_until (fixture->log.is_idle[AWAY] == (data != NULL));
  fixture->log.n_changed = 0;
  kill_shell (fixture);
  g_assert_cmpuint (fixture->log.n_changed, ==, 1);
  g_assert_true (mock_is_quiet ());
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);

  start_shell (fixture);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  mock_wait_until (has_watches ("[60000] 0"));
  be_idle (60000);
  mock_wait_until (fixture->log.is_idle[AWAY]);
}

static void
test_dies_with_a_question (Fixture      *fixture,
                           gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  kill_shell (fixture);
  start_shell (fixture);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 30000);
  mock_wait_until (has_watches ("[30000] 0"));
}

static void
drop_cb (RhomIdleSource *idle,
         guint           watch,
         gint64          since_usec,
         Fixture        *fixture)
{
  g_clear_object (&fixture->idle);
}

static void
test_destroy_in_handler (Fixture      *fixture,
                         gconstpointer data)
{
  g_signal_connect (fixture->idle, "idle", G_CALLBACK (drop_cb), fixture);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  mock_wait_until (has_watches ("[1000] 0"));
  be_idle (1000);
  mock_wait_until (fixture->idle == NULL);
}

#define add(path, data, func) g_test_add ("/idle-mutter/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_session_bus_start ();
  control = mock_connect (bus);

  add ("transitions", NULL, test_transitions);
  add ("idle-already", NULL, test_idle_already);
  add ("watches-end", NULL, test_watches_end);
  add ("dies-and-returns/active", NULL, test_dies_and_returns);
  add ("dies-and-returns/idle", "", test_dies_and_returns);
  add ("dies-with-a-question", NULL, test_dies_with_a_question);
  add ("destroy-in-handler", NULL, test_destroy_in_handler);

  result = g_test_run ();
  g_object_unref (control);
  g_test_dbus_stop (bus);
  g_object_unref (bus);
  return result;
}
