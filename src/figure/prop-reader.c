/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure/prop-reader.h"

#include "figure/poses.h"

/* Reads what is around a body and on it: things, lit muscles and arrows. */

/* Metres. */
#define FAR 3.0

#define AT(type, member) G_STRUCT_OFFSET (type, member)

static const char *const side_words[] = { "l", "r", "both", NULL };
static const char *const level_words[] = { "assist", "stretch", "work", NULL };
static const char *const layer_words[] = { "auto", "back", "floor", "behind", "front", NULL };
static const char *const arrow_words[] = { "trace", "line", "arc", NULL };
static const char *const chart_words[] = { "back", "front", NULL };
static const char *const prop_words[] = {
  "mat", "wall", "door", "stool", "chair", "office_chair", "desk", "box", "towel", "roller", "ball", "pillow", "band",
  "weight", "ice", "heat", "shower", NULL
};
/* As far as a box may have them; in the order of #RhomInk. */
static const char *const ink_words[] = {
  "skin", "hair", "top", "trim", "trousers", "mat", "wood", "plastic", "metal", "wall", "band", "foam", "towel", "ball",
  "pillow", "ice", "heat", "screen", NULL
};
static const char *const muscle_words[] = {
  "trap_upper", "trap_mid", "trap_low", "rhomboids", "levator", "lats", "rotator_cuff", "neck_extensors", "erector", "core",
  "obliques", "pecs", "glutes", "serratus", "diaphragm", "deltoid", "deltoid_rear", "triceps", "biceps", "forearm", "quads",
  "hamstrings", "calves", NULL
};

static gboolean
read_anchor_bone (RhomFieldReader *reader,
                  const RhomField *field,
                  JsonNode        *node,
                  gpointer         target)
{
  RhomAnchor *anchor = target;

  anchor->n_bones = 1;
  if (!rhom_fields_read_bone (reader, field, node, &anchor->bones[0]))
    return FALSE;
  if (anchor->bones[0] == RHOM_BONE_WORLD)
    return rhom_fields_fail (reader, "must be a joint of the body");
  return TRUE;
}

static gboolean
read_anchor_between (RhomFieldReader *reader,
                     const RhomField *field,
                     JsonNode        *node,
                     gpointer         target)
{
  RhomAnchor *anchor = target;
  JsonArray  *array;

  if (!rhom_fields_get_array (reader, node, 2, 2, &array))
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      if (!rhom_fields_read_bone (reader, field, json_array_get_element (array, i), &anchor->bones[i]))
        return FALSE;
      if (anchor->bones[i] == RHOM_BONE_WORLD)
        return rhom_fields_fail (reader, "must be joints of the body");
    }
  anchor->n_bones = 2;
  return TRUE;
}

static const RhomField anchor_fields[] = {
  { "bone", read_anchor_bone },
  { "between", read_anchor_between },
  { "at", rhom_fields_read_triple, AT (RhomAnchor, at), -FAR, FAR },
  { "off", rhom_fields_read_triple, AT (RhomAnchor, off), -FAR, FAR },
  { NULL },
};

/* A place in the room, or an object that names a joint. */
static gboolean
read_anchor (RhomFieldReader *reader,
             const RhomField *field,
             JsonNode        *node,
             gpointer         target)
{
  RhomAnchor *anchor = target;
  RhomField   place = { NULL, NULL, 0, -FAR, FAR };

  *anchor = (RhomAnchor){ 0 };
  if (JSON_NODE_HOLDS_OBJECT (node))
    return rhom_fields_read_object (reader, anchor_fields, node, anchor);
  return rhom_fields_read_triple (reader, &place, node, &anchor->at);
}

static gboolean
read_anchors (RhomFieldReader *reader,
              const RhomField *field,
              JsonNode        *node,
              gpointer         target)
{
  RhomProp *prop = target;

  return rhom_fields_read_list (reader, field, node, read_anchor, prop->anchors, sizeof (RhomAnchor), RHOM_MAX_ANCHORS, &prop->n_anchors);
}

static const RhomField prop_fields[] = {
  { "type", rhom_fields_read_word, AT (RhomProp, type), 0, 0, prop_words },
  { "at", read_anchor, AT (RhomProp, at) },
  { "size", rhom_fields_read_triple, AT (RhomProp, size), 0, FAR, NULL, RHOM_FIELD_FLAG (RhomProp, has_size) },
  { "turn", rhom_fields_read_number, AT (RhomProp, turn), -360, 360 },
  { "tilt", rhom_fields_read_number, AT (RhomProp, tilt), -360, 360 },
  { "roll", rhom_fields_read_number, AT (RhomProp, roll), -360, 360 },
  { "height", rhom_fields_read_number, AT (RhomProp, height), .1, 1.5 },
  { "monitor", rhom_fields_read_number, AT (RhomProp, monitor), .2, 1 },
  { "keyboard", rhom_fields_read_boolean, AT (RhomProp, has_keyboard) },
  { "laptop", rhom_fields_read_boolean, AT (RhomProp, has_laptop) },
  { "ink", rhom_fields_read_word, AT (RhomProp, ink), 0, 0, ink_words },
  { "radius", rhom_fields_read_number, AT (RhomProp, radius), .005, .5 },
  { "alpha", rhom_fields_read_number, AT (RhomProp, alpha), .1, 1 },
  { "sag", rhom_fields_read_number, AT (RhomProp, sag), 0, 1 },
  { "points", read_anchors, 0 },
  { "chart", rhom_fields_read_pair, AT (RhomProp, chart), -.3, .7 },
  { "side", rhom_fields_read_word, AT (RhomProp, is_in_front), 0, 0, chart_words },
  { "layer", rhom_fields_read_word, AT (RhomProp, layer), 0, 0, layer_words },
  { NULL },
};

