/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/history-db.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/*
 * The SQL of the history. The service keeps it open all day, so memory counts:
 * a cache of a few pages, no lookaside, no statement kept between two events.
 *
 * WAL with synchronous=NORMAL waits for the disk only at a checkpoint, once in
 * some hundred events; a power cut may cost the last events, never the file.
 */

/* "Rhom", so that a database of another program is not taken for ours. */
#define APPLICATION_ID 0x52686F6D

/* A step brings the database from the version of its place to the next one.
 * Released steps never change. Moments are on the wall scale. Nothing says
 * that an end comes after its start: the clock may have been set between. */
static const char *const migrations[] = {
  "CREATE TABLE breaks ("
  "  id INTEGER PRIMARY KEY,"
  "  outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'cut', 'skipped', 'natural')),"
  "  started_wall_usec INTEGER NOT NULL CHECK (started_wall_usec >= 0),"
  "  ended_wall_usec INTEGER NOT NULL CHECK (ended_wall_usec >= 0),"
  "  worked_usec INTEGER NOT NULL CHECK (worked_usec >= 0),"
  "  planned_usec INTEGER NOT NULL CHECK (planned_usec >= 0),"
  "  actual_usec INTEGER NOT NULL CHECK (actual_usec >= 0),"
  "  proposal TEXT CHECK (length (proposal) BETWEEN 1 AND 64)"
  ") STRICT;"
  "CREATE INDEX breaks_by_end ON breaks (ended_wall_usec);",

  "CREATE TABLE therapy ("
  "  id INTEGER PRIMARY KEY,"
  "  kind TEXT NOT NULL CHECK (kind IN ('heat', 'ice')),"
  "  region TEXT NOT NULL CHECK (region IN ('upper-back', 'neck', 'left-shoulder', 'right-shoulder', 'lower-back')),"
  "  started_wall_usec INTEGER NOT NULL CHECK (started_wall_usec >= 0),"
  "  ended_wall_usec INTEGER NOT NULL CHECK (ended_wall_usec >= 0),"
  "  acknowledged_wall_usec INTEGER CHECK (acknowledged_wall_usec > 0)," /* NULL = never */
  "  planned_usec INTEGER NOT NULL CHECK (planned_usec >= 0),"
  "  actual_usec INTEGER NOT NULL CHECK (actual_usec >= 0)"
  ") STRICT;"
  "CREATE INDEX therapy_by_end ON therapy (ended_wall_usec);",

  /* What was kept before has no event, and NULLs differ from each other. */
  "ALTER TABLE breaks ADD COLUMN event TEXT CHECK (length (event) BETWEEN 1 AND 64);"
  "CREATE UNIQUE INDEX breaks_by_event ON breaks (event);"
  "ALTER TABLE therapy ADD COLUMN event TEXT CHECK (length (event) BETWEEN 1 AND 64);"
  "CREATE UNIQUE INDEX therapy_by_event ON therapy (event);"
  "CREATE TABLE exercises ("
  "  id INTEGER PRIMARY KEY,"
  "  run TEXT NOT NULL UNIQUE CHECK (length (run) BETWEEN 1 AND 64),"
  "  card TEXT NOT NULL CHECK (length (card) BETWEEN 1 AND 64),"
  "  routine TEXT CHECK (length (routine) BETWEEN 1 AND 64),"
  "  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partly', 'skipped', 'hurt')),"
  "  started_wall_usec INTEGER NOT NULL CHECK (started_wall_usec >= 0),"
  "  left_seconds INTEGER NOT NULL CHECK (left_seconds >= 0),"
  "  right_seconds INTEGER NOT NULL CHECK (right_seconds >= 0),"
  "  seconds INTEGER NOT NULL CHECK (seconds >= 0)," /* without sides */
  "  repetitions INTEGER NOT NULL CHECK (repetitions >= 0),"
  "  planned_seconds INTEGER NOT NULL CHECK (planned_seconds >= 0)"
  ") STRICT;"
  "CREATE INDEX exercises_by_start ON exercises (started_wall_usec);",

  /* A CHECK cannot be changed in place. What was stopped before its end was not acknowledged. */
  "CREATE TABLE applications ("
  "  id INTEGER PRIMARY KEY,"
  "  kind TEXT NOT NULL CHECK (kind IN ('heat', 'ice', 'alternate')),"
  "  region TEXT NOT NULL CHECK (region IN ('upper-back', 'neck', 'left-shoulder', 'right-shoulder', 'lower-back')),"
  "  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'stopped', 'skin', 'left')),"
  "  started_wall_usec INTEGER NOT NULL CHECK (started_wall_usec >= 0),"
  "  ended_wall_usec INTEGER NOT NULL CHECK (ended_wall_usec >= 0),"
  "  acknowledged_wall_usec INTEGER CHECK (acknowledged_wall_usec > 0)," /* NULL = never */
  "  planned_usec INTEGER NOT NULL CHECK (planned_usec >= 0),"
  "  actual_usec INTEGER NOT NULL CHECK (actual_usec >= 0),"
  "  checks_asked INTEGER NOT NULL CHECK (checks_asked >= 0),"
  "  checks_answered INTEGER NOT NULL CHECK (checks_answered BETWEEN 0 AND checks_asked),"
  "  event TEXT UNIQUE CHECK (length (event) BETWEEN 1 AND 64)"
  ") STRICT;"
  "INSERT INTO applications"
  " SELECT id, kind, region, CASE WHEN actual_usec < planned_usec THEN 'stopped' ELSE 'done' END,"
  " started_wall_usec, ended_wall_usec, acknowledged_wall_usec, planned_usec, actual_usec, 0, 0, event FROM therapy;"
  "DROP TABLE therapy;"
  "ALTER TABLE applications RENAME TO therapy;"
  "CREATE INDEX therapy_by_end ON therapy (ended_wall_usec);",
};

