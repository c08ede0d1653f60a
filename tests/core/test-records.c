/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/records.h"

#include "core/clock.h"
#include "core/error.h"
#include "core/limit.h"

static void
test_round_trip (void)
{
  RhomTherapyKind kind = RHOM_N_THERAPY_KINDS;
  RhomRegion      region = RHOM_N_REGIONS;

  for (int i = 0; i < RHOM_N_THERAPY_KINDS; i++)
    {
      g_assert_true (rhom_therapy_kind_from_id (rhom_therapy_kind_to_id (i), &kind, NULL));
      g_assert_cmpint (kind, ==, i);
    }
  for (int i = 0; i < RHOM_N_REGIONS; i++)
    {
      g_assert_true (rhom_region_from_id (rhom_region_to_id (i), &region, NULL));
      g_assert_cmpint (region, ==, i);
    }
  for (int i = 0; i < RHOM_N_BREAK_OUTCOMES; i++)
    g_assert_nonnull (rhom_break_outcome_to_id (i));
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  RhomRegion region = RHOM_REGION_NECK;

  g_assert_false (rhom_region_from_id ("nose", &region, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "nose"));
  g_assert_nonnull (strstr (error->message, "lower-back"));
  g_assert_cmpint (region, ==, RHOM_REGION_NECK);
  g_clear_error (&error);
  g_assert_false (rhom_region_from_id (NULL, &region, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN);
}

static void
test_limits (void)
{
  for (int i = 0; i < RHOM_N_LIMITS; i++)
    {
      const RhomLimit *limit = rhom_limit_get (i);

      g_assert_cmpint (limit->minimum, <=, limit->preset);
      g_assert_cmpint (limit->preset, <=, limit->maximum);
      g_assert_true (rhom_limit_check (i, limit->minimum * RHOM_USEC_PER_SEC, NULL));
      g_assert_true (rhom_limit_check (i, limit->maximum * RHOM_USEC_PER_SEC, NULL));
      g_assert_false (rhom_limit_check (i, limit->minimum * RHOM_USEC_PER_SEC - 1, NULL));
      g_assert_false (rhom_limit_check (i, limit->maximum * RHOM_USEC_PER_SEC + 1, NULL));
    }
}

/* The figures that protect skin are written down twice, so that nobody raises one by accident. */
static void
test_health_limits (void)
{
  g_assert_cmpint (rhom_limit_get (RHOM_LIMIT_ICE)->maximum, ==, 20 * 60);
  g_assert_cmpint (rhom_limit_get (RHOM_LIMIT_HEAT)->maximum, ==, 30 * 60);
  g_assert_cmpint (rhom_limit_get (RHOM_LIMIT_ICE)->preset, ==, 15 * 60);
  g_assert_cmpint (rhom_limit_get (RHOM_LIMIT_HEAT)->preset, ==, 15 * 60);
}

static void
test_limit_message (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rhom_limit_check (RHOM_LIMIT_ICE, 25 * RHOM_USEC_PER_MIN, &error));
  g_assert_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE);
  g_assert_cmpstr (error->message, ==, "Must be between 5 minutes and 20 minutes");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/round-trip", test_round_trip);
  g_test_add_func ("/records/unknown", test_unknown);
  g_test_add_func ("/limit/ranges", test_limits);
  g_test_add_func ("/limit/health", test_health_limits);
  g_test_add_func ("/limit/message", test_limit_message);

  return g_test_run ();
}
