/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RhomHistoryQuery:
 * @RHOM_HISTORY_EXERCISE_SUMS: `(sut)`: each card, how often it was done, and for how many seconds
 * @RHOM_HISTORY_EXERCISE_DAYS: `(sut)`: each local day as 2026-11-21, how many exercises, and how many seconds
 * @RHOM_HISTORY_EXERCISE_TURNS: `(ssx)`: each card with its routine or "", and when it was begun last on each local day, in wall
 *   seconds; the latest first, at most 500
 * @RHOM_HISTORY_APPLICATIONS: `(ssxxxttuus)`: each application of heat and ice, see History.Applications() of our interface
 *
 * What can be asked, and what each row of the answer is. An exercise that was skipped is in none of them.
 */
typedef enum
{
  RHOM_HISTORY_EXERCISE_SUMS,
  RHOM_HISTORY_EXERCISE_DAYS,
  RHOM_HISTORY_EXERCISE_TURNS,
  RHOM_HISTORY_APPLICATIONS,
  RHOM_N_HISTORY_QUERIES,
} RhomHistoryQuery;

#define RHOM_TYPE_HISTORY (rhom_history_get_type ())
G_DECLARE_FINAL_TYPE (RhomHistory, rhom_history, RHOM, HISTORY, GObject)

RhomHistory *rhom_history_new (const char *path);
const char  *rhom_history_get_path (RhomHistory *self);
const char  *rhom_history_get_set_aside (RhomHistory *self);
const char  *rhom_history_get_problem (RhomHistory *self);

gboolean  rhom_history_add_break (RhomHistory           *self,
                                  const RhomBreakRecord *record,
                                  GError               **error);
gboolean  rhom_history_add_therapy (RhomHistory             *self,
                                    const RhomTherapyRecord *record,
                                    GError                 **error);
gboolean  rhom_history_add_exercise (RhomHistory              *self,
                                     const RhomExerciseRecord *record,
                                     GError                  **error);
GVariant *rhom_history_select (RhomHistory     *self,
                               RhomHistoryQuery query,
                               gint64           from_unix,
                               gint64           to_unix,
                               GError         **error);
gboolean  rhom_history_count_breaks (RhomHistory *self,
                                     gint64       from_unix,
                                     gint64       to_unix,
                                     guint        counts[RHOM_N_BREAK_OUTCOMES],
                                     GError     **error);

char *rhom_history_dup_default_path (void);

G_END_DECLS
