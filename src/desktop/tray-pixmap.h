/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/tray.h"

G_BEGIN_DECLS

#define RHOM_TRAY_PIXMAP_SMALL_PX 22
#define RHOM_TRAY_PIXMAP_LARGE_PX 44

GBytes   *rhom_tray_pixmap_draw (RhomTrayIcon icon,
                                 int          size_px);
GVariant *rhom_tray_pixmap_new (RhomTrayIcon icon);

G_END_DECLS
