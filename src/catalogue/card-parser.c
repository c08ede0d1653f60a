/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card-parser.h"

#include "catalogue/card-words.h"
#include "core/error.h"
#include "json/strict-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Reads a card, a file that anybody may have written. Each object has a table
 * of its members; whatever is not in the table or not in its range is refused,
 * with the file, the card and the member named. data/cards/card.schema.json
 * says the same for authors, and a test holds the two together.
 */

#define MAX_BYTES (64 * 1024)
#define MAX_DEPTH 8
#define MAX_STEP_WORDS 12

typedef struct
{
  const char *file; /* name without folder */
  const char *id;   /* (nullable) as long as it is not known */
  GString    *path; /* of the member being read, such as "dose.repetitions" */
  GError    **error;
} Reader;

typedef struct _Field Field;

/* Puts the value of @node at @target, or fails. */
typedef gboolean (*ReadFunc) (Reader      *reader,
                              const Field *field,
                              JsonNode    *node,
                              gpointer     target);

struct _Field
{
  const char         *name;
  ReadFunc            read;
  gsize               offset;
  gboolean            is_required;
  int                 least; /* of a number; of the items of a list */
  int                 most;  /* the same; of the characters of a text */
  const RhomCardWord *words;
};

static gboolean fail (Reader     *reader,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

/* Only the value of the id itself can be wrong before the id is known. */
static gboolean
fail (Reader     *reader,
      const char *format,
      ...)
{
  g_autofree char *reason = NULL;
  g_autoptr (GString) where = g_string_new (NULL);
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (reader->id != NULL)
    /* Translators: part of a message about a wrong file; %s is the id of a card. */
    g_string_append_printf (where, _("card \"%s\": "), reader->id);
  if (reader->path->len > 0)
    /* Translators: part of a message about a wrong file; %s is the name of a member. */
    g_string_append_printf (where, _("member \"%s\": "), reader->path->str);
  g_set_error (reader->error, RHOM_ERROR, RHOM_ERROR_INVALID, "%s: %s%s", reader->file, where->str, reason);
  return FALSE;
}

/* A member's name comes from the file: only what is fit to print is repeated. */
static gsize
enter (Reader     *reader,
       const char *name)
{
  gsize length = reader->path->len;

  if (length > 0)
    g_string_append_c (reader->path, '.');
  for (const char *p = name; *p != '\0' && p - name < 60; p = g_utf8_next_char (p))
    if (g_unichar_isprint (g_utf8_get_char (p)))
      g_string_append_unichar (reader->path, g_utf8_get_char (p));
  return length;
}

static gsize
enter_item (Reader *reader,
            guint   i)
{
  gsize length = reader->path->len;

  g_string_append_printf (reader->path, "[%u]", i);
  return length;
}

static void
leave (Reader *reader,
       gsize   length)
{
  g_string_truncate (reader->path, length);
}

static const Field *
find_field (const Field *fields,
            const char  *name)
{
  for (const Field *field = fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

static gboolean
read_members (Reader      *reader,
              const Field *fields,
              JsonObject  *object,
              gpointer     target)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const Field *field = find_field (fields, name);
      gsize        outer = enter (reader, name);

      if (field == NULL)
        return fail (reader, _("is not known"));
      if (!field->read (reader, field, node, (char *) target + field->offset))
        return FALSE;
      leave (reader, outer);
    }
  return TRUE;
}

static gboolean
read_object (Reader      *reader,
             const Field *fields,
             JsonNode    *node,
             gpointer     target)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (reader, _("must be an object"));

  for (const Field *field = fields; field->name != NULL; field++)
    if (field->is_required && !json_object_has_member (json_node_get_object (node), field->name))
      {
        enter (reader, field->name);
        return fail (reader, _("is missing"));
      }
  return read_members (reader, fields, json_node_get_object (node), target);
}

