/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card-words.h"
#include "catalogue/deck-items.h"
#include "catalogue/deck.h"

#include <string.h>

#define TODAY 20000
#define N_SEEDS 300

typedef const char *const Words[];

static Words neck = { "neck", NULL };
static Words chest = { "chest", NULL };
static Words shoulders = { "shoulders", NULL };
static Words back = { "mid-back", NULL };
static Words whole = { "whole-body", NULL };
static Words band = { "band", NULL };
static Words wall = { "wall", NULL };
static Words mat = { "mat", NULL };

#define CARD(name, of, in, work, ...)                                                                                                \
  {                                                                                                                                  \
    .id = name, .kind = RHOM_CARD_##of, .seconds = work, .areas = in, .is_gentle = RHOM_CARD_##of != RHOM_CARD_STRENGTH, __VA_ARGS__ \
  }
#define DESK .is_for_desk = TRUE

/* One for each rule. */
static const RhomDeckItem items[] = {
  CARD ("neck-stretch", STRETCH, neck, 60, DESK),
  CARD ("chest-stretch", STRETCH, chest, 60, DESK),
  CARD ("wall-stretch", STRETCH, shoulders, 60, DESK, .equipment = wall),
  CARD ("breathing", RELAXATION, whole, 60, DESK),
  CARD ("strong", STRENGTH, back, 60, DESK),
  CARD ("band-row", STRENGTH, back, 60, DESK, .equipment = band),
  CARD ("lying", STRETCH, back, 60, .equipment = mat),
  CARD ("long-one", STRETCH, chest, 900, DESK),
  CARD ("stand-and-walk", STRETCH, whole, 120, DESK),
  { .id = "gentle-routine", .kind = RHOM_CARD_STRETCH, .is_routine = TRUE, .is_gentle = TRUE, .seconds = 270, .areas = neck, DESK },
  { .id = "mixed-routine", .kind = RHOM_CARD_STRETCH, .is_routine = TRUE, .seconds = 240, .areas = chest, DESK },
  { .id = "strong-routine", .kind = RHOM_CARD_STRENGTH, .is_routine = TRUE, .seconds = 280, .areas = back, DESK },
};

static const RhomDeck deck = { items, G_N_ELEMENTS (items), NULL, 0 };

static const RhomDeckWish short_break = { .seconds = 60, .today = TODAY };
static const RhomDeckWish usual_break = { .seconds = 300, .today = TODAY };

/* Returns: how many of %N_SEEDS draws gave @id */
static int
count (const RhomDeck     *from,
       const RhomDeckWish *wish,
       const char         *id)
{
  int n = 0;

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    n += g_str_equal (rhom_deck_choose (from, wish, seed).id, id);
  return n;
}

static void
assert_never (const RhomDeck     *from,
              const RhomDeckWish *wish,
              const char         *id)
{
  g_test_message ("never %s", id);
  g_assert_cmpint (count (from, wish, id), ==, 0);
}

static void
assert_some (const RhomDeck     *from,
             const RhomDeckWish *wish,
             const char         *id)
{
  g_test_message ("some %s", id);
  g_assert_cmpint (count (from, wish, id), >, 0);
}

static void
test_seed (void)
{
  gboolean differs = FALSE;

  for (guint32 seed = 0; seed < 50; seed++)
    {
      RhomDeckChoice first = rhom_deck_choose (&deck, &usual_break, seed);
      RhomDeckChoice again = rhom_deck_choose (&deck, &usual_break, seed);

      g_assert_cmpstr (first.id, ==, again.id);
      g_assert_cmpint (first.why, ==, again.why);
      differs |= !g_str_equal (first.id, rhom_deck_choose (&deck, &usual_break, 0).id);
    }
  g_assert_true (differs);
}

static void
test_length (void)
{
  RhomDeckWish wish = short_break;

  assert_some (&deck, &wish, "neck-stretch");
  assert_never (&deck, &wish, "gentle-routine");
  assert_never (&deck, &wish, "long-one");

  wish.seconds = 59;
  g_assert_cmpstr (rhom_deck_choose (&deck, &wish, 1).id, ==, RHOM_DECK_FALLBACK);
}

