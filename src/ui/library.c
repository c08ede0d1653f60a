/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/library.h"

#include "catalogue/pack-watch.h"

/**
 * RhomLibrary:
 *
 * All that can be done, as tiles, and what the person thinks of each: the
 * favourites and the hidden ones, which are kept in the settings.
 *
 * #RhomLibrary::marked says that favourites or hidden ones changed.
 */

struct _RhomLibrary
{
  GObject parent_instance;

  RhomCatalogue *catalogue; /* (owned) */
  RhomSettings  *settings;  /* (owned) */
  RhomPackStore *store;     /* (owned) */
  RhomPackWatch *watch;     /* (owned): of what others put there */
  GListStore    *items;     /* (owned) (element-type RhomLibraryItem) */
  GHashTable    *by_id;     /* (owned): id of an item to the item; both belong to items */

  /* What was removed last, and can be put back; both (owned) (nullable). */
  RhomCardData    *removed_card;
  RhomRoutineData *removed_routine;
};

G_DEFINE_FINAL_TYPE (RhomLibrary, rhom_library, G_TYPE_OBJECT)

#define FAVOURITES "favourite-cards"
#define HIDDEN "hidden-cards"

enum
{
  PROP_0,
  PROP_CATALOGUE,
  PROP_SETTINGS,
  N_PROPS
};

enum
{
  MARKED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static char **
dup_ids (RhomLibrary *self,
         const char  *property)
{
  char **ids = NULL;

  g_object_get (self->settings, property, &ids, NULL);
  return ids != NULL ? ids : g_new0 (char *, 1);
}

static gboolean
mark_all (RhomLibrary *self)
{
  g_auto (GStrv) favourites = dup_ids (self, FAVOURITES);
  g_auto (GStrv) hidden = dup_ids (self, HIDDEN);
  GHashTableIter iter;
  gpointer       id, item;
  gboolean       is_news = FALSE;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, &id, &item))
    is_news |= rhom_library_item_mark (item, g_strv_contains ((const char *const *) favourites, id), g_strv_contains ((const char *const *) hidden, id));
  return is_news;
}

static void
marks_changed_cb (RhomLibrary *self)
{
  if (mark_all (self))
    g_signal_emit (self, signals[MARKED], 0);
}

static void
add_item (RhomLibrary     *self,
          GPtrArray       *items,
          RhomLibraryItem *item)
{
  g_ptr_array_add (items, item);
  g_hash_table_insert (self->by_id, (gpointer) rhom_library_item_get_id (item), item);
}

static void
add_cards (RhomLibrary *self,
           GPtrArray   *items)
{
  GListModel *cards = G_LIST_MODEL (self->catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (RhomCard) card = g_list_model_get_item (cards, i);

      add_item (self, items, rhom_library_item_new_for_card (card));
    }
}

/* An exercise is found by the routines that it is in. */
static void
name_routine (RhomLibrary *self,
              RhomRoutine *routine)
{
  for (guint i = 0; i < rhom_routine_get_n_items (routine); i++)
    {
      RhomLibraryItem *item = rhom_library_find (self, rhom_card_get_id (rhom_routine_get_card (routine, i)));

      if (item != NULL)
        rhom_library_item_add_words (item, rhom_routine_get_name (routine));
    }
}

static void
add_routines (RhomLibrary *self,
              GPtrArray   *items)
{
  GListModel *routines = rhom_catalogue_get_routines (self->catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (routines); i++)
    {
      g_autoptr (RhomRoutine) routine = g_list_model_get_item (routines, i);

      name_routine (self, routine);
      add_item (self, items, rhom_library_item_new_for_routine (routine));
    }
}

/* Routines stand first: they are what a person comes for most. */
static void
reload (RhomLibrary *self)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_hash_table_remove_all (self->by_id);
  add_cards (self, cards);
  add_routines (self, items);
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&cards));
  mark_all (self);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  g_signal_emit (self, signals[MARKED], 0);
}

