/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/card-editor.h"

#include "catalogue/card-words.h"
#include "catalogue/picture-file.h"
#include "ui/card-picker.h"
#include "ui/dialogs.h"
#include "ui/entry-name.h"
#include "ui/plain-text.h"
#include "ui/plan.h"

#include <glib/gi18n-lib.h>

/**
 * RhomCardEditor:
 *
 * Types in an exercise of one's own, or changes it. Above stands what comes of
 * it: the figure, moving, how much, how long. What is wrong stands at the foot, and
 * until then it cannot be saved. What a card can hold and the editor does not
 * show, stays as it was.
 */

#define MOST_STEPS 20
#define MOST_STEP_WORDS 12

/* What somebody begins with. */
#define HOLD_SECONDS 30
#define REPETITION_SECONDS 4

struct _RhomCardEditor
{
  AdwWindow parent_instance;

  RhomLibrary          *library;      /* (owned) */
  RhomThumbnails       *thumbnails;   /* (owned) */
  RhomCardData         *data;         /* (owned): what it began with, and the figure */
  char                 *picture_path; /* (owned) (nullable): a picture that was chosen */
  GtkFileChooserNative *chooser;      /* (owned) (nullable) while it is open */
  GtkWidget            *thumbnail;
  int                   other_seconds; /* where repetitions are counted if they are not, and the other way round */
  gboolean              is_ready;      /* all fields are filled */
  gboolean              is_changed;

  GtkScrolledWindow *scroller;
  AdwBin            *picture_bin;
  GtkLabel          *amount_label;
  GtkMenuButton     *figure_button;
  GtkEditable       *name_entry;
  GtkTextView       *steps_view;
  GtkSwitch         *counted;
  AdwPreferencesRow *seconds_row;
  GtkWidget         *repetitions_row;
  GtkWidget         *rest_row;
  GtkSpinButton     *repetitions;
  GtkSpinButton     *seconds;
  GtkSpinButton     *sets;
  GtkSpinButton     *rest;
  GtkSwitch         *sides;
  AdwComboRow       *kind;
  AdwComboRow       *position;
  AdwComboRow       *area;
  AdwComboRow       *equipment;
  GtkSwitch         *desk;
  GtkLabel          *fault_label;
};

G_DEFINE_FINAL_TYPE (RhomCardEditor, rhom_card_editor, ADW_TYPE_WINDOW)

static void
bound (GtkSpinButton *button,
       int            least,
       int            most,
       int            value)
{
  gtk_spin_button_set_range (button, least, most);
  gtk_spin_button_set_increments (button, 1, 5);
  gtk_spin_button_set_value (button, value);
}

/* --- From the fields --- */

static void
read_dose (RhomCardEditor *self,
           RhomDose       *dose)
{
  gboolean is_counted = gtk_switch_get_active (self->counted);

  dose->has_sides = gtk_switch_get_active (self->sides);
  dose->sets = gtk_spin_button_get_value_as_int (self->sets);
  dose->repetitions = is_counted ? gtk_spin_button_get_value_as_int (self->repetitions) : 0;
  dose->seconds = gtk_spin_button_get_value_as_int (self->seconds);
  dose->rest_seconds = dose->sets > 1 ? gtk_spin_button_get_value_as_int (self->rest) : 0;
  dose->goes_on = dose->goes_on && !is_counted;
  dose->hold_seconds = is_counted ? MIN (dose->hold_seconds, dose->seconds) : 0;
  if (!is_counted)
    dose->in_seconds = dose->out_seconds = 0;
}

static char **
read_steps (RhomCardEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->steps_view);
  GtkTextIter    start, end;
  g_autoptr (GStrvBuilder) steps = g_strv_builder_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *step = rhom_plain_text_tidy (lines[i]);

      if (*step != '\0')
        g_strv_builder_add (steps, step);
    }
  return g_strv_builder_end (steps);
}

/* @words has the one that was chosen, unless it was the first of several before. */
static void
read_word (AdwComboRow        *row,
           const RhomCardWord *words,
           int                 n_before, /* choices that are no word */
           char             ***target)
{
  int         chosen = (int) adw_combo_row_get_selected (row) - n_before;
  const char *id = chosen >= 0 ? words[chosen].id : NULL;

  if (id != NULL && *target != NULL && g_strcmp0 ((*target)[0], id) == 0)
    return;
  g_strfreev (*target);
  *target = g_new0 (char *, 2);
  (*target)[0] = g_strdup (id);
}

