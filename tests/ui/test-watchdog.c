/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/watchdog.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* The kernel's time cannot be faked, so these take what it takes. */
#define SECONDS 1

static gboolean
hang_cb (gpointer user_data)
{
  for (;;)
    pause ();
  return G_SOURCE_REMOVE;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* A program of its own, so that what ends it ends nothing else. Returns its status. */
static int
run (gboolean is_watched,
     gboolean hangs)
{
  pid_t pid = fork ();
  int   status;

  if (pid == 0)
    {
      GMainLoop *loop = g_main_loop_new (NULL, FALSE);
      guint      id = rhom_watchdog_start (SECONDS);

      if (!is_watched)
        g_source_remove (id);
      if (hangs)
        g_idle_add (hang_cb, NULL);
      g_timeout_add (SECONDS * 1500, quit_cb, loop);
      g_main_loop_run (loop);
      _exit (0);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return status;
}

static void
test_ends_what_hangs (void)
{
  int status = run (TRUE, TRUE);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGALRM);
}

/* It sleeps for longer than a turn of the loop may take. */
static void
test_lets_sleep (void)
{
  int status = run (TRUE, FALSE);

  g_assert_true (WIFEXITED (status));
}

static void
test_is_called_off (void)
{
  int status = run (FALSE, FALSE);

  g_assert_true (WIFEXITED (status));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/watchdog/ends-what-hangs", test_ends_what_hangs);
  g_test_add_func ("/watchdog/lets-sleep", test_lets_sleep);
  g_test_add_func ("/watchdog/is-called-off", test_is_called_off);
  return g_test_run ();
}
