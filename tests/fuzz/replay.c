/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz/fuzz.h"

#include <glib.h>

/* Stands in for libFuzzer in normal builds: runs a fuzz target on every file
 * of the folder named first, whole and cut after each byte. */

static void
test_input (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (data, &bytes, &length, NULL));
  for (gsize n = 0; n <= length; n++)
    {
      /* Of the exact size, so that reading past the end is seen. */
      g_autofree char *input = g_memdup2 (bytes, n);

      LLVMFuzzerTestOneInput ((const uint8_t *) input, n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *folder = NULL;
  const char      *name;

  g_assert_cmpint (argc, >=, 2);
  folder = g_strdup (argv[1]);
  g_test_init (&argc, &argv, NULL);

  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/fuzz/%s", name);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_input, g_free);
    }
  return g_test_run ();
}
