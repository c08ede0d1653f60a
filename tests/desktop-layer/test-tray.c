/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/tray.h"
#include "desktop/tray-menu.h"
#include "fake-tray.h"
#include "support/fake-clock.h"

#define ITEM "org.kde.StatusNotifierItem"
#define ITEM_PATH "/StatusNotifierItem"

typedef struct
{
  RhomFakeClock   *clock;
  GDBusConnection *connection;
  RhomTrayMenu    *menu;
  RhomTray        *tray;
  FakeTray        *fake;
  guint            n_changed;
  GString         *activated; /* "signal token;" for each */
} Fixture;

static void
changed_cb (RhomTray *tray,
            Fixture  *fixture)
{
  fixture->n_changed++;
}

static void
activate_cb (RhomTray   *tray,
             const char *token,
             Fixture    *fixture)
{
  g_string_append_printf (fixture->activated, "activate %s;", token != NULL ? token : "-");
}

static void
context_menu_cb (RhomTray   *tray,
                 const char *token,
                 Fixture    *fixture)
{
  g_string_append_printf (fixture->activated, "context-menu %s;", token != NULL ? token : "-");
}

static void
menu_activated_cb (RhomTrayMenu *menu,
                   int           id,
                   const char   *token,
                   Fixture      *fixture)
{
  g_string_append_printf (fixture->activated, "%d %s;", id, token != NULL ? token : "-");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->clock = rhom_fake_clock_new ();
  fixture->connection = fake_tray_connect ();
  fixture->fake = fake_tray_new ();
  fixture->activated = g_string_new ("");
  fixture->menu = rhom_tray_menu_new (RHOM_CLOCK (fixture->clock));
  rhom_tray_menu_add (fixture->menu, 1, 0, RHOM_TRAY_MENU_ITEM, "Take a break now");
  g_signal_connect (fixture->menu, "activated", G_CALLBACK (menu_activated_cb), fixture);

  fixture->tray = rhom_tray_new (fixture->connection, fixture->menu);
  rhom_tray_set_text (fixture->tray, "Next break at 14:20");
  g_signal_connect (fixture->tray, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->tray, "activate", G_CALLBACK (activate_cb), fixture);
  g_signal_connect (fixture->tray, "context-menu", G_CALLBACK (context_menu_cb), fixture);
}

/* Whatever happened, nothing of the icon stays: no alarm, no name on the bus, no object. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *item_name = g_strdup (fixture->fake->item_name);

  g_assert_finalize_object (fixture->tray);
  if (item_name != NULL)
    fake_tray_wait_gone (fixture->fake, item_name);
  g_assert_finalize_object (fixture->menu);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  fake_tray_free (fixture->fake);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->clock);
  g_string_free (fixture->activated, TRUE);
}

/* --- Helpers --- */

static void
wait_registered (Fixture *fixture)
{
  WAIT_UNTIL (fixture->fake->n_registered == 1);
  fake_tray_listen (fixture->fake, fixture->fake->item_name);
}

static void
assert_heard (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *heard = NULL;

  fake_tray_settle (fixture->fake, ITEM_PATH);
  heard = fake_tray_take_heard (fixture->fake);
  g_assert_cmpstr (heard, ==, expected);
}

static void
assert_property (Fixture    *fixture,
                 const char *name,
                 const char *expected)
{
  g_autoptr (GVariant) value = fake_tray_get (fixture->fake, ITEM_PATH, ITEM, name);
  g_autofree char *printed = g_variant_print (value, TRUE);

  g_assert_cmpstr (printed, ==, expected);
}

static void
call_item (Fixture    *fixture,
           const char *method,
           GVariant   *parameters)
{
  g_variant_unref (fake_tray_call (fixture->fake, ITEM_PATH, ITEM, method, parameters));
}

/* --- Coming and going --- */

/* Some watchers look at the item while they are told of it. */
static void
test_exported_when_registered (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GVariant) properties = NULL;
  g_autoptr (GVariant) layout = NULL;

  fake_tray_start (fixture->fake, TRUE);
  WAIT_UNTIL (fixture->fake->item_name != NULL);
  properties = fake_tray_call (fixture->fake, ITEM_PATH, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new ("(s)", ITEM));
  layout = fake_tray_call (fixture->fake, rhom_tray_menu_get_path (fixture->menu), "com.canonical.dbusmenu", "GetLayout", g_variant_new ("(iias)", 0, -1, NULL));

  g_assert_true (g_dbus_is_unique_name (fixture->fake->item_name));
  g_assert_cmpstr (g_variant_get_type_string (properties), ==, "(a{sv})");
  g_assert_cmpstr (g_variant_get_type_string (layout), ==, "(u(ia{sv}av))");
}

