/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/therapy.h"

#include "core/error.h"
#include "support/fake-clock.h"

#define MIN_USEC RHOM_USEC_PER_MIN

typedef struct
{
  RhomFakeClock    *clock;
  RhomTherapy      *therapy;
  int               n_alarms;
  guint             ordinal; /* of the last alarm */
  int               n_checks;
  int               n_ready;
  int               n_changes;
  GHashTable       *events; /* (element-type utf8 utf8): the applications that were recorded */
  RhomTherapyRecord last;
} Fixture;

static void
alarm_cb (RhomTherapy *therapy,
          guint        ordinal,
          Fixture     *fixture)
{
  fixture->n_alarms++;
  fixture->ordinal = ordinal;
}

static void
recorded_cb (RhomTherapy             *therapy,
             const RhomTherapyRecord *record,
             Fixture                 *fixture)
{
  g_hash_table_add (fixture->events, g_strdup (record->event));
  fixture->last = *record;
}

static void
count_cb (int *count)
{
  (*count)++;
}

static void
make_therapy (Fixture *fixture)
{
  fixture->therapy = rhom_therapy_new (RHOM_CLOCK (fixture->clock));
  g_signal_connect (fixture->therapy, "alarm", G_CALLBACK (alarm_cb), fixture);
  g_signal_connect (fixture->therapy, "recorded", G_CALLBACK (recorded_cb), fixture);
  g_signal_connect_swapped (fixture->therapy, "check", G_CALLBACK (count_cb), &fixture->n_checks);
  g_signal_connect_swapped (fixture->therapy, "ready", G_CALLBACK (count_cb), &fixture->n_ready);
  g_signal_connect_swapped (fixture->therapy, "changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture->clock = rhom_fake_clock_new ();
  make_therapy (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->therapy);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
  g_hash_table_unref (fixture->events);
}

static void
advance (Fixture *fixture,
         double   minutes)
{
  rhom_fake_clock_advance (fixture->clock, minutes * MIN_USEC);
}

static RhomTherapyRequest
request (RhomTherapyKind kind,
         int             minutes)
{
  return (RhomTherapyRequest){ .kind = kind, .region = RHOM_REGION_NECK, .length_usec = minutes * MIN_USEC, .gap_usec = 5 * MIN_USEC, .has_cloth = TRUE };
}

static void
start_with (Fixture           *fixture,
            RhomTherapyRequest request)
{
  g_autoptr (GError) error = NULL;

  rhom_therapy_start (fixture->therapy, &request, &error);
  g_assert_no_error (error);
}

static void
start (Fixture        *fixture,
       RhomTherapyKind kind,
       int             minutes)
{
  start_with (fixture, request (kind, minutes));
}

static void
assert_refused (Fixture           *fixture,
                RhomTherapyRequest request,
                RhomError          code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rhom_therapy_start (fixture->therapy, &request, &error));
  g_assert_error (error, RHOM_ERROR, (int) code);
  g_assert_cmpint (rhom_therapy_get_state (fixture->therapy), ==, RHOM_THERAPY_STATE_IDLE);
}

static void
assert_length_refused (Fixture        *fixture,
                       RhomTherapyKind kind,
                       gint64          length_usec,
                       RhomError       code)
{
  RhomTherapyRequest wanted = request (kind, 0);

  wanted.length_usec = length_usec;
  assert_refused (fixture, wanted, code);
}

#define assert_state(fixture, expected) g_assert_cmpstr (rhom_therapy_state_to_id (rhom_therapy_get_state ((fixture)->therapy)), ==, expected)
#define assert_done(call)            \
  G_STMT_START                       \
  {                                  \
    g_autoptr (GError) error = NULL; \
    call;                            \
    g_assert_no_error (error);       \
  }                                  \
  G_STMT_END
#define assert_fails(call, code)                \
  G_STMT_START                                  \
  {                                             \
    g_autoptr (GError) error = NULL;            \
    g_assert_false (call);                      \
    g_assert_error (error, RHOM_ERROR, (code)); \
  }                                             \
  G_STMT_END

/* --- What may be started --- */

static void
test_limits (Fixture      *fixture,
             gconstpointer data)
{
  assert_length_refused (fixture, RHOM_THERAPY_ICE, 20 * MIN_USEC + 1, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_HEAT, 30 * MIN_USEC + 1, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_HEAT, 5 * MIN_USEC - 1, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_HEAT, G_MAXINT64, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_HEAT, G_MININT64, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_HEAT, 0, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_ALTERNATE, 10 * MIN_USEC - 1, RHOM_ERROR_OUT_OF_RANGE);
  assert_length_refused (fixture, RHOM_THERAPY_ALTERNATE, 15 * MIN_USEC + 1, RHOM_ERROR_OUT_OF_RANGE);
  start (fixture, RHOM_THERAPY_ICE, 20);
}

