/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/keeper.h"

#include "store/saved-state.h"

#include <glib/gi18n-lib.h>

/**
 * RhomKeeper:
 *
 * Sees to it that nothing is lost: saves what the service must know again at
 * every change, never at exit, and writes what was done into history.
 *
 * #RhomKeeper::problem: there is one more in rhom_keeper_get_problems().
 * #RhomKeeper::proposal-changed: another card is proposed; not for what was restored.
 * #RhomKeeper::restored: history is open, and the rest is as it was.
 */

struct _RhomKeeper
{
  GObject parent_instance;

  RhomClock     *clock;      /* (owned) */
  RhomScheduler *scheduler;  /* (owned) */
  RhomTherapy   *therapy;    /* (owned) */
  RhomHistory   *history;    /* (owned) */
  GPtrArray     *problems;   /* (owned) (element-type utf8), newest first, with a %NULL at its end */
  char          *path;       /* (owned) */
  char          *boot_id;    /* (owned) */
  char          *set_aside;  /* (owned) (nullable): where a history was moved, as reported */
  char          *proposal;   /* (owned), "" if there is none */
  char          *event_seed; /* (owned) */
  int            events;     /* named so far */
  gboolean       is_restored;
  gboolean       has_failed; /* the last attempt to save did; said once */
};

G_DEFINE_FINAL_TYPE (RhomKeeper, rhom_keeper, G_TYPE_OBJECT)

