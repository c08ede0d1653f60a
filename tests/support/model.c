/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/model.h"

#include "support/fake-activity.h"
#include "support/fake-busy.h"
#include "support/fake-clock.h"

/* A scheduler in a world in which anything can happen in any order, and what
 * must hold all the same. The world knows by itself who is there, what is in
 * the way and what was commanded, and never asks the scheduler for it. */

#define SLACK_USEC RHOM_USEC_PER_SEC
#define REMINDER_USEC (5 * RHOM_USEC_PER_MIN)

/* To be asked again, to wait for an answer that does not come, and for a pause in typing that does not either. */
#define LONGEST_SEARCH_USEC ((30 + 5 + 60 + 2) * RHOM_USEC_PER_SEC)

static const char *const labels[MODEL_N_KINDS] = {
  [MODEL_WAITS] = "time",
  [MODEL_LEAVES] = "leaves",
  [MODEL_COMES_BACK] = "comes back",
  [MODEL_LOCKS] = "locks",
  [MODEL_UNLOCKS] = "unlocks",
  [MODEL_SLEEPS] = "sleep",
  [MODEL_NAPS] = "sudden sleep",
  [MODEL_SETS_WALL] = "clock set",
  [MODEL_TRAVELS] = "time zone",
  [MODEL_GETS_BUSY] = "gets busy",
  [MODEL_TELLS_BUSY] = "told busy",
  [MODEL_HANGS] = "desktop hangs",
  [MODEL_STOPS_TYPING] = "typing pauses",
  [MODEL_TYPES] = "types",
  [MODEL_PUTS_PACK] = "heat or ice",
  [MODEL_SETS] = "preference",
  [MODEL_TAKES] = "take",
  [MODEL_TAKES_SHORTER] = "shorter",
  [MODEL_FINISHES] = "finish",
  [MODEL_SKIPS] = "skip",
  [MODEL_SNOOZES] = "snooze",
  [MODEL_PAUSES] = "pause",
  [MODEL_RESUMES] = "resume",
  [MODEL_IS_SORE] = "sore day",
  [MODEL_READS] = "reading",
  [MODEL_RESTARTS] = "restart",
};

/* How often each kind comes, of all together. */
static const int weights[MODEL_N_KINDS] = {
  [MODEL_WAITS] = 80,
  [MODEL_LEAVES] = 8,
  [MODEL_COMES_BACK] = 10,
  [MODEL_LOCKS] = 4,
  [MODEL_UNLOCKS] = 6,
  [MODEL_SLEEPS] = 2,
  [MODEL_NAPS] = 2,
  [MODEL_SETS_WALL] = 2,
  [MODEL_TRAVELS] = 1,
  [MODEL_GETS_BUSY] = 10,
  [MODEL_TELLS_BUSY] = 5,
  [MODEL_HANGS] = 1,
  [MODEL_STOPS_TYPING] = 10,
  [MODEL_TYPES] = 3,
  [MODEL_PUTS_PACK] = 3,
  [MODEL_SETS] = 5,
  [MODEL_TAKES] = 4,
  [MODEL_TAKES_SHORTER] = 2,
  [MODEL_FINISHES] = 4,
  [MODEL_SKIPS] = 4,
  [MODEL_SNOOZES] = 5,
  [MODEL_PAUSES] = 3,
  [MODEL_RESUMES] = 6,
  [MODEL_IS_SORE] = 2,
  [MODEL_READS] = 3,
  [MODEL_RESTARTS] = 2,
};

static const char *const policy_names[RHOM_N_BUSY_KINDS] = { "on-microphone", "on-camera", "on-screen-share", "on-full-screen", "on-inhibitor", "on-do-not-disturb" };
static const char *const hour_words[] = { "mon 08:00-12:00", "mon 13:00-18:00", "tue 08:00-12:00", "wed 09:00-24:00", "thu 20:00-05:00", "fri 08:00-18:00", "sun 06:00-23:00", NULL };
static const char *const zones[] = { "UTC", "Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles" };

