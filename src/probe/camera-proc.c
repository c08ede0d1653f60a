/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/probe.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* Which of the user's programs has a camera's device open. Others' descriptors
 * are not ours to see. RHOMBOID_PROBE_ROOT is where a test has its own /proc
 * and /dev. */

/* They hold the device for others, who show up in PipeWire's own list. */
static const char *const servers[] = { "pipewire", "wireplumber", "pipewire-media-", NULL };

static char *
read_link (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_read_link (path, NULL);
}

/* Decoders in hardware are devices of that name too; udev tells what each one
 * can do. What it does not know may be a camera. */
static gboolean
may_capture (const char *root,
             const char *device)
{
  g_autofree char *node = g_build_filename (root, device, NULL);
  g_autofree char *record = NULL;
  g_autofree char *known = NULL;
  GStatBuf         status;

  if (g_stat (node, &status) != 0)
    return TRUE;
  record = g_strdup_printf ("%s/run/udev/data/c%u:%u", root, major (status.st_rdev), minor (status.st_rdev));
  if (!g_file_get_contents (record, &known, NULL, NULL) || strstr (known, "E:ID_V4L_CAPABILITIES=") == NULL)
    return TRUE;
  return strstr (known, ":capture:") != NULL;
}

static gboolean
has_camera_open (const char *root,
                 const char *process)
{
  g_autofree char *folder = g_build_filename (process, "fd", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *target = read_link (folder, name);

      if (target != NULL && g_str_has_prefix (target, "/dev/video") && may_capture (root, target))
        return TRUE;
    }
  return FALSE;
}

static char *
read_name (const char *process)
{
  g_autofree char *path = g_build_filename (process, "comm", NULL);
  char            *name = NULL;

  if (g_file_get_contents (path, &name, NULL, NULL))
    g_strchomp (name);
  return name;
}

/* Without a camera nobody's descriptors need to be looked at. */
static gboolean
has_camera (const char *root)
{
  g_autofree char *folder = g_build_filename (root, "dev", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "video"))
      return TRUE;
  return FALSE;
}

static gboolean
is_using (const char *root,
          const char *process,
          char      **who)
{
  g_autofree char *name = NULL;

  if (!has_camera_open (root, process))
    return FALSE;
  name = read_name (process);
  if (name != NULL && g_strv_contains (servers, name))
    return FALSE;
  *who = g_steal_pointer (&name);
  return TRUE;
}

RhomBusyAnswer
rhom_probe_camera_proc (char **who)
{
  const char      *given = g_getenv ("RHOMBOID_PROBE_ROOT");
  const char      *root = given != NULL ? given : "/";
  g_autofree char *folder = g_build_filename (root, "proc", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL || !has_camera (root))
    return RHOM_BUSY_ANSWER_MISSING;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *process = g_build_filename (folder, name, NULL);

      if (g_ascii_isdigit (*name) && is_using (root, process, who))
        return RHOM_BUSY_ANSWER_BUSY;
    }
  return RHOM_BUSY_ANSWER_FREE;
}
