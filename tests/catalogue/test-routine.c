/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/catalogue.h"

#include <glib/gstdio.h>

typedef struct
{
  RhomCatalogue *catalogue; /* (owned) with our cards */
  char          *folder;    /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *cards = rhom_catalogue_dup_directory ();

  fixture->catalogue = rhom_catalogue_new ();
  rhom_catalogue_load (fixture->catalogue, cards);
  fixture->folder = g_dir_make_tmp ("rhomboid-routines-XXXXXX", NULL);
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
  g_assert_finalize_object (fixture->catalogue);
}

static void
write_routine (Fixture    *fixture,
               const char *file,
               const char *id,
               const char *items)
{
  g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
  g_autofree char *text = g_strdup_printf ("{\"id\": \"%s\", \"name\": \"The %s\", \"why\": \"It is fun.\", \"items\": [%s]}", id, id, items);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
load (Fixture *fixture)
{
  rhom_catalogue_load_routines (fixture->catalogue, fixture->folder);
}

#define ASSERT_PROBLEMS(fixture, ...) \
  g_assert_cmpstrv (rhom_catalogue_get_problems ((fixture)->catalogue), ((const char *const[]){ __VA_ARGS__ __VA_OPT__ (, ) NULL }))

static void
check_length (RhomRoutine *routine,
              double       least_minutes,
              double       most_minutes)
{
  g_autoptr (RhomProgramme) programme = rhom_routine_create_programme (routine);
  double minutes = (double) rhom_programme_get_total_usec (programme) / RHOM_USEC_PER_MIN;

  g_test_message ("%s: %.2f min", rhom_routine_get_id (routine), minutes);
  g_assert_cmpuint (rhom_programme_get_n_exercises (programme), ==, rhom_routine_get_n_items (routine));
  g_assert_cmpfloat (minutes, >=, least_minutes);
  g_assert_cmpfloat (minutes, <=, most_minutes);
}

static void
test_ours (void)
{
  static const struct
  {
    const char *id;
    gboolean    is_for_desk;
    guint       n_items;
    double      least_minutes; /* what is promised to last */
    double      most_minutes;
  } routines[] = {
    { "between-the-blades", TRUE, 4, 4, 6 },
    { "desk-reset", TRUE, 4, 1.5, 3 },
    { "evening-wind-down", FALSE, 4, 9, 11 },
    { "morning-loosener", FALSE, 4, 4, 6 },
    { "neck-and-shoulders", TRUE, 4, 4, 6 },
    { "quick-relief", FALSE, 6, 15, 20 },
    { "resilience", FALSE, 8, 20, 30 },
  };
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  GListModel *model = rhom_catalogue_get_routines (catalogue);

  rhom_catalogue_load_all (catalogue);
  g_assert_null (rhom_catalogue_get_problems (catalogue)[0]);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, G_N_ELEMENTS (routines));
  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    {
      g_autoptr (RhomRoutine) routine = g_list_model_get_item (model, i);

      g_assert_cmpstr (rhom_routine_get_id (routine), ==, routines[i].id);
      g_assert_true (rhom_catalogue_lookup_routine (catalogue, routines[i].id) == routine);
      g_assert_null (rhom_catalogue_lookup (catalogue, routines[i].id));
      g_assert_cmpuint (rhom_routine_get_n_items (routine), ==, routines[i].n_items);
      g_assert_cmpint (rhom_routine_is_for_desk (routine), ==, routines[i].is_for_desk);
      g_assert_nonnull (rhom_routine_get_why (routine));
      check_length (routine, routines[i].least_minutes, routines[i].most_minutes);
    }
  g_assert_null (rhom_catalogue_lookup_routine (catalogue, "cat-cow"));
}

