/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "core/therapy-memory.h"
#include "core/therapy-rules.h"

G_BEGIN_DECLS

#define RHOM_TYPE_THERAPY (rhom_therapy_get_type ())
G_DECLARE_FINAL_TYPE (RhomTherapy, rhom_therapy, RHOM, THERAPY, GObject)

RhomTherapy *rhom_therapy_new (RhomClock *clock);

RhomTherapyState         rhom_therapy_get_state (RhomTherapy *self);
gint64                   rhom_therapy_get_deadline_usec (RhomTherapy *self);
gint64                   rhom_therapy_get_remaining_usec (RhomTherapy *self);
gboolean                 rhom_therapy_is_unanswered (RhomTherapy *self);
gboolean                 rhom_therapy_is_under_way (RhomTherapy *self);
RhomTherapyCaution       rhom_therapy_get_caution (RhomTherapy *self);
const RhomTherapyMemory *rhom_therapy_get_memory (RhomTherapy *self);

void rhom_therapy_set_caution (RhomTherapy       *self,
                               RhomTherapyCaution caution);

gboolean rhom_therapy_start (RhomTherapy              *self,
                             const RhomTherapyRequest *request,
                             GError                  **error);
gboolean rhom_therapy_answer_fine (RhomTherapy *self,
                                   GError     **error);
gboolean rhom_therapy_answer_stop (RhomTherapy *self,
                                   GError     **error);
gboolean rhom_therapy_pause (RhomTherapy *self,
                             GError     **error);
gboolean rhom_therapy_resume (RhomTherapy *self,
                              GError     **error);
gboolean rhom_therapy_next (RhomTherapy *self,
                            gboolean     has_cloth,
                            GError     **error);
gboolean rhom_therapy_extend (RhomTherapy *self,
                              gint64       length_usec,
                              gboolean     is_confirmed,
                              GError     **error);
gboolean rhom_therapy_stop (RhomTherapy *self,
                            GError     **error);
gboolean rhom_therapy_acknowledge (RhomTherapy *self,
                                   GError     **error);

void rhom_therapy_restore (RhomTherapy             *self,
                           const RhomTherapyMemory *memory);

G_END_DECLS
