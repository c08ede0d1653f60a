/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/catalogue.h"

#include "core/error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder; /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rhomboid-cards-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* A sound card, but for what is said otherwise. */
static void
write_card (Fixture    *fixture,
            const char *file,
            const char *id,
            const char *name,
            const char *dose,
            const char *more)
{
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
  g_autofree char *text = g_strdup_printf ("{\"id\": \"%s\", \"name\": \"%s\", \"kind\": \"strength\", \"positions\": [\"supine\", \"prone\"],"
                                           " \"desk\": false, \"muscles\": [\"core\"], \"areas\": [\"low-back\"], \"dose\": {%s}, \"steps\": [\"Rest.\"], \"why\": \"It is fun.\","
                                           " \"care\": \"Stop if it is not.\", \"sources\": [{\"title\": \"A\", \"publisher\": \"B\"}]%s}",
                                           id, name, dose, more);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static RhomCatalogue *
load (Fixture *fixture)
{
  RhomCatalogue *catalogue = rhom_catalogue_new ();

  rhom_catalogue_load (catalogue, fixture->folder);
  return catalogue;
}

static void
assert_problems (RhomCatalogue     *catalogue,
                 const char *const *expected)
{
  g_assert_cmpstrv (rhom_catalogue_get_problems (catalogue), expected);
}

#define ASSERT_PROBLEM(catalogue, ...) assert_problems (catalogue, (const char *const[]){ __VA_ARGS__, NULL })

static RhomCatalogue *
load_ours (void)
{
  RhomCatalogue *catalogue = rhom_catalogue_new ();

  rhom_catalogue_load_all (catalogue);
  assert_problems (catalogue, (const char *const[]){ NULL });
  return catalogue;
}

static void
check_link (RhomCatalogue *catalogue,
            RhomCard      *card,
            const char    *id)
{
  if (id == NULL)
    return;
  g_assert_cmpstr (id, !=, rhom_card_get_id (card));
  g_assert_nonnull (rhom_catalogue_lookup (catalogue, id));
}

/* In English, the two only swap their sides; "at a right angle" is none. */
static char *
swap_sides (const char *step)
{
  g_autoptr (GRegex) right = g_regex_new ("\\b([Rr])ight\\b(?! angle)", 0, 0, NULL);
  g_autoptr (GRegex) left = g_regex_new ("\\b([Ll])eft\\b", 0, 0, NULL);
  g_autoptr (GRegex) marked = g_regex_new ("@", 0, 0, NULL);
  g_autofree char *without_left = g_regex_replace_literal (left, step, -1, 0, "@", 0, NULL);
  g_autofree char *swapped = g_regex_replace_literal (right, without_left, -1, 0, "left", 0, NULL);

  return g_regex_replace_literal (marked, swapped, -1, 0, "right", 0, NULL);
}

static void
check_sides (RhomCard *card)
{
  const char *const *steps = rhom_card_get_steps (card);
  const char *const *left_steps = rhom_card_get_left_steps (card);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_autofree char *swapped = swap_sides (steps[i]);

      g_assert_cmpstr (left_steps[i], ==, rhom_card_has_sides (card) ? swapped : steps[i]);
    }
}

static void
check_card (RhomCatalogue *catalogue,
            RhomCard      *card)
{
  g_autofree char *dose = rhom_card_dup_dose (card);

  g_test_message ("%s: %s", rhom_card_get_id (card), dose);
  g_assert_true (rhom_catalogue_lookup (catalogue, rhom_card_get_id (card)) == card);
  g_assert_cmpuint (g_strv_length ((char **) rhom_card_get_steps (card)), >=, 5);
  g_assert_cmpuint (g_strv_length ((char **) rhom_card_get_steps (card)), <=, 8);
  g_assert_nonnull (rhom_card_get_areas (card)[0]);
  g_assert_nonnull (strstr (rhom_card_get_care (card), "top "));
  g_assert_cmpstr (rhom_card_get_figure (card), ==, rhom_card_get_id (card));
  g_assert_true (rhom_dose_check (rhom_card_get_dose (card), NULL));
  check_sides (card);
  check_link (catalogue, card, rhom_card_get_easier_card (card));
  check_link (catalogue, card, rhom_card_get_harder_card (card));
}

