/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/scheduler.h"

#include "core/error.h"
#include "core/limit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RhomScheduler:
 *
 * Decides when a break comes. Every input (somebody left or came back, a
 * command, a setting, an alarm) leads to decide(), which takes
 * the time once, brings what is remembered up to date, derives the state from
 * it, and arms one alarm for the next moment that matters.
 *
 * Sitting is counted in stretches: a stretch begins when somebody is at the
 * desk and nothing holds the count, and ends when they leave, counted to the
 * last sign of them. Three things are kept apart:
 *
 * - time away shorter than a break is neither sitting nor a rest: the count
 *   goes on where it was;
 * - time away (idle, locked or asleep) of at least a break's length is a
 *   natural break: the count begins anew;
 * - a pause stops the count and forgets nothing.
 *
 * #RhomScheduler::changed: something it remembers or says changed.
 * #RhomScheduler::prompt (ordinal): offer the break; 1 at first, then again
 * every %RHOM_REMINDER_SECONDS without an answer.
 * #RhomScheduler::recorded (#RhomBreakRecord): a break ended; exactly once for
 * each. The handler must not command the scheduler.
 */

/* Sleep of the machine shorter than this may be a rounding of two clocks. */
#define LEAST_SLEEP_USEC RHOM_USEC_PER_SEC

/* No deadline of ours may stay unnoticed for longer than this. */
#define LATEST_USEC (5 * RHOM_USEC_PER_SEC)

struct _RhomScheduler
{
  GObject parent_instance;

  RhomClock    *clock;    /* (owned) */
  RhomActivity *activity; /* (owned) */

  RhomBreakLengths lengths;

  RhomSchedulerMemory memory;
  RhomBreakState      state;
  RhomBreakWhy        why;
  gint64              asleep_usec; /* how much the machine had slept at the last update */
  guint               alarm_id;    /* 0 when no alarm is armed */
  gboolean            is_started;  /* nothing happens before the first update */
};

G_DEFINE_FINAL_TYPE (RhomScheduler, rhom_scheduler, G_TYPE_OBJECT)

enum
{
  PROP_ENABLED = 1,
  PROP_INTERVAL_USEC,
  PROP_LENGTH_USEC,
  PROP_SHORT_LENGTH_USEC,
  PROP_WARNING_USEC,
  N_PROPS
};

enum
{
  CHANGED,
  PROMPT,
  RECORDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* --- What is recorded --- */

static void
record (RhomScheduler   *self,
        RhomBreakOutcome outcome,
        gint64           start_usec,
        gint64           end_usec,
        gint64           worked_usec,
        gint64           planned_usec)
{
  RhomBreakRecord result = {
    .outcome = outcome,
    .started_wall_usec = rhom_clock_elapsed_to_wall (self->clock, start_usec),
    .ended_wall_usec = rhom_clock_elapsed_to_wall (self->clock, end_usec),
    .worked_usec = worked_usec,
    .planned_usec = planned_usec,
    .actual_usec = end_usec - start_usec,
  };

  g_signal_emit (self, signals[RECORDED], 0, &result);
}

static void
credit_rest (RhomScheduler *self,
             gint64         start_usec,
             gint64         end_usec)
{
  if (self->memory.counted_usec > 0)
    record (self, RHOM_BREAK_NATURAL, start_usec, end_usec, self->memory.counted_usec, self->lengths.length_usec);
  rhom_break_rules_forget_sitting (&self->memory);
  self->memory.skips = 0;
}

/* --- Bringing what is remembered up to date, step by step --- */

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

  self->asleep_usec = asleep_usec;
  if (slept_usec < LEAST_SLEEP_USEC || m->away_since_usec != 0 || m->break_end_usec != 0)
    return;

  m->counted_usec = MAX (m->counted_usec, rhom_break_rules_count_until (&self->memory, now_usec) - slept_usec);
  m->stretch_start_usec = 0;
  if (slept_usec >= self->lengths.length_usec)
    credit_rest (self, now_usec - slept_usec, now_usec);
}

