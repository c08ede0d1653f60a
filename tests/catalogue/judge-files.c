/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card.h"
#include "catalogue/pack.h"

static void
judge_card (const char *path,
            GError    **error)
{
  g_autoptr (RhomCard) card G_GNUC_UNUSED = rhom_card_new_from_file (path, error);
}

static void
judge_routine (const char *path,
               GError    **error)
{
  g_autoptr (RhomRoutineData) routine G_GNUC_UNUSED = rhom_routine_data_read_file (path, error);
}

static void
judge_pack (const char *path,
            GError    **error)
{
  g_autoptr (RhomPack) pack G_GNUC_UNUSED = rhom_pack_read_file (path, error);
}

static const struct
{
  const char *name;
  void (*judge) (const char *path, GError **error);
} kinds[] = {
  { "card", judge_card },
  { "routine", judge_routine },
  { "pack", judge_pack },
};

/* judge-files KIND FILE...: a line for each file, "ok" or what is wrong with it. */
int
main (int    argc,
      char **argv)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (int i = 2; g_str_equal (argv[1], kinds[kind].name) && i < argc; i++)
      {
        g_autoptr (GError) error = NULL;

        kinds[kind].judge (argv[i], &error);
        g_print ("%s\n", error == NULL ? "ok" : error->message);
      }
  return 0;
}