static void
rhom_library_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RhomLibrary *self = RHOM_LIBRARY (object);

  switch (property_id)
    {
    case PROP_CATALOGUE:
      self->catalogue = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_library_constructed (GObject *object)
{
  RhomLibrary     *self = RHOM_LIBRARY (object);
  g_autofree char *packs = rhom_catalogue_dup_packs_directory ();

  G_OBJECT_CLASS (rhom_library_parent_class)->constructed (object);
  self->store = rhom_pack_store_new (packs, self->catalogue);
  self->watch = rhom_pack_watch_new (packs, self->catalogue);
  g_signal_connect_object (self->catalogue, "items-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rhom_catalogue_get_routines (self->catalogue), "items-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::" FAVOURITES, G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::" HIDDEN, G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
}

static void
rhom_library_finalize (GObject *object)
{
  RhomLibrary *self = RHOM_LIBRARY (object);

  g_hash_table_unref (self->by_id);
  g_clear_object (&self->items);
  g_clear_object (&self->watch);
  g_clear_object (&self->store);
  g_clear_pointer (&self->removed_card, rhom_card_data_free);
  g_clear_pointer (&self->removed_routine, rhom_routine_data_free);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rhom_library_parent_class)->finalize (object);
}

static void
rhom_library_class_init (RhomLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = rhom_library_set_property;
  object_class->constructed = rhom_library_constructed;
  object_class->finalize = rhom_library_finalize;

  properties[PROP_CATALOGUE] = g_param_spec_object ("catalogue", NULL, NULL, RHOM_TYPE_CATALOGUE, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MARKED] = g_signal_new ("marked", RHOM_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_library_init (RhomLibrary *self)
{
  self->items = g_list_store_new (RHOM_TYPE_LIBRARY_ITEM);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * rhom_library_new:
 *
 * Returns: (transfer full): what the library shows
 */
RhomLibrary *
rhom_library_new (RhomCatalogue *catalogue,
                  RhomSettings  *settings)
{
  return g_object_new (RHOM_TYPE_LIBRARY, "catalogue", catalogue, "settings", settings, NULL);
}

/**
 * rhom_library_get_items:
 *
 * Returns: (transfer none) (element-type RhomLibraryItem): all tiles
 */
GListModel *
rhom_library_get_items (RhomLibrary *self)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * rhom_library_find:
 *
 * Returns: (transfer none) (nullable): the tile of that id
 */
RhomLibraryItem *
rhom_library_find (RhomLibrary *self,
                   const char  *id)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY (self), NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * rhom_library_get_n_hidden:
 *
 * Returns: how many of those there are hidden
 */
guint
rhom_library_get_n_hidden (RhomLibrary *self)
{
  GHashTableIter iter;
  gpointer       item;
  guint          n_hidden = 0;

  g_return_val_if_fail (RHOM_IS_LIBRARY (self), 0);

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    n_hidden += rhom_library_item_is_hidden (item);
  return n_hidden;
}

/* What is set and no card of ours stays: its pack may come back. */
static void
set_member (RhomLibrary *self,
            const char  *property,
            const char  *id,
            gboolean     is_member)
{
  g_auto (GStrv) before = dup_ids (self, property);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) after = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], id))
      g_strv_builder_add (builder, before[i]);
  if (is_member)
    g_strv_builder_add (builder, id);
  after = g_strv_builder_end (builder);
  g_object_set (self->settings, property, after, NULL);
}

void
rhom_library_set_favourite (RhomLibrary *self,
                            const char  *id,
                            gboolean     is_favourite)
{
  g_return_if_fail (RHOM_IS_LIBRARY (self));

  set_member (self, FAVOURITES, id, is_favourite);
}

void
rhom_library_set_hidden (RhomLibrary *self,
                         const char  *id,
                         gboolean     is_hidden)
{
  g_return_if_fail (RHOM_IS_LIBRARY (self));

  set_member (self, HIDDEN, id, is_hidden);
}

/* --- What one makes oneself --- */

/* Returns: @is_done, after the catalogue has taken the change in */
static gboolean
take_in (RhomLibrary *self,
         gboolean     is_done)
{
  if (is_done)
    rhom_catalogue_load_all (self->catalogue);
  return is_done;
}

/**
 * rhom_library_list_own_routines:
 *
 * Returns: (transfer container) (element-type RhomRoutine): those that can be edited, in order
 */
GPtrArray *
rhom_library_list_own_routines (RhomLibrary *self)
{
  GPtrArray  *own = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *routines;

  g_return_val_if_fail (RHOM_IS_LIBRARY (self), own);

  routines = rhom_catalogue_get_routines (self->catalogue);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++)
    {
      g_autoptr (RhomRoutine) routine = g_list_model_get_item (routines, i);

      if (rhom_routine_is_own (routine))
        g_ptr_array_add (own, g_steal_pointer (&routine));
    }
  return own;
}

/**
 * rhom_library_keep_routine:
 *
 * Keeps it among one's own; one that is new gets its id.
 */
gboolean
rhom_library_keep_routine (RhomLibrary      *self,
                           RhomRoutineDraft *draft,
                           GError          **error)
{
  g_autoptr (RhomRoutineData) data = NULL;

  g_return_val_if_fail (RHOM_IS_LIBRARY (self), FALSE);

  if (rhom_routine_draft_get_id (draft) == NULL)
    {
      g_autofree char *id = rhom_pack_store_create_id (self->store, rhom_routine_draft_get_name (draft));

      rhom_routine_draft_set_id (draft, id);
    }
  data = rhom_routine_draft_dup_data (draft);
  return take_in (self, rhom_pack_store_put_routine (self->store, data, error));
}

