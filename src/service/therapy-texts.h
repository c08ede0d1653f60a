/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/therapy.h"

G_BEGIN_DECLS

char *rhom_therapy_texts_state (RhomTherapy *therapy,
                                RhomClock   *clock);
char *rhom_therapy_texts_state_rest (RhomTherapy *therapy,
                                     RhomClock   *clock);
char *rhom_therapy_texts_title (RhomTherapy *therapy);
char *rhom_therapy_texts_body (RhomTherapy *therapy,
                               RhomClock   *clock);
char *rhom_therapy_texts_after (const RhomTherapyMemory *memory,
                                RhomTherapyKind          kind,
                                RhomRegion               region,
                                RhomClock               *clock);

G_END_DECLS
