/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "ui/card-editor.h"
#include "ui/figure-view.h"
#include "ui/library.h"
#include "ui/plain-text.h"
#include "ui/routine-draft.h"
#include "ui/routine-editor.h"

#include <glib/gstdio.h>

static const char *
get_id_at (RhomRoutineDraft *draft,
           guint             place)
{
  g_autoptr (RhomRoutineStep) step = g_list_model_get_item (rhom_routine_draft_get_steps (draft), place);

  return step != NULL ? rhom_card_get_id (rhom_routine_step_get_card (step)) : NULL;
}

static void
add (Fixture          *fixture,
     RhomRoutineDraft *draft,
     const char       *id)
{
  rhom_routine_draft_add (draft, rhom_catalogue_lookup (fixture->catalogue, id));
}

static RhomRoutineDraft *
make_draft (Fixture *fixture)
{
  RhomRoutineDraft *draft = rhom_routine_draft_new ();

  rhom_routine_draft_set_name (draft, "  Mine \t now ");
  add (fixture, draft, "cat-cow");
  add (fixture, draft, "eagle-arms");
  add (fixture, draft, "chin-tuck");
  return draft;
}

static void
test_text_is_tidied (void)
{
  g_autofree char *tidy = rhom_plain_text_tidy ("\n Lie  down.\t Breathe.\r\n ");
  g_autofree char *nothing = rhom_plain_text_tidy (" \n ");

  g_assert_cmpstr (tidy, ==, "Lie down. Breathe.");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_order_and_undo (Fixture      *fixture,
                     gconstpointer scene)
{
  g_autoptr (RhomRoutineDraft) draft = make_draft (fixture);

  g_assert_true (rhom_routine_draft_move (draft, 0, 2));
  g_assert_cmpstr (get_id_at (draft, 0), ==, "eagle-arms");
  g_assert_cmpstr (get_id_at (draft, 2), ==, "cat-cow");
  g_assert_false (rhom_routine_draft_move (draft, 0, 3));
  rhom_routine_draft_remove (draft, 1);
  rhom_routine_draft_remove (draft, 1);
  g_assert_cmpuint (g_list_model_get_n_items (rhom_routine_draft_get_steps (draft)), ==, 1);
  g_assert_true (rhom_routine_draft_undo (draft));
  g_assert_true (rhom_routine_draft_undo (draft));
  g_assert_false (rhom_routine_draft_undo (draft));
  g_assert_cmpstr (get_id_at (draft, 1), ==, "chin-tuck");
  g_assert_cmpstr (get_id_at (draft, 2), ==, "cat-cow");
}

static void
test_faults_are_named (Fixture      *fixture,
                       gconstpointer scene)
{
  g_autoptr (RhomRoutineDraft) draft = rhom_routine_draft_new ();

  g_assert_cmpstr (rhom_routine_draft_find_fault (draft), ==, "Give it a name");
  rhom_routine_draft_set_name (draft, "Mine");
  g_assert_cmpstr (rhom_routine_draft_find_fault (draft), ==, "Add an exercise");
  add (fixture, draft, "cat-cow");
  g_assert_null (rhom_routine_draft_find_fault (draft));
}

static void
test_kept_edited_removed_and_back (Fixture      *fixture,
                                   gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomRoutineDraft) draft = make_draft (fixture);
  g_autoptr (RhomRoutineDraft) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  rhom_library_keep_routine (library, draft, &error);
  g_assert_no_error (error);
  id = g_strdup (rhom_routine_draft_get_id (draft));
  g_assert_nonnull (rhom_library_find (library, id));
  g_assert_cmpstr (rhom_library_item_get_name (rhom_library_find (library, id)), ==, "Mine now");

  second = rhom_routine_draft_new_from (rhom_catalogue_lookup_routine (fixture->catalogue, id));
  g_assert_cmpstr (rhom_routine_draft_get_id (second), ==, id);
  rhom_routine_draft_set_name (second, "Other");
  rhom_library_keep_routine (library, second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rhom_library_item_get_name (rhom_library_find (library, id)), ==, "Other");

  g_assert_true (rhom_library_add_to_routine (library, id, "plank", &error));
  g_assert_cmpuint (rhom_routine_get_n_items (rhom_catalogue_lookup_routine (fixture->catalogue, id)), ==, 4);
  g_assert_true (rhom_library_remove (library, id, &error));
  g_assert_null (rhom_library_find (library, id));
  g_assert_true (rhom_library_put_back (library, &error));
  g_assert_nonnull (rhom_library_find (library, id));
  g_assert_true (rhom_library_remove (library, id, &error));
}

