/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/therapy-memory.h"

#include "core/clock.h"
#include "core/error.h"
#include "core/therapy-rules.h"

#include <glib/gi18n-lib.h>

/* Ice, heat, ice. */
#define ALTERNATE_PHASES 3

/* Beyond any application; counts come from files. */
#define MOST_CHECKS 1000

/**
 * rhom_therapy_memory_get_n_phases:
 *
 * Returns: how many packs there are in it
 */
int
rhom_therapy_memory_get_n_phases (const RhomTherapyMemory *memory)
{
  return memory->kind == RHOM_THERAPY_ALTERNATE ? ALTERNATE_PHASES : 1;
}

/**
 * rhom_therapy_memory_has_next:
 *
 * Returns: whether another pack follows the present one
 */
gboolean
rhom_therapy_memory_has_next (const RhomTherapyMemory *memory)
{
  return memory->outcome == RHOM_THERAPY_DONE && memory->phase + 1 < rhom_therapy_memory_get_n_phases (memory);
}

/**
 * rhom_therapy_memory_get_phase:
 *
 * Returns: which pack, from 0, is on, was on last, or comes next while there is a rest between two
 */
int
rhom_therapy_memory_get_phase (const RhomTherapyMemory *memory)
{
  gboolean is_between = memory->state == RHOM_THERAPY_STATE_BETWEEN || memory->state == RHOM_THERAPY_STATE_READY;

  return memory->phase + (is_between ? 1 : 0);
}

/**
 * rhom_therapy_memory_get_pack:
 *
 * Returns: heat or ice: of the pack of rhom_therapy_memory_get_phase()
 */
RhomTherapyKind
rhom_therapy_memory_get_pack (const RhomTherapyMemory *memory)
{
  if (memory->kind != RHOM_THERAPY_ALTERNATE)
    return memory->kind;
  return rhom_therapy_memory_get_phase (memory) % 2 == 0 ? RHOM_THERAPY_ICE : RHOM_THERAPY_HEAT;
}

/**
 * rhom_therapy_memory_get_on_usec:
 *
 * Returns: how long the present pack has been on, asleep or awake
 */
gint64
rhom_therapy_memory_get_on_usec (const RhomTherapyMemory *memory,
                                 gint64                   now_usec)
{
  gint64 lying_usec = rhom_therapy_state_is_on_skin (memory->state) ? MAX (0, now_usec - memory->since_usec) : 0;

  return MIN (memory->on_usec + lying_usec, memory->planned_usec);
}

/**
 * rhom_therapy_memory_get_deadline_usec:
 *
 * Returns: when the state ends by itself; once ended, when the pack should have come off; 0 while idle
 */
gint64
rhom_therapy_memory_get_deadline_usec (const RhomTherapyMemory *memory)
{
  switch (memory->state)
    {
    case RHOM_THERAPY_STATE_RUNNING:
    case RHOM_THERAPY_STATE_CHECKING:
      return memory->since_usec + memory->planned_usec - memory->on_usec;
    case RHOM_THERAPY_STATE_ENDED:
      return memory->since_usec;
    case RHOM_THERAPY_STATE_BETWEEN:
      return memory->since_usec + memory->gap_usec;
    case RHOM_THERAPY_STATE_PAUSED:
    case RHOM_THERAPY_STATE_READY:
      return memory->since_usec + rhom_limit_get_most_usec (RHOM_LIMIT_PACK_PAUSE);
    case RHOM_THERAPY_STATE_IDLE:
    case RHOM_N_THERAPY_STATES:
    default:
      return 0;
    }
}

/**
 * rhom_therapy_memory_get_next_check_usec:
 *
 * Returns: when a look at the skin is due, ahead or past; 0 if none is
 */
gint64
rhom_therapy_memory_get_next_check_usec (const RhomTherapyMemory *memory)
{
  gint64 check_usec = rhom_therapy_rules_get_check_usec (memory->planned_usec, memory->looked_usec);

  if (!rhom_therapy_state_is_on_skin (memory->state) || check_usec == 0)
    return 0;
  return memory->since_usec + check_usec - memory->on_usec;
}

/**
 * rhom_therapy_memory_get_rest:
 * @refused_until_usec: (out): a pack there is refused until then
 * @fine_from_usec: (out): from then on one is fine
 *
 * Returns: whether the region should rest now
 */
gboolean
rhom_therapy_memory_get_rest (const RhomTherapyMemory *memory,
                              RhomRegion               region,
                              gint64                   now_usec,
                              gint64                  *refused_until_usec,
                              gint64                  *fine_from_usec)
{
  gint64 off_usec = memory->rest_usec[region];

  *refused_until_usec = off_usec + rhom_limit_get_least_usec (RHOM_LIMIT_PLACE_REST);
  *fine_from_usec = off_usec + rhom_limit_get_most_usec (RHOM_LIMIT_PLACE_REST);
  return off_usec != 0 && now_usec < *fine_from_usec;
}

