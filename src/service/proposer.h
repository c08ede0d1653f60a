/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "service/keeper.h"
#include "settings/settings.h"

G_BEGIN_DECLS

typedef struct _RhomProposal RhomProposal;

void rhom_proposal_free (RhomProposal *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RhomProposal, rhom_proposal_free)

#define RHOM_TYPE_PROPOSER (rhom_proposer_get_type ())
G_DECLARE_FINAL_TYPE (RhomProposer, rhom_proposer, RHOM, PROPOSER, GObject)

RhomProposer *rhom_proposer_new (RhomClock     *clock,
                                 RhomScheduler *scheduler,
                                 RhomKeeper    *keeper,
                                 RhomSettings  *settings);
gboolean      rhom_proposer_choose (RhomProposer *self,
                                    const char   *id,
                                    GError      **error);
void          rhom_proposer_next (RhomProposer *self);
void          rhom_proposer_refresh (RhomProposer *self);
void          rhom_proposer_shorten (RhomProposer *self);
RhomProposal *rhom_proposer_save (RhomProposer *self);
void          rhom_proposer_restore (RhomProposer       *self,
                                     const RhomProposal *proposal);
const char   *rhom_proposer_get_name (RhomProposer *self);
const char   *rhom_proposer_get_why (RhomProposer *self);

G_END_DECLS
