/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"

G_BEGIN_DECLS

#define RHOM_TYPE_FAKE_ACTIVITY (rhom_fake_activity_get_type ())
G_DECLARE_FINAL_TYPE (RhomFakeActivity, rhom_fake_activity, RHOM, FAKE_ACTIVITY, GObject)

RhomFakeActivity *rhom_fake_activity_new (void);

void rhom_fake_activity_set (RhomFakeActivity *self,
                             RhomAbsence       absence,
                             gint64            away_since_usec);

G_END_DECLS
