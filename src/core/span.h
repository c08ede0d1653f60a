/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

/**
 * RhomSpan:
 * @start_usec: when it began, elapsed scale
 * @end_usec: when it ends, elapsed scale; 0 = there is none, %G_MAXINT64 = it has no end of its own
 * @end_wall_usec: the same on the wall scale, if a time of day was meant; else 0
 *
 * A length of time that was begun: a break, a snooze, a pause.
 */
typedef struct
{
  gint64 start_usec;
  gint64 end_usec;
  gint64 end_wall_usec;
} RhomSpan;

void     rhom_span_begin (RhomSpan *self,
                          gint64    start_usec,
                          gint64    end_usec);
void     rhom_span_begin_until (RhomSpan  *self,
                                RhomClock *clock,
                                gint64     end_wall_usec);
void     rhom_span_clear (RhomSpan *self);
gboolean rhom_span_is_set (const RhomSpan *self);
gboolean rhom_span_is_endless (const RhomSpan *self);
gboolean rhom_span_is_over (const RhomSpan *self,
                            gint64          now_usec);
gint64   rhom_span_get_end (const RhomSpan *self);
void     rhom_span_follow_wall (RhomSpan  *self,
                                RhomClock *clock);
void     rhom_span_drop_impossible (RhomSpan *self,
                                    gint64    now_usec,
                                    gint64    longest_usec);

G_END_DECLS
