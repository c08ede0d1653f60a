/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fake-clock.h"

/**
 * RhomFakeClock:
 *
 * Time as a test wants it. Starts at an elapsed time of 1000 s on Monday,
 * 2026-03-02 09:00 UTC. Alarms fire in the order of (due, id), each with the
 * clock standing at its due moment, or, after suspend, at the moment of resume.
 */

typedef struct
{
  guint         id;
  gint64        due_usec;
  RhomAlarmFunc func;
  gpointer      user_data;
} Alarm;

struct _RhomFakeClock
{
  GObject parent_instance;

  gint64     elapsed_usec;
  gint64     asleep_usec;      /* how much of it was suspend */
  gint64     wall_offset_usec; /* wall = elapsed + this */
  GTimeZone *zone;             /* (owned) */
  GSequence *alarms;           /* (owned) (element-type Alarm) */
  guint      last_id;
  guint      n_fired;
};

static void rhom_fake_clock_clock_iface_init (RhomClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomFakeClock, rhom_fake_clock, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_CLOCK, rhom_fake_clock_clock_iface_init))

static int
compare_alarms (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const Alarm *first = a;
  const Alarm *second = b;

  if (first->due_usec != second->due_usec)
    return first->due_usec < second->due_usec ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Alarms set by alarms, and by what the main loop does after them, fire in the
 * same run, if they are due in it. */
static void
fire_until (RhomFakeClock *self,
            gint64         end_usec)
{
  GSequenceIter *iter;

  while (iter = g_sequence_get_begin_iter (self->alarms),
         !g_sequence_iter_is_end (iter) && ((Alarm *) g_sequence_get (iter))->due_usec <= end_usec)
    {
      Alarm fired = *(Alarm *) g_sequence_get (iter);

      self->elapsed_usec = MAX (self->elapsed_usec, fired.due_usec);
      self->n_fired++;
      g_sequence_remove (iter);
      fired.func (fired.user_data);
      drain ();
    }
}

static gint64
rhom_fake_clock_get_elapsed_usec (RhomClock *clock)
{
  return RHOM_FAKE_CLOCK (clock)->elapsed_usec;
}

static gint64
rhom_fake_clock_get_awake_usec (RhomClock *clock)
{
  RhomFakeClock *self = RHOM_FAKE_CLOCK (clock);

  return self->elapsed_usec - self->asleep_usec;
}

static gint64
rhom_fake_clock_get_wall_usec (RhomClock *clock)
{
  RhomFakeClock *self = RHOM_FAKE_CLOCK (clock);

  return self->elapsed_usec + self->wall_offset_usec;
}

static GTimeZone *
rhom_fake_clock_get_time_zone (RhomClock *clock)
{
  return g_time_zone_ref (RHOM_FAKE_CLOCK (clock)->zone);
}

static guint
rhom_fake_clock_add_alarm (RhomClock    *clock,
                           gint64        due_usec,
                           RhomAlarmFunc func,
                           gpointer      user_data)
{
  RhomFakeClock *self = RHOM_FAKE_CLOCK (clock);
  Alarm         *alarm = g_new (Alarm, 1);

  *alarm = (Alarm){ .id = ++self->last_id, .due_usec = due_usec, .func = func, .user_data = user_data };
  g_sequence_insert_sorted (self->alarms, alarm, compare_alarms, NULL);
  return alarm->id;
}

static void
rhom_fake_clock_remove_alarm (RhomClock *clock,
                              guint      alarm_id)
{
  RhomFakeClock *self = RHOM_FAKE_CLOCK (clock);
  GSequenceIter *iter = g_sequence_get_begin_iter (self->alarms);

  while (!g_sequence_iter_is_end (iter) && ((Alarm *) g_sequence_get (iter))->id != alarm_id)
    iter = g_sequence_iter_next (iter);
  g_assert_false (g_sequence_iter_is_end (iter));
  g_sequence_remove (iter);
}

static void
rhom_fake_clock_clock_iface_init (RhomClockInterface *iface)
{
  iface->get_elapsed_usec = rhom_fake_clock_get_elapsed_usec;
  iface->get_awake_usec = rhom_fake_clock_get_awake_usec;
  iface->get_wall_usec = rhom_fake_clock_get_wall_usec;
  iface->get_time_zone = rhom_fake_clock_get_time_zone;
  iface->add_alarm = rhom_fake_clock_add_alarm;
  iface->remove_alarm = rhom_fake_clock_remove_alarm;
}

static void
rhom_fake_clock_finalize (GObject *object)
{
  RhomFakeClock *self = RHOM_FAKE_CLOCK (object);

  g_sequence_free (self->alarms);
  g_time_zone_unref (self->zone);

  G_OBJECT_CLASS (rhom_fake_clock_parent_class)->finalize (object);
}

static void
rhom_fake_clock_class_init (RhomFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_fake_clock_finalize;
}

static void
rhom_fake_clock_init (RhomFakeClock *self)
{
  self->alarms = g_sequence_new (g_free);
  self->zone = g_time_zone_new_utc ();
  self->elapsed_usec = 1000 * RHOM_USEC_PER_SEC;
  rhom_fake_clock_set_wall_text (self, "2026-03-02T09:00:00Z");
}

RhomFakeClock *
rhom_fake_clock_new (void)
{
  return g_object_new (RHOM_TYPE_FAKE_CLOCK, NULL);
}

/**
 * rhom_fake_clock_advance:
 * @length_usec: 0 fires what is due now
 *
 * Lets time pass awake, then lets the main context settle.
 */
void
rhom_fake_clock_advance (RhomFakeClock *self,
                         gint64         length_usec)
{
  gint64 end_usec = self->elapsed_usec + length_usec;

  fire_until (self, end_usec);
  self->elapsed_usec = end_usec;
  drain ();
}

/**
 * rhom_fake_clock_suspend:
 *
 * Sleeps and resumes: nothing fires in between, and what fell due fires at the end.
 */
void
rhom_fake_clock_suspend (RhomFakeClock *self,
                         gint64         length_usec)
{
  self->elapsed_usec += length_usec;
  self->asleep_usec += length_usec;
  rhom_fake_clock_advance (self, 0);
}

void
rhom_fake_clock_set_wall (RhomFakeClock *self,
                          gint64         wall_usec)
{
  self->wall_offset_usec = wall_usec - self->elapsed_usec;
  rhom_clock_emit_wall_changed (RHOM_CLOCK (self));
}

void
rhom_fake_clock_set_wall_text (RhomFakeClock *self,
                               const char    *iso8601)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (iso8601, self->zone);

  g_assert_nonnull (date);
  rhom_fake_clock_set_wall (self, g_date_time_to_unix (date) * RHOM_USEC_PER_SEC);
}

void
rhom_fake_clock_set_zone (RhomFakeClock *self,
                          const char    *identifier)
{
  g_time_zone_unref (self->zone);
  self->zone = g_time_zone_new_identifier (identifier);
  g_assert_nonnull (self->zone);
  rhom_clock_emit_wall_changed (RHOM_CLOCK (self));
}

guint
rhom_fake_clock_get_n_alarms (RhomFakeClock *self)
{
  return g_sequence_get_length (self->alarms);
}

/* Returns: when the next alarm is due, elapsed scale; 0 if none is armed */
gint64
rhom_fake_clock_get_next_alarm (RhomFakeClock *self)
{
  GSequenceIter *iter = g_sequence_get_begin_iter (self->alarms);

  return g_sequence_iter_is_end (iter) ? 0 : ((Alarm *) g_sequence_get (iter))->due_usec;
}

guint
rhom_fake_clock_get_n_fired (RhomFakeClock *self)
{
  return self->n_fired;
}
