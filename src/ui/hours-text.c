/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/hours-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Working hours as people write and read them. */

static void
skip_spaces (const char **text)
{
  while (g_unichar_isspace (g_utf8_get_char (*text)))
    *text = g_utf8_next_char (*text);
}

/* One or two digits; -1 if there are none. */
static int
read_number (const char **text)
{
  int number = -1;

  for (int i = 0; i < 2 && g_ascii_isdigit (**text); i++)
    number = MAX (number, 0) * 10 + *(*text)++ - '0';
  return number;
}

/* 9, 9:30, 09.30 or 0930 */
static gboolean
read_time (const char **text,
           int         *minute)
{
  int hours, minutes = 0;

  skip_spaces (text);
  hours = read_number (text);
  if (**text == ':' || **text == '.')
    {
      (*text)++;
      minutes = read_number (text);
    }
  else if (g_ascii_isdigit (**text))
    {
      minutes = read_number (text);
    }
  skip_spaces (text);
  *minute = hours * 60 + minutes;
  return hours >= 0 && minutes >= 0 && minutes < 60 && *minute <= RHOM_MINUTES_PER_DAY;
}

/* A hyphen or any dash, as keyboards and other programs have them. */
static gboolean
read_dash (const char **text)
{
  gunichar letter = g_utf8_get_char (*text);

  *text = g_utf8_next_char (*text);
  return g_unichar_type (letter) == G_UNICODE_DASH_PUNCTUATION || letter == 0x2212;
}

/**
 * rhom_hours_text_parse:
 * @text: such as "9-17" or "09:00–12:30"
 *
 * Returns: whether it is a range of working hours
 */
gboolean
rhom_hours_text_parse (const char *text,
                       int        *start_minute,
                       int        *end_minute)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return read_time (&text, start_minute) && *text != '\0' && read_dash (&text) && read_time (&text, end_minute) && *text == '\0' &&
         *start_minute<RHOM_MINUTES_PER_DAY && * end_minute> 0 && *start_minute != *end_minute;
}

/**
 * rhom_hours_text_range:
 *
 * Returns: (transfer full): such as "09:00–17:00"; rhom_hours_text_parse() reads it
 */
char *
rhom_hours_text_range (int start_minute,
                       int end_minute)
{
  return g_strdup_printf ("%02d:%02d–%02d:%02d", start_minute / 60, start_minute % 60, end_minute / 60, end_minute % 60);
}

/**
 * rhom_hours_text_weekday:
 * @weekday: 1 = Monday … 7 = Sunday
 *
 * Returns: (transfer full): its name, or a short one
 */
char *
rhom_hours_text_weekday (int      weekday,
                         gboolean is_short)
{
  /* A year that begins with a Monday. */
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, weekday, 0, 0, 0);

  return g_date_time_format (date, is_short ? "%a" : "%A");
}

/* In the order of the week here; such as "Mon, Tue, Fri". */
static char *
describe_days (guint days)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int first = rhom_hours_get_first_weekday ();

  for (int i = 0; i < RHOM_DAYS_PER_WEEK; i++)
    {
      int weekday = (first - 1 + i) % RHOM_DAYS_PER_WEEK + 1;

      if ((days & (1u << weekday)) != 0)
        g_ptr_array_add (names, rhom_hours_text_weekday (weekday, TRUE));
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/* Of the first day that has some. */
static char *
describe_ranges (const RhomHours *hours)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gsize                 n_ranges;
  const RhomHoursRange *ranges = rhom_hours_get_ranges (hours, &n_ranges);

  for (gsize i = 0; i < n_ranges && ranges[i].weekday == ranges[0].weekday; i++)
    g_ptr_array_add (texts, rhom_hours_text_range (ranges[i].start_minute, ranges[i].end_minute));
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (", ", (char **) texts->pdata);
}

/**
 * rhom_hours_text_summary:
 *
 * Returns: (transfer full): when breaks are offered, in a few words
 */
char *
rhom_hours_text_summary (RhomSettings *settings)
{
  g_auto (GStrv) words = rhom_settings_dup_words (settings, RHOM_SETTING_WORKING_HOURS);
  g_autoptr (RhomHours) hours = rhom_hours_new ((const char *const *) words, NULL);
  g_autofree char *days = NULL;
  g_autofree char *ranges = NULL;

  if (!rhom_settings_get_boolean (settings, RHOM_SETTING_WORKING_HOURS_ENABLED))
    return g_strdup (_("Breaks are offered at any time"));
  if (hours == NULL || rhom_hours_get_days (hours) == 0)
    return g_strdup (_("No working hours are set"));
  days = describe_days (rhom_hours_get_days (hours));
  if (!rhom_hours_is_same_for_all_days (hours))
    return g_steal_pointer (&days);
  ranges = describe_ranges (hours);
  /* Translators: working hours; first the days, such as “Mon, Tue”, then the times, such as “09:00–17:00”. */
  return g_strdup_printf (_("%s: %s"), days, ranges);
}
