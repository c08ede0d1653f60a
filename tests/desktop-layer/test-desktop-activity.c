/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/desktop-activity.h"

#include "mock.h"
#include "support/fake-clock.h"

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define SESSION_PATH PATH "/session/7"
#define NEVER_MSEC 3600000
#define SOON_MSEC 200

static GTestDBus       *bus;
static GDBusConnection *control;

typedef struct
{
  GSubprocess   *x;        /* (owned) (nullable) */
  GSubprocess   *logind;   /* (owned) (nullable) */
  RhomFakeClock *clock;    /* (owned) */
  RhomActivity  *activity; /* (owned) */
  guint          n_changed;
} Fixture;

static void
changed_cb (RhomActivity *activity,
            Fixture      *fixture)
{
  fixture->n_changed++;
}

static void
start_activity (Fixture *fixture,
                guint    threshold_msec)
{
  fixture->activity = g_object_new (RHOM_TYPE_DESKTOP_ACTIVITY, "clock", fixture->clock, "idle-threshold-msec", threshold_msec, NULL);
  g_signal_connect (fixture->activity, "changed", G_CALLBACK (changed_cb), fixture);
  mock_wait_until (rhom_desktop_activity_has_session (RHOM_DESKTOP_ACTIVITY (fixture->activity)));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("XDG_SESSION_TYPE");
  g_setenv ("XDG_SESSION_ID", "7", TRUE);
  fixture->x = mock_x_start ();
  fixture->clock = rhom_fake_clock_new ();
  fixture->logind = mock_start (control, "--system", NAME, "logind", NULL);
  g_variant_unref (mock_call (control, NAME, PATH, "AddSession", g_variant_new ("(ssusb)", "7", "seat0", 1000, "somebody", TRUE)));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->activity);
  g_assert_finalize_object (fixture->clock);
  if (fixture->x != NULL)
    mock_end (fixture->x);
  mock_kill (control, NAME, fixture->logind);
}

static void
set_locked (gboolean is_locked)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "LockedHint", "b", is_locked);
  g_variant_unref (mock_call (control, NAME, SESSION_PATH, "UpdateProperties", g_variant_new ("(s@a{sv})", NAME ".Session", g_variant_dict_end (&dict))));
}

static void
set_asleep (gboolean is_asleep)
{
  mock_emit (control, NAME, PATH, NAME ".Manager", "PrepareForSleep", "b", g_variant_new ("(b)", is_asleep));
}

#define wait_for(fixture, absence) mock_wait_until (rhom_activity_get_absence ((fixture)->activity) == (absence))

static gint64
get_now (Fixture *fixture)
{
  return rhom_clock_get_elapsed_usec (RHOM_CLOCK (fixture->clock));
}

/* The strongest reason is told, and the start of the earliest that is still there. */
static void
test_reasons (Fixture      *fixture,
              gconstpointer data)
{
  gint64 locked_usec;

  start_activity (fixture, NEVER_MSEC);
  g_assert_cmpint (rhom_activity_get_absence (fixture->activity), ==, RHOM_ABSENCE_NONE);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, 0);
  fixture->n_changed = 0;

  set_locked (TRUE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  locked_usec = get_now (fixture);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, locked_usec);

  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_MIN);
  set_asleep (TRUE);
  wait_for (fixture, RHOM_ABSENCE_ASLEEP);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, locked_usec);

  rhom_fake_clock_suspend (fixture->clock, RHOM_USEC_PER_HOUR);
  set_asleep (FALSE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, locked_usec);

  set_locked (FALSE);
  wait_for (fixture, RHOM_ABSENCE_NONE);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, 0);
  g_assert_cmpuint (fixture->n_changed, ==, 4);
}

static void
test_sleep (Fixture      *fixture,
            gconstpointer data)
{
  gint64 asleep_usec;

  start_activity (fixture, NEVER_MSEC);
  set_asleep (TRUE);
  wait_for (fixture, RHOM_ABSENCE_ASLEEP);
  asleep_usec = get_now (fixture);
  rhom_fake_clock_suspend (fixture->clock, RHOM_USEC_PER_HOUR);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, asleep_usec);
  set_asleep (FALSE);
  wait_for (fixture, RHOM_ABSENCE_NONE);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, 0);
}

static void
test_wayland (Fixture      *fixture,
              gconstpointer data)
{
  g_setenv (data, "wayland", TRUE);
  start_activity (fixture, 1);
  g_assert_cmpstr (rhom_activity_get_source (fixture->activity), ==, "none");
  g_assert_cmpint (rhom_activity_get_absence (fixture->activity), ==, RHOM_ABSENCE_NONE);
}

#ifdef RHOM_HAVE_X11
static void
test_idle (Fixture      *fixture,
           gconstpointer data)
{
  gint64 since_usec;

  start_activity (fixture, SOON_MSEC);
  g_assert_cmpstr (rhom_activity_get_source (fixture->activity), ==, "x11");
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  since_usec = rhom_activity_get_away_since_usec (fixture->activity);
  g_assert_cmpint (since_usec, <=, get_now (fixture) - SOON_MSEC * 1000);

  set_locked (TRUE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, since_usec);
  set_locked (FALSE);
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  mock_x_type ("a");
  wait_for (fixture, RHOM_ABSENCE_NONE);
}

static void
test_x_dies (Fixture      *fixture,
             gconstpointer data)
{
  start_activity (fixture, SOON_MSEC);
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  fixture->n_changed = 0;
  mock_end (g_steal_pointer (&fixture->x));
  wait_for (fixture, RHOM_ABSENCE_NONE);
  g_assert_cmpstr (rhom_activity_get_source (fixture->activity), ==, "none");
  g_assert_cmpuint (fixture->n_changed, ==, 1);
}
#endif

#define add(path, data, func) g_test_add ("/desktop-activity/" path, Fixture, data, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = mock_system_bus_start ();
  control = mock_connect (bus);

  add ("reasons", NULL, test_reasons);
  add ("sleep", NULL, test_sleep);
  add ("wayland/display", "WAYLAND_DISPLAY", test_wayland);
  add ("wayland/session", "XDG_SESSION_TYPE", test_wayland);
#ifdef RHOM_HAVE_X11
  add ("idle", NULL, test_idle);
  add ("x-dies", NULL, test_x_dies);
#endif

  result = g_test_run ();
  g_object_unref (control);
  g_test_dbus_stop (bus);
  g_object_unref (bus);
  return result;
}
