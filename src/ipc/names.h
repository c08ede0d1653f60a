/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RHOM_SERVICE_BUS_NAME "io.github.rhomboid.Rhomboid.Service"
#define RHOM_SERVICE_OBJECT_PATH "/io/github/rhomboid/Rhomboid/Service"
#define RHOM_UI_BUS_NAME "io.github.rhomboid.Rhomboid"
#define RHOM_UI_OBJECT_PATH "/io/github/rhomboid/Rhomboid"

G_END_DECLS
