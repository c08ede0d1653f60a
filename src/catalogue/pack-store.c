/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack-store.h"

#include "catalogue/pack-check.h"
#include "catalogue/pack-pictures.h"
#include "core/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * RhomPackStore:
 *
 * The user's packs: a folder of files that were checked before they were
 * copied into it, with their pictures, and among them the pack of what was
 * made in the program itself. Every change reads the pack, and writes all of
 * it or nothing; a pack that cannot be read is left alone. After a change the
 * catalogue has to be read again.
 */

#define MAX_SLUG 32

struct _RhomPackStore
{
  GObject parent_instance;

  char          *directory; /* (owned) */
  RhomCatalogue *catalogue; /* (owned) whose ids are taken */
};

G_DEFINE_FINAL_TYPE (RhomPackStore, rhom_pack_store, G_TYPE_OBJECT)

static char *
dup_path (RhomPackStore *self,
          const char    *id)
{
  g_autofree char *file = g_strconcat (id, ".json", NULL);

  return g_build_filename (self->directory, file, NULL);
}

static gboolean
exists (RhomPackStore *self,
        const char    *id)
{
  g_autofree char *path = dup_path (self, id);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
check_pack_id (const char *id,
               GError    **error)
{
  if (rhom_id_is_valid (id))
    return TRUE;
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN, _("There is no pack “%s”"), id);
  return FALSE;
}

static gboolean
make_directory (RhomPackStore *self,
                GError       **error)
{
  if (g_mkdir_with_parents (self->directory, 0700) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", self->directory, g_strerror (errno));
  return FALSE;
}

/* Letters and digits with "-" between them; may be empty. */
static char *
make_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, NULL);
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && slug->len < MAX_SLUG; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (g_steal_pointer (&slug), FALSE);
}

/* --- Object --- */

static void
rhom_pack_store_finalize (GObject *object)
{
  RhomPackStore *self = RHOM_PACK_STORE (object);

  g_free (self->directory);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (rhom_pack_store_parent_class)->finalize (object);
}

static void
rhom_pack_store_class_init (RhomPackStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rhom_pack_store_finalize;
}

static void
rhom_pack_store_init (RhomPackStore *self)
{
}

/**
 * rhom_pack_store_new:
 * @directory: where the packs lie; made when one comes
 * @catalogue: what is there already
 *
 * Returns: (transfer full): the store
 */
RhomPackStore *
rhom_pack_store_new (const char    *directory,
                     RhomCatalogue *catalogue)
{
  RhomPackStore *self = g_object_new (RHOM_TYPE_PACK_STORE, NULL);

  self->directory = g_strdup (directory);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * rhom_pack_store_list:
 *
 * Returns: (transfer full): the ids of all packs, in order
 */
char **
rhom_pack_store_list (RhomPackStore *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), NULL);

  dir = g_dir_open (self->directory, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = g_str_has_suffix (name, ".json") ? g_strndup (name, strlen (name) - strlen (".json")) : NULL;

      if (id != NULL && rhom_id_is_valid (id))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
  g_ptr_array_sort (ids, compare_strings);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/**
 * rhom_pack_store_read:
 *
 * Returns: (transfer full): the pack; %NULL if there is none, or it cannot be read
 */
RhomPack *
rhom_pack_store_read (RhomPackStore *self,
                      const char    *id,
                      GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), NULL);

  if (!check_pack_id (id, error))
    return NULL;
  path = dup_path (self, id);
  return rhom_pack_read_file (path, error);
}

/* A pack that cannot be read keeps what it has. */
static void
prune_pictures (RhomPackStore *self,
                const char    *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RhomPack) pack = exists (self, id) ? rhom_pack_store_read (self, id, &error) : NULL;

  if (error == NULL)
    rhom_pack_pictures_prune (pack, id, self->directory);
}

/* --- Import and export --- */

static gboolean
is_same_pack (RhomPackStore  *self,
              const char     *id,
              const RhomPack *pack)
{
  g_autoptr (RhomPack) present = rhom_pack_store_read (self, id, NULL);

  return present != NULL && g_str_equal (present->name, pack->name);
}

/* After the file. A pack of that name replaces itself; another one goes beside it. */
static char *
choose_id (RhomPackStore  *self,
           const char     *path,
           const RhomPack *pack)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *stem = g_strndup (file, strlen (file) - (g_str_has_suffix (file, ".json") ? 5 : 0));
  g_autofree char *slug = make_slug (stem);
  g_autofree char *base = NULL;
  char            *id;

  if (!g_ascii_isalpha (slug[0]) || g_str_equal (slug, RHOM_OWN_PACK))
    base = g_strconcat ("pack-", slug, NULL);
  else
    base = g_strdup (slug);
  id = g_strdup (base);
  for (int i = 2; exists (self, id) && !is_same_pack (self, id, pack); i++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%d", base, i);
    }
  return id;
}

