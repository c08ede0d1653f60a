/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/routine-draft.h"

#include "core/programme.h"
#include "core/time-text.h"
#include "ui/plain-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomRoutineDraft:
 *
 * A routine that somebody is putting together. What is taken out can be put
 * back where it was, one after the other.
 *
 * #RhomRoutineDraft::changed says that it is another one now.
 */

struct _RhomRoutineStep
{
  GObject parent_instance;

  RhomCard       *card;    /* (owned) */
  RhomDoseMembers members; /* where its dose differs from the card's */
  RhomDose        dose;
};

G_DEFINE_FINAL_TYPE (RhomRoutineStep, rhom_routine_step, G_TYPE_OBJECT)

static void
rhom_routine_step_finalize (GObject *object)
{
  g_clear_object (&RHOM_ROUTINE_STEP (object)->card);

  G_OBJECT_CLASS (rhom_routine_step_parent_class)->finalize (object);
}

static void
rhom_routine_step_class_init (RhomRoutineStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_routine_step_finalize;
}

static void
rhom_routine_step_init (RhomRoutineStep *self)
{
  rhom_dose_members_init (&self->members);
}

static RhomRoutineStep *
step_new (RhomCard       *card,
          const RhomDose *dose)
{
  RhomRoutineStep *self = g_object_new (RHOM_TYPE_ROUTINE_STEP, NULL);

  self->card = g_object_ref (card);
  self->dose = *dose;
  return self;
}

RhomCard *
rhom_routine_step_get_card (RhomRoutineStep *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE_STEP (self), NULL);

  return self->card;
}

const RhomDose *
rhom_routine_step_get_dose (RhomRoutineStep *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE_STEP (self), NULL);

  return &self->dose;
}

/* --- The draft --- */

/* As they are taken in by the catalogue. */
#define MOST_NAME 60
#define MOST_WHY 300

typedef struct
{
  RhomRoutineStep *step; /* (owned) */
  guint            place;
} Removal;

struct _RhomRoutineDraft
{
  GObject parent_instance;

  char       *id;       /* (owned) (nullable): of one that is there already */
  char       *name;     /* (owned) */
  char       *why;      /* (owned) */
  GListStore *steps;    /* (owned) (element-type RhomRoutineStep) */
  GArray     *removals; /* (owned) (element-type Removal), the last one last */
};

