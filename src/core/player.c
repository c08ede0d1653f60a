/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/player.h"

#include "core/course.h"
#include "core/script.h"
#include "core/stopwatch.h"

/**
 * RhomPlayer:
 *
 * Leads through a programme, phase by phase. It decides what comes when and
 * keeps the tally; how that looks and sounds is for others. One alarm is armed,
 * for the next moment that matters, and none while it stands still.
 *
 * Nobody exercises asleep: if the machine was suspended, or nothing could be
 * shown for some seconds, the player is found paused where that began.
 *
 * Where nobody came, nothing is counted as done: until a person gives a command, or
 * is known to be there from the start, time passes and the tally stays empty.
 *
 * #RhomPlayer::changed: state, phase, repetition, cue or length changed.
 * #RhomPlayer::entered: a phase has begun.
 * #RhomPlayer::moment (kind, value): something within a phase, see #RhomMomentKind.
 * #RhomPlayer::completed: a phase was gone through to its end; still the current one.
 * #RhomPlayer::result (exercise): its result has changed, and may be the last word.
 */

/* Who is further into an exercise goes back to its start first. */
#define RESTART_AFTER_USEC (3 * RHOM_USEC_PER_SEC)

struct _RhomPlayer
{
  GObject parent_instance;

  RhomClock      *clock;     /* (owned) */
  RhomProgramme  *programme; /* (owned) */
  RhomTally      *tally;     /* (owned) */
  RhomPlayerState state;
  gboolean        is_attended;

  RhomCourse   *course;       /* (owned) */
  guint         index;        /* of the phase */
  RhomScript    script;       /* of the phase */
  RhomStopwatch watch;        /* of the phase */
  gint64        counted_usec; /* of the phase, in the tally */
  guint         alarm_id;
};

G_DEFINE_FINAL_TYPE (RhomPlayer, rhom_player, G_TYPE_OBJECT)

