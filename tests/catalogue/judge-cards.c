/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card.h"

/* Prints a line for each file named: "ok", or what is wrong with it. */
int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RhomCard) card = rhom_card_new_from_file (argv[i], &error);

      g_print ("%s\n", card != NULL ? "ok" : error->message);
    }
  return 0;
}
