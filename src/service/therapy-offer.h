/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"

G_BEGIN_DECLS

const char *rhom_therapy_offer_find (const RhomTherapyRecord *record,
                                     const char *const       *hidden);

G_END_DECLS
