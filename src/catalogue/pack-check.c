/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack-check.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

/* Holds a pack, which is sound in itself, to what is there already. */

/**
 * rhom_pack_is_taken:
 * @pack_id: whose own ids are free to it
 *
 * Returns: whether a card or routine of another pack, or one of ours, has that id
 */
gboolean
rhom_pack_is_taken (RhomCatalogue *catalogue,
                    const char    *id,
                    const char    *pack_id)
{
  RhomCard    *card = rhom_catalogue_lookup (catalogue, id);
  RhomRoutine *routine = rhom_catalogue_lookup_routine (catalogue, id);

  return (card != NULL && g_strcmp0 (rhom_card_get_pack (card), pack_id) != 0) || (routine != NULL && g_strcmp0 (rhom_routine_get_pack (routine), pack_id) != 0);
}

static gboolean
check_free (RhomCatalogue  *catalogue,
            const RhomPack *pack,
            const char     *pack_id,
            const char     *file,
            GError        **error)
{
  for (guint i = 0; i < pack->cards->len; i++)
    {
      const RhomCardData *card = pack->cards->pdata[i];

      if (rhom_pack_is_taken (catalogue, card->id, pack_id))
        {
          g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("%s: card \"%s\": is there already"), file, card->id);
          return FALSE;
        }
    }
  for (guint i = 0; i < pack->routines->len; i++)
    {
      const RhomRoutineData *routine = pack->routines->pdata[i];

      if (rhom_pack_is_taken (catalogue, routine->id, pack_id))
        {
          g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("%s: routine \"%s\": is there already"), file, routine->id);
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  RhomCatalogue *catalogue;
  const char    *pack_id;
  GHashTable    *cards; /* (element-type utf8 RhomCard) of the pack as it will be */
} Finder;

static RhomCard *
find_card (gpointer    user_data,
           const char *id)
{
  Finder   *finder = user_data;
  RhomCard *card = g_hash_table_lookup (finder->cards, id);

  if (card != NULL)
    return card;
  card = rhom_catalogue_lookup (finder->catalogue, id);
  return card != NULL && g_strcmp0 (rhom_card_get_pack (card), finder->pack_id) != 0 ? card : NULL;
}

/* That each routine finds its cards, and can do them in its doses. */
static gboolean
check_routines (RhomCatalogue  *catalogue,
                const RhomPack *pack,
                const char     *pack_id,
                const char     *file,
                GError        **error)
{
  g_autoptr (GHashTable) cards = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  Finder finder = { catalogue, pack_id, cards };

  for (guint i = 0; i < pack->cards->len; i++)
    {
      RhomCardData *data = pack->cards->pdata[i];

      g_hash_table_insert (cards, data->id, rhom_card_new (rhom_card_data_copy (data), pack_id, NULL));
    }
  for (guint i = 0; i < pack->routines->len; i++)
    {
      g_autoptr (RhomRoutine) routine = rhom_routine_new (rhom_routine_data_copy (pack->routines->pdata[i]), pack_id, file, find_card, &finder, error);

      if (routine == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * rhom_pack_check:
 * @pack_id: what it is or will be called
 * @file: what messages name
 *
 * Returns: whether its ids are free, and its routines find their cards
 */
gboolean
rhom_pack_check (RhomCatalogue  *catalogue,
                 const RhomPack *pack,
                 const char     *pack_id,
                 const char     *file,
                 GError        **error)
{
  return check_free (catalogue, pack, pack_id, file, error) && check_routines (catalogue, pack, pack_id, file, error);
}

/**
 * rhom_pack_check_figures:
 * @file: what messages name
 *
 * Returns: whether there is every figure that its cards name
 */
gboolean
rhom_pack_check_figures (RhomCatalogue  *catalogue,
                         const RhomPack *pack,
                         const char     *file,
                         GError        **error)
{
  g_autoptr (GHashTable) figures = rhom_catalogue_list_figures (catalogue);

  for (guint i = 0; i < pack->cards->len; i++)
    {
      const RhomCardData *card = pack->cards->pdata[i];

      if (card->figure != NULL && !g_hash_table_contains (figures, card->figure))
        {
          g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("%s: card \"%s\": member \"figure\": there is no figure \"%s\""), file, card->id, card->figure);
          return FALSE;
        }
    }
  return TRUE;
}