typedef struct
{
  RhomFakeClock    *clock;     /* (owned) */
  RhomFakeActivity *activity;  /* (owned) */
  RhomFakeBusy     *busy;      /* (owned) */
  RhomScheduler    *scheduler; /* (owned) */
  char             *failure;   /* (owned) (nullable): the first one */
  GString          *timeline;  /* (nullable) */
  ModelWatch        watch;     /* (nullable) */
  gpointer          watch_data;
  const char       *label; /* of what happens now */

  /* What the world knows by itself. */
  gboolean       is_idle;
  gboolean       is_locked;
  gint64         away_since_usec;
  gint64         touched_usec;
  gint64         reads_until_usec;
  gint64         paused_until_usec;
  guint          kinds;          /* what the desktop would answer */
  guint          answered_kinds; /* what it answered last */
  gboolean       hangs;
  gboolean       is_under_pack;
  gboolean       is_enabled;
  gboolean       has_hours;
  RhomBusyPolicy policies[RHOM_N_BUSY_KINDS];

  /* What was seen. */
  gboolean     is_break_open; /* one was begun, and is not in the history */
  gint64       last_end_usec; /* of what is */
  gint64       last_prompt_usec;
  int          last_ordinal;
  gboolean     has_moved_since_prompt; /* to another state */
  gint64       clear_since_usec;       /* since when nothing was in the way of a break that is due */
  gboolean     is_hold_told;
  guint        n_changes;
  RhomBreakWhy why;
} Model;

G_GNUC_PRINTF (2, 3)
static void
fail (Model      *model,
      const char *format,
      ...)
{
  va_list arguments;

  if (model->failure != NULL)
    return;
  va_start (arguments, format);
  model->failure = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static gint64
now (Model *model)
{
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (model->clock));
}

/* --- What the world knows --- */

