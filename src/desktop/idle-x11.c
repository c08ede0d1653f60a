/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-x11.h"

#include "desktop/display-socket.h"
#include "desktop/x11-connection.h"

#include <string.h>

/**
 * RhomIdleX11:
 *
 * The time without input by the X server's own counter (IDLETIME of the SYNC
 * extension). Each watch is one alarm that lives in the server: above its length
 * while somebody is active, then below it. So this process wakes up only when
 * somebody leaves and when somebody comes back.
 *
 * Not for a Wayland session: there X hears only of input to X programs.
 */

typedef struct
{
  guint            length_msec; /* 0 = not watched */
  xcb_sync_alarm_t alarm;
  gboolean         is_idle; /* the alarm is the one below */
} Watch;

struct _RhomIdleX11
{
  GObject parent_instance;

  RhomClock         *clock;       /* (owned) */
  RhomDisplaySocket *socket;      /* (owned) */
  GCancellable      *cancellable; /* (owned) */
  RhomX11Connection *x;           /* (owned) (nullable): while there is a server that tells */
  GSource           *source;      /* (owned) (nullable): as long as @x */
  Watch              watches[RHOM_N_IDLE_WATCHES];
};

static void rhom_idle_x11_source_iface_init (RhomIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomIdleX11, rhom_idle_x11, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_IDLE_SOURCE, rhom_idle_x11_source_iface_init))

typedef struct
{
  GSource              parent;
  RhomIdleX11         *idle;   /* (unowned): it destroys the source */
  xcb_generic_event_t *queued; /* (owned) (nullable): seen by prepare, not handled yet */
  gpointer             fd_tag;
} XSource;

static void open_x (RhomIdleX11 *self);

static gint64
int64_from_xcb (xcb_sync_int64_t value)
{
  return (gint64) (((guint64) (guint32) value.hi << 32) | value.lo);
}

static xcb_sync_int64_t
int64_to_xcb (gint64 value)
{
  return (xcb_sync_int64_t){ .hi = (gint32) (value >> 32), .lo = (guint32) value };
}

/* --- Watches --- */

/* Without a delta an alarm goes off once, at once if it is so already. The
 * question before it brings the counter up to date that the server compares
 * it with; its answer is not of interest. */
static void
create_alarm (RhomIdleX11 *self,
              Watch       *watch)
{
  const guint32                            mask = XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS;
  const xcb_sync_create_alarm_value_list_t values = {
    .counter = self->x->idletime,
    .valueType = XCB_SYNC_VALUETYPE_ABSOLUTE,
    .value = int64_to_xcb (watch->is_idle ? (gint64) watch->length_msec - 1 : watch->length_msec),
    .testType = watch->is_idle ? XCB_SYNC_TESTTYPE_NEGATIVE_COMPARISON : XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON,
    .delta = int64_to_xcb (0),
    .events = 1,
  };

  xcb_discard_reply (self->x->xcb, xcb_sync_query_counter (self->x->xcb, self->x->idletime).sequence);
  watch->alarm = xcb_generate_id (self->x->xcb);
  xcb_sync_create_alarm_aux (self->x->xcb, watch->alarm, mask, &values);
}

static void
destroy_alarm (RhomIdleX11 *self,
               Watch       *watch)
{
  if (watch->alarm != 0)
    xcb_sync_destroy_alarm (self->x->xcb, watch->alarm);
  watch->alarm = 0;
}

static void
turn_watch (RhomIdleX11 *self,
            Watch       *watch)
{
  destroy_alarm (self, watch);
  watch->is_idle = !watch->is_idle;
  create_alarm (self, watch);
  xcb_flush (self->x->xcb);
}

static void
rhom_idle_x11_set_watch (RhomIdleSource *source,
                         RhomIdleWatch   which,
                         guint           length_msec)
{
  RhomIdleX11 *self = RHOM_IDLE_X11 (source);
  Watch       *watch = &self->watches[which];

  if (self->x == NULL)
    return;
  destroy_alarm (self, watch);
  watch->length_msec = length_msec;
  watch->is_idle = FALSE;
  if (length_msec != 0)
    create_alarm (self, watch);
  xcb_flush (self->x->xcb);
}

static void
tell (RhomIdleX11  *self,
      RhomIdleWatch which,
      gint64        counter_msec)
{
  Watch *watch = &self->watches[which];

  turn_watch (self, watch);
  if (watch->is_idle)
    rhom_idle_source_emit_idle (RHOM_IDLE_SOURCE (self), which, MAX (1, rhom_clock_get_elapsed_usec (self->clock) - counter_msec * 1000));
  else
    rhom_idle_source_emit_active (RHOM_IDLE_SOURCE (self), which);
}

/* The end of an alarm is an event of it too. */
static void
handle_event (RhomIdleX11               *self,
              const xcb_generic_event_t *event)
{
  const xcb_sync_alarm_notify_event_t *notify = (const xcb_sync_alarm_notify_event_t *) event;

  if ((event->response_type & ~0x80) != self->x->alarm_event || notify->state == XCB_SYNC_ALARMSTATE_DESTROYED)
    return;
  for (RhomIdleWatch which = 0; which < RHOM_N_IDLE_WATCHES; which++)
    {
      if (notify->alarm == self->watches[which].alarm)
        {
          tell (self, which, int64_from_xcb (notify->counter_value));
          return;
        }
    }
}

