/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card.h"
#include "catalogue/routine.h"

G_BEGIN_DECLS

#define RHOM_TYPE_CATALOGUE (rhom_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (RhomCatalogue, rhom_catalogue, RHOM, CATALOGUE, GObject)

RhomCatalogue     *rhom_catalogue_new (void);
void               rhom_catalogue_load (RhomCatalogue *self,
                                        const char    *directory);
void               rhom_catalogue_load_routines (RhomCatalogue *self,
                                                 const char    *directory);
void               rhom_catalogue_load_packs (RhomCatalogue *self,
                                              const char    *directory);
void               rhom_catalogue_load_all (RhomCatalogue *self);
RhomCard          *rhom_catalogue_lookup (RhomCatalogue *self,
                                          const char    *id);
RhomRoutine       *rhom_catalogue_lookup_routine (RhomCatalogue *self,
                                                  const char    *id);
RhomCard          *rhom_catalogue_lookup_shown (RhomCatalogue *self,
                                                const char    *id);
GListModel        *rhom_catalogue_get_routines (RhomCatalogue *self);
GHashTable        *rhom_catalogue_list_figures (RhomCatalogue *self);
const char *const *rhom_catalogue_get_problems (RhomCatalogue *self);

char *rhom_catalogue_dup_directory (void);
char *rhom_catalogue_dup_routines_directory (void);
char *rhom_catalogue_dup_packs_directory (void);

G_END_DECLS
