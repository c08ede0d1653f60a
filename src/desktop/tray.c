/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/tray.h"

#include "desktop/tray-info.h"
#include "desktop/tray-menu.h"
#include "desktop/tray-pixmap.h"
#include "desktop/tray-watcher.h"

#define ITEM_PATH "/StatusNotifierItem" /* watchers look for it here when given a bus name */

/**
 * RhomTray:
 *
 * The icon in the tray, an org.kde.StatusNotifierItem, for whatever tray there
 * is, as soon as there is one, and again when it comes back.
 *
 * It lives on a connection of its own. Watchers forget an item only when its
 * bus name goes, and some hosts show one of status Passive like any other, so
 * closing that connection is what takes the icon away everywhere. It is opened
 * only while there is a watcher: a desktop without a tray pays nothing.
 *
 * Hosts read everything anew at nearly every signal. So changes are collected
 * for a turn of the main loop, and what did not change in the end is not told.
 *
 * #RhomTray::activate (token): the icon was clicked. token is an activation
 * token, (nullable), each given out only once.
 * #RhomTray::context-menu (token): the host cannot draw our menu, and asks us to show something instead.
 * #RhomTray::changed: rhom_tray_is_hosted() changed.
 */

typedef struct
{
  RhomTrayIcon icon;
  gboolean     needs_attention;
  char        *text; /* (owned) */
} Look;

struct _RhomTray
{
  GObject parent_instance;

  RhomTrayWatcher *watcher;    /* (owned) */
  RhomTrayMenu    *menu;       /* (owned) */
  GDBusConnection *connection; /* (owned) (nullable): the one of its own, while it is exported */
  GCancellable    *connecting; /* (owned) (nullable) */
  guint            item_id;    /* 0 when not exported */
  gboolean         is_visible;

  Look  look; /* as it is to be */
  Look  told; /* as the hosts know it */
  guint flush_source;
};

G_DEFINE_FINAL_TYPE (RhomTray, rhom_tray, G_TYPE_OBJECT)

