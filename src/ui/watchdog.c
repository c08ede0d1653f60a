/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/watchdog.h"

#include <unistd.h>

/* A window over all screens must not stay when its program hangs, and a program
 * that hangs cannot take it away. So while such a window is up, the kernel ends
 * the program if one turn of its main loop takes too long; with it go its
 * windows. Nothing is lost: all truth is with the service.
 *
 * The kernel's alarm is set when the loop wakes up and called off when it goes
 * to sleep again, so that nothing ticks, and sleeping long is no fault. There is
 * one such alarm in a process, hence one watchdog.
 *
 * A program that is stopped, as by a debugger, is ended when it goes on. */

typedef struct
{
  GSource source;
  guint   seconds;
} Watchdog;

static gboolean
prepare (GSource *source,
         int     *timeout_msec)
{
  *timeout_msec = -1;
  alarm (0);
  return FALSE;
}

static gboolean
check (GSource *source)
{
  alarm (((Watchdog *) source)->seconds);
  return FALSE;
}

static gboolean
dispatch (GSource    *source,
          GSourceFunc callback,
          gpointer    user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
finalize (GSource *source)
{
  alarm (0);
}

/**
 * rhom_watchdog_start:
 * @seconds: that one turn of the main loop may take
 *
 * Returns: the id of a source; removing that ends the watch
 */
guint
rhom_watchdog_start (guint seconds)
{
  static GSourceFuncs functions = { prepare, check, dispatch, finalize, NULL, NULL };
  GSource            *source = g_source_new (&functions, sizeof (Watchdog));
  guint               id;

  ((Watchdog *) source)->seconds = seconds;
  g_source_set_static_name (source, "watchdog");
  /* Before everybody else, so that it is never left out of a turn. */
  g_source_set_priority (source, G_MININT);
  id = g_source_attach (source, NULL);
  g_source_unref (source);
  return id;
}
