/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/catalogue.h"

#include "catalogue/pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RhomCatalogue:
 *
 * All exercises, a #GListModel of #RhomCard in the order of their names, and
 * the routines made of them. Ids of both are one name space. A bad file is
 * refused with a problem that names it, and the rest loads.
 */

/* A folder with more is not one of cards, and reading it all would hold us up. */
#define MAX_FILES 1000

struct _RhomCatalogue
{
  GObject parent_instance;

  GPtrArray  *cards;    /* (owned) (element-type RhomCard), in order */
  GHashTable *by_id;    /* (owned) id of a card to the card; both belong to cards */
  GListStore *routines; /* (owned) of RhomRoutine, in order */
  GPtrArray  *problems; /* (owned) (element-type utf8), always ended by NULL */
};

static void rhom_catalogue_list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomCatalogue, rhom_catalogue, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rhom_catalogue_list_model_iface_init))

static int
compare_cards (gconstpointer a,
               gconstpointer b)
{
  RhomCard *first = *(RhomCard *const *) a;
  RhomCard *second = *(RhomCard *const *) b;
  int       order = g_utf8_collate (rhom_card_get_name (first), rhom_card_get_name (second));

  return order != 0 ? order : strcmp (rhom_card_get_id (first), rhom_card_get_id (second));
}

static int
compare_routines (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  RhomRoutine *first = RHOM_ROUTINE ((gpointer) a);
  RhomRoutine *second = RHOM_ROUTINE ((gpointer) b);
  int          order = g_utf8_collate (rhom_routine_get_name (first), rhom_routine_get_name (second));

  return order != 0 ? order : strcmp (rhom_routine_get_id (first), rhom_routine_get_id (second));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_problem (RhomCatalogue *self,
             char          *problem)
{
  g_ptr_array_insert (self->problems, self->problems->len - 1, problem);
}

static gboolean
is_json_name (const char *name)
{
  return name[0] != '.' && g_str_has_suffix (name, ".json") && !g_str_has_suffix (name, ".schema.json");
}

/* In an order of their own, so that problems come in the same order everywhere. */
static GPtrArray *
list_names (RhomCatalogue *self,
            const char    *directory)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &error);
  const char *name;

  if (dir == NULL)
    add_problem (self, g_strdup (error->message));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_json_name (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  if (names->len > MAX_FILES)
    {
      /* Translators: %s is a folder. */
      add_problem (self, g_strdup_printf (_("%s: only the first %d files were read"), directory, MAX_FILES));
      g_ptr_array_set_size (names, MAX_FILES);
    }
  return names;
}

/* A message may quote bytes of a file. */
static void
add_error (RhomCatalogue *self,
           const GError  *error)
{
  add_problem (self, g_utf8_make_valid (error->message, -1));
}

static gboolean
is_taken (RhomCatalogue *self,
          const char    *id)
{
  return g_hash_table_contains (self->by_id, id) || rhom_catalogue_lookup_routine (self, id) != NULL;
}

/* Takes @card. */
static void
add_card (RhomCatalogue *self,
          RhomCard      *card,
          const char    *path)
{
  if (is_taken (self, rhom_card_get_id (card)))
    {
      add_problem (self, g_strdup_printf (_("%s: card \"%s\": is there already"), path, rhom_card_get_id (card)));
      g_object_unref (card);
      return;
    }
  g_hash_table_insert (self->by_id, (gpointer) rhom_card_get_id (card), card);
  g_ptr_array_add (self->cards, card);
}

static void
load_card (RhomCatalogue *self,
           const char    *path)
{
  g_autoptr (GError) error = NULL;
  RhomCard *card = rhom_card_new_from_file (path, &error);

  if (card != NULL)
    add_card (self, card, path);
  else
    add_error (self, error);
}

static RhomCard *
find_card (gpointer    user_data,
           const char *id)
{
  return rhom_catalogue_lookup (user_data, id);
}

