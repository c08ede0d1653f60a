/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/catalogue.h"
#include "core/player.h"

#include "support/fake-clock.h"

/* The time that is shown before it starts is the time that it takes: added up by playing. */
static gint64
play (RhomProgramme *programme)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomPlayer) player = rhom_player_new (RHOM_CLOCK (clock), programme);
  gint64 began_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (clock));

  rhom_player_start (player, TRUE);
  while (rhom_player_get_state (player) == RHOM_PLAYER_PLAYING)
    rhom_fake_clock_advance (clock, rhom_fake_clock_get_next_alarm (clock) - rhom_clock_get_elapsed_usec (RHOM_CLOCK (clock)));
  g_assert_cmpint (rhom_player_get_state (player), ==, RHOM_PLAYER_DONE);
  for (guint i = 0; i < rhom_programme_get_n_exercises (programme); i++)
    {
      RhomResult result = rhom_player_get_result (player, i);

      g_assert_cmpint (result.outcome, ==, RHOM_EXERCISE_DONE);
      g_assert_cmpint (result.side_usec[RHOM_SIDE_RIGHT], ==, result.side_usec[RHOM_SIDE_LEFT]);
      g_assert_cmpint (rhom_result_get_work_usec (&result), ==, rhom_dose_get_work_seconds (rhom_programme_get_dose (programme, i)) * RHOM_USEC_PER_SEC);
    }
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (clock)) - began_usec;
}

static void
test_cards (void)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();

  rhom_catalogue_load (catalogue, g_getenv ("RHOMBOID_CARDS_DIR"));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      g_autoptr (RhomProgramme) programme = rhom_card_create_programme (card);

      g_test_message ("%s", rhom_card_get_id (card));
      g_assert_cmpint (play (programme), ==, rhom_programme_get_total_usec (programme));
    }
}

static void
test_routines (void)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  GListModel *routines = rhom_catalogue_get_routines (catalogue);

  rhom_catalogue_load_all (catalogue);
  g_assert_cmpuint (g_list_model_get_n_items (routines), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++)
    {
      g_autoptr (RhomRoutine) routine = g_list_model_get_item (routines, i);
      g_autoptr (RhomProgramme) programme = rhom_routine_create_programme (routine);

      g_test_message ("%s", rhom_routine_get_id (routine));
      g_assert_cmpint (play (programme), ==, rhom_programme_get_total_usec (programme));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/playing-time/cards", test_cards);

  g_test_add_func ("/playing-time/routines", test_routines);

  return g_test_run ();
}
