/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/busy-round.h"

G_BEGIN_DECLS

/* Who keeps the screen on, as videos and slides do; our own do not count. */
void rhom_inhibitor_gnome_ask (GDBusConnection *session_bus,
                               RhomBusyRound   *round);
void rhom_inhibitor_kde_ask (GDBusConnection *session_bus,
                             RhomBusyRound   *round);
void rhom_inhibitor_logind_ask (GDBusConnection *system_bus,
                                RhomBusyRound   *round);

G_END_DECLS