/**
 * rhom_library_add_to_routine:
 * @routine: the id of one of one's own
 * @card: the id of a card
 */
gboolean
rhom_library_add_to_routine (RhomLibrary *self,
                             const char  *routine,
                             const char  *card,
                             GError     **error)
{
  RhomRoutine *before = rhom_catalogue_lookup_routine (self->catalogue, routine);
  RhomCard    *added = rhom_catalogue_lookup (self->catalogue, card);
  g_autoptr (RhomRoutineDraft) draft = NULL;

  g_return_val_if_fail (before != NULL && rhom_routine_is_own (before) && added != NULL, FALSE);

  draft = rhom_routine_draft_new_from (before);
  rhom_routine_draft_add (draft, added);
  return rhom_library_keep_routine (self, draft, error);
}

/**
 * rhom_library_keep_card:
 * @data: gets its id where it has none
 * @picture_path: (nullable): a picture to show it by
 *
 * Keeps it among one's own.
 */
gboolean
rhom_library_keep_card (RhomLibrary  *self,
                        RhomCardData *data,
                        const char   *picture_path,
                        GError      **error)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY (self), FALSE);

  if (data->id == NULL)
    data->id = rhom_pack_store_create_id (self->store, data->name);
  return take_in (self, rhom_pack_store_put_card (self->store, data, picture_path, error));
}

/**
 * rhom_library_remove:
 * @id: of a card or a routine of one's own
 *
 * Removes it, and keeps it in mind for rhom_library_put_back().
 */
gboolean
rhom_library_remove (RhomLibrary *self,
                     const char  *id,
                     GError     **error)
{
  RhomCard    *card;
  RhomRoutine *routine;

  g_return_val_if_fail (RHOM_IS_LIBRARY (self), FALSE);

  card = rhom_catalogue_lookup (self->catalogue, id);
  routine = rhom_catalogue_lookup_routine (self->catalogue, id);
  g_clear_pointer (&self->removed_card, rhom_card_data_free);
  g_clear_pointer (&self->removed_routine, rhom_routine_data_free);
  if (card != NULL)
    self->removed_card = rhom_card_data_copy (rhom_card_get_data (card));
  else if (routine != NULL)
    self->removed_routine = rhom_routine_data_copy (rhom_routine_get_data (routine));
  return take_in (self, card != NULL ? rhom_pack_store_remove_card (self->store, id, error) : rhom_pack_store_remove_routine (self->store, id, error));
}

/**
 * rhom_library_put_back:
 *
 * Takes back the last removal, if there was one.
 */
gboolean
rhom_library_put_back (RhomLibrary *self,
                       GError     **error)
{
  g_autoptr (RhomCardData) card = NULL;
  g_autoptr (RhomRoutineData) routine = NULL;

  g_return_val_if_fail (RHOM_IS_LIBRARY (self), FALSE);

  card = g_steal_pointer (&self->removed_card);
  routine = g_steal_pointer (&self->removed_routine);
  if (card != NULL)
    return take_in (self, rhom_pack_store_put_card (self->store, card, NULL, error));
  return routine == NULL || take_in (self, rhom_pack_store_put_routine (self->store, routine, error));
}

/**
 * rhom_library_import:
 * @path: a pack
 * @name: (out): what the pack is called
 *
 * Fails with a message that names the file, the card and the member.
 */
gboolean
rhom_library_import (RhomLibrary *self,
                     const char  *path,
                     char       **name,
                     GError     **error)
{
  g_autofree char *id = NULL;
  g_autoptr (RhomPack) pack = NULL;

  g_return_val_if_fail (RHOM_IS_LIBRARY (self), FALSE);

  id = rhom_pack_store_import (self->store, path, error);
  pack = id != NULL ? rhom_pack_store_read (self->store, id, error) : NULL;
  if (pack != NULL)
    *name = g_strdup (pack->name);
  return take_in (self, pack != NULL);
}

/**
 * rhom_library_export:
 * @path: a file to write
 *
 * Writes all of one's own as a pack, with its pictures beside it.
 */
gboolean
rhom_library_export (RhomLibrary *self,
                     const char  *path,
                     GError     **error)
{
  g_return_val_if_fail (RHOM_IS_LIBRARY (self), FALSE);

  return rhom_pack_store_export (self->store, RHOM_OWN_PACK, path, error);
}
