/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/tray-menu.h"

#include "desktop/tray-info.h"
#include "desktop/tray-menu-item.h"

#include <glib/gi18n-lib.h>

#define MENU_PATH "/io/github/rhomboid/Rhomboid/TrayMenu"
#define TICK_USEC RHOM_USEC_PER_SEC
#define LONGEST_OPEN_USEC (30 * RHOM_USEC_PER_SEC)

/**
 * RhomTrayMenu:
 *
 * The menu of the tray icon, as com.canonical.dbusmenu. Its host asks for it
 * and draws it; nothing here wakes up while nobody has it open.
 *
 * #RhomTrayMenu::opened: it is about to be seen. Labels set by the handler
 * reach the host before its own answer, so it never shows old ones.
 * #RhomTrayMenu::tick: every second while it is open, so that a countdown may
 * run. Not every host says when it closes, so this ends after 30 s, too.
 * #RhomTrayMenu::activated (id, token): an item was clicked. token is an
 * activation token, (nullable), each given out only once.
 *
 * Changes are collected and sent once a turn of the main loop.
 */

struct _RhomTrayMenu
{
  GObject parent_instance;

  RhomClock       *clock;      /* (owned) */
  GDBusConnection *connection; /* (owned) (nullable): where it is exported */
  guint            object_id;  /* 0 when not exported */
  GHashTable      *items;      /* (owned) (element-type int RhomTrayMenuItem) */
  GArray          *order;      /* (owned) (element-type int): all ids but 0, as they were added */
  char            *token;      /* (owned) (nullable): not used yet */

  guint    revision;
  gboolean layout_changed; /* since it was last told */
  guint    flush_source;   /* 0 when nothing waits to be told */

  gboolean is_open;
  gint64   close_usec; /* elapsed scale; when to take it for closed */
  guint    tick_alarm; /* 0 when no alarm is armed */
};

G_DEFINE_FINAL_TYPE (RhomTrayMenu, rhom_tray_menu, G_TYPE_OBJECT)

enum
{
  OPENED,
  TICK,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static RhomTrayMenuItem *
find_item (RhomTrayMenu *self,
           int           id)
{
  return g_hash_table_lookup (self->items, GINT_TO_POINTER (id));
}

static void
emit_to_hosts (RhomTrayMenu *self,
               const char   *signal_name,
               GVariant     *parameters)
{
  g_autoptr (GError) error = NULL;

  if (!g_dbus_connection_emit_signal (self->connection, NULL, MENU_PATH, com_canonical_dbusmenu_interface.name, signal_name, parameters, &error))
    g_debug ("Tray menu: %s not sent: %s", signal_name, error->message);
}

/* Returns: (transfer floating) (nullable): a(ia{sv}) of what changed, which then counts as told */
static GVariant *
take_changes (RhomTrayMenu *self)
{
  GVariantBuilder builder;
  gboolean        is_empty = TRUE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ia{sv})"));
  for (guint i = 0; i < self->order->len; i++)
    {
      RhomTrayMenuItem *item = find_item (self, g_array_index (self->order, int, i));

      if (item->changes == 0)
        continue;
      g_variant_builder_add (&builder, "(i@a{sv})", item->id, rhom_tray_menu_item_get_changed (item));
      item->changes = 0;
      is_empty = FALSE;
    }
  if (!is_empty)
    return g_variant_builder_end (&builder);

  g_variant_builder_clear (&builder);
  return NULL;
}

/* Who asks for the whole menu later needs no news of before. */
static void
forget_changes (RhomTrayMenu *self)
{
  GHashTableIter    iter;
  RhomTrayMenuItem *item = NULL;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    item->changes = 0;
  self->layout_changed = FALSE;
}

/* Returns: whether there was something to tell */
static gboolean
flush (RhomTrayMenu *self)
{
  gboolean  layout_changed = self->layout_changed;
  GVariant *changes = NULL;

  g_clear_handle_id (&self->flush_source, g_source_remove);
  if (self->object_id == 0)
    return FALSE;

  self->layout_changed = FALSE;
  changes = take_changes (self);
  if (layout_changed)
    emit_to_hosts (self, "LayoutUpdated", g_variant_new ("(ui)", self->revision, 0));
  if (changes != NULL)
    emit_to_hosts (self, "ItemsPropertiesUpdated", g_variant_new ("(@a(ia{sv})a(ias))", changes, NULL));
  return layout_changed || changes != NULL;
}

static gboolean
flush_idle_cb (gpointer user_data)
{
  RhomTrayMenu *self = user_data;

  self->flush_source = 0;
  flush (self);
  return G_SOURCE_REMOVE;
}

