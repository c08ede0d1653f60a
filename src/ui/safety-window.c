/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/safety-window.h"

/**
 * RhomSafetyWindow:
 *
 * When to stop and get help: the signs that want a doctor, when to end an
 * exercise, and when heat or ice is the wrong thing. Text only.
 */

struct _RhomSafetyWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (RhomSafetyWindow, rhom_safety_window, ADW_TYPE_WINDOW)

static void
rhom_safety_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_SAFETY_WINDOW);

  G_OBJECT_CLASS (rhom_safety_window_parent_class)->dispose (object);
}

static void
rhom_safety_window_class_init (RhomSafetyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_safety_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/safety-window.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
rhom_safety_window_init (RhomSafetyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_safety_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
RhomSafetyWindow *
rhom_safety_window_new (void)
{
  return g_object_new (RHOM_TYPE_SAFETY_WINDOW, NULL);
}
