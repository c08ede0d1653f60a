/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fake-activity.h"

struct _RhomFakeActivity
{
  GObject parent_instance;

  RhomAbsence absence;
  gint64      away_since_usec; /* elapsed; 0 while present */
  gboolean    can_tell_gap;
  gint64      awaited_gap_usec; /* 0 = none */
  guint       gap_id;           /* where no gap can be told */
};

static void rhom_fake_activity_activity_iface_init (RhomActivityInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomFakeActivity, rhom_fake_activity, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_ACTIVITY, rhom_fake_activity_activity_iface_init))

static RhomAbsence
rhom_fake_activity_get_absence (RhomActivity *activity)
{
  return RHOM_FAKE_ACTIVITY (activity)->absence;
}

static gint64
rhom_fake_activity_get_away_since_usec (RhomActivity *activity)
{
  return RHOM_FAKE_ACTIVITY (activity)->away_since_usec;
}

static const char *
rhom_fake_activity_get_source (RhomActivity *activity)
{
  return "fake";
}

static gboolean
rhom_fake_activity_can_tell_gap (RhomActivity *activity)
{
  return RHOM_FAKE_ACTIVITY (activity)->can_tell_gap;
}

static gboolean
gap_cb (gpointer user_data)
{
  RhomFakeActivity *self = user_data;

  self->gap_id = 0;
  rhom_fake_activity_pause_input (self);
  return G_SOURCE_REMOVE;
}

static void
rhom_fake_activity_await_gap (RhomActivity *activity,
                              gint64        gap_usec)
{
  RhomFakeActivity *self = RHOM_FAKE_ACTIVITY (activity);

  self->awaited_gap_usec = gap_usec;
  g_clear_handle_id (&self->gap_id, g_source_remove);
  if (gap_usec != 0 && !self->can_tell_gap)
    self->gap_id = g_idle_add (gap_cb, self);
}

static void
rhom_fake_activity_dispose (GObject *object)
{
  g_clear_handle_id (&RHOM_FAKE_ACTIVITY (object)->gap_id, g_source_remove);

  G_OBJECT_CLASS (rhom_fake_activity_parent_class)->dispose (object);
}

static void
rhom_fake_activity_activity_iface_init (RhomActivityInterface *iface)
{
  iface->get_absence = rhom_fake_activity_get_absence;
  iface->get_away_since_usec = rhom_fake_activity_get_away_since_usec;
  iface->get_source = rhom_fake_activity_get_source;
  iface->can_tell_gap = rhom_fake_activity_can_tell_gap;
  iface->await_gap = rhom_fake_activity_await_gap;
}

static void
rhom_fake_activity_class_init (RhomFakeActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_fake_activity_dispose;
}

static void
rhom_fake_activity_init (RhomFakeActivity *self)
{
}

RhomFakeActivity *
rhom_fake_activity_new (void)
{
  return g_object_new (RHOM_TYPE_FAKE_ACTIVITY, NULL);
}

/* @away_since_usec: elapsed; 0 with %RHOM_ABSENCE_NONE */
void
rhom_fake_activity_set (RhomFakeActivity *self,
                        RhomAbsence       absence,
                        gint64            away_since_usec)
{
  self->absence = absence;
  self->away_since_usec = away_since_usec;
  rhom_activity_emit_changed (RHOM_ACTIVITY (self));
}

/* Until this says otherwise no gap can be told, and each comes at once. */
void
rhom_fake_activity_set_can_tell_gap (RhomFakeActivity *self,
                                     gboolean          can_tell_gap)
{
  self->can_tell_gap = can_tell_gap;
}

/* Returns: what is awaited still; 0 = nothing */
gint64
rhom_fake_activity_get_awaited_gap_usec (RhomFakeActivity *self)
{
  return self->awaited_gap_usec;
}

/* No input for long enough; nothing happens if nobody waits for it. */
void
rhom_fake_activity_pause_input (RhomFakeActivity *self)
{
  if (self->awaited_gap_usec == 0)
    return;
  self->awaited_gap_usec = 0;
  g_clear_handle_id (&self->gap_id, g_source_remove);
  rhom_activity_emit_gap (RHOM_ACTIVITY (self));
}
