/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-wayland.h"

#include "core/clock-system.h"

#include "compositor.h"
#include "source-log.h"

#define AWAY RHOM_IDLE_WATCH_AWAY
#define TOUCH RHOM_IDLE_WATCH_TOUCH
#define GAP RHOM_IDLE_WATCH_GAP

typedef struct
{
  Compositor     *compositor; /* (owned) (nullable) */
  RhomClock      *clock;      /* (owned) */
  RhomIdleSource *idle;       /* (owned) (nullable) */
  SourceLog       log;
} Fixture;

static void
start_idle (Fixture *fixture)
{
  fixture->idle = rhom_idle_wayland_new (fixture->clock);
  source_log_follow (&fixture->log, fixture->idle);
}

static void
start_compositor (Fixture *fixture,
                  int      version)
{
  fixture->compositor = compositor_start (version);
  if (fixture->idle == NULL)
    start_idle (fixture);
  mock_wait_until (rhom_idle_source_is_available (fixture->idle));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_clock_system_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->idle != NULL)
    g_assert_finalize_object (fixture->idle);
  g_clear_pointer (&fixture->compositor, compositor_kill);
  g_assert_finalize_object (fixture->clock);
}

static void
test_transitions (Fixture      *fixture,
                  gconstpointer data)
{
  start_compositor (fixture, GPOINTER_TO_INT (data));
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  rhom_idle_source_set_watch (fixture->idle, GAP, 3000);
  compositor_wait_for (fixture->compositor, GPOINTER_TO_INT (data) == 2 ? "60000:input 3000:input " : "60000:any 3000:any ");
  for (guint i = 1; i <= 3; i++)
    {
      compositor_tell (fixture->compositor, "idle 3000");
      mock_wait_until (fixture->log.is_idle[GAP]);
      g_assert_false (fixture->log.is_idle[AWAY]);
      compositor_tell (fixture->compositor, "idle 60000");
      mock_wait_until (fixture->log.is_idle[AWAY]);
      g_assert_cmpint (fixture->log.since_usec, <=, rhom_clock_get_elapsed_usec (fixture->clock) - 60 * RHOM_USEC_PER_SEC);
      compositor_tell (fixture->compositor, "input");
      mock_wait_until (!fixture->log.is_idle[AWAY] && !fixture->log.is_idle[GAP]);
      g_assert_cmpuint (fixture->log.n_idle[AWAY], ==, i);
    }
}

/* A watch that ends leaves nothing in the compositor; one that begins anew replaces the old. */
static void
test_watches_end (Fixture      *fixture,
                  gconstpointer data)
{
  start_compositor (fixture, 2);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 60000);
  rhom_idle_source_set_watch (fixture->idle, TOUCH, 2000);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 30000);
  rhom_idle_source_set_watch (fixture->idle, TOUCH, 0);
  compositor_wait_for (fixture->compositor, "30000:input ");
}

/* A new watch from within the word of another, as the presence does. */
static void
add_watch_cb (RhomIdleSource *idle,
              guint           watch,
              Fixture        *fixture)
{
  rhom_idle_source_set_watch (idle, AWAY, 0);
  rhom_idle_source_set_watch (idle, TOUCH, 2000);
}

static void
test_watch_in_handler (Fixture      *fixture,
                       gconstpointer data)
{
  start_compositor (fixture, 2);
  g_signal_connect (fixture->idle, "active", G_CALLBACK (add_watch_cb), fixture);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:input ");
  compositor_tell (fixture->compositor, "idle 1000");
  mock_wait_until (fixture->log.is_idle[AWAY]);
  compositor_tell (fixture->compositor, "input");
  compositor_wait_for (fixture->compositor, "2000:input ");
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
  start_compositor (fixture, 2);
  g_signal_connect (fixture->idle, "idle", G_CALLBACK (drop_cb), fixture);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:input ");
  compositor_tell (fixture->compositor, "idle 1000");
  mock_wait_until (fixture->idle == NULL);
  compositor_wait_for (fixture->compositor, "");
}

