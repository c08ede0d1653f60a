/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/service-client.h"

G_BEGIN_DECLS

#define RHOM_SERVICE_ACTION_GROUP "service"

GActionGroup *rhom_service_actions_new (RhomServiceClient *client);

G_END_DECLS
