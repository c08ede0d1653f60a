/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/routine-editor.h"

#include "ui/card-picker.h"
#include "ui/dialogs.h"
#include "ui/entry-name.h"
#include "ui/plan.h"

#include <glib/gi18n-lib.h>

/**
 * RhomRoutineEditor:
 *
 * Puts a routine together: its name, and its exercises in order. Rows move by
 * dragging and by Alt with an arrow key, leave by their button and by Delete,
 * and come back by Undo. What is missing stands at the foot, and until then it
 * cannot be saved.
 */

struct _RhomRoutineEditor
{
  AdwWindow parent_instance;

  RhomLibrary      *library;    /* (owned) */
  RhomThumbnails   *thumbnails; /* (owned) */
  RhomRoutineDraft *draft;      /* (owned) */
  gboolean          is_changed;

  AdwToastOverlay   *toasts;
  GtkScrolledWindow *scroller;
  GtkWidget         *name_entry;
  GtkWidget         *why_entry;
  GtkMenuButton     *add_button;
  GtkListBox        *list;
  GtkWidget         *hint_label;
  GtkLabel          *fault_label;
};

G_DEFINE_FINAL_TYPE (RhomRoutineEditor, rhom_routine_editor, ADW_TYPE_WINDOW)

/* --- The rows --- */

static int
get_focused (RhomRoutineEditor *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (row == NULL || gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    return -1;
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/* The rows were made anew, so the focus is set once more. */
static void
focus_row (RhomRoutineEditor *self,
           int                place)
{
  int            last = (int) g_list_model_get_n_items (rhom_routine_draft_get_steps (self->draft)) - 1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MIN (place, last));

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->add_button));
}

static void
move (RhomRoutineEditor *self,
      int                from,
      int                to)
{
  if (from >= 0 && to >= 0 && rhom_routine_draft_move (self->draft, from, to))
    focus_row (self, to);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  RhomRoutineEditor *self = RHOM_ROUTINE_EDITOR (widget);
  int                place = get_focused (self);

  move (self, place, place + g_variant_get_int32 (arguments));
  return place >= 0;
}

static void
take_out (RhomRoutineEditor *self,
          int                place)
{
  g_autoptr (RhomRoutineStep) step = g_list_model_get_item (rhom_routine_draft_get_steps (self->draft), place);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  AdwToast        *toast;

  if (step == NULL)
    return;
  /* Translators: %s is the name of an exercise that was taken out of a routine. */
  text = g_strdup_printf (_("“%s” is out"), rhom_card_get_name (rhom_routine_step_get_card (step)));
  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "editor.undo");
  rhom_routine_draft_remove (self->draft, place);
  adw_toast_overlay_add_toast (self->toasts, toast);
  focus_row (self, place);
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  int place = get_focused (RHOM_ROUTINE_EDITOR (widget));

  if (place >= 0)
    take_out (RHOM_ROUTINE_EDITOR (widget), place);
  return place >= 0;
}

static void
remove_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  take_out (RHOM_ROUTINE_EDITOR (user_data), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

/* --- Dragging --- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 GtkWidget     *row)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, x, y);
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW, row);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            gpointer       user_data)
{
  RhomRoutineEditor *self = RHOM_ROUTINE_EDITOR (user_data);
  GtkWidget         *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget         *dragged = g_value_get_object (value);

  if (gtk_widget_get_parent (dragged) != GTK_WIDGET (self->list))
    return FALSE;
  move (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (dragged)), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static void
add_dragging (RhomRoutineEditor *self,
              GtkWidget         *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

static GtkWidget *
make_remove_button (RhomRoutineEditor *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "icon-name", "user-trash-symbolic",
                                    "tooltip-text", _("Take out"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take out"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  return button;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  RhomRoutineEditor *self = RHOM_ROUTINE_EDITOR (user_data);
  RhomCard          *card = rhom_routine_step_get_card (item);
  const RhomDose    *dose = rhom_routine_step_get_dose (item);
  g_autofree char   *amount = rhom_dose_dup_text (dose);
  g_autofree char   *total = rhom_plan_dup_card_total (card, dose);
  /* Translators: how much of an exercise, and how long it takes: "25 s, each side · 1:05". */
  g_autofree char *line = g_strdup_printf (_("%s · %s"), amount, total);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *handle = g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-drag-handle-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (handle, "dim-label");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rhom_card_get_name (card));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), rhom_thumbnail_new_small (self->thumbnails, card));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self));
  add_dragging (self, row);
  return row;
}

