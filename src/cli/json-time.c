/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/json-time.h"

/*
 * Time as a script wants it: moments in local time as ISO 8601, lengths in
 * seconds, and null for what there is not.
 */

static void
add_date_time (RhomJsonText *json,
               const char   *key,
               GDateTime    *moment)
{
  g_autofree char *text = moment ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%S%:z") : NULL;

  rhom_json_text_add_string (json, key, text);
}

void
rhom_json_time_add_length (RhomJsonText *json,
                           const char   *key,
                           gint64        length_usec)
{
  rhom_json_text_add_integer (json, key, length_usec / RHOM_USEC_PER_SEC);
}

/**
 * rhom_json_time_add_moment:
 * @elapsed_usec: elapsed scale; 0 = none
 */
void
rhom_json_time_add_moment (RhomJsonText *json,
                           const char   *key,
                           RhomClock    *clock,
                           gint64        elapsed_usec)
{
  g_autoptr (GDateTime) moment = elapsed_usec ? rhom_clock_elapsed_to_local (clock, elapsed_usec) : NULL;

  add_date_time (json, key, moment);
}

/**
 * rhom_json_time_add_seconds_left:
 * @deadline_usec: elapsed scale; 0 = none
 *
 * Rounded up, so that 0 is the end; never negative.
 */
void
rhom_json_time_add_seconds_left (RhomJsonText *json,
                                 RhomClock    *clock,
                                 gint64        deadline_usec)
{
  gint64 rest_usec = MAX (0, deadline_usec - rhom_clock_get_elapsed_usec (clock));

  if (deadline_usec)
    rhom_json_time_add_length (json, "seconds_left", rest_usec + RHOM_USEC_PER_SEC - 1);
  else
    rhom_json_text_add_null (json, "seconds_left");
}

/**
 * rhom_json_time_add_unix:
 * @unix_seconds: since 1970 UTC; 0 = none
 */
void
rhom_json_time_add_unix (RhomJsonText *json,
                         const char   *key,
                         gint64        unix_seconds)
{
  g_autoptr (GDateTime) moment = unix_seconds ? g_date_time_new_from_unix_local (unix_seconds) : NULL;

  add_date_time (json, key, moment);
}