static void
test_ours (void)
{
  g_autoptr (RhomCatalogue) catalogue = load_ours ();
  int n_of_kind[RHOM_N_CARD_KINDS] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      check_card (catalogue, card);
      n_of_kind[rhom_card_get_kind (card)]++;
    }
  g_assert_cmpint (n_of_kind[RHOM_CARD_STRETCH], ==, 19);
  g_assert_cmpint (n_of_kind[RHOM_CARD_STRENGTH], ==, 13);
  g_assert_cmpint (n_of_kind[RHOM_CARD_RELAXATION], ==, 7);
  g_assert_null (rhom_catalogue_lookup (catalogue, "handstand"));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (catalogue), 39));
}

static void
test_summaries (void)
{
  static const struct
  {
    const char *id;
    const char *summary;
  } cards[] = {
    { "belly-breathing", "Lying on the back · 18 breaths" },
    { "bird-dog", "On hands and knees · 8 × 3 s, each side" },
    { "eagle-arms", "Sitting · at the desk · 25 s, each side" },
    { "plank", "Lying face down · 3 × 30 s" },
    { "shoulder-rolls", "Sitting · at the desk · 2 sets of 10 repetitions" },
    { "stand-and-walk", "Standing · at the desk · 2 min" },
  };
  g_autoptr (RhomCatalogue) catalogue = load_ours ();

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *summary = rhom_card_dup_summary (rhom_catalogue_lookup (catalogue, cards[i].id));

      g_assert_cmpstr (summary, ==, cards[i].summary);
    }
}

static void
test_getters (void)
{
  g_autoptr (RhomCatalogue) catalogue = load_ours ();
  RhomCard *card = rhom_catalogue_lookup (catalogue, "cat-cow");

  g_assert_cmpstr (rhom_card_get_name (card), ==, "Cat-cow");
  g_assert_cmpint (rhom_card_get_kind (card), ==, RHOM_CARD_STRETCH);
  g_assert_cmpint (rhom_card_get_position (card), ==, RHOM_CARD_HANDS_AND_KNEES);
  g_assert_false (rhom_card_is_for_desk (card));
  g_assert_false (rhom_card_has_sides (card));
  g_assert_cmpint (rhom_card_get_dose (card)->repetitions, ==, 8);
  g_assert_cmpint (rhom_card_get_dose (card)->in_seconds, ==, 4);
  g_assert_cmpint (rhom_card_get_dose (card)->seconds, ==, 8);
  g_assert_cmpstrv (rhom_card_get_areas (card), ((const char *const[]){ "mid-back", "low-back", NULL }));
  g_assert_cmpstrv (rhom_card_get_muscles (card), ((const char *const[]){ "erector spinae", "rhomboids", NULL }));
  g_assert_cmpstrv (rhom_card_get_equipment (card), ((const char *const[]){ "mat", NULL }));
  g_assert_cmpstr (rhom_card_get_figure (card), ==, "cat-cow");
  g_assert_true (g_str_has_prefix (rhom_card_get_sources (card)[0], "“How to Relieve"));

  card = rhom_catalogue_lookup (catalogue, "eagle-arms");
  g_assert_true (rhom_card_has_sides (card));
  g_assert_cmpint (rhom_card_get_dose (card)->seconds, ==, 25);
  g_assert_cmpint (rhom_card_get_dose (card)->hold_seconds, ==, 0);
  g_assert_cmpstrv (rhom_card_get_equipment (card), ((const char *const[]){ NULL }));
}

static void
test_properties (void)
{
  g_autoptr (RhomCatalogue) catalogue = load_ours ();
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;

  g_object_get (rhom_catalogue_lookup (catalogue, "chin-tuck"), "id", &id, "name", &name, "summary", &summary, NULL);
  g_assert_cmpstr (id, ==, "chin-tuck");
  g_assert_cmpstr (name, ==, "Chin tuck");
  g_assert_cmpstr (summary, ==, "Sitting · at the desk · 10 × 5 s");
}

