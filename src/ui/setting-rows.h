/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/limit.h"
#include "settings/settings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RHOM_ROW_SWITCH,
  RHOM_ROW_MINUTES,
  RHOM_ROW_CHOICE,
  RHOM_ROW_NUMBER,
} RhomSettingRowKind;

/**
 * RhomSettingRow:
 * @property: of #RhomSettings, and the name of the template's child that shows it
 * @row: the name of the child that is its row; the same where it is one itself
 * @kind: a switch, an adjustment of minutes, a combo row, or an adjustment of a plain number
 * @limit: of minutes
 *
 * A row of a template that shows a setting.
 */
typedef struct
{
  const char        *property;
  const char        *row;
  RhomSettingRowKind kind;
  RhomLimitId        limit;
} RhomSettingRow;

void rhom_setting_rows_bind_class (GtkWidgetClass       *widget_class,
                                   const RhomSettingRow *rows,
                                   gsize                 n_rows);
void rhom_setting_rows_bind (GtkWidget            *widget,
                             RhomSettings         *settings,
                             const RhomSettingRow *rows,
                             gsize                 n_rows);

G_END_DECLS
