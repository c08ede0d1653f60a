/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/check.h"

#include <locale.h>

/*
 * check-poses FILE…: what is wrong with files of poses, a line each. Run when
 * the project is built; it fails if anything is.
 */

static guint
check_file (const char *path,
            GString    *complaints)
{
  g_autoptr (GError) error = NULL;
  g_autofree RhomPoses *poses = rhom_poses_read_file (path, &error);

  if (poses != NULL)
    return rhom_check_poses (poses, complaints);
  g_string_append_printf (complaints, "%s\n", error->message);
  return 1;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GString) complaints = g_string_new (NULL);
  guint n = 0;

  setlocale (LC_ALL, "");
  for (int i = 1; i < argc; i++)
    n += check_file (argv[i], complaints);
  g_printerr ("%s", complaints->str);
  g_print ("%d files, %u complaints\n", argc - 1, n);
  return n > 0 || argc < 2;
}
