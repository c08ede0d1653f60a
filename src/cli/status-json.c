/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/status-json.h"

#include "cli/json-time.h"
#include "cli/status-busy.h"

static void
add_name (RhomJsonText *json,
          const char   *key,
          const char   *name)
{
  rhom_json_text_add_string (json, key, name && *name ? name : NULL);
}

static gint64
worked_usec (RhomIpcBreaks *breaks,
             RhomClock     *clock)
{
  gint64 counting_usec = rhom_ipc_breaks_get_counting (breaks);
  gint64 growth_usec = counting_usec ? MAX (0, rhom_clock_get_elapsed_usec (clock) - counting_usec) : 0;

  return rhom_ipc_breaks_get_worked (breaks) + growth_usec;
}

static void
add_breaks (RhomJsonText  *json,
            RhomIpcBreaks *breaks,
            RhomClock     *clock)
{
  rhom_json_text_begin_object (json, "breaks");
  rhom_json_text_add_string (json, "state", rhom_ipc_breaks_get_state (breaks));
  rhom_json_text_add_string (json, "why", rhom_ipc_breaks_get_why (breaks));
  rhom_json_text_add_string (json, "why_code", rhom_ipc_breaks_get_why_code (breaks));
  rhom_json_time_add_moment (json, "deadline", clock, rhom_ipc_breaks_get_deadline (breaks));
  rhom_json_time_add_seconds_left (json, clock, rhom_ipc_breaks_get_deadline (breaks));
  rhom_json_time_add_moment (json, "started", clock, rhom_ipc_breaks_get_started (breaks));
  rhom_json_time_add_length (json, "worked_seconds", worked_usec (breaks, clock));
  rhom_json_time_add_length (json, "interval_seconds", rhom_ipc_breaks_get_interval (breaks));
  rhom_json_time_add_length (json, "length_seconds", rhom_ipc_breaks_get_length (breaks));
  add_name (json, "proposal", rhom_ipc_breaks_get_proposal (breaks));
  add_name (json, "proposal_name", rhom_ipc_breaks_get_proposal_name (breaks));
  add_name (json, "proposal_why", rhom_ipc_breaks_get_proposal_why (breaks));
  rhom_json_text_add_integer (json, "skips", rhom_ipc_breaks_get_skips (breaks));
  rhom_json_text_add_boolean (json, "sore_day", rhom_ipc_breaks_get_sore_day (breaks));
  rhom_json_time_add_moment (json, "reading_until", clock, rhom_ipc_breaks_get_reading (breaks));
  rhom_json_text_end_object (json);
}

static void
add_therapy (RhomJsonText   *json,
             RhomIpcTherapy *therapy,
             RhomClock      *clock)
{
  rhom_json_text_begin_object (json, "therapy");
  rhom_json_text_add_string (json, "state", rhom_ipc_therapy_get_state (therapy));
  rhom_json_text_add_string (json, "why", rhom_ipc_therapy_get_why (therapy));
  add_name (json, "kind", rhom_ipc_therapy_get_kind (therapy));
  add_name (json, "region", rhom_ipc_therapy_get_region (therapy));
  rhom_json_time_add_moment (json, "deadline", clock, rhom_ipc_therapy_get_deadline (therapy));
  if (g_strcmp0 (rhom_ipc_therapy_get_state (therapy), "paused") == 0)
    rhom_json_time_add_length (json, "seconds_left", rhom_ipc_therapy_get_remaining (therapy));
  else
    rhom_json_time_add_seconds_left (json, clock, rhom_ipc_therapy_get_deadline (therapy));
  rhom_json_time_add_length (json, "planned_seconds", rhom_ipc_therapy_get_planned (therapy));
  rhom_json_text_end_object (json);
}

static void
add_desktop (RhomJsonText   *json,
             RhomIpcDesktop *desktop)
{
  rhom_json_text_begin_object (json, "desktop");
  rhom_json_text_add_string (json, "idle", rhom_ipc_desktop_get_idle (desktop));
  rhom_json_text_add_string (json, "session", rhom_ipc_desktop_get_session (desktop));
  rhom_json_text_add_string (json, "tray", rhom_ipc_desktop_get_tray (desktop));
  rhom_json_text_add_string (json, "notifications", rhom_ipc_desktop_get_notifications (desktop));
  rhom_json_text_add_string (json, "sound", rhom_ipc_desktop_get_sound (desktop));
  rhom_json_text_end_object (json);
}

static void
add_history (RhomJsonText   *json,
             RhomIpcHistory *history)
{
  rhom_json_text_begin_object (json, "history");
  add_name (json, "path", rhom_ipc_history_get_path (history));
  add_name (json, "set_aside", rhom_ipc_history_get_set_aside (history));
  rhom_json_text_end_object (json);
}

static void
add_problems (RhomJsonText   *json,
              RhomIpcDesktop *desktop)
{
  const char *const *problems = rhom_ipc_desktop_get_problems (desktop);

  rhom_json_text_begin_array (json, "problems");
  for (gsize i = 0; problems && problems[i]; i++)
    rhom_json_text_add_string (json, NULL, problems[i]);
  rhom_json_text_end_array (json);
}

/**
 * rhom_status_json:
 * @link: (nullable): %NULL if no service runs
 *
 * The keys are a promise to scripts; README.md and the manual page repeat them.
 *
 * Returns: (transfer full): the status as one line of JSON
 */
char *
rhom_status_json (RhomLink  *link,
                  RhomClock *clock)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_boolean (json, "running", link != NULL);
  if (link)
    {
      rhom_json_text_add_string (json, "version", rhom_ipc_desktop_get_version (link->desktop));
      add_breaks (json, link->breaks, clock);
      add_therapy (json, link->therapy, clock);
      add_desktop (json, link->desktop);
      rhom_status_busy_add_json (link, json);
      add_history (json, link->history);
      add_problems (json, link->desktop);
    }
  rhom_json_text_end_object (json);
  return g_strdup (rhom_json_text_get (json));
}
