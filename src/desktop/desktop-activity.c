/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/desktop-activity.h"

#include "desktop/session-logind.h"
#ifdef RHOM_HAVE_X11
#include "desktop/idle-x11.h"
#endif

/**
 * RhomDesktopActivity:
 *
 * Whether somebody is at this desk: logind's word on sleep and lock together
 * with the idle time that the display server tells. The strongest of the
 * reasons is given, and the moment at which the first of those began that are
 * there now.
 */

struct _RhomDesktopActivity
{
  GObject parent_instance;

  RhomClock         *clock;   /* (owned) */
  RhomSessionLogind *session; /* (owned) */
#ifdef RHOM_HAVE_X11
  RhomIdleX11 *idle; /* (owned) (nullable) */
#endif
  guint       idle_threshold_msec;
  gint64      locked_since_usec; /* elapsed scale; 0 = not locked */
  gint64      asleep_since_usec; /* elapsed scale; 0 = not asleep */
  RhomAbsence absence;
  gint64      away_since_usec; /* elapsed scale; 0 = present */
  const char *source;          /* (static) */
  gboolean    has_session;     /* lock and sleep are seen */
  gint64      gap_usec;        /* awaited; 0 = none */
  guint       gap_id;          /* 0 unless the gap is to be told without having been seen */
};

static void rhom_desktop_activity_activity_iface_init (RhomActivityInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomDesktopActivity, rhom_desktop_activity, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_ACTIVITY, rhom_desktop_activity_activity_iface_init))

enum
{
  PROP_CLOCK = 1,
  PROP_IDLE_THRESHOLD_MSEC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gint64
get_idle_since (RhomDesktopActivity *self)
{
#ifdef RHOM_HAVE_X11
  if (self->idle != NULL)
    return rhom_idle_x11_get_idle_since_usec (self->idle);
#endif
  return 0;
}

static const char *
find_source (RhomDesktopActivity *self)
{
#ifdef RHOM_HAVE_X11
  if (self->idle != NULL && rhom_idle_x11_is_available (self->idle))
    return "x11";
#endif
  return "none";
}

static gint64
earlier (gint64 a_usec,
         gint64 b_usec)
{
  if (a_usec == 0 || b_usec == 0)
    return MAX (a_usec, b_usec);
  return MIN (a_usec, b_usec);
}

static void
update_since (RhomDesktopActivity *self,
              gint64              *since_usec,
              gboolean             is_so)
{
  if (!is_so)
    *since_usec = 0;
  else if (*since_usec == 0)
    *since_usec = rhom_clock_get_elapsed_usec (self->clock);
}

static void
tell_gap (RhomDesktopActivity *self)
{
  self->gap_id = 0;
  self->gap_usec = 0;
  rhom_activity_emit_gap (RHOM_ACTIVITY (self));
}

static gboolean
can_tell_gap (RhomDesktopActivity *self)
{
  return !g_str_equal (find_source (self), "none");
}

static void
update_gap (RhomDesktopActivity *self)
{
  if (self->gap_usec != 0 && self->gap_id == 0 && !can_tell_gap (self))
    self->gap_id = g_idle_add_once ((GSourceOnceFunc) tell_gap, self);
}

static void
update (RhomDesktopActivity *self)
{
  gint64      idle_since_usec = get_idle_since (self);
  const char *source = find_source (self);
  gboolean    has_session = rhom_session_logind_is_available (self->session);
  RhomAbsence absence = RHOM_ABSENCE_NONE;
  gint64      away_since_usec;

  update_since (self, &self->locked_since_usec, rhom_session_logind_is_locked (self->session));
  update_since (self, &self->asleep_since_usec, rhom_session_logind_is_asleep (self->session));
  update_gap (self);
  if (self->asleep_since_usec != 0)
    absence = RHOM_ABSENCE_ASLEEP;
  else if (self->locked_since_usec != 0)
    absence = RHOM_ABSENCE_LOCKED;
  else if (idle_since_usec != 0)
    absence = RHOM_ABSENCE_IDLE;
  away_since_usec = earlier (idle_since_usec, earlier (self->locked_since_usec, self->asleep_since_usec));

  if (self->absence == absence && self->away_since_usec == away_since_usec && self->source == source && self->has_session == has_session)
    return;
  self->absence = absence;
  self->away_since_usec = away_since_usec;
  self->source = source;
  self->has_session = has_session;
  rhom_activity_emit_changed (RHOM_ACTIVITY (self));
}

static RhomAbsence
rhom_desktop_activity_get_absence (RhomActivity *activity)
{
  return RHOM_DESKTOP_ACTIVITY (activity)->absence;
}

static gint64
rhom_desktop_activity_get_away_since_usec (RhomActivity *activity)
{
  return RHOM_DESKTOP_ACTIVITY (activity)->away_since_usec;
}

static const char *
rhom_desktop_activity_get_source (RhomActivity *activity)
{
  return RHOM_DESKTOP_ACTIVITY (activity)->source;
}

static gboolean
rhom_desktop_activity_can_tell_gap (RhomActivity *activity)
{
  return can_tell_gap (RHOM_DESKTOP_ACTIVITY (activity));
}

static void
rhom_desktop_activity_await_gap (RhomActivity *activity,
                                 gint64        gap_usec)
{
  RhomDesktopActivity *self = RHOM_DESKTOP_ACTIVITY (activity);

  g_clear_handle_id (&self->gap_id, g_source_remove);
  self->gap_usec = gap_usec;
#ifdef RHOM_HAVE_X11
  if (self->idle != NULL)
    rhom_idle_x11_await_gap (self->idle, gap_usec / 1000);
#endif
  update_gap (self);
}

static void
rhom_desktop_activity_activity_iface_init (RhomActivityInterface *iface)
{
  iface->get_absence = rhom_desktop_activity_get_absence;
  iface->get_away_since_usec = rhom_desktop_activity_get_away_since_usec;
  iface->get_source = rhom_desktop_activity_get_source;
  iface->can_tell_gap = rhom_desktop_activity_can_tell_gap;
  iface->await_gap = rhom_desktop_activity_await_gap;
}

/* Xwayland answers too, but hears only of input to X programs. */
#ifdef RHOM_HAVE_X11
static gboolean
is_wayland (void)
{
  const char *display = g_getenv ("WAYLAND_DISPLAY");

  return (display != NULL && *display != '\0') || g_strcmp0 (g_getenv ("XDG_SESSION_TYPE"), "wayland") == 0;
}
#endif

static void
start_idle (RhomDesktopActivity *self)
{
#ifdef RHOM_HAVE_X11
  if (is_wayland ())
    return;
  self->idle = rhom_idle_x11_new (self->clock, self->idle_threshold_msec);
  g_signal_connect_object (self->idle, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "gap", G_CALLBACK (tell_gap), self, G_CONNECT_SWAPPED);
#endif
}

static void
rhom_desktop_activity_constructed (GObject *object)
{
  RhomDesktopActivity *self = RHOM_DESKTOP_ACTIVITY (object);

  G_OBJECT_CLASS (rhom_desktop_activity_parent_class)->constructed (object);

  g_assert (self->clock != NULL);
  self->session = rhom_session_logind_new ();
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  start_idle (self);
  update (self);
}

static void
rhom_desktop_activity_dispose (GObject *object)
{
  RhomDesktopActivity *self = RHOM_DESKTOP_ACTIVITY (object);

  g_clear_handle_id (&self->gap_id, g_source_remove);
#ifdef RHOM_HAVE_X11
  g_clear_object (&self->idle);
#endif
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_desktop_activity_parent_class)->dispose (object);
}

