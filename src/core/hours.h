/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_DAYS_PER_WEEK 7
#define RHOM_MINUTES_PER_DAY (24 * 60)

/**
 * RhomHoursRange:
 * @weekday: of its beginning, 1 = Monday … 7 = Sunday, as #GDateTime has it
 * @start_minute: of the day, 0 … 1439
 * @end_minute: of the day, 1 … 1440; not after @start_minute if it is the next day's
 *
 * From a time of day to another one, once a week.
 */
typedef struct
{
  int weekday;
  int start_minute;
  int end_minute;
} RhomHoursRange;

typedef struct _RhomHours RhomHours;

RhomHours *rhom_hours_new (const char *const *words,
                           GError           **error);
void       rhom_hours_free (RhomHours *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomHours, rhom_hours_free)

const RhomHoursRange *rhom_hours_get_ranges (const RhomHours *self,
                                             gsize           *n_ranges);
gboolean              rhom_hours_look (const RhomHours *self,
                                       RhomClock       *clock,
                                       gint64          *until_wall_usec);

guint    rhom_hours_get_days (const RhomHours *self);
gboolean rhom_hours_is_same_for_all_days (const RhomHours *self);
char   **rhom_hours_dup_words (const RhomHoursRange *ranges,
                               gsize                 n_ranges);
char   **rhom_hours_dup_words_for_days (const RhomHours *self,
                                        int              weekday,
                                        guint            days);
int      rhom_hours_get_first_weekday (void);

G_END_DECLS
