/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/deck.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What a break proposes. First rules, which nothing outweighs: it is not
 * hidden, can be done here and with what there is, fits the length, and leaves
 * strength its rest. What they let through is drawn, by weight: areas that
 * waited long, that are sore or favoured, and cards that are liked come more
 * often. The draw has a seed, so the same question has the same answer.
 */

/* A longer break is for a routine that takes at least such a part of it. */
#define LEAST_ROUTINE_PART 3

/* Strength: a rest day between, and three days a week. */
#define WEEK_DAYS 7
#define MOST_STRENGTH_DAYS 3
#define ENOUGH_STRENGTH_DAYS 2

/* An area that had no turn for so long, or none ever, does not become more urgent. */
#define MOST_WAITING_DAYS 7

/* Waiting that is worth a word. */
#define NEGLECTED_DAYS 2

#define FAVOURITE_FACTOR 3
#define AREA_FACTOR 3
#define SORE_AREA_FACTOR 6
#define ROUTINE_FACTOR 3
#define STRENGTH_FACTOR 2

/* What every place to work has. */
static const char *const always_there[] = { "chair", "wall", "door-frame", NULL };

static gboolean
has (const char *const *words,
     const char        *word)
{
  return words != NULL && g_strv_contains (words, word);
}

/* What the turns say, counted once for all items. */
typedef struct
{
  int waiting_days; /* since the last turn */
  int n_today;
} AreaTurns;

typedef struct
{
  const RhomDeck     *deck;
  const RhomDeckWish *wish;
  GHashTable         *items;         /* (owned) id to RhomDeckItem */
  GHashTable         *areas;         /* (owned) id to AreaTurns, of those that had a turn */
  guint               strength_days; /* a bit for each day before today, yesterday first */
} Table;

/* --- Turns --- */

static void
count_area (Table      *table,
            const char *area,
            int         ago)
{
  AreaTurns *turns = g_hash_table_lookup (table->areas, area);

  if (turns == NULL)
    {
      turns = g_new0 (AreaTurns, 1);
      turns->waiting_days = ago;
      g_hash_table_insert (table->areas, (gpointer) area, turns);
    }
  turns->waiting_days = MIN (turns->waiting_days, ago);
  turns->n_today += ago == 0;
}

/* The strength of a mixed routine is no session: "Between the blades" would rest every other day. */
static gboolean
is_strength_turn (Table              *table,
                  const RhomDeckTurn *turn)
{
  const RhomDeckItem *item = g_hash_table_lookup (table->items, turn->routine[0] != '\0' ? turn->routine : turn->id);

  return item != NULL && item->kind == RHOM_CARD_STRENGTH;
}

static void
count_turn (Table              *table,
            const RhomDeckTurn *turn)
{
  const RhomDeckItem *item = g_hash_table_lookup (table->items, turn->id);
  /* The clock may have been set back since: that was not tomorrow. */
  int ago = MAX (0, table->wish->today - turn->day);

  for (guint i = 0; item != NULL && item->areas != NULL && item->areas[i] != NULL; i++)
    count_area (table, item->areas[i], ago);
  if (ago >= 1 && ago < WEEK_DAYS && is_strength_turn (table, turn))
    table->strength_days |= 1u << (ago - 1);
}

static void
table_init (Table              *table,
            const RhomDeck     *deck,
            const RhomDeckWish *wish)
{
  *table = (Table){ .deck = deck, .wish = wish };
  table->items = g_hash_table_new (g_str_hash, g_str_equal);
  table->areas = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < deck->n_items; i++)
    g_hash_table_insert (table->items, (gpointer) deck->items[i].id, (gpointer) &deck->items[i]);
  for (guint i = 0; i < deck->n_turns; i++)
    count_turn (table, &deck->turns[i]);
}

