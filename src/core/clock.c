/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clock.h"

/**
 * RhomClock:
 *
 * Where time comes from. There are three scales, all in microseconds:
 *
 * - elapsed: counts from boot and goes on during suspend (CLOCK_BOOTTIME).
 *   Every deadline of ours is on this scale, so no clock step can move it.
 * - awake: like elapsed, but stands still during suspend (CLOCK_MONOTONIC).
 *   Elapsed minus awake is the time the machine has slept.
 * - wall: since 1970 UTC. Only for what is said to people ("until 15:00").
 *
 * An alarm fires once, from the main context, as soon as the elapsed scale
 * reaches its moment; at once if that is past, and right after resume if it
 * passed asleep.
 *
 * #RhomClock::wall-changed says that wall time jumped or that the time zone
 * changed: texts with a time of day in them want to be made again.
 */

G_DEFINE_INTERFACE (RhomClock, rhom_clock, G_TYPE_OBJECT)

enum
{
  WALL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rhom_clock_default_init (RhomClockInterface *iface)
{
  signals[WALL_CHANGED] = g_signal_new ("wall-changed", RHOM_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * rhom_clock_get_elapsed_usec:
 *
 * Returns: microseconds since boot, suspend included
 */
gint64
rhom_clock_get_elapsed_usec (RhomClock *self)
{
  g_return_val_if_fail (RHOM_IS_CLOCK (self), 0);

  return RHOM_CLOCK_GET_IFACE (self)->get_elapsed_usec (self);
}

/**
 * rhom_clock_get_awake_usec:
 *
 * Returns: microseconds since boot, suspend left out
 */
gint64
rhom_clock_get_awake_usec (RhomClock *self)
{
  g_return_val_if_fail (RHOM_IS_CLOCK (self), 0);

  return RHOM_CLOCK_GET_IFACE (self)->get_awake_usec (self);
}

/**
 * rhom_clock_get_wall_usec:
 *
 * Returns: microseconds since 1970-01-01 UTC
 */
gint64
rhom_clock_get_wall_usec (RhomClock *self)
{
  g_return_val_if_fail (RHOM_IS_CLOCK (self), 0);

  return RHOM_CLOCK_GET_IFACE (self)->get_wall_usec (self);
}

/**
 * rhom_clock_get_time_zone:
 *
 * Returns: (transfer full): the zone in which times of day are said, as it is now
 */
GTimeZone *
rhom_clock_get_time_zone (RhomClock *self)
{
  g_return_val_if_fail (RHOM_IS_CLOCK (self), NULL);

  return RHOM_CLOCK_GET_IFACE (self)->get_time_zone (self);
}

/**
 * rhom_clock_add_alarm:
 * @due_usec: when, on the elapsed scale; may be past
 * @func: called once; it may add and remove alarms
 *
 * Returns: an id for rhom_clock_remove_alarm(), never 0; invalid once @func runs
 */
guint
rhom_clock_add_alarm (RhomClock    *self,
                      gint64        due_usec,
                      RhomAlarmFunc func,
                      gpointer      user_data)
{
  g_return_val_if_fail (RHOM_IS_CLOCK (self), 0);
  g_return_val_if_fail (func != NULL, 0);

  return RHOM_CLOCK_GET_IFACE (self)->add_alarm (self, due_usec, func, user_data);
}

/**
 * rhom_clock_remove_alarm:
 * @alarm_id: an id of an alarm that has not fired
 */
void
rhom_clock_remove_alarm (RhomClock *self,
                         guint      alarm_id)
{
  g_return_if_fail (RHOM_IS_CLOCK (self));
  g_return_if_fail (alarm_id != 0);

  RHOM_CLOCK_GET_IFACE (self)->remove_alarm (self, alarm_id);
}

/**
 * rhom_clock_emit_wall_changed:
 *
 * For implementations, and for who learns of a new time zone elsewhere.
 */
void
rhom_clock_emit_wall_changed (RhomClock *self)
{
  g_return_if_fail (RHOM_IS_CLOCK (self));

  g_signal_emit (self, signals[WALL_CHANGED], 0);
}

/**
 * rhom_clock_elapsed_to_wall:
 *
 * Returns: the wall time of an elapsed moment, as far as is known now
 */
gint64
rhom_clock_elapsed_to_wall (RhomClock *self,
                            gint64     elapsed_usec)
{
  return rhom_clock_get_wall_usec (self) + (elapsed_usec - rhom_clock_get_elapsed_usec (self));
}

/**
 * rhom_clock_wall_to_elapsed:
 *
 * Returns: the elapsed moment of a wall time, as far as is known now
 */
gint64
rhom_clock_wall_to_elapsed (RhomClock *self,
                            gint64     wall_usec)
{
  return rhom_clock_get_elapsed_usec (self) + (wall_usec - rhom_clock_get_wall_usec (self));
}

/**
 * rhom_clock_elapsed_to_local:
 *
 * To the nearest second: the two scales cannot be read at the same instant, and
 * a pause until 15:00 must not be said to end at 14:59.
 *
 * Returns: (transfer full): the moment as the people here read it off a clock
 */
GDateTime *
rhom_clock_elapsed_to_local (RhomClock *self,
                             gint64     elapsed_usec)
{
  g_autoptr (GTimeZone) zone = rhom_clock_get_time_zone (self);
  gint64 wall_usec = rhom_clock_elapsed_to_wall (self, elapsed_usec);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((wall_usec + RHOM_USEC_PER_SEC / 2) / RHOM_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, zone);
}

/**
 * rhom_clock_next_time_of_day:
 * @hour: 0-23, in the local zone
 * @minute: 0-59
 *
 * Counts in days of the calendar, so the day on which the clocks change is
 * right too; a time that such a day leaves out is taken an hour later.
 *
 * Returns: wall time of the next moment the clocks here show that time
 */
gint64
rhom_clock_next_time_of_day (RhomClock *self,
                             int        hour,
                             int        minute)
{
  g_autoptr (GTimeZone) zone = rhom_clock_get_time_zone (self);
  g_autoptr (GDateTime) now = rhom_clock_elapsed_to_local (self, rhom_clock_get_elapsed_usec (self));
  g_autoptr (GDateTime) today = g_date_time_new (zone, g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now), hour, minute, 0);
  g_autoptr (GDateTime) day = NULL;

  if (g_date_time_compare (today, now) > 0)
    return g_date_time_to_unix (today) * RHOM_USEC_PER_SEC;

  day = g_date_time_add_days (now, 1);
  g_date_time_unref (today);
  today = g_date_time_new (zone, g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day), hour, minute, 0);
  return g_date_time_to_unix (today) * RHOM_USEC_PER_SEC;
}

/* Tomorrow begins when people get up, not at midnight: who pauses late in the
 * evening wants peace for the night too, and who does so in the night, after sleeping. */
#define MORNING_HOUR 6
#define SHORTEST_NIGHT_USEC (4 * RHOM_USEC_PER_HOUR)

/**
 * rhom_clock_next_morning:
 *
 * Returns: wall time of the first 06:00 that is at least four hours away: what “tomorrow” means for a pause
 */
gint64
rhom_clock_next_morning (RhomClock *self)
{
  gint64 morning_usec = rhom_clock_next_time_of_day (self, MORNING_HOUR, 0);

  if (morning_usec - rhom_clock_get_wall_usec (self) >= SHORTEST_NIGHT_USEC)
    return morning_usec;
  return morning_usec + 24 * RHOM_USEC_PER_HOUR;
}
