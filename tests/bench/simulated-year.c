/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clock-system.h"
#include "core/records.h"
#include "support/year.h"

/* Prints how long a year of working days takes; the median of five, in milliseconds. */

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

int
main (void)
{
  g_autoptr (RhomClock) clock = rhom_clock_system_new ();
  YearStats stats;
  int       msec[5];

  for (guint32 i = 0; i < G_N_ELEMENTS (msec); i++)
    {
      gint64 start_usec = rhom_clock_get_elapsed_usec (clock);

      stats = year_run (i, 250);
      msec[i] = (rhom_clock_get_elapsed_usec (clock) - start_usec) / 1000;
    }
  qsort (msec, G_N_ELEMENTS (msec), sizeof *msec, compare);
  g_print ("simulated_year_ms=%d events=%u alarms=%u prompts=%u taken=%u cut=%u skipped=%u natural=%u\n", msec[2], stats.n_events, stats.n_alarms, stats.n_prompts,
           stats.n_records[RHOM_BREAK_TAKEN], stats.n_records[RHOM_BREAK_CUT], stats.n_records[RHOM_BREAK_SKIPPED], stats.n_records[RHOM_BREAK_NATURAL]);
  return 0;
}
