/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/hours-page.h"

#include "core/hours.h"
#include "ui/hours-text.h"
#include "ui/setting-rows.h"

#include <glib/gi18n-lib.h>

/**
 * RhomHoursPage:
 *
 * The preferences of working hours: one list of ranges for all working days,
 * or one for each day of the week. A range is a row with a text such as
 * "09:00–12:30"; one that cannot be read says so in its row and is not kept.
 */

#define SETTING "working-hours"
#define FIRST_START (9 * 60)
#define FIRST_END (17 * 60)

struct _RhomHoursPage
{
  AdwPreferencesPage parent_instance;

  RhomSettings *settings; /* (owned) */
  GPtrArray    *groups;   /* (owned) (element-type AdwPreferencesGroup): a list of ranges each */
  GtkWidget    *day_buttons[RHOM_DAYS_PER_WEEK + 1];
  guint         days; /* (1 << weekday) of each working day, while they are the same */
  gboolean      is_same;
  gboolean      is_writing; /* what changes is what is here already */

  GtkSwitch  *same_switch;
  GtkWidget  *days_row;
  GtkFlowBox *days_box;
};

G_DEFINE_FINAL_TYPE (RhomHoursPage, rhom_hours_page, ADW_TYPE_PREFERENCES_PAGE)

static const RhomSettingRow rows[] = {
  { "working-hours-enabled", "working-hours-enabled-row", RHOM_ROW_SWITCH },
};

static void rebuild (RhomHoursPage *self);

/* --- What is here, in words --- */

/* Rows carry their range, and groups their rows. */
static RhomHoursRange *
get_range (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "rhom-range");
}

static GPtrArray *
get_rows (AdwPreferencesGroup *group)
{
  return g_object_get_data (G_OBJECT (group), "rhom-rows");
}

static int
get_weekday (gpointer group)
{
  return GPOINTER_TO_INT (g_object_get_data (group, "rhom-weekday"));
}

static void
collect (RhomHoursPage *self,
         GPtrArray     *group_rows,
         guint          days,
         GArray        *ranges)
{
  for (int weekday = 1; weekday <= RHOM_DAYS_PER_WEEK; weekday++)
    for (guint i = 0; (days & (1u << weekday)) != 0 && i < group_rows->len; i++)
      {
        RhomHoursRange range = *get_range (group_rows->pdata[i]);

        range.weekday = weekday;
        g_array_append_val (ranges, range);
      }
}

static void
set_words (RhomHoursPage *self,
           char         **words)
{
  self->is_writing = TRUE;
  g_object_set (self->settings, SETTING, words, NULL);
  self->is_writing = FALSE;
}

static void
write_words (RhomHoursPage *self)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (RhomHoursRange));
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      gpointer group = self->groups->pdata[i];

      collect (self, get_rows (group), self->is_same ? self->days : 1u << get_weekday (group), ranges);
    }
  words = rhom_hours_dup_words ((const RhomHoursRange *) ranges->data, ranges->len);
  set_words (self, words);
}

/* --- Rows --- */

