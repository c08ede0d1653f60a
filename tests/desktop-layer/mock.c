/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mock.h"

#include <glib-unix.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#define DEADLINE_USEC (30 * G_USEC_PER_SEC)
#define MOCK_INTERFACE "org.freedesktop.DBus.Mock"

/* Conditions outside of our main context are looked at again by a tick. */
static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

MockDeadline
mock_deadline_start (void)
{
  return (MockDeadline){ .end_usec = g_get_monotonic_time () + DEADLINE_USEC, .tick = g_timeout_add (5, tick_cb, NULL) };
}

gboolean
mock_deadline_iterate (MockDeadline deadline)
{
  g_main_context_iteration (NULL, TRUE);
  return g_get_monotonic_time () < deadline.end_usec;
}

void
mock_deadline_end (MockDeadline deadline)
{
  g_source_remove (deadline.tick);
}

GTestDBus *
mock_session_bus_start (void)
{
  GTestDBus *bus = g_test_dbus_new (G_TEST_DBUS_NONE);

  g_test_dbus_up (bus);
  return bus;
}

GTestDBus *
mock_system_bus_start (void)
{
  g_autofree char *session = g_strdup (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  GTestDBus       *bus = mock_session_bus_start ();

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);
  if (session != NULL)
    g_setenv ("DBUS_SESSION_BUS_ADDRESS", session, TRUE);
  return bus;
}

GDBusConnection *
mock_connect (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus), G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

gboolean
mock_name_has_owner (GDBusConnection *connection,
                     const char      *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  gboolean has_owner;

  g_assert_no_error (error);
  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

/* Nothing outlives a test that ended badly. */
static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocessLauncher *
make_launcher (void)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  return launcher;
}

GSubprocess *
mock_start (GDBusConnection *connection,
            const char      *kind,
            const char      *name,
            const char *template,
            const char *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = make_launcher ();
  GSubprocess *process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("RHOM_TEST_PYTHON"), "-m", "dbusmock", kind, "--template", template, "--parameters", parameters != NULL ? parameters : "{}", NULL);

  g_assert_no_error (error);
  mock_wait_until (mock_name_has_owner (connection, name));
  return process;
}

void
mock_end (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

void
mock_kill (GDBusConnection *connection,
           const char      *name,
           GSubprocess     *process)
{
  mock_end (process);
  mock_wait_until (!mock_name_has_owner (connection, name));
}

GVariant *
mock_call (GDBusConnection *connection,
           const char      *name,
           const char      *path,
           const char      *method,
           GVariant        *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (connection, name, path, MOCK_INTERFACE, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

/* @arguments: a tuple */
void
mock_emit (GDBusConnection *connection,
           const char      *name,
           const char      *path,
           const char      *interface,
           const char      *signal,
           const char      *signature,
           GVariant        *arguments)
{
  g_autoptr (GVariant) tuple = g_variant_ref_sink (arguments);
  GVariantBuilder list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  for (gsize i = 0; i < g_variant_n_children (tuple); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (tuple, i);

      g_variant_builder_add (&list, "v", child);
    }
  g_variant_unref (mock_call (connection, name, path, "EmitSignal", g_variant_new ("(sssav)", interface, signal, signature, &list)));
}

/* Xvfb writes the number it chose once it takes connections. */
static char *
read_display (int fd)
{
  g_autoptr (GString) number = g_string_new (":");
  char letter;

  while (read (fd, &letter, 1) == 1 && letter != '\n')
    g_string_append_c (number, letter);
  close (fd);
  g_assert_cmpuint (number->len, >, 1);
  return g_string_free (g_steal_pointer (&number), FALSE);
}

/* @display: (nullable): %NULL = the server picks one that is free */
GSubprocess *
mock_x_start_at (const char *display_wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = make_launcher ();
  g_autofree char *display = NULL;
  GSubprocess     *process;
  int              fds[2];

  g_assert_true (g_unix_open_pipe (fds, FD_CLOEXEC, &error));
  g_subprocess_launcher_take_fd (launcher, fds[1], 3);
  process = g_subprocess_launcher_spawn (launcher, &error, "Xvfb", "-displayfd", "3", "-noreset", "-nolisten", "tcp", "-screen", "0", "320x240x24", display_wanted, NULL);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);
  display = read_display (fds[0]);
  g_setenv ("DISPLAY", display, TRUE);
  return process;
}

GSubprocess *
mock_x_start (void)
{
  return mock_x_start_at (NULL);
}

guint
mock_count_fds (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  g_assert_nonnull (folder);
  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

gboolean
mock_is_quiet (void)
{
  for (guint i = 0; i < 200; i++)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        return TRUE;
    }
  return FALSE;
}

void
mock_x_type (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}