static RhomCardData *
read_data (RhomCardEditor *self)
{
  RhomCardData *data = rhom_card_data_copy (self->data);

  g_free (data->name);
  g_free (data->kind);
  g_strfreev (data->steps);
  data->name = rhom_plain_text_tidy (gtk_editable_get_text (self->name_entry));
  data->kind = g_strdup (rhom_card_kind_words[adw_combo_row_get_selected (self->kind)].id);
  data->steps = read_steps (self);
  data->desk = gtk_switch_get_active (self->desk);
  read_dose (self, &data->dose);
  if (!data->dose.has_sides || g_strv_length (data->steps) != g_strv_length (self->data->steps))
    g_clear_pointer (&data->left_steps, g_strfreev);
  read_word (self->position, rhom_card_position_words, 0, &data->positions);
  read_word (self->area, rhom_card_area_words, 0, &data->areas);
  read_word (self->equipment, rhom_card_equipment_words, 1, &data->equipment);
  return data;
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

/* Returns: (transfer full) (nullable): what is still to be done */
static char *
find_fault (const RhomCardData *data)
{
  g_autoptr (GError) error = NULL;

  if (*data->name == '\0')
    return g_strdup (_("Give it a name"));
  if (data->steps[0] == NULL)
    return g_strdup (_("Write the first step"));
  if (g_strv_length (data->steps) > MOST_STEPS)
    /* Translators: of an exercise; %u is 20. */
    return g_strdup_printf (_("No more than %u steps, please"), MOST_STEPS);
  for (guint i = 0; data->steps[i] != NULL; i++)
    if (count_words (data->steps[i]) > MOST_STEP_WORDS)
      /* Translators: the steps of an exercise are numbered; the first %u is the number of one. */
      return g_strdup_printf (_("Step %u has %u words; %u are enough"), i + 1, count_words (data->steps[i]), MOST_STEP_WORDS);
  if (!rhom_dose_check (&data->dose, &error))
    return g_strdup (error->message);
  return NULL;
}

static void
show_amount (RhomCardEditor     *self,
             const RhomCardData *data)
{
  g_autoptr (RhomCard) card = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *total = NULL;
  g_autofree char *text = NULL;

  if (!rhom_dose_check (&data->dose, NULL))
    return;
  card = rhom_card_new (rhom_card_data_copy (data), NULL, NULL);
  amount = rhom_card_dup_dose (card);
  total = rhom_plan_dup_card_total (card, NULL);
  text = g_strdup_printf (_("%s · %s"), amount, total);
  gtk_label_set_label (self->amount_label, text);
}

static void
show_rows (RhomCardEditor     *self,
           const RhomCardData *data)
{
  gboolean is_counted = data->dose.repetitions > 0;

  gtk_widget_set_visible (self->repetitions_row, is_counted);
  gtk_widget_set_visible (self->rest_row, data->dose.sets > 1);
  adw_preferences_row_set_title (self->seconds_row, is_counted ? _("Seconds for each") : _("Seconds"));
}

static void
show_fault (RhomCardEditor *self,
            const char     *fault) /* (nullable) */
{
  gtk_label_set_label (self->fault_label, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), fault != NULL);
}

static void
update (RhomCardEditor *self)
{
  g_autoptr (RhomCardData) data = NULL;
  g_autofree char *fault = NULL;

  if (!self->is_ready)
    return;
  data = read_data (self);
  fault = find_fault (data);
  self->is_changed = TRUE;
  show_rows (self, data);
  show_amount (self, data);
  show_fault (self, fault);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", fault == NULL);
}

/* A repetition takes some seconds, a hold many: each has its own number. */
static void
counted_cb (RhomCardEditor *self)
{
  RhomDoseLimit limit = gtk_switch_get_active (self->counted) ? RHOM_DOSE_LIMIT_REPETITION : RHOM_DOSE_LIMIT_LENGTH;
  int           seconds = gtk_spin_button_get_value_as_int (self->seconds);

  if (!self->is_ready)
    return;
  bound (self->seconds, 1, rhom_dose_get_limit (limit)->maximum, self->other_seconds);
  self->other_seconds = seconds;
  update (self);
}

/* --- The picture --- */

