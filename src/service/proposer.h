/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/keeper.h"

G_BEGIN_DECLS

#define RHOM_TYPE_PROPOSER (rhom_proposer_get_type ())
G_DECLARE_FINAL_TYPE (RhomProposer, rhom_proposer, RHOM, PROPOSER, GObject)

RhomProposer *rhom_proposer_new (RhomKeeper *keeper);
gboolean      rhom_proposer_choose (RhomProposer *self,
                                    const char   *card_id,
                                    GError      **error);
void          rhom_proposer_next (RhomProposer *self);
char         *rhom_proposer_dup_name (RhomProposer *self);

G_END_DECLS