/* Five minutes are for a routine, or for something that is worth repeating. */
static void
test_filled (void)
{
  RhomDeckWish wish = usual_break;

  assert_some (&deck, &wish, "neck-stretch");
  assert_some (&deck, &wish, "gentle-routine");
  g_assert_cmpint (count (&deck, &wish, "gentle-routine"), >, count (&deck, &wish, "neck-stretch"));

  wish.seconds = 310;
  assert_never (&deck, &wish, "neck-stretch");
  assert_some (&deck, &wish, "stand-and-walk");
  wish.seconds = 850;
  g_assert_cmpstr (rhom_deck_choose (&deck, &wish, 1).id, !=, "");
  g_assert_cmpint (rhom_deck_choose (&deck, &wish, 1).why, !=, RHOM_DECK_NOTHING_FITS);
}

static void
test_place (void)
{
  RhomDeckWish wish = short_break;

  assert_never (&deck, &wish, "lying");
  wish.has_mat = TRUE;
  assert_some (&deck, &wish, "lying");
  assert_some (&deck, &wish, "neck-stretch");
}

static void
test_equipment (void)
{
  RhomDeckWish wish = short_break;

  assert_some (&deck, &wish, "wall-stretch");
  assert_never (&deck, &wish, "band-row");
  wish.equipment = band;
  assert_some (&deck, &wish, "band-row");
}

static void
test_hidden (void)
{
  static Words hidden = { "neck-stretch", "stand-and-walk", NULL };
  RhomDeckWish wish = short_break;

  wish.hidden = hidden;
  assert_never (&deck, &wish, "neck-stretch");
  wish.seconds = 10;
  assert_never (&deck, &wish, RHOM_DECK_FALLBACK);
}

static void
test_favourites (void)
{
  static Words favourites = { "chest-stretch", NULL };
  RhomDeckWish wish = short_break;
  int          before = count (&deck, &wish, "chest-stretch");

  wish.favourites = favourites;
  g_assert_cmpint (count (&deck, &wish, "chest-stretch"), >, before * 3 / 2);
  assert_some (&deck, &wish, "neck-stretch");
}

static void
test_areas (void)
{
  RhomDeckWish wish = short_break;
  int          before = count (&deck, &wish, "chest-stretch");

  wish.areas = chest;
  g_assert_cmpint (count (&deck, &wish, "chest-stretch"), >, before * 3 / 2);
  assert_some (&deck, &wish, "neck-stretch");
}

static void
test_sore_day (void)
{
  RhomDeckWish wish = usual_break;
  int          before = count (&deck, &wish, "chest-stretch");

  wish.is_sore_day = TRUE;
  wish.areas = chest;
  assert_never (&deck, &wish, "strong");
  assert_never (&deck, &wish, "strong-routine");
  assert_never (&deck, &wish, "mixed-routine");
  assert_some (&deck, &wish, "breathing");
  g_assert_cmpint (count (&deck, &wish, "chest-stretch"), >, 2 * before);
  g_assert_cmpint (rhom_deck_choose (&deck, &wish, 1).why, ==, RHOM_DECK_SORE);
}

static void
test_last (void)
{
  RhomDeckWish wish = short_break;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      wish.last = items[i].id;
      assert_never (&deck, &wish, wish.last);
    }
}

static RhomDeck
with_turns (const RhomDeckTurn *turns,
            guint               n_turns)
{
  return (RhomDeck){ items, G_N_ELEMENTS (items), turns, n_turns };
}

