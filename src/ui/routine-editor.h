/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"
#include "ui/routine-draft.h"
#include "ui/thumbnail.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_ROUTINE_EDITOR (rhom_routine_editor_get_type ())
G_DECLARE_FINAL_TYPE (RhomRoutineEditor, rhom_routine_editor, RHOM, ROUTINE_EDITOR, AdwWindow)

RhomRoutineEditor *rhom_routine_editor_new (RhomLibrary      *library,
                                            RhomThumbnails   *thumbnails,
                                            RhomRoutineDraft *draft);

G_END_DECLS
