/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-filter.h"

#include "ui/search-text.h"

/**
 * RhomCardFilter:
 *
 * Lets those tiles of the library through that hold every word typed and fit
 * what was chosen. Within one choice any will do, between two both must.
 */

struct _RhomCardFilter
{
  GtkFilter parent_instance;

  char         **words; /* (owned), folded */
  RhomCardChoice choice;
};

G_DEFINE_FINAL_TYPE (RhomCardFilter, rhom_card_filter, GTK_TYPE_FILTER)

static gboolean
is_among (guint wanted,
          guint has)
{
  return wanted == 0 || (wanted & has) != 0;
}

static gboolean
rhom_card_filter_match (GtkFilter *filter,
                        gpointer   object)
{
  RhomCardFilter         *self = RHOM_CARD_FILTER (filter);
  RhomLibraryItem        *item = RHOM_LIBRARY_ITEM (object);
  const RhomLibraryFacts *facts = rhom_library_item_get_facts (item);
  const RhomCardChoice   *choice = &self->choice;

  return rhom_library_item_is_hidden (item) == choice->is_hidden &&
         (!choice->is_favourite || rhom_library_item_is_favourite (item)) &&
         (!choice->is_routine || facts->is_routine) &&
         (!choice->is_exercise || !facts->is_routine) &&
         (!choice->has_figure || (!facts->is_routine && rhom_card_get_figure (rhom_library_item_get_card (item)) != NULL)) &&
         (!choice->is_for_desk || facts->is_for_desk) &&
         (!choice->is_equipped || (facts->equipment & ~choice->equipment) == 0) &&
         is_among (choice->areas, facts->areas) && is_among (choice->kinds, facts->kinds) && is_among (choice->positions, facts->positions) &&
         rhom_search_text_matches (rhom_library_item_get_folded (item), self->words);
}

static void
rhom_card_filter_finalize (GObject *object)
{
  g_strfreev (RHOM_CARD_FILTER (object)->words);

  G_OBJECT_CLASS (rhom_card_filter_parent_class)->finalize (object);
}

static void
rhom_card_filter_class_init (RhomCardFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_card_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = rhom_card_filter_match;
}

static void
rhom_card_filter_init (RhomCardFilter *self)
{
  self->words = g_new0 (char *, 1);
}

/**
 * rhom_card_filter_new:
 *
 * Returns: (transfer full): a filter that holds back only what is hidden
 */
RhomCardFilter *
rhom_card_filter_new (void)
{
  return g_object_new (RHOM_TYPE_CARD_FILTER, NULL);
}

/**
 * rhom_card_filter_set_text:
 * @text: what somebody typed
 */
void
rhom_card_filter_set_text (RhomCardFilter *self,
                           const char     *text)
{
  g_return_if_fail (RHOM_IS_CARD_FILTER (self));

  g_strfreev (self->words);
  self->words = rhom_search_text_split (text);
  rhom_card_filter_refresh (self);
}

void
rhom_card_filter_set_choice (RhomCardFilter       *self,
                             const RhomCardChoice *choice)
{
  g_return_if_fail (RHOM_IS_CARD_FILTER (self));

  self->choice = *choice;
  rhom_card_filter_refresh (self);
}

/**
 * rhom_card_filter_refresh:
 *
 * Looks at every tile again, because some were marked.
 */
void
rhom_card_filter_refresh (RhomCardFilter *self)
{
  g_return_if_fail (RHOM_IS_CARD_FILTER (self));

  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
