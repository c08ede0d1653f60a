/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longest id of a card; it also goes into the saved state and the history. */
#define RHOM_CARD_MAX_ID 48

/**
 * RhomCardData:
 *
 * The members of a card file, texts already translated. Words stay ids; see
 * card-words.h.
 */
typedef struct
{
  char    *id;
  char    *name;
  char    *kind;
  char   **positions;
  gboolean desk;
  char   **equipment;
  char   **muscles;
  int      repetitions;  /* 0 = none */
  int      hold_seconds; /* 0 = none */
  gboolean sides;
  char    *tempo; /* (nullable) */
  char   **steps;
  char    *why;
  char    *care;
  char   **sources; /* "“Title”, Publisher" */
  char    *figure;  /* (nullable) */
} RhomCardData;

RhomCardData *rhom_card_data_read_file (const char *path,
                                        GError    **error);
RhomCardData *rhom_card_data_parse (const char *name,
                                    const char *text,
                                    gsize       length,
                                    GError    **error);
void          rhom_card_data_free (RhomCardData *data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomCardData, rhom_card_data_free)

G_END_DECLS
