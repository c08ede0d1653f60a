/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_TYPE_DISPLAY_SOCKET (rhom_display_socket_get_type ())
G_DECLARE_FINAL_TYPE (RhomDisplaySocket, rhom_display_socket, RHOM, DISPLAY_SOCKET, GObject)

RhomDisplaySocket *rhom_display_socket_new (RhomClock *clock,
                                            char      *path);
void               rhom_display_socket_watch (RhomDisplaySocket *self);
void               rhom_display_socket_unwatch (RhomDisplaySocket *self);

char *rhom_display_socket_path_of_wayland (void);
char *rhom_display_socket_path_of_x11 (void);

G_END_DECLS
