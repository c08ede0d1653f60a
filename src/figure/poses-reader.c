/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/poses.h"

#include "figure/check.h"
#include "figure/fields.h"
#include "figure/pose-reader.h"
#include "figure/prop-reader.h"

#include "core/error.h"
#include "json/strict-json.h"

#include <string.h>

/*
 * Reads a file of poses. data/poses/poses.schema.json says the same for
 * authors, and a test holds the two together.
 */

#define MAX_BYTES (64 * 1024)
#define MAX_DEPTH 8
/* Seconds. */
#define LONGEST_MOVE 60
/* Degrees by which a solved joint may go beyond its limit. */
#define TOLERANCE 2

#define AT(type, member) G_STRUCT_OFFSET (type, member)

static const char *const person_words[] = { "ana", "ben", "maya", "omar", NULL };
static const char *const loop_words[] = { "none", "pingpong", "cycle", NULL };
static const char *const ease_words[] = { "smooth", "linear", NULL };
static const char *const part_words[] = {
  "torso", "neck", "head", "upper_arm_l", "upper_arm_r", "forearm_l", "forearm_r", "hand_l", "hand_r", "thigh_l", "thigh_r",
  "shin_l", "shin_r", "foot_l", "foot_r", NULL
};

static const RhomField step_fields[] = {
  { "key", rhom_fields_read_index, AT (RhomStep, key), 0, RHOM_MAX_KEYS - 1 },
  { "move", rhom_fields_read_number, AT (RhomStep, move), .05, LONGEST_MOVE },
  { "hold", rhom_fields_read_number, AT (RhomStep, hold), 0, LONGEST_MOVE },
  { "ease", rhom_fields_read_word, AT (RhomStep, is_linear), 0, 0, ease_words },
  { NULL },
};

static gboolean
read_step (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  *(RhomStep *) target = (RhomStep){ .move = 1.6, .hold = .5 };
  return rhom_fields_read_object (reader, step_fields, node, target);
}

static gboolean
read_name (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  const char *string;

  if (!rhom_fields_get_string (reader, node, &string))
    return FALSE;
  if (strlen (string) < 1 || strlen (string) > field->most)
    return rhom_fields_fail (reader, "must have between 1 and %g bytes", field->most);
  strcpy (target, string);
  return TRUE;
}

/* As the id of a card, so that it is safe in a path. */
static gboolean
read_id (RhomFieldReader *reader,
         const RhomField *field,
         JsonNode        *node,
         gpointer         target)
{
  const char *id = target;

  if (!read_name (reader, field, node, target))
    return FALSE;
  if (!g_ascii_islower (id[0]) || strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (id))
    return rhom_fields_fail (reader, "must be made of a-z, 0-9 and -, a letter first");
  return TRUE;
}

static gboolean
read_key_props (RhomFieldReader *reader,
                const RhomField *field,
                JsonNode        *node,
                gpointer         target)
{
  RhomKey *key = target;

  return rhom_fields_read_list (reader, field, node, rhom_prop_read, key->props, sizeof (RhomProp), RHOM_MAX_KEY_PROPS, &key->n_props);
}

static gboolean
read_key_lit (RhomFieldReader *reader,
              const RhomField *field,
              JsonNode        *node,
              gpointer         target)
{
  RhomKey *key = target;

  return rhom_fields_read_list (reader, field, node, rhom_lit_read, key->lit, sizeof (RhomLit), RHOM_MAX_LIT, &key->n_lit);
}

static const RhomField key_fields[] = {
  { "name", read_name, AT (RhomKey, name), 1, RHOM_MAX_NAME },
  { "pose", rhom_pose_read, AT (RhomKey, pose) },
  { "props", read_key_props },
  { "muscles", read_key_lit },
  { NULL },
};

static const char *
peek_name (JsonNode *node)
{
  JsonNode *name = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "name") : NULL;

  if (name == NULL || !JSON_NODE_HOLDS_VALUE (name) || json_node_get_value_type (name) != G_TYPE_STRING)
    return "";
  return json_node_get_string (name);
}

/* Its pose already holds what is the same in all of them. */
static gboolean
read_key (RhomFieldReader *reader,
          const RhomField *field,
          JsonNode        *node,
          gpointer         target)
{
  RhomKey     *key = target;
  RhomSkeleton skeleton;
  gsize        outer = rhom_fields_enter (reader, " pose \"%.40s\": ", peek_name (node));

  if (!rhom_fields_read_object (reader, key_fields, node, key))
    return FALSE;
  if (key->name[0] == '\0')
    return rhom_fields_fail (reader, "must have a name");
  rhom_skeleton_solve (&skeleton, &key->pose);
  g_string_append (reader->path, "pose.");
  if (!rhom_check_limits (&skeleton, TOLERANCE, reader->path))
    return rhom_fields_fail (reader, "the joint does not go so far");
  rhom_fields_leave (reader, outer);
  return TRUE;
}

