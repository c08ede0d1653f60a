/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RHOM_TYPE_HISTORY (rhom_history_get_type ())
G_DECLARE_FINAL_TYPE (RhomHistory, rhom_history, RHOM, HISTORY, GObject)

RhomHistory *rhom_history_new (const char *path);
const char  *rhom_history_get_path (RhomHistory *self);
const char  *rhom_history_get_set_aside (RhomHistory *self);
const char  *rhom_history_get_problem (RhomHistory *self);

gboolean rhom_history_add_break (RhomHistory           *self,
                                 const RhomBreakRecord *record,
                                 GError               **error);
gboolean rhom_history_add_therapy (RhomHistory             *self,
                                   const RhomTherapyRecord *record,
                                   GError                 **error);
gboolean rhom_history_count_breaks (RhomHistory *self,
                                    gint64       from_unix,
                                    gint64       to_unix,
                                    guint        counts[RHOM_N_BREAK_OUTCOMES],
                                    GError     **error);

char *rhom_history_dup_default_path (void);

G_END_DECLS
