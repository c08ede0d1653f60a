/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/scheduler-private.h"

#include "core/error.h"
#include "core/limit.h"

#include <glib/gi18n-lib.h>

/* What somebody can tell the scheduler to do. Each brings it up to date, changes
 * what is remembered, and lets it decide. */

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, message);
  return FALSE;
}

static gint64
get_now (RhomScheduler *self)
{
  return rhom_clock_get_elapsed_usec (self->clock);
}

static gboolean
is_break_near (RhomScheduler *self)
{
  switch (rhom_scheduler_get_state (self))
    {
    case RHOM_BREAK_STATE_WARNING:
    case RHOM_BREAK_STATE_HELD:
    case RHOM_BREAK_STATE_DUE:
    case RHOM_BREAK_STATE_SNOOZED:
      return TRUE;
    case RHOM_BREAK_STATE_OFF:
    case RHOM_BREAK_STATE_ACTIVE:
    case RHOM_BREAK_STATE_IN_BREAK:
    case RHOM_BREAK_STATE_PAUSED:
    case RHOM_BREAK_STATE_OFF_HOURS:
    case RHOM_BREAK_STATE_AWAY:
    case RHOM_N_BREAK_STATES:
    default:
      return FALSE;
    }
}

static gboolean
begin_break (RhomScheduler *self,
             gint64         length_usec,
             GError       **error)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               now_usec = get_now (self);

  rhom_scheduler_update (self);
  if (rhom_span_is_set (&m->running))
    return refuse (error, _("A break is running already"));

  rhom_break_rules_close_stretch (m, now_usec);
  m->break_worked_usec = m->counted_usec;
  rhom_span_begin (&m->running, now_usec, now_usec + length_usec);
  rhom_span_clear (&m->snooze);
  rhom_scheduler_update (self);
  return TRUE;
}

/* A running break ends where a pause begins. */
static gboolean
prepare_pause (RhomScheduler *self,
               GError       **error)
{
  if (!self->prefs.is_enabled)
    return refuse (error, _("Breaks are switched off"));
  rhom_scheduler_update (self);
  if (rhom_span_is_set (&self->memory.running))
    rhom_scheduler_finish_break (self, get_now (self));
  return TRUE;
}

/**
 * rhom_scheduler_take:
 *
 * Begins a break now, whatever the state; a pause goes on after it.
 *
 * Returns: %FALSE if one is running already
 */
gboolean
rhom_scheduler_take (RhomScheduler *self,
                     GError       **error)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  return begin_break (self, self->prefs.length_usec, error);
}

/**
 * rhom_scheduler_take_shorter:
 *
 * Begins a short break now.
 *
 * Returns: %FALSE if one is running already
 */
gboolean
rhom_scheduler_take_shorter (RhomScheduler *self,
                             GError       **error)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  return begin_break (self, MIN (self->prefs.short_length_usec, self->prefs.length_usec), error);
}

/**
 * rhom_scheduler_finish:
 *
 * Ends the running break before its time. If it was shorter than the short
 * break it does not count, and is offered again after a while.
 *
 * Returns: %FALSE if none is running
 */
gboolean
rhom_scheduler_finish (RhomScheduler *self,
                       GError       **error)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  rhom_scheduler_update (self);
  if (!rhom_span_is_set (&self->memory.running))
    return refuse (error, _("No break is running"));
  rhom_scheduler_finish_break (self, get_now (self));
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_skip:
 *
 * Leaves the break out; the count begins anew.
 *
 * Returns: %FALSE if none is near, due or put off
 */