enum
{
  PROBLEM,
  PROPOSAL_CHANGED,
  RESTORED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How far ahead of the clock history may be, if that was set back. */
#define FUTURE_SECONDS (366 * 24 * 60 * 60)

/* An alarm may be answered so long after the end of its pack, and the rest counts from then. */
#define ANSWER_SECONDS (24 * 60 * 60)

/* Enough to see what happened; a fault that repeats must not fill the memory. */
#define MOST_PROBLEMS 10

/* Damage may also be found later, while something is written. */
static void
report_set_aside (RhomKeeper *self)
{
  const char      *set_aside = rhom_history_get_set_aside (self->history);
  g_autofree char *problem = NULL;

  if (g_strcmp0 (set_aside, self->set_aside) == 0)
    return;
  g_free (self->set_aside);
  self->set_aside = g_strdup (set_aside);
  /* Translators: %s is a file name. */
  problem = g_strdup_printf (_("Your history could not be read and was moved to %s. A new one has begun."), set_aside);
  rhom_keeper_add_problem (self, problem);
}

static void
save (RhomKeeper *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  RhomSavedState   state = { 0 };

  if (!self->is_restored)
    return;

  g_strlcpy (state.boot_id, self->boot_id, sizeof state.boot_id);
  g_strlcpy (state.proposal, self->proposal, sizeof state.proposal);
  g_strlcpy (state.event_seed, self->event_seed, sizeof state.event_seed);
  state.events = self->events;
  state.saved_elapsed_usec = rhom_clock_get_elapsed_usec (self->clock);
  state.saved_wall_usec = rhom_clock_get_wall_usec (self->clock);
  rhom_scheduler_save (self->scheduler, &state.breaks);
  state.therapy = *rhom_therapy_get_memory (self->therapy);

  if (!rhom_saved_state_write (self->path, &state, &error) && !self->has_failed)
    {
      /* Translators: %s is the reason. */
      problem = g_strdup_printf (_("The running timers cannot be saved: %s"), error->message);
      rhom_keeper_add_problem (self, problem);
    }
  self->has_failed = error != NULL;
}

/* @error: (nullable): why it waits to be written */
static void
report_write (RhomKeeper   *self,
              const GError *error)
{
  g_autofree char *problem = NULL;

  report_set_aside (self);
  if (error == NULL)
    return;
  /* Translators: %s is the reason. */
  problem = g_strdup_printf (_("History cannot be written now: %s"), error->message);
  rhom_keeper_add_problem (self, problem);
}

/*
 * A kill may come between a record and the saving of the state that follows it.
 * Then the number of events goes back with the rest of the state, and the
 * record, which comes again, has the same name and replaces itself. Without
 * saving, the numbers would go back over other records, so nothing is named.
 */
static char *
name_event (RhomKeeper *self)
{
  if (!self->is_restored || self->has_failed)
    return NULL;
  return g_strdup_printf ("%s/%d", self->event_seed, self->events++);
}

static void
scheduler_recorded_cb (RhomScheduler         *scheduler,
                       const RhomBreakRecord *result,
                       RhomKeeper            *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *event = name_event (self);
  RhomBreakRecord  record = *result;

  record.proposal = self->proposal;
  record.event = event;
  rhom_history_add_break (self->history, &record, &error);
  report_write (self, error);
}

static void
therapy_recorded_cb (RhomTherapy             *therapy,
                     const RhomTherapyRecord *result,
                     RhomKeeper              *self)
{
  g_autoptr (GError) error = NULL;

  rhom_history_add_therapy (self->history, result, &error);
  report_write (self, error);
}

static void
open_history (RhomKeeper *self)
{
  g_autofree char *path = rhom_history_dup_default_path ();

  self->history = rhom_history_new (path);
  if (rhom_history_get_problem (self->history) != NULL)
    rhom_keeper_add_problem (self, rhom_history_get_problem (self->history));
  report_set_aside (self);
}

/* A first start, or what was saved before events had names, has a seed of its own already. */
static void
take_events (RhomKeeper           *self,
             const RhomSavedState *state)
{
  if (state->event_seed[0] == '\0')
    return;
  g_free (self->event_seed);
  self->event_seed = g_strdup (state->event_seed);
  self->events = state->events;
}

/* @row: of %RHOM_HISTORY_APPLICATIONS. What ends after now is the doing of a clock that was set. */
static void
rest_after (RhomTherapyMemory *memory,
            RhomClock         *clock,
            GVariant          *row)
{
  gint64      now_usec = rhom_clock_get_elapsed_usec (clock);
  const char *region_id;
  RhomRegion  region;
  gint64      ended_unix;
  gint64      acknowledged_unix;
  gint64      off_usec;

  g_variant_get (row, "(s&sxxxttuus)", NULL, &region_id, NULL, &ended_unix, &acknowledged_unix, NULL, NULL, NULL, NULL, NULL);
  if (!rhom_region_from_id (region_id, &region, NULL))
    return;
  off_usec = rhom_clock_wall_to_elapsed (clock, MAX (ended_unix, acknowledged_unix) * RHOM_USEC_PER_SEC);
  if (memory->rest_usec[region] == 0 || off_usec > memory->rest_usec[region])
    memory->rest_usec[region] = MIN (off_usec, now_usec);
}

/* The saved timers are lost, but not what had a pack: no place rests for less on that account. */
static void
rest_from_history (RhomKeeper *self)
{
  gint64            now_unix = rhom_clock_get_wall_usec (self->clock) / RHOM_USEC_PER_SEC;
  int               rest_seconds = rhom_limit_get (RHOM_LIMIT_PLACE_REST)->maximum;
  RhomTherapyMemory memory = { 0 };
  g_autoptr (GVariant) rows = rhom_history_select (self->history, RHOM_HISTORY_APPLICATIONS, now_unix - rest_seconds - ANSWER_SECONDS, now_unix + FUTURE_SECONDS, NULL);

  for (gsize i = 0; rows != NULL && i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      rest_after (&memory, self->clock, row);
    }
  rhom_therapy_restore (self->therapy, &memory);
}

static void
report_lost (RhomKeeper   *self,
             const char   *set_aside,
             const GError *error)
{
  g_autofree char *problem = NULL;

  if (set_aside != NULL)
    /* Translators: the first %s is a file name, the second the reason. */
    problem = g_strdup_printf (_("The saved timers could not be read and were moved to %s: %s. If a heat or ice pack is on, please take it off."), set_aside, error->message);
  else
    /* Translators: %s is the reason. */
    problem = g_strdup_printf (_("The saved timers could not be read: %s. If a heat or ice pack is on, please take it off."), error->message);
  rhom_keeper_add_problem (self, problem);
}

static void
load (RhomKeeper *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *set_aside = NULL;
  RhomSavedState   state = { 0 };

  if (rhom_saved_state_load (self->path, &state, &set_aside, &error))
    {
      rhom_saved_state_rebase (&state, self->boot_id, rhom_clock_get_elapsed_usec (self->clock), rhom_clock_get_wall_usec (self->clock));
      rhom_scheduler_restore (self->scheduler, &state.breaks);
      rhom_therapy_restore (self->therapy, &state.therapy);
      g_free (self->proposal);
      self->proposal = g_strdup (state.proposal);
      take_events (self, &state);
    }
  else
    {
      report_lost (self, set_aside, error);
      rest_from_history (self);
    }
}

static void
rhom_keeper_dispose (GObject *object)
{
  RhomKeeper *self = RHOM_KEEPER (object);

  g_clear_object (&self->history);
  g_clear_object (&self->therapy);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_keeper_parent_class)->dispose (object);
}