static void
test_gap_limits (Fixture      *fixture,
                 gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_ALTERNATE, 15);

  wanted.gap_usec = 5 * MIN_USEC - 1;
  assert_refused (fixture, wanted, RHOM_ERROR_OUT_OF_RANGE);
  wanted.gap_usec = 30 * MIN_USEC + 1;
  assert_refused (fixture, wanted, RHOM_ERROR_OUT_OF_RANGE);
}

static void
test_cloth (Fixture      *fixture,
            gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_HEAT, 15);

  wanted.has_cloth = FALSE;
  assert_refused (fixture, wanted, RHOM_ERROR_NO_CLOTH);
}

static void
test_long_heat (Fixture      *fixture,
                gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_HEAT, 21);

  assert_refused (fixture, wanted, RHOM_ERROR_ASK_LONG);
  wanted.confirmed = 1u << RHOM_THERAPY_DOUBT_LONG;
  start_with (fixture, wanted);
  /* Once is enough. */
  g_assert_true (rhom_therapy_extend (fixture->therapy, 9 * MIN_USEC, FALSE, NULL));
}

static void
test_fresh_injury (Fixture      *fixture,
                   gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_ALTERNATE, 15);

  wanted.began = RHOM_THERAPY_BEGAN_FRESH;
  assert_refused (fixture, wanted, RHOM_ERROR_ASK_FRESH_INJURY);
  wanted.kind = RHOM_THERAPY_HEAT;
  assert_refused (fixture, wanted, RHOM_ERROR_ASK_FRESH_INJURY);
  wanted.confirmed = ~(1u << RHOM_THERAPY_DOUBT_FRESH_INJURY);
  assert_refused (fixture, wanted, RHOM_ERROR_ASK_FRESH_INJURY);
  wanted.confirmed = 1u << RHOM_THERAPY_DOUBT_FRESH_INJURY;
  start_with (fixture, wanted);
}

static void
test_fresh_injury_with_ice (Fixture      *fixture,
                            gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_ICE, 15);

  wanted.began = RHOM_THERAPY_BEGAN_FRESH;
  start_with (fixture, wanted);
}

static void
test_capped (Fixture      *fixture,
             gconstpointer data)
{
  for (int caution = RHOM_THERAPY_CAUTION_NOT_ASKED; caution <= RHOM_THERAPY_CAUTION_CONDITIONS; caution++)
    {
      rhom_therapy_set_caution (fixture->therapy, caution);
      assert_refused (fixture, request (RHOM_THERAPY_HEAT, 11), RHOM_ERROR_OVER_CAP);
      assert_refused (fixture, request (RHOM_THERAPY_ICE, 11), RHOM_ERROR_OVER_CAP);
      assert_refused (fixture, request (RHOM_THERAPY_ALTERNATE, 11), RHOM_ERROR_OVER_CAP);
    }
  start (fixture, RHOM_THERAPY_HEAT, 9);
  assert_fails (rhom_therapy_extend (fixture->therapy, 2 * MIN_USEC, TRUE, &error), RHOM_ERROR_OVER_CAP);
  assert_done (rhom_therapy_extend (fixture->therapy, MIN_USEC, FALSE, &error));
}

/* Somebody answers the health questions under a pack. */
static void
test_capped_while_on (Fixture      *fixture,
                      gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 20);
  advance (fixture, 4);
  rhom_therapy_set_caution (fixture->therapy, RHOM_THERAPY_CAUTION_CONDITIONS);
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 6 * MIN_USEC);
  advance (fixture, 6);
  assert_state (fixture, "ended");
  g_assert_cmpint (fixture->n_alarms, ==, 1);
}

/* What is saved then can be read again. */
static void
test_uncapped_and_extended (Fixture      *fixture,
                            gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_HEAT, 29);

  wanted.confirmed = 1u << RHOM_THERAPY_DOUBT_LONG;
  start_with (fixture, wanted);
  rhom_therapy_set_caution (fixture->therapy, RHOM_THERAPY_CAUTION_CONDITIONS);
  rhom_therapy_set_caution (fixture->therapy, RHOM_THERAPY_CAUTION_NONE);
  assert_done (rhom_therapy_extend (fixture->therapy, 3 * MIN_USEC, FALSE, &error));
  g_assert_true (rhom_therapy_memory_check (rhom_therapy_get_memory (fixture->therapy), rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock)), NULL));
}

static void
test_capped_too_late (Fixture      *fixture,
                      gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ICE, 20);
  advance (fixture, 12);
  rhom_therapy_set_caution (fixture->therapy, RHOM_THERAPY_CAUTION_CONDITIONS);
  assert_state (fixture, "ended");
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (fixture->last.actual_usec, ==, 12 * MIN_USEC);
}

