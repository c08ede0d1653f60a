/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/scheduler-private.h"

#include "core/limit.h"

/* Bringing what is remembered up to date, step by step, before anything is
 * decided: what happened, and what ended, since the last time. */

/* Sleep of the machine shorter than this may be a rounding of two clocks. */
#define LEAST_SLEEP_USEC RHOM_USEC_PER_SEC

static void
record (RhomScheduler   *self,
        RhomBreakOutcome outcome,
        gint64           start_usec,
        gint64           end_usec,
        gint64           worked_usec,
        gint64           planned_usec)
{
  const RhomBreakRecord result = {
    .outcome = outcome,
    .started_wall_usec = rhom_clock_elapsed_to_wall (self->clock, start_usec),
    .ended_wall_usec = rhom_clock_elapsed_to_wall (self->clock, end_usec),
    .worked_usec = worked_usec,
    .planned_usec = planned_usec,
    .actual_usec = end_usec - start_usec,
  };

  rhom_scheduler_record (self, &result);
}

static void
credit_rest (RhomScheduler *self,
             gint64         start_usec,
             gint64         end_usec)
{
  if (self->memory.counted_usec > 0)
    record (self, RHOM_BREAK_NATURAL, start_usec, end_usec, self->memory.counted_usec, self->prefs.length_usec);
  rhom_break_rules_forget_sitting (&self->memory);
  self->memory.skips = 0;
}

/* Who reads, or is in a call, is there though there is no input. */
static RhomAbsence
see_absence (RhomScheduler *self,
             gint64         now_usec)
{
  RhomAbsence   absence = rhom_activity_get_absence (self->activity);
  RhomBreakView view = rhom_scheduler_look (self, now_usec);

  return absence == RHOM_ABSENCE_IDLE && rhom_break_rules_holds_idle (&view) ? RHOM_ABSENCE_NONE : absence;
}

/* Sleep that nobody announced, or whose announcement came too late: it was not
 * sitting, and a rest like any other, in a pause too. Sleep that was announced
 * is an absence like any other, and within a break it is part of that. */
static void
notice_sleep (RhomScheduler *self,
              gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               asleep_usec = now_usec - rhom_clock_get_awake_usec (self->clock);
  gint64               slept_usec = asleep_usec - self->asleep_usec;
  gint64               rest_usec = MAX (now_usec - slept_usec, m->no_rest_until_usec);

  self->asleep_usec = asleep_usec;
  if (slept_usec < LEAST_SLEEP_USEC || m->away_since_usec != 0 || rhom_span_is_set (&m->running))
    return;

  m->counted_usec = MAX (m->counted_usec, rhom_break_rules_count_until (m, now_usec) - slept_usec);
  m->stretch_start_usec = 0;
  if (now_usec - rest_usec >= self->prefs.length_usec)
    credit_rest (self, rest_usec, now_usec);
}

static void
notice_absence (RhomScheduler *self,
                gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               since_usec = MIN (rhom_activity_get_away_since_usec (self->activity), now_usec);

  if (see_absence (self, now_usec) == RHOM_ABSENCE_NONE || m->away_since_usec != 0)
    return;
  m->away_since_usec = MAX (since_usec != 0 ? since_usec : now_usec, self->there_until_usec);
  if (m->stretch_start_usec != 0)
    rhom_break_rules_close_stretch (m, m->away_since_usec);
}

static void
notice_rest (RhomScheduler *self,
             gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               start_usec = rhom_break_rules_get_rest_start (m);

  if (rhom_break_rules_is_rest_ahead (m) && now_usec - start_usec >= self->prefs.length_usec)
    credit_rest (self, start_usec, now_usec);
  if (see_absence (self, now_usec) == RHOM_ABSENCE_NONE)
    m->away_since_usec = 0;
}

/**
 * rhom_scheduler_put_off:
 *
 * The break that is due is offered again after @length_usec.
 */
void
rhom_scheduler_put_off (RhomScheduler *self,
                        gint64         now_usec,
                        gint64         length_usec)
{
  rhom_span_begin (&self->memory.snooze, now_usec, now_usec + length_usec);
}

/**
 * rhom_scheduler_finish_break:
 *
 * Ends the running break. Who leaves at once has not rested, and does not want
 * to be asked again at once either.
 */
