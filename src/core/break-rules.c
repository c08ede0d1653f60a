/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/break-rules.h"

#include "core/limit.h"

/* The rules of breaks as functions of what is remembered, what is set, and the
 * time; #RhomScheduler calls them and does what has effects. */

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
 * rhom_break_rules_get_interval:
 *
 * Returns: sitting between two breaks, as things are today
 */
gint64
rhom_break_rules_get_interval (const RhomSchedulerMemory *m,
                               const RhomBreakPrefs      *prefs)
{
  gint64 most_usec = rhom_span_is_set (&m->sore_day) ? RHOM_SORE_DAY_INTERVAL_SECONDS * RHOM_USEC_PER_SEC : G_MAXINT64;

  return MIN (prefs->interval_usec, most_usec);
}

/**
 * rhom_break_rules_is_rest_ahead:
 *
 * Returns: whether somebody is away in a way that can become a natural break
 */
gboolean
rhom_break_rules_is_rest_ahead (const RhomSchedulerMemory *m)
{
  return m->away_since_usec != 0 && !rhom_span_is_set (&m->running) && m->counted_usec > 0;
}

/**
 * rhom_break_rules_get_rest_start:
 *
 * Who sits still with a pack on is neither working nor resting.
 *
 * Returns: since when (elapsed scale) being away is a rest
 */
gint64
rhom_break_rules_get_rest_start (const RhomSchedulerMemory *m)
{
  return MAX (m->away_since_usec, m->no_rest_until_usec);
}

/**
 * rhom_break_rules_holds_idle:
 *
 * Who reads, or listens in a call, touches nothing, and is there all the same.
 *
 * Returns: whether no input does not mean that nobody is there
 */
gboolean
rhom_break_rules_holds_idle (const RhomBreakView *view)
{
  const RhomTact *tact = view->tact;

  if (rhom_span_is_set (&view->memory->reading))
    return TRUE;
  return tact->shown == RHOM_TACT_HELD && (tact->kind == RHOM_BUSY_MICROPHONE || tact->kind == RHOM_BUSY_CAMERA || tact->kind == RHOM_BUSY_SCREEN_SHARE);
}

static gint64
get_stretch (const RhomBreakView *view)
{
  const RhomSchedulerMemory *m = view->memory;

  return m->stretch_start_usec != 0 ? view->now_usec - m->stretch_start_usec : 0;
}

/**
 * rhom_break_rules_find_nudge:
 *
 * Only who sits, with no break near, is reminded of anything.
 *
 * Returns: the small reminder that is due now
 */
RhomNudge
rhom_break_rules_find_nudge (const RhomBreakView *view)
{
  if (rhom_break_rules_derive_why (view) != RHOM_BREAK_WHY_SITTING)
    return RHOM_NUDGE_NONE;
  return rhom_nudges_find (&view->memory->nudges, &view->prefs->nudges, get_stretch (view));
}

/* Returns: when (elapsed scale) the next small reminder is due; 0 if none is, or one is due already */
static gint64
get_next_nudge (const RhomBreakView *view,
                RhomBreakWhy         why)
{
  gint64 left_usec = rhom_nudges_get_left (&view->memory->nudges, &view->prefs->nudges, get_stretch (view));

  return why == RHOM_BREAK_WHY_SITTING && left_usec > 0 && left_usec != G_MAXINT64 ? view->now_usec + left_usec : 0;
}

/**
 * rhom_break_rules_find_purpose:
 *
 * Returns: what there is to say now, if the moment is good
 */
RhomTactPurpose
rhom_break_rules_find_purpose (const RhomBreakView *view)
{
  if (view->is_under_pack)
    return RHOM_TACT_FOR_NOTHING;
  if (rhom_break_rules_is_due (view))
    return RHOM_TACT_FOR_BREAK;
  return rhom_break_rules_find_nudge (view) != RHOM_NUDGE_NONE ? RHOM_TACT_FOR_NUDGE : RHOM_TACT_FOR_NOTHING;
}

/**
 * rhom_break_rules_get_asked_kinds:
 *
 * Returns: (1 << kind) of each kind of being busy that makes a difference
 */
