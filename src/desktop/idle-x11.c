/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-x11.h"

#include <string.h>
#include <xcb/sync.h>
#include <xcb/xcb.h>

/**
 * RhomIdleX11:
 *
 * How long there was no input, by the X server's own counter (the IDLETIME
 * counter of the SYNC extension). Two alarms that live in the server stand on
 * either side of the threshold, so this process wakes up only when somebody
 * leaves and when somebody comes back.
 *
 * #RhomIdleX11::changed: somebody left or came back, or the X server is gone.
 *
 * #RhomIdleX11::gap: the awaited pause in the input is there.
 */

struct _RhomIdleX11
{
  GObject parent_instance;

  RhomClock         *clock; /* (owned) */
  guint              threshold_msec;
  xcb_connection_t  *xcb;    /* (owned) (nullable): %NULL once the X server is gone */
  GSource           *source; /* (owned) (nullable) */
  xcb_sync_counter_t counter;
  xcb_sync_alarm_t   left_alarm;
  xcb_sync_alarm_t   back_alarm;
  xcb_sync_alarm_t   gap_alarm; /* 0 = no gap is awaited */
  guint8             alarm_event;
  gint64             idle_since_usec; /* elapsed scale; 0 = not idle */
};

G_DEFINE_FINAL_TYPE (RhomIdleX11, rhom_idle_x11, G_TYPE_OBJECT)

enum
{
  PROP_CLOCK = 1,
  PROP_THRESHOLD_MSEC,
  N_PROPS
};

