/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * YearStats:
 *
 * What happened in a simulated year.
 */
typedef struct
{
  guint n_events;
  guint n_alarms;
  guint n_prompts;
  guint n_records[8]; /* by RhomBreakOutcome */
} YearStats;

YearStats year_run (guint32 seed,
                    int     n_days);

G_END_DECLS