static gboolean
get_string (Reader      *reader,
            JsonNode    *node,
            const char **string)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (reader, _("must be a text"));
  *string = json_node_get_string (node);
  return TRUE;
}

static gboolean
is_id (const char *string)
{
  return g_ascii_islower (string[0]) && strlen (string) <= RHOM_CARD_MAX_ID &&
         strspn (string, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (string);
}

static gboolean
read_id (Reader      *reader,
         const Field *field,
         JsonNode    *node,
         gpointer     target)
{
  const char *string;

  if (!get_string (reader, node, &string))
    return FALSE;
  if (!is_id (string))
    return fail (reader, _("must be at most %d of the characters a-z, 0-9 and -, the first a letter"), RHOM_CARD_MAX_ID);
  *(char **) target = g_strdup (string);
  return TRUE;
}

/* Words with one space between each two: what is wrapped and read aloud needs no other white space. */
static gboolean
check_words (Reader     *reader,
             const char *string,
             int        *n_words)
{
  gboolean was_space = TRUE;

  *n_words = 0;
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        return fail (reader, _("holds a control character"));
      if (g_unichar_isspace (c) && (was_space || c != ' '))
        return fail (reader, _("may hold single spaces between words and no other space"));
      *n_words += was_space;
      was_space = g_unichar_isspace (c);
    }
  if (*string != '\0' && was_space)
    return fail (reader, _("may hold single spaces between words and no other space"));
  return TRUE;
}

static gboolean
get_text (Reader      *reader,
          const Field *field,
          JsonNode    *node,
          const char **string,
          int         *n_words)
{
  glong length;

  if (!get_string (reader, node, string))
    return FALSE;
  length = g_utf8_strlen (*string, -1);
  if (length == 0)
    return fail (reader, _("must not be empty"));
  if (length > field->most)
    return fail (reader, _("must be at most %d characters long"), field->most);
  return check_words (reader, *string, n_words);
}

static gboolean
read_text (Reader      *reader,
           const Field *field,
           JsonNode    *node,
           gpointer     target)
{
  const char *string;
  int         n_words;

  if (!get_text (reader, field, node, &string, &n_words))
    return FALSE;
  *(char **) target = g_strdup (g_dgettext (GETTEXT_PACKAGE, string));
  return TRUE;
}

static gboolean
read_plain_text (Reader      *reader,
                 const Field *field,
                 JsonNode    *node,
                 gpointer     target)
{
  const char *string;
  int         n_words;

  if (!get_text (reader, field, node, &string, &n_words))
    return FALSE;
  *(char **) target = g_strdup (string);
  return TRUE;
}

/* Bounded before it is translated: another language may need more words. */
static gboolean
read_step (Reader      *reader,
           const Field *field,
           JsonNode    *node,
           gpointer     target)
{
  static const Field text = { .most = 120 };
  const char        *string;
  int                n_words;

  if (!get_text (reader, &text, node, &string, &n_words))
    return FALSE;
  if (n_words > MAX_STEP_WORDS)
    return fail (reader, _("must have at most %d words"), MAX_STEP_WORDS);
  *(char **) target = g_strdup (g_dgettext (GETTEXT_PACKAGE, string));
  return TRUE;
}