gboolean
rhom_scheduler_skip (RhomScheduler *self,
                     GError       **error)
{
  gint64          now_usec;
  RhomBreakRecord record = { .outcome = RHOM_BREAK_SKIPPED };

  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  rhom_scheduler_update (self);
  if (!is_break_near (self))
    return refuse (error, _("No break is due"));

  now_usec = get_now (self);
  record.started_wall_usec = record.ended_wall_usec = rhom_clock_elapsed_to_wall (self->clock, now_usec);
  record.worked_usec = rhom_break_rules_count_until (&self->memory, now_usec);
  record.planned_usec = self->prefs.length_usec;
  rhom_scheduler_record (self, &record);
  rhom_break_rules_forget_sitting (&self->memory);
  self->memory.skips++;
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_snooze:
 * @length_usec: within %RHOM_LIMIT_SNOOZE
 *
 * Puts the break off.
 *
 * Returns: %FALSE if none is near or due, or the length is not allowed
 */
gboolean
rhom_scheduler_snooze (RhomScheduler *self,
                       gint64         length_usec,
                       GError       **error)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  if (!rhom_limit_check (RHOM_LIMIT_SNOOZE, length_usec, error))
    return FALSE;
  rhom_scheduler_update (self);
  if (!is_break_near (self))
    return refuse (error, _("No break is due"));
  rhom_scheduler_put_off (self, get_now (self), length_usec);
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_pause:
 * @length_usec: within %RHOM_LIMIT_PAUSE; 0 = until resumed
 *
 * Offers no breaks for a time that passes however the wall clock is set.
 *
 * Returns: %FALSE if breaks are off or the length is not allowed
 */
gboolean
rhom_scheduler_pause (RhomScheduler *self,
                      gint64         length_usec,
                      GError       **error)
{
  gint64 now_usec;

  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  if (length_usec != 0 && !rhom_limit_check (RHOM_LIMIT_PAUSE, length_usec, error))
    return FALSE;
  if (!prepare_pause (self, error))
    return FALSE;
  now_usec = get_now (self);
  rhom_span_begin (&self->memory.pause, now_usec, length_usec != 0 ? now_usec + length_usec : G_MAXINT64);
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_pause_until:
 * @wall_usec: ahead, within %RHOM_LIMIT_PAUSE from now
 *
 * Offers no breaks until a time of day; if the wall clock is set, the pause
 * follows it.
 *
 * Returns: %FALSE if breaks are off or the moment is not allowed
 */
gboolean
rhom_scheduler_pause_until (RhomScheduler *self,
                            gint64         wall_usec,
                            GError       **error)
{
  gint64 now_wall_usec;

  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  /* Nobody computes with a number that cannot be a time. */
  now_wall_usec = rhom_clock_get_wall_usec (self->clock);
  if (wall_usec <= 0 || wall_usec > now_wall_usec * 2)
    wall_usec = 0;
  if (!rhom_limit_check (RHOM_LIMIT_PAUSE, wall_usec - now_wall_usec, error) || !prepare_pause (self, error))
    return FALSE;
  rhom_span_begin_until (&self->memory.pause, self->clock, wall_usec);
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_resume:
 *
 * Returns: %FALSE if nothing is paused
 */
gboolean
rhom_scheduler_resume (RhomScheduler *self,
                       GError       **error)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  rhom_scheduler_update (self);
  if (!rhom_span_is_set (&self->memory.pause))
    return refuse (error, _("Breaks are not paused"));
  rhom_span_clear (&self->memory.pause);
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_set_sore_day:
 *
 * For the rest of the day, to midnight, breaks come at least every
 * %RHOM_SORE_DAY_INTERVAL_SECONDS, and are gentle.
 */
void
rhom_scheduler_set_sore_day (RhomScheduler *self,
                             gboolean       is_sore_day)
{
  g_return_if_fail (RHOM_IS_SCHEDULER (self));

  rhom_scheduler_update (self);
  if (is_sore_day == rhom_scheduler_get_sore_day (self))
    return;
  if (is_sore_day)
    rhom_span_begin_until (&self->memory.sore_day, self->clock, rhom_clock_next_time_of_day (self->clock, 0, 0));
  else
    rhom_span_clear (&self->memory.sore_day);
  rhom_scheduler_update (self);
}

gboolean
rhom_scheduler_get_sore_day (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  return rhom_span_is_set (&self->memory.sore_day);
}

/**
 * rhom_scheduler_set_reading:
 * @length_usec: within %RHOM_LIMIT_READING; 0 = no more
 *
 * For a while no input is no sign of being away: somebody reads. A lock, or
 * sleep of the machine, still is.
 *
 * Returns: %FALSE if the length is not allowed
 */
gboolean
rhom_scheduler_set_reading (RhomScheduler *self,
                            gint64         length_usec,
                            GError       **error)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  if (length_usec != 0 && !rhom_limit_check (RHOM_LIMIT_READING, length_usec, error))
    return FALSE;
  rhom_scheduler_update (self);
  if (length_usec != 0)
    rhom_span_begin (&self->memory.reading, get_now (self), get_now (self) + length_usec);
  else
    rhom_span_clear (&self->memory.reading);
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_get_reading_end_usec:
 *
 * Returns: until when (elapsed scale) somebody reads; 0 if nobody said so
 */
gint64
rhom_scheduler_get_reading_end_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return self->memory.reading.end_usec;
}

/**
 * rhom_scheduler_set_under_pack:
 *
 * Whether heat or ice is on: a break that falls due meanwhile waits, and sitting
 * still is no rest. No pack explains that for longer than it may stay on.
 */
void
rhom_scheduler_set_under_pack (RhomScheduler *self,
                               gboolean       is_under_pack)
{
  gint64 now_usec;

  g_return_if_fail (RHOM_IS_SCHEDULER (self));

  if (self->is_under_pack == is_under_pack)
    return;
  if (self->is_started)
    rhom_scheduler_update (self);
  now_usec = get_now (self);
  self->is_under_pack = is_under_pack;
  if (is_under_pack)
    self->memory.no_rest_until_usec = now_usec + rhom_limit_get (RHOM_LIMIT_HEAT)->maximum * RHOM_USEC_PER_SEC;
  else
    self->memory.no_rest_until_usec = MIN (self->memory.no_rest_until_usec, now_usec);
  if (self->is_started)
    rhom_scheduler_update (self);
}
