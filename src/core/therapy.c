/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/therapy.h"

#include "core/therapy-machine.h"

/**
 * RhomTherapy:
 *
 * One application of heat, ice or both by turns, from the first pack to the
 * moment at which somebody says that the last one is off: the clock and the alarm
 * for a #RhomTherapyMachine.
 *
 * A pack's time runs asleep and awake. While it is paused the pack is off.
 *
 * #RhomTherapy::changed: something of it changed. Comes before the others, so that it is saved by then.
 * #RhomTherapy::check: a look at the skin is asked for.
 * #RhomTherapy::ready: the next pack may be laid.
 * #RhomTherapy::alarm (ordinal): the pack must come off. Comes again, in the rhythm
 * of the table below, until acknowledged; the ordinal counts from 1.
 * #RhomTherapy::recorded (#RhomTherapyRecord): an application has ended, or its
 * alarm was answered; with the same event it is the same application.
 */

/* People fall asleep on packs, so the alarm does not end by itself for an
 * hour; after ten minutes it is clear that a quick repetition wakes nobody. */
#define ALARM_GAP_USEC (20 * RHOM_USEC_PER_SEC)
#define ALARM_SLOW_AFTER_USEC (10 * RHOM_USEC_PER_MIN)
#define ALARM_SLOW_GAP_USEC (2 * RHOM_USEC_PER_MIN)
#define ALARM_GIVE_UP_USEC RHOM_USEC_PER_HOUR

/* A pack that should have come off so long ago has; then it is said once, and not sounded for an hour. */
#define LONG_AGO_USEC (12 * RHOM_USEC_PER_HOUR)

#define NEWS_ALARM (1u << 31)

struct _RhomTherapy
{
  GObject parent_instance;

  RhomClock         *clock; /* (owned) */
  RhomTherapyMachine machine;
  guint              alarm_id;   /* of the clock, for the next moment that matters; 0 = none */
  gint64             sound_usec; /* when the end is sounded next; 0 = not any more */
  gint64             rest_usec;  /* when a region's rest changes next; 0 = none rests */
  guint              n_alarms;
};

G_DEFINE_FINAL_TYPE (RhomTherapy, rhom_therapy, G_TYPE_OBJECT)

enum
{
  ALARM,
  CHANGED,
  CHECK,
  READY,
  RECORDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gint64
get_now_usec (RhomTherapy *self)
{
  return rhom_clock_get_elapsed_usec (self->clock);
}

static void
record (RhomTherapy *self)
{
  const RhomTherapyMemory *ended = &self->machine.result;
  gint64                   acknowledged_usec = self->machine.acknowledged_usec;
  RhomTherapyRecord        result = {
           .kind = ended->kind,
           .region = ended->region,
           .started_wall_usec = rhom_clock_elapsed_to_wall (self->clock, ended->start_usec),
           .ended_wall_usec = rhom_clock_elapsed_to_wall (self->clock, self->machine.ended_usec),
           .acknowledged_wall_usec = acknowledged_usec != 0 ? rhom_clock_elapsed_to_wall (self->clock, acknowledged_usec) : 0,
           .planned_usec = ended->wanted_usec,
           .actual_usec = ended->before_usec + ended->on_usec,
           .checks_asked = ended->checks_asked,
           .checks_answered = ended->checks_answered,
           .outcome = rhom_therapy_memory_has_next (ended) ? RHOM_THERAPY_LEFT : ended->outcome,
           .event = ended->event,
  };

