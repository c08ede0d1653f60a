/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/therapy-json.h"

#include "cli/json-time.h"

static void
add_word (RhomJsonText *json,
          const char   *key,
          const char   *word)
{
  rhom_json_text_add_string (json, key, word && *word ? word : NULL);
}

static void
add_pack (RhomJsonText   *json,
          RhomIpcTherapy *therapy,
          RhomClock      *clock)
{
  rhom_json_text_add_string (json, "state", rhom_ipc_therapy_get_state (therapy));
  rhom_json_text_add_string (json, "why", rhom_ipc_therapy_get_why (therapy));
  add_word (json, "kind", rhom_ipc_therapy_get_kind (therapy));
  add_word (json, "pack", rhom_ipc_therapy_get_pack (therapy));
  rhom_json_text_add_integer (json, "phase", rhom_ipc_therapy_get_phase (therapy));
  rhom_json_text_add_integer (json, "phases", rhom_ipc_therapy_get_phases (therapy));
  add_word (json, "region", rhom_ipc_therapy_get_region (therapy));
  rhom_json_time_add_moment (json, "started", clock, rhom_ipc_therapy_get_started (therapy));
  rhom_json_time_add_moment (json, "deadline", clock, rhom_ipc_therapy_get_deadline (therapy));
  if (g_strcmp0 (rhom_ipc_therapy_get_state (therapy), "paused") == 0)
    rhom_json_time_add_length (json, "seconds_left", rhom_ipc_therapy_get_remaining (therapy));
  else
    rhom_json_time_add_seconds_left (json, clock, rhom_ipc_therapy_get_deadline (therapy));
  rhom_json_time_add_length (json, "planned_seconds", rhom_ipc_therapy_get_planned (therapy));
}

static void
add_checks (RhomJsonText   *json,
            RhomIpcTherapy *therapy,
            RhomClock      *clock)
{
  rhom_json_time_add_moment (json, "next_check", clock, rhom_ipc_therapy_get_next_check (therapy));
  rhom_json_time_add_moment (json, "check", clock, rhom_ipc_therapy_get_check (therapy));
  rhom_json_text_add_integer (json, "checks_asked", rhom_ipc_therapy_get_checks_asked (therapy));
  rhom_json_text_add_integer (json, "checks_answered", rhom_ipc_therapy_get_checks_answered (therapy));
  rhom_json_text_add_boolean (json, "unanswered", rhom_ipc_therapy_get_unanswered (therapy));
}

static void
add_rules (RhomJsonText   *json,
           RhomIpcTherapy *therapy)
{
  rhom_json_time_add_length (json, "cap_seconds", rhom_ipc_therapy_get_cap (therapy));
  add_word (json, "cap_why", rhom_ipc_therapy_get_cap_why (therapy));
  add_word (json, "offer", rhom_ipc_therapy_get_offer (therapy));
  rhom_json_text_add_string (json, "sound", rhom_ipc_therapy_get_sound (therapy));
}

static void
add_rests (RhomJsonText   *json,
           RhomIpcTherapy *therapy,
           RhomClock      *clock)
{
  GVariantIter iter;
  const char  *region;
  gint64       refused_until_usec;
  gint64       fine_from_usec;

  rhom_json_text_begin_array (json, "rests");
  g_variant_iter_init (&iter, rhom_ipc_therapy_get_rests (therapy));
  while (g_variant_iter_loop (&iter, "{&s(xx)}", &region, &refused_until_usec, &fine_from_usec))
    {
      rhom_json_text_begin_object (json, NULL);
      rhom_json_text_add_string (json, "region", region);
      rhom_json_time_add_moment (json, "refused_until", clock, refused_until_usec);
      rhom_json_time_add_moment (json, "fine_from", clock, fine_from_usec);
      rhom_json_text_end_object (json);
    }
  rhom_json_text_end_array (json);
}

static void
add_application (RhomJsonText *json,
                 GVariant     *row)
{
  const char *kind, *region, *outcome;
  gint64      started, ended, acknowledged;
  guint64     planned, real;
  guint       answered, asked;

  g_variant_get (row, "(&s&sxxxttuu&s)", &kind, &region, &started, &ended, &acknowledged, &planned, &real, &answered, &asked, &outcome);
  rhom_json_text_begin_object (json, NULL);
  rhom_json_text_add_string (json, "kind", kind);
  rhom_json_text_add_string (json, "region", region);
  rhom_json_time_add_unix (json, "started", started);
  rhom_json_time_add_unix (json, "ended", ended);
  rhom_json_time_add_unix (json, "acknowledged", acknowledged);
  rhom_json_text_add_integer (json, "planned_seconds", planned);
  rhom_json_text_add_integer (json, "real_seconds", real);
  rhom_json_text_add_integer (json, "checks_answered", answered);
  rhom_json_text_add_integer (json, "checks_asked", asked);
  rhom_json_text_add_string (json, "outcome", outcome);
  rhom_json_text_end_object (json);
}

static void
add_log (RhomJsonText *json,
         GVariant     *applications)
{
  rhom_json_text_begin_array (json, "log");
  for (gsize i = 0; i < g_variant_n_children (applications); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (applications, i);

      add_application (json, row);
    }
  rhom_json_text_end_array (json);
}

/**
 * rhom_therapy_json:
 * @applications: (type a(ssxxxttuus)): of the last days
 *
 * Returns: (transfer full): all there is to say of heat and ice: one object on one line
 */
char *
rhom_therapy_json (RhomLink  *link,
                   RhomClock *clock,
                   GVariant  *applications)
{
  g_autoptr (RhomJsonText) json = rhom_json_text_new ();

  rhom_json_text_begin_object (json, NULL);
  add_pack (json, link->therapy, clock);
  add_checks (json, link->therapy, clock);
  add_rules (json, link->therapy);
  add_rests (json, link->therapy, clock);
  add_log (json, applications);
  rhom_json_text_end_object (json);
  return g_strdup (rhom_json_text_get (json));
}
