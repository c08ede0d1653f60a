/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void  rhom_errors_register (void);
char *rhom_errors_message (const GError *error);

G_END_DECLS
