/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/tray-menu.h"
#include "fake-tray.h"
#include "support/fake-clock.h"

#include <locale.h>

#define MENU "com.canonical.dbusmenu"

enum
{
  STATE = 1,
  LINE,
  SORE,
  PAUSE,
  PAUSE_30,
  PAUSE_60,
  ABSENT = 99,
};

typedef struct
{
  RhomFakeClock   *clock;
  GDBusConnection *connection;
  RhomTrayMenu    *menu;
  FakeTray        *tray;
  const char      *path;
  const char      *label_on_open; /* (nullable) */
  guint            n_opened;
  guint            n_ticks;
  GString         *activated; /* "id token;" for each */
} Fixture;

static void
opened_cb (RhomTrayMenu *menu,
           Fixture      *fixture)
{
  fixture->n_opened++;
  if (fixture->label_on_open != NULL)
    rhom_tray_menu_set_label (menu, STATE, fixture->label_on_open);
}

static void
tick_cb (RhomTrayMenu *menu,
         Fixture      *fixture)
{
  fixture->n_ticks++;
}

static void
activated_cb (RhomTrayMenu *menu,
              int           id,
              const char   *token,
              Fixture      *fixture)
{
  g_string_append_printf (fixture->activated, "%d %s;", id, token != NULL ? token : "-");
}

static void
fill (RhomTrayMenu *menu)
{
  rhom_tray_menu_add (menu, STATE, 0, RHOM_TRAY_MENU_ITEM, "Next break at 14:20");
  rhom_tray_menu_add (menu, LINE, 0, RHOM_TRAY_MENU_SEPARATOR, NULL);
  rhom_tray_menu_add (menu, SORE, 0, RHOM_TRAY_MENU_CHECK, "Sore day");
  rhom_tray_menu_add (menu, PAUSE, 0, RHOM_TRAY_MENU_SUBMENU, "Pause");
  rhom_tray_menu_add (menu, PAUSE_30, PAUSE, RHOM_TRAY_MENU_ITEM, "30 minutes");
  rhom_tray_menu_add (menu, PAUSE_60, PAUSE, RHOM_TRAY_MENU_ITEM, "1 hour");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = rhom_fake_clock_new ();
  fixture->connection = fake_tray_connect ();
  fixture->activated = g_string_new ("");
  fixture->menu = rhom_tray_menu_new (RHOM_CLOCK (fixture->clock));
  fixture->path = rhom_tray_menu_get_path (fixture->menu);
  fill (fixture->menu);
  g_signal_connect (fixture->menu, "opened", G_CALLBACK (opened_cb), fixture);
  g_signal_connect (fixture->menu, "tick", G_CALLBACK (tick_cb), fixture);
  g_signal_connect (fixture->menu, "activated", G_CALLBACK (activated_cb), fixture);

  rhom_tray_menu_export (fixture->menu, fixture->connection, &error);
  g_assert_no_error (error);
  fixture->tray = fake_tray_new ();
  fake_tray_listen (fixture->tray, g_dbus_connection_get_unique_name (fixture->connection));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->menu);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  fake_tray_free (fixture->tray);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_clear_object (&fixture->connection);
  g_clear_object (&fixture->clock);
  g_string_free (fixture->activated, TRUE);
}

/* --- Helpers --- */

/* @arguments: (nullable): a variant in text form, to be typed as a tuple by its own annotations */
static GVariant *
parse (const char *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *parsed = arguments != NULL ? g_variant_parse (NULL, arguments, NULL, NULL, &error) : NULL;

  g_assert_no_error (error);
  return parsed;
}

static void
assert_reply (Fixture    *fixture,
              const char *method,
              const char *arguments,
              const char *expected)
{
  g_autoptr (GVariant) parameters = parse (arguments);
  g_autoptr (GVariant) reply = fake_tray_call (fixture->tray, fixture->path, MENU, method, parameters);
  g_autofree char *printed = g_variant_print (reply, FALSE);

  g_assert_cmpstr (printed, ==, expected);
}

static void
assert_refused (Fixture    *fixture,
                const char *method,
                const char *arguments)
{
  g_autoptr (GVariant) parameters = parse (arguments);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = fake_tray_try (fixture->tray, fixture->path, MENU, method, parameters, &error);

  g_assert_null (reply);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_INVALID_ARGS);
}

