/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/card.h"

#include "catalogue/card-words.h"
#include "catalogue/picture-file.h"

#include <glib/gi18n-lib.h>

/**
 * RhomCard:
 *
 * One exercise, as its file describes it. It never changes. Texts are in the
 * language the program ran in when the card was read.
 */

struct _RhomCard
{
  GObject parent_instance;

  RhomCardData *data;      /* (owned) */
  char        **equipment; /* (owned) names */
  char        **muscles;   /* (owned) names */
  char        **sources;   /* (owned) in words */
  char         *pack;      /* (owned) (nullable) */
  char         *folder;    /* (owned) (nullable) of the pack */
};

G_DEFINE_FINAL_TYPE (RhomCard, rhom_card, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_SUMMARY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char **
translate_words (const RhomCardWord *words,
                 char              **ids)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_strv_builder_add (names, rhom_card_words_translate (words, ids[i]));
  return g_strv_builder_end (names);
}

/* See read_source() in card-parser.c. */
static char **
describe_sources (char **sources)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; sources != NULL && sources[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (sources[i], "\n", 2);
      g_autofree char *text = NULL;

      if (parts[1] != NULL)
        /* Translators: where an exercise comes from: title of an article, then its publisher. */
        text = g_strdup_printf (_("“%s”, %s"), parts[0], parts[1]);
      else
        /* Translators: where an exercise comes from: title of an article. */
        text = g_strdup_printf (_("“%s”"), parts[0]);
      g_strv_builder_add (texts, text);
    }
  return g_strv_builder_end (texts);
}

static void
rhom_card_finalize (GObject *object)
{
  RhomCard *self = RHOM_CARD (object);

  g_clear_pointer (&self->data, rhom_card_data_free);
  g_strfreev (self->equipment);
  g_strfreev (self->muscles);
  g_strfreev (self->sources);
  g_free (self->pack);
  g_free (self->folder);

  G_OBJECT_CLASS (rhom_card_parent_class)->finalize (object);
}

static void
rhom_card_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RhomCard *self = RHOM_CARD (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, rhom_card_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, rhom_card_get_name (self));
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, rhom_card_dup_summary (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rhom_card_class_init (RhomCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rhom_card_finalize;
  object_class->get_property = rhom_card_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_card_init (RhomCard *self)
{
}

/**
 * rhom_card_new:
 * @data: (transfer full): what was read
 * @pack: (nullable): id of the pack it is from; %NULL: it came with the program
 * @folder: (nullable): where the pictures of the pack lie
 *
 * Returns: (transfer full): the card
 */
RhomCard *
rhom_card_new (RhomCardData *data,
               const char   *pack,
               const char   *folder)
{
  RhomCard *self = g_object_new (RHOM_TYPE_CARD, NULL);

  self->equipment = translate_words (rhom_card_equipment_words, data->equipment);
  self->muscles = translate_words (rhom_card_muscle_words, data->muscles);
  self->sources = describe_sources (data->sources);
  self->pack = g_strdup (pack);
  self->folder = g_strdup (folder);
  self->data = data;
  return self;
}

/**
 * rhom_card_new_from_file:
 *
 * Fails with a message that names the file, the card and the member.
 *
 * Returns: (transfer full): the card; %NULL if it cannot be read or is not as it must be
 */
RhomCard *
rhom_card_new_from_file (const char *path,
                         GError    **error)
{
  RhomCardData *data;

  g_return_val_if_fail (path != NULL, NULL);

  data = rhom_card_data_read_file (path, error);
  return data != NULL ? rhom_card_new (data, NULL, NULL) : NULL;
}

/**
 * rhom_card_get_id:
 *
 * Returns: (transfer none): what commands, settings and history call it
 */
const char *
rhom_card_get_id (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->id;
}

/**
 * rhom_card_get_name:
 *
 * Returns: (transfer none): what people call it
 */
const char *
rhom_card_get_name (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->name;
}

RhomCardKind
rhom_card_get_kind (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), RHOM_CARD_STRETCH);

  return rhom_card_words_find (rhom_card_kind_words, self->data->kind);
}

/**
 * rhom_card_get_position:
 *
 * Returns: the first position, the usual one
 */
RhomCardPosition
rhom_card_get_position (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), RHOM_CARD_STANDING);

  return rhom_card_words_find (rhom_card_position_words, self->data->positions[0]);
}

/**
 * rhom_card_get_position_name:
 *
 * Returns: (transfer none): the first position in words, translated
 */
const char *
rhom_card_get_position_name (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return rhom_card_words_translate (rhom_card_position_words, self->data->positions[0]);
}

/**
 * rhom_card_is_for_desk:
 *
 * Returns: whether it can be done at the desk, in work clothes
 */
gboolean
rhom_card_is_for_desk (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), FALSE);

  return self->data->desk;
}

/**
 * rhom_card_has_sides:
 *
 * Returns: whether it is done once for each side; the dose is that of one
 */
gboolean
rhom_card_has_sides (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), FALSE);

  return self->data->dose.has_sides;
}

/**
 * rhom_card_get_dose:
 *
 * Returns: (transfer none): how much of it
 */
const RhomDose *
rhom_card_get_dose (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return &self->data->dose;
}

/**
 * rhom_card_get_steps:
 *
 * Returns: (transfer none): what to do, one action each; at least one. Where
 * both sides are done, they speak of the right one.
 */
const char *const *
rhom_card_get_steps (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return (const char *const *) self->data->steps;
}

/**
 * rhom_card_get_left_steps:
 *
 * Returns: (transfer none): the same steps, for the left side
 */
const char *const *
rhom_card_get_left_steps (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return (const char *const *) (self->data->left_steps != NULL ? self->data->left_steps : self->data->steps);
}