  g_signal_emit (self, signals[RECORDED], 0, &result);
}

/* Nobody hears what does not sound while the machine sleeps: it goes on from where it was, and is told anew. */
static guint
pass_sleep (RhomTherapy *self,
            gint64       now_usec)
{
  gint64 late_usec = now_usec - self->sound_usec;

  if (self->machine.memory.state != RHOM_THERAPY_STATE_ENDED || self->sound_usec == 0 || late_usec <= ALARM_SLOW_GAP_USEC)
    return 0;
  self->machine.memory.alarm_usec += late_usec;
  self->n_alarms = 0;
  return RHOM_THERAPY_NEWS_CHANGED;
}

/* The alarm begins when the end is noticed, whenever that was: after a night's sleep of the machine too. */
static guint
pass_sound (RhomTherapy *self,
            gint64       now_usec)
{
  const RhomTherapyMemory *memory = &self->machine.memory;
  gint64                   sounding_usec = now_usec - memory->alarm_usec;
  gint64                   gap_usec = sounding_usec < ALARM_SLOW_AFTER_USEC ? ALARM_GAP_USEC : ALARM_SLOW_GAP_USEC;

  if (memory->state != RHOM_THERAPY_STATE_ENDED || self->sound_usec == 0 || now_usec < self->sound_usec)
    return 0;
  self->sound_usec = 0;
  if (sounding_usec + gap_usec <= ALARM_GIVE_UP_USEC && now_usec - memory->since_usec < LONG_AGO_USEC)
    self->sound_usec = now_usec + gap_usec;
  /* It may be unanswered from now on, or given up. */
  if (sounding_usec >= ALARM_SLOW_AFTER_USEC || self->sound_usec == 0)
    return NEWS_ALARM | RHOM_THERAPY_NEWS_CHANGED;
  return NEWS_ALARM;
}

/* Of two moments, of which either may be none. */
static gint64
earlier (gint64 a_usec,
         gint64 b_usec)
{
  if (a_usec == 0 || b_usec == 0)
    return a_usec != 0 ? a_usec : b_usec;
  return MIN (a_usec, b_usec);
}

static gint64
find_rest_change (RhomTherapy *self,
                  gint64       now_usec)
{
  gint64 next_usec = 0;

  for (int i = 0; i < RHOM_N_REGIONS; i++)
    {
      gint64 refused_until_usec;
      gint64 fine_from_usec;

      if (rhom_therapy_memory_get_rest (&self->machine.memory, i, now_usec, &refused_until_usec, &fine_from_usec))
        next_usec = earlier (next_usec, now_usec < refused_until_usec ? refused_until_usec : fine_from_usec);
    }
  return next_usec;
}

static guint
pass_rest (RhomTherapy *self,
           gint64       now_usec)
{
  gboolean is_over = self->rest_usec != 0 && now_usec >= self->rest_usec;

  self->rest_usec = find_rest_change (self, now_usec);
  return is_over ? RHOM_THERAPY_NEWS_CHANGED : 0;
}

static void clock_alarm_cb (gpointer user_data);

static void
disarm (RhomTherapy *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

static void
arm (RhomTherapy *self)
{
  const RhomTherapyMemory *memory = &self->machine.memory;
  gboolean                 is_ended = memory->state == RHOM_THERAPY_STATE_ENDED;
  gint64                   next_usec = is_ended ? self->sound_usec : rhom_therapy_memory_get_deadline_usec (memory);

  next_usec = earlier (next_usec, rhom_therapy_memory_get_next_check_usec (memory));
  next_usec = earlier (next_usec, self->rest_usec);
  disarm (self);
  if (next_usec != 0)
    self->alarm_id = rhom_clock_add_alarm (self->clock, next_usec, clock_alarm_cb, self);
}

static void
tell_if (RhomTherapy     *self,
         gboolean         is_news,
         RhomTherapyState state,
         guint            signal)
{
  if (is_news && self->machine.memory.state == state)
    g_signal_emit (self, signals[signal], 0);
}

/* Who hears one of these may act on it, and then the others are old. */
static void
tell (RhomTherapy *self,
      guint        news)
{
  g_object_ref (self);
  if (news & RHOM_THERAPY_NEWS_RECORD)
    record (self);
  if (news & RHOM_THERAPY_NEWS_CHANGED)
    g_signal_emit (self, signals[CHANGED], 0);
  tell_if (self, news & RHOM_THERAPY_NEWS_CHECK, RHOM_THERAPY_STATE_CHECKING, CHECK);
  tell_if (self, news & RHOM_THERAPY_NEWS_READY, RHOM_THERAPY_STATE_READY, READY);
  if (news & NEWS_ALARM && self->machine.memory.state == RHOM_THERAPY_STATE_ENDED)
    g_signal_emit (self, signals[ALARM], 0, ++self->n_alarms);
  g_object_unref (self);
}

/* Everything ends here: time passing, and commands. */
static void
update (RhomTherapy *self)
{
  gint64 now_usec = get_now_usec (self);
  guint  news;

  rhom_therapy_machine_pass_time (&self->machine, now_usec);
  news = self->machine.news;
  self->machine.news = 0;
  if (news & RHOM_THERAPY_NEWS_ENDED)
    {
      self->sound_usec = now_usec;
      self->n_alarms = 0;
    }
  news |= pass_sleep (self, now_usec);
  news |= pass_sound (self, now_usec);
  news |= pass_rest (self, now_usec);
  arm (self);
  tell (self, news);
}

static void
clock_alarm_cb (gpointer user_data)
{
  RhomTherapy *self = user_data;

  self->alarm_id = 0;
  update (self);
}

static void
rhom_therapy_dispose (GObject *object)
{
  RhomTherapy *self = RHOM_THERAPY (object);

  if (self->clock != NULL)
    disarm (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_therapy_parent_class)->dispose (object);
}

static void
rhom_therapy_class_init (RhomTherapyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_therapy_dispose;

  signals[ALARM] = g_signal_new ("alarm", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHECK] = g_signal_new ("check", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READY] = g_signal_new ("ready", RHOM_TYPE_THERAPY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  return self;
}

RhomTherapyState
rhom_therapy_get_state (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), RHOM_THERAPY_STATE_IDLE);

  return self->machine.memory.state;
}

/**
 * rhom_therapy_get_deadline_usec:
 *
 * Returns: see rhom_therapy_memory_get_deadline_usec()
 */
gint64
rhom_therapy_get_deadline_usec (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), 0);

  return rhom_therapy_memory_get_deadline_usec (&self->machine.memory);
}

