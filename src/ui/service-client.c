/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/service-client.h"

#include "ipc/errors.h"
#include "ipc/names.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/**
 * RhomServiceClient:
 *
 * The windows' only view of rhomboid-service: its properties, cached by the
 * proxies, and its methods, always asynchronous. The service may be missing,
 * die and come back; #RhomServiceClient:state says so, and the proxies fetch
 * everything anew by themselves.
 *
 * #RhomServiceClient::changed follows every change of a property or of the state.
 * #RhomServiceClient::failed carries a text for a person, for a toast.
 */

#define HISTORY_INTERFACE "io.github.rhomboid.Rhomboid1.History"
#define CALL_TIMEOUT_MSEC 5000
#define START_PATIENCE_USEC (8 * RHOM_USEC_PER_SEC)

struct _RhomServiceClient
{
  GObject parent_instance;

  GDBusConnection *connection;  /* (owned) */
  RhomClock       *clock;       /* (owned) */
  GCancellable    *cancellable; /* (owned) */
  RhomIpcBreaks   *breaks;      /* (owned) (nullable) until it is ready */
  RhomIpcTherapy  *therapy;     /* (owned) (nullable) until it is ready */
  RhomIpcDesktop  *desktop;     /* (owned) (nullable) until it is ready */
  RhomServiceState state;
  gboolean         has_looked;  /* it was seen, or started without being asked; from then on it is the person's choice */
  gboolean         is_starting; /* somebody was asked to start it */
  guint            patience_id; /* alarm; 0 while nothing is waited for */
};

G_DEFINE_FINAL_TYPE (RhomServiceClient, rhom_service_client, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONNECTION,
  PROP_CLOCK,
  PROP_STATE,
  N_PROPS
};

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/**
 * rhom_service_client_report:
 *
 * Says to the person why something did not work, as #RhomServiceClient::failed.
 */
void
rhom_service_client_report (RhomServiceClient *self,
                            const GError      *error)
{
  g_autofree char *message = NULL;

  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY))
    message = g_strdup (_("Rhomboid’s background service did not answer in time"));
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    message = g_strdup (_("Rhomboid’s background service is not running"));
  else
    message = rhom_errors_message (error);
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void patience_over_cb (gpointer user_data);

/* Anew for each thing that is waited for: a first look, which a service that
 * hangs never answers, or a start. */
static void
be_patient (RhomServiceClient *self)
{
  if (self->patience_id != 0)
    rhom_clock_remove_alarm (self->clock, self->patience_id);
  self->patience_id = rhom_clock_add_alarm (self->clock, rhom_clock_get_elapsed_usec (self->clock) + START_PATIENCE_USEC, patience_over_cb, self);
}