/* What a prop of @type is where its file does not say. */
static void
init_prop (RhomProp *prop)
{
  *prop = (RhomProp){ .height = .45, .ink = RHOM_INK_PLASTIC, .radius = .05, .alpha = 1 };
}

gboolean
rhom_prop_read (RhomFieldReader *reader,
                const RhomField *field,
                JsonNode        *node,
                gpointer         target)
{
  RhomProp *prop = target;
  guint     least = 0;

  init_prop (prop);
  if (!rhom_fields_read_object (reader, prop_fields, node, prop))
    return FALSE;
  if (!json_object_has_member (json_node_get_object (node), "type"))
    return rhom_fields_fail (reader, "must have a type");
  if (prop->type == RHOM_PROP_WALL && !json_object_has_member (json_node_get_object (node), "layer"))
    prop->layer = RHOM_LAYER_BACK;
  if (prop->type == RHOM_PROP_BAND || prop->type == RHOM_PROP_TOWEL || prop->type == RHOM_PROP_ROLLER)
    least = 2;
  if ((guint) prop->n_anchors < least)
    return rhom_fields_fail (reader, "must have at least %u points", least);
  if (prop->type == RHOM_PROP_WEIGHT && prop->at.n_bones != 1)
    return rhom_fields_fail (reader, "must be at a hand");
  if (prop->type == RHOM_PROP_BOX && !prop->has_size)
    return rhom_fields_fail (reader, "must have a size");
  return TRUE;
}

static gboolean
read_side (RhomFieldReader *reader,
           const RhomField *field,
           JsonNode        *node,
           gpointer         target)
{
  int *sides = target;

  if (!rhom_fields_read_word (reader, field, node, sides))
    return FALSE;
  *sides += 1;
  return TRUE;
}

static const RhomField lit_fields[] = {
  { "id", rhom_fields_read_word, AT (RhomLit, muscle), 0, 0, muscle_words },
  { "side", read_side, AT (RhomLit, sides), 0, 0, side_words },
  { "level", rhom_fields_read_word, AT (RhomLit, level), 0, 0, level_words },
  { NULL },
};

gboolean
rhom_lit_read (RhomFieldReader *reader,
               const RhomField *field,
               JsonNode        *node,
               gpointer         target)
{
  *(RhomLit *) target = (RhomLit){ .sides = RHOM_BOTH_SIDES, .level = RHOM_LEVEL_WORK };
  if (!rhom_fields_read_object (reader, lit_fields, node, target))
    return FALSE;
  if (!json_object_has_member (json_node_get_object (node), "id"))
    return rhom_fields_fail (reader, "must have an id");
  return TRUE;
}

static const RhomField arrow_fields[] = {
  { "type", rhom_fields_read_word, AT (RhomArrow, type), 0, 0, arrow_words },
  { "key", rhom_fields_read_index, AT (RhomArrow, key), 0, RHOM_MAX_KEYS - 1 },
  { "bone", rhom_fields_read_bone, AT (RhomArrow, bone) },
  { "at", rhom_fields_read_triple, AT (RhomArrow, at), -FAR, FAR },
  { "from", rhom_fields_read_index, AT (RhomArrow, from), 0, RHOM_MAX_KEYS - 1 },
  { "to", rhom_fields_read_index, AT (RhomArrow, to), 0, RHOM_MAX_KEYS - 1 },
  { "span", rhom_fields_read_pair, AT (RhomArrow, span), 0, 1 },
  { "offset", rhom_fields_read_pair, AT (RhomArrow, offset), -1, 1 },
  { "a", rhom_fields_read_triple, AT (RhomArrow, a), -FAR, FAR },
  { "b", rhom_fields_read_triple, AT (RhomArrow, b), -FAR, FAR },
  { "axis", rhom_fields_read_triple, AT (RhomArrow, axis), -FAR, FAR },
  { "start", rhom_fields_read_triple, AT (RhomArrow, start), -FAR, FAR },
  { "radius", rhom_fields_read_number, AT (RhomArrow, radius), .01, 1 },
  { "sweep", rhom_fields_read_number, AT (RhomArrow, sweep), -360, 360 },
  { "double", rhom_fields_read_boolean, AT (RhomArrow, is_double) },
  { "room_axes", rhom_fields_read_boolean, AT (RhomArrow, is_in_room) },
  { NULL },
};

gboolean
rhom_arrow_read (RhomFieldReader *reader,
                 const RhomField *field,
                 JsonNode        *node,
                 gpointer         target)
{
  *(RhomArrow *) target = (RhomArrow){ .key = -1, .bone = RHOM_BONE_WORLD, .to = 1, .span = { .08, .92 }, .radius = .1, .axis = { 0, 1, 0 }, .start = { 0, 0, 1 } };
  if (!rhom_fields_read_object (reader, arrow_fields, node, target))
    return FALSE;
  if (!json_object_has_member (json_node_get_object (node), "type"))
    return rhom_fields_fail (reader, "must have a type");
  return TRUE;
}
