/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exercises-page.h"

#include <glib/gstdio.h>
#include <time.h>

/*
 * library: how quick the library is with a thousand cards in packs.
 *
 * Prints the milliseconds of CPU time from showing the page to its first frame,
 * those from a key in the search to the frame with what was found, for the
 * slowest key, and the slowest frame of a scroll from top to bottom. On a
 * display; RHOMBOID_CARDS_DIR and RHOMBOID_POSES_DIR say where ours lie. The
 * environment chooses the renderer, which should be the one of the program.
 */

#define N_PACKS 10
#define N_CARDS 100 /* in each */
#define N_STEPS 60  /* of the scroll */
#define N_ROUNDS 5  /* of typing; each key counts by its median */

/* Some find nearly all, some a few, the last but one a single one. */
static const char *const typed[] = { "s", "sh", "sho", "shou", "shoul", "should", "shoulde", "shoulder", "shoulder 7", "shoulder 777", "" };

static const char *const figures[] = { "eagle-arms", "cat-cow", "chin-tuck", "seated-twist", "plank", "bridge" };

static void
write_pack (const char *folder,
            int         number)
{
  g_autofree char *name = g_strdup_printf ("pack-%d.json", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new ("{ \"name\": \"Pack\", \"routines\": [], \"cards\": [");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < N_CARDS; i++)
    g_string_append_printf (text,
                            "%s{ \"id\": \"card-%d-%d\", \"name\": \"Shoulder work number %d\", \"kind\": \"stretch\", \"positions\": [\"sitting\"], "
                            "\"desk\": true, \"dose\": { \"length_seconds\": 30 }, \"steps\": [\"Sit tall.\"], \"figure\": \"%s\" }",
                            i > 0 ? "," : "", number, i, number * N_CARDS + i, figures[i % G_N_ELEMENTS (figures)]);
  g_string_append (text, "] }");
  if (!g_file_set_contents (path, text->str, text->len, &error))
    g_error ("%s", error->message);
}

static char *
write_packs (void)
{
  char *folder = g_dir_make_tmp ("rhomboid-library-XXXXXX", NULL);

  for (int i = 0; i < N_PACKS; i++)
    write_pack (folder, i);
  return folder;
}

static void
remove_packs (const char *folder)
{
  for (int i = 0; i < N_PACKS; i++)
    {
      g_autofree char *name = g_strdup_printf ("pack-%d.json", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
painted_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* Until the next frame of @window is on the screen. */
static void
wait_frame (GtkWidget *window)
{
  GdkFrameClock *frame_clock = gtk_widget_get_frame_clock (window);
  gboolean       is_painted = FALSE;
  gulong         id = g_signal_connect_swapped (frame_clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gtk_widget_queue_draw (window);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (frame_clock, id);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static GtkWidget *
find (GtkWidget *root,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (root, type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static double
measure_key (GtkWidget   *window,
             GtkEditable *entry,
             const char  *text)
{
  double began = now_ms (), taken;

  gtk_editable_set_text (entry, text);
  wait_frame (window);
  taken = now_ms () - began;
  settle ();
  return taken;
}

static double
measure_search (GtkWidget *window)
{
  GtkEditable *entry = GTK_EDITABLE (find (window, GTK_TYPE_SEARCH_ENTRY));
  double       taken[G_N_ELEMENTS (typed)][N_ROUNDS];
  double       slowest = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      taken[i][round] = measure_key (window, entry, typed[i]);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      qsort (taken[i], N_ROUNDS, sizeof taken[i][0], compare);
      slowest = MAX (slowest, taken[i][N_ROUNDS / 2]);
    }
  return slowest;
}

static double
measure_scroll (GtkWidget *window)
{
  GtkWidget     *grid = find (window, GTK_TYPE_GRID_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (grid));
  double         slowest = 0;

  for (int i = 1; i <= N_STEPS; i++)
    {
      double began;

      settle ();
      began = now_ms ();
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 120);
      wait_frame (window);
      slowest = MAX (slowest, now_ms () - began);
    }
  return slowest;
}

int
main (void)
{
  g_autofree char *packs = write_packs ();
  g_autoptr (RhomSettings) settings = NULL;
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  g_autoptr (RhomLibrary) library = NULL;
  g_autoptr (RhomThumbnails) thumbnails = NULL;
  GtkWidget *window, *stack, *page;
  double     began;

  adw_init ();
  settings = rhom_settings_new ();
  rhom_catalogue_load_all (catalogue);
  rhom_catalogue_load_packs (catalogue, packs);
  window = adw_window_new ();
  stack = gtk_stack_new ();
  page = g_object_new (RHOM_TYPE_EXERCISES_PAGE, NULL);
  library = rhom_library_new (catalogue, settings);
  thumbnails = rhom_thumbnails_new (settings);
  rhom_exercises_page_setup (RHOM_EXERCISES_PAGE (page), library, thumbnails, settings);
  gtk_stack_add_child (GTK_STACK (stack), gtk_label_new ("Today"));
  gtk_stack_add_child (GTK_STACK (stack), page);
  adw_window_set_content (ADW_WINDOW (window), stack);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  gtk_window_present (GTK_WINDOW (window));
  wait_frame (window);
  settle ();

  began = now_ms ();
  gtk_stack_set_visible_child (GTK_STACK (stack), page);
  wait_frame (window);
  g_print ("cards=%u\nlibrary-open=%.1f\n", g_list_model_get_n_items (G_LIST_MODEL (catalogue)), now_ms () - began);
  settle ();
  g_print ("library-search=%.1f\n", measure_search (window));
  g_print ("library-scroll=%.1f\n", measure_scroll (window));
  gtk_window_destroy (GTK_WINDOW (window));
  remove_packs (packs);
  return 0;
}
