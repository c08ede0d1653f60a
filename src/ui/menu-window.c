/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/menu-window.h"

#include <glib/gi18n-lib.h>

/**
 * RhomMenuWindow:
 *
 * The tray's menu as a small window, for tray hosts that show no menus. It
 * closes as soon as something was chosen or it loses the focus.
 */

struct _RhomMenuWindow
{
  AdwWindow parent_instance;

  RhomServiceClient *client; /* (owned) */

  GtkLabel  *state_label;
  GtkWidget *snooze_button;
  GtkWidget *snooze_more_button;
  GtkWidget *skip_button;
  GtkWidget *pause_button;
  GtkWidget *pause_long_button;
  GtkWidget *resume_button;
};

G_DEFINE_FINAL_TYPE (RhomMenuWindow, rhom_menu_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_state_text (RhomMenuWindow *self)
{
  const char *why;

  if (!rhom_service_client_is_connected (self->client))
    return _("Rhomboid is not running");
  why = rhom_ipc_breaks_get_why (rhom_service_client_get_breaks (self->client));
  return why != NULL ? why : "";
}

static void
update (RhomMenuWindow *self)
{
  const char *state = rhom_service_client_get_break_state (self->client);
  gboolean    is_due = g_str_equal (state, "due") || g_str_equal (state, "held") || g_str_equal (state, "warning");
  gboolean    is_paused = g_str_equal (state, "paused");

  gtk_label_set_label (self->state_label, get_state_text (self));
  gtk_widget_set_visible (self->snooze_button, is_due);
  gtk_widget_set_visible (self->snooze_more_button, is_due);
  gtk_widget_set_visible (self->skip_button, is_due);
  gtk_widget_set_visible (self->pause_button, !is_paused);
  gtk_widget_set_visible (self->pause_long_button, !is_paused);
  gtk_widget_set_visible (self->resume_button, is_paused);
}

static void
close_soon_cb (GtkButton *button,
               gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/* Looks and behaves as a menu: from the start of the line, and gone after a choice. */
static void
dress_items (RhomMenuWindow *self)
{
  GtkWidget *box = adw_window_get_content (ADW_WINDOW (self));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_BUTTON (child))
        continue;
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (child))), 0);
      g_signal_connect_after (child, "clicked", G_CALLBACK (close_soon_cb), self);
    }
}

static void
active_changed_cb (RhomMenuWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !gtk_window_is_active (GTK_WINDOW (self)))
    gtk_window_close (GTK_WINDOW (self));
}

static void
rhom_menu_window_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RhomMenuWindow *self = RHOM_MENU_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_menu_window_constructed (GObject *object)
{
  RhomMenuWindow *self = RHOM_MENU_WINDOW (object);

  G_OBJECT_CLASS (rhom_menu_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_signal_connect_object (self->client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  dress_items (self);
  update (self);
}

static void
rhom_menu_window_dispose (GObject *object)
{
  RhomMenuWindow *self = RHOM_MENU_WINDOW (object);

  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_MENU_WINDOW);

  G_OBJECT_CLASS (rhom_menu_window_parent_class)->dispose (object);
}

static void
rhom_menu_window_class_init (RhomMenuWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = rhom_menu_window_constructed;
  object_class->dispose = rhom_menu_window_dispose;
  object_class->set_property = rhom_menu_window_set_property;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/menu-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, snooze_button);
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, snooze_more_button);
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, skip_button);
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, pause_button);
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, pause_long_button);
  gtk_widget_class_bind_template_child (widget_class, RhomMenuWindow, resume_button);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rhom_menu_window_init (RhomMenuWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (active_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rhom_menu_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
RhomMenuWindow *
rhom_menu_window_new (RhomServiceClient *client)
{
  return g_object_new (RHOM_TYPE_MENU_WINDOW, "client", client, NULL);
}
