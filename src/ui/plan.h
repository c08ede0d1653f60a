/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "core/programme.h"

G_BEGIN_DECLS

char          *rhom_plan_dup_card_total (RhomCard       *card,
                                         const RhomDose *dose);
char          *rhom_plan_dup_routine_total (RhomRoutine *routine);
RhomProgramme *rhom_plan_create_rounds (RhomCard *card,
                                        gint64    length_usec);

G_END_DECLS
