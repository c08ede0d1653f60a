/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "core/therapy.h"
#include "store/history.h"

G_BEGIN_DECLS

#define RHOM_TYPE_KEEPER (rhom_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RhomKeeper, rhom_keeper, RHOM, KEEPER, GObject)

RhomKeeper        *rhom_keeper_new (RhomClock     *clock,
                                    RhomScheduler *scheduler,
                                    RhomTherapy   *therapy);
void               rhom_keeper_restore (RhomKeeper *self);
RhomHistory       *rhom_keeper_get_history (RhomKeeper *self);
void               rhom_keeper_add_exercise (RhomKeeper               *self,
                                             const RhomExerciseRecord *record);
const char        *rhom_keeper_get_proposal (RhomKeeper *self);
void               rhom_keeper_set_proposal (RhomKeeper *self,
                                             const char *card_id);
void               rhom_keeper_add_problem (RhomKeeper *self,
                                            const char *problem);
const char *const *rhom_keeper_get_problems (RhomKeeper *self);

G_END_DECLS
