/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/player-window.h"
#include "ui/service-client.h"

G_BEGIN_DECLS

/* How long an offer stands before the break begins, and what "let me finish" gives. */
#define RHOM_OVERLAY_LEAD_USEC (10 * RHOM_USEC_PER_SEC)
#define RHOM_OVERLAY_GRACE_USEC (30 * RHOM_USEC_PER_SEC)

#define RHOM_TYPE_OVERLAY (rhom_overlay_get_type ())
G_DECLARE_FINAL_TYPE (RhomOverlay, rhom_overlay, RHOM, OVERLAY, GObject)

RhomOverlay *rhom_overlay_new (GtkApplication    *application,
                               GListModel        *monitors,
                               GActionGroup      *actions,
                               RhomServiceClient *client,
                               RhomSettings      *settings,
                               RhomCatalogue     *catalogue);
void         rhom_overlay_show (RhomOverlay *self);
void         rhom_overlay_close (RhomOverlay *self);
gboolean     rhom_overlay_is_up (RhomOverlay *self);
void         rhom_overlay_lead (RhomOverlay      *self,
                                RhomPlayerWindow *player);

G_END_DECLS
