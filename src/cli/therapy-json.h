/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/link.h"
#include "core/clock.h"

G_BEGIN_DECLS

char *rhom_therapy_json (RhomLink  *link,
                         RhomClock *clock,
                         GVariant  *applications);

G_END_DECLS