/* The neck waits for five days, everything else had its turn today. */
static void
test_neglected (void)
{
  static const RhomDeckTurn turns[] = {
    { "chest-stretch", "", TODAY }, { "wall-stretch", "", TODAY }, { "breathing", "", TODAY }, { "strong", "", TODAY }, { "neck-stretch", "", TODAY - 5 }
  };
  RhomDeck         from = with_turns (turns, G_N_ELEMENTS (turns));
  RhomDeckChoice   choice = { NULL };
  g_autofree char *why = NULL;

  g_assert_cmpint (count (&from, &short_break, "neck-stretch"), >, N_SEEDS * 3 / 4);
  for (guint32 seed = 0; g_strcmp0 (choice.id, "neck-stretch") != 0; seed++)
    choice = rhom_deck_choose (&from, &short_break, seed);
  g_assert_cmpint (choice.why, ==, RHOM_DECK_NEGLECTED);
  g_assert_cmpstr (choice.area, ==, "neck");
  g_assert_cmpint (choice.days, ==, 5);
  why = rhom_deck_choice_dup_why (&choice);
  g_assert_cmpstr (why, ==, "Your neck had no turn for 5 days");
}

/* Turns of tomorrow count as today's; those of cards that are gone do not count. */
static void
test_odd_turns (void)
{
  static const RhomDeckTurn turns[] = { { "neck-stretch", "", TODAY + 300 }, { "gone", "", TODAY }, { "strong", "gone", TODAY - 1 }, { "strong", "", -5 } };
  RhomDeck                  from = with_turns (turns, G_N_ELEMENTS (turns));

  g_assert_cmpint (count (&from, &short_break, "neck-stretch"), <, N_SEEDS / 10);
  assert_some (&from, &short_break, "strong");
}

static void
test_strength_rests (void)
{
  static const RhomDeckTurn yesterday[] = { { "strong", "", TODAY - 1 } };
  static const RhomDeckTurn today[] = { { "strong", "", TODAY } };
  static const RhomDeckTurn before[] = { { "strong", "strong-routine", TODAY - 2 } };
  static const RhomDeckTurn mixed[] = { { "strong", "mixed-routine", TODAY - 1 } };
  static const RhomDeckTurn often[] = { { "strong", "", TODAY - 2 }, { "strong", "", TODAY - 4 }, { "strong", "", TODAY - 6 } };
  static const RhomDeckTurn thrice_a_day[] = { { "strong", "", TODAY - 2 }, { "strong", "strong-routine", TODAY - 2 }, { "band-row", "", TODAY - 2 } };
  RhomDeck                  from = with_turns (yesterday, 1);

  assert_never (&from, &usual_break, "strong");
  assert_never (&from, &usual_break, "strong-routine");
  from = with_turns (today, 1);
  assert_some (&from, &usual_break, "strong-routine");
  from = with_turns (before, 1);
  assert_some (&from, &usual_break, "strong-routine");
  from = with_turns (mixed, 1);
  assert_some (&from, &usual_break, "strong-routine");
  from = with_turns (often, 3);
  assert_never (&from, &usual_break, "strong-routine");
  from = with_turns (thrice_a_day, 3);
  assert_some (&from, &usual_break, "strong-routine");
}

static void
test_nothing_fits (void)
{
  RhomDeckWish     wish = { .seconds = 20, .today = TODAY };
  RhomDeckChoice   choice = rhom_deck_choose (&deck, &wish, 7);
  g_autofree char *why = rhom_deck_choice_dup_why (&choice);

  g_assert_cmpstr (choice.id, ==, "stand-and-walk");
  g_assert_cmpint (choice.why, ==, RHOM_DECK_NOTHING_FITS);
  g_assert_nonnull (strstr (why, "walk"));
}

static void
test_empty (void)
{
  const RhomDeck none = { NULL, 0, NULL, 0 };
  RhomDeckChoice choice = rhom_deck_choose (&none, &usual_break, 1);

  g_assert_cmpstr (choice.id, ==, "");
  g_assert_cmpint (choice.why, ==, RHOM_DECK_NOTHING_FITS);
}

