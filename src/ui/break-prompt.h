/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "catalogue/catalogue.h"
#include "settings/settings.h"
#include "ui/service-client.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RHOM_TYPE_BREAK_PROMPT (rhom_break_prompt_get_type ())
G_DECLARE_FINAL_TYPE (RhomBreakPrompt, rhom_break_prompt, RHOM, BREAK_PROMPT, AdwWindow)

RhomBreakPrompt *rhom_break_prompt_new (RhomServiceClient *client, RhomSettings *settings, RhomCatalogue *catalogue);
void             rhom_break_prompt_show_quietly (RhomBreakPrompt *self);

G_END_DECLS
