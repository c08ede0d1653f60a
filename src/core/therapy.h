/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "core/records.h"

G_BEGIN_DECLS

/**
 * RhomTherapyState:
 * @RHOM_THERAPY_STATE_IDLE: no pack is on
 * @RHOM_THERAPY_STATE_RUNNING: a pack is on and its time runs
 * @RHOM_THERAPY_STATE_PAUSED: the pack is off for a moment
 * @RHOM_THERAPY_STATE_ENDED: the time is over; the alarm goes on until acknowledged
 */
typedef enum
{
  RHOM_THERAPY_STATE_IDLE,
  RHOM_THERAPY_STATE_RUNNING,
  RHOM_THERAPY_STATE_PAUSED,
  RHOM_THERAPY_STATE_ENDED,
  RHOM_N_THERAPY_STATES,
} RhomTherapyState;

/**
 * RhomTherapyMemory:
 *
 * Everything an application must remember to go on after a crash or a
 * restart. Moments are on the elapsed scale, 0 = none.
 */
typedef struct
{
  RhomTherapyState state;
  RhomTherapyKind  kind;
  RhomRegion       region;
  gint64           start_usec;
  gint64           end_usec;       /* planned while running, real once ended */
  gint64           remaining_usec; /* while paused */
  gint64           planned_usec;
} RhomTherapyMemory;

#define RHOM_TYPE_THERAPY (rhom_therapy_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapy, rhom_therapy, RHOM, THERAPY, GObject)

RhomTherapy *rhom_therapy_new (RhomClock *clock);

RhomTherapyState rhom_therapy_get_state (RhomTherapy *self);
RhomTherapyKind  rhom_therapy_get_kind (RhomTherapy *self);
RhomRegion       rhom_therapy_get_region (RhomTherapy *self);
gint64           rhom_therapy_get_end_usec (RhomTherapy *self);
gint64           rhom_therapy_get_remaining_usec (RhomTherapy *self);
gint64           rhom_therapy_get_planned_usec (RhomTherapy *self);

gboolean rhom_therapy_start (RhomTherapy    *self,
                             RhomTherapyKind kind,
                             RhomRegion      region,
                             gint64          length_usec,
                             gboolean        has_cloth,
                             GError        **error);
gboolean rhom_therapy_pause (RhomTherapy *self,
                             GError     **error);
gboolean rhom_therapy_resume (RhomTherapy *self,
                              GError     **error);
gboolean rhom_therapy_extend (RhomTherapy *self,
                              gint64       length_usec,
                              GError     **error);
gboolean rhom_therapy_stop (RhomTherapy *self,
                            GError     **error);
gboolean rhom_therapy_acknowledge (RhomTherapy *self,
                                   GError     **error);

void rhom_therapy_save (RhomTherapy       *self,
                        RhomTherapyMemory *memory);
void rhom_therapy_restore (RhomTherapy             *self,
                           const RhomTherapyMemory *memory);

const char *rhom_therapy_state_to_id (RhomTherapyState state);

G_END_DECLS
