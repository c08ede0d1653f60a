/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/routine-parser.h"

#include "json/strict-json.h"

#include <glib/gi18n-lib.h>

/* Reads a routine; see members.h. data/routines/routine.schema.json says the same for authors. */

#define MAX_BYTES (64 * 1024)
#define MAX_DEPTH 8

static const RhomMember item_members[] = {
  { "card", rhom_members_read_id, G_STRUCT_OFFSET (RhomRoutineItem, card), RHOM_MEMBER_REQUIRED },
  { "dose", rhom_dose_members_read, G_STRUCT_OFFSET (RhomRoutineItem, dose) },
  { NULL },
};

static gboolean
read_items (RhomMemberReader *reader,
            const RhomMember *member,
            JsonNode         *node,
            gpointer          target)
{
  GArray    *items = *(GArray **) target;
  JsonArray *array;

  if (!rhom_members_get_array (reader, member, node, &array))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      RhomRoutineItem item = { NULL };
      gsize           outer = rhom_members_enter_item (reader, i);
      gboolean        is_read;

      rhom_dose_members_init (&item.dose);
      is_read = rhom_members_read_object (reader, item_members, json_array_get_element (array, i), &item);
      g_array_append_val (items, item);
      if (!is_read)
        return FALSE;
      rhom_members_leave (reader, outer);
    }
  return TRUE;
}

static const RhomMember routine_members[] = {
  { "id", rhom_members_read_id, G_STRUCT_OFFSET (RhomRoutineData, id), RHOM_MEMBER_REQUIRED },
  { "name", rhom_members_read_text, G_STRUCT_OFFSET (RhomRoutineData, name), RHOM_MEMBER_REQUIRED, 1, 60 },
  { "why", rhom_members_read_text, G_STRUCT_OFFSET (RhomRoutineData, why), RHOM_MEMBER_REQUIRED_OF_US, 1, 300 },
  { "items", read_items, G_STRUCT_OFFSET (RhomRoutineData, items), RHOM_MEMBER_REQUIRED, 1, RHOM_ROUTINE_MAX_ITEMS },
  { NULL },
};

static void
clear_item (gpointer item)
{
  g_free (((RhomRoutineItem *) item)->card);
}

/**
 * rhom_routine_data_new:
 *
 * Returns: (transfer full): a routine without items, id and name
 */
RhomRoutineData *
rhom_routine_data_new (void)
{
  RhomRoutineData *data = g_new0 (RhomRoutineData, 1);

  data->items = g_array_new (FALSE, FALSE, sizeof (RhomRoutineItem));
  g_array_set_clear_func (data->items, clear_item);
  return data;
}

/**
 * rhom_routine_data_add:
 * @card: id of a card
 *
 * Adds it at the end, with its own dose.
 */
void
rhom_routine_data_add (RhomRoutineData *data,
                       const char      *card)
{
  RhomRoutineItem item = { g_strdup (card) };

  rhom_dose_members_init (&item.dose);
  g_array_append_val (data->items, item);
}

/**
 * rhom_routine_data_read_node:
 * @file: what messages name
 * @where: (nullable): where @node lies in it, such as "routines[2]"; %NULL: it is the whole file, which is named after it
 * @is_ours: whether the file came with the program
 *
 * Returns: (transfer full): the routine; %NULL if it is not as it must be
 */
RhomRoutineData *
rhom_routine_data_read_node (const char *file,
                             const char *where,
                             gboolean    is_ours,
                             JsonNode   *node,
                             GError    **error)
{
  g_autoptr (RhomRoutineData) data = rhom_routine_data_new ();
  g_autofree char *id = rhom_members_dup_id (node);
  /* Translators: part of a message about a wrong file; %s is the id of a routine. */
  g_autofree char *subject = id != NULL ? g_strdup_printf (_("routine \"%s\""), id) : NULL;
  g_autoptr (GString) path = g_string_new (id == NULL ? where : NULL);
  RhomMemberReader reader = { file, subject, is_ours, path, error };

  if (!rhom_members_read_object (&reader, routine_members, node, data))
    return NULL;
  return where != NULL || rhom_members_check_file_name (&reader, data->id) ? g_steal_pointer (&data) : NULL;
}

/**
 * rhom_routine_data_parse:
 * @name: name of the file the text is from, without its folder
 * @length: bytes in @text
 *
 * Returns: (transfer full): the routine; %NULL if it is not as it must be
 */
RhomRoutineData *
rhom_routine_data_parse (const char *name,
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
  return rhom_routine_data_read_node (name, NULL, TRUE, root, error);
}

/**
 * rhom_routine_data_read_file:
 *
 * As rhom_routine_data_parse(), for a file of at most 64 KiB.
 *
 * Returns: (transfer full): the routine; %NULL if it cannot be read or is not as it must be
 */
RhomRoutineData *
rhom_routine_data_read_file (const char *path,
                             GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (JsonNode) root = rhom_strict_json_read_file (path, MAX_BYTES, MAX_DEPTH, error);

  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return rhom_routine_data_read_node (name, NULL, TRUE, root, error);
}

/**
 * rhom_routine_data_copy:
 *
 * Returns: (transfer full): the same routine, to be changed
 */
RhomRoutineData *
rhom_routine_data_copy (const RhomRoutineData *data)
{
  RhomRoutineData *copy = rhom_routine_data_new ();

  copy->id = g_strdup (data->id);
  copy->name = g_strdup (data->name);
  copy->why = g_strdup (data->why);
  for (guint i = 0; i < data->items->len; i++)
    {
      const RhomRoutineItem *item = &g_array_index (data->items, RhomRoutineItem, i);

      rhom_routine_data_add (copy, item->card);
      g_array_index (copy->items, RhomRoutineItem, i).dose = item->dose;
    }
  return copy;
}

static void
write_item (const RhomRoutineItem *item,
            JsonBuilder           *builder)
{
  json_builder_begin_object (builder);
  rhom_members_write_text (builder, "card", item->card);
  json_builder_set_member_name (builder, "dose");
  rhom_dose_members_write (&item->dose, builder);
  json_builder_end_object (builder);
}

/**
 * rhom_routine_data_write:
 *
 * Adds an object to @builder that is read as the routine again. What is not
 * as it must be is written all the same, for the reader to refuse.
 */
void
rhom_routine_data_write (const RhomRoutineData *data,
                         JsonBuilder           *builder)
{
  json_builder_begin_object (builder);
  rhom_members_write_text (builder, "id", data->id);
  rhom_members_write_text (builder, "name", data->name);
  rhom_members_write_text (builder, "why", data->why);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < data->items->len; i++)
    write_item (&g_array_index (data->items, RhomRoutineItem, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
rhom_routine_data_free (RhomRoutineData *data)
{
  g_free (data->id);
  g_free (data->name);
  g_free (data->why);
  g_array_unref (data->items);
  g_free (data);
}
