/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/busy.h"

G_BEGIN_DECLS

#define RHOM_TYPE_FAKE_BUSY (rhom_fake_busy_get_type ())
G_DECLARE_FINAL_TYPE (RhomFakeBusy, rhom_fake_busy, RHOM, FAKE_BUSY, GObject)

RhomFakeBusy *rhom_fake_busy_new (void);

void  rhom_fake_busy_set (RhomFakeBusy *self,
                          guint         kinds,
                          const char   *who);
void  rhom_fake_busy_tell (RhomFakeBusy *self,
                           guint         kinds,
                           const char   *who);
void  rhom_fake_busy_set_silent (RhomFakeBusy *self,
                                 gboolean      is_silent);
void  rhom_fake_busy_answer (RhomFakeBusy *self);
guint rhom_fake_busy_get_n_asked (RhomFakeBusy *self);
guint rhom_fake_busy_get_asked (RhomFakeBusy *self);

G_END_DECLS
