/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/history.h"

#include "core/error.h"
#include "store/set-aside.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEC(n) ((gint64) (n) *G_USEC_PER_SEC)

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rhomboid-history-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->path = g_build_filename (fixture->folder, "sub", "history.db", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static RhomBreakRecord
make_break (RhomBreakOutcome outcome,
            gint64           ended_sec)
{
  return (RhomBreakRecord){
    .outcome = outcome,
    .started_wall_usec = SEC (ended_sec - 300),
    .ended_wall_usec = SEC (ended_sec),
    .worked_usec = SEC (2700),
    .planned_usec = SEC (300),
    .actual_usec = SEC (290),
    .proposal = "eagle-arms",
  };
}

static const RhomTherapyRecord an_application = {
  .kind = RHOM_THERAPY_ICE,
  .region = RHOM_REGION_NECK,
  .started_wall_usec = 1700000000000000,
  .ended_wall_usec = 1700000900000000,
  .acknowledged_wall_usec = 1700000960000000,
  .planned_usec = 900000000,
  .actual_usec = 900000000,
};

static void
add_break (RhomHistory     *history,
           RhomBreakOutcome outcome,
           gint64           ended_sec)
{
  RhomBreakRecord record = make_break (outcome, ended_sec);
  g_autoptr (GError) error = NULL;

  g_assert_true (rhom_history_add_break (history, &record, &error));
  g_assert_no_error (error);
}

static guint
count_all (RhomHistory *history)
{
  guint counts[RHOM_N_BREAK_OUTCOMES];
  g_autoptr (GError) error = NULL;

  g_assert_true (rhom_history_count_breaks (history, G_MININT64, G_MAXINT64, counts, &error));
  g_assert_no_error (error);
  return counts[RHOM_BREAK_TAKEN] + counts[RHOM_BREAK_CUT] + counts[RHOM_BREAK_SKIPPED] + counts[RHOM_BREAK_NATURAL];
}

/* As another program would see it. */
static char *
query (const char *path,
       const char *sql)
{
  sqlite3      *db = NULL;
  sqlite3_stmt *statement = NULL;
  char         *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

static void
assert_query (const char *path,
              const char *sql,
              const char *expected)
{
  g_autofree char *result = query (path, sql);

  g_assert_cmpstr (result, ==, expected);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, NULL);
  g_assert_cmpstr (sqlite3_errmsg (db), ==, "not an error");
  sqlite3_close (db);
}

static void
make_folder (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
}

static void
test_new (Fixture      *fixture,
          gconstpointer data)
{
  RhomHistory *history = rhom_history_new (fixture->path);
  GStatBuf     info;

  g_assert_cmpstr (rhom_history_get_path (history), ==, fixture->path);
  g_assert_null (rhom_history_get_problem (history));
  g_assert_null (rhom_history_get_set_aside (history));
  g_assert_cmpuint (count_all (history), ==, 0);
  assert_query (fixture->path, "PRAGMA user_version", "4");
  assert_query (fixture->path, "PRAGMA journal_mode", "wal");
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_finalize_object (history);
}

static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomTherapyRecord stopped = an_application;

  add_break (history, RHOM_BREAK_CUT, 1700000000);
  assert_query (fixture->path,
                "SELECT group_concat (outcome || ' ' || started_wall_usec || ' ' || ended_wall_usec || ' ' || worked_usec || ' ' || planned_usec || ' ' || actual_usec || ' ' || proposal) FROM breaks",
                "cut 1699999700000000 1700000000000000 2700000000 300000000 290000000 eagle-arms");

  stopped.kind = RHOM_THERAPY_HEAT;
  stopped.acknowledged_wall_usec = 0;
  g_assert_true (rhom_history_add_therapy (history, &an_application, NULL));
  g_assert_true (rhom_history_add_therapy (history, &stopped, NULL));
  assert_query (fixture->path,
                "SELECT group_concat (kind || ' ' || region || ' ' || started_wall_usec || ' ' || ended_wall_usec || ' ' || ifnull (acknowledged_wall_usec, 'never') || ' ' || planned_usec || ' ' || actual_usec) FROM therapy",
                "ice neck 1700000000000000 1700000900000000 1700000960000000 900000000 900000000,"
                "heat neck 1700000000000000 1700000900000000 never 900000000 900000000");
}

