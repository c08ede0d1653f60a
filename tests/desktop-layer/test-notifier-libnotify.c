/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/notifier-libnotify.h"

#include <signal.h>

#include "mock.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"
#define FULL_CAPS "{\"capabilities\": \"actions body body-markup sound\"}"

/* The bus stays for all tests: libnotify keeps its connection for good. */
static GTestDBus       *bus;
static GDBusConnection *control;

typedef struct
{
  GSubprocess  *server;   /* (owned) (nullable) */
  RhomNotifier *notifier; /* (owned) */
  GPtrArray    *actions;  /* (owned): "id/action/token" */
  GPtrArray    *failed;   /* (owned): ids */
  guint         n_changed;
  gboolean      withdraws; /* in the handlers */
} Fixture;

static void
action_cb (RhomNotifier *notifier,
           const char   *id,
           const char   *action,
           const char   *token,
           Fixture      *fixture)
{
  g_ptr_array_add (fixture->actions, g_strdup_printf ("%s/%s/%s", id, action, token != NULL ? token : "-"));
  if (fixture->withdraws)
    rhom_notifier_withdraw (notifier, id);
}

static void
failed_cb (RhomNotifier *notifier,
           const char   *id,
           Fixture      *fixture)
{
  g_ptr_array_add (fixture->failed, g_strdup (id));
  if (fixture->withdraws)
    rhom_notifier_withdraw (notifier, id);
}

static void
changed_cb (RhomNotifier *notifier,
            Fixture      *fixture)
{
  fixture->n_changed++;
}

static void
start_server (Fixture    *fixture,
              const char *parameters)
{
  fixture->server = mock_start (control, "--session", NAME, "notification_daemon", parameters);
}

/* At once, where GSubprocess would leave it to a thread. */
static void
signal_server (Fixture *fixture,
               int      signal_number)
{
  g_assert_cmpint (kill (atoi (g_subprocess_get_identifier (fixture->server)), signal_number), ==, 0);
}

static void
kill_server (Fixture *fixture)
{
  mock_kill (control, NAME, g_steal_pointer (&fixture->server));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_assert_nonnull (connection);
  g_dbus_connection_set_exit_on_close (connection, FALSE);
  if (data != NULL)
    start_server (fixture, data);
  fixture->actions = g_ptr_array_new_with_free_func (g_free);
  fixture->failed = g_ptr_array_new_with_free_func (g_free);
  fixture->notifier = rhom_notifier_libnotify_new (connection);
  g_signal_connect (fixture->notifier, "action", G_CALLBACK (action_cb), fixture);
  g_signal_connect (fixture->notifier, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect (fixture->notifier, "changed", G_CALLBACK (changed_cb), fixture);
  if (data != NULL)
    mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_READY);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->notifier);
  g_ptr_array_unref (fixture->actions);
  g_ptr_array_unref (fixture->failed);
  if (fixture->server != NULL)
    kill_server (fixture);
}

/* Returns: (element-type av): the arguments of the calls of @method so far */
static GVariant *
get_calls (const char *method)
{
  g_autoptr (GVariant) reply = mock_call (control, NAME, PATH, "GetMethodCalls", g_variant_new ("(s)", method));

  return g_variant_get_child_value (reply, 0);
}

static gsize
count_calls (const char *method)
{
  g_autoptr (GVariant) calls = get_calls (method);

  return g_variant_n_children (calls);
}

static GVariant *
get_argument (const char *method,
              gsize       call,
              gsize       argument)
{
  g_autoptr (GVariant) calls = get_calls (method);
  g_autoptr (GVariant) pair = g_variant_get_child_value (calls, call);
  g_autoptr (GVariant) arguments = g_variant_get_child_value (pair, 1);
  g_autoptr (GVariant) boxed = g_variant_get_child_value (arguments, argument);

  return g_variant_get_variant (boxed);
}

static char *
print_argument (const char *method,
                gsize       call,
                gsize       argument)
{
  g_autoptr (GVariant) value = get_argument (method, call, argument);

  return g_variant_print (value, FALSE);
}

static void
assert_argument (const char *method,
                 gsize       call,
                 gsize       argument,
                 const char *expected)
{
  g_autofree char *text = print_argument (method, call, argument);

  g_assert_cmpstr (text, ==, expected);
}

