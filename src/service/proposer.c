/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/proposer.h"

#include "catalogue/catalogue.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>

/**
 * RhomProposer:
 *
 * Says which card goes with a break: each in its turn. The cards are read when
 * they are asked for and dropped again, because the service holds them for a
 * moment every half hour and lives all day.
 */

struct _RhomProposer
{
  GObject parent_instance;

  RhomKeeper *keeper; /* (owned) */
  gboolean    has_reported;
};

G_DEFINE_FINAL_TYPE (RhomProposer, rhom_proposer, G_TYPE_OBJECT)

static RhomCatalogue *
read_cards (RhomProposer *self)
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

/* Returns: where the card proposed now stands in the list; its end if it is not there, so that the first is next */
static guint
find_present (RhomProposer *self,
              GListModel   *cards)
{
  guint n_cards = g_list_model_get_n_items (cards);

  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (cards, i);

      if (g_strcmp0 (rhom_card_get_id (card), rhom_keeper_get_proposal (self->keeper)) == 0)
        return i;
    }
  return n_cards - 1;
}

static void
rhom_proposer_dispose (GObject *object)
{
  g_clear_object (&RHOM_PROPOSER (object)->keeper);

  G_OBJECT_CLASS (rhom_proposer_parent_class)->dispose (object);
}

static void
rhom_proposer_class_init (RhomProposerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_proposer_dispose;
}

static void
rhom_proposer_init (RhomProposer *self)
{
}

RhomProposer *
rhom_proposer_new (RhomKeeper *keeper)
{
  RhomProposer *self = g_object_new (RHOM_TYPE_PROPOSER, NULL);

  self->keeper = g_object_ref (keeper);
  return self;
}

/**
 * rhom_proposer_choose:
 * @card_id: "" for what is proposed already
 *
 * Somebody wants this card.
 *
 * Returns: whether there is such a card
 */
gboolean
rhom_proposer_choose (RhomProposer *self,
                      const char   *card_id,
                      GError      **error)
{
  g_autoptr (RhomCatalogue) catalogue = NULL;

  g_return_val_if_fail (RHOM_IS_PROPOSER (self), FALSE);

  if (*card_id == '\0')
    return TRUE;
  catalogue = read_cards (self);
  if (rhom_catalogue_lookup (catalogue, card_id) == NULL)
    {
      /* Translators: %s is the id of a card that somebody typed. */
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN, _("There is no card “%s”"), card_id);
      return FALSE;
    }
  rhom_keeper_set_proposal (self->keeper, card_id);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the next card that can be done at the desk, else just the next one */
static RhomCard *
find_next (GListModel *cards,
           guint       present)
{
  guint n_cards = g_list_model_get_n_items (cards);

  for (guint i = 1; i <= n_cards; i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (cards, (present + i) % n_cards);

      if (rhom_card_is_for_desk (card))
        return g_steal_pointer (&card);
    }
  return n_cards > 0 ? g_list_model_get_item (cards, (present + 1) % n_cards) : NULL;
}

/**
 * rhom_proposer_next:
 *
 * Proposes the next card in turn that can be done at the desk.
 */
void
rhom_proposer_next (RhomProposer *self)
{
  g_autoptr (RhomCatalogue) catalogue = NULL;
  g_autoptr (RhomCard) card = NULL;

  g_return_if_fail (RHOM_IS_PROPOSER (self));

  catalogue = read_cards (self);
  card = find_next (G_LIST_MODEL (catalogue), find_present (self, G_LIST_MODEL (catalogue)));
  rhom_keeper_set_proposal (self->keeper, card != NULL ? rhom_card_get_id (card) : "");
}

/**
 * rhom_proposer_dup_name:
 *
 * Returns: (transfer full) (nullable): the name of the card proposed, translated
 */
char *
rhom_proposer_dup_name (RhomProposer *self)
{
  g_autoptr (RhomCatalogue) catalogue = NULL;
  RhomCard *card;

  g_return_val_if_fail (RHOM_IS_PROPOSER (self), NULL);

  catalogue = read_cards (self);
  card = rhom_catalogue_lookup (catalogue, rhom_keeper_get_proposal (self->keeper));
  return card != NULL ? g_strdup (rhom_card_get_name (card)) : NULL;
}
