/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desktop/wayland-source.h"

/*
 * The events of a Wayland display in a main loop. It never waits for the
 * compositor: reading is announced before the loop sleeps, and done or called off
 * after (wl_display_prepare_read(3)). What was written meanwhile is sent before
 * it sleeps; what a hung compositor does not take stays for the next time.
 */

typedef struct
{
  GSource            parent;
  struct wl_display *display; /* (unowned) */
  gpointer           fd_tag;
  gboolean           is_reading; /* between announcing it and doing it */
} WaylandSource;

static gboolean
wayland_source_prepare (GSource *source,
                        int     *timeout_msec)
{
  WaylandSource *self = (WaylandSource *) source;

  *timeout_msec = -1;
  if (!self->is_reading && wl_display_prepare_read (self->display) != 0)
    return TRUE;
  self->is_reading = TRUE;
  wl_display_flush (self->display);
  return FALSE;
}

static gboolean
wayland_source_check (GSource *source)
{
  WaylandSource *self = (WaylandSource *) source;
  gboolean       has_news = g_source_query_unix_fd (source, self->fd_tag) != 0;

  if (!self->is_reading)
    return has_news;
  self->is_reading = FALSE;
  if (has_news)
    wl_display_read_events (self->display);
  else
    wl_display_cancel_read (self->display);
  return has_news;
}

/* Whether there still is a compositor is a question to wl_display_get_error(),
 * which the callback asks. */
static gboolean
wayland_source_dispatch (GSource    *source,
                         GSourceFunc callback,
                         gpointer    user_data)
{
  return callback (user_data);
}

static void
wayland_source_finalize (GSource *source)
{
  WaylandSource *self = (WaylandSource *) source;

  if (self->is_reading)
    wl_display_cancel_read (self->display);
}

static GSourceFuncs wayland_source_funcs = {
  .prepare = wayland_source_prepare,
  .check = wayland_source_check,
  .dispatch = wayland_source_dispatch,
  .finalize = wayland_source_finalize,
};

/**
 * rhom_wayland_source_new:
 * @display: has to outlive the source
 *
 * Its callback has to call wl_display_dispatch_pending().
 *
 * Returns: (transfer full): not attached yet
 */
GSource *
rhom_wayland_source_new (struct wl_display *display)
{
  GSource       *source = g_source_new (&wayland_source_funcs, sizeof (WaylandSource));
  WaylandSource *self = (WaylandSource *) source;

  self->display = display;
  self->is_reading = FALSE;
  self->fd_tag = g_source_add_unix_fd (source, wl_display_get_fd (display), G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_static_name (source, "rhom-wayland");
  return source;
}
