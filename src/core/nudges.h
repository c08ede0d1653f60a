/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

/**
 * RhomNudge:
 * @RHOM_NUDGE_NONE: nothing
 * @RHOM_NUDGE_POSTURE: a word about posture
 * @RHOM_NUDGE_STAND: it is time to stand
 * @RHOM_NUDGE_SIT: it is time to sit again
 *
 * A small reminder, which is no break.
 */
typedef enum
{
  RHOM_NUDGE_NONE,
  RHOM_NUDGE_POSTURE,
  RHOM_NUDGE_STAND,
  RHOM_NUDGE_SIT,
} RhomNudge;

/**
 * RhomNudgeMemory:
 * @posture_usec: at the desk since the last word about posture
 * @position_usec: at the desk since the last change of position
 * @is_standing: the last one was to stand
 * @turn: how many words about posture there were, by which the next one is chosen
 *
 * What is remembered of them, up to the present stretch at the desk.
 */
typedef struct
{
  gint64 posture_usec;
  gint64 position_usec;
  int    is_standing;
  int    turn;
} RhomNudgeMemory;

/**
 * RhomNudgePrefs:
 * @has_posture: reminders of posture are wanted
 * @posture_usec: at the desk between two of them
 * @has_position: reminders to stand and to sit by turns are wanted
 * @sit_usec: sitting before one to stand
 * @stand_usec: standing before one to sit
 */
typedef struct
{
  gboolean has_posture;
  gint64   posture_usec;
  gboolean has_position;
  gint64   sit_usec;
  gint64   stand_usec;
} RhomNudgePrefs;

RhomNudge rhom_nudges_find (const RhomNudgeMemory *m,
                            const RhomNudgePrefs  *prefs,
                            gint64                 stretch_usec);
gint64    rhom_nudges_get_left (const RhomNudgeMemory *m,
                                const RhomNudgePrefs  *prefs,
                                gint64                 stretch_usec);
void      rhom_nudges_add_stretch (RhomNudgeMemory *m,
                                   gint64           stretch_usec);
void      rhom_nudges_give (RhomNudgeMemory *m,
                            RhomNudge        nudge);
void      rhom_nudges_put_off (RhomNudgeMemory      *m,
                               const RhomNudgePrefs *prefs,
                               RhomNudge             nudge);
void      rhom_nudges_forget (RhomNudgeMemory *m);
void      rhom_nudges_drop_impossible (RhomNudgeMemory *m);

G_END_DECLS