void
rhom_scheduler_finish_break (RhomScheduler *self,
                             gint64         end_usec)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               actual_usec = end_usec - m->running.start_usec;
  gint64               planned_usec = m->running.end_usec - m->running.start_usec;
  gint64               worked_usec = m->break_worked_usec;

  record (self, actual_usec < planned_usec ? RHOM_BREAK_CUT : RHOM_BREAK_TAKEN, m->running.start_usec, end_usec, worked_usec, planned_usec);
  rhom_break_rules_forget_sitting (m);
  rhom_span_clear (&m->running);
  m->skips = 0;
  m->break_worked_usec = 0;
  if (actual_usec >= MIN (planned_usec, self->prefs.short_length_usec))
    return;
  m->counted_usec = worked_usec;
  m->no_rest_until_usec = MAX (m->no_rest_until_usec, end_usec); /* what was in the break is no rest besides */
  if (worked_usec >= rhom_break_rules_get_interval (m, &self->prefs))
    rhom_scheduler_put_off (self, end_usec, rhom_limit_get (RHOM_LIMIT_SNOOZE)->preset * RHOM_USEC_PER_SEC);
}

/* Before anybody is seen to be away, for that depends on it. */
static void
notice_ends_of_modes (RhomScheduler *self,
                      gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (rhom_span_is_over (&m->reading, now_usec))
    {
      self->there_until_usec = MIN (self->there_until_usec, m->reading.end_usec);
      rhom_span_clear (&m->reading);
    }
  if (rhom_span_is_over (&m->sore_day, now_usec))
    rhom_span_clear (&m->sore_day);
}

static void
notice_ends (RhomScheduler *self,
             gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (rhom_span_is_over (&m->running, now_usec))
    rhom_scheduler_finish_break (self, m->running.end_usec);
  if (rhom_span_is_over (&m->pause, now_usec))
    rhom_span_clear (&m->pause);
  if (rhom_span_is_over (&m->snooze, now_usec))
    rhom_span_clear (&m->snooze);
}

static void
look_at_hours (RhomScheduler *self)
{
  gint64 until_wall_usec = 0;

  self->is_open = !self->has_hours || self->hours == NULL || rhom_hours_look (self->hours, self->clock, &until_wall_usec);
  self->hours_until_usec = until_wall_usec != 0 ? rhom_clock_wall_to_elapsed (self->clock, until_wall_usec) : 0;
  self->is_hours_stale = FALSE;
}

/* What was sat outside of the working hours does not count within them. Who left
 * before they ended may still rest from what was sat in them. */
static void
notice_hours (RhomScheduler *self,
              gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (self->is_hours_stale || (self->hours_until_usec != 0 && now_usec >= self->hours_until_usec))
    look_at_hours (self);
  if (!self->is_open && m->away_since_usec == 0 && !rhom_span_is_set (&m->running))
    rhom_break_rules_forget_sitting (m);
}

/* Who was there without a touch when this was looked at last was so until now: being
 * away begins now, and not with the last touch. */
static void
notice_presence (RhomScheduler *self,
                 gint64         now_usec)
{
  if (self->memory.is_held_there)
    self->there_until_usec = now_usec;
}

/**
 * rhom_scheduler_bring_up_to_date:
 *
 * Makes of what is remembered what is so at @now_usec.
 */
void
rhom_scheduler_bring_up_to_date (RhomScheduler *self,
                                 gint64         now_usec)
{
  notice_presence (self, now_usec);
  notice_ends_of_modes (self, now_usec);
  notice_sleep (self, now_usec);
  notice_absence (self, now_usec);
  notice_rest (self, now_usec);
  notice_ends (self, now_usec);
  notice_hours (self, now_usec);
  self->memory.is_held_there = rhom_activity_get_absence (self->activity) == RHOM_ABSENCE_IDLE && see_absence (self, now_usec) == RHOM_ABSENCE_NONE;
}

/* It ends at the midnight to come, wherever that is now; or it is over. */
static void
follow_midnight (RhomScheduler *self)
{
  RhomSpan *sore_day = &self->memory.sore_day;
  gint64    start_usec = sore_day->start_usec;

  rhom_span_follow_wall (sore_day, self->clock);
  if (!rhom_span_is_set (sore_day) || rhom_span_is_over (sore_day, rhom_clock_get_elapsed_usec (self->clock)))
    return;
  rhom_span_begin_until (sore_day, self->clock, rhom_clock_next_time_of_day (self->clock, 0, 0));
  sore_day->start_usec = start_usec;
}

/**
 * rhom_scheduler_follow_wall:
 *
 * A time of day that somebody named stays that time of day; nothing else moves.
 */
void
rhom_scheduler_follow_wall (RhomScheduler *self)
{
  rhom_span_follow_wall (&self->memory.pause, self->clock);
  follow_midnight (self);
  self->is_hours_stale = TRUE;
}
