/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/scheduler-private.h"

#include <string.h>

/**
 * RhomScheduler:
 *
 * Decides when a break comes. Every input (somebody left or came back, an
 * answer of the desktop, a command, a setting, an alarm) leads to
 * rhom_scheduler_decide(), which takes the time once, brings what is
 * remembered up to date, derives the state from it, and arms one alarm for the
 * next moment that matters.
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
 * A break that is due finds its moment as #RhomTact has it; README.md in this
 * folder says what beats what.
 *
 * #RhomScheduler::changed: something it remembers or says changed.
 * #RhomScheduler::prompt (ordinal): offer the break; 1 at first, then again
 * every %RHOM_REMINDER_SECONDS without an answer.
 * #RhomScheduler::notify-silent (#RhomSilentNote): say it without a sound or a window.
 * #RhomScheduler::nudge (#RhomNudge, turn): a small reminder, which is no break; turn counts those of posture.
 * #RhomScheduler::recorded (#RhomBreakRecord): a break ended; exactly once for
 * each. The handler must not command the scheduler.
 */

/* No deadline of ours may stay unnoticed for longer than this. */
#define LATEST_USEC (5 * RHOM_USEC_PER_SEC)

G_DEFINE_FINAL_TYPE (RhomScheduler, rhom_scheduler, G_TYPE_OBJECT)

