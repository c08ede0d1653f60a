/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/presence.h"

/**
 * RhomPresence:
 *
 * Whether somebody uses the keyboard or the mouse, told by the best of the
 * sources that this desktop has at the moment.
 *
 * Who was idle is back with the first input that comes more than two seconds
 * after the first one, and before the next minute without any is over. So a
 * mouse that was touched in passing ends no rest, and who comes back to read
 * and turns a page now and then is not overlooked. It needs no tick: the source
 * watches for a pause of two seconds, and one alarm stands where input
 * without such a pause is long enough. A source that does not know of seconds
 * is believed at once.
 *
 *     present --idle--> away --input--> returning --alarm--> present
 *                        ^                  | pause
 *                        |                  v
 *                        +-----idle----- touched --input--> present
 *
 * #RhomPresence::changed: somebody left or is back, or another source tells.
 *
 * #RhomPresence::gap: the awaited pause is there, or nothing here can tell.
 */

/* Input that is over after this long was a touch in passing. */
#define TOUCH_MSEC 2000

/* The pause after the last input of a touch is over by then, with time to be told. */
#define RETURN_USEC ((2 * TOUCH_MSEC + 500) * (RHOM_USEC_PER_SEC / 1000))

typedef enum
{
  STATE_PRESENT,
  STATE_AWAY,
  STATE_RETURNING,
  STATE_TOUCHED,
} State;

struct _RhomPresence
{
  GObject parent_instance;

  RhomClock      *clock;   /* (owned) */
  GPtrArray      *sources; /* (owned) (element-type RhomIdleSource): the best first */
  RhomIdleSource *chosen;  /* (unowned) (nullable): one of the sources */
  guint           threshold_msec;
  State           state;
  gint64          idle_since_usec; /* elapsed scale; 0 = present */
  guint           alarm_id;        /* only while returning */
  gint64          gap_usec;        /* awaited; 0 = none */
  guint           gap_id;          /* 0 unless a gap is told that nobody saw */
};

