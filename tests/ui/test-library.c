/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/card-filter.h"
#include "ui/card-tile.h"
#include "ui/figure-view.h"
#include "ui/library.h"
#include "ui/plan.h"
#include "ui/search-text.h"
#include "ui/service-actions.h"
#include "ui/window.h"

static void
assert_folds (const char *text,
              const char *folded)
{
  g_autofree char *found = rhom_search_text_fold (text);

  g_assert_cmpstr (found, ==, folded);
}

static void
test_text_is_folded (void)
{
  assert_folds ("Eagle arms", "eagle arms");
  assert_folds ("  Étirement  du “Cou” ", "etirement du cou");
  assert_folds ("Ruecken, RÜCKEN", "ruecken rucken");
  assert_folds ("Straße Łódź", "strasse lodz");
  assert_folds ("Шея", "шея");
  assert_folds ("I-Y-T", "i y t");
  assert_folds ("", "");
}

static gboolean
finds (const char *text,
       const char *typed)
{
  g_autofree char *folded = rhom_search_text_fold (text);
  g_auto (GStrv) words = rhom_search_text_split (typed);

  return rhom_search_text_matches (folded, words);
}

static void
test_each_word_is_found (void)
{
  g_assert_true (finds ("Eagle arms rhomboids", "RHOM eagle"));
  g_assert_true (finds ("Étirement", "etir"));
  g_assert_true (finds ("Etirement", "étir"));
  g_assert_true (finds ("Eagle arms", ""));
  g_assert_true (finds ("Eagle arms", "   "));
  g_assert_false (finds ("Eagle arms", "eagle legs"));
}

/* --- Choosing --- */

static RhomLibraryItem *
get_item (RhomLibrary *library,
          const char  *id)
{
  RhomLibraryItem *item = rhom_library_find (library, id);

  g_assert_nonnull (item);
  return item;
}

static gboolean
passes (RhomCardFilter *filter,
        RhomLibrary    *library,
        const char     *id)
{
  return gtk_filter_match (GTK_FILTER (filter), get_item (library, id));
}

static void
test_search_finds_more_than_names (Fixture      *fixture,
                                   gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomCardFilter) filter = rhom_card_filter_new ();

  rhom_card_filter_set_text (filter, "rear deltoid");
  g_assert_true (passes (filter, library, "eagle-arms"));
  g_assert_false (passes (filter, library, "cat-cow"));
  rhom_card_filter_set_text (filter, "hands and knees");
  g_assert_true (passes (filter, library, "cat-cow"));
  g_assert_false (passes (filter, library, "eagle-arms"));
}

static void
test_choices_add_up (Fixture      *fixture,
                     gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomCardFilter) filter = rhom_card_filter_new ();
  RhomCardChoice choice = { .positions = 1u << RHOM_CARD_HANDS_AND_KNEES };

  rhom_card_filter_set_choice (filter, &choice);
  g_assert_true (passes (filter, library, "cat-cow"));
  g_assert_false (passes (filter, library, "eagle-arms"));
  choice.positions |= 1u << RHOM_CARD_SITTING;
  rhom_card_filter_set_choice (filter, &choice);
  g_assert_true (passes (filter, library, "cat-cow"));
  g_assert_true (passes (filter, library, "eagle-arms"));
  choice.is_for_desk = TRUE;
  rhom_card_filter_set_choice (filter, &choice);
  g_assert_false (passes (filter, library, "cat-cow"));
  g_assert_true (passes (filter, library, "eagle-arms"));
}

static void
test_equipment_is_what_there_is (Fixture      *fixture,
                                 gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomCardFilter) filter = rhom_card_filter_new ();
  RhomCardChoice choice = { .is_equipped = TRUE };
  guint          needed = rhom_library_item_get_facts (get_item (library, "cat-cow"))->equipment;

  g_assert_cmpuint (needed, !=, 0);
  rhom_card_filter_set_choice (filter, &choice);
  g_assert_false (passes (filter, library, "cat-cow"));
  choice.equipment = needed;
  rhom_card_filter_set_choice (filter, &choice);
  g_assert_true (passes (filter, library, "cat-cow"));
}

