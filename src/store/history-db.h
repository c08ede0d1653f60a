/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * RhomHistoryDbFault:
 * @RHOM_HISTORY_DB_OK: none
 * @RHOM_HISTORY_DB_CORRUPT: the file is not a database of ours any more
 * @RHOM_HISTORY_DB_NEWER: a newer version of ours wrote it
 * @RHOM_HISTORY_DB_BLOCKED: locked, full, read-only and the like: may go another time
 * @RHOM_HISTORY_DB_REFUSED: the record breaks a rule of the table, and always will
 *
 * What a failure means for who wants to keep a record.
 */
typedef enum
{
  RHOM_HISTORY_DB_OK,
  RHOM_HISTORY_DB_CORRUPT,
  RHOM_HISTORY_DB_NEWER,
  RHOM_HISTORY_DB_BLOCKED,
  RHOM_HISTORY_DB_REFUSED,
} RhomHistoryDbFault;

RhomHistoryDbFault rhom_history_db_open (const char *path,
                                         sqlite3   **db,
                                         GError    **error);
RhomHistoryDbFault rhom_history_db_insert_break (sqlite3               *db,
                                                 const RhomBreakRecord *record,
                                                 GError               **error);
RhomHistoryDbFault rhom_history_db_insert_therapy (sqlite3                 *db,
                                                   const RhomTherapyRecord *record,
                                                   GError                 **error);
RhomHistoryDbFault rhom_history_db_insert_exercise (sqlite3                  *db,
                                                    const RhomExerciseRecord *record,
                                                    GError                  **error);
RhomHistoryDbFault rhom_history_db_select (sqlite3         *db,
                                           RhomHistoryQuery query,
                                           gint64           from_usec,
                                           gint64           to_usec,
                                           GVariant       **rows,
                                           GError         **error);
RhomHistoryDbFault rhom_history_db_count_breaks (sqlite3 *db,
                                                 gint64   from_usec,
                                                 gint64   to_usec,
                                                 guint    counts[RHOM_N_BREAK_OUTCOMES],
                                                 GError **error);

G_END_DECLS
