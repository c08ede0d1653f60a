/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "service/texts.h"

#include "core/time-text.h"

#include <glib/gi18n-lib.h>

/* Why each state is as it is. A %s is the time of day at which it ends. */
/* clang-format off */
static const char *const why_texts[RHOM_N_BREAK_WHYS] = {
  /* Translators: %s is a time of day. */
  [RHOM_BREAK_WHY_STARTED] = N_("On a break until %s"),
  [RHOM_BREAK_WHY_SWITCHED_OFF] = N_("Breaks are switched off"),
  [RHOM_BREAK_WHY_PAUSED] = N_("Paused until you resume"),
  /* Translators: %s is a time of day. */
  [RHOM_BREAK_WHY_PAUSED_UNTIL] = N_("Paused until %s"),
  [RHOM_BREAK_WHY_NO_HOURS] = N_("No breaks: no working hours are set"),
  /* Translators: it is outside of the working hours; %s is the time of day at which they begin. */
  [RHOM_BREAK_WHY_OFF_HOURS] = N_("Outside your working hours until %s"),
  [RHOM_BREAK_WHY_ASLEEP] = N_("The computer sleeps, so no sitting is counted"),
  [RHOM_BREAK_WHY_LOCKED] = N_("The screen is locked, so no sitting is counted"),
  [RHOM_BREAK_WHY_IDLE] = N_("You are away, so no sitting is counted"),
  /* Translators: the break was put off; %s is a time of day. */
  [RHOM_BREAK_WHY_PUT_OFF] = N_("Break put off until %s"),
  /* Translators: %s is a time of day. */
  [RHOM_BREAK_WHY_SITTING] = N_("Next break at %s"),
  [RHOM_BREAK_WHY_NEAR] = N_("Next break at %s"),
  /* Translators: this and the next ones say why a break that is due is not offered now. */
  [RHOM_BREAK_WHY_HEAT_OR_ICE] = N_("Heat or ice is on, so the break waits"),
  [RHOM_BREAK_WHY_MICROPHONE] = N_("Your microphone is in use, so the break waits"),
  [RHOM_BREAK_WHY_CAMERA] = N_("Your camera is in use, so the break waits"),
  [RHOM_BREAK_WHY_SCREEN_SHARE] = N_("Your screen is shared, so the break waits"),
  [RHOM_BREAK_WHY_FULL_SCREEN] = N_("A window fills the screen, so the break waits"),
  [RHOM_BREAK_WHY_INHIBITOR] = N_("A program keeps the screen on, so the break waits"),
  [RHOM_BREAK_WHY_DO_NOT_DISTURB] = N_("Do Not Disturb is on, so the break waits"),
  /* Translators: without a sound or a window. */
  [RHOM_BREAK_WHY_QUIET] = N_("Time for a break, offered quietly for now"),
  [RHOM_BREAK_WHY_SAT_LONG_ENOUGH] = N_("Time for a break"),
  [RHOM_BREAK_WHY_TYPING] = N_("The break waits until you pause in typing"),
  [RHOM_BREAK_WHY_ASKING] = N_("The break waits for a good moment"),
};
/* clang-format on */

static gboolean
names_its_end (RhomBreakWhy why)
{
  return strstr (why_texts[why], "%s") != NULL;
}

/* The table's texts are literals with at most one %s. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static char *
fill (const char *text,
      const char *time_of_day)
{
  return g_strdup_printf (text, time_of_day);
}
#pragma GCC diagnostic pop

/**
 * rhom_texts_breaks:
 *
 * Says in one sentence what state breaks are in, and why. There is no rest of
 * time in it, so that it stays true until the state changes.
 *
 * Returns: (transfer full): the sentence, translated
 */
char *
rhom_texts_breaks (RhomScheduler *scheduler,
                   RhomClock     *clock)
{
  RhomBreakWhy     why = rhom_scheduler_get_why (scheduler);
  g_autofree char *time_of_day = NULL;

  if (!names_its_end (why))
    return g_strdup (_(why_texts[why]));
  time_of_day = rhom_time_text_of_day (clock, rhom_scheduler_get_deadline_usec (scheduler));
  return fill (_(why_texts[why]), time_of_day);
}

/**
 * rhom_texts_add_rest:
 *
 * Returns: (transfer full): @sentence, and how long until then
 */
char *
rhom_texts_add_rest (const char *sentence,
                     gint64      rest_usec)
{
  g_autofree char *rest = rhom_time_text_remaining (rest_usec);

  /* Translators: a sentence such as “Next break at 14:20”, and a rest of time such as “in 23 min”. */
  return g_strdup_printf (_("%s (%s)"), sentence, rest);
}

/**
 * rhom_texts_breaks_rest:
 *
 * Returns: (transfer full): the same with the rest of time, for something that is looked at now
 */
char *
rhom_texts_breaks_rest (RhomScheduler *scheduler,
                        RhomClock     *clock)
{
  g_autofree char *sentence = rhom_texts_breaks (scheduler, clock);

  if (!names_its_end (rhom_scheduler_get_why (scheduler)))
    return g_steal_pointer (&sentence);
  return rhom_texts_add_rest (sentence, rhom_scheduler_get_deadline_usec (scheduler) - rhom_clock_get_elapsed_usec (clock));
}

/**
 * rhom_texts_reading:
 *
 * Returns: (transfer full): whether somebody reads, and until when, for a menu
 */
char *
rhom_texts_reading (RhomScheduler *scheduler,
                    RhomClock     *clock)
{
  gint64           end_usec = rhom_scheduler_get_reading_end_usec (scheduler);
  g_autofree char *end = rhom_time_text_of_day (clock, end_usec);

  /* Translators: for a while, sitting still without a touch counts as sitting; %s is a time of day. */
  return end_usec != 0 ? g_strdup_printf (_("Reading until %s"), end) : g_strdup (_("Reading"));
}

/**
 * rhom_texts_add_sore_day:
 * @offer: (transfer full): what a prompt says
 *
 * Returns: (transfer full): the same, with what is offered besides on a sore day
 */
char *
rhom_texts_add_sore_day (RhomScheduler *scheduler,
                         char          *offer)
{
  g_autofree char *plain = offer;

  if (!rhom_scheduler_get_sore_day (scheduler))
    return g_steal_pointer (&plain);
  /* Translators: %s is what is proposed, in whole sentences; this is a sore day. */
  return g_strdup_printf (_("%s Heat or ice may do you good too."), plain);
}

/**
 * rhom_texts_silent_title:
 *
 * Returns: (transfer full): the title of what is said without a sound
 */
char *
rhom_texts_silent_title (RhomSilentNote note)
{
  return g_strdup (note == RHOM_SILENT_HOLD ? _("Your break waits") : _("Time to move"));
}

/**
 * rhom_texts_silent_body:
 *
 * Returns: (transfer full): how long somebody has sat, and why that is said without a sound
 */
char *
rhom_texts_silent_body (RhomScheduler *scheduler,
                        RhomClock     *clock,
                        RhomSilentNote note)
{
  g_autofree char *worked = rhom_time_text_length (rhom_scheduler_get_worked_usec (scheduler));
  g_autofree char *why = rhom_texts_breaks (scheduler, clock);

  if (note == RHOM_SILENT_HOLD)
    /* Translators: the first %s is a length of time such as “1 h 5 min”, the second a sentence such as “Your microphone is in use, so the break waits”. */
    return g_strdup_printf (_("You have sat for %s. %s."), worked, why);
  /* Translators: %s is a length of time such as “47 min”. */
  return g_strdup_printf (_("You have sat for %s. Stand up when it suits you."), worked);
}
