/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tools/gallery-window.h"

/**
 * RhomGalleryWindow:
 *
 * One figure as the application shows it, for those who make figures: Space
 * pauses, the arrows go a frame back and forth, Escape closes.
 */

#define FRAME_SECONDS (1 / 30.0)

struct _RhomGalleryWindow
{
  GtkWindow parent_instance;

  RhomFigureView *view;
  char           *id; /* (owned) */
  gboolean        is_paused;
};

G_DEFINE_FINAL_TYPE (RhomGalleryWindow, rhom_gallery_window, GTK_TYPE_WINDOW)

static void
update_title (RhomGalleryWindow *self)
{
  g_autofree char *title = g_strdup_printf ("%s: %.2f s%s", self->id, rhom_figure_view_get_seconds (self->view),
                                            rhom_figure_view_is_mirrored (self->view) ? ", other side" : "");

  gtk_window_set_title (GTK_WINDOW (self), self->is_paused ? title : self->id);
}

static void
go (RhomGalleryWindow *self,
    double             seconds)
{
  gboolean is_mirrored = rhom_figure_view_is_mirrored (self->view);

  self->is_paused = TRUE;
  rhom_figure_view_set_seconds (self->view, rhom_figure_view_get_seconds (self->view) + seconds);
  rhom_figure_view_set_mirrored (self->view, is_mirrored);
  update_title (self);
}

static void
pause_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RhomGalleryWindow *self = RHOM_GALLERY_WINDOW (widget);

  if (!self->is_paused)
    {
      go (self, 0);
      return;
    }
  self->is_paused = FALSE;
  rhom_figure_view_release (self->view);
  update_title (self);
}

static void
step_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  go (RHOM_GALLERY_WINDOW (widget), g_variant_get_int32 (parameter) * FRAME_SECONDS);
}

static void
rhom_gallery_window_finalize (GObject *object)
{
  g_free (RHOM_GALLERY_WINDOW (object)->id);

  G_OBJECT_CLASS (rhom_gallery_window_parent_class)->finalize (object);
}

static void
rhom_gallery_window_class_init (RhomGalleryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rhom_gallery_window_finalize;

  gtk_widget_class_install_action (widget_class, "gallery.pause", NULL, pause_cb);
  gtk_widget_class_install_action (widget_class, "gallery.step", "i", step_cb);
}

static void
add_key (GtkShortcutController *keys,
         guint                  key,
         const char            *action,
         int                    argument)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_named_action_new (action));

  if (argument != 0)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (argument));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/* A window has a use of its own for Space and the arrows, so ours come before it. */
static GtkEventController *
make_keys (void)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_space, "gallery.pause", 0);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Left, "gallery.step", -1);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Right, "gallery.step", 1);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Escape, "window.close", 0);
  return keys;
}

static void
rhom_gallery_window_init (RhomGalleryWindow *self)
{
  gtk_widget_add_controller (GTK_WIDGET (self), make_keys ());
  self->view = g_object_new (RHOM_TYPE_FIGURE_VIEW, NULL);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->view));
}

/**
 * rhom_gallery_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWidget *
rhom_gallery_window_new (const char               *id,
                         const RhomGalleryOptions *options)
{
  RhomGalleryWindow *self = g_object_new (RHOM_TYPE_GALLERY_WINDOW, NULL);

  self->id = g_strdup (id);
  if (options->person != RHOM_PERSON_OF_CARD)
    g_object_set (self->view, "person", RHOM_FIGURE_PERSON_ANA + (int) options->person, NULL);
  rhom_figure_view_set_mirrored (self->view, options->is_mirrored);
  rhom_figure_view_set_figure_id (self->view, id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, id, -1);
  gtk_window_set_default_size (GTK_WINDOW (self), options->width, options->height);
  update_title (self);
  return GTK_WIDGET (self);
}

RhomFigureView *
rhom_gallery_window_get_view (RhomGalleryWindow *self)
{
  g_return_val_if_fail (RHOM_IS_GALLERY_WINDOW (self), NULL);

  return self->view;
}
