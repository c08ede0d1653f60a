/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "support/fake-clock.h"
#include "ipc/errors.h"

static gboolean
is_missing (gpointer data)
{
  return rhom_service_client_get_state (data) == RHOM_SERVICE_MISSING;
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
failed_cb (RhomServiceClient *client,
           const char        *text,
           char             **place)
{
  g_free (*place);
  *place = g_strdup (text);
}

static void
test_reads_properties (Fixture      *fixture,
                       gconstpointer scene)
{
  RhomIpcBreaks *breaks = rhom_service_client_get_breaks (fixture->client);
  gint64         now_usec = rhom_clock_get_elapsed_usec (fixture->clock);

  g_assert_cmpstr (rhom_service_client_get_break_state (fixture->client), ==, "active");
  g_assert_cmpstr (rhom_service_client_get_therapy_state (fixture->client), ==, "idle");
  g_assert_cmpint (rhom_ipc_breaks_get_deadline (breaks), >, now_usec);
  g_assert_cmpint (rhom_service_client_get_worked_usec (fixture->client), >=, 22 * RHOM_USEC_PER_MIN);
  g_assert_cmpint (rhom_service_client_get_worked_usec (fixture->client), <, 24 * RHOM_USEC_PER_MIN);
}

static void
test_follows_changes (Fixture      *fixture,
                      gconstpointer scene)
{
  fixture_set_scene (fixture, "paused");
  wait_for_state (fixture, "paused");
  g_assert_true (g_action_group_get_action_enabled (fixture->actions, "resume"));
  g_assert_false (g_action_group_get_action_enabled (fixture->actions, "finish"));
}

static void
test_service_dies_and_returns (Fixture      *fixture,
                               gconstpointer scene)
{
  fixture_kill_service (fixture);
  wait_for (is_missing, fixture->client);
  g_assert_cmpstr (rhom_service_client_get_break_state (fixture->client), ==, "");
  g_assert_false (g_action_group_get_action_enabled (fixture->actions, "take"));
  g_assert_cmpint (rhom_service_client_get_worked_usec (fixture->client), ==, 0);

  fixture_start_service (fixture, "off");
  wait_for_state (fixture, "off");
}

static void
count_connecting_cb (RhomServiceClient *client,
                     GParamSpec        *pspec,
                     int               *n_connecting)
{
  *n_connecting += rhom_service_client_get_state (client) == RHOM_SERVICE_CONNECTING;
}

static gboolean
is_client_connected (gpointer data)
{
  return rhom_service_client_is_connected (data);
}

static gboolean
has_no_owner (gpointer proxy)
{
  g_autofree char *owner = g_dbus_proxy_get_name_owner (proxy);

  return owner == NULL;
}

/* Somebody who ends it wants it to have ended. */
static void
test_service_that_ends_is_not_started_again (Fixture      *fixture,
                                             gconstpointer scene)
{
  RhomServiceClient *client = rhom_service_client_new (fixture->connection, fixture->clock);
  int                n_connecting = 0;

  wait_for (is_client_connected, client);
  g_signal_connect (client, "notify::state", G_CALLBACK (count_connecting_cb), &n_connecting);
  fixture_kill_service (fixture);
  wait_for (has_no_owner, rhom_service_client_get_breaks (client));
  wait_for (has_no_owner, rhom_service_client_get_therapy (client));
  wait_for (has_no_owner, rhom_service_client_get_desktop (client));
  g_assert_cmpint (n_connecting, ==, 0);
  g_assert_cmpint (rhom_service_client_get_state (client), ==, RHOM_SERVICE_MISSING);
  g_assert_finalize_object (client);
}

static void
check_whole_cb (RhomServiceClient *client,
                gpointer           user_data)
{
  if (rhom_service_client_is_connected (client))
    g_assert_cmpstr (rhom_service_client_get_break_state (client), !=, "");
}

/* It takes its properties along before it is seen to be gone. */
static void
test_connected_means_that_there_are_values (Fixture      *fixture,
                                            gconstpointer scene)
{
  g_signal_connect (fixture->client, "changed", G_CALLBACK (check_whole_cb), NULL);
  fixture_kill_service (fixture);
  wait_for (is_missing, fixture->client);
  fixture_start_service (fixture, "off");
}

static void
keep_problem_cb (RhomServiceClient *client,
                 char             **place)
{
  g_free (*place);
  *place = g_strdup (rhom_ipc_desktop_get_problems (rhom_service_client_get_desktop (client))[0]);
}

static gboolean
is_told (gpointer data)
{
  return g_strcmp0 (*(char **) data, "A new one") == 0;
}

/* A list is unpacked once, and the proxy forgets it only after most handlers have run. */
static void
test_lists_are_those_of_now (Fixture      *fixture,
                             gconstpointer scene)
{
  const char      *problems[] = { "A new one", NULL };
  g_autofree char *problem = NULL;

  keep_problem_cb (fixture->client, &problem);
  g_signal_connect (fixture->client, "changed", G_CALLBACK (keep_problem_cb), &problem);
  fixture_set (fixture, "Desktop", "Problems", g_variant_new_strv (problems, -1));
  wait_for (is_told, &problem);
}

static void
test_failure_is_told (Fixture      *fixture,
                      gconstpointer scene)
{
  g_autofree char *text = NULL;

  g_signal_connect (fixture->client, "failed", G_CALLBACK (failed_cb), &text);
  fixture_fail_next (fixture, "There is no break to skip");
  rhom_service_client_call_breaks (fixture->client, "Skip", NULL);
  wait_for (is_set, &text);
  g_assert_cmpstr (text, ==, "There is no break to skip");
}

/* Nobody can be activated on the private bus, and RHOMBOID_SERVICE is a program that fails. */
static void
test_start_without_service (Fixture      *fixture,
                            gconstpointer scene)
{
  g_autofree char *text = NULL;

  g_assert_cmpint (rhom_service_client_get_state (fixture->client), ==, RHOM_SERVICE_CONNECTING);
  wait_for (is_missing, fixture->client);

  rhom_service_client_start (fixture->client);
  g_assert_cmpint (rhom_service_client_get_state (fixture->client), ==, RHOM_SERVICE_CONNECTING);
  wait_for (is_missing, fixture->client);

  g_signal_connect (fixture->client, "failed", G_CALLBACK (failed_cb), &text);
  rhom_service_client_call_breaks (fixture->client, "Skip", NULL);
  g_assert_nonnull (text);
}

static void
test_actions_call_methods (Fixture      *fixture,
                           gconstpointer scene)
{
  g_action_group_activate_action (fixture->actions, "pause", g_variant_new_int32 (30));
  fixture_wait_for_call (fixture, "Breaks.Pause(1800000000,)");
  wait_for_state (fixture, "paused");
  g_action_group_activate_action (fixture->actions, "resume", NULL);
  fixture_wait_for_call (fixture, "Breaks.Resume");
  wait_for_state (fixture, "active");
  g_action_group_activate_action (fixture->actions, "pause-until-tomorrow", NULL);
  fixture_wait_for_call (fixture, "Breaks.PauseUntil(");
}

/* One that hangs at the first look is said to be missing, and taken when it answers after all. */
static void
test_hung_service_is_not_waited_for (Fixture      *fixture,
                                     gconstpointer scene)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  RhomServiceClient *client;

  g_subprocess_send_signal (fixture->service, SIGSTOP);
  client = rhom_service_client_new (fixture->connection, RHOM_CLOCK (clock));
  rhom_fake_clock_advance (clock, 7 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_service_client_get_state (client), ==, RHOM_SERVICE_CONNECTING);
  rhom_fake_clock_advance (clock, 1 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_service_client_get_state (client), ==, RHOM_SERVICE_MISSING);
  g_subprocess_send_signal (fixture->service, SIGCONT);
  wait_for (is_client_connected, client);
  g_assert_finalize_object (client);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  rhom_errors_register ();
  g_setenv ("RHOMBOID_SERVICE", "/bin/false", TRUE);

#define ADD(path, scene, func) g_test_add (path, Fixture, scene, fixture_set_up, func, fixture_tear_down)
  ADD ("/service-client/reads-properties", "active", test_reads_properties);
  ADD ("/service-client/follows-changes", "active", test_follows_changes);
  ADD ("/service-client/service-dies-and-returns", "active", test_service_dies_and_returns);
  ADD ("/service-client/service-ends-for-good", "active", test_service_that_ends_is_not_started_again);
  ADD ("/service-client/no-empty-values", "active", test_connected_means_that_there_are_values);
  ADD ("/service-client/no-stale-lists", "bare", test_lists_are_those_of_now);
  ADD ("/service-client/failure-is-told", "active", test_failure_is_told);
  ADD ("/service-client/start-without-service", NULL, test_start_without_service);
  ADD ("/service-client/hung-service", "active", test_hung_service_is_not_waited_for);
  ADD ("/service-client/actions-call-methods", "active", test_actions_call_methods);
  return g_test_run ();
}
