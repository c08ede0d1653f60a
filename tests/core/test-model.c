/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/model.h"

#include <stdlib.h>

/* A million events against what must always hold. Each sequence has a seed; one
 * that fails is shortened to a timeline that can be read. MODEL_SEED runs one
 * of them alone. */

#define EVENTS_A_SEED 10000
#define SEEDS 100

static void
report (guint32           seed,
        const ModelEvent *events,
        gsize             n_events)
{
  g_autofree ModelEvent *least = model_shrink (events, &n_events);
  g_autoptr (GString) timeline = g_string_new (NULL);
  g_autofree char *failure = model_run (least, n_events, timeline, NULL, NULL);

  g_test_message ("seed %u, shortened to %" G_GSIZE_FORMAT " events: %s", seed, n_events, failure);
  g_test_message ("%s", timeline->str);
  g_test_fail ();
}

static void
run_seed (guint32 seed,
          gsize   n_events)
{
  g_autofree ModelEvent *events = model_make_events (seed, n_events);
  g_autofree char       *failure = model_run (events, n_events, NULL, NULL, NULL);

  if (failure != NULL)
    report (seed, events, n_events);
}

static void
test_million (void)
{
  const char *seed = g_getenv ("MODEL_SEED");

  if (seed != NULL)
    run_seed (strtoul (seed, NULL, 10), EVENTS_A_SEED);
  for (guint32 i = 1; seed == NULL && i <= SEEDS && !g_test_failed (); i++)
    run_seed (i, EVENTS_A_SEED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* A complaint of the scheduler is a failure to be shortened as any other. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);

  g_test_add_func ("/model/million-events", test_million);

  return g_test_run ();
}
