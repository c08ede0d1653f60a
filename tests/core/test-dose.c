/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/dose.h"

#include "core/error.h"

#include <string.h>

typedef struct
{
  RhomDose    dose;
  gint64      seconds; /* of work */
  const char *text;
} Case;

static void
test_doses (void)
{
  static const Case cases[] = {
    { { .sets = 1, .seconds = 25 }, 25, "25 s" },
    { { .sets = 1, .seconds = 1800 }, 1800, "30 min" },
    { { .sets = 1, .seconds = 60 }, 60, "1 min" },
    { { .sets = 1, .seconds = 90 }, 90, "90 s" },
    { { .has_sides = TRUE, .sets = 1, .seconds = 25 }, 50, "25 s, each side" },
    { { .has_sides = TRUE, .sets = 2, .seconds = 25, .rest_seconds = 10 }, 100, "2 × 25 s, each side" },
    { { .sets = 3, .seconds = 30, .rest_seconds = 30 }, 90, "3 × 30 s" },
    { { .sets = 1, .repetitions = 1, .seconds = 4 }, 4, "1 repetition" },
    { { .sets = 1, .repetitions = 50, .seconds = 60 }, 3000, "50 repetitions" },
    { { .sets = 1, .repetitions = 10, .seconds = 8, .hold_seconds = 5 }, 80, "10 × 5 s" },
    { { .has_sides = TRUE, .sets = 1, .repetitions = 8, .seconds = 7, .hold_seconds = 3 }, 112, "8 × 3 s, each side" },
    { { .sets = 3, .repetitions = 10, .seconds = 4 }, 120, "3 sets of 10 repetitions" },
    { { .sets = 2, .repetitions = 10, .seconds = 8, .hold_seconds = 5 }, 160, "2 sets of 10 × 5 s" },
    { { .sets = 1, .repetitions = 8, .seconds = 10, .in_seconds = 4, .out_seconds = 6 }, 80, "8 breaths" },
    { { .sets = 1, .repetitions = 1, .seconds = 2, .in_seconds = 1, .out_seconds = 1 }, 2, "1 breath" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = rhom_dose_dup_text (&cases[i].dose);

      g_assert_true (rhom_dose_check (&cases[i].dose, &error));
      g_assert_no_error (error);
      g_assert_cmpint (rhom_dose_get_work_seconds (&cases[i].dose), ==, cases[i].seconds);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    RhomDose    dose;
    const char *message;
  } cases[] = {
    { { .sets = 0, .seconds = 25 }, "sets must be between 1 and 10" },
    { { .sets = 11, .seconds = 25 }, "sets must be between 1 and 10" },
    { { .sets = 1, .seconds = 0 }, "seconds must be between 1 and 1800" },
    { { .sets = 1, .seconds = 1801 }, "seconds must be between 1 and 1800" },
    { { .sets = 1, .seconds = 25, .rest_seconds = -1 }, "seconds of rest must be between 0 and 300" },
    { { .sets = 1, .seconds = 25, .rest_seconds = 301 }, "seconds of rest must be between 0 and 300" },
    { { .sets = 1, .repetitions = -1, .seconds = 4 }, "repetitions must be between 1 and 50" },
    { { .sets = 1, .repetitions = 51, .seconds = 4 }, "repetitions must be between 1 and 50" },
    { { .sets = 1, .repetitions = 5, .seconds = 0 }, "seconds of a repetition must be between 1 and 60" },
    { { .sets = 1, .repetitions = 5, .seconds = 61 }, "seconds of a repetition must be between 1 and 60" },
    { { .sets = 1, .repetitions = 5, .seconds = 5, .hold_seconds = 5 }, "the hold must be shorter than its repetition" },
    { { .sets = 1, .repetitions = 5, .seconds = 5, .hold_seconds = -1 }, "seconds of the hold must be between 1 and 56" },
    { { .sets = 1, .repetitions = 5, .seconds = 60, .hold_seconds = 57 }, "seconds of the hold must be between 1 and 56" },
    { { .sets = 1, .repetitions = 5, .goes_on = TRUE, .seconds = 5 }, "what is done more than once does not go on" },
    { { .sets = 1, .seconds = 25, .hold_seconds = 5 }, "without repetitions there is one length of time only" },
    { { .sets = 1, .seconds = 25, .in_seconds = 4, .out_seconds = 6 }, "without repetitions there is one length of time only" },
    { { .sets = 1, .repetitions = 5, .seconds = 4, .in_seconds = 4 }, "breath out must be between 1 and 30" },
    { { .sets = 1, .repetitions = 5, .seconds = 35, .in_seconds = 31, .out_seconds = 4 }, "breath in must be between 1 and 30" },
    { { .sets = 1, .repetitions = 5, .seconds = 9, .in_seconds = 4, .out_seconds = 6 }, "a breath lasts as long as in and out together" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rhom_dose_check (&cases[i].dose, &error));
      g_assert_cmpuint (error->domain, ==, RHOM_ERROR);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_equal (void)
{
  RhomDose dose = { .has_sides = TRUE, .sets = 1, .repetitions = 5, .seconds = 8, .hold_seconds = 3, .rest_seconds = 10 };
  RhomDose same = dose;

  same.has_sides = 2;
  g_assert_true (rhom_dose_equal (&dose, &same));
  same.out_seconds = 1;
  g_assert_false (rhom_dose_equal (&dose, &same));
  same = dose;
  same.goes_on = TRUE;
  g_assert_false (rhom_dose_equal (&dose, &same));
}

static void
test_limits (void)
{
  for (int i = 0; i < RHOM_N_DOSE_LIMITS; i++)
    {
      const RhomLimit *limit = rhom_dose_get_limit (i);

      g_assert_cmpint (limit->minimum, <=, limit->preset);
      g_assert_cmpint (limit->preset, <=, limit->maximum);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dose/doses", test_doses);
  g_test_add_func ("/dose/refused", test_refused);
  g_test_add_func ("/dose/equal", test_equal);
  g_test_add_func ("/dose/limits", test_limits);

  return g_test_run ();
}
