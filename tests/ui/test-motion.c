/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/motion.h"

static const RhomMotion motion = { .start = 1.6, .end = 3.7, .end_hold = 1.2, .duration = 4.9 };

#define SECONDS(seconds) ((gint64) ((seconds) *RHOM_USEC_PER_SEC))

static double
at (const RhomPhase *phase,
    const RhomDose  *dose,
    double           seconds)
{
  return rhom_motion_get_seconds (&motion, phase, dose, SECONDS (seconds));
}

#define is(value, expected) g_assert_cmpfloat_with_epsilon (value, expected, 1e-6)

static void
test_hold (void)
{
  const RhomDose  dose = { .sets = 1, .seconds = 25 };
  const RhomPhase phase = { .kind = RHOM_PHASE_HOLD, .length_usec = SECONDS (25) };

  is (at (&phase, &dose, 0), motion.start);
  is (at (&phase, &dose, 1), motion.start + 1);
  is (at (&phase, &dose, 2.1), motion.end);
  is (at (&phase, &dose, 24.9), motion.end);
}

/* A physiotherapist may want a minute and more. */
static void
test_long_hold (void)
{
  const RhomDose  dose = { .sets = 1, .seconds = 90 };
  const RhomPhase phase = { .kind = RHOM_PHASE_HOLD, .length_usec = SECONDS (90) };

  is (at (&phase, &dose, 80), motion.end);
}

/* Most of a short hold is still a hold. */
static void
test_short_hold (void)
{
  const RhomDose  dose = { .sets = 1, .seconds = 3 };
  const RhomPhase phase = { .kind = RHOM_PHASE_HOLD, .length_usec = SECONDS (3) };

  is (at (&phase, &dose, 0.5), (motion.start + motion.end) / 2);
  is (at (&phase, &dose, 1), motion.end);
}

/* Walking is no position, however short it is. */
static void
test_activity (void)
{
  const RhomDose  dose = { .sets = 1, .goes_on = TRUE, .seconds = 30 };
  const RhomPhase phase = { .kind = RHOM_PHASE_HOLD, .length_usec = SECONDS (30) };

  is (at (&phase, &dose, 25), motion.start + 25);
}

static void
test_repetition (void)
{
  const RhomDose  dose = { .sets = 1, .repetitions = 3, .seconds = 10 };
  const RhomPhase phase = { .kind = RHOM_PHASE_REPEAT, .length_usec = SECONDS (30), .repetitions = 3, .repetition_usec = SECONDS (10) };

  is (at (&phase, &dose, 0), motion.start);
  is (at (&phase, &dose, 5), motion.start + motion.duration / 2);
  is (at (&phase, &dose, 10), motion.start);
  is (at (&phase, &dose, 15), motion.start + motion.duration / 2);
}

/* At the end position for as long as the dose says. */
static void
test_held_repetition (void)
{
  const RhomDose  dose = { .sets = 1, .repetitions = 3, .seconds = 8, .hold_seconds = 5 };
  const RhomPhase phase = { .kind = RHOM_PHASE_REPEAT, .length_usec = SECONDS (24), .repetitions = 3, .repetition_usec = SECONDS (8) };
  double          out = 3 * (motion.end - motion.start) / (motion.duration - motion.end_hold);

  is (at (&phase, &dose, 8), motion.start);
  is (at (&phase, &dose, 8 + out), motion.end);
  is (at (&phase, &dose, 8 + out + 5), motion.end + motion.end_hold);
  g_assert_cmpfloat (at (&phase, &dose, 15.999), <, motion.start + motion.duration);
}

static void
test_breath (void)
{
  const RhomDose  dose = { .sets = 1, .repetitions = 2, .seconds = 10, .in_seconds = 4, .out_seconds = 6 };
  const RhomPhase phase = { .kind = RHOM_PHASE_BREATHE, .length_usec = SECONDS (20), .repetitions = 2, .repetition_usec = SECONDS (10), .in_usec = SECONDS (4) };

  is (at (&phase, &dose, 10), motion.start);
  is (at (&phase, &dose, 12), (motion.start + motion.end) / 2);
  is (at (&phase, &dose, 14), motion.end + motion.end_hold);
  is (rhom_motion_get_breath (&phase, SECONDS (0)), 0);
  is (rhom_motion_get_breath (&phase, SECONDS (14)), 1);
  is (rhom_motion_get_breath (&phase, SECONDS (17)), 0.5);
}

/* Back where it began before it turns. */
static void
test_switch (void)
{
  const RhomDose  dose = { .has_sides = TRUE, .sets = 1, .seconds = 25 };
  const RhomPhase phase = { .kind = RHOM_PHASE_SWITCH, .length_usec = SECONDS (5) };

  is (at (&phase, &dose, 0), motion.end + motion.end_hold);
  is (rhom_motion_get_seconds (&motion, &phase, &dose, RHOM_MOTION_TURN_USEC), motion.start + motion.duration);
  is (at (&phase, &dose, 5), motion.start + motion.duration);
}

static void
test_stands (void)
{
  static const RhomMotion still = { 0 };
  const RhomDose          dose = { .sets = 1, .repetitions = 2, .seconds = 10 };
  const RhomPhase         phase = { .kind = RHOM_PHASE_REPEAT, .length_usec = SECONDS (20), .repetitions = 2, .repetition_usec = SECONDS (10) };

  is (rhom_motion_get_seconds (&still, &phase, &dose, SECONDS (7)), 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/motion/hold", test_hold);
  g_test_add_func ("/motion/long-hold", test_long_hold);
  g_test_add_func ("/motion/short-hold", test_short_hold);
  g_test_add_func ("/motion/activity", test_activity);
  g_test_add_func ("/motion/repetition", test_repetition);
  g_test_add_func ("/motion/held-repetition", test_held_repetition);
  g_test_add_func ("/motion/breath", test_breath);
  g_test_add_func ("/motion/switch", test_switch);
  g_test_add_func ("/motion/stands", test_stands);

  return g_test_run ();
}