static gboolean
is_held_by (Model         *model,
            guint          kinds,
            RhomBusyPolicy policy)
{
  for (guint kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if ((kinds & (1u << kind)) != 0 && model->policies[kind] == policy)
      return TRUE;
  return FALSE;
}

static gboolean
is_paused (Model *model)
{
  return now (model) < model->paused_until_usec;
}

/* By the hands of the clock, which is another way than the scheduler's. */
static gboolean
is_open (Model *model)
{
  static const int hours[8][2][2] = { { { 0 } }, { { 8, 12 }, { 13, 18 } }, { { 8, 12 } }, { { 9, 24 } }, { { 20, 24 } }, { { 8, 18 }, { 0, 5 } }, { { 0 } }, { { 6, 23 } } };
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  const int (*today)[2];

  if (!model->has_hours)
    return TRUE;
  zone = rhom_clock_get_time_zone (RHOM_CLOCK (model->clock));
  utc = g_date_time_new_from_unix_utc (rhom_clock_get_wall_usec (RHOM_CLOCK (model->clock)) / RHOM_USEC_PER_SEC);
  local = g_date_time_to_timezone (utc, zone);
  today = hours[g_date_time_get_day_of_week (local)];
  for (int i = 0; i < 2; i++)
    if (g_date_time_get_hour (local) >= today[i][0] && g_date_time_get_hour (local) < today[i][1])
      return TRUE;
  return FALSE;
}

static gboolean
is_reading (Model *model)
{
  return now (model) < model->reads_until_usec;
}

/* Returns: whether nobody may be spoken to, whatever the scheduler thinks */
static const char *
find_obstacle (Model *model)
{
  if (model->is_locked)
    return "locked";
  if (model->is_idle && !is_reading (model))
    return "away";
  if (!model->is_enabled)
    return "switched off";
  if (is_paused (model))
    return "paused";
  if (!is_open (model))
    return "off hours";
  if (model->is_under_pack)
    return "under a pack";
  return model->is_break_open ? "in a break" : NULL;
}

/* --- What the scheduler says --- */

static void
prompt_cb (RhomScheduler *scheduler,
           int            ordinal,
           Model         *model)
{
  const char *obstacle = find_obstacle (model);

  if (obstacle != NULL)
    fail (model, "prompted while %s", obstacle);
  if (!model->hangs && is_held_by (model, model->answered_kinds, RHOM_BUSY_HOLD))
    fail (model, "prompted while held");
  if (rhom_scheduler_get_why (scheduler) != RHOM_BREAK_WHY_SAT_LONG_ENOUGH)
    fail (model, "prompted while %s", rhom_break_why_to_id (rhom_scheduler_get_why (scheduler)));
  if (rhom_scheduler_get_worked_usec (scheduler) < rhom_scheduler_get_interval_usec (scheduler))
    fail (model, "prompted too early");
  if (!model->has_moved_since_prompt && now (model) < model->last_prompt_usec + REMINDER_USEC)
    fail (model, "two prompts at a time");
  if (ordinal != 1 && ordinal != model->last_ordinal + 1)
    fail (model, "prompt %d after %d", ordinal, model->last_ordinal);
  model->last_prompt_usec = now (model);
  model->last_ordinal = ordinal;
  model->has_moved_since_prompt = FALSE;
  model->clear_since_usec = 0;
}

static void
notify_silent_cb (RhomScheduler *scheduler,
                  int            note,
                  Model         *model)
{
  RhomBreakState state = rhom_scheduler_get_state (scheduler);

  if (model->is_locked || !model->is_enabled || is_paused (model) || !is_open (model))
    fail (model, "said silently while nobody should be told");
  if (state != (note == RHOM_SILENT_HOLD ? RHOM_BREAK_STATE_HELD : RHOM_BREAK_STATE_DUE))
    fail (model, "said silently while %s", rhom_break_state_to_id (state));
  if (note == RHOM_SILENT_HOLD && model->is_hold_told)
    fail (model, "said twice that the break waits");
  if (note == RHOM_SILENT_HOLD)
    model->is_hold_told = TRUE;
  model->clear_since_usec = 0;
}

static void
nudge_cb (RhomScheduler *scheduler,
          int            nudge,
          int            turn,
          Model         *model)
{
  const char *obstacle = find_obstacle (model);

  if (obstacle != NULL)
    fail (model, "reminded of posture while %s", obstacle);
  if (!model->hangs && (is_held_by (model, model->answered_kinds, RHOM_BUSY_HOLD) || is_held_by (model, model->answered_kinds, RHOM_BUSY_SILENT)))
    fail (model, "reminded of posture while busy");
  if (rhom_scheduler_get_why (scheduler) != RHOM_BREAK_WHY_SITTING)
    fail (model, "reminded of posture while %s", rhom_break_why_to_id (rhom_scheduler_get_why (scheduler)));
}

static void
recorded_cb (RhomScheduler         *scheduler,
             const RhomBreakRecord *record,
             Model                 *model)
{
  gint64   started_usec = rhom_clock_wall_to_elapsed (RHOM_CLOCK (model->clock), record->started_wall_usec);
  gint64   ended_usec = rhom_clock_wall_to_elapsed (RHOM_CLOCK (model->clock), record->ended_wall_usec);
  gboolean is_begun = record->outcome == RHOM_BREAK_TAKEN || record->outcome == RHOM_BREAK_CUT;

  if (is_begun != model->is_break_open)
    fail (model, is_begun ? "a break was recorded that was not begun, or twice" : "%s recorded within a break", rhom_break_outcome_to_id (record->outcome));
  if (started_usec < model->last_end_usec - SLACK_USEC)
    fail (model, "two breaks overlap");
  if (ended_usec < started_usec || ended_usec > now (model) + SLACK_USEC)
    fail (model, "a break that ends before it begins, or later");
  if (record->worked_usec < 0 || (record->outcome == RHOM_BREAK_NATURAL && record->worked_usec == 0))
    fail (model, "an impossible count");
  if (is_begun)
    model->is_break_open = FALSE;
  model->last_end_usec = ended_usec;
}

static void
changed_cb (RhomScheduler *scheduler,
            Model         *model)
{
  RhomBreakWhy   before = model->why;
  RhomBreakState state = rhom_scheduler_get_state (scheduler);

  model->n_changes++;
  model->why = rhom_scheduler_get_why (scheduler);
  if (state != RHOM_BREAK_STATE_DUE)
    model->has_moved_since_prompt = TRUE;
  if (state != RHOM_BREAK_STATE_HELD && state != RHOM_BREAK_STATE_AWAY)
    model->is_hold_told = FALSE;
  if (model->watch != NULL && model->label != NULL && before != model->why)
    model->watch (before, model->why, model->label, model->watch_data);
}

static void
answered_cb (RhomBusy *busy,
             Model    *model)
{
  model->answered_kinds = rhom_busy_get_kinds (busy);
}

/* --- The world --- */

static void
connect_scheduler (Model *model)
{
  model->scheduler = rhom_scheduler_new (RHOM_CLOCK (model->clock), RHOM_ACTIVITY (model->activity), RHOM_BUSY (model->busy));
  g_signal_connect (model->scheduler, "changed", G_CALLBACK (changed_cb), model);
  g_signal_connect (model->scheduler, "prompt", G_CALLBACK (prompt_cb), model);
  g_signal_connect (model->scheduler, "notify-silent", G_CALLBACK (notify_silent_cb), model);
  g_signal_connect (model->scheduler, "nudge", G_CALLBACK (nudge_cb), model);
  g_signal_connect (model->scheduler, "recorded", G_CALLBACK (recorded_cb), model);
  g_object_set (model->scheduler, "working-hours", hour_words, NULL);
}

static void
log_cb (const char    *domain,
        GLogLevelFlags level,
        const char    *message,
        gpointer       user_data)
{
  fail (user_data, "%s", message);
}

static void
begin (Model *model)
{
  model->clock = rhom_fake_clock_new ();
  model->activity = rhom_fake_activity_new ();
  model->busy = rhom_fake_busy_new ();
  model->is_enabled = TRUE;
  model->touched_usec = now (model);
  model->policies[RHOM_BUSY_FULL_SCREEN] = RHOM_BUSY_SILENT;
  model->has_moved_since_prompt = TRUE;
  g_signal_connect (model->busy, "answered", G_CALLBACK (answered_cb), model);
  connect_scheduler (model);
  rhom_scheduler_update (model->scheduler);
}

static void
end (Model *model)
{
  g_assert_finalize_object (model->scheduler);
  if (model->failure == NULL && rhom_fake_clock_get_n_alarms (model->clock) != 0)
    fail (model, "an alarm outlived the scheduler");
  g_assert_finalize_object (model->busy);
  g_assert_finalize_object (model->activity);
  g_assert_finalize_object (model->clock);
}

static void
say_absence (Model *model)
{
  RhomAbsence absence = model->is_locked ? RHOM_ABSENCE_LOCKED : model->is_idle ? RHOM_ABSENCE_IDLE
                                                                                : RHOM_ABSENCE_NONE;

  if (absence == RHOM_ABSENCE_NONE)
    model->touched_usec = now (model);
  rhom_fake_activity_set (model->activity, absence, absence == RHOM_ABSENCE_NONE ? 0 : model->away_since_usec);
}

static void
go_away (Model *model,
         gint64 since_usec)
{
  if (!model->is_idle && !model->is_locked)
    model->away_since_usec = since_usec;
}

static void
sleep_announced (Model *model,
                 gint64 length_usec)
{
  go_away (model, now (model));
  rhom_fake_activity_set (model->activity, RHOM_ABSENCE_ASLEEP, model->away_since_usec);
  rhom_fake_clock_suspend (model->clock, length_usec);
  model->is_idle = FALSE;
  say_absence (model);
}

/* A restart finds the preferences as they were, and a pack on if it was. */
static void
restart (Model *model)
{
  static const char *const names[] = { "enabled", "interval-usec", "hold-usec", "typing-gap", "posture-nudges", "posture-nudge-usec", "sit-stand", "working-hours-enabled",
                                       "on-microphone", "on-camera", "on-screen-share", "on-full-screen", "on-inhibitor", "on-do-not-disturb" };
  RhomScheduler           *old = model->scheduler;
  gint64                   worked_usec = rhom_scheduler_get_worked_usec (old);
  RhomSchedulerMemory      memory;

  rhom_scheduler_save (old, &memory);
  connect_scheduler (model);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (old), names[i], &value);
      g_object_set_property (G_OBJECT (model->scheduler), names[i], &value);
    }
  g_assert_finalize_object (old);
  model->has_moved_since_prompt = TRUE;
  rhom_scheduler_restore (model->scheduler, &memory);
  rhom_scheduler_set_under_pack (model->scheduler, model->is_under_pack);
  rhom_scheduler_update (model->scheduler);
  /* What passed while the desktop did not answer is not known to have been sat. */
  if (ABS (rhom_scheduler_get_worked_usec (model->scheduler) - worked_usec) > 5 * RHOM_USEC_PER_SEC)
    fail (model, "a restart lost what was sat");
}

