/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/proposer.h"

#include "catalogue/deck-items.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/**
 * RhomProposer:
 *
 * Says which card or routine goes with a break: asks the deck, with what there
 * is, what is preferred and what was done lately. All that is read when it is
 * needed and dropped again, but for a name and a reason: the service needs it
 * for a moment every half hour, and lives all day.
 */

/* What was done before does not matter for what comes next. */
#define TURN_DAYS 14

/* Owned texts, of which name and reason are translated. */
struct _RhomProposal
{
  char *id;
  char *name;
  char *why;
  int   day; /* on which it was chosen, or restored */
};

struct _RhomProposer
{
  GObject parent_instance;

  RhomClock     *clock;       /* (owned) */
  RhomScheduler *scheduler;   /* (owned) */
  RhomKeeper    *keeper;      /* (owned) */
  RhomSettings  *settings;    /* (owned) */
  RhomProposal  *present;     /* (owned); behind the keeper after that restored one */
  gboolean       is_sore_day; /* as what is proposed was chosen */
  gboolean       has_reported;
};

G_DEFINE_FINAL_TYPE (RhomProposer, rhom_proposer, G_TYPE_OBJECT)

static RhomProposal *
proposal_new (const char *id,
              const char *name,
              const char *why)
{
  RhomProposal *proposal = g_new0 (RhomProposal, 1);

  proposal->id = g_strdup (id);
  proposal->name = g_strdup (name != NULL ? name : "");
  proposal->why = g_strdup (why);
  return proposal;
}

void
rhom_proposal_free (RhomProposal *proposal)
{
  g_free (proposal->id);
  g_free (proposal->name);
  g_free (proposal->why);
  g_free (proposal);
}

/* --- Reading --- */

static RhomCatalogue *
read_catalogue (RhomProposer *self)
{
  RhomCatalogue     *catalogue = rhom_catalogue_new ();
  const char *const *problems;

  rhom_catalogue_load_all (catalogue);
  problems = rhom_catalogue_get_problems (catalogue);
  for (int i = 0; !self->has_reported && problems != NULL && problems[i] != NULL; i++)
    rhom_keeper_add_problem (self->keeper, problems[i]);
  self->has_reported = TRUE;
  return catalogue;
}

