/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/nudges.h"

/* Reminders of posture and of position go by the time at the desk, as breaks
 * do, and begin anew after each of them; nothing of theirs counts as a break. */

/* A moment that is not good for one may be better so much later. */
#define AGAIN_USEC (5 * RHOM_USEC_PER_MIN)

static gint64
get_posture_left (const RhomNudgeMemory *m,
                  const RhomNudgePrefs  *prefs,
                  gint64                 stretch_usec)
{
  return prefs->has_posture ? MAX (0, prefs->posture_usec - m->posture_usec - stretch_usec) : G_MAXINT64;
}

static gint64
get_length (const RhomNudgeMemory *m,
            const RhomNudgePrefs  *prefs)
{
  return m->is_standing ? prefs->stand_usec : prefs->sit_usec;
}

static gint64
get_position_left (const RhomNudgeMemory *m,
                   const RhomNudgePrefs  *prefs,
                   gint64                 stretch_usec)
{
  return prefs->has_position ? MAX (0, get_length (m, prefs) - m->position_usec - stretch_usec) : G_MAXINT64;
}

/**
 * rhom_nudges_find:
 * @stretch_usec: how long the present stretch at the desk is
 *
 * Returns: the one that is due; to change position comes before posture
 */
RhomNudge
rhom_nudges_find (const RhomNudgeMemory *m,
                  const RhomNudgePrefs  *prefs,
                  gint64                 stretch_usec)
{
  if (get_position_left (m, prefs, stretch_usec) == 0)
    return m->is_standing ? RHOM_NUDGE_SIT : RHOM_NUDGE_STAND;
  return get_posture_left (m, prefs, stretch_usec) == 0 ? RHOM_NUDGE_POSTURE : RHOM_NUDGE_NONE;
}

/**
 * rhom_nudges_get_left:
 *
 * Returns: how much longer at the desk until one is due, %G_MAXINT64 if none is wanted
 */
gint64
rhom_nudges_get_left (const RhomNudgeMemory *m,
                      const RhomNudgePrefs  *prefs,
                      gint64                 stretch_usec)
{
  return MIN (get_posture_left (m, prefs, stretch_usec), get_position_left (m, prefs, stretch_usec));
}

/**
 * rhom_nudges_add_stretch:
 *
 * A stretch at the desk is over.
 */
void
rhom_nudges_add_stretch (RhomNudgeMemory *m,
                         gint64           stretch_usec)
{
  m->posture_usec += stretch_usec;
  m->position_usec += stretch_usec;
}

/**
 * rhom_nudges_give:
 *
 * @nudge was given. Who is told to change position needs no word about posture
 * right after that.
 */
void
rhom_nudges_give (RhomNudgeMemory *m,
                  RhomNudge        nudge)
{
  m->posture_usec = 0;
  if (nudge == RHOM_NUDGE_POSTURE)
    {
      m->turn++;
      return;
    }
  m->position_usec = 0;
  m->is_standing = nudge == RHOM_NUDGE_STAND;
}

/**
 * rhom_nudges_put_off:
 *
 * The moment is not good for @nudge: it is tried again after a while.
 */
void
rhom_nudges_put_off (RhomNudgeMemory      *m,
                     const RhomNudgePrefs *prefs,
                     RhomNudge             nudge)
{
  if (nudge == RHOM_NUDGE_POSTURE)
    m->posture_usec = prefs->posture_usec - AGAIN_USEC;
  else
    m->position_usec = get_length (m, prefs) - AGAIN_USEC;
}

/**
 * rhom_nudges_forget:
 *
 * A break is over: one sits down anew.
 */
void
rhom_nudges_forget (RhomNudgeMemory *m)
{
  m->posture_usec = m->position_usec = 0;
  m->is_standing = FALSE;
}

/**
 * rhom_nudges_drop_impossible:
 *
 * It comes from a file, which can say anything.
 */
void
rhom_nudges_drop_impossible (RhomNudgeMemory *m)
{
  m->posture_usec = CLAMP (m->posture_usec, 0, 24 * RHOM_USEC_PER_HOUR);
  m->position_usec = CLAMP (m->position_usec, 0, 24 * RHOM_USEC_PER_HOUR);
  m->is_standing = m->is_standing != 0;
}