static void
test_no_watcher (Fixture      *fixture,
                 gconstpointer data)
{
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_DUE);
  rhom_tray_set_visible (fixture->tray, FALSE);
  rhom_tray_set_visible (fixture->tray, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (rhom_tray_is_hosted (fixture->tray));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
}

static void
test_watcher_returns (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *first_name = NULL;

  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);
  first_name = g_strdup (fixture->fake->item_name);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));

  fake_tray_stop (fixture->fake);
  WAIT_UNTIL (!rhom_tray_is_hosted (fixture->tray));
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_3);
  rhom_tray_set_text (fixture->tray, "Next break at 14:50");
  rhom_tray_menu_set_label (fixture->menu, 1, "Take it");
  assert_heard (fixture, "ItemsPropertiesUpdated([(1, {'label': <'Take it'>})], [])");

  fake_tray_start (fixture->fake, TRUE);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));
  wait_registered (fixture);
  g_assert_cmpstr (fixture->fake->item_name, ==, first_name);
  g_assert_cmpuint (fixture->n_changed, ==, 3);
  assert_property (fixture, "IconName", "'io.github.rhomboid.Rhomboid-tray-3-symbolic'");
  assert_property (fixture, "Title", "'Next break at 14:50'");
  assert_heard (fixture, "");
}

static void
test_host_comes_and_goes (Fixture      *fixture,
                          gconstpointer data)
{
  fake_tray_start (fixture->fake, FALSE);
  wait_registered (fixture);
  fake_tray_settle (fixture->fake, ITEM_PATH);
  g_assert_false (rhom_tray_is_hosted (fixture->tray));
  g_assert_cmpuint (fixture->n_changed, ==, 0);

  fake_tray_set_host (fixture->fake, TRUE);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));
  fake_tray_set_host (fixture->fake, FALSE);
  WAIT_UNTIL (!rhom_tray_is_hosted (fixture->tray));
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_cmpuint (fixture->fake->n_registered, ==, 1);
}

static void
test_one_of_two_hosts_goes (Fixture      *fixture,
                            gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));

  g_dbus_connection_emit_signal (fixture->fake->connection, NULL, "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "StatusNotifierHostUnregistered", NULL, NULL);
  fake_tray_settle (fixture->fake, ITEM_PATH);
  fake_tray_settle (fixture->fake, ITEM_PATH);
  g_assert_true (rhom_tray_is_hosted (fixture->tray));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

static void
test_hidden_is_gone (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *first_name = NULL;

  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);
  first_name = g_strdup (fixture->fake->item_name);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));

  rhom_tray_set_visible (fixture->tray, FALSE);
  rhom_tray_set_visible (fixture->tray, FALSE);
  fake_tray_wait_gone (fixture->fake, first_name);
  g_assert_true (rhom_tray_is_hosted (fixture->tray));
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_PAUSED);

  rhom_tray_set_visible (fixture->tray, TRUE);
  WAIT_UNTIL (fixture->fake->n_registered == 2);
  g_assert_cmpstr (fixture->fake->item_name, !=, first_name);
  assert_property (fixture, "IconName", "'io.github.rhomboid.Rhomboid-tray-paused-symbolic'");
}

/* Shown and hidden again before anything could happen. */
static void
test_hidden_while_connecting (Fixture      *fixture,
                              gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray) || fixture->fake->n_registered > 0);
  for (int i = 0; i < 20; i++)
    rhom_tray_set_visible (fixture->tray, i % 2 != 0);
  rhom_tray_set_visible (fixture->tray, FALSE);
  if (fixture->fake->item_name != NULL)
    fake_tray_wait_gone (fixture->fake, fixture->fake->item_name);

  fixture->fake->n_registered = 0;
  rhom_tray_set_visible (fixture->tray, TRUE);
  wait_registered (fixture);
}

/* --- A watcher that hangs --- */

static void
test_hung_watcher (Fixture      *fixture,
                   gconstpointer data)
{
  fixture->fake->hangs = TRUE;
  fake_tray_start (fixture->fake, TRUE);
  WAIT_UNTIL (fixture->fake->held->len == 2);
  g_assert_false (rhom_tray_is_hosted (fixture->tray));

  fake_tray_answer_held (fixture->fake);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));
  fake_tray_listen (fixture->fake, fixture->fake->item_name);
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_2);
  assert_heard (fixture, "NewIcon()");
}