/* Takes @data. */
static void
add_routine (RhomCatalogue   *self,
             RhomRoutineData *data,
             const char      *pack,
             const char      *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomRoutine) routine = rhom_routine_new (data, pack, name, find_card, self, &error);

  if (routine == NULL)
    add_error (self, error);
  else if (is_taken (self, rhom_routine_get_id (routine)))
    add_problem (self, g_strdup_printf (_("%s: routine \"%s\": is there already"), path, rhom_routine_get_id (routine)));
  else
    g_list_store_insert_sorted (self->routines, routine, compare_routines, NULL);
}

static void
load_routine (RhomCatalogue *self,
              const char    *path)
{
  g_autoptr (GError) error = NULL;
  RhomRoutineData *data = rhom_routine_data_read_file (path, &error);

  if (data != NULL)
    add_routine (self, data, NULL, path);
  else
    add_error (self, error);
}

/* A pack that was read, and where from. */
typedef struct
{
  RhomPack *pack;   /* (owned) */
  char     *id;     /* (owned) */
  char     *path;   /* (owned) */
  char     *folder; /* (owned) */
} LoadedPack;

static void
loaded_pack_free (gpointer data)
{
  LoadedPack *loaded = data;

  rhom_pack_free (loaded->pack);
  g_free (loaded->id);
  g_free (loaded->path);
  g_free (loaded->folder);
  g_free (loaded);
}

static void
load_pack (RhomCatalogue *self,
           const char    *directory,
           const char    *name,
           GPtrArray     *packs)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;
  RhomPack   *pack = rhom_pack_read_file (path, &error);
  LoadedPack *loaded;

  if (pack == NULL)
    {
      add_error (self, error);
      return;
    }
  loaded = g_new0 (LoadedPack, 1);
  loaded->pack = pack;
  loaded->id = g_strndup (name, strlen (name) - strlen (".json"));
  loaded->path = g_steal_pointer (&path);
  loaded->folder = g_strdup (directory);
  g_ptr_array_add (packs, loaded);
}

/* Such a card is taken all the same: its figure may have been one of an older version of ours. */
static void
check_figure (RhomCatalogue      *self,
              const RhomCardData *data,
              LoadedPack         *loaded,
              GHashTable         *figures)
{
  if (data->figure != NULL && !g_hash_table_contains (figures, data->figure))
    /* Translators: a file, the id of a card in it, and what its member "figure" says. */
    add_problem (self, g_strdup_printf (_("%s: card \"%s\": member \"figure\": there is no figure \"%s\""), loaded->path, data->id, data->figure));
}

static void
add_pack_cards (RhomCatalogue *self,
                LoadedPack    *loaded,
                GHashTable    *figures)
{
  for (guint i = 0; i < loaded->pack->cards->len; i++)
    {
      RhomCardData *data = g_steal_pointer (&loaded->pack->cards->pdata[i]);

      check_figure (self, data, loaded, figures);
      add_card (self, rhom_card_new (data, loaded->id, loaded->folder), loaded->path);
    }
  g_ptr_array_set_free_func (loaded->pack->cards, NULL);
}

static void
add_pack_routines (RhomCatalogue *self,
                   LoadedPack    *loaded)
{
  for (guint i = 0; i < loaded->pack->routines->len; i++)
    add_routine (self, g_steal_pointer (&loaded->pack->routines->pdata[i]), loaded->id, loaded->path);
  g_ptr_array_set_free_func (loaded->pack->routines, NULL);
}

/* The cards of all before the routines, which may name those of another pack. */
static void
load_packs (RhomCatalogue *self,
            const char    *directory)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func (loaded_pack_free);
  g_autoptr (GPtrArray) names = g_file_test (directory, G_FILE_TEST_IS_DIR) ? list_names (self, directory) : NULL;
  g_autoptr (GHashTable) figures = rhom_catalogue_list_figures (self);

  for (guint i = 0; names != NULL && i < names->len; i++)
    load_pack (self, directory, names->pdata[i], packs);
  for (guint i = 0; i < packs->len; i++)
    add_pack_cards (self, packs->pdata[i], figures);
  for (guint i = 0; i < packs->len; i++)
    add_pack_routines (self, packs->pdata[i]);
}

