/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-wayland.h"

#include "desktop/display-socket.h"
#include "desktop/ext-idle-notify-v1-client-protocol.h"
#include "desktop/wayland-source.h"

/**
 * RhomIdleWayland:
 *
 * The time without input by the compositor's ext-idle-notify-v1: KWin, sway and
 * other compositors on wlroots, labwc, Hyprland, COSMIC. Each watch is an object
 * of the compositor, which counts from the moment at which it was made. From its second
 * version on the protocol tells of input alone; before, a video that keeps the
 * screen on keeps everybody present too.
 */

typedef struct
{
  RhomIdleWayland                 *idle;   /* (unowned) */
  struct ext_idle_notification_v1 *object; /* (owned) (nullable) */
  guint                            length_msec;
} Watch;

struct _RhomIdleWayland
{
  GObject parent_instance;

  RhomClock                   *clock;    /* (owned) */
  RhomDisplaySocket           *socket;   /* (owned) */
  struct wl_display           *display;  /* (owned) (nullable): while there is a compositor */
  GSource                     *source;   /* (owned) (nullable): as long as @display */
  struct wl_registry          *registry; /* (owned) (nullable): likewise */
  struct wl_seat              *seat;     /* (owned) (nullable): the first one */
  struct ext_idle_notifier_v1 *notifier; /* (owned) (nullable) */
  guint32                      seat_name;
  guint32                      notifier_name;
  Watch                        watches[RHOM_N_IDLE_WATCHES];
};

static void rhom_idle_wayland_source_iface_init (RhomIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomIdleWayland, rhom_idle_wayland, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_IDLE_SOURCE, rhom_idle_wayland_source_iface_init))

static gboolean
is_available (RhomIdleWayland *self)
{
  return self->seat != NULL && self->notifier != NULL;
}

/* --- Watches --- */

static RhomIdleWatch
which_of (Watch *watch)
{
  return watch - watch->idle->watches;
}

static void
idled_cb (void                            *data,
          struct ext_idle_notification_v1 *object)
{
  Watch *watch = data;
  gint64 since_usec = rhom_clock_get_elapsed_usec (watch->idle->clock) - (gint64) watch->length_msec * 1000;

  rhom_idle_source_emit_idle (RHOM_IDLE_SOURCE (watch->idle), which_of (watch), MAX (1, since_usec));
}

static void
resumed_cb (void                            *data,
            struct ext_idle_notification_v1 *object)
{
  Watch *watch = data;

  rhom_idle_source_emit_active (RHOM_IDLE_SOURCE (watch->idle), which_of (watch));
}

static const struct ext_idle_notification_v1_listener notification_listener = {
  .idled = idled_cb,
  .resumed = resumed_cb,
};

static struct ext_idle_notification_v1 *
create_notification (RhomIdleWayland *self,
                     guint            length_msec)
{
  if (ext_idle_notifier_v1_get_version (self->notifier) >= EXT_IDLE_NOTIFIER_V1_GET_INPUT_IDLE_NOTIFICATION_SINCE_VERSION)
    return ext_idle_notifier_v1_get_input_idle_notification (self->notifier, length_msec, self->seat);
  return ext_idle_notifier_v1_get_idle_notification (self->notifier, length_msec, self->seat);
}

static void
rhom_idle_wayland_set_watch (RhomIdleSource *source,
                             RhomIdleWatch   which,
                             guint           length_msec)
{
  RhomIdleWayland *self = RHOM_IDLE_WAYLAND (source);
  Watch           *watch = &self->watches[which];

  g_clear_pointer (&watch->object, ext_idle_notification_v1_destroy);
  if (length_msec == 0 || !is_available (self))
    return;
  watch->length_msec = length_msec;
  watch->object = create_notification (self, length_msec);
  ext_idle_notification_v1_add_listener (watch->object, &notification_listener, watch);
}

static void
clear_watches (RhomIdleWayland *self)
{
  for (RhomIdleWatch which = 0; which < RHOM_N_IDLE_WATCHES; which++)
    g_clear_pointer (&self->watches[which].object, ext_idle_notification_v1_destroy);
}

/* --- What the compositor has --- */

