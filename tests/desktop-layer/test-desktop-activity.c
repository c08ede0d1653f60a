/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop/desktop-activity.h"

#include "mock.h"
#include "support/fake-clock.h"

#define NAME "org.freedesktop.login1"
#define PATH "/org/freedesktop/login1"
#define SESSION_PATH PATH "/session/7"
#define SAVER_NAME "org.gnome.ScreenSaver"
#define SAVER_PATH "/org/gnome/ScreenSaver"
#ifdef RHOM_HAVE_X11
#define DISPLAY_SOURCE "x11"
#else
#define DISPLAY_SOURCE "logind"
#endif
#define NEVER_MSEC 3600000
#define SOON_MSEC 200

static GTestDBus       *bus;         /* the system's */
static GTestDBus       *session_bus; /* of the desktop */
static GDBusConnection *control;
static GDBusConnection *session_control;

typedef struct
{
  GSubprocess     *x;          /* (owned) (nullable) */
  GSubprocess     *logind;     /* (owned) (nullable) */
  GSubprocess     *saver;      /* (owned) (nullable) */
  GDBusConnection *connection; /* (owned) */
  RhomFakeClock   *clock;      /* (owned) */
  RhomActivity    *activity;   /* (owned) */
  guint            n_changed;
} Fixture;

static void
changed_cb (RhomActivity *activity,
            Fixture      *fixture)
{
  fixture->n_changed++;
}

static gboolean
has_source (Fixture    *fixture,
            const char *name)
{
  return g_str_equal (rhom_activity_get_source (fixture->activity), name);
}

static gboolean
has_session_source (Fixture    *fixture,
                    const char *name)
{
  return g_str_equal (rhom_desktop_activity_get_session_source (RHOM_DESKTOP_ACTIVITY (fixture->activity)), name);
}

static void
start_activity (Fixture *fixture,
                guint    threshold_msec)
{
  fixture->activity = g_object_new (RHOM_TYPE_DESKTOP_ACTIVITY, "clock", fixture->clock, "session-bus", fixture->connection, "idle-threshold-msec", threshold_msec, NULL);
  g_signal_connect (fixture->activity, "changed", G_CALLBACK (changed_cb), fixture);
  mock_wait_until (has_session_source (fixture, "logind"));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_unsetenv ("WAYLAND_DISPLAY");
  g_unsetenv ("XDG_SESSION_TYPE");
  g_setenv ("XDG_SESSION_ID", "7", TRUE);
  fixture->x = mock_x_start ();
  fixture->connection = mock_connect (session_bus);
  fixture->clock = rhom_fake_clock_new ();
  rhom_fake_clock_advance (fixture->clock, RHOM_USEC_PER_HOUR);
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
  if (fixture->saver != NULL)
    mock_kill (session_control, SAVER_NAME, fixture->saver);
  if (fixture->logind != NULL)
    mock_kill (control, NAME, fixture->logind);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->connection);
}

static void
set_hint (const char *hint,
          gboolean    value)
{
  GVariantDict dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, hint, "b", value);
  g_variant_unref (mock_call (control, NAME, SESSION_PATH, "UpdateProperties", g_variant_new ("(s@a{sv})", NAME ".Session", g_variant_dict_end (&dict))));
}

static void
set_locked (gboolean is_locked)
{
  set_hint ("LockedHint", is_locked);
}

static void
set_saver (gboolean is_active)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply G_GNUC_UNUSED = g_dbus_connection_call_sync (session_control, SAVER_NAME, SAVER_PATH, SAVER_NAME, "SetActive", g_variant_new ("(b)", is_active), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
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
  mock_wait_until (has_source (fixture, DISPLAY_SOURCE));
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
  mock_wait_until (has_source (fixture, "logind"));
  g_assert_true (mock_is_quiet ());
  g_assert_cmpint (rhom_activity_get_absence (fixture->activity), ==, RHOM_ABSENCE_NONE);
}

/* Where no display server tells, the desktop's own word to logind is what there is. */
static void
test_idle_hint (Fixture      *fixture,
                gconstpointer data)
{
  g_setenv ("WAYLAND_DISPLAY", "wayland", TRUE);
  start_activity (fixture, SOON_MSEC);
  mock_wait_until (has_source (fixture, "logind"));
  g_assert_false (rhom_activity_can_tell_gap (fixture->activity));
  set_hint ("IdleHint", TRUE);
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), >, 0);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), <=, get_now (fixture));
  set_hint ("IdleHint", FALSE);
  wait_for (fixture, RHOM_ABSENCE_NONE);

  set_hint ("IdleHint", TRUE);
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  mock_kill (control, NAME, g_steal_pointer (&fixture->logind));
  wait_for (fixture, RHOM_ABSENCE_NONE);
  mock_wait_until (has_source (fixture, "none"));
}

