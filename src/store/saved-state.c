/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/saved-state.h"

#include "core/error.h"
#include "json/strict-json.h"
#include "store/set-aside.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The state is one small JSON file, written at every change. One table for
 * each object says how a member is written, checked, read and moved to
 * another boot. Members that a newer version added are passed over; members
 * that are missing keep their preset, 0.
 */

#define MAX_BYTES (64 * 1024)
#define MAX_DEPTH 4

/* Wider than any life of a machine, and far from overflowing when added up. */
#define MOST_ELAPSED_USEC (100 * 366 * 24 * RHOM_USEC_PER_HOUR)
#define MOST_WALL_USEC (8000 * 366 * 24 * RHOM_USEC_PER_HOUR)
#define MOST_LENGTH_USEC (366 * 24 * RHOM_USEC_PER_HOUR)
#define MOST_COUNT 1000000

typedef enum
{
  FIELD_MOMENT,         /* gint64, elapsed scale; 0 = none */
  FIELD_MOMENT_OR_EVER, /* the same; G_MAXINT64 = for ever */
  FIELD_WALL,           /* gint64, wall scale */
  FIELD_LENGTH,         /* gint64 */
  FIELD_COUNT,          /* int */
  FIELD_TEXT,           /* char[64] */
  FIELD_WORD,           /* an enum, by its ids */
} FieldType;

typedef struct
{
  const char *name;
  FieldType   type;
  gsize       offset;
  const char *(*to_id) (int value); /* of a word */
  int n_words;
} Field;

#define TEXT_SIZE 64
G_STATIC_ASSERT (sizeof ((RhomSavedState *) NULL)->boot_id == TEXT_SIZE);
G_STATIC_ASSERT (sizeof ((RhomSavedState *) NULL)->proposal == TEXT_SIZE);
G_STATIC_ASSERT (RHOM_THERAPY_EVENT_SIZE == TEXT_SIZE);
G_STATIC_ASSERT (sizeof (RhomTherapyState) == sizeof (int));

static const char *
therapy_state_to_id (int value)
{
  return rhom_therapy_state_to_id ((RhomTherapyState) value);
}

static const char *
therapy_kind_to_id (int value)
{
  return rhom_therapy_kind_to_id ((RhomTherapyKind) value);
}

static const char *
therapy_outcome_to_id (int value)
{
  return rhom_therapy_outcome_to_id ((RhomTherapyOutcome) value);
}

static const char *
region_to_id (int value)
{
  return rhom_region_to_id ((RhomRegion) value);
}

#define STATE(member) G_STRUCT_OFFSET (RhomSavedState, member)

static const Field state_fields[] = {
  { "boot_id", FIELD_TEXT, STATE (boot_id) },
  { "saved_elapsed_usec", FIELD_MOMENT, STATE (saved_elapsed_usec) },
  { "saved_wall_usec", FIELD_WALL, STATE (saved_wall_usec) },
  { "proposal", FIELD_TEXT, STATE (proposal) },
  { "event_seed", FIELD_TEXT, STATE (event_seed) },
  { "events", FIELD_COUNT, STATE (events) },
  { NULL },
};

