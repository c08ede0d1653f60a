/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/saved-state.h"

#include "core/error.h"
#include "core/limit.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder; /* (owned) */
  char *path;   /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("rhomboid-state-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sub", "state.json", NULL);
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

static guint
count_files (Fixture *fixture)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
fill (RhomSavedState *state)
{
  memset (state, 0, sizeof *state);
  g_strlcpy (state->boot_id, "11111111-2222-3333-4444-555555555555", sizeof state->boot_id);
  g_strlcpy (state->proposal, "eagle-arms", sizeof state->proposal);
  state->saved_elapsed_usec = 5000 * RHOM_USEC_PER_SEC;
  state->saved_wall_usec = 1700000000 * RHOM_USEC_PER_SEC;
  state->breaks = (RhomSchedulerMemory){
    .counted_usec = 1,
    .stretch_start_usec = 2,
    .away_since_usec = -3,
    .is_held_there = 1,
    .no_rest_until_usec = 16,
    .snooze = { 14, 4, 0 },
    .pause = { 17, G_MAXINT64, 5 },
    .running = { 6, 7, 0 },
    .reading = { 22, 23, 0 },
    .sore_day = { 24, 25, 26 },
    .break_worked_usec = 8,
    .held_since_usec = 18,
    .is_hold_told = 1,
    .nudges = { 19, 20, 1, 21 },
    .skips = 11,
    .next_usec = 12,
  };
  state->therapy = (RhomTherapyMemory){
    .state = RHOM_THERAPY_STATE_RUNNING,
    .kind = RHOM_THERAPY_ICE,
    .region = RHOM_REGION_LOWER_BACK,
    .event = "22222222-2222-3333-4444-555555555555",
    .start_usec = 4890 * RHOM_USEC_PER_SEC,
    .since_usec = 4900 * RHOM_USEC_PER_SEC,
    .off_usec = 4895 * RHOM_USEC_PER_SEC,
    .planned_usec = 910 * RHOM_USEC_PER_SEC,
    .on_usec = 10 * RHOM_USEC_PER_SEC,
    .wanted_usec = 920 * RHOM_USEC_PER_SEC,
    .looked_usec = 5,
    .checks_asked = 2,
    .checks_answered = 1,
    .rest_usec = { 1, 2, -3, 4, 5 },
  };
}

static void
assert_equal (const RhomSavedState *a,
              const RhomSavedState *b)
{
  g_assert_cmpstr (a->boot_id, ==, b->boot_id);
  g_assert_cmpstr (a->proposal, ==, b->proposal);
  g_assert_cmpint (a->saved_elapsed_usec, ==, b->saved_elapsed_usec);
  g_assert_cmpint (a->saved_wall_usec, ==, b->saved_wall_usec);
  g_assert_cmpmem (&a->breaks, sizeof a->breaks, &b->breaks, sizeof b->breaks);
  g_assert_cmpint (a->therapy.state, ==, b->therapy.state);
  g_assert_cmpint (a->therapy.kind, ==, b->therapy.kind);
  g_assert_cmpint (a->therapy.region, ==, b->therapy.region);
  g_assert_cmpint (a->therapy.outcome, ==, b->therapy.outcome);
  g_assert_cmpstr (a->therapy.event, ==, b->therapy.event);
  g_assert_cmpint (a->therapy.phase, ==, b->therapy.phase);
  g_assert_cmpint (a->therapy.start_usec, ==, b->therapy.start_usec);
  g_assert_cmpint (a->therapy.since_usec, ==, b->therapy.since_usec);
  g_assert_cmpint (a->therapy.off_usec, ==, b->therapy.off_usec);
  g_assert_cmpint (a->therapy.planned_usec, ==, b->therapy.planned_usec);
  g_assert_cmpint (a->therapy.on_usec, ==, b->therapy.on_usec);
  g_assert_cmpint (a->therapy.before_usec, ==, b->therapy.before_usec);
  g_assert_cmpint (a->therapy.wanted_usec, ==, b->therapy.wanted_usec);
  g_assert_cmpint (a->therapy.gap_usec, ==, b->therapy.gap_usec);
  g_assert_cmpint (a->therapy.looked_usec, ==, b->therapy.looked_usec);
  g_assert_cmpint (a->therapy.check_usec, ==, b->therapy.check_usec);
  g_assert_cmpint (a->therapy.alarm_usec, ==, b->therapy.alarm_usec);
  g_assert_cmpint (a->therapy.checks_asked, ==, b->therapy.checks_asked);
  g_assert_cmpint (a->therapy.checks_answered, ==, b->therapy.checks_answered);
  g_assert_cmpint (a->therapy.long_confirmed, ==, b->therapy.long_confirmed);
  for (int i = 0; i < RHOM_N_REGIONS; i++)
    g_assert_cmpint (a->therapy.rest_usec[i], ==, b->therapy.rest_usec[i]);
}

