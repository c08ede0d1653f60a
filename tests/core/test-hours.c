/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hours.h"

#include "core/error.h"
#include "support/fake-clock.h"

#include <locale.h>

static RhomHours *
parse (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, "|", -1);
  g_autoptr (GError) error = NULL;
  RhomHours *hours = rhom_hours_new ((const char *const *) words, &error);

  g_assert_no_error (error);
  return hours;
}

static void
test_words (void)
{
  g_autoptr (RhomHours) hours = parse ("tue 22:00-06:00|mon 13:00-17:30|mon 09:00-12:30|sun 00:00-24:00");
  gsize                 n_ranges;
  const RhomHoursRange *ranges = rhom_hours_get_ranges (hours, &n_ranges);
  g_auto (GStrv) words = rhom_hours_dup_words (ranges, n_ranges);
  g_autofree char *joined = g_strjoinv ("|", words);

  g_assert_cmpstr (joined, ==, "mon 09:00-12:30|mon 13:00-17:30|tue 22:00-06:00|sun 00:00-24:00");
}

static void
test_refused (void)
{
  const char *const bad[] = { "", "mon", "mon ", "mon 9:00-17:00", "mon 09:00", "mon 09:00-", "mon 09:00-25:00", "mon 24:00-25:00", "mon 24:00-01:00", "mon 09:60-10:00", "Mon 09:00-17:00",
                              "mon  09:00-17:00", "mon 09:00-17:00 ", "day 09:00-17:00", "mon 09:00-00:00", "mon 09:00-09:00", "mon 09.00-17.00", "mon 0a:00-17:00", "\xff 09:00-17:00", "monday 09:00-17:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const char *const words[] = { "tue 09:00-17:00", bad[i], NULL };
      g_autoptr (GError) error = NULL;

      g_assert_null (rhom_hours_new (words, &error));
      g_assert_error (error, RHOM_ERROR, RHOM_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* One moment in one zone, and what there is to see. Both in UTC, but for the zone. */
typedef struct
{
  const char *hours;
  const char *zone;
  const char *now;
  gboolean    is_open;
  const char *until; /* (nullable) */
} Case;

static const Case cases[] = {
  /* An ordinary week; 2026-03-02 is a Monday. */
  { "mon 09:00-12:30|mon 13:00-17:00", "UTC", "2026-03-02T08:59:59Z", FALSE, "2026-03-02T09:00:00Z" },
  { "mon 09:00-12:30|mon 13:00-17:00", "UTC", "2026-03-02T09:00:00Z", TRUE, "2026-03-02T12:30:00Z" },
  { "mon 09:00-12:30|mon 13:00-17:00", "UTC", "2026-03-02T12:30:00Z", FALSE, "2026-03-02T13:00:00Z" },
  { "mon 09:00-12:30|mon 13:00-17:00", "UTC", "2026-03-02T17:00:00Z", FALSE, "2026-03-09T09:00:00Z" },
  { "", "UTC", "2026-03-02T12:00:00Z", FALSE, NULL },
  /* Ranges that touch and overlap are one. */
  { "mon 09:00-12:00|mon 12:00-13:00|mon 11:00-14:00", "UTC", "2026-03-02T10:00:00Z", TRUE, "2026-03-02T14:00:00Z" },
  { "mon 09:00-18:00|mon 12:00-13:00", "UTC", "2026-03-02T10:00:00Z", TRUE, "2026-03-02T18:00:00Z" },
  { "mon 09:00-24:00|tue 00:00-02:00", "UTC", "2026-03-02T10:00:00Z", TRUE, "2026-03-03T02:00:00Z" },
  /* Over midnight, and over the end of the week. */
  { "mon 22:00-06:00", "UTC", "2026-03-02T23:00:00Z", TRUE, "2026-03-03T06:00:00Z" },
  { "mon 22:00-06:00", "UTC", "2026-03-03T05:59:59Z", TRUE, "2026-03-03T06:00:00Z" },
  { "mon 22:00-06:00", "UTC", "2026-03-02T05:00:00Z", FALSE, "2026-03-02T22:00:00Z" },
  { "sun 22:00-06:00", "UTC", "2026-03-02T05:00:00Z", TRUE, "2026-03-02T06:00:00Z" },
  /* Always. */
  { "mon 00:00-24:00|tue 00:00-24:00|wed 00:00-24:00|thu 00:00-24:00|fri 00:00-24:00|sat 00:00-24:00|sun 00:00-24:00", "UTC", "2026-03-02T10:00:00Z", TRUE, NULL },
  { "mon 00:00-24:00|tue 00:00-24:00|wed 00:00-24:00|thu 00:00-24:00|fri 00:00-24:00|sat 00:00-24:00", "UTC", "2026-03-02T10:00:00Z", TRUE, "2026-03-08T00:00:00Z" },
  /* It is another day here than at Greenwich. */
  { "tue 09:00-17:00", "Asia/Tokyo", "2026-03-03T00:30:00Z", TRUE, "2026-03-03T08:00:00Z" },
  { "mon 09:00-17:00", "America/Los_Angeles", "2026-03-03T00:30:00Z", TRUE, "2026-03-03T01:00:00Z" },
  /* Berlin puts the clocks forward at 01:00 UTC on Sunday, 2026-03-29: that night is short … */
  { "sat 22:00-06:00", "Europe/Berlin", "2026-03-28T21:30:00Z", TRUE, "2026-03-29T04:00:00Z" },
  { "sun 00:00-04:00", "Europe/Berlin", "2026-03-28T23:30:00Z", TRUE, "2026-03-29T02:00:00Z" },
  /* … what begins at a time that it leaves out begins as the clocks are put forward … */
  { "sun 02:30-05:00", "Europe/Berlin", "2026-03-29T00:00:00Z", FALSE, "2026-03-29T01:00:00Z" },
  { "sun 02:30-05:00", "Europe/Berlin", "2026-03-29T01:00:00Z", TRUE, "2026-03-29T03:00:00Z" },
  /* … and Monday is as ever. */
  { "mon 09:00-17:00", "Europe/Berlin", "2026-03-28T12:00:00Z", FALSE, "2026-03-30T07:00:00Z" },
  /* It puts them back at 01:00 UTC on Sunday, 2026-10-25: that night is long. */
  { "sat 22:00-06:00", "Europe/Berlin", "2026-10-24T21:30:00Z", TRUE, "2026-10-25T05:00:00Z" },
  { "sun 02:30-05:00", "Europe/Berlin", "2026-10-25T00:00:00Z", FALSE, "2026-10-25T01:30:00Z" },
  { "mon 09:00-17:00", "Europe/Berlin", "2026-10-24T12:00:00Z", FALSE, "2026-10-26T08:00:00Z" },
  /* Lord Howe Island changes by half an hour: back at 15:00 UTC on 2026-04-04, ahead at 15:30 UTC on 2026-10-03. */
  { "sat 22:00-06:00", "Australia/Lord_Howe", "2026-04-04T12:00:00Z", TRUE, "2026-04-04T19:30:00Z" },
  { "sat 22:00-06:00", "Australia/Lord_Howe", "2026-10-03T12:00:00Z", TRUE, "2026-10-03T19:00:00Z" },
};

static void
assert_case (const Case *c)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomHours) hours = *c->hours != '\0' ? parse (c->hours) : rhom_hours_new ((const char *const[]){ NULL }, NULL);
  gint64   until_usec;
  gboolean is_open;

  rhom_fake_clock_set_zone (clock, c->zone);
  rhom_fake_clock_set_wall_text (clock, c->now);
  is_open = rhom_hours_look (hours, RHOM_CLOCK (clock), &until_usec);
  g_test_message ("%s, %s, %s", c->hours, c->zone, c->now);
  g_assert_cmpint (is_open, ==, c->is_open);
  if (c->until == NULL)
    {
      g_assert_cmpint (until_usec, ==, 0);
    }
  else
    {
      g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc (until_usec / RHOM_USEC_PER_SEC);
      g_autofree char *text = g_date_time_format (until, "%Y-%m-%dT%H:%M:%SZ");

      g_assert_cmpstr (text, ==, c->until);
    }
}

static void
test_look (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_case (&cases[i]);
}

/* From one change to the next: never the same twice, and always ahead, through every change of the clocks of two years. */
static void
test_changes_alternate (gconstpointer data)
{
  g_autoptr (RhomFakeClock) clock = rhom_fake_clock_new ();
  g_autoptr (RhomHours) hours = parse ("mon 22:00-02:30|wed 09:00-17:00|sat 23:00-03:00|sun 01:45-02:15|sun 02:30-04:00");
  gboolean was_open;
  gint64   until_usec;

  rhom_fake_clock_set_zone (clock, data);
  was_open = rhom_hours_look (hours, RHOM_CLOCK (clock), &until_usec);
  for (int i = 0; i < 2 * 52 * 5; i++)
    {
      g_assert_cmpint (until_usec, >, rhom_clock_get_wall_usec (RHOM_CLOCK (clock)));
      rhom_fake_clock_advance (clock, until_usec - rhom_clock_get_wall_usec (RHOM_CLOCK (clock)));
      g_assert_cmpint (rhom_hours_look (hours, RHOM_CLOCK (clock), &until_usec), ==, !was_open);
      was_open = !was_open;
    }
}

static void
test_days (void)
{
  g_autoptr (RhomHours) same = parse ("mon 09:00-12:00|mon 13:00-17:00|tue 13:00-17:00|tue 09:00-12:00");
  g_autoptr (RhomHours) different = parse ("mon 09:00-12:00|tue 09:00-13:00");
  g_auto (GStrv) words = rhom_hours_dup_words_for_days (different, 2, 1 << 1 | 1 << 5);
  g_autofree char *joined = g_strjoinv ("|", words);

  g_assert_cmpuint (rhom_hours_get_days (same), ==, 1 << 1 | 1 << 2);
  g_assert_true (rhom_hours_is_same_for_all_days (same));
  g_assert_false (rhom_hours_is_same_for_all_days (different));
  g_assert_cmpstr (joined, ==, "mon 09:00-13:00|fri 09:00-13:00");
}

static void
test_first_weekday (void)
{
  int first;

  first = rhom_hours_get_first_weekday ();
  g_assert_cmpint (first, >=, 1);
  g_assert_cmpint (first, <=, 7);
  if (setlocale (LC_TIME, "en_US.UTF-8") != NULL)
    g_assert_cmpint (rhom_hours_get_first_weekday (), ==, 7);
  if (setlocale (LC_TIME, "de_DE.UTF-8") != NULL)
    g_assert_cmpint (rhom_hours_get_first_weekday (), ==, 1);
  setlocale (LC_TIME, "C");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hours/words", test_words);
  g_test_add_func ("/hours/refused", test_refused);
  g_test_add_func ("/hours/look", test_look);
  g_test_add_data_func ("/hours/alternate/berlin", "Europe/Berlin", test_changes_alternate);
  g_test_add_data_func ("/hours/alternate/lord-howe", "Australia/Lord_Howe", test_changes_alternate);
  g_test_add_data_func ("/hours/alternate/new-york", "America/New_York", test_changes_alternate);
  g_test_add_func ("/hours/days", test_days);
  g_test_add_func ("/hours/first-weekday", test_first_weekday);

  return g_test_run ();
}
