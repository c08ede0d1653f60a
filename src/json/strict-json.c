/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "json/strict-json.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * JSON that somebody else may have written. json-glib recurses without bound,
 * takes comments and assignments, lets a second member of a name win in
 * silence, cuts strings at an escaped NUL and asserts on half a surrogate
 * pair. So the text is held to RFC 8259, and to a depth, before json-glib
 * sees it.
 */

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint       depth_left;
  GError    **error;
} Reader;

static gboolean check_value (Reader *reader);

static gboolean
fail (Reader     *reader,
      const char *reason)
{
  guint line = 1;

  for (const char *p = reader->start; p < reader->at; p++)
    line += *p == '\n';
  /* Translators: where a file is wrong, then how. */
  g_set_error (reader->error, RHOM_ERROR, RHOM_ERROR_INVALID, _("line %u: %s"), line, reason);
  return FALSE;
}

static gboolean
fail_syntax (Reader *reader)
{
  return fail (reader, reader->at < reader->end ? _("not valid JSON") : _("ends too early"));
}

static gboolean
is_next (Reader *reader,
         char    wanted)
{
  return reader->at < reader->end && *reader->at == wanted;
}

static gboolean
accept (Reader *reader,
        char    wanted)
{
  if (!is_next (reader, wanted))
    return FALSE;
  reader->at++;
  return TRUE;
}

static void
skip_space (Reader *reader)
{
  while (reader->at < reader->end && strchr (" \t\r\n", *reader->at) != NULL)
    reader->at++;
}

static gboolean
accept_word (Reader     *reader,
             const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (reader->end - reader->at) < length || memcmp (reader->at, word, length) != 0)
    return FALSE;
  reader->at += length;
  return TRUE;
}

/* Four hexadecimal digits, or -1. */
static int
read_unit (Reader *reader)
{
  int unit = 0;

  for (int i = 0; i < 4; i++)
    {
      if (reader->at >= reader->end || !g_ascii_isxdigit (*reader->at))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (*reader->at++);
    }
  return unit;
}

/* After "\u". A high surrogate needs its low one, and there is no lone low one. */
static gboolean
check_unit (Reader *reader)
{
  int unit = read_unit (reader);

  if (unit < 0)
    return fail_syntax (reader);
  if (unit == 0)
    return fail (reader, _("holds a NUL character"));
  if (unit >= 0xDC00 && unit <= 0xDFFF)
    return fail_syntax (reader);
  if (unit < 0xD800 || unit > 0xDBFF)
    return TRUE;
  if (!accept_word (reader, "\\u"))
    return fail_syntax (reader);
  unit = read_unit (reader);
  return (unit >= 0xDC00 && unit <= 0xDFFF) || fail_syntax (reader);
}

static gboolean
check_string (Reader *reader)
{
  if (!accept (reader, '"'))
    return fail_syntax (reader);
  while (reader->at < reader->end)
    {
      guchar c = *reader->at;

      if (c < 0x20)
        return fail_syntax (reader);
      reader->at++;
      if (c == '"')
        return TRUE;
      if (c != '\\')
        continue;
      if (accept (reader, 'u'))
        {
          if (!check_unit (reader))
            return FALSE;
        }
      else if (reader->at < reader->end && *reader->at != '\0' && strchr ("\"\\/bfnrt", *reader->at) != NULL)
        reader->at++;
      else
        return fail_syntax (reader);
    }
  return fail_syntax (reader);
}

static gboolean
check_digits (Reader *reader)
{
  const char *first = reader->at;

  while (reader->at < reader->end && g_ascii_isdigit (*reader->at))
    reader->at++;
  return reader->at > first || fail_syntax (reader);
}

/* json-glib lets what does not fit wrap round or become infinite. */
static gboolean
check_magnitude (Reader     *reader,
                 const char *first,
                 gboolean    is_integer)
{
  char  number[64];
  gsize length = reader->at - first;

  if (length >= sizeof number)
    return fail (reader, _("a number is too long"));
  memcpy (number, first, length);
  number[length] = '\0';
  if (is_integer ? g_ascii_string_to_signed (number, 10, G_MININT64, G_MAXINT64, NULL, NULL) : isfinite (g_ascii_strtod (number, NULL)))
    return TRUE;
  return fail (reader, _("a number is too large"));
}

static gboolean
check_number (Reader *reader)
{
  const char *first = reader->at;
  gboolean    is_integer = TRUE;

  accept (reader, '-');
  if (!accept (reader, '0') && !check_digits (reader))
    return FALSE;
  if (accept (reader, '.'))
    {
      is_integer = FALSE;
      if (!check_digits (reader))
        return FALSE;
    }
  if (accept (reader, 'e') || accept (reader, 'E'))
    {
      is_integer = FALSE;
      if (!accept (reader, '-'))
        accept (reader, '+');
      if (!check_digits (reader))
        return FALSE;
    }
  return check_magnitude (reader, first, is_integer);
}

