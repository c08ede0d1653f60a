/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure/poses.h"

G_BEGIN_DECLS

gboolean rhom_check_limits (const RhomSkeleton *skeleton,
                            double              tolerance,
                            GString            *complaint);
guint    rhom_check_poses (const RhomPoses *poses,
                           GString         *complaints);

G_END_DECLS