static void
rhom_desktop_activity_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  RhomDesktopActivity *self = RHOM_DESKTOP_ACTIVITY (object);

  switch (property_id)
    {
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_IDLE_THRESHOLD_MSEC:
      self->idle_threshold_msec = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_desktop_activity_class_init (RhomDesktopActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_desktop_activity_constructed;
  object_class->dispose = rhom_desktop_activity_dispose;
  object_class->set_property = rhom_desktop_activity_set_property;

  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RHOM_TYPE_CLOCK, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IDLE_THRESHOLD_MSEC] = g_param_spec_uint ("idle-threshold-msec", NULL, NULL, 1, G_MAXINT, RHOM_ACTIVITY_IDLE_SECONDS * 1000, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_desktop_activity_init (RhomDesktopActivity *self)
{
  self->source = "none";
}

/**
 * rhom_desktop_activity_new:
 *
 * Connects to the X server at once, and to logind by and by.
 *
 * Returns: (transfer full): what this desktop tells; as if somebody were
 *   present where it tells nothing
 */
RhomActivity *
rhom_desktop_activity_new (RhomClock *clock)
{
  return g_object_new (RHOM_TYPE_DESKTOP_ACTIVITY, "clock", clock, NULL);
}

/**
 * rhom_desktop_activity_has_session:
 *
 * Returns: whether logind is there to tell of sleep and lock
 */
gboolean
rhom_desktop_activity_has_session (RhomDesktopActivity *self)
{
  g_return_val_if_fail (RHOM_IS_DESKTOP_ACTIVITY (self), FALSE);

  return self->has_session;
}
