/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/player.h"

#include "support/fake-clock.h"

/* What was heard, as text: one word an event. */
typedef struct
{
  RhomFakeClock *clock;
  RhomProgramme *programme;
  RhomPlayer    *player;
  GString       *heard;
  guint          n_results;
  guint          n_changed;
} Fixture;

static const RhomDose hold = { .sets = 1, .seconds = 25 };
static const RhomDose hold_sides = { .has_sides = TRUE, .sets = 1, .seconds = 25 };
static const RhomDose sets_sides = { .has_sides = TRUE, .sets = 2, .seconds = 20, .rest_seconds = 30 };
static const RhomDose restless_sides = { .has_sides = TRUE, .sets = 2, .seconds = 20 };
static const RhomDose repeats = { .sets = 1, .repetitions = 5, .seconds = 6, .hold_seconds = 3 };
static const RhomDose repeats_sides = { .has_sides = TRUE, .sets = 1, .repetitions = 4, .seconds = 5 };
static const RhomDose breaths = { .sets = 1, .repetitions = 3, .seconds = 10, .in_seconds = 4, .out_seconds = 6 };
static const RhomDose lying = { .sets = 1, .seconds = 120 };

static const char *const phase_names[RHOM_N_PHASE_KINDS] = { "ready", "hold", "repeat", "breathe", "switch", "rest" };
static const char *const side_names[RHOM_N_SIDES] = { "", "-right", "-left" };

static void
entered_cb (RhomPlayer *player,
            Fixture    *fixture)
{
  const RhomPhase *phase = rhom_player_get_phase (player);

  g_string_append_printf (fixture->heard, "%s%s ", phase_names[phase->kind], side_names[phase->side]);
}

static void
completed_cb (RhomPlayer *player,
              Fixture    *fixture)
{
  if (rhom_phase_is_work (rhom_player_get_phase (player)))
    g_string_append (fixture->heard, "end ");
}

static void
moment_cb (RhomPlayer *player,
           int         kind,
           int         value,
           Fixture    *fixture)
{
  static const char *const names[] = { "n", "out", "cue", "half", "left" };

  g_string_append_printf (fixture->heard, "%s%d ", names[kind], value);
}

static void
result_cb (RhomPlayer *player,
           guint       exercise,
           Fixture    *fixture)
{
  fixture->n_results++;
}

static void
changed_cb (RhomPlayer *player,
            Fixture    *fixture)
{
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  fixture->programme = rhom_programme_new ();
  fixture->heard = g_string_new ("");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->player);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_finalize_object (fixture->clock);
  g_object_unref (fixture->programme);
  g_string_free (fixture->heard, TRUE);
}

static void
add (Fixture        *fixture,
     const RhomDose *dose,
     guint           n_steps)
{
  g_autofree char *id = g_strdup_printf ("card-%u", rhom_programme_get_n_exercises (fixture->programme));

  rhom_programme_add (fixture->programme, id, dose, n_steps);
}

static void
start (Fixture *fixture,
       gboolean is_attended)
{
  fixture->player = rhom_player_new (RHOM_CLOCK (fixture->clock), fixture->programme);
  g_signal_connect (fixture->player, "entered", G_CALLBACK (entered_cb), fixture);
  g_signal_connect (fixture->player, "completed", G_CALLBACK (completed_cb), fixture);
  g_signal_connect (fixture->player, "moment", G_CALLBACK (moment_cb), fixture);
  g_signal_connect (fixture->player, "result", G_CALLBACK (result_cb), fixture);
  g_signal_connect (fixture->player, "changed", G_CALLBACK (changed_cb), fixture);
  rhom_player_start (fixture->player, is_attended);
}

static void
play (Fixture        *fixture,
      const RhomDose *dose)
{
  add (fixture, dose, 0);
  start (fixture, TRUE);
}

static void
advance (Fixture *fixture,
         double   seconds)
{
  rhom_fake_clock_advance (fixture->clock, seconds * RHOM_USEC_PER_SEC);
}

