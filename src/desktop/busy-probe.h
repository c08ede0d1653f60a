/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/busy-round.h"

G_BEGIN_DECLS

void rhom_busy_probe_ask (RhomBusyRound *round);

G_END_DECLS