static void
test_whys (void)
{
  static Words favourites = { "chest-stretch", NULL };
  RhomDeckWish wish = short_break;

  wish.favourites = favourites;
  wish.areas = neck;
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      RhomDeckChoice choice = rhom_deck_choose (&deck, &wish, seed);

      if (g_str_equal (choice.id, "chest-stretch"))
        g_assert_cmpint (choice.why, ==, RHOM_DECK_FAVOURITE);
      else if (g_str_equal (choice.id, "neck-stretch"))
        g_assert_cmpint (choice.why, ==, RHOM_DECK_FAVOURED);
      else if (g_str_equal (choice.id, "strong"))
        g_assert_cmpint (choice.why, ==, RHOM_DECK_STRENGTH);
      else
        g_assert_cmpint (choice.why, ==, RHOM_DECK_IN_TURN);
    }
}

/* Each reason has a sentence, and each area one of its own. */
static void
test_sentences (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n_areas = 0;

  for (; rhom_card_area_words[n_areas].id != NULL; n_areas++)
    {
      RhomDeckChoice choice = { "x", RHOM_DECK_NEGLECTED, rhom_card_area_words[n_areas].id, 3 };
      char          *why = rhom_deck_choice_dup_why (&choice);

      g_assert_nonnull (strstr (why, "3 days"));
      g_assert_true (g_hash_table_add (seen, why));
    }
  for (int i = 0; i < RHOM_N_DECK_WHYS; i++)
    if (i != RHOM_DECK_NEGLECTED)
      g_assert_true (g_hash_table_add (seen, rhom_deck_choice_dup_why (&(RhomDeckChoice){ "x", i, "neck", 0 })));
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_areas + RHOM_N_DECK_WHYS - 1);
}

/* --- The cards that we ship --- */

static const RhomDeckItem *
find (GArray     *all,
      const char *id)
{
  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (g_array_index (all, RhomDeckItem, i).id, id))
      return &g_array_index (all, RhomDeckItem, i);
  return NULL;
}

static void
test_items (void)
{
  static Words hidden = { "chin-tuck", NULL };
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) fewer = NULL;
  const RhomDeckItem *item;

  rhom_catalogue_load_all (catalogue);
  all = rhom_deck_items_new (catalogue, NULL);
  item = find (all, "eagle-arms");
  g_assert_cmpint (item->seconds, ==, 5 + 25 + 5 + 25);
  g_assert_true (item->is_for_desk && item->is_gentle && !item->is_routine);

  item = find (all, "between-the-blades");
  g_assert_true (item->is_routine && item->is_for_desk && !item->is_gentle);
  g_assert_cmpint (item->kind, ==, RHOM_CARD_STRETCH);
  g_assert_cmpint (item->seconds, ==, 5 + 80 + 3 * 60);
  g_assert_cmpint (find (all, "resilience")->kind, ==, RHOM_CARD_STRENGTH);
  g_assert_true (g_strv_contains (find (all, "resilience")->equipment, "mat"));

  /* A routine with something hidden is not proposed either. */
  fewer = rhom_deck_items_new (catalogue, hidden);
  g_assert_null (find (fewer, "desk-reset"));
  g_assert_nonnull (find (fewer, "between-the-blades"));
}

typedef struct
{
  GArray      *all;
  GArray      *turns;
  GHashTable  *shares; /* area to number of draws, in milli-turns */
  RhomDeckWish wish;
} Year;

static gboolean
is_strength_day (Year *year,
                 int   day)
{
  for (guint i = 0; i < year->turns->len; i++)
    {
      const RhomDeckTurn *turn = &g_array_index (year->turns, RhomDeckTurn, i);

      if (turn->day == day && find (year->all, turn->routine[0] != '\0' ? turn->routine : turn->id)->kind == RHOM_CARD_STRENGTH)
        return TRUE;
    }
  return FALSE;
}

