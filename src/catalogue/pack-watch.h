/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"

G_BEGIN_DECLS

#define RHOM_TYPE_PACK_WATCH (rhom_pack_watch_get_type ())
G_DECLARE_FINAL_TYPE (RhomPackWatch, rhom_pack_watch, RHOM, PACK_WATCH, GObject)

RhomPackWatch *rhom_pack_watch_new (const char    *directory,
                                    RhomCatalogue *catalogue);

G_END_DECLS