static gboolean
read_keys (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  RhomPoses *poses = target;

  if (!rhom_fields_read_list (reader, field, node, read_key, poses->keys, sizeof (RhomKey), RHOM_MAX_KEYS, &poses->n_keys))
    return FALSE;
  return poses->n_keys > 0 || rhom_fields_fail (reader, "must have at least one pose");
}

static gboolean
read_steps (RhomFieldReader *reader,
            const RhomField *field,
            JsonNode        *node,
            gpointer         target)
{
  RhomPoses *poses = target;

  return rhom_fields_read_list (reader, field, node, read_step, poses->steps, sizeof (RhomStep), RHOM_MAX_STEPS, &poses->n_steps);
}

static gboolean
read_props (RhomFieldReader *reader,
            const RhomField *field,
            JsonNode        *node,
            gpointer         target)
{
  RhomPoses *poses = target;

  return rhom_fields_read_list (reader, field, node, rhom_prop_read, poses->props, sizeof (RhomProp), RHOM_MAX_PROPS, &poses->n_props);
}

static gboolean
read_lit (RhomFieldReader *reader,
          const RhomField *field,
          JsonNode        *node,
          gpointer         target)
{
  RhomPoses *poses = target;

  return rhom_fields_read_list (reader, field, node, rhom_lit_read, poses->lit, sizeof (RhomLit), RHOM_MAX_LIT, &poses->n_lit);
}

static gboolean
read_arrows (RhomFieldReader *reader,
             const RhomField *field,
             JsonNode        *node,
             gpointer         target)
{
  RhomPoses *poses = target;

  return rhom_fields_read_list (reader, field, node, rhom_arrow_read, poses->arrows, sizeof (RhomArrow), RHOM_MAX_ARROWS, &poses->n_arrows);
}

static gboolean
read_part_pair (RhomFieldReader *reader,
                const RhomField *field,
                JsonNode        *node,
                gpointer         target)
{
  RhomField  words = { NULL, NULL, 0, 0, 0, part_words };
  RhomPart  *pair = target;
  JsonArray *array;

  if (!rhom_fields_get_array (reader, node, 2, 2, &array))
    return FALSE;
  return rhom_fields_read_word (reader, &words, json_array_get_element (array, 0), &pair[0]) &&
         rhom_fields_read_word (reader, &words, json_array_get_element (array, 1), &pair[1]);
}

static gboolean
read_order (RhomFieldReader *reader,
            const RhomField *field,
            JsonNode        *node,
            gpointer         target)
{
  RhomPoses *poses = target;

  return rhom_fields_read_list (reader, field, node, read_part_pair, poses->order, sizeof poses->order[0], RHOM_MAX_ORDER, &poses->n_order);
}

static const RhomField view_fields[] = {
  { "yaw", rhom_fields_read_number, AT (RhomPoses, yaw), -180, 180 },
  { "pitch", rhom_fields_read_number, AT (RhomPoses, pitch), -10, 80 },
  { NULL },
};

static gboolean
read_view (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  return rhom_fields_read_object (reader, view_fields, node, target);
}

/* Into every pose, before they say what is their own. */
static gboolean
read_base (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  RhomPoses *poses = target;

  if (poses->n_keys > 0)
    return rhom_fields_fail (reader, "must come before the poses");
  if (!rhom_pose_read (reader, field, node, &poses->keys[0].pose))
    return FALSE;
  for (int i = 1; i < RHOM_MAX_KEYS; i++)
    poses->keys[i].pose = poses->keys[0].pose;
  return TRUE;
}

static const RhomField poses_fields[] = {
  { "id", read_id, AT (RhomPoses, id), 1, 48 },
  { "person", rhom_fields_read_word, AT (RhomPoses, person), 0, 0, person_words },
  { "view", read_view },
  { "base", read_base },
  { "poses", read_keys },
  { "timeline", read_steps },
  { "loop", rhom_fields_read_word, AT (RhomPoses, loop), 0, 0, loop_words },
  { "sides", rhom_fields_read_boolean, AT (RhomPoses, has_sides) },
  { "props", read_props },
  { "muscles", read_lit },
  { "arrows", read_arrows },
  { "bust", rhom_fields_read_boolean, AT (RhomPoses, is_bust) },
  { "bust_end", rhom_fields_read_number, AT (RhomPoses, bust_end), -.5, .4 },
  { "eyes_closed", rhom_fields_read_boolean, AT (RhomPoses, are_eyes_closed) },
  { "undressed", rhom_fields_read_boolean, AT (RhomPoses, is_undressed) },
  { "headroom", rhom_fields_read_number, AT (RhomPoses, headroom), 0, 1 },
  { "pad", rhom_fields_read_number, AT (RhomPoses, pad), 0, 1 },
  { "stage", rhom_fields_read_boolean, AT (RhomPoses, has_stage) },
  { "fit_back", rhom_fields_read_boolean, AT (RhomPoses, fits_back) },
  { "regions", rhom_fields_read_boolean, AT (RhomPoses, shows_regions) },
  { "order", read_order },
  { NULL },
};