static void
queue_flush (RhomTrayMenu *self)
{
  if (self->object_id != 0 && self->flush_source == 0)
    self->flush_source = g_idle_add (flush_idle_cb, self);
}

static void
mark_changed (RhomTrayMenu      *self,
              RhomTrayMenuItem  *item,
              RhomTrayMenuChange change)
{
  if (self->object_id == 0)
    return;

  item->changes |= change;
  queue_flush (self);
}

static void
stop_ticking (RhomTrayMenu *self)
{
  if (self->tick_alarm != 0)
    rhom_clock_remove_alarm (self->clock, self->tick_alarm);
  self->tick_alarm = 0;
}

static void
set_closed (RhomTrayMenu *self)
{
  stop_ticking (self);
  self->is_open = FALSE;
}

static void tick_cb (gpointer user_data);

static void
arm_tick (RhomTrayMenu *self)
{
  gint64 now_usec = rhom_clock_get_elapsed_usec (self->clock);

  if (now_usec + TICK_USEC > self->close_usec)
    set_closed (self);
  else
    self->tick_alarm = rhom_clock_add_alarm (self->clock, now_usec + TICK_USEC, tick_cb, self);
}

static void
tick_cb (gpointer user_data)
{
  g_autoptr (RhomTrayMenu) self = g_object_ref (user_data);

  self->tick_alarm = 0;
  g_signal_emit (self, signals[TICK], 0);
  if (self->is_open && self->tick_alarm == 0)
    arm_tick (self);
}

/* Returns: whether the host has to read the menu anew */
static gboolean
set_open (RhomTrayMenu *self)
{
  stop_ticking (self);
  self->is_open = TRUE;
  self->close_usec = rhom_clock_get_elapsed_usec (self->clock) + LONGEST_OPEN_USEC;
  arm_tick (self);

  g_signal_emit (self, signals[OPENED], 0);
  return flush (self);
}

/* Some hosts turn a check mark over by themselves when it is clicked, so they are told again what is true. */
static void
click (RhomTrayMenu     *self,
       RhomTrayMenuItem *item)
{
  g_autofree char *token = NULL;
  gboolean         is_check = item->kind == RHOM_TRAY_MENU_CHECK;

  if (!item->is_enabled || (item->kind != RHOM_TRAY_MENU_ITEM && !is_check))
    return;

  set_closed (self);
  token = rhom_tray_menu_take_token (self);
  g_signal_emit (self, signals[ACTIVATED], 0, item->id, token);
  if (is_check)
    mark_changed (self, item, RHOM_TRAY_MENU_CHANGE_CHECKED);
}

/* Returns: whether there is such an item */
static gboolean
handle_event (RhomTrayMenu *self,
              int           id,
              const char   *event)
{
  RhomTrayMenuItem *item = find_item (self, id);

  if (item == NULL)
    return FALSE;

  if (g_str_equal (event, "clicked"))
    click (self, item);
  else if (id == 0 && g_str_equal (event, "opened"))
    set_open (self);
  else if (id == 0 && g_str_equal (event, "closed"))
    set_closed (self);
  return TRUE;
}

/* Returns: (transfer floating): (ia{sv}av); @depth levels of children, all if negative */
static GVariant *
build_layout (RhomTrayMenu           *self,
              const RhomTrayMenuItem *item,
              int                     depth,
              const char *const      *names)
{
  GVariantBuilder children;

  g_variant_builder_init (&children, G_VARIANT_TYPE ("av"));
  for (guint i = 0; depth != 0 && i < item->children->len; i++)
    {
      RhomTrayMenuItem *child = find_item (self, g_array_index (item->children, int, i));

      g_variant_builder_add (&children, "v", build_layout (self, child, depth < 0 ? depth : depth - 1, names));
    }
  return g_variant_new ("(i@a{sv}av)", item->id, rhom_tray_menu_item_get_properties (item, names), &children);
}

static void
return_unknown (GDBusMethodInvocation *invocation,
                int                    id)
{
  g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The menu has no item %d", id);
}

static void
handle_get_layout (RhomTrayMenu          *self,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation)
{
  int                     id = 0;
  int                     depth = 0;
  g_autofree const char **names = NULL;
  const RhomTrayMenuItem *item = NULL;

  g_variant_get (parameters, "(ii^a&s)", &id, &depth, &names);
  item = find_item (self, id);
  if (item == NULL)
    return_unknown (invocation, id);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u@(ia{sv}av))", self->revision, build_layout (self, item, depth, names)));
}

