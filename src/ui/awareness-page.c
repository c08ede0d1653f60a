/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/awareness-page.h"

#include "ui/busy-view.h"
#include "ui/desktop-group.h"
#include "ui/setting-rows.h"

#include <glib/gi18n-lib.h>

/**
 * RhomAwarenessPage:
 *
 * The preferences of what makes a moment the wrong one for a break, and what
 * this desktop shows of each, now. It has the service look when it is opened
 * and when it is asked to; nothing looks again by itself.
 */

struct _RhomAwarenessPage
{
  AdwPreferencesPage parent_instance;

  RhomServiceClient *client; /* (owned) */
  AdwActionRow      *why_row;
  AdwActionRow      *idle_row;
};

G_DEFINE_FINAL_TYPE (RhomAwarenessPage, rhom_awareness_page, ADW_TYPE_PREFERENCES_PAGE)

static const RhomSettingRow rows[] = {
  { "on-microphone", "on-microphone", RHOM_ROW_CHOICE },
  { "on-camera", "on-camera", RHOM_ROW_CHOICE },
  { "on-screen-share", "on-screen-share", RHOM_ROW_CHOICE },
  { "on-full-screen", "on-full-screen", RHOM_ROW_CHOICE },
  { "on-inhibitor", "on-inhibitor", RHOM_ROW_CHOICE },
  { "on-do-not-disturb", "on-do-not-disturb", RHOM_ROW_CHOICE },
  { "hold-seconds", "hold-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_HOLD },
  { "pause-media", "pause-media-row", RHOM_ROW_SWITCH },
};

/* Returns: (transfer full): what is seen of one kind, in words */
static char *
describe (gboolean    is_so,
          const char *source,
          const char *who)
{
  if (g_str_equal (source, "none"))
    return g_strdup (_("Cannot be seen on this desktop"));
  if (g_str_equal (source, "hung"))
    return g_strdup (_("What could tell does not answer"));
  if (g_str_equal (source, "ignored"))
    return g_strdup (_("Not looked at"));
  if (g_str_equal (source, "unasked"))
    return g_strdup (_("Not looked at yet"));
  if (!is_so)
    /* Translators: %s is what tells, a fixed word such as “pulse”. */
    return g_strdup_printf (_("Not now (%s)"), source);
  if (*who != '\0')
    /* Translators: the first %s is an application that uses it, the second is what tells, a fixed word such as “pulse”. */
    return g_strdup_printf (_("Now: %s (%s)"), who, source);
  /* Translators: it is so now; %s is what tells, a fixed word such as “pulse”. */
  return g_strdup_printf (_("Now (%s)"), source);
}

static void
show_kind (const char *kind,
           gboolean    is_so,
           const char *source,
           const char *who,
           gpointer    page)
{
  g_autofree char *name = g_strconcat ("on-", kind, NULL);
  g_autofree char *text = describe (is_so, source, who);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].property, name))
      {
        AdwActionRow *row = ADW_ACTION_ROW (gtk_widget_get_template_child (page, RHOM_TYPE_AWARENESS_PAGE, name));

        /* A locked one says that. Combo rows take no markup. */
        if (gtk_widget_get_sensitive (GTK_WIDGET (row)))
          adw_action_row_set_subtitle (row, text);
      }
}

static void
update (RhomAwarenessPage *self)
{
  gboolean is_connected = rhom_service_client_is_connected (self->client);

  gtk_widget_set_visible (GTK_WIDGET (self->why_row), is_connected);
  gtk_widget_set_visible (GTK_WIDGET (self->idle_row), is_connected);
  if (!is_connected)
    return;
  adw_action_row_set_subtitle (self->why_row, rhom_ipc_breaks_get_why (rhom_service_client_get_breaks (self->client)));
  adw_action_row_set_subtitle (self->idle_row, rhom_desktop_group_describe ("idle", rhom_ipc_desktop_get_idle (rhom_service_client_get_desktop (self->client))));
  rhom_busy_view_foreach (self->client, show_kind, self);
}

static void
look_cb (RhomAwarenessPage *self)
{
  rhom_busy_view_look (self->client);
}

static void
rhom_awareness_page_dispose (GObject *object)
{
  RhomAwarenessPage *self = RHOM_AWARENESS_PAGE (object);

  g_clear_object (&self->client);
  gtk_widget_dispose_template (GTK_WIDGET (self), RHOM_TYPE_AWARENESS_PAGE);

  G_OBJECT_CLASS (rhom_awareness_page_parent_class)->dispose (object);
}

static void
rhom_awareness_page_class_init (RhomAwarenessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_awareness_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/awareness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RhomAwarenessPage, why_row);
  gtk_widget_class_bind_template_child (widget_class, RhomAwarenessPage, idle_row);
  rhom_setting_rows_bind_class (widget_class, rows, G_N_ELEMENTS (rows));
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
}

static void
rhom_awareness_page_init (RhomAwarenessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->why_row), FALSE);
}

GtkWidget *
rhom_awareness_page_new (RhomServiceClient *client,
                         RhomSettings      *settings)
{
  RhomAwarenessPage *self = g_object_new (RHOM_TYPE_AWARENESS_PAGE, NULL);

  self->client = g_object_ref (client);
  rhom_setting_rows_bind (GTK_WIDGET (self), settings, rows, G_N_ELEMENTS (rows));
  g_signal_connect_object (client, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  look_cb (self);
  return GTK_WIDGET (self);
}
