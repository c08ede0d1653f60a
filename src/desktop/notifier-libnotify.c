/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/notifier-libnotify.h"

#include <libnotify/notify.h>

/**
 * RhomNotifierLibnotify:
 *
 * Notifications by the server of the desktop, through libnotify.
 *
 * libnotify waits for the server's answer, up to 25 s with one that hangs. So
 * each showing begins with a question of our own that waits for nothing; only
 * a server that just answered is given to libnotify. The capabilities are
 * asked, and notifications closed, without libnotify for the same reason.
 *
 * Each showing is a new NotifyNotification, as one that was closed once never
 * says so again. It is given the server's id of the one it replaces.
 *
 * What was asked to be shown stays wanted until it is withdrawn, answered or
 * closed. A server that goes away or hangs makes every such notification
 * fail; one that comes back, or wakes up, gets those shown again that are
 * still wanted then.
 */

#define SERVER_NAME "org.freedesktop.Notifications"
#define SERVER_PATH "/org/freedesktop/Notifications"
#define ENTRY_KEY "rhom-entry"

/* A server that takes longer is taken to hang. */
#define CHECK_TIMEOUT_MSEC 2000

typedef enum
{
  PHASE_REST,
  PHASE_CHECK, /* is it alive? */
  PHASE_CAPS,  /* what can it do? */
  PHASE_WAIT,  /* it hangs; the answer to an open question will tell when it no longer does */
} Phase;

/* One notification that is wanted. */
typedef struct
{
  RhomNotifierLibnotify *notifier;       /* (unowned) */
  char                  *id;             /* (owned) */
  char                  *title;          /* (owned) */
  char                  *body;           /* (owned) */
  char                  *default_action; /* (owned) (nullable) */
  char                  *default_label;  /* (owned) (nullable) */
  GStrv                  buttons;        /* (owned): action, label, action, label… */
  char                  *sound_name;     /* (owned) (nullable) */
  gboolean               is_critical;
  gboolean               is_quiet;
  gboolean               is_transient;
  gboolean               is_dirty;   /* not shown as it stands here */
  gboolean               has_failed; /* the caller was told */
  NotifyNotification    *handle;     /* (owned) (nullable): while it is up */
} Entry;

struct _RhomNotifierLibnotify
{
  GObject parent_instance;

  GDBusConnection  *connection;  /* (owned) */
  GCancellable     *cancellable; /* (owned): of the questions to the present server */
  GPtrArray        *entries;     /* (owned) (element-type Entry), in the order of their showing */
  GStrv             caps;        /* (owned) (nullable): of the present server; %NULL while not known */
  RhomNotifierState state;
  Phase             phase;
  gboolean          has_owner;
  guint             watch_id;
  guint             fail_source;
};

static void rhom_notifier_libnotify_notifier_iface_init (RhomNotifierInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RhomNotifierLibnotify, rhom_notifier_libnotify, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (RHOM_TYPE_NOTIFIER, rhom_notifier_libnotify_notifier_iface_init))

enum
{
  PROP_CONNECTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void ask_caps (RhomNotifierLibnotify *self);
static void await_recovery (RhomNotifierLibnotify *self);

static gboolean
unref_handle_cb (gpointer user_data)
{
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/* libnotify goes on using the object after it called us, so it is let go of
 * later; what it still reports until then finds no entry. */
static void
release_handle (Entry *entry)
{
  NotifyNotification *handle = g_steal_pointer (&entry->handle);

  if (handle == NULL)
    return;
  g_object_set_data (G_OBJECT (handle), ENTRY_KEY, NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT, unref_handle_cb, handle, NULL);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  release_handle (entry);
  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->body);
  g_free (entry->default_action);
  g_free (entry->default_label);
  g_strfreev (entry->buttons);
  g_free (entry->sound_name);
  g_free (entry);
}

static GStrv
copy_buttons (const RhomNotificationButton *buttons)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; buttons != NULL && buttons->action != NULL; buttons++)
    g_strv_builder_add_many (builder, buttons->action, buttons->label, NULL);
  return g_strv_builder_end (builder);
}