#define VERSION ((int) G_N_ELEMENTS (migrations))

/* What is kept again replaces itself: a record may come twice, after a kill between the first and the saving of the state. */
#define INSERT_BREAK                                                                                        \
  "INSERT OR REPLACE INTO breaks"                                                                           \
  " (outcome, started_wall_usec, ended_wall_usec, worked_usec, planned_usec, actual_usec, proposal, event)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
#define INSERT_THERAPY                                                                                     \
  "INSERT OR REPLACE INTO therapy"                                                                         \
  " (kind, region, started_wall_usec, ended_wall_usec, acknowledged_wall_usec, planned_usec, actual_usec," \
  " event, outcome, checks_asked, checks_answered)"                                                        \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
#define INSERT_EXERCISE                                                                                                   \
  "INSERT OR REPLACE INTO exercises"                                                                                      \
  " (run, card, routine, outcome, started_wall_usec, left_seconds, right_seconds, seconds, repetitions, planned_seconds)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
#define COUNT_BREAKS \
  "SELECT outcome, count (*) FROM breaks WHERE ended_wall_usec >= ?1 AND ended_wall_usec < ?2 GROUP BY outcome"

#define DONE_BETWEEN " FROM exercises WHERE outcome <> 'skipped' AND started_wall_usec >= ?1 AND started_wall_usec < ?2"
#define ALL_SECONDS "sum (left_seconds + right_seconds + seconds)"
#define LOCAL_DAY "date (started_wall_usec / 1000000, 'unixepoch', 'localtime')"

