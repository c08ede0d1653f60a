/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack.h"

#include "core/error.h"
#include "json/strict-json.h"

#include <glib/gi18n-lib.h>

/* Reads and writes packs; see members.h. data/packs/pack.schema.json says the same for authors. */

#define MAX_DEPTH 8

/* Where an object lies, for messages about one whose id is not known. */
static char *
describe_place (const char *list,
                guint       i)
{
  return g_strdup_printf ("%s[%u]", list, i);
}

static gboolean
read_cards (RhomMemberReader *reader,
            const RhomMember *member,
            JsonNode         *node,
            gpointer          target)
{
  GPtrArray *cards = *(GPtrArray **) target;
  JsonArray *array;

  if (!rhom_members_get_array (reader, member, node, &array))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = describe_place (member->name, i);
      RhomCardData    *card = rhom_card_data_read_node (reader->file, place, FALSE, json_array_get_element (array, i), reader->error);

      if (card == NULL)
        return FALSE;
      g_ptr_array_add (cards, card);
    }
  return TRUE;
}

static gboolean
read_routines (RhomMemberReader *reader,
               const RhomMember *member,
               JsonNode         *node,
               gpointer          target)
{
  GPtrArray *routines = *(GPtrArray **) target;
  JsonArray *array;

  if (!rhom_members_get_array (reader, member, node, &array))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = describe_place (member->name, i);
      RhomRoutineData *routine = rhom_routine_data_read_node (reader->file, place, FALSE, json_array_get_element (array, i), reader->error);

      if (routine == NULL)
        return FALSE;
      g_ptr_array_add (routines, routine);
    }
  return TRUE;
}

static const RhomMember pack_members[] = {
  { "name", rhom_members_read_plain_text, G_STRUCT_OFFSET (RhomPack, name), RHOM_MEMBER_REQUIRED, 1, 60 },
  { "author", rhom_members_read_plain_text, G_STRUCT_OFFSET (RhomPack, author), RHOM_MEMBER_OPTIONAL, 1, 120 },
  { "cards", read_cards, G_STRUCT_OFFSET (RhomPack, cards), RHOM_MEMBER_OPTIONAL, 0, RHOM_PACK_MAX_CARDS },
  { "routines", read_routines, G_STRUCT_OFFSET (RhomPack, routines), RHOM_MEMBER_OPTIONAL, 0, RHOM_PACK_MAX_ROUTINES },
  { NULL },
};

/* Cards and routines are one name space. */
static gboolean
check_ids (const RhomPack *pack,
           const char     *file,
           GError        **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const char *twice = NULL;

  for (guint i = 0; i < pack->cards->len && twice == NULL; i++)
    if (!g_hash_table_add (ids, ((RhomCardData *) pack->cards->pdata[i])->id))
      twice = ((RhomCardData *) pack->cards->pdata[i])->id;
  for (guint i = 0; i < pack->routines->len && twice == NULL; i++)
    if (!g_hash_table_add (ids, ((RhomRoutineData *) pack->routines->pdata[i])->id))
      twice = ((RhomRoutineData *) pack->routines->pdata[i])->id;

  if (twice != NULL)
    /* Translators: a file, then the id of a card or routine. */
    g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("%s: the id \"%s\" is there twice"), file, twice);
  return twice == NULL;
}

static RhomPack *
read_pack (const char *file,
           JsonNode   *root,
           GError    **error)
{
  g_autoptr (RhomPack) pack = rhom_pack_new (NULL);
  g_autoptr (GString) path = g_string_new (NULL);
  RhomMemberReader reader = { file, NULL, FALSE, path, error };

  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", file);
      return NULL;
    }
  return rhom_members_read_object (&reader, pack_members, root, pack) && check_ids (pack, file, error) ? g_steal_pointer (&pack) : NULL;
}

/**
 * rhom_pack_new:
 *
 * Returns: (transfer full): a pack without cards and routines
 */
