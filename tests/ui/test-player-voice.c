/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "support/fake-clock.h"
#include "ui/player-voice.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* What somebody hears who does not look, with the times. A helper notes what it
 * is to play and to say; "say @SECONDS" is ours, and tells it the time. */

#define DEADLINE_USEC (30 * G_USEC_PER_SEC)
#define MOST_WORDS_PER_SECOND 3.5
#define STEP_USEC (RHOM_USEC_PER_SEC / 4)
#define NOTES_ORDERS "#!/bin/sh\nwhile read -r line; do echo \"$line\" >> '%s'; done; echo ended >> '%s'\n"

typedef struct
{
  double seconds;
  char  *words; /* (owned): "start" for a tone, "Hold" for the voice */
} Sound;

typedef struct
{
  char          *folder;  /* (owned) */
  char          *program; /* (owned) */
  char          *log;     /* (owned) */
  RhomFakeClock *clock;   /* (owned) */
  RhomSettings  *settings;
  RhomCatalogue *catalogue;
  GtkWidget     *label;
  GArray        *heard; /* (element-type Sound) */
} Fixture;

static void
clear_sound (gpointer data)
{
  g_free (((Sound *) data)->words);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *text = NULL;

  fixture->folder = g_dir_make_tmp ("rhom-voice-XXXXXX", NULL);
  fixture->program = g_build_filename (fixture->folder, "sound", NULL);
  fixture->log = g_build_filename (fixture->folder, "log", NULL);
  text = g_strdup_printf (NOTES_ORDERS, fixture->log, fixture->log);
  g_assert_true (g_file_set_contents_full (fixture->program, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("RHOMBOID_SOUND", fixture->program, TRUE);
  fixture->clock = rhom_fake_clock_new ();
  fixture->settings = rhom_settings_new ();
  g_object_set (fixture->settings, "tones", TRUE, "ticks", TRUE, "voice", TRUE, NULL);
  fixture->catalogue = rhom_catalogue_new ();
  rhom_catalogue_load_all (fixture->catalogue);
  fixture->label = g_object_ref_sink (gtk_label_new (NULL));
  fixture->heard = g_array_new (FALSE, FALSE, sizeof (Sound));
  g_array_set_clear_func (fixture->heard, clear_sound);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_array_unref (fixture->heard);
  g_assert_finalize_object (fixture->label);
  g_object_unref (fixture->catalogue);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->clock);
  g_unlink (fixture->program);
  g_unlink (fixture->log);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->program);
  g_free (fixture->log);
}

static void
tell_time (RhomCues *cues,
           gint64    passed_usec)
{
  g_autofree char *text = g_strdup_printf ("@%.2f", passed_usec / (double) RHOM_USEC_PER_SEC);

  rhom_cues_say (cues, text);
}