static void
hears (Fixture    *fixture,
       const char *text)
{
  g_assert_cmpstr (g_strchomp (fixture->heard->str), ==, text);
  g_string_truncate (fixture->heard, 0);
}

#define is_in(fixture, name, position)                                                                                 \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_assert_cmpstr (phase_names[rhom_player_get_phase ((fixture)->player)->kind], ==, name);                          \
    g_assert_cmpint (rhom_player_get_position_usec ((fixture)->player), ==, (gint64) ((position) *RHOM_USEC_PER_SEC)); \
  }                                                                                                                    \
  G_STMT_END

#define result_is(fixture, exercise, what, right, left, none)                                                \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    RhomResult result_ = rhom_player_get_result ((fixture)->player, exercise);                               \
    g_assert_cmpstr (result_.began_usec > 0 ? rhom_exercise_outcome_to_id (result_.outcome) : "", ==, what); \
    g_assert_cmpint (result_.side_usec[RHOM_SIDE_RIGHT], ==, (gint64) ((right) *RHOM_USEC_PER_SEC));         \
    g_assert_cmpint (result_.side_usec[RHOM_SIDE_LEFT], ==, (gint64) ((left) *RHOM_USEC_PER_SEC));           \
    g_assert_cmpint (result_.side_usec[RHOM_SIDE_NONE], ==, (gint64) ((none) *RHOM_USEC_PER_SEC));           \
  }                                                                                                          \
  G_STMT_END

/* --- Phases --- */

static void
test_hold (Fixture      *fixture,
           gconstpointer data)
{
  play (fixture, &hold);
  advance (fixture, 30);
  hears (fixture, "ready left3 left2 left1 hold left10 left5 left3 left2 left1 end");
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_DONE);
  result_is (fixture, 0, "done", 0, 0, 25);
}

static void
test_sides (Fixture      *fixture,
            gconstpointer data)
{
  play (fixture, &hold_sides);
  advance (fixture, 60);
  hears (fixture, "ready-right left3 left2 left1 hold-right left10 left5 left3 left2 left1 end "
                  "switch-left left3 left2 left1 hold-left left10 left5 left3 left2 left1 end");
  result_is (fixture, 0, "done", 25, 25, 0);
}

static void
test_sets (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const expected[] = { "ready", "hold", "switch", "hold", "rest", "hold", "switch", "hold" };
  static const RhomSide    sides[] = { RHOM_SIDE_RIGHT, RHOM_SIDE_RIGHT, RHOM_SIDE_LEFT, RHOM_SIDE_LEFT, RHOM_SIDE_RIGHT, RHOM_SIDE_RIGHT, RHOM_SIDE_LEFT, RHOM_SIDE_LEFT };

  play (fixture, &sets_sides);
  g_assert_cmpuint (rhom_programme_get_n_phases (fixture->programme), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const RhomPhase *phase = rhom_player_get_phase (fixture->player);

      g_assert_cmpstr (phase_names[phase->kind], ==, expected[i]);
      g_assert_cmpint (phase->side, ==, sides[i]);
      g_assert_cmpint (phase->set, ==, i < 4 ? 1 : 2);
      rhom_fake_clock_advance (fixture->clock, phase->length_usec);
    }
  result_is (fixture, 0, "done", 40, 40, 0);
}

/* Without a rest there is still time to change sides. */
static void
test_restless (Fixture      *fixture,
               gconstpointer data)
{
  play (fixture, &restless_sides);
  advance (fixture, 5 + 20 + 5 + 20);
  is_in (fixture, "switch", 0);
  g_assert_cmpint (rhom_player_get_phase (fixture->player)->side, ==, RHOM_SIDE_RIGHT);
  advance (fixture, 5 + 20 + 5 + 20);
  g_assert_true (rhom_player_is_over (fixture->player));
}