/* Every word of the enums passes the tables' checks. */
static void
test_every_word (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomTherapyRecord record = an_application;

  for (int outcome = 0; outcome < RHOM_N_BREAK_OUTCOMES; outcome++)
    add_break (history, outcome, 1700000000);
  g_assert_cmpuint (count_all (history), ==, RHOM_N_BREAK_OUTCOMES);

  for (int kind = 0; kind < RHOM_N_THERAPY_KINDS; kind++)
    for (int region = 0; region < RHOM_N_REGIONS; region++)
      {
        record.kind = kind;
        record.region = region;
        record.outcome = (kind + region) % RHOM_N_THERAPY_OUTCOMES;
        g_assert_true (rhom_history_add_therapy (history, &record, NULL));
      }
}

static void
test_no_proposal (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomBreakRecord record = make_break (RHOM_BREAK_NATURAL, 1700000000);

  record.proposal = NULL;
  g_assert_true (rhom_history_add_break (history, &record, NULL));
  record.proposal = "";
  g_assert_true (rhom_history_add_break (history, &record, NULL));
  assert_query (fixture->path, "SELECT count (*) FROM breaks WHERE proposal IS NULL", "2");
}

static void
test_count_range (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  guint counts[RHOM_N_BREAK_OUTCOMES] = { 9, 9, 9, 9 };

  add_break (history, RHOM_BREAK_TAKEN, 1000);
  add_break (history, RHOM_BREAK_TAKEN, 1999);
  add_break (history, RHOM_BREAK_SKIPPED, 1500);
  add_break (history, RHOM_BREAK_SKIPPED, 2000);
  add_break (history, RHOM_BREAK_CUT, 999);

  g_assert_true (rhom_history_count_breaks (history, 1000, 2000, counts, NULL));
  g_assert_cmpuint (counts[RHOM_BREAK_TAKEN], ==, 2);
  g_assert_cmpuint (counts[RHOM_BREAK_SKIPPED], ==, 1);
  g_assert_cmpuint (counts[RHOM_BREAK_CUT], ==, 0);
  g_assert_cmpuint (counts[RHOM_BREAK_NATURAL], ==, 0);
}

static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  RhomHistory *history = rhom_history_new (fixture->path);

  add_break (history, RHOM_BREAK_TAKEN, 1700000000);
  g_assert_finalize_object (history);
  history = rhom_history_new (fixture->path);
  g_assert_cmpuint (count_all (history), ==, 1);
  g_assert_null (rhom_history_get_set_aside (history));
  g_assert_finalize_object (history);
}

static RhomExerciseRecord
make_exercise (const char *run,
               const char *card,
               gint64      started_sec,
               int         seconds)
{
  return (RhomExerciseRecord){
    .run = run,
    .card = card,
    .started_wall_usec = SEC (started_sec),
    .left_seconds = seconds / 2,
    .right_seconds = seconds / 2,
    .seconds = seconds % 2,
    .planned_seconds = seconds,
    .outcome = RHOM_EXERCISE_DONE,
  };
}

static void
log_exercise (RhomHistory *history,
              const char  *run,
              const char  *card,
              const char  *routine,
              gint64       started_sec,
              int          seconds)
{
  RhomExerciseRecord record = make_exercise (run, card, started_sec, seconds);
  g_autoptr (GError) error = NULL;

  record.routine = routine;
  g_assert_true (rhom_history_add_exercise (history, &record, &error));
  g_assert_no_error (error);
}

