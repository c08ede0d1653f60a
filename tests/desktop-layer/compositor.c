/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compositor.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

struct _Compositor
{
  GSubprocess      *process; /* (owned) */
  GDataInputStream *output;  /* (owned) */
};

/* Returns: (transfer full): a runtime folder of our own, in which there is no compositor yet */
char *
compositor_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("rhom-wayland-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_RUNTIME_DIR", folder, TRUE);
  g_setenv ("WAYLAND_DISPLAY", "wayland-test", TRUE);
  return folder;
}

void
compositor_remove_folder (const char *folder)
{
  static const char *const names[] = { "wayland-test", "wayland-test.lock" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
die_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static char *
read_line (Compositor *self)
{
  g_autoptr (GError) error = NULL;
  char *line = g_data_input_stream_read_line (self->output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (line);
  return line;
}

Compositor *
compositor_start (int version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *version_text = g_strdup_printf ("%d", version);
  g_autofree char *ready = NULL;
  Compositor      *self = g_new0 (Compositor, 1);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->process = g_subprocess_launcher_spawn (launcher, &error, RHOM_TEST_COMPOSITOR, g_getenv ("WAYLAND_DISPLAY"), version_text, NULL);
  g_assert_no_error (error);
  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  ready = read_line (self);
  g_assert_cmpstr (ready, ==, "ready");
  return self;
}

void
compositor_tell (Compositor *self,
                 const char *order)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strconcat (order, "\n", NULL);

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), line, strlen (line), NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has (Compositor *self,
     const char *notifications)
{
  g_autofree char *line = NULL;

  compositor_tell (self, "list");
  line = read_line (self);
  return g_str_equal (line, notifications);
}

/* @notifications: all there are to be, as "60000:input 3000:any " */
void
compositor_wait_for (Compositor *self,
                     const char *notifications)
{
  mock_wait_until (has (self, notifications));
}

void
compositor_stop (Compositor *self)
{
  g_subprocess_send_signal (self->process, SIGSTOP);
}

void
compositor_kill (Compositor *self)
{
  g_object_unref (self->output);
  mock_end (self->process);
  g_free (self);
}