/* --- The end --- */

static void
test_alarm_until_acknowledged (Fixture      *fixture,
                               gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_advance (fixture->clock, 15 * MIN_USEC - 1);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  rhom_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  assert_state (fixture, "ended");
  g_assert_cmpint (fixture->last.acknowledged_wall_usec, ==, 0);
  advance (fixture, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 4);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  advance (fixture, 60);
  g_assert_cmpint (fixture->n_alarms, ==, 4);
  g_assert_cmpuint (g_hash_table_size (fixture->events), ==, 1);
  g_assert_cmpint (fixture->last.outcome, ==, RHOM_THERAPY_DONE);
  g_assert_cmpint (fixture->last.actual_usec, ==, 15 * MIN_USEC);
  g_assert_cmpint (fixture->last.acknowledged_wall_usec - fixture->last.ended_wall_usec, ==, MIN_USEC);
}

/* It slows down after ten minutes and gives the sound up after an hour, but the state stays. */
static void
test_nobody_answers (Fixture      *fixture,
                     gconstpointer data)
{
  int after_10_min;

  start (fixture, RHOM_THERAPY_ICE, 10);
  advance (fixture, 10);
  fixture->n_changes = 0;
  advance (fixture, 9.9);
  g_assert_false (rhom_therapy_is_unanswered (fixture->therapy));
  g_assert_cmpint (fixture->n_changes, ==, 0);
  advance (fixture, 0.1);
  g_assert_true (rhom_therapy_is_unanswered (fixture->therapy));
  g_assert_cmpint (fixture->n_changes, ==, 1);
  after_10_min = fixture->n_alarms;
  g_assert_cmpint (after_10_min, ==, 31);
  advance (fixture, 10);
  g_assert_cmpint (fixture->n_alarms, ==, after_10_min + 5);
  g_assert_true (rhom_therapy_is_under_way (fixture->therapy));
  advance (fixture, 24 * 60);
  g_assert_cmpint (fixture->n_alarms, ==, after_10_min + 25);
  assert_state (fixture, "ended");
  g_assert_false (rhom_therapy_is_under_way (fixture->therapy));
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
}

static void
test_end_while_asleep (Fixture      *fixture,
                       gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_suspend (fixture->clock, 8 * 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (fixture->n_checks, ==, 0);
  g_assert_cmpint (rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock)) - rhom_therapy_get_deadline_usec (fixture->therapy), ==, (8 * 60 - 15) * MIN_USEC);
  advance (fixture, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 4);
}

/* The lid is closed on the alarm: it goes on when there is somebody again. */
static void
test_sleep_while_sounding (Fixture      *fixture,
                           gconstpointer data)
{
  int n_before;

  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 15 + 5);
  n_before = fixture->n_alarms;
  fixture->n_changes = 0;
  rhom_fake_clock_suspend (fixture->clock, 60 * MIN_USEC);
  g_assert_cmpint (fixture->n_alarms, ==, n_before + 1);
  g_assert_cmpuint (fixture->ordinal, ==, 1);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  g_assert_false (rhom_therapy_is_unanswered (fixture->therapy));
  advance (fixture, 1);
  g_assert_cmpint (fixture->n_alarms, ==, n_before + 4);
  g_assert_true (rhom_therapy_is_under_way (fixture->therapy));
  /* Of its hour, the time asleep is none. */
  advance (fixture, 52);
  g_assert_true (rhom_therapy_is_under_way (fixture->therapy));
  advance (fixture, 3);
  g_assert_false (rhom_therapy_is_under_way (fixture->therapy));
}

/* The machine was off over the weekend: it is said, but not sounded for an hour. */
static void
test_end_long_ago (Fixture      *fixture,
                   gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  rhom_fake_clock_suspend (fixture->clock, 60 * 60 * MIN_USEC);
  advance (fixture, 60);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  assert_state (fixture, "ended");
}

static void
test_stop (Fixture      *fixture,
           gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 4);
  assert_done (rhom_therapy_stop (fixture->therapy, &error));
  g_assert_cmpuint (g_hash_table_size (fixture->events), ==, 1);
  g_assert_cmpint (fixture->last.outcome, ==, RHOM_THERAPY_STOPPED);
  g_assert_cmpint (fixture->last.actual_usec, ==, 4 * MIN_USEC);
  g_assert_cmpint (fixture->last.planned_usec, ==, 15 * MIN_USEC);
  g_assert_cmpint (fixture->last.acknowledged_wall_usec, ==, 0);
  advance (fixture, 60);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
}

/* --- Looks at the skin --- */

