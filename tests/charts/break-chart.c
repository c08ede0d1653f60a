/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/break-rules.h"
#include "support/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * The states of breaks, for the documentation: as a picture in SVG of the table
 * of precedence that the code goes by, or, with "table", as text: that table,
 * and what leads from state to state, found by letting things happen.
 */

#define WIDTH 940
#define ROW 30
#define TOP 60
#define SEEDS 20
#define EVENTS_A_SEED 5000

static const char *const colours[RHOM_N_BREAK_STATES] = {
  [RHOM_BREAK_STATE_OFF] = "#deddda",
  [RHOM_BREAK_STATE_ACTIVE] = "#d5f0dc",
  [RHOM_BREAK_STATE_WARNING] = "#f6f0c4",
  [RHOM_BREAK_STATE_HELD] = "#ffe4c8",
  [RHOM_BREAK_STATE_DUE] = "#f9c8c4",
  [RHOM_BREAK_STATE_IN_BREAK] = "#cfe3fa",
  [RHOM_BREAK_STATE_SNOOZED] = "#e6d8f2",
  [RHOM_BREAK_STATE_PAUSED] = "#deddda",
  [RHOM_BREAK_STATE_OFF_HOURS] = "#deddda",
  [RHOM_BREAK_STATE_AWAY] = "#f6f5f4",
};

/* --- The picture --- */

static void
print_row (RhomBreakWhy why)
{
  RhomBreakState state = rhom_break_rules_state_of (why);
  int            y = TOP + (int) why * ROW;

  printf ("  <rect x=\"20\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", y, WIDTH - 40, ROW - 2, colours[state]);
  printf ("  <text x=\"54\" y=\"%d\" text-anchor=\"end\">%d</text>\n", y + 19, (int) why + 1);
  printf ("  <text x=\"70\" y=\"%d\">%s</text>\n", y + 19, rhom_break_rules_describe (why));
  printf ("  <text class=\"id\" x=\"600\" y=\"%d\">%s</text>\n", y + 19, rhom_break_why_to_id (why));
  printf ("  <text class=\"state\" x=\"740\" y=\"%d\">%s</text>\n", y + 19, rhom_break_state_to_id (state));
  if (rhom_break_rules_counts (why))
    printf ("  <text x=\"870\" y=\"%d\" text-anchor=\"middle\">●</text>\n", y + 19);
}

static void
print_picture (void)
{
  int height = TOP + RHOM_N_BREAK_WHYS * ROW + 30;

  printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n", WIDTH, height, WIDTH, height);
  printf ("  <!-- Made by tests/charts/break-chart from the table of src/core/break-table.c; not to be edited. -->\n"
          "  <title>The states of breaks, and what beats what</title>\n"
          "  <style>text { font-family: sans-serif; font-size: 14px; fill: #241f31 } .state { font-weight: bold } .id { font-family: monospace } .head { fill: #3d3846; font-style: italic }</style>\n"
          "  <rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n",
          WIDTH, height);
  printf ("  <text class=\"head\" x=\"70\" y=\"42\">The first one that holds …</text>\n"
          "  <text class=\"head\" x=\"600\" y=\"42\">… is the reason</text>\n"
          "  <text class=\"head\" x=\"740\" y=\"42\">of the state</text>\n"
          "  <text class=\"head\" x=\"870\" y=\"42\" text-anchor=\"middle\">counts</text>\n");
  for (guint why = 0; why < RHOM_N_BREAK_WHYS; why++)
    print_row (why);
  printf ("  <text class=\"head\" x=\"70\" y=\"%d\">●  sitting is counted meanwhile</text>\n", height - 10);
  printf ("</svg>\n");
}

/* --- The tables --- */

typedef struct
{
  GHashTable *labels[RHOM_N_BREAK_STATES][RHOM_N_BREAK_STATES]; /* (nullable) (element-type utf8) */
} Seen;

static void
watch_cb (RhomBreakWhy before,
          RhomBreakWhy after,
          const char  *event,
          gpointer     user_data)
{
  Seen          *seen = user_data;
  RhomBreakState from = rhom_break_rules_state_of (before);
  RhomBreakState to = rhom_break_rules_state_of (after);

  /* After a restart the desktop is asked anew; that is no way from state to state. */
  if (from == to || g_str_equal (event, "restart"))
    return;
  if (seen->labels[from][to] == NULL)
    seen->labels[from][to] = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (seen->labels[from][to], (char *) event);
}

static void
explore (Seen *seen)
{
  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autofree ModelEvent *events = model_make_events (seed, EVENTS_A_SEED);
      g_autofree char       *failure = model_run (events, EVENTS_A_SEED, NULL, watch_cb, seen);

      g_assert_null (failure);
    }
}

static void
print_ways (GHashTable    *labels,
            RhomBreakState from,
            RhomBreakState to)
{
  g_autoptr (GList) sorted = g_list_sort (g_hash_table_get_keys (labels), (GCompareFunc) strcmp);
  const char *separator = "";

  printf ("| %s | %s | ", rhom_break_state_to_id (from), rhom_break_state_to_id (to));
  for (GList *l = sorted; l != NULL; l = l->next, separator = ", ")
    printf ("%s%s", separator, (const char *) l->data);
  printf (" |\n");
}

static void
print_tables (void)
{
  Seen seen = { 0 };

  printf ("| | holds while | reason | state | sitting counts |\n|---|---|---|---|---|\n");
  for (guint why = 0; why < RHOM_N_BREAK_WHYS; why++)
    printf ("| %u | %s | `%s` | %s | %s |\n", why + 1, rhom_break_rules_describe (why), rhom_break_why_to_id (why), rhom_break_state_to_id (rhom_break_rules_state_of (why)), rhom_break_rules_counts (why) ? "yes" : "no");

  explore (&seen);
  printf ("\n| from | to | by |\n|---|---|---|\n");
  for (guint from = 0; from < RHOM_N_BREAK_STATES; from++)
    for (guint to = 0; to < RHOM_N_BREAK_STATES; to++)
      if (seen.labels[from][to] != NULL)
        {
          print_ways (seen.labels[from][to], from, to);
          g_hash_table_unref (seen.labels[from][to]);
        }
}

int
main (int    argc,
      char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "table"))
    print_tables ();
  else
    print_picture ();
  return EXIT_SUCCESS;
}
