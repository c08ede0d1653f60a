/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/hours.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

/**
 * RhomHours:
 *
 * The working hours of a week, from words such as "mon 09:00-12:30". They are
 * times of day, as the clocks here show them: where those are put forward or
 * back, the working day is shorter or longer. A time that such a day leaves
 * out is the moment of the change, and of one that it has twice the second one counts.
 */

struct _RhomHours
{
  GArray *ranges; /* (owned) (element-type RhomHoursRange) */
};

/* A stretch of real time, wall scale. */
typedef struct
{
  gint64 start_usec;
  gint64 end_usec;
} Stretch;

static const char *const day_words[RHOM_DAYS_PER_WEEK + 1] = { NULL, "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* --- Reading words --- */

/* Returns: whether @text begins with a time of day, 00:00 to 24:00 */
static gboolean
read_minute (const char **text,
             int         *minute)
{
  const char *t = *text;

  if (!g_ascii_isdigit (t[0]) || !g_ascii_isdigit (t[1]) || t[2] != ':' || !g_ascii_isdigit (t[3]) || !g_ascii_isdigit (t[4]))
    return FALSE;
  *minute = ((t[0] - '0') * 10 + t[1] - '0') * 60 + (t[3] - '0') * 10 + t[4] - '0';
  *text = t + 5;
  return t[3] < '6' && *minute <= RHOM_MINUTES_PER_DAY;
}

static int
find_weekday (const char *word)
{
  for (int day = 1; day <= RHOM_DAYS_PER_WEEK; day++)
    if (g_str_has_prefix (word, day_words[day]) && word[strlen (day_words[day])] == ' ')
      return day;
  return 0;
}

static gboolean
read_range (const char     *word,
            RhomHoursRange *range)
{
  const char *rest = word + strlen ("mon ");

  range->weekday = find_weekday (word);
  return range->weekday != 0 && read_minute (&rest, &range->start_minute) && *rest++ == '-' && read_minute (&rest, &range->end_minute) && *rest == '\0' &&
         range->start_minute < RHOM_MINUTES_PER_DAY && range->end_minute > 0;
}

static gboolean
check_word (const char     *word,
            RhomHoursRange *range,
            GError        **error)
{
  if (!g_utf8_validate (word, -1, NULL) || !read_range (word, range))
    {
      g_autofree char *shown = g_utf8_make_valid (word, -1);

      /* Translators: %s is what somebody typed; “mon” and the numbers stay as they are. */
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("“%s” is no range of working hours such as “mon 09:00-12:30”; the days are mon, tue, wed, thu, fri, sat and sun"), shown);
      return FALSE;
    }
  if (range->start_minute == range->end_minute)
    {
      /* Translators: %s is what somebody typed, such as “mon 09:00-09:00”. */
      g_set_error (error, RHOM_ERROR, RHOM_ERROR_INVALID, _("“%s” has no length; a whole day is 00:00-24:00"), word);
      return FALSE;
    }
  return TRUE;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const RhomHoursRange *first = a;
  const RhomHoursRange *second = b;

  if (first->weekday != second->weekday)
    return first->weekday - second->weekday;
  if (first->start_minute != second->start_minute)
    return first->start_minute - second->start_minute;
  return first->end_minute - second->end_minute;
}

/**
 * rhom_hours_new:
 * @words: (array zero-terminated=1): in any order; ranges may touch and overlap
 *
 * Returns: (transfer full) (nullable): the hours of these words; %NULL if one of them cannot be understood
 */
RhomHours *
rhom_hours_new (const char *const *words,
                GError           **error)
{
  g_autoptr (RhomHours) self = g_new0 (RhomHours, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (RhomHoursRange));
  for (; *words != NULL; words++)
    {
      RhomHoursRange range;

      if (!check_word (*words, &range, error))
        return NULL;
      g_array_append_val (self->ranges, range);
    }
  g_array_sort (self->ranges, compare_ranges);
  return g_steal_pointer (&self);
}

void
rhom_hours_free (RhomHours *self)
{
  g_array_unref (self->ranges);
  g_free (self);
}

/**
 * rhom_hours_get_ranges:
 *
 * Returns: (transfer none) (array length=n_ranges): in the order of the week, from Monday on
 */
const RhomHoursRange *
rhom_hours_get_ranges (const RhomHours *self,
                       gsize           *n_ranges)
{
  *n_ranges = self->ranges->len;
  return (const RhomHoursRange *) self->ranges->data;
}

/* --- Looking at the clock --- */

/* @minute: of the day; 1440 is the first one of the next day */
static gint64
find_moment (GTimeZone *zone,
             GDateTime *day,
             int        minute)
{
  g_autoptr (GDateTime) date = g_date_time_add_days (day, minute / RHOM_MINUTES_PER_DAY);
  int of_day = minute % RHOM_MINUTES_PER_DAY;
  g_autoptr (GDateTime) moment = g_date_time_new (zone, g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date), of_day / 60, of_day % 60, 0);

  return g_date_time_to_unix (moment) * RHOM_USEC_PER_SEC;
}

static void
add_day (GArray          *stretches,
         const RhomHours *self,
         GTimeZone       *zone,
         GDateTime       *day)
{
  for (guint i = 0; i < self->ranges->len; i++)
    {
      const RhomHoursRange *range = &g_array_index (self->ranges, RhomHoursRange, i);
      gboolean              is_overnight = range->end_minute <= range->start_minute;
      Stretch               stretch;

      if (range->weekday != g_date_time_get_day_of_week (day))
        continue;
      stretch.start_usec = find_moment (zone, day, range->start_minute);
      stretch.end_usec = find_moment (zone, day, range->end_minute + (is_overnight ? RHOM_MINUTES_PER_DAY : 0));
      g_array_append_val (stretches, stretch);
    }
}

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *first = a;
  const Stretch *second = b;

  return first->start_usec < second->start_usec ? -1 : first->start_usec > second->start_usec;
}

