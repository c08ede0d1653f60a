/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/display-socket.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/inotify.h>
#include <unistd.h>

/**
 * RhomDisplaySocket:
 *
 * Waits for the socket of a display server that is not there, be it late or
 * started again. It waits for news of the socket's folder, and only while it is asked
 * to: with the server there, nothing wakes us.
 *
 * #RhomDisplaySocket::appeared: the socket was made, and its server has had a
 * moment to listen to it. It may come more than once.
 */

/* Between the name of a socket and its first connection lie some system calls of its server. */
#define SETTLE_USEC (RHOM_USEC_PER_SEC / 4)

struct _RhomDisplaySocket
{
  GObject parent_instance;

  RhomClock *clock;     /* (owned) */
  char      *path;      /* (owned) (nullable): %NULL is never there */
  int        fd;        /* inotify; -1 while not watching */
  guint      source_id; /* 0 while not watching */
  guint      alarm_id;  /* between its making and our saying so */
};

G_DEFINE_FINAL_TYPE (RhomDisplaySocket, rhom_display_socket, G_TYPE_OBJECT)

enum
{
  APPEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
settled_cb (gpointer user_data)
{
  RhomDisplaySocket *self = user_data;

  self->alarm_id = 0;
  g_signal_emit (self, signals[APPEARED], 0);
}

static gboolean
names_socket (RhomDisplaySocket *self,
              const char        *buffer,
              gssize             length)
{
  g_autofree char *name = g_path_get_basename (self->path);

  for (gssize at = 0; at < length;)
    {
      const struct inotify_event *event = (const struct inotify_event *) (buffer + at);

      if (event->len > 0 && g_str_equal (event->name, name))
        return TRUE;
      at += sizeof *event + event->len;
    }
  return FALSE;
}

static gboolean
folder_changed_cb (int          fd,
                   GIOCondition condition,
                   gpointer     user_data)
{
  RhomDisplaySocket                  *self = user_data;
  _Alignas(struct inotify_event) char buffer[4096];
  gssize                              length = read (fd, buffer, sizeof buffer);

  if (length > 0 && names_socket (self, buffer, length) && self->alarm_id == 0)
    self->alarm_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + SETTLE_USEC, settled_cb, self);
  return G_SOURCE_CONTINUE;
}

static void
rhom_display_socket_dispose (GObject *object)
{
  RhomDisplaySocket *self = RHOM_DISPLAY_SOCKET (object);

  if (self->clock != NULL)
    rhom_display_socket_unwatch (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_display_socket_parent_class)->dispose (object);
}

static void
rhom_display_socket_finalize (GObject *object)
{
  g_free (RHOM_DISPLAY_SOCKET (object)->path);

  G_OBJECT_CLASS (rhom_display_socket_parent_class)->finalize (object);
}

static void
rhom_display_socket_class_init (RhomDisplaySocketClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_display_socket_dispose;
  object_class->finalize = rhom_display_socket_finalize;

  signals[APPEARED] = g_signal_new ("appeared", RHOM_TYPE_DISPLAY_SOCKET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_display_socket_init (RhomDisplaySocket *self)
{
  self->fd = -1;
}

/**
 * rhom_display_socket_new:
 * @path: (transfer full) (nullable): %NULL = a server that is not of this machine
 *
 * Returns: (transfer full): does not watch yet
 */
RhomDisplaySocket *
rhom_display_socket_new (RhomClock *clock,
                         char      *path)
{
  RhomDisplaySocket *self = g_object_new (RHOM_TYPE_DISPLAY_SOCKET, NULL);

  self->clock = g_object_ref (clock);
  self->path = path;
  return self;
}

/**
 * rhom_display_socket_watch:
 *
 * Watches from here on. Who begins before they try the socket misses no server.
 */
void
rhom_display_socket_watch (RhomDisplaySocket *self)
{
  g_autofree char *folder = NULL;

  g_return_if_fail (RHOM_IS_DISPLAY_SOCKET (self));

  if (self->path == NULL || self->fd >= 0)
    return;
  folder = g_path_get_dirname (self->path);
  self->fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
  if (self->fd < 0 || inotify_add_watch (self->fd, folder, IN_CREATE | IN_MOVED_TO | IN_ONLYDIR) < 0)
    g_debug ("%s is not watched: %s", folder, g_strerror (errno));
  if (self->fd >= 0)
    self->source_id = g_unix_fd_add (self->fd, G_IO_IN, folder_changed_cb, self);
}

/**
 * rhom_display_socket_unwatch:
 *
 * The server is there: nothing is to be waited for.
 */
void
rhom_display_socket_unwatch (RhomDisplaySocket *self)
{
  g_return_if_fail (RHOM_IS_DISPLAY_SOCKET (self));

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  if (self->alarm_id != 0)
    rhom_clock_remove_alarm (self->clock, self->alarm_id);
  self->alarm_id = 0;
}

static gboolean
is_set (const char *value)
{
  return value != NULL && *value != '\0';
}

/**
 * rhom_display_socket_path_of_wayland:
 *
 * Returns: (transfer full) (nullable): where the compositor of this session
 *   listens; %NULL where the session has none
 */
char *
rhom_display_socket_path_of_wayland (void)
{
  const char *display = g_getenv ("WAYLAND_DISPLAY");

  if (!is_set (display) && g_strcmp0 (g_getenv ("XDG_SESSION_TYPE"), "wayland") != 0)
    return NULL;
  return g_build_filename (is_set (display) && g_path_is_absolute (display) ? "" : g_get_user_runtime_dir (), is_set (display) ? display : "wayland-0", NULL);
}

/**
 * rhom_display_socket_path_of_x11:
 *
 * Returns: (transfer full) (nullable): where the X server of $DISPLAY listens,
 *   if it is one of this machine
 */
char *
rhom_display_socket_path_of_x11 (void)
{
  const char *display = g_getenv ("DISPLAY");

  if (!is_set (display) || *display != ':')
    return NULL;
  return g_strdup_printf ("/tmp/.X11-unix/X%u", (guint) g_ascii_strtoull (display + 1, NULL, 10));
}
