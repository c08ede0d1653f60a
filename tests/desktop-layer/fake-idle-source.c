/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-idle-source.h"

#include <string.h>

struct _FakeIdleSource
{
  GObject parent_instance;

  const char *name; /* (static) */
  gboolean    is_fine;
  gboolean    is_available;
  guint       lengths_msec[RHOM_N_IDLE_WATCHES];
};

static void fake_idle_source_source_iface_init (RhomIdleSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeIdleSource, fake_idle_source, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_IDLE_SOURCE, fake_idle_source_source_iface_init))

static const char *
get_name (RhomIdleSource *source)
{
  return FAKE_IDLE_SOURCE (source)->name;
}

static gboolean
is_available (RhomIdleSource *source)
{
  return FAKE_IDLE_SOURCE (source)->is_available;
}

static gboolean
is_fine (RhomIdleSource *source)
{
  return FAKE_IDLE_SOURCE (source)->is_fine;
}

static void
set_watch (RhomIdleSource *source,
           RhomIdleWatch   watch,
           guint           length_msec)
{
  g_assert_true (FAKE_IDLE_SOURCE (source)->is_available);
  FAKE_IDLE_SOURCE (source)->lengths_msec[watch] = length_msec;
}

static void
fake_idle_source_source_iface_init (RhomIdleSourceInterface *iface)
{
  iface->get_name = get_name;
  iface->is_available = is_available;
  iface->is_fine = is_fine;
  iface->set_watch = set_watch;
}

static void
fake_idle_source_class_init (FakeIdleSourceClass *klass)
{
}

static void
fake_idle_source_init (FakeIdleSource *self)
{
}

/* @name: (static) */
FakeIdleSource *
fake_idle_source_new (const char *name,
                      gboolean    is_fine_source)
{
  FakeIdleSource *self = g_object_new (FAKE_TYPE_IDLE_SOURCE, NULL);

  self->name = name;
  self->is_fine = is_fine_source;
  return self;
}

void
fake_idle_source_set_available (FakeIdleSource *self,
                                gboolean        is_now_available)
{
  self->is_available = is_now_available;
  memset (self->lengths_msec, 0, sizeof self->lengths_msec);
  rhom_idle_source_emit_changed (RHOM_IDLE_SOURCE (self));
}

/* Returns: its length in msec; 0 = not watched */
guint
fake_idle_source_get_watch (FakeIdleSource *self,
                            RhomIdleWatch   watch)
{
  return self->lengths_msec[watch];
}
