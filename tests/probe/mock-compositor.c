/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wlr-foreign-toplevel-management-server.h"

#include <glib.h>
#include <wayland-server.h>

/* mock-compositor [--toplevels [APP_ID:STATE,…]…]: tells of such windows on
 * the socket of $WAYLAND_DISPLAY, or has no such protocol at all. */

#define VERSION 3

static void
add_state (struct wl_array *states,
           guint32          state)
{
  *(guint32 *) wl_array_add (states, sizeof state) = state;
}

static void
send_window (struct wl_client   *client,
             struct wl_resource *manager,
             const char         *description)
{
  g_auto (GStrv) parts = g_strsplit (description, ":", 2);
  g_auto (GStrv) words = g_strsplit (parts[1], ",", -1);
  struct wl_resource *window = wl_resource_create (client, &zwlr_foreign_toplevel_handle_v1_interface, wl_resource_get_version (manager), 0);
  struct wl_array     states;

  wl_array_init (&states);
  if (g_strv_contains ((const char *const *) words, "activated"))
    add_state (&states, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED);
  if (g_strv_contains ((const char *const *) words, "fullscreen"))
    add_state (&states, ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN);
  zwlr_foreign_toplevel_manager_v1_send_toplevel (manager, window);
  zwlr_foreign_toplevel_handle_v1_send_title (window, "A window");
  zwlr_foreign_toplevel_handle_v1_send_app_id (window, parts[0]);
  zwlr_foreign_toplevel_handle_v1_send_state (window, &states);
  zwlr_foreign_toplevel_handle_v1_send_done (window);
  wl_array_release (&states);
}

static void
bind_cb (struct wl_client *client,
         void             *user_data,
         guint32           version,
         guint32           id)
{
  struct wl_resource *manager = wl_resource_create (client, &zwlr_foreign_toplevel_manager_v1_interface, version, id);

  for (char **windows = user_data; *windows != NULL; windows++)
    send_window (client, manager, *windows);
}

int
main (int    argc,
      char **argv)
{
  struct wl_display *display = wl_display_create ();

  g_assert_cmpint (wl_display_add_socket (display, g_getenv ("WAYLAND_DISPLAY")), ==, 0);
  if (argc > 1 && g_str_equal (argv[1], "--toplevels"))
    wl_global_create (display, &zwlr_foreign_toplevel_manager_v1_interface, VERSION, argv + 2, bind_cb);
  g_print ("ready\n");
  wl_display_run (display);
  return 0;
}
