/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/service-ask.h"

#include "ipc/names.h"

/*
 * For who must know what came of a call: an answer, or by its code why not.
 * Everybody else uses the calls of #RhomServiceClient.
 */

#define TIMEOUT_MSEC 5000

/**
 * rhom_service_ask:
 * @interface: the last word of its name, such as "Therapy"
 * @parameters: (nullable): a tuple; taken over if floating
 * @callback: called once, with the result for rhom_service_ask_finish()
 */
void
rhom_service_ask (RhomServiceClient  *client,
                  const char         *interface,
                  const char         *method,
                  GVariant           *parameters,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autofree char *name = g_strconcat ("io.github.rhomboid.Rhomboid1.", interface, NULL);
  g_autoptr (GDBusConnection) connection = NULL;

  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (client));

  g_object_get (client, "connection", &connection, NULL);
  g_dbus_connection_call (connection, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH, name, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MSEC, NULL, callback, user_data);
}

/**
 * rhom_service_ask_finish:
 *
 * Returns: (transfer full) (nullable): the answer, a tuple
 */
GVariant *
rhom_service_ask_finish (GObject      *source,
                         GAsyncResult *result,
                         GError      **error)
{
  return g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, error);
}
