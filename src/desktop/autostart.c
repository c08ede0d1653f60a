/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/autostart.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "ipc/names.h"

#define GROUP G_KEY_FILE_DESKTOP_GROUP
#define HIDDEN G_KEY_FILE_DESKTOP_KEY_HIDDEN

static char *
make_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", RHOM_SERVICE_BUS_NAME ".desktop", NULL);
}

/* A file that is absent reads as an empty one. */
static gboolean
load (GKeyFile   *file,
      const char *path,
      GError    **error)
{
  g_autoptr (GError) local_error = NULL;

  if (g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", path);
  return FALSE;
}

static gboolean
save (GKeyFile   *file,
      const char *path,
      GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return g_key_file_save_to_file (file, path, error);
}

static gboolean
hide (GKeyFile   *file,
      const char *path,
      GError    **error)
{
  if (!g_key_file_has_group (file, GROUP))
    {
      g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
      g_key_file_set_string (file, GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Rhomboid");
    }
  g_key_file_set_boolean (file, GROUP, HIDDEN, TRUE);
  return save (file, path, error);
}

/* A file of ours says nothing but that it hides; one with a command in it was
 * made by somebody, and loses only the word that hides. */
static gboolean
unhide (GKeyFile   *file,
        const char *path,
        GError    **error)
{
  if (g_key_file_has_key (file, GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL))
    {
      g_key_file_remove_key (file, GROUP, HIDDEN, NULL);
      return save (file, path, error);
    }
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/**
 * rhom_autostart_set:
 * @on: whether the service starts at login
 *
 * The service is started by a file for all users. To switch that off, a file
 * in the user's own folder hides it; to switch it on, the hiding ends.
 *
 * Returns: %FALSE with @error set if the file cannot be read or written
 */
gboolean
rhom_autostart_set (gboolean on,
                    GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = make_path ();
  gboolean         is_hidden;

  if (!load (file, path, error))
    return FALSE;
  is_hidden = g_key_file_get_boolean (file, GROUP, HIDDEN, NULL);
  if (!!on != is_hidden)
    return TRUE;
  return on ? unhide (file, path, error) : hide (file, path, error);
}
