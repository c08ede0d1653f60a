/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/fields.h"
#include "figure/pose.h"

G_BEGIN_DECLS

gboolean rhom_pose_read (RhomFieldReader *reader,
                         const RhomField *field,
                         JsonNode        *node,
                         gpointer         target);

G_END_DECLS
