/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/json-text.h"

#include <string.h>

/**
 * RhomJsonText:
 *
 * Writes one JSON value (RFC 8259) on one line, from its beginning to its end.
 * rhomboidctl links GLib alone, and what it says is small; hence no library.
 *
 * A member has a key; an element of an array, and the value as a whole, has
 * none: its @key is %NULL.
 */
struct _RhomJsonText
{
  GString *text;     /* (owned) */
  gboolean is_first; /* in the object or array that is open */
};

/**
 * rhom_json_text_new:
 *
 * Returns: (transfer full): a text without anything in it
 */
RhomJsonText *
rhom_json_text_new (void)
{
  RhomJsonText *self = g_new0 (RhomJsonText, 1);

  self->text = g_string_new (NULL);
  self->is_first = TRUE;
  return self;
}

void
rhom_json_text_free (RhomJsonText *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * rhom_json_text_get:
 *
 * Returns: (transfer none): what has been written
 */
const char *
rhom_json_text_get (RhomJsonText *self)
{
  return self->text->str;
}

/* DEL and the C1 controls are allowed bare, but a terminal would act on them. */
static void
append_character (GString *text,
                  gunichar character)
{
  static const char plain[] = "\b\f\n\r\t\"\\";
  static const char escaped[] = "bfnrt\"\\";
  const char       *found = character < 0x80 && character != 0 ? strchr (plain, (int) character) : NULL;

  if (found)
    g_string_append_printf (text, "\\%c", escaped[found - plain]);
  else if (character < 0x20 || (character >= 0x7f && character < 0xa0))
    g_string_append_printf (text, "\\u%04x", character);
  else
    g_string_append_unichar (text, character);
}

static void
append_string (GString    *text,
               const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  g_string_append_c (text, '"');
  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    append_character (text, g_utf8_get_char (at));
  g_string_append_c (text, '"');
}

static void
begin_value (RhomJsonText *self,
             const char   *key)
{
  if (!self->is_first)
    g_string_append (self->text, ", ");
  self->is_first = FALSE;
  if (!key)
    return;
  append_string (self->text, key);
  g_string_append (self->text, ": ");
}

static void
begin_group (RhomJsonText *self,
             const char   *key,
             char          bracket)
{
  begin_value (self, key);
  g_string_append_c (self->text, bracket);
  self->is_first = TRUE;
}

static void
end_group (RhomJsonText *self,
           char          bracket)
{
  g_string_append_c (self->text, bracket);
  self->is_first = FALSE;
}

void
rhom_json_text_begin_object (RhomJsonText *self,
                             const char   *key)
{
  begin_group (self, key, '{');
}

void
rhom_json_text_end_object (RhomJsonText *self)
{
  end_group (self, '}');
}

void
rhom_json_text_begin_array (RhomJsonText *self,
                            const char   *key)
{
  begin_group (self, key, '[');
}

void
rhom_json_text_end_array (RhomJsonText *self)
{
  end_group (self, ']');
}

/**
 * rhom_json_text_add_string:
 * @value: (nullable): any bytes; what is not UTF-8 is replaced by U+FFFD. %NULL is null.
 */
void
rhom_json_text_add_string (RhomJsonText *self,
                           const char   *key,
                           const char   *value)
{
  if (!value)
    {
      rhom_json_text_add_null (self, key);
      return;
    }
  begin_value (self, key);
  append_string (self->text, value);
}

void
rhom_json_text_add_integer (RhomJsonText *self,
                            const char   *key,
                            gint64        value)
{
  begin_value (self, key);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

void
rhom_json_text_add_boolean (RhomJsonText *self,
                            const char   *key,
                            gboolean      value)
{
  begin_value (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

void
rhom_json_text_add_null (RhomJsonText *self,
                         const char   *key)
{
  begin_value (self, key);
  g_string_append (self->text, "null");
}
