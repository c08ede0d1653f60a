/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/start.h"
#include "cli/cli.h"
#include "ipc/names.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* How long a program may take until it has its name on the bus. */
#define PATIENCE_SECONDS 5

#define BUS_CALL_MSEC 10000

/**
 * Waiting:
 *
 * For a program that was spawned to take its name.
 */
typedef struct
{
  GMainLoop *loop;       /* (owned) */
  gboolean   is_there;   /* the name has an owner */
  gboolean   is_alive;   /* the program has not ended */
  gboolean   has_failed; /* it ended, and not well */
  guint      alarm_id;   /* 0 once there was no patience left */
} Waiting;

static void
name_appeared_cb (GDBusConnection *bus,
                  const char      *name,
                  const char      *owner,
                  gpointer         user_data)
{
  Waiting *waiting = user_data;

  waiting->is_there = TRUE;
  g_main_loop_quit (waiting->loop);
}

static void
patience_ended_cb (gpointer user_data)
{
  Waiting *waiting = user_data;

  waiting->alarm_id = 0;
  g_main_loop_quit (waiting->loop);
}

/* One that ends well has handed over to another that is about to be there. */
static void
program_ended_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Waiting *waiting = user_data;
  gboolean is_ended = g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);

  waiting->is_alive = FALSE;
  waiting->has_failed = is_ended && !g_subprocess_get_successful (G_SUBPROCESS (source));
  if (waiting->has_failed)
    g_main_loop_quit (waiting->loop);
}

/* The program must outlive the terminal we run on. */
static void
leave_session (gpointer user_data)
{
  setsid ();
}

/* Silent, because whoever reads our output would wait for the program's end. */
static GSubprocess *
spawn (const char *program,
       GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_set_child_setup (launcher, leave_session, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, error, program, NULL);
}

static gboolean
wait_for_name (GDBusConnection *bus,
               RhomClock       *clock,
               GSubprocess     *process,
               const char      *bus_name)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .loop = loop, .is_alive = TRUE };
  gint64  until_usec = rhom_clock_get_elapsed_usec (clock) + PATIENCE_SECONDS * RHOM_USEC_PER_SEC;
  guint   watch_id = g_bus_watch_name_on_connection (bus, bus_name, G_BUS_NAME_WATCHER_FLAGS_NONE, name_appeared_cb, NULL, &waiting, NULL);

  waiting.alarm_id = rhom_clock_add_alarm (clock, until_usec, patience_ended_cb, &waiting);
  g_subprocess_wait_async (process, cancellable, program_ended_cb, &waiting);
  g_main_loop_run (loop);

  if (waiting.alarm_id != 0)
    rhom_clock_remove_alarm (clock, waiting.alarm_id);
  g_bus_unwatch_name (watch_id);
  g_cancellable_cancel (cancellable);
  while (waiting.is_alive)
    g_main_context_iteration (NULL, TRUE);
  return waiting.is_there;
}

static gboolean
activate (GDBusConnection *bus,
          const char      *bus_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "StartServiceByName", g_variant_new ("(su)", bus_name, 0), NULL, G_DBUS_CALL_FLAGS_NONE, BUS_CALL_MSEC, NULL, &error);

  if (!reply)
    g_debug ("%s is not activated: %s", bus_name, error->message);
  return reply != NULL;
}

static gboolean
start (GDBusConnection *bus,
       RhomClock       *clock,
       const char      *bus_name,
       const char      *program,
       GError         **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) local = NULL;

  if (rhom_start_is_running (bus, bus_name) || activate (bus, bus_name))
    return TRUE;

  process = spawn (program, &local);
  if (process && wait_for_name (bus, clock, process, bus_name))
    return TRUE;
  if (local)
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_NO_SERVICE, _("%s could not be started: %s"), program, local->message);
  else
    g_set_error (error, RHOM_CLI_ERROR, RHOM_CLI_NO_SERVICE, _("%s was started, but does not come up"), program);
  return FALSE;
}

static const char *
program_or (const char *variable,
            const char *preset)
{
  const char *value = g_getenv (variable);

  return value && *value ? value : preset;
}

/**
 * rhom_start_is_running:
 *
 * Returns: whether somebody has @bus_name
 */
gboolean
rhom_start_is_running (GDBusConnection *bus,
                       const char      *bus_name)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", bus_name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, BUS_CALL_MSEC, NULL, NULL);
  gboolean is_owned = FALSE;

  if (reply)
    g_variant_get (reply, "(b)", &is_owned);
  return is_owned;
}

/**
 * rhom_start_service:
 *
 * Has the bus start the service; where it is not set up for that, starts the
 * program itself: $RHOMBOID_SERVICE, or the installed one.
 */
gboolean
rhom_start_service (GDBusConnection *bus,
                    RhomClock       *clock,
                    GError         **error)
{
  const char *program = program_or ("RHOMBOID_SERVICE", RHOM_BINDIR "/rhomboid-service");

  return start (bus, clock, RHOM_SERVICE_BUS_NAME, program, error);
}

/**
 * rhom_start_ui:
 *
 * The same for the windows: $RHOMBOID_UI, or the installed program.
 */
gboolean
rhom_start_ui (GDBusConnection *bus,
               RhomClock       *clock,
               GError         **error)
{
  return start (bus, clock, RHOM_UI_BUS_NAME, program_or ("RHOMBOID_UI", RHOM_BINDIR "/rhomboid"), error);
}