static void
test_checks (Fixture      *fixture,
             gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ICE, 20);
  advance (fixture, 4.99);
  g_assert_cmpint (fixture->n_checks, ==, 0);
  advance (fixture, 0.01);
  g_assert_cmpint (fixture->n_checks, ==, 1);
  assert_state (fixture, "checking");
  assert_done (rhom_therapy_answer_fine (fixture->therapy, &error));
  assert_state (fixture, "running");
  assert_fails (rhom_therapy_answer_fine (fixture->therapy, &error), RHOM_ERROR_NOT_NOW);
  advance (fixture, 5);
  g_assert_cmpint (fixture->n_checks, ==, 2);
  advance (fixture, 10);
  assert_state (fixture, "ended");
  g_assert_cmpint (rhom_therapy_get_memory (fixture->therapy)->check_usec, !=, 0);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  g_assert_cmpint (fixture->last.checks_asked, ==, 2);
  g_assert_cmpint (fixture->last.checks_answered, ==, 1);
}

static void
test_check_answered_at_the_end (Fixture      *fixture,
                                gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ICE, 10);
  advance (fixture, 11);
  assert_done (rhom_therapy_answer_fine (fixture->therapy, &error));
  assert_state (fixture, "ended");
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  g_assert_cmpint (fixture->last.checks_answered, ==, 1);
}

static void
test_skin_not_fine (Fixture      *fixture,
                    gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 20);
  advance (fixture, 5);
  assert_done (rhom_therapy_answer_stop (fixture->therapy, &error));
  assert_state (fixture, "idle");
  g_assert_cmpint (fixture->last.outcome, ==, RHOM_THERAPY_SKIN);
  g_assert_cmpint (fixture->last.checks_answered, ==, 1);
}

static void
test_check_moments (void)
{
  static const struct
  {
    int    minutes;
    double first;
    double second;
  } packs[] = { { 5, 2.5, 0 }, { 6, 5, 0 }, { 10, 5, 0 }, { 14, 5, 7 }, { 15, 5, 7.5 }, { 20, 5, 10 }, { 30, 5, 15 } };

  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      gint64 first_usec = rhom_therapy_rules_get_check_usec (packs[i].minutes * MIN_USEC, 0);
      gint64 second_usec = rhom_therapy_rules_get_check_usec (packs[i].minutes * MIN_USEC, first_usec);

      g_assert_cmpint (first_usec, ==, packs[i].first * MIN_USEC);
      g_assert_cmpint (second_usec, ==, packs[i].second * MIN_USEC);
      g_assert_cmpint (rhom_therapy_rules_get_check_usec (packs[i].minutes * MIN_USEC, packs[i].minutes * MIN_USEC), ==, 0);
    }
}

/* Slept through two: one is asked for. */
static void
test_checks_slept_through (Fixture      *fixture,
                           gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 20);
  rhom_fake_clock_suspend (fixture->clock, 12 * MIN_USEC);
  g_assert_cmpint (fixture->n_checks, ==, 1);
  advance (fixture, 7);
  g_assert_cmpint (fixture->n_checks, ==, 1);
}

/* --- Pause and more time --- */

static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ICE, 15);
  advance (fixture, 5);
  assert_state (fixture, "checking");
  assert_done (rhom_therapy_pause (fixture->therapy, &error));
  advance (fixture, 14);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 10 * MIN_USEC);
  assert_done (rhom_therapy_resume (fixture->therapy, &error));
  assert_state (fixture, "checking");
  g_assert_cmpint (fixture->n_checks, ==, 2);
  rhom_fake_clock_advance (fixture->clock, 10 * MIN_USEC - 1);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  rhom_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  g_assert_cmpint (fixture->last.actual_usec, ==, 15 * MIN_USEC);
}

/* Who forgot the timer may have forgotten the pack. */
static void
test_pause_forgotten (Fixture      *fixture,
                      gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 3);
  assert_done (rhom_therapy_pause (fixture->therapy, &error));
  advance (fixture, 15);
  assert_state (fixture, "ended");
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  g_assert_cmpint (fixture->last.outcome, ==, RHOM_THERAPY_LEFT);
  g_assert_cmpint (fixture->last.actual_usec, ==, 3 * MIN_USEC);
}