static void
assert_heard (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *heard = NULL;

  fake_tray_settle (fixture->tray, fixture->path);
  heard = fake_tray_take_heard (fixture->tray);
  g_assert_cmpstr (heard, ==, expected);
}

static void
send_event (Fixture    *fixture,
            int         id,
            const char *event)
{
  GVariant *parameters = g_variant_new ("(isvu)", id, event, g_variant_new_int32 (0), 0);

  g_variant_unref (fake_tray_call (fixture->tray, fixture->path, MENU, "Event", parameters));
}

/* --- What the menu holds --- */

#define STATE_PROPERTIES "{'label': <'Next break at 14:20'>, 'enabled': <true>, 'visible': <true>}"
#define LINE_PROPERTIES "{'type': <'separator'>, 'visible': <true>}"
#define SORE_PROPERTIES "{'label': <'Sore day'>, 'enabled': <true>, 'visible': <true>, 'toggle-type': <'checkmark'>, 'toggle-state': <0>}"
#define PAUSE_PROPERTIES "{'label': <'Pause'>, 'enabled': <true>, 'visible': <true>, 'children-display': <'submenu'>}"
#define PAUSE_30_PROPERTIES "{'label': <'30 minutes'>, 'enabled': <true>, 'visible': <true>}"
#define PAUSE_60_PROPERTIES "{'label': <'1 hour'>, 'enabled': <true>, 'visible': <true>}"
#define ROOT_PROPERTIES "{'enabled': <true>, 'visible': <true>, 'children-display': <'submenu'>}"

static void
test_whole_layout (Fixture      *fixture,
                   gconstpointer data)
{
  assert_reply (fixture, "GetLayout", "(0, -1, @as [])",
                "(7, (0, " ROOT_PROPERTIES ", [<(1, " STATE_PROPERTIES ", @av [])>, <(2, " LINE_PROPERTIES ", @av [])>, <(3, " SORE_PROPERTIES ", @av [])>, "
                "<(4, " PAUSE_PROPERTIES ", [<(5, " PAUSE_30_PROPERTIES ", @av [])>, <(6, " PAUSE_60_PROPERTIES ", @av [])>])>]))");
}

static void
test_part_of_layout (Fixture      *fixture,
                     gconstpointer data)
{
  assert_reply (fixture, "GetLayout", "(0, 0, ['visible'])", "(7, (0, {'visible': <true>}, []))");
  assert_reply (fixture, "GetLayout", "(0, 1, ['toggle-state'])", "(7, (0, {}, [<(1, @a{sv} {}, @av [])>, <(2, @a{sv} {}, @av [])>, <(3, {'toggle-state': <0>}, @av [])>, <(4, @a{sv} {}, @av [])>]))");
  assert_reply (fixture, "GetLayout", "(4, -1, ['label'])", "(7, (4, {'label': <'Pause'>}, [<(5, {'label': <'30 minutes'>}, @av [])>, <(6, {'label': <'1 hour'>}, @av [])>]))");
}

static void
test_group_properties (Fixture      *fixture,
                       gconstpointer data)
{
  assert_reply (fixture, "GetGroupProperties", "([3, 1], @as [])", "([(3, " SORE_PROPERTIES "), (1, " STATE_PROPERTIES ")],)");
  assert_reply (fixture, "GetGroupProperties", "([2, 5], ['label', 'type'])", "([(2, {'type': <'separator'>}), (5, {'label': <'30 minutes'>})],)");
  assert_reply (fixture, "GetGroupProperties", "(@ai [], ['toggle-type'])", "([(1, {}), (2, {}), (3, {'toggle-type': <'checkmark'>}), (4, {}), (5, {}), (6, {})],)");
  assert_reply (fixture, "GetGroupProperties", "([99, 5], ['visible'])", "([(5, {'visible': <true>})],)");
}

static void
test_property (Fixture      *fixture,
               gconstpointer data)
{
  assert_reply (fixture, "GetProperty", "(5, 'label')", "(<'30 minutes'>,)");
  assert_refused (fixture, "GetProperty", "(5, 'toggle-state')");
  assert_refused (fixture, "GetProperty", "(5, 'colour')");
}

