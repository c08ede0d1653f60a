/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/therapy-memory.h"
#include "core/therapy-rules.h"

G_BEGIN_DECLS

/**
 * RhomTherapyNews:
 * @RHOM_THERAPY_NEWS_CHANGED: something of it changed
 * @RHOM_THERAPY_NEWS_CHECK: a look at the skin is asked for
 * @RHOM_THERAPY_NEWS_READY: the next pack may be laid
 * @RHOM_THERAPY_NEWS_ENDED: a pack must come off, from now on
 * @RHOM_THERAPY_NEWS_RECORD: there is something to keep of it
 *
 * What is to be told after a moment or a command.
 */
typedef enum
{
  RHOM_THERAPY_NEWS_CHANGED = 1 << 0,
  RHOM_THERAPY_NEWS_CHECK = 1 << 1,
  RHOM_THERAPY_NEWS_READY = 1 << 2,
  RHOM_THERAPY_NEWS_ENDED = 1 << 3,
  RHOM_THERAPY_NEWS_RECORD = 1 << 4,
} RhomTherapyNews;

/**
 * RhomTherapyMachine:
 * @memory: where the application is
 * @caution: what caps it
 * @news: what came of the last moment or command
 * @result: with %RHOM_THERAPY_NEWS_RECORD the application as it ended
 * @ended_usec: when it ended
 * @acknowledged_usec: when its alarm was answered; 0 = not, or there was none
 *
 * The application without anybody around it: it reads no clock and tells
 * nobody. Whoever calls says what time it is.
 */
typedef struct
{
  RhomTherapyMemory  memory;
  RhomTherapyCaution caution;
  guint              news;
  RhomTherapyMemory  result;
  gint64             ended_usec;
  gint64             acknowledged_usec;
} RhomTherapyMachine;

void rhom_therapy_machine_pass_time (RhomTherapyMachine *self,
                                     gint64              now_usec);
void rhom_therapy_machine_set_caution (RhomTherapyMachine *self,
                                       gint64              now_usec,
                                       RhomTherapyCaution  caution);
void rhom_therapy_machine_restore (RhomTherapyMachine      *self,
                                   gint64                   now_usec,
                                   const RhomTherapyMemory *memory);

gboolean rhom_therapy_machine_start (RhomTherapyMachine       *self,
                                     gint64                    now_usec,
                                     const RhomTherapyRequest *request,
                                     GError                  **error);
gboolean rhom_therapy_machine_answer_fine (RhomTherapyMachine *self,
                                           GError            **error);
gboolean rhom_therapy_machine_answer_stop (RhomTherapyMachine *self,
                                           gint64              now_usec,
                                           GError            **error);
gboolean rhom_therapy_machine_pause (RhomTherapyMachine *self,
                                     gint64              now_usec,
                                     GError            **error);
gboolean rhom_therapy_machine_resume (RhomTherapyMachine *self,
                                      gint64              now_usec,
                                      GError            **error);
gboolean rhom_therapy_machine_next (RhomTherapyMachine *self,
                                    gint64              now_usec,
                                    gboolean            has_cloth,
                                    GError            **error);
gboolean rhom_therapy_machine_extend (RhomTherapyMachine *self,
                                      gint64              length_usec,
                                      gboolean            is_confirmed,
                                      GError            **error);
gboolean rhom_therapy_machine_stop (RhomTherapyMachine *self,
                                    gint64              now_usec,
                                    GError            **error);
gboolean rhom_therapy_machine_acknowledge (RhomTherapyMachine *self,
                                           gint64              now_usec,
                                           GError            **error);

G_END_DECLS
