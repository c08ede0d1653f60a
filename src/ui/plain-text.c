/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/plain-text.h"

/**
 * rhom_plain_text_tidy:
 * @text: as somebody typed or pasted it
 *
 * A card holds words with one space between each two, and nothing that cannot
 * be seen; what comes in from a keyboard is brought into that form.
 *
 * Returns: (transfer full): its words
 */
char *
rhom_plain_text_tidy (const char *text)
{
  GString *tidy = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (tidy, c);
      else if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    }
  return g_strchomp (g_string_free (tidy, FALSE));
}
