/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack-store.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char          *folder;    /* (owned) */
  char          *from;      /* (owned) what is imported lies here */
  char          *packs;     /* (owned) */
  RhomCatalogue *catalogue; /* (owned) */
  RhomPackStore *store;     /* (owned) */
} Fixture;

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\0\0\0\0";

/* What came with the program, then the packs as they lie there now. */
static void
reload (Fixture *fixture)
{
  g_autofree char *cards = rhom_catalogue_dup_directory ();
  g_autofree char *routines = rhom_catalogue_dup_routines_directory ();

  g_clear_object (&fixture->store);
  g_clear_object (&fixture->catalogue);
  fixture->catalogue = rhom_catalogue_new ();
  rhom_catalogue_load (fixture->catalogue, cards);
  rhom_catalogue_load_routines (fixture->catalogue, routines);
  rhom_catalogue_load_packs (fixture->catalogue, fixture->packs);
  fixture->store = rhom_pack_store_new (fixture->packs, fixture->catalogue);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rhomboid-packs-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->from = g_build_filename (fixture->folder, "from", NULL);
  fixture->packs = g_build_filename (fixture->folder, "data", "packs", NULL);
  g_assert_cmpint (g_mkdir (fixture->from, 0700), ==, 0);
  reload (fixture);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->store);
  g_assert_finalize_object (fixture->catalogue);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->from);
  g_free (fixture->packs);
}

static char *
write_bytes (Fixture    *fixture,
             const char *name,
             const char *data,
             gssize      length)
{
  char *path = g_build_filename (fixture->from, name, NULL);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
  return path;
}

/* A pack of one card, and a routine if one is given. */
static char *
write_pack (Fixture    *fixture,
            const char *file,
            const char *name,
            const char *card,
            const char *more,
            const char *routines)
{
  g_autofree char *text = g_strdup_printf ("{\"name\": \"%s\", \"cards\": [{\"id\": \"%s\", \"name\": \"Arm\", \"kind\": \"stretch\", \"positions\": [\"sitting\"],"
                                           " \"dose\": {\"hold_seconds\": 20}, \"steps\": [\"Raise an arm.\"]%s}], \"routines\": [%s]}",
                                           name, card, more, routines);

  return write_bytes (fixture, file, text, -1);
}

