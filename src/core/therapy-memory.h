/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limit.h"
#include "core/records.h"
#include "core/therapy-state.h"

G_BEGIN_DECLS

#define RHOM_THERAPY_EVENT_SIZE 64

/**
 * RhomTherapyMemory:
 * @state: where the application is
 * @kind: what is applied
 * @region: where
 * @outcome: how it ended, or would if nothing else happened
 * @event: what tells this application from all others
 * @phase: which pack, from 0
 * @start_usec: when the first pack was laid
 * @since_usec: since when this pack lies (running, checking), is off (paused, between), may be laid (ready) or should be off (ended)
 * @off_usec: when a pack was last said to be off
 * @planned_usec: how long this pack is to be on
 * @on_usec: how long it was on before @since_usec
 * @before_usec: how long earlier packs of this application were on
 * @wanted_usec: how long all packs of it were to be on
 * @gap_usec: the rest between two packs
 * @looked_usec: how long this pack had been on when a look at the skin was last asked for
 * @check_usec: since when a look is asked for and not answered
 * @alarm_usec: since when the alarm goes on
 * @checks_asked: how many looks were asked for
 * @checks_answered: how many were answered
 * @long_confirmed: 1 if heat beyond %RHOM_LIMIT_HEAT_UNASKED was asked about
 * @rest_usec: when the last pack came off each region
 *
 * All that an application is, and what must outlive the process: nothing else
 * is known of it. Moments are on the elapsed scale, 0 = none.
 */
typedef struct
{
  RhomTherapyState   state;
  RhomTherapyKind    kind;
  RhomRegion         region;
  RhomTherapyOutcome outcome;
  char               event[RHOM_THERAPY_EVENT_SIZE];
  int                phase;
  gint64             start_usec;
  gint64             since_usec;
  gint64             off_usec;
  gint64             planned_usec;
  gint64             on_usec;
  gint64             before_usec;
  gint64             wanted_usec;
  gint64             gap_usec;
  gint64             looked_usec;
  gint64             check_usec;
  gint64             alarm_usec;
  int                checks_asked;
  int                checks_answered;
  int                long_confirmed;
  gint64             rest_usec[RHOM_N_REGIONS];
} RhomTherapyMemory;

int             rhom_therapy_memory_get_n_phases (const RhomTherapyMemory *memory);
gboolean        rhom_therapy_memory_has_next (const RhomTherapyMemory *memory);
int             rhom_therapy_memory_get_phase (const RhomTherapyMemory *memory);
RhomTherapyKind rhom_therapy_memory_get_pack (const RhomTherapyMemory *memory);
gint64          rhom_therapy_memory_get_on_usec (const RhomTherapyMemory *memory,
                                                 gint64                   now_usec);
gint64          rhom_therapy_memory_get_deadline_usec (const RhomTherapyMemory *memory);
gint64          rhom_therapy_memory_get_next_check_usec (const RhomTherapyMemory *memory);
gboolean        rhom_therapy_memory_get_rest (const RhomTherapyMemory *memory,
                                              RhomRegion               region,
                                              gint64                   now_usec,
                                              gint64                  *refused_until_usec,
                                              gint64                  *fine_from_usec);
void            rhom_therapy_memory_end_at (RhomTherapyMemory *memory,
                                            gint64             now_usec);
gboolean        rhom_therapy_memory_check (const RhomTherapyMemory *memory,
                                           gint64                   now_usec,
                                           GError                 **error);

G_END_DECLS
