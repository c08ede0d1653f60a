/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/therapy.h"

#include "core/countdown.h"
#include "core/error.h"
#include "core/limit.h"

#include <glib/gi18n-lib.h>

/**
 * RhomTherapy:
 *
 * One application of heat or ice, from the start to the moment at which
 * somebody says that the pack is off. Its limits are those of rhom_limit_get().
 *
 * #RhomTherapy::changed: state, end or length changed.
 * #RhomTherapy::alarm (ordinal): the time is over. Comes again, in the rhythm
 * of the table below, until acknowledged; the ordinal counts from 1.
 * #RhomTherapy::recorded (#RhomTherapyRecord): an application is over and done
 * with; exactly once for each.
 */

/* People fall asleep on packs, so the alarm does not end by itself for an
 * hour; after ten minutes it is clear that a quick repetition wakes nobody. */
#define ALARM_GAP_USEC (20 * RHOM_USEC_PER_SEC)
#define ALARM_SLOW_AFTER_USEC (10 * RHOM_USEC_PER_MIN)
#define ALARM_SLOW_GAP_USEC (2 * RHOM_USEC_PER_MIN)
#define ALARM_GIVE_UP_USEC RHOM_USEC_PER_HOUR

/* A pack that should have come off so long ago has; then it is said once, and not sounded for an hour. */
#define LONG_AGO_USEC (12 * RHOM_USEC_PER_HOUR)

struct _RhomTherapy
{
  GObject parent_instance;

  RhomClock      *clock;     /* (owned) */
  RhomCountdown  *countdown; /* (owned) */
  RhomTherapyKind kind;
  RhomRegion      region;
  gint64          start_usec;   /* elapsed scale; 0 = idle */
  gint64          planned_usec; /* length, extensions included */
  guint           alarm_id;     /* the next repetition of the end alarm; 0 = none */
  gint64          alarm_since_usec;
  guint           n_alarms;
};

G_DEFINE_FINAL_TYPE (RhomTherapy, rhom_therapy, G_TYPE_OBJECT)

enum
{
  ALARM,
  CHANGED,
  RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const state_ids[RHOM_N_THERAPY_STATES] = {
  [RHOM_THERAPY_STATE_IDLE] = "idle",
  [RHOM_THERAPY_STATE_RUNNING] = "running",
  [RHOM_THERAPY_STATE_PAUSED] = "paused",
  [RHOM_THERAPY_STATE_ENDED] = "ended",
};

static const RhomLimitId limits[RHOM_N_THERAPY_KINDS] = {
  [RHOM_THERAPY_HEAT] = RHOM_LIMIT_HEAT,
  [RHOM_THERAPY_ICE] = RHOM_LIMIT_ICE,
};

static void
disarm (RhomTherapy *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

static void sound_alarm (RhomTherapy *self);

static void
clock_alarm_cb (gpointer user_data)
{
  RhomTherapy *self = user_data;

  self->alarm_id = 0;
  sound_alarm (self);
}

static void
sound_alarm (RhomTherapy *self)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (self->clock);
  gint64 sounding_usec = now_usec - self->alarm_since_usec;
  gint64 gap_usec = sounding_usec < ALARM_SLOW_AFTER_USEC ? ALARM_GAP_USEC : ALARM_SLOW_GAP_USEC;

  disarm (self);
  if (sounding_usec + gap_usec <= ALARM_GIVE_UP_USEC && now_usec - rhom_therapy_get_end_usec (self) < LONG_AGO_USEC)
    self->alarm_id = rhom_clock_add_alarm (self->clock, now_usec + gap_usec, clock_alarm_cb, self);
  g_signal_emit (self, signals[ALARM], 0, ++self->n_alarms);
}

/* Whatever its end was, the alarm begins when it is noticed: after a night's sleep of the machine too. */
static void
countdown_ended_cb (RhomCountdown *countdown,
                    RhomTherapy   *self)
{
  self->alarm_since_usec = rhom_clock_get_elapsed_usec (self->clock);
  self->n_alarms = 0;
  g_signal_emit (self, signals[CHANGED], 0);
  sound_alarm (self);
}

static void
record (RhomTherapy *self)
{
  gint64            now_usec = rhom_clock_get_elapsed_usec (self->clock);
  gboolean          has_ended = rhom_therapy_get_state (self) == RHOM_THERAPY_STATE_ENDED;
  gint64            end_usec = has_ended ? rhom_countdown_get_end_usec (self->countdown) : now_usec;
  RhomTherapyRecord result = {
    .kind = self->kind,
    .region = self->region,
    .started_wall_usec = rhom_clock_elapsed_to_wall (self->clock, self->start_usec),
    .ended_wall_usec = rhom_clock_elapsed_to_wall (self->clock, end_usec),
    .acknowledged_wall_usec = has_ended ? rhom_clock_get_wall_usec (self->clock) : 0,
    .planned_usec = self->planned_usec,
    .actual_usec = self->planned_usec - rhom_countdown_get_remaining_usec (self->countdown),
  };