/* A query gives its columns in the order of its type's members. */
static const struct
{
  const char *sql;
  const char *type; /* of a row */
} queries[RHOM_N_HISTORY_QUERIES] = {
  [RHOM_HISTORY_EXERCISE_SUMS] = { "SELECT card, count (*), " ALL_SECONDS DONE_BETWEEN " GROUP BY card ORDER BY card LIMIT 2000", "(sut)" },
  [RHOM_HISTORY_EXERCISE_DAYS] = { "SELECT " LOCAL_DAY " AS day, count (*), " ALL_SECONDS DONE_BETWEEN " GROUP BY day ORDER BY day LIMIT 2000", "(sut)" },
  [RHOM_HISTORY_EXERCISE_TURNS] = { "SELECT card, ifnull (routine, ''), max (started_wall_usec) / 1000000 AS last" DONE_BETWEEN
                                    " GROUP BY card, routine, " LOCAL_DAY " ORDER BY last DESC, id DESC LIMIT 500",
                                    "(ssx)" },
  [RHOM_HISTORY_APPLICATIONS] = { "SELECT kind, region, started_wall_usec / 1000000, ended_wall_usec / 1000000,"
                                  " ifnull (acknowledged_wall_usec, 0) / 1000000, planned_usec / 1000000, actual_usec / 1000000,"
                                  " checks_answered, checks_asked, outcome FROM therapy"
                                  " WHERE ended_wall_usec >= ?1 AND ended_wall_usec < ?2 ORDER BY ended_wall_usec DESC, id DESC LIMIT 500",
                                  "(ssxxxttuus)" },
};

/* SQLITE_ERROR is an SQL mistake: the tables are not those that were made. */
static RhomHistoryDbFault
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return RHOM_HISTORY_DB_OK;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
    case SQLITE_FORMAT:
      return RHOM_HISTORY_DB_CORRUPT;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
      return RHOM_HISTORY_DB_REFUSED;
    default:
      return RHOM_HISTORY_DB_BLOCKED;
    }
}

/* What the database says of its last failure, and what it means. */
static RhomHistoryDbFault
fail (sqlite3 *db,
      GError **error)
{
  RhomHistoryDbFault fault = classify (sqlite3_errcode (db));

  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_FAILED, sqlite3_errmsg (db));
  return fault != RHOM_HISTORY_DB_OK ? fault : RHOM_HISTORY_DB_BLOCKED;
}

static RhomHistoryDbFault
run (sqlite3    *db,
     const char *sql,
     GError    **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK ? RHOM_HISTORY_DB_OK : fail (db, error);
}

static RhomHistoryDbFault
read_integer (sqlite3    *db,
              const char *sql,
              int        *value,
              GError    **error)
{
  sqlite3_stmt      *statement = NULL;
  RhomHistoryDbFault fault = RHOM_HISTORY_DB_OK;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step (statement) != SQLITE_ROW)
    fault = fail (db, error);
  else
    *value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  return fault;
}

static RhomHistoryDbFault
migrate (sqlite3 *db,
         int      version,
         GError **error)
{
  RhomHistoryDbFault fault = run (db, "BEGIN IMMEDIATE", error);
  g_autofree char   *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", APPLICATION_ID, VERSION);

  for (int i = version; fault == RHOM_HISTORY_DB_OK && i < VERSION; i++)
    fault = run (db, migrations[i], error);
  if (fault == RHOM_HISTORY_DB_OK)
    fault = run (db, stamp, error);
  if (fault != RHOM_HISTORY_DB_OK && !sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return fault;
}

static RhomHistoryDbFault
bring_up_to_date (sqlite3 *db,
                  GError **error)
{
  int                application_id = 0;
  int                version = 0;
  RhomHistoryDbFault fault = read_integer (db, "PRAGMA application_id", &application_id, error);

  if (fault == RHOM_HISTORY_DB_OK)
    fault = read_integer (db, "PRAGMA user_version", &version, error);
  if (fault != RHOM_HISTORY_DB_OK)
    return fault;

  if ((application_id != 0 && application_id != APPLICATION_ID) || version < 0)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("a database of another program"));
      return RHOM_HISTORY_DB_CORRUPT;
    }
  if (version > VERSION)
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("written by a newer version"));
      return RHOM_HISTORY_DB_NEWER;
    }
  return version < VERSION ? migrate (db, version, error) : RHOM_HISTORY_DB_OK;
}

