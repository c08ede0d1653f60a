/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/pack.h"

G_BEGIN_DECLS

gboolean rhom_pack_pictures_check (const RhomPack *pack,
                                   const char     *folder,
                                   GError        **error);
gboolean rhom_pack_picture_copy (RhomCardData *card,
                                 const char   *pack_id,
                                 const char   *from,
                                 const char   *to,
                                 GError      **error);
gboolean rhom_pack_pictures_copy (const RhomPack *pack,
                                  const char     *pack_id,
                                  const char     *from,
                                  const char     *to,
                                  GError        **error);
void     rhom_pack_pictures_prune (const RhomPack *pack,
                                   const char     *pack_id,
                                   const char     *folder);

G_END_DECLS
