/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/routine.h"

#include <glib/gi18n-lib.h>

/**
 * RhomRoutine:
 *
 * Cards in an order, each with the dose it has here. It never changes. How
 * long it takes is the programme's to say.
 */

struct _RhomRoutine
{
  GObject parent_instance;

  RhomRoutineData *data;  /* (owned) */
  char            *pack;  /* (owned) (nullable) */
  GPtrArray       *cards; /* (owned) (element-type RhomCard), one an item */
  GArray          *doses; /* (owned) (element-type RhomDose), one an item */
};

G_DEFINE_FINAL_TYPE (RhomRoutine, rhom_routine, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
resolve_item (RhomRoutine           *self,
              RhomMemberReader      *reader,
              const RhomRoutineItem *item,
              RhomFindCard           find_card,
              gpointer               user_data)
{
  RhomCard        *card = find_card (user_data, item->card);
  g_autofree char *missing = NULL;
  g_autoptr (GError) error = NULL;
  RhomDose dose;

  if (card == NULL)
    {
      missing = g_strdup_printf (_("there is no card \"%s\""), item->card);
      return rhom_members_fail_at (reader, "card", missing);
    }
  dose = *rhom_card_get_dose (card);
  if (!rhom_dose_members_apply (&item->dose, &dose, &error))
    return rhom_members_fail_at (reader, "dose", error->message);
  g_ptr_array_add (self->cards, g_object_ref (card));
  g_array_append_val (self->doses, dose);
  return TRUE;
}

static gboolean
resolve (RhomRoutine      *self,
         RhomMemberReader *reader,
         RhomFindCard      find_card,
         gpointer          user_data)
{
  rhom_members_enter (reader, "items");
  for (guint i = 0; i < self->data->items->len; i++)
    {
      gsize outer = rhom_members_enter_item (reader, i);

      if (!resolve_item (self, reader, &g_array_index (self->data->items, RhomRoutineItem, i), find_card, user_data))
        return FALSE;
      rhom_members_leave (reader, outer);
    }
  return TRUE;
}

static void
rhom_routine_finalize (GObject *object)
{
  RhomRoutine *self = RHOM_ROUTINE (object);

  g_clear_pointer (&self->data, rhom_routine_data_free);
  g_free (self->pack);
  g_ptr_array_unref (self->cards);
  g_array_unref (self->doses);

  G_OBJECT_CLASS (rhom_routine_parent_class)->finalize (object);
}

static void
rhom_routine_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RhomRoutine *self = RHOM_ROUTINE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, rhom_routine_get_id (self));
      break;
    case PROP_NAME:
      g_value_set_string (value, rhom_routine_get_name (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rhom_routine_class_init (RhomRoutineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rhom_routine_finalize;
  object_class->get_property = rhom_routine_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_routine_init (RhomRoutine *self)
{
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
  self->doses = g_array_new (FALSE, FALSE, sizeof (RhomDose));
}

/**
 * rhom_routine_new:
 * @data: (transfer full): what was read
 * @pack: (nullable): id of the pack it is from; %NULL: it came with the program
 * @file: what messages name
 * @find_card: (scope call): finds the cards it names
 *
 * Fails if a card is not known, or cannot be done in such a dose.
 *
 * Returns: (transfer full): the routine, %NULL on error
 */
RhomRoutine *
rhom_routine_new (RhomRoutineData *data,
                  const char      *pack,
                  const char      *file,
                  RhomFindCard     find_card,
                  gpointer         user_data,
                  GError         **error)
{
  g_autoptr (RhomRoutine) self = g_object_new (RHOM_TYPE_ROUTINE, NULL);
  g_autofree char *subject = g_strdup_printf (_("routine \"%s\""), data->id);
  g_autoptr (GString) path = g_string_new (NULL);
  RhomMemberReader reader = { file, subject, FALSE, path, error };

  self->data = data;
  self->pack = g_strdup (pack);
  return resolve (self, &reader, find_card, user_data) ? g_steal_pointer (&self) : NULL;
}

/**
 * rhom_routine_get_id:
 *
 * Returns: (transfer none): what commands, settings and history call it; no card has the same
 */
const char *
rhom_routine_get_id (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), NULL);

  return self->data->id;
}

/**
 * rhom_routine_get_name:
 *
 * Returns: (transfer none): what people call it
 */
const char *
rhom_routine_get_name (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), NULL);

  return self->data->name;
}

/**
 * rhom_routine_get_why:
 *
 * Returns: (transfer none) (nullable): what it is good for, and when
 */
const char *
rhom_routine_get_why (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), NULL);

  return self->data->why;
}

/**
 * rhom_routine_get_n_items:
 *
 * Returns: how many exercises it has; at least one
 */
guint
rhom_routine_get_n_items (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), 0);

  return self->cards->len;
}

/**
 * rhom_routine_get_card:
 *
 * Returns: (transfer none): the exercise at that place
 */
RhomCard *
rhom_routine_get_card (RhomRoutine *self,
                       guint        item)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self) && item < self->cards->len, NULL);

  return self->cards->pdata[item];
}

/**
 * rhom_routine_get_dose:
 *
 * Returns: (transfer none): how much of it in this routine
 */
const RhomDose *
rhom_routine_get_dose (RhomRoutine *self,
                       guint        item)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self) && item < self->doses->len, NULL);

  return &g_array_index (self->doses, RhomDose, item);
}

/**
 * rhom_routine_create_programme:
 *
 * Returns: (transfer full): what a player goes through, and how long that takes
 */
RhomProgramme *
rhom_routine_create_programme (RhomRoutine *self)
{
  g_autoptr (RhomProgramme) programme = NULL;

  g_return_val_if_fail (RHOM_IS_ROUTINE (self), NULL);

  programme = rhom_programme_new ();
  for (guint i = 0; i < self->cards->len; i++)
    {
      RhomCard *card = self->cards->pdata[i];

      rhom_programme_add (programme, rhom_card_get_id (card), rhom_routine_get_dose (self, i), g_strv_length ((char **) rhom_card_get_steps (card)));
    }
  return g_steal_pointer (&programme);
}

/**
 * rhom_routine_is_for_desk:
 *
 * Returns: whether all of it can be done at the desk, in work clothes
 */
gboolean
rhom_routine_is_for_desk (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), FALSE);

  for (guint i = 0; i < self->cards->len; i++)
    if (!rhom_card_is_for_desk (self->cards->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * rhom_routine_get_pack:
 *
 * Returns: (transfer none) (nullable): id of the pack it is from; %NULL if it came with the program
 */
const char *
rhom_routine_get_pack (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), NULL);

  return self->pack;
}

/**
 * rhom_routine_is_own:
 *
 * Returns: whether it was made in the program itself, and may be changed there
 */
gboolean
rhom_routine_is_own (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), FALSE);

  return g_strcmp0 (self->pack, RHOM_OWN_PACK) == 0;
}

/**
 * rhom_routine_get_data:
 *
 * Returns: (transfer none): what was read, to be changed in a copy
 */
const RhomRoutineData *
rhom_routine_get_data (RhomRoutine *self)
{
  g_return_val_if_fail (RHOM_IS_ROUTINE (self), NULL);

  return self->data;
}
