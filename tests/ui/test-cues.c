/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cues.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>

#define DEADLINE_USEC (20 * G_USEC_PER_SEC)

typedef struct
{
  RhomSettings *settings; /* (owned) */
  RhomCues     *cues;     /* (owned) (nullable) */
  char         *folder;   /* (owned) */
  char         *program;  /* (owned) */
  char         *log;      /* (owned) */
} Fixture;

static void
write_program (Fixture    *fixture,
               const char *body)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\nlog='%s'\n%s\n", fixture->log, body);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (fixture->program, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
}

#define NOTES_ORDERS "echo begun \"$1\" >> \"$log\"; while read -r line; do echo \"$line\" >> \"$log\"; done; echo ended >> \"$log\""

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rhom-cues-XXXXXX", NULL);
  fixture->program = g_build_filename (fixture->folder, "sound", NULL);
  fixture->log = g_build_filename (fixture->folder, "log", NULL);
  g_setenv ("RHOMBOID_SOUND", fixture->program, TRUE);
  fixture->settings = rhom_settings_new ();
  g_object_set (fixture->settings, "tones", TRUE, "ticks", TRUE, "voice", TRUE, "sound-volume-percent", 60, NULL);
  fixture->cues = rhom_cues_new (fixture->settings);
}

static gboolean
log_is (Fixture    *fixture,
        const char *expected)
{
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->log, &text, NULL, NULL);
  return g_strcmp0 (text, expected) == 0;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->cues != NULL)
    g_assert_finalize_object (fixture->cues);
  g_assert_finalize_object (fixture->settings);
  g_unlink (fixture->program);
  g_unlink (fixture->log);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->program);
  g_free (fixture->log);
}

#define wait_until(condition)                                        \
  G_STMT_START                                                       \
  {                                                                  \
    gint64 deadline_usec = g_get_monotonic_time () + DEADLINE_USEC;  \
    while (!(condition))                                             \
      {                                                              \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_usec); \
        g_main_context_iteration (NULL, FALSE);                      \
      }                                                              \
  }                                                                  \
  G_STMT_END

/* One helper for all orders; it ends with the cues. */
static void
test_orders (Fixture      *fixture,
             gconstpointer data)
{
  write_program (fixture, NOTES_ORDERS);
  rhom_cues_hush (fixture->cues);
  g_assert_false (g_file_test (fixture->log, G_FILE_TEST_EXISTS));
  rhom_cues_play (fixture->cues, RHOM_TONE_START);
  rhom_cues_say (fixture->cues, "Right arm\nfirst.");
  rhom_cues_play (fixture->cues, RHOM_TONE_TICK);
  rhom_cues_hush (fixture->cues);
  wait_until (log_is (fixture, "begun --follow\nvolume 60\ntone start\nvolume 60\nsay Right arm first.\nvolume 60\ntone tick\nhush\n"));
  g_assert_finalize_object (g_steal_pointer (&fixture->cues));
  wait_until (log_is (fixture, "begun --follow\nvolume 60\ntone start\nvolume 60\nsay Right arm first.\nvolume 60\ntone tick\nhush\nended\n"));
}

/* What is switched off does not even begin the helper. */
static void
test_switches (Fixture      *fixture,
               gconstpointer data)
{
  write_program (fixture, NOTES_ORDERS);
  g_object_set (fixture->settings, "tones", FALSE, "ticks", TRUE, "voice", FALSE, NULL);
  rhom_cues_play (fixture->cues, RHOM_TONE_START);
  rhom_cues_say (fixture->cues, "No.");
  g_object_set (fixture->settings, "tones", TRUE, "ticks", FALSE, NULL);
  rhom_cues_play (fixture->cues, RHOM_TONE_TICK);
  rhom_cues_play (fixture->cues, RHOM_TONE_END);
  wait_until (log_is (fixture, "begun --follow\nvolume 60\ntone end\n"));
  g_assert_finalize_object (g_steal_pointer (&fixture->cues));
  wait_until (log_is (fixture, "begun --follow\nvolume 60\ntone end\nended\n"));
}

/* What would be heard in a call is not, unless that is wanted. */
static void
test_in_call (Fixture      *fixture,
              gconstpointer data)
{
  write_program (fixture, NOTES_ORDERS);
  rhom_cues_set_in_call (fixture->cues, TRUE);
  rhom_cues_play (fixture->cues, RHOM_TONE_START);
  rhom_cues_say (fixture->cues, "No.");
  g_object_set (fixture->settings, "mute-in-calls", FALSE, NULL);
  rhom_cues_play (fixture->cues, RHOM_TONE_TICK);
  g_object_set (fixture->settings, "mute-in-calls", TRUE, NULL);
  rhom_cues_set_in_call (fixture->cues, FALSE);
  rhom_cues_play (fixture->cues, RHOM_TONE_END);
  wait_until (log_is (fixture, "begun --follow\nvolume 60\ntone tick\nvolume 60\ntone end\n"));
}

static void
test_problem (Fixture      *fixture,
              gconstpointer data)
{
  write_program (fixture, "echo 'Tones cannot be played: no server'; while read -r line; do :; done");
  g_assert_null (rhom_cues_get_problem (fixture->cues));
  rhom_cues_play (fixture->cues, RHOM_TONE_START);
  wait_until (g_strcmp0 (rhom_cues_get_problem (fixture->cues), "Tones cannot be played: no server") == 0);
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  rhom_cues_play (fixture->cues, RHOM_TONE_START);
  g_assert_nonnull (rhom_cues_get_problem (fixture->cues));
  rhom_cues_play (fixture->cues, RHOM_TONE_END);
  rhom_cues_say (fixture->cues, "Nobody hears.");
}

/* A helper that dies is begun again, three times in all. */
static void
test_dying (Fixture      *fixture,
            gconstpointer data)
{
  write_program (fixture, "read -r line; echo died >> \"$log\"");
  wait_until ((rhom_cues_play (fixture->cues, RHOM_TONE_TICK), log_is (fixture, "died\ndied\ndied\n")));
  for (int i = 0; i < 100; i++)
    {
      rhom_cues_play (fixture->cues, RHOM_TONE_TICK);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (log_is (fixture, "died\ndied\ndied\n"));
}

/* One that reads nothing any more does not hold us up: its pipe is full, and what comes is dropped. */
static void
test_hanging (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *text = g_strnfill (900, 'x');
  g_autofree char *written = NULL;

  write_program (fixture, "echo $$ >> \"$log\"; trap '' PIPE; exec sleep 1000");
  rhom_cues_play (fixture->cues, RHOM_TONE_TICK);
  wait_until (g_file_get_contents (fixture->log, &written, NULL, NULL) && g_str_has_suffix (written, "\n"));
  for (int i = 0; i < 2000; i++)
    rhom_cues_say (fixture->cues, text);
  kill (atoi (written), SIGKILL);
}

#define add(path, func) g_test_add ("/cues/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("orders", test_orders);
  add ("switches", test_switches);
  add ("in-call", test_in_call);
  add ("problem", test_problem);
  add ("missing", test_missing);
  add ("dying", test_dying);
  add ("hanging", test_hanging);

  return g_test_run ();
}
