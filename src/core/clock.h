/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_USEC_PER_SEC ((gint64) G_USEC_PER_SEC)
#define RHOM_USEC_PER_MIN (60 * RHOM_USEC_PER_SEC)
#define RHOM_USEC_PER_HOUR (60 * RHOM_USEC_PER_MIN)

#define RHOM_TYPE_CLOCK (rhom_clock_get_type ())
G_DECLARE_INTERFACE (RhomClock, rhom_clock, RHOM, CLOCK, GObject)

typedef void (*RhomAlarmFunc) (gpointer user_data);

struct _RhomClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*get_elapsed_usec) (RhomClock *self);
  gint64 (*get_awake_usec) (RhomClock *self);
  gint64 (*get_wall_usec) (RhomClock *self);
  GTimeZone *(*get_time_zone) (RhomClock *self);
  guint (*add_alarm) (RhomClock    *self,
                      gint64        due_usec,
                      RhomAlarmFunc func,
                      gpointer      user_data);
  void (*remove_alarm) (RhomClock *self,
                        guint      alarm_id);
};

gint64     rhom_clock_get_elapsed_usec (RhomClock *self);
gint64     rhom_clock_get_awake_usec (RhomClock *self);
gint64     rhom_clock_get_wall_usec (RhomClock *self);
GTimeZone *rhom_clock_get_time_zone (RhomClock *self);
guint      rhom_clock_add_alarm (RhomClock    *self,
                                 gint64        due_usec,
                                 RhomAlarmFunc func,
                                 gpointer      user_data);
void       rhom_clock_remove_alarm (RhomClock *self,
                                    guint      alarm_id);
void       rhom_clock_emit_wall_changed (RhomClock *self);

gint64     rhom_clock_elapsed_to_wall (RhomClock *self,
                                       gint64     elapsed_usec);
gint64     rhom_clock_wall_to_elapsed (RhomClock *self,
                                       gint64     wall_usec);
GDateTime *rhom_clock_elapsed_to_local (RhomClock *self,
                                        gint64     elapsed_usec);
gint64     rhom_clock_next_morning (RhomClock *self);
gint64     rhom_clock_next_time_of_day (RhomClock *self,
                                        int        hour,
                                        int        minute);

G_END_DECLS
