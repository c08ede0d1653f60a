/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomAlarmSoundState:
 * @RHOM_ALARM_SOUND_READY: nothing speaks against its being heard
 * @RHOM_ALARM_SOUND_NONE: nothing here plays it
 * @RHOM_ALARM_SOUND_FAILED: it could not be played when it was last tried
 */
typedef enum
{
  RHOM_ALARM_SOUND_READY,
  RHOM_ALARM_SOUND_NONE,
  RHOM_ALARM_SOUND_FAILED,
  RHOM_N_ALARM_SOUND_STATES,
} RhomAlarmSoundState;

#define RHOM_TYPE_ALARM_SOUND (rhom_alarm_sound_get_type ())
G_DECLARE_FINAL_TYPE (RhomAlarmSound, rhom_alarm_sound, RHOM, ALARM_SOUND, GObject)

RhomAlarmSound *rhom_alarm_sound_new (void);

RhomAlarmSoundState rhom_alarm_sound_get_state (RhomAlarmSound *self);
gboolean            rhom_alarm_sound_is_available (RhomAlarmSound *self);
void                rhom_alarm_sound_probe (RhomAlarmSound *self);
void                rhom_alarm_sound_play (RhomAlarmSound *self,
                                           int             loudness_percent);
void                rhom_alarm_sound_stop (RhomAlarmSound *self);
const char         *rhom_alarm_sound_state_to_id (RhomAlarmSoundState state);

G_END_DECLS
