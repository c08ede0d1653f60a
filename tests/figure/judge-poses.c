/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/figure.h"

/* Says of each file whether the program takes it, a line each. */
int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RhomFigure) figure = rhom_figure_new_from_file (argv[i], &error);

      g_print ("%s\n", figure != NULL ? "good" : error->message);
    }
  return 0;
}
