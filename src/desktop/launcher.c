/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/launcher.h"

#include "ipc/names.h"

/**
 * RhomLauncher:
 *
 * Has the windows program do something, started for it where it does not run.
 * The bus is asked first; where that fails (no service file, or one whose
 * environment has no display) the program is spawned with our environment.
 *
 * While a spawned program has not come up yet, further actions that the bus
 * could not deliver wait for it: one program is spawned at a time.
 *
 * #RhomLauncher::failed (action): the windows program cannot be had; say it
 * some other way.
 */

#define UI_PROGRAM "rhomboid"

/* Long enough for a cold start on a slow disk. */
#define ACTIVATION_TIMEOUT_MSEC 10000

typedef struct
{
  RhomLauncher *launcher; /* (unowned): its cancellable is checked first */
  char         *action;   /* (owned) */
  char         *target;   /* (owned) (nullable) */
  char         *token;    /* (owned) (nullable) */
} Request;

struct _RhomLauncher
{
  GObject parent_instance;

  GDBusConnection *connection;  /* (owned) */
  GCancellable    *cancellable; /* (owned) */
  GSubprocess     *process;     /* (owned) (nullable): spawned, not known to be up */
  Request         *spawned;     /* (owned) (nullable): what it was spawned for */
  GQueue           waiting;     /* (element-type Request): until it is up */
  guint            watch_id;
};

G_DEFINE_FINAL_TYPE (RhomLauncher, rhom_launcher, G_TYPE_OBJECT)

enum
{
  PROP_CONNECTION = 1,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void activate (RhomLauncher *self,
                      Request      *request);

static void
request_free (Request *request)
{
  g_free (request->action);
  g_free (request->target);
  g_free (request->token);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* Takes the request. */
static void
fail (RhomLauncher *self,
      Request      *request)
{
  g_signal_emit (self, signals[FAILED], 0, request->action);
  request_free (request);
}

static void
finish_spawn (RhomLauncher *self,
              gboolean      is_up)
{
  Request *request = g_steal_pointer (&self->spawned);
  GQueue   waiting = self->waiting;

  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  g_clear_object (&self->process);
  g_queue_init (&self->waiting);

  if (is_up)
    request_free (request);
  else
    fail (self, request);
  while ((request = g_queue_pop_head (&waiting)) != NULL)
    {
      if (is_up)
        activate (self, request);
      else
        fail (self, request);
    }
}

static void
ui_appeared_cb (GDBusConnection *connection,
                const char      *name,
                const char      *owner,
                gpointer         user_data)
{
  g_autoptr (RhomLauncher) self = g_object_ref (user_data);

  finish_spawn (self, TRUE);
}

/* It may end well before its name is seen: by handing over to one that runs. */
static void
process_ended_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean ended_well = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_autoptr (RhomLauncher) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  if (self->process != G_SUBPROCESS (source))
    return;
  if (!ended_well)
    g_debug ("%s: %s", UI_PROGRAM, error->message);
  finish_spawn (self, ended_well);
}

static char *
find_program (void)
{
  const char *path = g_getenv ("RHOMBOID_UI");

  return path != NULL ? g_strdup (path) : g_build_filename (RHOM_BINDIR, UI_PROGRAM, NULL);
}

static GSubprocess *
start_process (Request *request,
               GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char  *program = find_program ();
  g_autofree char  *target = request->target != NULL ? g_strdup_printf ("%s=%s", request->action, request->target) : g_strdup (request->action);
  const char *const argv[] = { program, "--open", target, NULL };

  if (request->token != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "XDG_ACTIVATION_TOKEN", request->token, TRUE);
      g_subprocess_launcher_setenv (launcher, "DESKTOP_STARTUP_ID", request->token, TRUE);
    }
  return g_subprocess_launcher_spawnv (launcher, argv, error);
}