static void
put_off (RhomSchedulerMemory *m,
         gint64               now_usec,
         gint64               length_usec)
{
  m->hold_start_usec = now_usec;
  m->snooze_until_usec = now_usec + length_usec;
}

static void
finish_break (RhomScheduler *self,
              gint64         end_usec)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               actual_usec = end_usec - m->break_start_usec;
  gint64               planned_usec = m->break_end_usec - m->break_start_usec;
  gint64               worked_usec = m->break_worked_usec;

  record (self, actual_usec < planned_usec ? RHOM_BREAK_CUT : RHOM_BREAK_TAKEN, m->break_start_usec, end_usec, worked_usec, planned_usec);
  rhom_break_rules_forget_sitting (&self->memory);
  m->skips = 0;
  m->break_start_usec = m->break_end_usec = m->break_worked_usec = 0;

  /* Who leaves at once has not rested, and does not want to be asked again at once either. */
  if (actual_usec < MIN (planned_usec, self->lengths.short_length_usec))
    {
      m->counted_usec = worked_usec;
      if (worked_usec >= self->lengths.interval_usec)
        put_off (m, end_usec, rhom_limit_get (RHOM_LIMIT_SNOOZE)->preset * RHOM_USEC_PER_SEC);
    }
}

static void
notice_ends (RhomScheduler *self,
             gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (m->break_end_usec != 0 && now_usec >= m->break_end_usec)
    finish_break (self, m->break_end_usec);
  if (m->pause_until_usec != 0 && now_usec >= m->pause_until_usec)
    m->pause_until_usec = m->pause_until_wall_usec = 0;
  if (m->snooze_until_usec != 0 && now_usec >= m->snooze_until_usec)
    m->snooze_until_usec = 0;
}

static void
notice_absence (RhomScheduler *self,
                gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               since_usec = MIN (rhom_activity_get_away_since_usec (self->activity), now_usec);

  if (rhom_activity_get_absence (self->activity) != RHOM_ABSENCE_NONE && m->away_since_usec == 0)
    {
      m->away_since_usec = since_usec != 0 ? since_usec : now_usec;
      if (m->stretch_start_usec != 0)
        rhom_break_rules_close_stretch (&self->memory, m->away_since_usec);
    }
}

static void
notice_rest (RhomScheduler *self,
             gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (rhom_break_rules_is_rest_ahead (m) && now_usec - m->away_since_usec >= self->lengths.length_usec)
    credit_rest (self, m->away_since_usec, now_usec);
  if (rhom_activity_get_absence (self->activity) == RHOM_ABSENCE_NONE)
    m->away_since_usec = 0;
}

static void
count (RhomScheduler *self,
       gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (!rhom_break_rules_is_counting (m, &self->lengths) && m->stretch_start_usec != 0)
    rhom_break_rules_close_stretch (&self->memory, now_usec);
  else if (rhom_break_rules_is_counting (m, &self->lengths) && m->stretch_start_usec == 0)
    m->stretch_start_usec = now_usec;
}

/* Returns: whether the break is to be offered now, for the first time or again */
static gboolean
wants_prompt (RhomScheduler *self,
              gint64         now_usec)
{
  RhomSchedulerMemory *m = &self->memory;

  if (self->state != RHOM_BREAK_STATE_DUE)
    {
      m->prompt_since_usec = 0;
      m->prompts = 0;
      return FALSE;
    }
  if (m->prompt_since_usec != 0 && now_usec < m->prompt_since_usec + RHOM_REMINDER_SECONDS * RHOM_USEC_PER_SEC)
    return FALSE;
  m->prompt_since_usec = now_usec;
  m->prompts++;
  return TRUE;
}

/* --- The one alarm --- */

