/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/maths.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RhomFieldReader:
 * @file: name without folder
 * @path: (owned): of the member being read, such as `pose "cat": arm_l.reach[2]`
 *
 * Reads objects by tables of their members; what is not in the table, or not
 * in its range, is refused with file, pose and member.
 */
typedef struct
{
  const char *file;
  GString    *path;
  GError    **error;
} RhomFieldReader;

typedef struct _RhomField RhomField;

/* Puts the value of @node at @target, or fails. */
typedef gboolean (*RhomReadFunc) (RhomFieldReader *reader,
                                  const RhomField *field,
                                  JsonNode        *node,
                                  gpointer         target);

/**
 * RhomField:
 * @least: of a number or of each number of a list
 * @words: (nullable): ended by %NULL; the value is the index
 * @flag: 1 + offset of a gboolean that says the member was there; 0 = none
 */
struct _RhomField
{
  const char        *name;
  RhomReadFunc       read;
  gsize              offset;
  double             least;
  double             most;
  const char *const *words;
  gsize              flag;
};

#define RHOM_FIELD_FLAG(type, member) (1 + G_STRUCT_OFFSET (type, member))

gboolean rhom_fields_fail (RhomFieldReader *reader,
                           const char      *format,
                           ...) G_GNUC_PRINTF (2, 3);
gsize    rhom_fields_enter (RhomFieldReader *reader,
                            const char      *format,
                            ...) G_GNUC_PRINTF (2, 3);
void     rhom_fields_leave (RhomFieldReader *reader,
                            gsize            outer);
gboolean rhom_fields_read_object (RhomFieldReader *reader,
                                  const RhomField *fields,
                                  JsonNode        *node,
                                  gpointer         target);
gboolean rhom_fields_read_number (RhomFieldReader *reader,
                                  const RhomField *field,
                                  JsonNode        *node,
                                  gpointer         target);
gboolean rhom_fields_read_index (RhomFieldReader *reader,
                                 const RhomField *field,
                                 JsonNode        *node,
                                 gpointer         target);
gboolean rhom_fields_read_boolean (RhomFieldReader *reader,
                                   const RhomField *field,
                                   JsonNode        *node,
                                   gpointer         target);
gboolean rhom_fields_read_pair (RhomFieldReader *reader,
                                const RhomField *field,
                                JsonNode        *node,
                                gpointer         target);
gboolean rhom_fields_read_triple (RhomFieldReader *reader,
                                  const RhomField *field,
                                  JsonNode        *node,
                                  gpointer         target);
gboolean rhom_fields_read_word (RhomFieldReader *reader,
                                const RhomField *field,
                                JsonNode        *node,
                                gpointer         target);
gboolean rhom_fields_read_bone (RhomFieldReader *reader,
                                const RhomField *field,
                                JsonNode        *node,
                                gpointer         target);
gboolean rhom_fields_get_string (RhomFieldReader *reader,
                                 JsonNode        *node,
                                 const char     **string);
gboolean rhom_fields_get_array (RhomFieldReader *reader,
                                JsonNode        *node,
                                guint            least,
                                guint            most,
                                JsonArray      **array);
gboolean rhom_fields_read_list (RhomFieldReader *reader,
                                const RhomField *field,
                                JsonNode        *node,
                                RhomReadFunc     read,
                                gpointer         items,
                                gsize            size,
                                guint            most,
                                int             *n);

G_END_DECLS
