/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/catalogue.h"

#include <glib/gstdio.h>
#include <time.h>

/* How long it takes to read a thousand cards in packs: prints the median, in CPU time. */

#define RUNS 9
#define PACKS 4
#define CARDS 250

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void
append_card (GString *text,
             int      pack,
             int      card)
{
  g_string_append_printf (text, "%s{\"id\": \"card-%d-%d\", \"name\": \"Exercise number %d\", \"kind\": \"strength\", \"positions\": [\"sitting\", \"standing\"], \"desk\": true,",
                          card > 0 ? "," : "", pack, card, (card * 37) % CARDS);
  g_string_append (text, "\"equipment\": [\"band\"], \"muscles\": [\"rhomboids\", \"lats\"], \"areas\": [\"shoulders\"],"
                         "\"dose\": {\"repetitions\": 10, \"hold_seconds\": 5, \"sets\": 2, \"sides\": true},"
                         "\"steps\": [\"Stand tall and look straight ahead.\", \"Hold the band in both hands.\", \"Pull it apart, slowly.\", \"Hold, and keep breathing.\"],"
                         "\"why\": \"It strengthens what holds you upright while you lean toward a screen.\", \"care\": \"Stop if it hurts.\","
                         "\"sources\": [{\"title\": \"A book about exercises\", \"publisher\": \"Somebody\"}]}");
}

static void
write_pack (const char *folder,
            int         pack)
{
  g_autofree char *name = g_strdup_printf ("pack-%d.json", pack);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new ("{\"name\": \"A pack\", \"cards\": [");

  for (int card = 0; card < CARDS; card++)
    append_card (text, pack, card);
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
}

static void
remove_packs (const char *folder)
{
  for (int pack = 0; pack < PACKS; pack++)
    {
      g_autofree char *name = g_strdup_printf ("pack-%d.json", pack);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static double
measure (const char *folder)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  double start = now_ms ();
  double end;

  rhom_catalogue_load_packs (catalogue, folder);
  end = now_ms ();
  if (rhom_catalogue_get_problems (catalogue)[0] != NULL)
    g_error ("%s", rhom_catalogue_get_problems (catalogue)[0]);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, PACKS * CARDS);
  return end - start;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("rhomboid-pack-load-XXXXXX", NULL);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int pack = 0; pack < PACKS; pack++)
    write_pack (folder, pack);
  for (int run = 0; run < RUNS; run++)
    {
      double time = measure (folder);

      g_array_append_val (times, time);
    }
  remove_packs (folder);
  g_array_sort (times, compare);
  g_print ("pack-load: %.2f ms\n", g_array_index (times, double, RUNS / 2));
  return 0;
}