/* What the members say of each other. */
static gboolean
check_references (RhomFieldReader *reader,
                  const RhomPoses *poses)
{
  for (int i = 0; i < poses->n_steps; i++)
    if (poses->steps[i].key >= poses->n_keys)
      return rhom_fields_enter (reader, "timeline[%d].key", i), rhom_fields_fail (reader, "no such pose");
  for (int i = 0; i < poses->n_arrows; i++)
    {
      const RhomArrow *arrow = &poses->arrows[i];

      if (MAX (arrow->key, arrow->type == RHOM_ARROW_TRACE ? MAX (arrow->from, arrow->to) : 0) >= poses->n_keys)
        return rhom_fields_enter (reader, "arrows[%d]", i), rhom_fields_fail (reader, "no such pose");
      if (arrow->type == RHOM_ARROW_TRACE && arrow->from == arrow->to)
        return rhom_fields_enter (reader, "arrows[%d]", i), rhom_fields_fail (reader, "must go from one pose to another");
    }
  return TRUE;
}

/* The timeline, and for a pingpong the way back, without the ends a second time. */
static void
unroll (RhomPoses *poses)
{
  if (poses->n_steps == 0)
    poses->steps[poses->n_steps++] = (RhomStep){ .key = 0, .hold = 1 };
  for (int i = 0; i < poses->n_steps; i++)
    poses->play[poses->n_play++] = poses->steps[i];
  if (poses->loop == RHOM_LOOP_PINGPONG)
    for (int i = poses->n_steps - 2; i > 0; i--)
      poses->play[poses->n_play++] = poses->steps[i];
}

static void
init_poses (RhomPoses *poses)
{
  *poses = (RhomPoses){ .pitch = 8, .pad = .10, .headroom = .04, .bust_end = .14, .has_stage = -1 };
  for (int i = 0; i < RHOM_MAX_KEYS; i++)
    rhom_pose_init (&poses->keys[i].pose);
}

/* Where its file does not say, the floor is shown unless a mat lies there that is seen from the side or from above. */
static void
decide_on_stage (RhomPoses *poses)
{
  gboolean has_mat = FALSE;
  double   steepness = sin (RHOM_RADIANS (poses->pitch));

  if (poses->has_stage != -1)
    return;
  for (int i = 0; i < poses->n_props; i++)
    has_mat = has_mat || poses->props[i].type == RHOM_PROP_MAT;
  poses->has_stage = !has_mat || (steepness > .16 && steepness < .5);
}

static RhomPoses *
read_poses (const char *file,
            JsonNode   *root,
            GError    **error)
{
  g_autofree RhomPoses *poses = g_new (RhomPoses, 1);
  g_autoptr (GString) path = g_string_new (NULL);
  g_autofree char *expected = NULL;
  RhomFieldReader  reader = { file, path, error };

  init_poses (poses);
  if (!rhom_fields_read_object (&reader, poses_fields, root, poses))
    return NULL;
  expected = g_strconcat (poses->id, ".json", NULL);
  if (strcmp (expected, file) != 0)
    return rhom_fields_enter (&reader, "id"), rhom_fields_fail (&reader, "must be the name of the file"), NULL;
  if (poses->n_keys == 0)
    return rhom_fields_enter (&reader, "poses"), rhom_fields_fail (&reader, "must have at least one pose"), NULL;
  if (!check_references (&reader, poses))
    return NULL;
  decide_on_stage (poses);
  unroll (poses);
  return g_steal_pointer (&poses);
}

/**
 * rhom_poses_parse:
 * @name: of the file the text is from, without its folder
 *
 * Returns: (transfer full): to be freed with g_free(); %NULL if it is not as it must be
 */
RhomPoses *
rhom_poses_parse (const char *name,
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
  return read_poses (name, root, error);
}

/* As rhom_poses_parse(), for a file of at most 64 KiB. */
RhomPoses *
rhom_poses_read_file (const char *path,
                      GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (JsonNode) root = rhom_strict_json_read_file (path, MAX_BYTES, MAX_DEPTH, error);

  if (root == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return read_poses (name, root, error);
}