enum
{
  CHANGED,
  PROMPT,
  NOTIFY_SILENT,
  NUDGE,
  RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
rhom_scheduler_record (RhomScheduler         *self,
                       const RhomBreakRecord *record)
{
  g_signal_emit (self, signals[RECORDED], 0, record);
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

/* What is asked again is nothing to remember: that would be a file written for nothing. */
static void
remember_next (RhomScheduler *self,
               gint64         next_usec)
{
  if (self->tact.step != RHOM_TACT_ASKING || self->tact.shown == RHOM_TACT_IDLE)
    self->memory.next_usec = next_usec;
}

static void
arm (RhomScheduler *self,
     gint64         now_usec)
{
  RhomBreakView view = rhom_scheduler_look (self, now_usec);
  gint64        next_usec = rhom_break_rules_find_next (&view, self->why);

  if (next_usec != 0 && next_usec < now_usec - LATEST_USEC)
    g_critical ("a %s break had a deadline %" G_GINT64_FORMAT " s ago", rhom_break_why_to_id (self->why), (now_usec - next_usec) / RHOM_USEC_PER_SEC);

  remember_next (self, next_usec);
  if (next_usec == self->armed_usec && self->alarm_id != 0)
    return;
  disarm (self);
  if (next_usec != 0)
    self->alarm_id = rhom_clock_add_alarm (self->clock, next_usec, clock_alarm_cb, self);
  self->armed_usec = next_usec;
}

/* --- Deciding --- */

/**
 * rhom_scheduler_look:
 *
 * Returns: all that the rules are about, as it is at @now_usec
 */
RhomBreakView
rhom_scheduler_look (RhomScheduler *self,
                     gint64         now_usec)
{
  return (RhomBreakView){
    .memory = &self->memory,
    .prefs = &self->prefs,
    .tact = &self->tact,
    .absence = rhom_activity_get_absence (self->activity),
    .is_open = self->is_open,
    .hours_until_usec = self->hours_until_usec,
    .is_under_pack = self->is_under_pack,
    .now_usec = now_usec,
  };
}

static gboolean
has_to_ask (RhomScheduler *self)
{
  return self->busy != NULL && rhom_break_rules_get_asked_kinds (&self->prefs) != 0;
}

static gboolean
has_to_wait (RhomScheduler *self)
{
  return self->prefs.waits_for_gap && rhom_activity_can_tell_gap (self->activity);
}

/* What is there to say begins to look for its moment; what there is no more is
 * dropped; and where there is nothing to wait for, nobody waits.
 * Returns: whether a call is over */
static gboolean
seek_moment (RhomScheduler *self,
             gint64         now_usec)
{
  RhomBreakView   view = rhom_scheduler_look (self, now_usec);
  gboolean        was_there = rhom_break_rules_holds_idle (&view);
  RhomTactPurpose purpose = rhom_break_rules_find_purpose (&view);

  if (purpose == RHOM_TACT_FOR_NOTHING)
    rhom_tact_drop (&self->tact);
  else if (purpose != self->tact.purpose)
    rhom_tact_begin (&self->tact, purpose, now_usec);
  else
    rhom_tact_pass (&self->tact, now_usec);

  if (self->tact.step == RHOM_TACT_ASKING && !has_to_ask (self))
    rhom_tact_take_answer (&self->tact, 0, self->prefs.policies, now_usec);
  if (self->tact.step == RHOM_TACT_TYPING && !has_to_wait (self))
    rhom_tact_take_gap (&self->tact, now_usec);
  return was_there && !rhom_break_rules_holds_idle (&view);
}

/* A small reminder does not wait for a better moment: the next one comes soon enough.
 * Returns: the one to be given now */
static RhomNudge
settle_nudge (RhomScheduler *self,
              gint64         now_usec)
{
  RhomBreakView        view = rhom_scheduler_look (self, now_usec);
  RhomSchedulerMemory *m = &self->memory;
  RhomNudge            nudge = rhom_break_rules_find_nudge (&view);

  if (self->tact.purpose != RHOM_TACT_FOR_NUDGE || self->tact.shown == RHOM_TACT_IDLE)
    return RHOM_NUDGE_NONE;
  rhom_break_rules_close_stretch (m, now_usec);
  if (self->tact.shown == RHOM_TACT_SAID)
    rhom_nudges_give (&m->nudges, nudge);
  else
    rhom_nudges_put_off (&m->nudges, &self->prefs.nudges, nudge);
  nudge = self->tact.shown == RHOM_TACT_SAID ? nudge : RHOM_NUDGE_NONE;
  rhom_tact_drop (&self->tact);
  return nudge;
}

static void
derive (RhomScheduler *self,
        gint64         now_usec)
{
  RhomBreakView view = rhom_scheduler_look (self, now_usec);

  self->why = rhom_break_rules_derive_why (&view);
  rhom_break_rules_count (&self->memory, self->why, now_usec);
  rhom_break_rules_note_hold (&self->memory, self->why, now_usec);
  self->deadline_usec = rhom_break_rules_get_deadline (&view, self->why);
}

/* Returns: whether it is to be said now that the break waits for long */
static gboolean
tell_hold (RhomScheduler *self,
           gint64         now_usec)
{
  RhomBreakView view = rhom_scheduler_look (self, now_usec);
  gint64        cap_usec = rhom_break_rules_get_cap (&view, self->why);

  if (cap_usec == 0 || now_usec < cap_usec)
    return FALSE;
  self->memory.is_hold_told = TRUE;
  return TRUE;
}

/* What a step stands for: the desktop is asked, or a pause in typing awaited. */
static void
carry_out_step (RhomScheduler *self)
{
  gboolean was_asking = self->is_asking;
  gboolean has_awaited = self->awaits_gap;

  self->is_asking = self->tact.step == RHOM_TACT_ASKING;
  self->awaits_gap = self->tact.step == RHOM_TACT_TYPING;
  if (self->awaits_gap != has_awaited)
    rhom_activity_await_gap (self->activity, self->awaits_gap ? RHOM_TACT_GAP_SECONDS * RHOM_USEC_PER_SEC : 0);
  if (self->is_asking && !was_asking)
    rhom_busy_ask (self->busy);
}

/* What is said besides the state, once it is settled. */
static void
speak (RhomScheduler *self,
       RhomNudge      nudge,
       gboolean       tells_hold)
{
  RhomTact before = self->spoken;

  self->spoken = self->tact;
  if (nudge != RHOM_NUDGE_NONE)
    g_signal_emit (self, signals[NUDGE], 0, nudge, self->memory.nudges.turn);
  else if (self->tact.times > before.times)
    g_signal_emit (self, signals[PROMPT], 0, self->tact.times);
  else if (self->tact.shown == RHOM_TACT_QUIET && before.shown != RHOM_TACT_QUIET && self->tact.times == 0)
    g_signal_emit (self, signals[NOTIFY_SILENT], 0, RHOM_SILENT_OFFER);
  else if (tells_hold)
    g_signal_emit (self, signals[NOTIFY_SILENT], 0, RHOM_SILENT_HOLD);
}

/* What is remembered or said is compared with what it was when that was told last,
 * so that nothing a command or an answer does goes untold. */
static void
tell (RhomScheduler *self,
      gboolean       says_changed)
{
  gboolean is_same = self->told.why == self->why && self->told.deadline_usec == self->deadline_usec && memcmp (&self->told.memory, &self->memory, sizeof self->memory) == 0;

  if (is_same && !says_changed)
    return;
  self->told.why = self->why;
  self->told.deadline_usec = self->deadline_usec;
  memcpy (&self->told.memory, &self->memory, sizeof self->memory);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rhom_scheduler_decide:
 * @says_changed: something changed that is not remembered
 *
 * The one function that decides.
 */
void
rhom_scheduler_decide (RhomScheduler *self,
                       gboolean       says_changed)
{
  gint64    now_usec = rhom_clock_get_elapsed_usec (self->clock);
  RhomNudge nudge;
  gboolean  tells_hold;

  self->is_started = TRUE;
  rhom_scheduler_bring_up_to_date (self, now_usec);
  if (seek_moment (self, now_usec))
    {
      /* What explained that nobody touches anything is over with it. */
      rhom_scheduler_bring_up_to_date (self, now_usec);
      seek_moment (self, now_usec);
    }
  nudge = settle_nudge (self, now_usec);
  derive (self, now_usec);
  tells_hold = tell_hold (self, now_usec);
  arm (self, now_usec);
  carry_out_step (self);

  tell (self, says_changed);
  speak (self, nudge, tells_hold);
}

/* --- Inputs --- */

static void
activity_changed_cb (RhomActivity  *activity,
                     RhomScheduler *self)
{
  if (self->is_started)
    rhom_scheduler_update (self);
}

static void
activity_gap_cb (RhomActivity  *activity,
                 RhomScheduler *self)
{
  if (!self->awaits_gap)
    return;
  rhom_tact_take_gap (&self->tact, rhom_clock_get_elapsed_usec (self->clock));
  rhom_scheduler_update (self);
}

static void
busy_answered_cb (RhomBusy      *busy,
                  RhomScheduler *self)
{
  if (!self->is_asking)
    return;
  rhom_tact_take_answer (&self->tact, rhom_busy_get_kinds (busy), self->prefs.policies, rhom_clock_get_elapsed_usec (self->clock));
  rhom_scheduler_update (self);
}

static void
busy_changed_cb (RhomBusy      *busy,
                 RhomScheduler *self)
{
  if (!self->is_started || self->tact.step == RHOM_TACT_IDLE)
    return;
  rhom_tact_ask_again (&self->tact, rhom_clock_get_elapsed_usec (self->clock));
  rhom_scheduler_update (self);
}

static void
clock_wall_changed_cb (RhomClock     *clock,
                       RhomScheduler *self)
{
  rhom_scheduler_follow_wall (self);
  if (self->is_started)
    rhom_scheduler_decide (self, TRUE); /* times of day are said, but not remembered */
}

/* --- Object --- */

static void
rhom_scheduler_constructed (GObject *object)
{
  G_OBJECT_CLASS (rhom_scheduler_parent_class)->constructed (object);

  rhom_scheduler_preset (RHOM_SCHEDULER (object));
}

static void
rhom_scheduler_dispose (GObject *object)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);

  if (self->clock != NULL)
    disarm (self);
  g_clear_object (&self->clock);
  g_clear_object (&self->activity);
  g_clear_object (&self->busy);

  G_OBJECT_CLASS (rhom_scheduler_parent_class)->dispose (object);
}

static void
rhom_scheduler_finalize (GObject *object)
{
  RhomScheduler *self = RHOM_SCHEDULER (object);

  g_clear_pointer (&self->hours, rhom_hours_free);
  g_strfreev (self->hour_words);

  G_OBJECT_CLASS (rhom_scheduler_parent_class)->finalize (object);
}

static void
rhom_scheduler_class_init (RhomSchedulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_scheduler_constructed;
  object_class->dispose = rhom_scheduler_dispose;
  object_class->finalize = rhom_scheduler_finalize;
  rhom_scheduler_install_properties (object_class);

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROMPT] = g_signal_new ("prompt", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NOTIFY_SILENT] = g_signal_new ("notify-silent", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[NUDGE] = g_signal_new ("nudge", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[RECORDED] = g_signal_new ("recorded", RHOM_TYPE_SCHEDULER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rhom_scheduler_init (RhomScheduler *self)
{
}

/**
 * rhom_scheduler_new:
 * @busy: (nullable): what may be in the way; %NULL if nothing ever is
 *
 * It does nothing before its first rhom_scheduler_update(), so that settings
 * and memory can be put in first.
 *
 * Returns: (transfer full): with the presets of rhom_limit_get() and nothing counted
 */
RhomScheduler *
rhom_scheduler_new (RhomClock    *clock,
                    RhomActivity *activity,
                    RhomBusy     *busy)
{
  RhomScheduler *self = g_object_new (RHOM_TYPE_SCHEDULER, NULL);

  self->clock = g_object_ref (clock);
  self->activity = g_object_ref (activity);
  self->asleep_usec = rhom_clock_get_elapsed_usec (clock) - rhom_clock_get_awake_usec (clock);
  g_signal_connect_object (activity, "changed", G_CALLBACK (activity_changed_cb), self, 0);
  g_signal_connect_object (activity, "gap", G_CALLBACK (activity_gap_cb), self, 0);
  g_signal_connect_object (clock, "wall-changed", G_CALLBACK (clock_wall_changed_cb), self, 0);
  if (busy == NULL)
    return self;

  self->busy = g_object_ref (busy);
  rhom_busy_set_asked (busy, rhom_break_rules_get_asked_kinds (&self->prefs));
  g_signal_connect_object (busy, "answered", G_CALLBACK (busy_answered_cb), self, 0);
  g_signal_connect_object (busy, "changed", G_CALLBACK (busy_changed_cb), self, 0);
  return self;
}

RhomBreakState
rhom_scheduler_get_state (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), RHOM_BREAK_STATE_OFF);

  return rhom_break_rules_state_of (self->why);
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

  return self->deadline_usec;
}

/**
 * rhom_scheduler_get_started_usec:
 *
 * Returns: since when (elapsed scale) a break is running, put off, paused or waiting;
 *   0 in other states, or if that is not known any more
 */
gint64
rhom_scheduler_get_started_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return rhom_break_rules_get_start (&self->memory, rhom_scheduler_get_state (self));
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
  return rhom_span_is_set (&m->running) ? m->break_worked_usec : m->counted_usec;
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

  if (rhom_span_is_set (&self->memory.running))
    return self->memory.break_worked_usec;
  return rhom_break_rules_count_until (&self->memory, rhom_clock_get_elapsed_usec (self->clock));
}

gint64
rhom_scheduler_get_interval_usec (RhomScheduler *self)
{
  g_return_val_if_fail (RHOM_IS_SCHEDULER (self), 0);

  return rhom_break_rules_get_interval (&self->memory, &self->prefs);
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
  return rhom_span_is_set (&m->running) ? m->running.end_usec - m->running.start_usec : self->prefs.length_usec;
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

  rhom_scheduler_decide (self, !self->is_started);
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
  rhom_scheduler_follow_wall (self);
  rhom_break_rules_restore (&self->memory, &self->prefs, rhom_clock_get_elapsed_usec (self->clock));
}