/* A screen saver counts as a lock; without logind it is all that is seen of one. */
static void
test_screen_saver (Fixture      *fixture,
                   gconstpointer data)
{
  g_setenv ("WAYLAND_DISPLAY", "wayland", TRUE);
  start_activity (fixture, SOON_MSEC);
  mock_kill (control, NAME, g_steal_pointer (&fixture->logind));
  mock_wait_until (has_session_source (fixture, "none"));
  fixture->saver = mock_start (session_control, "--session", SAVER_NAME, "gnome_screensaver", NULL);
  mock_wait_until (has_session_source (fixture, "screen-saver"));
  mock_wait_until (has_source (fixture, "logind"));

  set_saver (TRUE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, get_now (fixture));
  set_saver (FALSE);
  wait_for (fixture, RHOM_ABSENCE_NONE);

  set_saver (TRUE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  mock_kill (session_control, SAVER_NAME, g_steal_pointer (&fixture->saver));
  wait_for (fixture, RHOM_ABSENCE_NONE);
  g_assert_true (has_source (fixture, "none"));
}

static void
gap_cb (guint *n_gaps)
{
  (*n_gaps)++;
}

static void
test_gap (Fixture      *fixture,
          gconstpointer data)
{
  guint n_gaps = 0;

  start_activity (fixture, NEVER_MSEC);
  mock_wait_until (has_source (fixture, DISPLAY_SOURCE));
  g_assert_cmpint (rhom_activity_can_tell_gap (fixture->activity), ==, g_str_equal (DISPLAY_SOURCE, "x11"));
  g_signal_connect_swapped (fixture->activity, "gap", G_CALLBACK (gap_cb), &n_gaps);
  rhom_activity_await_gap (fixture->activity, SOON_MSEC * 1000);
  g_assert_cmpuint (n_gaps, ==, 0);
  mock_wait_until (n_gaps == 1);
}

#ifdef RHOM_HAVE_X11
static void
test_idle (Fixture      *fixture,
           gconstpointer data)
{
  gint64 since_usec;

  start_activity (fixture, SOON_MSEC);
  mock_wait_until (has_source (fixture, "x11"));
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  since_usec = rhom_activity_get_away_since_usec (fixture->activity);
  g_assert_cmpint (since_usec, <=, get_now (fixture) - SOON_MSEC * 1000);

  set_locked (TRUE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  g_assert_cmpint (rhom_activity_get_away_since_usec (fixture->activity), ==, since_usec);
  set_locked (FALSE);
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  mock_x_type ("a");
  mock_wait_until (rhom_fake_clock_get_n_alarms (fixture->clock) == 1);
  g_assert_cmpint (rhom_activity_get_absence (fixture->activity), ==, RHOM_ABSENCE_IDLE);
  rhom_fake_clock_advance (fixture->clock, 5 * RHOM_USEC_PER_SEC);
  g_assert_cmpint (rhom_activity_get_absence (fixture->activity), ==, RHOM_ABSENCE_NONE);
}

/* Who unlocks the screen is no touch in passing. */
static void
test_unlock_after_touch (Fixture      *fixture,
                         gconstpointer data)
{
  start_activity (fixture, SOON_MSEC);
  wait_for (fixture, RHOM_ABSENCE_IDLE);
  set_locked (TRUE);
  wait_for (fixture, RHOM_ABSENCE_LOCKED);
  mock_x_type ("a");
  mock_wait_until (rhom_fake_clock_get_n_alarms (fixture->clock) == 1);
  set_locked (FALSE);
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
  mock_wait_until (has_source (fixture, "logind"));
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
  session_bus = mock_session_bus_start ();
  control = mock_connect (bus);
  session_control = mock_connect (session_bus);

  add ("reasons", NULL, test_reasons);
  add ("sleep", NULL, test_sleep);
  add ("gap", NULL, test_gap);
  add ("idle-hint", NULL, test_idle_hint);
  add ("screen-saver", NULL, test_screen_saver);
  add ("wayland/display", "WAYLAND_DISPLAY", test_wayland);
  add ("wayland/session", "XDG_SESSION_TYPE", test_wayland);
#ifdef RHOM_HAVE_X11
  add ("idle", NULL, test_idle);
  add ("unlock-after-touch", NULL, test_unlock_after_touch);
  add ("x-dies", NULL, test_x_dies);
#endif

  result = g_test_run ();
  g_object_unref (session_control);
  g_object_unref (control);
  g_test_dbus_stop (session_bus);
  g_object_unref (session_bus);
  g_test_dbus_stop (bus);
  g_object_unref (bus);
  return result;
}
