/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"

G_BEGIN_DECLS

#define RHOM_TYPE_FAKE_ACTIVITY (rhom_fake_activity_get_type ())
G_DECLARE_FINAL_TYPE (RhomFakeActivity, rhom_fake_activity, RHOM, FAKE_ACTIVITY, GObject)

RhomFakeActivity *rhom_fake_activity_new (void);

void   rhom_fake_activity_set (RhomFakeActivity *self,
                               RhomAbsence       absence,
                               gint64            away_since_usec);
void   rhom_fake_activity_set_can_tell_gap (RhomFakeActivity *self,
                                            gboolean          can_tell_gap);
gint64 rhom_fake_activity_get_awaited_gap_usec (RhomFakeActivity *self);
void   rhom_fake_activity_pause_input (RhomFakeActivity *self);

G_END_DECLS