static void
disarm (RhomScheduler *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

static void
clock_alarm_cb (gpointer user_data)
{
  RhomScheduler *self = user_data;

  self->alarm_id = 0;
  rhom_scheduler_update (self);
}

static void
arm (RhomScheduler *self,
     gint64         now_usec)
{
  gint64 next_usec = rhom_break_rules_find_next (&self->memory, &self->lengths, self->state);

  if (next_usec != 0 && next_usec < now_usec - LATEST_USEC)
    g_critical ("a %s break had a deadline %" G_GINT64_FORMAT " s ago", rhom_break_state_to_id (self->state), (now_usec - next_usec) / RHOM_USEC_PER_SEC);

  if (next_usec == self->memory.next_usec && self->alarm_id != 0)
    return;
  disarm (self);
  if (next_usec != 0)
    self->alarm_id = rhom_clock_add_alarm (self->clock, next_usec, clock_alarm_cb, self);
  self->memory.next_usec = next_usec;
}

/* --- Deciding --- */

static void
decide (RhomScheduler *self,
        gboolean       says_changed)
{
  gint64              now_usec = rhom_clock_get_elapsed_usec (self->clock);
  RhomBreakWhy        why_before = self->why;
  RhomSchedulerMemory before;
  gboolean            is_prompt;

  self->is_started = TRUE;
  memcpy (&before, &self->memory, sizeof before);

  notice_sleep (self, now_usec);
  notice_absence (self, now_usec);
  notice_rest (self, now_usec);
  notice_ends (self, now_usec);
  count (self, now_usec);
  self->why = rhom_break_rules_derive_why (&self->memory, &self->lengths, rhom_activity_get_absence (self->activity), now_usec);
  self->state = rhom_break_rules_state_of (self->why);
  is_prompt = wants_prompt (self, now_usec);
  arm (self, now_usec);

  if (says_changed || why_before != self->why || memcmp (&before, &self->memory, sizeof before) != 0)
    g_signal_emit (self, signals[CHANGED], 0);
  if (is_prompt)
    g_signal_emit (self, signals[PROMPT], 0, self->memory.prompts);
}

/* --- Inputs --- */

static void
activity_changed_cb (RhomActivity  *activity,
                     RhomScheduler *self)
{
  if (self->is_started)
    rhom_scheduler_update (self);
}

/* A time of day that somebody named stays that time of day; nothing else moves. */
static void
follow_wall (RhomScheduler *self)
{
  RhomSchedulerMemory *m = &self->memory;

  if (m->pause_until_wall_usec != 0)
    m->pause_until_usec = MAX (1, rhom_clock_wall_to_elapsed (self->clock, m->pause_until_wall_usec));
}

static void
clock_wall_changed_cb (RhomClock     *clock,
                       RhomScheduler *self)
{
  follow_wall (self);
  if (self->is_started)
    decide (self, TRUE); /* times of day are said, but not remembered */
}

static gboolean
refuse (GError    **error,
        const char *message)
{
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, message);
  return FALSE;
}

static gboolean
is_break_near (RhomScheduler *self)
{
  return self->state == RHOM_BREAK_STATE_WARNING || self->state == RHOM_BREAK_STATE_DUE || self->state == RHOM_BREAK_STATE_SNOOZED;
}

static gboolean
begin_break (RhomScheduler *self,
             gint64         length_usec,
             GError       **error)
{
  RhomSchedulerMemory *m = &self->memory;
  gint64               now_usec = rhom_clock_get_elapsed_usec (self->clock);

  rhom_scheduler_update (self);
  if (m->break_end_usec != 0)
    return refuse (error, _("A break is running already"));

  rhom_break_rules_close_stretch (&self->memory, now_usec);
  m->break_worked_usec = m->counted_usec;
  m->break_start_usec = now_usec;
  m->break_end_usec = now_usec + length_usec;
  m->snooze_until_usec = 0;
  rhom_scheduler_update (self);
  return TRUE;
}