static void
test_copy_of_ours_is_another (Fixture      *fixture,
                              gconstpointer scene)
{
  RhomRoutine *ours = rhom_catalogue_lookup_routine (fixture->catalogue, "quick-relief");
  g_autoptr (RhomRoutineDraft) draft = rhom_routine_draft_new_from (ours);
  g_autofree G_GNUC_UNUSED char *total = rhom_routine_draft_dup_total (draft);

  g_assert_null (rhom_routine_draft_get_id (draft));
  g_assert_cmpuint (g_list_model_get_n_items (rhom_routine_draft_get_steps (draft)), ==, rhom_routine_get_n_items (ours));
  for (guint i = 0; i < rhom_routine_get_n_items (ours); i++)
    {
      g_autoptr (RhomRoutineStep) step = g_list_model_get_item (rhom_routine_draft_get_steps (draft), i);

      g_assert_true (rhom_dose_equal (rhom_routine_step_get_dose (step), rhom_routine_get_dose (ours, i)));
    }
}

/* --- Packs --- */

static char *
write_pack (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (g_get_user_runtime_dir (), "handed-over.json", NULL);

  g_mkdir_with_parents (g_get_user_runtime_dir (), 0700);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

#define CARD(name, seconds) CARD_OF ("weber-1", name, seconds)
#define CARD_OF(id, name, seconds)                                                             \
  "{ \"name\": \"From Ms Weber\", \"cards\": [ { \"id\": \"" id "\", \"name\": \"" name "\", " \
  "\"kind\": \"stretch\", \"positions\": [\"sitting\"], \"desk\": true, \"dose\": { \"length_seconds\": " seconds " }, \"steps\": [\"Sit tall.\"] } ], \"routines\": [] }"

static void
test_good_pack_comes_in (Fixture      *fixture,
                         gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autofree char *path = write_pack (CARD ("Sit well", "30"));
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  rhom_library_import (library, path, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "From Ms Weber");
  g_assert_nonnull (rhom_library_find (library, "weber-1"));
  g_unlink (path);
}

static void
test_bad_pack_says_what_is_wrong (Fixture      *fixture,
                                  gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autofree char *path = write_pack (CARD ("Sit well", "-3"));
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  guint n = g_list_model_get_n_items (rhom_library_get_items (library));

  g_assert_false (rhom_library_import (library, path, &name, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "handed-over.json"));
  g_assert_nonnull (strstr (error->message, "weber-1"));
  g_assert_nonnull (strstr (error->message, "length_seconds"));
  g_assert_cmpuint (g_list_model_get_n_items (rhom_library_get_items (library)), ==, n);
  g_unlink (path);
}

static gboolean
has_other (gpointer data)
{
  return rhom_library_find (data, "other-1") != NULL;
}

static gboolean
has_no_other (gpointer data)
{
  return !has_other (data);
}

static void
count_cb (guint *n_reads)
{
  ++*n_reads;
}

/* As "rhomboidctl import" does while the library is open. */
static void
test_pack_of_another_hand_comes_in (Fixture      *fixture,
                                    gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomCatalogue) other_catalogue = rhom_catalogue_new ();
  g_autoptr (RhomPackStore) other = NULL;
  g_autofree char *folder = rhom_catalogue_dup_packs_directory ();
  g_autofree char *path = write_pack (CARD_OF ("other-1", "Sit well", "30"));
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  guint n_reads = 0;

  rhom_catalogue_load_all (other_catalogue);
  other = rhom_pack_store_new (folder, other_catalogue);
  id = rhom_pack_store_import (other, path, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->catalogue, "items-changed", G_CALLBACK (count_cb), &n_reads);
  wait_for (has_other, library);
  g_assert_true (rhom_pack_store_remove (other, id, &error));
  wait_for (has_no_other, library);
  g_assert_cmpuint (n_reads, ==, 2);
  g_unlink (path);
}

/* --- The editor --- */

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
test_editor_saves (Fixture      *fixture,
                   gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomThumbnails) thumbnails = rhom_thumbnails_new (fixture->settings);
  g_autoptr (RhomRoutineDraft) draft = make_draft (fixture);
  g_autoptr (GError) error = NULL;
  GtkWidget *editor;
  GtkWidget *save;

  rhom_routine_draft_set_name (draft, "");
  editor = GTK_WIDGET (rhom_routine_editor_new (library, thumbnails, draft));
  gtk_window_present (GTK_WINDOW (editor));
  wait_for (is_mapped, editor);
  save = find_widget (editor, GTK_TYPE_BUTTON, "Save");
  g_assert_false (gtk_widget_is_sensitive (save));
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "Give it a name"));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (editor, GTK_TYPE_ENTRY, NULL)), "Mine");
  g_assert_true (gtk_widget_is_sensitive (save));
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_nonnull (rhom_routine_draft_get_id (draft));
  g_assert_nonnull (rhom_library_find (library, rhom_routine_draft_get_id (draft)));
  g_assert_true (rhom_library_remove (library, rhom_routine_draft_get_id (draft), &error));
}

