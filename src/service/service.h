/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"
#include "core/busy.h"
#include "core/clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_SERVICE (rhom_service_get_type ())
G_DECLARE_FINAL_TYPE (RhomService, rhom_service, RHOM, SERVICE, GObject)

RhomService *rhom_service_new (GDBusConnection *connection,
                               RhomClock       *clock,
                               RhomActivity    *activity,
                               RhomBusy        *busy);
gboolean     rhom_service_export (RhomService *self, GError **error);
void         rhom_service_start (RhomService *self);

G_END_DECLS