static void
global_cb (void               *data,
           struct wl_registry *registry,
           guint32             name,
           const char         *interface,
           guint32             version)
{
  RhomIdleWayland *self = data;
  gboolean         was_available = is_available (self);

  if (self->seat == NULL && g_str_equal (interface, wl_seat_interface.name))
    {
      self->seat = wl_registry_bind (registry, name, &wl_seat_interface, 1);
      self->seat_name = name;
    }
  else if (self->notifier == NULL && g_str_equal (interface, ext_idle_notifier_v1_interface.name))
    {
      self->notifier = wl_registry_bind (registry, name, &ext_idle_notifier_v1_interface, MIN (version, (guint32) ext_idle_notifier_v1_interface.version));
      self->notifier_name = name;
    }
  if (!was_available && is_available (self))
    rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

static void
global_removed_cb (void               *data,
                   struct wl_registry *registry,
                   guint32             name)
{
  RhomIdleWayland *self = data;
  gboolean         was_available = is_available (self);

  if (self->seat != NULL && name == self->seat_name)
    g_clear_pointer (&self->seat, wl_seat_destroy);
  else if (self->notifier != NULL && name == self->notifier_name)
    g_clear_pointer (&self->notifier, ext_idle_notifier_v1_destroy);
  if (!was_available || is_available (self))
    return;
  clear_watches (self);
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

static const struct wl_registry_listener registry_listener = {
  .global = global_cb,
  .global_remove = global_removed_cb,
};

/* --- The connection --- */

static void
disconnect (RhomIdleWayland *self)
{
  clear_watches (self);
  g_clear_pointer (&self->notifier, ext_idle_notifier_v1_destroy);
  g_clear_pointer (&self->seat, wl_seat_destroy);
  g_clear_pointer (&self->registry, wl_registry_destroy);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->display, wl_display_disconnect);
}

static void connect_compositor (RhomIdleWayland *self);

/* KWin's socket outlives KWin, and then no file tells of its return; hence the
 * second connection at once. Only after one that was of use, so that nothing
 * goes round with a server that turns us away. */
static void
lose_compositor (RhomIdleWayland *self)
{
  gboolean was_available = is_available (self);

  g_debug ("The compositor is gone");
  rhom_display_socket_watch (self->socket);
  disconnect (self);
  if (!was_available)
    return;
  connect_compositor (self);
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

/* A handler of ours may drop the last reference: the display must not end
 * below its own events. */
static gboolean
display_ready_cb (gpointer user_data)
{
  g_autoptr (RhomIdleWayland) self = g_object_ref (user_data);

  wl_display_dispatch_pending (self->display);
  if (wl_display_get_error (self->display) != 0)
    lose_compositor (self);
  return G_SOURCE_CONTINUE;
}

static void
connect_compositor (RhomIdleWayland *self)
{
  if (self->display != NULL)
    return;
  rhom_display_socket_watch (self->socket);
  self->display = wl_display_connect (NULL);
  if (self->display == NULL)
    return;
  rhom_display_socket_unwatch (self->socket);
  self->registry = wl_display_get_registry (self->display);
  wl_registry_add_listener (self->registry, &registry_listener, self);
  self->source = rhom_wayland_source_new (self->display);
  g_source_set_callback (self->source, display_ready_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

static const char *
rhom_idle_wayland_get_name (RhomIdleSource *source)
{
  return "wayland";
}

static gboolean
rhom_idle_wayland_is_available (RhomIdleSource *source)
{
  return is_available (RHOM_IDLE_WAYLAND (source));
}

static gboolean
rhom_idle_wayland_is_fine (RhomIdleSource *source)
{
  return TRUE;
}

static void
rhom_idle_wayland_source_iface_init (RhomIdleSourceInterface *iface)
{
  iface->get_name = rhom_idle_wayland_get_name;
  iface->is_available = rhom_idle_wayland_is_available;
  iface->is_fine = rhom_idle_wayland_is_fine;
  iface->set_watch = rhom_idle_wayland_set_watch;
}

static void
rhom_idle_wayland_dispose (GObject *object)
{
  RhomIdleWayland *self = RHOM_IDLE_WAYLAND (object);

  disconnect (self);
  g_clear_object (&self->socket);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_idle_wayland_parent_class)->dispose (object);
}

static void
rhom_idle_wayland_class_init (RhomIdleWaylandClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_idle_wayland_dispose;
}

static void
rhom_idle_wayland_init (RhomIdleWayland *self)
{
  for (RhomIdleWatch which = 0; which < RHOM_N_IDLE_WATCHES; which++)
    self->watches[which].idle = self;
}

G_GNUC_PRINTF (1, 0)
static void
log_cb (const char *format,
        va_list     arguments)
{
  g_logv ("wayland", G_LOG_LEVEL_DEBUG, format, arguments);
}

/**
 * rhom_idle_wayland_new:
 *
 * For a Wayland session. What the library would say of a compositor that ended goes
 * to our debug messages: that is nothing that anybody must act on.
 *
 * Returns: (transfer full): tells by the compositor of this session, as soon as that answers
 */
RhomIdleSource *
rhom_idle_wayland_new (RhomClock *clock)
{
  RhomIdleWayland *self = g_object_new (RHOM_TYPE_IDLE_WAYLAND, NULL);

  wl_log_set_handler_client (log_cb);
  self->clock = g_object_ref (clock);
  self->socket = rhom_display_socket_new (clock, rhom_display_socket_path_of_wayland ());
  g_signal_connect_object (self->socket, "appeared", G_CALLBACK (connect_compositor), self, G_CONNECT_SWAPPED);
  connect_compositor (self);
  return RHOM_IDLE_SOURCE (self);
}
