/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clock.h"

#include "core/clock-system.h"
#include "support/fake-clock.h"

/* The fake, which every other test trusts. */

static void
append_letter_cb (gpointer user_data)
{
  GString *log = user_data;

  g_string_append_c (log, 'a' + log->len);
}

typedef struct
{
  RhomClock *clock;
  GString   *log;
} Chain;

static void
set_another_cb (gpointer user_data)
{
  Chain *chain = user_data;

  g_string_append_c (chain->log, '1');
  rhom_clock_add_alarm (chain->clock, rhom_clock_get_elapsed_usec (chain->clock) + 5, append_letter_cb, chain->log);
}

static void
test_fake_order (void)
{
  g_autoptr (RhomFakeClock) fake = rhom_fake_clock_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  RhomClock *clock = RHOM_CLOCK (fake);
  gint64     now_usec = rhom_clock_get_elapsed_usec (clock);
  Chain      chain = { clock, log };
  guint      removed = rhom_clock_add_alarm (clock, now_usec + 15, set_another_cb, &chain);

  rhom_clock_add_alarm (clock, now_usec + 10, set_another_cb, &chain);
  rhom_clock_add_alarm (clock, now_usec + 14, append_letter_cb, log);
  rhom_clock_remove_alarm (clock, removed);
  rhom_fake_clock_advance (fake, 14);
  g_assert_cmpstr (log->str, ==, "1b");
  rhom_fake_clock_advance (fake, 1);
  g_assert_cmpstr (log->str, ==, "1bc");
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fake), ==, 0);
}

static void
test_fake_suspend (void)
{
  g_autoptr (RhomFakeClock) fake = rhom_fake_clock_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  RhomClock *clock = RHOM_CLOCK (fake);
  gint64     awake_usec = rhom_clock_get_awake_usec (clock);

  rhom_clock_add_alarm (clock, rhom_clock_get_elapsed_usec (clock) + 10, append_letter_cb, log);
  rhom_fake_clock_suspend (fake, 1000);
  g_assert_cmpstr (log->str, ==, "a");
  g_assert_cmpint (rhom_clock_get_awake_usec (clock), ==, awake_usec);
}

static void
assert_next (RhomFakeClock *fake,
             int            hour,
             const char    *expected_utc)
{
  g_autoptr (GDateTime) expected = g_date_time_new_from_iso8601 (expected_utc, NULL);

  g_assert_cmpint (rhom_clock_next_time_of_day (RHOM_CLOCK (fake), hour, 0), ==, g_date_time_to_unix (expected) * RHOM_USEC_PER_SEC);
}

static void
test_next_time_of_day (void)
{
  g_autoptr (RhomFakeClock) fake = rhom_fake_clock_new ();

  assert_next (fake, 10, "2026-03-02T10:00:00Z");
  assert_next (fake, 9, "2026-03-03T09:00:00Z");
  assert_next (fake, 6, "2026-03-03T06:00:00Z");
}

static void
test_next_time_of_day_across_dst (void)
{
  g_autoptr (RhomFakeClock) fake = rhom_fake_clock_new ();

  rhom_fake_clock_set_zone (fake, "Europe/Berlin");
  rhom_fake_clock_set_wall_text (fake, "2026-03-28T20:00:00Z");
  assert_next (fake, 6, "2026-03-29T04:00:00Z");
  rhom_fake_clock_set_wall_text (fake, "2026-10-24T20:00:00Z");
  assert_next (fake, 6, "2026-10-25T05:00:00Z");
}

static void
assert_morning (RhomFakeClock *fake,
                const char    *now,
                const char    *expected)
{
  g_autoptr (GDateTime) morning = g_date_time_new_from_iso8601 (expected, NULL);

  rhom_fake_clock_set_wall_text (fake, now);
  g_assert_cmpint (rhom_clock_next_morning (RHOM_CLOCK (fake)), ==, g_date_time_to_unix (morning) * RHOM_USEC_PER_SEC);
}

static void
test_next_morning (void)
{
  g_autoptr (RhomFakeClock) fake = rhom_fake_clock_new ();

  assert_morning (fake, "2026-03-02T09:00:00Z", "2026-03-03T06:00:00Z");
  assert_morning (fake, "2026-03-02T23:50:00Z", "2026-03-03T06:00:00Z");
  assert_morning (fake, "2026-03-03T01:30:00Z", "2026-03-03T06:00:00Z");
  assert_morning (fake, "2026-03-03T05:59:50Z", "2026-03-04T06:00:00Z");
}

/* The machine's own clock; the only test here that lets real time pass, and at most 50 ms of it. */

static void
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
}

static void
test_system_alarms (void)
{
  g_autoptr (RhomClock) clock = rhom_clock_system_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) log = g_string_new (NULL);
  gint64 start_usec = rhom_clock_get_elapsed_usec (clock);
  guint  removed = rhom_clock_add_alarm (clock, start_usec + 10000, append_letter_cb, log);

  rhom_clock_add_alarm (clock, start_usec + 50000, quit_cb, loop);
  rhom_clock_add_alarm (clock, start_usec + 20000, append_letter_cb, log);
  rhom_clock_add_alarm (clock, -5, append_letter_cb, log);
  rhom_clock_add_alarm (clock, 0, append_letter_cb, log);
  rhom_clock_remove_alarm (clock, removed);
  g_main_loop_run (loop);
  g_assert_cmpstr (log->str, ==, "abc");
  g_assert_cmpint (rhom_clock_get_elapsed_usec (clock), >=, start_usec + 50000);
}

static void
test_system_scales (void)
{
  g_autoptr (RhomClock) clock = rhom_clock_system_new ();
  gint64 wall_usec = rhom_clock_get_wall_usec (clock);
  gint64 awake_usec = rhom_clock_get_awake_usec (clock);

  g_assert_cmpint (rhom_clock_get_elapsed_usec (clock), >=, awake_usec);
  g_assert_cmpint (ABS (wall_usec - g_get_real_time ()), <, 10 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (ABS (rhom_clock_wall_to_elapsed (clock, wall_usec) - rhom_clock_get_elapsed_usec (clock)), <, 10 * RHOM_USEC_PER_SEC);
}

static void
test_system_new_destroy (void)
{
  RhomClock *clock = rhom_clock_system_new ();

  g_assert_finalize_object (clock);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/fake/order", test_fake_order);
  g_test_add_func ("/clock/fake/suspend", test_fake_suspend);
  g_test_add_func ("/clock/next-time-of-day", test_next_time_of_day);
  g_test_add_func ("/clock/next-time-of-day/dst", test_next_time_of_day_across_dst);
  g_test_add_func ("/clock/next-morning", test_next_morning);
  g_test_add_func ("/clock/system/alarms", test_system_alarms);
  g_test_add_func ("/clock/system/scales", test_system_scales);
  g_test_add_func ("/clock/system/new-destroy", test_system_new_destroy);

  return g_test_run ();
}
