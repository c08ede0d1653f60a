/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

/**
 * RhomStopwatch:
 * @clock: (not owned)
 * @is_running: whether it goes
 * @read_usec: what it read at the anchor
 * @anchor_usec: when it was set going, elapsed scale
 * @awake_usec: the same moment on the awake scale
 * @due_usec: when it was to be looked at next, elapsed scale
 *
 * Time in which somebody may have exercised. A plain value.
 */
typedef struct
{
  RhomClock *clock;
  gboolean   is_running;
  gint64     read_usec;
  gint64     anchor_usec;
  gint64     awake_usec;
  gint64     due_usec;
} RhomStopwatch;

void     rhom_stopwatch_start (RhomStopwatch *self);
void     rhom_stopwatch_stop (RhomStopwatch *self);
void     rhom_stopwatch_reset (RhomStopwatch *self);
void     rhom_stopwatch_lap (RhomStopwatch *self,
                             gint64         length_usec);
gint64   rhom_stopwatch_await (RhomStopwatch *self,
                               gint64         at_usec);
gint64   rhom_stopwatch_get_moment_usec (const RhomStopwatch *self,
                                         gint64               at_usec);
gint64   rhom_stopwatch_get_usec (const RhomStopwatch *self);
gboolean rhom_stopwatch_was_absent (const RhomStopwatch *self);

G_END_DECLS