static void
test_unknown_item (Fixture      *fixture,
                   gconstpointer data)
{
  assert_refused (fixture, "GetLayout", "(99, -1, @as [])");
  assert_refused (fixture, "GetProperty", "(99, 'label')");
  assert_refused (fixture, "Event", "(99, 'clicked', <0>, uint32 0)");
  assert_refused (fixture, "AboutToShow", "(99,)");
  assert_refused (fixture, "EventGroup", "([(99, 'clicked', <0>, uint32 0), (-1, 'clicked', <0>, 0)],)");
  assert_reply (fixture, "AboutToShowGroup", "([99, 4],)", "([], [99])");
  assert_reply (fixture, "EventGroup", "([(99, 'clicked', <0>, uint32 0), (5, 'clicked', <0>, 0)],)", "([99],)");
  g_assert_cmpstr (fixture->activated->str, ==, "5 -;");
}

static void
test_underscore (Fixture      *fixture,
                 gconstpointer data)
{
  rhom_tray_menu_set_label (fixture->menu, STATE, "a_b__c");
  assert_reply (fixture, "GetProperty", "(1, 'label')", "(<'a__b____c'>,)");
  assert_heard (fixture, "ItemsPropertiesUpdated([(1, {'label': <'a__b____c'>})], [])");
}

static void
test_own_properties (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GVariant) version = fake_tray_get (fixture->tray, fixture->path, MENU, "Version");
  g_autoptr (GVariant) direction = fake_tray_get (fixture->tray, fixture->path, MENU, "TextDirection");
  g_autoptr (GVariant) status = fake_tray_get (fixture->tray, fixture->path, MENU, "Status");
  g_autoptr (GVariant) theme_path = fake_tray_get (fixture->tray, fixture->path, MENU, "IconThemePath");

  g_assert_cmpuint (g_variant_get_uint32 (version), ==, 3);
  g_assert_cmpstr (g_variant_get_string (direction, NULL), ==, "ltr");
  g_assert_cmpstr (g_variant_get_string (status, NULL), ==, "normal");
  g_assert_cmpstr (g_variant_get_type_string (theme_path), ==, "as");
}

/* --- What changes --- */

static void
test_changes_at_once (Fixture      *fixture,
                      gconstpointer data)
{
  rhom_tray_menu_set_label (fixture->menu, PAUSE_30, "Half an hour");
  rhom_tray_menu_set_enabled (fixture->menu, STATE, FALSE);
  rhom_tray_menu_set_label (fixture->menu, STATE, "One");
  rhom_tray_menu_set_label (fixture->menu, STATE, "Two");
  rhom_tray_menu_set_visible (fixture->menu, LINE, FALSE);
  rhom_tray_menu_set_checked (fixture->menu, SORE, TRUE);
  assert_heard (fixture, "ItemsPropertiesUpdated([(1, {'label': <'Two'>, 'enabled': <false>}), (2, {'visible': <false>}), (3, {'toggle-state': <1>}), (5, {'label': <'Half an hour'>})], [])");
  assert_heard (fixture, "");
}

static void
test_no_change (Fixture      *fixture,
                gconstpointer data)
{
  rhom_tray_menu_set_label (fixture->menu, STATE, "Next break at 14:20");
  rhom_tray_menu_set_enabled (fixture->menu, STATE, TRUE);
  rhom_tray_menu_set_visible (fixture->menu, STATE, 42);
  rhom_tray_menu_set_checked (fixture->menu, SORE, FALSE);
  assert_heard (fixture, "");
}

static void
test_more_items (Fixture      *fixture,
                 gconstpointer data)
{
  rhom_tray_menu_add (fixture->menu, 7, PAUSE, RHOM_TRAY_MENU_ITEM, "2 hours");
  rhom_tray_menu_add (fixture->menu, 8, 0, RHOM_TRAY_MENU_ITEM, "Quit");
  assert_heard (fixture, "LayoutUpdated(9, 0)");
  assert_reply (fixture, "GetLayout", "(4, 1, ['type'])", "(9, (4, {}, [<(5, @a{sv} {}, @av [])>, <(6, @a{sv} {}, @av [])>, <(7, @a{sv} {}, @av [])>]))");
}

