/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clock-system.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/**
 * RhomClockSystem:
 *
 * The machine's own clock, and the only file that reads one. All alarms share
 * one timerfd on CLOCK_BOOTTIME, armed to the earliest; with no alarm it is
 * disarmed, so that nothing wakes the process. A second timerfd, never due,
 * reports steps of the wall clock (TFD_TIMER_CANCEL_ON_SET, timerfd_create(2)).
 */

typedef struct
{
  guint         id;
  gint64        due_usec; /* elapsed scale */
  RhomAlarmFunc func;
  gpointer      user_data;
} Alarm;

struct _RhomClockSystem
{
  GObject parent_instance;

  GSequence *alarms; /* (owned) (element-type Alarm), by due, then id */
  guint      last_id;
  int        alarm_fd; /* CLOCK_BOOTTIME */
  int        wall_fd;  /* CLOCK_REALTIME, cancelled when the wall clock is set */
  guint      alarm_source;
  guint      wall_source;
};

static void rhom_clock_system_clock_iface_init (RhomClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomClockSystem, rhom_clock_system, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_CLOCK, rhom_clock_system_clock_iface_init))

static gint64
read_clock (clockid_t which)
{
  struct timespec spec;

  if (clock_gettime (which, &spec) != 0)
    g_error ("clock_gettime failed: %s", g_strerror (errno));
  return (gint64) spec.tv_sec * RHOM_USEC_PER_SEC + spec.tv_nsec / 1000;
}

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

/* A zero it_value would disarm, so a moment at or before boot becomes 1 ns. */
static void
arm (RhomClockSystem *self)
{
  GSequenceIter    *first = g_sequence_get_begin_iter (self->alarms);
  struct itimerspec spec = { 0 };

  if (!g_sequence_iter_is_end (first))
    {
      gint64 due_usec = MAX (0, ((Alarm *) g_sequence_get (first))->due_usec);

      spec.it_value.tv_sec = due_usec / RHOM_USEC_PER_SEC;
      spec.it_value.tv_nsec = (due_usec % RHOM_USEC_PER_SEC) * 1000 + (due_usec == 0);
    }
  timerfd_settime (self->alarm_fd, TFD_TIMER_ABSTIME, &spec, NULL);
}

/* The end of time: a moment that can come would be due again and again from then on. */
static void
watch_wall (RhomClockSystem *self)
{
  struct itimerspec spec = { .it_value.tv_sec = sizeof (time_t) == sizeof (gint64) ? (time_t) G_MAXINT64 : G_MAXINT32 };

  timerfd_settime (self->wall_fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, NULL);
}

static gboolean
alarm_fd_ready_cb (int          fd,
                   GIOCondition condition,
                   gpointer     user_data)
{
  g_autoptr (RhomClockSystem) self = g_object_ref (user_data);
  gint64         now_usec = read_clock (CLOCK_BOOTTIME);
  GSequenceIter *iter;
  guint64        expirations;

  if (read (fd, &expirations, sizeof expirations) < 0 && errno != EAGAIN)
    g_debug ("timerfd: %s", g_strerror (errno));

  while (iter = g_sequence_get_begin_iter (self->alarms),
         !g_sequence_iter_is_end (iter) && ((Alarm *) g_sequence_get (iter))->due_usec <= now_usec)
    {
      Alarm fired = *(Alarm *) g_sequence_get (iter);

      g_sequence_remove (iter);
      fired.func (fired.user_data);
    }
  arm (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
wall_fd_ready_cb (int          fd,
                  GIOCondition condition,
                  gpointer     user_data)
{
  g_autoptr (RhomClockSystem) self = g_object_ref (user_data);
  guint64  expirations;
  gboolean was_set = read (fd, &expirations, sizeof expirations) < 0 && errno == ECANCELED;

  watch_wall (self);
  if (was_set)
    rhom_clock_emit_wall_changed (RHOM_CLOCK (self));
  return G_SOURCE_CONTINUE;
}

static gint64
rhom_clock_system_get_elapsed_usec (RhomClock *clock)
{
  return read_clock (CLOCK_BOOTTIME);
}

static gint64
rhom_clock_system_get_awake_usec (RhomClock *clock)
{
  return read_clock (CLOCK_MONOTONIC);
}

static gint64
rhom_clock_system_get_wall_usec (RhomClock *clock)
{
  return read_clock (CLOCK_REALTIME);
}

static GTimeZone *
rhom_clock_system_get_time_zone (RhomClock *clock)
{
  return g_time_zone_new_local ();
}

static guint
rhom_clock_system_add_alarm (RhomClock    *clock,
                             gint64        due_usec,
                             RhomAlarmFunc func,
                             gpointer      user_data)
{
  RhomClockSystem *self = RHOM_CLOCK_SYSTEM (clock);
  Alarm           *alarm = g_new (Alarm, 1);

  *alarm = (Alarm){ .id = ++self->last_id, .due_usec = due_usec, .func = func, .user_data = user_data };
  g_sequence_insert_sorted (self->alarms, alarm, compare_alarms, NULL);
  arm (self);
  return alarm->id;
}

static void
rhom_clock_system_remove_alarm (RhomClock *clock,
                                guint      alarm_id)
{
  RhomClockSystem *self = RHOM_CLOCK_SYSTEM (clock);
  GSequenceIter   *iter = g_sequence_get_begin_iter (self->alarms);

  while (!g_sequence_iter_is_end (iter) && ((Alarm *) g_sequence_get (iter))->id != alarm_id)
    iter = g_sequence_iter_next (iter);
  g_return_if_fail (!g_sequence_iter_is_end (iter));

  g_sequence_remove (iter);
  arm (self);
}

static void
rhom_clock_system_clock_iface_init (RhomClockInterface *iface)
{
  iface->get_elapsed_usec = rhom_clock_system_get_elapsed_usec;
  iface->get_awake_usec = rhom_clock_system_get_awake_usec;
  iface->get_wall_usec = rhom_clock_system_get_wall_usec;
  iface->get_time_zone = rhom_clock_system_get_time_zone;
  iface->add_alarm = rhom_clock_system_add_alarm;
  iface->remove_alarm = rhom_clock_system_remove_alarm;
}

static void
rhom_clock_system_finalize (GObject *object)
{
  RhomClockSystem *self = RHOM_CLOCK_SYSTEM (object);

  g_clear_handle_id (&self->alarm_source, g_source_remove);
  g_clear_handle_id (&self->wall_source, g_source_remove);
  close (self->alarm_fd);
  close (self->wall_fd);
  g_sequence_free (self->alarms);

  G_OBJECT_CLASS (rhom_clock_system_parent_class)->finalize (object);
}

static void
rhom_clock_system_class_init (RhomClockSystemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_clock_system_finalize;
}

static void
rhom_clock_system_init (RhomClockSystem *self)
{
  self->alarms = g_sequence_new (g_free);
  self->alarm_fd = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  self->wall_fd = timerfd_create (CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->alarm_fd < 0 || self->wall_fd < 0)
    g_error ("timerfd_create failed: %s", g_strerror (errno));

  self->alarm_source = g_unix_fd_add (self->alarm_fd, G_IO_IN, alarm_fd_ready_cb, self);
  self->wall_source = g_unix_fd_add (self->wall_fd, G_IO_IN, wall_fd_ready_cb, self);
  watch_wall (self);
}

/**
 * rhom_clock_system_new:
 *
 * Returns: (transfer full): the machine's clock; alarms fire in the thread's default main context
 */
RhomClock *
rhom_clock_system_new (void)
{
  return g_object_new (RHOM_TYPE_CLOCK_SYSTEM, NULL);
}
