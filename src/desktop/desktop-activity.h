/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"
#include "core/clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_DESKTOP_ACTIVITY (rhom_desktop_activity_get_type ())
G_DECLARE_FINAL_TYPE (RhomDesktopActivity, rhom_desktop_activity, RHOM, DESKTOP_ACTIVITY, GObject)

RhomActivity *rhom_desktop_activity_new (RhomClock       *clock,
                                         GDBusConnection *session_bus);
const char   *rhom_desktop_activity_get_session_source (RhomDesktopActivity *self);

G_END_DECLS
