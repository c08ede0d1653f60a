/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-tray.h"

#define WATCHER_NAME "org.kde.StatusNotifierWatcher"
#define WATCHER_PATH "/StatusNotifierWatcher"

static const char watcher_xml[] =
  "<node><interface name='org.kde.StatusNotifierWatcher'>"
  "<method name='RegisterStatusNotifierItem'><arg type='s' direction='in'/></method>"
  "<property name='IsStatusNotifierHostRegistered' type='b' access='read'/>"
  "<signal name='StatusNotifierHostRegistered'/><signal name='StatusNotifierHostUnregistered'/>"
  "</interface></node>";

void
fake_tray_give_up (const char *what)
{
  g_error ("Waited in vain for: %s", what);
}

/* Returns: (transfer full): a new connection to the bus of the test */
GDBusConnection *
fake_tray_connect (void)
{
  GDBusConnectionFlags flags = G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), flags, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
answer (FakeTray              *self,
        GDBusMethodInvocation *invocation)
{
  GVariant *parameters = g_dbus_method_invocation_get_parameters (invocation);

  if (g_str_equal (g_dbus_method_invocation_get_method_name (invocation), "Get"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(v)", g_variant_new_boolean (self->has_host)));
      return;
    }
  g_free (self->item_name);
  g_variant_get (parameters, "(s)", &self->item_name);
  self->n_registered++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/* With no get_property in the vtable, reading one comes here as a call, too, so it can be left unanswered. */
static void
watcher_called_cb (GDBusConnection       *connection,
                   const char            *sender,
                   const char            *object_path,
                   const char            *interface_name,
                   const char            *method_name,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               user_data)
{
  FakeTray *self = user_data;

  if (self->hangs)
    g_ptr_array_add (self->held, invocation);
  else
    answer (self, invocation);
}

void
fake_tray_answer_held (FakeTray *self)
{
  for (guint i = 0; i < self->held->len; i++)
    answer (self, g_ptr_array_index (self->held, i));
  g_ptr_array_set_size (self->held, 0);
}

static void
heard_cb (GDBusConnection *connection,
          const char      *sender,
          const char      *object_path,
          const char      *interface_name,
          const char      *signal_name,
          GVariant        *parameters,
          gpointer         user_data)
{
  FakeTray        *self = user_data;
  g_autofree char *arguments = g_variant_print (parameters, FALSE);

  g_ptr_array_add (self->heard, g_strconcat (signal_name, arguments, NULL));
}

/* Waits for the bus itself, so that the test goes on with the name owned or free. */
static void
call_bus (FakeTray   *self,
          const char *method,
          GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                                                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
name_lost_cb (GDBusConnection *connection,
              const char      *name,
              gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Waits until nobody on the bus has @name. */
void
fake_tray_wait_gone (FakeTray   *self,
                     const char *name)
{
  gboolean is_gone = FALSE;
  guint    watch_id = g_bus_watch_name_on_connection (self->connection, name, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL, name_lost_cb, &is_gone, NULL);

  WAIT_UNTIL (is_gone);
  g_bus_unwatch_name (watch_id);
}

FakeTray *
fake_tray_new (void)
{
  FakeTray *self = g_new0 (FakeTray, 1);

  self->connection = fake_tray_connect ();
  self->held = g_ptr_array_new ();
  self->heard = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
fake_tray_free (FakeTray *self)
{
  fake_tray_answer_held (self);
  fake_tray_stop (self);
  if (self->signals_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->signals_id);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_ptr_array_unref (self->held);
  g_ptr_array_unref (self->heard);
  g_free (self->item_name);
  g_free (self);
}

/* A watcher that starts knows of no items. */
void
fake_tray_start (FakeTray *self,
                 gboolean  has_host)
{
  static const GDBusInterfaceVTable vtable = { .method_call = watcher_called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (watcher_xml, NULL);

  g_assert_cmpuint (self->object_id, ==, 0);
  self->has_host = has_host;
  self->n_registered = 0;
  g_clear_pointer (&self->item_name, g_free);
  self->object_id = g_dbus_connection_register_object (self->connection, WATCHER_PATH, node->interfaces[0], &vtable, self, NULL, NULL);
  g_assert_cmpuint (self->object_id, !=, 0);
  call_bus (self, "RequestName", g_variant_new ("(su)", WATCHER_NAME, 4));
}

void
fake_tray_stop (FakeTray *self)
{
  if (self->object_id == 0)
    return;
  g_dbus_connection_unregister_object (self->connection, self->object_id);
  self->object_id = 0;
  call_bus (self, "ReleaseName", g_variant_new ("(s)", WATCHER_NAME));
}

void
fake_tray_set_host (FakeTray *self,
                    gboolean  has_host)
{
  const char *signal_name = has_host ? "StatusNotifierHostRegistered" : "StatusNotifierHostUnregistered";

  self->has_host = has_host;
  g_dbus_connection_emit_signal (self->connection, NULL, WATCHER_PATH, WATCHER_NAME, signal_name, NULL, NULL);
}

/* Hears every signal of @item_name from now on, and talks to it. */
void
fake_tray_listen (FakeTray   *self,
                  const char *item_name)
{
  char *name = g_strdup (item_name);

  if (self->signals_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->signals_id);
  g_free (self->item_name);
  self->item_name = name;
  self->signals_id = g_dbus_connection_signal_subscribe (self->connection, name, NULL, NULL, NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, heard_cb, self, NULL);
  call_bus (self, "GetId", NULL);
}

/* Returns: (transfer full): what was heard since it was last taken, one signal a line */
char *
fake_tray_take_heard (FakeTray *self)
{
  char *lines = NULL;

  g_ptr_array_add (self->heard, NULL);
  lines = g_strjoinv ("\n", (char **) self->heard->pdata);
  g_ptr_array_set_size (self->heard, 0);
  return lines;
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GVariant *
fake_tray_try (FakeTray   *self,
               const char *path,
               const char *interface_name,
               const char *method,
               GVariant   *parameters,
               GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (self->item_name);
  g_dbus_connection_call (self->connection, self->item_name, path, interface_name, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, &result);
  WAIT_UNTIL (result != NULL);
  return g_dbus_connection_call_finish (self->connection, result, error);
}

GVariant *
fake_tray_call (FakeTray   *self,
                const char *path,
                const char *interface_name,
                const char *method,
                GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = fake_tray_try (self, path, interface_name, method, parameters, &error);

  g_assert_no_error (error);
  return reply;
}

GVariant *
fake_tray_get (FakeTray   *self,
               const char *path,
               const char *interface_name,
               const char *property)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = fake_tray_call (self, path, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", interface_name, property));
  GVariant                  *value = NULL;

  g_variant_get (reply, "(v)", &value);
  return value;
}

/* Lets the item say all it has to say: its answer comes after every signal that it sent before. */
void
fake_tray_settle (FakeTray   *self,
                  const char *path)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_variant_unref (fake_tray_call (self, path, "org.freedesktop.DBus.Peer", "Ping", NULL));
}
