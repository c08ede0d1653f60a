/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/library-item.h"

#include "catalogue/card-words.h"
#include "ui/plan.h"
#include "ui/search-text.h"

#include <glib/gi18n-lib.h>

/**
 * RhomLibraryItem:
 *
 * One tile of the library, with all that searching and choosing ask for worked
 * out once: a thousand are looked through at every key that is pressed.
 *
 * #RhomLibraryItem::changed says that it became a favourite, was hidden, or
 * neither any more.
 */

struct _RhomLibraryItem
{
  GObject parent_instance;

  RhomRoutine     *routine; /* (owned) (nullable): of an exercise */
  RhomCard        *card;    /* (owned): the exercise, or the first of the routine */
  char            *line;    /* (owned): what stands below the name */
  char            *folded;  /* (owned): all its words, to be searched */
  RhomLibraryFacts facts;
  gboolean         is_favourite;
  gboolean         is_hidden;
};

G_DEFINE_FINAL_TYPE (RhomLibraryItem, rhom_library_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
add_words (GString           *text,
           const char *const *words)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_string_append_printf (text, " %s", words[i]);
}

/* One bit for each word of @table that is in @words, by its id or by its name. */
static guint
make_mask (const RhomCardWord *table,
           const char *const  *words)
{
  guint mask = 0;

  for (guint i = 0; table[i].id != NULL; i++)
    if (g_strv_contains (words, table[i].id) || g_strv_contains (words, _(table[i].name)))
      mask |= 1u << i;
  return mask;
}

static void
add_named (GString            *text,
           const RhomCardWord *table,
           guint               mask)
{
  for (guint i = 0; table[i].id != NULL; i++)
    if (mask & (1u << i))
      g_string_append_printf (text, " %s", _(table[i].name));
}

static void
read_facts (RhomLibraryFacts *facts,
            RhomCard         *card)
{
  facts->areas |= make_mask (rhom_card_area_words, rhom_card_get_areas (card));
  facts->kinds |= 1u << rhom_card_get_kind (card);
  facts->positions |= 1u << rhom_card_get_position (card);
  facts->equipment |= make_mask (rhom_card_equipment_words, rhom_card_get_equipment (card));
}

static char *
fold (const char             *name,
      RhomCard               *card, /* (nullable) */
      const RhomLibraryFacts *facts)
{
  g_autoptr (GString) text = g_string_new (name);

  add_named (text, rhom_card_area_words, facts->areas);
  add_named (text, rhom_card_kind_words, facts->kinds);
  add_named (text, rhom_card_position_words, facts->positions);
  add_named (text, rhom_card_equipment_words, facts->equipment);
  if (card != NULL)
    add_words (text, rhom_card_get_muscles (card));
  return rhom_search_text_fold (text->str);
}

static char *
describe_routine (RhomRoutine *routine)
{
  guint            n = rhom_routine_get_n_items (routine);
  g_autofree char *total = rhom_plan_dup_routine_total (routine);

  /* Translators: of a routine: how many exercises, and how long all of it takes: "6 exercises · 15:20". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u exercise · %s", "%u exercises · %s", n), n, total);
}

static void
rhom_library_item_finalize (GObject *object)
{
  RhomLibraryItem *self = RHOM_LIBRARY_ITEM (object);

  g_clear_object (&self->routine);
  g_clear_object (&self->card);
  g_free (self->line);
  g_free (self->folded);

  G_OBJECT_CLASS (rhom_library_item_parent_class)->finalize (object);
}

static void
rhom_library_item_class_init (RhomLibraryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_library_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_LIBRARY_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_library_item_init (RhomLibraryItem *self)
{
}

/**
 * rhom_library_item_new_for_card:
 *
 * Returns: (transfer full): the tile of an exercise
 */
RhomLibraryItem *
rhom_library_item_new_for_card (RhomCard *card)
{
  RhomLibraryItem *self = g_object_new (RHOM_TYPE_LIBRARY_ITEM, NULL);

  self->card = g_object_ref (card);
  self->line = rhom_card_dup_dose (card);
  read_facts (&self->facts, card);
  self->facts.is_for_desk = rhom_card_is_for_desk (card);
  self->folded = fold (rhom_card_get_name (card), card, &self->facts);
  return self;
}

/**
 * rhom_library_item_new_for_routine:
 *
 * Returns: (transfer full): the tile of a routine, which is for whatever one of
 *   its exercises is for, and needs what all of them need
 */
RhomLibraryItem *
rhom_library_item_new_for_routine (RhomRoutine *routine)
{
  RhomLibraryItem *self = g_object_new (RHOM_TYPE_LIBRARY_ITEM, NULL);

  self->routine = g_object_ref (routine);
  self->card = g_object_ref (rhom_routine_get_card (routine, 0));
  self->line = describe_routine (routine);
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    read_facts (&self->facts, rhom_routine_get_card (routine, i));
  self->facts.is_for_desk = rhom_routine_is_for_desk (routine);
  self->facts.is_routine = TRUE;
  self->folded = fold (rhom_routine_get_name (routine), NULL, &self->facts);
  return self;
}

/**
 * rhom_library_item_add_words:
 *
 * Lets it be found by more words, such as the name of a routine it is in.
 */
void
rhom_library_item_add_words (RhomLibraryItem *self,
                             const char      *words)
{
  g_autofree char *before = NULL;
  g_autofree char *more = NULL;

  g_return_if_fail (RHOM_IS_LIBRARY_ITEM (self));

  before = g_steal_pointer (&self->folded);
  more = rhom_search_text_fold (words);
  self->folded = g_strconcat (before, " ", more, NULL);
}

/**
 * rhom_library_item_get_routine:
 *
 * Returns: (transfer none) (nullable): the routine; an exercise is none
 */
RhomRoutine *
rhom_library_item_get_routine (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return self->routine;
}

/**
 * rhom_library_item_get_card:
 *
 * Returns: (transfer none): the exercise, or the first one of a routine
 */
RhomCard *
rhom_library_item_get_card (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return self->card;
}

const char *
rhom_library_item_get_id (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return self->routine != NULL ? rhom_routine_get_id (self->routine) : rhom_card_get_id (self->card);
}

const char *
rhom_library_item_get_name (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return self->routine != NULL ? rhom_routine_get_name (self->routine) : rhom_card_get_name (self->card);
}

/**
 * rhom_library_item_get_line:
 *
 * Returns: (transfer none): what stands below the name, such as how much of it
 */
const char *
rhom_library_item_get_line (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return self->line;
}

/**
 * rhom_library_item_get_folded:
 *
 * Returns: (transfer none): all its words, for rhom_search_text_matches()
 */
const char *
rhom_library_item_get_folded (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return self->folded;
}

const RhomLibraryFacts *
rhom_library_item_get_facts (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), NULL);

  return &self->facts;
}

gboolean
rhom_library_item_is_favourite (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), FALSE);

  return self->is_favourite;
}

gboolean
rhom_library_item_is_hidden (RhomLibraryItem *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), FALSE);

  return self->is_hidden;
}

/**
 * rhom_library_item_mark:
 *
 * Returns: whether that is news
 */
gboolean
rhom_library_item_mark (RhomLibraryItem *self,
                        gboolean         is_favourite,
                        gboolean         is_hidden)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY_ITEM (self), FALSE);

  if (self->is_favourite == is_favourite && self->is_hidden == is_hidden)
    return FALSE;
  self->is_favourite = is_favourite;
  self->is_hidden = is_hidden;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}