static void
assert_rows (RhomHistory     *history,
             RhomHistoryQuery query,
             gint64           from_unix,
             gint64           to_unix,
             const char      *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) rows = rhom_history_select (history, query, from_unix, to_unix, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = g_variant_print (rows, FALSE);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_exercise_columns (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomExerciseRecord record = make_exercise ("a-run", "band-row", 1700000000, 50);

  record.routine = "resilience";
  record.repetitions = 12;
  record.planned_seconds = 70;
  record.outcome = RHOM_EXERCISE_PARTLY;
  g_assert_true (rhom_history_add_exercise (history, &record, NULL));
  assert_query (fixture->path,
                "SELECT run || ' ' || card || ' ' || routine || ' ' || outcome || ' ' || started_wall_usec || ' ' || left_seconds || ' ' || right_seconds || ' ' || seconds"
                " || ' ' || repetitions || ' ' || planned_seconds FROM exercises",
                "a-run band-row resilience partly 1700000000000000 25 25 0 12 70");

  for (int outcome = 0; outcome < RHOM_N_EXERCISE_OUTCOMES; outcome++)
    {
      record.outcome = outcome;
      g_assert_true (rhom_history_add_exercise (history, &record, NULL));
    }
}

/* One side is done, then the other: it is still one exercise. */
static void
test_exercise_again (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);

  log_exercise (history, "one", "eagle-arms", NULL, 1000, 20);
  log_exercise (history, "two", "eagle-arms", NULL, 2000, 10);
  log_exercise (history, "one", "eagle-arms", NULL, 1000, 50);
  assert_rows (history, RHOM_HISTORY_EXERCISE_SUMS, 0, 3000, "[('eagle-arms', 2, 60)]");
}

static void
test_event_again (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomBreakRecord   record = make_break (RHOM_BREAK_TAKEN, 1700000000);
  RhomTherapyRecord application = an_application;

  record.event = application.event = "seed/1";
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (rhom_history_add_break (history, &record, NULL));
      g_assert_true (rhom_history_add_therapy (history, &application, NULL));
    }
  g_assert_cmpuint (count_all (history), ==, 1);
  assert_query (fixture->path, "SELECT count (*) FROM therapy", "1");
}

static void
test_exercise_sums (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomExerciseRecord skipped = make_exercise ("z", "plank", 1500, 0);

  skipped.outcome = RHOM_EXERCISE_SKIPPED;
  g_assert_true (rhom_history_add_exercise (history, &skipped, NULL));
  log_exercise (history, "a", "plank", NULL, 999, 1);
  log_exercise (history, "b", "plank", NULL, 1000, 20);
  log_exercise (history, "c", "bridge", "resilience", 1999, 40);
  log_exercise (history, "d", "plank", "resilience", 1999, 31);
  log_exercise (history, "e", "plank", NULL, 2000, 1);

  assert_rows (history, RHOM_HISTORY_EXERCISE_SUMS, 1000, 2000, "[('bridge', 1, 40), ('plank', 2, 51)]");
  assert_rows (history, RHOM_HISTORY_EXERCISE_SUMS, 5000, 6000, "[]");
  assert_rows (history, RHOM_HISTORY_EXERCISE_SUMS, G_MININT64, G_MAXINT64, "[('bridge', 1, 40), ('plank', 4, 53)]");
}