static void
handle_get_group_properties (RhomTrayMenu          *self,
                             GVariant              *parameters,
                             GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) ids = NULL;
  g_autofree const char **names = NULL;
  const int              *wanted = NULL;
  gsize                   n_wanted = 0;
  GVariantBuilder         builder;

  g_variant_get (parameters, "(@ai^a&s)", &ids, &names);
  wanted = g_variant_get_fixed_array (ids, &n_wanted, sizeof (int));
  if (n_wanted == 0)
    {
      wanted = (const int *) self->order->data;
      n_wanted = self->order->len;
    }

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ia{sv})"));
  for (gsize i = 0; i < n_wanted; i++)
    {
      const RhomTrayMenuItem *item = find_item (self, wanted[i]);

      if (item != NULL)
        g_variant_builder_add (&builder, "(i@a{sv})", item->id, rhom_tray_menu_item_get_properties (item, names));
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a(ia{sv}))", &builder));
}

static void
handle_get_property (RhomTrayMenu          *self,
                     GVariant              *parameters,
                     GDBusMethodInvocation *invocation)
{
  int                     id = 0;
  const char             *name = NULL;
  const RhomTrayMenuItem *item = NULL;
  GVariant               *value = NULL;

  g_variant_get (parameters, "(i&s)", &id, &name);
  item = find_item (self, id);
  if (item == NULL)
    {
      return_unknown (invocation, id);
      return;
    }
  value = rhom_tray_menu_item_get_property (item, name);
  if (value == NULL)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "Item %d has no property “%s”", id, name);
  else
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(v)", value));
}

static void
handle_event_call (RhomTrayMenu          *self,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation)
{
  int         id = 0;
  const char *event = NULL;

  g_variant_get (parameters, "(i&svu)", &id, &event, NULL, NULL);
  if (handle_event (self, id, event))
    g_dbus_method_invocation_return_value (invocation, NULL);
  else
    return_unknown (invocation, id);
}

static void
handle_event_group (RhomTrayMenu          *self,
                    GVariant              *parameters,
                    GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariantIter) events = NULL;
  GVariantBuilder unknown;
  guint           n_known = 0;
  guint           n_unknown = 0;
  int             id = 0;
  const char     *event = NULL;

  g_variant_builder_init (&unknown, G_VARIANT_TYPE ("ai"));
  g_variant_get (parameters, "(a(isvu))", &events);
  while (g_variant_iter_next (events, "(i&svu)", &id, &event, NULL, NULL))
    {
      if (handle_event (self, id, event))
        {
          n_known++;
          continue;
        }
      g_variant_builder_add (&unknown, "i", id);
      n_unknown++;
    }

  if (n_known > 0 || n_unknown == 0)
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ai)", &unknown));
      return;
    }
  g_variant_builder_clear (&unknown);
  g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS, "The menu has none of these items");
}

static void
handle_about_to_show (RhomTrayMenu          *self,
                      GVariant              *parameters,
                      GDBusMethodInvocation *invocation)
{
  int      id = 0;
  gboolean needs_update = FALSE;

  g_variant_get (parameters, "(i)", &id);
  if (find_item (self, id) == NULL)
    {
      return_unknown (invocation, id);
      return;
    }
  if (id == 0)
    needs_update = set_open (self);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", needs_update));
}

static void
handle_about_to_show_group (RhomTrayMenu          *self,
                            GVariant              *parameters,
                            GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariantIter) ids = NULL;
  GVariantBuilder updates;
  GVariantBuilder unknown;
  int             id = 0;

  g_variant_builder_init (&updates, G_VARIANT_TYPE ("ai"));
  g_variant_builder_init (&unknown, G_VARIANT_TYPE ("ai"));
  g_variant_get (parameters, "(ai)", &ids);
  while (g_variant_iter_next (ids, "i", &id))
    {
      if (find_item (self, id) == NULL)
        g_variant_builder_add (&unknown, "i", id);
      else if (id == 0 && set_open (self))
        g_variant_builder_add (&updates, "i", id);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aiai)", &updates, &unknown));
}

static const struct
{
  const char *name;
  void (*handle) (RhomTrayMenu          *self,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation);
} methods[] = {
  { "GetLayout", handle_get_layout },
  { "GetGroupProperties", handle_get_group_properties },
  { "GetProperty", handle_get_property },
  { "Event", handle_event_call },
  { "EventGroup", handle_event_group },
  { "AboutToShow", handle_about_to_show },
  { "AboutToShowGroup", handle_about_to_show_group },
};

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
  g_autoptr (RhomTrayMenu) self = g_object_ref (user_data);

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      if (!g_str_equal (methods[i].name, method_name))
        continue;
      methods[i].handle (self, parameters, invocation);
      return;
    }
  g_assert_not_reached ();
}

