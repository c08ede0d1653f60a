/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_TYPE_FAKE_CLOCK (rhom_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (RhomFakeClock, rhom_fake_clock, RHOM, FAKE_CLOCK, GObject)

RhomFakeClock *rhom_fake_clock_new (void);

void   rhom_fake_clock_advance (RhomFakeClock *self,
                                gint64         length_usec);
void   rhom_fake_clock_suspend (RhomFakeClock *self,
                                gint64         length_usec);
void   rhom_fake_clock_set_wall (RhomFakeClock *self,
                                 gint64         wall_usec);
void   rhom_fake_clock_set_wall_text (RhomFakeClock *self,
                                      const char    *iso8601);
void   rhom_fake_clock_set_zone (RhomFakeClock *self,
                                 const char    *identifier);
guint  rhom_fake_clock_get_n_alarms (RhomFakeClock *self);
gint64 rhom_fake_clock_get_next_alarm (RhomFakeClock *self);
guint  rhom_fake_clock_get_n_fired (RhomFakeClock *self);

G_END_DECLS