guint
rhom_break_rules_get_asked_kinds (const RhomBreakPrefs *prefs)
{
  guint kinds = 0;

  for (guint kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if (prefs->policies[kind] != RHOM_BUSY_IGNORE)
      kinds |= 1u << kind;
  return kinds;
}

/**
 * rhom_break_rules_get_start:
 *
 * Returns: the moment (elapsed scale) at which a break, a snooze, a pause or
 *   a hold began, if @state is one; else 0
 */
gint64
rhom_break_rules_get_start (const RhomSchedulerMemory *m,
                            RhomBreakState             state)
{
  switch ((int) state)
    {
    case RHOM_BREAK_STATE_IN_BREAK:
      return m->running.start_usec;
    case RHOM_BREAK_STATE_SNOOZED:
      return m->snooze.start_usec;
    case RHOM_BREAK_STATE_PAUSED:
      return m->pause.start_usec;
    case RHOM_BREAK_STATE_HELD:
      return m->held_since_usec;
    default:
      return 0;
    }
}

/**
 * rhom_break_rules_get_deadline:
 *
 * Returns: the moment (elapsed scale) at which the state ends by itself: the
 *   break while active or warning, the next offer while due or snoozed, the
 *   end of a break or a pause; 0 if it does not, or nobody knows when
 */
gint64
rhom_break_rules_get_deadline (const RhomBreakView *view,
                               RhomBreakWhy         why)
{
  const RhomSchedulerMemory *m = view->memory;

  switch ((int) why)
    {
    case RHOM_BREAK_WHY_STARTED:
      return m->running.end_usec;
    case RHOM_BREAK_WHY_PAUSED_UNTIL:
      return m->pause.end_usec;
    case RHOM_BREAK_WHY_OFF_HOURS:
      return view->hours_until_usec;
    case RHOM_BREAK_WHY_PUT_OFF:
      return m->snooze.end_usec;
    case RHOM_BREAK_WHY_SITTING:
    case RHOM_BREAK_WHY_NEAR:
      return m->stretch_start_usec + rhom_break_rules_get_interval (m, view->prefs) - m->counted_usec;
    case RHOM_BREAK_WHY_SAT_LONG_ENOUGH:
      return view->tact->until_usec;
    default:
      return 0;
    }
}

/* Returns: whether something is in the way of the break that is due */
static gboolean
is_held (RhomBreakWhy why)
{
  return why >= RHOM_BREAK_WHY_HEAT_OR_ICE && why <= RHOM_BREAK_WHY_DO_NOT_DISTURB;
}

/**
 * rhom_break_rules_get_cap:
 *
 * Returns: the moment (elapsed scale) at which somebody is told that the break
 *   waits for long; 0 if there is none, or it was told
 */
gint64
rhom_break_rules_get_cap (const RhomBreakView *view,
                          RhomBreakWhy         why)
{
  return is_held (why) && !view->memory->is_hold_told ? view->memory->held_since_usec + view->prefs->hold_usec : 0;
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
rhom_break_rules_find_next (const RhomBreakView *view,
                            RhomBreakWhy         why)
{
  const RhomSchedulerMemory *m = view->memory;
  gint64                     deadline_usec = rhom_break_rules_get_deadline (view, why);
  gint64                     next_usec = 0;

  /* An end that another state hides is noticed when that one ends. */
  next_usec = earlier (next_usec, why == RHOM_BREAK_WHY_SITTING ? deadline_usec - view->prefs->warning_usec : deadline_usec);
  next_usec = earlier (next_usec, get_next_nudge (view, why));
  next_usec = earlier (next_usec, m->reading.end_usec);
  next_usec = earlier (next_usec, m->sore_day.end_usec);
  next_usec = earlier (next_usec, view->hours_until_usec);
  next_usec = earlier (next_usec, view->tact->until_usec);
  next_usec = earlier (next_usec, rhom_break_rules_get_cap (view, why));
  if (rhom_break_rules_is_rest_ahead (m))
    next_usec = earlier (next_usec, rhom_break_rules_get_rest_start (m) + view->prefs->length_usec);
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
  gint64 counted_usec = rhom_break_rules_count_until (m, end_usec);

  rhom_nudges_add_stretch (&m->nudges, counted_usec - m->counted_usec);
  m->counted_usec = counted_usec;
  m->stretch_start_usec = 0;
}

/**
 * rhom_break_rules_count:
 *
 * Sitting is counted from now on, or no more.
 */
void
rhom_break_rules_count (RhomSchedulerMemory *m,
                        RhomBreakWhy         why,
                        gint64               now_usec)
{
  gboolean counts = rhom_break_rules_counts (why);

  if (!counts && m->stretch_start_usec != 0)
    rhom_break_rules_close_stretch (m, now_usec);
  else if (counts && m->stretch_start_usec == 0)
    m->stretch_start_usec = now_usec;
}

/**
 * rhom_break_rules_note_hold:
 *
 * Keeps since when the break waits; being away for a while, or asking again,
 * is no end of that.
 */
void
rhom_break_rules_note_hold (RhomSchedulerMemory *m,
                            RhomBreakWhy         why,
                            gint64               now_usec)
{
  RhomBreakState state = rhom_break_rules_state_of (why);

  if (is_held (why) && m->held_since_usec == 0)
    m->held_since_usec = now_usec;
  if (state == RHOM_BREAK_STATE_HELD || state == RHOM_BREAK_STATE_AWAY)
    return;
  m->held_since_usec = 0;
  m->is_hold_told = FALSE;
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
  rhom_nudges_forget (&m->nudges);
  rhom_span_clear (&m->snooze);
}

/* On which the clocks are put back. */
#define LONGEST_DAY_USEC (26 * RHOM_USEC_PER_HOUR)

/* No file can hold breaks back for longer than a command could. */
static void
drop_impossible (RhomSchedulerMemory *m,
                 gint64               now_usec)
{
  RhomSpan *running = &m->running;

  m->counted_usec = CLAMP (m->counted_usec, 0, 24 * RHOM_USEC_PER_HOUR);
  rhom_nudges_drop_impossible (&m->nudges);
  rhom_span_drop_impossible (&m->snooze, now_usec, rhom_limit_get (RHOM_LIMIT_SNOOZE)->maximum * RHOM_USEC_PER_SEC);
  rhom_span_drop_impossible (&m->pause, now_usec, rhom_limit_get (RHOM_LIMIT_PAUSE)->maximum * RHOM_USEC_PER_SEC);
  rhom_span_drop_impossible (&m->reading, now_usec, rhom_limit_get (RHOM_LIMIT_READING)->maximum * RHOM_USEC_PER_SEC);
  rhom_span_drop_impossible (&m->sore_day, now_usec, LONGEST_DAY_USEC);
  if (running->start_usec == 0 || running->start_usec > now_usec || running->end_usec <= running->start_usec)
    rhom_span_clear (running);
  rhom_span_drop_impossible (running, now_usec, rhom_limit_get (RHOM_LIMIT_BREAK)->maximum * RHOM_USEC_PER_SEC);
  if (!rhom_span_is_set (running) || rhom_span_is_endless (running))
    {
      rhom_span_clear (running);
      m->break_worked_usec = 0;
    }
  m->stretch_start_usec = MIN (m->stretch_start_usec, now_usec);
  m->away_since_usec = MIN (m->away_since_usec, now_usec);
  m->no_rest_until_usec = MIN (m->no_rest_until_usec, now_usec); /* who restores a pack says so */
  m->held_since_usec = MIN (m->held_since_usec, now_usec);
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
rhom_break_rules_restore (RhomSchedulerMemory  *m,
                          const RhomBreakPrefs *prefs,
                          gint64                now_usec)
{
  gint64 known_usec = m->next_usec != 0 ? MIN (m->next_usec, now_usec) : now_usec;

  drop_impossible (m, now_usec);
  rhom_break_rules_close_stretch (m, known_usec);
  if (!rhom_span_is_set (&m->running) && m->away_since_usec == 0 && now_usec - known_usec >= prefs->length_usec)
    rhom_break_rules_forget_sitting (m);
}