static gboolean
install (RhomPackStore  *self,
         const RhomPack *pack,
         const char     *id,
         const char     *folder,
         GError        **error)
{
  g_autofree char *path = dup_path (self, id);
  gboolean         is_done = make_directory (self, error) && rhom_pack_pictures_copy (pack, id, folder, self->directory, error) && rhom_pack_write_file (pack, path, error);

  prune_pictures (self, id);
  return is_done;
}

/**
 * rhom_pack_store_import:
 * @path: a pack, with its pictures beside it
 *
 * Copies it, once all of it is found to be as it must be. A pack that was
 * imported before is replaced.
 *
 * Returns: (transfer full): what it is called here; %NULL if it was refused, with
 *   a message that names the file, the card and the member
 */
char *
rhom_pack_store_import (RhomPackStore *self,
                        const char    *path,
                        GError       **error)
{
  g_autoptr (RhomPack) pack = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), NULL);

  pack = rhom_pack_read_file (path, error);
  if (pack == NULL)
    return NULL;
  folder = g_path_get_dirname (path);
  file = g_path_get_basename (path);
  id = choose_id (self, path, pack);
  if (!rhom_pack_check (self->catalogue, pack, id, file, error) || !rhom_pack_check_figures (self->catalogue, pack, file, error))
    return NULL;
  if (rhom_pack_pictures_check (pack, folder, &local_error) && install (self, pack, id, folder, &local_error))
    return g_steal_pointer (&id);
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", file);
  return NULL;
}

/**
 * rhom_pack_store_export:
 * @path: a file to write; its pictures go beside it
 *
 * Returns: whether all of it was written
 */
gboolean
rhom_pack_store_export (RhomPackStore *self,
                        const char    *id,
                        const char    *path,
                        GError       **error)
{
  g_autoptr (RhomPack) pack = rhom_pack_store_read (self, id, error);
  g_autofree char *folder = g_path_get_dirname (path);

  return pack != NULL && rhom_pack_pictures_copy (pack, id, self->directory, folder, error) && rhom_pack_write_file (pack, path, error);
}

/**
 * rhom_pack_store_remove:
 *
 * Removes a pack with its pictures, even one that cannot be read.
 */
gboolean
rhom_pack_store_remove (RhomPackStore *self,
                        const char    *id,
                        GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), FALSE);

  if (!check_pack_id (id, error))
    return FALSE;
  path = dup_path (self, id);
  if (g_unlink (path) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  prune_pictures (self, id);
  return TRUE;
}

/* --- What one makes oneself --- */

static RhomPack *
read_own (RhomPackStore *self,
          GError       **error)
{
  if (exists (self, RHOM_OWN_PACK))
    return rhom_pack_store_read (self, RHOM_OWN_PACK, error);
  /* Translators: name of the pack of exercises that one made oneself. */
  return rhom_pack_new (_("My own"));
}

static gboolean
write_own (RhomPackStore  *self,
           const RhomPack *pack,
           GError        **error)
{
  g_autofree char *path = dup_path (self, RHOM_OWN_PACK);

  return rhom_pack_check (self->catalogue, pack, RHOM_OWN_PACK, RHOM_OWN_PACK ".json", error) && make_directory (self, error) && rhom_pack_write_file (pack, path, error);
}

/**
 * rhom_pack_store_create_id:
 * @name: what people call a card or routine that is new
 *
 * Returns: (transfer full): an id for it that is free, in the catalogue and among what one made oneself
 */
char *
rhom_pack_store_create_id (RhomPackStore *self,
                           const char    *name)
{
  g_autoptr (RhomPack) own = NULL;
  g_autofree char *slug = NULL;
  char            *id;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), NULL);

  own = read_own (self, NULL);
  slug = make_slug (name);
  id = slug[0] != '\0' ? g_strconcat ("own-", slug, NULL) : g_strdup ("own-1");
  for (int i = 2; rhom_pack_is_taken (self->catalogue, id, "") || (own != NULL && (rhom_pack_find_card (own, id) != NULL || rhom_pack_find_routine (own, id) != NULL)); i++)
    {
      g_free (id);
      id = slug[0] != '\0' ? g_strdup_printf ("own-%s-%d", slug, i) : g_strdup_printf ("own-%d", i);
    }
  return id;
}

