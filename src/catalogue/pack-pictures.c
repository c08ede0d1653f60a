/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack-pictures.h"

#include "catalogue/picture-file.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Of all pictures of a pack together. */
#define MAX_PICTURE_BYTES (64 * 1024 * 1024)

static char *
read_picture (const char   *folder,
              RhomCardData *card,
              gsize        *length,
              GError      **error)
{
  g_autofree char *path = g_build_filename (folder, card->picture, NULL);
  char            *data = rhom_picture_read_file (path, length, error);

  if (data == NULL)
    g_prefix_error (error, _("card \"%s\": member \"%s\": "), card->id, "picture");
  return data;
}

/**
 * rhom_pack_pictures_check:
 * @folder: where they lie
 *
 * Returns: whether all pictures of a pack may be shown; to be asked before the first is copied
 */
gboolean
rhom_pack_pictures_check (const RhomPack *pack,
                          const char     *folder,
                          GError        **error)
{
  gsize total = 0;

  for (guint i = 0; i < pack->cards->len; i++)
    {
      RhomCardData    *card = pack->cards->pdata[i];
      g_autofree char *data = NULL;
      gsize            length;

      if (card->picture == NULL)
        continue;
      data = read_picture (folder, card, &length, error);
      if (data == NULL)
        return FALSE;
      total += length;
    }
  if (total <= MAX_PICTURE_BYTES)
    return TRUE;
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("the pictures are longer than %u MiB together"), MAX_PICTURE_BYTES / (1024 * 1024));
  return FALSE;
}

/**
 * rhom_pack_picture_copy:
 * @card: whose picture lies in @from; renamed to what it is called in @to
 */
gboolean
rhom_pack_picture_copy (RhomCardData *card,
                        const char   *pack_id,
                        const char   *from,
                        const char   *to,
                        GError      **error)
{
  gsize            length;
  g_autofree char *data = read_picture (from, card, &length, error);
  g_autofree char *name = data != NULL ? rhom_picture_dup_name (pack_id, card->id, data) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (to, name, NULL) : NULL;

  if (path == NULL || !g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error))
    return FALSE;
  g_free (card->picture);
  card->picture = g_steal_pointer (&name);
  return TRUE;
}

/**
 * rhom_pack_pictures_copy:
 *
 * As rhom_pack_picture_copy(), for all cards that have one.
 */
gboolean
rhom_pack_pictures_copy (const RhomPack *pack,
                         const char     *pack_id,
                         const char     *from,
                         const char     *to,
                         GError        **error)
{
  for (guint i = 0; i < pack->cards->len; i++)
    {
      RhomCardData *card = pack->cards->pdata[i];

      if (card->picture != NULL && !rhom_pack_picture_copy (card, pack_id, from, to, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_shown (const RhomPack *pack,
          const char     *picture)
{
  for (guint i = 0; pack != NULL && i < pack->cards->len; i++)
    if (g_strcmp0 (((RhomCardData *) pack->cards->pdata[i])->picture, picture) == 0)
      return TRUE;
  return FALSE;
}

/**
 * rhom_pack_pictures_prune:
 * @pack: (nullable): the pack as it is; %NULL if it is gone
 *
 * Removes the pictures in @folder that are of the pack, but of no card any more.
 */
void
rhom_pack_pictures_prune (const RhomPack *pack,
                          const char     *pack_id,
                          const char     *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (rhom_picture_is_of_pack (name, pack_id) && !is_shown (pack, name))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}
