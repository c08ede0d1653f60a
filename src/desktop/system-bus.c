/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/system-bus.h"

typedef struct
{
  GWeakRef          owner;
  RhomSystemBusFunc func;
} Request;

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Request *request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) owner = g_weak_ref_get (&request->owner);
  g_autoptr (GDBusConnection) system_bus = g_bus_get_finish (result, &error);

  if (system_bus == NULL)
    g_debug ("No system bus: %s", error->message);
  else
    g_dbus_connection_set_exit_on_close (system_bus, FALSE);
  if (system_bus != NULL && owner != NULL)
    request->func (owner, system_bus);
  g_weak_ref_clear (&request->owner);
  g_free (request);
}

/**
 * rhom_system_bus_get:
 * @owner: (type GObject): who asks
 * @func: called later with @owner and the connection; not at all if @owner is
 *   gone by then, or if there is no system bus
 *
 * The connection is shared by the whole process. So its beginning must not be
 * cancelled, which would break it for the others; and it is told not to end
 * the process when the bus ends.
 */
void
rhom_system_bus_get (gpointer          owner,
                     RhomSystemBusFunc func)
{
  Request *request = g_new0 (Request, 1);

  g_weak_ref_init (&request->owner, owner);
  request->func = func;
  g_bus_get (G_BUS_TYPE_SYSTEM, NULL, connected_cb, request);
}