G_DEFINE_FINAL_TYPE (RhomRoutineDraft, rhom_routine_draft, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
removal_clear (gpointer data)
{
  g_clear_object (&((Removal *) data)->step);
}

static void
changed (RhomRoutineDraft *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
rhom_routine_draft_finalize (GObject *object)
{
  RhomRoutineDraft *self = RHOM_ROUTINE_DRAFT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->why);
  g_clear_object (&self->steps);
  g_array_unref (self->removals);

  G_OBJECT_CLASS (rhom_routine_draft_parent_class)->finalize (object);
}

static void
rhom_routine_draft_class_init (RhomRoutineDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_routine_draft_finalize;
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_ROUTINE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_routine_draft_init (RhomRoutineDraft *self)
{
  self->name = g_strdup ("");
  self->why = g_strdup ("");
  self->steps = g_list_store_new (RHOM_TYPE_ROUTINE_STEP);
  self->removals = g_array_new (FALSE, FALSE, sizeof (Removal));
  g_array_set_clear_func (self->removals, removal_clear);
}

/**
 * rhom_routine_draft_new:
 *
 * Returns: (transfer full): an empty one
 */
RhomRoutineDraft *
rhom_routine_draft_new (void)
{
  return g_object_new (RHOM_TYPE_ROUTINE_DRAFT, NULL);
}

/**
 * rhom_routine_draft_new_from:
 *
 * Returns: (transfer full): a copy of @routine, which replaces it where @routine is one's own
 */
RhomRoutineDraft *
rhom_routine_draft_new_from (RhomRoutine *routine)
{
  RhomRoutineDraft      *self = rhom_routine_draft_new ();
  const RhomRoutineData *data = rhom_routine_get_data (routine);

  self->id = rhom_routine_is_own (routine) ? g_strdup (data->id) : NULL;
  rhom_routine_draft_set_name (self, data->name);
  rhom_routine_draft_set_why (self, data->why != NULL ? data->why : "");
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    {
      g_autoptr (RhomRoutineStep) step = step_new (rhom_routine_get_card (routine, i), rhom_routine_get_dose (routine, i));

      step->members = g_array_index (data->items, RhomRoutineItem, i).dose;
      g_list_store_append (self->steps, step);
    }
  return self;
}

/**
 * rhom_routine_draft_get_steps:
 *
 * Returns: (transfer none) (element-type RhomRoutineStep): what it is made of, in order
 */
GListModel *
rhom_routine_draft_get_steps (RhomRoutineDraft *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * rhom_routine_draft_add:
 *
 * Appends @card with the dose of its own.
 */
void
rhom_routine_draft_add (RhomRoutineDraft *self,
                        RhomCard         *card)
{
  g_autoptr (RhomRoutineStep) step = NULL;

  g_return_if_fail (RHOM_IS_ROUTINE_DRAFT (self));

  step = step_new (card, rhom_card_get_dose (card));
  g_list_store_append (self->steps, step);
  changed (self);
}

/**
 * rhom_routine_draft_move:
 * @to: where it is then
 *
 * Returns: whether it was moved; it is not beyond the ends
 */
gboolean
rhom_routine_draft_move (RhomRoutineDraft *self,
                         guint             from,
                         guint             to)
{
  guint n;
  g_autoptr (RhomRoutineStep) step = NULL;

  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  if (from >= n || to >= n || from == to)
    return FALSE;
  step = g_list_model_get_item (G_LIST_MODEL (self->steps), from);
  g_list_store_remove (self->steps, from);
  g_list_store_insert (self->steps, to, step);
  changed (self);
  return TRUE;
}

void
rhom_routine_draft_remove (RhomRoutineDraft *self,
                           guint             place)
{
  Removal removal = { NULL, place };

  g_return_if_fail (RHOM_IS_ROUTINE_DRAFT (self));

  removal.step = g_list_model_get_item (G_LIST_MODEL (self->steps), place);
  if (removal.step == NULL)
    return;
  g_array_append_val (self->removals, removal);
  g_list_store_remove (self->steps, place);
  changed (self);
}

/**
 * rhom_routine_draft_undo:
 *
 * Puts back what was taken out last, as near to its place as there is one.
 *
 * Returns: whether there was any
 */
gboolean
rhom_routine_draft_undo (RhomRoutineDraft *self)
{
  Removal *last;

  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), FALSE);

  if (self->removals->len == 0)
    return FALSE;
  last = &g_array_index (self->removals, Removal, self->removals->len - 1);
  g_list_store_insert (self->steps, MIN (last->place, g_list_model_get_n_items (G_LIST_MODEL (self->steps))), last->step);
  g_array_set_size (self->removals, self->removals->len - 1);
  changed (self);
  return TRUE;
}

/**
 * rhom_routine_draft_get_id:
 *
 * Returns: (transfer none) (nullable): of the routine it replaces
 */
const char *
rhom_routine_draft_get_id (RhomRoutineDraft *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  return self->id;
}

void
rhom_routine_draft_set_id (RhomRoutineDraft *self,
                           const char       *id)
{
  g_return_if_fail (RHOM_IS_ROUTINE_DRAFT (self));

  g_free (self->id);
  self->id = g_strdup (id);
}

const char *
rhom_routine_draft_get_name (RhomRoutineDraft *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  return self->name;
}

/**
 * rhom_routine_draft_set_name:
 * @name: as typed
 */
void
rhom_routine_draft_set_name (RhomRoutineDraft *self,
                             const char       *name)
{
  g_return_if_fail (RHOM_IS_ROUTINE_DRAFT (self));

  g_free (self->name);
  self->name = rhom_plain_text_tidy (name);
  changed (self);
}

const char *
rhom_routine_draft_get_why (RhomRoutineDraft *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  return self->why;
}

/**
 * rhom_routine_draft_set_why:
 * @why: as typed; may be empty
 */
void
rhom_routine_draft_set_why (RhomRoutineDraft *self,
                            const char       *why)
{
  g_return_if_fail (RHOM_IS_ROUTINE_DRAFT (self));

  g_free (self->why);
  self->why = rhom_plain_text_tidy (why);
  changed (self);
}

/**
 * rhom_routine_draft_find_fault:
 *
 * Returns: (transfer none) (nullable): what is still to be done before it can be kept
 */
const char *
rhom_routine_draft_find_fault (RhomRoutineDraft *self)
{
  guint n;

  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  if (*self->name == '\0')
    return _("Give it a name");
  if (g_utf8_strlen (self->name, -1) > MOST_NAME)
    return _("The name is too long");
  if (g_utf8_strlen (self->why, -1) > MOST_WHY)
    return _("The reason is too long");
  if (n == 0)
    return _("Add an exercise");
  if (n > RHOM_ROUTINE_MAX_ITEMS)
    return _("These are too many exercises");
  return NULL;
}

/**
 * rhom_routine_draft_dup_total:
 *
 * Returns: (transfer full): how long it takes, such as "4:25"
 */
char *
rhom_routine_draft_dup_total (RhomRoutineDraft *self)
{
  GListModel *steps;
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();

  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  steps = G_LIST_MODEL (self->steps);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (RhomRoutineStep) step = g_list_model_get_item (steps, i);

      rhom_programme_add (programme, rhom_card_get_id (step->card), &step->dose, 0);
    }
  return rhom_time_text_digits (rhom_programme_get_total_usec (programme));
}

/**
 * rhom_routine_draft_dup_data:
 *
 * Returns: (transfer full): the routine as it can be kept, once it has an id
 */
RhomRoutineData *
rhom_routine_draft_dup_data (RhomRoutineDraft *self)
{
  RhomRoutineData *data;
  GListModel      *steps;

  g_return_val_if_fail (RHOM_IS_ROUTINE_DRAFT (self), NULL);

  data = rhom_routine_data_new ();
  steps = G_LIST_MODEL (self->steps);
  data->id = g_strdup (self->id);
  data->name = g_strdup (self->name);
  data->why = *self->why != '\0' ? g_strdup (self->why) : NULL;
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (RhomRoutineStep) step = g_list_model_get_item (steps, i);

      rhom_routine_data_add (data, rhom_card_get_id (step->card));
      g_array_index (data->items, RhomRoutineItem, i).dose = step->members;
    }
  return data;
}
