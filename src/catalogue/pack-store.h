/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/pack.h"

G_BEGIN_DECLS

#define RHOM_TYPE_PACK_STORE (rhom_pack_store_get_type ())
G_DECLARE_FINAL_TYPE (RhomPackStore, rhom_pack_store, RHOM, PACK_STORE, GObject)

RhomPackStore *rhom_pack_store_new (const char    *directory,
                                    RhomCatalogue *catalogue);

char    **rhom_pack_store_list (RhomPackStore *self);
RhomPack *rhom_pack_store_read (RhomPackStore *self,
                                const char    *id,
                                GError       **error);
char     *rhom_pack_store_import (RhomPackStore *self,
                                  const char    *path,
                                  GError       **error);
gboolean  rhom_pack_store_export (RhomPackStore *self,
                                  const char    *id,
                                  const char    *path,
                                  GError       **error);
gboolean  rhom_pack_store_remove (RhomPackStore *self,
                                  const char    *id,
                                  GError       **error);

char    *rhom_pack_store_create_id (RhomPackStore *self,
                                    const char    *name);
gboolean rhom_pack_store_put_card (RhomPackStore      *self,
                                   const RhomCardData *card,
                                   const char         *picture_path,
                                   GError            **error);
gboolean rhom_pack_store_remove_card (RhomPackStore *self,
                                      const char    *id,
                                      GError       **error);
gboolean rhom_pack_store_put_routine (RhomPackStore         *self,
                                      const RhomRoutineData *routine,
                                      GError               **error);
gboolean rhom_pack_store_remove_routine (RhomPackStore *self,
                                         const char    *id,
                                         GError       **error);

G_END_DECLS
