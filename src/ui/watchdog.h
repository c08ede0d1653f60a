/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint rhom_watchdog_start (guint seconds);

G_END_DECLS
