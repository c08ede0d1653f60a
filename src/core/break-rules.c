/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/break-rules.h"

#include "core/clock.h"
#include "core/limit.h"

/* The rules of breaks as functions of what is remembered, what is set, and the
 * time; #RhomScheduler calls them and does what has effects. */

static const char *const state_ids[RHOM_N_BREAK_STATES] = {
  [RHOM_BREAK_STATE_OFF] = "off",
  [RHOM_BREAK_STATE_ACTIVE] = "active",
  [RHOM_BREAK_STATE_WARNING] = "warning",
  [RHOM_BREAK_STATE_DUE] = "due",
  [RHOM_BREAK_STATE_IN_BREAK] = "in-break",
  [RHOM_BREAK_STATE_SNOOZED] = "snoozed",
  [RHOM_BREAK_STATE_PAUSED] = "paused",
  [RHOM_BREAK_STATE_AWAY] = "away",
};

static const char *const why_ids[RHOM_N_BREAK_WHYS] = {
  [RHOM_BREAK_WHY_SWITCHED_OFF] = "switched-off",
  [RHOM_BREAK_WHY_SITTING] = "sitting",
  [RHOM_BREAK_WHY_NEAR] = "near",
  [RHOM_BREAK_WHY_SAT_LONG_ENOUGH] = "sat-long-enough",
  [RHOM_BREAK_WHY_STARTED] = "started",
  [RHOM_BREAK_WHY_PUT_OFF] = "put-off",
  [RHOM_BREAK_WHY_PAUSED_UNTIL] = "paused-until",
  [RHOM_BREAK_WHY_PAUSED] = "paused",
  [RHOM_BREAK_WHY_IDLE] = "idle",
  [RHOM_BREAK_WHY_LOCKED] = "locked",
  [RHOM_BREAK_WHY_ASLEEP] = "asleep",
};

static const RhomBreakState state_of_why[RHOM_N_BREAK_WHYS] = {
  [RHOM_BREAK_WHY_SWITCHED_OFF] = RHOM_BREAK_STATE_OFF,
  [RHOM_BREAK_WHY_SITTING] = RHOM_BREAK_STATE_ACTIVE,
  [RHOM_BREAK_WHY_NEAR] = RHOM_BREAK_STATE_WARNING,
  [RHOM_BREAK_WHY_SAT_LONG_ENOUGH] = RHOM_BREAK_STATE_DUE,
  [RHOM_BREAK_WHY_STARTED] = RHOM_BREAK_STATE_IN_BREAK,
  [RHOM_BREAK_WHY_PUT_OFF] = RHOM_BREAK_STATE_SNOOZED,
  [RHOM_BREAK_WHY_PAUSED_UNTIL] = RHOM_BREAK_STATE_PAUSED,
  [RHOM_BREAK_WHY_PAUSED] = RHOM_BREAK_STATE_PAUSED,
  [RHOM_BREAK_WHY_IDLE] = RHOM_BREAK_STATE_AWAY,
  [RHOM_BREAK_WHY_LOCKED] = RHOM_BREAK_STATE_AWAY,
  [RHOM_BREAK_WHY_ASLEEP] = RHOM_BREAK_STATE_AWAY,
};

/**
 * rhom_break_rules_count_until:
 *
 * Returns: sitting counted up to @now_usec, without a running break's
 */
gint64
rhom_break_rules_count_until (const RhomSchedulerMemory *m,
                              gint64                     now_usec)
{
  return m->counted_usec + (m->stretch_start_usec != 0 ? MAX (0, now_usec - m->stretch_start_usec) : 0);
}

/**
 * rhom_break_rules_is_counting:
 *
 * Returns: whether sitting is to be counted
 */
gboolean
rhom_break_rules_is_counting (const RhomSchedulerMemory *m,
                              const RhomBreakLengths    *lengths)
{
  return lengths->is_enabled && m->break_end_usec == 0 && m->pause_until_usec == 0 && m->away_since_usec == 0;
}

/**
 * rhom_break_rules_is_rest_ahead:
 *
 * Returns: whether somebody is away in a way that can become a natural break
 */
gboolean
rhom_break_rules_is_rest_ahead (const RhomSchedulerMemory *m)
{
  return m->away_since_usec != 0 && m->break_end_usec == 0 && m->counted_usec > 0;
}

