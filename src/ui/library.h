/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/library-item.h"

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

G_END_DECLS
