/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records.h"
#include "support/year.h"

/* Every seed is another year; RHOMBOID_TEST_SEED picks one that failed elsewhere. */
static void
test_years (void)
{
  const char *seed = g_getenv ("RHOMBOID_TEST_SEED");
  guint32     first = seed != NULL ? g_ascii_strtoull (seed, NULL, 10) : 1;

  for (guint32 i = 0; i < (seed != NULL ? 1 : 10); i++)
    year_run (first + i, 250);
}

/* A simulation in which nothing happens would keep every invariant. */
static void
test_enough_happens (void)
{
  YearStats stats = year_run (1, 250);

  g_assert_cmpuint (stats.n_prompts, >, 1000);
  for (int i = 0; i < RHOM_N_BREAK_OUTCOMES; i++)
    g_assert_cmpuint (stats.n_records[i], >, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/year/invariants", test_years);
  g_test_add_func ("/year/enough-happens", test_enough_happens);

  return g_test_run ();
}