static void
set_preference (Model  *model,
                guint32 value)
{
  guint which = value % 12;
  guint rest = value / 12;

  if (which < RHOM_N_BUSY_KINDS)
    {
      model->policies[which] = rest % 3;
      g_object_set (model->scheduler, policy_names[which], model->policies[which], NULL);
    }
  else if (which == 6)
    g_object_set (model->scheduler, "interval-usec", (gint64) (10 + rest % 60) * RHOM_USEC_PER_MIN, NULL);
  else if (which == 7)
    {
      /* A pause does not outlive that. */
      model->is_enabled = rest % 4 != 0;
      if (!model->is_enabled)
        model->paused_until_usec = 0;
      g_object_set (model->scheduler, "enabled", model->is_enabled, NULL);
    }
  else if (which == 8)
    {
      model->has_hours = rest % 2;
      g_object_set (model->scheduler, "working-hours-enabled", model->has_hours, NULL);
    }
  else if (which == 9)
    g_object_set (model->scheduler, "posture-nudges", rest % 2, "posture-nudge-usec", (gint64) (10 + rest % 20) * RHOM_USEC_PER_MIN, NULL);
  else if (which == 10)
    g_object_set (model->scheduler, "sit-stand", rest % 2, NULL);
  else
    g_object_set (model->scheduler, "hold-usec", (gint64) (5 + rest % 60) * RHOM_USEC_PER_MIN, "typing-gap", rest % 2, NULL);
}

