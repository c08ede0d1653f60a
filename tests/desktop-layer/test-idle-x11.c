/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-x11.h"

#include "core/clock-system.h"

#include "mock.h"
#include "source-log.h"

#define AWAY RHOM_IDLE_WATCH_AWAY
#define GAP RHOM_IDLE_WATCH_GAP
#define LENGTH_MSEC 200

typedef struct
{
  GSubprocess    *x;     /* (owned) (nullable) */
  RhomClock      *clock; /* (owned) */
  RhomIdleSource *idle;  /* (owned) (nullable) */
  SourceLog       log;
} Fixture;

static void
start_idle (Fixture *fixture)
{
  fixture->idle = rhom_idle_x11_new (fixture->clock);
  source_log_follow (&fixture->log, fixture->idle);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->x = mock_x_start ();
  fixture->clock = rhom_clock_system_new ();
  start_idle (fixture);
  mock_wait_until (rhom_idle_source_is_available (fixture->idle));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->idle != NULL)
    g_assert_finalize_object (fixture->idle);
  g_assert_finalize_object (fixture->clock);
  if (fixture->x != NULL)
    mock_end (g_steal_pointer (&fixture->x));
}

/* Every absence begins at the last input, every one ends with the next, again and again. */
static void
test_transitions (Fixture      *fixture,
                  gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, LENGTH_MSEC);
  for (guint i = 1; i <= 3; i++)
    {
      gint64 before_usec = rhom_clock_get_elapsed_usec (fixture->clock);

      mock_x_type (i % 2 == 0 ? "a" : "Shift_L");
      mock_wait_until (!fixture->log.is_idle[AWAY]);
      mock_wait_until (fixture->log.is_idle[AWAY]);
      g_assert_cmpint (fixture->log.since_usec, >=, before_usec);
      g_assert_cmpint (fixture->log.since_usec, <=, rhom_clock_get_elapsed_usec (fixture->clock) - LENGTH_MSEC * 1000 + 2000);
    }
}

static void
test_idle_already (Fixture      *fixture,
                   gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, LENGTH_MSEC);
  mock_wait_until (fixture->log.is_idle[AWAY]);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 0);
  fixture->log.is_idle[AWAY] = FALSE;

  rhom_idle_source_set_watch (fixture->idle, AWAY, LENGTH_MSEC);
  g_assert_false (fixture->log.is_idle[AWAY]);
  mock_wait_until (fixture->log.is_idle[AWAY]);
  mock_x_type ("a");
  mock_wait_until (!fixture->log.is_idle[AWAY]);
}

/* Watches know nothing of each other; one that was ended says nothing. */
static void
test_two_watches (Fixture      *fixture,
                  gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, 3 * LENGTH_MSEC);
  rhom_idle_source_set_watch (fixture->idle, GAP, LENGTH_MSEC);
  mock_x_type ("a");
  mock_wait_until (fixture->log.is_idle[GAP]);
  rhom_idle_source_set_watch (fixture->idle, GAP, 0);
  mock_wait_until (fixture->log.is_idle[AWAY]);
  mock_x_type ("a");
  mock_wait_until (!fixture->log.is_idle[AWAY]);
  g_assert_cmpuint (fixture->log.n_active[GAP], ==, 0);
}

/* The data is whether somebody was idle by then. */
static void
test_server_dies (Fixture      *fixture,
                  gconstpointer data)
{
  rhom_idle_source_set_watch (fixture->idle, AWAY, data != NULL ? LENGTH_MSEC : 3600000);
  mock_wait_until (fixture->log.is_idle[AWAY] == (data != NULL));
  fixture->log.n_changed = 0;
  mock_end (g_steal_pointer (&fixture->x));
  mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
  g_assert_cmpuint (fixture->log.n_changed, ==, 1);
  g_assert_true (mock_is_quiet ());
}

static void
test_server_returns (Fixture      *fixture,
                     gconstpointer data)
{
  guint n_fds = 0;

  for (int i = 0; i < 3; i++)
    {
      mock_end (g_steal_pointer (&fixture->x));
      mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
      fixture->x = mock_x_start_at (g_getenv ("DISPLAY"));
      mock_wait_until (rhom_idle_source_is_available (fixture->idle));
      n_fds = i == 0 ? mock_count_fds () : n_fds;
      mock_wait_until (mock_count_fds () <= n_fds);
    }
  rhom_idle_source_set_watch (fixture->idle, AWAY, LENGTH_MSEC);
  mock_wait_until (fixture->log.is_idle[AWAY]);
}

static void
test_no_server (Fixture      *fixture,
                gconstpointer data)
{
  g_clear_object (&fixture->idle);
  g_setenv ("DISPLAY", ":nowhere", TRUE);
  start_idle (fixture);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1);
  g_assert_false (rhom_idle_source_is_available (fixture->idle));
}

/* A handler may let the source go while its event is being handled. */
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
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1);
  g_signal_connect (fixture->idle, "idle", G_CALLBACK (drop_cb), fixture);
  mock_wait_until (fixture->idle == NULL);
}

#define add(path, data, func) g_test_add ("/idle-x11/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("transitions", NULL, test_transitions);
  add ("idle-already", NULL, test_idle_already);
  add ("two-watches", NULL, test_two_watches);
  add ("server/dies-while-active", NULL, test_server_dies);
  add ("server/dies-while-idle", "", test_server_dies);
  add ("server/returns", NULL, test_server_returns);
  add ("server/none", NULL, test_no_server);
  add ("destroy-in-handler", NULL, test_destroy_in_handler);

  return g_test_run ();
}
