/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/probe.h"

#include <string.h>
#include <xcb/xcb.h>

/* Whether the active window fills the screen, by what the window manager says
 * of it (EWMH). Under Wayland X knows only of some windows, and asking could
 * start an X server. */

#define MAX_WORDS 64

static gboolean
is_wayland (void)
{
  const char *display = g_getenv ("WAYLAND_DISPLAY");

  return (display != NULL && *display != '\0') || g_strcmp0 (g_getenv ("XDG_SESSION_TYPE"), "wayland") == 0;
}

static xcb_atom_t
get_atom (xcb_connection_t *xcb,
          const char       *name)
{
  g_autofree xcb_intern_atom_reply_t *reply = xcb_intern_atom_reply (xcb, xcb_intern_atom (xcb, TRUE, strlen (name), name), NULL);

  return reply != NULL ? reply->atom : XCB_ATOM_NONE;
}

/* Returns: (transfer full) (nullable): what free() takes */
static xcb_get_property_reply_t *
get_property (xcb_connection_t *xcb,
              xcb_window_t      window,
              xcb_atom_t        property,
              xcb_atom_t        type)
{
  if (property == XCB_ATOM_NONE)
    return NULL;
  return xcb_get_property_reply (xcb, xcb_get_property (xcb, FALSE, window, property, type, 0, MAX_WORDS), NULL);
}

/* Returns: the window that a property of the root names, or %XCB_WINDOW_NONE */
static xcb_window_t
get_window (xcb_connection_t *xcb,
            const char       *property)
{
  xcb_window_t                         root = xcb_setup_roots_iterator (xcb_get_setup (xcb)).data->root;
  g_autofree xcb_get_property_reply_t *reply = get_property (xcb, root, get_atom (xcb, property), XCB_ATOM_WINDOW);
  xcb_window_t                         window = XCB_WINDOW_NONE;

  if (reply != NULL && reply->format == 32 && xcb_get_property_value_length (reply) >= (int) sizeof window)
    memcpy (&window, xcb_get_property_value (reply), sizeof window);
  return window;
}

static gboolean
is_full_screen (xcb_connection_t *xcb,
                xcb_window_t      window)
{
  xcb_atom_t                           full_screen = get_atom (xcb, "_NET_WM_STATE_FULLSCREEN");
  g_autofree xcb_get_property_reply_t *reply = get_property (xcb, window, get_atom (xcb, "_NET_WM_STATE"), XCB_ATOM_ATOM);
  const xcb_atom_t                    *states;

  if (reply == NULL || reply->format != 32 || full_screen == XCB_ATOM_NONE)
    return FALSE;
  states = xcb_get_property_value (reply);
  for (guint i = 0; i < reply->value_len; i++)
    if (states[i] == full_screen)
      return TRUE;
  return FALSE;
}

/* The property is an instance and a class, each ended by a zero. */
static char *
get_class (xcb_connection_t *xcb,
           xcb_window_t      window)
{
  g_autofree xcb_get_property_reply_t *reply = get_property (xcb, window, XCB_ATOM_WM_CLASS, XCB_ATOM_STRING);
  int                                  length = reply != NULL && reply->format == 8 ? xcb_get_property_value_length (reply) : 0;
  g_autofree char                     *both = length > 0 ? g_strndup (xcb_get_property_value (reply), length) : NULL;
  gsize                                first = both != NULL ? strlen (both) + 1 : 0;

  if ((gsize) length > first)
    return g_strndup ((const char *) xcb_get_property_value (reply) + first, length - first);
  return g_steal_pointer (&both);
}

/* Only a window manager says which window is active; some say nothing while none is. */
static RhomBusyAnswer
look (xcb_connection_t *xcb,
      char            **who)
{
  g_autofree char *class = NULL;
  xcb_window_t window;

  if (xcb_connection_has_error (xcb) || get_window (xcb, "_NET_SUPPORTING_WM_CHECK") == XCB_WINDOW_NONE)
    return RHOM_BUSY_ANSWER_MISSING;
  window = get_window (xcb, "_NET_ACTIVE_WINDOW");
  if (window == XCB_WINDOW_NONE || !is_full_screen (xcb, window))
    return RHOM_BUSY_ANSWER_FREE;
  class = get_class (xcb, window);
  if (rhom_busy_is_us (class))
    return RHOM_BUSY_ANSWER_FREE;
  *who = g_steal_pointer (&class);
  return RHOM_BUSY_ANSWER_BUSY;
}

RhomBusyAnswer
rhom_probe_full_screen_x11 (char **who)
{
  xcb_connection_t *xcb = is_wayland () ? NULL : xcb_connect (NULL, NULL);
  RhomBusyAnswer    answer;

  if (xcb == NULL)
    return RHOM_BUSY_ANSWER_MISSING;
  answer = look (xcb, who);
  xcb_disconnect (xcb);
  return answer;
}
