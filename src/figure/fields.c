/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/fields.h"

#include "figure/rig.h"

#include "core/error.h"

#include <string.h>

/* Always FALSE, so that a reader can return it. */
gboolean
rhom_fields_fail (RhomFieldReader *reader,
                  const char      *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list          args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (reader->error, RHOM_ERROR, RHOM_ERROR_INVALID, "%s: %s%s%s", reader->file, reader->path->str,
               reader->path->len > 0 ? ": " : "", reason);
  return FALSE;
}

/* Returns: what rhom_fields_leave() wants */
gsize
rhom_fields_enter (RhomFieldReader *reader,
                   const char      *format,
                   ...)
{
  gsize   outer = reader->path->len;
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (reader->path, format, args);
  va_end (args);
  return outer;
}

void
rhom_fields_leave (RhomFieldReader *reader,
                   gsize            outer)
{
  g_string_truncate (reader->path, outer);
}

static const RhomField *
find_field (const RhomField *fields,
            const char      *name)
{
  for (const RhomField *field = fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;
  return NULL;
}

static gboolean
read_member (RhomFieldReader *reader,
             const RhomField *field,
             JsonNode        *node,
             gpointer         target)
{
  if (field->flag > 0)
    *(gboolean *) ((char *) target + field->flag - 1) = TRUE;
  return field->read (reader, field, node, (char *) target + field->offset);
}

static gsize
enter_member (RhomFieldReader *reader,
              const char      *name)
{
  gboolean is_inner = reader->path->len > 0 && !g_str_has_suffix (reader->path->str, " ");

  /* A name is anything that anybody wrote. */
  return rhom_fields_enter (reader, "%s%.40s", is_inner ? "." : "", name);
}

gboolean
rhom_fields_read_object (RhomFieldReader *reader,
                         const RhomField *fields,
                         JsonNode        *node,
                         gpointer         target)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return rhom_fields_fail (reader, "must be an object");
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      const RhomField *field = find_field (fields, name);
      gsize            outer = enter_member (reader, name);

      if (field == NULL)
        return rhom_fields_fail (reader, "unknown member");
      if (!read_member (reader, field, member, target))
        return FALSE;
      rhom_fields_leave (reader, outer);
    }
  return TRUE;
}

static gboolean
get_number (RhomFieldReader *reader,
            const RhomField *field,
            JsonNode        *node,
            double          *number)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return rhom_fields_fail (reader, "must be a number");
  *number = json_node_get_double (node);
  /* So that what is not a number fails too. */
  if (!(*number >= field->least && *number <= field->most))
    return rhom_fields_fail (reader, "must be between %g and %g", field->least, field->most);
  return TRUE;
}

gboolean
rhom_fields_read_number (RhomFieldReader *reader,
                         const RhomField *field,
                         JsonNode        *node,
                         gpointer         target)
{
  return get_number (reader, field, node, target);
}

/* A whole number, into an int. */
gboolean
rhom_fields_read_index (RhomFieldReader *reader,
                        const RhomField *field,
                        JsonNode        *node,
                        gpointer         target)
{
  double number;

  if (!get_number (reader, field, node, &number))
    return FALSE;
  if (number != floor (number))
    return rhom_fields_fail (reader, "must be a whole number");
  *(int *) target = number;
  return TRUE;
}

gboolean
rhom_fields_read_boolean (RhomFieldReader *reader,
                          const RhomField *field,
                          JsonNode        *node,
                          gpointer         target)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return rhom_fields_fail (reader, "must be true or false");
  *(gboolean *) target = json_node_get_boolean (node);
  return TRUE;
}

gboolean
rhom_fields_get_array (RhomFieldReader *reader,
                       JsonNode        *node,
                       guint            least,
                       guint            most,
                       JsonArray      **array)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return rhom_fields_fail (reader, "must be a list");
  *array = json_node_get_array (node);
  if (json_array_get_length (*array) < least || json_array_get_length (*array) > most)
    return rhom_fields_fail (reader, "must have between %u and %u items", least, most);
  return TRUE;
}

static gboolean
read_numbers (RhomFieldReader *reader,
              const RhomField *field,
              JsonNode        *node,
              double          *numbers,
              guint            n)
{
  JsonArray *array;

  if (!rhom_fields_get_array (reader, node, n, n, &array))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gsize outer = rhom_fields_enter (reader, "[%u]", i);

      if (!get_number (reader, field, json_array_get_element (array, i), &numbers[i]))
        return FALSE;
      rhom_fields_leave (reader, outer);
    }
  return TRUE;
}

gboolean
rhom_fields_read_pair (RhomFieldReader *reader,
                       const RhomField *field,
                       JsonNode        *node,
                       gpointer         target)
{
  return read_numbers (reader, field, node, target, 2);
}

/* Into a #RhomVec, a #RhomBend or any three numbers. */
gboolean
rhom_fields_read_triple (RhomFieldReader *reader,
                         const RhomField *field,
                         JsonNode        *node,
                         gpointer         target)
{
  return read_numbers (reader, field, node, target, 3);
}

gboolean
rhom_fields_get_string (RhomFieldReader *reader,
                        JsonNode        *node,
                        const char     **string)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return rhom_fields_fail (reader, "must be a text");
  *string = json_node_get_string (node);
  return TRUE;
}

gboolean
rhom_fields_read_word (RhomFieldReader *reader,
                       const RhomField *field,
                       JsonNode        *node,
                       gpointer         target)
{
  g_autofree char *known = NULL;
  const char      *string;

  if (!rhom_fields_get_string (reader, node, &string))
    return FALSE;
  for (int i = 0; field->words[i] != NULL; i++)
    if (strcmp (field->words[i], string) == 0)
      {
        *(int *) target = i;
        return TRUE;
      }
  known = g_strjoinv (", ", (char **) field->words);
  return rhom_fields_fail (reader, "must be one of: %s", known);
}

gboolean
rhom_fields_read_bone (RhomFieldReader *reader,
                       const RhomField *field,
                       JsonNode        *node,
                       gpointer         target)
{
  const char *string;

  if (!rhom_fields_get_string (reader, node, &string))
    return FALSE;
  *(RhomBone *) target = rhom_bone_find (string);
  if (*(RhomBone *) target == RHOM_N_BONES)
    return rhom_fields_fail (reader, "no such joint");
  return TRUE;
}

/* Reads a list into @items, each of @size bytes and at most @most of them; @n: (out): how many there are. */
gboolean
rhom_fields_read_list (RhomFieldReader *reader,
                       const RhomField *field,
                       JsonNode        *node,
                       RhomReadFunc     read,
                       gpointer         items,
                       gsize            size,
                       guint            most,
                       int             *n)
{
  JsonArray *array;

  if (!rhom_fields_get_array (reader, node, 0, most, &array))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize outer = rhom_fields_enter (reader, "[%u]", i);

      if (!read (reader, field, json_array_get_element (array, i), (char *) items + i * size))
        return FALSE;
      rhom_fields_leave (reader, outer);
    }
  *n = json_array_get_length (array);
  return TRUE;
}
