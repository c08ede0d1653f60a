/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/launcher.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ipc/names.h"

#include "mock.h"

static GTestDBus *bus;

typedef struct
{
  GDBusConnection *connection; /* (owned): the launcher's */
  GDBusConnection *ui;         /* (owned): that of a windows program */
  RhomLauncher    *launcher;   /* (owned) */
  GPtrArray       *calls;      /* (owned): what the windows program was told, printed */
  GPtrArray       *failed;     /* (owned): actions */
  char            *folder;     /* (owned) */
  char            *log;        /* (owned): what the spawned program writes */
  char            *fifo;       /* (owned): the spawned program ends with it */
  guint            name_id;
} Fixture;

static const char introspection[] =
  "<node><interface name='org.freedesktop.Application'><method name='ActivateAction'>"
  "<arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/>"
  "</method></interface></node>";

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *path,
                  const char            *interface,
                  const char            *method,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  Fixture *fixture = user_data;

  g_ptr_array_add (fixture->calls, g_variant_print (parameters, FALSE));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
start_ui (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);

  g_dbus_connection_register_object (fixture->ui, RHOM_UI_OBJECT_PATH, info->interfaces[0], &vtable, fixture, NULL, NULL);
  fixture->name_id = g_bus_own_name_on_connection (fixture->ui, RHOM_UI_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

static void
failed_cb (RhomLauncher *launcher,
           const char   *action,
           Fixture      *fixture)
{
  g_ptr_array_add (fixture->failed, g_strdup (action));
}

/* A program that notes how it was started, and then goes on as @ending says. */
static void
write_program (Fixture    *fixture,
               const char *ending)
{
  g_autofree char *program = g_build_filename (fixture->folder, "rhomboid", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\necho \"$* token=$XDG_ACTIVATION_TOKEN id=$DESKTOP_STARTUP_ID\" >> '%s'\n%s\n", fixture->log, ending);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (program, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
  g_setenv ("RHOMBOID_UI", program, TRUE);
}

static char *
read_log (Fixture *fixture)
{
  char *text = NULL;

  if (!g_file_get_contents (fixture->log, &text, NULL, NULL))
    text = g_strdup ("");
  return text;
}

static gboolean
log_has (Fixture    *fixture,
         const char *part)
{
  g_autofree char *text = read_log (fixture);

  return strstr (text, part) != NULL;
}

/* Waits until the other end of the pipe is closed, and then ends badly. */
static char *
make_waiting (Fixture *fixture)
{
  return g_strdup_printf ("exec 3< '%s'\necho ready >> '%s'\ncat <&3\nexit 1", fixture->fifo, fixture->log);
}

/* What the bus had to say to the launcher so far was heard when this returns. */
static void
settle (Fixture *fixture)
{
  mock_name_has_owner (fixture->connection, RHOM_UI_BUS_NAME);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_unsetenv ("XDG_ACTIVATION_TOKEN");
  g_unsetenv ("DESKTOP_STARTUP_ID");
  fixture->connection = mock_connect (bus);
  fixture->ui = mock_connect (bus);
  fixture->calls = g_ptr_array_new_with_free_func (g_free);
  fixture->failed = g_ptr_array_new_with_free_func (g_free);
  fixture->folder = g_dir_make_tmp ("rhom-launcher-XXXXXX", NULL);
  fixture->log = g_build_filename (fixture->folder, "log", NULL);
  fixture->fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_assert_cmpint (mkfifo (fixture->fifo, 0600), ==, 0);
  fixture->launcher = rhom_launcher_new (fixture->connection);
  g_signal_connect (fixture->launcher, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *program = g_build_filename (fixture->folder, "rhomboid", NULL);

  g_assert_finalize_object (fixture->launcher);
  g_clear_handle_id (&fixture->name_id, g_bus_unown_name);
  mock_wait_until (!mock_name_has_owner (fixture->ui, RHOM_UI_BUS_NAME));
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->ui);
  g_ptr_array_unref (fixture->calls);
  g_ptr_array_unref (fixture->failed);
  g_unlink (program);
  g_unlink (fixture->log);
  g_unlink (fixture->fifo);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->log);
  g_free (fixture->fifo);
}

static void
test_bus (Fixture      *fixture,
          gconstpointer data)
{
  g_setenv ("RHOMBOID_UI", "/nowhere", TRUE);
  start_ui (fixture);
  rhom_launcher_activate_action (fixture->launcher, "card", "cat-cow", "tok-1");
  rhom_launcher_activate_action (fixture->launcher, "break", NULL, NULL);
  mock_wait_until (fixture->calls->len == 2);

  g_assert_cmpstr (g_ptr_array_index (fixture->calls, 0), ==, "('card', [<'cat-cow'>], {'desktop-startup-id': <'tok-1'>, 'activation-token': <'tok-1'>})");
  g_assert_cmpstr (g_ptr_array_index (fixture->calls, 1), ==, "('break', [], {})");
  g_assert_cmpuint (fixture->failed->len, ==, 0);
}

static void
test_spawn (Fixture      *fixture,
            gconstpointer data)
{
  write_program (fixture, "exit 0");
  rhom_launcher_activate_action (fixture->launcher, "card", "cat-cow", "tok-1");
  mock_wait_until (log_has (fixture, "--open card=cat-cow token=tok-1 id=tok-1\n"));
  mock_wait_until ((rhom_launcher_activate_action (fixture->launcher, "break", NULL, NULL), log_has (fixture, "--open break token= id=\n")));
  g_assert_cmpuint (fixture->failed->len, ==, 0);
}

static void
test_no_program (Fixture      *fixture,
                 gconstpointer data)
{
  g_setenv ("RHOMBOID_UI", "/nowhere", TRUE);
  rhom_launcher_activate_action (fixture->launcher, "break", NULL, NULL);
  g_assert_cmpuint (fixture->failed->len, ==, 0);
  mock_wait_until (fixture->failed->len == 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->failed, 0), ==, "break");
}

