/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rhom-ipc-generated.h"
#include "service/keeper.h"

G_BEGIN_DECLS

#define RHOM_TYPE_HISTORY_OBJECT (rhom_history_object_get_type ())
G_DECLARE_FINAL_TYPE (RhomHistoryObject, rhom_history_object, RHOM, HISTORY_OBJECT, RhomIpcHistorySkeleton)

RhomHistoryObject *rhom_history_object_new (RhomKeeper *keeper);

G_END_DECLS
