/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/card-words.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RhomMemberReader:
 * @file: name without folder
 * @subject: (nullable): what is being read, such as `card "plank"`, once its id is known
 * @is_ours: whether the file came with the program: more is asked of it, and its texts are translated
 * @path: of the member being read, such as "dose.repetitions"
 *
 * Reads objects by tables of their members. Whatever is not in the table or
 * not in its range is refused, with file, subject and member named.
 */
typedef struct
{
  const char *file;
  const char *subject;
  gboolean    is_ours;
  GString    *path;
  GError    **error;
} RhomMemberReader;

typedef struct _RhomMember RhomMember;

/* Puts the value of @node at @target, or fails. */
typedef gboolean (*RhomReadMember) (RhomMemberReader *reader,
                                    const RhomMember *member,
                                    JsonNode         *node,
                                    gpointer          target);

typedef enum
{
  RHOM_MEMBER_OPTIONAL,
  RHOM_MEMBER_REQUIRED_OF_US,
  RHOM_MEMBER_REQUIRED,
} RhomMemberNeed;

/**
 * RhomMember:
 * @name: (nullable): %NULL ends a table
 * @offset: of its value in the target
 * @least: of a number; of the items of a list
 * @most: the same; of the characters of a text
 * @words: (nullable): that it may hold
 */
struct _RhomMember
{
  const char         *name;
  RhomReadMember      read;
  gsize               offset;
  RhomMemberNeed      need;
  int                 least;
  int                 most;
  const RhomCardWord *words;
};

gboolean rhom_id_is_valid (const char *string);

gboolean rhom_members_fail (RhomMemberReader *reader,
                            const char       *format,
                            ...) G_GNUC_PRINTF (2, 3);
gboolean rhom_members_fail_at (RhomMemberReader *reader,
                               const char       *name,
                               const char       *reason);
gsize    rhom_members_enter (RhomMemberReader *reader,
                             const char       *name);
gsize    rhom_members_enter_item (RhomMemberReader *reader,
                                  guint             i);
void     rhom_members_leave (RhomMemberReader *reader,
                             gsize             length);

gboolean rhom_members_read_object (RhomMemberReader *reader,
                                   const RhomMember *members,
                                   JsonNode         *node,
                                   gpointer          target);
gboolean rhom_members_read_items (RhomMemberReader *reader,
                                  const RhomMember *member,
                                  JsonNode         *node,
                                  RhomReadMember    read,
                                  char           ***target);

gboolean rhom_members_get_string (RhomMemberReader *reader,
                                  JsonNode         *node,
                                  const char      **string);
gboolean rhom_members_get_array (RhomMemberReader *reader,
                                 const RhomMember *member,
                                 JsonNode         *node,
                                 JsonArray       **array);
gboolean rhom_members_read_id (RhomMemberReader *reader,
                               const RhomMember *member,
                               JsonNode         *node,
                               gpointer          target);
gboolean rhom_members_read_text (RhomMemberReader *reader,
                                 const RhomMember *member,
                                 JsonNode         *node,
                                 gpointer          target);
gboolean rhom_members_read_plain_text (RhomMemberReader *reader,
                                       const RhomMember *member,
                                       JsonNode         *node,
                                       gpointer          target);
gboolean rhom_members_read_steps (RhomMemberReader *reader,
                                  const RhomMember *member,
                                  JsonNode         *node,
                                  gpointer          target);
gboolean rhom_members_read_word (RhomMemberReader *reader,
                                 const RhomMember *member,
                                 JsonNode         *node,
                                 gpointer          target);
gboolean rhom_members_read_words (RhomMemberReader *reader,
                                  const RhomMember *member,
                                  JsonNode         *node,
                                  gpointer          target);
gboolean rhom_members_read_boolean (RhomMemberReader *reader,
                                    const RhomMember *member,
                                    JsonNode         *node,
                                    gpointer          target);
gboolean rhom_members_read_integer (RhomMemberReader *reader,
                                    const RhomMember *member,
                                    JsonNode         *node,
                                    gpointer          target);
char    *rhom_members_dup_id (JsonNode *node);
gboolean rhom_members_check_file_name (RhomMemberReader *reader,
                                       const char       *id);

void rhom_members_write_text (JsonBuilder *builder,
                              const char  *name,
                              const char  *value);

G_END_DECLS
