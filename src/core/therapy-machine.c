/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/therapy-machine.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- What is kept of it --- */

static void
record (RhomTherapyMachine *self,
        gint64              ended_usec,
        gint64              acknowledged_usec)
{
  self->result = self->memory;
  self->ended_usec = ended_usec;
  self->acknowledged_usec = acknowledged_usec;
  self->news |= RHOM_THERAPY_NEWS_RECORD;
}

/* The place rests from when the last pack came off it; a pack that was off again at once was a slip. */
static void
begin_rest (RhomTherapyMemory *memory)
{
  if (memory->before_usec + memory->on_usec >= rhom_limit_get_preset_usec (RHOM_LIMIT_PACK_SLIP))
    memory->rest_usec[memory->region] = memory->off_usec;
}

static void
forget_application (RhomTherapyMemory *memory)
{
  const RhomTherapyMemory old = *memory;

  *memory = (RhomTherapyMemory){ .kind = old.kind, .region = old.region };
  memcpy (memory->rest_usec, old.rest_usec, sizeof old.rest_usec);
}

/* --- From state to state --- */

static const char *
explain_refusal (RhomTherapyState state)
{
  switch (state)
    {
    case RHOM_THERAPY_STATE_IDLE:
      return _("No heat or ice is running");
    case RHOM_THERAPY_STATE_ENDED:
      return _("The time is over; first say that the pack is off");
    case RHOM_THERAPY_STATE_PAUSED:
      return _("The timer is paused");
    case RHOM_THERAPY_STATE_BETWEEN:
      return _("The rest between two packs is not over yet");
    case RHOM_THERAPY_STATE_READY:
      return _("The next pack is not on yet");
    case RHOM_THERAPY_STATE_RUNNING:
    case RHOM_THERAPY_STATE_CHECKING:
    case RHOM_N_THERAPY_STATES:
    default:
      return _("A timer for heat or ice is running already");
    }
}

static gboolean
check_event (const RhomTherapyMachine *self,
             RhomTherapyEvent          event,
             GError                  **error)
{
  if (rhom_therapy_step_find (self->memory.state, event) != NULL)
    return TRUE;
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, explain_refusal (self->memory.state));
  return FALSE;
}

static void
go (RhomTherapyMachine *self,
    RhomTherapyEvent    event)
{
  const RhomTherapyStep *step = rhom_therapy_step_find (self->memory.state, event);

  g_assert (step != NULL);
  self->memory.state = step->to;
  self->news |= RHOM_THERAPY_NEWS_CHANGED;
}

/* What was on until @since_usec is counted, and what comes is counted from there. */
static void
go_since (RhomTherapyMachine *self,
          RhomTherapyEvent    event,
          gint64              since_usec)
{
  self->memory.on_usec = rhom_therapy_memory_get_on_usec (&self->memory, since_usec);
  self->memory.since_usec = since_usec;
  go (self, event);
}

static void
go_idle (RhomTherapyMachine *self,
         RhomTherapyEvent    event,
         gint64              ended_usec,
         gint64              acknowledged_usec)
{
  go_since (self, event, ended_usec);
  record (self, ended_usec, acknowledged_usec);
  begin_rest (&self->memory);
  forget_application (&self->memory);
}

/* --- What comes by itself --- */

static void
end_pack (RhomTherapyMachine *self,
          gint64              now_usec)
{
  if (self->memory.state == RHOM_THERAPY_STATE_PAUSED)
    self->memory.outcome = RHOM_THERAPY_LEFT;
  go_since (self, RHOM_THERAPY_EVENT_TIME_OVER, rhom_therapy_memory_get_deadline_usec (&self->memory));
  self->memory.alarm_usec = now_usec;
  self->news |= RHOM_THERAPY_NEWS_ENDED;
  record (self, self->memory.since_usec, 0);
}

