/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/deck-items.h"

#include "core/clock.h"
#include "core/programme.h"

/*
 * Cards and routines as the choice sees them. How long one takes is what the
 * player will take, to the second.
 */

static void
clear_item (gpointer data)
{
  RhomDeckItem *item = data;

  g_strfreev ((char **) item->areas);
  g_strfreev ((char **) item->equipment);
}

static int
get_seconds (RhomProgramme *programme)
{
  return (rhom_programme_get_total_usec (programme) + RHOM_USEC_PER_SEC - 1) / RHOM_USEC_PER_SEC;
}

static void
add_card (GArray   *items,
          RhomCard *card)
{
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();
  RhomDeckItem item = {
    .id = rhom_card_get_id (card),
    .kind = rhom_card_get_kind (card),
    .is_gentle = rhom_card_get_kind (card) != RHOM_CARD_STRENGTH,
    .is_for_desk = rhom_card_is_for_desk (card),
    .areas = (const char *const *) g_strdupv ((char **) rhom_card_get_areas (card)),
    .equipment = (const char *const *) g_strdupv ((char **) rhom_card_get_equipment_ids (card)),
  };

  rhom_programme_add (programme, item.id, rhom_card_get_dose (card), 0);
  item.seconds = get_seconds (programme);
  g_array_append_val (items, item);
}

static void
add_words (GPtrArray         *words,
           const char *const *more)
{
  for (guint i = 0; more[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (words, more[i], g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (more[i]));
}

static const char *const *
end_words (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return (const char *const *) g_ptr_array_free (words, FALSE);
}

/* What more than half of its work is; nothing gentle becomes strength by one exercise of four. */
static RhomCardKind
find_kind (RhomRoutine *routine)
{
  gint64 seconds[RHOM_N_CARD_KINDS] = { 0 };
  gint64 all = 0;

  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    {
      gint64 work = rhom_dose_get_work_seconds (rhom_routine_get_dose (routine, i));

      seconds[rhom_card_get_kind (rhom_routine_get_card (routine, i))] += work;
      all += work;
    }
  for (int kind = 0; kind < RHOM_N_CARD_KINDS; kind++)
    if (seconds[kind] * 2 > all)
      return kind;
  return RHOM_CARD_STRETCH;
}

static gboolean
has_strength (RhomRoutine *routine)
{
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    if (rhom_card_get_kind (rhom_routine_get_card (routine, i)) == RHOM_CARD_STRENGTH)
      return TRUE;
  return FALSE;
}

static void
add_routine (GArray      *items,
             RhomRoutine *routine)
{
  g_autoptr (RhomProgramme) programme = rhom_programme_new ();
  GPtrArray   *areas = g_ptr_array_new ();
  GPtrArray   *equipment = g_ptr_array_new ();
  RhomDeckItem item = {
    .id = rhom_routine_get_id (routine),
    .kind = find_kind (routine),
    .is_routine = TRUE,
    .is_gentle = !has_strength (routine),
    .is_for_desk = rhom_routine_is_for_desk (routine),
  };

  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    {
      RhomCard *card = rhom_routine_get_card (routine, i);

      rhom_programme_add (programme, rhom_card_get_id (card), rhom_routine_get_dose (routine, i), 0);
      add_words (areas, rhom_card_get_areas (card));
      add_words (equipment, rhom_card_get_equipment_ids (card));
    }
  item.areas = end_words (areas);
  item.equipment = end_words (equipment);
  item.seconds = get_seconds (programme);
  g_array_append_val (items, item);
}

static gboolean
holds_hidden (RhomRoutine       *routine,
              const char *const *hidden)
{
  for (guint i = 0; hidden != NULL && i < rhom_routine_get_n_items (routine); i++)
    if (g_strv_contains (hidden, rhom_card_get_id (rhom_routine_get_card (routine, i))))
      return TRUE;
  return FALSE;
}

/**
 * rhom_deck_items_new:
 * @hidden: (nullable): ids of cards that are never wanted; nor are the routines they are part of
 *
 * Returns: (transfer full) (element-type RhomDeckItem): whose ids belong to @catalogue
 */
GArray *
rhom_deck_items_new (RhomCatalogue     *catalogue,
                     const char *const *hidden)
{
  GListModel *routines = rhom_catalogue_get_routines (catalogue);
  GArray     *items = g_array_new (FALSE, FALSE, sizeof (RhomDeckItem));

  g_array_set_clear_func (items, clear_item);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      add_card (items, card);
    }
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++)
    {
      g_autoptr (RhomRoutine) routine = g_list_model_get_item (routines, i);

      if (!holds_hidden (routine, hidden))
        add_routine (items, routine);
    }
  return items;
}
