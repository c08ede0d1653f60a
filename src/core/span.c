/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/span.h"

void
rhom_span_begin (RhomSpan *self,
                 gint64    start_usec,
                 gint64    end_usec)
{
  *self = (RhomSpan){ .start_usec = start_usec, .end_usec = end_usec };
}

/**
 * rhom_span_begin_until:
 *
 * Begins now, and ends at a time of day; if the wall clock is set, the end follows it.
 */
void
rhom_span_begin_until (RhomSpan  *self,
                       RhomClock *clock,
                       gint64     end_wall_usec)
{
  rhom_span_begin (self, rhom_clock_get_elapsed_usec (clock), rhom_clock_wall_to_elapsed (clock, end_wall_usec));
  self->end_wall_usec = end_wall_usec;
}

void
rhom_span_clear (RhomSpan *self)
{
  *self = (RhomSpan){ 0 };
}

gboolean
rhom_span_is_set (const RhomSpan *self)
{
  return self->end_usec != 0;
}

gboolean
rhom_span_is_endless (const RhomSpan *self)
{
  return self->end_usec == G_MAXINT64;
}

gboolean
rhom_span_is_over (const RhomSpan *self,
                   gint64          now_usec)
{
  return rhom_span_is_set (self) && now_usec >= self->end_usec;
}

/**
 * rhom_span_get_end:
 *
 * Returns: the moment (elapsed scale) at which it ends by itself; 0 if it does not
 */
gint64
rhom_span_get_end (const RhomSpan *self)
{
  return rhom_span_is_endless (self) ? 0 : self->end_usec;
}

/**
 * rhom_span_follow_wall:
 *
 * The wall clock was set: a time of day that somebody named stays that time of
 * day, and what was named as a length moves by nothing.
 */
void
rhom_span_follow_wall (RhomSpan  *self,
                       RhomClock *clock)
{
  if (self->end_wall_usec != 0)
    self->end_usec = MAX (1, rhom_clock_wall_to_elapsed (clock, self->end_wall_usec));
}

/**
 * rhom_span_drop_impossible:
 * @longest_usec: what a command could have begun
 *
 * It comes from a file, and no file can make it longer than a command could.
 */
void
rhom_span_drop_impossible (RhomSpan *self,
                           gint64    now_usec,
                           gint64    longest_usec)
{
  self->start_usec = MIN (self->start_usec, now_usec);
  if (rhom_span_is_endless (self))
    self->end_wall_usec = 0;
  else if (!rhom_span_is_set (self) || (self->end_usec > now_usec && self->end_usec - now_usec > longest_usec))
    rhom_span_clear (self);
}