static void
test_extend (Fixture      *fixture,
             gconstpointer data)
{
  const gint64 bad[] = { 0, -MIN_USEC, G_MAXINT64, G_MININT64 };

  start (fixture, RHOM_THERAPY_HEAT, 15);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_fails (rhom_therapy_extend (fixture->therapy, bad[i], TRUE, &error), RHOM_ERROR_OUT_OF_RANGE);
  assert_done (rhom_therapy_extend (fixture->therapy, 5 * MIN_USEC, FALSE, &error));
  assert_fails (rhom_therapy_extend (fixture->therapy, 1, FALSE, &error), RHOM_ERROR_ASK_LONG);
  assert_done (rhom_therapy_extend (fixture->therapy, 5 * MIN_USEC, TRUE, &error));
  assert_fails (rhom_therapy_extend (fixture->therapy, 6 * MIN_USEC, TRUE, &error), RHOM_ERROR_OUT_OF_RANGE);
  assert_done (rhom_therapy_extend (fixture->therapy, 5 * MIN_USEC, FALSE, &error));
  advance (fixture, 29.9);
  g_assert_cmpint (fixture->n_alarms, ==, 0);
  advance (fixture, 0.1);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
}

static void
test_extend_others (Fixture      *fixture,
                    gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ICE, 10);
  assert_fails (rhom_therapy_extend (fixture->therapy, MIN_USEC, TRUE, &error), RHOM_ERROR_NOT_EXTENDABLE);
}

/* --- By turns --- */

static void
test_alternate (Fixture      *fixture,
                gconstpointer data)
{
  static const RhomTherapyKind packs[] = { RHOM_THERAPY_ICE, RHOM_THERAPY_HEAT, RHOM_THERAPY_ICE };

  start (fixture, RHOM_THERAPY_ALTERNATE, 15);
  for (gsize i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_assert_cmpint (rhom_therapy_memory_get_pack (rhom_therapy_get_memory (fixture->therapy)), ==, packs[i]);
      advance (fixture, 15);
      assert_state (fixture, "ended");
      assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
      if (i == G_N_ELEMENTS (packs) - 1)
        break;
      assert_state (fixture, "between");
      g_assert_cmpint (rhom_therapy_memory_get_pack (rhom_therapy_get_memory (fixture->therapy)), ==, packs[i + 1]);
      assert_fails (rhom_therapy_next (fixture->therapy, TRUE, &error), RHOM_ERROR_NOT_NOW);
      advance (fixture, 5);
      assert_state (fixture, "ready");
      assert_fails (rhom_therapy_next (fixture->therapy, FALSE, &error), RHOM_ERROR_NO_CLOTH);
      assert_done (rhom_therapy_next (fixture->therapy, TRUE, &error));
    }
  assert_state (fixture, "idle");
  g_assert_cmpint (fixture->n_ready, ==, 2);
  g_assert_cmpint (fixture->n_checks, ==, 6);
  g_assert_cmpuint (g_hash_table_size (fixture->events), ==, 1);
  g_assert_cmpint (fixture->last.outcome, ==, RHOM_THERAPY_DONE);
  g_assert_cmpint (fixture->last.actual_usec, ==, 45 * MIN_USEC);
  g_assert_cmpint (fixture->last.planned_usec, ==, 45 * MIN_USEC);
}

static void
test_alternate_left (Fixture      *fixture,
                     gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ALTERNATE, 10);
  advance (fixture, 10);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  advance (fixture, 20);
  assert_state (fixture, "idle");
  g_assert_cmpint (fixture->last.outcome, ==, RHOM_THERAPY_LEFT);
  g_assert_cmpint (fixture->last.actual_usec, ==, 10 * MIN_USEC);
  /* The rest counts from when the pack came off. */
  assert_refused (fixture, request (RHOM_THERAPY_ICE, 10), RHOM_ERROR_RESTING);
  advance (fixture, 25);
  assert_refused (fixture, request (RHOM_THERAPY_ICE, 10), RHOM_ERROR_ASK_SHORT_REST);
}

static void
test_alternate_capped (Fixture      *fixture,
                       gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ALTERNATE, 15);
  advance (fixture, 15);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  rhom_therapy_set_caution (fixture->therapy, RHOM_THERAPY_CAUTION_CONDITIONS);
  advance (fixture, 5);
  assert_done (rhom_therapy_next (fixture->therapy, TRUE, &error));
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 10 * MIN_USEC);
}

/* --- Rest --- */

static void
test_rest (Fixture      *fixture,
           gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_HEAT, 15);

  start_with (fixture, wanted);
  advance (fixture, 17);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  wanted.confirmed = ~0u;
  advance (fixture, 44.9);
  assert_refused (fixture, wanted, RHOM_ERROR_RESTING);
  fixture->n_changes = 0;
  advance (fixture, 0.1);
  g_assert_cmpint (fixture->n_changes, ==, 1);
  wanted.confirmed = 0;
  assert_refused (fixture, wanted, RHOM_ERROR_ASK_SHORT_REST);
  advance (fixture, 74.9);
  assert_refused (fixture, wanted, RHOM_ERROR_ASK_SHORT_REST);
  advance (fixture, 0.1);
  g_assert_cmpint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  start_with (fixture, wanted);
}

