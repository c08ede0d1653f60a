/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/idle-logind.h"

/**
 * RhomIdleLogind:
 *
 * What is left where no display server tells: the desktop's own word to logind
 * that the session is idle (IdleHint), and its screen saver. Both come after
 * minutes, at a length that the desktop has in its settings, and on some desktops never.
 */

struct _RhomIdleLogind
{
  GObject parent_instance;

  RhomClock         *clock;   /* (owned) */
  RhomSessionLogind *session; /* (owned) */
  RhomScreenSavers  *savers;  /* (owned) */
  gboolean           was_available;
  gboolean           is_watched;
  gboolean           is_idle;
  guint              update_id; /* from a watch's beginning to the next turn of the main loop */
};

static void rhom_idle_logind_source_iface_init (RhomIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomIdleLogind, rhom_idle_logind, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_IDLE_SOURCE, rhom_idle_logind_source_iface_init))

static gboolean
is_available (RhomIdleLogind *self)
{
  return rhom_session_logind_knows_session (self->session) || rhom_screen_savers_are_available (self->savers);
}

static gint64
get_since_usec (RhomIdleLogind *self)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (self->clock);
  gint64 since_usec = rhom_clock_wall_to_elapsed (self->clock, rhom_session_logind_get_idle_since_wall_usec (self->session));

  return rhom_session_logind_is_idle (self->session) ? CLAMP (since_usec, 1, now_usec) : now_usec;
}

static void
update_watch (RhomIdleLogind *self)
{
  gboolean is_idle = rhom_session_logind_is_idle (self->session) || rhom_screen_savers_are_active (self->savers);

  if (!self->is_watched || self->is_idle == is_idle)
    return;
  self->is_idle = is_idle;
  if (is_idle)
    rhom_idle_source_emit_idle (RHOM_IDLE_SOURCE (self), RHOM_IDLE_WATCH_AWAY, get_since_usec (self));
  else
    rhom_idle_source_emit_active (RHOM_IDLE_SOURCE (self), RHOM_IDLE_WATCH_AWAY);
}

static void
update (RhomIdleLogind *self)
{
  gboolean is_now_available = is_available (self);

  if (self->was_available == is_now_available)
    {
      update_watch (self);
      return;
    }
  self->was_available = is_now_available;
  self->is_watched = FALSE;
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

static void
watch_begun_cb (gpointer user_data)
{
  RhomIdleLogind *self = user_data;

  self->update_id = 0;
  update_watch (self);
}

static void
rhom_idle_logind_set_watch (RhomIdleSource *source,
                            RhomIdleWatch   which,
                            guint           length_msec)
{
  RhomIdleLogind *self = RHOM_IDLE_LOGIND (source);

  if (which != RHOM_IDLE_WATCH_AWAY)
    return;
  g_clear_handle_id (&self->update_id, g_source_remove);
  self->is_watched = length_msec != 0;
  self->is_idle = FALSE;
  if (self->is_watched)
    self->update_id = g_idle_add_once (watch_begun_cb, self);
}

static const char *
rhom_idle_logind_get_name (RhomIdleSource *source)
{
  return "logind";
}

static gboolean
rhom_idle_logind_is_available (RhomIdleSource *source)
{
  return is_available (RHOM_IDLE_LOGIND (source));
}

static gboolean
rhom_idle_logind_is_fine (RhomIdleSource *source)
{
  return FALSE;
}

static void
rhom_idle_logind_source_iface_init (RhomIdleSourceInterface *iface)
{
  iface->get_name = rhom_idle_logind_get_name;
  iface->is_available = rhom_idle_logind_is_available;
  iface->is_fine = rhom_idle_logind_is_fine;
  iface->set_watch = rhom_idle_logind_set_watch;
}

static void
rhom_idle_logind_dispose (GObject *object)
{
  RhomIdleLogind *self = RHOM_IDLE_LOGIND (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->savers);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_idle_logind_parent_class)->dispose (object);
}

static void
rhom_idle_logind_class_init (RhomIdleLogindClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_idle_logind_dispose;
}

static void
rhom_idle_logind_init (RhomIdleLogind *self)
{
}

/**
 * rhom_idle_logind_new:
 *
 * Returns: (transfer full): tells as soon as @session or @savers do
 */
RhomIdleSource *
rhom_idle_logind_new (RhomClock         *clock,
                      RhomSessionLogind *session,
                      RhomScreenSavers  *savers)
{
  RhomIdleLogind *self = g_object_new (RHOM_TYPE_IDLE_LOGIND, NULL);

  self->clock = g_object_ref (clock);
  self->session = g_object_ref (session);
  self->savers = g_object_ref (savers);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (savers, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->was_available = is_available (self);
  return RHOM_IDLE_SOURCE (self);
}