static char *
wait_for_log (Fixture    *fixture,
              const char *end)
{
  gint64 deadline_usec = g_get_monotonic_time () + DEADLINE_USEC;

  for (;;)
    {
      g_autofree char *text = NULL;

      g_assert_cmpint (g_get_monotonic_time (), <, deadline_usec);
      if (g_file_get_contents (fixture->log, &text, NULL, NULL) && g_str_has_suffix (text, end))
        return g_steal_pointer (&text);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* A helper that cannot follow is told no more, and a shell is slow. */
static void
wait_for_helper (Fixture *fixture,
                 gint64   passed_usec)
{
  g_autofree char *mark = g_strdup_printf ("say @%.2f\n", passed_usec / (double) RHOM_USEC_PER_SEC);

  g_autofree char *log G_GNUC_UNUSED = wait_for_log (fixture, mark);
}

static void
play_through (Fixture       *fixture,
              RhomProgramme *programme,
              RhomCues      *cues)
{
  g_autoptr (RhomPlayer) player = rhom_player_new (RHOM_CLOCK (fixture->clock), programme);
  g_autoptr (RhomPlayerVoice) voice G_GNUC_UNUSED = rhom_player_voice_new (RHOM_CLOCK (fixture->clock), player, fixture->catalogue, cues, GTK_LABEL (fixture->label));

  tell_time (cues, 0);
  rhom_player_start (player, TRUE);
  for (gint64 passed_usec = STEP_USEC; rhom_player_get_state (player) == RHOM_PLAYER_PLAYING; passed_usec += STEP_USEC)
    {
      tell_time (cues, passed_usec);
      if (passed_usec % (10 * RHOM_USEC_PER_SEC) == 0)
        wait_for_helper (fixture, passed_usec);
      rhom_fake_clock_advance (fixture->clock, STEP_USEC);
    }
}

static void
understand (Fixture    *fixture,
            const char *log)
{
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  double seconds = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Sound sound = { .seconds = seconds };

      if (g_str_has_prefix (lines[i], "say @"))
        seconds = g_ascii_strtod (lines[i] + strlen ("say @"), NULL);
      else if (g_str_has_prefix (lines[i], "say "))
        sound.words = g_strdup (lines[i] + strlen ("say "));
      else if (g_str_has_prefix (lines[i], "tone "))
        sound.words = g_strdup (lines[i] + strlen ("tone "));
      if (sound.words != NULL)
        {
          g_test_message ("%5.1f %s", sound.seconds, sound.words);
          g_array_append_val (fixture->heard, sound);
        }
    }
}

static void
listen_to (Fixture       *fixture,
           RhomProgramme *programme)
{
  g_autoptr (RhomCues) cues = rhom_cues_new (fixture->settings);
  g_autofree char *log = NULL;

  play_through (fixture, programme, cues);
  g_assert_finalize_object (g_steal_pointer (&cues));
  log = wait_for_log (fixture, "ended\n");
  understand (fixture, log);
}

/* --- What is to be heard --- */

static void
hear (Fixture    *fixture,
      guint      *next,
      double      seconds,
      const char *words)
{
  for (; *next < fixture->heard->len; (*next)++)
    {
      const Sound *sound = &g_array_index (fixture->heard, Sound, *next);

      if (!g_str_has_prefix (sound->words, words))
        continue;
      g_assert_cmpfloat (ABS (sound->seconds - seconds), <=, STEP_USEC / (double) RHOM_USEC_PER_SEC);
      (*next)++;
      return;
    }
  g_error ("At %.1f s, “%s” is not to be heard", seconds, words);
}

static char *
describe_beginning (RhomCatalogue   *catalogue,
                    RhomProgramme   *programme,
                    const RhomPhase *phase)
{
  static const char *const sides[RHOM_N_SIDES] = { "", ": right side", ": left side" };
  static const char *const ready_sides[RHOM_N_SIDES] = { ".", ", right side.", ", left side." };
  RhomCard                *card = rhom_catalogue_lookup (catalogue, rhom_programme_get_id (programme, phase->exercise));

  switch (phase->kind)
    {
    case RHOM_PHASE_READY:
      return g_strdup_printf ("%s%s", rhom_card_get_name (card), ready_sides[phase->side]);
    case RHOM_PHASE_HOLD:
      return g_strdup_printf ("%s%s", rhom_programme_get_dose (programme, phase->exercise)->goes_on ? "Now" : "Hold", sides[phase->side]);
    case RHOM_PHASE_REPEAT:
      return g_strdup_printf ("%d times%s", phase->repetitions, sides[phase->side]);
    case RHOM_PHASE_BREATHE:
      return g_strdup_printf ("%d breaths%s. In", phase->repetitions, sides[phase->side]);
    case RHOM_PHASE_SWITCH:
      return g_strdup_printf ("Change to the %s side", phase->side == RHOM_SIDE_LEFT ? "left" : "right");
    case RHOM_PHASE_REST:
      return g_strdup ("Rest");
    case RHOM_N_PHASE_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* Breaths are told in and out; a repetition that is shorter than a step is left to the ticks. */
static void
hear_counting (Fixture         *fixture,
               guint           *next,
               double           began,
               const RhomPhase *phase)
{
  double repetition = phase->repetition_usec / (double) RHOM_USEC_PER_SEC;
  double in = phase->in_usec / (double) RHOM_USEC_PER_SEC;

  for (int i = 0; i < phase->repetitions && repetition >= 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      if (i > 0)
        hear (fixture, next, began + i * repetition, number);
      if (phase->kind == RHOM_PHASE_BREATHE)
        hear (fixture, next, began + i * repetition + in, "Out");
    }
}

static void
hear_phase (Fixture         *fixture,
            guint           *next,
            double           began,
            RhomProgramme   *programme,
            const RhomPhase *phase)
{
  g_autofree char *beginning = describe_beginning (fixture->catalogue, programme, phase);
  int              length = phase->length_usec / RHOM_USEC_PER_SEC;

  if (rhom_phase_is_work (phase))
    hear (fixture, next, began, "start");
  else if (began > 0)
    hear (fixture, next, began, "switch");
  hear (fixture, next, began, beginning);
  hear_counting (fixture, next, began, phase);
  for (int i = MIN (3, length - 1); i > 0; i--)
    hear (fixture, next, began + length - i, "tick");
}

static gboolean
is_spoken (const Sound *sound)
{
  return g_ascii_isupper (*sound->words) || g_ascii_isdigit (*sound->words);
}

/* A voice that is quick, but not hurried, comes to the end of what it says. */
static void
assert_nothing_broken_off (Fixture *fixture)
{
  const Sound *last = NULL;

  for (guint i = 0; i < fixture->heard->len; i++)
    {
      const Sound *sound = &g_array_index (fixture->heard, Sound, i);

      if (!is_spoken (sound))
        continue;
      if (last != NULL)
        {
          g_auto (GStrv) words = g_strsplit (last->words, " ", -1);

          g_assert_cmpfloat (g_strv_length (words) / MOST_WORDS_PER_SECOND, <=, sound->seconds - last->seconds);
        }
      last = sound;
    }
}

/* Each exercise and its side is named in time, each beginning, change and end
 * has its tone, and what is counted is counted. */
static void
test_routine (Fixture      *fixture,
              gconstpointer id)
{
  RhomRoutine *routine = rhom_catalogue_lookup_routine (fixture->catalogue, id);
  g_autoptr (RhomProgramme) programme = rhom_routine_create_programme (routine);
  double began = 0;
  guint  next = 0;

  listen_to (fixture, programme);
  for (guint i = 0; i < rhom_programme_get_n_phases (programme); i++)
    {
      const RhomPhase *phase = rhom_programme_get_phase (programme, i);

      hear_phase (fixture, &next, began, programme, phase);
      began += phase->length_usec / (double) RHOM_USEC_PER_SEC;
    }
  hear (fixture, &next, began, "end");
  hear (fixture, &next, began, "Done");
  assert_nothing_broken_off (fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(id) g_test_add ("/player-voice/" id, Fixture, id, set_up, test_routine, tear_down)
  ADD ("between-the-blades");
  ADD ("desk-reset");
  ADD ("evening-wind-down");
  ADD ("morning-loosener");
  ADD ("neck-and-shoulders");
  ADD ("quick-relief");
  ADD ("resilience");
  return g_test_run ();
}
