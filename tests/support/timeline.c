/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/timeline.h"

#include "core/error.h"
#include "support/fake-activity.h"
#include "support/fake-busy.h"
#include "support/fake-clock.h"

/* One story, told second by second, against the real scheduler. */
typedef struct
{
  RhomFakeClock    *clock;     /* (owned) */
  RhomFakeActivity *activity;  /* (owned) */
  RhomFakeBusy     *busy;      /* (owned) */
  RhomScheduler    *scheduler; /* (owned) */
  GString          *log;       /* (owned) */
  gint64            start_usec;
  gboolean          must_refuse;
  int               n_prompts;
  int               n_notes;
  int               n_nudges;
  int               last_nudge;
  int               n_records;
  int               last_outcome;
} Story;

static gint64
now_seconds (Story *story)
{
  return (rhom_clock_get_elapsed_usec (RHOM_CLOCK (story->clock)) - story->start_usec) / RHOM_USEC_PER_SEC;
}

static void
changed_cb (RhomScheduler *scheduler,
            Story         *story)
{
  g_string_append_printf (story->log, "  %6d s: %s (%s)\n", (int) now_seconds (story), rhom_break_state_to_id (rhom_scheduler_get_state (scheduler)), rhom_break_why_to_id (rhom_scheduler_get_why (scheduler)));
}

static void
prompt_cb (RhomScheduler *scheduler,
           int            ordinal,
           Story         *story)
{
  story->n_prompts++;
  g_string_append_printf (story->log, "  %6d s: prompt %d\n", (int) now_seconds (story), ordinal);
}

static void
notify_silent_cb (RhomScheduler *scheduler,
                  int            note,
                  Story         *story)
{
  story->n_notes++;
  g_string_append_printf (story->log, "  %6d s: silently %s\n", (int) now_seconds (story), note == RHOM_SILENT_HOLD ? "waits" : "offered");
}

static void
nudge_cb (RhomScheduler *scheduler,
          int            nudge,
          int            turn,
          Story         *story)
{
  story->n_nudges++;
  story->last_nudge = nudge;
  g_string_append_printf (story->log, "  %6d s: nudge %d, turn %d\n", (int) now_seconds (story), nudge, turn);
}

static void
recorded_cb (RhomScheduler         *scheduler,
             const RhomBreakRecord *record,
             Story                 *story)
{
  story->n_records++;
  story->last_outcome = record->outcome;
  g_string_append_printf (story->log, "  %6d s: recorded %s\n", (int) now_seconds (story), rhom_break_outcome_to_id (record->outcome));
}

static void
expect (Story      *story,
        int         step,
        const char *what,
        gint64      actual,
        gint64      expected)
{
  if (actual != expected)
    g_error ("step %d, second %d: %s is %d, expected %d; so far:\n%s", step, (int) now_seconds (story), what, (int) actual, (int) expected, story->log->str);
}

static gboolean
command (Story              *story,
         const TimelineStep *step,
         GError            **error)
{
  gint64 length_usec = step->value * RHOM_USEC_PER_SEC;

  switch ((int) step->event)
    {
    case TAKES:
      return rhom_scheduler_take (story->scheduler, error);
    case TAKES_SHORTER:
      return rhom_scheduler_take_shorter (story->scheduler, error);
    case FINISHES:
      return rhom_scheduler_finish (story->scheduler, error);
    case SKIPS:
      return rhom_scheduler_skip (story->scheduler, error);
    case SNOOZES:
      return rhom_scheduler_snooze (story->scheduler, length_usec, error);
    case PAUSES:
      return rhom_scheduler_pause (story->scheduler, length_usec, error);
    case PAUSES_UNTIL:
      return rhom_scheduler_pause_until (story->scheduler, rhom_clock_get_wall_usec (RHOM_CLOCK (story->clock)) + length_usec, error);
    case RESUMES:
    default:
      return rhom_scheduler_resume (story->scheduler, error);
    }
}

static const char *const policy_names[RHOM_N_BUSY_KINDS] = { "on-microphone", "on-camera", "on-screen-share", "on-full-screen", "on-inhibitor", "on-do-not-disturb" };