/* The server handles one connection's messages in order: what we sent before is there. */
static void
settle (Fixture *fixture)
{
  rhom_notifier_show (fixture->notifier, &(RhomNotification){ .id = "settle", .title = "settle", .body = "" });
  for (gsize n = count_calls ("Notify"); count_calls ("Notify") == n;)
    g_main_context_iteration (NULL, FALSE);
  rhom_notifier_withdraw (fixture->notifier, "settle");
}

static void
show (Fixture    *fixture,
      const char *id,
      const char *title)
{
  static const RhomNotificationButton buttons[] = { { "start", "Start now" }, { "later", "Later" }, { NULL, NULL } };
  const RhomNotification              notification = {
                 .id = id,
                 .title = title,
                 .body = "Neck & <shoulders>",
                 .default_action = "open",
                 .default_label = "Open",
                 .buttons = buttons,
                 .sound_name = "message",
                 .is_critical = TRUE,
                 .is_transient = TRUE,
  };

  rhom_notifier_show (fixture->notifier, &notification);
}

static void
show_and_wait (Fixture    *fixture,
               const char *id,
               const char *title)
{
  gsize n = count_calls ("Notify");

  show (fixture, id, title);
  mock_wait_until (count_calls ("Notify") > n);
}

static void
emit_action (guint       server_id,
             const char *action)
{
  mock_emit (control, NAME, PATH, NAME, "ActionInvoked", "us", g_variant_new ("(us)", server_id, action));
}

static void
assert_hint (const char *hint,
             const char *expected)
{
  g_autoptr (GVariant) hints = get_argument ("Notify", 0, 6);
  g_autoptr (GVariant) value = g_variant_lookup_value (hints, hint, NULL);
  g_autofree char *text = value != NULL ? g_variant_print (value, FALSE) : NULL;

  g_assert_cmpstr (text, ==, expected);
}

static void
test_show (Fixture      *fixture,
           gconstpointer data)
{
  show_and_wait (fixture, "break", "Time to move");

  assert_argument ("Notify", 0, 0, "'Rhomboid'");
  assert_argument ("Notify", 0, 1, "0");
  assert_argument ("Notify", 0, 2, "'io.github.rhomboid.Rhomboid'");
  assert_argument ("Notify", 0, 3, "'Time to move'");
  assert_argument ("Notify", 0, 4, "'Neck &amp; &lt;shoulders&gt;'");
  assert_argument ("Notify", 0, 5, "['default', 'Open', 'start', 'Start now', 'later', 'Later']");
  assert_argument ("Notify", 0, 7, "0");
  assert_hint ("desktop-entry", "'io.github.rhomboid.Rhomboid'");
  assert_hint ("urgency", "0x02");
  assert_hint ("transient", "true");
  assert_hint ("sound-name", "'message'");
  g_assert_cmpuint (fixture->failed->len, ==, 0);
}

static void
test_few_capabilities (Fixture      *fixture,
                       gconstpointer data)
{
  show_and_wait (fixture, "break", "Time to move");

  assert_argument ("Notify", 0, 4, "'Neck & <shoulders>'");
  assert_argument ("Notify", 0, 5, "[]");
  assert_hint ("sound-name", NULL);
}

static void
test_replace (Fixture      *fixture,
              gconstpointer data)
{
  show_and_wait (fixture, "break", "Soon");
  show_and_wait (fixture, "break", "Now");
  show_and_wait (fixture, "heat", "Heat is over");

  assert_argument ("Notify", 1, 1, "1");
  assert_argument ("Notify", 1, 3, "'Now'");
  assert_argument ("Notify", 2, 1, "0");
}

/* GNOME 43 reports one click twice after a replacement. */
static void
test_action_once (Fixture      *fixture,
                  gconstpointer data)
{
  show_and_wait (fixture, "break", "Soon");
  show_and_wait (fixture, "break", "Now");
  mock_emit (control, NAME, PATH, NAME, "ActivationToken", "us", g_variant_new ("(us)", 1, "tok-123"));
  emit_action (1, "start");
  emit_action (1, "start");
  mock_wait_until (fixture->actions->len > 0 && count_calls ("CloseNotification") > 0);
  settle (fixture);

  g_assert_cmpuint (fixture->actions->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->actions, 0), ==, "break/start/tok-123");
  assert_argument ("CloseNotification", 0, 0, "1");
}

