/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/members.h"

#include "catalogue/card-parser.h"
#include "core/error.h"
#include "json/strict-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_STEP_WORDS 12

/**
 * rhom_members_fail:
 * @format: what is wrong with the member being read
 *
 * Returns: %FALSE
 */
gboolean
rhom_members_fail (RhomMemberReader *reader,
                   const char       *format,
                   ...)
{
  g_autofree char *reason = NULL;
  g_autoptr (GString) where = g_string_new (NULL);
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);

  if (reader->subject != NULL)
    g_string_append_printf (where, "%s: ", reader->subject);
  if (reader->path->len > 0)
    /* Translators: part of a message about a wrong file; %s is the name of a member. */
    g_string_append_printf (where, _("member \"%s\": "), reader->path->str);
  g_set_error (reader->error, RHOM_ERROR, RHOM_ERROR_INVALID, "%s: %s%s", reader->file, where->str, reason);
  return FALSE;
}

/**
 * rhom_members_fail_at:
 * @name: a member of the object being read
 *
 * Returns: %FALSE
 */
gboolean
rhom_members_fail_at (RhomMemberReader *reader,
                      const char       *name,
                      const char       *reason)
{
  rhom_members_enter (reader, name);
  return rhom_members_fail (reader, "%s", reason);
}

/* A member's name comes from the file: only what is fit to print is repeated. */
gsize
rhom_members_enter (RhomMemberReader *reader,
                    const char       *name)
{
  gsize length = reader->path->len;

  if (length > 0)
    g_string_append_c (reader->path, '.');
  for (const char *p = name; *p != '\0' && p - name < 60; p = g_utf8_next_char (p))
    if (g_unichar_isprint (g_utf8_get_char (p)))
      g_string_append_unichar (reader->path, g_utf8_get_char (p));
  return length;
}

gsize
rhom_members_enter_item (RhomMemberReader *reader,
                         guint             i)
{
  gsize length = reader->path->len;

  g_string_append_printf (reader->path, "[%u]", i);
  return length;
}

void
rhom_members_leave (RhomMemberReader *reader,
                    gsize             length)
{
  g_string_truncate (reader->path, length);
}

static const RhomMember *
find_member (const RhomMember *members,
             const char       *name)
{
  for (const RhomMember *member = members; member->name != NULL; member++)
    if (g_str_equal (member->name, name))
      return member;
  return NULL;
}

static gboolean
read_members (RhomMemberReader *reader,
              const RhomMember *members,
              JsonObject       *object,
              gpointer          target)
{
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      const RhomMember *member = find_member (members, name);
      gsize             outer = rhom_members_enter (reader, name);

      if (member == NULL)
        return rhom_members_fail (reader, _("is not known"));
      if (!member->read (reader, member, node, (char *) target + member->offset))
        return FALSE;
      rhom_members_leave (reader, outer);
    }
  return TRUE;
}

static gboolean
is_needed (RhomMemberReader *reader,
           const RhomMember *member)
{
  return member->need == RHOM_MEMBER_REQUIRED || (member->need == RHOM_MEMBER_REQUIRED_OF_US && reader->is_ours);
}

/**
 * rhom_members_read_object:
 * @members: (array zero-terminated=1): all it may have
 * @target: what their offsets count from
 *
 * Returns: whether @node is such an object; if not, the reader's error is set
 */
gboolean
rhom_members_read_object (RhomMemberReader *reader,
                          const RhomMember *members,
                          JsonNode         *node,
                          gpointer          target)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return rhom_members_fail (reader, _("must be an object"));

  for (const RhomMember *member = members; member->name != NULL; member++)
    if (is_needed (reader, member) && !json_object_has_member (json_node_get_object (node), member->name))
      return rhom_members_fail_at (reader, member->name, _("is missing"));
  return read_members (reader, members, json_node_get_object (node), target);
}

gboolean
rhom_members_get_string (RhomMemberReader *reader,
                         JsonNode         *node,
                         const char      **string)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return rhom_members_fail (reader, _("must be a text"));
  *string = json_node_get_string (node);
  return TRUE;
}

/**
 * rhom_id_is_valid:
 *
 * Returns: whether a card, a routine or a pack may be called that
 */
