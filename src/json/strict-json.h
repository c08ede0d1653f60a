/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *rhom_strict_json_parse (const char *text,
                                  gsize       length,
                                  guint       max_depth,
                                  GError    **error);
JsonNode *rhom_strict_json_read_file (const char *path,
                                      gsize       max_bytes,
                                      guint       max_depth,
                                      GError    **error);
gboolean  rhom_strict_json_get_integer (JsonNode *node,
                                        gint64   *value);

G_END_DECLS
