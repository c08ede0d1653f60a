/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card-parser.h"
#include "core/programme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomCardKind:
 * @RHOM_CARD_STRETCH: a stretch or mobility exercise
 * @RHOM_CARD_STRENGTH: a strengthening exercise
 * @RHOM_CARD_RELAXATION: relaxation or self-massage
 */
typedef enum
{
  RHOM_CARD_STRETCH,
  RHOM_CARD_STRENGTH,
  RHOM_CARD_RELAXATION,
  RHOM_N_CARD_KINDS,
} RhomCardKind;

/**
 * RhomCardPosition:
 *
 * How one is placed for an exercise. An exercise may allow more than one;
 * this is the first.
 */
typedef enum
{
  RHOM_CARD_STANDING,
  RHOM_CARD_SITTING,
  RHOM_CARD_HANDS_AND_KNEES,
  RHOM_CARD_PRONE,
  RHOM_CARD_SUPINE,
  RHOM_CARD_SIDE_LYING,
  RHOM_CARD_WALL,
  RHOM_N_CARD_POSITIONS,
} RhomCardPosition;

#define RHOM_TYPE_CARD (rhom_card_get_type ())
G_DECLARE_FINAL_TYPE (RhomCard, rhom_card, RHOM, CARD, GObject)

/* The pack of what was made in the program itself. */
#define RHOM_OWN_PACK "own"

RhomCard *rhom_card_new (RhomCardData *data,
                         const char   *pack,
                         const char   *folder);
RhomCard *rhom_card_new_from_file (const char *path,
                                   GError    **error);

const char         *rhom_card_get_id (RhomCard *self);
const char         *rhom_card_get_name (RhomCard *self);
RhomCardKind        rhom_card_get_kind (RhomCard *self);
RhomCardPosition    rhom_card_get_position (RhomCard *self);
const char         *rhom_card_get_position_name (RhomCard *self);
gboolean            rhom_card_is_for_desk (RhomCard *self);
gboolean            rhom_card_has_sides (RhomCard *self);
const RhomDose     *rhom_card_get_dose (RhomCard *self);
const char *const  *rhom_card_get_steps (RhomCard *self);
const char *const  *rhom_card_get_left_steps (RhomCard *self);
const char *const  *rhom_card_get_equipment (RhomCard *self);
const char *const  *rhom_card_get_equipment_ids (RhomCard *self);
const char *const  *rhom_card_get_muscles (RhomCard *self);
const char *const  *rhom_card_get_areas (RhomCard *self);
const char         *rhom_card_get_why (RhomCard *self);
const char         *rhom_card_get_care (RhomCard *self);
const char         *rhom_card_get_avoid (RhomCard *self);
const char         *rhom_card_get_easier (RhomCard *self);
const char         *rhom_card_get_easier_card (RhomCard *self);
const char         *rhom_card_get_harder (RhomCard *self);
const char         *rhom_card_get_harder_card (RhomCard *self);
const char *const  *rhom_card_get_sources (RhomCard *self);
const char         *rhom_card_get_figure (RhomCard *self);
char               *rhom_card_dup_picture_path (RhomCard *self);
const char         *rhom_card_get_pack (RhomCard *self);
gboolean            rhom_card_is_own (RhomCard *self);
const RhomCardData *rhom_card_get_data (RhomCard *self);
char               *rhom_card_dup_dose (RhomCard *self);
char               *rhom_card_dup_summary (RhomCard *self);
RhomProgramme      *rhom_card_create_programme (RhomCard *self);

G_END_DECLS
