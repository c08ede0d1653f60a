/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/link.h"
#include "core/clock.h"

G_BEGIN_DECLS

char *rhom_status_text_breaks (RhomLink  *link,
                               RhomClock *clock);
char *rhom_status_text_therapy (RhomLink  *link,
                                RhomClock *clock);
char *rhom_status_text_line (RhomLink *link);
char *rhom_status_text_all (RhomLink  *link,
                            RhomClock *clock);

G_END_DECLS