/* Finds out now, not at some event, whether all pages are sound: some
 * milliseconds for a year's history of half a megabyte. */
static RhomHistoryDbFault
check_pages (sqlite3 *db,
             GError **error)
{
  sqlite3_stmt      *statement = NULL;
  RhomHistoryDbFault fault = RHOM_HISTORY_DB_OK;

  if (sqlite3_prepare_v2 (db, "PRAGMA quick_check (1)", -1, &statement, NULL) != SQLITE_OK || sqlite3_step (statement) != SQLITE_ROW)
    fault = fail (db, error);
  else if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    {
      fault = RHOM_HISTORY_DB_CORRUPT;
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, (const char *) sqlite3_column_text (statement, 0));
    }
  sqlite3_finalize (statement);
  return fault;
}

static RhomHistoryDbFault
check_statement (sqlite3    *db,
                 const char *sql,
                 GError    **error)
{
  sqlite3_stmt      *statement = NULL;
  RhomHistoryDbFault fault = RHOM_HISTORY_DB_OK;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    fault = fail (db, error);
  sqlite3_finalize (statement);
  return fault;
}

/* The same for the tables being those we write to. */
static RhomHistoryDbFault
check_tables (sqlite3 *db,
              GError **error)
{
  static const char *const statements[] = { INSERT_BREAK, INSERT_THERAPY, INSERT_EXERCISE, COUNT_BREAKS };
  RhomHistoryDbFault       fault = RHOM_HISTORY_DB_OK;

  for (gsize i = 0; fault == RHOM_HISTORY_DB_OK && i < G_N_ELEMENTS (statements); i++)
    fault = check_statement (db, statements[i], error);
  for (gsize i = 0; fault == RHOM_HISTORY_DB_OK && i < G_N_ELEMENTS (queries); i++)
    fault = check_statement (db, queries[i].sql, error);
  return fault;
}

/* SQLite would make the file readable for others; its companions follow the file. */
static void
create_private (const char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int              fd;

  g_mkdir_with_parents (directory, 0700);
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600);
  if (fd >= 0)
    close (fd);
}

