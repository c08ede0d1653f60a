/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card-parser.h"

#include "catalogue/dose-parser.h"
#include "catalogue/picture-file.h"
#include "json/strict-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Reads a card, which anybody may have written; see members.h.
 * data/cards/card.schema.json says the same for authors, and a test holds the
 * two together.
 */

#define MAX_BYTES (64 * 1024)
#define MAX_DEPTH 8

typedef struct
{
  char *title;
  char *publisher; /* (nullable) */
} Source;

static const RhomMember source_members[] = {
  { "title", rhom_members_read_plain_text, G_STRUCT_OFFSET (Source, title), RHOM_MEMBER_REQUIRED, 1, 200 },
  { "publisher", rhom_members_read_plain_text, G_STRUCT_OFFSET (Source, publisher), RHOM_MEMBER_OPTIONAL, 1, 120 },
  { NULL },
};

static gboolean
read_source (RhomMemberReader *reader,
             const RhomMember *member,
             JsonNode         *node,
             gpointer          target)
{
  Source   source = { NULL, NULL };
  gboolean is_read = rhom_members_read_object (reader, source_members, node, &source);

  if (is_read)
    *(char **) target = g_strjoin ("\n", source.title, source.publisher, NULL);
  g_free (source.title);
  g_free (source.publisher);
  return is_read;
}

static gboolean
read_sources (RhomMemberReader *reader,
              const RhomMember *member,
              JsonNode         *node,
              gpointer          target)
{
  return rhom_members_read_items (reader, member, node, read_source, target);
}

static gboolean
read_picture (RhomMemberReader *reader,
              const RhomMember *member,
              JsonNode         *node,
              gpointer          target)
{
  const char *string;

  if (reader->is_ours)
    return rhom_members_fail (reader, _("is for packs only"));
  if (!rhom_members_get_string (reader, node, &string))
    return FALSE;
  if (!rhom_picture_name_is_valid (string))
    return rhom_members_fail (reader, _("must be the name of a .png, .jpg or .jpeg file in the folder of the pack, of plain letters"));
  *(char **) target = g_strdup (string);
  return TRUE;
}

#define AT(member) G_STRUCT_OFFSET (RhomCardData, member)

static const RhomMember card_members[] = {
  { "id", rhom_members_read_id, AT (id), RHOM_MEMBER_REQUIRED },
  { "name", rhom_members_read_text, AT (name), RHOM_MEMBER_REQUIRED, 1, 60 },
  { "kind", rhom_members_read_word, AT (kind), RHOM_MEMBER_REQUIRED, 0, 0, rhom_card_kind_words },
  { "positions", rhom_members_read_words, AT (positions), RHOM_MEMBER_REQUIRED, 1, 7, rhom_card_position_words },
  { "desk", rhom_members_read_boolean, AT (desk), RHOM_MEMBER_REQUIRED_OF_US },
  { "equipment", rhom_members_read_words, AT (equipment), RHOM_MEMBER_OPTIONAL, 0, 8, rhom_card_equipment_words },
  { "muscles", rhom_members_read_words, AT (muscles), RHOM_MEMBER_REQUIRED_OF_US, 1, 12, rhom_card_muscle_words },
  { "areas", rhom_members_read_words, AT (areas), RHOM_MEMBER_REQUIRED_OF_US, 1, 7, rhom_card_area_words },
  { "dose", rhom_dose_read, AT (dose), RHOM_MEMBER_REQUIRED },
  { "steps", rhom_members_read_steps, AT (steps), RHOM_MEMBER_REQUIRED, 1, 20 },
  { "left_steps", rhom_members_read_steps, AT (left_steps), RHOM_MEMBER_OPTIONAL, 1, 20 },
  { "why", rhom_members_read_text, AT (why), RHOM_MEMBER_REQUIRED_OF_US, 1, 300 },
  { "care", rhom_members_read_text, AT (care), RHOM_MEMBER_REQUIRED_OF_US, 1, 300 },
  { "avoid", rhom_members_read_text, AT (avoid), RHOM_MEMBER_OPTIONAL, 1, 300 },
  { "easier", rhom_members_read_text, AT (easier), RHOM_MEMBER_OPTIONAL, 1, 200 },
  { "easier_card", rhom_members_read_id, AT (easier_card) },
  { "harder", rhom_members_read_text, AT (harder), RHOM_MEMBER_OPTIONAL, 1, 200 },
  { "harder_card", rhom_members_read_id, AT (harder_card) },
  { "sources", read_sources, AT (sources), RHOM_MEMBER_REQUIRED_OF_US, 1, 8 },
  { "figure", rhom_members_read_id, AT (figure) },
  { "picture", read_picture, AT (picture) },
  { NULL },
};

/* Step by step the same, said of the other side. */
static gboolean
check_left_steps (RhomMemberReader   *reader,
                  const RhomCardData *data)
{
  if (data->left_steps == NULL)
    return TRUE;
  if (!data->dose.has_sides)
    return rhom_members_fail_at (reader, "left_steps", _("is only for what is done with both sides"));
  if (g_strv_length (data->left_steps) != g_strv_length (data->steps))
    return rhom_members_fail_at (reader, "left_steps", _("must have as many items as \"steps\""));
  return TRUE;
}

