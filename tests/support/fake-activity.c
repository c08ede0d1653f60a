/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/fake-activity.h"

struct _RhomFakeActivity
{
  GObject parent_instance;

  RhomAbsence absence;
  gint64      away_since_usec; /* elapsed; 0 while present */
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

static void
rhom_fake_activity_activity_iface_init (RhomActivityInterface *iface)
{
  iface->get_absence = rhom_fake_activity_get_absence;
  iface->get_away_since_usec = rhom_fake_activity_get_away_since_usec;
  iface->get_source = rhom_fake_activity_get_source;
}

static void
rhom_fake_activity_class_init (RhomFakeActivityClass *klass)
{
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