/* Mostly minutes, often seconds, now and then hours. */
static gint64
make_length (guint32 value)
{
  switch (value % 8)
    {
    case 0:
    case 1:
    case 2:
      return (value / 8 % 90) * RHOM_USEC_PER_SEC;
    case 7:
      return (value / 8 % 7200) * RHOM_USEC_PER_SEC;
    default:
      return (value / 8 % 900) * RHOM_USEC_PER_SEC;
    }
}

static void
take (Model   *model,
      gboolean is_short)
{
  gboolean was_open = model->is_break_open;

  if (is_short ? !rhom_scheduler_take_shorter (model->scheduler, NULL) : !rhom_scheduler_take (model->scheduler, NULL))
    return;
  if (was_open && model->is_break_open)
    fail (model, "a break was begun within a break");
  model->is_break_open = TRUE;
}

static void
pause_for (Model  *model,
           guint32 value)
{
  gint64 length_usec = value % 4 == 0 ? 0 : (1 + value / 4 % 120) * RHOM_USEC_PER_MIN;

  if (rhom_scheduler_pause (model->scheduler, length_usec, NULL))
    model->paused_until_usec = length_usec == 0 ? G_MAXINT64 : now (model) + length_usec;
}

/* A desktop that answers again may have been asked meanwhile. */
static void
hang (Model *model)
{
  model->hangs = !model->hangs;
  model->answered_kinds = 0;
  rhom_fake_busy_set_silent (model->busy, model->hangs);
}