enum
{
  CHANGED,
  ENTERED,
  MOMENT,
  COMPLETED,
  RESULT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const RhomPhase *
get_phase (RhomPlayer *self)
{
  return rhom_course_get_phase (self->course, self->index);
}

static void
emit_changed (RhomPlayer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Time --- */

static void
disarm (RhomPlayer *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

/* The next moment of the phase, or its end. */
static gint64
get_next_usec (RhomPlayer *self)
{
  return MIN (rhom_script_get_next_usec (&self->script), get_phase (self)->length_usec);
}

static void alarm_due_cb (gpointer user_data);

static void
arm (RhomPlayer *self)
{
  disarm (self);
  if (self->state != RHOM_PLAYER_PLAYING)
    return;
  self->alarm_id = rhom_clock_add_alarm (self->clock, rhom_stopwatch_await (&self->watch, get_next_usec (self)), alarm_due_cb, self);
}

/* What was done since it was counted last. */
static void
count (RhomPlayer *self)
{
  const RhomPhase *phase = get_phase (self);
  gint64           position_usec = rhom_player_get_position_usec (self);
  int              repetitions = 0;

  if (phase->repetition_usec > 0)
    repetitions = position_usec / phase->repetition_usec - self->counted_usec / phase->repetition_usec;
  if (rhom_phase_is_work (phase) && self->is_attended && position_usec > self->counted_usec)
    rhom_tally_add (self->tally, phase, position_usec - self->counted_usec, repetitions);
  self->counted_usec = MAX (self->counted_usec, position_usec);
}

static void
stand_still (RhomPlayer     *self,
             RhomPlayerState state)
{
  count (self);
  rhom_stopwatch_stop (&self->watch);
  self->state = state;
  disarm (self);
}

static void
emit_result (RhomPlayer *self)
{
  if (self->is_attended)
    g_signal_emit (self, signals[RESULT], 0, get_phase (self)->exercise);
}

/* --- Phases --- */

static guint
get_n_steps (RhomPlayer *self)
{
  return rhom_programme_get_n_steps (self->programme, get_phase (self)->exercise);
}

/* Its beginning is where the watch reads nothing. */
static void
enter (RhomPlayer *self,
       guint       index)
{
  self->index = index;
  self->counted_usec = 0;
  rhom_script_begin (&self->script, get_phase (self), get_n_steps (self));
  if (self->is_attended)
    rhom_tally_begin (self->tally, get_phase (self)->exercise, self->watch.anchor_usec);
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
finish (RhomPlayer *self)
{
  stand_still (self, RHOM_PLAYER_DONE);
}

static void
end_phase (RhomPlayer *self)
{
  count (self);
  if (self->is_attended)
    rhom_tally_complete (self->tally, self->index);
  g_signal_emit (self, signals[COMPLETED], 0);
  if (rhom_phase_is_work (get_phase (self)))
    emit_result (self);
  if (self->index + 1 == rhom_programme_get_n_phases (self->programme))
    {
      finish (self);
      return;
    }
  rhom_stopwatch_lap (&self->watch, get_phase (self)->length_usec);
  enter (self, self->index + 1);
}

static void
pass_moment (RhomPlayer *self)
{
  RhomMoment moment;

  if (rhom_script_pass (&self->script, &moment))
    g_signal_emit (self, signals[MOMENT], 0, moment.kind, moment.value);
}

/* Goes through what has become due. */
static gboolean
catch_up (RhomPlayer *self)
{
  gboolean is_changed = FALSE;

  if (self->state == RHOM_PLAYER_PLAYING && rhom_stopwatch_was_absent (&self->watch))
    {
      stand_still (self, RHOM_PLAYER_PAUSED);
      return TRUE;
    }
  while (self->state == RHOM_PLAYER_PLAYING && rhom_player_get_position_usec (self) >= get_next_usec (self))
    {
      if (rhom_script_get_next_usec (&self->script) < get_phase (self)->length_usec)
        pass_moment (self);
      else
        end_phase (self);
      is_changed = TRUE;
    }
  return is_changed;
}

static void
alarm_due_cb (gpointer user_data)
{
  RhomPlayer *self = user_data;

  self->alarm_id = 0;
  rhom_player_update (self);
  arm (self);
}

/* --- Going about --- */

/* Every command is of a person, who therefore is there. */
static gboolean
begin_command (RhomPlayer *self)
{
  rhom_player_attend (self);
  rhom_player_update (self);
  return self->state != RHOM_PLAYER_IDLE && !rhom_player_is_over (self);
}

static void
set_playing (RhomPlayer *self)
{
  self->state = RHOM_PLAYER_PLAYING;
  rhom_stopwatch_start (&self->watch);
}

static void
go_to (RhomPlayer *self,
       guint       phase)
{
  if (self->state == RHOM_PLAYER_HURT)
    set_playing (self);
  rhom_stopwatch_reset (&self->watch);
  enter (self, phase);
  rhom_player_update (self);
  arm (self);
  emit_changed (self);
}

static void
leave_exercise (RhomPlayer *self)
{
  count (self);
  emit_result (self);
}

static gint64
get_position_in_exercise_usec (RhomPlayer *self)
{
  guint first = rhom_programme_get_first_phase (self->programme, get_phase (self)->exercise);

  return rhom_course_get_length_usec (self->course, first, self->index) + rhom_player_get_position_usec (self);
}

/* --- Object --- */

static void
rhom_player_dispose (GObject *object)
{
  RhomPlayer *self = RHOM_PLAYER (object);

  if (self->clock != NULL)
    disarm (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_player_parent_class)->dispose (object);
}

static void
rhom_player_finalize (GObject *object)
{
  RhomPlayer *self = RHOM_PLAYER (object);

  rhom_script_clear (&self->script);
  rhom_tally_free (self->tally);
  rhom_course_free (self->course);
  g_object_unref (self->programme);

  G_OBJECT_CLASS (rhom_player_parent_class)->finalize (object);
}

static void
rhom_player_class_init (RhomPlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_player_dispose;
  G_OBJECT_CLASS (klass)->finalize = rhom_player_finalize;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] = g_signal_new ("entered", RHOM_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOMENT] = g_signal_new ("moment", RHOM_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[COMPLETED] = g_signal_new ("completed", RHOM_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESULT] = g_signal_new ("result", RHOM_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rhom_player_init (RhomPlayer *self)
{
}

/**
 * rhom_player_new:
 * @programme: at least one exercise, and complete
 *
 * Returns: (transfer full): a player that stands before its first phase
 */
RhomPlayer *
rhom_player_new (RhomClock     *clock,
                 RhomProgramme *programme)
{
  RhomPlayer *self = g_object_new (RHOM_TYPE_PLAYER, NULL);

  g_assert (rhom_programme_get_n_phases (programme) > 0);

  self->clock = g_object_ref (clock);
  self->programme = g_object_ref (programme);
  self->tally = rhom_tally_new (programme);
  self->course = rhom_course_new (programme);
  self->watch.clock = clock;
  rhom_script_begin (&self->script, get_phase (self), get_n_steps (self));
  return self;
}

/* --- Commands --- */

/**
 * rhom_player_start:
 * @is_attended: whether a person is known to be there
 *
 * Once.
 */
void
rhom_player_start (RhomPlayer *self,
                   gboolean    is_attended)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));
  g_return_if_fail (self->state == RHOM_PLAYER_IDLE);

  self->is_attended = is_attended;
  set_playing (self);
  go_to (self, 0);
}

/**
 * rhom_player_attend:
 *
 * There is a person; from now on it counts.
 */
void
rhom_player_attend (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (self->is_attended)
    return;
  count (self);
  self->is_attended = TRUE;
  if (self->state != RHOM_PLAYER_IDLE && !rhom_player_is_over (self))
    rhom_tally_begin (self->tally, get_phase (self)->exercise, rhom_clock_get_elapsed_usec (self->clock));
}

/**
 * rhom_player_pause:
 *
 * Does nothing unless it plays.
 */
void
rhom_player_pause (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!begin_command (self) || self->state != RHOM_PLAYER_PLAYING)
    return;
  stand_still (self, RHOM_PLAYER_PAUSED);
  emit_changed (self);
}

/**
 * rhom_player_resume:
 *
 * Goes on where it was paused; does nothing unless it is.
 */
void
rhom_player_resume (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!begin_command (self) || self->state != RHOM_PLAYER_PAUSED)
    return;
  set_playing (self);
  rhom_player_update (self);
  arm (self);
  emit_changed (self);
}

/**
 * rhom_player_next:
 *
 * Leaves this exercise for the next one; after the last it is done. Paused it stays paused.
 */
void
rhom_player_next (RhomPlayer *self)
{
  guint exercise;

  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!begin_command (self))
    return;
  leave_exercise (self);
  exercise = get_phase (self)->exercise + 1;
  if (exercise < rhom_programme_get_n_exercises (self->programme))
    {
      go_to (self, rhom_programme_get_first_phase (self->programme, exercise));
      return;
    }
  finish (self);
  emit_changed (self);
}