/* However many were slept through, one look is asked for. */
static void
ask_for_look (RhomTherapyMachine *self,
              gint64              now_usec)
{
  RhomTherapyMemory *memory = &self->memory;
  gint64             on_usec = rhom_therapy_memory_get_on_usec (memory, now_usec);
  gint64             check_usec;

  while ((check_usec = rhom_therapy_rules_get_check_usec (memory->planned_usec, memory->looked_usec)) != 0 && check_usec <= on_usec)
    memory->looked_usec = check_usec;
  if (memory->check_usec == 0)
    memory->check_usec = now_usec;
  memory->checks_asked++;
  go (self, RHOM_THERAPY_EVENT_CHECK);
  self->news |= RHOM_THERAPY_NEWS_CHECK;
}

static void
leave (RhomTherapyMachine *self)
{
  self->memory.outcome = RHOM_THERAPY_LEFT;
  go_idle (self, RHOM_THERAPY_EVENT_LEFT, self->memory.off_usec, 0);
}

static void
pass_deadline (RhomTherapyMachine *self,
               gint64              now_usec)
{
  switch (self->memory.state)
    {
    case RHOM_THERAPY_STATE_RUNNING:
    case RHOM_THERAPY_STATE_CHECKING:
    case RHOM_THERAPY_STATE_PAUSED:
      end_pack (self, now_usec);
      break;
    case RHOM_THERAPY_STATE_BETWEEN:
      go_since (self, RHOM_THERAPY_EVENT_RESTED, rhom_therapy_memory_get_deadline_usec (&self->memory));
      self->news |= RHOM_THERAPY_NEWS_READY;
      break;
    case RHOM_THERAPY_STATE_READY:
      leave (self);
      break;
    case RHOM_THERAPY_STATE_IDLE:
    case RHOM_THERAPY_STATE_ENDED:
    case RHOM_N_THERAPY_STATES:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
ends_by_itself (RhomTherapyState state)
{
  return state != RHOM_THERAPY_STATE_IDLE && state != RHOM_THERAPY_STATE_ENDED;
}

static gboolean
pass_one (RhomTherapyMachine *self,
          gint64              now_usec)
{
  gint64 check_usec = rhom_therapy_memory_get_next_check_usec (&self->memory);

  if (ends_by_itself (self->memory.state) && now_usec >= rhom_therapy_memory_get_deadline_usec (&self->memory))
    pass_deadline (self, now_usec);
  else if (check_usec != 0 && now_usec >= check_usec)
    ask_for_look (self, now_usec);
  else
    return FALSE;
  return TRUE;
}

/**
 * rhom_therapy_machine_pass_time:
 *
 * Brings it to @now_usec; to be called before each command, too. After a long
 * sleep several things may have happened.
 */
void
rhom_therapy_machine_pass_time (RhomTherapyMachine *self,
                                gint64              now_usec)
{
  while (pass_one (self, now_usec))
    ;
}

/* What is on may not be on for longer than what would be laid now. */
static void
cut_to_most (RhomTherapyMachine *self,
             gint64              now_usec)
{
  RhomTherapyMemory *memory = &self->memory;
  gint64             most_usec = rhom_therapy_rules_get_most_usec (memory->kind, self->caution);
  gint64             excess_usec = memory->planned_usec - MAX (most_usec, rhom_therapy_memory_get_on_usec (memory, now_usec));

  if (!ends_by_itself (memory->state) || excess_usec <= 0)
    return;
  memory->planned_usec -= excess_usec;
  memory->wanted_usec -= excess_usec;
}

/**
 * rhom_therapy_machine_set_caution:
 *
 * Caps what is started from now on, and what is on: if it has been on for
 * longer already, it ends now.
 */
void
rhom_therapy_machine_set_caution (RhomTherapyMachine *self,
                                  gint64              now_usec,
                                  RhomTherapyCaution  caution)
{
  self->caution = caution;
  self->news |= RHOM_THERAPY_NEWS_CHANGED;
  cut_to_most (self, now_usec);
  rhom_therapy_machine_pass_time (self, now_usec);
}

/* What the process before has asked cannot be answered there any more. */
static void
ask_again (RhomTherapyMachine *self)
{
  if (self->memory.state == RHOM_THERAPY_STATE_CHECKING)
    self->news |= RHOM_THERAPY_NEWS_CHECK;
  else if (self->memory.state == RHOM_THERAPY_STATE_READY)
    self->news |= RHOM_THERAPY_NEWS_READY;
}

/**
 * rhom_therapy_machine_restore:
 * @memory: one that rhom_therapy_memory_check() has found right
 */
void
rhom_therapy_machine_restore (RhomTherapyMachine      *self,
                              gint64                   now_usec,
                              const RhomTherapyMemory *memory)
{
  self->memory = *memory;
  ask_again (self);
  rhom_therapy_machine_set_caution (self, now_usec, self->caution);
}

/* --- Commands --- */

static void
begin (RhomTherapyMachine       *self,
       gint64                    now_usec,
       const RhomTherapyRequest *request)
{
  RhomTherapyMemory *memory = &self->memory;
  g_autofree char   *event = g_uuid_string_random ();

  forget_application (memory);
  memory->kind = request->kind;
  memory->region = request->region;
  memory->start_usec = now_usec;
  memory->planned_usec = request->length_usec;
  memory->wanted_usec = request->length_usec * rhom_therapy_memory_get_n_phases (memory);
  memory->gap_usec = request->kind == RHOM_THERAPY_ALTERNATE ? request->gap_usec : 0;
  memory->long_confirmed = request->length_usec > rhom_limit_get_most_usec (RHOM_LIMIT_HEAT_UNASKED);
  g_strlcpy (memory->event, event, sizeof memory->event);
  go_since (self, RHOM_THERAPY_EVENT_START, now_usec);
}

gboolean
rhom_therapy_machine_start (RhomTherapyMachine       *self,
                            gint64                    now_usec,
                            const RhomTherapyRequest *request,
                            GError                  **error)
{
  gint64 off_usec = self->memory.rest_usec[request->region];
  gint64 rested_usec = off_usec != 0 ? now_usec - off_usec : G_MAXINT64;

  if (!check_event (self, RHOM_THERAPY_EVENT_START, error) || !rhom_therapy_rules_check_start (request, self->caution, rested_usec, error))
    return FALSE;
  begin (self, now_usec, request);
  return TRUE;
}

static void
take_answer (RhomTherapyMemory *memory)
{
  memory->check_usec = 0;
  memory->checks_answered++;
}

gboolean
rhom_therapy_machine_answer_fine (RhomTherapyMachine *self,
                                  GError            **error)
{
  if (!check_event (self, RHOM_THERAPY_EVENT_FINE, error))
    return FALSE;
  if (self->memory.check_usec == 0)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("No look at the skin is asked for"));
      return FALSE;
    }
  take_answer (&self->memory);
  go (self, RHOM_THERAPY_EVENT_FINE);
  return TRUE;
}

