/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int rhom_words_find (const char *const *words,
                     int                n_words,
                     const char        *word,
                     GError           **error);

G_END_DECLS
