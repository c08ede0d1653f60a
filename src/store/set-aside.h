/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rhom_set_aside (const char        *path,
                      const char        *reason,
                      const char *const *suffixes,
                      GError           **error);

G_END_DECLS
