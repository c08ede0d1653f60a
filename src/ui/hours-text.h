/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/hours.h"
#include "settings/settings.h"

G_BEGIN_DECLS

gboolean rhom_hours_text_parse (const char *text,
                                int        *start_minute,
                                int        *end_minute);
char    *rhom_hours_text_range (int start_minute,
                                int end_minute);
char    *rhom_hours_text_weekday (int      weekday,
                                  gboolean is_short);
char    *rhom_hours_text_summary (RhomSettings *settings);

G_END_DECLS