gboolean
rhom_therapy_machine_answer_stop (RhomTherapyMachine *self,
                                  gint64              now_usec,
                                  GError            **error)
{
  if (!check_event (self, RHOM_THERAPY_EVENT_STOP, error))
    return FALSE;
  if (self->memory.check_usec != 0)
    take_answer (&self->memory);
  self->memory.outcome = RHOM_THERAPY_SKIN;
  return rhom_therapy_machine_stop (self, now_usec, error);
}

gboolean
rhom_therapy_machine_pause (RhomTherapyMachine *self,
                            gint64              now_usec,
                            GError            **error)
{
  if (!check_event (self, RHOM_THERAPY_EVENT_PAUSE, error))
    return FALSE;
  self->memory.off_usec = now_usec;
  go_since (self, RHOM_THERAPY_EVENT_PAUSE, now_usec);
  return TRUE;
}

gboolean
rhom_therapy_machine_resume (RhomTherapyMachine *self,
                             gint64              now_usec,
                             GError            **error)
{
  gboolean is_looked = self->memory.check_usec == 0;

  if (!check_event (self, RHOM_THERAPY_EVENT_RESUME, error))
    return FALSE;
  go_since (self, is_looked ? RHOM_THERAPY_EVENT_RESUME : RHOM_THERAPY_EVENT_RESUME_UNLOOKED, now_usec);
  if (!is_looked)
    self->news |= RHOM_THERAPY_NEWS_CHECK;
  return TRUE;
}