/* Returns: (transfer full): from yesterday, which may reach into today, to the same day next week, by their beginnings */
static GArray *
lay_out (const RhomHours *self,
         RhomClock       *clock)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GTimeZone) zone = rhom_clock_get_time_zone (clock);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (rhom_clock_get_wall_usec (clock) / RHOM_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_to_timezone (utc, zone);

  /* By the calendar, in a zone without summer time, so that no day comes twice. */
  g_autoptr (GDateTime) today = g_date_time_new_utc (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now), 0, 0, 0);

  for (int i = -1; i <= RHOM_DAYS_PER_WEEK + 1; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (today, i);

      add_day (stretches, self, zone, day);
    }
  g_array_sort (stretches, compare_stretches);
  return stretches;
}

/**
 * rhom_hours_look:
 * @until_wall_usec: (out): the next moment (wall scale) at which that changes; 0 if it never does
 *
 * Returns: whether these are working hours now
 */
gboolean
rhom_hours_look (const RhomHours *self,
                 RhomClock       *clock,
                 gint64          *until_wall_usec)
{
  g_autoptr (GArray) stretches = lay_out (self, clock);
  gint64 now_usec = rhom_clock_get_wall_usec (clock);
  gint64 end_usec = now_usec;

  *until_wall_usec = 0;
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      if (stretch->start_usec <= end_usec)
        end_usec = MAX (end_usec, stretch->end_usec);
      else if (end_usec == now_usec && *until_wall_usec == 0)
        *until_wall_usec = stretch->start_usec;
    }
  if (end_usec == now_usec)
    return FALSE;
  *until_wall_usec = end_usec - now_usec >= RHOM_DAYS_PER_WEEK * 24 * RHOM_USEC_PER_HOUR ? 0 : end_usec;
  return TRUE;
}

/* --- For those who show and change them --- */

/**
 * rhom_hours_get_days:
 *
 * Returns: (1 << weekday) of each day on which a range begins
 */
guint
rhom_hours_get_days (const RhomHours *self)
{
  guint days = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    days |= 1u << g_array_index (self->ranges, RhomHoursRange, i).weekday;
  return days;
}

/* Returns: (transfer full) (array zero-terminated=1): the words of @of_day, said of @for_day */
static char **
dup_words_of_day (const RhomHours *self,
                  int              of_day,
                  int              for_day)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (RhomHoursRange));

  for (guint i = 0; i < self->ranges->len; i++)
    {
      RhomHoursRange range = g_array_index (self->ranges, RhomHoursRange, i);

      if (range.weekday != of_day)
        continue;
      range.weekday = for_day;
      g_array_append_val (ranges, range);
    }
  return rhom_hours_dup_words ((const RhomHoursRange *) ranges->data, ranges->len);
}

/**
 * rhom_hours_is_same_for_all_days:
 *
 * Returns: whether the days that have working hours have the same ones
 */
gboolean
rhom_hours_is_same_for_all_days (const RhomHours *self)
{
  guint days = rhom_hours_get_days (self);
  g_auto (GStrv) first = NULL;

  for (int day = 1; day <= RHOM_DAYS_PER_WEEK; day++)
    if ((days & (1u << day)) != 0)
      {
        g_auto (GStrv) words = dup_words_of_day (self, day, 1);

        if (first == NULL)
          first = g_steal_pointer (&words);
        else if (!g_strv_equal ((const char *const *) words, (const char *const *) first))
          return FALSE;
      }
  return TRUE;
}

/**
 * rhom_hours_dup_words:
 *
 * Returns: (transfer full) (array zero-terminated=1): the words for @ranges, as rhom_hours_new() takes them
 */
char **
rhom_hours_dup_words (const RhomHoursRange *ranges,
                      gsize                 n_ranges)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < n_ranges; i++)
    {
      const RhomHoursRange *r = &ranges[i];

      g_ptr_array_add (words, g_strdup_printf ("%s %02d:%02d-%02d:%02d", day_words[r->weekday], r->start_minute / 60, r->start_minute % 60, r->end_minute / 60, r->end_minute % 60));
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/**
 * rhom_hours_dup_words_for_days:
 * @weekday: the day whose hours are meant
 * @days: (1 << weekday) of each day that is to have them
 *
 * Returns: (transfer full) (array zero-terminated=1): words for a week in which these days are the same, and others are free
 */
char **
rhom_hours_dup_words_for_days (const RhomHours *self,
                               int              weekday,
                               guint            days)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int day = 1; day <= RHOM_DAYS_PER_WEEK; day++)
    if ((days & (1u << day)) != 0)
      {
        g_auto (GStrv) words = dup_words_of_day (self, weekday, day);

        g_strv_builder_addv (builder, (const char **) words);
      }
  return g_strv_builder_end (builder);
}

/**
 * rhom_hours_get_first_weekday:
 *
 * Returns: the day with which a week begins for the people here, 1 = Monday … 7 = Sunday
 */
int
rhom_hours_get_first_weekday (void)
{
#ifdef __GLIBC__
  /* A date of which the first weekday counts from: a Sunday or a Monday, as a number in place of the text. */
  const char *origin = nl_langinfo (_NL_TIME_WEEK_1STDAY);
  int         offset = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY) - 1;
  int         first = GPOINTER_TO_UINT (origin) == 19971130 ? 7 : 1;

  return (first - 1 + offset) % RHOM_DAYS_PER_WEEK + 1;
#else
  return 1;
#endif
}