static void
test_doses (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *text;
    RhomDose    dose;
  } doses[] = {
    { "\"hold_seconds\": 25", { .sets = 1, .seconds = 25 } },
    { "\"length_seconds\": 300, \"sides\": false", { .sets = 1, .goes_on = TRUE, .seconds = 300 } },
    { "\"hold_seconds\": 25, \"sides\": true", { .has_sides = TRUE, .sets = 1, .seconds = 25 } },
    { "\"hold_seconds\": 30, \"sets\": 3", { .sets = 3, .seconds = 30, .rest_seconds = 30 } },
    { "\"hold_seconds\": 30, \"sets\": 3, \"rest_seconds\": 0", { .sets = 3, .seconds = 30 } },
    { "\"repetitions\": 10.0", { .sets = 1, .repetitions = 10, .seconds = 4 } },
    { "\"repetitions\": 10, \"hold_seconds\": 5", { .sets = 1, .repetitions = 10, .seconds = 9, .hold_seconds = 5 } },
    { "\"repetitions\": 10, \"hold_seconds\": 5, \"repetition_seconds\": 8", { .sets = 1, .repetitions = 10, .seconds = 8, .hold_seconds = 5 } },
    { "\"repetitions\": 6, \"repetition_seconds\": 3", { .sets = 1, .repetitions = 6, .seconds = 3 } },
    { "\"repetitions\": 5, \"breath_in_seconds\": 4, \"breath_out_seconds\": 6",
      { .sets = 1, .repetitions = 5, .seconds = 10, .in_seconds = 4, .out_seconds = 6 } },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "a.json", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RhomCard) card = NULL;

      write_card (fixture, "a.json", "a", "A", doses[i].text, "");
      card = rhom_card_new_from_file (path, &error);
      g_assert_no_error (error);
      g_assert_true (rhom_dose_equal (rhom_card_get_dose (card), &doses[i].dose));
    }
}

/* By name as people sort, then by id; not by file. */
static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const expected[] = { "z", "c", "d", "a" };
  g_autoptr (RhomCatalogue) catalogue = NULL;

  write_card (fixture, "a.json", "a", "Zebra", "\"repetitions\": 1", "");
  write_card (fixture, "d.json", "d", "Bear", "\"repetitions\": 1", "");
  write_card (fixture, "c.json", "c", "Bear", "\"repetitions\": 1", "");
  write_card (fixture, "z.json", "z", "Ant", "\"repetitions\": 1", "");
  catalogue = load (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      g_assert_cmpstr (rhom_card_get_id (card), ==, expected[i]);
    }
}

/* What is said of a bad card, to the letter; the rest loads. */
static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *broken = g_build_filename (fixture->folder, "d.json", NULL);
  g_autofree char *hidden = g_build_filename (fixture->folder, ".x.json", NULL);
  g_autofree char *schema = g_build_filename (fixture->folder, "card.schema.json", NULL);
  g_autoptr (RhomCatalogue) catalogue = NULL;

  write_card (fixture, "a.json", "a", "A", "\"repetitions\": 51", "");
  write_card (fixture, "b.json", "other", "B", "\"repetitions\": 1", "");
  write_card (fixture, "c.json", "c", "C", "\"repetitions\": 1", ", \"colour\": \"red\"");
  g_assert_true (g_file_set_contents (broken, "{\n  \"id\": \"d\",\n", -1, NULL));
  write_card (fixture, "e.json", "e", "E", "\"sets\": 2", "");
  write_card (fixture, "f.json", "f", "", "\"repetitions\": 1", "");
  write_card (fixture, "g.json", "G", "G", "\"repetitions\": 1", "");
  write_card (fixture, "h.json", "h", "H", "\"repetitions\": 1", ", \"equipment\": [\"mat\", \"lava\"]");
  write_card (fixture, "i.json", "i", "I", "\"repetitions\": 5, \"hold_seconds\": 8, \"repetition_seconds\": 8", "");
  write_card (fixture, "j.json", "j", "J", "\"repetitions\": 1", ", \"left_steps\": [\"Rest.\"]");
  write_card (fixture, "k.json", "k", "K", "\"repetitions\": 1, \"sides\": true", ", \"left_steps\": [\"Rest.\", \"Go.\"]");
  write_card (fixture, "ok.json", "ok", "Fine", "\"repetitions\": 1", "");
  g_assert_true (g_file_set_contents (hidden, "x", -1, NULL));
  g_assert_true (g_file_set_contents (schema, "x", -1, NULL));

  catalogue = load (fixture);
  ASSERT_PROBLEM (catalogue,
                  "a.json: card \"a\": member \"dose.repetitions\": must be between 1 and 50",
                  "b.json: card \"other\": member \"id\": must be the name of the file",
                  "c.json: card \"c\": member \"colour\": is not known",
                  "d.json: line 3: ends too early",
                  "e.json: card \"e\": member \"dose\": must have repetitions, hold_seconds or length_seconds",
                  "f.json: card \"f\": member \"name\": must not be empty",
                  "g.json: member \"id\": must be at most 48 of the characters a-z, 0-9 and -, the first a letter",
                  "h.json: card \"h\": member \"equipment[1]\": must be one of: mat, chair, wall, door-frame, band, towel, ball, foam-roller",
                  "i.json: card \"i\": member \"dose\": the hold must be shorter than its repetition",
                  "j.json: card \"j\": member \"left_steps\": is only for what is done with both sides",
                  "k.json: card \"k\": member \"left_steps\": must have as many items as \"steps\"");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 1);
  g_assert_nonnull (rhom_catalogue_lookup (catalogue, "ok"));
}

