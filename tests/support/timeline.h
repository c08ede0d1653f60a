/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"

G_BEGIN_DECLS

/**
 * TimelineStep:
 *
 * What happens, or must hold, so many seconds after the start of a story. Time
 * asleep counts, as it does on the elapsed scale.
 */
typedef enum
{
  /* Inputs. */
  LEAVES,       /* idle is noticed; value: seconds since the last sign */
  LOCKS,        /* the session is locked now */
  FALLS_ASLEEP, /* the machine announces sleep now */
  COMES_BACK,   /* present again */
  SLEEPS,       /* the machine sleeps; value: seconds */
  SETS_WALL,    /* somebody sets the clock; value: seconds it jumps by */
  TAKES,
  TAKES_SHORTER,
  FINISHES,
  SKIPS,
  SNOOZES,      /* value: seconds */
  PAUSES,       /* value: seconds; 0 = until resumed */
  PAUSES_UNTIL, /* value: seconds of wall time from now */
  RESUMES,
  REFUSES, /* the next command must fail with RHOM_ERROR_NOT_NOW */
  DISABLES,
  ENABLES,
  SETS_INTERVAL, /* value: seconds */
  GETS_BUSY,     /* what the desktop answers from now on; value: BUSY () bits, 0 = nothing */
  TELLS_BUSY,    /* the same, and the desktop says so unasked */
  FALLS_SILENT,  /* the desktop answers no question any more */
  IGNORES,       /* a policy; value: RhomBusyKind */
  TYPES,         /* from now on no pause in typing comes by itself */
  STOPS_TYPING,  /* one comes */
  IS_SORE,       /* value: whether */
  READS,         /* value: seconds; 0 = no more */
  PUTS_PACK_ON,
  TAKES_PACK_OFF,
  WANTS_POSTURE,  /* value: seconds between two reminders */
  WANTS_POSITION, /* stand after 2400 s, sit after 600 s */
  SETS_HOURS,     /* working hours 09:10-10:30 from Monday to Friday; a story begins on a Monday at 09:00 */

  /* Expectations. */
  IS,             /* value: a RhomBreakState */
  SAYS_WHY,       /* value: a RhomBreakWhy */
  WORKED,         /* value: seconds */
  ENDS_AT,        /* value: seconds after the start; -1 = no deadline */
  PROMPTED,       /* value: how many prompts so far */
  RECORDED,       /* value: how many records so far */
  LAST_WAS,       /* value: a RhomBreakOutcome */
  HAS_SKIPS,      /* value: how many in a row */
  NOTED,          /* value: how much was said silently so far */
  NUDGED,         /* value: how many reminders so far */
  LAST_NUDGE_WAS, /* value: a RhomNudge */
  ASKED,          /* value: how often the desktop was asked so far */
} TimelineEvent;

typedef struct
{
  int           at_seconds;
  TimelineEvent event;
  gint64        value;
} TimelineStep;

#define BUSY(kind) (1 << RHOM_BUSY_##kind)

void timeline_run (const TimelineStep *steps,
                   gsize               n_steps);

#define TIMELINE(name, ...)                       \
  static void                                     \
  name (void)                                     \
  {                                               \
    const TimelineStep steps[] = { __VA_ARGS__ }; \
    timeline_run (steps, G_N_ELEMENTS (steps));   \
  }

G_END_DECLS