static void
test_repeat (Fixture      *fixture,
             gconstpointer data)
{
  play (fixture, &repeats);
  advance (fixture, 5 + 13);
  g_assert_cmpint (rhom_player_get_repetition (fixture->player), ==, 3);
  advance (fixture, 17);
  hears (fixture, "ready left3 left2 left1 repeat n1 n2 n3 n4 n5 left3 left2 left1 end");
  g_assert_cmpint (rhom_player_get_result (fixture->player, 0).repetitions, ==, 5);
  result_is (fixture, 0, "done", 0, 0, 30);
}

static void
test_breathe (Fixture      *fixture,
              gconstpointer data)
{
  play (fixture, &breaths);
  advance (fixture, 35);
  hears (fixture, "ready left3 left2 left1 breathe n1 out1 n2 out2 n3 out3 left3 left2 left1 end");
}

static void
test_halfway (Fixture      *fixture,
              gconstpointer data)
{
  play (fixture, &lying);
  advance (fixture, 5 + 61);
  hears (fixture, "ready left3 left2 left1 hold half0");
}

/* The first step is for getting ready, the others share the work. */
static void
test_cues (Fixture      *fixture,
           gconstpointer data)
{
  add (fixture, &hold, 6);
  start (fixture, TRUE);
  g_assert_cmpint (rhom_player_get_cue (fixture->player), ==, 0);
  for (int i = 1; i <= 5; i++)
    {
      advance (fixture, 5);
      g_assert_cmpint (rhom_player_get_cue (fixture->player), ==, i);
    }
}

/* A counted one is explained at its first repetitions, and not all along. */
static void
test_cues_counted (Fixture      *fixture,
                   gconstpointer data)
{
  static const RhomDose quick = { .sets = 1, .repetitions = 10, .seconds = 3 };

  add (fixture, &quick, 4);
  start (fixture, TRUE);
  advance (fixture, 6);
  hears (fixture, "ready cue0 left3 left2 left1 repeat n1 cue1");
  advance (fixture, 12);
  hears (fixture, "n2 n3 cue2 n4 n5 cue3");
  advance (fixture, 11);
  hears (fixture, "n6 n7 n8 n9");
}

/* Who rests is told in time where to be. */
static void
test_cues_rest (Fixture      *fixture,
                gconstpointer data)
{
  static const RhomDose sets = { .sets = 2, .seconds = 4, .rest_seconds = 12 };

  add (fixture, &sets, 2);
  start (fixture, TRUE);
  advance (fixture, 9.5);
  g_string_truncate (fixture->heard, 0);
  g_assert_cmpint (rhom_player_get_cue (fixture->player), ==, 0);
  advance (fixture, 2);
  hears (fixture, "left10");
  advance (fixture, 2);
  hears (fixture, "cue0");
}

/* Where there is no time to say all of them, some are left out. */
static void
test_cues_short (Fixture      *fixture,
                 gconstpointer data)
{
  static const RhomDose brief = { .sets = 1, .seconds = 9 };

  add (fixture, &brief, 8);
  start (fixture, TRUE);
  advance (fixture, 5);
  g_assert_cmpint (rhom_player_get_cue (fixture->player), ==, 1);
  advance (fixture, 8);
  g_assert_cmpint (rhom_player_get_cue (fixture->player), ==, 2);
}

static void
test_next_exercise (Fixture      *fixture,
                    gconstpointer data)
{
  add (fixture, &hold, 0);
  add (fixture, &hold_sides, 0);
  start (fixture, TRUE);
  advance (fixture, 30);
  is_in (fixture, "ready", 0);
  g_assert_cmpuint (rhom_player_get_phase (fixture->player)->exercise, ==, 1);
  advance (fixture, 60);
  g_assert_true (rhom_player_is_over (fixture->player));
  g_assert_cmpuint (fixture->n_results, ==, 3);
}

/* --- Commands --- */