static void
set_state (RhomServiceClient *self,
           RhomServiceState   state)
{
  if (state != RHOM_SERVICE_CONNECTING)
    self->is_starting = FALSE;
  if (state != RHOM_SERVICE_CONNECTING && self->patience_id != 0)
    {
      rhom_clock_remove_alarm (self->clock, self->patience_id);
      self->patience_id = 0;
    }
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static gboolean
has_owner (gpointer proxy)
{
  g_autofree char *owner = proxy != NULL ? g_dbus_proxy_get_name_owner (proxy) : NULL;

  return owner != NULL;
}

static gboolean
is_served (RhomServiceClient *self)
{
  return has_owner (self->breaks) && has_owner (self->therapy) && has_owner (self->desktop);
}

/* A service that is found missing at the very first look is started once
 * without asking; later it is the person's choice. */
static void
update_state (RhomServiceClient *self)
{
  if (self->breaks == NULL || self->therapy == NULL || self->desktop == NULL)
    return;

  if (is_served (self))
    {
      self->has_looked = TRUE;
      set_state (self, RHOM_SERVICE_CONNECTED);
    }
  else if (self->state == RHOM_SERVICE_CONNECTED)
    set_state (self, RHOM_SERVICE_MISSING);
  else if (!self->has_looked)
    rhom_service_client_start (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A service that ends takes its properties along before it is seen to be gone. */
static void
properties_changed_cb (RhomServiceClient *self)
{
  if (rhom_service_client_is_connected (self) && is_served (self))
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes over a new proxy; @place is where it is kept. Properties are read only
 * after the proxy's own handler: until then it gives out lists of before, whose
 * texts are freed. */
static void
adopt (RhomServiceClient *self,
       gpointer           place,
       gpointer           proxy,
       const GError      *error)
{
  if (proxy == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("No proxy for the service: %s", error->message);
      return;
    }
  *(gpointer *) place = proxy;
  g_dbus_proxy_set_default_timeout (proxy, CALL_TIMEOUT_MSEC);
  g_signal_connect_object (proxy, "notify::g-name-owner", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (proxy, "g-properties-changed", G_CALLBACK (properties_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_state (self);
}

static void
breaks_ready_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;
  g_autoptr (GError) error = NULL;
  RhomIpcBreaks *proxy = rhom_ipc_breaks_proxy_new_finish (result, &error);

  adopt (self, &self->breaks, proxy, error);
}

static void
therapy_ready_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;
  g_autoptr (GError) error = NULL;
  RhomIpcTherapy *proxy = rhom_ipc_therapy_proxy_new_finish (result, &error);

  adopt (self, &self->therapy, proxy, error);
}

static void
desktop_ready_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;
  g_autoptr (GError) error = NULL;
  RhomIpcDesktop *proxy = rhom_ipc_desktop_proxy_new_finish (result, &error);

  adopt (self, &self->desktop, proxy, error);
}

static void
patience_over_cb (gpointer user_data)
{
  RhomServiceClient *self = RHOM_SERVICE_CLIENT (user_data);

  self->patience_id = 0;
  set_state (self, RHOM_SERVICE_MISSING);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
give_up (RhomServiceClient *self)
{
  if (self->state == RHOM_SERVICE_CONNECTING)
    set_state (self, RHOM_SERVICE_MISSING);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
spawned_ended_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;

  if (g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL))
    give_up (self);
}

/* The service outlives us, so it gets a session of its own. */
static void
detach (gpointer user_data)
{
  setsid ();
}

static char *
find_service (void)
{
  const char      *named = g_getenv ("RHOMBOID_SERVICE");
  g_autofree char *installed = g_build_filename (RHOM_BINDIR, "rhomboid-service", NULL);

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  if (g_file_test (installed, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&installed);
  return g_build_filename (RHOM_LIBEXECDIR, "rhomboid-service", NULL);
}

/* For a desktop without our D-Bus service file. */
static void
spawn (RhomServiceClient *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *path = find_service ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child = NULL;

  g_subprocess_launcher_set_child_setup (launcher, detach, NULL, NULL);
  child = g_subprocess_launcher_spawn (launcher, &error, path, NULL);
  if (child == NULL)
    {
      g_debug ("The service cannot be started: %s", error->message);
      give_up (self);
      return;
    }
  g_subprocess_wait_async (child, self->cancellable, spawned_ended_cb, g_object_ref (self));
}

static void
activated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_debug ("The service cannot be activated: %s", error->message);
  spawn (self);
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, &error);

  if (reply == NULL)
    rhom_service_client_report (self, error);
}

static void
call (RhomServiceClient *self,
      gpointer           proxy,
      const char        *method,
      GVariant          *parameters)
{
  g_autoptr (GVariant) owned = parameters != NULL ? g_variant_ref_sink (parameters) : NULL;
  g_autoptr (GError) error = NULL;

  if (rhom_service_client_is_connected (self))
    {
      g_dbus_proxy_call (proxy, method, owned, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, called_cb, g_object_ref (self));
      return;
    }
  error = g_error_new_literal (G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, "");
  rhom_service_client_report (self, error);
}

static void
rhom_service_client_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RhomServiceClient *self = RHOM_SERVICE_CLIENT (object);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      g_value_set_object (value, self->connection);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_service_client_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RhomServiceClient *self = RHOM_SERVICE_CLIENT (object);

  switch (prop_id)
    {
    case PROP_CONNECTION:
      self->connection = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_service_client_constructed (GObject *object)
{
  RhomServiceClient *self = RHOM_SERVICE_CLIENT (object);
  GDBusProxyFlags    flags = G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START;

  G_OBJECT_CLASS (rhom_service_client_parent_class)->constructed (object);
  g_assert (G_IS_DBUS_CONNECTION (self->connection));
  g_assert (RHOM_IS_CLOCK (self->clock));
  be_patient (self);
  rhom_ipc_breaks_proxy_new (self->connection, flags, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH, self->cancellable, breaks_ready_cb, g_object_ref (self));
  rhom_ipc_therapy_proxy_new (self->connection, flags, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH, self->cancellable, therapy_ready_cb, g_object_ref (self));
  rhom_ipc_desktop_proxy_new (self->connection, flags, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH, self->cancellable, desktop_ready_cb, g_object_ref (self));
}

static void
rhom_service_client_dispose (GObject *object)
{
  RhomServiceClient *self = RHOM_SERVICE_CLIENT (object);

  g_cancellable_cancel (self->cancellable);
  if (self->patience_id != 0)
    rhom_clock_remove_alarm (self->clock, self->patience_id);
  self->patience_id = 0;
  g_clear_object (&self->breaks);
  g_clear_object (&self->therapy);
  g_clear_object (&self->desktop);
  g_clear_object (&self->clock);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_service_client_parent_class)->dispose (object);
}

static void
rhom_service_client_finalize (GObject *object)
{
  RhomServiceClient *self = RHOM_SERVICE_CLIENT (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (rhom_service_client_parent_class)->finalize (object);
}

static void
rhom_service_client_class_init (RhomServiceClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_service_client_constructed;
  object_class->dispose = rhom_service_client_dispose;
  object_class->finalize = rhom_service_client_finalize;
  object_class->get_property = rhom_service_client_get_property;
  object_class->set_property = rhom_service_client_set_property;

  properties[PROP_CONNECTION] = g_param_spec_object ("connection", NULL, NULL, G_TYPE_DBUS_CONNECTION, construct);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, RHOM_TYPE_CLOCK, construct);
  /* A RhomServiceState. */
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, RHOM_SERVICE_CONNECTING, RHOM_SERVICE_MISSING, RHOM_SERVICE_CONNECTING,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rhom_service_client_init (RhomServiceClient *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * rhom_service_client_new:
 *
 * Returns: (transfer full): a client that begins at once to look for the service
 */
RhomServiceClient *
rhom_service_client_new (GDBusConnection *connection,
                         RhomClock       *clock)
{
  return g_object_new (RHOM_TYPE_SERVICE_CLIENT, "connection", connection, "clock", clock, NULL);
}

/**
 * rhom_service_client_get_clock:
 *
 * Returns: (transfer none): the clock on whose elapsed scale all deadlines are
 */
RhomClock *
rhom_service_client_get_clock (RhomServiceClient *self)
{
  g_return_val_if_fail (RHOM_IS_SERVICE_CLIENT (self), NULL);

  return self->clock;
}

RhomServiceState
rhom_service_client_get_state (RhomServiceClient *self)
{
  g_return_val_if_fail (RHOM_IS_SERVICE_CLIENT (self), RHOM_SERVICE_MISSING);

  return self->state;
}

gboolean
rhom_service_client_is_connected (RhomServiceClient *self)
{
  return rhom_service_client_get_state (self) == RHOM_SERVICE_CONNECTED;
}

/**
 * rhom_service_client_get_breaks:
 *
 * Returns: (transfer none) (nullable): the proxy to read from; always there while connected
 */
RhomIpcBreaks *
rhom_service_client_get_breaks (RhomServiceClient *self)
{
  g_return_val_if_fail (RHOM_IS_SERVICE_CLIENT (self), NULL);

  return self->breaks;
}

/**
 * rhom_service_client_get_therapy:
 *
 * Returns: (transfer none) (nullable): the proxy to read from; always there while connected
 */
RhomIpcTherapy *
rhom_service_client_get_therapy (RhomServiceClient *self)
{
  g_return_val_if_fail (RHOM_IS_SERVICE_CLIENT (self), NULL);

  return self->therapy;
}

/**
 * rhom_service_client_get_desktop:
 *
 * Returns: (transfer none) (nullable): the proxy to read from; always there while connected
 */
RhomIpcDesktop *
rhom_service_client_get_desktop (RhomServiceClient *self)
{
  g_return_val_if_fail (RHOM_IS_SERVICE_CLIENT (self), NULL);

  return self->desktop;
}

/**
 * rhom_service_client_start:
 *
 * Starts the service: by D-Bus activation, or as a process where the bus does
 * not know it. Ends in the state connected, or in missing after some seconds.
 */
void
rhom_service_client_start (RhomServiceClient *self)
{
  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (self));

  if (self->state == RHOM_SERVICE_CONNECTED || self->is_starting)
    return;
  self->has_looked = TRUE;
  self->is_starting = TRUE;
  be_patient (self);
  set_state (self, RHOM_SERVICE_CONNECTING);
  g_signal_emit (self, signals[CHANGED], 0);
  g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "StartServiceByName",
                          g_variant_new ("(su)", RHOM_SERVICE_BUS_NAME, 0), NULL, G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MSEC,
                          self->cancellable, activated_cb, g_object_ref (self));
}

/**
 * rhom_service_client_call_breaks:
 * @method: a method of the Breaks interface
 * @parameters: (nullable): a tuple; taken over if floating
 *
 * Does not wait; an error comes as #RhomServiceClient::failed.
 */
void
rhom_service_client_call_breaks (RhomServiceClient *self,
                                 const char        *method,
                                 GVariant          *parameters)
{
  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (self));

  call (self, self->breaks, method, parameters);
}

/**
 * rhom_service_client_call_therapy:
 * @method: a method of the Therapy interface
 * @parameters: (nullable): a tuple; taken over if floating
 *
 * Does not wait; an error comes as #RhomServiceClient::failed.
 */
void
rhom_service_client_call_therapy (RhomServiceClient *self,
                                  const char        *method,
                                  GVariant          *parameters)
{
  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (self));

  call (self, self->therapy, method, parameters);
}

/**
 * rhom_service_client_call_desktop:
 * @method: a method of the Desktop interface
 * @parameters: (nullable): a tuple; taken over if floating
 *
 * Does not wait; an error comes as #RhomServiceClient::failed.
 */
void
rhom_service_client_call_desktop (RhomServiceClient *self,
                                  const char        *method,
                                  GVariant          *parameters)
{
  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (self));

  call (self, self->desktop, method, parameters);
}