static void
test_missing_folder (void)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();

  rhom_catalogue_load (catalogue, "/nonexistent/cards");
  g_assert_cmpuint (g_strv_length ((char **) rhom_catalogue_get_problems (catalogue)), ==, 1);
  g_assert_nonnull (strstr (rhom_catalogue_get_problems (catalogue)[0], "/nonexistent/cards"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 0);
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       n_removed,
            guint       n_added,
            GString    *log)
{
  g_string_append_printf (log, "%u -%u +%u;", position, n_removed, n_added);
}

/* A second folder adds; ours are not replaced by cards of the same id. */
static void
test_two_folders (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RhomCatalogue) catalogue = load_ours ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "cat-cow.json", NULL);
  g_autofree char *problem = g_strdup_printf ("%s: card \"cat-cow\": is there already", path);

  g_signal_connect (catalogue, "items-changed", G_CALLBACK (changed_cb), log);
  write_card (fixture, "cat-cow.json", "cat-cow", "Mine", "\"repetitions\": 1", "");
  write_card (fixture, "my-own.json", "my-own", "My own", "\"repetitions\": 1", "");
  rhom_catalogue_load (catalogue, fixture->folder);

  ASSERT_PROBLEM (catalogue, problem);
  g_assert_cmpstr (log->str, ==, "0 -39 +40;");
  g_assert_cmpstr (rhom_card_get_name (rhom_catalogue_lookup (catalogue, "cat-cow")), ==, "Cat-cow");
  g_assert_nonnull (rhom_catalogue_lookup (catalogue, "my-own"));
}

static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a.json", NULL);
  g_autofree char *large = g_strnfill (65 * 1024, ' ');
  g_autofree char *deep = g_strnfill (60 * 1024, '[');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, large, -1, NULL));
  g_assert_null (rhom_card_new_from_file (path, &error));
  g_assert_cmpstr (error->message, ==, "a.json: longer than 64 KiB");
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, deep, -1, NULL));
  g_assert_null (rhom_card_new_from_file (path, &error));
  g_assert_cmpstr (error->message, ==, "a.json: line 1: nested too deeply");
}

static void
test_directory (void)
{
  g_autofree char *before = g_strdup (g_getenv ("RHOMBOID_CARDS_DIR"));
  g_autofree char *installed = NULL;
  g_autofree char *given = NULL;

  g_setenv ("RHOMBOID_CARDS_DIR", "", TRUE);
  installed = rhom_catalogue_dup_directory ();
  g_assert_cmpstr (installed, ==, RHOM_PKGDATADIR "/cards");
  g_setenv ("RHOMBOID_CARDS_DIR", "/somewhere", TRUE);
  given = rhom_catalogue_dup_directory ();
  g_assert_cmpstr (given, ==, "/somewhere");
  g_setenv ("RHOMBOID_CARDS_DIR", before, TRUE);
}

static void
test_new_destroy (void)
{
  RhomCatalogue *catalogue = load_ours ();
  RhomCard      *card = g_object_ref (rhom_catalogue_lookup (catalogue, "cat-cow"));

  g_assert_finalize_object (catalogue);
  g_assert_finalize_object (card);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue/ours", test_ours);
  g_test_add_func ("/catalogue/summaries", test_summaries);
  g_test_add_func ("/catalogue/getters", test_getters);
  g_test_add_func ("/catalogue/properties", test_properties);
  ADD ("/catalogue/doses", test_doses);
  ADD ("/catalogue/order", test_order);
  ADD ("/catalogue/problems", test_problems);
  g_test_add_func ("/catalogue/missing-folder", test_missing_folder);
  ADD ("/catalogue/two-folders", test_two_folders);
  ADD ("/catalogue/large", test_large);
  g_test_add_func ("/catalogue/directory", test_directory);
  g_test_add_func ("/catalogue/new-destroy", test_new_destroy);

  return g_test_run ();
}
