/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "core/therapy.h"

G_BEGIN_DECLS

char *rhom_texts_breaks (RhomScheduler *scheduler,
                         RhomClock     *clock);
char *rhom_texts_breaks_rest (RhomScheduler *scheduler,
                              RhomClock     *clock);
char *rhom_texts_silent_title (RhomSilentNote note);
char *rhom_texts_silent_body (RhomScheduler *scheduler,
                              RhomClock     *clock,
                              RhomSilentNote note);
char *rhom_texts_therapy (RhomTherapy *therapy,
                          RhomClock   *clock);
char *rhom_texts_therapy_rest (RhomTherapy *therapy,
                               RhomClock   *clock);
char *rhom_texts_therapy_title (RhomTherapy *therapy);
char *rhom_texts_therapy_advice (RhomTherapy *therapy,
                                 RhomClock   *clock);

G_END_DECLS
