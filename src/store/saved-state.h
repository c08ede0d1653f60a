/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/scheduler.h"
#include "core/therapy.h"

G_BEGIN_DECLS

/**
 * RhomSavedState:
 * @boot_id: which boot the elapsed moments belong to
 * @saved_elapsed_usec: when it was saved, elapsed scale
 * @saved_wall_usec: when it was saved, wall scale
 * @proposal: id of the card or routine proposed, or ""
 * @event_seed: what the names of events begin with, or ""
 * @events: how many were named so far
 *
 * What the service must know again after it was killed.
 */
typedef struct
{
  char                boot_id[64];
  gint64              saved_elapsed_usec;
  gint64              saved_wall_usec;
  char                proposal[64];
  char                event_seed[64];
  int                 events;
  RhomSchedulerMemory breaks;
  RhomTherapyMemory   therapy;
} RhomSavedState;

gboolean rhom_saved_state_load (const char     *path,
                                RhomSavedState *state,
                                char          **set_aside,
                                GError        **error);
gboolean rhom_saved_state_parse (const char     *text,
                                 gsize           length,
                                 RhomSavedState *state,
                                 GError        **error);
gboolean rhom_saved_state_write (const char           *path,
                                 const RhomSavedState *state,
                                 GError              **error);
void     rhom_saved_state_rebase (RhomSavedState *state,
                                  const char     *boot_id,
                                  gint64          now_elapsed_usec,
                                  gint64          now_wall_usec);

char *rhom_saved_state_dup_default_path (void);
char *rhom_saved_state_dup_boot_id (void);

G_END_DECLS