static Entry *
entry_new (RhomNotifierLibnotify  *self,
           const RhomNotification *notification)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->notifier = self;
  entry->id = g_strdup (notification->id);
  entry->title = g_strdup (notification->title);
  entry->body = g_strdup (notification->body);
  entry->default_action = g_strdup (notification->default_action);
  entry->default_label = g_strdup (notification->default_label);
  entry->buttons = copy_buttons (notification->buttons);
  entry->sound_name = g_strdup (notification->sound_name);
  entry->is_critical = notification->is_critical;
  entry->is_quiet = notification->is_quiet;
  entry->is_transient = notification->is_transient;
  entry->is_dirty = TRUE;
  return entry;
}

static Entry *
find_entry (RhomNotifierLibnotify *self,
            const char            *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->id, id))
        return entry;
    }
  return NULL;
}

static gboolean
has_cap (RhomNotifierLibnotify *self,
         const char            *cap)
{
  return self->caps != NULL && g_strv_contains ((const char *const *) self->caps, cap);
}

static void
set_state (RhomNotifierLibnotify *self,
           RhomNotifierState      state)
{
  if (self->state == state)
    return;
  self->state = state;
  rhom_notifier_emit_changed (RHOM_NOTIFIER (self));
}

/* Says of each notification only once that it failed. A handler may withdraw
 * others, or show them anew. */
static void
fail_wanted (RhomNotifierLibnotify *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->is_dirty && !entry->has_failed)
        g_ptr_array_add (ids, g_strdup (entry->id));
    }
  for (guint i = 0; i < ids->len; i++)
    {
      Entry *entry = find_entry (self, g_ptr_array_index (ids, i));

      if (entry == NULL || !entry->is_dirty || entry->has_failed)
        continue;
      entry->has_failed = TRUE;
      rhom_notifier_emit_failed (RHOM_NOTIFIER (self), g_ptr_array_index (ids, i));
    }
}

