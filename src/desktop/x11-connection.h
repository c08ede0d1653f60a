/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <xcb/sync.h>
#include <xcb/xcb.h>

G_BEGIN_DECLS

/* A way to the counter of the time without input. */
typedef struct
{
  xcb_connection_t  *xcb; /* (owned) */
  xcb_sync_counter_t idletime;
  guint8             alarm_event; /* the type of the events of its alarms */
} RhomX11Connection;

void               rhom_x11_connection_open (GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
RhomX11Connection *rhom_x11_connection_open_finish (GAsyncResult *result,
                                                    GError      **error);
void               rhom_x11_connection_free (RhomX11Connection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomX11Connection, rhom_x11_connection_free)

G_END_DECLS
