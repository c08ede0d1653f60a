/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-log.h"

static void
changed_cb (RhomIdleSource *source,
            SourceLog      *log)
{
  log->n_changed++;
  for (RhomIdleWatch watch = 0; watch < RHOM_N_IDLE_WATCHES; watch++)
    log->is_idle[watch] = FALSE;
}

static void
idle_cb (RhomIdleSource *source,
         guint           watch,
         gint64          since_usec,
         SourceLog      *log)
{
  g_assert_false (log->is_idle[watch]);
  log->is_idle[watch] = TRUE;
  log->n_idle[watch]++;
  log->since_usec = since_usec;
}

static void
active_cb (RhomIdleSource *source,
           guint           watch,
           SourceLog      *log)
{
  g_assert_true (log->is_idle[watch]);
  log->is_idle[watch] = FALSE;
  log->n_active[watch]++;
}

void
source_log_follow (SourceLog      *log,
                   RhomIdleSource *source)
{
  g_signal_connect (source, "changed", G_CALLBACK (changed_cb), log);
  g_signal_connect (source, "idle", G_CALLBACK (idle_cb), log);
  g_signal_connect (source, "active", G_CALLBACK (active_cb), log);
}