/* --- The draft --- */

static void
update (RhomRoutineEditor *self)
{
  const char      *fault = rhom_routine_draft_find_fault (self->draft);
  guint            n = g_list_model_get_n_items (rhom_routine_draft_get_steps (self->draft));
  g_autofree char *total = rhom_routine_draft_dup_total (self->draft);
  g_autofree char *text = NULL;

  /* Translators: of a routine: how many exercises, and how long all of it takes: "6 exercises · 15:20". */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u exercise · %s", "%u exercises · %s", n), n, total);
  gtk_label_set_label (self->fault_label, fault != NULL ? fault : text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", fault == NULL);
  gtk_widget_set_visible (self->hint_label, n > 1);
}

static void
changed_cb (RhomRoutineEditor *self)
{
  self->is_changed = TRUE;
  update (self);
}

static void
name_changed_cb (RhomRoutineEditor *self)
{
  if (self->draft != NULL)
    rhom_routine_draft_set_name (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->name_entry)));
}

static void
why_changed_cb (RhomRoutineEditor *self)
{
  if (self->draft != NULL)
    rhom_routine_draft_set_why (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->why_entry)));
}

static void
picked_cb (RhomRoutineEditor *self,
           RhomCard          *card)
{
  rhom_routine_draft_add (self->draft, card);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  rhom_routine_draft_undo (RHOM_ROUTINE_EDITOR (widget)->draft);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RhomRoutineEditor *self = RHOM_ROUTINE_EDITOR (widget);
  g_autoptr (GError) error = NULL;

  if (rhom_library_keep_routine (self->library, self->draft, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    gtk_label_set_label (self->fault_label, error->message);
}

static gboolean
rhom_routine_editor_close_request (GtkWindow *window)
{
  if (!RHOM_ROUTINE_EDITOR (window)->is_changed)
    return GTK_WINDOW_CLASS (rhom_routine_editor_parent_class)->close_request (window);
  rhom_dialogs_ask_discard (window);
  return GDK_EVENT_STOP;
}

/* Not before it shows: a screen reader would not be told. */
static void
rhom_routine_editor_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_routine_editor_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (RHOM_ROUTINE_EDITOR (widget)->name_entry));
}

static void
rhom_routine_editor_dispose (GObject *object)
{
  RhomRoutineEditor *self = RHOM_ROUTINE_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_ROUTINE_EDITOR);
  g_clear_object (&self->draft);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (rhom_routine_editor_parent_class)->dispose (object);
}

static void
rhom_routine_editor_class_init (RhomRoutineEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_routine_editor_dispose;
  widget_class->map = rhom_routine_editor_map;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_routine_editor_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/routine-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, why_entry);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, list);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RhomRoutineEditor, fault_label);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_changed_cb);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "editor.undo", NULL, undo_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "editor.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rhom_routine_editor_init (RhomRoutineEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rhom_entry_name (GTK_EDITABLE (self->name_entry), _("Name"));
  rhom_entry_name (GTK_EDITABLE (self->why_entry), _("What it is good for"));
}

static void
set_up (RhomRoutineEditor *self)
{
  GtkWidget *picker = rhom_card_picker_new (self->library, self->thumbnails);

  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->add_button, picker);
  rhom_thumbnails_watch (self->thumbnails, self->scroller);
  gtk_list_box_bind_model (self->list, rhom_routine_draft_get_steps (self->draft), make_row, self, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), rhom_routine_draft_get_name (self->draft));
  gtk_editable_set_text (GTK_EDITABLE (self->why_entry), rhom_routine_draft_get_why (self->draft));
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * rhom_routine_editor_new:
 * @draft: what to begin with
 *
 * Returns: (transfer none): a window, not shown yet; GTK owns it
 */
RhomRoutineEditor *
rhom_routine_editor_new (RhomLibrary      *library,
                         RhomThumbnails   *thumbnails,
                         RhomRoutineDraft *draft)
{
  RhomRoutineEditor *self = g_object_new (RHOM_TYPE_ROUTINE_EDITOR, NULL);

  self->library = g_object_ref (library);
  self->thumbnails = g_object_ref (thumbnails);
  self->draft = g_object_ref (draft);
  set_up (self);
  return self;
}
