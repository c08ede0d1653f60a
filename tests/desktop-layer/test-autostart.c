/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/autostart.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define FILE_NAME "io.github.rhomboid.Rhomboid.Service.desktop"

static char *
make_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", FILE_NAME, NULL);
}

static char *
read_file (void)
{
  g_autofree char *path = make_path ();
  char            *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static void
write_file (const char *text)
{
  g_autofree char *path = make_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set (gboolean on)
{
  g_autoptr (GError) error = NULL;

  rhom_autostart_set (on, &error);
  g_assert_no_error (error);
}

static void
assert_file (const char *expected)
{
  g_autofree char *text = read_file ();

  g_assert_cmpstr (text, ==, expected);
}

static void
test_off_and_on (void)
{
  set (TRUE);
  assert_file (NULL);
  set (FALSE);
  assert_file ("[Desktop Entry]\nType=Application\nName=Rhomboid\nHidden=true\n");
  set (FALSE);
  assert_file ("[Desktop Entry]\nType=Application\nName=Rhomboid\nHidden=true\n");
  set (TRUE);
  assert_file (NULL);
}

static void
test_of_others (void)
{
  static const char own[] = "[Desktop Entry]\n# mine\nType=Application\nName=Rhomboid\nExec=sh -c rhomboid-service\n";

  write_file (own);
  set (TRUE);
  assert_file (own);
  set (FALSE);
  assert_file ("[Desktop Entry]\n# mine\nType=Application\nName=Rhomboid\nExec=sh -c rhomboid-service\nHidden=true\n");
  set (TRUE);
  assert_file (own);
}

static void
test_unreadable (void)
{
  g_autoptr (GError) error = NULL;

  write_file ("no desktop file");
  g_assert_false (rhom_autostart_set (FALSE, &error));
  g_assert_nonnull (strstr (error->message, FILE_NAME));
  assert_file ("no desktop file");
}

static void
remove_file (void)
{
  g_autofree char *path = make_path ();

  g_unlink (path);
}

/* Not G_TEST_OPTION_ISOLATE_DIRS, which leaks in GLib 2.74. */
static void
run (gconstpointer test)
{
  ((GTestFunc) test) ();
  remove_file ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("rhom-autostart-XXXXXX", NULL);
  g_autofree char *autostart = g_build_filename (folder, "autostart", NULL);
  int              status;

  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/autostart/off-and-on", test_off_and_on, run);
  g_test_add_data_func ("/autostart/of-others", test_of_others, run);
  g_test_add_data_func ("/autostart/unreadable", test_unreadable, run);

  status = g_test_run ();
  g_rmdir (autostart);
  g_rmdir (folder);
  return status;
}
