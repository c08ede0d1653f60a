/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/player-window.h"
#include "ui/service-client.h"

G_BEGIN_DECLS

#define RHOM_TYPE_PROMPTER (rhom_prompter_get_type ())
G_DECLARE_FINAL_TYPE (RhomPrompter, rhom_prompter, RHOM, PROMPTER, GObject)

RhomPrompter *rhom_prompter_new (GtkApplication    *application,
                                 GActionGroup      *actions,
                                 RhomServiceClient *client,
                                 RhomSettings      *settings,
                                 RhomCatalogue     *catalogue);

void     rhom_prompter_prepare (RhomPrompter *self);
void     rhom_prompter_show_window (RhomPrompter *self);
void     rhom_prompter_show_overlay (RhomPrompter *self);
gboolean rhom_prompter_is_prompt (RhomPrompter *self,
                                  GtkWindow    *window);
gboolean rhom_prompter_has_break (RhomPrompter *self);
void     rhom_prompter_lead (RhomPrompter     *self,
                             RhomPlayerWindow *player);

G_END_DECLS
