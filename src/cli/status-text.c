/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/status-busy.h"
#include "cli/status-text.h"
#include "core/time-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * Row:
 * @label: (owned): what it is about, translated
 * @text: (owned): what there is to say
 *
 * A line of the full status.
 */
typedef struct
{
  char *label;
  char *text;
} Row;

static void
row_free (Row *row)
{
  g_free (row->label);
  g_free (row->text);
  g_free (row);
}

static void
add_row (GPtrArray  *rows,
         const char *label,
         char       *text)
{
  Row *row = g_new (Row, 1);

  *row = (Row){ .label = g_strdup (label), .text = text };
  g_ptr_array_add (rows, row);
}

static char *
print_rows (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);
  glong    width = 0;

  for (guint i = 0; i < rows->len; i++)
    width = MAX (width, g_utf8_strlen (((Row *) rows->pdata[i])->label, -1));
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = rows->pdata[i];
      int        padding = (int) (width - g_utf8_strlen (row->label, -1)) + 2;

      g_string_append_printf (text, "%s%*s%s\n", row->label, padding, "", row->text);
    }
  return g_string_free (text, FALSE);
}

/* "Next break at 14:20 (in 23 min)": the sentence names the moment, and this the rest. */
static char *
add_rest (const char *sentence,
          RhomClock  *clock,
          gint64      deadline_usec)
{
  g_autofree char *rest = rhom_time_text_remaining (deadline_usec - rhom_clock_get_elapsed_usec (clock));

  /* Translators: a sentence such as “Next break at 14:20”, and a rest of time such as “in 23 min”. */
  return g_strdup_printf (_("%s (%s)"), sentence, rest);
}

/* "in 4 min, at 14:20" */
static char *
when_text (RhomClock *clock,
           gint64     deadline_usec)
{
  g_autofree char *rest = rhom_time_text_remaining (deadline_usec - rhom_clock_get_elapsed_usec (clock));
  g_autofree char *moment = rhom_time_text_of_day (clock, deadline_usec);

  /* Translators: when something comes: how long until then (“in 4 min”), and the time of day. */
  return g_strdup_printf (_("%s, at %s"), rest, moment);
}

static char *
worked_text (RhomLink  *link,
             RhomClock *clock)
{
  gint64           counting_usec = rhom_ipc_breaks_get_counting (link->breaks);
  gint64           growth_usec = counting_usec ? MAX (0, rhom_clock_get_elapsed_usec (clock) - counting_usec) : 0;
  g_autofree char *worked = rhom_time_text_length (rhom_ipc_breaks_get_worked (link->breaks) + growth_usec);
  g_autofree char *interval = rhom_time_text_length (rhom_ipc_breaks_get_interval (link->breaks));

  /* Translators: how long somebody has sat, and how long until a break is offered: "22 min of 45 min" */
  return g_strdup_printf (_("%s of %s"), worked, interval);
}

static const char *
tray_text (const char *id)
{
  if (g_str_equal (id, "shown"))
    return _("icon shown");
  return g_str_equal (id, "hidden") ? _("icon switched off") : _("none on this desktop");
}

static const char *
notifications_text (const char *id)
{
  if (g_str_equal (id, "ready"))
    return _("shown");
  return g_str_equal (id, "hung") ? _("the notification server does not answer") : _("none on this desktop");
}

static const char *
idle_text (const char *id)
{
  if (g_str_equal (id, "none"))
    return _("not seen: breaks go by the clock alone");
  if (g_str_equal (id, "wayland"))
    return _("seen by the Wayland compositor");
  if (g_str_equal (id, "mutter"))
    return _("seen by GNOME");
  if (g_str_equal (id, "logind"))
    return _("seen once the screen saver comes on");
  return g_str_equal (id, "x11") ? _("seen by the X server") : id;
}

static const char *
session_text (const char *id)
{
  if (g_str_equal (id, "none"))
    return _("not seen");
  if (g_str_equal (id, "screen-saver"))
    return _("lock seen by the screen saver");
  return g_str_equal (id, "logind") ? _("seen by logind") : id;
}

/* An empty or missing property says nothing about it. */
static const char *
or_none (const char *id)
{
  return id && *id ? id : "none";
}

static void
add_desktop (GPtrArray      *rows,
             RhomIpcDesktop *desktop)
{
  gboolean has_sound = g_str_equal (or_none (rhom_ipc_desktop_get_sound (desktop)), "ready");

  add_row (rows, _("Tray"), g_strdup (tray_text (or_none (rhom_ipc_desktop_get_tray (desktop)))));
  add_row (rows, _("Notifications"), g_strdup (notifications_text (or_none (rhom_ipc_desktop_get_notifications (desktop)))));
  add_row (rows, _("Time away"), g_strdup (idle_text (or_none (rhom_ipc_desktop_get_idle (desktop)))));
  add_row (rows, _("Lock and sleep"), g_strdup (session_text (or_none (rhom_ipc_desktop_get_session (desktop)))));
  add_row (rows, _("Sound"), g_strdup (has_sound ? _("ready") : _("none")));
}

static void
add_busy_cb (const char *label,
             const char *text,
             gpointer    rows)
{
  add_row (rows, label, g_strdup (text));
}