static const char *const hours[] = { "mon 09:10-10:30", "tue 09:10-10:30", "wed 09:10-10:30", "thu 09:10-10:30", "fri 09:10-10:30", NULL };

static void
input (Story              *story,
       const TimelineStep *step)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (story->clock));

  switch ((int) step->event)
    {
    case LEAVES:
      rhom_fake_activity_set (story->activity, RHOM_ABSENCE_IDLE, now_usec - step->value * RHOM_USEC_PER_SEC);
      break;
    case LOCKS:
      rhom_fake_activity_set (story->activity, RHOM_ABSENCE_LOCKED, now_usec);
      break;
    case FALLS_ASLEEP:
      rhom_fake_activity_set (story->activity, RHOM_ABSENCE_ASLEEP, now_usec);
      break;
    case COMES_BACK:
      rhom_fake_activity_set (story->activity, RHOM_ABSENCE_NONE, 0);
      break;
    case SLEEPS:
      rhom_fake_clock_suspend (story->clock, step->value * RHOM_USEC_PER_SEC);
      rhom_scheduler_update (story->scheduler);
      break;
    case SETS_WALL:
      rhom_fake_clock_set_wall (story->clock, rhom_clock_get_wall_usec (RHOM_CLOCK (story->clock)) + step->value * RHOM_USEC_PER_SEC);
      break;
    case DISABLES:
    case ENABLES:
      g_object_set (story->scheduler, "enabled", step->event == ENABLES, NULL);
      break;
    case GETS_BUSY:
      rhom_fake_busy_set (story->busy, step->value, NULL);
      break;
    case TELLS_BUSY:
      rhom_fake_busy_tell (story->busy, step->value, NULL);
      break;
    case FALLS_SILENT:
      rhom_fake_busy_set_silent (story->busy, TRUE);
      break;
    case IGNORES:
      g_object_set (story->scheduler, policy_names[step->value], RHOM_BUSY_IGNORE, NULL);
      break;
    case TYPES:
      rhom_fake_activity_set_can_tell_gap (story->activity, TRUE);
      break;
    case STOPS_TYPING:
      rhom_fake_activity_pause_input (story->activity);
      break;
    case IS_SORE:
      rhom_scheduler_set_sore_day (story->scheduler, step->value);
      break;
    case READS:
      g_assert_true (rhom_scheduler_set_reading (story->scheduler, step->value * RHOM_USEC_PER_SEC, NULL));
      break;
    case PUTS_PACK_ON:
    case TAKES_PACK_OFF:
      rhom_scheduler_set_under_pack (story->scheduler, step->event == PUTS_PACK_ON);
      break;
    case WANTS_POSTURE:
      g_object_set (story->scheduler, "posture-nudges", TRUE, "posture-nudge-usec", step->value * RHOM_USEC_PER_SEC, NULL);
      break;
    case WANTS_POSITION:
      g_object_set (story->scheduler, "sit-stand", TRUE, "sit-usec", 2400 * RHOM_USEC_PER_SEC, "stand-usec", 600 * RHOM_USEC_PER_SEC, NULL);
      break;
    case SETS_HOURS:
      g_object_set (story->scheduler, "working-hours", hours, "working-hours-enabled", TRUE, NULL);
      break;
    case SETS_INTERVAL:
      g_object_set (story->scheduler, "interval-usec", step->value * RHOM_USEC_PER_SEC, NULL);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
do_command (Story              *story,
            int                 index,
            const TimelineStep *step)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = command (story, step, &error);

  expect (story, index, "whether the command was obeyed", is_done, !story->must_refuse);
  if (story->must_refuse)
    g_assert_error (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW);
  story->must_refuse = FALSE;
}

static gint64
deadline_seconds (Story *story)
{
  gint64 deadline_usec = rhom_scheduler_get_deadline_usec (story->scheduler);

  return deadline_usec == 0 ? -1 : (deadline_usec - story->start_usec) / RHOM_USEC_PER_SEC;
}

