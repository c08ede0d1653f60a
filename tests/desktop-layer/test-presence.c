/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/presence.h"

#include "fake-idle-source.h"
#include "support/fake-clock.h"

#define MSEC (RHOM_USEC_PER_SEC / 1000)
#define AWAY_MSEC 60000

typedef struct
{
  RhomFakeClock  *clock;    /* (owned) */
  RhomPresence   *presence; /* (owned) */
  FakeIdleSource *best;     /* (unowned) */
  FakeIdleSource *other;    /* (unowned): likewise fine */
  FakeIdleSource *coarse;   /* (unowned) */
  guint           n_changed;
  guint           n_gaps;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static FakeIdleSource *
add_source (Fixture    *fixture,
            const char *name,
            gboolean    is_fine)
{
  FakeIdleSource *source = fake_idle_source_new (name, is_fine);

  rhom_presence_add_source (fixture->presence, RHOM_IDLE_SOURCE (source));
  return source;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_HOUR);
  fixture->presence = rhom_presence_new (RHOM_CLOCK (fixture->clock), AWAY_MSEC);
  fixture->best = add_source (fixture, "best", TRUE);
  fixture->other = add_source (fixture, "other", TRUE);
  fixture->coarse = add_source (fixture, "coarse", FALSE);
  g_signal_connect_swapped (fixture->presence, "changed", G_CALLBACK (count_cb), &fixture->n_changed);
  g_signal_connect_swapped (fixture->presence, "gap", G_CALLBACK (count_cb), &fixture->n_gaps);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->presence);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
}

static gint64
get_now (Fixture *fixture)
{
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
}

static gint64
get_since (Fixture *fixture)
{
  return rhom_presence_get_idle_since_usec (fixture->presence);
}

/* Returns: since when */
static gint64
leave (Fixture        *fixture,
       FakeIdleSource *source)
{
  gint64 since_usec = get_now (fixture) - AWAY_MSEC * MSEC;

  rhom_idle_source_emit_idle (RHOM_IDLE_SOURCE (source), RHOM_IDLE_WATCH_AWAY, since_usec);
  return since_usec;
}

static void
touch (FakeIdleSource *source,
       RhomIdleWatch   watch)
{
  rhom_idle_source_emit_active (RHOM_IDLE_SOURCE (source), watch);
}

static void
pause_input (Fixture        *fixture,
             FakeIdleSource *source,
             RhomIdleWatch   watch)
{
  guint length_msec = fake_idle_source_get_watch (source, watch);

  g_assert_cmpuint (length_msec, !=, 0);
  rhom_fake_clock_advance (fixture->clock, length_msec * MSEC);
  rhom_idle_source_emit_idle (RHOM_IDLE_SOURCE (source), watch, get_now (fixture) - length_msec * MSEC);
}

#define assert_source(fixture, name) g_assert_cmpstr (rhom_presence_get_source ((fixture)->presence), ==, name)

/* --- Choosing --- */

static void
test_choice (Fixture      *fixture,
             gconstpointer data)
{
  assert_source (fixture, "none");
  fake_idle_source_set_available (fixture->coarse, TRUE);
  assert_source (fixture, "coarse");
  fake_idle_source_set_available (fixture->other, TRUE);
  assert_source (fixture, "other");
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->coarse, RHOM_IDLE_WATCH_AWAY), ==, 0);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->other, RHOM_IDLE_WATCH_AWAY), ==, AWAY_MSEC);
  fake_idle_source_set_available (fixture->best, TRUE);
  assert_source (fixture, "best");
  fake_idle_source_set_available (fixture->other, FALSE);
  assert_source (fixture, "best");
  fake_idle_source_set_available (fixture->best, FALSE);
  assert_source (fixture, "coarse");
  fake_idle_source_set_available (fixture->coarse, FALSE);
  assert_source (fixture, "none");
  g_assert_cmpuint (fixture->n_changed, ==, 5);
}

static void
test_only_the_chosen_is_heard (Fixture      *fixture,
                               gconstpointer data)
{
  fake_idle_source_set_available (fixture->best, TRUE);
  fake_idle_source_set_available (fixture->other, TRUE);
  leave (fixture, fixture->other);
  g_assert_cmpint (get_since (fixture), ==, 0);
}

