/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/layer.h"

#ifdef RHOM_HAVE_LAYER_SHELL
#include <gtk4-layer-shell.h>
#endif

#ifdef RHOM_HAVE_LAYER_SHELL
/* Over panels and full-screen windows. The exclusive mode has the keyboard lead
 * here, so that Escape leaves; it is no grab, and the compositor's own keys work on. */
static gboolean
cover_by_layer (GtkWindow  *window,
                GdkMonitor *monitor)
{
  if (!gtk_layer_is_supported () || gtk_widget_get_realized (GTK_WIDGET (window)))
    return FALSE;
  gtk_layer_init_for_window (window);
  gtk_layer_set_namespace (window, "rhomboid-break");
  gtk_layer_set_layer (window, GTK_LAYER_SHELL_LAYER_OVERLAY);
  gtk_layer_set_monitor (window, monitor);
  gtk_layer_set_exclusive_zone (window, -1);
  gtk_layer_set_keyboard_mode (window, GTK_LAYER_SHELL_KEYBOARD_MODE_EXCLUSIVE);
  for (int edge = 0; edge < GTK_LAYER_SHELL_EDGE_ENTRY_NUMBER; edge++)
    gtk_layer_set_anchor (window, edge, TRUE);
  return TRUE;
}
#else
static gboolean
cover_by_layer (GtkWindow  *window,
                GdkMonitor *monitor)
{
  return FALSE;
}
#endif

/**
 * rhom_layer_cover:
 * @window: not shown yet
 * @monitor: may have no size yet, where it was just plugged in
 *
 * Has the window cover a monitor once it shows: as a layer over everything
 * where the compositor and our build know that, else as a full-screen window.
 */
void
rhom_layer_cover (GtkWindow  *window,
                  GdkMonitor *monitor)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (GDK_IS_MONITOR (monitor));

  if (!cover_by_layer (window, monitor))
    gtk_window_fullscreen_on_monitor (window, monitor);
}

/**
 * rhom_layer_yield_keyboard:
 * @window: covers a monitor
 *
 * Leaves the keyboard to another window of ours.
 */
void
rhom_layer_yield_keyboard (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

#ifdef RHOM_HAVE_LAYER_SHELL
  if (gtk_layer_is_supported () && gtk_layer_is_layer_window (window))
    gtk_layer_set_keyboard_mode (window, GTK_LAYER_SHELL_KEYBOARD_MODE_NONE);
#endif
}
