/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/time-text.h"

#include "core/error.h"
#include "support/fake-clock.h"

typedef struct
{
  const char *text;
  gint64      seconds;
} Case;

static void
check (const Case *cases,
       gsize       n_cases,
       char *(*format) (gint64 length_usec))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *text = format (cases[i].seconds * RHOM_USEC_PER_SEC);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_length (void)
{
  const Case cases[] = { { "0 s", -5 }, { "0 s", 0 }, { "59 s", 59 }, { "1 min", 60 }, { "1 min", 119 }, { "47 min", 47 * 60 }, { "1 h", 3600 }, { "1 h 5 min", 3900 }, { "25 h", 90000 } };

  check (cases, G_N_ELEMENTS (cases), rhom_time_text_length);
}

static void
test_remaining (void)
{
  const Case cases[] = { { "now", 0 }, { "now", -90 }, { "in less than a minute", 59 }, { "in 1 min", 60 }, { "in 2 min", 61 }, { "in 23 min", 23 * 60 }, { "in 1 h", 3541 } };

  check (cases, G_N_ELEMENTS (cases), rhom_time_text_remaining);
}

static void
test_digits (void)
{
  const Case cases[] = { { "0:00", 0 }, { "0:00", -1 }, { "0:05", 5 }, { "23:05", 23 * 60 + 5 }, { "59:59", 3599 }, { "1:00:00", 3600 }, { "1:02:05", 3725 } };

  check (cases, G_N_ELEMENTS (cases), rhom_time_text_digits);
}

/* A minute begins at 1:00 and ends at 0:00, so a part of a second counts as a whole one. */
static void
test_digits_round_up (void)
{
  g_autofree char *text = rhom_time_text_digits (4 * RHOM_USEC_PER_SEC + 1);

  g_assert_cmpstr (text, ==, "0:05");
}

static void
assert_time_of_day (RhomFakeClock *clock,
                    gint64         ahead_usec,
                    const char    *expected)
{
  g_autofree char *text = rhom_time_text_of_day (RHOM_CLOCK (clock), rhom_clock_get_elapsed_usec (RHOM_CLOCK (clock)) + ahead_usec);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_of_day (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();

  assert_time_of_day (clock, 45 * RHOM_USEC_PER_MIN, "09:45");
  assert_time_of_day (clock, 20 * RHOM_USEC_PER_HOUR, "Tue 05:00");
  assert_time_of_day (clock, -10 * RHOM_USEC_PER_HOUR, "Sun 23:00");
  rhom_fake_clock_set_zone (clock, "Asia/Tokyo");
  assert_time_of_day (clock, 0, "18:00");
}

/* At 01:30 in Berlin the clocks are about to go from 2 to 3. */
static void
test_of_day_across_dst (void)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();

  rhom_fake_clock_set_zone (clock, "Europe/Berlin");
  rhom_fake_clock_set_wall_text (clock, "2026-03-29T00:30:00Z");
  assert_time_of_day (clock, 0, "01:30");
  assert_time_of_day (clock, 45 * RHOM_USEC_PER_MIN, "03:15");
  rhom_fake_clock_set_wall_text (clock, "2026-10-25T00:30:00Z");
  assert_time_of_day (clock, 0, "02:30");
  assert_time_of_day (clock, 45 * RHOM_USEC_PER_MIN, "02:15");
}

static void
test_parse (void)
{
  const Case        good[] = { { "90s", 90 }, { "15m", 900 }, { "45", 2700 }, { "1h30m", 5400 }, { "1h", 3600 }, { "1h30m10s", 5410 }, { "0", 0 } };
  const char *const bad[] = { "", "m", "15x", "-5", "1m1h", "1m1m", "1h30", "15 m", "+5", "1e3", "99999999999999999999", "1.5h", " 5", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 length_usec = -1;

      g_assert_true (rhom_time_text_parse_length (good[i].text, &length_usec, &error));
      g_assert_no_error (error);
      g_assert_cmpint (length_usec, ==, good[i].seconds * RHOM_USEC_PER_SEC);
    }
  for (int i = 0; bad[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 length_usec = -1;

      g_test_message ("“%s”", bad[i]);
      g_assert_false (rhom_time_text_parse_length (bad[i], &length_usec, &error));
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
      g_assert_cmpint (length_usec, ==, -1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time-text/length", test_length);
  g_test_add_func ("/time-text/remaining", test_remaining);
  g_test_add_func ("/time-text/digits", test_digits);
  g_test_add_func ("/time-text/digits-round-up", test_digits_round_up);
  g_test_add_func ("/time-text/of-day", test_of_day);
  g_test_add_func ("/time-text/of-day-across-dst", test_of_day_across_dst);
  g_test_add_func ("/time-text/parse", test_parse);

  return g_test_run ();
}