static void
rhom_keeper_finalize (GObject *object)
{
  RhomKeeper *self = RHOM_KEEPER (object);

  g_ptr_array_unref (self->problems);
  g_free (self->proposal);
  g_free (self->event_seed);
  g_free (self->boot_id);
  g_free (self->set_aside);
  g_free (self->path);

  G_OBJECT_CLASS (rhom_keeper_parent_class)->finalize (object);
}

static void
rhom_keeper_class_init (RhomKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_keeper_dispose;
  object_class->finalize = rhom_keeper_finalize;

  signals[PROBLEM] = g_signal_new ("problem", RHOM_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PROPOSAL_CHANGED] = g_signal_new ("proposal-changed", RHOM_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RESTORED] = g_signal_new ("restored", RHOM_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_keeper_init (RhomKeeper *self)
{
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->problems, NULL);
  self->path = rhom_saved_state_dup_default_path ();
  self->boot_id = rhom_saved_state_dup_boot_id ();
  self->proposal = g_strdup ("");
  self->event_seed = g_uuid_string_random ();
}

/**
 * rhom_keeper_new:
 *
 * Touches no file before rhom_keeper_restore().
 *
 * Returns: (transfer full): the keeper
 */
RhomKeeper *
rhom_keeper_new (RhomClock     *clock,
                 RhomScheduler *scheduler,
                 RhomTherapy   *therapy)
{
  RhomKeeper *self = g_object_new (RHOM_TYPE_KEEPER, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->therapy = g_object_ref (therapy);

  g_signal_connect_object (scheduler, "changed", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scheduler, "recorded", G_CALLBACK (scheduler_recorded_cb), self, 0);
  g_signal_connect_object (therapy, "changed", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (therapy, "recorded", G_CALLBACK (therapy_recorded_cb), self, 0);
  /* What moves moments to another boot is the wall clock as it was last known. */
  g_signal_connect_object (clock, "wall-changed", G_CALLBACK (save), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * rhom_keeper_restore:
 *
 * Opens history, puts what an earlier process saved into scheduler and
 * therapy, and saves from now on. A file that cannot be read is set aside and reported.
 */
void
rhom_keeper_restore (RhomKeeper *self)
{
  g_return_if_fail (RHOM_IS_KEEPER (self));

  open_history (self);
  load (self);
  self->is_restored = TRUE;
  g_signal_emit (self, signals[RESTORED], 0);
}

/**
 * rhom_keeper_get_history:
 *
 * Returns: (transfer none) (nullable): what was done; %NULL before rhom_keeper_restore()
 */
RhomHistory *
rhom_keeper_get_history (RhomKeeper *self)
{
  g_return_val_if_fail (RHOM_IS_KEEPER (self), NULL);

  return self->history;
}

/**
 * rhom_keeper_add_exercise:
 *
 * Keeps what was done; if it cannot be written now, that is reported as a
 * problem, and tried again with the next record.
 */
void
rhom_keeper_add_exercise (RhomKeeper               *self,
                          const RhomExerciseRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (RHOM_IS_KEEPER (self));

  rhom_history_add_exercise (self->history, record, &error);
  report_write (self, error);
}

/**
 * rhom_keeper_get_proposal:
 *
 * Returns: (transfer none): id of the card proposed for the next or the running break, "" if there is none
 */
const char *
rhom_keeper_get_proposal (RhomKeeper *self)
{
  g_return_val_if_fail (RHOM_IS_KEEPER (self), "");

  return self->proposal;
}

void
rhom_keeper_set_proposal (RhomKeeper *self,
                          const char *card_id)
{
  g_return_if_fail (RHOM_IS_KEEPER (self));

  if (g_strcmp0 (self->proposal, card_id) == 0)
    return;
  g_free (self->proposal);
  self->proposal = g_strdup (card_id);
  save (self);
  g_signal_emit (self, signals[PROPOSAL_CHANGED], 0);
}

/**
 * rhom_keeper_add_problem:
 * @problem: a sentence for people, translated
 */
void
rhom_keeper_add_problem (RhomKeeper *self,
                         const char *problem)
{
  g_return_if_fail (RHOM_IS_KEEPER (self));

  g_message ("%s", problem);
  g_ptr_array_insert (self->problems, 0, g_strdup (problem));
  if (self->problems->len > MOST_PROBLEMS + 1)
    g_ptr_array_remove_index (self->problems, MOST_PROBLEMS);
  g_signal_emit (self, signals[PROBLEM], 0);
}

/**
 * rhom_keeper_get_problems:
 *
 * Returns: (transfer none) (array zero-terminated=1): newest first; until the next one is added
 */
const char *const *
rhom_keeper_get_problems (RhomKeeper *self)
{
  g_return_val_if_fail (RHOM_IS_KEEPER (self), NULL);

  return (const char *const *) self->problems->pdata;
}
