/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/moments.h"
#include "core/programme.h"
#include "core/tally.h"

G_BEGIN_DECLS

/**
 * RhomPlayerState:
 * @RHOM_PLAYER_IDLE: not started
 * @RHOM_PLAYER_PLAYING: time runs
 * @RHOM_PLAYER_PAUSED: stands still until resumed
 * @RHOM_PLAYER_HURT: stopped because it hurt; the next exercise may still be gone on to
 * @RHOM_PLAYER_DONE: went to its end
 * @RHOM_PLAYER_LEFT: left before its end
 */
typedef enum
{
  RHOM_PLAYER_IDLE,
  RHOM_PLAYER_PLAYING,
  RHOM_PLAYER_PAUSED,
  RHOM_PLAYER_HURT,
  RHOM_PLAYER_DONE,
  RHOM_PLAYER_LEFT,
} RhomPlayerState;

#define RHOM_TYPE_PLAYER (rhom_player_get_type ())
G_DECLARE_FINAL_TYPE (RhomPlayer, rhom_player, RHOM, PLAYER, GObject)

RhomPlayer *rhom_player_new (RhomClock     *clock,
                             RhomProgramme *programme);

void rhom_player_start (RhomPlayer *self,
                        gboolean    is_attended);
void rhom_player_attend (RhomPlayer *self);
void rhom_player_pause (RhomPlayer *self);
void rhom_player_resume (RhomPlayer *self);
void rhom_player_next (RhomPlayer *self);
void rhom_player_previous (RhomPlayer *self);
void rhom_player_extend (RhomPlayer *self);
void rhom_player_hurt (RhomPlayer *self);
void rhom_player_leave (RhomPlayer *self);
void rhom_player_update (RhomPlayer *self);

RhomProgramme   *rhom_player_get_programme (RhomPlayer *self);
RhomPlayerState  rhom_player_get_state (RhomPlayer *self);
gboolean         rhom_player_is_over (RhomPlayer *self);
const RhomPhase *rhom_player_get_phase (RhomPlayer *self);
const RhomPhase *rhom_player_get_next_phase (RhomPlayer *self);
gint64           rhom_player_get_position_usec (RhomPlayer *self);
gint64           rhom_player_get_left_usec (RhomPlayer *self);
gint64           rhom_player_get_deadline_usec (RhomPlayer *self);
int              rhom_player_get_repetition (RhomPlayer *self);
int              rhom_player_get_cue (RhomPlayer *self);
gint64           rhom_player_get_total_usec (RhomPlayer *self);
gint64           rhom_player_get_phase_length_usec (RhomPlayer *self,
                                                    guint       phase);
gint64           rhom_player_get_played_usec (RhomPlayer *self);
RhomResult       rhom_player_get_result (RhomPlayer *self,
                                         guint       exercise);

G_END_DECLS