static RhomHistoryDbFault
set_up (sqlite3 *db,
        GError **error)
{
  RhomHistoryDbFault fault;

  sqlite3_db_config (db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_busy_timeout (db, 20);
  /* The first look at the file comes with the version: until that is known nothing is changed. */
  fault = run (db, "PRAGMA cache_size = -32; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF", error);
  if (fault == RHOM_HISTORY_DB_OK)
    fault = bring_up_to_date (db, error);
  if (fault == RHOM_HISTORY_DB_OK)
    fault = run (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", error);
  if (fault == RHOM_HISTORY_DB_OK)
    fault = check_pages (db, error);
  if (fault == RHOM_HISTORY_DB_OK)
    fault = check_tables (db, error);
  sqlite3_db_release_memory (db);
  return fault;
}

/**
 * rhom_history_db_open:
 * @db: (out): the connection, %NULL on error
 *
 * Opens or makes the database and brings it to our version in one transaction.
 *
 * Returns: %RHOM_HISTORY_DB_OK, or what is wrong with it
 */
RhomHistoryDbFault
rhom_history_db_open (const char *path,
                      sqlite3   **db,
                      GError    **error)
{
  RhomHistoryDbFault fault = RHOM_HISTORY_DB_OK;

  create_private (path);
  /* Flags: one thread uses it. */
  if (sqlite3_open_v2 (path, db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    fault = fail (*db, error);
  if (fault == RHOM_HISTORY_DB_OK)
    fault = set_up (*db, error);
  if (fault != RHOM_HISTORY_DB_OK)
    g_clear_pointer (db, sqlite3_close_v2);
  return fault;
}

static RhomHistoryDbFault
finish (sqlite3      *db,
        sqlite3_stmt *statement,
        GError      **error)
{
  RhomHistoryDbFault fault = sqlite3_step (statement) == SQLITE_DONE ? RHOM_HISTORY_DB_OK : fail (db, error);

  sqlite3_finalize (statement);
  sqlite3_db_release_memory (db);
  return fault;
}

/* What is empty is NULL, as a parameter is that was never bound. */
static void
bind_text (sqlite3_stmt *statement,
           int           parameter,
           const char   *text)
{
  if (text != NULL && text[0] != '\0')
    sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC);
}

/**
 * rhom_history_db_insert_break:
 *
 * One transaction: the record is kept, or nothing has changed.
 */
RhomHistoryDbFault
rhom_history_db_insert_break (sqlite3               *db,
                              const RhomBreakRecord *record,
                              GError               **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, INSERT_BREAK, -1, &statement, NULL) != SQLITE_OK)
    return fail (db, error);
  sqlite3_bind_text (statement, 1, rhom_break_outcome_to_id (record->outcome), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, record->started_wall_usec);
  sqlite3_bind_int64 (statement, 3, record->ended_wall_usec);
  sqlite3_bind_int64 (statement, 4, record->worked_usec);
  sqlite3_bind_int64 (statement, 5, record->planned_usec);
  sqlite3_bind_int64 (statement, 6, record->actual_usec);
  bind_text (statement, 7, record->proposal);
  bind_text (statement, 8, record->event);
  return finish (db, statement, error);
}

/**
 * rhom_history_db_insert_therapy:
 *
 * One transaction: the record is kept, or nothing has changed.
 */
RhomHistoryDbFault
rhom_history_db_insert_therapy (sqlite3                 *db,
                                const RhomTherapyRecord *record,
                                GError                 **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, INSERT_THERAPY, -1, &statement, NULL) != SQLITE_OK)
    return fail (db, error);
  sqlite3_bind_text (statement, 1, rhom_therapy_kind_to_id (record->kind), -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 2, rhom_region_to_id (record->region), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 3, record->started_wall_usec);
  sqlite3_bind_int64 (statement, 4, record->ended_wall_usec);
  if (record->acknowledged_wall_usec != 0)
    sqlite3_bind_int64 (statement, 5, record->acknowledged_wall_usec);
  sqlite3_bind_int64 (statement, 6, record->planned_usec);
  sqlite3_bind_int64 (statement, 7, record->actual_usec);
  bind_text (statement, 8, record->event);
  bind_text (statement, 9, rhom_therapy_outcome_to_id (record->outcome));
  sqlite3_bind_int (statement, 10, record->checks_asked);
  sqlite3_bind_int (statement, 11, record->checks_answered);
  return finish (db, statement, error);
}

/**
 * rhom_history_db_insert_exercise:
 *
 * One transaction: the record is kept, or nothing has changed.
 */
RhomHistoryDbFault
rhom_history_db_insert_exercise (sqlite3                  *db,
                                 const RhomExerciseRecord *record,
                                 GError                  **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, INSERT_EXERCISE, -1, &statement, NULL) != SQLITE_OK)
    return fail (db, error);
  bind_text (statement, 1, record->run);
  bind_text (statement, 2, record->card);
  bind_text (statement, 3, record->routine);
  bind_text (statement, 4, rhom_exercise_outcome_to_id (record->outcome));
  sqlite3_bind_int64 (statement, 5, record->started_wall_usec);
  sqlite3_bind_int (statement, 6, record->left_seconds);
  sqlite3_bind_int (statement, 7, record->right_seconds);
  sqlite3_bind_int (statement, 8, record->seconds);
  sqlite3_bind_int (statement, 9, record->repetitions);
  sqlite3_bind_int (statement, 10, record->planned_seconds);
  return finish (db, statement, error);
}