static void
test_program_fails (Fixture      *fixture,
                    gconstpointer data)
{
  write_program (fixture, "exit 1");
  rhom_launcher_activate_action (fixture->launcher, "break", NULL, NULL);
  mock_wait_until (fixture->failed->len == 1);
}

/* Several at once: one program is spawned, and told the rest when it is up. */
static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *ending = make_waiting (fixture);
  g_autofree char *text = NULL;
  int              fifo = g_open (fixture->fifo, O_RDWR | O_CLOEXEC, 0);

  write_program (fixture, ending);
  rhom_launcher_activate_action (fixture->launcher, "first", NULL, NULL);
  rhom_launcher_activate_action (fixture->launcher, "second", NULL, NULL);
  rhom_launcher_activate_action (fixture->launcher, "third", "x", "tok-3");
  mock_wait_until (log_has (fixture, "ready"));
  settle (fixture);
  start_ui (fixture);
  mock_wait_until (fixture->calls->len == 2);
  close (fifo);

  g_assert_cmpstr (g_ptr_array_index (fixture->calls, 0), ==, "('second', [], {})");
  text = read_log (fixture);
  g_assert_cmpstr (text, ==, "--open first token= id=\nready\n");
  g_assert_cmpuint (fixture->failed->len, ==, 0);
}

static void
test_several_fail (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *ending = make_waiting (fixture);
  int              fifo = g_open (fixture->fifo, O_RDWR | O_CLOEXEC, 0);

  write_program (fixture, ending);
  rhom_launcher_activate_action (fixture->launcher, "first", NULL, NULL);
  rhom_launcher_activate_action (fixture->launcher, "second", NULL, NULL);
  mock_wait_until (log_has (fixture, "ready"));
  settle (fixture);
  close (fifo);
  mock_wait_until (fixture->failed->len == 2);
}

/* Killed long after it came up: that is no failure of the action. */
static void
test_ends_later (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *ending = make_waiting (fixture);
  int              fifo = g_open (fixture->fifo, O_RDWR | O_CLOEXEC, 0);

  write_program (fixture, ending);
  rhom_launcher_activate_action (fixture->launcher, "first", NULL, NULL);
  mock_wait_until (log_has (fixture, "ready"));
  start_ui (fixture);
  mock_wait_until ((rhom_launcher_activate_action (fixture->launcher, "second", NULL, NULL), fixture->calls->len > 0));
  close (fifo);
  for (guint n = fixture->calls->len; fixture->calls->len < n + 50;)
    {
      rhom_launcher_activate_action (fixture->launcher, "again", NULL, NULL);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (fixture->failed->len, ==, 0);
}

#define add(path, func) g_test_add ("/launcher/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_session_bus_start ();

  add ("bus", test_bus);
  add ("spawn", test_spawn);
  add ("no-program", test_no_program);
  add ("program-fails", test_program_fails);
  add ("several", test_several);
  add ("several-fail", test_several_fail);
  add ("ends-later", test_ends_later);

  result = g_test_run ();
  g_test_dbus_stop (bus);
  g_object_unref (bus);
  return result;
}