static GVariant *
get_text_direction (void)
{
  /* Translators: do not translate the words; make it "default:RTL" if your language is written from right to left. */
  const char *direction = _("default:LTR");

  return g_variant_new_string (g_str_equal (direction, "default:RTL") ? "rtl" : "ltr");
}

static GVariant *
property_read_cb (GDBusConnection *connection,
                  const char      *sender,
                  const char      *object_path,
                  const char      *interface_name,
                  const char      *property_name,
                  GError         **error,
                  gpointer         user_data)
{
  if (g_str_equal (property_name, "Version"))
    return g_variant_new_uint32 (3);
  if (g_str_equal (property_name, "TextDirection"))
    return get_text_direction ();
  if (g_str_equal (property_name, "Status"))
    return g_variant_new_string ("normal");
  return g_variant_new_strv (NULL, 0); /* IconThemePath */
}

static const GDBusInterfaceVTable vtable = { .method_call = method_called_cb, .get_property = property_read_cb };

static void
rhom_tray_menu_dispose (GObject *object)
{
  RhomTrayMenu *self = RHOM_TRAY_MENU (object);

  if (self->clock != NULL)
    rhom_tray_menu_unexport (self);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rhom_tray_menu_parent_class)->dispose (object);
}

static void
rhom_tray_menu_finalize (GObject *object)
{
  RhomTrayMenu *self = RHOM_TRAY_MENU (object);

  g_hash_table_unref (self->items);
  g_array_unref (self->order);
  g_free (self->token);

  G_OBJECT_CLASS (rhom_tray_menu_parent_class)->finalize (object);
}

static void
rhom_tray_menu_class_init (RhomTrayMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rhom_tray_menu_dispose;
  object_class->finalize = rhom_tray_menu_finalize;

  signals[OPENED] = g_signal_new ("opened", RHOM_TYPE_TRAY_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TICK] = g_signal_new ("tick", RHOM_TYPE_TRAY_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", RHOM_TYPE_TRAY_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
rhom_tray_menu_init (RhomTrayMenu *self)
{
  RhomTrayMenuItem *root = rhom_tray_menu_item_new (0, -1, RHOM_TRAY_MENU_SUBMENU, NULL);

  self->items = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) rhom_tray_menu_item_free);
  self->order = g_array_new (FALSE, FALSE, sizeof (int));
  self->revision = 1;
  g_hash_table_insert (self->items, GINT_TO_POINTER (0), root);
}

/**
 * rhom_tray_menu_new:
 *
 * Returns: (transfer full): an empty menu, not on any bus yet: #RhomTray exports it
 */
RhomTrayMenu *
rhom_tray_menu_new (RhomClock *clock)
{
  RhomTrayMenu *self = NULL;

  g_return_val_if_fail (RHOM_IS_CLOCK (clock), NULL);

  self = g_object_new (RHOM_TYPE_TRAY_MENU, NULL);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rhom_tray_menu_get_path:
 *
 * Returns: (transfer none): the object path of the menu, wherever it is exported
 */
const char *
rhom_tray_menu_get_path (RhomTrayMenu *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY_MENU (self), NULL);

  return MENU_PATH;
}

/**
 * rhom_tray_menu_is_open:
 *
 * Returns: whether somebody looks at it, as far as the host tells
 */
gboolean
rhom_tray_menu_is_open (RhomTrayMenu *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY_MENU (self), FALSE);

  return self->is_open;
}

/**
 * rhom_tray_menu_export:
 * @connection: where hosts will ask for it: that of the icon
 *
 * For #RhomTray. It must not be exported already.
 *
 * Returns: %FALSE with @error set if the path is taken or the connection gone
 */
