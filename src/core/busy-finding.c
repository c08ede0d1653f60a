/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/busy-finding.h"

#include "core/error.h"

#include <string.h>

/* The words of RhomBusyAnswer in a line; what hangs prints nothing. */
static const char *const answer_words[] = {
  [RHOM_BUSY_ANSWER_MISSING] = "missing",
  [RHOM_BUSY_ANSWER_FREE] = "free",
  [RHOM_BUSY_ANSWER_BUSY] = "busy",
};

#define DONE "done"

/* --- Names --- */

/* Programs give paths, ids of desktop files and names of the bus for their own. */
static const char *
find_last_part (const char *who)
{
  const char *last = strrchr (who, '/');
  const char *dot;

  if (last != NULL && last[1] != '\0')
    who = last + 1;
  dot = strrchr (who, '.');
  if (dot != NULL && g_ascii_isalpha (dot[1]) && strchr (who, '.') != dot && strchr (who, ' ') == NULL)
    return dot + 1;
  return who;
}

/* Neither a line break, nor what changes the direction of the text around it. */
static gboolean
is_printed (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_LINE_SEPARATOR && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void
copy_name (const char *from,
           char       *to)
{
  gsize length = 0;

  for (; *from != '\0'; from = g_utf8_next_char (from))
    {
      gsize size = g_utf8_next_char (from) - from;

      if (!is_printed (g_utf8_get_char (from)))
        continue;
      if (length + size >= RHOM_BUSY_WHO_SIZE)
        break;
      memcpy (to + length, from, size);
      length += size;
    }
  to[length] = '\0';
  g_strstrip (to);
}

static void
set_who (RhomBusyFinding *self,
         const char      *who)
{
  g_autofree char *valid = g_utf8_make_valid (who != NULL ? who : "", -1);

  if (g_str_has_suffix (valid, ".desktop"))
    valid[strlen (valid) - strlen (".desktop")] = '\0';
  copy_name (find_last_part (valid), self->who);
}

/**
 * rhom_busy_is_us:
 * @who: (nullable): how a program calls itself
 *
 * Returns: whether that program is one of ours
 */
gboolean
rhom_busy_is_us (const char *who)
{
  g_autofree char *folded = who != NULL ? g_ascii_strdown (who, -1) : NULL;

  return folded != NULL && strstr (folded, "rhomboid") != NULL;
}

/* --- Findings --- */

/* Of two that say the same, the one that can name somebody; then by the
 * alphabet, as the order in which they answer is nobody's. */
static gboolean
is_better (const RhomBusyFinding *self,
           const RhomBusyFinding *other)
{
  if (other->answer != self->answer)
    return other->answer > self->answer;
  if ((other->who[0] != '\0') != (self->who[0] != '\0'))
    return other->who[0] != '\0';
  return strcmp (other->source, self->source) < 0;
}

/**
 * rhom_busy_finding_add:
 * @source: (nullable): a word for what says so; only of what answered
 * @who: (nullable): how the program that makes it so calls itself
 *
 * Takes what another detector says, if that is more than what is known.
 */
void
rhom_busy_finding_add (RhomBusyFinding *self,
                       RhomBusyAnswer   answer,
                       const char      *source,
                       const char      *who)
{
  RhomBusyFinding other = { .answer = answer };

  if (answer >= RHOM_BUSY_ANSWER_FREE && source != NULL)
    g_strlcpy (other.source, source, sizeof other.source);
  if (answer == RHOM_BUSY_ANSWER_BUSY)
    set_who (&other, who);
  if (is_better (self, &other))
    *self = other;
}

gboolean
rhom_busy_finding_equal (const RhomBusyFinding *self,
                         const RhomBusyFinding *other)
{
  return self->answer == other->answer && g_str_equal (self->source, other->source) && g_str_equal (self->who, other->who);
}

/* --- Lines --- */

/**
 * rhom_busy_line_new:
 *
 * Returns: (transfer full): such as "microphone pulse busy Firefox", with its end
 */
char *
rhom_busy_line_new (RhomBusyKind   kind,
                    RhomBusyAnswer answer,
                    const char    *source,
                    const char    *who)
{
  RhomBusyFinding finding = { 0 };

  g_return_val_if_fail (answer != RHOM_BUSY_ANSWER_HUNG, NULL);

  rhom_busy_finding_add (&finding, answer, source, who);
  return g_strdup_printf ("%s %s %s%s%s\n", rhom_busy_kind_to_string (kind), source, answer_words[answer], finding.who[0] != '\0' ? " " : "", finding.who);
}

/**
 * rhom_busy_line_new_done:
 *
 * Returns: (transfer full): such as "microphone done": nobody says more of that kind
 */
char *
rhom_busy_line_new_done (RhomBusyKind kind)
{
  return g_strdup_printf ("%s " DONE "\n", rhom_busy_kind_to_string (kind));
}

/**
 * rhom_busy_kind_from_string:
 *
 * Returns: whether @word is that of a kind
 */
gboolean
rhom_busy_kind_from_string (const char   *word,
                            RhomBusyKind *kind)
{
  for (*kind = 0; *kind < RHOM_N_BUSY_KINDS; (*kind)++)
    if (g_str_equal (word, rhom_busy_kind_to_string (*kind)))
      return TRUE;
  return FALSE;
}

static gboolean
parse_answer (const char     *word,
              RhomBusyAnswer *answer)
{
  for (*answer = 0; *answer < G_N_ELEMENTS (answer_words); (*answer)++)
    if (g_strcmp0 (word, answer_words[*answer]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_source (const char *word)
{
  gsize length = strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length < RHOM_BUSY_SOURCE_SIZE && word[length] == '\0';
}

static gboolean
is_name (const char *text)
{
  if (*text == '\0' || strlen (text) >= RHOM_BUSY_WHO_SIZE)
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!is_printed (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gboolean
parse_words (char           **words,
             guint            n_words,
             RhomBusyFinding *finding)
{
  RhomBusyAnswer answer;

  if (n_words < 3 || !is_source (words[1]) || !parse_answer (words[2], &answer))
    return FALSE;
  if (n_words == 4 && (answer != RHOM_BUSY_ANSWER_BUSY || !is_name (words[3])))
    return FALSE;
  rhom_busy_finding_add (finding, answer, words[1], n_words == 4 ? words[3] : NULL);
  return TRUE;
}

/**
 * rhom_busy_line_parse:
 * @line: without its end, and not ended by a zero
 * @kind: (out): what it is about
 * @finding: (out): what it says; nothing if @is_done
 * @is_done: (out): nothing more is said of that kind
 *
 * Reads what another process wrote, so it believes nothing.
 *
 * Returns: whether it is a line as the probe writes them
 */
gboolean
rhom_busy_line_parse (const char      *line,
                      gsize            length,
                      RhomBusyKind    *kind,
                      RhomBusyFinding *finding,
                      gboolean        *is_done,
                      GError         **error)
{
  g_autofree char *text = g_utf8_validate_len (line, length, NULL) ? g_strndup (line, length) : NULL;
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", 4);
  guint n_words = g_strv_length (words);

  *finding = (RhomBusyFinding){ 0 };
  if (n_words >= 2 && rhom_busy_kind_from_string (words[0], kind))
    {
      *is_done = n_words == 2 && g_str_equal (words[1], DONE);
      if (*is_done || parse_words (words, n_words, finding))
        return TRUE;
    }
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, "the probe wrote what is no answer");
  return FALSE;
}
