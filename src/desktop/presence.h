/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/idle-source.h"

G_BEGIN_DECLS

#define RHOM_TYPE_PRESENCE (rhom_presence_get_type ())
G_DECLARE_FINAL_TYPE (RhomPresence, rhom_presence, RHOM, PRESENCE, GObject)

RhomPresence *rhom_presence_new (RhomClock *clock,
                                 guint      threshold_msec);
void          rhom_presence_add_source (RhomPresence   *self,
                                        RhomIdleSource *source);
const char   *rhom_presence_get_source (RhomPresence *self);
gint64        rhom_presence_get_idle_since_usec (RhomPresence *self);
gboolean      rhom_presence_can_tell_gap (RhomPresence *self);
void          rhom_presence_await_gap (RhomPresence *self,
                                       gint64        gap_usec);
void          rhom_presence_confirm (RhomPresence *self);

G_END_DECLS
