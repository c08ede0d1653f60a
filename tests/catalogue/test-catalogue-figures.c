/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/catalogue.h"
#include "figure/figure.h"

/* How much slower or faster than it was drawn a figure may move with a dose and still look right. */
#define SLOWEST 1.7
#define FASTEST 0.6

static void
check_tempo (RhomCard   *card,
             RhomFigure *figure)
{
  const RhomDose *dose = rhom_card_get_dose (card);
  double          round = rhom_figure_get_duration (figure);
  double          ratio;

  if (dose->repetitions == 0 || round == 0)
    return;
  ratio = dose->seconds / round;
  g_test_message ("%s: %d s of %.1f s, %.2f", rhom_card_get_id (card), dose->seconds, round, ratio);
  g_assert_cmpfloat (ratio, >=, FASTEST);
  g_assert_cmpfloat (ratio, <=, SLOWEST);
}

static void
test_ours (void)
{
  g_autoptr (RhomCatalogue) catalogue = rhom_catalogue_new ();
  g_autofree char *directory = rhom_figure_dup_directory ();

  rhom_catalogue_load_all (catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      g_autoptr (GError) error = NULL;
      g_autoptr (RhomFigure) figure = rhom_figure_new_for_id (directory, rhom_card_get_figure (card), &error);

      g_assert_no_error (error);
      check_tempo (card, figure);
      g_assert_cmpint (rhom_card_has_sides (card), ==, rhom_figure_has_sides (figure));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-figures/ours", test_ours);

  return g_test_run ();
}
