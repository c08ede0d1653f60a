/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/command.h"

#include <glib/gi18n-lib.h>

/* In the order of the help. DURATION and the like are words of the help too.
 * clang-format takes N_() in a table for more depth at each line. */
/* clang-format off */
static const RhomCommand commands[] = {
  { "status", NULL,
    N_("Say how things stand"),
    N_("Does not start the service, unless --start is given.\n"
       "\n"
       "With --json: one object on one line. Moments are local time in ISO 8601, lengths are in seconds, "
       "and what there is not is null. Its keys, which stay as they are:\n"
       "  running, version, problems\n"
       "  breaks: state, why, why_code, deadline, seconds_left, started, worked_seconds, interval_seconds, "
       "length_seconds, proposal, proposal_name, proposal_why, skips, sore_day, reading_until\n"
       "  therapy: state, why, kind, region, deadline, seconds_left, planned_seconds\n"
       "  desktop: idle, session, tray, notifications, sound\n"
       "  busy, a list: kind, is_so, source, who\n"
       "  history: path, set_aside"),
    RHOM_COMMAND_JSON | RHOM_COMMAND_START, 0, 0, rhom_command_status },
  { "monitor", NULL,
    N_("Say how things stand, and again at every change"),
    N_("One line for each change, until the service ends. With --json each line is an object as in “status --json”."),
    RHOM_COMMAND_JSON, 0, 0, rhom_command_monitor },
  { "break", "[CARD | ROUTINE]",
    N_("Begin a break now"),
    N_("Takes the id of an exercise or a routine, for example “cat-cow”; without it, what is proposed is taken."),
    0, 0, 1, rhom_command_break },
  { "finish", NULL, N_("End the running break"), NULL, 0, 0, 0, rhom_command_finish },
  { "skip", NULL, N_("Leave this break out"), NULL, 0, 0, 0, rhom_command_skip },
  { "snooze", "DURATION", N_("Put the break off"), NULL, 0, 1, 1, rhom_command_snooze },
  { "pause", "[DURATION | until HH:MM]",
    N_("No breaks for a time"),
    N_("Without an argument the pause lasts until “resume”."),
    0, 0, 2, rhom_command_pause },
  { "resume", NULL, N_("End a pause"), NULL, 0, 0, 0, rhom_command_resume },
  { "sore", "[on | off]",
    N_("Have a sore day: sooner and gentler breaks"),
    N_("It ends by itself at midnight. Without an argument it begins."),
    0, 0, 1, rhom_command_sore },
  { "reading", "[DURATION | off]",
    N_("Count sitting still, without a touch, as sitting"),
    N_("For 30 minutes to 4 hours, one hour without an argument; it ends by itself. When the screen is locked or the computer sleeps, nothing is counted all the same."),
    0, 0, 1, rhom_command_reading },
  { "heat", "[DURATION]",
    N_("Start a heat timer"),
    N_("Heat lasts 5 to 30 minutes; it needs a cloth between pack and skin, and --cloth says that it is there. More than 20 minutes, "
       "heat on a fresh injury, and less than 2 hours after the last pack there want a second yes: --confirm. On a terminal you are asked instead."),
    RHOM_COMMAND_PACK, 0, 1, rhom_command_heat },
  { "ice", "[DURATION]",
    N_("Start an ice timer"),
    N_("Ice lasts 5 to 20 minutes; it needs a cloth between pack and skin, and --cloth says that it is there. Less than 2 hours after the "
       "last pack there wants a second yes: --confirm. On a terminal you are asked instead."),
    RHOM_COMMAND_PACK, 0, 1, rhom_command_ice },
  { "alternate", "[DURATION]",
    N_("Start ice, heat and ice again, with a rest after each"),
    N_("Each lasts 10 to 15 minutes; “therapy next” says that the next one is on. It needs what “heat” needs."),
    RHOM_COMMAND_PACK, 0, 1, rhom_command_alternate },
  { "therapy", "[pause | resume | off | next]",
    N_("Say how heat and ice stand, or do something about them"),
    N_("“off” says that the pack is off, and stops its alarm; “next” says that the next one of “alternate” is on, and needs --cloth.\n"
       "\n"
       "With --json: one object on one line, as of “status --json”. Its keys, which stay as they are:\n"
       "  state, why, kind, pack, phase, phases, region, started, deadline, seconds_left, planned_seconds, "
       "next_check, check, checks_asked, checks_answered, unanswered, cap_seconds, cap_why, offer, sound\n"
       "  rests: region, refused_until, fine_from\n"
       "  log, of 7 days: kind, region, started, ended, acknowledged, planned_seconds, real_seconds, checks_answered, checks_asked, outcome"),
    RHOM_COMMAND_JSON | RHOM_COMMAND_CLOTH, 0, 1, rhom_command_therapy },
  { "answer", "fine | stop", N_("Answer after a look at the skin"), N_("“stop” ends heat or ice, and notes that it was for the skin."), 0, 1, 1, rhom_command_answer },
  { "stop", NULL, N_("The pack is off: stop the heat or ice timer, or its alarm"), NULL, 0, 0, 0, rhom_command_stop },
  { "cards", NULL,
    N_("List routines and exercises, with the time they take"),
    N_("Needs no running service.\n"
       "\n"
       "With --json: one object on one line. Its keys, which stay as they are:\n"
       "  routines, cards: id, name, seconds, desk, kind, areas, equipment; routines also have cards"),
    RHOM_COMMAND_JSON, 0, 0, rhom_command_cards },
  { "play", "CARD | ROUTINE",
    N_("Be led through an exercise or a routine"),
    N_("Takes an id; “rhomboidctl cards” lists them."),
    0, 1, 1, rhom_command_play },
  { "import", "FILE",
    N_("Take in a pack of exercises and routines"),
    N_("FILE is the JSON file of the pack, with its pictures beside it. All of it is checked first, and copied. "
       "A pack that was imported before is replaced."),
    0, 1, 1, rhom_command_import },
  { "export", "[PACK] FILE",
    N_("Write a pack of exercises and routines to a file"),
    N_("Without PACK, what you made yourself. Pictures go beside FILE, which is replaced if it is there."),
    0, 1, 2, rhom_command_export },
  { "open", "[today | exercises | heat-ice | preferences]", N_("Open the window"), NULL, 0, 0, 1, rhom_command_open },
  { "start", NULL, N_("Start the service"), NULL, 0, 0, 0, rhom_command_start },
  { "quit", NULL, N_("End the service; it remembers where it was"), NULL, 0, 0, 0, rhom_command_quit },
  { "help", "[COMMAND]", N_("Explain a command"), NULL, 0, 0, 1, rhom_command_help },
};
/* clang-format on */

/**
 * rhom_command_get_all:
 *
 * Returns: (transfer none) (array length=n_commands): every command, in the order of the help
 */
const RhomCommand *
rhom_command_get_all (gsize *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * rhom_command_find:
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const RhomCommand *
rhom_command_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}