enum
{
  ACTIVATE,
  CONTEXT_MENU,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const icon_names[RHOM_N_TRAY_ICONS] = {
  [RHOM_TRAY_ICON_0] = RHOM_APP_ID "-tray-0-symbolic",
  [RHOM_TRAY_ICON_1] = RHOM_APP_ID "-tray-1-symbolic",
  [RHOM_TRAY_ICON_2] = RHOM_APP_ID "-tray-2-symbolic",
  [RHOM_TRAY_ICON_3] = RHOM_APP_ID "-tray-3-symbolic",
  [RHOM_TRAY_ICON_4] = RHOM_APP_ID "-tray-4-symbolic",
  [RHOM_TRAY_ICON_PAUSED] = RHOM_APP_ID "-tray-paused-symbolic",
  [RHOM_TRAY_ICON_DUE] = RHOM_APP_ID "-tray-due-symbolic",
  [RHOM_TRAY_ICON_THERAPY] = RHOM_APP_ID "-tray-therapy-symbolic",
};

static void
tell_look (RhomTray *self)
{
  self->told.icon = self->look.icon;
  self->told.needs_attention = self->look.needs_attention;
  g_free (self->told.text);
  self->told.text = g_strdup (self->look.text);
}

static void
emit_to_hosts (RhomTray   *self,
               const char *signal_name,
               GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;

  if (!g_dbus_connection_emit_signal (self->connection, NULL, ITEM_PATH, org_kde_status_notifier_item_interface.name, signal_name, parameters, &error))
    g_debug ("Tray: %s not sent: %s", signal_name, error->message);
}

static const char *
get_status (RhomTray *self)
{
  return self->look.needs_attention ? "NeedsAttention" : "Active";
}

static gboolean
flush_idle_cb (gpointer user_data)
{
  RhomTray *self = user_data;
  gboolean  icon_changed = self->told.icon != self->look.icon;
  gboolean  status_changed = self->told.needs_attention != self->look.needs_attention;
  gboolean  text_changed = g_strcmp0 (self->told.text, self->look.text) != 0;

  self->flush_source = 0;
  tell_look (self);
  if (status_changed)
    {
      emit_to_hosts (self, "NewStatus", g_variant_new ("(s)", get_status (self)));
      emit_to_hosts (self, "NewAttentionIcon", NULL);
    }
  if (icon_changed)
    emit_to_hosts (self, "NewIcon", NULL);
  if (text_changed)
    {
      emit_to_hosts (self, "NewTitle", NULL);
      emit_to_hosts (self, "NewToolTip", NULL);
    }
  return G_SOURCE_REMOVE;
}

/* With no watcher nobody has read anything: whoever comes reads it all. */
static void
queue_flush (RhomTray *self)
{
  if (self->item_id != 0 && rhom_tray_watcher_is_present (self->watcher) && self->flush_source == 0)
    self->flush_source = g_idle_add (flush_idle_cb, self);
}

static GVariant *
no_pixmaps (void)
{
  return g_variant_new_array (G_VARIANT_TYPE ("(iiay)"), NULL, 0);
}

static GVariant *
get_icon_name (RhomTray *self)
{
  return g_variant_new_string (icon_names[self->look.icon]);
}

static GVariant *
get_icon_pixmap (RhomTray *self)
{
  return rhom_tray_pixmap_new (self->look.icon);
}

/*
 * The icon for attention is the same whatever the other one is, so a change of
 * that is never news for it. While nothing asks for attention there is none:
 * Xfce would go on showing it.
 */
static GVariant *
get_attention_icon_name (RhomTray *self)
{
  return g_variant_new_string (self->look.needs_attention ? icon_names[RHOM_TRAY_ICON_DUE] : "");
}

static GVariant *
get_attention_icon_pixmap (RhomTray *self)
{
  return self->look.needs_attention ? rhom_tray_pixmap_new (RHOM_TRAY_ICON_DUE) : no_pixmaps ();
}

static GVariant *
get_icon_theme_path (RhomTray *self)
{
  const char *path = g_getenv ("RHOMBOID_ICON_THEME_PATH"); /* set by who runs it uninstalled */

  return g_variant_new_string (path != NULL ? path : "");
}

static GVariant *
get_category (RhomTray *self)
{
  return g_variant_new_string ("ApplicationStatus");
}

static GVariant *
get_id (RhomTray *self)
{
  return g_variant_new_string (RHOM_APP_ID);
}

static GVariant *
get_text (RhomTray *self)
{
  return g_variant_new_string (self->look.text);
}

static GVariant *
get_status_property (RhomTray *self)
{
  return g_variant_new_string (get_status (self));
}

static GVariant *
get_tool_tip (RhomTray *self)
{
  return g_variant_new ("(s@a(iiay)ss)", "", no_pixmaps (), self->look.text, "");
}

static GVariant *
get_menu (RhomTray *self)
{
  return g_variant_new_object_path (rhom_tray_menu_get_path (self->menu));
}

static GVariant *
get_no_text (RhomTray *self)
{
  return g_variant_new_string ("");
}

static GVariant *
get_no_pixmap (RhomTray *self)
{
  return no_pixmaps ();
}

static GVariant *
get_false (RhomTray *self)
{
  return g_variant_new_boolean (FALSE);
}

static GVariant *
get_no_window (RhomTray *self)
{
  return g_variant_new_int32 (0);
}

static GVariant *
get_no_order (RhomTray *self)
{
  return g_variant_new_uint32 (0);
}

static const struct
{
  const char *name;
  GVariant *(*get) (RhomTray *self);
} item_properties[] = {
  { "Category", get_category },
  { "Id", get_id },
  { "Title", get_text },
  { "Status", get_status_property },
  { "WindowId", get_no_window },
  { "IconThemePath", get_icon_theme_path },
  { "IconName", get_icon_name },
  { "IconPixmap", get_icon_pixmap },
  { "IconAccessibleDesc", get_text },
  { "OverlayIconName", get_no_text },
  { "OverlayIconPixmap", get_no_pixmap },
  { "AttentionIconName", get_attention_icon_name },
  { "AttentionIconPixmap", get_attention_icon_pixmap },
  { "AttentionMovieName", get_no_text },
  { "AttentionAccessibleDesc", get_text },
  { "ToolTip", get_tool_tip },
  { "ItemIsMenu", get_false },
  { "Menu", get_menu },
  { "XAyatanaLabel", get_no_text },
  { "XAyatanaLabelGuide", get_no_text },
  { "XAyatanaOrderingIndex", get_no_order },
};

static GVariant *
property_read_cb (GDBusConnection *connection,
                  const char      *sender,
                  const char      *object_path,
                  const char      *interface_name,
                  const char      *property_name,
                  GError         **error,
                  gpointer         user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (item_properties); i++)
    {
      if (g_str_equal (item_properties[i].name, property_name))
        return item_properties[i].get (user_data);
    }
  g_assert_not_reached ();
}