/**
 * rhom_player_previous:
 *
 * Back to the start of this exercise, or to the one before if this has just
 * begun. What was done stays counted; what was added is forgotten.
 */
void
rhom_player_previous (RhomPlayer *self)
{
  guint exercise;
  guint phase;

  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!begin_command (self))
    return;
  exercise = get_phase (self)->exercise;
  if (get_position_in_exercise_usec (self) <= RESTART_AFTER_USEC && exercise > 0)
    exercise--;
  phase = rhom_programme_get_first_phase (self->programme, exercise);
  leave_exercise (self);
  rhom_course_reset_from (self->course, phase);
  go_to (self, phase);
}

/**
 * rhom_player_extend:
 *
 * Ten seconds more of this phase; two more repetitions, or whole breaths, where
 * it has those. The other side gets the same.
 */
void
rhom_player_extend (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!begin_command (self) || self->state == RHOM_PLAYER_HURT || !rhom_course_extend (self->course, self->index))
    return;
  rhom_script_extend (&self->script, get_phase (self), get_n_steps (self), rhom_player_get_position_usec (self));
  arm (self);
  emit_changed (self);
}

/**
 * rhom_player_hurt:
 *
 * Stops at once. rhom_player_next() may still go on with something else.
 */
void
rhom_player_hurt (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!begin_command (self) || self->state == RHOM_PLAYER_HURT)
    return;
  stand_still (self, RHOM_PLAYER_HURT);
  rhom_tally_hurt (self->tally, get_phase (self)->exercise);
  emit_result (self);
  emit_changed (self);
}

/**
 * rhom_player_leave:
 *
 * Ends here; what was done stays counted. Closing a window is no sign of a
 * person, so this is the one command that attends nothing.
 */
void
rhom_player_leave (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  rhom_player_update (self);
  if (self->state == RHOM_PLAYER_IDLE || rhom_player_is_over (self))
    return;
  stand_still (self, RHOM_PLAYER_LEFT);
  emit_result (self);
  emit_changed (self);
}