static void
load_folder (RhomCatalogue *self,
             const char    *directory,
             void (*load) (RhomCatalogue *self, const char *path))
{
  g_autoptr (GPtrArray) names = list_names (self, directory);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (directory, names->pdata[i], NULL);

      load (self, path);
    }
}

static void
sort (RhomCatalogue *self,
      guint          n_before)
{
  g_ptr_array_sort (self->cards, compare_cards);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->cards->len);
}

static GType
rhom_catalogue_get_item_type (GListModel *model)
{
  return RHOM_TYPE_CARD;
}

static guint
rhom_catalogue_get_n_items (GListModel *model)
{
  return RHOM_CATALOGUE (model)->cards->len;
}

static gpointer
rhom_catalogue_get_item (GListModel *model,
                         guint       position)
{
  RhomCatalogue *self = RHOM_CATALOGUE (model);

  return position < self->cards->len ? g_object_ref (self->cards->pdata[position]) : NULL;
}

static void
rhom_catalogue_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rhom_catalogue_get_item_type;
  iface->get_n_items = rhom_catalogue_get_n_items;
  iface->get_item = rhom_catalogue_get_item;
}

static void
rhom_catalogue_finalize (GObject *object)
{
  RhomCatalogue *self = RHOM_CATALOGUE (object);

  g_hash_table_unref (self->by_id);
  g_object_unref (self->routines);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (rhom_catalogue_parent_class)->finalize (object);
}

static void
rhom_catalogue_class_init (RhomCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_catalogue_finalize;
}

static void
rhom_catalogue_init (RhomCatalogue *self)
{
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->routines = g_list_store_new (RHOM_TYPE_ROUTINE);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->problems, NULL);
}

/**
 * rhom_catalogue_new:
 *
 * Returns: (transfer full): an empty catalogue
 */
RhomCatalogue *
rhom_catalogue_new (void)
{
  return g_object_new (RHOM_TYPE_CATALOGUE, NULL);
}

/**
 * rhom_catalogue_load:
 * @directory: a folder of card files
 *
 * Adds the cards of a folder to those already there. What could not be added
 * is told by rhom_catalogue_get_problems(). Of two cards with one id the first
 * stays, so our own cards cannot be replaced unnoticed. Reads files, at most
 * 1000 of 64 KiB.
 */
void
rhom_catalogue_load (RhomCatalogue *self,
                     const char    *directory)
{
  guint n_before;

  g_return_if_fail (RHOM_IS_CATALOGUE (self));
  g_return_if_fail (directory != NULL);

  n_before = self->cards->len;
  load_folder (self, directory, load_card);
  if (self->cards->len > n_before)
    sort (self, n_before);
}

/**
 * rhom_catalogue_load_routines:
 * @directory: a folder of routine files
 *
 * Adds the routines of a folder, whose cards have to be there. As with cards,
 * what could not be added is told, and the first of an id stays.
 */
void
rhom_catalogue_load_routines (RhomCatalogue *self,
                              const char    *directory)
{
  g_return_if_fail (RHOM_IS_CATALOGUE (self));
  g_return_if_fail (directory != NULL);

  load_folder (self, directory, load_routine);
}

/**
 * rhom_catalogue_load_packs:
 * @directory: a folder of packs; there need be none
 *
 * Adds the cards and routines of packs. A pack that is not as it must be is
 * refused, as are cards of an id that is there already.
 */
void
rhom_catalogue_load_packs (RhomCatalogue *self,
                           const char    *directory)
{
  guint n_before;

  g_return_if_fail (RHOM_IS_CATALOGUE (self));
  g_return_if_fail (directory != NULL);

  n_before = self->cards->len;
  load_packs (self, directory);
  if (self->cards->len > n_before)
    sort (self, n_before);
}