static void
test_default_action (Fixture      *fixture,
                     gconstpointer data)
{
  fixture->withdraws = TRUE;
  show_and_wait (fixture, "break", "Now");
  emit_action (1, "default");
  mock_wait_until (fixture->actions->len > 0);

  g_assert_cmpstr (g_ptr_array_index (fixture->actions, 0), ==, "break/open/-");
}

/* Answered and shown anew: the new one can be answered as well. */
static void
test_action_each_showing (Fixture      *fixture,
                          gconstpointer data)
{
  show_and_wait (fixture, "break", "Now");
  emit_action (1, "later");
  mock_wait_until (fixture->actions->len == 1);
  show_and_wait (fixture, "break", "Again");
  assert_argument ("Notify", 1, 1, "0");
  emit_action (2, "start");
  mock_wait_until (fixture->actions->len == 2);

  g_assert_cmpstr (g_ptr_array_index (fixture->actions, 1), ==, "break/start/-");
}

static void
test_withdraw (Fixture      *fixture,
               gconstpointer data)
{
  show_and_wait (fixture, "break", "Now");
  rhom_notifier_withdraw (fixture->notifier, "break");
  rhom_notifier_withdraw (fixture->notifier, "break");
  rhom_notifier_withdraw (fixture->notifier, "never shown");
  mock_wait_until (count_calls ("CloseNotification") > 0);
  emit_action (1, "start");
  settle (fixture);

  assert_argument ("CloseNotification", 0, 0, "1");
  g_assert_cmpuint (fixture->actions->len, ==, 0);
}

static void
test_withdraw_during_check (Fixture      *fixture,
                            gconstpointer data)
{
  show (fixture, "break", "Now");
  rhom_notifier_withdraw (fixture->notifier, "break");
  settle (fixture);

  assert_argument ("Notify", 0, 3, "'settle'");
}

static void
test_dismissed (Fixture      *fixture,
                gconstpointer data)
{
  show_and_wait (fixture, "break", "Now");
  mock_emit (control, NAME, PATH, NAME, "NotificationClosed", "uu", g_variant_new ("(uu)", 1, 2));
  settle (fixture);
  kill_server (fixture);
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_NONE);

  g_assert_cmpuint (fixture->failed->len, ==, 0);
}

/* Closed by hand while new words are on their way: those come up. */
static void
test_dismissed_during_check (Fixture      *fixture,
                             gconstpointer data)
{
  show_and_wait (fixture, "break", "Soon");
  mock_emit (control, NAME, PATH, NAME, "NotificationClosed", "uu", g_variant_new ("(uu)", 1, 2));
  show_and_wait (fixture, "break", "Now");

  assert_argument ("Notify", 1, 3, "'Now'");
}

static void
test_server_returns (Fixture      *fixture,
                     gconstpointer data)
{
  show_and_wait (fixture, "break", "Now");
  show_and_wait (fixture, "heat", "Heat is over");
  kill_server (fixture);
  mock_wait_until (fixture->failed->len == 2);
  g_assert_cmpstr (g_ptr_array_index (fixture->failed, 0), ==, "break");
  g_assert_cmpstr (g_ptr_array_index (fixture->failed, 1), ==, "heat");
  g_assert_cmpint (rhom_notifier_get_state (fixture->notifier), ==, RHOM_NOTIFIER_NONE);
  rhom_notifier_withdraw (fixture->notifier, "heat");

  start_server (fixture, "{\"capabilities\": \"body\"}");
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_READY);
  mock_wait_until (count_calls ("Notify") == 1);
  assert_argument ("Notify", 0, 1, "0");
  assert_argument ("Notify", 0, 3, "'Now'");
  assert_argument ("Notify", 0, 5, "[]");
  g_assert_cmpuint (fixture->failed->len, ==, 2);
}

static void
test_no_server (Fixture      *fixture,
                gconstpointer data)
{
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_NONE);
  fixture->withdraws = TRUE;
  show (fixture, "break", "Now");
  g_assert_cmpuint (fixture->failed->len, ==, 0);
  mock_wait_until (fixture->failed->len == 1);

  start_server (fixture, FULL_CAPS);
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_READY);
  settle (fixture);
  assert_argument ("Notify", 0, 3, "'settle'");
}

typedef struct
{
  gint64 last_usec;
  gint64 longest_usec;
  guint  n_beats;
} Heart;