/* It goes on where it was, and never starts again. */
static void
test_pause (Fixture      *fixture,
            gconstpointer data)
{
  play (fixture, &hold);
  advance (fixture, 12);
  rhom_player_pause (fixture->player);
  rhom_player_pause (fixture->player);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_cmpint (rhom_player_get_deadline_usec (fixture->player), ==, 0);
  result_is (fixture, 0, "partly", 0, 0, 7);
  advance (fixture, 5000);
  is_in (fixture, "hold", 7);
  rhom_player_resume (fixture->player);
  rhom_player_resume (fixture->player);
  advance (fixture, 17.5);
  is_in (fixture, "hold", 24.5);
  advance (fixture, 0.5);
  hears (fixture, "ready left3 left2 left1 hold left10 left5 left3 left2 left1 end");
  result_is (fixture, 0, "done", 0, 0, 25);
}

static void
test_next (Fixture      *fixture,
           gconstpointer data)
{
  add (fixture, &hold_sides, 0);
  add (fixture, &hold, 0);
  start (fixture, TRUE);
  advance (fixture, 5 + 25 + 5 + 10);
  rhom_player_next (fixture->player);
  is_in (fixture, "ready", 0);
  result_is (fixture, 0, "partly", 25, 10, 0);
  rhom_player_next (fixture->player);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_DONE);
  result_is (fixture, 1, "skipped", 0, 0, 0);
}

static void
test_next_paused (Fixture      *fixture,
                  gconstpointer data)
{
  add (fixture, &hold, 3);
  add (fixture, &repeats, 3);
  start (fixture, TRUE);
  rhom_player_pause (fixture->player);
  rhom_player_next (fixture->player);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_PAUSED);
  g_assert_cmpint (rhom_player_get_cue (fixture->player), ==, 0);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  rhom_player_resume (fixture->player);
  advance (fixture, 5);
  is_in (fixture, "repeat", 0);
}

static void
test_previous (Fixture      *fixture,
               gconstpointer data)
{
  add (fixture, &hold, 0);
  add (fixture, &hold, 0);
  start (fixture, TRUE);
  advance (fixture, 30 + 5 + 8);
  rhom_player_previous (fixture->player);
  is_in (fixture, "ready", 0);
  g_assert_cmpuint (rhom_player_get_phase (fixture->player)->exercise, ==, 1);
  result_is (fixture, 1, "partly", 0, 0, 8);
  advance (fixture, 3);
  rhom_player_previous (fixture->player);
  g_assert_cmpuint (rhom_player_get_phase (fixture->player)->exercise, ==, 0);
  result_is (fixture, 0, "done", 0, 0, 25);
  rhom_player_previous (fixture->player);
  is_in (fixture, "ready", 0);
  advance (fixture, 60);
  result_is (fixture, 0, "done", 0, 0, 50);
  result_is (fixture, 1, "done", 0, 0, 33);
}

/* What is added to one side is added to the other. */
static void
test_extend (Fixture      *fixture,
             gconstpointer data)
{
  play (fixture, &hold_sides);
  advance (fixture, 5 + 20);
  rhom_player_extend (fixture->player);
  g_assert_cmpint (rhom_player_get_left_usec (fixture->player), ==, 15 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_player_get_total_usec (fixture->player), ==, 80 * RHOM_USEC_PER_SEC);
  advance (fixture, 15 + 5 + 35);
  result_is (fixture, 0, "done", 35, 35, 0);
}

static void
test_extend_second_side (Fixture      *fixture,
                         gconstpointer data)
{
  play (fixture, &hold_sides);
  advance (fixture, 5 + 25 + 5 + 24);
  rhom_player_extend (fixture->player);
  advance (fixture, 11);
  result_is (fixture, 0, "done", 25, 35, 0);
}

static void
test_extend_repetitions (Fixture      *fixture,
                         gconstpointer data)
{
  play (fixture, &repeats_sides);
  advance (fixture, 5 + 18);
  rhom_player_extend (fixture->player);
  advance (fixture, 12);
  hears (fixture, "ready-right left3 left2 left1 repeat-right n1 n2 n3 n4 left3 left2 n5 n6 left3 left2 left1 end switch-left");
  advance (fixture, 35);
  g_assert_cmpint (rhom_player_get_result (fixture->player, 0).repetitions, ==, 12);
}

