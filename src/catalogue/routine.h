/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "catalogue/routine-parser.h"
#include "core/programme.h"

G_BEGIN_DECLS

#define RHOM_TYPE_ROUTINE (rhom_routine_get_type ())
G_DECLARE_FINAL_TYPE (RhomRoutine, rhom_routine, RHOM, ROUTINE, GObject)

/* Returns: (transfer none) (nullable): the card of that id */
typedef RhomCard *(*RhomFindCard) (gpointer    user_data,
                                   const char *id);

RhomRoutine *rhom_routine_new (RhomRoutineData *data,
                               const char      *pack,
                               const char      *file,
                               RhomFindCard     find_card,
                               gpointer         user_data,
                               GError         **error);

const char            *rhom_routine_get_id (RhomRoutine *self);
const char            *rhom_routine_get_name (RhomRoutine *self);
const char            *rhom_routine_get_why (RhomRoutine *self);
guint                  rhom_routine_get_n_items (RhomRoutine *self);
RhomCard              *rhom_routine_get_card (RhomRoutine *self,
                                              guint        item);
const RhomDose        *rhom_routine_get_dose (RhomRoutine *self,
                                              guint        item);
RhomProgramme         *rhom_routine_create_programme (RhomRoutine *self);
gboolean               rhom_routine_is_for_desk (RhomRoutine *self);
const char            *rhom_routine_get_pack (RhomRoutine *self);
gboolean               rhom_routine_is_own (RhomRoutine *self);
const RhomRoutineData *rhom_routine_get_data (RhomRoutine *self);

G_END_DECLS
