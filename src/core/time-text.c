/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/time-text.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

static gboolean
is_same_day (GDateTime *a,
             GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) && g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

/**
 * rhom_time_text_of_day:
 * @elapsed_usec: a moment on the elapsed scale
 *
 * Returns: (transfer full): the time of day of a moment, with the day of the week if it is not today
 */
char *
rhom_time_text_of_day (RhomClock *clock,
                       gint64     elapsed_usec)
{
  g_autoptr (GDateTime) moment = rhom_clock_elapsed_to_local (clock, elapsed_usec);
  g_autoptr (GDateTime) now = rhom_clock_elapsed_to_local (clock, rhom_clock_get_elapsed_usec (clock));

  if (is_same_day (moment, now))
    /* Translators: a time of day, see g_date_time_format(). Keep it short. */
    return g_date_time_format (moment, _("%H:%M"));
  /* Translators: a day of the week and a time of day, see g_date_time_format(). Keep it short. */
  return g_date_time_format (moment, _("%a %H:%M"));
}

/**
 * rhom_time_text_length:
 * @length_usec: at least 0
 *
 * Returns: (transfer full): a length of time in whole minutes, such as “47 min”, “1 h 5 min”;
 *   in seconds below one minute. Rounded down: who has sat for 47 min 59 s has not yet sat for 48.
 */
char *
rhom_time_text_length (gint64 length_usec)
{
  int seconds = MAX (0, length_usec) / RHOM_USEC_PER_SEC;
  int minutes = seconds / 60;

  if (minutes == 0)
    /* Translators: a length of time in seconds. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d s", "%d s", seconds), seconds);
  if (minutes < 60)
    /* Translators: a length of time in minutes. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", minutes), minutes);
  if (minutes % 60 == 0)
    /* Translators: a length of time in hours. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d h", "%d h", minutes / 60), minutes / 60);
  /* Translators: a length of time in hours and minutes. */
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}

/**
 * rhom_time_text_total:
 *
 * Returns: (transfer full): a length of time to the second, such as “4 min 10 s”
 */
char *
rhom_time_text_total (gint64 length_usec)
{
  int seconds = length_usec / RHOM_USEC_PER_SEC;

  if (seconds < 60)
    /* Translators: a length of time in seconds. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d s", "%d s", seconds), seconds);
  if (seconds % 60 == 0)
    /* Translators: a length of time in minutes. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min", "%d min", seconds / 60), seconds / 60);
  /* Translators: a length of time in minutes and seconds. */
  return g_strdup_printf (_("%d min %d s"), seconds / 60, seconds % 60);
}

/**
 * rhom_time_text_remaining:
 * @length_usec: the rest of time until something happens; may be past
 *
 * Returns: (transfer full): such as “in 23 min”, rounded up to whole minutes; “now” if it is past
 */
char *
rhom_time_text_remaining (gint64 length_usec)
{
  gint64           minutes = (length_usec + RHOM_USEC_PER_MIN - 1) / RHOM_USEC_PER_MIN;
  g_autofree char *length = NULL;

  if (length_usec <= 0)
    return g_strdup (_("now"));
  if (length_usec < RHOM_USEC_PER_MIN)
    return g_strdup (_("in less than a minute"));
  length = rhom_time_text_length (minutes * RHOM_USEC_PER_MIN);
  /* Translators: a rest of time, such as “in 23 min”. */
  return g_strdup_printf (_("in %s"), length);
}

/**
 * rhom_time_text_digits:
 *
 * Returns: (transfer full): a rest of time for a ring, such as “23:05” or “1:02:05”. Rounded up, so
 *   that a timer of a minute begins at 1:00 and 0:00 is the end.
 */
char *
rhom_time_text_digits (gint64 length_usec)
{
  int seconds = (MAX (0, length_usec) + RHOM_USEC_PER_SEC - 1) / RHOM_USEC_PER_SEC;

  if (seconds >= 3600)
    /* Translators: hours, minutes and seconds on a timer. */
    return g_strdup_printf (_("%d:%02d:%02d"), seconds / 3600, seconds / 60 % 60, seconds % 60);
  /* Translators: minutes and seconds on a timer. */
  return g_strdup_printf (_("%d:%02d"), seconds / 60, seconds % 60);
}

/* Seconds in one of the unit @letter; 0 if there is no such unit. A bare number is in minutes. */
static int
unit_seconds (char     letter,
              gboolean is_alone)
{
  switch (letter)
    {
    case 'h':
      return 3600;
    case 'm':
      return 60;
    case 's':
      return 1;
    case '\0':
      return is_alone ? 60 : 0;
    default:
      return 0;
    }
}

static gboolean
parse_parts (const char *text,
             gint64     *seconds)
{
  int last_unit = G_MAXINT;

  for (*seconds = 0; *text != '\0';)
    {
      char   *end = NULL;
      guint64 number = g_ascii_strtoull (text, &end, 10);
      int     unit = g_ascii_isdigit (*text) && number <= 1000000 ? unit_seconds (*end, last_unit == G_MAXINT) : 0;

      if (unit == 0 || unit >= last_unit)
        return FALSE;
      *seconds += number * unit;
      last_unit = unit;
      text = *end == '\0' ? end : end + 1;
    }
  return TRUE;
}

/**
 * rhom_time_text_parse_length:
 * @text: such as “90s”, “15m”, “1h30m” or “45”, which is in minutes
 * @length_usec: (out): set if @text could be read
 *
 * Units go from large to small, each at most once.
 *
 * Returns: whether @text is a length of time
 */
gboolean
rhom_time_text_parse_length (const char *text,
                             gint64     *length_usec,
                             GError    **error)
{
  gint64 seconds;

  g_return_val_if_fail (length_usec != NULL, FALSE);

  if (text == NULL || *text == '\0' || !parse_parts (text, &seconds))
    {
      /* Translators: the examples are typed as they stand; only “and” and the rest are to be translated. */
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("“%s” is not a length of time; write it as 15m, 90s, 1h30m, or 45 for minutes"), text ? text : "");
      return FALSE;
    }
  *length_usec = seconds * RHOM_USEC_PER_SEC;
  return TRUE;
}
