/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

G_BEGIN_DECLS

void      rhom_service_ask (RhomServiceClient  *client,
                            const char         *interface,
                            const char         *method,
                            GVariant           *parameters,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
GVariant *rhom_service_ask_finish (GObject      *source,
                                   GAsyncResult *result,
                                   GError      **error);

G_END_DECLS