static void
test_card_is_typed_in (Fixture      *fixture,
                       gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomThumbnails) thumbnails = rhom_thumbnails_new (fixture->settings);
  GtkWidget     *editor = GTK_WIDGET (rhom_card_editor_new (library, thumbnails, NULL));
  GtkTextBuffer *steps;
  RhomCard      *card;
  g_autoptr (GError) error = NULL;

  gtk_window_present (GTK_WINDOW (editor));
  wait_for (is_mapped, editor);
  steps = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (editor, GTK_TYPE_TEXT_VIEW, NULL)));
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "Give it a name"));
  gtk_editable_set_text (GTK_EDITABLE (find_widget (editor, GTK_TYPE_ENTRY, NULL)), "Weber one");
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "Write the first step"));
  gtk_text_buffer_set_text (steps, "One two three four five six seven eight nine ten eleven twelve thirteen.", -1);
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "Step 1 has 13 words; 12 are enough"));
  g_assert_false (gtk_widget_is_sensitive (find_widget (editor, GTK_TYPE_BUTTON, "Save")));
  gtk_text_buffer_set_text (steps, "Sit tall.\n\n  Breathe  out. \n", -1);
  g_assert_true (gtk_widget_is_sensitive (find_widget (editor, GTK_TYPE_BUTTON, "Save")));
  gtk_widget_activate_action (editor, "editor.save", NULL);

  card = rhom_catalogue_lookup (fixture->catalogue, "own-weber-one");
  g_assert_nonnull (card);
  g_assert_cmpstr (rhom_card_get_steps (card)[1], ==, "Breathe out.");
  g_assert_cmpint (rhom_card_get_dose (card)->seconds, ==, 30);
  g_assert_true (rhom_library_remove (library, "own-weber-one", &error));
  g_assert_true (rhom_library_put_back (library, &error));
  g_assert_true (rhom_library_remove (library, "own-weber-one", &error));
}

/* A repetition does not take as long as a hold, and neither number is lost. */
static void
test_repetitions_have_their_own_seconds (Fixture      *fixture,
                                         gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomThumbnails) thumbnails = rhom_thumbnails_new (fixture->settings);
  GtkWidget *editor = GTK_WIDGET (rhom_card_editor_new (library, thumbnails, NULL));
  GtkSwitch *counted;

  gtk_window_present (GTK_WINDOW (editor));
  wait_for (is_mapped, editor);
  counted = GTK_SWITCH (find_widget (editor, GTK_TYPE_SWITCH, NULL));
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "30 s · 0:35"));
  gtk_switch_set_active (counted, TRUE);
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "10 repetitions · 0:45"));
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "Seconds for each"));
  gtk_switch_set_active (counted, FALSE);
  g_assert_nonnull (find_widget (editor, GTK_TYPE_LABEL, "30 s · 0:35"));
  gtk_window_destroy (GTK_WINDOW (editor));
}

/* The figure of a card of one's own moves while it is edited. */
static void
test_figure_moves_in_the_editor (Fixture      *fixture,
                                 gconstpointer scene)
{
  g_autoptr (RhomLibrary) library = rhom_library_new (fixture->catalogue, fixture->settings);
  g_autoptr (RhomThumbnails) thumbnails = rhom_thumbnails_new (fixture->settings);
  GtkWidget *editor = GTK_WIDGET (rhom_card_editor_new (library, thumbnails, rhom_catalogue_lookup (fixture->catalogue, "eagle-arms")));

  gtk_window_present (GTK_WINDOW (editor));
  wait_for (is_mapped, editor);
  g_assert_nonnull (find_widget (editor, RHOM_TYPE_FIGURE_VIEW, NULL));
  gtk_window_destroy (GTK_WINDOW (editor));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  g_test_add_func ("/own/text/tidied", test_text_is_tidied);
  ADD ("/own/draft/order-and-undo", test_order_and_undo);
  ADD ("/own/draft/faults", test_faults_are_named);
  ADD ("/own/draft/copy-of-ours", test_copy_of_ours_is_another);
  ADD ("/own/routine/kept-edited-removed-and-back", test_kept_edited_removed_and_back);
  ADD ("/own/pack/good", test_good_pack_comes_in);
  ADD ("/own/pack/bad", test_bad_pack_says_what_is_wrong);
  ADD ("/own/pack/of-another-hand", test_pack_of_another_hand_comes_in);
  ADD ("/own/editor/saves", test_editor_saves);
  ADD ("/own/card/typed-in", test_card_is_typed_in);
  ADD ("/own/card/seconds", test_repetitions_have_their_own_seconds);
  ADD ("/own/card/figure-moves", test_figure_moves_in_the_editor);
  return g_test_run ();
}