static const Field breaks_fields[] = {
  { "counted_usec", FIELD_LENGTH, STATE (breaks.counted_usec) },
  { "stretch_start_usec", FIELD_MOMENT, STATE (breaks.stretch_start_usec) },
  { "away_since_usec", FIELD_MOMENT, STATE (breaks.away_since_usec) },
  { "is_held_there", FIELD_COUNT, STATE (breaks.is_held_there) },
  { "no_rest_until_usec", FIELD_MOMENT, STATE (breaks.no_rest_until_usec) },
  { "snooze_start_usec", FIELD_MOMENT, STATE (breaks.snooze.start_usec) },
  { "snooze_until_usec", FIELD_MOMENT, STATE (breaks.snooze.end_usec) },
  { "pause_start_usec", FIELD_MOMENT, STATE (breaks.pause.start_usec) },
  { "pause_until_usec", FIELD_MOMENT_OR_EVER, STATE (breaks.pause.end_usec) },
  { "pause_until_wall_usec", FIELD_WALL, STATE (breaks.pause.end_wall_usec) },
  { "reading_start_usec", FIELD_MOMENT, STATE (breaks.reading.start_usec) },
  { "reading_until_usec", FIELD_MOMENT, STATE (breaks.reading.end_usec) },
  { "sore_day_start_usec", FIELD_MOMENT, STATE (breaks.sore_day.start_usec) },
  { "sore_day_until_usec", FIELD_MOMENT, STATE (breaks.sore_day.end_usec) },
  { "sore_day_until_wall_usec", FIELD_WALL, STATE (breaks.sore_day.end_wall_usec) },
  { "break_start_usec", FIELD_MOMENT, STATE (breaks.running.start_usec) },
  { "break_end_usec", FIELD_MOMENT, STATE (breaks.running.end_usec) },
  { "break_worked_usec", FIELD_LENGTH, STATE (breaks.break_worked_usec) },
  { "held_since_usec", FIELD_MOMENT, STATE (breaks.held_since_usec) },
  { "is_hold_told", FIELD_COUNT, STATE (breaks.is_hold_told) },
  { "skips", FIELD_COUNT, STATE (breaks.skips) },
  { "posture_usec", FIELD_LENGTH, STATE (breaks.nudges.posture_usec) },
  { "position_usec", FIELD_LENGTH, STATE (breaks.nudges.position_usec) },
  { "is_standing", FIELD_COUNT, STATE (breaks.nudges.is_standing) },
  { "posture_turn", FIELD_COUNT, STATE (breaks.nudges.turn) },
  { "next_usec", FIELD_MOMENT_OR_EVER, STATE (breaks.next_usec) },
  { NULL },
};

static const Field therapy_fields[] = {
  { "state", FIELD_WORD, STATE (therapy.state), therapy_state_to_id, RHOM_N_THERAPY_STATES },
  { "kind", FIELD_WORD, STATE (therapy.kind), therapy_kind_to_id, RHOM_N_THERAPY_KINDS },
  { "region", FIELD_WORD, STATE (therapy.region), region_to_id, RHOM_N_REGIONS },
  { "outcome", FIELD_WORD, STATE (therapy.outcome), therapy_outcome_to_id, RHOM_N_THERAPY_OUTCOMES },
  { "event", FIELD_TEXT, STATE (therapy.event) },
  { "phase", FIELD_COUNT, STATE (therapy.phase) },
  { "start_usec", FIELD_MOMENT, STATE (therapy.start_usec) },
  { "since_usec", FIELD_MOMENT, STATE (therapy.since_usec) },
  { "off_usec", FIELD_MOMENT, STATE (therapy.off_usec) },
  { "planned_usec", FIELD_LENGTH, STATE (therapy.planned_usec) },
  { "on_usec", FIELD_LENGTH, STATE (therapy.on_usec) },
  { "before_usec", FIELD_LENGTH, STATE (therapy.before_usec) },
  { "wanted_usec", FIELD_LENGTH, STATE (therapy.wanted_usec) },
  { "gap_usec", FIELD_LENGTH, STATE (therapy.gap_usec) },
  { "looked_usec", FIELD_LENGTH, STATE (therapy.looked_usec) },
  { "check_usec", FIELD_MOMENT, STATE (therapy.check_usec) },
  { "alarm_usec", FIELD_MOMENT, STATE (therapy.alarm_usec) },
  { "checks_asked", FIELD_COUNT, STATE (therapy.checks_asked) },
  { "checks_answered", FIELD_COUNT, STATE (therapy.checks_answered) },
  { "long_confirmed", FIELD_COUNT, STATE (therapy.long_confirmed) },
  { NULL },
};

