/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RHOM_PICTURE_MAX_BYTES (4 * 1024 * 1024)
#define RHOM_PICTURE_MAX_PX 4096

gboolean rhom_picture_name_is_valid (const char *name);
gboolean rhom_picture_check (const guint8 *data,
                             gsize         length,
                             GError      **error);
char    *rhom_picture_read_file (const char *path,
                                 gsize      *length,
                                 GError    **error);
char    *rhom_picture_dup_name (const char *pack,
                                const char *card,
                                const char *data);
gboolean rhom_picture_is_of_pack (const char *name,
                                  const char *pack);

G_END_DECLS
