/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "catalogue/pack.h"

G_BEGIN_DECLS

gboolean rhom_pack_is_taken (RhomCatalogue *catalogue,
                             const char    *id,
                             const char    *pack_id);
gboolean rhom_pack_check (RhomCatalogue  *catalogue,
                          const RhomPack *pack,
                          const char     *pack_id,
                          const char     *file,
                          GError        **error);
gboolean rhom_pack_check_figures (RhomCatalogue  *catalogue,
                                  const RhomPack *pack,
                                  const char     *file,
                                  GError        **error);

G_END_DECLS