/**
 * rhom_card_get_equipment:
 *
 * Returns: (transfer none): names of what is needed; may be empty
 */
const char *const *
rhom_card_get_equipment (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return (const char *const *) self->equipment;
}

/**
 * rhom_card_get_equipment_ids:
 *
 * Returns: (transfer none): the same as ids, as in rhom_card_equipment_words
 */
const char *const *
rhom_card_get_equipment_ids (RhomCard *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->equipment != NULL ? (const char *const *) self->data->equipment : none;
}

/**
 * rhom_card_get_muscles:
 *
 * Returns: (transfer none): names of the muscles it works on, the most important first
 */
const char *const *
rhom_card_get_muscles (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return (const char *const *) self->muscles;
}

/**
 * rhom_card_get_areas:
 *
 * Returns: (transfer none): ids of the parts of the body it is for, as in
 *   rhom_card_area_words; may be empty
 */
const char *const *
rhom_card_get_areas (RhomCard *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->areas != NULL ? (const char *const *) self->data->areas : none;
}

/**
 * rhom_card_get_why:
 *
 * Returns: (transfer none) (nullable): what it is good for
 */
const char *
rhom_card_get_why (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->why;
}

/**
 * rhom_card_get_care:
 *
 * Returns: (transfer none): when to stop; if its author has not said, what holds for all
 */
const char *
rhom_card_get_care (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->care != NULL ? self->data->care : _("Stop if you feel sharp, shooting or spreading pain.");
}

/**
 * rhom_card_get_avoid:
 *
 * Returns: (transfer none) (nullable): who should not do it
 */
const char *
rhom_card_get_avoid (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->avoid;
}

/**
 * rhom_card_get_easier:
 *
 * Returns: (transfer none) (nullable): how to make it easier, in a sentence
 */
const char *
rhom_card_get_easier (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->easier;
}

/**
 * rhom_card_get_easier_card:
 *
 * Returns: (transfer none) (nullable): id of a card that is easier; there may be none of that id
 */
const char *
rhom_card_get_easier_card (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->easier_card;
}

/**
 * rhom_card_get_harder:
 *
 * Returns: (transfer none) (nullable): how to make it harder, in a sentence
 */
const char *
rhom_card_get_harder (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->harder;
}

/**
 * rhom_card_get_harder_card:
 *
 * Returns: (transfer none) (nullable): id of a card that is harder; there may be none of that id
 */
const char *
rhom_card_get_harder_card (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->harder_card;
}

/**
 * rhom_card_get_sources:
 *
 * Returns: (transfer none): where it comes from, as "“Title”, Publisher"
 */
const char *const *
rhom_card_get_sources (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return (const char *const *) self->sources;
}

/**
 * rhom_card_get_figure:
 *
 * Returns: (transfer none) (nullable): id of the poses that show it
 */
const char *
rhom_card_get_figure (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data->figure;
}

/**
 * rhom_card_dup_picture_path:
 *
 * Reads the file, to be sure that it is a picture that may be shown.
 *
 * Returns: (transfer full) (nullable): the picture that shows it, where its
 *   pack has one
 */
char *
rhom_card_dup_picture_path (RhomCard *self)
{
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  gsize            length;

  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  if (self->data->picture == NULL || self->folder == NULL)
    return NULL;
  path = g_build_filename (self->folder, self->data->picture, NULL);
  data = rhom_picture_read_file (path, &length, NULL);
  return data != NULL ? g_steal_pointer (&path) : NULL;
}

/**
 * rhom_card_get_pack:
 *
 * Returns: (transfer none) (nullable): id of the pack it is from; %NULL if it came with the program
 */
const char *
rhom_card_get_pack (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->pack;
}

/**
 * rhom_card_is_own:
 *
 * Returns: whether it was made in the program itself, and may be changed there
 */
gboolean
rhom_card_is_own (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), FALSE);

  return g_strcmp0 (self->pack, RHOM_OWN_PACK) == 0;
}

/**
 * rhom_card_get_data:
 *
 * Returns: (transfer none): what was read, to be changed in a copy
 */
const RhomCardData *
rhom_card_get_data (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return self->data;
}

/**
 * rhom_card_dup_dose:
 *
 * Returns: (transfer full): how much of it: "25 s, each side"
 */
char *
rhom_card_dup_dose (RhomCard *self)
{
  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  return rhom_dose_dup_text (&self->data->dose);
}

/**
 * rhom_card_dup_summary:
 *
 * Returns: (transfer full): one line for lists: "Sitting · at the desk · 25 s, each side"
 */
char *
rhom_card_dup_summary (RhomCard *self)
{
  g_autofree char *dose = NULL;
  const char      *position;

  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  dose = rhom_card_dup_dose (self);
  position = rhom_card_get_position_name (self);
  if (self->data->desk)
    /* Translators: a position such as "Sitting", then an amount such as "25 s, each side". */
    return g_strdup_printf (_("%s · at the desk · %s"), position, dose);
  /* Translators: a position such as "Lying on the back", then an amount such as "8 repetitions". */
  return g_strdup_printf (_("%s · %s"), position, dose);
}

/**
 * rhom_card_create_programme:
 *
 * Returns: (transfer full): this exercise alone, as it is played
 */
RhomProgramme *
rhom_card_create_programme (RhomCard *self)
{
  const char *const *steps;
  RhomProgramme     *programme;

  g_return_val_if_fail (RHOM_IS_CARD (self), NULL);

  steps = rhom_card_get_steps (self);
  programme = rhom_programme_new ();
  rhom_programme_add (programme, rhom_card_get_id (self), rhom_card_get_dose (self), steps != NULL ? g_strv_length ((char **) steps) : 0);
  return programme;
}