static void
test_extend_breaths (Fixture      *fixture,
                     gconstpointer data)
{
  play (fixture, &breaths);
  advance (fixture, 6);
  rhom_player_extend (fixture->player);
  g_assert_cmpint (rhom_player_get_phase (fixture->player)->repetitions, ==, 4);
  g_assert_cmpint (rhom_player_get_left_usec (fixture->player), ==, 39 * RHOM_USEC_PER_SEC);
}

/* No step is said twice, and none before its turn. */
static void
test_extend_cues (Fixture      *fixture,
                  gconstpointer data)
{
  add (fixture, &hold, 6);
  start (fixture, TRUE);
  advance (fixture, 5 + 21);
  hears (fixture, "ready cue0 left3 left2 left1 hold cue1 cue2 cue3 cue4 left10 cue5 left5");
  rhom_player_extend (fixture->player);
  advance (fixture, 14);
  hears (fixture, "left10 left5 left3 left2 left1 end");
}

static void
test_extend_end (Fixture      *fixture,
                 gconstpointer data)
{
  play (fixture, &hold);
  for (int i = 0; i < 1000; i++)
    rhom_player_extend (fixture->player);
  g_assert_cmpint (rhom_player_get_phase (fixture->player)->length_usec, <=, RHOM_USEC_PER_HOUR + 10 * RHOM_USEC_PER_SEC);
}

static void
test_hurt (Fixture      *fixture,
           gconstpointer data)
{
  add (fixture, &hold, 0);
  add (fixture, &hold, 0);
  start (fixture, TRUE);
  advance (fixture, 5 + 10);
  rhom_player_hurt (fixture->player);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_HURT);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  result_is (fixture, 0, "hurt", 0, 0, 10);
  advance (fixture, 100);
  rhom_player_resume (fixture->player);
  rhom_player_extend (fixture->player);
  is_in (fixture, "hold", 10);
  rhom_player_next (fixture->player);
  advance (fixture, 30);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_DONE);
  result_is (fixture, 0, "hurt", 0, 0, 10);
  result_is (fixture, 1, "done", 0, 0, 25);
}

static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  add (fixture, &hold, 0);
  add (fixture, &hold, 0);
  start (fixture, TRUE);
  advance (fixture, 5 + 10);
  rhom_player_leave (fixture->player);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_LEFT);
  result_is (fixture, 0, "partly", 0, 0, 10);
  result_is (fixture, 1, "", 0, 0, 0);
  g_assert_cmpuint (fixture->n_results, ==, 1);
  rhom_player_resume (fixture->player);
  rhom_player_next (fixture->player);
  rhom_player_previous (fixture->player);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_LEFT);
}

/* --- Nobody there --- */

static void
test_unattended (Fixture      *fixture,
                 gconstpointer data)
{
  add (fixture, &hold, 0);
  start (fixture, FALSE);
  advance (fixture, 100);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_DONE);
  g_assert_cmpuint (fixture->n_results, ==, 0);
  result_is (fixture, 0, "", 0, 0, 0);
}

static void
test_unattended_left (Fixture      *fixture,
                      gconstpointer data)
{
  add (fixture, &hold, 0);
  start (fixture, FALSE);
  advance (fixture, 12);
  rhom_player_leave (fixture->player);
  g_assert_cmpuint (fixture->n_results, ==, 0);
  result_is (fixture, 0, "", 0, 0, 0);
}

/* Who comes in the middle has done the rest. */
static void
test_attended_late (Fixture      *fixture,
                    gconstpointer data)
{
  add (fixture, &hold, 0);
  start (fixture, FALSE);
  advance (fixture, 5 + 10);
  rhom_player_pause (fixture->player);
  rhom_player_resume (fixture->player);
  advance (fixture, 15);
  result_is (fixture, 0, "done", 0, 0, 15);
}

/* --- Sleep --- */