static RhomBreakWhy
why_absent (RhomAbsence absence)
{
  switch (absence)
    {
    case RHOM_ABSENCE_ASLEEP:
      return RHOM_BREAK_WHY_ASLEEP;
    case RHOM_ABSENCE_LOCKED:
      return RHOM_BREAK_WHY_LOCKED;
    case RHOM_ABSENCE_IDLE:
    case RHOM_ABSENCE_NONE:
    default:
      return RHOM_BREAK_WHY_IDLE;
    }
}

/**
 * rhom_break_rules_derive_why:
 *
 * What holds first decides: a running break, switched off, paused, away,
 * snoozed, due, near, sitting.
 *
 * Returns: the reason of the state at @now_usec
 */
RhomBreakWhy
rhom_break_rules_derive_why (const RhomSchedulerMemory *m,
                             const RhomBreakLengths    *lengths,
                             RhomAbsence                absence,
                             gint64                     now_usec)
{
  gint64 left_usec = lengths->interval_usec - rhom_break_rules_count_until (m, now_usec);

  if (m->break_end_usec != 0)
    return RHOM_BREAK_WHY_STARTED;
  if (!lengths->is_enabled)
    return RHOM_BREAK_WHY_SWITCHED_OFF;
  if (m->pause_until_usec != 0)
    return m->pause_until_usec == G_MAXINT64 ? RHOM_BREAK_WHY_PAUSED : RHOM_BREAK_WHY_PAUSED_UNTIL;
  if (m->away_since_usec != 0)
    return why_absent (absence);
  if (m->snooze_until_usec != 0)
    return RHOM_BREAK_WHY_PUT_OFF;
  if (left_usec <= 0)
    return RHOM_BREAK_WHY_SAT_LONG_ENOUGH;
  return left_usec <= lengths->warning_usec ? RHOM_BREAK_WHY_NEAR : RHOM_BREAK_WHY_SITTING;
}

RhomBreakState
rhom_break_rules_state_of (RhomBreakWhy why)
{
  g_return_val_if_fail (why < RHOM_N_BREAK_WHYS, RHOM_BREAK_STATE_OFF);

  return state_of_why[why];
}

/**
 * rhom_break_rules_get_start:
 *
 * Returns: the moment (elapsed scale) at which a break, a snooze or a pause
 *   began, if @state is one; else 0
 */
gint64
rhom_break_rules_get_start (const RhomSchedulerMemory *m,
                            RhomBreakState             state)
{
  if (state == RHOM_BREAK_STATE_IN_BREAK)
    return m->break_start_usec;
  return state == RHOM_BREAK_STATE_SNOOZED || state == RHOM_BREAK_STATE_PAUSED ? m->hold_start_usec : 0;
}

/**
 * rhom_break_rules_get_deadline:
 *
 * Returns: the moment (elapsed scale) at which @state ends by itself: the
 *   break while active or warning, the next offer while due or snoozed, the
 *   end of a break or a pause; 0 if it does not
 */
gint64
rhom_break_rules_get_deadline (const RhomSchedulerMemory *m,
                               const RhomBreakLengths    *lengths,
                               RhomBreakState             state)
{
  switch (state)
    {
    case RHOM_BREAK_STATE_ACTIVE:
    case RHOM_BREAK_STATE_WARNING:
      return m->stretch_start_usec + lengths->interval_usec - m->counted_usec;
    case RHOM_BREAK_STATE_DUE:
      return m->prompt_since_usec + RHOM_REMINDER_SECONDS * RHOM_USEC_PER_SEC;
    case RHOM_BREAK_STATE_IN_BREAK:
      return m->break_end_usec;
    case RHOM_BREAK_STATE_SNOOZED:
      return m->snooze_until_usec;
    case RHOM_BREAK_STATE_PAUSED:
      return m->pause_until_usec == G_MAXINT64 ? 0 : m->pause_until_usec;
    case RHOM_BREAK_STATE_OFF:
    case RHOM_BREAK_STATE_AWAY:
    case RHOM_N_BREAK_STATES:
    default:
      return 0;
    }
}

static gint64
earlier (gint64 next_usec,
         gint64 candidate_usec)
{
  if (candidate_usec == 0 || candidate_usec == G_MAXINT64)
    return next_usec;
  return next_usec == 0 ? candidate_usec : MIN (next_usec, candidate_usec);
}

/**
 * rhom_break_rules_find_next:
 *
 * Returns: the next moment (elapsed scale) at which anything changes by itself; 0 if nothing does
 */
