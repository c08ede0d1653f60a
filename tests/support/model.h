/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"

G_BEGIN_DECLS

/**
 * ModelEventKind:
 *
 * What can happen to a scheduler. Most have a value, from which the length or
 * the choice is made.
 */
typedef enum
{
  MODEL_WAITS, /* time goes by */
  MODEL_LEAVES,
  MODEL_COMES_BACK,
  MODEL_LOCKS,
  MODEL_UNLOCKS,
  MODEL_SLEEPS, /* announced */
  MODEL_NAPS,   /* unannounced */
  MODEL_SETS_WALL,
  MODEL_TRAVELS,    /* to another time zone */
  MODEL_GETS_BUSY,  /* what the desktop answers from now on */
  MODEL_TELLS_BUSY, /* the same, said unasked */
  MODEL_HANGS,      /* the desktop answers nothing any more, or does again */
  MODEL_STOPS_TYPING,
  MODEL_TYPES,     /* a pause in typing can be told from now on, or no more */
  MODEL_PUTS_PACK, /* on or off */
  MODEL_SETS,      /* a preference */
  MODEL_TAKES,
  MODEL_TAKES_SHORTER,
  MODEL_FINISHES,
  MODEL_SKIPS,
  MODEL_SNOOZES,
  MODEL_PAUSES,
  MODEL_RESUMES,
  MODEL_IS_SORE,  /* or no more */
  MODEL_READS,    /* or no more */
  MODEL_RESTARTS, /* the process is killed and another one goes on */
  MODEL_N_KINDS,
} ModelEventKind;

typedef struct
{
  ModelEventKind kind;
  guint32        value;
} ModelEvent;

/**
 * ModelWatch:
 *
 * Called after each event, with the reasons before and after it, and the label of the event.
 */
typedef void (*ModelWatch) (RhomBreakWhy before,
                            RhomBreakWhy after,
                            const char  *event,
                            gpointer     user_data);

ModelEvent *model_make_events (guint32 seed,
                               gsize   n_events);
char       *model_run (const ModelEvent *events,
                       gsize             n_events,
                       GString          *timeline,
                       ModelWatch        watch,
                       gpointer          user_data);
ModelEvent *model_shrink (const ModelEvent *events,
                          gsize            *n_events);

G_END_DECLS
