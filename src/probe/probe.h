/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy-finding.h"

G_BEGIN_DECLS

/**
 * RhomProbeFunc:
 * @who: (out) (transfer full) (nullable): the program that makes it so, as far as it is known
 *
 * Looks once. It may block, or be killed: it runs in a process of its own.
 */
typedef RhomBusyAnswer (*RhomProbeFunc) (char **who);

RhomBusyAnswer rhom_probe_microphone_pulse (char **who);
RhomBusyAnswer rhom_probe_camera_proc (char **who);
RhomBusyAnswer rhom_probe_camera_pipewire (char **who);
RhomBusyAnswer rhom_probe_screen_share_pipewire (char **who);
RhomBusyAnswer rhom_probe_full_screen_wlr (char **who);
RhomBusyAnswer rhom_probe_full_screen_x11 (char **who);

G_END_DECLS
