/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/library-item.h"

G_BEGIN_DECLS

GMenuModel *rhom_library_menu_new (RhomLibraryItem *item);

G_END_DECLS
