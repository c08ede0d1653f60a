/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/words.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

/**
 * rhom_words_find:
 * @word: (nullable): what was said
 *
 * Returns: the place of @word among @words; -1 if it is not one of them, and @error lists those that are
 */
int
rhom_words_find (const char *const *words,
                 int                n_words,
                 const char        *word,
                 GError           **error)
{
  g_autofree char *known = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (int i = 0; i < n_words; i++)
    {
      if (g_strcmp0 (words[i], word) == 0)
        return i;
      g_strv_builder_add (builder, words[i]);
    }

  list = g_strv_builder_end (builder);
  known = g_strjoinv (", ", list);
  /* Translators: the first is a word somebody typed, the second a list of words that may be typed. */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN, _("“%s” is not known; use one of: %s"), word ? word : "", known);
  return -1;
}
