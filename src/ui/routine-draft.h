/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/routine.h"

G_BEGIN_DECLS

#define RHOM_TYPE_ROUTINE_STEP (rhom_routine_step_get_type ())
G_DECLARE_FINAL_TYPE (RhomRoutineStep, rhom_routine_step, RHOM, ROUTINE_STEP, GObject)

RhomCard       *rhom_routine_step_get_card (RhomRoutineStep *self);
const RhomDose *rhom_routine_step_get_dose (RhomRoutineStep *self);

#define RHOM_TYPE_ROUTINE_DRAFT (rhom_routine_draft_get_type ())
G_DECLARE_FINAL_TYPE (RhomRoutineDraft, rhom_routine_draft, RHOM, ROUTINE_DRAFT, GObject)

RhomRoutineDraft *rhom_routine_draft_new (void);
RhomRoutineDraft *rhom_routine_draft_new_from (RhomRoutine *routine);

GListModel *rhom_routine_draft_get_steps (RhomRoutineDraft *self);
void        rhom_routine_draft_add (RhomRoutineDraft *self,
                                    RhomCard         *card);
gboolean    rhom_routine_draft_move (RhomRoutineDraft *self,
                                     guint             from,
                                     guint             to);
void        rhom_routine_draft_remove (RhomRoutineDraft *self,
                                       guint             place);
gboolean    rhom_routine_draft_undo (RhomRoutineDraft *self);

const char *rhom_routine_draft_get_id (RhomRoutineDraft *self);
void        rhom_routine_draft_set_id (RhomRoutineDraft *self,
                                       const char       *id);
const char *rhom_routine_draft_get_name (RhomRoutineDraft *self);
void        rhom_routine_draft_set_name (RhomRoutineDraft *self,
                                         const char       *name);
const char *rhom_routine_draft_get_why (RhomRoutineDraft *self);
void        rhom_routine_draft_set_why (RhomRoutineDraft *self,
                                        const char       *why);

const char      *rhom_routine_draft_find_fault (RhomRoutineDraft *self);
char            *rhom_routine_draft_dup_total (RhomRoutineDraft *self);
RhomRoutineData *rhom_routine_draft_dup_data (RhomRoutineDraft *self);

G_END_DECLS
