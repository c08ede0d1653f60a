/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

G_BEGIN_DECLS

typedef void (*RhomBusyViewFunc) (const char *kind,
                                  gboolean    is_so,
                                  const char *source,
                                  const char *who,
                                  gpointer    user_data);

void     rhom_busy_view_foreach (RhomServiceClient *client,
                                 RhomBusyViewFunc   func,
                                 gpointer           user_data);
gboolean rhom_busy_view_is_in_call (RhomServiceClient *client);
void     rhom_busy_view_look (RhomServiceClient *client);

G_END_DECLS