static void
history_called_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (RhomServiceClient) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    rhom_service_client_report (self, error);
}

/**
 * rhom_service_client_call_history:
 * @method: a method of the History interface
 * @parameters: a tuple; taken over if floating
 *
 * Does not wait, and is sent even if the client goes right after; an error
 * comes as #RhomServiceClient::failed.
 */
void
rhom_service_client_call_history (RhomServiceClient *self,
                                  const char        *method,
                                  GVariant          *parameters)
{
  g_return_if_fail (RHOM_IS_SERVICE_CLIENT (self));

  /* The history has no property to follow, so it needs no proxy. */
  g_dbus_connection_call (self->connection, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH, HISTORY_INTERFACE, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_TIMEOUT_MSEC, self->cancellable, history_called_cb, g_object_ref (self));
}

/**
 * rhom_service_client_get_break_state:
 *
 * Returns: (transfer none): the state of the breaks, "" while not connected
 */
const char *
rhom_service_client_get_break_state (RhomServiceClient *self)
{
  const char *state = rhom_service_client_is_connected (self) ? rhom_ipc_breaks_get_state (self->breaks) : NULL;

  return state != NULL ? state : "";
}

/**
 * rhom_service_client_get_therapy_state:
 *
 * Returns: (transfer none): the state of heat or ice, "" while not connected
 */
const char *
rhom_service_client_get_therapy_state (RhomServiceClient *self)
{
  const char *state = rhom_service_client_is_connected (self) ? rhom_ipc_therapy_get_state (self->therapy) : NULL;

  return state != NULL ? state : "";
}

/**
 * rhom_service_client_get_worked_usec:
 *
 * Returns: sitting counted up to now, in microseconds
 */
gint64
rhom_service_client_get_worked_usec (RhomServiceClient *self)
{
  gint64 counting_usec;

  if (!rhom_service_client_is_connected (self))
    return 0;
  counting_usec = rhom_ipc_breaks_get_counting (self->breaks);
  if (counting_usec == 0)
    return rhom_ipc_breaks_get_worked (self->breaks);
  return rhom_ipc_breaks_get_worked (self->breaks) + MAX (0, rhom_clock_get_elapsed_usec (self->clock) - counting_usec);
}
