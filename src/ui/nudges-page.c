/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/nudges-page.h"

#include "ui/setting-rows.h"

/**
 * RhomNudgesPage:
 *
 * The preferences of what is said between breaks: posture, and sitting and
 * standing by turns.
 */

struct _RhomNudgesPage
{
  AdwPreferencesPage parent_instance;
};

G_DEFINE_FINAL_TYPE (RhomNudgesPage, rhom_nudges_page, ADW_TYPE_PREFERENCES_PAGE)

static const RhomSettingRow rows[] = {
  { "posture-nudges", "posture-nudges-row", RHOM_ROW_SWITCH },
  { "posture-nudge-seconds", "posture-nudge-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_POSTURE_NUDGE },
  { "sit-stand", "sit-stand-row", RHOM_ROW_SWITCH },
  { "sit-seconds", "sit-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_SIT },
  { "stand-seconds", "stand-seconds-row", RHOM_ROW_MINUTES, RHOM_LIMIT_STAND },
};

static void
rhom_nudges_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RHOM_TYPE_NUDGES_PAGE);

  G_OBJECT_CLASS (rhom_nudges_page_parent_class)->dispose (object);
}

static void
rhom_nudges_page_class_init (RhomNudgesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rhom_nudges_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/rhomboid/Rhomboid/ui/nudges-page.ui");
  rhom_setting_rows_bind_class (widget_class, rows, G_N_ELEMENTS (rows));
}

static void
rhom_nudges_page_init (RhomNudgesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
rhom_nudges_page_new (RhomSettings *settings)
{
  GtkWidget *page = g_object_new (RHOM_TYPE_NUDGES_PAGE, NULL);

  rhom_setting_rows_bind (page, settings, rows, G_N_ELEMENTS (rows));
  return page;
}
