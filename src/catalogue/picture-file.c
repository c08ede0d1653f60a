/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalogue/picture-file.h"

#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Pictures that somebody else may have made. Only what they begin with is
 * looked at, bounded by what was read: that they are PNG or JPEG, whatever
 * their name says, and that unpacking them takes no more memory than a
 * picture may.
 */

#define MAX_NAME 100

static gboolean
fail (GError    **error,
      const char *reason)
{
  g_set_error_literal (error, RHOM_ERROR, RHOM_ERROR_INVALID, reason);
  return FALSE;
}

static const char *
find_suffix (const char *name)
{
  static const char *const suffixes[] = { ".png", ".jpg", ".jpeg" };
  const char              *dot = strrchr (name, '.');

  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (suffixes); i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return suffixes[i];
  return NULL;
}

/**
 * rhom_picture_name_is_valid:
 *
 * Returns: whether @name is the plain name of a picture, that leads nowhere else
 */
gboolean
rhom_picture_name_is_valid (const char *name)
{
  const char *suffix = find_suffix (name);

  if (suffix == NULL || strlen (name) > MAX_NAME || strlen (name) == strlen (suffix))
    return FALSE;
  if (name[0] == '.' || name[0] == ' ')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr (" ._-", *p) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
check_size (guint    width_px,
            guint    height_px,
            GError **error)
{
  if (width_px >= 1 && height_px >= 1 && width_px <= RHOM_PICTURE_MAX_PX && height_px <= RHOM_PICTURE_MAX_PX)
    return TRUE;
  g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("a picture must be at most %d pixels wide and high"), RHOM_PICTURE_MAX_PX);
  return FALSE;
}

static guint
get_uint16 (const guint8 *data)
{
  return data[0] << 8 | data[1];
}

/* The size stands in the first chunk. */
static gboolean
check_png (const guint8 *data,
           gsize         length,
           GError      **error)
{
  static const guint8 header[] = { 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

  if (length < 33 || memcmp (data + 8, header, sizeof header) != 0)
    return fail (error, _("not a whole picture"));
  if (get_uint16 (data + 16) != 0 || get_uint16 (data + 20) != 0)
    return check_size (0, 0, error);
  return check_size (get_uint16 (data + 18), get_uint16 (data + 22), error);
}

static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* The size stands in the frame, after segments that each say how long they are. */
static gboolean
check_jpeg (const guint8 *data,
            gsize         length,
            GError      **error)
{
  gsize at = 2;

  while (at + 4 <= length && data[at] == 0xFF)
    {
      guint8 marker = data[at + 1];
      gsize  segment = get_uint16 (data + at + 2);

      if (marker == 0xFF)
        {
          at++;
          continue;
        }
      if (segment < 2 || segment + 2 > length - at)
        break;
      if (is_frame (marker))
        return segment >= 8 ? check_size (get_uint16 (data + at + 7), get_uint16 (data + at + 5), error) : fail (error, _("not a whole picture"));
      at += segment + 2;
    }
  return fail (error, _("not a whole picture"));
}

/**
 * rhom_picture_check:
 * @data: what the file holds
 *
 * Returns: whether it is a PNG or JPEG of a size that may be shown
 */
gboolean
rhom_picture_check (const guint8 *data,
                    gsize         length,
                    GError      **error)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
  static const guint8 jpeg[] = { 0xFF, 0xD8, 0xFF };

  if (length >= sizeof png && memcmp (data, png, sizeof png) == 0)
    return check_png (data, length, error);
  if (length >= sizeof jpeg && memcmp (data, jpeg, sizeof jpeg) == 0)
    return check_jpeg (data, length, error);
  return fail (error, _("neither a PNG nor a JPEG picture"));
}

static gboolean
fail_errno (GError **error)
{
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/* The last part of @path may not be a link: where it leads is not for a pack to say. */
static int
open_picture (const char *path,
              GError    **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0);

  if (fd < 0)
    fail_errno (error);
  return fd;
}

static gboolean
check_file (int      fd,
            gsize   *length,
            GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return fail_errno (error);
  if (!S_ISREG (info.st_mode))
    return fail (error, _("not a regular file"));
  if (info.st_size > RHOM_PICTURE_MAX_BYTES)
    {
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("longer than %u KiB"), (guint) (RHOM_PICTURE_MAX_BYTES / 1024));
      return FALSE;
    }
  *length = info.st_size;
  return TRUE;
}

/* What is cut short meanwhile is a shorter picture; what grows is not read. */
static gboolean
read_all (int      fd,
          char    *data,
          gsize   *length,
          GError **error)
{
  gsize n_read = 0;

  while (n_read < *length)
    {
      gssize n = read (fd, data + n_read, *length - n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_errno (error);
      if (n == 0)
        break;
      n_read += n;
    }
  *length = n_read;
  return TRUE;
}

/**
 * rhom_picture_read_file:
 * @length: (out): bytes read
 *
 * Fails if the file is not a picture that may be shown. Messages do not name it.
 *
 * Returns: (transfer full): what the file holds, %NULL on error
 */
char *
rhom_picture_read_file (const char *path,
                        gsize      *length,
                        GError    **error)
{
  g_autofree char *data = NULL;
  int              fd = open_picture (path, error);
  gboolean         is_read;

  if (fd < 0)
    return NULL;
  is_read = check_file (fd, length, error);
  if (is_read)
    {
      data = g_malloc (*length + 1);
      is_read = read_all (fd, data, length, error);
    }
  close (fd);
  return is_read && rhom_picture_check ((const guint8 *) data, *length, error) ? g_steal_pointer (&data) : NULL;
}

/**
 * rhom_picture_dup_name:
 * @pack: id of a pack
 * @card: id of a card of it
 * @data: a picture
 *
 * Packs share a folder, so each picture is called after its pack and its card.
 * An id holds no "_".
 *
 * Returns: (transfer full): the name of its file
 */
char *
rhom_picture_dup_name (const char *pack,
                       const char *card,
                       const char *data)
{
  return g_strdup_printf ("%s_%s.%s", pack, card, (guint8) data[0] == 0x89 ? "png" : "jpg");
}

/**
 * rhom_picture_is_of_pack:
 *
 * Returns: whether @name may have been made by rhom_picture_dup_name() for a card of @pack
 */
gboolean
rhom_picture_is_of_pack (const char *name,
                         const char *pack)
{
  return g_str_has_prefix (name, pack) && name[strlen (pack)] == '_' && rhom_picture_name_is_valid (name);
}
