/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/setting-rows.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Ties the rows of a template to the settings, as its table says. A key that
 * an administrator has locked is insensitive, and its row says so. */

static gpointer
get_child (GtkWidget  *widget,
           const char *name)
{
  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
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
bind_minutes (RhomSettings         *settings,
              const RhomSettingRow *row,
              GtkAdjustment        *adjustment)
{
  const RhomLimit *limit = rhom_limit_get (row->limit);

  gtk_adjustment_set_lower (adjustment, limit->minimum / 60.0);
  gtk_adjustment_set_upper (adjustment, limit->maximum / 60.0);
  g_object_bind_property_full (settings, row->property, adjustment, "value", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, seconds_to_minutes, minutes_to_seconds, NULL, NULL);
}

static void
bind_row (RhomSettings         *settings,
          const RhomSettingRow *row,
          gpointer              widget)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  switch (row->kind)
    {
    case RHOM_ROW_SWITCH:
      g_object_bind_property (settings, row->property, widget, "active", flags);
      break;
    case RHOM_ROW_MINUTES:
      bind_minutes (settings, row, widget);
      break;
    case RHOM_ROW_CHOICE:
      g_object_bind_property_full (settings, row->property, widget, "selected", flags, enum_to_index, index_to_enum, NULL, NULL);
      break;
    case RHOM_ROW_NUMBER:
      g_object_bind_property (settings, row->property, widget, "value", flags);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A row that is free again keeps the note away, at the price of its subtitle:
 * that comes back with the next window. */
static void
update_lock (AdwActionRow *row,
             const char   *property,
             RhomSettings *settings)
{
  const char *own = g_object_get_data (G_OBJECT (row), "rhom-setting");
  gboolean    is_writable = rhom_settings_is_writable (settings, own);

  if (!g_str_equal (property, own))
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (row), is_writable);
  if (!is_writable)
    adw_action_row_set_subtitle (row, _("Set by your administrator"));
}

/**
 * rhom_setting_rows_bind_class:
 *
 * Makes the template know the children that are named in the table.
 */
void
rhom_setting_rows_bind_class (GtkWidgetClass       *widget_class,
                              const RhomSettingRow *rows,
                              gsize                 n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, rows[i].property, FALSE, 0);
      if (!g_str_equal (rows[i].row, rows[i].property))
        gtk_widget_class_bind_template_child_full (widget_class, rows[i].row, FALSE, 0);
    }
}

/**
 * rhom_setting_rows_bind:
 * @widget: whose template has been built
 * @rows: (array length=n_rows): static
 *
 * Ties the rows to the settings, for as long as they live.
 */
void
rhom_setting_rows_bind (GtkWidget            *widget,
                        RhomSettings         *settings,
                        const RhomSettingRow *rows,
                        gsize                 n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      AdwActionRow *row = get_child (widget, rows[i].row);

      bind_row (settings, &rows[i], get_child (widget, rows[i].property));
      g_object_set_data (G_OBJECT (row), "rhom-setting", (gpointer) rows[i].property);
      g_signal_connect_object (settings, "writable-changed", G_CALLBACK (update_lock), row, G_CONNECT_SWAPPED);
      update_lock (row, rows[i].property, settings);
    }
}
