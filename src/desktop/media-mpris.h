/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_MEDIA_MPRIS (rhom_media_mpris_get_type ())
G_DECLARE_FINAL_TYPE (RhomMediaMpris, rhom_media_mpris, RHOM, MEDIA_MPRIS, GObject)

RhomMediaMpris *rhom_media_mpris_new (GDBusConnection *connection);
void            rhom_media_mpris_pause (RhomMediaMpris *self);
void            rhom_media_mpris_resume (RhomMediaMpris *self);

G_END_DECLS