static gboolean
beat_cb (gpointer user_data)
{
  Heart *heart = user_data;
  gint64 now_usec = g_get_monotonic_time ();

  heart->longest_usec = MAX (heart->longest_usec, now_usec - heart->last_usec);
  heart->last_usec = now_usec;
  heart->n_beats++;
  return G_SOURCE_CONTINUE;
}

/* The server stands still from before the first call until after the last:
 * none that waited for it could have come back. */
static void
test_hung (Fixture      *fixture,
           gconstpointer data)
{
  Heart heart = { .last_usec = g_get_monotonic_time () };
  guint beat;

  show_and_wait (fixture, "heat", "Heat is over");
  signal_server (fixture, SIGSTOP);
  beat = g_timeout_add (5, beat_cb, &heart);
  heart.last_usec = g_get_monotonic_time ();

  show (fixture, "break", "Now");
  show (fixture, "gone", "Gone");
  rhom_notifier_withdraw (fixture->notifier, "heat");
  mock_wait_until (fixture->failed->len == 2);
  g_assert_cmpint (rhom_notifier_get_state (fixture->notifier), ==, RHOM_NOTIFIER_HUNG);
  g_assert_cmpuint (heart.n_beats, >, 20);

  /* Known to hang: the next one fails without a further wait. */
  heart.n_beats = 0;
  show (fixture, "ice", "Ice is over");
  g_assert_cmpuint (fixture->failed->len, ==, 2);
  mock_wait_until (fixture->failed->len == 3);
  g_assert_cmpuint (heart.n_beats, <, 100);
  rhom_notifier_withdraw (fixture->notifier, "gone");

  g_source_remove (beat);
  g_test_message ("longest standstill of the main loop: %.1f ms", heart.longest_usec / 1000.0);
  g_assert_cmpint (heart.longest_usec, <, 1000 * 1000);

  signal_server (fixture, SIGCONT);
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_READY);
  mock_wait_until (count_calls ("Notify") == 3);
  assert_argument ("CloseNotification", 0, 0, "1");
  assert_argument ("Notify", 1, 3, "'Now'");
  assert_argument ("Notify", 2, 3, "'Ice is over'");
  g_assert_cmpuint (fixture->failed->len, ==, 3);
}

static void
test_hung_dies (Fixture      *fixture,
                gconstpointer data)
{
  signal_server (fixture, SIGSTOP);
  show (fixture, "break", "Now");
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_HUNG);
  kill_server (fixture);
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_NONE);
  g_assert_cmpuint (fixture->failed->len, ==, 1);

  start_server (fixture, FULL_CAPS);
  mock_wait_until (count_calls ("Notify") == 1);
  mock_wait_until (rhom_notifier_get_state (fixture->notifier) == RHOM_NOTIFIER_READY);
}

/* What is asked and let go at once leaves nothing behind. */
static void
test_destroy_during_check (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  RhomNotifier *notifier = rhom_notifier_libnotify_new (connection);

  rhom_notifier_show (notifier, &(RhomNotification){ .id = "a", .title = "a", .body = "a" });
  g_assert_finalize_object (notifier);
  settle (fixture);
  assert_argument ("Notify", 0, 3, "'settle'");
}

#define add(path, parameters, func) g_test_add ("/notifier-libnotify/" path, Fixture, parameters, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_session_bus_start ();
  control = mock_connect (bus);

  add ("show", FULL_CAPS, test_show);
  add ("few-capabilities", "{\"capabilities\": \"body\"}", test_few_capabilities);
  add ("replace", FULL_CAPS, test_replace);
  add ("action/once", FULL_CAPS, test_action_once);
  add ("action/default", FULL_CAPS, test_default_action);
  add ("action/each-showing", FULL_CAPS, test_action_each_showing);
  add ("withdraw", FULL_CAPS, test_withdraw);
  add ("withdraw/during-check", FULL_CAPS, test_withdraw_during_check);
  add ("dismissed", FULL_CAPS, test_dismissed);
  add ("dismissed/during-check", FULL_CAPS, test_dismissed_during_check);
  add ("server/returns", FULL_CAPS, test_server_returns);
  add ("server/none", NULL, test_no_server);
  add ("server/hung", FULL_CAPS, test_hung);
  add ("server/hung-dies", FULL_CAPS, test_hung_dies);
  add ("destroy-during-check", FULL_CAPS, test_destroy_during_check);

  result = g_test_run ();
  g_object_unref (control);
  g_test_dbus_stop (bus);
  return result;
}
