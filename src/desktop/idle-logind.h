/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"
#include "desktop/idle-source.h"
#include "desktop/screen-savers.h"
#include "desktop/session-logind.h"

G_BEGIN_DECLS

#define RHOM_TYPE_IDLE_LOGIND (rhom_idle_logind_get_type ())
G_DECLARE_FINAL_TYPE (RhomIdleLogind, rhom_idle_logind, RHOM, IDLE_LOGIND, GObject)

RhomIdleSource *rhom_idle_logind_new (RhomClock         *clock,
                                      RhomSessionLogind *session,
                                      RhomScreenSavers  *savers);

G_END_DECLS