/* No answer is awaited, so a server that hangs does it once it wakes up. */
static void
close_on_server (RhomNotifierLibnotify *self,
                 Entry                 *entry)
{
  int server_id = 0;

  if (entry->handle == NULL)
    return;
  g_object_get (entry->handle, "id", &server_id, NULL);
  g_dbus_connection_call (self->connection, SERVER_NAME, SERVER_PATH, SERVER_NAME, "CloseNotification", g_variant_new ("(u)", (guint32) server_id), NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

/* Some servers report one click twice, and some leave the notification up. So
 * the first report ends it, and a second one finds no entry. */
static void
notification_action_cb (NotifyNotification *handle,
                        char               *action,
                        gpointer            user_data)
{
  Entry *entry = g_object_get_data (G_OBJECT (handle), ENTRY_KEY);
  g_autoptr (RhomNotifierLibnotify) self = NULL;
  g_autofree char *token = NULL;
  guint            index;

  if (entry == NULL)
    return;
  self = g_object_ref (entry->notifier);
  token = g_strdup (notify_notification_get_activation_token (handle));
  close_on_server (self, entry);
  release_handle (entry);
  if (g_ptr_array_find (self->entries, entry, &index))
    g_ptr_array_steal_index (self->entries, index);
  rhom_notifier_emit_action (RHOM_NOTIFIER (self), entry->id, g_str_equal (action, "default") ? entry->default_action : action, token);
  entry_free (entry);
}

/* Closed while new words for it were on their way: those are still wanted. */
static void
notification_closed_cb (NotifyNotification *handle,
                        gpointer            user_data)
{
  Entry *entry = g_object_get_data (G_OBJECT (handle), ENTRY_KEY);

  if (entry == NULL)
    return;
  release_handle (entry);
  if (!entry->is_dirty)
    g_ptr_array_remove (entry->notifier->entries, entry);
}

static void
add_actions (NotifyNotification *handle,
             Entry              *entry)
{
  if (entry->default_action != NULL)
    notify_notification_add_action (handle, "default", entry->default_label != NULL ? entry->default_label : entry->title, notification_action_cb, NULL, NULL);
  for (guint i = 0; entry->buttons[i] != NULL; i += 2)
    notify_notification_add_action (handle, entry->buttons[i], entry->buttons[i + 1], notification_action_cb, NULL, NULL);
}

static NotifyUrgency
choose_urgency (const Entry *entry)
{
  if (entry->is_critical)
    return NOTIFY_URGENCY_CRITICAL;
  return entry->is_quiet ? NOTIFY_URGENCY_LOW : NOTIFY_URGENCY_NORMAL;
}

static void
add_hints (RhomNotifierLibnotify *self,
           NotifyNotification    *handle,
           Entry                 *entry)
{
  notify_notification_set_hint (handle, "desktop-entry", g_variant_new_string (RHOM_APP_ID));
  notify_notification_set_urgency (handle, choose_urgency (entry));
  if (entry->is_critical)
    notify_notification_set_timeout (handle, NOTIFY_EXPIRES_NEVER);
  if (entry->is_quiet)
    notify_notification_set_hint (handle, "suppress-sound", g_variant_new_boolean (TRUE));
  if (entry->is_transient)
    notify_notification_set_hint (handle, "transient", g_variant_new_boolean (TRUE));
  if (entry->sound_name != NULL && has_cap (self, "sound"))
    notify_notification_set_hint (handle, "sound-name", g_variant_new_string (entry->sound_name));
}

static NotifyNotification *
make_handle (RhomNotifierLibnotify *self,
             Entry                 *entry)
{
  g_autofree char    *escaped = entry->body != NULL && has_cap (self, "body-markup") ? g_markup_escape_text (entry->body, -1) : NULL;
  NotifyNotification *handle = notify_notification_new (entry->title, escaped != NULL ? escaped : entry->body, RHOM_APP_ID);
  int                 server_id = 0;

  if (entry->handle != NULL)
    {
      g_object_get (entry->handle, "id", &server_id, NULL);
      g_object_set (handle, "id", server_id, NULL);
    }
  if (has_cap (self, "actions"))
    add_actions (handle, entry);
  add_hints (self, handle, entry);
  return handle;
}

/* The one call that waits for the server, right after the server answered. */
static void
present (RhomNotifierLibnotify *self,
         Entry                 *entry)
{
  NotifyNotification *handle = make_handle (self, entry);
  g_autoptr (GError) error = NULL;

  if (!notify_notification_show (handle, &error))
    {
      g_debug ("Notification “%s”: %s", entry->id, error->message);
      g_object_unref (handle);
      return;
    }
  release_handle (entry);
  g_object_set_data (G_OBJECT (handle), ENTRY_KEY, entry);
  g_signal_connect (handle, "closed", G_CALLBACK (notification_closed_cb), NULL);
  entry->handle = handle;
  entry->is_dirty = FALSE;
  entry->has_failed = FALSE;
}

static void
present_wanted (RhomNotifierLibnotify *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->is_dirty)
        present (self, entry);
    }
  fail_wanted (self);
}

static void
take_bad_answer (RhomNotifierLibnotify *self,
                 const GError          *error)
{
  gboolean is_hung = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  g_debug ("Notification server: %s", error->message);
  self->phase = PHASE_REST;
  if (is_hung)
    await_recovery (self);
  set_state (self, is_hung ? RHOM_NOTIFIER_HUNG : RHOM_NOTIFIER_NONE);
  fail_wanted (self);
}

