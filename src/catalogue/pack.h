/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card-parser.h"
#include "catalogue/routine-parser.h"

G_BEGIN_DECLS

#define RHOM_PACK_MAX_BYTES (1024 * 1024)
#define RHOM_PACK_MAX_CARDS 1000
#define RHOM_PACK_MAX_ROUTINES 200

/**
 * RhomPack:
 * @name: as it is shown
 * @author: (nullable): who made it
 * @cards: (element-type RhomCardData): in its order
 * @routines: (element-type RhomRoutineData): in its order
 *
 * Exercises and routines that somebody else made, or one oneself: one JSON
 * file, with pictures in its folder. A pack is read as a whole or not at all.
 */
typedef struct
{
  char      *name;
  char      *author;
  GPtrArray *cards;
  GPtrArray *routines;
} RhomPack;

RhomPack        *rhom_pack_new (const char *name);
RhomPack        *rhom_pack_read_file (const char *path,
                                      GError    **error);
RhomPack        *rhom_pack_parse (const char *file,
                                  const char *text,
                                  gsize       length,
                                  GError    **error);
char            *rhom_pack_write (const RhomPack *pack,
                                  gsize          *length);
gboolean         rhom_pack_write_file (const RhomPack *pack,
                                       const char     *path,
                                       GError        **error);
RhomCardData    *rhom_pack_find_card (const RhomPack *pack,
                                      const char     *id);
RhomRoutineData *rhom_pack_find_routine (const RhomPack *pack,
                                         const char     *id);
void             rhom_pack_free (RhomPack *pack);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomPack, rhom_pack_free)

G_END_DECLS