RhomPack *
rhom_pack_new (const char *name)
{
  RhomPack *pack = g_new0 (RhomPack, 1);

  pack->name = g_strdup (name);
  pack->cards = g_ptr_array_new_with_free_func ((GDestroyNotify) rhom_card_data_free);
  pack->routines = g_ptr_array_new_with_free_func ((GDestroyNotify) rhom_routine_data_free);
  return pack;
}

/**
 * rhom_pack_parse:
 * @file: what messages name
 * @length: bytes in @text
 *
 * Fails with a message that names the file, the card and the member.
 *
 * Returns: (transfer full): the pack; %NULL if it is not as it must be
 */
RhomPack *
rhom_pack_parse (const char *file,
                 const char *text,
                 gsize       length,
                 GError    **error)
{
  g_autoptr (JsonNode) root = rhom_strict_json_parse (text, length, MAX_DEPTH, error);

  return read_pack (file, root, error);
}

/**
 * rhom_pack_read_file:
 *
 * As rhom_pack_parse(), for a file of at most 1 MiB. Reads no other file: the
 * pictures are looked at when they are copied or shown.
 *
 * Returns: (transfer full): the pack; %NULL if it cannot be read or is not as it must be
 */
RhomPack *
rhom_pack_read_file (const char *path,
                     GError    **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *name = g_utf8_make_valid (file, -1);
  g_autoptr (JsonNode) root = rhom_strict_json_read_file (path, RHOM_PACK_MAX_BYTES, MAX_DEPTH, error);

  return read_pack (name, root, error);
}

static void
write_lists (const RhomPack *pack,
             JsonBuilder    *builder)
{
  json_builder_set_member_name (builder, "cards");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pack->cards->len; i++)
    rhom_card_data_write (pack->cards->pdata[i], builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "routines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pack->routines->len; i++)
    rhom_routine_data_write (pack->routines->pdata[i], builder);
  json_builder_end_array (builder);
}

/**
 * rhom_pack_write:
 * @length: (out): bytes of the text
 *
 * Returns: (transfer full): the pack as JSON, for people to read too
 */
char *
rhom_pack_write (const RhomPack *pack,
                 gsize          *length)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  rhom_members_write_text (builder, "name", pack->name);
  rhom_members_write_text (builder, "author", pack->author);
  write_lists (pack, builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, length);
}

/**
 * rhom_pack_write_file:
 *
 * Writes all of it or leaves the file as it was. What could not be read again
 * is not written.
 */
gboolean
rhom_pack_write_file (const RhomPack *pack,
                      const char     *path,
                      GError        **error)
{
  gsize            length;
  g_autofree char *text = rhom_pack_write (pack, &length);
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (RhomPack) again = rhom_pack_parse (file, text, length, error);

  if (again == NULL)
    return FALSE;
  if (length > RHOM_PACK_MAX_BYTES)
    {
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("longer than %u KiB"), (guint) (RHOM_PACK_MAX_BYTES / 1024));
      return FALSE;
    }
  return g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

/**
 * rhom_pack_find_card:
 *
 * Returns: (transfer none) (nullable): the card of that id
 */
RhomCardData *
rhom_pack_find_card (const RhomPack *pack,
                     const char     *id)
{
  for (guint i = 0; i < pack->cards->len; i++)
    if (g_str_equal (((RhomCardData *) pack->cards->pdata[i])->id, id))
      return pack->cards->pdata[i];
  return NULL;
}

/**
 * rhom_pack_find_routine:
 *
 * Returns: (transfer none) (nullable): the routine of that id
 */
RhomRoutineData *
rhom_pack_find_routine (const RhomPack *pack,
                        const char     *id)
{
  for (guint i = 0; i < pack->routines->len; i++)
    if (g_str_equal (((RhomRoutineData *) pack->routines->pdata[i])->id, id))
      return pack->routines->pdata[i];
  return NULL;
}

void
rhom_pack_free (RhomPack *pack)
{
  g_free (pack->name);
  g_free (pack->author);
  g_ptr_array_unref (pack->cards);
  g_ptr_array_unref (pack->routines);
  g_free (pack);
}
