/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy.h"
#include "core/clock.h"

G_BEGIN_DECLS

/* What makes a difference is asked again so long after each answer. */
#define RHOM_TACT_ASK_SECONDS 30

/* A pause in typing of this length will do, and is waited for no longer than that. */
#define RHOM_TACT_GAP_SECONDS 3
#define RHOM_TACT_TYPING_SECONDS 60

/* How long an offer waits for an answer before it is made again. */
#define RHOM_REMINDER_SECONDS (5 * 60)

/**
 * RhomTactPurpose:
 * @RHOM_TACT_FOR_NOTHING: there is nothing to say
 * @RHOM_TACT_FOR_NUDGE: a reminder of posture or position
 * @RHOM_TACT_FOR_BREAK: the offer of a break
 */
typedef enum
{
  RHOM_TACT_FOR_NOTHING,
  RHOM_TACT_FOR_NUDGE,
  RHOM_TACT_FOR_BREAK,
} RhomTactPurpose;

/**
 * RhomTactStep:
 * @RHOM_TACT_IDLE: there is nothing to say
 * @RHOM_TACT_ASKING: whether it is a good moment was asked
 * @RHOM_TACT_HELD: it is not
 * @RHOM_TACT_QUIET: it may be said, but quietly
 * @RHOM_TACT_TYPING: it is, after a pause in typing
 * @RHOM_TACT_SAID: it was said
 */
typedef enum
{
  RHOM_TACT_IDLE,
  RHOM_TACT_ASKING,
  RHOM_TACT_HELD,
  RHOM_TACT_QUIET,
  RHOM_TACT_TYPING,
  RHOM_TACT_SAID,
} RhomTactStep;

/**
 * RhomTact:
 * @purpose: what is to be said
 * @step: how far that is
 * @shown: the last of %RHOM_TACT_HELD, %RHOM_TACT_QUIET and %RHOM_TACT_SAID, which stands while it is asked
 *   again; %RHOM_TACT_IDLE before the first
 * @kind: the reason, where @shown is held or quiet
 * @until_usec: when the step ends by itself, elapsed scale
 * @typing_end_usec: how long a pause in typing is waited for, however often it is asked again; 0 before that
 * @again_usec: when it is to be said again, once it was said
 * @settled_usec: when the last answer came, elapsed scale
 * @times: how often it was said
 *
 * How something to be said finds its moment. A plain value: who has it does
 * what a step stands for, and tells what comes of it.
 */
typedef struct
{
  RhomTactPurpose purpose;
  RhomTactStep    step;
  RhomTactStep    shown;
  RhomBusyKind    kind;
  gint64          until_usec;
  gint64          typing_end_usec;
  gint64          again_usec;
  gint64          settled_usec;
  int             times;
} RhomTact;

void rhom_tact_begin (RhomTact       *self,
                      RhomTactPurpose purpose,
                      gint64          now_usec);
void rhom_tact_drop (RhomTact *self);
void rhom_tact_pass (RhomTact *self,
                     gint64    now_usec);
void rhom_tact_ask_again (RhomTact *self,
                          gint64    now_usec);
void rhom_tact_take_answer (RhomTact             *self,
                            guint                 kinds,
                            const RhomBusyPolicy *policies,
                            gint64                now_usec);
void rhom_tact_take_gap (RhomTact *self,
                         gint64    now_usec);

G_END_DECLS
