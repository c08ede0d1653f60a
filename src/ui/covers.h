/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/player-window.h"
#include "ui/service-client.h"

G_BEGIN_DECLS

#define RHOM_TYPE_COVERS (rhom_covers_get_type ())
G_DECLARE_FINAL_TYPE (RhomCovers, rhom_covers, RHOM, COVERS, GObject)

RhomCovers *rhom_covers_new (GtkApplication    *application,
                             GListModel        *monitors,
                             GActionGroup      *actions,
                             RhomServiceClient *client,
                             RhomSettings      *settings,
                             RhomCatalogue     *catalogue);
void        rhom_covers_set_strict (RhomCovers *self,
                                    gboolean    is_strict);
void        rhom_covers_offer (RhomCovers *self,
                               gint64      start_usec,
                               gint64      deadline_usec,
                               gboolean    may_finish);
void        rhom_covers_rest (RhomCovers *self);
void        rhom_covers_lead (RhomCovers       *self,
                              RhomPlayerWindow *player);
void        rhom_covers_clear (RhomCovers *self);

G_END_DECLS