static void
test_rest_elsewhere (Fixture      *fixture,
                     gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_HEAT, 15);

  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 2);
  assert_done (rhom_therapy_stop (fixture->therapy, &error));
  wanted.region = RHOM_REGION_LOWER_BACK;
  start_with (fixture, wanted);
}

/* The wrong button: nobody waits three quarters of an hour for that. */
static void
test_rest_after_a_slip (Fixture      *fixture,
                        gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 0.9);
  assert_done (rhom_therapy_stop (fixture->therapy, &error));
  start (fixture, RHOM_THERAPY_ICE, 15);
}

/* It is on the scale that no clock setting moves. */
static void
test_rest_and_wall_clock (Fixture      *fixture,
                          gconstpointer data)
{
  gint64 wall_usec = rhom_clock_get_wall_usec (RHOM_CLOCK (fixture->clock));

  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 2);
  assert_done (rhom_therapy_stop (fixture->therapy, &error));
  rhom_fake_clock_set_wall (fixture->clock, wall_usec + 24 * 60 * MIN_USEC);
  assert_refused (fixture, request (RHOM_THERAPY_ICE, 10), RHOM_ERROR_RESTING);
  rhom_fake_clock_set_wall (fixture->clock, wall_usec - 24 * 60 * MIN_USEC);
  assert_refused (fixture, request (RHOM_THERAPY_ICE, 10), RHOM_ERROR_RESTING);
}

static void
test_wrong_moment (Fixture      *fixture,
                   gconstpointer data)
{
  RhomTherapyRequest wanted = request (RHOM_THERAPY_ICE, 10);

  g_assert_false (rhom_therapy_stop (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_pause (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_resume (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_acknowledge (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_answer_fine (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_answer_stop (fixture->therapy, NULL));
  g_assert_false (rhom_therapy_next (fixture->therapy, TRUE, NULL));
  g_assert_false (rhom_therapy_extend (fixture->therapy, MIN_USEC, FALSE, NULL));
  start (fixture, RHOM_THERAPY_HEAT, 15);
  g_assert_false (rhom_therapy_acknowledge (fixture->therapy, NULL));
  assert_fails (rhom_therapy_start (fixture->therapy, &wanted, &error), RHOM_ERROR_NOT_NOW);
  g_assert_cmpint (rhom_therapy_get_memory (fixture->therapy)->kind, ==, RHOM_THERAPY_HEAT);
}

/* --- Another process goes on --- */

static void
restart (Fixture *fixture,
         int      dead_minutes)
{
  RhomTherapyMemory memory = *rhom_therapy_get_memory (fixture->therapy);

  g_assert_finalize_object (fixture->therapy);
  advance (fixture, dead_minutes);
  make_therapy (fixture);
  rhom_therapy_restore (fixture->therapy, &memory);
}

static void
test_killed_while_running (Fixture      *fixture,
                           gconstpointer data)
{
  gint64 end_usec;

  start (fixture, RHOM_THERAPY_HEAT, 15);
  end_usec = rhom_therapy_get_deadline_usec (fixture->therapy);
  restart (fixture, 10);
  g_assert_cmpint (rhom_therapy_get_deadline_usec (fixture->therapy), ==, end_usec);
  g_assert_cmpint (rhom_therapy_get_memory (fixture->therapy)->region, ==, RHOM_REGION_NECK);
  g_assert_cmpint (fixture->n_checks, ==, 1);
  advance (fixture, 5);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  g_assert_cmpuint (g_hash_table_size (fixture->events), ==, 1);
  g_assert_cmpint (fixture->last.planned_usec, ==, 15 * MIN_USEC);
}

static void
test_killed_across_the_end (Fixture      *fixture,
                            gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  restart (fixture, 60);
  g_assert_cmpint (fixture->n_alarms, ==, 1);
  restart (fixture, 1);
  g_assert_cmpint (fixture->n_alarms, ==, 2);
  assert_done (rhom_therapy_stop (fixture->therapy, &error));
  g_assert_cmpuint (g_hash_table_size (fixture->events), ==, 1);
}

static void
test_killed_while_paused (Fixture      *fixture,
                          gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 4);
  assert_done (rhom_therapy_pause (fixture->therapy, &error));
  restart (fixture, 10);
  assert_state (fixture, "paused");
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 11 * MIN_USEC);
}

/* The buttons of what was asked before are dead. */
static void
test_killed_while_asking (Fixture      *fixture,
                          gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ALTERNATE, 15);
  advance (fixture, 5);
  restart (fixture, 1);
  assert_state (fixture, "checking");
  g_assert_cmpint (fixture->n_checks, ==, 2);
  advance (fixture, 9);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  advance (fixture, 5);
  restart (fixture, 1);
  assert_state (fixture, "ready");
  g_assert_cmpint (fixture->n_ready, ==, 2);
}

/* What was to be asked is over by now. */
static void
test_killed_while_asking_too_long (Fixture      *fixture,
                                   gconstpointer data)
{
  start (fixture, RHOM_THERAPY_ICE, 15);
  advance (fixture, 5);
  restart (fixture, 10);
  assert_state (fixture, "ended");
  g_assert_cmpint (fixture->n_checks, ==, 1);
}

static void
test_killed_while_resting (Fixture      *fixture,
                           gconstpointer data)
{
  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 4);
  assert_done (rhom_therapy_stop (fixture->therapy, &error));
  restart (fixture, 44);
  assert_refused (fixture, request (RHOM_THERAPY_ICE, 10), RHOM_ERROR_RESTING);
}

/* Less is allowed than when it was saved. */
static void
test_killed_and_capped (Fixture      *fixture,
                        gconstpointer data)
{
  RhomTherapyMemory memory;

  start (fixture, RHOM_THERAPY_HEAT, 15);
  advance (fixture, 4);
  memory = *rhom_therapy_get_memory (fixture->therapy);
  g_assert_finalize_object (fixture->therapy);
  make_therapy (fixture);
  rhom_therapy_set_caution (fixture->therapy, RHOM_THERAPY_CAUTION_CONDITIONS);
  rhom_therapy_restore (fixture->therapy, &memory);
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 6 * MIN_USEC);
}

