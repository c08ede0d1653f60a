/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/stopwatch.h"

/* Reading two clocks takes a moment, and a hiccup is no sleep. */
#define ASLEEP_USEC (RHOM_USEC_PER_SEC / 2)
/* So much later nobody has seen or heard what was to be said. */
#define LATE_USEC (5 * RHOM_USEC_PER_SEC)

static void
set_anchor (RhomStopwatch *self)
{
  self->anchor_usec = rhom_clock_get_elapsed_usec (self->clock);
  self->awake_usec = rhom_clock_get_awake_usec (self->clock);
  self->due_usec = self->anchor_usec;
}

/**
 * rhom_stopwatch_start:
 *
 * It goes on from what it reads.
 */
void
rhom_stopwatch_start (RhomStopwatch *self)
{
  self->is_running = TRUE;
  set_anchor (self);
}

void
rhom_stopwatch_stop (RhomStopwatch *self)
{
  self->read_usec = rhom_stopwatch_get_usec (self);
  self->is_running = FALSE;
}

/**
 * rhom_stopwatch_reset:
 *
 * Back to nothing, running or not.
 */
void
rhom_stopwatch_reset (RhomStopwatch *self)
{
  self->read_usec = 0;
  set_anchor (self);
}

/**
 * rhom_stopwatch_lap:
 * @length_usec: what is over
 *
 * Begins anew from the moment at which it read @length_usec, however late that is noticed.
 */
void
rhom_stopwatch_lap (RhomStopwatch *self,
                    gint64         length_usec)
{
  self->anchor_usec += length_usec - self->read_usec;
  self->awake_usec += length_usec - self->read_usec;
  self->read_usec = 0;
}

/**
 * rhom_stopwatch_await:
 * @at_usec: a reading to come
 *
 * Who looks much later than that was absent.
 *
 * Returns: when it reads so, elapsed scale
 */
gint64
rhom_stopwatch_await (RhomStopwatch *self,
                      gint64         at_usec)
{
  self->due_usec = rhom_stopwatch_get_moment_usec (self, at_usec);
  return self->due_usec;
}

/**
 * rhom_stopwatch_get_moment_usec:
 * @at_usec: a reading
 *
 * Returns: when it reads so, elapsed scale
 */
gint64
rhom_stopwatch_get_moment_usec (const RhomStopwatch *self,
                                gint64               at_usec)
{
  return self->anchor_usec + at_usec - self->read_usec;
}

/**
 * rhom_stopwatch_get_usec:
 *
 * Returns: what it reads; after an absence no more than was awaited, nor time that was slept through
 */
gint64
rhom_stopwatch_get_usec (const RhomStopwatch *self)
{
  gint64 passed_usec;

  if (!self->is_running)
    return self->read_usec;
  passed_usec = rhom_clock_get_elapsed_usec (self->clock) - self->anchor_usec;
  if (rhom_stopwatch_was_absent (self))
    passed_usec = MIN (rhom_clock_get_awake_usec (self->clock) - self->awake_usec, self->due_usec - self->anchor_usec);
  return self->read_usec + MAX (0, passed_usec);
}

/**
 * rhom_stopwatch_was_absent:
 *
 * Returns: whether the machine slept, or nothing ran, since it was to be looked at
 */
gboolean
rhom_stopwatch_was_absent (const RhomStopwatch *self)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (self->clock);
  gint64 asleep_usec = (now_usec - self->anchor_usec) - (rhom_clock_get_awake_usec (self->clock) - self->awake_usec);

  return self->is_running && (asleep_usec > ASLEEP_USEC || now_usec > self->due_usec + LATE_USEC);
}
