/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *rhom_search_text_fold (const char *text);
char   **rhom_search_text_split (const char *text);
gboolean rhom_search_text_matches (const char  *folded,
                                   char *const *words);

G_END_DECLS
