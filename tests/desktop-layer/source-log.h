/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop/idle-source.h"

G_BEGIN_DECLS

/* What a source said of each of its watches. */
typedef struct
{
  guint    n_changed;
  guint    n_idle[RHOM_N_IDLE_WATCHES];
  guint    n_active[RHOM_N_IDLE_WATCHES];
  gboolean is_idle[RHOM_N_IDLE_WATCHES];
  gint64   since_usec; /* of the last "idle" */
} SourceLog;

void source_log_follow (SourceLog      *log,
                        RhomIdleSource *source);

G_END_DECLS