static void
assert_fresh (const RhomSavedState *state)
{
  static const RhomSavedState fresh = { 0 };

  assert_equal (state, &fresh);
}

static void
write_filled (Fixture *fixture)
{
  RhomSavedState state;
  g_autoptr (GError) error = NULL;

  fill (&state);
  g_assert_true (rhom_saved_state_write (fixture->path, &state, &error));
  g_assert_no_error (error);
}

static void
assert_loads (Fixture        *fixture,
              RhomSavedState *state)
{
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  memset (state, 0xAA, sizeof *state);
  g_assert_true (rhom_saved_state_load (fixture->path, state, &set_aside, &error));
  g_assert_no_error (error);
  g_assert_null (set_aside);
}

/* Loads what cannot be understood; the file must be moved and named. */
static void
assert_set_aside (Fixture    *fixture,
                  const char *text,
                  gssize      length)
{
  RhomSavedState   state;
  g_autofree char *set_aside = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *prefix = g_strconcat (fixture->path, ".corrupt-", NULL);
  g_autoptr (GError) error = NULL;
  gsize kept_length;

  g_assert_true (g_file_set_contents (fixture->path, text, length, NULL));
  memset (&state, 0xAA, sizeof state);
  g_assert_false (rhom_saved_state_load (fixture->path, &state, &set_aside, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  assert_fresh (&state);

  g_assert_true (g_str_has_prefix (set_aside, prefix));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (set_aside, &kept, &kept_length, NULL));
  g_assert_cmpmem (kept, kept_length, text, length < 0 ? strlen (text) : (gsize) length);
  g_unlink (set_aside);
}

static void
test_nothing_saved (Fixture      *fixture,
                    gconstpointer data)
{
  RhomSavedState state;

  assert_loads (fixture, &state);
  assert_fresh (&state);
}

static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  RhomSavedState written, read;
  GStatBuf       info;

  fill (&written);
  write_filled (fixture);
  assert_loads (fixture, &read);
  assert_equal (&read, &written);

  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_every_word (Fixture      *fixture,
                 gconstpointer data)
{
  int n_written = 0;

  for (int kind = 0; kind < RHOM_N_THERAPY_KINDS; kind++)
    for (int region = 0; region < RHOM_N_REGIONS; region++)
      for (int therapy = 0; therapy < RHOM_N_THERAPY_STATES; therapy++)
        {
          RhomSavedState written, read;

          fill (&written);
          written.therapy.kind = kind;
          written.therapy.region = region;
          written.therapy.state = therapy;
          written.therapy.outcome = therapy < RHOM_THERAPY_STATE_BETWEEN ? therapy % RHOM_N_THERAPY_OUTCOMES : RHOM_THERAPY_DONE;
          written.therapy.gap_usec = 300 * RHOM_USEC_PER_SEC;
          written.therapy.planned_usec = 900 * RHOM_USEC_PER_SEC;
          written.therapy.alarm_usec = 4950 * RHOM_USEC_PER_SEC;
          written.therapy.check_usec = therapy == RHOM_THERAPY_STATE_CHECKING ? 4960 * RHOM_USEC_PER_SEC : 0;
          if (!rhom_therapy_memory_check (&written.therapy, written.saved_elapsed_usec, NULL))
            continue;
          n_written++;
          g_assert_true (rhom_saved_state_write (fixture->path, &written, NULL));
          assert_loads (fixture, &read);
          assert_equal (&read, &written);
        }
  /* Two of the states there are only with packs by turns. */
  g_assert_cmpint (n_written, ==, RHOM_N_REGIONS * ((RHOM_N_THERAPY_STATES - 2) * RHOM_N_THERAPY_KINDS + 2));
}

/* Whatever byte a file system lost the rest after, we start afresh and say so. */
static void
test_truncated_everywhere (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize            length;

  write_filled (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  for (gsize n = 0; n < length; n++)
    assert_set_aside (fixture, text, n);
}

static void
test_zeroed (Fixture      *fixture,
             gconstpointer data)
{
  char zeroes[4096] = { 0 };

  write_filled (fixture);
  assert_set_aside (fixture, zeroes, sizeof zeroes);
}

/* One byte wrong never crashes, and what is taken is within its ranges. */
static void
test_flipped_everywhere (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize            length;

  write_filled (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &text, &length, NULL));
  for (gsize i = 0; i < length; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        RhomSavedState   state;
        g_autofree char *flipped = g_memdup2 (text, length);

        flipped[i] ^= 1 << bit;
        if (!rhom_saved_state_parse (flipped, length, &state, NULL))
          continue;
        g_assert_cmpint (state.therapy.state, <, RHOM_N_THERAPY_STATES);
        g_assert_cmpint (state.therapy.kind, <, RHOM_N_THERAPY_KINDS);
        g_assert_cmpint (state.therapy.region, <, RHOM_N_REGIONS);
        g_assert_cmpint (state.breaks.counted_usec, >=, 0);
        g_assert_cmpint (strlen (state.boot_id), <, sizeof state.boot_id);
      }
}

static void
test_bad_values (Fixture      *fixture,
                 gconstpointer data)
{
  static const char *const texts[] = {
    "[]",
    "null",
    "1",
    "\"\"",
    "{} {}",
    "{,}",
    "{\"breaks\": []}",
    "{\"therapy\": null}",
    "// {}\n{}",
    "\xff{}",
    "{\"boot_id\": 1}",
    "{\"boot_id\": \"1234567890123456789012345678901234567890123456789012345678901234\"}",
    "{\"boot_id\": \"a\\u0000b\"}",
    "{\"boot_id\": \"\\ud800\"}",
    "{\"proposal\": null}",
    "{\"saved_wall_usec\": -1}",
    "{\"saved_wall_usec\": 9223372036854775807}",
    "{\"saved_wall_usec\": 99999999999999999999}",
    "{\"saved_elapsed_usec\": 1e999}",
    "{\"saved_elapsed_usec\": NaN}",
    "{\"saved_elapsed_usec\": 1.5}",
    "{\"saved_elapsed_usec\": \"1\"}",
    "{\"breaks\": {\"counted_usec\": -1}}",
    "{\"breaks\": {\"counted_usec\": true}}",
    "{\"breaks\": {\"snooze_until_usec\": 9223372036854775807}}",
    "{\"breaks\": {\"pause_until_usec\": 9223372036854775806}}",
    "{\"breaks\": {\"skips\": -1}}",
    "{\"breaks\": {\"is_hold_told\": 4294967297}}",
    "{\"breaks\": {\"skips\": 1, \"skips\": 2}}",
    "{\"therapy\": {\"kind\": \"lava\"}}",
    "{\"therapy\": {\"kind\": 0}}",
    "{\"therapy\": {\"region\": \"\"}}",
    "{\"therapy\": {\"state\": \"RUNNING\"}}",
    /* Heat for a week, ice for 21 minutes, an end that is far off. */
    "{\"therapy\": {\"state\": \"running\", \"planned_usec\": 604800000000}}",
    "{\"therapy\": {\"state\": \"paused\", \"kind\": \"ice\", \"planned_usec\": 1260000000}}",
    "{\"therapy\": {\"state\": \"running\", \"planned_usec\": 900000000, \"end_usec\": 90000000000}}",
    "{\"therapy\": {\"state\": \"ended\"}}",
    "{\"therapy\": {\"outcome\": \"burnt\"}}",
    /* A place that rests for ever. */
    "{\"rests\": {\"neck\": 1}}",
    "{\"rests\": {\"neck\": -1.5}}",
    "{\"rests\": []}",
    "{\"x\": [[[[[[[[]]]]]]]]}",
  };

  write_filled (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *shown = g_strescape (texts[i], NULL);

      g_test_message ("%s", shown);
      assert_set_aside (fixture, texts[i], -1);
    }
}

static void
test_deep (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *deep = g_strnfill (60000, '[');
  g_autofree char *large = g_strnfill (70000, ' ');

  write_filled (fixture);
  assert_set_aside (fixture, deep, -1);
  assert_set_aside (fixture, large, -1);
}

static void
test_other_versions (Fixture      *fixture,
                     gconstpointer data)
{
  RhomSavedState state;

  write_filled (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "{\"future\": {\"x\": [1]}, \"proposal\": \"chin-tuck\", \"breaks\": {\"skips\": 3, \"mood\": \"fine\"}}", -1, NULL));
  assert_loads (fixture, &state);
  g_assert_cmpstr (state.proposal, ==, "chin-tuck");
  g_assert_cmpint (state.breaks.skips, ==, 3);
  g_assert_cmpstr (state.boot_id, ==, "");
}

