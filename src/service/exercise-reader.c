/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/exercise-reader.h"

#include "core/clock.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * What comes over the bus may be anything. One table says what a record may
 * hold: a member that is not in it, is of another type or outside its range is
 * refused, and named.
 */

#define MAX_ID 48
#define DAY_SECONDS (24 * 60 * 60)
/* The end of the year 9999. */
#define MOST_UNIX G_GINT64_CONSTANT (253402300799)

typedef struct _Member Member;

typedef gboolean (*ReadFunc) (const Member *member,
                              GVariant     *value,
                              gpointer      target,
                              GError      **error);

struct _Member
{
  const char *name;
  const char *type;
  ReadFunc    read;
  gsize       offset;
  gboolean    is_required;
  gint64      most; /* of a number */
};

static gboolean
fail (const Member *member,
      GError      **error,
      const char   *reason)
{
  /* Translators: the first %s is the name of a member of a record, the second says what is wrong with it. */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("“%s” %s"), member->name, reason);
  return FALSE;
}

static gboolean
read_uuid (const Member *member,
           GVariant     *value,
           gpointer      target,
           GError      **error)
{
  *(const char **) target = g_variant_get_string (value, NULL);
  return g_uuid_string_is_valid (*(const char **) target) || fail (member, error, _("must be a UUID"));
}

static gboolean
is_id (const char *text)
{
  return strlen (text) <= MAX_ID && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (text);
}

static gboolean
read_id (const Member *member,
         GVariant     *value,
         gpointer      target,
         GError      **error)
{
  const char *id = g_variant_get_string (value, NULL);

  *(const char **) target = id;
  if (id[0] == '\0' && !member->is_required)
    return TRUE;
  return (g_ascii_islower (id[0]) && is_id (id)) || fail (member, error, _("must be the id of an exercise or a routine"));
}

static gboolean
is_within (const Member *member,
           gint64        number,
           GError      **error)
{
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, member->most);

  if (number >= 0 && number <= member->most)
    return TRUE;
  /* Translators: the first %s is the name of a member of a record, the second a number. */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_OUT_OF_RANGE, _("“%s” must be between 0 and %s"), member->name, most);
  return FALSE;
}

static gboolean
read_count (const Member *member,
            GVariant     *value,
            gpointer      target,
            GError      **error)
{
  *(int *) target = g_variant_get_int32 (value);
  return is_within (member, *(int *) target, error);
}

static gboolean
read_moment (const Member *member,
             GVariant     *value,
             gpointer      target,
             GError      **error)
{
  if (!is_within (member, g_variant_get_int64 (value), error))
    return FALSE;
  *(gint64 *) target = g_variant_get_int64 (value) * RHOM_USEC_PER_SEC;
  return TRUE;
}

static gboolean
read_outcome (const Member *member,
              GVariant     *value,
              gpointer      target,
              GError      **error)
{
  return rhom_exercise_outcome_from_id (g_variant_get_string (value, NULL), target, error);
}

#define RECORD(member) G_STRUCT_OFFSET (RhomExerciseRecord, member)

static const Member members[] = {
  { "id", "s", read_uuid, RECORD (run), TRUE },
  { "card", "s", read_id, RECORD (card), TRUE },
  { "routine", "s", read_id, RECORD (routine) },
  { "started", "x", read_moment, RECORD (started_wall_usec), TRUE, MOST_UNIX },
  { "seconds-left", "i", read_count, RECORD (left_seconds), FALSE, DAY_SECONDS },
  { "seconds-right", "i", read_count, RECORD (right_seconds), FALSE, DAY_SECONDS },
  { "seconds", "i", read_count, RECORD (seconds), FALSE, DAY_SECONDS },
  { "repetitions", "i", read_count, RECORD (repetitions), FALSE, 10000 },
  { "planned-seconds", "i", read_count, RECORD (planned_seconds), FALSE, DAY_SECONDS },
  { "outcome", "s", read_outcome, RECORD (outcome), TRUE },
};

static gboolean
read_member (const Member       *member,
             GVariant           *value,
             RhomExerciseRecord *record,
             GError            **error)
{
  g_autofree char *reason = NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE (member->type)))
    return member->read (member, value, (char *) record + member->offset, error);
  /* Translators: %s is the name of a type of D-Bus, such as “s”. */
  reason = g_strdup_printf (_("must be of type %s"), member->type);
  return fail (member, error, reason);
}

static const Member *
find_member (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      return &members[i];
  return NULL;
}

static gboolean
check_required (GVariant *options,
                GError  **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (options, members[i].name, NULL);

      if (value == NULL && members[i].is_required)
        return fail (&members[i], error, _("is missing"));
    }
  return TRUE;
}

/**
 * rhom_exercise_reader_read:
 * @options: of type `a{sv}`
 * @record: (out caller-allocates): its texts belong to @options
 *
 * Returns: whether @options is a whole record and nothing else
 */
gboolean
rhom_exercise_reader_read (GVariant           *options,
                           RhomExerciseRecord *record,
                           GError            **error)
{
  GVariantIter iter;
  const char  *name;
  GVariant    *value;

  *record = (RhomExerciseRecord){ NULL };
  g_variant_iter_init (&iter, options);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      g_autoptr (GVariant) owned = value;
      const Member *member = find_member (name);

      if (member == NULL)
        return fail (&(Member){ name }, error, _("is not known"));
      if (!read_member (member, owned, record, error))
        return FALSE;
    }
  return check_required (options, error);
}
