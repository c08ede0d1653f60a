/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/alarm-sound.h"

#include <glib/gstdio.h>

#include "mock.h"

typedef struct
{
  RhomAlarmSound *sound;   /* (owned) */
  char           *folder;  /* (owned) */
  char           *program; /* (owned) */
  char           *log;     /* (owned) */
} Fixture;

static void
write_program (Fixture    *fixture,
               const char *ending)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\ntrap 'echo stopped >> \"%s\"; exit 1' TERM\necho played >> '%s'\n%s\n", fixture->log, fixture->log, ending);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (fixture->program, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
}

static gboolean
log_is (Fixture    *fixture,
        const char *expected)
{
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->log, &text, NULL, NULL);
  return g_strcmp0 (text, expected) == 0;
}

/* For what may have gone on meanwhile. */
static gboolean
log_begins (Fixture    *fixture,
            const char *expected)
{
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->log, &text, NULL, NULL);
  return text != NULL && g_str_has_prefix (text, expected);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rhom-sound-XXXXXX", NULL);
  fixture->program = g_build_filename (fixture->folder, "sound", NULL);
  fixture->log = g_build_filename (fixture->folder, "log", NULL);
  g_setenv ("RHOMBOID_SOUND", fixture->program, TRUE);
  fixture->sound = rhom_alarm_sound_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->sound != NULL)
    g_assert_finalize_object (fixture->sound);
  g_unlink (fixture->program);
  g_unlink (fixture->log);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->program);
  g_free (fixture->log);
}

static void
test_available (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_false (rhom_alarm_sound_is_available (fixture->sound));
  rhom_alarm_sound_play (fixture->sound, 70);
  rhom_alarm_sound_stop (fixture->sound);
  write_program (fixture, "");
  g_assert_true (rhom_alarm_sound_is_available (fixture->sound));
  g_chmod (fixture->program, 0600);
  g_assert_false (rhom_alarm_sound_is_available (fixture->sound));
}

static void
assert_state (Fixture    *fixture,
              const char *expected)
{
  g_assert_cmpstr (rhom_alarm_sound_state_to_id (rhom_alarm_sound_get_state (fixture->sound)), ==, expected);
}

static void
count_cb (int *count)
{
  (*count)++;
}

/* Whether it can be heard is known before there is anything to hear. */
static void
test_probe (Fixture      *fixture,
            gconstpointer data)
{
  assert_state (fixture, "none");
  write_program (fixture, "[ \"$1\" = --probe ] && exit 1; [ \"$1 $2\" = '--loudness 70' ]");
  assert_state (fixture, "ready");
  rhom_alarm_sound_probe (fixture->sound);
  mock_wait_until (rhom_alarm_sound_get_state (fixture->sound) == RHOM_ALARM_SOUND_FAILED);
  rhom_alarm_sound_play (fixture->sound, 70);
  mock_wait_until (rhom_alarm_sound_get_state (fixture->sound) == RHOM_ALARM_SOUND_READY);
}

/* What cannot even be run. */
static void
test_not_run (Fixture      *fixture,
              gconstpointer data)
{
  int n_changes = 0;

  g_signal_connect_swapped (fixture->sound, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_true (g_file_set_contents_full (fixture->program, "#!/nonexistent/shell\n", -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  assert_state (fixture, "ready");
  rhom_alarm_sound_probe (fixture->sound);
  assert_state (fixture, "failed");
  g_assert_cmpint (n_changes, ==, 1);
  write_program (fixture, "exit 0");
  rhom_alarm_sound_probe (fixture->sound);
  mock_wait_until (rhom_alarm_sound_get_state (fixture->sound) == RHOM_ALARM_SOUND_READY);
}

/* Nobody was told that it has gone, until it is tried. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  int n_changes = 0;

  write_program (fixture, "exit 0");
  g_signal_connect_swapped (fixture->sound, "changed", G_CALLBACK (count_cb), &n_changes);
  g_unlink (fixture->program);
  rhom_alarm_sound_play (fixture->sound, 70);
  assert_state (fixture, "none");
  g_assert_cmpint (n_changes, ==, 1);
}

/* What we silence ourselves can be heard. */
static void
test_stopped_is_not_failed (Fixture      *fixture,
                            gconstpointer data)
{
  write_program (fixture, "while :; do sleep 0.02; done");
  rhom_alarm_sound_play (fixture->sound, 70);
  mock_wait_until (log_is (fixture, "played\n"));
  rhom_alarm_sound_stop (fixture->sound);
  mock_wait_until (log_is (fixture, "played\nstopped\n"));
  write_program (fixture, "exit 0");
  rhom_alarm_sound_probe (fixture->sound);
  mock_wait_until (log_is (fixture, "played\nstopped\nplayed\n"));
  assert_state (fixture, "ready");
}

/* Nothing new begins while it plays; after its end it plays again. */
static void
test_play_and_stop (Fixture      *fixture,
                    gconstpointer data)
{
  write_program (fixture, "while :; do sleep 0.02; done");
  rhom_alarm_sound_play (fixture->sound, 70);
  rhom_alarm_sound_play (fixture->sound, 70);
  mock_wait_until (log_is (fixture, "played\n"));
  rhom_alarm_sound_play (fixture->sound, 70);
  rhom_alarm_sound_stop (fixture->sound);
  mock_wait_until (log_is (fixture, "played\nstopped\n"));
  rhom_alarm_sound_play (fixture->sound, 70);
  mock_wait_until (log_is (fixture, "played\nstopped\nplayed\n"));
  g_assert_finalize_object (g_steal_pointer (&fixture->sound));
  mock_wait_until (log_is (fixture, "played\nstopped\nplayed\nstopped\n"));
}

static void
test_play_again (Fixture      *fixture,
                 gconstpointer data)
{
  write_program (fixture, "exit 1");
  rhom_alarm_sound_play (fixture->sound, 70);
  mock_wait_until ((rhom_alarm_sound_play (fixture->sound, 70), log_begins (fixture, "played\nplayed\n")));
}

#ifdef RHOM_TEST_SOUND
/* The helper itself, on a machine without sound: it says so, and ends. */
static void
test_helper (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) helper = NULL;
  g_autofree char *text = NULL;

  g_subprocess_launcher_setenv (launcher, "CANBERRA_DRIVER", "nothing-of-the-kind", TRUE);
  helper = g_subprocess_launcher_spawn (launcher, &error, RHOM_TEST_SOUND, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (helper, NULL, NULL, NULL, &text, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (helper));
  g_assert_cmpint (g_subprocess_get_exit_status (helper), ==, 1);
  g_assert_true (g_str_has_prefix (text, "The alarm sound cannot be played: "));
  g_assert_true (strchr (text, '\n') == text + strlen (text) - 1);
}
#endif

#define add(path, func) g_test_add ("/alarm-sound/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("available", test_available);
  add ("play-and-stop", test_play_and_stop);
  add ("play-again", test_play_again);
  add ("probe", test_probe);
  add ("not-run", test_not_run);
  add ("gone", test_gone);
  add ("stopped-is-not-failed", test_stopped_is_not_failed);
#ifdef RHOM_TEST_SOUND
  g_test_add_func ("/alarm-sound/helper", test_helper);
#endif

  return g_test_run ();
}