static void
command (Model            *model,
         const ModelEvent *event)
{
  switch ((int) event->kind)
    {
    case MODEL_TAKES:
    case MODEL_TAKES_SHORTER:
      take (model, event->kind == MODEL_TAKES_SHORTER);
      break;
    case MODEL_FINISHES:
      rhom_scheduler_finish (model->scheduler, NULL);
      break;
    case MODEL_SKIPS:
      rhom_scheduler_skip (model->scheduler, NULL);
      break;
    case MODEL_SNOOZES:
      rhom_scheduler_snooze (model->scheduler, (1 + event->value % 60) * RHOM_USEC_PER_MIN, NULL);
      break;
    case MODEL_PAUSES:
      pause_for (model, event->value);
      break;
    case MODEL_RESUMES:
      model->paused_until_usec = 0;
      rhom_scheduler_resume (model->scheduler, NULL);
      break;
    case MODEL_IS_SORE:
      rhom_scheduler_set_sore_day (model->scheduler, event->value % 2);
      break;
    case MODEL_READS:
    default:
      model->reads_until_usec = event->value % 3 == 0 ? 0 : now (model) + (30 + event->value % 211) * RHOM_USEC_PER_MIN;
      rhom_scheduler_set_reading (model->scheduler, model->reads_until_usec != 0 ? model->reads_until_usec - now (model) : 0, NULL);
      break;
    }
}

static void
happen (Model            *model,
        const ModelEvent *event)
{
  RhomClock *clock = RHOM_CLOCK (model->clock);

  switch ((int) event->kind)
    {
    case MODEL_WAITS:
      rhom_fake_clock_advance (model->clock, make_length (event->value));
      break;
    case MODEL_LEAVES:
      go_away (model, MAX (model->touched_usec, now (model) - RHOM_USEC_PER_MIN));
      model->is_idle = TRUE;
      say_absence (model);
      break;
    case MODEL_COMES_BACK:
      model->is_idle = FALSE;
      say_absence (model);
      break;
    case MODEL_LOCKS:
      go_away (model, now (model));
      model->is_locked = TRUE;
      say_absence (model);
      break;
    case MODEL_UNLOCKS:
      model->is_locked = model->is_idle = FALSE;
      say_absence (model);
      break;
    case MODEL_SLEEPS:
      sleep_announced (model, make_length (event->value) * 8);
      break;
    case MODEL_NAPS:
      model->clear_since_usec = 0;
      rhom_fake_clock_suspend (model->clock, make_length (event->value) * 8);
      rhom_scheduler_update (model->scheduler);
      break;
    case MODEL_SETS_WALL:
      rhom_fake_clock_set_wall (model->clock, rhom_clock_get_wall_usec (clock) + ((gint64) (event->value % 2880) - 1440) * RHOM_USEC_PER_MIN);
      break;
    case MODEL_TRAVELS:
      rhom_fake_clock_set_zone (model->clock, zones[event->value % G_N_ELEMENTS (zones)]);
      break;
    case MODEL_GETS_BUSY:
    case MODEL_TELLS_BUSY:
      model->kinds = event->value % 3 != 0 ? 0 : 1u << (event->value / 3 % RHOM_N_BUSY_KINDS);
      if (event->kind == MODEL_TELLS_BUSY)
        rhom_fake_busy_tell (model->busy, model->kinds, NULL);
      else
        rhom_fake_busy_set (model->busy, model->kinds, NULL);
      break;
    case MODEL_HANGS:
      hang (model);
      break;
    case MODEL_STOPS_TYPING:
      rhom_fake_activity_pause_input (model->activity);
      break;
    case MODEL_TYPES:
      rhom_fake_activity_set_can_tell_gap (model->activity, event->value % 2);
      rhom_activity_emit_changed (RHOM_ACTIVITY (model->activity));
      break;
    case MODEL_PUTS_PACK:
      model->is_under_pack = event->value % 2;
      rhom_scheduler_set_under_pack (model->scheduler, model->is_under_pack);
      break;
    case MODEL_SETS:
      set_preference (model, event->value);
      break;
    case MODEL_RESTARTS:
      restart (model);
      break;
    default:
      command (model, event);
      break;
    }
}

/* --- What must hold after everything --- */

