/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/pack-store.h"
#include "settings/settings.h"
#include "ui/library-item.h"
#include "ui/routine-draft.h"

G_BEGIN_DECLS

#define RHOM_TYPE_LIBRARY (rhom_library_get_type ())
G_DECLARE_FINAL_TYPE (RhomLibrary, rhom_library, RHOM, LIBRARY, GObject)

RhomLibrary *rhom_library_new (RhomCatalogue *catalogue,
                               RhomSettings  *settings);

GListModel      *rhom_library_get_items (RhomLibrary *self);
RhomLibraryItem *rhom_library_find (RhomLibrary *self,
                                    const char  *id);
guint            rhom_library_get_n_hidden (RhomLibrary *self);
void             rhom_library_set_favourite (RhomLibrary *self,
                                             const char  *id,
                                             gboolean     is_favourite);
void             rhom_library_set_hidden (RhomLibrary *self,
                                          const char  *id,
                                          gboolean     is_hidden);

GPtrArray *rhom_library_list_own_routines (RhomLibrary *self);
gboolean   rhom_library_keep_routine (RhomLibrary      *self,
                                      RhomRoutineDraft *draft,
                                      GError          **error);
gboolean   rhom_library_add_to_routine (RhomLibrary *self,
                                        const char  *routine,
                                        const char  *card,
                                        GError     **error);
gboolean   rhom_library_keep_card (RhomLibrary  *self,
                                   RhomCardData *data,
                                   const char   *picture_path,
                                   GError      **error);
gboolean   rhom_library_remove (RhomLibrary *self,
                                const char  *id,
                                GError     **error);
gboolean   rhom_library_put_back (RhomLibrary *self,
                                  GError     **error);
gboolean   rhom_library_import (RhomLibrary *self,
                                const char  *path,
                                char       **name,
                                GError     **error);
gboolean   rhom_library_export (RhomLibrary *self,
                                const char  *path,
                                GError     **error);

G_END_DECLS