  g_signal_emit (self, signals[RECORDED], 0, &result);
}

static void
end_application (RhomTherapy *self)
{
  record (self);
  disarm (self);
  rhom_countdown_stop (self->countdown);
  self->start_usec = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
expect_state (RhomTherapy *self,
              guint        allowed,
              GError     **error)
{
  RhomTherapyState state = rhom_therapy_get_state (self);

  if (allowed & (1u << state))
    return TRUE;

  if (state == RHOM_THERAPY_STATE_IDLE)
    g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("No heat or ice is running"));
  else if (state == RHOM_THERAPY_STATE_ENDED)
    g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("The time is over; first say that the pack is off"));
  else if (state == RHOM_THERAPY_STATE_PAUSED)
    g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("The timer is paused"));
  else
    g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("A timer for heat or ice is running already"));
  return FALSE;
}

#define IN(state) (1u << RHOM_THERAPY_STATE_##state)

static void
rhom_therapy_dispose (GObject *object)
{
  RhomTherapy *self = RHOM_THERAPY (object);

  disarm (self);
  g_clear_object (&self->countdown);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_therapy_parent_class)->dispose (object);
}

static void
rhom_therapy_class_init (RhomTherapyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_dispose;

  signals[ALARM] = g_signal_new ("alarm", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RECORDED] = g_signal_new ("recorded", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
rhom_therapy_init (RhomTherapy *self)
{
}

/**
 * rhom_therapy_new:
 *
 * Returns: (transfer full): with no pack on
 */
RhomTherapy *
rhom_therapy_new (RhomClock *clock)
{
  RhomTherapy *self = g_object_new (RHOM_TYPE_THERAPY, NULL);

  self->clock = g_object_ref (clock);
  self->countdown = rhom_countdown_new (clock);
  g_signal_connect_object (self->countdown, "ended", G_CALLBACK (countdown_ended_cb), self, 0);
  return self;
}

RhomTherapyState
rhom_therapy_get_state (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), RHOM_THERAPY_STATE_IDLE);

  switch (rhom_countdown_get_state (self->countdown))
    {
    case RHOM_COUNTDOWN_RUNNING:
      return RHOM_THERAPY_STATE_RUNNING;
    case RHOM_COUNTDOWN_PAUSED:
      return RHOM_THERAPY_STATE_PAUSED;
    case RHOM_COUNTDOWN_ENDED:
      return RHOM_THERAPY_STATE_ENDED;
    case RHOM_COUNTDOWN_IDLE:
    default:
      return RHOM_THERAPY_STATE_IDLE;
    }
}

/**
 * rhom_therapy_get_kind:
 *
 * Returns: what is on; while idle, what was on last
 */
RhomTherapyKind
rhom_therapy_get_kind (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), RHOM_THERAPY_HEAT);

  return self->kind;
}

/**
 * rhom_therapy_get_region:
 *
 * Returns: where it lies; while idle, where the last one lay
 */
RhomRegion
rhom_therapy_get_region (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), RHOM_REGION_UPPER_BACK);

  return self->region;
}

/**
 * rhom_therapy_get_end_usec:
 *
 * Returns: the end on the elapsed scale: ahead while running, past once ended, 0 otherwise
 */
gint64
rhom_therapy_get_end_usec (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), 0);

  return rhom_countdown_get_end_usec (self->countdown);
}

/**
 * rhom_therapy_get_remaining_usec:
 *
 * Returns: what is left of it
 */
gint64
rhom_therapy_get_remaining_usec (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), 0);

  return rhom_countdown_get_remaining_usec (self->countdown);
}

/**
 * rhom_therapy_get_planned_usec:
 *
 * Returns: its whole length, extensions included; 0 while idle
 */
gint64
rhom_therapy_get_planned_usec (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), 0);

  return self->start_usec != 0 ? self->planned_usec : 0;
}

/**
 * rhom_therapy_start:
 * @length_usec: within the limit of @kind
 * @has_cloth: the person has said that there is a layer between pack and skin
 *
 * Returns: whether it runs now
 */
gboolean
rhom_therapy_start (RhomTherapy    *self,
                    RhomTherapyKind kind,
                    RhomRegion      region,
                    gint64          length_usec,
                    gboolean        has_cloth,
                    GError        **error)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);
  g_return_val_if_fail (kind < RHOM_N_THERAPY_KINDS && region < RHOM_N_REGIONS, FALSE);

  if (!expect_state (self, IN (IDLE), error) || !rhom_limit_check (limits[kind], length_usec, error))
    return FALSE;
  if (!has_cloth)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NO_CLOTH, _("First put a cloth between the pack and your skin"));
      return FALSE;
    }

  self->kind = kind;
  self->region = region;
  self->planned_usec = length_usec;
  self->start_usec = rhom_clock_get_elapsed_usec (self->clock);
  rhom_countdown_start (self->countdown, length_usec);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * rhom_therapy_pause:
 *
 * The pack is off for a moment; its time stands still.
 *
 * Returns: whether it is paused now
 */