static void
test_hung_watcher_dies (Fixture      *fixture,
                        gconstpointer data)
{
  fixture->fake->hangs = TRUE;
  fake_tray_start (fixture->fake, TRUE);
  WAIT_UNTIL (fixture->fake->held->len == 2);
  fake_tray_stop (fixture->fake);
  fake_tray_answer_held (fixture->fake);

  fixture->fake->hangs = FALSE;
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);
  WAIT_UNTIL (rhom_tray_is_hosted (fixture->tray));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}

/* The teardown sees to it that nothing waits for the answers. */
static void
test_destroy_while_watcher_hangs (Fixture      *fixture,
                                  gconstpointer data)
{
  fixture->fake->hangs = TRUE;
  fake_tray_start (fixture->fake, TRUE);
  WAIT_UNTIL (fixture->fake->held->len == 2);
}

static void
test_destroy_at_once (Fixture      *fixture,
                      gconstpointer data)
{
}

/* --- What the hosts read --- */

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);

  assert_property (fixture, "Category", "'ApplicationStatus'");
  assert_property (fixture, "Id", "'io.github.rhomboid.Rhomboid'");
  assert_property (fixture, "Title", "'Next break at 14:20'");
  assert_property (fixture, "Status", "'Active'");
  assert_property (fixture, "WindowId", "0");
  assert_property (fixture, "IconThemePath", "'/somewhere/icons'");
  assert_property (fixture, "IconName", "'io.github.rhomboid.Rhomboid-tray-0-symbolic'");
  assert_property (fixture, "IconAccessibleDesc", "'Next break at 14:20'");
  assert_property (fixture, "AttentionIconName", "''");
  assert_property (fixture, "AttentionIconPixmap", "@a(iiay) []");
  assert_property (fixture, "OverlayIconPixmap", "@a(iiay) []");
  assert_property (fixture, "ToolTip", "('', @a(iiay) [], 'Next break at 14:20', '')");
  assert_property (fixture, "ItemIsMenu", "false");
  assert_property (fixture, "Menu", "objectpath '/io/github/rhomboid/Rhomboid/TrayMenu'");
  assert_property (fixture, "XAyatanaLabel", "''");
  assert_property (fixture, "XAyatanaOrderingIndex", "uint32 0");
}

/* A wrong type here makes some hosts drop the whole icon. */
static void
test_types (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GVariant) tool_tip = NULL;
  g_autoptr (GVariant) pixmaps = NULL;
  g_autoptr (GVariant) attention = NULL;

  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);
  rhom_tray_set_needs_attention (fixture->tray, TRUE);
  tool_tip = fake_tray_get (fixture->fake, ITEM_PATH, ITEM, "ToolTip");
  pixmaps = fake_tray_get (fixture->fake, ITEM_PATH, ITEM, "IconPixmap");
  attention = fake_tray_get (fixture->fake, ITEM_PATH, ITEM, "AttentionIconPixmap");

  g_assert_cmpstr (g_variant_get_type_string (tool_tip), ==, "(sa(iiay)ss)");
  g_assert_cmpstr (g_variant_get_type_string (pixmaps), ==, "a(iiay)");
  g_assert_cmpuint (g_variant_n_children (pixmaps), ==, 2);
  g_assert_cmpuint (g_variant_n_children (attention), ==, 2);
}

/* --- What they are told --- */

static void
test_changes_at_once (Fixture      *fixture,
                      gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);

  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_1);
  assert_heard (fixture, "NewIcon()");

  rhom_tray_set_text (fixture->tray, "Paused");
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_PAUSED);
  rhom_tray_set_text (fixture->tray, "Time to move");
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_DUE);
  rhom_tray_set_needs_attention (fixture->tray, TRUE);
  assert_heard (fixture, "NewStatus('NeedsAttention',)\nNewAttentionIcon()\nNewIcon()\nNewTitle()\nNewToolTip()");
  assert_property (fixture, "Status", "'NeedsAttention'");
  assert_property (fixture, "AttentionIconName", "'io.github.rhomboid.Rhomboid-tray-due-symbolic'");

  rhom_tray_set_needs_attention (fixture->tray, FALSE);
  assert_heard (fixture, "NewStatus('Active',)\nNewAttentionIcon()");
}