/* Half a megabyte that is not needed for the next half hour goes back to the system. */
static void
drop_catalogue (RhomCatalogue *catalogue)
{
  g_object_unref (catalogue);
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/* Returns: (transfer none) (nullable): the name of a card or a routine */
static const char *
find_name (RhomCatalogue *catalogue,
           const char    *id)
{
  RhomCard    *card = rhom_catalogue_lookup (catalogue, id);
  RhomRoutine *routine = rhom_catalogue_lookup_routine (catalogue, id);

  if (card != NULL)
    return rhom_card_get_name (card);
  return routine != NULL ? rhom_routine_get_name (routine) : NULL;
}

/* A number for each day of the person, in sequence. */
static int
get_day (gint64 unix_seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (unix_seconds);
  GDate date;
  int   year, month, day;

  if (moment == NULL)
    return 0;
  g_date_time_get_ymd (moment, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

static gint64
get_now (RhomProposer *self)
{
  return rhom_clock_get_wall_usec (self->clock) / RHOM_USEC_PER_SEC;
}

/* Returns: (transfer full) (nullable): %RHOM_HISTORY_EXERCISE_TURNS; history may be out of reach */
static GVariant *
read_turns (RhomProposer *self)
{
  RhomHistory *history = rhom_keeper_get_history (self->keeper);
  gint64       from = get_now (self) - TURN_DAYS * 24 * 60 * 60;

  return history != NULL ? rhom_history_select (history, RHOM_HISTORY_EXERCISE_TURNS, from, G_MAXINT64, NULL) : NULL;
}

/* Returns: (transfer full) (element-type RhomDeckTurn): whose texts belong to @rows */
static GArray *
make_turns (GVariant *rows)
{
  GArray      *turns = g_array_new (FALSE, FALSE, sizeof (RhomDeckTurn));
  GVariantIter iter;
  RhomDeckTurn turn;
  gint64       unix_seconds;

  if (rows == NULL)
    return turns;
  g_variant_iter_init (&iter, rows);
  while (g_variant_iter_next (&iter, "(&s&sx)", &turn.id, &turn.routine, &unix_seconds))
    {
      turn.day = get_day (unix_seconds);
      g_array_append_val (turns, turn);
    }
  return turns;
}

/* --- Proposing --- */

/* @proposal: (transfer full) */
static void
set_present (RhomProposer *self,
             RhomProposal *proposal)
{
  rhom_proposal_free (self->present);
  self->present = proposal;
  proposal->day = get_day (get_now (self));
  rhom_keeper_set_proposal (self->keeper, proposal->id);
}

/* All that the deck is asked with, and what that stands on. */
typedef struct
{
  char       **equipment;  /* (owned) */
  char       **favourites; /* (owned) */
  char       **hidden;     /* (owned) */
  char       **areas;      /* (owned) */
  GVariant    *rows;       /* (owned) (nullable) */
  GArray      *turns;      /* (owned) */
  GArray      *items;      /* (owned) */
  RhomDeckWish wish;
  RhomDeck     deck;
} Question;

static void
question_init (Question      *question,
               RhomProposer  *self,
               RhomCatalogue *catalogue,
               int            seconds)
{
  question->equipment = rhom_settings_dup_words (self->settings, RHOM_SETTING_EQUIPMENT);
  question->favourites = rhom_settings_dup_words (self->settings, RHOM_SETTING_FAVOURITE_CARDS);
  question->hidden = rhom_settings_dup_words (self->settings, RHOM_SETTING_HIDDEN_CARDS);
  question->areas = rhom_settings_dup_words (self->settings, RHOM_SETTING_FAVOUR_AREAS);
  question->rows = read_turns (self);
  question->turns = make_turns (question->rows);
  question->items = rhom_deck_items_new (catalogue, (const char *const *) question->hidden);
  question->deck = (RhomDeck){ (const RhomDeckItem *) question->items->data, question->items->len,
                               (const RhomDeckTurn *) question->turns->data, question->turns->len };
  question->wish = (RhomDeckWish){
    .seconds = seconds,
    .is_sore_day = self->is_sore_day,
    .has_mat = rhom_settings_get_boolean (self->settings, RHOM_SETTING_HAS_MAT),
    .today = get_day (get_now (self)),
    .equipment = (const char *const *) question->equipment,
    .favourites = (const char *const *) question->favourites,
    .hidden = (const char *const *) question->hidden,
    .areas = (const char *const *) question->areas,
    .last = rhom_keeper_get_proposal (self->keeper),
  };
}

static void
question_clear (Question *question)
{
  g_array_unref (question->items);
  g_array_unref (question->turns);
  g_clear_pointer (&question->rows, g_variant_unref);
  g_strfreev (question->areas);
  g_strfreev (question->hidden);
  g_strfreev (question->favourites);
  g_strfreev (question->equipment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static void
draw (RhomProposer  *self,
      RhomCatalogue *catalogue,
      int            seconds)
{
  g_auto (Question) question;
  RhomDeckChoice   choice;
  g_autofree char *why = NULL;

  question_init (&question, self, catalogue, seconds);
  choice = rhom_deck_choose (&question.deck, &question.wish, g_random_int ());
  why = rhom_deck_choice_dup_why (&choice);
  set_present (self, proposal_new (choice.id, find_name (catalogue, choice.id), why));
}

/* Returns: (transfer full): why @id is proposed, as far as that is still to be seen; it may have been chosen by hand */
static char *
explain (RhomProposer  *self,
         RhomCatalogue *catalogue,
         const char    *id)
{
  g_auto (Question) question;
  RhomDeckChoice choice;

  if (*id == '\0')
    return g_strdup ("");
  question_init (&question, self, catalogue, rhom_settings_get_int (self->settings, RHOM_SETTING_BREAK_SECONDS));
  choice = rhom_deck_explain (&question.deck, &question.wish, id);
  return choice.why == RHOM_DECK_IN_TURN ? g_strdup ("") : rhom_deck_choice_dup_why (&choice);
}

/* After a restart the id is known, but no words are. */
static void
catch_up (RhomProposer *self)
{
  const char      *id = rhom_keeper_get_proposal (self->keeper);
  RhomCatalogue   *catalogue;
  g_autofree char *why = NULL;

  if (g_str_equal (id, self->present->id))
    return;
  catalogue = read_catalogue (self);
  why = explain (self, catalogue, id);
  set_present (self, proposal_new (id, find_name (catalogue, id), why));
  drop_catalogue (catalogue);
}

static gboolean
fits (RhomCatalogue *catalogue,
      const char    *id,
      int            seconds)
{
  g_autoptr (GArray) items = rhom_deck_items_new (catalogue, NULL);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (g_array_index (items, RhomDeckItem, i).id, id))
      return g_array_index (items, RhomDeckItem, i).seconds <= seconds;
  return FALSE;
}

static void
rhom_proposer_dispose (GObject *object)
{
  RhomProposer *self = RHOM_PROPOSER (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->keeper);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_proposer_parent_class)->dispose (object);
}

static void
rhom_proposer_finalize (GObject *object)
{
  RhomProposer *self = RHOM_PROPOSER (object);

  rhom_proposal_free (self->present);

  G_OBJECT_CLASS (rhom_proposer_parent_class)->finalize (object);
}

static void
rhom_proposer_class_init (RhomProposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_proposer_dispose;
  object_class->finalize = rhom_proposer_finalize;
}

static void
rhom_proposer_init (RhomProposer *self)
{
  self->present = proposal_new ("", "", "");
}

/* What was chosen for a day of another kind gives way, but not within a break. */
static void
scheduler_changed_cb (RhomScheduler *scheduler,
                      RhomProposer  *self)
{
  if (rhom_scheduler_get_sore_day (scheduler) == self->is_sore_day || rhom_scheduler_get_state (scheduler) == RHOM_BREAK_STATE_IN_BREAK)
    return;
  self->is_sore_day = !self->is_sore_day;
  if (*rhom_keeper_get_proposal (self->keeper) != '\0')
    rhom_proposer_next (self);
}

RhomProposer *
rhom_proposer_new (RhomClock     *clock,
                   RhomScheduler *scheduler,
                   RhomKeeper    *keeper,
                   RhomSettings  *settings)
{
  RhomProposer *self = g_object_new (RHOM_TYPE_PROPOSER, NULL);

  self->clock = g_object_ref (clock);
  self->scheduler = g_object_ref (scheduler);
  self->keeper = g_object_ref (keeper);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (scheduler, "changed", G_CALLBACK (scheduler_changed_cb), self, 0);
  return self;
}

/**
 * rhom_proposer_choose:
 * @id: of a card or a routine; "" for what is proposed already
 *
 * Somebody wants this one.
 *
 * Returns: whether there is such a card or routine
 */
gboolean
rhom_proposer_choose (RhomProposer *self,
                      const char   *id,
                      GError      **error)
{
  RhomCatalogue *catalogue;
  const char    *name;

  g_return_val_if_fail (RHOM_IS_PROPOSER (self), FALSE);

  if (*id == '\0')
    return TRUE;
  catalogue = read_catalogue (self);
  name = find_name (catalogue, id);
  if (name != NULL)
    /* Translators: why an exercise is proposed. */
    set_present (self, proposal_new (id, name, _("You chose it")));
  else
    /* Translators: %s is the id of an exercise or a routine that somebody typed. */
    g_set_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN, _("There is no exercise or routine “%s”"), id);
  drop_catalogue (catalogue);
  return name != NULL;
}

/**
 * rhom_proposer_next:
 *
 * Proposes something for a break of the usual length.
 */
void
rhom_proposer_next (RhomProposer *self)
{
  RhomCatalogue *catalogue;

  g_return_if_fail (RHOM_IS_PROPOSER (self));

  catalogue = read_catalogue (self);
  draw (self, catalogue, rhom_settings_get_int (self->settings, RHOM_SETTING_BREAK_SECONDS));
  drop_catalogue (catalogue);
}

/* Hidden since, or chosen on another day, for reasons that are none today. */
static gboolean
is_stale (RhomProposer *self)
{
  const char *id = rhom_keeper_get_proposal (self->keeper);

  catch_up (self);
  return *id == '\0' || self->present->day != get_day (get_now (self)) || rhom_settings_contains (self->settings, "hidden-cards", id);
}

/**
 * rhom_proposer_refresh:
 *
 * Before it is offered: what is proposed gives way, if it is out of date.
 */
void
rhom_proposer_refresh (RhomProposer *self)
{
  g_return_if_fail (RHOM_IS_PROPOSER (self));

  if (is_stale (self))
    rhom_proposer_next (self);
}

/**
 * rhom_proposer_shorten:
 *
 * The break will be a short one: what does not fit that gives way to what does.
 */
void
rhom_proposer_shorten (RhomProposer *self)
{
  int            seconds;
  RhomCatalogue *catalogue;

  g_return_if_fail (RHOM_IS_PROPOSER (self));

  seconds = MIN (rhom_settings_get_int (self->settings, RHOM_SETTING_SHORT_BREAK_SECONDS), rhom_settings_get_int (self->settings, RHOM_SETTING_BREAK_SECONDS));
  catalogue = read_catalogue (self);
  if (!fits (catalogue, rhom_keeper_get_proposal (self->keeper), seconds))
    draw (self, catalogue, seconds);
  drop_catalogue (catalogue);
}

/**
 * rhom_proposer_save:
 *
 * Returns: (transfer full): the present proposal, for rhom_proposer_restore()
 */
RhomProposal *
rhom_proposer_save (RhomProposer *self)
{
  g_return_val_if_fail (RHOM_IS_PROPOSER (self), NULL);

  catch_up (self);
  return proposal_new (self->present->id, self->present->name, self->present->why);
}

/**
 * rhom_proposer_restore:
 *
 * What was chosen since @proposal was saved came to nothing.
 */
void
rhom_proposer_restore (RhomProposer       *self,
                       const RhomProposal *proposal)
{
  g_return_if_fail (RHOM_IS_PROPOSER (self));

  set_present (self, proposal_new (proposal->id, proposal->name, proposal->why));
}

/**
 * rhom_proposer_get_name:
 *
 * Returns: (transfer none): the name of what is proposed, translated; "" if none is known
 */
const char *
rhom_proposer_get_name (RhomProposer *self)
{
  g_return_val_if_fail (RHOM_IS_PROPOSER (self), "");

  catch_up (self);
  return self->present->name;
}

/**
 * rhom_proposer_get_why:
 *
 * Returns: (transfer none): why it is proposed, translated; "" if none is known
 */
const char *
rhom_proposer_get_why (RhomProposer *self)
{
  g_return_val_if_fail (RHOM_IS_PROPOSER (self), "");

  catch_up (self);
  return self->present->why;
}