/* Two in one second do not overwrite each other. */
static void
test_set_aside_twice (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  RhomSavedState   state;

  write_filled (fixture);
  g_assert_true (g_file_set_contents (fixture->path, "first", -1, NULL));
  g_assert_false (rhom_saved_state_load (fixture->path, &state, &first, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "second", -1, NULL));
  g_assert_false (rhom_saved_state_load (fixture->path, &state, &second, NULL));
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_file_get_contents (first, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "first");
}

/* What cannot be read is no state, but it is not ours to move either. */
static void
test_not_a_file (Fixture      *fixture,
                 gconstpointer data)
{
  RhomSavedState state;
  g_autoptr (GError) error = NULL;
  g_autofree char *below = NULL;

  write_filled (fixture);
  below = g_build_filename (fixture->path, "state.json", NULL);
  g_assert_false (rhom_saved_state_load (below, &state, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  assert_fresh (&state);
}

/* A named pipe would hold up whoever opens it. */
static void
test_pipe (Fixture      *fixture,
           gconstpointer data)
{
  RhomSavedState   state;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;

  write_filled (fixture);
  g_unlink (fixture->path);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_false (rhom_saved_state_load (fixture->path, &state, &set_aside, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
  g_assert_nonnull (set_aside);
}

static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  RhomSavedState state;
  g_autoptr (GError) error = NULL;
  g_autofree char *below = NULL;

  write_filled (fixture);
  fill (&state);
  below = g_build_filename (fixture->path, "sub", "state.json", NULL);
  g_assert_false (rhom_saved_state_write (below, &state, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  g_assert_nonnull (strstr (error->message, below));
  assert_loads (fixture, &state);
}

/* A kill between writing and renaming leaves the old state, and half a new
 * file that the next write takes over. */
static void
test_killed_while_writing (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *new_path = g_strconcat (fixture->path, ".new", NULL);
  g_autofree char *half = g_strnfill (10000, '{');
  RhomSavedState   written, read;

  write_filled (fixture);
  g_assert_true (g_file_set_contents (new_path, half, -1, NULL));
  g_assert_cmpint (g_chmod (new_path, 0644), ==, 0);

  fill (&written);
  assert_loads (fixture, &read);
  assert_equal (&read, &written);

  written.breaks.skips = 99;
  g_assert_true (rhom_saved_state_write (fixture->path, &written, NULL));
  assert_loads (fixture, &read);
  g_assert_cmpint (read.breaks.skips, ==, 99);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

#define SEC(n) ((n) *RHOM_USEC_PER_SEC)

static void
test_rebase_same_boot (void)
{
  RhomSavedState state, before;

  fill (&state);
  before = state;
  rhom_saved_state_rebase (&state, before.boot_id, SEC (6000), SEC (1));
  assert_equal (&state, &before);
}

/* Off for 600 s, up for 40 s: 640 s have passed. */
static void
test_rebase_other_boot (void)
{
  RhomSavedState state, before;
  gint64         shift = SEC (40) - SEC (640) - SEC (5000);

  fill (&state);
  before = state;
  rhom_saved_state_rebase (&state, "other", SEC (40), before.saved_wall_usec + SEC (640));

  g_assert_cmpstr (state.boot_id, ==, "other");
  g_assert_cmpint (state.saved_elapsed_usec, ==, SEC (40));
  g_assert_cmpint (state.saved_wall_usec, ==, before.saved_wall_usec + SEC (640));
  g_assert_cmpint (rhom_therapy_memory_get_deadline_usec (&state.therapy), ==, SEC (40 + 800 - 640));
  g_assert_cmpint (state.therapy.start_usec, ==, before.therapy.start_usec + shift);
  g_assert_cmpint (state.breaks.snooze.end_usec, ==, 4 + shift);
  g_assert_cmpint (state.breaks.away_since_usec, ==, -3 + shift);
  g_assert_cmpint (state.breaks.next_usec, ==, 12 + shift);
  g_assert_cmpint (state.breaks.snooze.start_usec, ==, 14 + shift);
  g_assert_cmpint (state.breaks.pause.end_usec, ==, G_MAXINT64);
  g_assert_cmpint (state.breaks.pause.end_wall_usec, ==, 5);
  g_assert_cmpint (state.breaks.counted_usec, ==, 1);
  g_assert_cmpint (state.therapy.planned_usec, ==, before.therapy.planned_usec);
  g_assert_cmpint (state.therapy.on_usec, ==, before.therapy.on_usec);
  g_assert_cmpint (state.therapy.rest_usec[RHOM_REGION_NECK], ==, before.therapy.rest_usec[RHOM_REGION_NECK] + shift);
  g_assert_true (rhom_therapy_memory_check (&state.therapy, SEC (40), NULL));
}

static void
test_rebase_none_stays_none (void)
{
  RhomSavedState state;

  fill (&state);
  state.breaks.snooze.end_usec = 0;
  state.therapy.rest_usec[RHOM_REGION_NECK] = 0;
  state.therapy.off_usec = SEC (5600);
  rhom_saved_state_rebase (&state, "other", SEC (0), state.saved_wall_usec + SEC (600));
  g_assert_cmpint (state.breaks.snooze.end_usec, ==, 0);
  g_assert_cmpint (state.therapy.rest_usec[RHOM_REGION_NECK], ==, 0);
  g_assert_cmpint (state.therapy.off_usec, ==, -1);
}

/* The clock's battery is flat: 1970 again. Nobody knows how long the machine was off, so the pack has been on for long
 * enough, and no place has rested. */
static void
test_rebase_wall_went_back (void)
{
  RhomSavedState state;

  fill (&state);
  rhom_saved_state_rebase (&state, "other", SEC (40), SEC (100));
  g_assert_cmpint (rhom_therapy_memory_get_deadline_usec (&state.therapy), ==, SEC (40));
  g_assert_cmpint (state.therapy.rest_usec[RHOM_REGION_NECK], ==, 2 + SEC (40) - SEC (5000));
  g_assert_true (rhom_therapy_memory_check (&state.therapy, SEC (40), NULL));
}

/* The kernel does not tell its boots apart, but the elapsed scale began anew. */
static void
test_rebase_unknown_boot (void)
{
  RhomSavedState state;

  fill (&state);
  state.boot_id[0] = '\0';
  rhom_saved_state_rebase (&state, "", SEC (40), state.saved_wall_usec + SEC (100));
  g_assert_cmpint (rhom_therapy_memory_get_deadline_usec (&state.therapy), ==, SEC (40 + 800 - 100));
}

/* What was moved a long way can still be written and read. */
static void
test_rebase_far (Fixture      *fixture,
                 gconstpointer data)
{
  RhomSavedState state, read;

  fill (&state);
  rhom_saved_state_rebase (&state, "other", SEC (40), SEC (200000000000));
  g_assert_true (rhom_saved_state_write (fixture->path, &state, NULL));
  assert_loads (fixture, &read);
  assert_equal (&read, &state);
}

static void
test_boot_id (void)
{
  g_autofree char *first = rhom_saved_state_dup_boot_id ();
  g_autofree char *second = rhom_saved_state_dup_boot_id ();

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpuint (strlen (first), ==, 36);
}

static void
test_default_path (void)
{
  g_autofree char *path = rhom_saved_state_dup_default_path ();

  g_assert_true (g_str_has_prefix (path, g_get_user_state_dir ()));
  g_assert_true (g_str_has_suffix (path, "/rhomboid/state.json"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/saved-state/nothing-saved", test_nothing_saved);
  ADD ("/saved-state/round-trip", test_round_trip);
  ADD ("/saved-state/every-word", test_every_word);
  ADD ("/saved-state/truncated-everywhere", test_truncated_everywhere);
  ADD ("/saved-state/zeroed", test_zeroed);
  ADD ("/saved-state/flipped-everywhere", test_flipped_everywhere);
  ADD ("/saved-state/bad-values", test_bad_values);
  ADD ("/saved-state/deep", test_deep);
  ADD ("/saved-state/other-versions", test_other_versions);
  ADD ("/saved-state/set-aside-twice", test_set_aside_twice);
  ADD ("/saved-state/not-a-file", test_not_a_file);
  ADD ("/saved-state/pipe", test_pipe);
  ADD ("/saved-state/unwritable", test_unwritable);
  ADD ("/saved-state/killed-while-writing", test_killed_while_writing);
  g_test_add_func ("/saved-state/rebase/same-boot", test_rebase_same_boot);
  g_test_add_func ("/saved-state/rebase/other-boot", test_rebase_other_boot);
  g_test_add_func ("/saved-state/rebase/none-stays-none", test_rebase_none_stays_none);
  g_test_add_func ("/saved-state/rebase/wall-went-back", test_rebase_wall_went_back);
  g_test_add_func ("/saved-state/rebase/unknown-boot", test_rebase_unknown_boot);
  ADD ("/saved-state/rebase/far", test_rebase_far);
  g_test_add_func ("/saved-state/boot-id", test_boot_id);
  g_test_add_func ("/saved-state/default-path", test_default_path);

  return g_test_run ();
}
