/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy-finding.h"
#include "core/clock.h"

G_BEGIN_DECLS

#define RHOM_TYPE_BUSY_ROUND (rhom_busy_round_get_type ())
G_DECLARE_FINAL_TYPE (RhomBusyRound, rhom_busy_round, RHOM, BUSY_ROUND, GObject)

RhomBusyRound *rhom_busy_round_new (RhomClock *clock,
                                    guint      kinds);

guint         rhom_busy_round_get_kinds (RhomBusyRound *self);
GCancellable *rhom_busy_round_get_cancellable (RhomBusyRound *self);

void rhom_busy_round_begin (RhomBusyRound *self,
                            RhomBusyKind   kind);
void rhom_busy_round_tell (RhomBusyRound *self,
                           RhomBusyKind   kind,
                           RhomBusyAnswer answer,
                           const char    *source,
                           const char    *who);
void rhom_busy_round_end (RhomBusyRound *self,
                          RhomBusyKind   kind);
void rhom_busy_round_start (RhomBusyRound *self);
void rhom_busy_round_stop (RhomBusyRound *self);

const RhomBusyFinding *rhom_busy_round_get_finding (RhomBusyRound *self,
                                                    RhomBusyKind   kind);

G_END_DECLS