/**
 * rhom_card_data_read_node:
 * @file: what messages name
 * @where: (nullable): where @node lies in it, such as "cards[2]"; %NULL: it is the whole file, which is named after it
 * @is_ours: whether the file came with the program
 *
 * Returns: (transfer full): the card; %NULL if it is not as it must be
 */
RhomCardData *
rhom_card_data_read_node (const char *file,
                          const char *where,
                          gboolean    is_ours,
                          JsonNode   *node,
                          GError    **error)
{
  g_autoptr (RhomCardData) data = g_new0 (RhomCardData, 1);
  g_autofree char *id = rhom_members_dup_id (node);
  /* Translators: part of a message about a wrong file; %s is the id of a card. */
  g_autofree char *subject = id != NULL ? g_strdup_printf (_("card \"%s\""), id) : NULL;
  g_autoptr (GString) path = g_string_new (id == NULL ? where : NULL);
  RhomMemberReader reader = { file, subject, is_ours, path, error };

  if (!rhom_members_read_object (&reader, card_members, node, data) || !check_left_steps (&reader, data))
    return NULL;
  return where != NULL || rhom_members_check_file_name (&reader, data->id) ? g_steal_pointer (&data) : NULL;
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
  return rhom_card_data_read_node (name, NULL, TRUE, root, error);
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
  return rhom_card_data_read_node (name, NULL, TRUE, root, error);
}

/**
 * rhom_card_data_copy:
 *
 * Returns: (transfer full): the same card, to be changed
 */
RhomCardData *
rhom_card_data_copy (const RhomCardData *data)
{
  RhomCardData *copy = g_memdup2 (data, sizeof *data);

  copy->id = g_strdup (data->id);
  copy->name = g_strdup (data->name);
  copy->kind = g_strdup (data->kind);
  copy->positions = g_strdupv (data->positions);
  copy->equipment = g_strdupv (data->equipment);
  copy->muscles = g_strdupv (data->muscles);
  copy->areas = g_strdupv (data->areas);
  copy->steps = g_strdupv (data->steps);
  copy->left_steps = g_strdupv (data->left_steps);
  copy->why = g_strdup (data->why);
  copy->care = g_strdup (data->care);
  copy->avoid = g_strdup (data->avoid);
  copy->easier = g_strdup (data->easier);
  copy->easier_card = g_strdup (data->easier_card);
  copy->harder = g_strdup (data->harder);
  copy->harder_card = g_strdup (data->harder_card);
  copy->sources = g_strdupv (data->sources);
  copy->figure = g_strdup (data->figure);
  copy->picture = g_strdup (data->picture);
  return copy;
}

static void
write_strings (JsonBuilder *builder,
               const char  *name,
               char       **values)
{
  if (values == NULL || values[0] == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
write_sources (JsonBuilder *builder,
               char       **sources)
{
  if (sources == NULL || sources[0] == NULL)
    return;
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (sources[i], "\n", 2);

      json_builder_begin_object (builder);
      rhom_members_write_text (builder, "title", parts[0]);
      rhom_members_write_text (builder, "publisher", parts[1]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * rhom_card_data_write:
 *
 * Adds an object to @builder that is read as the card again. What is not as
 * it must be is written all the same, for the reader to refuse.
 */
void
rhom_card_data_write (const RhomCardData *data,
                      JsonBuilder        *builder)
{
  json_builder_begin_object (builder);
  rhom_members_write_text (builder, "id", data->id);
  rhom_members_write_text (builder, "name", data->name);
  rhom_members_write_text (builder, "kind", data->kind);
  write_strings (builder, "positions", data->positions);
  json_builder_set_member_name (builder, "desk");
  json_builder_add_boolean_value (builder, data->desk);
  write_strings (builder, "equipment", data->equipment);
  write_strings (builder, "muscles", data->muscles);
  write_strings (builder, "areas", data->areas);
  json_builder_set_member_name (builder, "dose");
  rhom_dose_write (&data->dose, builder);
  write_strings (builder, "steps", data->steps);
  write_strings (builder, "left_steps", data->left_steps);
  rhom_members_write_text (builder, "why", data->why);
  rhom_members_write_text (builder, "care", data->care);
  rhom_members_write_text (builder, "avoid", data->avoid);
  rhom_members_write_text (builder, "easier", data->easier);
  rhom_members_write_text (builder, "easier_card", data->easier_card);
  rhom_members_write_text (builder, "harder", data->harder);
  rhom_members_write_text (builder, "harder_card", data->harder_card);
  write_sources (builder, data->sources);
  rhom_members_write_text (builder, "figure", data->figure);
  rhom_members_write_text (builder, "picture", data->picture);
  json_builder_end_object (builder);
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
  g_strfreev (data->areas);
  g_strfreev (data->steps);
  g_strfreev (data->left_steps);
  g_free (data->why);
  g_free (data->care);
  g_free (data->avoid);
  g_free (data->easier);
  g_free (data->easier_card);
  g_free (data->harder);
  g_free (data->harder_card);
  g_strfreev (data->sources);
  g_free (data->figure);
  g_free (data->picture);
  g_free (data);
}
