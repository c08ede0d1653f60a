/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preferences-window.h"

#include "ui/awareness-page.h"
#include "ui/cues.h"
#include "ui/desktop-group.h"
#include "ui/hours-page.h"
#include "ui/hours-text.h"
#include "ui/nudges-page.h"
#include "ui/setting-rows.h"

#include <glib/gi18n-lib.h>

/**
 * RhomPreferencesWindow:
 *
 * What the person prefers, and what this desktop offers. Every widget is named
 * after the property of #RhomSettings it shows, and its row the same with
 * "-row" after it.
 */

static const RhomSettingRow rows[] = {
  { "breaks-enabled", "breaks-enabled-row", RHOM_ROW_SWITCH },
  { "interval-seconds", "interval-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_INTERVAL },
  { "break-seconds", "break-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_BREAK },
  { "short-break-seconds", "short-break-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_SHORT_BREAK },
  { "prompt-style", "prompt-style", RHOM_ROW_CHOICE },
  { "strict", "strict-row", RHOM_ROW_SWITCH },
  { "show-warning", "show-warning-row", RHOM_ROW_SWITCH },
  { "typing-gap", "typing-gap-row", RHOM_ROW_SWITCH },
  { "figure-person", "figure-person", RHOM_ROW_CHOICE },
  { "tones", "tones-row", RHOM_ROW_SWITCH },
  { "ticks", "ticks-row", RHOM_ROW_SWITCH },
  { "voice", "voice-row", RHOM_ROW_SWITCH },
  { "sound-volume-percent", "sound-volume-percent-row", RHOM_ROW_NUMBER },
  { "mute-in-calls", "mute-in-calls-row", RHOM_ROW_SWITCH },
  { "heat-seconds", "heat-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_HEAT },
  { "ice-seconds", "ice-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_ICE },
  { "sound-enabled", "sound-enabled-row", RHOM_ROW_SWITCH },
  { "show-tray-icon", "show-tray-icon-row", RHOM_ROW_SWITCH },
  { "start-at-login", "start-at-login-row", RHOM_ROW_SWITCH },
};

struct _RhomPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  RhomServiceClient *client;   /* (owned) */
  RhomSettings      *settings; /* (owned) */
  RhomCues          *cues;     /* (owned): to listen to */

  GtkAdjustment    *scale_minutes;
  AdwActionRow     *hours_row;
  RhomDesktopGroup *desktop_group;
};

G_DEFINE_FINAL_TYPE (RhomPreferencesWindow, rhom_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

enum
{
  PROP_0,
  PROP_CLIENT,
  PROP_SETTINGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gpointer
get_child (RhomPreferencesWindow *self,
           const char            *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self), RHOM_TYPE_PREFERENCES_WINDOW, name);
}

/* The slider follows what is typed, as far as it reaches, but only a person
 * moves the value with it: so a typed 90 is not pulled back to 60. */
static gboolean
scale_moved_cb (RhomPreferencesWindow *self,
                GtkScrollType          scroll,
                double                 minutes)
{
  gtk_adjustment_set_value (get_child (self, "interval-seconds"), (int) (CLAMP (minutes, 30, 60) + 0.5));
  return TRUE;
}

static void
listen_cb (RhomPreferencesWindow *self)
{
  rhom_cues_play (self->cues, RHOM_TONE_START);
  /* Translators: a voice says it, so that one hears how loud it is. */
  rhom_cues_say (self->cues, _("Let your shoulders sink."));
}

static void
cues_failed_cb (RhomPreferencesWindow *self)
{
  adw_action_row_set_subtitle_lines (get_child (self, "sound-volume-percent-row"), 3);
  adw_action_row_set_subtitle (get_child (self, "sound-volume-percent-row"), rhom_cues_get_problem (self->cues));
}

static void
interval_changed_cb (RhomPreferencesWindow *self)
{
  gtk_adjustment_set_value (self->scale_minutes, gtk_adjustment_get_value (get_child (self, "interval-seconds")));
}

/* Only what fills the screens can be strict. */
static void
update_strict (RhomPreferencesWindow *self)
{
  gboolean is_overlay = rhom_settings_get_choice (self->settings, RHOM_SETTING_PROMPT_STYLE) == RHOM_PROMPT_OVERLAY;

  gtk_widget_set_visible (get_child (self, "strict-row"), is_overlay);
}

static void
update_hours (RhomPreferencesWindow *self)
{
  g_autofree char *text = rhom_hours_text_summary (self->settings);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->hours_row, escaped);
}

/* --- Pages behind a row --- */

static void
back_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (widget));
}

static GtkWidget *
make_header (AdwActionRow *row)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "preferences.back");
  gtk_widget_set_tooltip_text (back, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), NULL));
  return header;
}