gboolean
rhom_id_is_valid (const char *string)
{
  return g_ascii_islower (string[0]) && strlen (string) <= RHOM_CARD_MAX_ID &&
         strspn (string, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (string);
}

gboolean
rhom_members_read_id (RhomMemberReader *reader,
                      const RhomMember *member,
                      JsonNode         *node,
                      gpointer          target)
{
  const char *string;

  if (!rhom_members_get_string (reader, node, &string))
    return FALSE;
  if (!rhom_id_is_valid (string))
    return rhom_members_fail (reader, _("must be at most %d of the characters a-z, 0-9 and -, the first a letter"), RHOM_CARD_MAX_ID);
  *(char **) target = g_strdup (string);
  return TRUE;
}

/* Words with one space between each two: what is wrapped and read aloud needs no other white space. */
static gboolean
check_words (RhomMemberReader *reader,
             const char       *string,
             int              *n_words)
{
  gboolean was_space = TRUE;

  *n_words = 0;
  for (const char *p = string; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        return rhom_members_fail (reader, _("holds a control character"));
      if (g_unichar_isspace (c) && (was_space || c != ' '))
        return rhom_members_fail (reader, _("may hold single spaces between words and no other space"));
      *n_words += was_space;
      was_space = g_unichar_isspace (c);
    }
  if (*string != '\0' && was_space)
    return rhom_members_fail (reader, _("may hold single spaces between words and no other space"));
  return TRUE;
}

static gboolean
get_text (RhomMemberReader *reader,
          const RhomMember *member,
          JsonNode         *node,
          const char      **string,
          int              *n_words)
{
  glong length;

  if (!rhom_members_get_string (reader, node, string))
    return FALSE;
  length = g_utf8_strlen (*string, -1);
  if (length == 0)
    return rhom_members_fail (reader, _("must not be empty"));
  if (length > member->most)
    return rhom_members_fail (reader, _("must be at most %d characters long"), member->most);
  return check_words (reader, *string, n_words);
}

/* Only our own texts are known to the translators; another's is shown as it stands. */
static char *
dup_text (RhomMemberReader *reader,
          const char       *string)
{
  return g_strdup (reader->is_ours ? g_dgettext (GETTEXT_PACKAGE, string) : string);
}

gboolean
rhom_members_read_text (RhomMemberReader *reader,
                        const RhomMember *member,
                        JsonNode         *node,
                        gpointer          target)
{
  const char *string;
  int         n_words;

  if (!get_text (reader, member, node, &string, &n_words))
    return FALSE;
  *(char **) target = dup_text (reader, string);
  return TRUE;
}

gboolean
rhom_members_read_plain_text (RhomMemberReader *reader,
                              const RhomMember *member,
                              JsonNode         *node,
                              gpointer          target)
{
  const char *string;
  int         n_words;

  if (!get_text (reader, member, node, &string, &n_words))
    return FALSE;
  *(char **) target = g_strdup (string);
  return TRUE;
}

/* Bounded before it is translated: another language may need more words. */
static gboolean
read_step (RhomMemberReader *reader,
           const RhomMember *member,
           JsonNode         *node,
           gpointer          target)
{
  static const RhomMember text = { .most = 120 };
  const char             *string;
  int                     n_words;

  if (!get_text (reader, &text, node, &string, &n_words))
    return FALSE;
  if (n_words > MAX_STEP_WORDS)
    return rhom_members_fail (reader, _("must have at most %d words"), MAX_STEP_WORDS);
  *(char **) target = dup_text (reader, string);
  return TRUE;
}

gboolean
rhom_members_read_word (RhomMemberReader *reader,
                        const RhomMember *member,
                        JsonNode         *node,
                        gpointer          target)
{
  g_autoptr (GString) known = g_string_new (NULL);
  const char *string;

  if (!rhom_members_get_string (reader, node, &string))
    return FALSE;
  if (rhom_card_words_find (member->words, string) >= 0)
    {
      *(char **) target = g_strdup (string);
      return TRUE;
    }
  for (const RhomCardWord *word = member->words; word->id != NULL; word++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", word->id);
  return rhom_members_fail (reader, _("must be one of: %s"), known->str);
}

gboolean
rhom_members_read_boolean (RhomMemberReader *reader,
                           const RhomMember *member,
                           JsonNode         *node,
                           gpointer          target)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return rhom_members_fail (reader, _("must be true or false"));
  *(gboolean *) target = json_node_get_boolean (node);
  return TRUE;
}

gboolean
rhom_members_read_integer (RhomMemberReader *reader,
                           const RhomMember *member,
                           JsonNode         *node,
                           gpointer          target)
{
  gint64 value;

  if (!rhom_strict_json_get_integer (node, &value))
    return rhom_members_fail (reader, _("must be a whole number"));
  if (value < member->least || value > member->most)
    return rhom_members_fail (reader, _("must be between %d and %d"), member->least, member->most);
  *(int *) target = value;
  return TRUE;
}

/**
 * rhom_members_get_array:
 * @array: (out) (transfer none): the list
 *
 * Returns: whether @node is a list of as many items as @member may have
 */
gboolean
rhom_members_get_array (RhomMemberReader *reader,
                        const RhomMember *member,
                        JsonNode         *node,
                        JsonArray       **array)
{
  guint length;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return rhom_members_fail (reader, _("must be a list"));
  *array = json_node_get_array (node);
  length = json_array_get_length (*array);
  if (length < (guint) member->least || length > (guint) member->most)
    return rhom_members_fail (reader, _("must have between %d and %d items"), member->least, member->most);
  return TRUE;
}

/**
 * rhom_members_read_items:
 * @read: reads one item, a string
 * @target: (out): the strings
 */
gboolean
rhom_members_read_items (RhomMemberReader *reader,
                         const RhomMember *member,
                         JsonNode         *node,
                         RhomReadMember    read,
                         char           ***target)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (!rhom_members_get_array (reader, member, node, &array))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *item = NULL;
      gsize outer = rhom_members_enter_item (reader, i);

      if (!read (reader, member, json_array_get_element (array, i), &item))
        return FALSE;
      g_ptr_array_add (items, item);
      rhom_members_leave (reader, outer);
    }
  g_ptr_array_add (items, NULL);
  *target = (char **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
  return TRUE;
}

