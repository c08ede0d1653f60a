/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/health-window.h"

#include <glib/gi18n-lib.h>

/**
 * RhomHealthWindow:
 *
 * What makes heat and ice less safe: asked once, kept on this computer only,
 * and open to change at any time. Only "Save" is an answer; closing is none.
 */

typedef struct
{
  const char *word; /* in the settings */
  const char *title;
  const char *subtitle;
} Condition;

/* clang-format off */
static const Condition conditions[] = {
  { "less-feeling", N_("Less feeling in the skin"), N_("You may not notice a burn or frostbite") },
  { "poor-circulation", N_("Poor circulation"), N_("Blood carries heat and cold away more slowly") },
  { "raynauds", N_("Raynaud’s"), N_("Fingers or toes turn white in the cold") },
  { "diabetes", N_("Diabetes"), N_("It can dull feeling and slow healing") },
  { "nerve-damage", N_("Nerve damage"), N_("For example after an operation or an injury") },
};
/* clang-format on */

#define N_CONDITIONS G_N_ELEMENTS (conditions)

struct _RhomHealthWindow
{
  AdwWindow parent_instance;

  RhomSettings *settings; /* (owned) */
  GtkWidget    *checks[N_CONDITIONS];

  AdwPreferencesGroup *group;
  GtkWidget           *save_button;
  GtkWidget           *advice_label;
};

G_DEFINE_FINAL_TYPE (RhomHealthWindow, rhom_health_window, ADW_TYPE_WINDOW)

static gboolean
has_any (RhomHealthWindow *self)
{
  for (guint i = 0; i < N_CONDITIONS; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])))
      return TRUE;
  return FALSE;
}

static void
update (RhomHealthWindow *self)
{
  gboolean is_any = has_any (self);

  gtk_widget_set_visible (self->advice_label, is_any);
  /* Translators: with the letter that is pressed together with Alt; none of what makes heat and ice less safe. */
  gtk_button_set_label (GTK_BUTTON (self->save_button), is_any ? _("_Save") : _("_None of These"));
}

static void
save_cb (RhomHealthWindow *self)
{
  for (guint i = 0; i < N_CONDITIONS; i++)
    rhom_settings_set_contained (self->settings, "health-conditions", conditions[i].word, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checks[i])));
  g_object_set (self->settings, "health-asked", TRUE, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_condition (RhomHealthWindow *self,
               guint             i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(conditions[i].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(conditions[i].subtitle));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (row, FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), rhom_settings_contains (self->settings, "health-conditions", conditions[i].word));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(conditions[i].title), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  self->checks[i] = check;
}

static void
rhom_health_window_dispose (GObject *object)
{
  RhomHealthWindow *self = RHOM_HEALTH_WINDOW (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_HEALTH_WINDOW);

  G_OBJECT_CLASS (rhom_health_window_parent_class)->dispose (object);
}

static void
rhom_health_window_class_init (RhomHealthWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_health_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/health-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomHealthWindow, group);
  gtk_widget_class_bind_template_child (widget_class, RhomHealthWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, RhomHealthWindow, advice_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
rhom_health_window_init (RhomHealthWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_health_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
GtkWindow *
rhom_health_window_new (RhomSettings *settings)
{
  RhomHealthWindow *self = g_object_new (RHOM_TYPE_HEALTH_WINDOW, NULL);

  self->settings = g_object_ref (settings);
  for (guint i = 0; i < N_CONDITIONS; i++)
    add_condition (self, i);
  update (self);
  return GTK_WINDOW (self);
}

/**
 * rhom_health_window_dup_summary:
 *
 * Returns: (transfer full): what was answered, in one line
 */
char *
rhom_health_window_dup_summary (RhomSettings *settings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (!rhom_settings_get_boolean (settings, RHOM_SETTING_HEALTH_ASKED))
    return g_strdup (_("Not answered yet"));
  for (guint i = 0; i < N_CONDITIONS; i++)
    if (rhom_settings_contains (settings, "health-conditions", conditions[i].word))
      g_strv_builder_add (builder, _(conditions[i].title));
  names = g_strv_builder_end (builder);
  if (names[0] == NULL)
    return g_strdup (_("Nothing that makes heat or ice less safe"));
  /* Translators: goes between the members of a list. */
  return g_strjoinv (_(", "), names);
}
