/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probe/probe.h"

#include "wlr-foreign-toplevel-management-client.h"

#include <wayland-client.h>

/* Whether the active window fills the screen, where the compositor tells of
 * its windows (wlr-foreign-toplevel-management: sway, labwc, Hyprland, …). */

typedef struct zwlr_foreign_toplevel_manager_v1 Manager;
typedef struct zwlr_foreign_toplevel_handle_v1  Handle;

/* Full screen is in the protocol since this version. */
#define VERSION 2

typedef struct
{
  Manager *manager; /* (owned by the display) (nullable) */
  gboolean is_busy;
  char    *who; /* (owned) (nullable) */
} Screen;

typedef struct
{
  Screen  *screen;
  char    *app_id; /* (owned) (nullable) */
  gboolean is_filling;
} Window;

static void
window_app_id_cb (gpointer    user_data,
                  Handle     *handle,
                  const char *app_id)
{
  Window *self = user_data;

  g_free (self->app_id);
  self->app_id = g_strdup (app_id);
}

static void
window_state_cb (gpointer         user_data,
                 Handle          *handle,
                 struct wl_array *states)
{
  Window        *self = user_data;
  const guint32 *state;
  gboolean       is_active = FALSE, is_full_screen = FALSE;

  wl_array_for_each (state, states)
  {
    is_active |= *state == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_ACTIVATED;
    is_full_screen |= *state == ZWLR_FOREIGN_TOPLEVEL_HANDLE_V1_STATE_FULLSCREEN;
  }
  self->is_filling = is_active && is_full_screen;
}

static void
window_done_cb (gpointer user_data,
                Handle  *handle)
{
  Window *self = user_data;

  if (!self->is_filling || self->screen->is_busy || rhom_busy_is_us (self->app_id))
    return;
  self->screen->is_busy = TRUE;
  self->screen->who = g_strdup (self->app_id);
}

/* libwayland wants a function for every event. */
static void
window_title_cb (gpointer    user_data,
                 Handle     *handle,
                 const char *title)
{
}

static void
window_output_cb (gpointer          user_data,
                  Handle           *handle,
                  struct wl_output *output)
{
}

static void
window_closed_cb (gpointer user_data,
                  Handle  *handle)
{
}

static void
window_parent_cb (gpointer user_data,
                  Handle  *handle,
                  Handle  *parent)
{
}

static const struct zwlr_foreign_toplevel_handle_v1_listener window_listener = {
  .title = window_title_cb,
  .app_id = window_app_id_cb,
  .output_enter = window_output_cb,
  .output_leave = window_output_cb,
  .state = window_state_cb,
  .done = window_done_cb,
  .closed = window_closed_cb,
  .parent = window_parent_cb,
};

/* The process ends in a moment, and its windows with it. */
static void
toplevel_cb (gpointer user_data,
             Manager *manager,
             Handle  *handle)
{
  Window *window = g_new0 (Window, 1);

  window->screen = user_data;
  zwlr_foreign_toplevel_handle_v1_add_listener (handle, &window_listener, window);
}

static void
finished_cb (gpointer user_data,
             Manager *manager)
{
}

static const struct zwlr_foreign_toplevel_manager_v1_listener manager_listener = {
  .toplevel = toplevel_cb,
  .finished = finished_cb,
};

static void
global_cb (gpointer            user_data,
           struct wl_registry *registry,
           guint32             name,
           const char         *interface,
           guint32             version)
{
  Screen *self = user_data;

  if (self->manager != NULL || !g_str_equal (interface, zwlr_foreign_toplevel_manager_v1_interface.name) || version < VERSION)
    return;
  self->manager = wl_registry_bind (registry, name, &zwlr_foreign_toplevel_manager_v1_interface, VERSION);
  zwlr_foreign_toplevel_manager_v1_add_listener (self->manager, &manager_listener, self);
}

static void
global_remove_cb (gpointer            user_data,
                  struct wl_registry *registry,
                  guint32             name)
{
}

static const struct wl_registry_listener registry_listener = {
  .global = global_cb,
  .global_remove = global_remove_cb,
};

/* Once for the globals, once for the windows, and once for what is said of them. */
static gboolean
ask (Screen            *self,
     struct wl_display *display)
{
  wl_registry_add_listener (wl_display_get_registry (display), &registry_listener, self);
  if (wl_display_roundtrip (display) < 0 || self->manager == NULL)
    return FALSE;
  return wl_display_roundtrip (display) >= 0 && wl_display_roundtrip (display) >= 0;
}

RhomBusyAnswer
rhom_probe_full_screen_wlr (char **who)
{
  struct wl_display *display = wl_display_connect (NULL);
  Screen             self = { 0 };
  gboolean           has_answer;

  if (display == NULL)
    return RHOM_BUSY_ANSWER_MISSING;
  has_answer = ask (&self, display);
  wl_display_disconnect (display);
  *who = self.who;
  if (!has_answer)
    return RHOM_BUSY_ANSWER_MISSING;
  return self.is_busy ? RHOM_BUSY_ANSWER_BUSY : RHOM_BUSY_ANSWER_FREE;
}