G_DEFINE_FINAL_TYPE (RhomPresence, rhom_presence, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
disarm (RhomPresence *self)
{
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

static void
set_watch (RhomPresence *self,
           RhomIdleWatch watch,
           guint         length_msec)
{
  if (self->chosen != NULL && rhom_idle_source_is_available (self->chosen))
    rhom_idle_source_set_watch (self->chosen, watch, length_msec);
}

static void
become_present (RhomPresence *self)
{
  disarm (self);
  if (self->state == STATE_RETURNING || self->state == STATE_TOUCHED)
    set_watch (self, RHOM_IDLE_WATCH_TOUCH, 0);
  self->state = STATE_PRESENT;
  self->idle_since_usec = 0;
}

static void
arrive (RhomPresence *self)
{
  become_present (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
leave (RhomPresence *self,
       gint64        since_usec)
{
  gint64 before_usec = self->idle_since_usec;

  become_present (self);
  self->state = STATE_AWAY;
  self->idle_since_usec = before_usec != 0 ? before_usec : since_usec;
  if (before_usec == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
alarm_cb (gpointer user_data)
{
  RhomPresence *self = user_data;

  self->alarm_id = 0;
  arrive (self);
}

static void
begin_return (RhomPresence *self)
{
  disarm (self);
  self->state = STATE_RETURNING;
  self->alarm_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + RETURN_USEC, alarm_cb, self);
  set_watch (self, RHOM_IDLE_WATCH_TOUCH, TOUCH_MSEC);
}

/* --- The awaited gap --- */

static void
tell_gap (RhomPresence *self)
{
  self->gap_id = 0;
  self->gap_usec = 0;
  g_signal_emit (self, signals[GAP], 0);
}

static void
watch_gap (RhomPresence *self)
{
  gboolean can_tell = rhom_presence_can_tell_gap (self);

  g_clear_handle_id (&self->gap_id, g_source_remove);
  if (self->gap_usec != 0 && !can_tell)
    self->gap_id = g_idle_add_once ((GSourceOnceFunc) tell_gap, self);
  else if (can_tell)
    set_watch (self, RHOM_IDLE_WATCH_GAP, self->gap_usec / 1000);
}

/* --- What the sources tell --- */

static void
source_idle_cb (RhomIdleSource *source,
                guint           watch,
                gint64          since_usec,
                RhomPresence   *self)
{
  if (source != self->chosen)
    return;
  if (watch == RHOM_IDLE_WATCH_AWAY)
    leave (self, since_usec);
  else if (watch == RHOM_IDLE_WATCH_TOUCH && self->state == STATE_RETURNING)
    {
      disarm (self);
      self->state = STATE_TOUCHED;
    }
  else if (watch == RHOM_IDLE_WATCH_GAP && self->gap_usec != 0)
    {
      set_watch (self, RHOM_IDLE_WATCH_GAP, 0);
      tell_gap (self);
    }
}

static void
source_active_cb (RhomIdleSource *source,
                  guint           watch,
                  RhomPresence   *self)
{
  if (source != self->chosen)
    return;
  if (watch == RHOM_IDLE_WATCH_AWAY && self->state == STATE_AWAY)
    rhom_idle_source_is_fine (source) ? begin_return (self) : arrive (self);
  else if (watch == RHOM_IDLE_WATCH_TOUCH && self->state == STATE_TOUCHED)
    arrive (self);
}

static RhomIdleSource *
find_best (RhomPresence *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      RhomIdleSource *source = g_ptr_array_index (self->sources, i);

      if (rhom_idle_source_is_available (source))
        return source;
    }
  return NULL;
}

/* A new source knows nothing yet of somebody who is away: it is asked as if
 * they had just touched the mouse. Without any they count as present, because
 * nobody could say that they are back. */
static void
choose (RhomPresence   *self,
        RhomIdleSource *source)
{
  for (RhomIdleWatch watch = 0; watch < RHOM_N_IDLE_WATCHES; watch++)
    set_watch (self, watch, 0);
  disarm (self);
  self->chosen = source;
  set_watch (self, RHOM_IDLE_WATCH_AWAY, self->threshold_msec);
  watch_gap (self);
  if (self->idle_since_usec != 0 && rhom_presence_can_tell_gap (self))
    begin_return (self);
  else
    become_present (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
update_choice (RhomPresence *self)
{
  RhomIdleSource *best = find_best (self);

  if (best != self->chosen)
    choose (self, best);
}

/* One that went and came back before anybody looked has lost its watches. */
static void
source_changed_cb (RhomIdleSource *source,
                   RhomPresence   *self)
{
  if (source == self->chosen && rhom_idle_source_is_available (source))
    choose (self, source);
  else
    update_choice (self);
}

static void
rhom_presence_dispose (GObject *object)
{
  RhomPresence *self = RHOM_PRESENCE (object);

  g_clear_handle_id (&self->gap_id, g_source_remove);
  if (self->clock != NULL)
    disarm (self);
  self->chosen = NULL;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_presence_parent_class)->dispose (object);
}

static void
rhom_presence_class_init (RhomPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_presence_dispose;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GAP] = g_signal_new ("gap", RHOM_TYPE_PRESENCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_presence_init (RhomPresence *self)
{
  self->sources = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rhom_presence_new:
 * @threshold_msec: without input for so long somebody is idle
 *
 * Returns: (transfer full): as if somebody were present, until a source is added
 */
RhomPresence *
rhom_presence_new (RhomClock *clock,
                   guint      threshold_msec)
{
  RhomPresence *self = g_object_new (RHOM_TYPE_PRESENCE, NULL);

  self->clock = g_object_ref (clock);
  self->threshold_msec = threshold_msec;
  return self;
}

/**
 * rhom_presence_add_source:
 * @source: (transfer full): used while none that was added before is available
 */
void
rhom_presence_add_source (RhomPresence   *self,
                          RhomIdleSource *source)
{
  g_return_if_fail (RHOM_IS_PRESENCE (self));
  g_return_if_fail (RHOM_IS_IDLE_SOURCE (source));

  g_ptr_array_add (self->sources, source);
  g_signal_connect_object (source, "changed", G_CALLBACK (source_changed_cb), self, 0);
  g_signal_connect_object (source, "idle", G_CALLBACK (source_idle_cb), self, 0);
  g_signal_connect_object (source, "active", G_CALLBACK (source_active_cb), self, 0);
  update_choice (self);
}

/**
 * rhom_presence_get_source:
 *
 * Returns: the name of the source that tells now; "none" if there is none
 */
const char *
rhom_presence_get_source (RhomPresence *self)
{
  g_return_val_if_fail (RHOM_IS_PRESENCE (self), "none");

  return self->chosen != NULL ? rhom_idle_source_get_name (self->chosen) : "none";
}

/**
 * rhom_presence_get_idle_since_usec:
 *
 * Returns: elapsed usec of the last input before somebody left; 0 while they are here
 */
gint64
rhom_presence_get_idle_since_usec (RhomPresence *self)
{
  g_return_val_if_fail (RHOM_IS_PRESENCE (self), 0);

  return self->idle_since_usec;
}

/**
 * rhom_presence_can_tell_gap:
 *
 * Returns: whether a pause of seconds in the input can be seen now
 */
gboolean
rhom_presence_can_tell_gap (RhomPresence *self)
{
  g_return_val_if_fail (RHOM_IS_PRESENCE (self), FALSE);

  return self->chosen != NULL && rhom_idle_source_is_available (self->chosen) && rhom_idle_source_is_fine (self->chosen);
}

/**
 * rhom_presence_await_gap:
 * @gap_usec: 0 = await none any more
 *
 * See rhom_activity_await_gap().
 */
void
rhom_presence_await_gap (RhomPresence *self,
                         gint64        gap_usec)
{
  g_return_if_fail (RHOM_IS_PRESENCE (self));

  self->gap_usec = gap_usec;
  watch_gap (self);
}

/**
 * rhom_presence_confirm:
 *
 * Something else shows that somebody is here, such as a screen that was
 * unlocked: the first input was no touch in passing.
 */
void
rhom_presence_confirm (RhomPresence *self)
{
  g_return_if_fail (RHOM_IS_PRESENCE (self));

  if (self->state == STATE_RETURNING || self->state == STATE_TOUCHED)
    arrive (self);
}