/* A day is the day of the person, not that of Greenwich. */
static void
test_exercise_days (void)
{
  if (g_test_subprocess ())
    {
      Fixture fixture;
      g_autoptr (RhomHistory) history = NULL;

      g_setenv ("TZ", "XST-5", TRUE);
      set_up (&fixture, NULL);
      history = rhom_history_new (fixture.path);
      log_exercise (history, "a", "plank", NULL, 18 * 3600, 20);
      log_exercise (history, "b", "plank", NULL, 19 * 3600 - 1, 20);
      log_exercise (history, "c", "plank", NULL, 19 * 3600, 21);
      assert_rows (history, RHOM_HISTORY_EXERCISE_DAYS, 0, 100000, "[('1970-01-01', 2, 40), ('1970-01-02', 1, 21)]");
      g_clear_object (&history);
      tear_down (&fixture, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

/* Once a card, routine and day, the latest first. */
static void
test_exercise_turns (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  const gint64 day = 24 * 3600;

  log_exercise (history, "a", "plank", NULL, 10 * day, 20);
  log_exercise (history, "b", "plank", NULL, 10 * day + 60, 20);
  log_exercise (history, "c", "plank", "resilience", 10 * day + 30, 20);
  log_exercise (history, "d", "plank", NULL, 12 * day, 20);
  assert_rows (history, RHOM_HISTORY_EXERCISE_TURNS, 0, 100 * day, "[('plank', '', 1036800), ('plank', '', 864060), ('plank', 'resilience', 864030)]");
}

static void
test_exercise_no_folder (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (RhomHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  history = rhom_history_new (fixture->path);
  g_assert_null (rhom_history_select (history, RHOM_HISTORY_EXERCISE_SUMS, 0, 1, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
}

/* Killed with the log not yet folded in: the event is there nevertheless. */
static void
test_killed (void)
{
  const char *path = g_getenv ("RHOMBOID_TEST_HISTORY");

  if (g_test_subprocess ())
    {
      RhomHistory *history = rhom_history_new (path);

      add_break (history, RHOM_BREAK_TAKEN, 1700000000);
      kill (getpid (), SIGKILL);
      g_assert_not_reached ();
    }
  else
    {
      Fixture fixture;

      set_up (&fixture, NULL);
      g_setenv ("RHOMBOID_TEST_HISTORY", fixture.path, TRUE);
      for (guint n = 1; n <= 3; n++)
        {
          g_autoptr (RhomHistory) history = NULL;

          g_test_trap_subprocess (NULL, 0, 0);
          g_test_trap_assert_failed ();
          history = rhom_history_new (fixture.path);
          g_assert_cmpuint (count_all (history), ==, n);
        }
      g_unsetenv ("RHOMBOID_TEST_HISTORY");
      tear_down (&fixture, NULL);
    }
}

static void
test_concurrent_reader (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  sqlite3      *db = NULL;
  sqlite3_stmt *statement = NULL;

  add_break (history, RHOM_BREAK_TAKEN, 1700000000);
  add_break (history, RHOM_BREAK_TAKEN, 1700000001);

  /* In the midst of reading. */
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT id FROM breaks", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);

  add_break (history, RHOM_BREAK_TAKEN, 1700000002);
  g_assert_cmpuint (count_all (history), ==, 3);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/* Somebody holds the write lock: we do not wait long, and lose nothing. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomBreakRecord record = make_break (RHOM_BREAK_SKIPPED, 1700000000);
  sqlite3        *db = NULL;
  gint64          before_usec;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  before_usec = g_get_monotonic_time ();
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rhom_history_add_break (history, &record, &error));
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_FAILED);
      g_assert_true (g_str_has_prefix (error->message, fixture->path));
      g_assert_nonnull (rhom_history_get_problem (history));
    }
  g_assert_cmpint (g_get_monotonic_time () - before_usec, <, SEC (1));
  g_assert_cmpuint (count_all (history), ==, 3);
  g_assert_false (rhom_history_add_therapy (history, &an_application, NULL));

  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  add_break (history, RHOM_BREAK_TAKEN, 1700000001);
  g_assert_null (rhom_history_get_problem (history));
  assert_query (fixture->path, "SELECT group_concat (outcome) FROM breaks", "skipped,skipped,skipped,taken");
  assert_query (fixture->path, "SELECT count (*) FROM therapy", "1");
  g_assert_null (rhom_history_get_set_aside (history));
}

static void
test_waiting_is_written_at_the_end (Fixture      *fixture,
                                    gconstpointer data)
{
  RhomHistory    *history = rhom_history_new (fixture->path);
  RhomBreakRecord record = make_break (RHOM_BREAK_SKIPPED, 1700000000);
  sqlite3        *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (rhom_history_add_break (history, &record, NULL));
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  g_assert_finalize_object (history);
  assert_query (fixture->path, "SELECT count (*) FROM breaks", "1");
}

/* A record that can never be kept does not stand in the way of others. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomBreakRecord record = make_break (RHOM_BREAK_TAKEN, 1700000000);
  g_autoptr (GError) error = NULL;

  record.planned_usec = -1;
  g_assert_false (rhom_history_add_break (history, &record, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_FAILED);
  add_break (history, RHOM_BREAK_TAKEN, 1700000000);
  g_assert_cmpuint (count_all (history), ==, 1);
  g_assert_null (rhom_history_get_problem (history));
  g_assert_null (rhom_history_get_set_aside (history));
}

static void
assert_begins_afresh (Fixture    *fixture,
                      const char *reason)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  g_autofree char *prefix = g_strdup_printf ("%s.%s-", fixture->path, reason);
  const char      *set_aside = rhom_history_get_set_aside (history);

  g_assert_nonnull (set_aside);
  g_assert_true (g_str_has_prefix (set_aside, prefix));
  g_assert_true (g_file_test (set_aside, G_FILE_TEST_IS_REGULAR));
  g_assert_null (rhom_history_get_problem (history));
  add_break (history, RHOM_BREAK_TAKEN, 1700000000);
  g_assert_cmpuint (count_all (history), ==, 1);
}

static void
test_not_a_database (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *noise = g_strnfill (10000, 'x');

  make_folder (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "hello", -1, NULL));
  assert_begins_afresh (fixture, "corrupt");

  g_assert_true (g_file_set_contents (fixture->path, noise, -1, NULL));
  g_assert_true (g_file_set_contents (wal, "noise", -1, NULL));
  assert_begins_afresh (fixture, "corrupt");
}

/* The log goes with the file it belongs to. SQLite drops one of its own
 * accord when it sees that it is none, so the file must not be opened before. */
static void
test_companions (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char         *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char         *text = NULL;
  g_autofree char         *aside = NULL;
  g_autofree char         *aside_wal = NULL;
  g_autofree char         *aside_shm = NULL;
  static const char *const companions[] = { "-wal", "-shm", NULL };

  make_folder (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "file", -1, NULL));
  g_assert_true (g_file_set_contents (wal, "log", -1, NULL));
  aside = rhom_set_aside (fixture->path, "corrupt", companions, NULL);
  g_assert_nonnull (aside);
  aside_wal = g_strconcat (aside, "-wal", NULL);
  aside_shm = g_strconcat (aside, "-shm", NULL);
  g_assert_true (g_file_get_contents (aside_wal, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "log");
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (aside_shm, G_FILE_TEST_EXISTS));
}

static void
test_empty_file (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (RhomHistory) history = NULL;

  make_folder (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  history = rhom_history_new (fixture->path);
  g_assert_null (rhom_history_get_set_aside (history));
  add_break (history, RHOM_BREAK_TAKEN, 1700000000);
}

static void
make_full_database (Fixture *fixture)
{
  RhomHistory *history = rhom_history_new (fixture->path);

  for (int i = 0; i < 300; i++)
    add_break (history, RHOM_BREAK_TAKEN, 1700000000 + i);
  g_assert_finalize_object (history);
}

/* What is damaged anywhere is set aside when it is opened. */
static void
assert_damage_found (Fixture    *fixture,
                     const char *damaged,
                     gsize       length)
{
  g_autoptr (RhomHistory) history = NULL;

  g_assert_true (g_file_set_contents (fixture->path, damaged, length, NULL));
  history = rhom_history_new (fixture->path);
  g_assert_nonnull (rhom_history_get_set_aside (history));
  g_assert_cmpuint (count_all (history), ==, 0);
  add_break (history, RHOM_BREAK_SKIPPED, 1800000000);
  g_assert_cmpuint (count_all (history), ==, 1);
  g_unlink (rhom_history_get_set_aside (history));
}

static void
test_truncated (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize            length;

  make_full_database (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (gsize n = 2; n < length; n += 1021) /* SQLite takes one byte for an empty file */
    assert_damage_found (fixture, whole, n);
}

static void
test_noise_inside (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize            length;

  make_full_database (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  for (gsize page = 0; page < length; page += 4096)
    {
      g_autofree char *damaged = g_memdup2 (whole, length);

      memset (damaged + page, 0xA5, 4096);
      assert_damage_found (fixture, damaged, length);
    }
}

/* The disk goes bad while the service runs: the next record tells, and is kept. */
static void
test_damaged_while_open (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (RhomHistory) history = NULL;
  g_autofree char *noise = g_strnfill (1024 * 1024, 'x');
  FILE            *file;

  make_full_database (fixture);
  history = rhom_history_new (fixture->path);
  file = fopen (fixture->path, "r+");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (noise, 1, 1024 * 1024, file), ==, 1024 * 1024);
  fclose (file);

  add_break (history, RHOM_BREAK_SKIPPED, 1800000000);
  g_assert_nonnull (rhom_history_get_set_aside (history));
  g_assert_cmpuint (count_all (history), ==, 1);
}

static void
test_damaged_log (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *noise = g_strnfill (20000, 'x');
  g_autoptr (RhomHistory) history = NULL;

  make_full_database (fixture);
  g_assert_true (g_file_set_contents (wal, noise, -1, NULL));
  history = rhom_history_new (fixture->path);
  g_assert_cmpuint (count_all (history), ==, 300);
  g_assert_null (rhom_history_get_set_aside (history));
}

static void
test_other_program (Fixture      *fixture,
                    gconstpointer data)
{
  make_folder (fixture);
  run_sql (fixture->path, "PRAGMA application_id = 1234; CREATE TABLE x (y)");
  assert_begins_afresh (fixture, "corrupt");

  run_sql (fixture->path, "DROP TABLE breaks");
  assert_begins_afresh (fixture, "corrupt");

  g_unlink (fixture->path);
  run_sql (fixture->path, "CREATE TABLE breaks (x)");
  assert_begins_afresh (fixture, "corrupt");
}

static void
test_newer_version (Fixture      *fixture,
                    gconstpointer data)
{
  make_full_database (fixture);
  run_sql (fixture->path, "PRAGMA user_version = 99; CREATE TABLE future (x)");
  assert_begins_afresh (fixture, "newer");
}

static void
go_back_to_version_3 (const char *path)
{
  run_sql (path,
           "ALTER TABLE therapy RENAME TO now;"
           "CREATE TABLE therapy (id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('heat', 'ice')), region TEXT NOT NULL,"
           " started_wall_usec INTEGER NOT NULL, ended_wall_usec INTEGER NOT NULL, acknowledged_wall_usec INTEGER,"
           " planned_usec INTEGER NOT NULL, actual_usec INTEGER NOT NULL) STRICT;"
           "DROP INDEX therapy_by_end; CREATE INDEX therapy_by_end ON therapy (ended_wall_usec);"
           "ALTER TABLE therapy ADD COLUMN event TEXT;"
           "CREATE UNIQUE INDEX therapy_by_event ON therapy (event);"
           "INSERT INTO therapy SELECT id, kind, region, started_wall_usec, ended_wall_usec, acknowledged_wall_usec, planned_usec, actual_usec, event FROM now;"
           "DROP TABLE now; PRAGMA user_version = 3");
}

static void
go_back_to_version_2 (const char *path)
{
  go_back_to_version_3 (path);
  run_sql (path,
           "DROP TABLE exercises;"
           "DROP INDEX breaks_by_event; ALTER TABLE breaks DROP COLUMN event;"
           "DROP INDEX therapy_by_event; ALTER TABLE therapy DROP COLUMN event;"
           "PRAGMA user_version = 2");
}

/* Breaks only. */
static void
go_back_to_version_1 (const char *path)
{
  go_back_to_version_2 (path);
  run_sql (path, "DROP TABLE therapy; PRAGMA user_version = 1");
}

static void
test_older_version (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (RhomHistory) history = NULL;

  make_full_database (fixture);
  go_back_to_version_1 (fixture->path);
  history = rhom_history_new (fixture->path);
  g_assert_null (rhom_history_get_set_aside (history));
  g_assert_cmpuint (count_all (history), ==, 300);
  g_assert_true (rhom_history_add_therapy (history, &an_application, NULL));
  assert_query (fixture->path, "PRAGMA user_version", "4");
}

/* What was kept before looks at the skin were asked for stays as it was. */
static void
test_before_checks (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  RhomTherapyRecord stopped = an_application;

  stopped.event = "b";
  stopped.actual_usec = 60000000;
  stopped.acknowledged_wall_usec = 0;
  g_assert_true (rhom_history_add_therapy (history, &an_application, NULL));
  g_assert_true (rhom_history_add_therapy (history, &stopped, NULL));
  g_clear_object (&history);
  go_back_to_version_3 (fixture->path);

  history = rhom_history_new (fixture->path);
  g_assert_null (rhom_history_get_set_aside (history));
  assert_query (fixture->path,
                "SELECT group_concat (outcome || ' ' || ifnull (event, '-') || ' ' || actual_usec || ' ' || checks_asked) FROM therapy",
                "done - 900000000 0,stopped b 60000000 0");
  g_assert_true (rhom_history_add_therapy (history, &stopped, NULL));
  assert_query (fixture->path, "SELECT count (*) FROM therapy", "2");
}

/* The latest first, and the end of an application is what counts. */
static void
test_applications (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (RhomHistory) history = rhom_history_new (fixture->path);
  g_autoptr (GVariant) rows = NULL;
  g_autoptr (GVariant) none = NULL;
  g_autofree char  *text = NULL;
  RhomTherapyRecord later = an_application;

  later.kind = RHOM_THERAPY_ALTERNATE;
  later.outcome = RHOM_THERAPY_SKIN;
  later.acknowledged_wall_usec = 0;
  later.ended_wall_usec += SEC (60);
  later.checks_asked = 3;
  later.checks_answered = 2;
  g_assert_true (rhom_history_add_therapy (history, &an_application, NULL));
  g_assert_true (rhom_history_add_therapy (history, &later, NULL));
  rows = rhom_history_select (history, RHOM_HISTORY_APPLICATIONS, 1700000900, 1700000961, NULL);
  text = g_variant_print (rows, FALSE);
  g_assert_cmpstr (text, ==,
                   "[('alternate', 'neck', 1700000000, 1700000960, 0, 900, 900, 2, 3, 'skin'),"
                   " ('ice', 'neck', 1700000000, 1700000900, 1700000960, 900, 900, 0, 0, 'done')]");
  none = rhom_history_select (history, RHOM_HISTORY_APPLICATIONS, 1700000000, 1700000900, NULL);
  g_assert_cmpuint (g_variant_n_children (none), ==, 0);
}

/* What was kept before events had names stays, each for itself. */
static void
test_before_exercises (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (RhomHistory) history = NULL;

  make_full_database (fixture);
  go_back_to_version_2 (fixture->path);
  history = rhom_history_new (fixture->path);
  g_assert_null (rhom_history_get_set_aside (history));
  g_assert_cmpuint (count_all (history), ==, 300);
  log_exercise (history, "a", "plank", NULL, 1700000000, 60);
  assert_query (fixture->path, "SELECT count (*) FROM breaks WHERE event IS NULL", "300");
}

/* Somebody writes while an old database is opened: it stays as it is, and is
 * brought up to date with the first event after that. */
static void
test_older_version_locked (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (RhomHistory) history = NULL;
  sqlite3 *db = NULL;

  make_full_database (fixture);
  go_back_to_version_1 (fixture->path);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);

  history = rhom_history_new (fixture->path);
  g_assert_nonnull (rhom_history_get_problem (history));
  g_assert_false (rhom_history_add_therapy (history, &an_application, NULL));
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  g_assert_true (rhom_history_add_therapy (history, &an_application, NULL));
  assert_query (fixture->path, "SELECT count (*) FROM therapy", "2");
  g_assert_null (rhom_history_get_set_aside (history));
}

/* The folder cannot be made: a path below a file stops root too. */
static void
test_no_folder (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (RhomHistory) history = NULL;
  g_autoptr (GError) error = NULL;
  RhomBreakRecord record = make_break (RHOM_BREAK_TAKEN, 1700000000);
  guint           counts[RHOM_N_BREAK_OUTCOMES];

  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  history = rhom_history_new (fixture->path);
  g_assert_nonnull (strstr (rhom_history_get_problem (history), fixture->path));
  g_assert_false (rhom_history_add_break (history, &record, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_FAILED);
  g_assert_false (rhom_history_count_breaks (history, 0, G_MAXINT64, counts, NULL));
  g_assert_cmpuint (counts[RHOM_BREAK_TAKEN], ==, 1);

  g_assert_cmpint (g_unlink (folder), ==, 0);
  add_break (history, RHOM_BREAK_TAKEN, 1700000001);
  g_assert_cmpuint (count_all (history), ==, 2);
  g_assert_null (rhom_history_get_problem (history));
}

static void
test_too_many_waiting (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (RhomHistory) history = NULL;

  g_assert_true (g_file_set_contents (folder, "a file", -1, NULL));
  history = rhom_history_new (fixture->path);
  for (int i = 0; i < 1010; i++)
    {
      RhomBreakRecord record = make_break (RHOM_BREAK_TAKEN, 1700000000 + i);

      g_assert_false (rhom_history_add_break (history, &record, NULL));
    }
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpuint (count_all (history), ==, 1000);
  assert_query (fixture->path, "SELECT min (ended_wall_usec) / 1000000 FROM breaks", "1700000010");
}

static void
limit_file_size (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A limit on the size of files stands in for a full disk. */
static void
test_disk_full (void)
{
  if (g_test_subprocess ())
    {
      Fixture fixture;
      g_autoptr (RhomHistory) history = NULL;
      RhomBreakRecord record = make_break (RHOM_BREAK_TAKEN, 1700000000);
      guint           n = 0;

      signal (SIGXFSZ, SIG_IGN);
      set_up (&fixture, NULL);
      history = rhom_history_new (fixture.path);
      add_break (history, RHOM_BREAK_TAKEN, 1700000000);

      limit_file_size (64 * 1024);
      while (rhom_history_add_break (history, &record, NULL))
        g_assert_cmpuint (++n, <, 1000);
      g_assert_false (rhom_history_add_break (history, &record, NULL));
      g_assert_nonnull (rhom_history_get_problem (history));
      g_assert_null (rhom_history_get_set_aside (history));

      limit_file_size (RLIM_INFINITY);
      add_break (history, RHOM_BREAK_TAKEN, 1700000000);
      g_assert_null (rhom_history_get_problem (history));
      g_assert_cmpuint (count_all (history), ==, n + 4);
      g_clear_object (&history);
      assert_query (fixture.path, "PRAGMA integrity_check", "ok");
      tear_down (&fixture, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
}

static void
test_default_path (void)
{
  g_autofree char *path = rhom_history_dup_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, "/rhomboid/history.db"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/history/new", test_new);
  ADD ("/history/columns", test_columns);
  ADD ("/history/every-word", test_every_word);
  ADD ("/history/no-proposal", test_no_proposal);
  ADD ("/history/count-range", test_count_range);
  ADD ("/history/reopen", test_reopen);
  ADD ("/history/exercise/columns", test_exercise_columns);
  ADD ("/history/exercise/again", test_exercise_again);
  ADD ("/history/exercise/sums", test_exercise_sums);
  g_test_add_func ("/history/exercise/days", test_exercise_days);
  ADD ("/history/exercise/turns", test_exercise_turns);
  ADD ("/history/exercise/no-folder", test_exercise_no_folder);
  ADD ("/history/event-again", test_event_again);
  g_test_add_func ("/history/killed", test_killed);
  ADD ("/history/concurrent-reader", test_concurrent_reader);
  ADD ("/history/locked", test_locked);
  ADD ("/history/waiting-is-written-at-the-end", test_waiting_is_written_at_the_end);
  ADD ("/history/refused", test_refused);
  ADD ("/history/not-a-database", test_not_a_database);
  ADD ("/history/companions", test_companions);
  ADD ("/history/empty-file", test_empty_file);
  ADD ("/history/truncated", test_truncated);
  ADD ("/history/noise-inside", test_noise_inside);
  ADD ("/history/damaged-while-open", test_damaged_while_open);
  ADD ("/history/damaged-log", test_damaged_log);
  ADD ("/history/other-program", test_other_program);
  ADD ("/history/newer-version", test_newer_version);
  ADD ("/history/older-version", test_older_version);
  ADD ("/history/older-version/before-checks", test_before_checks);
  ADD ("/history/applications", test_applications);
  ADD ("/history/before-exercises", test_before_exercises);
  ADD ("/history/older-version-locked", test_older_version_locked);
  ADD ("/history/no-folder", test_no_folder);
  ADD ("/history/too-many-waiting", test_too_many_waiting);
  g_test_add_func ("/history/disk-full", test_disk_full);
  g_test_add_func ("/history/default-path", test_default_path);

  return g_test_run ();
}
