/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/desktop-activity.h"

#include "desktop/idle-logind.h"
#include "desktop/idle-mutter.h"
#include "desktop/presence.h"
#include "desktop/screen-savers.h"
#include "desktop/session-logind.h"
#ifdef RHOM_HAVE_WAYLAND
#include "desktop/idle-wayland.h"
#endif
#ifdef RHOM_HAVE_X11
#include "desktop/idle-x11.h"
#endif

/**
 * RhomDesktopActivity:
 *
 * Whether somebody is at this desk: logind's word on sleep, its and the screen
 * saver's on lock, together with the time without input. The strongest of the
 * reasons is given, and the moment at which the first of those began that are
 * there now.
 *
 * The time without input is told by the first of these that is there: the
 * Wayland compositor, GNOME's shell, the X server, logind with the screen savers.
 */

struct _RhomDesktopActivity
{
  GObject parent_instance;

  RhomClock         *clock;       /* (owned) */
  GDBusConnection   *session_bus; /* (owned) */
  RhomSessionLogind *session;     /* (owned) */
  RhomScreenSavers  *savers;      /* (owned) */
  RhomPresence      *presence;    /* (owned) */
  guint              idle_threshold_msec;
  gint64             locked_since_usec; /* elapsed scale; 0 = not locked */
  gint64             asleep_since_usec; /* elapsed scale; 0 = not asleep */
  RhomAbsence        absence;
  gint64             away_since_usec; /* elapsed scale; 0 = present */
  const char        *source;          /* (static) */
  const char        *session_source;  /* (static) */
};

static void rhom_desktop_activity_activity_iface_init (RhomActivityInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomDesktopActivity, rhom_desktop_activity, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_ACTIVITY, rhom_desktop_activity_activity_iface_init))