/* The data is whether somebody was idle by then. */
static void
test_dies (Fixture      *fixture,
           gconstpointer data)
{
  start_compositor (fixture, 2);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:input ");
  if (data != NULL)
    compositor_tell (fixture->compositor, "idle 1000");
  mock_wait_until (fixture->log.is_idle[AWAY] == (data != NULL));
  fixture->log.n_changed = 0;
  g_clear_pointer (&fixture->compositor, compositor_kill);
  mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
  g_assert_cmpuint (fixture->log.n_changed, ==, 1);
  g_assert_true (mock_is_quiet ());
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
}

static void
test_returns (Fixture      *fixture,
              gconstpointer data)
{
  guint n_fds = 0;

  start_compositor (fixture, 2);
  for (int i = 0; i < 3; i++)
    {
      g_clear_pointer (&fixture->compositor, compositor_kill);
      mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
      start_compositor (fixture, 1 + i % 2);
      n_fds = i == 0 ? mock_count_fds () : n_fds;
      mock_wait_until (mock_count_fds () <= n_fds);
    }
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:any ");
}

/* KWin's socket outlives it, so no file tells that the next one is there. */
static void
test_returns_behind_its_socket (Fixture      *fixture,
                                gconstpointer data)
{
  start_compositor (fixture, 2);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:input ");
  compositor_tell (fixture->compositor, "kick");
  mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
  mock_wait_until (rhom_idle_source_is_available (fixture->idle));
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:input ");
}

static void
test_late (Fixture      *fixture,
           gconstpointer data)
{
  start_idle (fixture);
  g_assert_false (rhom_idle_source_is_available (fixture->idle));
  start_compositor (fixture, 1);
}

/* A compositor that cannot tell, then can, then cannot. */
static void
test_notifier_comes_and_goes (Fixture      *fixture,
                              gconstpointer data)
{
  start_compositor (fixture, 2);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  compositor_wait_for (fixture->compositor, "1000:input ");
  compositor_tell (fixture->compositor, "drop");
  mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
  compositor_wait_for (fixture->compositor, "");
  compositor_tell (fixture->compositor, "offer");
  mock_wait_until (rhom_idle_source_is_available (fixture->idle));
}

/* A compositor that hangs keeps nobody waiting, and nothing turns while it does. */
static void
test_hangs (Fixture      *fixture,
            gconstpointer data)
{
  start_compositor (fixture, 2);
  compositor_stop (fixture->compositor);
  rhom_idle_source_set_watch (fixture->idle, AWAY, 1000);
  g_assert_true (mock_is_quiet ());
  g_clear_pointer (&fixture->compositor, compositor_kill);
  mock_wait_until (!rhom_idle_source_is_available (fixture->idle));
}

#define add(path, data, func) g_test_add ("/idle-wayland/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  int              result;

  g_test_init (&argc, &argv, NULL);
  folder = compositor_make_folder ();

  add ("transitions/version-1", GINT_TO_POINTER (1), test_transitions);
  add ("transitions/version-2", GINT_TO_POINTER (2), test_transitions);
  add ("watches-end", NULL, test_watches_end);
  add ("watch-in-handler", NULL, test_watch_in_handler);
  add ("destroy-in-handler", NULL, test_destroy_in_handler);
  add ("dies/active", NULL, test_dies);
  add ("dies/idle", "", test_dies);
  add ("returns", NULL, test_returns);
  add ("returns-behind-its-socket", NULL, test_returns_behind_its_socket);
  add ("late", NULL, test_late);
  add ("notifier-comes-and-goes", NULL, test_notifier_comes_and_goes);
  add ("hangs", NULL, test_hangs);

  result = g_test_run ();
  compositor_remove_folder (folder);
  return result;
}