gboolean
rhom_tray_menu_export (RhomTrayMenu    *self,
                       GDBusConnection *connection,
                       GError         **error)
{
  GDBusInterfaceInfo *info = (GDBusInterfaceInfo *) &com_canonical_dbusmenu_interface;

  g_return_val_if_fail (RHOM_IS_TRAY_MENU (self), FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (self->object_id == 0, FALSE);

  self->object_id = g_dbus_connection_register_object (connection, MENU_PATH, info, &vtable, self, NULL, error);
  if (self->object_id == 0)
    return FALSE;
  self->connection = g_object_ref (connection);
  forget_changes (self);
  return TRUE;
}

/**
 * rhom_tray_menu_unexport:
 *
 * Takes it off the bus; it counts as closed. What it holds stays.
 */
void
rhom_tray_menu_unexport (RhomTrayMenu *self)
{
  g_return_if_fail (RHOM_IS_TRAY_MENU (self));

  set_closed (self);
  g_clear_handle_id (&self->flush_source, g_source_remove);
  if (self->object_id != 0)
    g_dbus_connection_unregister_object (self->connection, self->object_id);
  self->object_id = 0;
  g_clear_object (&self->connection);
}

/**
 * rhom_tray_menu_give_token:
 * @token: (nullable): an activation token that the host sent ahead of a click
 *
 * For #RhomTray. Takes the place of one that nobody took.
 */
void
rhom_tray_menu_give_token (RhomTrayMenu *self,
                           const char   *token)
{
  g_return_if_fail (RHOM_IS_TRAY_MENU (self));

  g_free (self->token);
  self->token = g_strdup (token);
}

/**
 * rhom_tray_menu_take_token:
 *
 * Returns: (transfer full) (nullable): the token; it is gone from here then
 */
char *
rhom_tray_menu_take_token (RhomTrayMenu *self)
{
  g_return_val_if_fail (RHOM_IS_TRAY_MENU (self), NULL);

  return g_steal_pointer (&self->token);
}

/**
 * rhom_tray_menu_add:
 * @id: a number of the caller's, above 0 and new here
 * @parent_id: a submenu, or 0 for the menu itself
 * @label: (nullable): plain text; none on a separator
 *
 * Adds an item after those that @parent_id has already.
 */
void
rhom_tray_menu_add (RhomTrayMenu    *self,
                    int              id,
                    int              parent_id,
                    RhomTrayMenuKind kind,
                    const char      *label)
{
  RhomTrayMenuItem *parent = NULL;

  g_return_if_fail (RHOM_IS_TRAY_MENU (self));
  g_return_if_fail (id > 0 && find_item (self, id) == NULL);
  parent = find_item (self, parent_id);
  g_return_if_fail (parent != NULL && parent->kind == RHOM_TRAY_MENU_SUBMENU);

  g_hash_table_insert (self->items, GINT_TO_POINTER (id), rhom_tray_menu_item_new (id, parent_id, kind, label));
  g_array_append_val (self->order, id);
  g_array_append_val (parent->children, id);
  self->revision++;
  self->layout_changed = TRUE;
  queue_flush (self);
}

void
rhom_tray_menu_set_label (RhomTrayMenu *self,
                          int           id,
                          const char   *label)
{
  RhomTrayMenuItem *item = NULL;

  g_return_if_fail (RHOM_IS_TRAY_MENU (self) && label != NULL);
  item = find_item (self, id);
  g_return_if_fail (item != NULL);

  if (g_str_equal (item->label, label))
    return;
  g_free (item->label);
  item->label = g_strdup (label);
  mark_changed (self, item, RHOM_TRAY_MENU_CHANGE_LABEL);
}

static void
set_flag (RhomTrayMenu      *self,
          RhomTrayMenuItem  *item,
          gboolean          *flag,
          gboolean           value,
          RhomTrayMenuChange change)
{
  if (*flag == !!value)
    return;
  *flag = !!value;
  mark_changed (self, item, change);
}

void
rhom_tray_menu_set_enabled (RhomTrayMenu *self,
                            int           id,
                            gboolean      enabled)
{
  RhomTrayMenuItem *item = NULL;

  g_return_if_fail (RHOM_IS_TRAY_MENU (self));
  item = find_item (self, id);
  g_return_if_fail (item != NULL);

  set_flag (self, item, &item->is_enabled, enabled, RHOM_TRAY_MENU_CHANGE_ENABLED);
}

void
rhom_tray_menu_set_visible (RhomTrayMenu *self,
                            int           id,
                            gboolean      visible)
{
  RhomTrayMenuItem *item = NULL;

  g_return_if_fail (RHOM_IS_TRAY_MENU (self));
  item = find_item (self, id);
  g_return_if_fail (item != NULL);

  set_flag (self, item, &item->is_visible, visible, RHOM_TRAY_MENU_CHANGE_VISIBLE);
}

/* Only for an item of kind %RHOM_TRAY_MENU_CHECK. A click does not change the check by itself: what is true decides. */
void
rhom_tray_menu_set_checked (RhomTrayMenu *self,
                            int           id,
                            gboolean      checked)
{
  RhomTrayMenuItem *item = NULL;

  g_return_if_fail (RHOM_IS_TRAY_MENU (self));
  item = find_item (self, id);
  g_return_if_fail (item != NULL && item->kind == RHOM_TRAY_MENU_CHECK);

  set_flag (self, item, &item->is_checked, checked, RHOM_TRAY_MENU_CHANGE_CHECKED);
}
