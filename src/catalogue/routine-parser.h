/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/dose-parser.h"

G_BEGIN_DECLS

/* Most items of a routine. */
#define RHOM_ROUTINE_MAX_ITEMS 40

/**
 * RhomRoutineItem:
 * @card: (owned): id of a card
 * @dose: where this routine's dose of it differs from the card's
 */
typedef struct
{
  char           *card;
  RhomDoseMembers dose;
} RhomRoutineItem;

/**
 * RhomRoutineData:
 * @why: (nullable): what it is good for
 * @items: (element-type RhomRoutineItem): in order
 *
 * The members of a routine, our own texts already translated.
 */
typedef struct
{
  char   *id;
  char   *name;
  char   *why;
  GArray *items;
} RhomRoutineData;

RhomRoutineData *rhom_routine_data_new (void);
RhomRoutineData *rhom_routine_data_read_file (const char *path,
                                              GError    **error);
RhomRoutineData *rhom_routine_data_read_node (const char *file,
                                              const char *where,
                                              gboolean    is_ours,
                                              JsonNode   *node,
                                              GError    **error);
RhomRoutineData *rhom_routine_data_parse (const char *name,
                                          const char *text,
                                          gsize       length,
                                          GError    **error);
void             rhom_routine_data_add (RhomRoutineData *data,
                                        const char      *card);
RhomRoutineData *rhom_routine_data_copy (const RhomRoutineData *data);
void             rhom_routine_data_write (const RhomRoutineData *data,
                                          JsonBuilder           *builder);
void             rhom_routine_data_free (RhomRoutineData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomRoutineData, rhom_routine_data_free)

G_END_DECLS
