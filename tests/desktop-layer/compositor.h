/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mock.h"

G_BEGIN_DECLS

/* The mock compositor in a process of its own, at $WAYLAND_DISPLAY. */
typedef struct _Compositor Compositor;

char       *compositor_make_folder (void);
void        compositor_remove_folder (const char *folder);
Compositor *compositor_start (int version);
void        compositor_tell (Compositor *self,
                             const char *order);
void        compositor_wait_for (Compositor *self,
                                 const char *notifications);
void        compositor_stop (Compositor *self);
void        compositor_kill (Compositor *self);

G_END_DECLS