gboolean
rhom_members_read_words (RhomMemberReader *reader,
                         const RhomMember *member,
                         JsonNode         *node,
                         gpointer          target)
{
  char ***words = target;

  if (!rhom_members_read_items (reader, member, node, rhom_members_read_word, words))
    return FALSE;
  for (guint i = 0; (*words)[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) *words + i + 1, (*words)[i]))
      return rhom_members_fail (reader, _("holds %s twice"), (*words)[i]);
  return TRUE;
}

gboolean
rhom_members_read_steps (RhomMemberReader *reader,
                         const RhomMember *member,
                         JsonNode         *node,
                         gpointer          target)
{
  return rhom_members_read_items (reader, member, node, read_step, target);
}

/**
 * rhom_members_dup_id:
 * @node: what should be an object with an id
 *
 * So that a message about another member can name the object.
 *
 * Returns: (transfer full) (nullable): the id, if it is there and fit to be said
 */
char *
rhom_members_dup_id (JsonNode *node)
{
  JsonNode *id = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "id") : NULL;

  if (id == NULL || !JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING)
    return NULL;
  return rhom_id_is_valid (json_node_get_string (id)) ? g_strdup (json_node_get_string (id)) : NULL;
}

/**
 * rhom_members_check_file_name:
 * @id: what a file with one object calls it
 *
 * Returns: whether the file is named after it
 */
gboolean
rhom_members_check_file_name (RhomMemberReader *reader,
                              const char       *id)
{
  g_autofree char *expected = g_strconcat (id, ".json", NULL);

  return g_str_equal (expected, reader->file) || rhom_members_fail_at (reader, "id", _("must be the name of the file"));
}

/**
 * rhom_members_write_text:
 * @value: (nullable): left out if there is none
 */
void
rhom_members_write_text (JsonBuilder *builder,
                         const char  *name,
                         const char  *value)
{
  if (value == NULL || value[0] == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}