enum
{
  CHANGED,
  GAP,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

typedef struct
{
  GSource              parent;
  RhomIdleX11         *idle;   /* (unowned): it destroys the source */
  xcb_generic_event_t *queued; /* (owned) (nullable): seen by prepare, not handled yet */
  gpointer             fd_tag;
} XSource;

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

static void
set_idle_since (RhomIdleX11 *self,
                gint64       idle_since_usec)
{
  if (self->idle_since_usec == idle_since_usec)
    return;
  self->idle_since_usec = idle_since_usec;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gint64
idle_since_from_counter (RhomIdleX11 *self,
                         gint64       counter_msec)
{
  return MAX (1, rhom_clock_get_elapsed_usec (self->clock) - counter_msec * 1000);
}

static void
disconnect_x (RhomIdleX11 *self)
{
  if (self->source != NULL)
    {
      g_source_destroy (self->source);
      g_clear_pointer (&self->source, g_source_unref);
    }
  g_clear_pointer (&self->xcb, xcb_disconnect);
}

static void
lose_x (RhomIdleX11 *self)
{
  g_debug ("The X server is gone: idle time is not known any more");
  disconnect_x (self);
  self->idle_since_usec = 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
call_off_gap (RhomIdleX11 *self)
{
  if (self->xcb != NULL && self->gap_alarm != 0)
    xcb_sync_destroy_alarm (self->xcb, self->gap_alarm);
  self->gap_alarm = 0;
}

static void
handle_event (RhomIdleX11               *self,
              const xcb_generic_event_t *event)
{
  const xcb_sync_alarm_notify_event_t *notify = (const xcb_sync_alarm_notify_event_t *) event;

  if ((event->response_type & ~0x80) != self->alarm_event)
    return;
  if (notify->alarm == self->left_alarm && self->idle_since_usec == 0)
    set_idle_since (self, idle_since_from_counter (self, int64_from_xcb (notify->counter_value)));
  else if (notify->alarm == self->back_alarm)
    set_idle_since (self, 0);
  else if (notify->alarm == self->gap_alarm && notify->state != XCB_SYNC_ALARMSTATE_DESTROYED)
    {
      call_off_gap (self);
      xcb_flush (self->xcb);
      g_signal_emit (self, signals[GAP], 0);
    }
}

/* Replies are read from the same wire as events: one may lie queued already
 * although the file descriptor has nothing to read. */
static gboolean
x_source_prepare (GSource *source,
                  int     *timeout_msec)
{
  XSource *x = (XSource *) source;

  *timeout_msec = -1;
  if (x->queued == NULL)
    x->queued = xcb_poll_for_queued_event (x->idle->xcb);
  return x->queued != NULL || xcb_connection_has_error (x->idle->xcb);
}

static gboolean
x_source_check (GSource *source)
{
  XSource *x = (XSource *) source;

  return x->queued != NULL || g_source_query_unix_fd (source, x->fd_tag) != 0;
}

/* A handler of ours may drop the last reference, and with it this source. */
static gboolean
x_source_dispatch (GSource    *source,
                   GSourceFunc callback,
                   gpointer    user_data)
{
  XSource *x = (XSource *) source;
  g_autoptr (RhomIdleX11) self = g_object_ref (x->idle);

  while (self->xcb != NULL)
    {
      g_autofree xcb_generic_event_t *event = x->queued != NULL ? g_steal_pointer (&x->queued) : xcb_poll_for_event (self->xcb);

      if (event == NULL)
        break;
      handle_event (self, event);
    }
  if (self->xcb != NULL && xcb_connection_has_error (self->xcb))
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
  XSource *x = (XSource *) g_source_new (&x_source_funcs, sizeof (XSource));

  x->idle = self;
  x->queued = NULL;
  x->fd_tag = g_source_add_unix_fd (&x->parent, xcb_get_file_descriptor (self->xcb), G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_static_name (&x->parent, "rhom-idle-x11");
  self->source = &x->parent;
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/* xcb 1.15 returns the name two bytes too late in xcb_sync_systemcounter_name(). */
static gboolean
is_idletime (const xcb_sync_systemcounter_t *counter)
{
  const char *name = (const char *) &counter->name_len + sizeof counter->name_len;

  return counter->name_len == strlen ("IDLETIME") && memcmp (name, "IDLETIME", counter->name_len) == 0;
}

static gboolean
find_counter (RhomIdleX11 *self)
{
  g_autofree xcb_sync_list_system_counters_reply_t *reply = xcb_sync_list_system_counters_reply (self->xcb, xcb_sync_list_system_counters (self->xcb), NULL);
  xcb_sync_systemcounter_iterator_t                 iter;

  if (reply == NULL)
    return FALSE;
  for (iter = xcb_sync_list_system_counters_counters_iterator (reply); iter.rem > 0; xcb_sync_systemcounter_next (&iter))
    {
      if (is_idletime (iter.data))
        self->counter = iter.data->counter;
    }
  return self->counter != 0;
}

static gboolean
start_sync (RhomIdleX11 *self)
{
  const xcb_query_extension_reply_t      *extension = xcb_get_extension_data (self->xcb, &xcb_sync_id);
  g_autofree xcb_sync_initialize_reply_t *reply = NULL;

  if (extension == NULL || !extension->present)
    return FALSE;
  self->alarm_event = extension->first_event + XCB_SYNC_ALARM_NOTIFY;
  reply = xcb_sync_initialize_reply (self->xcb, xcb_sync_initialize (self->xcb, XCB_SYNC_MAJOR_VERSION, XCB_SYNC_MINOR_VERSION), NULL);
  return reply != NULL;
}

/* An alarm on a transition stays set after it went off. */
static xcb_sync_alarm_t
create_alarm (RhomIdleX11        *self,
              xcb_sync_testtype_t test,
              gint64              value_msec)
{
  const guint32                            mask = XCB_SYNC_CA_COUNTER | XCB_SYNC_CA_VALUE_TYPE | XCB_SYNC_CA_VALUE | XCB_SYNC_CA_TEST_TYPE | XCB_SYNC_CA_DELTA | XCB_SYNC_CA_EVENTS;
  const xcb_sync_create_alarm_value_list_t values = {
    .counter = self->counter,
    .valueType = XCB_SYNC_VALUETYPE_ABSOLUTE,
    .value = int64_to_xcb (value_msec),
    .testType = test,
    .delta = int64_to_xcb (0),
    .events = 1,
  };
  xcb_sync_alarm_t alarm = xcb_generate_id (self->xcb);

  xcb_sync_create_alarm_aux (self->xcb, alarm, mask, &values);
  return alarm;
}

/* The alarms come first: who leaves between them and the answer is seen by
 * both, who had left before only by the answer. */
static gboolean
query_counter (RhomIdleX11 *self)
{
  g_autofree xcb_sync_query_counter_reply_t *reply = xcb_sync_query_counter_reply (self->xcb, xcb_sync_query_counter (self->xcb, self->counter), NULL);
  gint64                                     counter_msec;

  if (reply == NULL)
    return FALSE;
  counter_msec = int64_from_xcb (reply->counter_value);
  if (counter_msec >= self->threshold_msec)
    self->idle_since_usec = idle_since_from_counter (self, counter_msec);
  return TRUE;
}

static gboolean
connect_x (RhomIdleX11 *self)
{
  self->xcb = xcb_connect (NULL, NULL);
  if (xcb_connection_has_error (self->xcb) || !start_sync (self) || !find_counter (self))
    return FALSE;
  self->left_alarm = create_alarm (self, XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION, self->threshold_msec);
  self->back_alarm = create_alarm (self, XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION, (gint64) self->threshold_msec - 1);
  return query_counter (self);
}

static void
rhom_idle_x11_dispose (GObject *object)
{
  RhomIdleX11 *self = RHOM_IDLE_X11 (object);

  disconnect_x (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_idle_x11_parent_class)->dispose (object);
}

static void
rhom_idle_x11_constructed (GObject *object)
{
  RhomIdleX11 *self = RHOM_IDLE_X11 (object);

  G_OBJECT_CLASS (rhom_idle_x11_parent_class)->constructed (object);

  g_assert (self->clock != NULL);
  if (connect_x (self))
    attach_source (self);
  else
    disconnect_x (self);
}

static void
rhom_idle_x11_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RhomIdleX11 *self = RHOM_IDLE_X11 (object);

  switch (property_id)
    {
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_THRESHOLD_MSEC:
      self->threshold_msec = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_idle_x11_class_init (RhomIdleX11Class *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_idle_x11_constructed;
  object_class->set_property = rhom_idle_x11_set_property;
  object_class->dispose = rhom_idle_x11_dispose;

  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RHOM_TYPE_CLOCK, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_THRESHOLD_MSEC] = g_param_spec_uint ("threshold-msec", NULL, NULL, 1, G_MAXINT, 1000, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_IDLE_X11, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GAP] = g_signal_new ("gap", RHOM_TYPE_IDLE_X11, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_idle_x11_init (RhomIdleX11 *self)
{
}

/**
 * rhom_idle_x11_new:
 * @threshold_msec: without input for so long somebody is idle
 *
 * Asks the X server of $DISPLAY, and waits for it: only for start-up. Must not
 * be used under Wayland, where X hears only of input to X programs.
 *
 * Returns: (transfer full): the source, maybe not available
 */
RhomIdleX11 *
rhom_idle_x11_new (RhomClock *clock,
                   guint      threshold_msec)
{
  return g_object_new (RHOM_TYPE_IDLE_X11, "clock", clock, "threshold-msec", threshold_msec, NULL);
}

/**
 * rhom_idle_x11_is_available:
 *
 * Returns: whether there is an X server that tells; it never comes back once it is gone
 */
gboolean
rhom_idle_x11_is_available (RhomIdleX11 *self)
{
  g_return_val_if_fail (RHOM_IS_IDLE_X11 (self), FALSE);

  return self->xcb != NULL;
}

/**
 * rhom_idle_x11_get_idle_since_usec:
 *
 * Returns: elapsed usec of the last input; 0 while somebody is active
 */
gint64
rhom_idle_x11_get_idle_since_usec (RhomIdleX11 *self)
{
  g_return_val_if_fail (RHOM_IS_IDLE_X11 (self), 0);

  return self->idle_since_usec;
}

/**
 * rhom_idle_x11_await_gap:
 * @gap_msec: 0 = await none any more
 *
 * Emits #RhomIdleX11::gap once, as soon as there has been no input for so long.
 * The question before the alarm brings the counter up to date that the server
 * compares the alarm with; its answer is not of interest.
 */
void
rhom_idle_x11_await_gap (RhomIdleX11 *self,
                         guint        gap_msec)
{
  g_return_if_fail (RHOM_IS_IDLE_X11 (self));

  if (self->xcb == NULL)
    return;
  call_off_gap (self);
  if (gap_msec != 0)
    {
      xcb_discard_reply (self->xcb, xcb_sync_query_counter (self->xcb, self->counter).sequence);
      self->gap_alarm = create_alarm (self, XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON, gap_msec);
    }
  xcb_flush (self->xcb);
}