static gboolean
read_word (Reader      *reader,
           const Field *field,
           JsonNode    *node,
           gpointer     target)
{
  g_autoptr (GString) known = g_string_new (NULL);
  const char *string;

  if (!get_string (reader, node, &string))
    return FALSE;
  if (rhom_card_words_find (field->words, string) >= 0)
    {
      *(char **) target = g_strdup (string);
      return TRUE;
    }
  for (const RhomCardWord *word = field->words; word->id != NULL; word++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", word->id);
  return fail (reader, _("must be one of: %s"), known->str);
}

static gboolean
read_boolean (Reader      *reader,
              const Field *field,
              JsonNode    *node,
              gpointer     target)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (reader, _("must be true or false"));
  *(gboolean *) target = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_integer (Reader      *reader,
              const Field *field,
              JsonNode    *node,
              gpointer     target)
{
  gint64 value;

  if (!rhom_strict_json_get_integer (node, &value))
    return fail (reader, _("must be a whole number"));
  if (value < field->least || value > field->most)
    return fail (reader, _("must be between %d and %d"), field->least, field->most);
  *(int *) target = value;
  return TRUE;
}

static gboolean
read_items (Reader      *reader,
            const Field *field,
            JsonNode    *node,
            ReadFunc     read,
            char      ***target)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (reader, _("must be a list"));
  array = json_node_get_array (node);
  if ((int) json_array_get_length (array) < field->least || (int) json_array_get_length (array) > field->most)
    return fail (reader, _("must have between %d and %d items"), field->least, field->most);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *item = NULL;
      gsize outer = enter_item (reader, i);

      if (!read (reader, field, json_array_get_element (array, i), &item))
        return FALSE;
      g_ptr_array_add (items, item);
      leave (reader, outer);
    }
  g_ptr_array_add (items, NULL);
  *target = (char **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
  return TRUE;
}

static gboolean
read_words (Reader      *reader,
            const Field *field,
            JsonNode    *node,
            gpointer     target)
{
  char ***words = target;

  if (!read_items (reader, field, node, read_word, words))
    return FALSE;
  for (guint i = 0; (*words)[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) *words + i + 1, (*words)[i]))
      return fail (reader, _("holds %s twice"), (*words)[i]);
  return TRUE;
}

static gboolean
read_steps (Reader      *reader,
            const Field *field,
            JsonNode    *node,
            gpointer     target)
{
  return read_items (reader, field, node, read_step, target);
}

typedef struct
{
  char *title;
  char *publisher; /* (nullable) */
} Source;

static const Field source_fields[] = {
  { "title", read_plain_text, G_STRUCT_OFFSET (Source, title), TRUE, 1, 200 },
  { "publisher", read_plain_text, G_STRUCT_OFFSET (Source, publisher), FALSE, 1, 120 },
  { NULL },
};

static gboolean
read_source (Reader      *reader,
             const Field *field,
             JsonNode    *node,
             gpointer     target)
{
  Source   source = { NULL, NULL };
  gboolean is_read = read_object (reader, source_fields, node, &source);

  if (is_read && source.publisher != NULL)
    /* Translators: where an exercise comes from: title of an article, then its publisher. */
    *(char **) target = g_strdup_printf (_("“%s”, %s"), source.title, source.publisher);
  else if (is_read)
    /* Translators: where an exercise comes from: title of an article. */
    *(char **) target = g_strdup_printf (_("“%s”"), source.title);
  g_free (source.title);
  g_free (source.publisher);
  return is_read;
}

static gboolean
read_sources (Reader      *reader,
              const Field *field,
              JsonNode    *node,
              gpointer     target)
{
  return read_items (reader, field, node, read_source, target);
}

static const Field dose_fields[] = {
  { "repetitions", read_integer, G_STRUCT_OFFSET (RhomCardData, repetitions), FALSE, 1, 100 },
  { "hold_seconds", read_integer, G_STRUCT_OFFSET (RhomCardData, hold_seconds), FALSE, 1, 1200 },
  { "sides", read_boolean, G_STRUCT_OFFSET (RhomCardData, sides) },
  { "tempo", read_word, G_STRUCT_OFFSET (RhomCardData, tempo), FALSE, 0, 0, rhom_card_tempo_words },
  { NULL },
};

/* The dose is kept in the card itself, so its field has offset 0. */
static gboolean
read_dose (Reader      *reader,
           const Field *field,
           JsonNode    *node,
           gpointer     target)
{
  RhomCardData *data = target;

  if (!read_object (reader, dose_fields, node, data))
    return FALSE;
  if (data->repetitions == 0 && data->hold_seconds == 0)
    return fail (reader, _("must have repetitions, hold_seconds or both"));
  return TRUE;
}