static GVariant *
make_column (sqlite3_stmt *statement,
             int           column,
             char          type)
{
  const char *text = type == 's' ? (const char *) sqlite3_column_text (statement, column) : NULL;
  gint64      number = type == 's' ? 0 : sqlite3_column_int64 (statement, column);

  switch (type)
    {
    case 's':
      return g_variant_new_take_string (g_utf8_make_valid (text != NULL ? text : "", -1));
    case 'u':
      return g_variant_new_uint32 (CLAMP (number, 0, G_MAXUINT32));
    case 't':
      return g_variant_new_uint64 (MAX (number, 0));
    case 'x':
      return g_variant_new_int64 (number);
    default:
      g_assert_not_reached ();
    }
}

static void
add_row (GVariantBuilder *rows,
         sqlite3_stmt    *statement,
         const char      *type)
{
  g_variant_builder_open (rows, G_VARIANT_TYPE (type));
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    g_variant_builder_add_value (rows, make_column (statement, i, type[i + 1]));
  g_variant_builder_close (rows);
}

/**
 * rhom_history_db_select:
 * @from_usec: wall scale, inclusive
 * @to_usec: wall scale, exclusive
 * @rows: (out) (transfer full): an array of what #RhomHistoryQuery says
 */
RhomHistoryDbFault
rhom_history_db_select (sqlite3         *db,
                        RhomHistoryQuery query,
                        gint64           from_usec,
                        gint64           to_usec,
                        GVariant       **rows,
                        GError         **error)
{
  g_autofree char *type = g_strconcat ("a", queries[query].type, NULL);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (type));
  sqlite3_stmt      *statement = NULL;
  int                code;
  RhomHistoryDbFault fault;

  if (sqlite3_prepare_v2 (db, queries[query].sql, -1, &statement, NULL) != SQLITE_OK)
    return fail (db, error);
  sqlite3_bind_int64 (statement, 1, from_usec);
  sqlite3_bind_int64 (statement, 2, to_usec);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    add_row (&builder, statement, queries[query].type);
  fault = code == SQLITE_DONE ? RHOM_HISTORY_DB_OK : fail (db, error);
  sqlite3_finalize (statement);
  sqlite3_db_release_memory (db);

  if (fault == RHOM_HISTORY_DB_OK)
    *rows = g_variant_ref_sink (g_variant_builder_end (&builder));
  return fault;
}

static void
add_count (guint         counts[RHOM_N_BREAK_OUTCOMES],
           sqlite3_stmt *statement)
{
  const char *outcome = (const char *) sqlite3_column_text (statement, 0);

  for (int i = 0; i < RHOM_N_BREAK_OUTCOMES; i++)
    if (g_strcmp0 (rhom_break_outcome_to_id (i), outcome) == 0)
      counts[i] += sqlite3_column_int (statement, 1);
}

/**
 * rhom_history_db_count_breaks:
 * @from_usec: wall scale, inclusive; a break belongs to the moment of its end
 * @to_usec: wall scale, exclusive
 * @counts: (inout): what is found is added
 */
RhomHistoryDbFault
rhom_history_db_count_breaks (sqlite3 *db,
                              gint64   from_usec,
                              gint64   to_usec,
                              guint    counts[RHOM_N_BREAK_OUTCOMES],
                              GError **error)
{
  sqlite3_stmt      *statement = NULL;
  guint              found[RHOM_N_BREAK_OUTCOMES] = { 0 };
  int                code;
  RhomHistoryDbFault fault;

  if (sqlite3_prepare_v2 (db, COUNT_BREAKS, -1, &statement, NULL) != SQLITE_OK)
    return fail (db, error);
  sqlite3_bind_int64 (statement, 1, from_usec);
  sqlite3_bind_int64 (statement, 2, to_usec);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    add_count (found, statement);
  fault = code == SQLITE_DONE ? RHOM_HISTORY_DB_OK : fail (db, error);
  sqlite3_finalize (statement);
  sqlite3_db_release_memory (db);

  for (int i = 0; fault == RHOM_HISTORY_DB_OK && i < RHOM_N_BREAK_OUTCOMES; i++)
    counts[i] += found[i];
  return fault;
}
