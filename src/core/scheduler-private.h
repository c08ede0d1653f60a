/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/hours.h"
#include "core/scheduler.h"

G_BEGIN_DECLS

/* What the files of RhomScheduler share, and nobody else includes. */
struct _RhomScheduler
{
  GObject parent_instance;

  RhomClock    *clock;    /* (owned) */
  RhomActivity *activity; /* (owned) */
  RhomBusy     *busy;     /* (owned) (nullable) */

  RhomBreakPrefs prefs;
  gboolean       has_hours;  /* as is set */
  char         **hour_words; /* (owned) (nullable): as is set */
  RhomHours     *hours;      /* (owned) (nullable): the same, understood; %NULL also if nobody could */

  RhomSchedulerMemory memory;
  RhomTact            tact;   /* not remembered: after a restart the desktop is asked anew */
  RhomTact            spoken; /* as of the last decision */
  RhomBreakWhy        why;
  gint64              deadline_usec; /* of the state, elapsed scale; 0 = none */
  struct
  {
    RhomSchedulerMemory memory;
    RhomBreakWhy        why;
    gint64              deadline_usec;
  } told;               /* as of the last #RhomScheduler::changed */
  gint64   asleep_usec; /* how much the machine had slept at the last update */
  gboolean is_open;
  gint64   hours_until_usec; /* when that changes, elapsed scale; 0 = never */
  gboolean is_hours_stale;
  gboolean is_under_pack;
  gint64   there_until_usec; /* until when somebody was there without a touch, elapsed scale */
  gboolean is_asking;        /* an answer of the desktop is awaited */
  gboolean awaits_gap;       /* a pause in typing is */
  gint64   armed_usec;       /* what the alarm stands for, elapsed scale */
  guint    alarm_id;         /* 0 when no alarm is armed */
  gboolean is_started;       /* nothing happens before the first update */
};

/* scheduler.c */
void          rhom_scheduler_decide (RhomScheduler *self, gboolean says_changed);
void          rhom_scheduler_record (RhomScheduler *self, const RhomBreakRecord *record);
RhomBreakView rhom_scheduler_look (RhomScheduler *self, gint64 now_usec);

/* scheduler-memory.c */
void rhom_scheduler_bring_up_to_date (RhomScheduler *self, gint64 now_usec);
void rhom_scheduler_finish_break (RhomScheduler *self, gint64 end_usec);
void rhom_scheduler_put_off (RhomScheduler *self, gint64 now_usec, gint64 length_usec);
void rhom_scheduler_follow_wall (RhomScheduler *self);

/* scheduler-prefs.c */
void rhom_scheduler_install_properties (GObjectClass *object_class);
void rhom_scheduler_preset (RhomScheduler *self);

G_END_DECLS