gboolean
rhom_therapy_pause (RhomTherapy *self,
                    GError     **error)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  if (!expect_state (self, IN (RUNNING), error))
    return FALSE;
  rhom_countdown_pause (self->countdown);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * rhom_therapy_resume:
 *
 * Returns: whether it runs again
 */
gboolean
rhom_therapy_resume (RhomTherapy *self,
                     GError     **error)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  if (!expect_state (self, IN (PAUSED), error))
    return FALSE;
  rhom_countdown_resume (self->countdown);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * rhom_therapy_extend:
 * @length_usec: how much more; the whole must stay within the limit of the kind
 *
 * Returns: whether it was extended
 */
gboolean
rhom_therapy_extend (RhomTherapy *self,
                     gint64       length_usec,
                     GError     **error)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  if (!expect_state (self, IN (RUNNING) | IN (PAUSED), error))
    return FALSE;
  if (length_usec <= 0 || length_usec > RHOM_USEC_PER_HOUR)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE, _("Not a length of time to extend by"));
      return FALSE;
    }
  if (!rhom_limit_check (limits[self->kind], self->planned_usec + length_usec, error))
    return FALSE;

  self->planned_usec += length_usec;
  rhom_countdown_extend (self->countdown, length_usec);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * rhom_therapy_stop:
 *
 * The pack is off, before its end or after.
 *
 * Returns: whether there was anything to stop
 */
gboolean
rhom_therapy_stop (RhomTherapy *self,
                   GError     **error)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  if (!expect_state (self, IN (RUNNING) | IN (PAUSED) | IN (ENDED), error))
    return FALSE;
  end_application (self);
  return TRUE;
}

/**
 * rhom_therapy_acknowledge:
 *
 * The alarm was heard and the pack is off.
 *
 * Returns: whether there was an alarm
 */
gboolean
rhom_therapy_acknowledge (RhomTherapy *self,
                          GError     **error)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  if (rhom_therapy_get_state (self) != RHOM_THERAPY_STATE_ENDED)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("There is no alarm to answer"));
      return FALSE;
    }
  end_application (self);
  return TRUE;
}

/**
 * rhom_therapy_save:
 * @memory: (out): what rhom_therapy_restore() needs
 */
void
rhom_therapy_save (RhomTherapy       *self,
                   RhomTherapyMemory *memory)
{
  g_return_if_fail (RHOM_IS_THERAPY (self));

  *memory = (RhomTherapyMemory){
    .state = rhom_therapy_get_state (self),
    .kind = self->kind,
    .region = self->region,
    .start_usec = self->start_usec,
    .end_usec = rhom_countdown_get_end_usec (self->countdown),
    .remaining_usec = rhom_therapy_get_state (self) == RHOM_THERAPY_STATE_PAUSED ? rhom_countdown_get_remaining_usec (self->countdown) : 0,
    .planned_usec = rhom_therapy_get_planned_usec (self),
  };
}

/* What comes from a file must not lengthen an application beyond its limit. */
static gboolean
is_plausible (const RhomTherapyMemory *memory,
              gint64                   now_usec)
{
  gint64 longest_usec = rhom_limit_get (limits[memory->kind])->maximum * RHOM_USEC_PER_SEC;

  return memory->state != RHOM_THERAPY_STATE_IDLE && memory->start_usec != 0 && memory->planned_usec > 0 && memory->planned_usec <= longest_usec && memory->remaining_usec <= memory->planned_usec && memory->end_usec - now_usec <= memory->planned_usec && (memory->state != RHOM_THERAPY_STATE_PAUSED || memory->remaining_usec > 0);
}

/**
 * rhom_therapy_restore:
 * @memory: from rhom_therapy_save(), its moments on the scale of this boot
 *
 * Goes on where an earlier process left off. If the end passed meanwhile, the
 * alarm comes in the next turn of the main loop. Not to be called twice, nor
 * after rhom_therapy_start(). What breaks a limit is dropped.
 */
void
rhom_therapy_restore (RhomTherapy             *self,
                      const RhomTherapyMemory *memory)
{
  g_return_if_fail (RHOM_IS_THERAPY (self));
  g_return_if_fail (memory->kind < RHOM_N_THERAPY_KINDS && memory->region < RHOM_N_REGIONS);

  self->kind = memory->kind;
  self->region = memory->region;
  if (!is_plausible (memory, rhom_clock_get_elapsed_usec (self->clock)))
    return;

  self->start_usec = memory->start_usec;
  self->planned_usec = memory->planned_usec;
  if (memory->state == RHOM_THERAPY_STATE_PAUSED)
    {
      rhom_countdown_start (self->countdown, memory->remaining_usec);
      rhom_countdown_pause (self->countdown);
    }
  else
    {
      rhom_countdown_start_until (self->countdown, memory->end_usec);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rhom_therapy_state_to_id:
 *
 * Returns: (transfer none): the fixed word for @state
 */
const char *
rhom_therapy_state_to_id (RhomTherapyState state)
{
  g_return_val_if_fail (state < RHOM_N_THERAPY_STATES, NULL);

  return state_ids[state];
}
