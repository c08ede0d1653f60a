/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/sleep-inhibitor.h"

#include "mock.h"

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"

static GDBusConnection *control;

typedef struct
{
  GSubprocess        *logind;    /* (owned) (nullable) */
  RhomSleepInhibitor *inhibitor; /* (owned) */
} Fixture;

static void
start_logind (Fixture *fixture)
{
  fixture->logind = mock_start (control, "--system", NAME, "logind", NULL);
}

static void
kill_logind (Fixture *fixture)
{
  mock_kill (control, NAME, g_steal_pointer (&fixture->logind));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->inhibitor = rhom_sleep_inhibitor_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->inhibitor);
  if (fixture->logind != NULL)
    kill_logind (fixture);
}

/* Returns: (transfer full): what logind says is held, as text */
static char *
dup_locks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (control, NAME, PATH, NAME ".Manager", "ListInhibitors", NULL, G_VARIANT_TYPE ("(a(ssssuu))"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return g_variant_print (reply, FALSE);
}

static gboolean
has_lock (void)
{
  g_autofree char *locks = dup_locks ();

  return strstr (locks, "('sleep:idle', 'Rhomboid', ") != NULL && strstr (locks, "'block'") != NULL;
}

static void
want (Fixture *fixture)
{
  rhom_sleep_inhibitor_set_wanted (fixture->inhibitor, TRUE);
  mock_wait_until (rhom_sleep_inhibitor_is_held (fixture->inhibitor));
  g_assert_true (has_lock ());
}

static void
test_held_and_released (Fixture      *fixture,
                        gconstpointer data)
{
  start_logind (fixture);
  want (fixture);
  rhom_sleep_inhibitor_set_wanted (fixture->inhibitor, FALSE);
  g_assert_false (rhom_sleep_inhibitor_is_held (fixture->inhibitor));
  mock_wait_until (!has_lock ());
  want (fixture);
}

/* Wanted twice, it is asked for once. */
static void
test_once (Fixture      *fixture,
           gconstpointer data)
{
  start_logind (fixture);
  rhom_sleep_inhibitor_set_wanted (fixture->inhibitor, TRUE);
  want (fixture);
  want (fixture);
  rhom_sleep_inhibitor_set_wanted (fixture->inhibitor, FALSE);
  mock_wait_until (!has_lock ());
}

static void
test_comes_and_goes (Fixture      *fixture,
                     gconstpointer data)
{
  rhom_sleep_inhibitor_set_wanted (fixture->inhibitor, TRUE);
  g_assert_false (rhom_sleep_inhibitor_is_held (fixture->inhibitor));
  start_logind (fixture);
  want (fixture);
  kill_logind (fixture);
  mock_wait_until (!rhom_sleep_inhibitor_is_held (fixture->inhibitor));
  start_logind (fixture);
  want (fixture);
}

/* However far the question has come, nothing stays held or open. */
static void
test_given_up_at_once (Fixture      *fixture,
                       gconstpointer data)
{
  guint n_fds;

  start_logind (fixture);
  want (fixture);
  rhom_sleep_inhibitor_set_wanted (fixture->inhibitor, FALSE);
  n_fds = mock_count_fds ();
  for (int i = 0; i < 20; i++)
    {
      RhomSleepInhibitor *inhibitor = rhom_sleep_inhibitor_new ();

      rhom_sleep_inhibitor_set_wanted (inhibitor, TRUE);
      for (int j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      rhom_sleep_inhibitor_set_wanted (inhibitor, FALSE);
      g_object_unref (inhibitor);
    }
  mock_wait_until (!has_lock ());
  mock_wait_until (mock_count_fds () <= n_fds);
}

#define add(path, func) g_test_add ("/sleep-inhibitor/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  GTestDBus *bus;
  int        result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_system_bus_start ();
  control = mock_connect (bus);

  add ("held-and-released", test_held_and_released);
  add ("once", test_once);
  add ("comes-and-goes", test_comes_and_goes);
  add ("given-up-at-once", test_given_up_at_once);

  result = g_test_run ();
  g_object_unref (control);
  g_object_unref (bus);
  return result;
}