/**
 * rhom_therapy_get_remaining_usec:
 *
 * Returns: what is left of the present pack's time
 */
gint64
rhom_therapy_get_remaining_usec (RhomTherapy *self)
{
  const RhomTherapyMemory *memory = rhom_therapy_get_memory (self);

  return memory->planned_usec - rhom_therapy_memory_get_on_usec (memory, get_now_usec (self));
}

/**
 * rhom_therapy_is_unanswered:
 *
 * Returns: whether the alarm has gone on for so long that nobody seems to hear it
 */
gboolean
rhom_therapy_is_unanswered (RhomTherapy *self)
{
  const RhomTherapyMemory *memory = rhom_therapy_get_memory (self);

  return memory->state == RHOM_THERAPY_STATE_ENDED && get_now_usec (self) - memory->alarm_usec >= ALARM_SLOW_AFTER_USEC;
}

/**
 * rhom_therapy_is_under_way:
 *
 * Returns: whether somebody is taken to be busy with it: not any more once the alarm was given up
 */
gboolean
rhom_therapy_is_under_way (RhomTherapy *self)
{
  RhomTherapyState state = rhom_therapy_get_state (self);

  return state == RHOM_THERAPY_STATE_ENDED ? self->sound_usec != 0 : state != RHOM_THERAPY_STATE_IDLE;
}

RhomTherapyCaution
rhom_therapy_get_caution (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), RHOM_THERAPY_CAUTION_NONE);

  return self->machine.caution;
}

/**
 * rhom_therapy_get_memory:
 *
 * Returns: (transfer none): all that is known of the application, as of the last change; for saving it, too
 */
const RhomTherapyMemory *
rhom_therapy_get_memory (RhomTherapy *self)
{
  g_return_val_if_fail (RHOM_IS_THERAPY (self), NULL);

  return &self->machine.memory;
}

/**
 * rhom_therapy_set_caution:
 *
 * See rhom_therapy_machine_set_caution().
 */
void
rhom_therapy_set_caution (RhomTherapy       *self,
                          RhomTherapyCaution caution)
{
  g_return_if_fail (RHOM_IS_THERAPY (self));
  g_return_if_fail (caution < RHOM_N_THERAPY_CAUTIONS);

  update (self);
  if (self->machine.caution != caution)
    rhom_therapy_machine_set_caution (&self->machine, get_now_usec (self), caution);
  update (self);
}

/**
 * rhom_therapy_start:
 *
 * Returns: whether it runs now; if not, @error is the rule that speaks against it, or asks
 */