static void
keep_token (RhomTray *self,
            GVariant *parameters)
{
  const char *token = NULL;

  g_variant_get (parameters, "(&s)", &token);
  rhom_tray_menu_give_token (self->menu, token[0] != '\0' ? token : NULL);
}

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *object_path,
                  const char            *interface_name,
                  const char            *method_name,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  g_autoptr (RhomTray) self = g_object_ref (user_data);
  g_autofree char *token = NULL;
  int              signal_index = -1;

  g_dbus_method_invocation_return_value (invocation, NULL);
  if (g_str_equal (method_name, "ProvideXdgActivationToken"))
    keep_token (self, parameters);
  else if (g_str_equal (method_name, "ContextMenu"))
    signal_index = CONTEXT_MENU;
  else if (!g_str_equal (method_name, "Scroll"))
    signal_index = ACTIVATE; /* Activate, and the two ways to say SecondaryActivate */

  if (signal_index < 0)
    return;
  token = rhom_tray_menu_take_token (self->menu);
  g_signal_emit (self, signals[signal_index], 0, token);
}

static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb, .get_property = property_read_cb };

static void
take_down (RhomTray *self)
{
  g_cancellable_cancel (self->connecting);
  g_clear_object (&self->connecting);
  g_clear_handle_id (&self->flush_source, g_source_remove);
  if (self->connection == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->connection, self);
  if (self->item_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->item_id);
  self->item_id = 0;
  rhom_tray_menu_unexport (self->menu);
  /* The answer to the very click that quits must still go out. This writes, and waits for nobody's answer. */
  g_dbus_connection_flush_sync (self->connection, NULL, NULL);
  g_dbus_connection_close (self->connection, NULL, NULL, NULL);
  g_clear_object (&self->connection);
}

static void
connection_closed_cb (GDBusConnection *connection,
                      gboolean         remote_peer_vanished,
                      GError          *error,
                      gpointer         user_data)
{
  g_debug ("Tray: lost the bus: %s", error != NULL ? error->message : "closed");
  take_down (user_data);
}

static gboolean
offer_objects (RhomTray *self,
               GError  **error)
{
  GDBusInterfaceInfo *info = (GDBusInterfaceInfo *) &org_kde_status_notifier_item_interface;

  self->item_id = g_dbus_connection_register_object (self->connection, ITEM_PATH, info, &vtable, self, NULL, error);
  return self->item_id != 0 && rhom_tray_menu_export (self->menu, self->connection, error);
}

static void
put_up (RhomTray        *self,
        GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;

  self->connection = g_object_ref (connection);
  g_signal_connect (connection, "closed", G_CALLBACK (connection_closed_cb), self);
  if (!offer_objects (self, &error))
    {
      g_warning ("Tray: cannot offer the icon: %s", error->message);
      take_down (self);
      return;
    }
  tell_look (self);
  if (rhom_tray_watcher_is_present (self->watcher))
    rhom_tray_watcher_register (self->watcher, connection);
}

/* Does not keep us alive: dispose cancels it. */
static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  RhomTray *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_dbus_connection_new_for_address_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->connecting);
  if (connection == NULL)
    g_warning ("Tray: cannot connect to the bus: %s", error->message);
  else
    put_up (self, connection);
}

static void
connect_to_bus (RhomTray *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char     *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  GDBusConnectionFlags flags = G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;

  if (address == NULL)
    {
      g_warning ("Tray: no session bus: %s", error->message);
      return;
    }
  self->connecting = g_cancellable_new ();
  g_dbus_connection_new_for_address (address, flags, NULL, self->connecting, connected_cb, self);
}

/* Brings what is on the bus in line with what is wanted and who is there. */
static void
update (RhomTray *self)
{
  if (!self->is_visible)
    take_down (self);
  else if (!rhom_tray_watcher_is_present (self->watcher))
    g_clear_handle_id (&self->flush_source, g_source_remove);
  else if (self->connection != NULL)
    {
      tell_look (self);
      rhom_tray_watcher_register (self->watcher, self->connection);
    }
  else if (self->connecting == NULL)
    connect_to_bus (self);
}