static void
set_mistake (GtkWidget *row,
             gboolean   is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  /* Translators: the times from which to which one works are typed here. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), is_wrong ? _("Please write it like 09:00–12:30") : _("From and to"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_range (GtkWidget *row)
{
  g_autofree char *text = rhom_hours_text_range (get_range (row)->start_minute, get_range (row)->end_minute);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
row_applied_cb (RhomHoursPage *self,
                GtkWidget     *row)
{
  RhomHoursRange range = *get_range (row);

  if (!rhom_hours_text_parse (gtk_editable_get_text (GTK_EDITABLE (row)), &range.start_minute, &range.end_minute))
    {
      set_mistake (row, TRUE);
      return;
    }
  set_mistake (row, FALSE);
  *get_range (row) = range;
  show_range (row);
  write_words (self);
}

static void
row_changed_cb (GtkWidget *row)
{
  set_mistake (row, FALSE);
}

static void
undo_cb (AdwToast      *toast,
         RhomHoursPage *self)
{
  g_object_set (self->settings, SETTING, g_object_get_data (G_OBJECT (toast), "rhom-words"), NULL);
}

static void
offer_undo (RhomHoursPage *self,
            char         **words)
{
  GtkRoot  *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwToast *toast;

  if (!ADW_IS_PREFERENCES_WINDOW (root))
    {
      g_strfreev (words);
      return;
    }
  toast = adw_toast_new (_("Working hours removed"));
  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "rhom-words", words, (GDestroyNotify) g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, 0);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root), toast);
}

static void
remove_cb (RhomHoursPage *self,
           GtkWidget     *button)
{
  GtkWidget           *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP));
  char               **before = rhom_settings_dup_words (self->settings, RHOM_SETTING_WORKING_HOURS);

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  g_ptr_array_remove (get_rows (group), row);
  adw_preferences_group_remove (group, row);
  write_words (self);
  offer_undo (self, before);
}

static GtkWidget *
add_button (const char *icon,
            const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
add_row (RhomHoursPage        *self,
         AdwPreferencesGroup  *group,
         const RhomHoursRange *range)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = add_button ("list-remove-symbolic", _("Remove these hours"));

  g_object_set_data_full (G_OBJECT (row), "rhom-range", g_memdup2 (range, sizeof *range), g_free);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  set_mistake (row, FALSE);
  show_range (row);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (row_applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), NULL);
  g_ptr_array_add (get_rows (group), row);
  adw_preferences_group_add (group, row);
  return row;
}

/* An hour after the last one, and as long as the day has room for. */
static void
add_cb (RhomHoursPage *self,
        GtkWidget     *button)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_GROUP));
  GPtrArray           *group_rows = get_rows (group);
  RhomHoursRange       range = { .weekday = get_weekday (group), .start_minute = FIRST_START, .end_minute = FIRST_END };
  GtkWidget           *row;

  if (group_rows->len > 0)
    {
      range.start_minute = MIN (get_range (group_rows->pdata[group_rows->len - 1])->end_minute + 60, RHOM_MINUTES_PER_DAY - 60);
      range.end_minute = MIN (range.start_minute + 4 * 60, RHOM_MINUTES_PER_DAY);
    }
  row = add_row (self, group, &range);
  write_words (self);
  gtk_widget_grab_focus (row);
}

/* --- Lists --- */