static gboolean
has_file (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->packs, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_imported (Fixture    *fixture,
                 const char *path,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = rhom_pack_store_import (fixture->store, path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, expected);
  reload (fixture);
  g_assert_null (rhom_catalogue_get_problems (fixture->catalogue)[0]);
}

static void
assert_refused (Fixture    *fixture,
                const char *path,
                const char *message)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) before = rhom_pack_store_list (fixture->store);
  g_auto (GStrv) after = NULL;

  g_assert_null (rhom_pack_store_import (fixture->store, path, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
  after = rhom_pack_store_list (fixture->store);
  g_assert_cmpstrv (before, after);
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char               *path = write_pack (fixture, "Dr. Example's.json", "Shoulders", "arm", ", \"picture\": \"my arm.PNG\"",
                                                    "{\"id\": \"arm-day\", \"name\": \"Arm day\", \"items\": [{\"card\": \"arm\"}, {\"card\": \"plank\"}]}");
  g_autofree G_GNUC_UNUSED char *picture = write_bytes (fixture, "my arm.PNG", png, sizeof png);
  g_autofree char               *shown = NULL;
  g_auto (GStrv) ids = NULL;
  RhomCard    *card;
  RhomRoutine *routine;

  assert_imported (fixture, path, "dr-example-s");
  card = rhom_catalogue_lookup (fixture->catalogue, "arm");
  g_assert_cmpstr (rhom_card_get_pack (card), ==, "dr-example-s");
  g_assert_false (rhom_card_is_own (card));
  shown = rhom_card_dup_picture_path (card);
  g_assert_true (g_str_has_suffix (shown, "/packs/dr-example-s_arm.png"));
  g_assert_cmpstr (rhom_card_get_care (card), ==, "Stop if you feel sharp, shooting or spreading pain.");
  routine = rhom_catalogue_lookup_routine (fixture->catalogue, "arm-day");
  g_assert_cmpstr (rhom_routine_get_pack (routine), ==, "dr-example-s");
  ids = rhom_pack_store_list (fixture->store);
  g_assert_cmpstrv (ids, ((const char *const[]){ "dr-example-s", NULL }));
}

/* The same pack replaces itself; another of its file name stands beside it. */
static void
test_import_again (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree G_GNUC_UNUSED char *picture = write_bytes (fixture, "a.png", png, sizeof png);
  g_autofree char               *first = write_pack (fixture, "mine.json", "Mine", "arm", ", \"picture\": \"a.png\"", "");
  g_autofree char               *second = NULL;

  assert_imported (fixture, first, "mine");
  g_assert_true (has_file (fixture, "mine_arm.png"));
  second = write_pack (fixture, "mine.json", "Mine", "leg", "", "");
  assert_imported (fixture, second, "mine");
  g_assert_false (has_file (fixture, "mine_arm.png"));
  g_assert_null (rhom_catalogue_lookup (fixture->catalogue, "arm"));
  g_assert_nonnull (rhom_catalogue_lookup (fixture->catalogue, "leg"));

  g_free (second);
  second = write_pack (fixture, "mine.json", "Another", "toe", "", "");
  assert_imported (fixture, second, "mine-2");
  g_assert_nonnull (rhom_catalogue_lookup (fixture->catalogue, "leg"));
}

/* The file, the card and the member; and nothing was copied. */
static void
test_import_refused (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char               *secret = write_bytes (fixture, "secret", png, sizeof png);
  g_autofree char               *link = g_build_filename (fixture->from, "link.png", NULL);
  g_autofree G_GNUC_UNUSED char *text = write_bytes (fixture, "text.png", "text", -1);
  g_autofree char               *taken = write_pack (fixture, "a.json", "A", "cat-cow", "", "");
  g_autofree char               *taken_routine = write_pack (fixture, "b.json", "B", "b", "", "{\"id\": \"resilience\", \"name\": \"R\", \"items\": [{\"card\": \"b\"}]}");
  g_autofree char               *crossed = write_pack (fixture, "c.json", "C", "quick-relief", "", "");
  g_autofree char               *unknown = write_pack (fixture, "d.json", "D", "d", "", "{\"id\": \"r\", \"name\": \"R\", \"items\": [{\"card\": \"e\"}]}");
  g_autofree char               *missing = write_pack (fixture, "e.json", "E", "e", ", \"picture\": \"none.png\"", "");
  g_autofree char               *outside = write_pack (fixture, "f.json", "F", "f", ", \"picture\": \"../a.png\"", "");
  g_autofree char               *linked = write_pack (fixture, "g.json", "G", "g", ", \"picture\": \"link.png\"", "");
  g_autofree char               *no_figure = write_pack (fixture, "i.json", "I", "i", ", \"figure\": \"no-such-figure\"", "");
  g_autofree char               *not_picture = write_pack (fixture, "h.json", "H", "h", ", \"picture\": \"text.png\"", "");

  g_assert_cmpint (symlink (secret, link), ==, 0);
  assert_refused (fixture, taken, "a.json: card \"cat-cow\": is there already");
  assert_refused (fixture, taken_routine, "b.json: routine \"resilience\": is there already");
  assert_refused (fixture, crossed, "c.json: card \"quick-relief\": is there already");
  assert_refused (fixture, unknown, "d.json: routine \"r\": member \"items[0].card\": there is no card \"e\"");
  assert_refused (fixture, missing, "e.json: card \"e\": member \"picture\": No such file or directory");
  assert_refused (fixture, outside, "f.json: card \"f\": member \"picture\": must be the name of a .png, .jpg or .jpeg file in the folder of the pack, of plain letters");
  assert_refused (fixture, linked, "g.json: card \"g\": member \"picture\": Too many levels of symbolic links");
  assert_refused (fixture, no_figure, "i.json: card \"i\": member \"figure\": there is no figure \"no-such-figure\"");
  assert_refused (fixture, not_picture, "h.json: card \"h\": member \"picture\": neither a PNG nor a JPEG picture");
  g_assert_false (g_file_test (fixture->packs, G_FILE_TEST_EXISTS));
}

static void
test_large_picture (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *picture = write_bytes (fixture, "a.png", png, sizeof png);
  g_autofree char *path = write_pack (fixture, "a.json", "A", "arm", ", \"picture\": \"a.png\"", "");

  g_assert_cmpint (truncate (picture, 4 * 1024 * 1024 + 1), ==, 0);
  assert_refused (fixture, path, "a.json: card \"arm\": member \"picture\": longer than 4096 KiB");
}

/* What lies there already may be older than our figures: it is told, and it loads. */
static void
test_figure_has_gone (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *path = write_pack (fixture, "a.json", "A", "arm", ", \"figure\": \"plank\"", "");
  g_autofree char *there = g_build_filename (fixture->packs, "a.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;
  const char *const *problems;

  assert_imported (fixture, path, "a");
  g_assert_cmpstr (rhom_card_get_figure (rhom_catalogue_lookup (fixture->catalogue, "arm")), ==, "plank");
  g_assert_true (g_file_get_contents (there, &text, NULL, NULL));
  other = g_string_new (text);
  g_assert_cmpuint (g_string_replace (other, "\"plank\"", "\"plonk\"", 0), ==, 1);
  g_assert_true (g_file_set_contents (there, other->str, -1, NULL));
  reload (fixture);
  g_assert_nonnull (rhom_catalogue_lookup (fixture->catalogue, "arm"));
  problems = rhom_catalogue_get_problems (fixture->catalogue);
  g_assert_nonnull (problems[0]);
  g_assert_true (g_str_has_suffix (problems[0], "a.json: card \"arm\": member \"figure\": there is no figure \"plonk\""));
}

/* One bad pack is refused when packs are read; the rest loads. */
static void
test_one_bad (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree G_GNUC_UNUSED char *good = write_pack (fixture, "good.json", "Good", "arm", "", "");
  g_autofree G_GNUC_UNUSED char *bad = write_pack (fixture, "bad.json", "Bad", "leg", ", \"why\": 5", "");
  g_autofree char               *clash = write_pack (fixture, "clash.json", "Clash", "plank", "", "");
  g_autofree char               *problem = g_strdup_printf ("%s: card \"plank\": is there already", clash);

  rhom_catalogue_load_packs (fixture->catalogue, fixture->from);
  g_assert_cmpstrv (rhom_catalogue_get_problems (fixture->catalogue),
                    ((const char *const[]){ "bad.json: card \"leg\": member \"why\": must be a text", problem, NULL }));
  g_assert_nonnull (rhom_catalogue_lookup (fixture->catalogue, "arm"));
  g_assert_null (rhom_card_get_pack (rhom_catalogue_lookup (fixture->catalogue, "plank")));
}

static void
test_export_and_remove (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree G_GNUC_UNUSED char *picture = write_bytes (fixture, "a.png", png, sizeof png);
  g_autofree char               *path = write_pack (fixture, "mine.json", "Mine", "arm", ", \"picture\": \"a.png\"", "");
  g_autofree char               *copy = g_build_filename (fixture->folder, "out.json", NULL);
  g_autoptr (GError) error = NULL;

  assert_imported (fixture, path, "mine");
  g_assert_true (rhom_pack_store_export (fixture->store, "mine", copy, &error));
  g_assert_no_error (error);
  g_assert_true (rhom_pack_store_remove (fixture->store, "mine", &error));
  g_assert_no_error (error);
  g_assert_false (has_file (fixture, "mine.json"));
  g_assert_false (has_file (fixture, "mine_arm.png"));

  reload (fixture);
  assert_imported (fixture, copy, "out");
  g_assert_true (has_file (fixture, "out_arm.png"));

  g_assert_false (rhom_pack_store_remove (fixture->store, "../out", &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN);
}

static RhomCardData *
make_card (const char *id)
{
  RhomCardData *card = g_new0 (RhomCardData, 1);

  card->id = g_strdup (id);
  card->name = g_strdup ("My arm");
  card->kind = g_strdup ("stretch");
  card->positions = g_strsplit ("sitting", " ", 0);
  card->dose = (RhomDose){ .sets = 1, .seconds = 20 };
  card->steps = g_strsplit ("Raise an arm.", "|", 0);
  return card;
}

static void
test_own (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *picture = write_bytes (fixture, "Ärmel.photo", png, sizeof png);
  g_autofree char *id = rhom_pack_store_create_id (fixture->store, "My Ärm!");
  g_autofree char *next_id = NULL;
  g_autoptr (RhomCardData) data_of_card = make_card (id);
  g_autoptr (RhomRoutineData) routine = rhom_routine_data_new ();
  g_autoptr (GError) error = NULL;
  RhomCard *card;

  g_assert_cmpstr (id, ==, "own-my-arm");
  g_assert_true (rhom_pack_store_put_card (fixture->store, data_of_card, picture, &error));
  g_assert_no_error (error);
  reload (fixture);
  card = rhom_catalogue_lookup (fixture->catalogue, id);
  g_assert_true (rhom_card_is_own (card));
  g_assert_cmpstr (rhom_card_get_data (card)->picture, ==, "own_own-my-arm.png");
  next_id = rhom_pack_store_create_id (fixture->store, "my arm");
  g_assert_cmpstr (next_id, ==, "own-my-arm-2");

  routine->id = g_strdup ("own-day");
  routine->name = g_strdup ("My day");
  rhom_routine_data_add (routine, id);
  rhom_routine_data_add (routine, "plank");
  g_assert_true (rhom_pack_store_put_routine (fixture->store, routine, &error));
  g_assert_no_error (error);
  reload (fixture);
  g_assert_true (rhom_routine_is_own (rhom_catalogue_lookup_routine (fixture->catalogue, "own-day")));

  g_assert_false (rhom_pack_store_remove_card (fixture->store, id, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW);
  g_clear_error (&error);
  g_assert_true (rhom_pack_store_remove_routine (fixture->store, "own-day", &error));
  g_assert_true (rhom_pack_store_remove_card (fixture->store, id, &error));
  g_assert_no_error (error);
  g_assert_false (rhom_pack_store_remove_card (fixture->store, id, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN);
}

/* What cannot be read again is not written, and what was there stays. */
static void
test_own_refused (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RhomCardData) card = make_card ("own-arm");
  g_autoptr (RhomCardData) taken = make_card ("plank");
  g_autoptr (GError) error = NULL;

  g_assert_false (rhom_pack_store_put_card (fixture->store, taken, NULL, &error));
  g_assert_cmpstr (error->message, ==, "own.json: card \"plank\": is there already");
  g_clear_error (&error);

  g_assert_true (rhom_pack_store_put_card (fixture->store, card, NULL, NULL));
  g_free (card->steps[0]);
  card->steps[0] = g_strdup ("one two three four five six seven eight nine ten eleven twelve thirteen");
  g_assert_false (rhom_pack_store_put_card (fixture->store, card, NULL, &error));
  g_assert_cmpstr (error->message, ==, "own.json: card \"own-arm\": member \"steps[0]\": must have at most 12 words");
  reload (fixture);
  g_assert_nonnull (rhom_catalogue_lookup (fixture->catalogue, "own-arm"));
}

/* What somebody broke by hand may still be mended by hand. */
static void
test_broken_own_stays (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->packs, "own.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (RhomCardData) card = make_card ("own-arm");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->packs, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "{\"name\": ", -1, NULL));
  g_assert_false (rhom_pack_store_put_card (fixture->store, card, NULL, &error));
  g_assert_cmpstr (error->message, ==, "own.json: line 1: ends too early");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "{\"name\": ");
}

/* What the guide shows can be imported as it stands. */
static void
test_guide (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *guide = g_test_build_filename (G_TEST_DIST, "..", "data", "packs", "README.md", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *path = NULL;

  g_assert_true (g_file_get_contents (guide, &text, NULL, NULL));
  parts = g_strsplit (text, "```", 3);
  g_assert_true (g_str_has_prefix (parts[1], "json\n"));
  path = write_bytes (fixture, "week1.json", parts[1] + strlen ("json\n"), -1);
  assert_imported (fixture, path, "week1");
  g_assert_nonnull (rhom_catalogue_lookup (fixture->catalogue, "park-pendulum"));
  g_assert_cmpuint (rhom_routine_get_n_items (rhom_catalogue_lookup_routine (fixture->catalogue, "park-week-1")), ==, 4);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/pack-store/import", test_import);
  ADD ("/pack-store/guide", test_guide);
  ADD ("/pack-store/import-again", test_import_again);
  ADD ("/pack-store/import-refused", test_import_refused);
  ADD ("/pack-store/large-picture", test_large_picture);
  ADD ("/pack-store/figure-has-gone", test_figure_has_gone);
  ADD ("/pack-store/one-bad", test_one_bad);
  ADD ("/pack-store/export-and-remove", test_export_and_remove);
  ADD ("/pack-store/own", test_own);
  ADD ("/pack-store/own-refused", test_own_refused);
  ADD ("/pack-store/broken-own-stays", test_broken_own_stays);

  return g_test_run ();
}