/* A running break ends where a pause begins. */
static gboolean
begin_pause (RhomScheduler *self,
             gint64         until_usec,
             gint64         until_wall_usec,
             GError       **error)
{
  RhomSchedulerMemory *m = &self->memory;

  if (!self->lengths.is_enabled)
    return refuse (error, _("Breaks are switched off"));
  rhom_scheduler_update (self);
  if (m->break_end_usec != 0)
    finish_break (self, rhom_clock_get_elapsed_usec (self->clock));
  m->hold_start_usec = rhom_clock_get_elapsed_usec (self->clock);
  m->pause_until_usec = until_usec;
  m->pause_until_wall_usec = until_wall_usec;
  rhom_scheduler_update (self);
  return TRUE;
}

/* --- Object --- */

static void
rhom_scheduler_constructed (GObject *object)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);

  G_OBJECT_CLASS (rhom_scheduler_parent_class)->constructed (object);

  self->lengths.is_enabled = TRUE;
  self->lengths.interval_usec = rhom_limit_get (RHOM_LIMIT_INTERVAL)->preset * RHOM_USEC_PER_SEC;
  self->lengths.length_usec = rhom_limit_get (RHOM_LIMIT_BREAK)->preset * RHOM_USEC_PER_SEC;
  self->lengths.short_length_usec = rhom_limit_get (RHOM_LIMIT_SHORT_BREAK)->preset * RHOM_USEC_PER_SEC;
  self->lengths.warning_usec = rhom_limit_get (RHOM_LIMIT_WARNING)->preset * RHOM_USEC_PER_SEC;
}

static void
rhom_scheduler_dispose (GObject *object)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);

  if (self->clock != NULL)
    disarm (self);
  g_clear_object (&self->clock);
  g_clear_object (&self->activity);

  G_OBJECT_CLASS (rhom_scheduler_parent_class)->dispose (object);
}

static gint64 *
find_length (RhomScheduler *self,
             guint          property_id)
{
  switch (property_id)
    {
    case PROP_INTERVAL_USEC:
      return &self->lengths.interval_usec;
    case PROP_LENGTH_USEC:
      return &self->lengths.length_usec;
    case PROP_SHORT_LENGTH_USEC:
      return &self->lengths.short_length_usec;
    case PROP_WARNING_USEC:
      return &self->lengths.warning_usec;
    default:
      return NULL;
    }
}

static void
rhom_scheduler_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);

  if (property_id == PROP_ENABLED)
    g_value_set_boolean (value, self->lengths.is_enabled);
  else if (find_length (self, property_id) != NULL)
    g_value_set_int64 (value, *find_length (self, property_id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static gboolean
store_value (RhomScheduler *self,
             guint          property_id,
             const GValue  *value)
{
  gint64 *length_usec = find_length (self, property_id);

  if (length_usec == NULL)
    {
      gboolean was_enabled = self->lengths.is_enabled;

      self->lengths.is_enabled = g_value_get_boolean (value);
      return was_enabled != self->lengths.is_enabled;
    }
  if (*length_usec == g_value_get_int64 (value))
    return FALSE;
  *length_usec = g_value_get_int64 (value);
  return TRUE;
}

/* The count so far belongs to the old setting, so it is brought up to date first. */
static void
rhom_scheduler_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);

  if (self->is_started)
    rhom_scheduler_update (self);
  if (!store_value (self, property_id, value))
    return;
  if (!self->lengths.is_enabled)
    self->memory.pause_until_usec = self->memory.pause_until_wall_usec = 0;
  g_object_notify_by_pspec (object, pspec);
  if (self->is_started)
    decide (self, TRUE); /* settings are said, but not remembered */
}