static void
test_off_the_bus (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rhom_tray_menu_set_label (fixture->menu, STATE, "Lost");
  rhom_tray_menu_unexport (fixture->menu);
  rhom_tray_menu_set_label (fixture->menu, STATE, "Kept");
  rhom_tray_menu_export (fixture->menu, fixture->connection, &error);
  g_assert_no_error (error);

  assert_heard (fixture, "");
  assert_reply (fixture, "GetProperty", "(1, 'label')", "(<'Kept'>,)");
}

/* --- Being open --- */

/* The news has to come before the answer, or the host would draw the old text. */
static void
test_refresh_before_answer (Fixture      *fixture,
                            gconstpointer data)
{
  g_autofree char *heard = NULL;

  fixture->label_on_open = "in 9 min";
  assert_reply (fixture, "AboutToShow", "(0,)", "(true,)");
  heard = fake_tray_take_heard (fixture->tray);
  g_assert_cmpstr (heard, ==, "ItemsPropertiesUpdated([(1, {'label': <'in 9 min'>})], [])");
  g_assert_true (rhom_tray_menu_is_open (fixture->menu));

  assert_reply (fixture, "AboutToShow", "(0,)", "(false,)");
  g_assert_cmpuint (fixture->n_opened, ==, 2);
  assert_heard (fixture, "");
}

static void
test_refresh_group (Fixture      *fixture,
                    gconstpointer data)
{
  fixture->label_on_open = "in 8 min";
  assert_reply (fixture, "AboutToShowGroup", "([4, 0],)", "([0], [])");
  assert_heard (fixture, "ItemsPropertiesUpdated([(1, {'label': <'in 8 min'>})], [])");
  assert_reply (fixture, "AboutToShowGroup", "([4, 0],)", "([], [])");
}

static void
test_refresh_opened (Fixture      *fixture,
                     gconstpointer data)
{
  fixture->label_on_open = "in 7 min";
  send_event (fixture, 0, "opened");
  assert_heard (fixture, "ItemsPropertiesUpdated([(1, {'label': <'in 7 min'>})], [])");
  g_assert_cmpuint (fixture->n_opened, ==, 1);
}

static void
test_submenu_is_not_the_menu (Fixture      *fixture,
                              gconstpointer data)
{
  assert_reply (fixture, "AboutToShow", "(4,)", "(false,)");
  send_event (fixture, PAUSE, "opened");
  g_assert_cmpuint (fixture->n_opened, ==, 0);

  send_event (fixture, 0, "opened");
  send_event (fixture, PAUSE, "closed");
  send_event (fixture, PAUSE_30, "hovered");
  g_assert_true (rhom_tray_menu_is_open (fixture->menu));
}

static void
test_tick_ends (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  send_event (fixture, 0, "opened");
  rhom_fake_clock_advance (fixture->clock, 3 * RHOM_USEC_PER_SEC);
  g_assert_cmpuint (fixture->n_ticks, ==, 3);

  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_HOUR);
  g_assert_cmpuint (fixture->n_ticks, ==, 30);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_false (rhom_tray_menu_is_open (fixture->menu));
}

static void
test_tick_starts_anew (Fixture      *fixture,
                       gconstpointer data)
{
  send_event (fixture, 0, "opened");
  rhom_fake_clock_advance (fixture->clock, 20 * RHOM_USEC_PER_SEC);
  assert_reply (fixture, "AboutToShow", "(0,)", "(false,)");
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 1);
  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_HOUR);
  g_assert_cmpuint (fixture->n_ticks, ==, 50);
}

static void
test_tick_ends_on_close (Fixture      *fixture,
                         gconstpointer data)
{
  send_event (fixture, 0, "opened");
  rhom_fake_clock_advance (fixture->clock, 2 * RHOM_USEC_PER_SEC);
  send_event (fixture, 0, "closed");
  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_HOUR);
  g_assert_cmpuint (fixture->n_ticks, ==, 2);
  g_assert_false (rhom_tray_menu_is_open (fixture->menu));
}

static void
test_tick_ends_on_click (Fixture      *fixture,
                         gconstpointer data)
{
  send_event (fixture, 0, "opened");
  send_event (fixture, PAUSE_30, "clicked");
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
  g_assert_false (rhom_tray_menu_is_open (fixture->menu));
}

static void
test_tick_over_suspend (Fixture      *fixture,
                        gconstpointer data)
{
  send_event (fixture, 0, "opened");
  rhom_fake_clock_suspend (fixture->clock, 8 * RHOM_USEC_PER_HOUR);
  g_assert_cmpuint (fixture->n_ticks, ==, 1);
  g_assert_cmpuint (rhom_fake_clock_get_n_alarms (fixture->clock), ==, 0);
}

