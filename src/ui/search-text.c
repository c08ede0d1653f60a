/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search-text.h"

#include <string.h>

/*
 * Searching as people type: capitals, accents and the letters of another
 * keyboard make no difference. What is searched is folded once; each word that
 * was typed must be in it somewhere.
 */

/* A letter that does not come apart, such as "ø", counts as the plain one it looks like. */
static void
append_plain (GString *folded,
              gunichar c)
{
  char             letter[7] = { 0 };
  g_autofree char *plain = NULL;

  g_unichar_to_utf8 (c, letter);
  plain = g_str_to_ascii (letter, "C");
  g_string_append (folded, strchr (plain, '?') == NULL ? plain : letter);
}

/**
 * rhom_search_text_fold:
 *
 * Returns: (transfer full): @text without capitals and accents, its words with
 *   one space between each two
 */
char *
rhom_search_text_fold (const char *text)
{
  g_autofree char *folded_case = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (folded_case, -1, G_NORMALIZE_ALL);
  GString         *folded = g_string_new (NULL);

  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (g_unichar_isalnum (c))
        append_plain (folded, c);
      else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  return g_strchomp (g_string_free (folded, FALSE));
}

/**
 * rhom_search_text_split:
 *
 * Returns: (transfer full): the words of what somebody typed, folded
 */
char **
rhom_search_text_split (const char *text)
{
  g_autofree char *folded = rhom_search_text_fold (text);

  return g_strsplit (folded, " ", -1);
}

/**
 * rhom_search_text_matches:
 * @folded: what is searched, from rhom_search_text_fold()
 * @words: from rhom_search_text_split()
 *
 * Returns: whether each word is in it
 */
gboolean
rhom_search_text_matches (const char  *folded,
                          char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
