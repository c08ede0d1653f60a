/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rhom-ipc-generated.h"
#include "service/keeper.h"
#include "service/proposer.h"

G_BEGIN_DECLS

#define RHOM_TYPE_BREAKS_OBJECT (rhom_breaks_object_get_type ())
G_DECLARE_FINAL_TYPE (RhomBreaksObject, rhom_breaks_object, RHOM, BREAKS_OBJECT, RhomIpcBreaksSkeleton)

RhomBreaksObject *rhom_breaks_object_new (RhomClock     *clock,
                                          RhomScheduler *scheduler,
                                          RhomKeeper    *keeper,
                                          RhomProposer  *proposer);

G_END_DECLS