/* When the last pack came off each region, by the words for them. */
static const Field rest_fields[] = {
  { "upper-back", FIELD_MOMENT, STATE (therapy.rest_usec[RHOM_REGION_UPPER_BACK]) },
  { "neck", FIELD_MOMENT, STATE (therapy.rest_usec[RHOM_REGION_NECK]) },
  { "left-shoulder", FIELD_MOMENT, STATE (therapy.rest_usec[RHOM_REGION_LEFT_SHOULDER]) },
  { "right-shoulder", FIELD_MOMENT, STATE (therapy.rest_usec[RHOM_REGION_RIGHT_SHOULDER]) },
  { "lower-back", FIELD_MOMENT, STATE (therapy.rest_usec[RHOM_REGION_LOWER_BACK]) },
  { NULL },
};
G_STATIC_ASSERT (G_N_ELEMENTS (rest_fields) == RHOM_N_REGIONS + 1);

static const struct
{
  const char  *name; /* NULL for the members of the root */
  const Field *fields;
} objects[] = {
  { NULL, state_fields },
  { "breaks", breaks_fields },
  { "therapy", therapy_fields },
  { "rests", rest_fields },
};

static gboolean
fail (const Field *field,
      GError     **error)
{
  /* Translators: %s is the name of a member of a file. */
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("member \"%s\" cannot be right"), field->name);
  return FALSE;
}

static gboolean
is_within (gint64 value,
           gint64 least,
           gint64 most)
{
  return value >= least && value <= most;
}