/* A file must not keep a pack on for longer than a person could, nor make a place rest for ever. */
static void
test_impossible_memory (Fixture      *fixture,
                        gconstpointer data)
{
  RhomTherapyMemory good;
  gint64            now_usec;

  start (fixture, RHOM_THERAPY_ICE, 15);
  advance (fixture, 3);
  good = *rhom_therapy_get_memory (fixture->therapy);
  now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  g_assert_true (rhom_therapy_memory_check (&good, now_usec, NULL));
#define BAD(change)                                                                        \
  G_STMT_START                                                                             \
  {                                                                                        \
    RhomTherapyMemory bad = good;                                                          \
    change;                                                                                \
    assert_fails (rhom_therapy_memory_check (&bad, now_usec, &error), RHOM_ERROR_INVALID); \
  }                                                                                        \
  G_STMT_END
  BAD (bad.planned_usec = 21 * MIN_USEC);
  BAD ((bad.kind = RHOM_THERAPY_HEAT, bad.planned_usec = 21 * MIN_USEC));
  BAD ((bad.kind = RHOM_THERAPY_HEAT, bad.long_confirmed = 1, bad.planned_usec = 31 * MIN_USEC));
  BAD (bad.planned_usec = 0);
  BAD (bad.on_usec = -1);
  BAD (bad.on_usec = 16 * MIN_USEC);
  BAD (bad.since_usec = now_usec + 1);
  BAD (bad.since_usec = bad.start_usec - 1);
  BAD (bad.start_usec = 0);
  BAD (bad.phase = 1);
  BAD (bad.phase = -1);
  BAD (bad.before_usec = 1);
  BAD (bad.wanted_usec = 21 * MIN_USEC);
  BAD (bad.looked_usec = 21 * MIN_USEC);
  BAD (bad.checks_answered = 1);
  BAD (bad.check_usec = now_usec);
  BAD (bad.state = RHOM_THERAPY_STATE_CHECKING);
  BAD (bad.state = RHOM_THERAPY_STATE_ENDED);
  BAD (bad.state = RHOM_THERAPY_STATE_PAUSED);
  BAD ((bad.state = RHOM_THERAPY_STATE_READY, bad.off_usec = now_usec));
  BAD (bad.event[0] = '\0');
  BAD (bad.alarm_usec = now_usec + 1);
  BAD (bad.off_usec = now_usec + 1);
  BAD (bad.rest_usec[RHOM_REGION_NECK] = now_usec + 1);
  BAD ((bad.kind = RHOM_THERAPY_ALTERNATE, bad.gap_usec = 4 * MIN_USEC));
#undef BAD
}

static void
test_restore_impossible (Fixture      *fixture,
                         gconstpointer data)
{
  RhomTherapyMemory bad = { .state = RHOM_THERAPY_STATE_RUNNING };

  rhom_therapy_restore (fixture->therapy, &bad);
  assert_state (fixture, "idle");
}