/* @names holds the members met so far, escapes included. */
static gboolean
check_member (Reader     *reader,
              GHashTable *names)
{
  const char *name = reader->at;

  if (!check_string (reader))
    return FALSE;
  if (!g_hash_table_add (names, g_strndup (name, reader->at - name)))
    return fail (reader, _("a member is there twice"));
  skip_space (reader);
  if (!accept (reader, ':'))
    return fail_syntax (reader);
  return check_value (reader);
}

static gboolean
check_object (Reader *reader)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  reader->at++;
  skip_space (reader);
  if (accept (reader, '}'))
    return TRUE;
  do
    {
      skip_space (reader);
      if (!check_member (reader, names))
        return FALSE;
    }
  while (accept (reader, ','));
  return accept (reader, '}') || fail_syntax (reader);
}

static gboolean
check_array (Reader *reader)
{
  reader->at++;
  skip_space (reader);
  if (accept (reader, ']'))
    return TRUE;
  do
    {
      if (!check_value (reader))
        return FALSE;
    }
  while (accept (reader, ','));
  return accept (reader, ']') || fail_syntax (reader);
}

static gboolean
check_container (Reader *reader,
                 gboolean (*check) (Reader *))
{
  gboolean is_valid;

  if (reader->depth_left == 0)
    return fail (reader, _("nested too deeply"));
  reader->depth_left--;
  is_valid = check (reader);
  reader->depth_left++;
  return is_valid;
}

/* Takes the space on both sides of the value, too. */
static gboolean
check_value (Reader *reader)
{
  gboolean is_valid;

  skip_space (reader);
  if (is_next (reader, '{'))
    is_valid = check_container (reader, check_object);
  else if (is_next (reader, '['))
    is_valid = check_container (reader, check_array);
  else if (is_next (reader, '"'))
    is_valid = check_string (reader);
  else if (accept_word (reader, "true") || accept_word (reader, "false") || accept_word (reader, "null"))
    is_valid = TRUE;
  else
    is_valid = check_number (reader);
  skip_space (reader);
  return is_valid;
}

static gboolean
check_text (const char *text,
            gsize       length,
            guint       max_depth,
            GError    **error)
{
  Reader reader = { text, text, text + length, max_depth, error };

  if (!g_utf8_validate_len (text, length, &reader.at))
    return fail (&reader, _("not valid UTF-8"));
  reader.at = text;
  return check_value (&reader) && (reader.at == reader.end || fail_syntax (&reader));
}

/**
 * rhom_strict_json_parse:
 * @text: need not end with a NUL
 * @length: bytes in @text
 * @max_depth: how many objects and arrays may lie within each other
 *
 * Fails with %RHOM_ERROR_INVALID and a message that names the line.
 *
 * Returns: (transfer full): the root, %NULL on error
 */
JsonNode *
rhom_strict_json_parse (const char *text,
                        gsize       length,
                        guint       max_depth,
                        GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (!check_text (text, length, max_depth, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, local_error->message);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

static gboolean
read_all (int      fd,
          char    *buffer,
          gsize    size,
          gsize   *length,
          GError **error)
{
  *length = 0;
  while (*length < size)
    {
      gssize n = read (fd, buffer + *length, size - *length);

      if (n == 0)
        return TRUE;
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
          return FALSE;
        }
      *length += n;
    }
  return TRUE;
}

/* Without O_NONBLOCK a named pipe in the place of the file would hold us up for ever. */
static int
open_regular (const char *path,
              GError    **error)
{
  struct stat info;
  int         fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0)
    g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  else if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("not a regular file"));
      close (fd);
      fd = -1;
    }
  return fd;
}

/**
 * rhom_strict_json_read_file:
 * @max_bytes: a longer file is refused
 * @max_depth: as in rhom_strict_json_parse()
 *
 * Fails with a #GFileError if the file cannot be read, and with
 * %RHOM_ERROR_INVALID if it is not what it must be. Messages do not name the file.
 *
 * Returns: (transfer full): the root, %NULL on error
 */
JsonNode *
rhom_strict_json_read_file (const char *path,
                            gsize       max_bytes,
                            guint       max_depth,
                            GError    **error)
{
  g_autofree char *buffer = NULL;
  gboolean         is_read;
  gsize            length;
  int              fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open_regular (path, error);
  if (fd < 0)
    return NULL;

  buffer = g_malloc (max_bytes + 1);
  is_read = read_all (fd, buffer, max_bytes + 1, &length, error);
  close (fd);
  if (!is_read)
    return NULL;
  if (length > max_bytes)
    {
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("longer than %u KiB"), (guint) (max_bytes / 1024));
      return NULL;
    }
  return rhom_strict_json_parse (buffer, length, max_depth, error);
}

/**
 * rhom_strict_json_get_integer:
 * @value: (out): the number
 *
 * As in JSON Schema, 10.0 is an integer too.
 *
 * Returns: whether @node is an integer that fits
 */
gboolean
rhom_strict_json_get_integer (JsonNode *node,
                              gint64   *value)
{
  double number;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *value = json_node_get_int (node);
      return TRUE;
    }
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return FALSE;

  number = json_node_get_double (node);
  if (!isfinite (number) || number != floor (number) || fabs (number) >= 9007199254740992.0)
    return FALSE;
  *value = number;
  return TRUE;
}
