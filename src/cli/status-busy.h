/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/json-text.h"
#include "cli/link.h"

G_BEGIN_DECLS

/**
 * RhomStatusBusyFunc:
 * @label: what it is about, translated
 * @text: what is seen of it and by whom, translated
 */
typedef void (*RhomStatusBusyFunc) (const char *label,
                                    const char *text,
                                    gpointer    user_data);

void rhom_status_busy_ask (RhomLink *link);
void rhom_status_busy_foreach (RhomLink          *link,
                               RhomStatusBusyFunc func,
                               gpointer           user_data);
void rhom_status_busy_add_json (RhomLink     *link,
                                RhomJsonText *json);

G_END_DECLS