/* --- The connection --- */

static void
close_x (RhomIdleX11 *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->x, rhom_x11_connection_free);
  memset (self->watches, 0, sizeof self->watches);
}

static void
lose_x (RhomIdleX11 *self)
{
  g_debug ("The X server is gone");
  close_x (self);
  open_x (self);
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

/* Replies are read from the same wire as events: one may lie queued already
 * although the file descriptor has nothing to read. */
static gboolean
x_source_prepare (GSource *source,
                  int     *timeout_msec)
{
  XSource          *x_source = (XSource *) source;
  xcb_connection_t *xcb = x_source->idle->x->xcb;

  *timeout_msec = -1;
  if (x_source->queued == NULL)
    x_source->queued = xcb_poll_for_queued_event (xcb);
  return x_source->queued != NULL || xcb_connection_has_error (xcb);
}

static gboolean
x_source_check (GSource *source)
{
  XSource *x_source = (XSource *) source;

  return x_source->queued != NULL || g_source_query_unix_fd (source, x_source->fd_tag) != 0;
}

/* A handler of ours may drop the last reference, and with it this source. */
static gboolean
x_source_dispatch (GSource    *source,
                   GSourceFunc callback,
                   gpointer    user_data)
{
  XSource *x_source = (XSource *) source;
  g_autoptr (RhomIdleX11) self = g_object_ref (x_source->idle);

  while (self->source == source)
    {
      g_autofree xcb_generic_event_t *event = x_source->queued != NULL ? g_steal_pointer (&x_source->queued) : xcb_poll_for_event (self->x->xcb);

      if (event == NULL)
        break;
      handle_event (self, event);
    }
  if (self->source == source && xcb_connection_has_error (self->x->xcb))
    lose_x (self);
  return G_SOURCE_CONTINUE;
}

static void
x_source_finalize (GSource *source)
{
  g_free (((XSource *) source)->queued);
}

static GSourceFuncs x_source_funcs = {
  .prepare = x_source_prepare,
  .check = x_source_check,
  .dispatch = x_source_dispatch,
  .finalize = x_source_finalize,
};

static void
attach_source (RhomIdleX11 *self)
{
  XSource *x_source = (XSource *) g_source_new (&x_source_funcs, sizeof (XSource));

  x_source->idle = self;
  x_source->queued = NULL;
  x_source->fd_tag = g_source_add_unix_fd (&x_source->parent, xcb_get_file_descriptor (self->x->xcb), G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_static_name (&x_source->parent, "rhom-idle-x11");
  self->source = &x_source->parent;
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

static void
x_opened_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  RhomX11Connection *x = rhom_x11_connection_open_finish (result, &error);
  RhomIdleX11       *self = user_data;

  if (x == NULL)
    {
      g_debug ("%s", error->message);
      return;
    }
  rhom_display_socket_unwatch (self->socket);
  self->x = x;
  attach_source (self);
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

static void
open_x (RhomIdleX11 *self)
{
  rhom_display_socket_watch (self->socket);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  rhom_x11_connection_open (self->cancellable, x_opened_cb, self);
}

static const char *
rhom_idle_x11_get_name (RhomIdleSource *source)
{
  return "x11";
}

static gboolean
rhom_idle_x11_is_available (RhomIdleSource *source)
{
  return RHOM_IDLE_X11 (source)->x != NULL;
}

static gboolean
rhom_idle_x11_is_fine (RhomIdleSource *source)
{
  return TRUE;
}

static void
rhom_idle_x11_source_iface_init (RhomIdleSourceInterface *iface)
{
  iface->get_name = rhom_idle_x11_get_name;
  iface->is_available = rhom_idle_x11_is_available;
  iface->is_fine = rhom_idle_x11_is_fine;
  iface->set_watch = rhom_idle_x11_set_watch;
}

static void
rhom_idle_x11_dispose (GObject *object)
{
  RhomIdleX11 *self = RHOM_IDLE_X11 (object);

  g_cancellable_cancel (self->cancellable);
  close_x (self);
  g_clear_object (&self->socket);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_idle_x11_parent_class)->dispose (object);
}

static void
rhom_idle_x11_finalize (GObject *object)
{
  g_object_unref (RHOM_IDLE_X11 (object)->cancellable);

  G_OBJECT_CLASS (rhom_idle_x11_parent_class)->finalize (object);
}

static void
rhom_idle_x11_class_init (RhomIdleX11Class *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_idle_x11_dispose;
  object_class->finalize = rhom_idle_x11_finalize;
}

static void
rhom_idle_x11_init (RhomIdleX11 *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rhom_idle_x11_new:
 *
 * Returns: (transfer full): tells by the X server of $DISPLAY, as soon as that answers
 */
RhomIdleSource *
rhom_idle_x11_new (RhomClock *clock)
{
  RhomIdleX11 *self = g_object_new (RHOM_TYPE_IDLE_X11, NULL);

  self->clock = g_object_ref (clock);
  self->socket = rhom_display_socket_new (clock, rhom_display_socket_path_of_x11 ());
  g_signal_connect_object (self->socket, "appeared", G_CALLBACK (open_x), self, G_CONNECT_SWAPPED);
  open_x (self);
  return RHOM_IDLE_SOURCE (self);
}
