/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/motion.h"

/*
 * Which moment of its motion a figure shows at which moment of a phase: into
 * the end position and staying there for a hold; one round for a repetition;
 * out for a breath in, and back for a breath out; and back to the beginning
 * before it turns to the other side.
 */

/* So much of a hold may be spent on getting there, at most. */
#define WAY_SHARE (1.0 / 3.0)

static double
get_back (const RhomMotion *motion)
{
  return motion->duration - (motion->end - motion->start) - motion->end_hold;
}

static double
in_hold (const RhomMotion *motion,
         const RhomPhase  *phase,
         const RhomDose   *dose,
         double            seconds)
{
  double way = motion->end - motion->start;
  double most = phase->length_usec * WAY_SHARE / RHOM_USEC_PER_SEC;

  if (dose->goes_on)
    return motion->start + seconds;
  if (way > most)
    seconds *= way / most;
  return MIN (motion->start + seconds, motion->end);
}

/* Out, stay, back. @hold: how long it stays. */
static double
in_round (const RhomMotion *motion,
          double            out,
          double            hold,
          double            back,
          double            seconds)
{
  if (seconds < out)
    return motion->start + (motion->end - motion->start) * seconds / out;
  if (seconds < out + hold)
    return motion->end + motion->end_hold * (seconds - out) / hold;
  return motion->end + motion->end_hold + get_back (motion) * (seconds - out - hold) / back;
}

static double
in_repetition (const RhomMotion *motion,
               const RhomPhase  *phase,
               const RhomDose   *dose,
               gint64            position_usec)
{
  double whole = phase->repetition_usec / (double) RHOM_USEC_PER_SEC;
  double seconds = (position_usec % phase->repetition_usec) / (double) RHOM_USEC_PER_SEC;
  double in = phase->in_usec / (double) RHOM_USEC_PER_SEC;
  double moving = whole - dose->hold_seconds;
  double out = moving * (motion->end - motion->start) / (motion->duration - motion->end_hold);

  if (phase->kind == RHOM_PHASE_BREATHE)
    return in_round (motion, in, 0, whole - in, seconds);
  if (dose->hold_seconds == 0)
    return motion->start + motion->duration * seconds / whole;
  return in_round (motion, out, dose->hold_seconds, moving - out, seconds);
}

/* From where a hold has left it. */
static double
on_the_way_back (const RhomMotion *motion,
                 const RhomDose   *dose,
                 gint64            position_usec)
{
  double share = MIN (1.0, position_usec / (double) RHOM_MOTION_TURN_USEC);

  if (dose->repetitions > 0)
    return motion->start;
  return motion->end + motion->end_hold + get_back (motion) * share;
}

/**
 * rhom_motion_get_seconds:
 * @dose: of the exercise
 * @position_usec: into the phase
 *
 * Returns: the second of its motion that the figure shows
 */
double
rhom_motion_get_seconds (const RhomMotion *motion,
                         const RhomPhase  *phase,
                         const RhomDose   *dose,
                         gint64            position_usec)
{
  if (motion->duration <= 0)
    return 0;
  switch (phase->kind)
    {
    case RHOM_PHASE_HOLD:
      return in_hold (motion, phase, dose, position_usec / (double) RHOM_USEC_PER_SEC);
    case RHOM_PHASE_REPEAT:
    case RHOM_PHASE_BREATHE:
      return in_repetition (motion, phase, dose, position_usec);
    case RHOM_PHASE_SWITCH:
    case RHOM_PHASE_REST:
      return on_the_way_back (motion, dose, position_usec);
    case RHOM_PHASE_READY:
    case RHOM_N_PHASE_KINDS:
    default:
      return motion->start;
    }
}

/**
 * rhom_motion_get_breath:
 *
 * Returns: how full the lungs are, 0 to 1
 */
double
rhom_motion_get_breath (const RhomPhase *phase,
                        gint64           position_usec)
{
  double at;

  g_assert (phase->kind == RHOM_PHASE_BREATHE);

  at = position_usec % phase->repetition_usec;
  if (at < phase->in_usec)
    return at / phase->in_usec;
  return 1 - (at - phase->in_usec) / (phase->repetition_usec - phase->in_usec);
}
