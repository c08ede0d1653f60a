/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_ALARM_SOUND (rhom_alarm_sound_get_type ())
G_DECLARE_FINAL_TYPE (RhomAlarmSound, rhom_alarm_sound, RHOM, ALARM_SOUND, GObject)

RhomAlarmSound *rhom_alarm_sound_new (void);
gboolean        rhom_alarm_sound_is_available (RhomAlarmSound *self);
void            rhom_alarm_sound_play (RhomAlarmSound *self);
void            rhom_alarm_sound_stop (RhomAlarmSound *self);

G_END_DECLS
