/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/pack-watch.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/**
 * RhomPackWatch:
 *
 * Has a catalogue read anew when packs come, change or go by another hand, such
 * as "rhomboidctl import". What was written by this program has been read by
 * then, and is not read twice.
 */

struct _RhomPackWatch
{
  GObject parent_instance;

  char          *directory; /* (owned) */
  RhomCatalogue *catalogue; /* (owned) */
  GFileMonitor  *monitor;   /* (owned) (nullable): where nothing can be watched */
  guint          seen;      /* what the folder held when the catalogue was read, as one number */
  guint          idle_id;   /* 0 = nothing to look at */
};

G_DEFINE_FINAL_TYPE (RhomPackWatch, rhom_pack_watch, G_TYPE_OBJECT)

/* Of a file's name, size and time; of all files in any order, as they are added up. */
static guint
number_file (const char *directory,
             const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *text = NULL;
  GStatBuf         info;

  if (g_stat (path, &info) != 0)
    return 0;
  text = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld %" G_GUINT64_FORMAT, name, (gint64) info.st_size,
                          (gint64) info.st_mtim.tv_sec, info.st_mtim.tv_nsec, (guint64) info.st_ino);
  return g_str_hash (text);
}

static guint
look (RhomPackWatch *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->directory, 0, NULL);
  const char *name;
  guint       seen = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      seen += number_file (self->directory, name);
  return seen;
}

static void
read_cb (RhomPackWatch *self)
{
  self->seen = look (self);
}

/* Several files of one import are one change. */
static void
look_again_cb (gpointer user_data)
{
  RhomPackWatch *self = user_data;

  self->idle_id = 0;
  if (look (self) != self->seen)
    rhom_catalogue_load_all (self->catalogue);
}

static void
changed_cb (RhomPackWatch    *self,
            GFile            *file,
            GFile            *other,
            GFileMonitorEvent event)
{
  /* Nothing is read while it is still being written. */
  if (event == G_FILE_MONITOR_EVENT_CHANGED || self->idle_id != 0)
    return;
  self->idle_id = g_idle_add_once (look_again_cb, self);
}

static void
rhom_pack_watch_dispose (GObject *object)
{
  RhomPackWatch *self = RHOM_PACK_WATCH (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (rhom_pack_watch_parent_class)->dispose (object);
}

static void
rhom_pack_watch_finalize (GObject *object)
{
  g_free (RHOM_PACK_WATCH (object)->directory);

  G_OBJECT_CLASS (rhom_pack_watch_parent_class)->finalize (object);
}

static void
rhom_pack_watch_class_init (RhomPackWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_pack_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = rhom_pack_watch_finalize;
}

static void
rhom_pack_watch_init (RhomPackWatch *self)
{
}

/* GLib would look for a folder that is not there every few seconds, so there is one. */
static void
start (RhomPackWatch *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->directory);
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (self->directory, 0700) == 0)
    self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, &error);
  if (self->monitor == NULL)
    {
      g_message ("%s: %s", self->directory, error != NULL ? error->message : "no such folder");
      return;
    }
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_pack_watch_new:
 * @directory: where packs lie
 * @catalogue: which was read just now
 *
 * Watches as long as it lives.
 */
RhomPackWatch *
rhom_pack_watch_new (const char    *directory,
                     RhomCatalogue *catalogue)
{
  RhomPackWatch *self = g_object_new (RHOM_TYPE_PACK_WATCH, NULL);

  self->directory = g_strdup (directory);
  self->catalogue = g_object_ref (catalogue);
  self->seen = look (self);
  g_signal_connect_object (catalogue, "items-changed", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  start (self);
  return self;
}
