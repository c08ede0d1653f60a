/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/routine.h"
#include "ui/thumbnail.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_ROUTINE_VIEW (rhom_routine_view_get_type ())
G_DECLARE_FINAL_TYPE (RhomRoutineView, rhom_routine_view, RHOM, ROUTINE_VIEW, AdwBin)

void rhom_routine_view_setup (RhomRoutineView *self,
                              RhomThumbnails  *thumbnails);
void rhom_routine_view_set_routine (RhomRoutineView *self,
                                    RhomRoutine     *routine);

G_END_DECLS