static GParamSpec *
length_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
rhom_scheduler_class_init (RhomSchedulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_scheduler_constructed;
  object_class->dispose = rhom_scheduler_dispose;
  object_class->get_property = rhom_scheduler_get_property;
  object_class->set_property = rhom_scheduler_set_property;

  /**
   * RhomScheduler:enabled:
   *
   * Whether breaks are offered at all.
   */
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * RhomScheduler:interval-usec:
   *
   * Sitting between two breaks. This and the lengths below are microseconds
   * within the ranges of rhom_limit_get(), which the caller has checked.
   */
  properties[PROP_INTERVAL_USEC] = length_property ("interval-usec");

  /**
   * RhomScheduler:length-usec:
   *
   * How long a break is, and so how long an absence must be to count as one.
   */
  properties[PROP_LENGTH_USEC] = length_property ("length-usec");

  /**
   * RhomScheduler:short-length-usec:
   *
   * How long the shorter break is, and so how long one must stay in a break for it to count.
   */
  properties[PROP_SHORT_LENGTH_USEC] = length_property ("short-length-usec");

  /**
   * RhomScheduler:warning-usec:
   *
   * How long before it is due a break is near.
   */
  properties[PROP_WARNING_USEC] = length_property ("warning-usec");

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROMPT] = g_signal_new ("prompt", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RECORDED] = g_signal_new ("recorded", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rhom_scheduler_init (RhomScheduler *self)
{
}

/**
 * rhom_scheduler_new:
 *
 * It does nothing before its first rhom_scheduler_update(), so that settings
 * and memory can be put in first.
 *
 * Returns: (transfer full): with the presets of rhom_limit_get() and nothing counted
 */
RhomScheduler *
rhom_scheduler_new (RhomClock    *clock,
                    RhomActivity *activity)
{
  RhomScheduler *self = g_object_new (RHOM_TYPE_SCHEDULER, NULL);

  self->clock = g_object_ref (clock);
  self->activity = g_object_ref (activity);
  self->asleep_usec = rhom_clock_get_elapsed_usec (clock) - rhom_clock_get_awake_usec (clock);
  g_signal_connect_object (activity, "changed", G_CALLBACK (activity_changed_cb), self, 0);
  g_signal_connect_object (clock, "wall-changed", G_CALLBACK (clock_wall_changed_cb), self, 0);
  return self;
}

RhomBreakState
rhom_scheduler_get_state (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), RHOM_BREAK_STATE_OFF);

  return self->state;
}

RhomBreakWhy
rhom_scheduler_get_why (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), RHOM_BREAK_WHY_SWITCHED_OFF);

  return self->why;
}

/**
 * rhom_scheduler_get_deadline_usec:
 *
 * Returns: the moment (elapsed scale) at which the state ends by itself: the
 *   break while active or warning, the next offer while due or snoozed, the end
 *   of a break or a pause; 0 if it does not
 */
gint64
rhom_scheduler_get_deadline_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return rhom_break_rules_get_deadline (&self->memory, &self->lengths, self->state);
}

/**
 * rhom_scheduler_get_started_usec:
 *
 * Returns: since when (elapsed scale) a break is running, put off or paused;
 *   0 in other states, or if that is not known any more
 */
gint64
rhom_scheduler_get_started_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return rhom_break_rules_get_start (&self->memory, self->state);
}

/**
 * rhom_scheduler_get_counted_usec:
 * @since_usec: (out) (optional): the moment (elapsed scale) from which the count grows by itself; 0 while it stands still
 *
 * Returns: sitting counted up to @since_usec; during a break, what came before it
 */
gint64
rhom_scheduler_get_counted_usec (RhomScheduler *self,
                                 gint64        *since_usec)
{
  const RhomSchedulerMemory *m;

  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  m = &self->memory;
  if (since_usec != NULL)
    *since_usec = m->stretch_start_usec;
  return m->break_end_usec != 0 ? m->break_worked_usec : m->counted_usec;
}

/**
 * rhom_scheduler_get_worked_usec:
 *
 * Returns: sitting counted up to now; during a break, what came before it
 */
gint64
rhom_scheduler_get_worked_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  if (self->memory.break_end_usec != 0)
    return self->memory.break_worked_usec;
  return rhom_break_rules_count_until (&self->memory, rhom_clock_get_elapsed_usec (self->clock));
}