static void
sleeps_in (Fixture    *fixture,
           double      at_seconds,
           const char *phase,
           double      position)
{
  play (fixture, &sets_sides);
  advance (fixture, at_seconds);
  rhom_fake_clock_suspend (fixture->clock, 8 * RHOM_USEC_PER_HOUR);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_PAUSED);
  is_in (fixture, phase, position);
  rhom_player_resume (fixture->player);
  advance (fixture, 5 + 20 + 5 + 20 + 30 + 20 + 5 + 20 - at_seconds);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_DONE);
  result_is (fixture, 0, "done", 40, 40, 0);
}

static void
test_sleep_ready (Fixture      *fixture,
                  gconstpointer data)
{
  sleeps_in (fixture, 1.5, "ready", 1.5);
}

static void
test_sleep_hold (Fixture      *fixture,
                 gconstpointer data)
{
  sleeps_in (fixture, 5 + 7.25, "hold", 7.25);
}

static void
test_sleep_switch (Fixture      *fixture,
                   gconstpointer data)
{
  sleeps_in (fixture, 5 + 20 + 2, "switch", 2);
}

static void
test_sleep_rest (Fixture      *fixture,
                 gconstpointer data)
{
  sleeps_in (fixture, 5 + 20 + 5 + 20 + 29, "rest", 29);
}

static void
test_sleep_repeat (Fixture      *fixture,
                   gconstpointer data)
{
  play (fixture, &repeats);
  advance (fixture, 5 + 7);
  rhom_fake_clock_suspend (fixture->clock, 20 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_PAUSED);
  is_in (fixture, "repeat", 7);
}

static void
test_sleep_breathe (Fixture      *fixture,
                    gconstpointer data)
{
  play (fixture, &breaths);
  advance (fixture, 5 + 5);
  rhom_fake_clock_suspend (fixture->clock, 20 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_PAUSED);
  is_in (fixture, "breathe", 5);
}

/* A nap that ends before the next moment is found at the next look. */
static void
test_nap (Fixture      *fixture,
          gconstpointer data)
{
  play (fixture, &lying);
  advance (fixture, 5 + 10);
  rhom_fake_clock_suspend (fixture->clock, 20 * RHOM_USEC_PER_SEC);
  rhom_player_update (fixture->player);
  g_assert_cmpint (rhom_player_get_state (fixture->player), ==, RHOM_PLAYER_PAUSED);
  is_in (fixture, "hold", 10);
}

static void
test_sleep_paused (Fixture      *fixture,
                   gconstpointer data)
{
  play (fixture, &hold);
  advance (fixture, 5 + 10);
  rhom_player_pause (fixture->player);
  rhom_fake_clock_suspend (fixture->clock, RHOM_USEC_PER_HOUR);
  is_in (fixture, "hold", 10);
  rhom_player_resume (fixture->player);
  advance (fixture, 15);
  result_is (fixture, 0, "done", 0, 0, 25);
}

static void
test_wall (Fixture      *fixture,
           gconstpointer data)
{
  play (fixture, &hold);
  advance (fixture, 10);
  rhom_fake_clock_set_wall_text (fixture->clock, "2030-01-01T00:00:00Z");
  advance (fixture, 1);
  is_in (fixture, "hold", 6);
}

/* --- Everything --- */

/* An alarm for the next moment and no other, and nothing is said often. */
static void
test_quiet (Fixture      *fixture,
            gconstpointer data)
{
  play (fixture, &lying);
  advance (fixture, 5);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (fixture->clock), ==, 4);
  advance (fixture, 59);
  g_assert_cmpuint (rhom_fake_clock_get_n_fired (fixture->clock), ==, 4);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 1);
}