gboolean
rhom_therapy_machine_next (RhomTherapyMachine *self,
                           gint64              now_usec,
                           gboolean            has_cloth,
                           GError            **error)
{
  RhomTherapyMemory *memory = &self->memory;

  if (!check_event (self, RHOM_THERAPY_EVENT_NEXT, error) || !rhom_therapy_rules_check_cloth (has_cloth, error))
    return FALSE;
  memory->before_usec += memory->on_usec;
  memory->on_usec = memory->looked_usec = 0;
  memory->phase++;
  go_since (self, RHOM_THERAPY_EVENT_NEXT, now_usec);
  cut_to_most (self, now_usec);
  return TRUE;
}

static gboolean
check_extension (const RhomTherapyMachine *self,
                 gint64                    length_usec,
                 gboolean                  is_confirmed,
                 GError                  **error)
{
  const RhomTherapyMemory *memory = &self->memory;

  if (memory->kind != RHOM_THERAPY_HEAT)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_EXTENDABLE, _("Only heat can be made longer: more ice may harm the skin"));
      return FALSE;
    }
  if (length_usec <= 0 || length_usec > rhom_limit_get_most_usec (RHOM_LIMIT_HEAT))
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE, _("Not a length of time to extend by"));
      return FALSE;
    }
  return rhom_therapy_rules_check_length (memory->kind, memory->planned_usec + length_usec, self->caution, error) &&
         rhom_therapy_rules_check_long (memory->kind, memory->planned_usec + length_usec, is_confirmed || memory->long_confirmed, error);
}

gboolean
rhom_therapy_machine_extend (RhomTherapyMachine *self,
                             gint64              length_usec,
                             gboolean            is_confirmed,
                             GError            **error)
{
  if (!check_event (self, RHOM_THERAPY_EVENT_EXTEND, error) || !check_extension (self, length_usec, is_confirmed, error))
    return FALSE;
  self->memory.planned_usec += length_usec;
  self->memory.wanted_usec += length_usec;
  if (self->memory.planned_usec > rhom_limit_get_most_usec (RHOM_LIMIT_HEAT_UNASKED))
    self->memory.long_confirmed = 1;
  go (self, RHOM_THERAPY_EVENT_EXTEND);
  return TRUE;
}

/* Of an alarm it is the answer, too. */
static void
stop_alarm (RhomTherapyMachine *self,
            gint64              now_usec)
{
  RhomTherapyMemory *memory = &self->memory;

  if (rhom_therapy_memory_has_next (memory))
    memory->outcome = RHOM_THERAPY_STOPPED;
  memory->off_usec = now_usec;
  go_idle (self, RHOM_THERAPY_EVENT_STOP, memory->since_usec, now_usec);
}

gboolean
rhom_therapy_machine_stop (RhomTherapyMachine *self,
                           gint64              now_usec,
                           GError            **error)
{
  RhomTherapyMemory *memory = &self->memory;

  if (!check_event (self, RHOM_THERAPY_EVENT_STOP, error))
    return FALSE;
  if (memory->state == RHOM_THERAPY_STATE_ENDED)
    {
      stop_alarm (self, now_usec);
      return TRUE;
    }

  if (rhom_therapy_state_is_on_skin (memory->state))
    memory->off_usec = now_usec;
  if (memory->outcome == RHOM_THERAPY_DONE)
    memory->outcome = RHOM_THERAPY_STOPPED;
  go_idle (self, RHOM_THERAPY_EVENT_STOP, memory->off_usec, 0);
  return TRUE;
}

gboolean
rhom_therapy_machine_acknowledge (RhomTherapyMachine *self,
                                  gint64              now_usec,
                                  GError            **error)
{
  RhomTherapyMemory *memory = &self->memory;

  if (memory->state != RHOM_THERAPY_STATE_ENDED)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("There is no alarm to answer"));
      return FALSE;
    }

  memory->off_usec = now_usec;
  if (rhom_therapy_memory_has_next (memory))
    {
      memory->check_usec = memory->alarm_usec = 0;
      go_since (self, RHOM_THERAPY_EVENT_OFF_FOR_NEXT, now_usec);
    }
  else
    {
      go_idle (self, RHOM_THERAPY_EVENT_OFF, memory->since_usec, now_usec);
    }
  return TRUE;
}
