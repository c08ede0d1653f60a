/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/records.h"
#include "ui/service-client.h"

G_BEGIN_DECLS

const char *rhom_therapy_text_kind (const char *kind_id);
const char *rhom_therapy_text_region (RhomRegion region);
const char *rhom_therapy_text_region_of (const char *region_id);
char       *rhom_therapy_text_title (RhomServiceClient *client);
char       *rhom_therapy_text_state (RhomServiceClient *client);

G_END_DECLS
