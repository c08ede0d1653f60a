/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/activity.h"
#include "core/break-rules.h"
#include "core/busy.h"
#include "core/clock.h"
#include "core/records.h"

G_BEGIN_DECLS

#define RHOM_TYPE_SCHEDULER (rhom_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (RhomScheduler, rhom_scheduler, RHOM, SCHEDULER, GObject)

/**
 * RhomSilentNote:
 * @RHOM_SILENT_OFFER: a break is due, and is offered without a sound or a window
 * @RHOM_SILENT_HOLD: a break waits for long, and why
 */
typedef enum
{
  RHOM_SILENT_OFFER,
  RHOM_SILENT_HOLD,
} RhomSilentNote;

RhomScheduler *rhom_scheduler_new (RhomClock    *clock,
                                   RhomActivity *activity,
                                   RhomBusy     *busy);

RhomBreakState rhom_scheduler_get_state (RhomScheduler *self);
RhomBreakWhy   rhom_scheduler_get_why (RhomScheduler *self);
gint64         rhom_scheduler_get_deadline_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_started_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_worked_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_counted_usec (RhomScheduler *self, gint64 *since_usec);
gint64         rhom_scheduler_get_interval_usec (RhomScheduler *self);
gint64         rhom_scheduler_get_length_usec (RhomScheduler *self);
int            rhom_scheduler_get_skips (RhomScheduler *self);

gboolean rhom_scheduler_take (RhomScheduler *self,
                              GError       **error);
gboolean rhom_scheduler_take_shorter (RhomScheduler *self,
                                      GError       **error);
gboolean rhom_scheduler_finish (RhomScheduler *self,
                                GError       **error);
gboolean rhom_scheduler_skip (RhomScheduler *self,
                              GError       **error);
gboolean rhom_scheduler_snooze (RhomScheduler *self,
                                gint64         length_usec,
                                GError       **error);
gboolean rhom_scheduler_pause (RhomScheduler *self,
                               gint64         length_usec,
                               GError       **error);
gboolean rhom_scheduler_pause_until (RhomScheduler *self,
                                     gint64         wall_usec,
                                     GError       **error);
gboolean rhom_scheduler_resume (RhomScheduler *self,
                                GError       **error);

void     rhom_scheduler_set_sore_day (RhomScheduler *self,
                                      gboolean       is_sore_day);
gboolean rhom_scheduler_get_sore_day (RhomScheduler *self);
gboolean rhom_scheduler_set_reading (RhomScheduler *self,
                                     gint64         length_usec,
                                     GError       **error);
gint64   rhom_scheduler_get_reading_end_usec (RhomScheduler *self);
void     rhom_scheduler_set_under_pack (RhomScheduler *self,
                                        gboolean       is_under_pack);

void rhom_scheduler_update (RhomScheduler *self);
void rhom_scheduler_save (RhomScheduler       *self,
                          RhomSchedulerMemory *memory);
void rhom_scheduler_restore (RhomScheduler             *self,
                             const RhomSchedulerMemory *memory);

G_END_DECLS