static gboolean
take_picture (RhomPackStore *self,
              RhomCardData  *card,
              const char    *path,
              GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_free (card->picture);
  card->picture = g_path_get_basename (path);
  return make_directory (self, error) && rhom_pack_picture_copy (card, RHOM_OWN_PACK, folder, self->directory, error);
}

static void
replace_card (RhomPack     *pack,
              RhomCardData *card)
{
  guint i;

  if (g_ptr_array_find (pack->cards, rhom_pack_find_card (pack, card->id), &i))
    {
      rhom_card_data_free (pack->cards->pdata[i]);
      pack->cards->pdata[i] = card;
    }
  else
    g_ptr_array_add (pack->cards, card);
}

/**
 * rhom_pack_store_put_card:
 * @card: a card made in the program; replaces that of the same id
 * @picture_path: (nullable): a picture to show it by, from anywhere; it is checked and copied
 */
gboolean
rhom_pack_store_put_card (RhomPackStore      *self,
                          const RhomCardData *card,
                          const char         *picture_path,
                          GError            **error)
{
  g_autoptr (RhomPack) pack = NULL;
  g_autoptr (RhomCardData) copy = NULL;
  gboolean is_done;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), FALSE);

  pack = read_own (self, error);
  copy = rhom_card_data_copy (card);
  if (pack == NULL || (picture_path != NULL && !take_picture (self, copy, picture_path, error)))
    return FALSE;
  replace_card (pack, g_steal_pointer (&copy));
  is_done = write_own (self, pack, error);
  prune_pictures (self, RHOM_OWN_PACK);
  return is_done;
}

static gboolean
fail_unknown (const char *id,
              GError    **error)
{
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_UNKNOWN, _("There is no “%s” among your own"), id);
  return FALSE;
}

/* Returns: (nullable): name of a routine that has the card in it */
static const char *
find_user (const RhomPack *pack,
           const char     *card)
{
  for (guint i = 0; i < pack->routines->len; i++)
    {
      const RhomRoutineData *routine = pack->routines->pdata[i];

      for (guint j = 0; j < routine->items->len; j++)
        if (g_str_equal (g_array_index (routine->items, RhomRoutineItem, j).card, card))
          return routine->name;
    }
  return NULL;
}

/**
 * rhom_pack_store_remove_card:
 *
 * Its picture stays until the next card is put, so that the removal can be
 * taken back. A card that a routine of one's own needs is not removed.
 */
gboolean
rhom_pack_store_remove_card (RhomPackStore *self,
                             const char    *id,
                             GError       **error)
{
  g_autoptr (RhomPack) pack = NULL;
  RhomCardData *card;
  const char   *user;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), FALSE);

  pack = read_own (self, error);
  if (pack == NULL)
    return FALSE;
  card = rhom_pack_find_card (pack, id);
  user = find_user (pack, id);
  if (card == NULL)
    return fail_unknown (id, error);
  if (user != NULL)
    {
      /* Translators: %s is the name of a routine. */
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_NOT_NOW, _("The routine “%s” needs this exercise"), user);
      return FALSE;
    }
  g_ptr_array_remove (pack->cards, card);
  return write_own (self, pack, error);
}

/**
 * rhom_pack_store_put_routine:
 * @routine: a routine made in the program; replaces that of the same id
 */
gboolean
rhom_pack_store_put_routine (RhomPackStore         *self,
                             const RhomRoutineData *routine,
                             GError               **error)
{
  g_autoptr (RhomPack) pack = NULL;
  RhomRoutineData *copy;
  guint            i;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), FALSE);

  pack = read_own (self, error);
  if (pack == NULL)
    return FALSE;
  copy = rhom_routine_data_copy (routine);
  if (g_ptr_array_find (pack->routines, rhom_pack_find_routine (pack, routine->id), &i))
    {
      rhom_routine_data_free (pack->routines->pdata[i]);
      pack->routines->pdata[i] = copy;
    }
  else
    g_ptr_array_add (pack->routines, copy);
  return write_own (self, pack, error);
}

/**
 * rhom_pack_store_remove_routine:
 */
gboolean
rhom_pack_store_remove_routine (RhomPackStore *self,
                                const char    *id,
                                GError       **error)
{
  g_autoptr (RhomPack) pack = NULL;

  g_return_val_if_fail (RHOM_IS_PACK_STORE (self), FALSE);

  pack = read_own (self, error);
  if (pack == NULL)
    return FALSE;
  if (rhom_pack_find_routine (pack, id) == NULL)
    return fail_unknown (id, error);
  g_ptr_array_remove (pack->routines, rhom_pack_find_routine (pack, id));
  return write_own (self, pack, error);
}
