/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dose.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Longest id of a card; it also goes into the saved state and the history. */
#define RHOM_CARD_MAX_ID 48

/**
 * RhomCardData:
 *
 * The members of a card, our own texts already translated. Words stay ids; see
 * card-words.h. Only cards from outside lack what may be %NULL and is not
 * optional in card.schema.json.
 */
typedef struct
{
  char    *id;
  char    *name;
  char    *kind;
  char   **positions;
  gboolean desk;
  char   **equipment; /* (nullable) */
  char   **muscles;   /* (nullable) */
  char   **areas;     /* (nullable) */
  RhomDose dose;
  char   **steps;
  char   **left_steps;  /* (nullable): @steps for the other side, where they name one */
  char    *why;         /* (nullable) */
  char    *care;        /* (nullable) */
  char    *avoid;       /* (nullable) */
  char    *easier;      /* (nullable) */
  char    *easier_card; /* (nullable) */
  char    *harder;      /* (nullable) */
  char    *harder_card; /* (nullable) */
  char   **sources;     /* (nullable) title, or title and publisher with a line break between */
  char    *figure;      /* (nullable) */
  char    *picture;     /* (nullable) name of a file in the folder of its pack */
} RhomCardData;

RhomCardData *rhom_card_data_read_file (const char *path,
                                        GError    **error);
RhomCardData *rhom_card_data_parse (const char *name,
                                    const char *text,
                                    gsize       length,
                                    GError    **error);
RhomCardData *rhom_card_data_read_node (const char *file,
                                        const char *where,
                                        gboolean    is_ours,
                                        JsonNode   *node,
                                        GError    **error);
RhomCardData *rhom_card_data_copy (const RhomCardData *data);
void          rhom_card_data_write (const RhomCardData *data,
                                    JsonBuilder        *builder);
void          rhom_card_data_free (RhomCardData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomCardData, rhom_card_data_free)

G_END_DECLS