static void
take_good_answer (RhomNotifierLibnotify *self)
{
  if (self->caps == NULL)
    {
      ask_caps (self);
      return;
    }
  self->phase = PHASE_REST;
  present_wanted (self);
  if (self->phase == PHASE_REST)
    set_state (self, RHOM_NOTIFIER_READY);
}

static void
server_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (RhomNotifierLibnotify) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  if (reply == NULL)
    {
      take_bad_answer (self, error);
      return;
    }
  if (self->phase == PHASE_CAPS)
    g_variant_get (reply, "(^as)", &self->caps);
  take_good_answer (self);
}

static void
ask (RhomNotifierLibnotify *self,
     Phase                  phase,
     const char            *method,
     const char            *reply_type,
     int                    timeout_msec)
{
  self->phase = phase;
  g_dbus_connection_call (self->connection, SERVER_NAME, SERVER_PATH, SERVER_NAME, method, NULL, G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NONE, timeout_msec, self->cancellable, server_answered_cb, self);
}

static void
ask_caps (RhomNotifierLibnotify *self)
{
  ask (self, PHASE_CAPS, "GetCapabilities", "(as)", CHECK_TIMEOUT_MSEC);
}

static void
await_recovery (RhomNotifierLibnotify *self)
{
  ask (self, PHASE_WAIT, "GetServerInformation", "(ssss)", G_MAXINT);
}

static gboolean
fail_wanted_cb (gpointer user_data)
{
  g_autoptr (RhomNotifierLibnotify) self = g_object_ref (user_data);

  self->fail_source = 0;
  if (self->phase == PHASE_WAIT)
    fail_wanted (self);
  return G_SOURCE_REMOVE;
}

static void
check (RhomNotifierLibnotify *self)
{
  if (self->phase == PHASE_REST)
    ask (self, PHASE_CHECK, "GetServerInformation", "(ssss)", CHECK_TIMEOUT_MSEC);
  else if (self->phase == PHASE_WAIT && self->fail_source == 0)
    self->fail_source = g_idle_add (fail_wanted_cb, self);
}

static void
server_appeared_cb (GDBusConnection *connection,
                    const char      *name,
                    const char      *owner,
                    gpointer         user_data)
{
  RhomNotifierLibnotify *self = user_data;

  self->has_owner = TRUE;
  check (self);
}

/* A server that dies says nothing of what it had up. */
static void
forget_server (RhomNotifierLibnotify *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->caps, g_strfreev);
  self->phase = PHASE_REST;
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (self->entries, i);

      release_handle (entry);
      entry->is_dirty = TRUE;
    }
}

static void
activatable_names_listed_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autofree const char **names = NULL;
  g_autoptr (RhomNotifierLibnotify) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  if (reply != NULL)
    g_variant_get (reply, "(^a&s)", &names);
  if (!self->has_owner && self->state == RHOM_NOTIFIER_UNKNOWN && (names == NULL || !g_strv_contains (names, SERVER_NAME)))
    set_state (self, RHOM_NOTIFIER_NONE);
}

/* With none running at the start, one may still be started by the first
 * notification. It is not started for our question: at login that could
 * rob the desktop's own server of its name. */
static void
server_vanished_cb (GDBusConnection *connection,
                    const char      *name,
                    gpointer         user_data)
{
  g_autoptr (RhomNotifierLibnotify) self = g_object_ref (user_data);

  if (!self->has_owner)
    {
      g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListActivatableNames", NULL, G_VARIANT_TYPE ("(as)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, activatable_names_listed_cb, self);
      return;
    }
  self->has_owner = FALSE;
  forget_server (self);
  set_state (self, RHOM_NOTIFIER_NONE);
  fail_wanted (self);
}

static RhomNotifierState
rhom_notifier_libnotify_get_state (RhomNotifier *notifier)
{
  return RHOM_NOTIFIER_LIBNOTIFY (notifier)->state;
}