static void
add_problems (GPtrArray *rows,
              RhomLink  *link)
{
  const char *const *problems = rhom_ipc_desktop_get_problems (link->desktop);

  /* They name files, and a file may be named like an order to the terminal. */
  for (gsize i = 0; problems && problems[i]; i++)
    add_row (rows, i == 0 ? _("Problems") : "", g_strdelimit (g_strdup (problems[i]), "\n\r\t\b\x1b", ' '));
}

static gboolean
has_all (RhomLink *link)
{
  return rhom_ipc_breaks_get_state (link->breaks) && rhom_ipc_breaks_get_why (link->breaks) && rhom_ipc_therapy_get_state (link->therapy) && rhom_ipc_therapy_get_why (link->therapy);
}

static gboolean
is_due (RhomLink *link)
{
  return g_str_equal (rhom_ipc_breaks_get_state (link->breaks), "due");
}

/* Returns: (transfer full) (nullable): %NULL if there is none */
static char *
proposal_text (RhomIpcBreaks *breaks)
{
  const char *id = rhom_ipc_breaks_get_proposal (breaks);
  const char *name = rhom_ipc_breaks_get_proposal_name (breaks);
  const char *why = rhom_ipc_breaks_get_proposal_why (breaks);

  if (!id || !*id || !name)
    return NULL;
  if (!why || !*why)
    /* Translators: an exercise, and its id. */
    return g_strdup_printf (_("%s (%s)"), name, id);
  /* Translators: an exercise, its id, and why it is proposed. */
  return g_strdup_printf (_("%s (%s): %s"), name, id, why);
}

static void
add_breaks (GPtrArray *rows,
            RhomLink  *link,
            RhomClock *clock)
{
  char *proposal = proposal_text (link->breaks);

  add_row (rows, _("Breaks"), rhom_status_text_breaks (link, clock));
  if (is_due (link) && rhom_ipc_breaks_get_deadline (link->breaks))
    /* Translators: a break is offered, and will be once more: when. */
    add_row (rows, _("Offered again"), when_text (clock, rhom_ipc_breaks_get_deadline (link->breaks)));
  add_row (rows, _("Worked"), worked_text (link, clock));
  if (proposal)
    add_row (rows, _("Proposed"), proposal);
  if (rhom_ipc_breaks_get_sore_day (link->breaks))
    add_row (rows, _("Sore day"), g_strdup (_("sooner and gentler breaks until midnight")));
  if (rhom_ipc_breaks_get_reading (link->breaks))
    /* Translators: for a while, sitting still without a touch counts as sitting. */
    add_row (rows, _("Reading"), when_text (clock, rhom_ipc_breaks_get_reading (link->breaks)));
}

/**
 * rhom_status_text_breaks:
 *
 * Returns: (transfer full): how it stands with breaks at this moment, in one line
 */
char *
rhom_status_text_breaks (RhomLink  *link,
                         RhomClock *clock)
{
  if (!has_all (link))
    return g_strdup ("");
  if (is_due (link) || !rhom_ipc_breaks_get_deadline (link->breaks))
    return g_strdup (rhom_ipc_breaks_get_why (link->breaks));
  return add_rest (rhom_ipc_breaks_get_why (link->breaks), clock, rhom_ipc_breaks_get_deadline (link->breaks));
}

/**
 * rhom_status_text_therapy:
 *
 * Returns: (transfer full): how it stands with heat and ice at this moment, in one line
 */
char *
rhom_status_text_therapy (RhomLink  *link,
                          RhomClock *clock)
{
  static const char *const with_end[] = { "running", "between", NULL };

  if (!has_all (link))
    return g_strdup ("");
  if (!g_strv_contains (with_end, rhom_ipc_therapy_get_state (link->therapy)))
    return g_strdup (rhom_ipc_therapy_get_why (link->therapy));
  return add_rest (rhom_ipc_therapy_get_why (link->therapy), clock, rhom_ipc_therapy_get_deadline (link->therapy));
}

/**
 * rhom_status_text_line:
 *
 * Returns: (transfer full): everything that matters, in one line that stays true until the next change
 */
char *
rhom_status_text_line (RhomLink *link)
{
  if (!has_all (link))
    return g_strdup ("");
  if (g_str_equal (rhom_ipc_therapy_get_state (link->therapy), "idle"))
    return g_strdup (rhom_ipc_breaks_get_why (link->breaks));
  return g_strdup_printf ("%s · %s", rhom_ipc_breaks_get_why (link->breaks), rhom_ipc_therapy_get_why (link->therapy));
}

/**
 * rhom_status_text_all:
 *
 * Returns: (transfer full): the whole status, a fact a line
 */
char *
rhom_status_text_all (RhomLink  *link,
                      RhomClock *clock)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  if (has_all (link))
    {
      add_breaks (rows, link, clock);
      add_row (rows, _("Heat and ice"), rhom_status_text_therapy (link, clock));
    }
  add_desktop (rows, link->desktop);
  rhom_status_busy_foreach (link, add_busy_cb, rows);
  add_row (rows, _("History"), g_strdup (or_none (rhom_ipc_history_get_path (link->history))));
  add_problems (rows, link);
  return print_rows (rows);
}
