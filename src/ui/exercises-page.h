/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_EXERCISES_PAGE (rhom_exercises_page_get_type ())
G_DECLARE_FINAL_TYPE (RhomExercisesPage, rhom_exercises_page, RHOM, EXERCISES_PAGE, AdwBin)

void rhom_exercises_page_setup (RhomExercisesPage *self,
                                RhomCatalogue     *catalogue,
                                RhomSettings      *settings);

G_END_DECLS
