/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/catalogue.h"
#include "figure/figure.h"

/* Says, a line each, where the programs look for cards and for poses. */
int
main (void)
{
  g_autofree char *cards = rhom_catalogue_dup_directory ();
  g_autofree char *poses = rhom_figure_dup_directory ();

  g_print ("%s\n%s\n", cards, poses);
  return 0;
}
