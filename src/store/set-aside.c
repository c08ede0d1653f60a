/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/set-aside.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

/* Files set aside in one second are rare; so many mean that something is amiss. */
#define MAX_TRIES 100

/* The stamp is that of the last change, so that no clock has to be read here. */
static char *
make_stamp (const char *path)
{
  GStatBuf info;
  g_autoptr (GDateTime) changed = NULL;

  if (g_stat (path, &info) != 0)
    info.st_mtime = 0;
  changed = g_date_time_new_from_unix_local (info.st_mtime);
  return g_date_time_format (changed, "%Y%m%d-%H%M%S");
}

static char *
choose_name (const char *path,
             const char *reason)
{
  g_autofree char *stamp = make_stamp (path);
  g_autofree char *name = g_strdup_printf ("%s.%s-%s", path, reason, stamp);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS) && i < MAX_TRIES; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.%s-%s-%d", path, reason, stamp, i);
    }
  return g_steal_pointer (&name);
}

/**
 * rhom_set_aside:
 * @path: a file that cannot be used
 * @reason: a word for its new name
 * @suffixes: (nullable): the file has companions of its name with these added
 *
 * Moves a file out of the way within its folder, so that a new one can begin
 * and nothing is lost: state.json becomes state.json.corrupt-20260131-235959.
 *
 * Returns: (transfer full): the new path, %NULL on error
 */
char *
rhom_set_aside (const char        *path,
                const char        *reason,
                const char *const *suffixes,
                GError           **error)
{
  g_autofree char *aside = choose_name (path, reason);

  if (g_rename (path, aside) != 0)
    {
      /* Translators: %s is a file, then a reason from the system. */
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), _("%s could not be set aside: %s"), path, g_strerror (errno));
      return NULL;
    }
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    {
      g_autofree char *companion = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *target = g_strconcat (aside, suffixes[i], NULL);

      if (g_rename (companion, target) != 0 && errno != ENOENT)
        g_debug ("%s: %s", companion, g_strerror (errno));
    }
  return g_steal_pointer (&aside);
}