gint64
rhom_scheduler_get_interval_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return self->lengths.interval_usec;
}

/**
 * rhom_scheduler_get_length_usec:
 *
 * Returns: how long the running break is, else how long the next one will be
 */
gint64
rhom_scheduler_get_length_usec (RhomScheduler *self)
{
  const RhomSchedulerMemory *m;

  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  m = &self->memory;
  return m->break_end_usec != 0 ? m->break_end_usec - m->break_start_usec : self->lengths.length_usec;
}

/**
 * rhom_scheduler_get_skips:
 *
 * Returns: how many breaks in a row were skipped
 */
int
rhom_scheduler_get_skips (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return self->memory.skips;
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

  return begin_break (self, self->lengths.length_usec, error);
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

  return begin_break (self, MIN (self->lengths.short_length_usec, self->lengths.length_usec), error);
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
  if (self->memory.break_end_usec == 0)
    return refuse (error, _("No break is running"));
  finish_break (self, rhom_clock_get_elapsed_usec (self->clock));
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
  gint64 now_usec;

  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  rhom_scheduler_update (self);
  if (!is_break_near (self))
    return refuse (error, _("No break is due"));

  now_usec = rhom_clock_get_elapsed_usec (self->clock);
  record (self, RHOM_BREAK_SKIPPED, now_usec, now_usec, rhom_break_rules_count_until (&self->memory, now_usec), self->lengths.length_usec);
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
 * Returns: %FALSE if none is near, due or put off already, or the length is not allowed
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
  put_off (&self->memory, rhom_clock_get_elapsed_usec (self->clock), length_usec);
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
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), FALSE);

  if (length_usec == 0)
    return begin_pause (self, G_MAXINT64, 0, error);
  if (!rhom_limit_check (RHOM_LIMIT_PAUSE, length_usec, error))
    return FALSE;
  return begin_pause (self, rhom_clock_get_elapsed_usec (self->clock) + length_usec, 0, error);
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
  if (!rhom_limit_check (RHOM_LIMIT_PAUSE, wall_usec - now_wall_usec, error))
    return FALSE;
  return begin_pause (self, rhom_clock_wall_to_elapsed (self->clock, wall_usec), wall_usec, error);
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
  if (self->memory.pause_until_usec == 0)
    return refuse (error, _("Breaks are not paused"));
  self->memory.pause_until_usec = self->memory.pause_until_wall_usec = 0;
  rhom_scheduler_update (self);
  return TRUE;
}

/**
 * rhom_scheduler_update:
 *
 * Looks at the time and at who is there. It may be called at any time,
 * and does nothing if there is nothing to do. The first one always says
 * #RhomScheduler::changed: nobody knows the state before.
 */
void
rhom_scheduler_update (RhomScheduler *self)
{
  g_return_if_fail (RHOM_IS_SCHEDULER (self));

  decide (self, !self->is_started);
}

/**
 * rhom_scheduler_save:
 * @memory: (out): what rhom_scheduler_restore() needs
 */
void
rhom_scheduler_save (RhomScheduler       *self,
                     RhomSchedulerMemory *memory)
{
  g_return_if_fail (RHOM_IS_SCHEDULER (self));

  *memory = self->memory;
}

/**
 * rhom_scheduler_restore:
 * @memory: from rhom_scheduler_save(), its moments on the scale of this boot
 *
 * Goes on where an earlier process left off; to be called before the first
 * rhom_scheduler_update(), and after the settings were put in.
 */
void
rhom_scheduler_restore (RhomScheduler             *self,
                        const RhomSchedulerMemory *memory)
{
  g_return_if_fail (RHOM_IS_SCHEDULER (self));
  g_return_if_fail (!self->is_started);

  memcpy (&self->memory, memory, sizeof self->memory);
  follow_wall (self);
  rhom_break_rules_restore (&self->memory, &self->lengths, rhom_clock_get_elapsed_usec (self->clock));
}