static void
table_clear (Table *table)
{
  g_hash_table_unref (table->items);
  g_hash_table_unref (table->areas);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* --- Rules --- */

static gboolean
has_equipment (const RhomDeckWish *wish,
               const RhomDeckItem *item)
{
  for (guint i = 0; item->equipment != NULL && item->equipment[i] != NULL; i++)
    {
      const char *word = item->equipment[i];
      gboolean    is_mat_there = wish->has_mat && g_str_equal (word, "mat");

      if (!is_mat_there && !has (always_there, word) && !has (wish->equipment, word))
        return FALSE;
    }
  return TRUE;
}

static gboolean
may_be_strength (const Table *table)
{
  return (table->strength_days & 1u) == 0 && __builtin_popcount (table->strength_days) < MOST_STRENGTH_DAYS;
}

static gboolean
is_fit (const Table        *table,
        const RhomDeckItem *item)
{
  const RhomDeckWish *wish = table->wish;

  return item->seconds > 0 && item->seconds <= wish->seconds &&
         (item->is_for_desk || wish->has_mat) &&
         !has (wish->hidden, item->id) &&
         has_equipment (wish, item) &&
         (item->is_gentle || !wish->is_sore_day) &&
         (item->kind != RHOM_CARD_STRENGTH || may_be_strength (table));
}

static gboolean
fills (const RhomDeckWish *wish,
       const RhomDeckItem *item)
{
  if (wish->seconds <= RHOM_DECK_SHORT_SECONDS)
    return TRUE;
  return item->seconds * (item->is_routine ? LEAST_ROUTINE_PART : RHOM_DECK_MOST_ROUNDS) >= wish->seconds;
}

/* --- Weights --- */

static double
weigh_area (const Table *table,
            const char  *area)
{
  const AreaTurns *turns = g_hash_table_lookup (table->areas, area);
  int              days = turns != NULL ? MIN (turns->waiting_days, MOST_WAITING_DAYS) : MOST_WAITING_DAYS;

  return days > 0 ? (1 + days) * (1 + days) : 1.0 / turns->n_today;
}

/* The mean of its areas: one that is for many is not better for that. */
static double
weigh_areas (const Table        *table,
             const RhomDeckItem *item)
{
  double weight = 0;
  guint  n_areas = 0;

  for (; item->areas != NULL && item->areas[n_areas] != NULL; n_areas++)
    weight += weigh_area (table, item->areas[n_areas]);
  return n_areas > 0 ? weight / n_areas : 1;
}

/* Returns: (nullable): the first of its areas that is wished for */
static const char *
find_wished_area (const RhomDeckWish *wish,
                  const RhomDeckItem *item)
{
  for (guint i = 0; item->areas != NULL && item->areas[i] != NULL; i++)
    if (has (wish->areas, item->areas[i]))
      return item->areas[i];
  return NULL;
}

static double
weigh (const Table        *table,
       const RhomDeckItem *item)
{
  const RhomDeckWish *wish = table->wish;
  double              weight = weigh_areas (table, item);

  if (has (wish->favourites, item->id))
    weight *= FAVOURITE_FACTOR;
  if (find_wished_area (wish, item) != NULL)
    weight *= wish->is_sore_day ? SORE_AREA_FACTOR : AREA_FACTOR;
  if (item->is_routine && wish->seconds > RHOM_DECK_SHORT_SECONDS)
    weight *= ROUTINE_FACTOR;
  if (item->kind == RHOM_CARD_STRENGTH && __builtin_popcount (table->strength_days) < ENOUGH_STRENGTH_DAYS)
    weight *= STRENGTH_FACTOR;
  return weight;
}

/* --- Choice --- */

/* Returns: (transfer full) (element-type RhomDeckItem): those that are fit; what was proposed last does not come again at once */
static GPtrArray *
find_fit (const Table *table,
          gboolean     must_fill)
{
  GPtrArray *fit = g_ptr_array_new ();

  for (guint i = 0; i < table->deck->n_items; i++)
    {
      const RhomDeckItem *item = &table->deck->items[i];

      if (g_strcmp0 (item->id, table->wish->last) != 0 && is_fit (table, item) && (!must_fill || fills (table->wish, item)))
        g_ptr_array_add (fit, (gpointer) item);
    }
  return fit;
}

/* A longer break is better filled; but a short exercise is better than none. */
static GPtrArray *
find_candidates (const Table *table)
{
  GPtrArray *candidates = find_fit (table, TRUE);

  if (candidates->len > 0)
    return candidates;
  g_ptr_array_unref (candidates);
  return find_fit (table, FALSE);
}

static const RhomDeckItem *
draw (const Table *table,
      GPtrArray   *candidates,
      guint32      seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree double *weights = g_new (double, candidates->len);
  double             total = 0;
  double             point;
  guint              i;

  for (i = 0; i < candidates->len; i++)
    total += weights[i] = weigh (table, candidates->pdata[i]);
  point = g_rand_double (rand) * total;
  for (i = 0; i + 1 < candidates->len && point >= weights[i]; i++)
    point -= weights[i];
  return candidates->pdata[i];
}

/* Returns: (nullable): the area of @item that waited longest; one that had no turn in the time that is known is not said to wait */
static const char *
find_neglected_area (const Table        *table,
                     const RhomDeckItem *item,
                     int                *days)
{
  const char *neglected = NULL;

  *days = NEGLECTED_DAYS - 1;
  for (guint i = 0; item->areas != NULL && item->areas[i] != NULL; i++)
    {
      const AreaTurns *turns = g_hash_table_lookup (table->areas, item->areas[i]);

      if (turns != NULL && turns->waiting_days > *days)
        {
          *days = turns->waiting_days;
          neglected = item->areas[i];
        }
    }
  return neglected;
}

static RhomDeckChoice
explain (const Table        *table,
         const RhomDeckItem *item)
{
  RhomDeckChoice choice = { .id = item->id, .why = RHOM_DECK_IN_TURN };

  if (table->wish->is_sore_day)
    choice.why = RHOM_DECK_SORE;
  else if ((choice.area = find_wished_area (table->wish, item)) != NULL)
    choice.why = RHOM_DECK_FAVOURED;
  else if ((choice.area = find_neglected_area (table, item, &choice.days)) != NULL)
    choice.why = RHOM_DECK_NEGLECTED;
  else if (has (table->wish->favourites, item->id))
    choice.why = RHOM_DECK_FAVOURITE;
  else if (item->kind == RHOM_CARD_STRENGTH)
    choice.why = RHOM_DECK_STRENGTH;
  return choice;
}

static RhomDeckChoice
fall_back (const Table *table)
{
  gboolean is_there = g_hash_table_contains (table->items, RHOM_DECK_FALLBACK) && !has (table->wish->hidden, RHOM_DECK_FALLBACK);

  return (RhomDeckChoice){ .id = is_there ? RHOM_DECK_FALLBACK : "", .why = RHOM_DECK_NOTHING_FITS };
}

/**
 * rhom_deck_choose:
 * @seed: the same for the same answer
 *
 * Returns: the choice, whose texts belong to @deck
 */
RhomDeckChoice
rhom_deck_choose (const RhomDeck     *deck,
                  const RhomDeckWish *wish,
                  guint32             seed)
{
  g_auto (Table) table;
  g_autoptr (GPtrArray) candidates = NULL;

  table_init (&table, deck, wish);
  candidates = find_candidates (&table);
  if (candidates->len == 0)
    return fall_back (&table);
  return explain (&table, draw (&table, candidates, seed));
}

/**
 * rhom_deck_explain:
 * @id: what was chosen before
 *
 * Returns: the choice again, with what speaks for it now
 */
RhomDeckChoice
rhom_deck_explain (const RhomDeck     *deck,
                   const RhomDeckWish *wish,
                   const char         *id)
{
  g_auto (Table) table;
  const RhomDeckItem *item;

  table_init (&table, deck, wish);
  item = g_hash_table_lookup (table.items, id);
  if (item == NULL || (g_str_equal (id, RHOM_DECK_FALLBACK) && !is_fit (&table, item)))
    return (RhomDeckChoice){ .id = id, .why = RHOM_DECK_NOTHING_FITS };
  return explain (&table, item);
}

/* --- Words --- */

/* A sentence for each area, as no language puts them together in the same way. */
static const char *
get_neglected_text (const char *area,
                    int         days)
{
  if (g_str_equal (area, "neck"))
    /* Translators: why an exercise is proposed: nothing was done for this part of the body; this and the next six. */
    return g_dngettext (GETTEXT_PACKAGE, "Your neck had no turn for %d day", "Your neck had no turn for %d days", days);
  if (g_str_equal (area, "shoulders"))
    return g_dngettext (GETTEXT_PACKAGE, "Your shoulders had no turn for %d day", "Your shoulders had no turn for %d days", days);
  if (g_str_equal (area, "between-blades"))
    return g_dngettext (GETTEXT_PACKAGE, "Between your shoulder blades, nothing moved for %d day", "Between your shoulder blades, nothing moved for %d days", days);
  if (g_str_equal (area, "chest"))
    return g_dngettext (GETTEXT_PACKAGE, "Your chest had no turn for %d day", "Your chest had no turn for %d days", days);
  if (g_str_equal (area, "mid-back"))
    return g_dngettext (GETTEXT_PACKAGE, "Your mid back had no turn for %d day", "Your mid back had no turn for %d days", days);
  if (g_str_equal (area, "low-back"))
    return g_dngettext (GETTEXT_PACKAGE, "Your low back had no turn for %d day", "Your low back had no turn for %d days", days);
  return g_dngettext (GETTEXT_PACKAGE, "Your body as a whole had no turn for %d day", "Your body as a whole had no turn for %d days", days);
}

/* The texts are literals with one %d. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
fill (const char *text,
      int         number)
{
  return g_strdup_printf (text, number);
}
#pragma GCC diagnostic pop

/**
 * rhom_deck_choice_dup_why:
 *
 * Returns: (transfer full): the reason in one sentence without a full stop, translated
 */
char *
rhom_deck_choice_dup_why (const RhomDeckChoice *choice)
{
  switch (choice->why)
    {
    case RHOM_DECK_NOTHING_FITS:
      return g_strdup (_("No exercise fits now, so just stand up and walk"));
    case RHOM_DECK_SORE:
      return g_strdup (_("Something gentle, as this is a sore day"));
    case RHOM_DECK_FAVOURED:
      /* Translators: why an exercise is proposed: it is for a part of the body that one wants more of. */
      return g_strdup (_("For an area that you want to care for"));
    case RHOM_DECK_NEGLECTED:
      return fill (get_neglected_text (choice->area, choice->days), choice->days);
    case RHOM_DECK_FAVOURITE:
      return g_strdup (_("One of your favourites"));
    case RHOM_DECK_STRENGTH:
      return g_strdup (_("You are rested and ready for some strength"));
    case RHOM_DECK_IN_TURN:
    case RHOM_N_DECK_WHYS:
    default:
      /* Translators: why an exercise is proposed: for variety. */
      return g_strdup (_("For a change"));
    }
}