/* @path: (nullable): a picture in place of a figure */
static void
show_preview (RhomCardEditor *self,
              const char     *path)
{
  RhomCardData    *data = rhom_card_data_copy (self->data);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autoptr (RhomCard) card = NULL;

  g_free (data->picture);
  data->picture = path != NULL ? g_path_get_basename (path) : NULL;
  if (data->id == NULL)
    data->id = g_strdup ("new");
  card = rhom_card_new (data, NULL, folder);
  rhom_thumbnail_set_card (RHOM_THUMBNAIL (self->thumbnail), card);
  rhom_thumbnail_set_moving (RHOM_THUMBNAIL (self->thumbnail), TRUE);
}

static void
picked_cb (RhomCardEditor *self,
           RhomCard       *card)
{
  g_free (self->data->figure);
  self->data->figure = g_strdup (rhom_card_get_figure (card));
  g_clear_pointer (&self->data->picture, g_free);
  g_clear_pointer (&self->picture_path, g_free);
  show_preview (self, NULL);
  update (self);
}

static void
take_picture (RhomCardEditor *self,
              char           *path) /* (transfer full) */
{
  g_free (self->picture_path);
  self->picture_path = path;
  g_clear_pointer (&self->data->figure, g_free);
  show_preview (self, path);
  update (self);
}

/* What cannot be used is said at once, and what was there stays. */
static void
picture_chosen_cb (GtkNativeDialog *chooser,
                   int              response,
                   gpointer         user_data)
{
  RhomCardEditor *self = RHOM_CARD_EDITOR (user_data);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  gsize            length;

  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  if (g_file_peek_path (file) != NULL)
    data = rhom_picture_read_file (g_file_peek_path (file), &length, &error);
  if (data != NULL)
    take_picture (self, g_file_get_path (file));
  else
    rhom_dialogs_explain (GTK_WINDOW (self), _("This Picture Cannot Be Used"),
                                                error != NULL ? error->message : _("Choose a file on this computer."));
}

static void
choose_picture_cb (RhomCardEditor *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  gtk_file_filter_set_name (filter, _("Pictures (PNG, JPEG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  self->chooser = gtk_file_chooser_native_new (_("Choose a Picture"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (picture_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- To the fields --- */

static void
offer (AdwComboRow        *row,
       const char         *none, /* (nullable): a first choice that is no word */
       const RhomCardWord *words,
       const char         *chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (none != NULL)
    gtk_string_list_append (names, none);
  for (guint i = 0; words[i].id != NULL; i++)
    {
      gtk_string_list_append (names, _(words[i].name));
      if (g_strcmp0 (words[i].id, chosen) == 0)
        selected = i + (none != NULL);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

static void
fill_dose (RhomCardEditor *self,
           const RhomDose *dose)
{
  bound (self->sets, 1, rhom_dose_get_limit (RHOM_DOSE_LIMIT_SETS)->maximum, dose->sets);
  bound (self->repetitions, 1, rhom_dose_get_limit (RHOM_DOSE_LIMIT_REPETITIONS)->maximum, dose->repetitions > 0 ? dose->repetitions : 10);
  bound (self->seconds, 1, rhom_dose_get_limit (dose->repetitions > 0 ? RHOM_DOSE_LIMIT_REPETITION : RHOM_DOSE_LIMIT_LENGTH)->maximum, dose->seconds);
  bound (self->rest, 0, rhom_dose_get_limit (RHOM_DOSE_LIMIT_REST)->maximum, dose->sets > 1 ? dose->rest_seconds : 30);
  gtk_switch_set_active (self->counted, dose->repetitions > 0);
  self->other_seconds = dose->repetitions > 0 ? HOLD_SECONDS : REPETITION_SECONDS;
  gtk_switch_set_active (self->sides, dose->has_sides);
}

static const char *
get_first (char **words)
{
  return words != NULL ? words[0] : NULL;
}

static void
fill (RhomCardEditor *self)
{
  const RhomCardData *data = self->data;
  g_autofree char    *steps = g_strjoinv ("\n", data->steps);

  gtk_editable_set_text (self->name_entry, data->name);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->steps_view), steps, -1);
  fill_dose (self, &data->dose);
  offer (self->kind, NULL, rhom_card_kind_words, data->kind);
  offer (self->position, NULL, rhom_card_position_words, get_first (data->positions));
  offer (self->area, NULL, rhom_card_area_words, get_first (data->areas));
  /* Translators: an exercise needs nothing, no mat and no band. */
  offer (self->equipment, _("Nothing"), rhom_card_equipment_words, get_first (data->equipment));
  gtk_switch_set_active (self->desk, data->desk);
}

static RhomCardData *
make_first (void)
{
  RhomCardData *data = g_new0 (RhomCardData, 1);

  data->name = g_strdup ("");
  data->kind = g_strdup (rhom_card_kind_words[RHOM_CARD_STRETCH].id);
  data->positions = g_new0 (char *, 2);
  data->positions[0] = g_strdup (rhom_card_position_words[RHOM_CARD_STANDING].id);
  data->steps = g_new0 (char *, 1);
  data->dose = (RhomDose){ .sets = 1, .seconds = HOLD_SECONDS };
  data->desk = TRUE;
  return data;
}

/* A number that is typed counts, though the focus has not left it. */
static void
finish_typing (RhomCardEditor *self)
{
  GtkSpinButton *buttons[] = { self->repetitions, self->seconds, self->sets, self->rest };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    gtk_spin_button_update (buttons[i]);
}

static void
save_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  RhomCardEditor *self = RHOM_CARD_EDITOR (widget);
  g_autoptr (RhomCardData) data = NULL;
  g_autoptr (GError) error = NULL;

  finish_typing (self);
  data = read_data (self);
  if (rhom_library_keep_card (self->library, data, self->picture_path, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_fault (self, error->message);
}

static gboolean
rhom_card_editor_close_request (GtkWindow *window)
{
  if (!RHOM_CARD_EDITOR (window)->is_changed)
    return GTK_WINDOW_CLASS (rhom_card_editor_parent_class)->close_request (window);
  rhom_dialogs_ask_discard (window);
  return GDK_EVENT_STOP;
}

/* Not before it shows: a screen reader would not be told. */
static void
rhom_card_editor_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rhom_card_editor_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (RHOM_CARD_EDITOR (widget)->name_entry));
}

static void
rhom_card_editor_dispose (GObject *object)
{
  RhomCardEditor *self = RHOM_CARD_EDITOR (object);

  self->is_ready = FALSE;
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_CARD_EDITOR);
  g_clear_object (&self->thumbnail);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->library);
  g_clear_pointer (&self->data, rhom_card_data_free);
  g_clear_pointer (&self->picture_path, g_free);

  G_OBJECT_CLASS (rhom_card_editor_parent_class)->dispose (object);
}

