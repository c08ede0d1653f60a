/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <wayland-client.h>

G_BEGIN_DECLS

GSource *rhom_wayland_source_new (struct wl_display *display);

G_END_DECLS