static void
watcher_hosted_changed_cb (RhomTrayWatcher *watcher,
                           gpointer         user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0);
}

static void
rhom_tray_dispose (GObject *object)
{
  RhomTray *self = RHOM_TRAY (object);

  if (self->watcher != NULL)
    g_signal_handlers_disconnect_by_data (self->watcher, self);
  take_down (self);
  g_clear_object (&self->watcher);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (rhom_tray_parent_class)->dispose (object);
}

static void
rhom_tray_finalize (GObject *object)
{
  RhomTray *self = RHOM_TRAY (object);

  g_free (self->look.text);
  g_free (self->told.text);

  G_OBJECT_CLASS (rhom_tray_parent_class)->finalize (object);
}

static void
rhom_tray_class_init (RhomTrayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_tray_dispose;
  object_class->finalize = rhom_tray_finalize;

  signals[ACTIVATE] = g_signal_new ("activate", RHOM_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CONTEXT_MENU] = g_signal_new ("context-menu", RHOM_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_TRAY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_tray_init (RhomTray *self)
{
  self->is_visible = TRUE;
  self->look.text = g_strdup ("");
}

/**
 * rhom_tray_new:
 * @connection: the session bus, where to look for a tray
 * @menu: shown by the host; the icon puts it on the bus with itself
 *
 * Returns: (transfer full): a new #RhomTray, visible; what is set before the
 *   next turn of the main loop is what a tray sees first
 */
RhomTray *
rhom_tray_new (GDBusConnection *connection,
               RhomTrayMenu    *menu)
{
  RhomTray *self = NULL;

  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), NULL);
  g_return_val_if_fail (RHOM_IS_TRAY_MENU (menu), NULL);

  self = g_object_new (RHOM_TYPE_TRAY, NULL);
  self->menu = g_object_ref (menu);
  self->watcher = rhom_tray_watcher_new (connection);
  g_signal_connect_swapped (self->watcher, "appeared", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->watcher, "vanished", G_CALLBACK (update), self);
  g_signal_connect (self->watcher, "hosted-changed", G_CALLBACK (watcher_hosted_changed_cb), self);
  return self;
}

/**
 * rhom_tray_is_hosted:
 *
 * Returns: whether this desktop has a tray now that shows such icons, be ours visible or not
 */
gboolean
rhom_tray_is_hosted (RhomTray *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY (self), FALSE);

  return rhom_tray_watcher_is_hosted (self->watcher);
}

/**
 * rhom_tray_set_visible:
 * @visible: whether the icon wants to be in the tray; it does from the start
 */
void
rhom_tray_set_visible (RhomTray *self,
                       gboolean  visible)
{
  g_return_if_fail (RHOM_IS_TRAY (self));

  if (self->is_visible == !!visible)
    return;
  self->is_visible = !!visible;
  update (self);
}

void
rhom_tray_set_icon (RhomTray    *self,
                    RhomTrayIcon icon)
{
  g_return_if_fail (RHOM_IS_TRAY (self));
  g_return_if_fail (icon < RHOM_N_TRAY_ICONS);

  if (self->look.icon == icon)
    return;
  self->look.icon = icon;
  queue_flush (self);
}

/**
 * rhom_tray_set_needs_attention:
 * @needs_attention: something waits for an answer; many hosts then show the icon of a due break, whatever icon is set
 */
void
rhom_tray_set_needs_attention (RhomTray *self,
                               gboolean  needs_attention)
{
  g_return_if_fail (RHOM_IS_TRAY (self));

  if (self->look.needs_attention == !!needs_attention)
    return;
  self->look.needs_attention = !!needs_attention;
  queue_flush (self);
}

/**
 * rhom_tray_set_text:
 * @text: what state it is in, without anything that runs; title, tooltip and accessible description
 */
void
rhom_tray_set_text (RhomTray   *self,
                    const char *text)
{
  g_return_if_fail (RHOM_IS_TRAY (self));
  g_return_if_fail (text != NULL);

  if (g_str_equal (self->look.text, text))
    return;
  g_free (self->look.text);
  self->look.text = g_strdup (text);
  queue_flush (self);
}