static void
test_marks_are_kept (Fixture      *fixture,
                     gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomLibrary) another = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomCardFilter) filter = rhom_card_filter_new ();
  RhomCardChoice choice = { .is_hidden = TRUE };

  rhom_library_set_favourite (library, "eagle-arms", TRUE);
  rhom_library_set_hidden (library, "cat-cow", TRUE);

  g_assert_true (rhom_library_item_is_favourite (get_item (another, "eagle-arms")));
  g_assert_true (rhom_library_item_is_hidden (get_item (another, "cat-cow")));
  g_assert_cmpuint (rhom_library_get_n_hidden (another), ==, 1);
  g_assert_false (passes (filter, library, "cat-cow"));
  rhom_card_filter_set_choice (filter, &choice);
  g_assert_true (passes (filter, library, "cat-cow"));
  g_assert_false (passes (filter, library, "eagle-arms"));
  rhom_library_set_favourite (library, "eagle-arms", FALSE);
  rhom_library_set_hidden (library, "cat-cow", FALSE);
  g_assert_cmpuint (rhom_library_get_n_hidden (another), ==, 0);
}

/* --- The page --- */

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static GtkWidget *
show_library (Fixture *fixture)
{
  RhomWindow *window = rhom_window_new (NULL, fixture->client, fixture->settings, fixture->catalogue);

  gtk_widget_insert_action_group (GTK_WIDGET (window), RHOM_SERVICE_ACTION_GROUP, fixture->actions);
  rhom_window_show_page (window, "exercises");
  gtk_window_present (GTK_WINDOW (window));
  wait_for (is_mapped, window);
  return GTK_WIDGET (window);
}

static GtkWidget *
find_tile (GtkWidget  *root,
           const char *id)
{
  if (RHOM_IS_CARD_TILE (root) && gtk_widget_get_mapped (root) && rhom_card_tile_get_item (RHOM_CARD_TILE (root)) != NULL &&
      g_str_equal (rhom_library_item_get_id (rhom_card_tile_get_item (RHOM_CARD_TILE (root))), id))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tile (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget  *window;
  const char *id;
} Tile;

static gboolean
is_shown (gpointer data)
{
  return find_tile (((Tile *) data)->window, ((Tile *) data)->id) != NULL;
}

static gboolean
is_not_shown (gpointer data)
{
  return !is_shown (data);
}

static gboolean
is_painted (gpointer data)
{
  GtkWidget *tile = find_tile (((Tile *) data)->window, ((Tile *) data)->id);

  return tile != NULL && rhom_thumbnail_has_picture (RHOM_THUMBNAIL (find_widget (tile, RHOM_TYPE_THUMBNAIL, NULL)));
}

static gboolean
is_still (gpointer data)
{
  return find_widget (data, RHOM_TYPE_FIGURE_VIEW, NULL) == NULL;
}

static void
type_text (GtkWidget  *window,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, GTK_TYPE_SEARCH_ENTRY, NULL)), text);
}