/* A break that is due, with nothing in the way, is offered before long. */
static void
check_not_forgotten (Model *model)
{
  RhomBreakState state = rhom_scheduler_get_state (model->scheduler);
  gboolean       is_clear = find_obstacle (model) == NULL && (state == RHOM_BREAK_STATE_HELD || state == RHOM_BREAK_STATE_ACTIVE || state == RHOM_BREAK_STATE_WARNING) &&
                      rhom_scheduler_get_worked_usec (model->scheduler) >= rhom_scheduler_get_interval_usec (model->scheduler) &&
                      !is_held_by (model, model->kinds, RHOM_BUSY_HOLD) && !is_held_by (model, model->kinds, RHOM_BUSY_SILENT);

  if (!is_clear)
    model->clear_since_usec = 0;
  else if (model->clear_since_usec == 0)
    model->clear_since_usec = now (model);
  else if (now (model) - model->clear_since_usec > LONGEST_SEARCH_USEC)
    fail (model, "due for %" G_GINT64_FORMAT " s with nothing in the way, and not offered", (now (model) - model->clear_since_usec) / RHOM_USEC_PER_SEC);
}

static void
check_moments (Model *model)
{
  gint64 deadline_usec = rhom_scheduler_get_deadline_usec (model->scheduler);
  gint64 next_usec = rhom_fake_clock_get_next_alarm (model->clock);

  if (rhom_fake_clock_get_n_alarms (model->clock) > 1)
    fail (model, "more than one alarm");
  if (deadline_usec != 0 && deadline_usec <= now (model))
    fail (model, "a deadline that is not ahead");
  if (next_usec != 0 && next_usec <= now (model))
    fail (model, "an alarm that is not ahead");
  if (deadline_usec != 0 && (next_usec == 0 || next_usec > deadline_usec))
    fail (model, "a deadline that no alarm keeps");
}

static void
check_state (Model *model)
{
  RhomBreakState state = rhom_scheduler_get_state (model->scheduler);
  gboolean       is_sitting = state == RHOM_BREAK_STATE_ACTIVE || state == RHOM_BREAK_STATE_WARNING || state == RHOM_BREAK_STATE_HELD || state == RHOM_BREAK_STATE_DUE || state == RHOM_BREAK_STATE_SNOOZED;

  if ((state == RHOM_BREAK_STATE_IN_BREAK) != model->is_break_open)
    fail (model, model->is_break_open ? "a break ended without a record" : "in a break that was not begun");
  if (is_sitting && (model->is_locked || !model->is_enabled || is_paused (model) || !is_open (model)))
    fail (model, "%s while %s", rhom_break_state_to_id (state), find_obstacle (model));
  if (state == RHOM_BREAK_STATE_AWAY && !model->is_locked && !model->is_idle)
    fail (model, "away while somebody is there");
  if (state == RHOM_BREAK_STATE_AWAY && (rhom_scheduler_get_why (model->scheduler) == RHOM_BREAK_WHY_LOCKED) != model->is_locked)
    fail (model, "the wrong reason for being away");
  if (state == RHOM_BREAK_STATE_OFF_HOURS && !model->is_locked && !model->is_idle && rhom_scheduler_get_worked_usec (model->scheduler) != 0)
    fail (model, "sitting was counted outside of the working hours");
  if ((state == RHOM_BREAK_STATE_PAUSED) && !is_paused (model))
    fail (model, "paused for longer than was said");
  if (rhom_scheduler_get_worked_usec (model->scheduler) < 0)
    fail (model, "sat for less than nothing");
}

/* To look changes nothing but what is forgotten, such as a snooze that ended in
 * a pause; and to look again says nothing at all. */
static void
check_rest (Model *model)
{
  RhomBreakWhy why = rhom_scheduler_get_why (model->scheduler);
  gint64       deadline_usec = rhom_scheduler_get_deadline_usec (model->scheduler);
  guint        n_changes;

  rhom_scheduler_update (model->scheduler);
  if (rhom_scheduler_get_why (model->scheduler) != why || rhom_scheduler_get_deadline_usec (model->scheduler) != deadline_usec)
    fail (model, "%s was late", rhom_break_why_to_id (rhom_scheduler_get_why (model->scheduler)));
  n_changes = model->n_changes;
  rhom_scheduler_update (model->scheduler);
  if (model->n_changes != n_changes)
    fail (model, "it changed though nothing happened");
}