gboolean
rhom_therapy_start (RhomTherapy              *self,
                    const RhomTherapyRequest *request,
                    GError                  **error)
{
  gboolean is_done;

  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);
  g_return_val_if_fail (request->kind < RHOM_N_THERAPY_KINDS && request->region < RHOM_N_REGIONS, FALSE);

  update (self);
  is_done = rhom_therapy_machine_start (&self->machine, get_now_usec (self), request, error);
  update (self);
  return is_done;
}

/**
 * rhom_therapy_answer_fine:
 *
 * The skin was looked at.
 *
 * Returns: whether that was asked for
 */
gboolean
rhom_therapy_answer_fine (RhomTherapy *self,
                          GError     **error)
{
  gboolean is_done;

  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  update (self);
  is_done = rhom_therapy_machine_answer_fine (&self->machine, error);
  update (self);
  return is_done;
}

/* Commands that need no more than the time. */
static gboolean
obey (RhomTherapy *self,
      gboolean (*command) (RhomTherapyMachine *machine,
                           gint64              now_usec,
                           GError            **error),
      GError **error)
{
  gboolean is_done;

  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  update (self);
  is_done = command (&self->machine, get_now_usec (self), error);
  update (self);
  return is_done;
}

/**
 * rhom_therapy_answer_stop:
 *
 * The skin was looked at, and the pack is off for it.
 *
 * Returns: whether there was anything to stop
 */
gboolean
rhom_therapy_answer_stop (RhomTherapy *self,
                          GError     **error)
{
  return obey (self, rhom_therapy_machine_answer_stop, error);
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
  return obey (self, rhom_therapy_machine_pause, error);
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
  return obey (self, rhom_therapy_machine_resume, error);
}

/**
 * rhom_therapy_stop:
 *
 * The pack is off, before its end or after, and none follows.
 *
 * Returns: whether there was anything to stop
 */
gboolean
rhom_therapy_stop (RhomTherapy *self,
                   GError     **error)
{
  return obey (self, rhom_therapy_machine_stop, error);
}

/**
 * rhom_therapy_acknowledge:
 *
 * The alarm was heard and the pack is off. If another one follows, there is a rest before it.
 *
 * Returns: whether there was an alarm
 */
gboolean
rhom_therapy_acknowledge (RhomTherapy *self,
                          GError     **error)
{
  return obey (self, rhom_therapy_machine_acknowledge, error);
}

/**
 * rhom_therapy_next:
 * @has_cloth: as at the start
 *
 * The next pack is laid.
 *
 * Returns: whether it runs now
 */
gboolean
rhom_therapy_next (RhomTherapy *self,
                   gboolean     has_cloth,
                   GError     **error)
{
  gboolean is_done;

  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  update (self);
  is_done = rhom_therapy_machine_next (&self->machine, get_now_usec (self), has_cloth, error);
  update (self);
  return is_done;
}

/**
 * rhom_therapy_extend:
 * @length_usec: how much more; the whole must stay within the limit of the kind
 * @is_confirmed: to go past what is not asked about was asked, and answered with yes
 *
 * Returns: whether it was extended
 */
gboolean
rhom_therapy_extend (RhomTherapy *self,
                     gint64       length_usec,
                     gboolean     is_confirmed,
                     GError     **error)
{
  gboolean is_done;

  g_return_val_if_fail (RHOM_IS_THERAPY (self), FALSE);

  update (self);
  is_done = rhom_therapy_machine_extend (&self->machine, length_usec, is_confirmed, error);
  update (self);
  return is_done;
}

/**
 * rhom_therapy_restore:
 * @memory: from an earlier process; what cannot be right is not taken
 *
 * Goes on from there; an alarm that went on sounds again at once.
 */
void
rhom_therapy_restore (RhomTherapy             *self,
                      const RhomTherapyMemory *memory)
{
  g_autoptr (GError) error = NULL;
  gint64 now_usec;

  g_return_if_fail (RHOM_IS_THERAPY (self));
  g_return_if_fail (memory != NULL);

  now_usec = get_now_usec (self);
  if (!rhom_therapy_memory_check (memory, now_usec, &error))
    {
      g_message ("%s", error->message);
      return;
    }
  rhom_therapy_machine_restore (&self->machine, now_usec, memory);
  self->sound_usec = memory->state == RHOM_THERAPY_STATE_ENDED ? now_usec : 0;
  update (self);
}