/**
 * rhom_player_update:
 *
 * Makes it agree with the clock. It does so by itself at each moment that
 * matters; who draws every frame sees a suspend sooner this way.
 */
void
rhom_player_update (RhomPlayer *self)
{
  g_return_if_fail (RHOM_IS_PLAYER (self));

  if (!catch_up (self))
    return;
  arm (self);
  emit_changed (self);
}

/* --- What it says --- */

/**
 * rhom_player_get_programme:
 *
 * Returns: (transfer none): what is played
 */
RhomProgramme *
rhom_player_get_programme (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), NULL);

  return self->programme;
}

RhomPlayerState
rhom_player_get_state (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), RHOM_PLAYER_IDLE);

  return self->state;
}

/**
 * rhom_player_is_over:
 *
 * Returns: whether it has ended, one way or another
 */
gboolean
rhom_player_is_over (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), TRUE);

  return self->state == RHOM_PLAYER_DONE || self->state == RHOM_PLAYER_LEFT;
}

/**
 * rhom_player_get_phase:
 *
 * Returns: (transfer none): the phase it is in, with what was added; the last one once it is over
 */
const RhomPhase *
rhom_player_get_phase (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), NULL);

  return get_phase (self);
}

/**
 * rhom_player_get_next_phase:
 *
 * Returns: (transfer none) (nullable): the one after it, if there is one
 */
const RhomPhase *
rhom_player_get_next_phase (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), NULL);

  return self->index + 1 < rhom_course_get_n_phases (self->course) ? rhom_course_get_phase (self->course, self->index + 1) : NULL;
}

/**
 * rhom_player_get_position_usec:
 *
 * Returns: how far it is into the phase
 */
gint64
rhom_player_get_position_usec (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);

  return MIN (rhom_stopwatch_get_usec (&self->watch), get_phase (self)->length_usec);
}

/**
 * rhom_player_get_left_usec:
 *
 * Returns: what is left of the phase
 */
gint64
rhom_player_get_left_usec (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);

  return get_phase (self)->length_usec - rhom_player_get_position_usec (self);
}

/**
 * rhom_player_get_deadline_usec:
 *
 * Returns: when the phase ends, elapsed scale; 0 unless it plays
 */
gint64
rhom_player_get_deadline_usec (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);

  if (self->state != RHOM_PLAYER_PLAYING)
    return 0;
  return rhom_stopwatch_get_moment_usec (&self->watch, get_phase (self)->length_usec);
}

/**
 * rhom_player_get_repetition:
 *
 * Returns: the number of the repetition or breath that runs, from 1; 0 if there is none
 */
int
rhom_player_get_repetition (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);

  return get_phase (self)->repetitions > 0 ? MAX (1, self->script.repetition) : 0;
}

/**
 * rhom_player_get_cue:
 *
 * Returns: the index of the step to say; -1 if the card has none
 */
int
rhom_player_get_cue (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), -1);

  return rhom_script_get_cue (&self->script);
}

/**
 * rhom_player_get_total_usec:
 *
 * Returns: how long all of it takes, with what was added
 */
gint64
rhom_player_get_total_usec (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);

  return rhom_course_get_length_usec (self->course, 0, rhom_course_get_n_phases (self->course));
}

/**
 * rhom_player_get_phase_length_usec:
 * @phase: index of a phase of the programme
 *
 * Returns: how long it is, with what was added
 */
gint64
rhom_player_get_phase_length_usec (RhomPlayer *self,
                                   guint       phase)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);
  g_return_val_if_fail (phase < rhom_programme_get_n_phases (self->programme), 0);

  return rhom_course_get_phase (self->course, phase)->length_usec;
}

/**
 * rhom_player_get_played_usec:
 *
 * Returns: how far it is into all of it
 */
gint64
rhom_player_get_played_usec (RhomPlayer *self)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), 0);

  return rhom_course_get_length_usec (self->course, 0, self->index) + rhom_player_get_position_usec (self);
}

/**
 * rhom_player_get_result:
 *
 * Returns: what was done of an exercise, as far as it was counted: to the last side that ended, pause or command
 */
RhomResult
rhom_player_get_result (RhomPlayer *self,
                        guint       exercise)
{
  g_return_val_if_fail (RHOM_IS_PLAYER (self), (RhomResult){ 0 });

  return rhom_tally_get_result (self->tally, exercise);
}