static void
open_page (RhomPreferencesWindow *self,
           AdwActionRow          *row,
           GtkWidget             *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), make_header (row));
  gtk_box_append (GTK_BOX (box), page);
  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), box);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
hours_cb (RhomPreferencesWindow *self,
          AdwActionRow          *row)
{
  open_page (self, row, rhom_hours_page_new (self->settings));
}

static void
awareness_cb (RhomPreferencesWindow *self,
              AdwActionRow          *row)
{
  open_page (self, row, rhom_awareness_page_new (self->client, self->settings));
}

static void
nudges_cb (RhomPreferencesWindow *self,
           AdwActionRow          *row)
{
  open_page (self, row, rhom_nudges_page_new (self->settings));
}

/* --- Object --- */

static void
rhom_preferences_window_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  RhomPreferencesWindow *self = RHOM_PREFERENCES_WINDOW (object);

  switch (prop_id)
    {
    case PROP_CLIENT:
      self->client = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rhom_preferences_window_constructed (GObject *object)
{
  RhomPreferencesWindow *self = RHOM_PREFERENCES_WINDOW (object);

  G_OBJECT_CLASS (rhom_preferences_window_parent_class)->constructed (object);
  g_assert (RHOM_IS_SERVICE_CLIENT (self->client));
  g_assert (RHOM_IS_SETTINGS (self->settings));
  self->cues = rhom_cues_new (self->settings);
  g_signal_connect_object (self->cues, "notify::problem", G_CALLBACK (cues_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_child (self, "interval-seconds"), "value-changed", G_CALLBACK (interval_changed_cb), self, G_CONNECT_SWAPPED);
  rhom_setting_rows_bind (GTK_WIDGET (self), self->settings, rows, G_N_ELEMENTS (rows));
  interval_changed_cb (self);
  g_signal_connect_object (self->settings, "notify::prompt-style", G_CALLBACK (update_strict), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::working-hours", G_CALLBACK (update_hours), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::working-hours-enabled", G_CALLBACK (update_hours), self, G_CONNECT_SWAPPED);
  update_strict (self);
  update_hours (self);
  rhom_desktop_group_setup (self->desktop_group, self->client);
}

static void
rhom_preferences_window_dispose (GObject *object)
{
  RhomPreferencesWindow *self = RHOM_PREFERENCES_WINDOW (object);

  /* libadwaita 1.2 leaks every preferences group; ours must at least let go of the client. */
  if (self->desktop_group != NULL)
    rhom_desktop_group_setup (self->desktop_group, NULL);
  g_clear_object (&self->client);
  g_clear_object (&self->settings);
  g_clear_object (&self->cues);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (rhom_preferences_window_parent_class)->dispose (object);
}

static void
rhom_preferences_window_class_init (RhomPreferencesWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = rhom_preferences_window_constructed;
  object_class->dispose = rhom_preferences_window_dispose;
  object_class->set_property = rhom_preferences_window_set_property;

  properties[PROP_CLIENT] = g_param_spec_object ("client", NULL, NULL, RHOM_TYPE_SERVICE_CLIENT, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, RHOM_TYPE_SETTINGS, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RHOM_TYPE_DESKTOP_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/preferences-window.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "scale-minutes", FALSE, G_STRUCT_OFFSET (RhomPreferencesWindow, scale_minutes));
  gtk_widget_class_bind_template_child (widget_class, RhomPreferencesWindow, desktop_group);
  gtk_widget_class_bind_template_child (widget_class, RhomPreferencesWindow, hours_row);
  rhom_setting_rows_bind_class (widget_class, rows, G_N_ELEMENTS (rows));
  gtk_widget_class_bind_template_callback (widget_class, hours_cb);
  gtk_widget_class_bind_template_callback (widget_class, awareness_cb);
  gtk_widget_class_bind_template_callback (widget_class, nudges_cb);
  gtk_widget_class_install_action (widget_class, "preferences.back", NULL, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, listen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_moved_cb);
}

static void
rhom_preferences_window_init (RhomPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rhom_preferences_window_new:
 *
 * Returns: (transfer none): the window, not shown yet; GTK owns it
 */
RhomPreferencesWindow *
rhom_preferences_window_new (RhomServiceClient *client,
                             RhomSettings      *settings)
{
  return g_object_new (RHOM_TYPE_PREFERENCES_WINDOW, "client", client, "settings", settings, NULL);
}
