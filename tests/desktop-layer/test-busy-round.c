/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/busy-round.h"

#include "support/fake-clock.h"

#define ALMOST_USEC (2 * RHOM_USEC_PER_SEC - 1)

typedef struct
{
  RhomFakeClock *clock; /* (owned) */
  RhomBusyRound *round; /* (owned) */
  guint          n_done;
} Fixture;

static void
done_cb (Fixture *fixture)
{
  fixture->n_done++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  fixture->round = rhom_busy_round_new (RHOM_CLOCK (fixture->clock), RHOM_BUSY_ALL_KINDS);
  g_signal_connect_swapped (fixture->round, "done", G_CALLBACK (done_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->round);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
assert_answer (Fixture       *fixture,
               RhomBusyKind   kind,
               RhomBusyAnswer answer)
{
  g_assert_cmpint (rhom_busy_round_get_finding (fixture->round, kind)->answer, ==, answer);
}

static void
test_nobody (Fixture      *fixture,
             gconstpointer data)
{
  rhom_busy_round_start (fixture->round);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 1);
  assert_answer (fixture, RHOM_BUSY_CAMERA, RHOM_BUSY_ANSWER_MISSING);
}

static void
test_all_end (Fixture      *fixture,
              gconstpointer data)
{
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_INHIBITOR);
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_INHIBITOR);
  rhom_busy_round_start (fixture->round);
  rhom_busy_round_tell (fixture->round, RHOM_BUSY_INHIBITOR, RHOM_BUSY_ANSWER_FREE, "kde", NULL);
  rhom_busy_round_end (fixture->round, RHOM_BUSY_INHIBITOR);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 0);
  rhom_busy_round_tell (fixture->round, RHOM_BUSY_INHIBITOR, RHOM_BUSY_ANSWER_BUSY, "logind", "mpv");
  rhom_busy_round_end (fixture->round, RHOM_BUSY_INHIBITOR);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 1);
  assert_answer (fixture, RHOM_BUSY_INHIBITOR, RHOM_BUSY_ANSWER_BUSY);
  g_assert_true (g_cancellable_is_cancelled (rhom_busy_round_get_cancellable (fixture->round)));
}

/* A detector that knows at once is done before the last one has begun. */
static void
test_ends_at_once (Fixture      *fixture,
                   gconstpointer data)
{
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_CAMERA);
  rhom_busy_round_end (fixture->round, RHOM_BUSY_CAMERA);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 0);
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_INHIBITOR);
  rhom_busy_round_start (fixture->round);
  rhom_busy_round_end (fixture->round, RHOM_BUSY_INHIBITOR);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 1);
}

static void
test_hangs (Fixture      *fixture,
            gconstpointer data)
{
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_MICROPHONE);
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_CAMERA);
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_FULL_SCREEN);
  rhom_busy_round_start (fixture->round);
  rhom_busy_round_tell (fixture->round, RHOM_BUSY_CAMERA, RHOM_BUSY_ANSWER_BUSY, "v4l", "Cheese");
  rhom_busy_round_tell (fixture->round, RHOM_BUSY_FULL_SCREEN, RHOM_BUSY_ANSWER_MISSING, NULL, NULL);
  rhom_busy_round_end (fixture->round, RHOM_BUSY_FULL_SCREEN);
  rhom_fake_clock_advance (fixture->clock, ALMOST_USEC);
  g_assert_cmpuint (fixture->n_done, ==, 0);
  rhom_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpuint (fixture->n_done, ==, 1);
  assert_answer (fixture, RHOM_BUSY_MICROPHONE, RHOM_BUSY_ANSWER_HUNG);
  assert_answer (fixture, RHOM_BUSY_CAMERA, RHOM_BUSY_ANSWER_BUSY);
  assert_answer (fixture, RHOM_BUSY_FULL_SCREEN, RHOM_BUSY_ANSWER_MISSING);
}

static void
test_too_late (Fixture      *fixture,
               gconstpointer data)
{
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_MICROPHONE);
  rhom_busy_round_start (fixture->round);
  rhom_fake_clock_advance (fixture->clock, ALMOST_USEC + 1);
  rhom_busy_round_tell (fixture->round, RHOM_BUSY_MICROPHONE, RHOM_BUSY_ANSWER_BUSY, "pulse", "Call");
  rhom_busy_round_end (fixture->round, RHOM_BUSY_MICROPHONE);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 1);
  assert_answer (fixture, RHOM_BUSY_MICROPHONE, RHOM_BUSY_ANSWER_HUNG);
}

static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  rhom_busy_round_begin (fixture->round, RHOM_BUSY_MICROPHONE);
  rhom_busy_round_start (fixture->round);
  rhom_busy_round_stop (fixture->round);
  rhom_fake_clock_advance (fixture->clock, ALMOST_USEC + 1);
  drain ();
  g_assert_cmpuint (fixture->n_done, ==, 0);
}

#define add(path, func) g_test_add ("/busy-round/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("nobody", test_nobody);
  add ("all-end", test_all_end);
  add ("ends-at-once", test_ends_at_once);
  add ("hangs", test_hangs);
  add ("too-late", test_too_late);
  add ("stopped", test_stopped);

  return g_test_run ();
}
