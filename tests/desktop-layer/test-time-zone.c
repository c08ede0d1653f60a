/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/time-zone.h"

#include "mock.h"
#include "support/fake-clock.h"

#define NAME "org.freedesktop.timedate1"
#define PATH "/org/freedesktop/timedate1"

static GTestDBus *bus;

static void
emit_change (GDBusConnection *timedated,
             const char      *property)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GError) error = NULL;

  g_variant_dict_insert (&dict, property, "s", "Europe/Berlin");
  g_dbus_connection_emit_signal (timedated, NULL, PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged", g_variant_new ("(s@a{sv}as)", NAME, g_variant_dict_end (&dict), NULL), &error);
  g_assert_no_error (error);
}

static void
own_name (GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", NAME, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

static void
wall_changed_cb (RhomClock *clock,
                 guint     *n_changed)
{
  (*n_changed)++;
}

/* Signals of one sender keep their order, so none is missed by looking after the last. */
static void
test_zone_changes (void)
{
  GDBusConnection *timedated = mock_connect (bus);
  RhomFakeClock   *clock = rhom_fake_clock_new ();
  RhomTimeZone    *zone = rhom_time_zone_new (RHOM_CLOCK (clock));
  guint            n_changed = 0;

  own_name (timedated);
  g_signal_connect (clock, "wall-changed", G_CALLBACK (wall_changed_cb), &n_changed);
  mock_wait_until ((emit_change (timedated, "Timezone"), n_changed > 0));

  g_assert_finalize_object (zone);
  emit_change (timedated, "Timezone");
  g_assert_finalize_object (clock);
  g_object_unref (timedated);
}

static void
test_other_changes (void)
{
  GDBusConnection *timedated = mock_connect (bus);
  RhomFakeClock   *clock = rhom_fake_clock_new ();
  RhomTimeZone    *zone = rhom_time_zone_new (RHOM_CLOCK (clock));
  guint            n_changed = 0, n_before;

  own_name (timedated);
  g_signal_connect (clock, "wall-changed", G_CALLBACK (wall_changed_cb), &n_changed);
  mock_wait_until ((emit_change (timedated, "Timezone"), n_changed > 0));
  for (int i = 0; i < 100; i++)
    emit_change (timedated, "NTP");
  emit_change (timedated, "Timezone");
  n_before = n_changed;
  mock_wait_until (n_changed > n_before);
  g_assert_cmpuint (n_changed, <, 100);

  g_assert_finalize_object (zone);
  g_assert_finalize_object (clock);
  g_object_unref (timedated);
}

static void
test_no_bus (void)
{
  RhomFakeClock *clock = rhom_fake_clock_new ();
  RhomTimeZone  *zone;

  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  zone = rhom_time_zone_new (RHOM_CLOCK (clock));
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (zone);
  g_assert_finalize_object (clock);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_system_bus_start ();

  g_test_add_func ("/time-zone/zone-changes", test_zone_changes);
  g_test_add_func ("/time-zone/other-changes", test_other_changes);
  g_test_add_func ("/time-zone/no-bus", test_no_bus);

  result = g_test_run ();
  g_test_dbus_stop (bus);
  g_object_unref (bus);
  return result;
}