static void
test_no_change (Fixture      *fixture,
                gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);

  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_0);
  rhom_tray_set_text (fixture->tray, "Next break at 14:20");
  rhom_tray_set_needs_attention (fixture->tray, FALSE);
  rhom_tray_set_visible (fixture->tray, 42);
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_DUE);
  rhom_tray_set_icon (fixture->tray, RHOM_TRAY_ICON_0);
  assert_heard (fixture, "");
}

/* --- Clicks --- */

static void
test_clicks (Fixture      *fixture,
             gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);

  call_item (fixture, "Activate", g_variant_new ("(ii)", 10, 10));
  call_item (fixture, "ContextMenu", g_variant_new ("(ii)", 10, 10));
  call_item (fixture, "SecondaryActivate", g_variant_new ("(ii)", 10, 10));
  call_item (fixture, "XAyatanaSecondaryActivate", g_variant_new ("(u)", 0));
  call_item (fixture, "Scroll", g_variant_new ("(is)", 120, "vertical"));
  g_assert_cmpstr (fixture->activated->str, ==, "activate -;context-menu -;activate -;activate -;");
}

static void
test_token_once (Fixture      *fixture,
                 gconstpointer data)
{
  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);

  call_item (fixture, "ProvideXdgActivationToken", g_variant_new ("(s)", "token-1"));
  call_item (fixture, "Activate", g_variant_new ("(ii)", 0, 0));
  call_item (fixture, "Activate", g_variant_new ("(ii)", 0, 0));
  call_item (fixture, "ProvideXdgActivationToken", g_variant_new ("(s)", "token-2"));
  call_item (fixture, "ProvideXdgActivationToken", g_variant_new ("(s)", "token-3"));
  call_item (fixture, "ContextMenu", g_variant_new ("(ii)", 0, 0));
  call_item (fixture, "ProvideXdgActivationToken", g_variant_new ("(s)", "dropped"));
  call_item (fixture, "ProvideXdgActivationToken", g_variant_new ("(s)", ""));
  call_item (fixture, "Activate", g_variant_new ("(ii)", 0, 0));
  g_assert_cmpstr (fixture->activated->str, ==, "activate token-1;activate -;context-menu token-3;activate -;");
}

/* KDE gives the token to the icon, and then clicks in the menu. */
static void
test_token_for_menu (Fixture      *fixture,
                     gconstpointer data)
{
  GVariant *click = g_variant_new ("(isvu)", 1, "clicked", g_variant_new_int32 (0), 0);

  fake_tray_start (fixture->fake, TRUE);
  wait_registered (fixture);

  call_item (fixture, "ProvideXdgActivationToken", g_variant_new ("(s)", "token-1"));
  g_variant_unref (fake_tray_call (fixture->fake, rhom_tray_menu_get_path (fixture->menu), "com.canonical.dbusmenu", "Event", click));
  call_item (fixture, "Activate", g_variant_new ("(ii)", 0, 0));
  g_assert_cmpstr (fixture->activated->str, ==, "1 token-1;activate -;");
}

#define ADD(name, func) g_test_add ("/tray/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  int result = 0;

  g_setenv ("RHOMBOID_ICON_THEME_PATH", "/somewhere/icons", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_dbus_up (bus);

  ADD ("exported-when-registered", test_exported_when_registered);
  ADD ("no-watcher", test_no_watcher);
  ADD ("watcher-returns", test_watcher_returns);
  ADD ("host-comes-and-goes", test_host_comes_and_goes);
  ADD ("one-of-two-hosts-goes", test_one_of_two_hosts_goes);
  ADD ("hidden-is-gone", test_hidden_is_gone);
  ADD ("hidden-while-connecting", test_hidden_while_connecting);
  ADD ("hung-watcher", test_hung_watcher);
  ADD ("hung-watcher-dies", test_hung_watcher_dies);
  ADD ("destroy-while-watcher-hangs", test_destroy_while_watcher_hangs);
  ADD ("destroy-at-once", test_destroy_at_once);
  ADD ("properties", test_properties);
  ADD ("types", test_types);
  ADD ("changes-at-once", test_changes_at_once);
  ADD ("no-change", test_no_change);
  ADD ("clicks", test_clicks);
  ADD ("token-once", test_token_once);
  ADD ("token-for-menu", test_token_for_menu);

  result = g_test_run ();
  g_test_dbus_down (bus);
  return result;
}