static void
say (Model            *model,
     const ModelEvent *event)
{
  gint64 seconds = now (model) / RHOM_USEC_PER_SEC - 1000;

  if (model->timeline != NULL)
    g_string_append_printf (model->timeline, "  %7" G_GINT64_FORMAT " s: %s (%u) -> %s, sat for %" G_GINT64_FORMAT " s\n", seconds, labels[event->kind], event->value,
                            rhom_break_why_to_id (rhom_scheduler_get_why (model->scheduler)), rhom_scheduler_get_worked_usec (model->scheduler) / RHOM_USEC_PER_SEC);
}

static void
live (Model            *model,
      const ModelEvent *event)
{
  model->label = labels[event->kind];
  happen (model, event);
  rhom_fake_clock_advance (model->clock, 0);
  say (model, event);
  check_moments (model);
  check_state (model);
  check_not_forgotten (model);
  check_rest (model);
}

/**
 * model_run:
 * @timeline: (nullable): where each event is written to
 * @watch: (nullable): told of each change of the reason
 *
 * Returns: (transfer full) (nullable): what does not hold that must; %NULL if all is well
 */
char *
model_run (const ModelEvent *events,
           gsize             n_events,
           GString          *timeline,
           ModelWatch        watch,
           gpointer          user_data)
{
  Model    model = { .timeline = timeline, .watch = watch, .watch_data = user_data };
  GLogFunc old_handler = g_log_set_default_handler (log_cb, &model);

  begin (&model);
  for (gsize i = 0; i < n_events && model.failure == NULL; i++)
    live (&model, &events[i]);
  end (&model);
  g_log_set_default_handler (old_handler, NULL);
  return model.failure;
}

/**
 * model_make_events:
 *
 * Returns: (transfer full) (array length=n_events): always the same ones for a seed
 */
ModelEvent *
model_make_events (guint32 seed,
                   gsize   n_events)
{
  ModelEvent *events = g_new (ModelEvent, n_events);
  GRand      *random = g_rand_new_with_seed (seed);
  int         total = 0;

  for (guint kind = 0; kind < MODEL_N_KINDS; kind++)
    total += weights[kind];
  for (gsize i = 0; i < n_events; i++)
    {
      int   left = g_rand_int_range (random, 0, total);
      guint kind = 0;

      while (left >= weights[kind])
        left -= weights[kind++];
      events[i] = (ModelEvent){ kind, g_rand_int (random) };
    }
  g_rand_free (random);
  return events;
}

static gboolean
still_fails (const ModelEvent *events,
             gsize             n_events)
{
  g_autofree char *failure = model_run (events, n_events, NULL, NULL, NULL);

  return failure != NULL;
}

/**
 * model_shrink:
 * @n_events: (inout): how many there are
 *
 * Leaves out what is not needed to fail: halves, quarters, … single events, as
 * long as anything can be left out.
 *
 * Returns: (transfer full): fewer events that fail too
 */
ModelEvent *
model_shrink (const ModelEvent *events,
              gsize            *n_events)
{
  ModelEvent *least = g_memdup2 (events, *n_events * sizeof *events);
  gsize       n = *n_events;

  for (gsize chunk = MAX (1, n / 2); chunk > 0; chunk /= 2)
    for (gsize i = 0; i + chunk <= n;)
      {
        g_autofree ModelEvent *fewer = g_memdup2 (least, n * sizeof *least);

        memmove (fewer + i, fewer + i + chunk, (n - i - chunk) * sizeof *fewer);
        if (still_fails (fewer, n - chunk))
          {
            g_free (least);
            least = g_steal_pointer (&fewer);
            n -= chunk;
          }
        else
          {
            i += chunk;
          }
      }
  *n_events = n;
  return least;
}
