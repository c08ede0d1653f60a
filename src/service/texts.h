/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"

G_BEGIN_DECLS

char *rhom_texts_breaks (RhomScheduler *scheduler,
                         RhomClock     *clock);
char *rhom_texts_breaks_rest (RhomScheduler *scheduler,
                              RhomClock     *clock);
char *rhom_texts_reading (RhomScheduler *scheduler,
                          RhomClock     *clock);
char *rhom_texts_add_sore_day (RhomScheduler *scheduler,
                               char          *offer);
char *rhom_texts_silent_title (RhomSilentNote note);
char *rhom_texts_silent_body (RhomScheduler *scheduler,
                              RhomClock     *clock,
                              RhomSilentNote note);
char *rhom_texts_add_rest (const char *sentence,
                           gint64      rest_usec);

G_END_DECLS