/**
 * rhom_therapy_memory_end_at:
 *
 * For when nobody knows how long a pack has been on: takes it to have been on
 * until its end, which is at @now_usec. Without a pack on nothing changes.
 */
void
rhom_therapy_memory_end_at (RhomTherapyMemory *memory,
                            gint64             now_usec)
{
  if (!rhom_therapy_state_is_on_skin (memory->state))
    return;
  memory->since_usec = now_usec - (memory->planned_usec - memory->on_usec);
  memory->start_usec = MIN (memory->start_usec, memory->since_usec);
}

static gboolean
is_within (gint64 value,
           gint64 least,
           gint64 most)
{
  return value >= least && value <= most;
}

static gboolean
are_lengths_right (const RhomTherapyMemory *memory)
{
  gint64 most_usec = rhom_limit_get_most_usec (rhom_therapy_rules_get_limit (memory->kind));
  gint64 unasked_usec = rhom_limit_get_most_usec (RHOM_LIMIT_HEAT_UNASKED);
  int    n_phases = rhom_therapy_memory_get_n_phases (memory);

  return is_within (memory->planned_usec, 1, memory->long_confirmed ? most_usec : MIN (most_usec, unasked_usec)) &&
         is_within (memory->on_usec, 0, memory->planned_usec) &&
         is_within (memory->looked_usec, 0, most_usec) &&
         is_within (memory->before_usec, 0, memory->phase * most_usec) &&
         is_within (memory->wanted_usec, 1, n_phases * most_usec) &&
         (n_phases == 1 || rhom_limit_check (RHOM_LIMIT_ALTERNATE_REST, memory->gap_usec, NULL));
}

/* Nothing was begun before the start, and nothing after now. */
static gboolean
are_moments_right (const RhomTherapyMemory *memory,
                   gint64                   now_usec)
{
  return memory->start_usec != 0 && memory->since_usec != 0 &&
         is_within (memory->since_usec, memory->start_usec, now_usec) &&
         (memory->off_usec == 0 || is_within (memory->off_usec, memory->start_usec, now_usec)) &&
         (memory->check_usec == 0 || is_within (memory->check_usec, memory->start_usec, now_usec)) &&
         (memory->alarm_usec == 0 || is_within (memory->alarm_usec, memory->start_usec, now_usec));
}

static gboolean
are_counts_right (const RhomTherapyMemory *memory)
{
  return is_within (memory->phase, 0, rhom_therapy_memory_get_n_phases (memory) - 1) &&
         is_within (memory->long_confirmed, 0, 1) &&
         is_within (memory->checks_asked, 0, MOST_CHECKS) &&
         is_within (memory->checks_answered, 0, memory->checks_asked) &&
         memory->event[0] != '\0';
}

static gboolean
is_state_right (const RhomTherapyMemory *memory)
{
  switch (memory->state)
    {
    case RHOM_THERAPY_STATE_RUNNING:
      return memory->check_usec == 0;
    case RHOM_THERAPY_STATE_CHECKING:
      return memory->check_usec != 0;
    case RHOM_THERAPY_STATE_ENDED:
      return memory->alarm_usec != 0;
    case RHOM_THERAPY_STATE_PAUSED:
      return memory->off_usec != 0;
    case RHOM_THERAPY_STATE_BETWEEN:
    case RHOM_THERAPY_STATE_READY:
      return memory->off_usec != 0 && rhom_therapy_memory_has_next (memory);
    case RHOM_THERAPY_STATE_IDLE:
      return TRUE;
    case RHOM_N_THERAPY_STATES:
    default:
      return FALSE;
    }
}

static gboolean
are_rests_right (const RhomTherapyMemory *memory,
                 gint64                   now_usec)
{
  for (int i = 0; i < RHOM_N_REGIONS; i++)
    if (memory->rest_usec[i] > now_usec)
      return FALSE;
  return TRUE;
}

/**
 * rhom_therapy_memory_check:
 * @memory: one that came from outside; its words are those there are
 * @now_usec: a moment at or after which it was saved
 *
 * Whatever a file says, no pack stays on for longer than one may.
 *
 * Returns: whether all of it can be right
 */
gboolean
rhom_therapy_memory_check (const RhomTherapyMemory *memory,
                           gint64                   now_usec,
                           GError                 **error)
{
  gboolean is_right = are_rests_right (memory, now_usec) && is_state_right (memory);

  if (memory->state != RHOM_THERAPY_STATE_IDLE)
    is_right = is_right && are_counts_right (memory) && are_lengths_right (memory) && are_moments_right (memory, now_usec);
  if (!is_right)
    g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("the time for heat or ice cannot be right"));
  return is_right;
}
