/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library.h"

G_BEGIN_DECLS

GMenuModel *rhom_library_menu_new (RhomLibrary     *library,
                                   RhomLibraryItem *item);

G_END_DECLS