static void
check_invariants (Fixture *fixture)
{
  RhomPlayer      *player = fixture->player;
  const RhomPhase *phase = rhom_player_get_phase (player);
  gint64           now_usec = rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
  gboolean         plays = rhom_player_get_state (player) == RHOM_PLAYER_PLAYING;

  g_assert_cmpint (rhom_player_get_position_usec (player), >=, 0);
  g_assert_cmpint (rhom_player_get_left_usec (player), >=, 0);
  g_assert_cmpint (rhom_player_get_position_usec (player) + rhom_player_get_left_usec (player), ==, phase->length_usec);
  g_assert_cmpint (rhom_player_get_played_usec (player), <=, rhom_player_get_total_usec (player));
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, plays ? 1 : 0);
  if (plays)
    {
      g_assert_cmpint (rhom_player_get_deadline_usec (player), >, now_usec);
      g_assert_cmpint (rhom_player_get_deadline_usec (player) - now_usec, ==, rhom_player_get_left_usec (player));
      g_assert_cmpint (rhom_fake_clock_get_next_alarm (fixture->clock), >, now_usec);
      g_assert_cmpint (rhom_fake_clock_get_next_alarm (fixture->clock), <=, rhom_player_get_deadline_usec (player));
    }
}

/* What was done in all is the time that work has run. */
static void
check_tally (Fixture *fixture,
             gint64   worked_usec)
{
  gint64 tallied_usec = 0;

  for (guint i = 0; i < rhom_programme_get_n_exercises (fixture->programme); i++)
    {
      RhomResult result = rhom_player_get_result (fixture->player, i);

      g_assert_cmpint (result.repetitions, >=, 0);
      g_assert_true (result.began_usec > 0 || rhom_result_get_work_usec (&result) == 0);
      if (rhom_player_get_state (fixture->player) == RHOM_PLAYER_DONE)
        g_assert_cmpint (result.began_usec, >, 0);
      tallied_usec += rhom_result_get_work_usec (&result);
    }
  g_assert_cmpint (tallied_usec, ==, worked_usec);
}

/* By hand: time that passes while a phase of work runs. */
static gint64
pass_time (Fixture *fixture,
           gint64   length_usec)
{
  gint64 worked_usec = 0;

  while (length_usec > 0)
    {
      gboolean works = rhom_player_get_state (fixture->player) == RHOM_PLAYER_PLAYING && rhom_phase_is_work (rhom_player_get_phase (fixture->player));
      gint64   left_usec = rhom_player_get_left_usec (fixture->player);
      gint64   step_usec = rhom_player_get_state (fixture->player) == RHOM_PLAYER_PLAYING ? MIN (length_usec, left_usec) : length_usec;

      rhom_fake_clock_advance (fixture->clock, step_usec);
      worked_usec += works ? step_usec : 0;
      length_usec -= step_usec;
    }
  return worked_usec;
}

static gint64
do_something (Fixture *fixture,
              GRand   *random)
{
  switch (g_rand_int_range (random, 0, 16))
    {
    case 0:
      rhom_player_pause (fixture->player);
      break;
    case 1:
    case 2:
      rhom_player_resume (fixture->player);
      break;
    case 3:
      rhom_player_next (fixture->player);
      break;
    case 4:
      rhom_player_previous (fixture->player);
      break;
    case 5:
      rhom_player_extend (fixture->player);
      break;
    case 6:
      rhom_fake_clock_suspend (fixture->clock, g_rand_int_range (random, 1, 3600) * RHOM_USEC_PER_SEC);
      rhom_player_update (fixture->player);
      break;
    case 7:
      if (g_rand_int_range (random, 0, 20) == 0)
        rhom_player_hurt (fixture->player);
      break;
    case 8:
      if (g_rand_int_range (random, 0, 50) == 0)
        rhom_player_leave (fixture->player);
      break;
    default:
      return pass_time (fixture, g_rand_int_range (random, 1, 20 * (int) RHOM_USEC_PER_SEC));
    }
  return 0;
}

#define RANDOM_STEPS 100000