/* What a file says of an application that is over is nothing to the next one. */
static void
test_restore_idle_with_leftovers (Fixture      *fixture,
                                  gconstpointer data)
{
  gint64            now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  RhomTherapyMemory stale = { .looked_usec = 15 * MIN_USEC, .on_usec = 14 * MIN_USEC, .phase = 2, .check_usec = now_usec, .outcome = RHOM_THERAPY_LEFT };

  rhom_therapy_restore (fixture->therapy, &stale);
  start (fixture, RHOM_THERAPY_ALTERNATE, 15);
  g_assert_cmpint (rhom_therapy_get_remaining_usec (fixture->therapy), ==, 15 * MIN_USEC);
  g_assert_cmpint (rhom_therapy_get_memory (fixture->therapy)->phase, ==, 0);
  advance (fixture, 5);
  g_assert_cmpint (fixture->n_checks, ==, 1);
  advance (fixture, 10);
  assert_done (rhom_therapy_acknowledge (fixture->therapy, &error));
  assert_state (fixture, "between");
}

/* What a state can lead to, it leads to a state that can be left again; and from anywhere one can stop. */
static void
test_table (void)
{
  gsize                  n_steps;
  const RhomTherapyStep *steps = rhom_therapy_step_get_all (&n_steps);

  for (int state = 0; state < RHOM_N_THERAPY_STATES; state++)
    {
      int n_out = 0;
      int n_in = 0;

      for (gsize i = 0; i < n_steps; i++)
        {
          n_out += steps[i].from == (RhomTherapyState) state && steps[i].to != (RhomTherapyState) state;
          n_in += steps[i].to == (RhomTherapyState) state && steps[i].from != (RhomTherapyState) state;
        }
      g_assert_cmpint (n_out, >, 0);
      g_assert_cmpint (n_in, >, 0);
      if (state != RHOM_THERAPY_STATE_IDLE)
        g_assert_nonnull (rhom_therapy_step_find (state, RHOM_THERAPY_EVENT_STOP));
    }
  for (int event = 0; event < RHOM_N_THERAPY_EVENTS; event++)
    g_assert_nonnull (rhom_therapy_event_to_id (event));
}

#define ADD(path, func) g_test_add ("/therapy/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("start/limits", test_limits);
  ADD ("start/gap-limits", test_gap_limits);
  ADD ("start/cloth", test_cloth);
  ADD ("start/long-heat", test_long_heat);
  ADD ("start/fresh-injury", test_fresh_injury);
  ADD ("start/fresh-injury-with-ice", test_fresh_injury_with_ice);
  ADD ("start/capped", test_capped);
  ADD ("cap/while-on", test_capped_while_on);
  ADD ("cap/lifted-and-extended", test_uncapped_and_extended);
  ADD ("cap/too-late", test_capped_too_late);
  ADD ("alarm/until-acknowledged", test_alarm_until_acknowledged);
  ADD ("alarm/nobody-answers", test_nobody_answers);
  ADD ("alarm/ended-asleep", test_end_while_asleep);
  ADD ("alarm/slept-through", test_sleep_while_sounding);
  ADD ("alarm/ended-long-ago", test_end_long_ago);
  ADD ("stop", test_stop);
  ADD ("check/asked-and-answered", test_checks);
  ADD ("check/answered-at-the-end", test_check_answered_at_the_end);
  ADD ("check/skin-not-fine", test_skin_not_fine);
  g_test_add_func ("/therapy/check/moments", test_check_moments);
  ADD ("check/slept-through", test_checks_slept_through);
  ADD ("pause/stands-still", test_pause);
  ADD ("pause/forgotten", test_pause_forgotten);
  ADD ("extend/heat", test_extend);
  ADD ("extend/others", test_extend_others);
  ADD ("alternate/whole", test_alternate);
  ADD ("alternate/left", test_alternate_left);
  ADD ("alternate/capped", test_alternate_capped);
  ADD ("rest/figures", test_rest);
  ADD ("rest/elsewhere", test_rest_elsewhere);
  ADD ("rest/after-a-slip", test_rest_after_a_slip);
  ADD ("rest/wall-clock", test_rest_and_wall_clock);
  ADD ("wrong-moment", test_wrong_moment);
  ADD ("restart/running", test_killed_while_running);
  ADD ("restart/across-the-end", test_killed_across_the_end);
  ADD ("restart/paused", test_killed_while_paused);
  ADD ("restart/asking", test_killed_while_asking);
  ADD ("restart/asking-too-long", test_killed_while_asking_too_long);
  ADD ("restart/resting", test_killed_while_resting);
  ADD ("restart/capped", test_killed_and_capped);
  ADD ("restart/impossible", test_impossible_memory);
  ADD ("restart/impossible-is-not-taken", test_restore_impossible);
  ADD ("restart/idle-with-leftovers", test_restore_idle_with_leftovers);
  g_test_add_func ("/therapy/table", test_table);

  return g_test_run ();
}