/* What an item leaves out, it takes from its card. */
static void
test_doses (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *item;
    RhomDose    dose;
  } items[] = {
    { "\"card\": \"eagle-arms\"", { .has_sides = TRUE, .sets = 1, .seconds = 25 } },
    { "\"card\": \"eagle-arms\", \"dose\": {}", { .has_sides = TRUE, .sets = 1, .seconds = 25 } },
    { "\"card\": \"eagle-arms\", \"dose\": {\"hold_seconds\": 40}", { .has_sides = TRUE, .sets = 1, .seconds = 40 } },
    { "\"card\": \"eagle-arms\", \"dose\": {\"sets\": 2}", { .has_sides = TRUE, .sets = 2, .seconds = 25, .rest_seconds = 30 } },
    { "\"card\": \"eagle-arms\", \"dose\": {\"repetitions\": 4}", { .has_sides = TRUE, .sets = 1, .repetitions = 4, .seconds = 4 } },
    { "\"card\": \"eagle-arms\", \"dose\": {\"repetitions\": 4, \"hold_seconds\": 5}",
      { .has_sides = TRUE, .sets = 1, .repetitions = 4, .seconds = 9, .hold_seconds = 5 } },
    { "\"card\": \"chin-tuck\", \"dose\": {\"repetitions\": 3}", { .sets = 1, .repetitions = 3, .seconds = 8, .hold_seconds = 5 } },
    { "\"card\": \"chin-tuck\", \"dose\": {\"hold_seconds\": 10}", { .sets = 1, .repetitions = 10, .seconds = 13, .hold_seconds = 10 } },
    { "\"card\": \"chin-tuck\", \"dose\": {\"repetition_seconds\": 7}", { .sets = 1, .repetitions = 10, .seconds = 7, .hold_seconds = 5 } },
    { "\"card\": \"chin-tuck\", \"dose\": {\"length_seconds\": 60}", { .sets = 1, .goes_on = TRUE, .seconds = 60 } },
    { "\"card\": \"plank\", \"dose\": {\"sets\": 2}", { .sets = 2, .seconds = 30, .rest_seconds = 30 } },
    { "\"card\": \"plank\", \"dose\": {\"rest_seconds\": 5}", { .sets = 3, .seconds = 30, .rest_seconds = 5 } },
    { "\"card\": \"belly-breathing\", \"dose\": {\"repetitions\": 6}",
      { .sets = 1, .repetitions = 6, .seconds = 10, .in_seconds = 4, .out_seconds = 6 } },
    { "\"card\": \"belly-breathing\", \"dose\": {\"breath_in_seconds\": 5, \"breath_out_seconds\": 5}",
      { .sets = 1, .repetitions = 18, .seconds = 10, .in_seconds = 5, .out_seconds = 5 } },
    { "\"card\": \"belly-breathing\", \"dose\": {\"repetition_seconds\": 6}", { .sets = 1, .repetitions = 18, .seconds = 6 } },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  RhomRoutine *routine;

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    g_string_append_printf (text, "%s{%s}", i > 0 ? "," : "", items[i].item);
  write_routine (fixture, "all.json", "all", text->str);
  load (fixture);
  ASSERT_PROBLEMS (fixture);

  routine = rhom_catalogue_lookup_routine (fixture->catalogue, "all");
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autofree char *words = rhom_dose_dup_text (rhom_routine_get_dose (routine, i));

      g_test_message ("%s: %s", items[i].item, words);
      g_assert_true (rhom_dose_equal (rhom_routine_get_dose (routine, i), &items[i].dose));
    }
  g_assert_cmpstr (rhom_card_get_id (rhom_routine_get_card (routine, 6)), ==, "chin-tuck");
}

/* What is said of a bad routine, to the letter; the rest loads. */
static void
test_problems (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *taken = g_build_filename (fixture->folder, "cat-cow.json", NULL);
  g_autofree char *problem = g_strdup_printf ("%s: routine \"cat-cow\": is there already", taken);

  write_routine (fixture, "a.json", "a", "{\"card\": \"cat-cow\"}, {\"card\": \"handstand\"}");
  write_routine (fixture, "b.json", "b", "{\"card\": \"cat-cow\", \"dose\": {\"sets\": 11}}");
  write_routine (fixture, "c.json", "c", "{\"card\": \"chin-tuck\", \"dose\": {\"repetition_seconds\": 5}}");
  write_routine (fixture, "cat-cow.json", "cat-cow", "{\"card\": \"cat-cow\"}");
  write_routine (fixture, "d.json", "d", "{\"card\": \"eagle-arms\", \"dose\": {\"sides\": false}}");
  write_routine (fixture, "e.json", "e", "");
  write_routine (fixture, "f.json", "other", "{\"card\": \"cat-cow\"}");
  write_routine (fixture, "g.json", "g", "{\"card\": \"eagle-arms\", \"dose\": {\"repetition_seconds\": 5}}");
  write_routine (fixture, "h.json", "h", "{\"dose\": {}}");
  write_routine (fixture, "ok.json", "ok", "{\"card\": \"cat-cow\"}");
  load (fixture);

  ASSERT_PROBLEMS (fixture,
                   "a.json: routine \"a\": member \"items[1].card\": there is no card \"handstand\"",
                   "b.json: routine \"b\": member \"items[0].dose.sets\": must be between 1 and 10",
                   "c.json: routine \"c\": member \"items[0].dose\": the hold must be shorter than its repetition",
                   problem,
                   "d.json: routine \"d\": member \"items[0].dose.sides\": is not known",
                   "e.json: routine \"e\": member \"items\": must have between 1 and 40 items",
                   "f.json: routine \"other\": member \"id\": must be the name of the file",
                   "g.json: routine \"g\": member \"items[0].dose\": must have repetitions for what is done more than once",
                   "h.json: routine \"h\": member \"items[0].card\": is missing");
  g_assert_cmpuint (g_list_model_get_n_items (rhom_catalogue_get_routines (fixture->catalogue)), ==, 1);
  g_assert_nonnull (rhom_catalogue_lookup_routine (fixture->catalogue, "ok"));
}

static void
test_directory (void)
{
  g_autofree char *before = g_strdup (g_getenv ("RHOMBOID_ROUTINES_DIR"));
  g_autofree char *installed = NULL;

  g_unsetenv ("RHOMBOID_ROUTINES_DIR");
  installed = rhom_catalogue_dup_routines_directory ();
  g_assert_cmpstr (installed, ==, RHOM_PKGDATADIR "/routines");
  g_setenv ("RHOMBOID_ROUTINES_DIR", before, TRUE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/routine/ours", test_ours);
  ADD ("/routine/doses", test_doses);
  ADD ("/routine/problems", test_problems);
  g_test_add_func ("/routine/directory", test_directory);

  return g_test_run ();
}