/* Takes the request. */
static void
spawn (RhomLauncher *self,
       Request      *request)
{
  g_autoptr (GError) error = NULL;

  if (self->process != NULL)
    {
      g_queue_push_tail (&self->waiting, request);
      return;
    }
  self->process = start_process (request, &error);
  if (self->process == NULL)
    {
      g_debug ("%s", error->message);
      fail (self, request);
      return;
    }
  self->spawned = request;
  g_subprocess_wait_check_async (self->process, self->cancellable, process_ended_cb, self);
  self->watch_id = g_bus_watch_name_on_connection (self->connection, RHOM_UI_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, ui_appeared_cb, NULL, self, NULL);
}

static void
action_activated_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (RhomLauncher) self = NULL;

  if (reply != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_debug ("%s is spawned, as the bus cannot start it: %s", UI_PROGRAM, error->message);
  self = g_object_ref (request->launcher);
  spawn (self, g_steal_pointer (&request));
}

/* GTK before 4.10 knows only the first of the two keys. */
static GVariant *
make_platform_data (Request *request)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);

  if (request->token != NULL)
    {
      g_variant_dict_insert (&dict, "desktop-startup-id", "s", request->token);
      g_variant_dict_insert (&dict, "activation-token", "s", request->token);
    }
  return g_variant_dict_end (&dict);
}

/* Takes the request. */
static void
activate (RhomLauncher *self,
          Request      *request)
{
  GVariantBuilder parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  if (request->target != NULL)
    g_variant_builder_add (&parameters, "v", g_variant_new_string (request->target));
  g_dbus_connection_call (self->connection, RHOM_UI_BUS_NAME, RHOM_UI_OBJECT_PATH, "org.freedesktop.Application", "ActivateAction", g_variant_new ("(sav@a{sv})", request->action, &parameters, make_platform_data (request)), NULL, G_DBUS_CALL_FLAGS_NONE, ACTIVATION_TIMEOUT_MSEC, self->cancellable, action_activated_cb, request);
}

static void
rhom_launcher_dispose (GObject *object)
{
  RhomLauncher *self = RHOM_LAUNCHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  g_clear_object (&self->process);
  g_clear_pointer (&self->spawned, request_free);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) request_free);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (rhom_launcher_parent_class)->dispose (object);
}

static void
rhom_launcher_finalize (GObject *object)
{
  g_object_unref (RHOM_LAUNCHER (object)->cancellable);

  G_OBJECT_CLASS (rhom_launcher_parent_class)->finalize (object);
}

static void
rhom_launcher_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RhomLauncher *self = RHOM_LAUNCHER (object);

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
rhom_launcher_constructed (GObject *object)
{
  G_OBJECT_CLASS (rhom_launcher_parent_class)->constructed (object);

  g_assert (RHOM_LAUNCHER (object)->connection != NULL);
}

static void
rhom_launcher_class_init (RhomLauncherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rhom_launcher_constructed;
  object_class->dispose = rhom_launcher_dispose;
  object_class->finalize = rhom_launcher_finalize;
  object_class->set_property = rhom_launcher_set_property;

  properties[PROP_CONNECTION] = g_param_spec_object ("connection", NULL, NULL, G_TYPE_DBUS_CONNECTION, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FAILED] = g_signal_new ("failed", RHOM_TYPE_LAUNCHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rhom_launcher_init (RhomLauncher *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

/**
 * rhom_launcher_new:
 * @connection: the session bus
 *
 * Returns: (transfer full): a launcher
 */
RhomLauncher *
rhom_launcher_new (GDBusConnection *connection)
{
  return g_object_new (RHOM_TYPE_LAUNCHER, "connection", connection, NULL);
}

/**
 * rhom_launcher_activate_action:
 * @action: an action of the windows program, without "app."
 * @target: (nullable): its parameter
 * @token: (nullable): an activation token; good for a short while only
 *
 * Returns at once.
 */
void
rhom_launcher_activate_action (RhomLauncher *self,
                               const char   *action,
                               const char   *target,
                               const char   *token)
{
  Request *request;

  g_return_if_fail (RHOM_IS_LAUNCHER (self));
  g_return_if_fail (action != NULL);

  request = g_new (Request, 1);
  *request = (Request){ .launcher = self, .action = g_strdup (action), .target = g_strdup (target), .token = g_strdup (token) };
  activate (self, request);
}
