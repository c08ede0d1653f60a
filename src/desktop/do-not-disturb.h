/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/busy-round.h"

G_BEGIN_DECLS

#define RHOM_TYPE_DO_NOT_DISTURB (rhom_do_not_disturb_get_type ())
G_DECLARE_FINAL_TYPE (RhomDoNotDisturb, rhom_do_not_disturb, RHOM, DO_NOT_DISTURB, GObject)

RhomDoNotDisturb *rhom_do_not_disturb_new (GDBusConnection *session_bus);
void              rhom_do_not_disturb_get_finding (RhomDoNotDisturb *self,
                                                   RhomBusyFinding  *finding);
void              rhom_do_not_disturb_ask (RhomDoNotDisturb *self,
                                           RhomBusyRound    *round);
void              rhom_do_not_disturb_give_up (RhomDoNotDisturb *self);

G_END_DECLS