static const Field card_fields[] = {
  { "id", read_id, G_STRUCT_OFFSET (RhomCardData, id), TRUE },
  { "name", read_text, G_STRUCT_OFFSET (RhomCardData, name), TRUE, 1, 60 },
  { "kind", read_word, G_STRUCT_OFFSET (RhomCardData, kind), TRUE, 0, 0, rhom_card_kind_words },
  { "positions", read_words, G_STRUCT_OFFSET (RhomCardData, positions), TRUE, 1, 7, rhom_card_position_words },
  { "desk", read_boolean, G_STRUCT_OFFSET (RhomCardData, desk), TRUE },
  { "equipment", read_words, G_STRUCT_OFFSET (RhomCardData, equipment), FALSE, 0, 8, rhom_card_equipment_words },
  { "muscles", read_words, G_STRUCT_OFFSET (RhomCardData, muscles), TRUE, 1, 12, rhom_card_muscle_words },
  { "dose", read_dose, 0, TRUE },
  { "steps", read_steps, G_STRUCT_OFFSET (RhomCardData, steps), TRUE, 1, 20 },
  { "why", read_text, G_STRUCT_OFFSET (RhomCardData, why), TRUE, 1, 300 },
  { "care", read_text, G_STRUCT_OFFSET (RhomCardData, care), TRUE, 1, 300 },
  { "sources", read_sources, G_STRUCT_OFFSET (RhomCardData, sources), TRUE, 1, 8 },
  { "figure", read_id, G_STRUCT_OFFSET (RhomCardData, figure) },
  { NULL },
};

/* So that a message about another member can name the card, if its id is fit to be said. */
static const char *
peek_id (JsonNode *root)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "id") : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return is_id (json_node_get_string (node)) ? json_node_get_string (node) : NULL;
}

static RhomCardData *
read_card (const char *file,
           JsonNode   *root,
           GError    **error)
{
  g_autoptr (RhomCardData) data = g_new0 (RhomCardData, 1);
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *expected = NULL;
  Reader           reader = { file, peek_id (root), path, error };

  if (!read_object (&reader, card_fields, root, data))
    return NULL;

  expected = g_strconcat (data->id, ".json", NULL);
  if (!g_str_equal (expected, file))
    {
      enter (&reader, "id");
      fail (&reader, _("must be the name of the file"));
      return NULL;
    }
  return g_steal_pointer (&data);
}

/**
 * rhom_card_data_parse:
 * @name: name of the file the text is from, without its folder
 * @length: bytes in @text
 *
 * Texts are translated into the language of the user.
 *
 * Returns: (transfer full): the card; %NULL if it is not as it must be
 */
RhomCardData *
rhom_card_data_parse (const char *name,
                      const char *text,
                      gsize       length,
                      GError    **error)
{
  g_autoptr (JsonNode) root = rhom_strict_json_parse (text, length, MAX_DEPTH, error);

  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return read_card (name, root, error);
}

/**
 * rhom_card_data_read_file:
 *
 * As rhom_card_data_parse(), for a file of at most 64 KiB.
 *
 * Returns: (transfer full): the card; %NULL if it cannot be read or is not as it must be
 */
RhomCardData *
rhom_card_data_read_file (const char *path,
                          GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (JsonNode) root = rhom_strict_json_read_file (path, MAX_BYTES, MAX_DEPTH, error);

  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return read_card (name, root, error);
}

void
rhom_card_data_free (RhomCardData *data)
{
  g_free (data->id);
  g_free (data->name);
  g_free (data->kind);
  g_strfreev (data->positions);
  g_strfreev (data->equipment);
  g_strfreev (data->muscles);
  g_free (data->tempo);
  g_strfreev (data->steps);
  g_free (data->why);
  g_free (data->care);
  g_strfreev (data->sources);
  g_free (data->figure);
  g_free (data);
}
