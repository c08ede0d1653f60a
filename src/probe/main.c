/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "probe/probe.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * rhomboid-probe KIND...: looks once at what makes a moment the wrong one for a
 * break, prints what it sees (core/busy-finding.h), and ends. Its libraries
 * never enter the service. Each way to look has a process of its own, so one
 * that hangs or crashes takes no other along.
 */

/* The service waits for two seconds; nothing of ours stays longer than this. */
#define MAX_SECONDS 3

typedef struct
{
  RhomBusyKind  kind;
  const char   *source;
  RhomProbeFunc func;
} Look;

static const Look looks[] = {
#ifdef RHOM_HAVE_PULSE
  { RHOM_BUSY_MICROPHONE, "pulse", rhom_probe_microphone_pulse },
#endif
  { RHOM_BUSY_CAMERA, "v4l", rhom_probe_camera_proc },
#ifdef RHOM_HAVE_PIPEWIRE
  { RHOM_BUSY_CAMERA, "pipewire", rhom_probe_camera_pipewire },
  { RHOM_BUSY_SCREEN_SHARE, "pipewire", rhom_probe_screen_share_pipewire },
#endif
#ifdef RHOM_HAVE_WAYLAND
  { RHOM_BUSY_FULL_SCREEN, "wlr", rhom_probe_full_screen_wlr },
#endif
#ifdef RHOM_HAVE_X11
  { RHOM_BUSY_FULL_SCREEN, "x11", rhom_probe_full_screen_x11 },
#endif
};

/* In one piece, and so never mixed with the line of another process. */
static void
say (const char *line)
{
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (EXIT_FAILURE);
}

static void
look (const Look *self)
{
  g_autofree char *who = NULL;
  RhomBusyAnswer   answer = self->func (&who);
  g_autofree char *line = rhom_busy_line_new (self->kind, answer, self->source, who);

  say (line);
}

static pid_t
start (const Look *self)
{
  pid_t parent = getpid ();
  pid_t child = fork ();

  if (child != 0)
    return child;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  alarm (MAX_SECONDS);
  if (getppid () == parent)
    look (self);
  _exit (EXIT_SUCCESS);
}

static void
end_kind (RhomBusyKind kind)
{
  g_autofree char *line = rhom_busy_line_new_done (kind);

  say (line);
}

static void
wait_for (pid_t *children,
          guint  n_left[RHOM_N_BUSY_KINDS])
{
  pid_t ended;

  while ((ended = wait (NULL)) > 0)
    for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
      if (children[i] == ended && --n_left[looks[i].kind] == 0)
        end_kind (looks[i].kind);
}

static void
look_all (guint kinds)
{
  pid_t children[G_N_ELEMENTS (looks)] = { 0 };
  guint n_left[RHOM_N_BUSY_KINDS] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    if ((kinds & (1u << looks[i].kind)) != 0 && (children[i] = start (&looks[i])) > 0)
      n_left[looks[i].kind]++;
  for (RhomBusyKind kind = 0; kind < RHOM_N_BUSY_KINDS; kind++)
    if ((kinds & (1u << kind)) != 0 && n_left[kind] == 0)
      end_kind (kind);
  wait_for (children, n_left);
}

int
main (int    argc,
      char **argv)
{
  guint kinds = 0;

  setlocale (LC_ALL, "");
  alarm (MAX_SECONDS);
  for (int i = 1; i < argc; i++)
    {
      RhomBusyKind kind;

      if (!rhom_busy_kind_from_string (argv[i], &kind))
        return EXIT_FAILURE;
      kinds |= 1u << kind;
    }
  look_all (kinds);
  return EXIT_SUCCESS;
}
