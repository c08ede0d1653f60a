/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-x11.h"

#include "core/clock-system.h"

#include "mock.h"

#define THRESHOLD_MSEC 200

typedef struct
{
  GSubprocess *x;     /* (owned) (nullable) */
  RhomClock   *clock; /* (owned) */
  RhomIdleX11 *idle;  /* (owned) */
  guint        n_changed;
} Fixture;

static void
changed_cb (RhomIdleX11 *idle,
            Fixture     *fixture)
{
  fixture->n_changed++;
}

static void
start_idle (Fixture *fixture,
            guint    threshold_msec)
{
  fixture->idle = rhom_idle_x11_new (fixture->clock, threshold_msec);
  g_signal_connect (fixture->idle, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->x = mock_x_start ();
  fixture->clock = rhom_clock_system_new ();
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
  start_idle (fixture, THRESHOLD_MSEC);
  g_assert_true (rhom_idle_x11_is_available (fixture->idle));

  for (int i = 0; i < 3; i++)
    {
      gint64 before_usec = rhom_clock_get_elapsed_usec (fixture->clock);
      gint64 since_usec;

      mock_x_type (i % 2 == 0 ? "a" : "Shift_L");
      mock_wait_until (rhom_idle_x11_get_idle_since_usec (fixture->idle) == 0);
      mock_wait_until (rhom_idle_x11_get_idle_since_usec (fixture->idle) != 0);
      since_usec = rhom_idle_x11_get_idle_since_usec (fixture->idle);
      g_assert_cmpint (since_usec, >=, before_usec);
      g_assert_cmpint (since_usec, <=, rhom_clock_get_elapsed_usec (fixture->clock) - THRESHOLD_MSEC * 1000 + 2000);
    }
}

static void
test_idle_already (Fixture      *fixture,
                   gconstpointer data)
{
  start_idle (fixture, THRESHOLD_MSEC);
  mock_wait_until (rhom_idle_x11_get_idle_since_usec (fixture->idle) != 0);
  g_clear_object (&fixture->idle);

  start_idle (fixture, THRESHOLD_MSEC);
  g_assert_cmpint (rhom_idle_x11_get_idle_since_usec (fixture->idle), !=, 0);
  fixture->n_changed = 0;
  mock_x_type ("a");
  mock_wait_until (rhom_idle_x11_get_idle_since_usec (fixture->idle) == 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_server_dies (Fixture      *fixture,
                  gconstpointer data)
{
  start_idle (fixture, THRESHOLD_MSEC);
  mock_wait_until (rhom_idle_x11_get_idle_since_usec (fixture->idle) != 0);
  mock_end (g_steal_pointer (&fixture->x));
  mock_wait_until (!rhom_idle_x11_is_available (fixture->idle));
  g_assert_cmpint (rhom_idle_x11_get_idle_since_usec (fixture->idle), ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

static void
test_no_server (Fixture      *fixture,
                gconstpointer data)
{
  g_setenv ("DISPLAY", ":nowhere", TRUE);
  start_idle (fixture, THRESHOLD_MSEC);
  g_assert_false (rhom_idle_x11_is_available (fixture->idle));
  g_assert_cmpint (rhom_idle_x11_get_idle_since_usec (fixture->idle), ==, 0);
}

/* A handler may let the source go while its event is being handled. */
static void
drop_cb (RhomIdleX11 *idle,
         Fixture     *fixture)
{
  g_clear_object (&fixture->idle);
}

static void
test_destroy_in_handler (Fixture      *fixture,
                         gconstpointer data)
{
  start_idle (fixture, THRESHOLD_MSEC);
  g_signal_connect (fixture->idle, "changed", G_CALLBACK (drop_cb), fixture);
  mock_x_type ("a");
  mock_wait_until (fixture->idle == NULL);
}

static void
gap_cb (RhomIdleX11 *idle,
        guint       *n_gaps)
{
  (*n_gaps)++;
}

/* A gap is told once; one that is there already at once; one called off never. */
static void
test_gap (Fixture      *fixture,
          gconstpointer data)
{
  guint n_gaps = 0;

  start_idle (fixture, THRESHOLD_MSEC);
  g_signal_connect (fixture->idle, "gap", G_CALLBACK (gap_cb), &n_gaps);
  mock_x_type ("a");
  rhom_idle_x11_await_gap (fixture->idle, THRESHOLD_MSEC / 2);
  mock_wait_until (n_gaps == 1);
  g_assert_cmpint (rhom_idle_x11_get_idle_since_usec (fixture->idle), ==, 0);

  rhom_idle_x11_await_gap (fixture->idle, THRESHOLD_MSEC / 2);
  rhom_idle_x11_await_gap (fixture->idle, 0);
  mock_wait_until (rhom_idle_x11_get_idle_since_usec (fixture->idle) != 0);
  g_assert_cmpuint (n_gaps, ==, 1);

  rhom_idle_x11_await_gap (fixture->idle, 1);
  mock_wait_until (n_gaps == 2);
}

#define add(path, func) g_test_add ("/idle-x11/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("transitions", test_transitions);
  add ("idle-already", test_idle_already);
  add ("gap", test_gap);
  add ("server/dies", test_server_dies);
  add ("server/none", test_no_server);
  add ("destroy-in-handler", test_destroy_in_handler);

  return g_test_run ();
}