/* It was away between two looks at it: its watches are lost, and set anew. */
static void
test_back_at_once (Fixture      *fixture,
                   gconstpointer data)
{
  fake_idle_source_set_available (fixture->best, TRUE);
  fake_idle_source_set_available (fixture->best, TRUE);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->best, RHOM_IDLE_WATCH_AWAY), ==, AWAY_MSEC);
}

static void
test_last_dies_while_away (Fixture      *fixture,
                           gconstpointer data)
{
  fake_idle_source_set_available (fixture->best, TRUE);
  leave (fixture, fixture->best);
  fixture->n_changed = 0;
  fake_idle_source_set_available (fixture->best, FALSE);
  g_assert_cmpint (get_since (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

/* Whoever is away stays away for the new source until there is input. */
static void
test_replaced_while_away (Fixture      *fixture,
                          gconstpointer data)
{
  gint64 since_usec;

  fake_idle_source_set_available (fixture->other, TRUE);
  since_usec = leave (fixture, fixture->other);
  fake_idle_source_set_available (fixture->best, TRUE);
  g_assert_cmpint (get_since (fixture), ==, since_usec);
  pause_input (fixture, fixture->best, RHOM_IDLE_WATCH_TOUCH);
  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_MIN);
  leave (fixture, fixture->best);
  g_assert_cmpint (get_since (fixture), ==, since_usec);
}

static void
test_replaced_while_somebody_works (Fixture      *fixture,
                                    gconstpointer data)
{
  fake_idle_source_set_available (fixture->other, TRUE);
  leave (fixture, fixture->other);
  fake_idle_source_set_available (fixture->best, TRUE);
  rhom_fake_clock_advance (fixture->clock, 5 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (get_since (fixture), ==, 0);
}

/* --- Coming back --- */

static void
test_return (Fixture      *fixture,
             gconstpointer data)
{
  gint64 since_usec;

  fake_idle_source_set_available (fixture->best, TRUE);
  since_usec = leave (fixture, fixture->best);
  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_HOUR);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  touch (fixture->best, RHOM_IDLE_WATCH_AWAY);
  g_assert_cmpint (get_since (fixture), ==, since_usec);
  fixture->n_changed = 0;
  rhom_fake_clock_advance (fixture->clock, 5 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (get_since (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->best, RHOM_IDLE_WATCH_TOUCH), ==, 0);
}

/* A touch in passing ends nothing, however often it happens, and leaves no alarm. */
static void
test_touch (Fixture      *fixture,
            gconstpointer data)
{
  gint64 since_usec;

  fake_idle_source_set_available (fixture->best, TRUE);
  since_usec = leave (fixture, fixture->best);
  fixture->n_changed = 0;
  for (int i = 0; i < 3; i++)
    {
      touch (fixture->best, RHOM_IDLE_WATCH_AWAY);
      pause_input (fixture, fixture->best, RHOM_IDLE_WATCH_TOUCH);
      g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
      rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_MIN);
      leave (fixture, fixture->best);
      g_assert_cmpuint (fake_idle_source_get_watch (fixture->best, RHOM_IDLE_WATCH_TOUCH), ==, 0);
    }
  g_assert_cmpint (get_since (fixture), ==, since_usec);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

/* Who turns a page now and then is there. */
static void
test_second_touch (Fixture      *fixture,
                   gconstpointer data)
{
  fake_idle_source_set_available (fixture->best, TRUE);
  leave (fixture, fixture->best);
  touch (fixture->best, RHOM_IDLE_WATCH_AWAY);
  pause_input (fixture, fixture->best, RHOM_IDLE_WATCH_TOUCH);
  rhom_fake_clock_advance (fixture->clock, 20 * RHOM_USEC_PER_SEC);
  touch (fixture->best, RHOM_IDLE_WATCH_TOUCH);
  g_assert_cmpint (get_since (fixture), ==, 0);
}

static void
test_confirmed (Fixture      *fixture,
                gconstpointer data)
{
  gint64 since_usec;

  fake_idle_source_set_available (fixture->best, TRUE);
  since_usec = leave (fixture, fixture->best);
  rhom_presence_confirm (fixture->presence);
  g_assert_cmpint (get_since (fixture), ==, since_usec);
  touch (fixture->best, RHOM_IDLE_WATCH_AWAY);
  rhom_presence_confirm (fixture->presence);
  g_assert_cmpint (get_since (fixture), ==, 0);
}

static void
test_coarse (Fixture      *fixture,
             gconstpointer data)
{
  fake_idle_source_set_available (fixture->coarse, TRUE);
  leave (fixture, fixture->coarse);
  touch (fixture->coarse, RHOM_IDLE_WATCH_AWAY);
  g_assert_cmpint (get_since (fixture), ==, 0);
}

/* --- Gaps --- */

static void
test_gap (Fixture      *fixture,
          gconstpointer data)
{
  fake_idle_source_set_available (fixture->best, TRUE);
  rhom_presence_await_gap (fixture->presence, 3 * RHOM_USEC_PER_SEC);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->best, RHOM_IDLE_WATCH_GAP), ==, 3000);
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  pause_input (fixture, fixture->best, RHOM_IDLE_WATCH_GAP);
  g_assert_cmpuint (fixture->n_gaps, ==, 1);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->best, RHOM_IDLE_WATCH_GAP), ==, 0);

  rhom_presence_await_gap (fixture->presence, RHOM_USEC_PER_SEC);
  rhom_presence_await_gap (fixture->presence, 0);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->best, RHOM_IDLE_WATCH_GAP), ==, 0);
  g_assert_cmpint (get_since (fixture), ==, 0);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Without anybody who can tell, the gap comes from the main loop; the data is whether there is a coarse source. */