/* --- Clicks --- */

static void
test_click (Fixture      *fixture,
            gconstpointer data)
{
  send_event (fixture, PAUSE_60, "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "6 -;");
  assert_heard (fixture, "");
}

static void
test_click_that_cannot_be (Fixture      *fixture,
                           gconstpointer data)
{
  rhom_tray_menu_set_enabled (fixture->menu, STATE, FALSE);
  send_event (fixture, STATE, "clicked");
  send_event (fixture, LINE, "clicked");
  send_event (fixture, PAUSE, "clicked");
  send_event (fixture, 0, "clicked");
  send_event (fixture, PAUSE_30, "sneezed-at");
  g_assert_cmpstr (fixture->activated->str, ==, "");
}

static void
test_event_group (Fixture      *fixture,
                  gconstpointer data)
{
  assert_reply (fixture, "EventGroup", "([(0, 'opened', <0>, uint32 0), (5, 'hovered', <0>, 0), (5, 'clicked', <0>, 0), (0, 'closed', <0>, 0)],)", "([],)");
  assert_reply (fixture, "EventGroup", "(@a(isvu) [],)", "([],)");
  g_assert_cmpuint (fixture->n_opened, ==, 1);
  g_assert_cmpstr (fixture->activated->str, ==, "5 -;");
}

/* Whether the check changes is not the host's to say, so after a click it is told. */
static void
test_check (Fixture      *fixture,
            gconstpointer data)
{
  send_event (fixture, SORE, "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "3 -;");
  assert_heard (fixture, "ItemsPropertiesUpdated([(3, {'toggle-state': <0>})], [])");

  rhom_tray_menu_set_checked (fixture->menu, SORE, TRUE);
  assert_heard (fixture, "ItemsPropertiesUpdated([(3, {'toggle-state': <1>})], [])");
  assert_reply (fixture, "GetProperty", "(3, 'toggle-state')", "(<1>,)");
}

static void
test_token_once (Fixture      *fixture,
                 gconstpointer data)
{
  rhom_tray_menu_give_token (fixture->menu, "old");
  rhom_tray_menu_give_token (fixture->menu, "new");
  send_event (fixture, PAUSE_30, "clicked");
  send_event (fixture, PAUSE_30, "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "5 new;5 -;");
}

static void
test_destroy_while_open (Fixture      *fixture,
                         gconstpointer data)
{
  send_event (fixture, 0, "opened");
  rhom_tray_menu_set_label (fixture->menu, STATE, "never told");
}

#define ADD(name, func) g_test_add ("/tray-menu/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  int result = 0;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_dbus_up (bus);

  ADD ("whole-layout", test_whole_layout);
  ADD ("part-of-layout", test_part_of_layout);
  ADD ("group-properties", test_group_properties);
  ADD ("property", test_property);
  ADD ("unknown-item", test_unknown_item);
  ADD ("underscore", test_underscore);
  ADD ("own-properties", test_own_properties);
  ADD ("changes-at-once", test_changes_at_once);
  ADD ("no-change", test_no_change);
  ADD ("more-items", test_more_items);
  ADD ("off-the-bus", test_off_the_bus);
  ADD ("refresh/before-answer", test_refresh_before_answer);
  ADD ("refresh/group", test_refresh_group);
  ADD ("refresh/opened", test_refresh_opened);
  ADD ("submenu-is-not-the-menu", test_submenu_is_not_the_menu);
  ADD ("tick/ends", test_tick_ends);
  ADD ("tick/starts-anew", test_tick_starts_anew);
  ADD ("tick/ends-on-close", test_tick_ends_on_close);
  ADD ("tick/ends-on-click", test_tick_ends_on_click);
  ADD ("tick/over-suspend", test_tick_over_suspend);
  ADD ("click", test_click);
  ADD ("click-that-cannot-be", test_click_that_cannot_be);
  ADD ("event-group", test_event_group);
  ADD ("check", test_check);
  ADD ("token-once", test_token_once);
  ADD ("destroy-while-open", test_destroy_while_open);

  result = g_test_run ();
  g_test_dbus_down (bus);
  return result;
}
