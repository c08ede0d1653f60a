/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "core/clock-system.h"
#include "ipc/names.h"
#include "ui/service-actions.h"

#define PATIENCE_USEC (30 * RHOM_USEC_PER_SEC)

/* Iterates the main context until @condition holds; fails after half a minute. */
void
wait_for (Condition condition,
          gpointer  data)
{
  gint64 limit_usec = g_get_monotonic_time () + PATIENCE_USEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, limit_usec);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static GVariant *
call_mock (Fixture    *fixture,
           const char *method,
           GVariant   *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_sync (fixture->connection, RHOM_SERVICE_BUS_NAME, RHOM_SERVICE_OBJECT_PATH,
                                                 "io.github.rhomboid.Rhomboid.Mock", method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, 10000, NULL, &error);

  g_assert_no_error (error);
  return reply;
}

static gboolean
is_connected (gpointer data)
{
  return rhom_service_client_is_connected (data);
}

void
fixture_start_service (Fixture    *fixture,
                       const char *scene)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "mock-service.py", NULL);
  const char      *python = g_getenv ("RHOMBOID_TEST_PYTHON");
  const char      *xml = g_getenv ("RHOMBOID_TEST_INTERFACE");

  g_assert_nonnull (python);
  g_assert_nonnull (xml);
  fixture->service = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, python, script, xml, scene, NULL);
  g_assert_no_error (error);
  if (fixture->client != NULL)
    wait_for (is_connected, fixture->client);
}

void
fixture_kill_service (Fixture *fixture)
{
  if (fixture->service == NULL)
    return;
  g_subprocess_force_exit (fixture->service);
  g_subprocess_wait (fixture->service, NULL, NULL);
  g_clear_object (&fixture->service);
}

void
fixture_set_up (Fixture      *fixture,
                gconstpointer scene)
{
  g_autoptr (GError) error = NULL;

  fixture->connection = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                                NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->clock = rhom_clock_system_new ();
  fixture->settings = rhom_settings_new ();
  fixture->catalogue = rhom_catalogue_new ();
  rhom_catalogue_load_all (fixture->catalogue);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->catalogue)), >, 0);
  fixture->client = rhom_service_client_new (fixture->connection, fixture->clock);
  fixture->actions = rhom_service_actions_new (fixture->client);
  if (scene != NULL)
    fixture_start_service (fixture, scene);
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer scene)
{
  g_clear_object (&fixture->actions);
  g_object_run_dispose (G_OBJECT (fixture->client));
  wait_for (is_alone, fixture->client); /* its calls under way hold it until they are cancelled */
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  fixture_kill_service (fixture);
  g_clear_object (&fixture->catalogue);
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->clock);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
}

void
fixture_set_scene (Fixture    *fixture,
                   const char *scene)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = call_mock (fixture, "Scene", g_variant_new ("(s)", scene));
}

void
fixture_set (Fixture    *fixture,
             const char *interface,
             const char *property,
             GVariant   *value)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = call_mock (fixture, "Set", g_variant_new ("(ssv)", interface, property, value));
}

void
fixture_fail_next (Fixture    *fixture,
                   const char *message)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = call_mock (fixture, "Fail", g_variant_new ("(s)", message));
}

/* The next start or extension is refused with this code, as of RhomError's names. */
void
fixture_refuse_next (Fixture    *fixture,
                     const char *code)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = call_mock (fixture, "Refuse", g_variant_new ("(s)", code));
}

/* What was asked of the service so far, one call a line. */
char *
fixture_dup_calls (Fixture *fixture)
{
  g_autoptr (GVariant) reply G_GNUC_UNUSED = call_mock (fixture, "Calls", NULL);
  g_autofree const char    **calls = NULL;

  g_variant_get (reply, "(^a&s)", &calls);
  return g_strjoinv ("\n", (char **) calls);
}

typedef struct
{
  Fixture    *fixture;
  const char *call;
} Awaited;

static gboolean
was_called (gpointer data)
{
  Awaited         *awaited = data;
  g_autofree char *calls = fixture_dup_calls (awaited->fixture);

  return strstr (calls, awaited->call) != NULL;
}

void
fixture_wait_for_call (Fixture    *fixture,
                       const char *call)
{
  wait_for (was_called, &(Awaited){ fixture, call });
}

static gboolean
is_in_state (gpointer data)
{
  Awaited *awaited = data;

  return g_str_equal (rhom_service_client_get_break_state (awaited->fixture->client), awaited->call) ||
         g_str_equal (rhom_service_client_get_therapy_state (awaited->fixture->client), awaited->call);
}

/* @state: of the breaks, or of heat and ice */
void
wait_for_state (Fixture    *fixture,
                const char *state)
{
  wait_for (is_in_state, &(Awaited){ fixture, state });
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  g_autofree char *label = NULL;

  if (text == NULL)
    return TRUE;
  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget)))), text);
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (widget)), "_", -1);

      label = g_strjoinv ("", parts);
      return g_str_equal (label, text);
    }
  return FALSE;
}

/* Returns: (nullable): the first widget of @type on a visible page that says @text, mnemonics left out */
GtkWidget *
find_widget (GtkWidget  *root,
             GType       type,
             const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && says (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
click (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = find_widget (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    g_error ("No button says “%s”", label);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}
