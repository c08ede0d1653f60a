/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ipc/errors.h"
#include "ipc/names.h"
#include "rhom-test-generated.h"
#include "service/service.h"
#include "support/fake-activity.h"
#include "support/fake-busy.h"
#include "support/fake-clock.h"

#include <glib-unix.h>
#include <locale.h>
#include <stdlib.h>

/* The whole service with a clock that only a test moves. Over a restart time
 * goes on where RHOMBOID_TEST_ELAPSED (usec since the fake's start) says. */

typedef struct
{
  RhomFakeClock    *clock;
  RhomFakeActivity *activity;
  RhomFakeBusy     *busy;
} World;

static gboolean
handle_advance (RhomTestTest          *iface,
                GDBusMethodInvocation *invocation,
                gint64                 length_usec,
                World                 *world)
{
  rhom_fake_clock_advance (world->clock, length_usec);
  rhom_test_test_complete_advance (iface, invocation);
  return TRUE;
}

static gboolean
handle_suspend (RhomTestTest          *iface,
                GDBusMethodInvocation *invocation,
                gint64                 length_usec,
                World                 *world)
{
  rhom_fake_clock_suspend (world->clock, length_usec);
  rhom_test_test_complete_suspend (iface, invocation);
  return TRUE;
}

static gboolean
handle_step_wall (RhomTestTest          *iface,
                  GDBusMethodInvocation *invocation,
                  gint64                 step_usec,
                  World                 *world)
{
  rhom_fake_clock_set_wall (world->clock, rhom_clock_get_wall_usec (RHOM_CLOCK (world->clock)) + step_usec);
  rhom_test_test_complete_step_wall (iface, invocation);
  return TRUE;
}

static gboolean
handle_set_wall (RhomTestTest          *iface,
                 GDBusMethodInvocation *invocation,
                 const char            *iso8601,
                 World                 *world)
{
  rhom_fake_clock_set_wall_text (world->clock, iso8601);
  rhom_test_test_complete_set_wall (iface, invocation);
  return TRUE;
}

static gboolean
handle_set_zone (RhomTestTest          *iface,
                 GDBusMethodInvocation *invocation,
                 const char            *identifier,
                 World                 *world)
{
  rhom_fake_clock_set_zone (world->clock, identifier);
  rhom_test_test_complete_set_zone (iface, invocation);
  return TRUE;
}

static gboolean
handle_set_absence (RhomTestTest          *iface,
                    GDBusMethodInvocation *invocation,
                    const char            *absence,
                    gint64                 ago_usec,
                    World                 *world)
{
  const char *const words[] = { "none", "idle", "locked", "asleep", NULL };
  gint64            now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (world->clock));
  int               which = 0;

  while (words[which] != NULL && !g_str_equal (words[which], absence))
    which++;
  g_assert_nonnull (words[which]);
  rhom_fake_activity_set (world->activity, which, which == RHOM_ABSENCE_NONE ? 0 : now_usec - ago_usec);
  rhom_test_test_complete_set_absence (iface, invocation);
  return TRUE;
}

static gboolean
handle_set_busy (RhomTestTest          *iface,
                 GDBusMethodInvocation *invocation,
                 guint                  kinds,
                 World                 *world)
{
  rhom_fake_busy_set (world->busy, kinds, NULL);
  rhom_test_test_complete_set_busy (iface, invocation);
  return TRUE;
}

static gboolean
handle_get_elapsed (RhomTestTest          *iface,
                    GDBusMethodInvocation *invocation,
                    World                 *world)
{
  rhom_test_test_complete_get_elapsed (iface, invocation, rhom_clock_get_elapsed_usec (RHOM_CLOCK (world->clock)));
  return TRUE;
}

static gboolean
handle_get_alarms (RhomTestTest          *iface,
                   GDBusMethodInvocation *invocation,
                   World                 *world)
{
  rhom_test_test_complete_get_alarms (iface, invocation, rhom_fake_clock_get_n_fired (world->clock), rhom_fake_clock_get_n_alarms (world->clock));
  return TRUE;
}

static RhomTestTest *
export_world (GDBusConnection *connection,
              World           *world)
{
  RhomTestTest *test = rhom_test_test_skeleton_new ();

  g_signal_connect (test, "handle-advance", G_CALLBACK (handle_advance), world);
  g_signal_connect (test, "handle-suspend", G_CALLBACK (handle_suspend), world);
  g_signal_connect (test, "handle-step-wall", G_CALLBACK (handle_step_wall), world);
  g_signal_connect (test, "handle-set-wall", G_CALLBACK (handle_set_wall), world);
  g_signal_connect (test, "handle-set-zone", G_CALLBACK (handle_set_zone), world);
  g_signal_connect (test, "handle-set-absence", G_CALLBACK (handle_set_absence), world);
  g_signal_connect (test, "handle-set-busy", G_CALLBACK (handle_set_busy), world);
  g_signal_connect (test, "handle-get-elapsed", G_CALLBACK (handle_get_elapsed), world);
  g_signal_connect (test, "handle-get-alarms", G_CALLBACK (handle_get_alarms), world);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (test), connection, RHOM_SERVICE_OBJECT_PATH, NULL))
    g_error ("the test interface cannot be exported");
  return test;
}

static void
make_world (World *world)
{
  const char *elapsed = g_getenv ("RHOMBOID_TEST_ELAPSED");

  world->clock = rhom_fake_clock_new ();
  world->activity = rhom_fake_activity_new ();
  world->busy = rhom_fake_busy_new ();
  if (elapsed != NULL)
    rhom_fake_clock_advance (world->clock, g_ascii_strtoll (elapsed, NULL, 10));
}

static gboolean
signal_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (RhomService) service = NULL;
  g_autoptr (RhomTestTest) test = NULL;
  g_autoptr (GError) error = NULL;
  World world = { 0 };

  setlocale (LC_ALL, "");
  g_set_prgname ("test-service");
  rhom_errors_register ();
  connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  make_world (&world);
  service = rhom_service_new (connection, RHOM_CLOCK (world.clock), RHOM_ACTIVITY (world.activity), RHOM_BUSY (world.busy));
  if (!rhom_service_export (service, &error))
    g_error ("%s", error->message);
  test = export_world (connection, &world);
  rhom_service_start (service);
  g_signal_connect_swapped (service, "quit", G_CALLBACK (g_main_loop_quit), loop);
  g_unix_signal_add (SIGTERM, signal_cb, loop);
  g_bus_own_name_on_connection (connection, RHOM_SERVICE_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  g_main_loop_run (loop);

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (test));
  g_signal_handlers_disconnect_by_data (service, loop);
  g_clear_object (&service);
  g_clear_object (&world.busy);
  g_clear_object (&world.activity);
  g_clear_object (&world.clock);
  return EXIT_SUCCESS;
}
