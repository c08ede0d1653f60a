/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/screen-savers.h"

/**
 * RhomScreenSavers:
 *
 * Whether a screen saver or lock screen covers the screen. Every desktop has
 * its own name for the same small interface; some have two, and then both say
 * the same. Not all of them tell logind that they locked the screen.
 *
 * #RhomScreenSavers::changed: one came or went, covers the screen or does not any more.
 */

typedef struct
{
  const char *name; /* of the bus, and of the interface */
  const char *path; /* where it is asked; it may tell from another */
} Kind;

static const Kind kinds[] = {
  { "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
  { "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
};

typedef struct
{
  RhomScreenSavers *savers; /* (unowned) */
  const Kind       *kind;
  GCancellable     *cancellable; /* (owned) (nullable): while it is there */
  guint             watch_id;
  guint             subscription;
  gboolean          is_active;
} Saver;

struct _RhomScreenSavers
{
  GObject parent_instance;

  GDBusConnection *session_bus; /* (owned) */
  Saver            savers[G_N_ELEMENTS (kinds)];
};

G_DEFINE_FINAL_TYPE (RhomScreenSavers, rhom_screen_savers, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_active (Saver    *saver,
            GVariant *parameters)
{
  gboolean is_active;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &is_active);
  if (saver->is_active == is_active)
    return;
  saver->is_active = is_active;
  g_signal_emit (saver->savers, signals[CHANGED], 0);
}

static void
active_changed_cb (GDBusConnection *connection,
                   const char      *sender,
                   const char      *path,
                   const char      *interface,
                   const char      *signal,
                   GVariant        *parameters,
                   gpointer         user_data)
{
  Saver                            *saver = user_data;
  g_autoptr (RhomScreenSavers) self G_GNUC_UNUSED = g_object_ref (saver->savers);

  set_active (saver, parameters);
}

static void
active_received_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  if (reply != NULL)
    set_active (user_data, reply);
  else
    g_debug ("Screen saver: %s", error->message);
}

static void
forget (Saver *saver)
{
  if (saver->cancellable != NULL)
    g_cancellable_cancel (saver->cancellable);
  g_clear_object (&saver->cancellable);
  if (saver->subscription != 0)
    g_dbus_connection_signal_unsubscribe (saver->savers->session_bus, saver->subscription);
  saver->subscription = 0;
  saver->is_active = FALSE;
}

/* Subscribed before the question, so that no change falls between. */
static void
saver_appeared_cb (GDBusConnection *connection,
                   const char      *name,
                   const char      *owner,
                   gpointer         user_data)
{
  Saver *saver = user_data;

  forget (saver);
  saver->cancellable = g_cancellable_new ();
  saver->subscription = g_dbus_connection_signal_subscribe (connection, owner, name, "ActiveChanged", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, active_changed_cb, saver, NULL);
  g_dbus_connection_call (connection, name, saver->kind->path, name, "GetActive", NULL, G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, saver->cancellable, active_received_cb, saver);
  g_signal_emit (saver->savers, signals[CHANGED], 0);
}

/* Nobody could say that the screen is free again, so it counts as free. */
static void
saver_vanished_cb (GDBusConnection *connection,
                   const char      *name,
                   gpointer         user_data)
{
  Saver   *saver = user_data;
  gboolean was_there = saver->cancellable != NULL;

  forget (saver);
  if (was_there)
    g_signal_emit (saver->savers, signals[CHANGED], 0);
}

static void
rhom_screen_savers_dispose (GObject *object)
{
  RhomScreenSavers *self = RHOM_SCREEN_SAVERS (object);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_clear_handle_id (&self->savers[i].watch_id, g_bus_unwatch_name);
      forget (&self->savers[i]);
    }
  g_clear_object (&self->session_bus);

  G_OBJECT_CLASS (rhom_screen_savers_parent_class)->dispose (object);
}

static void
rhom_screen_savers_class_init (RhomScreenSaversClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rhom_screen_savers_dispose;

  signals[CHANGED] = g_signal_new ("changed", RHOM_TYPE_SCREEN_SAVERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rhom_screen_savers_init (RhomScreenSavers *self)
{
}

/**
 * rhom_screen_savers_new:
 *
 * Returns: (transfer full): knows nothing yet; says so when it does
 */
RhomScreenSavers *
rhom_screen_savers_new (GDBusConnection *session_bus)
{
  RhomScreenSavers *self = g_object_new (RHOM_TYPE_SCREEN_SAVERS, NULL);

  self->session_bus = g_object_ref (session_bus);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      self->savers[i].savers = self;
      self->savers[i].kind = &kinds[i];
      self->savers[i].watch_id = g_bus_watch_name_on_connection (session_bus, kinds[i].name, G_BUS_NAME_WATCHER_FLAGS_NONE, saver_appeared_cb, saver_vanished_cb, &self->savers[i], NULL);
    }
  return self;
}

/**
 * rhom_screen_savers_are_available:
 *
 * Returns: whether there is any
 */
gboolean
rhom_screen_savers_are_available (RhomScreenSavers *self)
{
  g_return_val_if_fail (RHOM_IS_SCREEN_SAVERS (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (self->savers[i].cancellable != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * rhom_screen_savers_are_active:
 *
 * Returns: whether any of them covers the screen
 */
gboolean
rhom_screen_savers_are_active (RhomScreenSavers *self)
{
  g_return_val_if_fail (RHOM_IS_SCREEN_SAVERS (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (self->savers[i].is_active)
        return TRUE;
    }
  return FALSE;
}
