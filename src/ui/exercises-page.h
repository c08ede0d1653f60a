/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings/settings.h"
#include "ui/library.h"
#include "ui/thumbnail.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_EXERCISES_PAGE (rhom_exercises_page_get_type ())
G_DECLARE_FINAL_TYPE (RhomExercisesPage, rhom_exercises_page, RHOM, EXERCISES_PAGE, AdwBin)

void rhom_exercises_page_setup (RhomExercisesPage *self,
                                RhomLibrary       *library,
                                RhomThumbnails    *thumbnails,
                                RhomSettings      *settings);
void rhom_exercises_page_search (RhomExercisesPage *self);

G_END_DECLS