static void
rhom_notifier_libnotify_show (RhomNotifier           *notifier,
                              const RhomNotification *notification)
{
  RhomNotifierLibnotify *self = RHOM_NOTIFIER_LIBNOTIFY (notifier);
  Entry                 *earlier = find_entry (self, notification->id);
  Entry                 *entry = entry_new (self, notification);

  if (earlier != NULL)
    {
      entry->handle = g_steal_pointer (&earlier->handle);
      if (entry->handle != NULL)
        g_object_set_data (G_OBJECT (entry->handle), ENTRY_KEY, entry);
      g_ptr_array_remove (self->entries, earlier);
    }
  g_ptr_array_add (self->entries, entry);
  check (self);
}

static void
rhom_notifier_libnotify_withdraw (RhomNotifier *notifier,
                                  const char   *id)
{
  RhomNotifierLibnotify *self = RHOM_NOTIFIER_LIBNOTIFY (notifier);
  Entry                 *entry = find_entry (self, id);

  if (entry == NULL)
    return;
  close_on_server (self, entry);
  g_ptr_array_remove (self->entries, entry);
}

static void
rhom_notifier_libnotify_notifier_iface_init (RhomNotifierInterface *iface)
{
  iface->get_state = rhom_notifier_libnotify_get_state;
  iface->show = rhom_notifier_libnotify_show;
  iface->withdraw = rhom_notifier_libnotify_withdraw;
}

/* Buttons that nobody listens to any more are taken away. */
static void
rhom_notifier_libnotify_dispose (GObject *object)
{
  RhomNotifierLibnotify *self = RHOM_NOTIFIER_LIBNOTIFY (object);

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  g_clear_handle_id (&self->fail_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < self->entries->len; i++)
    close_on_server (self, g_ptr_array_index (self->entries, i));
  g_ptr_array_set_size (self->entries, 0);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_notifier_libnotify_parent_class)->dispose (object);
}

static void
rhom_notifier_libnotify_finalize (GObject *object)
{
  RhomNotifierLibnotify *self = RHOM_NOTIFIER_LIBNOTIFY (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->entries);
  g_strfreev (self->caps);

  G_OBJECT_CLASS (rhom_notifier_libnotify_parent_class)->finalize (object);
}

static void
rhom_notifier_libnotify_constructed (GObject *object)
{
  RhomNotifierLibnotify *self = RHOM_NOTIFIER_LIBNOTIFY (object);

  G_OBJECT_CLASS (rhom_notifier_libnotify_parent_class)->constructed (object);

  g_assert (self->connection != NULL);
  if (!notify_is_initted ())
    notify_init ("Rhomboid");
  self->watch_id = g_bus_watch_name_on_connection (self->connection, SERVER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, server_appeared_cb, server_vanished_cb, self, NULL);
}

static void
rhom_notifier_libnotify_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  RhomNotifierLibnotify *self = RHOM_NOTIFIER_LIBNOTIFY (object);

  switch (property_id)
    {
    case PROP_CONNECTION:
      self->connection = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rhom_notifier_libnotify_class_init (RhomNotifierLibnotifyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_notifier_libnotify_constructed;
  object_class->set_property = rhom_notifier_libnotify_set_property;
  object_class->dispose = rhom_notifier_libnotify_dispose;
  object_class->finalize = rhom_notifier_libnotify_finalize;

  properties[PROP_CONNECTION] = g_param_spec_object ("connection", NULL, NULL, G_TYPE_DBUS_CONNECTION, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rhom_notifier_libnotify_init (RhomNotifierLibnotify *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

/**
 * rhom_notifier_libnotify_new:
 * @connection: the session bus as g_bus_get() gives it; libnotify takes that one in any case
 *
 * Returns: (transfer full): a notifier that waits for a server to be there
 */
RhomNotifier *
rhom_notifier_libnotify_new (GDBusConnection *connection)
{
  return g_object_new (RHOM_TYPE_NOTIFIER_LIBNOTIFY, "connection", connection, NULL);
}
