/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/idle-source.h"

G_BEGIN_DECLS

#define FAKE_TYPE_IDLE_SOURCE (fake_idle_source_get_type ())
G_DECLARE_FINAL_TYPE (FakeIdleSource, fake_idle_source, FAKE, IDLE_SOURCE, GObject)

FakeIdleSource *fake_idle_source_new (const char *name,
                                      gboolean    is_fine);
void            fake_idle_source_set_available (FakeIdleSource *self,
                                                gboolean        is_available);
guint           fake_idle_source_get_watch (FakeIdleSource *self,
                                            RhomIdleWatch   watch);

G_END_DECLS
