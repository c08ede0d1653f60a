/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tact.h"

/*
 *  asking ──> held ────┐      what is in the way is asked for again every 30 s,
 *    │ └────> quiet ───┤      and an offer is made again every 5 min
 *    └> typing ─> said ┴─> asking …
 */

/* Who should answer within two seconds, and does not, finds nothing in the way:
 * no detector that hangs may keep breaks from coming. */
#define PATIENCE_USEC (5 * RHOM_USEC_PER_SEC)

/* A detector that flickers is not followed at every turn while nothing is to be said soon. */
#define CALM_USEC (5 * RHOM_USEC_PER_SEC)

static void
enter (RhomTact    *self,
       RhomTactStep step,
       gint64       until_usec)
{
  self->step = step;
  self->until_usec = until_usec;
}

static void
ask (RhomTact *self,
     gint64    now_usec)
{
  enter (self, RHOM_TACT_ASKING, now_usec + PATIENCE_USEC);
}

static void
say (RhomTact *self,
     gint64    now_usec)
{
  self->shown = RHOM_TACT_SAID;
  self->times++;
  self->typing_end_usec = 0;
  self->again_usec = now_usec + RHOM_REMINDER_SECONDS * RHOM_USEC_PER_SEC;
  enter (self, RHOM_TACT_SAID, self->again_usec);
}

/**
 * rhom_tact_begin:
 *
 * There is something to say: whether this is a good moment is to be asked.
 */
void
rhom_tact_begin (RhomTact       *self,
                 RhomTactPurpose purpose,
                 gint64          now_usec)
{
  *self = (RhomTact){ .purpose = purpose };
  ask (self, now_usec);
}

/**
 * rhom_tact_drop:
 *
 * There is nothing to say any more.
 */
void
rhom_tact_drop (RhomTact *self)
{
  *self = (RhomTact){ 0 };
}

static void
wait_for_gap (RhomTact *self,
              gint64    now_usec)
{
  if (self->shown == RHOM_TACT_HELD)
    self->shown = RHOM_TACT_IDLE;
  if (self->typing_end_usec == 0)
    self->typing_end_usec = now_usec + RHOM_TACT_TYPING_SECONDS * RHOM_USEC_PER_SEC;
  enter (self, RHOM_TACT_TYPING, MAX (now_usec, self->typing_end_usec));
}

/* Nothing is in the way: it is said, unless it was a moment ago. */
static void
go_ahead (RhomTact *self,
          gint64    now_usec)
{
  if (now_usec >= self->again_usec)
    {
      wait_for_gap (self, now_usec);
      return;
    }
  self->shown = RHOM_TACT_SAID;
  enter (self, RHOM_TACT_SAID, self->again_usec);
}

/**
 * rhom_tact_pass:
 *
 * Time went by: a step that is over gives way to the next.
 */
void
rhom_tact_pass (RhomTact *self,
                gint64    now_usec)
{
  if (self->step == RHOM_TACT_IDLE || now_usec < self->until_usec)
    return;
  if (self->step == RHOM_TACT_ASKING)
    go_ahead (self, now_usec);
  else if (self->step == RHOM_TACT_TYPING)
    say (self, now_usec);
  else
    ask (self, now_usec);
}

/**
 * rhom_tact_ask_again:
 *
 * Something may have changed: what is in the way is asked for as soon as that is decent.
 */
void
rhom_tact_ask_again (RhomTact *self,
                     gint64    now_usec)
{
  if (self->step == RHOM_TACT_TYPING)
    ask (self, now_usec);
  else if (self->step != RHOM_TACT_IDLE && self->step != RHOM_TACT_ASKING)
    self->until_usec = MIN (self->until_usec, MAX (now_usec, self->settled_usec + CALM_USEC));
}

static void
stay_silent (RhomTact    *self,
             RhomTactStep step,
             gint64       now_usec)
{
  self->shown = step;
  self->typing_end_usec = 0;
  enter (self, step, now_usec + RHOM_TACT_ASK_SECONDS * RHOM_USEC_PER_SEC);
}

static gboolean
find_kind (guint                 kinds,
           const RhomBusyPolicy *policies,
           RhomBusyPolicy        policy,
           RhomBusyKind         *found)
{
  for (guint kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if ((kinds & (1u << kind)) != 0 && policies[kind] == policy)
      {
        *found = kind;
        return TRUE;
      }
  return FALSE;
}

/**
 * rhom_tact_take_answer:
 * @kinds: (1 << kind) of each kind that was found
 * @policies: (array fixed-size=6): what each kind does
 *
 * It was asked whether this is a good moment, and here is the answer; one that
 * nobody waits for is passed over.
 */
void
rhom_tact_take_answer (RhomTact             *self,
                       guint                 kinds,
                       const RhomBusyPolicy *policies,
                       gint64                now_usec)
{
  if (self->step != RHOM_TACT_ASKING)
    return;
  self->settled_usec = now_usec;
  if (find_kind (kinds, policies, RHOM_BUSY_HOLD, &self->kind))
    {
      self->times = 0; /* what was said is taken back */
      self->again_usec = 0;
      stay_silent (self, RHOM_TACT_HELD, now_usec);
    }
  else if (find_kind (kinds, policies, RHOM_BUSY_SILENT, &self->kind))
    {
      stay_silent (self, RHOM_TACT_QUIET, now_usec);
    }
  else
    {
      go_ahead (self, now_usec);
    }
}

/**
 * rhom_tact_take_gap:
 *
 * The pause in typing is there.
 */
void
rhom_tact_take_gap (RhomTact *self,
                    gint64    now_usec)
{
  if (self->step == RHOM_TACT_TYPING)
    say (self, now_usec);
}