static void
clear (RhomCatalogue *self)
{
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->cards, 0);
  g_list_store_remove_all (self->routines);
  g_ptr_array_set_size (self->problems, 0);
  g_ptr_array_add (self->problems, NULL);
}

/**
 * rhom_catalogue_load_all:
 *
 * Reads all there is, anew: what came with the program, from its folders or
 * what stands in for them, then the user's packs.
 */
void
rhom_catalogue_load_all (RhomCatalogue *self)
{
  g_autofree char *cards = rhom_catalogue_dup_directory ();
  g_autofree char *routines = rhom_catalogue_dup_routines_directory ();
  g_autofree char *packs = rhom_catalogue_dup_packs_directory ();
  guint            n_before;

  g_return_if_fail (RHOM_IS_CATALOGUE (self));

  n_before = self->cards->len;
  clear (self);
  load_folder (self, cards, load_card);
  load_folder (self, routines, load_routine);
  load_packs (self, packs);
  sort (self, n_before);
}

/**
 * rhom_catalogue_lookup:
 *
 * Returns: (transfer none) (nullable): the card of that id
 */
RhomCard *
rhom_catalogue_lookup (RhomCatalogue *self,
                       const char    *id)
{
  g_return_val_if_fail (RHOM_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

/**
 * rhom_catalogue_lookup_routine:
 *
 * Returns: (transfer none) (nullable): the routine of that id
 */
RhomRoutine *
rhom_catalogue_lookup_routine (RhomCatalogue *self,
                               const char    *id)
{
  g_return_val_if_fail (RHOM_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->routines)); i++)
    {
      g_autoptr (RhomRoutine) routine = g_list_model_get_item (G_LIST_MODEL (self->routines), i);

      if (g_str_equal (rhom_routine_get_id (routine), id))
        return routine;
    }
  return NULL;
}

/**
 * rhom_catalogue_lookup_shown:
 * @id: (nullable): of a card or a routine
 *
 * Returns: (transfer none) (nullable): the card whose figure stands for it: itself, or the first of the routine
 */
RhomCard *
rhom_catalogue_lookup_shown (RhomCatalogue *self,
                             const char    *id)
{
  RhomRoutine *routine;

  g_return_val_if_fail (RHOM_IS_CATALOGUE (self), NULL);

  if (id == NULL)
    return NULL;
  routine = rhom_catalogue_lookup_routine (self, id);
  return routine != NULL ? rhom_routine_get_card (routine, 0) : rhom_catalogue_lookup (self, id);
}

/**
 * rhom_catalogue_get_routines:
 *
 * Returns: (transfer none): a list of #RhomRoutine in the order of their names
 */
GListModel *
rhom_catalogue_get_routines (RhomCatalogue *self)
{
  g_return_val_if_fail (RHOM_IS_CATALOGUE (self), NULL);

  return G_LIST_MODEL (self->routines);
}

/**
 * rhom_catalogue_list_figures:
 *
 * Returns: (transfer full) (element-type utf8): the figures of our own cards,
 *   which are all that a pack can use, as a set whose texts belong to the cards
 */
GHashTable *
rhom_catalogue_list_figures (RhomCatalogue *self)
{
  GHashTable *figures = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (RHOM_IS_CATALOGUE (self), figures);

  for (guint i = 0; i < self->cards->len; i++)
    {
      const char *figure = rhom_card_get_figure (self->cards->pdata[i]);

      if (figure != NULL && rhom_card_get_pack (self->cards->pdata[i]) == NULL)
        g_hash_table_add (figures, (gpointer) figure);
    }
  return figures;
}

/**
 * rhom_catalogue_get_problems:
 *
 * Returns: (transfer none): a sentence for each file that was refused, until the next load
 */
const char *const *
rhom_catalogue_get_problems (RhomCatalogue *self)
{
  g_return_val_if_fail (RHOM_IS_CATALOGUE (self), NULL);

  return (const char *const *) self->problems->pdata;
}