static gboolean
is_in_range (const Field *field,
             gint64       value)
{
  switch (field->type)
    {
    case FIELD_MOMENT:
      return is_within (value, -MOST_ELAPSED_USEC, MOST_ELAPSED_USEC);
    case FIELD_MOMENT_OR_EVER:
      return is_within (value, -MOST_ELAPSED_USEC, MOST_ELAPSED_USEC) || value == G_MAXINT64;
    case FIELD_WALL:
      return is_within (value, 0, MOST_WALL_USEC);
    case FIELD_LENGTH:
      return is_within (value, 0, MOST_LENGTH_USEC);
    case FIELD_COUNT:
      return is_within (value, 0, MOST_COUNT);
    case FIELD_TEXT:
    case FIELD_WORD:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
read_number (const Field *field,
             JsonNode    *node,
             gpointer     target,
             GError     **error)
{
  gint64 value;

  if (!rhom_strict_json_get_integer (node, &value) || !is_in_range (field, value))
    return fail (field, error);
  if (field->type == FIELD_COUNT)
    *(int *) target = value;
  else
    *(gint64 *) target = value;
  return TRUE;
}

static gboolean
read_text (const Field *field,
           JsonNode    *node,
           gpointer     target,
           GError     **error)
{
  const char *text = json_node_get_string (node);

  if (strlen (text) >= TEXT_SIZE)
    return fail (field, error);
  g_strlcpy (target, text, TEXT_SIZE);
  return TRUE;
}

static gboolean
read_word (const Field *field,
           JsonNode    *node,
           gpointer     target,
           GError     **error)
{
  for (int i = 0; i < field->n_words; i++)
    if (g_str_equal (field->to_id (i), json_node_get_string (node)))
      {
        *(int *) target = i;
        return TRUE;
      }
  return fail (field, error);
}

static gboolean
read_field (const Field    *field,
            JsonNode       *node,
            RhomSavedState *state,
            GError        **error)
{
  gpointer target = (char *) state + field->offset;
  GType    type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (field->type == FIELD_TEXT)
    return type == G_TYPE_STRING ? read_text (field, node, target, error) : fail (field, error);
  if (field->type == FIELD_WORD)
    return type == G_TYPE_STRING ? read_word (field, node, target, error) : fail (field, error);
  return read_number (field, node, target, error);
}

static gboolean
read_object (const Field    *fields,
             JsonObject     *object,
             RhomSavedState *state,
             GError        **error)
{
  for (const Field *field = fields; field->name != NULL; field++)
    {
      JsonNode *node = json_object_get_member (object, field->name);

      if (node != NULL && !read_field (field, node, state, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_state (JsonNode       *root,
            RhomSavedState *state,
            GError        **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      JsonNode *node = root;

      if (objects[i].name != NULL)
        node = json_object_get_member (json_node_get_object (root), objects[i].name);
      if (node == NULL)
        continue;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("not of the form it must have"));
          return FALSE;
        }
      if (!read_object (objects[i].fields, json_node_get_object (node), state, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_checked (JsonNode       *root,
              RhomSavedState *state,
              GError        **error)
{
  memset (state, 0, sizeof *state);
  return read_state (root, state, error) && rhom_therapy_memory_check (&state->therapy, state->saved_elapsed_usec, error);
}

/**
 * rhom_saved_state_parse:
 * @length: bytes in @text
 * @state: (out caller-allocates): what was read; on error not to be used
 *
 * Returns: whether @text is a state and every value in it can be right
 */
gboolean
rhom_saved_state_parse (const char     *text,
                        gsize           length,
                        RhomSavedState *state,
                        GError        **error)
{
  g_autoptr (JsonNode) root = rhom_strict_json_parse (text, length, MAX_DEPTH, error);

  return root != NULL && read_checked (root, state, error);
}

static void
take_aside (const char *path,
            char      **set_aside)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = rhom_set_aside (path, "corrupt", NULL, &error);

  if (aside == NULL)
    g_message ("%s", error->message);
  if (set_aside != NULL)
    *set_aside = g_steal_pointer (&aside);
}

/**
 * rhom_saved_state_load:
 * @state: (out caller-allocates): always set; with nothing saved or on error as
 *   for a first start, with an empty boot_id
 * @set_aside: (out) (optional) (nullable) (transfer full): where a file that
 *   could not be understood was moved
 *
 * Returns: whether all is well, also if there is no file yet; if not, @error says why
 */
gboolean
rhom_saved_state_load (const char     *path,
                       RhomSavedState *state,
                       char          **set_aside,
                       GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  if (set_aside != NULL)
    *set_aside = NULL;
  root = rhom_strict_json_read_file (path, MAX_BYTES, MAX_DEPTH, &local_error);
  if (root != NULL && read_checked (root, state, &local_error))
    return TRUE;

  memset (state, 0, sizeof *state);
  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  if (local_error->domain == RHOM_ERROR)
    take_aside (path, set_aside);
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", path);
  return FALSE;
}

static void
write_field (const Field          *field,
             JsonBuilder          *builder,
             const RhomSavedState *state)
{
  const void *source = (const char *) state + field->offset;

  json_builder_set_member_name (builder, field->name);
  switch (field->type)
    {
    case FIELD_MOMENT:
    case FIELD_MOMENT_OR_EVER:
    case FIELD_WALL:
    case FIELD_LENGTH:
      json_builder_add_int_value (builder, *(const gint64 *) source);
      break;
    case FIELD_COUNT:
      json_builder_add_int_value (builder, *(const int *) source);
      break;
    case FIELD_TEXT:
      json_builder_add_string_value (builder, source);
      break;
    case FIELD_WORD:
      json_builder_add_string_value (builder, field->to_id (*(const int *) source));
      break;
    default:
      g_assert_not_reached ();
    }
}

static char *
print_state (const RhomSavedState *state)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      if (objects[i].name != NULL)
        {
          json_builder_set_member_name (builder, objects[i].name);
          json_builder_begin_object (builder);
        }
      for (const Field *field = objects[i].fields; field->name != NULL; field++)
        write_field (field, builder, state);
      if (objects[i].name != NULL)
        json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
write_all (int         fd,
           const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize n = write (fd, text, left);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          text += n;
          left -= n;
        }
    }
  return TRUE;
}

/* Only the one service writes here, so the name can be fixed, and what a
 * kill leaves behind is taken over by the next write. */
static gboolean
write_new (const char *path,
           const char *text)
{
  int      fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean is_written;

  if (fd < 0)
    return FALSE;
  is_written = fchmod (fd, 0600) == 0 && write_all (fd, text);
  if (is_written)
    return close (fd) == 0;
  close (fd);
  return FALSE;
}

/**
 * rhom_saved_state_write:
 *
 * Puts the state on disk: readers, and a start after a kill at any moment, see
 * the old state or the new one, never half of it.
 *
 * There is no fsync(): it can take seconds on a busy disk, this runs in the
 * main loop at every change, and a kill cannot take away what the kernel has.
 * A power cut can cost the last seconds; at worst it leaves an empty file,
 * which is set aside at the next start.
 *
 * Returns: whether it was written; if not, the old file is as it was
 */
gboolean
rhom_saved_state_write (const char           *path,
                        const RhomSavedState *state,
                        GError              **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  g_autofree char *new_path = g_strconcat (path, ".new", NULL);
  g_autofree char *text = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  text = print_state (state);
  if (g_mkdir_with_parents (directory, 0700) == 0 && write_new (new_path, text) && g_rename (new_path, path) == 0)
    return TRUE;

  /* Translators: %s is a file, then a reason from the system. */
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("%s cannot be written: %s"), path, g_strerror (errno));
  g_unlink (new_path);
  return FALSE;
}

/* 0 means "none", so a moment may not become 0. */
static void
move_moment (gint64 *moment,
             gint64  shift_usec)
{
  if (*moment == 0 || *moment == G_MAXINT64)
    return;
  *moment = CLAMP (*moment + shift_usec, -MOST_ELAPSED_USEC, MOST_ELAPSED_USEC);
  if (*moment == 0)
    *moment = -1;
}

/**
 * rhom_saved_state_rebase:
 * @boot_id: of the boot that runs
 * @now_elapsed_usec: now, elapsed scale of that boot
 * @now_wall_usec: now, wall scale
 *
 * Moves all moments onto the elapsed scale of another boot, by way of the
 * wall clock: what was due at three o'clock still is. They may come to lie
 * before that boot, then they are negative. If the wall clock went back
 * while the machine was off, nobody knows for how long that was. Then no time
 * is taken to have passed, so that no rest is shortened; and a pack that was
 * on is taken to have been on until now.
 *
 * Within one boot nothing changes.
 */
void
rhom_saved_state_rebase (RhomSavedState *state,
                         const char     *boot_id,
                         gint64          now_elapsed_usec,
                         gint64          now_wall_usec)
{
  gint64 off_usec;
  gint64 shift_usec;

  g_return_if_fail (state != NULL);
  g_return_if_fail (boot_id != NULL);

  if (g_str_equal (state->boot_id, boot_id) && now_elapsed_usec >= state->saved_elapsed_usec)
    return;

  off_usec = MAX (0, now_wall_usec - state->saved_wall_usec);
  shift_usec = now_elapsed_usec - off_usec - state->saved_elapsed_usec;
  for (gsize i = 1; i < G_N_ELEMENTS (objects); i++)
    for (const Field *field = objects[i].fields; field->name != NULL; field++)
      if (field->type == FIELD_MOMENT || field->type == FIELD_MOMENT_OR_EVER)
        move_moment ((gint64 *) ((char *) state + field->offset), shift_usec);

  /* The present boot alone has taken as long as the elapsed scale says. */
  if (now_wall_usec - state->saved_wall_usec < now_elapsed_usec)
    rhom_therapy_memory_end_at (&state->therapy, now_elapsed_usec);

  g_strlcpy (state->boot_id, boot_id, sizeof state->boot_id);
  state->saved_elapsed_usec = now_elapsed_usec;
  state->saved_wall_usec = now_wall_usec;
}

/**
 * rhom_saved_state_dup_default_path:
 *
 * Returns: (transfer full): the file of this user
 */
char *
rhom_saved_state_dup_default_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "rhomboid", "state.json", NULL);
}

/**
 * rhom_saved_state_dup_boot_id:
 *
 * Returns: (transfer full): what tells this boot from others; empty if the kernel does not say
 */
char *
rhom_saved_state_dup_boot_id (void)
{
  char *boot_id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot_id, NULL, NULL))
    return g_strdup ("");
  return g_strstrip (boot_id);
}
