/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"

G_BEGIN_DECLS

/* Needs nothing and fits everybody: what is left when nothing else is. */
#define RHOM_DECK_FALLBACK "stand-and-walk"

/* A break up to this long is for one card, or for a routine that fits it. */
#define RHOM_DECK_SHORT_SECONDS 120

/* A longer break is not for one half-minute stretch: at most so many rounds of a card. */
#define RHOM_DECK_MOST_ROUNDS 5

/**
 * RhomDeckItem:
 * @id: (not owned)
 * @kind: of a routine, what more than half of its time is
 * @is_routine: more than one exercise
 * @is_gentle: no strength at all
 * @is_for_desk: of a routine, whether all of it is
 * @seconds: from the first get-ready to the end
 * @areas: (not owned) (nullable): ids of the areas it is for
 * @equipment: (not owned) (nullable): ids of what it needs
 *
 * A card or a routine, as far as the choice is concerned.
 */
typedef struct
{
  const char        *id;
  RhomCardKind       kind;
  gboolean           is_routine;
  gboolean           is_gentle;
  gboolean           is_for_desk;
  int                seconds;
  const char *const *areas;
  const char *const *equipment;
} RhomDeckItem;

/**
 * RhomDeckTurn:
 * @id: (not owned): the card that was done
 * @routine: (not owned): the routine it was part of, or ""
 * @day: when, as the number of a local day
 *
 * What was done lately.
 */
typedef struct
{
  const char *id;
  const char *routine;
  int         day;
} RhomDeckTurn;

/**
 * RhomDeckWish:
 * @seconds: length of the break
 * @has_mat: one can lie down
 * @is_sore_day: only what is gentle
 * @today: number of the local day
 * @equipment: (not owned) (nullable): what one has besides
 * @favourites: (not owned) (nullable): ids that are liked
 * @hidden: (not owned) (nullable): ids that are never wanted
 * @areas: (not owned) (nullable): ids of areas that are sore or favoured
 * @last: (not owned) (nullable): id of what was proposed last
 *
 * What is wanted.
 */
typedef struct
{
  int                seconds;
  gboolean           has_mat;
  gboolean           is_sore_day;
  int                today;
  const char *const *equipment;
  const char *const *favourites;
  const char *const *hidden;
  const char *const *areas;
  const char        *last;
} RhomDeckWish;

/**
 * RhomDeckWhy:
 * @RHOM_DECK_NOTHING_FITS: so it is the fallback, or nothing at all
 * @RHOM_DECK_SORE: it is gentle, and this is a sore day
 * @RHOM_DECK_FAVOURED: it is for an area that is favoured
 * @RHOM_DECK_NEGLECTED: it is for an area that had no turn for days
 * @RHOM_DECK_FAVOURITE: it is liked
 * @RHOM_DECK_STRENGTH: strength is rested and ready
 * @RHOM_DECK_IN_TURN: nothing speaks against it
 *
 * Why this one.
 */
typedef enum
{
  RHOM_DECK_NOTHING_FITS,
  RHOM_DECK_SORE,
  RHOM_DECK_FAVOURED,
  RHOM_DECK_NEGLECTED,
  RHOM_DECK_FAVOURITE,
  RHOM_DECK_STRENGTH,
  RHOM_DECK_IN_TURN,
  RHOM_N_DECK_WHYS,
} RhomDeckWhy;

/**
 * RhomDeckChoice:
 * @id: (not owned): of an item; "" if there is not even the fallback
 * @why: the reason
 * @area: (not owned) (nullable): with #RHOM_DECK_FAVOURED and #RHOM_DECK_NEGLECTED
 * @days: with #RHOM_DECK_NEGLECTED, at least 2
 */
typedef struct
{
  const char *id;
  RhomDeckWhy why;
  const char *area;
  int         days;
} RhomDeckChoice;

/**
 * RhomDeck:
 * @items: (array length=n_items): all there are
 * @turns: (array length=n_turns): of the last two weeks, in any order
 *
 * All that the choice is made from.
 */
typedef struct
{
  const RhomDeckItem *items;
  guint               n_items;
  const RhomDeckTurn *turns;
  guint               n_turns;
} RhomDeck;

RhomDeckChoice rhom_deck_choose (const RhomDeck     *deck,
                                 const RhomDeckWish *wish,
                                 guint32             seed);
RhomDeckChoice rhom_deck_explain (const RhomDeck     *deck,
                                  const RhomDeckWish *wish,
                                  const char         *id);
char          *rhom_deck_choice_dup_why (const RhomDeckChoice *choice);

G_END_DECLS
