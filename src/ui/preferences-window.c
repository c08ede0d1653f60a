/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/preferences-window.h"

#include "core/limit.h"
#include "ui/cues.h"
#include "ui/desktop-group.h"

#include <glib/gi18n-lib.h>

/**
 * RhomPreferencesWindow:
 *
 * What the person prefers, and what this desktop offers. Every widget is named
 * after the property of #RhomSettings it shows, and its row the same with
 * "-row" after it. A key that an administrator has locked is insensitive, and
 * its row says so.
 */

typedef enum
{
  ROW_SWITCH,
  ROW_MINUTES,
  ROW_CHOICE,
  ROW_NUMBER,
} RowKind;

typedef struct
{
  const char *property;
  const char *row;
  RowKind     kind;
  RhomLimitId limit; /* of minutes */
} Row;

static const Row rows[] = {
  { "breaks-enabled", "breaks-enabled-row", ROW_SWITCH },
  { "interval-seconds", "interval-seconds-row", ROW_MINUTES, RHOM_LIMIT_INTERVAL },
  { "break-seconds", "break-seconds-row", ROW_MINUTES, RHOM_LIMIT_BREAK },
  { "short-break-seconds", "short-break-seconds-row", ROW_MINUTES, RHOM_LIMIT_SHORT_BREAK },
  { "prompt-style", "prompt-style", ROW_CHOICE },
  { "show-warning", "show-warning-row", ROW_SWITCH },
  { "figure-person", "figure-person", ROW_CHOICE },
  { "tones", "tones-row", ROW_SWITCH },
  { "ticks", "ticks-row", ROW_SWITCH },
  { "voice", "voice-row", ROW_SWITCH },
  { "sound-volume-percent", "sound-volume-percent-row", ROW_NUMBER },
  { "heat-seconds", "heat-seconds-row", ROW_MINUTES, RHOM_LIMIT_HEAT },
  { "ice-seconds", "ice-seconds-row", ROW_MINUTES, RHOM_LIMIT_ICE },
  { "sound-enabled", "sound-enabled-row", ROW_SWITCH },
  { "show-tray-icon", "show-tray-icon-row", ROW_SWITCH },
  { "start-at-login", "start-at-login-row", ROW_SWITCH },
};

struct _RhomPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  RhomServiceClient *client;   /* (owned) */
  RhomSettings      *settings; /* (owned) */
  RhomCues          *cues;     /* (owned): to listen to */

  GtkAdjustment    *scale_minutes;
  GtkWidget        *scale_row;
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

static gboolean
seconds_to_minutes (GBinding     *binding,
                    const GValue *from,
                    GValue       *to,
                    gpointer      user_data)
{
  g_value_set_double (to, g_value_get_int (from) / 60.0);
  return TRUE;
}

static gboolean
minutes_to_seconds (GBinding     *binding,
                    const GValue *from,
                    GValue       *to,
                    gpointer      user_data)
{
  g_value_set_int (to, (int) (g_value_get_double (from) * 60 + 0.5));
  return TRUE;
}

static gboolean
enum_to_index (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  g_value_set_uint (to, g_value_get_enum (from));
  return TRUE;
}

static gboolean
index_to_enum (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  g_value_set_enum (to, g_value_get_uint (from));
  return TRUE;
}

static void
bind_row (RhomPreferencesWindow *self,
          const Row             *row)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  gpointer            widget = get_child (self, row->property);
  const RhomLimit    *limit = rhom_limit_get (row->limit);

  switch (row->kind)
    {
    case ROW_SWITCH:
      g_object_bind_property (self->settings, row->property, widget, "active", flags);
      break;
    case ROW_MINUTES:
      gtk_adjustment_set_lower (widget, limit->minimum / 60.0);
      gtk_adjustment_set_upper (widget, limit->maximum / 60.0);
      g_object_bind_property_full (self->settings, row->property, widget, "value", flags, seconds_to_minutes, minutes_to_seconds, NULL, NULL);
      break;
    case ROW_CHOICE:
      g_object_bind_property_full (self->settings, row->property, widget, "selected", flags, enum_to_index, index_to_enum, NULL, NULL);
      break;
    case ROW_NUMBER:
      g_object_bind_property (self->settings, row->property, widget, "value", flags);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A row that is free again keeps the note away, at the price of its subtitle:
 * that comes back with the next window. */
static void
update_lock (RhomPreferencesWindow *self,
             const Row             *row)
{
  gboolean is_writable = rhom_settings_is_writable (self->settings, row->property);
  gpointer widget = get_child (self, row->row);

  gtk_widget_set_sensitive (widget, is_writable);
  if (!is_writable)
    adw_action_row_set_subtitle (widget, _("Set by your administrator"));
  if (g_str_equal (row->property, "interval-seconds"))
    gtk_widget_set_sensitive (self->scale_row, is_writable);
}

static void
writable_changed_cb (RhomPreferencesWindow *self,
                     const char            *property)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (g_str_equal (rows[i].property, property))
        update_lock (self, &rows[i]);
    }
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
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      bind_row (self, &rows[i]);
      update_lock (self, &rows[i]);
    }
  interval_changed_cb (self);
  g_signal_connect_object (self->settings, "writable-changed", G_CALLBACK (writable_changed_cb), self, G_CONNECT_SWAPPED);
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
  gtk_widget_class_bind_template_child_full (widget_class, "scale-row", FALSE, G_STRUCT_OFFSET (RhomPreferencesWindow, scale_row));
  gtk_widget_class_bind_template_child (widget_class, RhomPreferencesWindow, desktop_group);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, rows[i].property, FALSE, 0);
      if (!g_str_equal (rows[i].row, rows[i].property))
        gtk_widget_class_bind_template_child_full (widget_class, rows[i].row, FALSE, 0);
    }
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