static void
test_gap_untold (Fixture      *fixture,
                 gconstpointer data)
{
  fake_idle_source_set_available (fixture->coarse, data != NULL);
  g_assert_false (rhom_presence_can_tell_gap (fixture->presence));
  rhom_presence_await_gap (fixture->presence, 3 * RHOM_USEC_PER_SEC);
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  drain ();
  g_assert_cmpuint (fixture->n_gaps, ==, 1);

  rhom_presence_await_gap (fixture->presence, 3 * RHOM_USEC_PER_SEC);
  rhom_presence_await_gap (fixture->presence, 0);
  drain ();
  g_assert_cmpuint (fixture->n_gaps, ==, 1);
}

static void
test_gap_outlives_its_source (Fixture      *fixture,
                              gconstpointer data)
{
  fake_idle_source_set_available (fixture->best, TRUE);
  fake_idle_source_set_available (fixture->other, TRUE);
  rhom_presence_await_gap (fixture->presence, 3 * RHOM_USEC_PER_SEC);
  fake_idle_source_set_available (fixture->best, FALSE);
  g_assert_cmpuint (fake_idle_source_get_watch (fixture->other, RHOM_IDLE_WATCH_GAP), ==, 3000);
  fake_idle_source_set_available (fixture->other, FALSE);
  drain ();
  g_assert_cmpuint (fixture->n_gaps, ==, 1);
}

#define add(path, data, func) g_test_add ("/presence/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("choice", NULL, test_choice);
  add ("only-the-chosen-is-heard", NULL, test_only_the_chosen_is_heard);
  add ("back-at-once", NULL, test_back_at_once);
  add ("last-dies-while-away", NULL, test_last_dies_while_away);
  add ("replaced/away", NULL, test_replaced_while_away);
  add ("replaced/working", NULL, test_replaced_while_somebody_works);
  add ("return", NULL, test_return);
  add ("touch", NULL, test_touch);
  add ("second-touch", NULL, test_second_touch);
  add ("confirmed", NULL, test_confirmed);
  add ("coarse", NULL, test_coarse);
  add ("gap/told", NULL, test_gap);
  add ("gap/none", NULL, test_gap_untold);
  add ("gap/coarse", "", test_gap_untold);
  add ("gap/outlives-its-source", NULL, test_gap_outlives_its_source);

  return g_test_run ();
}