static void
test_random (void)
{
  static const RhomDose *const doses[] = { &hold, &sets_sides, &repeats, &restless_sides, &breaths, &repeats_sides };
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  int n_steps = 0;

  while (n_steps < RANDOM_STEPS)
    {
      Fixture fixture = { 0 };
      gint64  worked_usec = 0;

      set_up (&fixture, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (doses); i++)
        add (&fixture, doses[i], i);
      start (&fixture, TRUE);
      for (; !rhom_player_is_over (fixture.player) && n_steps < RANDOM_STEPS; n_steps++)
        {
          worked_usec += do_something (&fixture, random);
          check_invariants (&fixture);
        }
      rhom_player_leave (fixture.player);
      check_invariants (&fixture);
      check_tally (&fixture, worked_usec);
      tear_down (&fixture, NULL);
    }
}

/* Pauses, sleep and extensions leave both sides the same time. */
static void
test_random_sides (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (815);

  for (int run = 0; run < 200; run++)
    {
      Fixture    fixture = { 0 };
      RhomResult result;

      set_up (&fixture, NULL);
      play (&fixture, &sets_sides);
      while (!rhom_player_is_over (fixture.player))
        {
          int what = g_rand_int_range (random, 0, 8);

          if (what == 0 && rhom_player_get_phase (fixture.player)->side == RHOM_SIDE_RIGHT)
            rhom_player_extend (fixture.player);
          else if (what == 1)
            rhom_player_pause (fixture.player);
          else if (what == 2)
            rhom_fake_clock_suspend (fixture.clock, RHOM_USEC_PER_MIN);
          else if (what == 3)
            rhom_player_resume (fixture.player);
          else
            rhom_fake_clock_advance (fixture.clock, g_rand_int_range (random, 1, 10 * (int) RHOM_USEC_PER_SEC));
        }
      result = rhom_player_get_result (fixture.player, 0);
      g_assert_cmpint (result.side_usec[RHOM_SIDE_RIGHT], ==, result.side_usec[RHOM_SIDE_LEFT]);
      g_assert_cmpint (result.outcome, ==, RHOM_EXERCISE_DONE);
      tear_down (&fixture, NULL);
    }
}

#define ADD(path, function) g_test_add ("/player/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("phases/hold", test_hold);
  ADD ("phases/sides", test_sides);
  ADD ("phases/sets", test_sets);
  ADD ("phases/restless", test_restless);
  ADD ("phases/repeat", test_repeat);
  ADD ("phases/breathe", test_breathe);
  ADD ("phases/halfway", test_halfway);
  ADD ("phases/cues", test_cues);
  ADD ("phases/cues-counted", test_cues_counted);
  ADD ("phases/cues-rest", test_cues_rest);
  ADD ("phases/cues-short", test_cues_short);
  ADD ("phases/next-exercise", test_next_exercise);
  ADD ("commands/pause", test_pause);
  ADD ("commands/next", test_next);
  ADD ("commands/next-paused", test_next_paused);
  ADD ("commands/previous", test_previous);
  ADD ("commands/extend", test_extend);
  ADD ("commands/extend-second-side", test_extend_second_side);
  ADD ("commands/extend-repetitions", test_extend_repetitions);
  ADD ("commands/extend-breaths", test_extend_breaths);
  ADD ("commands/extend-cues", test_extend_cues);
  ADD ("commands/extend-end", test_extend_end);
  ADD ("commands/hurt", test_hurt);
  ADD ("commands/leave", test_leave);
  ADD ("attention/none", test_unattended);
  ADD ("attention/none-left", test_unattended_left);
  ADD ("attention/late", test_attended_late);
  ADD ("sleep/ready", test_sleep_ready);
  ADD ("sleep/hold", test_sleep_hold);
  ADD ("sleep/switch", test_sleep_switch);
  ADD ("sleep/rest", test_sleep_rest);
  ADD ("sleep/repeat", test_sleep_repeat);
  ADD ("sleep/breathe", test_sleep_breathe);
  ADD ("sleep/nap", test_nap);
  ADD ("sleep/paused", test_sleep_paused);
  ADD ("sleep/wall", test_wall);
  ADD ("quiet", test_quiet);
  g_test_add_func ("/player/random", test_random);
  g_test_add_func ("/player/random-sides", test_random_sides);

  return g_test_run ();
}