static void
check (Story              *story,
       int                 index,
       const TimelineStep *step)
{
  switch ((int) step->event)
    {
    case IS:
      expect (story, index, "the state", rhom_scheduler_get_state (story->scheduler), step->value);
      break;
    case SAYS_WHY:
      expect (story, index, "the reason", rhom_scheduler_get_why (story->scheduler), step->value);
      break;
    case WORKED:
      expect (story, index, "the sitting", rhom_scheduler_get_worked_usec (story->scheduler) / RHOM_USEC_PER_SEC, step->value);
      break;
    case ENDS_AT:
      expect (story, index, "the deadline", deadline_seconds (story), step->value);
      break;
    case PROMPTED:
      expect (story, index, "the number of prompts", story->n_prompts, step->value);
      break;
    case RECORDED:
      expect (story, index, "the number of records", story->n_records, step->value);
      break;
    case LAST_WAS:
      expect (story, index, "the last outcome", story->last_outcome, step->value);
      break;
    case HAS_SKIPS:
      expect (story, index, "the number of skips", rhom_scheduler_get_skips (story->scheduler), step->value);
      break;
    case NOTED:
      expect (story, index, "the number of silent notes", story->n_notes, step->value);
      break;
    case NUDGED:
      expect (story, index, "the number of nudges", story->n_nudges, step->value);
      break;
    case LAST_NUDGE_WAS:
      expect (story, index, "the last nudge", story->last_nudge, step->value);
      break;
    case ASKED:
      expect (story, index, "the number of questions", rhom_fake_busy_get_n_asked (story->busy), step->value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
run_step (Story              *story,
          int                 index,
          const TimelineStep *step)
{
  gint64 wait = step->at_seconds - now_seconds (story);

  g_assert_cmpint (wait, >=, 0);
  rhom_fake_clock_advance (story->clock, wait * RHOM_USEC_PER_SEC);
  if (step->event == REFUSES)
    story->must_refuse = TRUE;
  else if (step->event >= IS)
    check (story, index, step);
  else if (step->event >= TAKES && step->event <= RESUMES)
    do_command (story, index, step);
  else
    input (story, step);

  /* What comes of it in the main loop comes in this second. */
  rhom_fake_clock_advance (story->clock, 0);
  /* At most one alarm, and never one long past. */
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (story->clock), <=, 1);
}

static void
begin (Story *story)
{
  story->clock = rhom_fake_clock_new ();
  story->activity = rhom_fake_activity_new ();
  story->busy = rhom_fake_busy_new ();
  story->scheduler = rhom_scheduler_new (RHOM_CLOCK (story->clock), RHOM_ACTIVITY (story->activity), RHOM_BUSY (story->busy));
  story->log = g_string_new (NULL);
  story->start_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (story->clock));
  story->last_outcome = -1;
  g_signal_connect (story->scheduler, "changed", G_CALLBACK (changed_cb), story);
  g_signal_connect (story->scheduler, "prompt", G_CALLBACK (prompt_cb), story);
  g_signal_connect (story->scheduler, "notify-silent", G_CALLBACK (notify_silent_cb), story);
  g_signal_connect (story->scheduler, "nudge", G_CALLBACK (nudge_cb), story);
  g_signal_connect (story->scheduler, "recorded", G_CALLBACK (recorded_cb), story);
  rhom_scheduler_update (story->scheduler);
}

/**
 * timeline_run:
 *
 * Tells a story with the presets: 45 min of sitting, 5 min of break, 1 min of
 * short break and of warning. A failure prints the second and all that
 * happened before it.
 */
void
timeline_run (const TimelineStep *steps,
              gsize               n_steps)
{
  Story story = { 0 };

  begin (&story);
  for (gsize i = 0; i < n_steps; i++)
    run_step (&story, i, &steps[i]);

  g_assert_finalize_object (story.scheduler);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (story.clock), ==, 0);
  g_assert_finalize_object (story.busy);
  g_assert_finalize_object (story.activity);
  g_assert_finalize_object (story.clock);
  g_string_free (story.log, TRUE);
}
