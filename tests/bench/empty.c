/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* The libraries of rhomboid-service in a program that does nothing: what no
 * saving of ours can go below. */
int
main (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_main_loop_run (loop);
  return 0;
}