static void
check_fit (Year               *year,
           const RhomDeckItem *item)
{
  g_assert_cmpint (item->seconds, <=, year->wish.seconds);
  g_assert_true (item->is_for_desk);
  g_assert_cmpstr (item->id, !=, year->wish.last);
  for (guint i = 0; item->equipment[i] != NULL; i++)
    g_assert_true (g_strv_contains ((const char *const[]){ "chair", "wall", "door-frame", NULL }, item->equipment[i]));
  if (item->kind == RHOM_CARD_STRENGTH)
    g_assert_false (is_strength_day (year, year->wish.today - 1));
}

static void
take (Year               *year,
      const RhomDeckItem *item)
{
  RhomDeckTurn turn = { item->id, "", year->wish.today };
  guint        n_areas = g_strv_length ((char **) item->areas);

  g_array_append_val (year->turns, turn);
  for (guint i = 0; i < n_areas; i++)
    {
      int share = GPOINTER_TO_INT (g_hash_table_lookup (year->shares, item->areas[i]));

      g_hash_table_insert (year->shares, (gpointer) item->areas[i], GINT_TO_POINTER (share + 1000 / (int) n_areas));
    }
}

static void
forget_old (Year *year)
{
  while (year->turns->len > 0 && g_array_index (year->turns, RhomDeckTurn, 0).day <= year->wish.today - 14)
    g_array_remove_index (year->turns, 0);
}

/*
 * Ten thousand short breaks, ten a day, each with a card that is done at once.
 * The areas share them: none has less than a third of an equal share, and none
 * more than twice as much.
 */
static void
test_balance (void)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  Year year = { .wish = { .seconds = 120, .today = TODAY } };
  int  n_areas = 0;

  rhom_catalogue_load_all (catalogue);
  year.all = rhom_deck_items_new (catalogue, NULL);
  year.turns = g_array_new (FALSE, FALSE, sizeof (RhomDeckTurn));
  year.shares = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint32 i = 0; i < 10000; i++)
    {
      const RhomDeck      from = { (const RhomDeckItem *) year.all->data, year.all->len, (const RhomDeckTurn *) year.turns->data, year.turns->len };
      const RhomDeckItem *item = find (year.all, rhom_deck_choose (&from, &year.wish, i).id);

      check_fit (&year, item);
      take (&year, item);
      year.wish.last = item->id;
      if (i % 10 == 9)
        {
          year.wish.today++;
          forget_old (&year);
        }
    }

  while (rhom_card_area_words[n_areas].id != NULL)
    n_areas++;
  for (int i = 0; i < n_areas; i++)
    {
      int share = GPOINTER_TO_INT (g_hash_table_lookup (year.shares, rhom_card_area_words[i].id)) / 1000;

      g_test_message ("%s: %d", rhom_card_area_words[i].id, share);
      g_assert_cmpint (share, >, 10000 / n_areas / 3);
      g_assert_cmpint (share, <, 10000 / n_areas * 2);
    }
  g_hash_table_unref (year.shares);
  g_array_unref (year.turns);
  g_array_unref (year.all);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/deck/seed", test_seed);
  g_test_add_func ("/deck/length", test_length);
  g_test_add_func ("/deck/filled", test_filled);
  g_test_add_func ("/deck/place", test_place);
  g_test_add_func ("/deck/equipment", test_equipment);
  g_test_add_func ("/deck/hidden", test_hidden);
  g_test_add_func ("/deck/favourites", test_favourites);
  g_test_add_func ("/deck/areas", test_areas);
  g_test_add_func ("/deck/sore-day", test_sore_day);
  g_test_add_func ("/deck/last", test_last);
  g_test_add_func ("/deck/neglected", test_neglected);
  g_test_add_func ("/deck/odd-turns", test_odd_turns);
  g_test_add_func ("/deck/strength-rests", test_strength_rests);
  g_test_add_func ("/deck/nothing-fits", test_nothing_fits);
  g_test_add_func ("/deck/empty", test_empty);
  g_test_add_func ("/deck/whys", test_whys);
  g_test_add_func ("/deck/sentences", test_sentences);
  g_test_add_func ("/deck/items", test_items);
  g_test_add_func ("/deck/balance", test_balance);
  return g_test_run ();
}