gint64
rhom_break_rules_find_next (const RhomSchedulerMemory *m,
                            const RhomBreakLengths    *lengths,
                            RhomBreakState             state)
{
  gint64 deadline_usec = rhom_break_rules_get_deadline (m, lengths, state);
  gint64 next_usec = 0;

  /* An end that another state hides is noticed when that one ends. */
  next_usec = earlier (next_usec, state == RHOM_BREAK_STATE_ACTIVE ? deadline_usec - lengths->warning_usec : deadline_usec);
  if (rhom_break_rules_is_rest_ahead (m))
    next_usec = earlier (next_usec, m->away_since_usec + lengths->length_usec);
  return next_usec;
}

/**
 * rhom_break_rules_close_stretch:
 *
 * Adds the present stretch of sitting, up to @end_usec, to what is counted.
 */
void
rhom_break_rules_close_stretch (RhomSchedulerMemory *m,
                                gint64               end_usec)
{
  m->counted_usec = rhom_break_rules_count_until (m, end_usec);
  m->stretch_start_usec = 0;
}

/**
 * rhom_break_rules_forget_sitting:
 *
 * The count begins anew.
 */
void
rhom_break_rules_forget_sitting (RhomSchedulerMemory *m)
{
  m->counted_usec = 0;
  m->stretch_start_usec = 0;
  m->snooze_until_usec = 0;
}

/* No file can hold breaks back for longer than a command could. */
static gint64
bounded (gint64      moment_usec,
         gint64      now_usec,
         RhomLimitId limit)
{
  gint64 longest_usec = rhom_limit_get (limit)->maximum * RHOM_USEC_PER_SEC;

  return moment_usec <= now_usec || moment_usec - now_usec <= longest_usec ? moment_usec : 0;
}

static void
drop_impossible (RhomSchedulerMemory *m,
                 gint64               now_usec)
{
  gboolean has_break = m->break_start_usec != 0 && m->break_start_usec <= now_usec && m->break_end_usec > m->break_start_usec;

  m->counted_usec = CLAMP (m->counted_usec, 0, 24 * RHOM_USEC_PER_HOUR);
  m->snooze_until_usec = bounded (m->snooze_until_usec, now_usec, RHOM_LIMIT_SNOOZE);
  if (m->pause_until_usec != G_MAXINT64)
    m->pause_until_usec = bounded (m->pause_until_usec, now_usec, RHOM_LIMIT_PAUSE);
  if (m->pause_until_usec == 0 || m->pause_until_usec == G_MAXINT64)
    m->pause_until_wall_usec = 0;
  if (!has_break || bounded (m->break_end_usec, now_usec, RHOM_LIMIT_BREAK) == 0)
    m->break_start_usec = m->break_end_usec = m->break_worked_usec = 0;
  m->stretch_start_usec = MIN (m->stretch_start_usec, now_usec);
  m->away_since_usec = MIN (m->away_since_usec, now_usec);
  m->hold_start_usec = MIN (m->hold_start_usec, now_usec);
  m->prompt_since_usec = 0;
  m->prompts = 0;
}

/**
 * rhom_break_rules_restore:
 * @m: what an earlier process saved, its moments on the scale of this boot
 *
 * Makes it fit to go on with. What no command could have brought about is
 * dropped. Nobody counted while no process ran: up to the moment at which the
 * earlier one would have done something it is taken to have gone on; after
 * that nobody knows, and that is no sitting. If it lasted as long as a break,
 * the count begins anew; a running break and an absence see to that themselves.
 */
void
rhom_break_rules_restore (RhomSchedulerMemory    *m,
                          const RhomBreakLengths *lengths,
                          gint64                  now_usec)
{
  gint64 known_usec = m->next_usec != 0 ? MIN (m->next_usec, now_usec) : now_usec;

  drop_impossible (m, now_usec);
  rhom_break_rules_close_stretch (m, known_usec);
  if (m->break_end_usec == 0 && m->away_since_usec == 0 && now_usec - known_usec >= lengths->length_usec)
    rhom_break_rules_forget_sitting (m);
}

/**
 * rhom_break_state_to_id:
 *
 * Returns: (transfer none): the fixed word for @state, as on the bus
 */
const char *
rhom_break_state_to_id (RhomBreakState state)
{
  g_return_val_if_fail (state < RHOM_N_BREAK_STATES, NULL);

  return state_ids[state];
}

/**
 * rhom_break_why_to_id:
 *
 * Returns: (transfer none): the fixed word for @why, as on the bus
 */
const char *
rhom_break_why_to_id (RhomBreakWhy why)
{
  g_return_val_if_fail (why < RHOM_N_BREAK_WHYS, NULL);

  return why_ids[why];
}