static void
rhom_card_editor_class_init (RhomCardEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_card_editor_dispose;
  widget_class->map = rhom_card_editor_map;
  GTK_WINDOW_CLASS (klass)->close_request = rhom_card_editor_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/card-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, picture_bin);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, amount_label);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, figure_button);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, name_entry);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, steps_view);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, counted);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, seconds_row);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, repetitions_row);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, rest_row);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, repetitions);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, seconds);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, sets);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, rest);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, sides);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, position);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, area);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, equipment);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, desk);
  gtk_widget_class_bind_template_child (widget_class, RhomCardEditor, fault_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_picture_cb);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rhom_card_editor_init (RhomCardEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rhom_entry_name (self->name_entry, _("Name"));
  g_signal_connect_object (gtk_text_view_get_buffer (self->steps_view), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
set_up (RhomCardEditor *self)
{
  GtkWidget *picker = rhom_card_picker_new_for_figures (self->library, self->thumbnails);

  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->figure_button, picker);
  rhom_thumbnails_watch (self->thumbnails, self->scroller);
  self->thumbnail = g_object_ref_sink (rhom_thumbnail_new (self->thumbnails));
  gtk_widget_set_size_request (self->thumbnail, 160, 128);
  adw_bin_set_child (self->picture_bin, self->thumbnail);
  fill (self);
  self->is_ready = TRUE;
  update (self);
  self->is_changed = FALSE;
}

/**
 * rhom_card_editor_new:
 * @card: (nullable): one of one's own, to be changed
 *
 * Returns: (transfer none): a window, not shown yet; GTK owns it
 */
RhomCardEditor *
rhom_card_editor_new (RhomLibrary    *library,
                      RhomThumbnails *thumbnails,
                      RhomCard       *card)
{
  RhomCardEditor  *self = g_object_new (RHOM_TYPE_CARD_EDITOR, NULL);
  g_autofree char *picture = card != NULL ? rhom_card_dup_picture_path (card) : NULL;

  self->library = g_object_ref (library);
  self->thumbnails = g_object_ref (thumbnails);
  self->data = card != NULL ? rhom_card_data_copy (rhom_card_get_data (card)) : make_first ();
  if (card != NULL)
    gtk_window_set_title (GTK_WINDOW (self), _("Edit Exercise"));
  set_up (self);
  show_preview (self, self->data->figure == NULL ? picture : NULL);
  return self;
}