static AdwPreferencesGroup *
add_group (RhomHoursPage *self,
           int            weekday)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget           *button = add_button ("list-add-symbolic", _("Add hours"));
  /* Translators: of all working days. */
  g_autofree char *title = self->is_same ? g_strdup (_("Hours")) : rhom_hours_text_weekday (weekday, FALSE);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_header_suffix (group, button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (group), "rhom-rows", g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (group), "rhom-weekday", GINT_TO_POINTER (weekday));
  g_ptr_array_add (self->groups, g_object_ref (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

static void
fill_group (RhomHoursPage   *self,
            const RhomHours *hours,
            int              weekday)
{
  AdwPreferencesGroup  *group = add_group (self, weekday);
  gsize                 n_ranges;
  const RhomHoursRange *ranges = rhom_hours_get_ranges (hours, &n_ranges);

  for (gsize i = 0; i < n_ranges; i++)
    if (ranges[i].weekday == weekday)
      add_row (self, group, &ranges[i]);
}

static void
clear_groups (RhomHoursPage *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
}

static int
get_day_of_week (int index)
{
  return (rhom_hours_get_first_weekday () - 1 + index) % RHOM_DAYS_PER_WEEK + 1;
}

static int
find_first_day (guint days)
{
  for (int i = 0; i < RHOM_DAYS_PER_WEEK; i++)
    if ((days & (1u << get_day_of_week (i))) != 0)
      return get_day_of_week (i);
  return 1;
}

/* Nothing understandable is nothing at all. */
static RhomHours *
read_hours (RhomHoursPage *self)
{
  static const char *const nothing[] = { NULL };
  g_auto (GStrv) words = rhom_settings_dup_words (self->settings, RHOM_SETTING_WORKING_HOURS);
  RhomHours *hours = rhom_hours_new ((const char *const *) words, NULL);

  return hours != NULL ? hours : rhom_hours_new (nothing, NULL);
}

static void
show_days (RhomHoursPage *self)
{
  gtk_widget_set_visible (self->days_row, self->is_same);
  for (int weekday = 1; weekday <= RHOM_DAYS_PER_WEEK; weekday++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->day_buttons[weekday]), (self->days & (1u << weekday)) != 0);
}

static void
rebuild (RhomHoursPage *self)
{
  g_autoptr (RhomHours) hours = read_hours (self);
  gboolean is_writable = rhom_settings_is_writable (self->settings, SETTING);

  self->is_writing = TRUE;
  clear_groups (self);
  self->days = rhom_hours_get_days (hours);
  self->is_same = self->is_same && rhom_hours_is_same_for_all_days (hours);
  gtk_switch_set_active (self->same_switch, self->is_same);
  show_days (self);
  if (self->is_same)
    fill_group (self, hours, find_first_day (self->days));
  for (int i = 0; !self->is_same && i < RHOM_DAYS_PER_WEEK; i++)
    fill_group (self, hours, get_day_of_week (i));
  for (guint i = 0; i < self->groups->len; i++)
    gtk_widget_set_sensitive (self->groups->pdata[i], is_writable);
  gtk_widget_set_sensitive (self->days_row, is_writable);
  self->is_writing = FALSE;
}

static void
words_changed_cb (RhomHoursPage *self)
{
  if (!self->is_writing)
    rebuild (self);
}

/* Made the same, all working days get the hours of the first one. */
static void
same_changed_cb (RhomHoursPage *self)
{
  g_autoptr (RhomHours) hours = NULL;

  if (self->is_writing || gtk_switch_get_active (self->same_switch) == self->is_same)
    return;
  self->is_same = gtk_switch_get_active (self->same_switch);
  hours = read_hours (self);
  if (self->is_same && !rhom_hours_is_same_for_all_days (hours))
    {
      guint days = rhom_hours_get_days (hours);
      g_auto (GStrv) words = rhom_hours_dup_words_for_days (hours, find_first_day (days), days);

      set_words (self, words);
    }
  rebuild (self);
}

static void
day_toggled_cb (RhomHoursPage *self)
{
  guint days = 0;

  if (self->is_writing)
    return;
  for (int weekday = 1; weekday <= RHOM_DAYS_PER_WEEK; weekday++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->day_buttons[weekday])))
      days |= 1u << weekday;
  self->days = days;
  write_words (self);
}

static void
add_day_button (RhomHoursPage *self,
                int            weekday)
{
  g_autofree char *name = rhom_hours_text_weekday (weekday, FALSE);
  g_autofree char *label = rhom_hours_text_weekday (weekday, TRUE);
  GtkWidget       *button = gtk_toggle_button_new_with_label (label);

  self->day_buttons[weekday] = button;
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (day_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->days_box, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
rhom_hours_page_dispose (GObject *object)
{
  RhomHoursPage *self = RHOM_HOURS_PAGE (object);

  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_HOURS_PAGE);

  G_OBJECT_CLASS (rhom_hours_page_parent_class)->dispose (object);
}

static void
rhom_hours_page_class_init (RhomHoursPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_hours_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/hours-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomHoursPage, same_switch);
  gtk_widget_class_bind_template_child (widget_class, RhomHoursPage, days_row);
  gtk_widget_class_bind_template_child (widget_class, RhomHoursPage, days_box);
  rhom_setting_rows_bind_class (widget_class, rows, G_N_ELEMENTS (rows));
}

static void
rhom_hours_page_init (RhomHoursPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->is_same = TRUE;
  for (int i = 0; i < RHOM_DAYS_PER_WEEK; i++)
    add_day_button (self, get_day_of_week (i));
}

GtkWidget *
rhom_hours_page_new (RhomSettings *settings)
{
  RhomHoursPage *self = g_object_new (RHOM_TYPE_HOURS_PAGE, NULL);

  self->settings = g_object_ref (settings);
  rhom_setting_rows_bind (GTK_WIDGET (self), settings, rows, G_N_ELEMENTS (rows));
  g_signal_connect_object (self->same_switch, "notify::active", G_CALLBACK (same_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::" SETTING, G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}