static void
test_search_and_back (Fixture      *fixture,
                      gconstpointer scene)
{
  GtkWidget *window = show_library (fixture);

  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  type_text (window, "éAGLE");
  wait_for (is_not_shown, &(Tile){ window, "cat-cow" });
  wait_for (is_painted, &(Tile){ window, "eagle-arms" });
  type_text (window, "no such thing");
  wait_for (is_not_shown, &(Tile){ window, "eagle-arms" });
  click (window, "Show All");
  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Its figure moves and its menu shows only as long as somebody is there. */
static void
test_tile_attends (Fixture      *fixture,
                   gconstpointer scene)
{
  GtkWidget *window = show_library (fixture);
  GtkWidget *tile;

  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  tile = find_tile (window, "cat-cow");
  g_assert_null (find_widget (tile, RHOM_TYPE_FIGURE_VIEW, NULL));
  g_assert_null (find_widget (tile, GTK_TYPE_BUTTON, NULL));
  gtk_widget_grab_focus (tile);
  g_assert_nonnull (find_widget (tile, RHOM_TYPE_FIGURE_VIEW, NULL));
  g_assert_nonnull (find_widget (tile, GTK_TYPE_BUTTON, NULL));
  gtk_widget_activate_action (tile, "tile.menu", NULL);
  wait_for (is_mapped, find_widget (tile, GTK_TYPE_POPOVER_MENU, NULL));
  gtk_popover_popdown (GTK_POPOVER (find_widget (tile, GTK_TYPE_POPOVER_MENU, NULL)));
  gtk_widget_grab_focus (find_widget (window, GTK_TYPE_SEARCH_ENTRY, NULL));
  wait_for (is_still, tile);
  g_assert_null (find_widget (tile, GTK_TYPE_BUTTON, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A favourite has a star, and says so. */
static void
test_tile_is_starred (Fixture      *fixture,
                      gconstpointer scene)
{
  GtkWidget *window = show_library (fixture);
  GtkWidget *tile;

  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  tile = find_tile (window, "cat-cow");
  g_assert_null (find_widget (tile, GTK_TYPE_IMAGE, NULL));
  gtk_widget_activate_action (window, "library.favourite", "s", "cat-cow");
  g_assert_nonnull (find_widget (tile, GTK_TYPE_IMAGE, NULL));
  gtk_widget_activate_action (window, "library.unfavourite", "s", "cat-cow");
  g_assert_null (find_widget (tile, GTK_TYPE_IMAGE, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_chip_chooses (Fixture      *fixture,
                   gconstpointer scene)
{
  GtkWidget *window = show_library (fixture);
  GtkWidget *chip = find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "At the Desk");

  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  wait_for (is_not_shown, &(Tile){ window, "cat-cow" });
  g_assert_true (is_shown (&(Tile){ window, "eagle-arms" }));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hide_and_undo (Fixture      *fixture,
                    gconstpointer scene)
{
  GtkWidget *window = show_library (fixture);

  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  gtk_widget_activate_action (window, "library.hide", "s", "cat-cow");
  wait_for (is_not_shown, &(Tile){ window, "cat-cow" });
  g_assert_nonnull (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "Hidden (1)"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, "Hidden (1)")), TRUE);
  wait_for (is_shown, &(Tile){ window, "cat-cow" });
  g_assert_false (is_shown (&(Tile){ window, "eagle-arms" }));
  click (window, "Undo");
  wait_for (is_shown, &(Tile){ window, "eagle-arms" });
  g_assert_true (is_shown (&(Tile){ window, "cat-cow" }));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_routine_details (Fixture      *fixture,
                      gconstpointer scene)
{
  GtkWidget       *window = show_library (fixture);
  RhomRoutine     *routine = rhom_catalogue_lookup_routine (fixture->catalogue, "quick-relief");
  g_autofree char *total = rhom_plan_dup_routine_total (routine);
  g_autofree char *start = g_strdup_printf ("Start · %s", total);

  wait_for (is_shown, &(Tile){ window, "quick-relief" });
  g_assert_true (rhom_window_show_card (RHOM_WINDOW (window), "quick-relief"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, start));
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    g_assert_nonnull (find_widget (window, GTK_TYPE_LABEL, rhom_card_get_name (rhom_routine_get_card (routine, i))));
  g_assert_false (rhom_window_show_card (RHOM_WINDOW (window), "no-such-thing"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_routine_counts_as_the_player (Fixture      *fixture,
                                   gconstpointer scene)
{
  RhomRoutine     *routine = rhom_catalogue_lookup_routine (fixture->catalogue, "desk-reset");
  g_autofree char *total = rhom_plan_dup_routine_total (routine);
  int              minutes, seconds, sum = 0, all;

  g_assert_cmpint (sscanf (total, "%d:%d", &minutes, &seconds), ==, 2);
  all = minutes * 60 + seconds;
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    {
      g_autofree char *one = rhom_plan_dup_card_total (rhom_routine_get_card (routine, i), rhom_routine_get_dose (routine, i));

      g_assert_cmpint (sscanf (one, "%d:%d", &minutes, &seconds), ==, 2);
      sum += minutes * 60 + seconds;
    }
  g_assert_cmpint (sum, ==, all);
}

/* A card fills the break by rounds, which never go beyond its end. */
static void
test_rounds_fill_a_break (Fixture      *fixture,
                          gconstpointer scene)
{
  RhomCard *card = rhom_catalogue_lookup (fixture->catalogue, "eagle-arms");
  g_autoptr (RhomProgramme) once = rhom_card_create_programme (card);
  gint64 round_usec = rhom_programme_get_total_usec (once);
  const struct
  {
    gint64 length_usec;
    int    n_rounds;
  } cases[] = { { 0, 1 }, { round_usec * 2 - 1, 1 }, { round_usec * 2, 2 }, { round_usec * 100, 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RhomProgramme) programme = rhom_plan_create_rounds (card, cases[i].length_usec);

      g_assert_cmpint (rhom_programme_get_total_usec (programme), ==, cases[i].n_rounds * round_usec);
    }
}

static void
test_found_by_routine (Fixture      *fixture,
                       gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomCardFilter) filter = rhom_card_filter_new ();

  rhom_card_filter_set_text (filter, "quick relief");
  g_assert_true (passes (filter, library, "quick-relief"));
  g_assert_true (passes (filter, library, "thoracic-rotation"));
  g_assert_false (passes (filter, library, "plank"));
  rhom_card_filter_set_text (filter, "");
  rhom_card_filter_set_choice (filter, &(RhomCardChoice){ .is_routine = TRUE });
  g_assert_true (passes (filter, library, "quick-relief"));
  g_assert_false (passes (filter, library, "thoracic-rotation"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/library/search/folded", test_text_is_folded);
  g_test_add_func ("/library/search/each-word", test_each_word_is_found);
  g_test_add ("/library/search/more-than-names", Fixture, NULL, fixture_set_up, test_search_finds_more_than_names, fixture_tear_down);
  g_test_add ("/library/choices/add-up", Fixture, NULL, fixture_set_up, test_choices_add_up, fixture_tear_down);
  g_test_add ("/library/choices/equipment", Fixture, NULL, fixture_set_up, test_equipment_is_what_there_is, fixture_tear_down);
  g_test_add ("/library/marks/kept", Fixture, NULL, fixture_set_up, test_marks_are_kept, fixture_tear_down);
  g_test_add ("/library/page/search-and-back", Fixture, "active", fixture_set_up, test_search_and_back, fixture_tear_down);
  g_test_add ("/library/page/tile-attends", Fixture, "active", fixture_set_up, test_tile_attends, fixture_tear_down);
  g_test_add ("/library/page/tile-starred", Fixture, "active", fixture_set_up, test_tile_is_starred, fixture_tear_down);
  g_test_add ("/library/page/chip", Fixture, "active", fixture_set_up, test_chip_chooses, fixture_tear_down);
  g_test_add ("/library/page/hide-and-undo", Fixture, "active", fixture_set_up, test_hide_and_undo, fixture_tear_down);
  g_test_add ("/library/routine/details", Fixture, "active", fixture_set_up, test_routine_details, fixture_tear_down);
  g_test_add ("/library/routine/counts-as-the-player", Fixture, NULL, fixture_set_up, test_routine_counts_as_the_player, fixture_tear_down);
  g_test_add ("/library/rounds", Fixture, NULL, fixture_set_up, test_rounds_fill_a_break, fixture_tear_down);
  g_test_add ("/library/routine/found-by-name", Fixture, NULL, fixture_set_up, test_found_by_routine, fixture_tear_down);
  return g_test_run ();
}