enum
{
  PROP_CLOCK = 1,
  PROP_SESSION_BUS,
  PROP_IDLE_THRESHOLD_MSEC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
find_session_source (RhomDesktopActivity *self)
{
  if (rhom_session_logind_is_available (self->session))
    return "logind";
  return rhom_screen_savers_are_available (self->savers) ? "screen-saver" : "none";
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

/* Returns: whether the lock ended just now */
static gboolean
update_lock_and_sleep (RhomDesktopActivity *self)
{
  gboolean was_locked = self->locked_since_usec != 0;

  update_since (self, &self->locked_since_usec, rhom_session_logind_is_locked (self->session) || rhom_screen_savers_are_active (self->savers));
  update_since (self, &self->asleep_since_usec, rhom_session_logind_is_asleep (self->session));
  return was_locked && self->locked_since_usec == 0;
}

static RhomAbsence
find_absence (RhomDesktopActivity *self)
{
  if (self->asleep_since_usec != 0)
    return RHOM_ABSENCE_ASLEEP;
  if (self->locked_since_usec != 0)
    return RHOM_ABSENCE_LOCKED;
  return rhom_presence_get_idle_since_usec (self->presence) != 0 ? RHOM_ABSENCE_IDLE : RHOM_ABSENCE_NONE;
}

static gint64
find_away_since (RhomDesktopActivity *self)
{
  return earlier (rhom_presence_get_idle_since_usec (self->presence), earlier (self->locked_since_usec, self->asleep_since_usec));
}

static void
take_news (RhomDesktopActivity *self)
{
  RhomAbsence absence = find_absence (self);
  gint64      away_since_usec = find_away_since (self);
  const char *source = rhom_presence_get_source (self->presence);
  const char *session_source = find_session_source (self);

  if (self->absence == absence && self->away_since_usec == away_since_usec && self->source == source && self->session_source == session_source)
    return;
  self->absence = absence;
  self->away_since_usec = away_since_usec;
  self->source = source;
  self->session_source = session_source;
  rhom_activity_emit_changed (RHOM_ACTIVITY (self));
}

/* Who unlocked the screen is no cat on the keyboard. */
static void
update (RhomDesktopActivity *self)
{
  if (update_lock_and_sleep (self))
    rhom_presence_confirm (self->presence);
  take_news (self);
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
  return rhom_presence_can_tell_gap (RHOM_DESKTOP_ACTIVITY (activity)->presence);
}

static void
rhom_desktop_activity_await_gap (RhomActivity *activity,
                                 gint64        gap_usec)
{
  rhom_presence_await_gap (RHOM_DESKTOP_ACTIVITY (activity)->presence, gap_usec);
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

static gboolean
is_wayland (void)
{
  const char *display = g_getenv ("WAYLAND_DISPLAY");

  return (display != NULL && *display != '\0') || g_strcmp0 (g_getenv ("XDG_SESSION_TYPE"), "wayland") == 0;
}

/* Xwayland answers as an X server does, but hears only of input to X programs. */
static void
add_display_source (RhomDesktopActivity *self,
                    gboolean             has_wayland)
{
#ifdef RHOM_HAVE_WAYLAND
  if (has_wayland)
    rhom_presence_add_source (self->presence, rhom_idle_wayland_new (self->clock));
#endif
  rhom_presence_add_source (self->presence, rhom_idle_mutter_new (self->clock, self->session_bus));
#ifdef RHOM_HAVE_X11
  if (!has_wayland)
    rhom_presence_add_source (self->presence, rhom_idle_x11_new (self->clock));
#endif
}

static void
start_presence (RhomDesktopActivity *self)
{
  self->presence = rhom_presence_new (self->clock, self->idle_threshold_msec);
  add_display_source (self, is_wayland ());
  rhom_presence_add_source (self->presence, rhom_idle_logind_new (self->clock, self->session, self->savers));
  g_signal_connect_object (self->presence, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->presence, "gap", G_CALLBACK (rhom_activity_emit_gap), self, G_CONNECT_SWAPPED);
}

static void
rhom_desktop_activity_constructed (GObject *object)
{
  RhomDesktopActivity *self = RHOM_DESKTOP_ACTIVITY (object);

  G_OBJECT_CLASS (rhom_desktop_activity_parent_class)->constructed (object);

  g_assert (self->clock != NULL);
  g_assert (self->session_bus != NULL);
  self->session = rhom_session_logind_new ();
  self->savers = rhom_screen_savers_new (self->session_bus);
  start_presence (self);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->savers, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
rhom_desktop_activity_dispose (GObject *object)
{
  RhomDesktopActivity *self = RHOM_DESKTOP_ACTIVITY (object);

  g_clear_object (&self->presence);
  g_clear_object (&self->savers);
  g_clear_object (&self->session);
  g_clear_object (&self->session_bus);
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
    case PROP_SESSION_BUS:
      self->session_bus = g_value_dup_object (value);
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
  properties[PROP_SESSION_BUS] = g_param_spec_object ("session-bus", NULL, NULL, G_TYPE_DBUS_CONNECTION, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IDLE_THRESHOLD_MSEC] = g_param_spec_uint ("idle-threshold-msec", NULL, NULL, 1, G_MAXINT, RHOM_ACTIVITY_IDLE_SECONDS * 1000, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_desktop_activity_init (RhomDesktopActivity *self)
{
  self->source = "none";
  self->session_source = "none";
}

/**
 * rhom_desktop_activity_new:
 *
 * Looks for everything by and by.
 *
 * Returns: (transfer full): what this desktop tells; as if somebody were
 *   present where it tells nothing
 */
RhomActivity *
rhom_desktop_activity_new (RhomClock       *clock,
                           GDBusConnection *session_bus)
{
  return g_object_new (RHOM_TYPE_DESKTOP_ACTIVITY, "clock", clock, "session-bus", session_bus, NULL);
}

/**
 * rhom_desktop_activity_get_session_source:
 *
 * Returns: an untranslated word for who tells of lock and sleep: "logind";
 *   "screen-saver" if it is there alone and tells of lock only; or "none"
 */
const char *
rhom_desktop_activity_get_session_source (RhomDesktopActivity *self)
{
  g_return_val_if_fail (RHOM_IS_DESKTOP_ACTIVITY (self), "none");

  return self->session_source;
}
